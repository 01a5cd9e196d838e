"""Saving a link, and what is said about it."""

from django.template.loader import render_to_string
from wagtail.snippets.views.snippets import EditView

from links.admin.decisions.decide import decision_url
from links.models.link import TARGETS


class LinkEditView(EditView):
    """The page of a link."""

    def get_success_message(self):
        """Ask whether readers are to be sent to an address that was lost till now."""
        message = super().get_success_message()
        link = self.object
        was_lost = not any(self.form.initial.get(name) for name in TARGETS)
        if not (was_lost and link.has_target and link.is_flagged):
            return message
        return render_to_string(
            "links/admin/link/found_again.html",
            {
                "message": message,
                "link": link,
                "unflag_url": decision_url(link, "unflag"),
            },
            self.request,
        )
