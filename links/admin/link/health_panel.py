"""What we know about a link, on the page where it is edited."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from linkcheck.verdicts import Verdict
from links.admin.decisions.decide import PERMISSION, decision_url
from links.admin.link.timeline import Timeline
from links.decisions.needed import URGENT
from links.decisions.wording import explain
from links.models import Link


@dataclass(frozen=True)
class Button:
    """A decision that an editor can make here."""

    label: Promise
    url: str
    is_serious: bool = False


class HealthPanel(Panel):
    """Verdict, advice, decisions and all that has happened; changes no field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/link/health_panel.html"

        def is_shown(self):
            if not super().is_shown() or not self.instance.pk:
                return False
            return bool(self.health or self.timeline.events or self.may_change)

        @cached_property
        def health(self):
            return getattr(self.instance, "health", None)

        @property
        def is_due(self) -> bool:
            """Whether the link waits for its next check."""
            at = self.health.next_check_at if self.health else None
            return at is not None and at <= timezone.now()

        @cached_property
        def may_change(self) -> bool:
            """Whether this editor may decide anything about the link."""
            return self.request.user.has_perm(PERMISSION)

        @cached_property
        def is_whole(self) -> bool:
            """Whether the editor has asked for everything that ever happened."""
            return self.request.GET.get("timeline") == "all"

        @cached_property
        def timeline(self) -> Timeline:
            """What has happened, the newest first."""
            return Timeline.of(self.instance, whole=self.is_whole)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            link, health = self.instance, self.health
            tally = getattr(link, "tally", None)
            return context | {
                "link": link,
                "href": "" if link.is_dangerous else link.href,
                "health": health,
                "words": explain(health.verdict, health.problem) if health else None,
                "is_urgent": health is not None and health.verdict in URGENT,
                "is_due": self.is_due,
                "open_reports": tally.open_reports if tally else 0,
                "timeline": self.timeline,
                "is_whole": self.is_whole,
                "may_change": self.may_change,
                "buttons": list(self.buttons()),
            }

        def buttons(self):
            """Yield what this editor can decide about the link as it is."""
            link, health = self.instance, self.health
            if not self.may_change:
                return
            if health and health.marked_dangerous:
                yield _button(link, "unmark-dangerous")
            elif health:
                yield _button(link, "check")
                if health.verdict == Verdict.MOVED:
                    yield _button(link, "accept-move")
                if health.verdict not in (Verdict.UNCHECKED, Verdict.DANGEROUS):
                    yield _button(link, "confirm")
                yield _button(link, "mark-dangerous")
            yield _button(link, "unflag" if link.is_flagged else "flag")


_LABELS = {
    "accept-move": _("Use the new address"),
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
