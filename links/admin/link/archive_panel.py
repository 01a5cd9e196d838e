"""The copy that a web archive has of a link's target, on the link's page."""

from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from links.admin.decisions.decide import PERMISSION, decision_url
from links.archive import copies
from links.models import ArchiveProposal

State = ArchiveProposal.State

_LABELS = {
    "look-for-archive": _("Look for an archived copy"),
    "use-archive": _("Use this copy"),
    "reject-archive": _("Do not use this copy"),
}
_LOOK_AGAIN = _("Look again")
_STOP_USING = _("Stop using this copy")


class ArchivePanel(Panel):
    """What the archive has answered, and what an editor can do about it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/link/archive_panel.html"

        def is_shown(self):
            link = self.instance
            is_worth_it = link.pk and (copies.is_on() or self.proposal)
            # Nobody is sent to a dangerous place, nor to what it once looked like.
            return (
                super().is_shown()
                and bool(is_worth_it)
                and copies.may_be_asked_for(link)
            )

        @cached_property
        def proposal(self):
            return copies.proposal_for(self.instance) if self.instance.pk else None

        @property
        def is_used(self) -> bool:
            """Whether the proposed copy is the one that readers are offered."""
            copy = self.instance.archive_url
            return bool(self.proposal and copy and copy == self.proposal.archive_url)

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {
                "proposal": self.proposal,
                "is_used": self.is_used,
                "is_flagged": self.instance.is_flagged,
                "buttons": [
                    {"label": label, "url": decision_url(self.instance, action)}
                    for action, label in self.buttons()
                ],
            }

        def buttons(self):
            """Yield what this editor can do, as an action and its label."""
            if not self.request.user.has_perm(PERMISSION):
                return
            state = self.proposal.state if self.proposal else None
            if self.is_used:
                yield "reject-archive", _STOP_USING
            elif state == State.FOUND:
                yield from self._labelled("use-archive", "reject-archive")
            elif state == State.REJECTED:
                yield from self._labelled("use-archive")
            if copies.is_on() and state != State.ASKED and not self.is_used:
                label: Promise = _LABELS["look-for-archive"]
                yield "look-for-archive", _LOOK_AGAIN if state else label

        def _labelled(self, *actions):
            return [(action, _LABELS[action]) for action in actions]
