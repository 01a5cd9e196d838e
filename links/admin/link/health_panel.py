"""What we know about a link, on the page where it is edited."""

from functools import cached_property

from django.utils import timezone
from wagtail.admin.panels import Panel

from links.actions.states import LinkState
from links.admin.decisions.buttons import buttons_for
from links.admin.link.timeline import Timeline
from links.decisions.needed import URGENT
from links.decisions.wording import explain
from links.permissions import may_change_links

# The copy in the archive, and leaving the link as it is, have panels of their own.
HEALTH_ACTIONS = (
    "accept-move",
    "flag",
    "unflag",
    "check",
    "confirm",
    "unconfirm",
    "mark-dangerous",
    "unmark-dangerous",
)


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
            return may_change_links(self.request.user)

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
                "buttons": buttons_for(
                    LinkState(link), self.request.user, HEALTH_ACTIONS
                ),
            }
