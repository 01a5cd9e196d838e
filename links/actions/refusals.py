"""When an action is not offered for a link as it stands, and why.

Each function returns a sentence to an editor, or "" when the action is offered.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linkcheck.verdicts import Verdict
from links.actions.states import LinkState
from links.archive import asking
from links.decisions.availability import NO_TARGET
from links.models import ArchiveProposal

_Copy = ArchiveProposal.State
_NOT_CHECKED = _("We only check addresses on other sites.")


def no_check(state: LinkState) -> Promise | str:
    """Checking again."""
    if not state.health:
        return _NOT_CHECKED
    if state.health.marked_dangerous:
        return _("A link that is marked as dangerous is not checked.")
    return ""


def no_confirmation(state: LinkState) -> Promise | str:
    """An editor's word that it works."""
    if state.is_dangerous:
        return _("The link is dangerous, so nobody can vouch for it.")
    if state.is_flagged:
        return _(
            "The link is marked as unavailable. If it works, mark it as available."
        )
    return "" if state.health else _NOT_CHECKED


def no_unconfirmation(state: LinkState) -> Promise | str:
    """Taking that word back."""
    if state.health and state.health.confirmed_until:
        return ""
    return _("Nobody vouches for the link any longer.")


def no_new_address(state: LinkState) -> Promise | str:
    """Taking over the address that it has moved to."""
    if state.is_dangerous:
        return _("The link is dangerous.")
    known = state.health
    if known and known.verdict == Verdict.MOVED and known.moved_to:
        return ""
    return _("We know of no new address for the link.")


def no_mark(state: LinkState) -> Promise | str:
    """Marking it as dangerous."""
    if not state.health:
        return _("Only addresses on other sites are marked as dangerous.")
    if state.health.marked_dangerous:
        return _("The link is marked as dangerous already.")
    return ""


def no_unmark(state: LinkState) -> Promise | str:
    """Taking that mark away."""
    if state.health and state.health.marked_dangerous:
        return ""
    return _("Nobody has marked the link as dangerous.")


def no_flag(state: LinkState) -> Promise | str:
    """Taking it away from readers."""
    if state.is_flagged:
        return _("The link is marked as unavailable already.")
    return ""


def no_unflag(state: LinkState) -> Promise | str:
    """Giving it back to readers."""
    if not state.is_flagged:
        return _("The link is available already.")
    return "" if state.link.has_target else NO_TARGET


def no_dismissal(state: LinkState) -> Promise | str:
    """Leaving it as it is."""
    if state.is_dangerous:
        return _("A dangerous link cannot be left as it is.")
    if not state.needs_decision:
        return _("There is nothing to decide about the link just now.")
    return ""


def no_undismissal(state: LinkState) -> Promise | str:
    """Taking that back."""
    if state.dismissal:
        return ""
    return _("Nobody has said that the link may be left as it is.")


def no_search(state: LinkState) -> Promise | str:
    """Looking for a copy in the web archive."""
    if not state.health:
        return _("We only look for copies of pages on other sites.")
    if state.is_dangerous:
        return _("We do not look for copies of dangerous pages.")
    if not asking.is_on():
        return _("This site asks no web archive.")
    if state.proposal and state.proposal.state == _Copy.ASKED:
        return _("We are asking the web archive already.")
    return _("The archived copy is in use.") if state.is_copy_used else ""


def no_use(state: LinkState) -> Promise | str:
    """Offering readers the copy."""
    if state.is_dangerous:
        return _("We do not show copies of dangerous pages.")
    if state.is_copy_used:
        return _("The archived copy is in use.")
    if state.proposal and state.proposal.state in (_Copy.FOUND, _Copy.REJECTED):
        return ""
    return _("There is no archived copy to use any longer.")


def no_rejection(state: LinkState) -> Promise | str:
    """Saying no to the copy."""
    if state.is_dangerous:
        return _("We do not show copies of dangerous pages.")
    if state.proposal and state.proposal.state == _Copy.FOUND:
        return ""
    return _("There is no archived copy to say no to any longer.")
