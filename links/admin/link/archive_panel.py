"""The copy that a web archive has of a link's target, on the link's page."""

from functools import cached_property

from wagtail.admin.panels import Panel

from links.actions.states import LinkState
from links.admin.decisions.buttons import buttons_for
from links.archive import asking

ARCHIVE_ACTIONS = ("use-archive", "reject-archive", "look-for-archive")


class ArchivePanel(Panel):
    """What the archive has answered, and what an editor can do about it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/link/archive_panel.html"

        def is_shown(self):
            state = self.state
            if not super().is_shown() or not state.link.pk or not state.health:
                return False
            # Nobody is sent to a dangerous place, nor to what it once looked like.
            return not state.is_dangerous and bool(asking.is_on() or state.proposal)

        @cached_property
        def state(self) -> LinkState:
            return LinkState(self.instance)

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {
                "proposal": self.state.proposal,
                "is_used": self.state.is_copy_used,
                "is_flagged": self.state.is_flagged,
                "buttons": buttons_for(self.state, self.request.user, ARCHIVE_ACTIONS),
            }
