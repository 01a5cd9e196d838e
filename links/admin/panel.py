"""What we know about a link, on the page where it is edited."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from links.checking.verdicts import Verdict
from links.models import Check, Link
from links.wording import explain, words_of

from .actions import PERMISSION, decision_url
from .listing import URGENT

TIMELINE_LENGTH = 20


@dataclass(frozen=True)
class Button:
    """A decision that an editor can make here."""

    label: Promise
    url: str
    is_serious: bool = False


@dataclass(frozen=True)
class Line:
    """A check, or several in a row that saw the same."""

    check: Check

    @property
    def sentence(self) -> str:
        return words_of(self.check.problem).sentence


class HealthPanel(Panel):
    """Verdict, advice, evidence and decisions; reads, and changes no field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/health_panel.html"

        def is_shown(self):
            return super().is_shown() and self.health is not None

        @cached_property
        def health(self):
            return getattr(self.instance, "health", None) if self.instance.pk else None

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            health = self.health
            timeline = self.instance.checks.all()[:TIMELINE_LENGTH]
            return context | {
                "health": health,
                "words": explain(health.verdict, health.problem),
                "is_urgent": health.verdict in URGENT,
                "timeline": [Line(check) for check in timeline],
                "buttons": list(self.buttons()),
            }

        def buttons(self):
            """Yield what this editor can decide about the link as it is."""
            link, health = self.instance, self.health
            if not self.request.user.has_perm(PERMISSION):
                return
            if health.marked_dangerous:
                yield _button(link, "unmark-dangerous")
            else:
                yield _button(link, "check")
                if health.verdict not in (Verdict.UNCHECKED, Verdict.DANGEROUS):
                    yield _button(link, "confirm")
                yield _button(link, "mark-dangerous")
            yield _button(link, "unflag" if link.is_flagged else "flag")


_LABELS = {
    "check": _("Check again now"),
    "confirm": _("I opened it, and it works"),
    "mark-dangerous": _("Mark as dangerous"),
    "unmark-dangerous": _("It is not dangerous"),
    "flag": _("Mark as unavailable"),
    "unflag": _("Mark as available"),
}


def _button(link: Link, action: str) -> Button:
    is_serious = action == "mark-dangerous"
    return Button(_LABELS[action], decision_url(link, action), is_serious)
