"""Leaving a link as it is, and taking that back, on the link's page."""

from functools import cached_property

from wagtail.admin.panels import Panel

from links.actions.catalogue import ACTIONS, offered
from links.actions.states import LinkState
from links.admin.decisions.buttons import buttons_for

DISMISSING = ("dismiss", "undismiss")


class DismissalPanel(Panel):
    """Whether the verdict is to be acted upon; shown when there is one to act upon."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/link/dismissal_panel.html"

        def is_shown(self):
            if not super().is_shown() or not self.instance.pk:
                return False
            return bool(self.state.dismissal or self.can_be_dismissed)

        @cached_property
        def state(self) -> LinkState:
            return LinkState(self.instance)

        @cached_property
        def can_be_dismissed(self) -> bool:
            """Whether there is a decision that this editor could leave be."""
            return bool(offered(self.state, self.request.user, ("dismiss",)))

        @cached_property
        def questions(self):
            """The questions that go with it; they belong to a form further down."""
            form = ACTIONS["dismiss"].form()
            for field in form.fields.values():
                field.widget.attrs["form"] = "link-decision"
            return form

        def get_context_data(self, parent_context=None):
            dismissal = self.state.dismissal
            by = dismissal.by if dismissal else None
            return super().get_context_data(parent_context) | {
                "dismissal": dismissal,
                "dismissal_by": by and (by.get_full_name() or by.get_username()),
                "dismissal_form": self.questions if self.can_be_dismissed else None,
                "buttons": buttons_for(self.state, self.request.user, DISMISSING),
            }
