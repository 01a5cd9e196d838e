"""The one list of what can be done with a link: its words, and when it is offered."""

import uuid

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from linkcheck.verdicts import Verdict
from links.actions.action import (
    Action,
    ActionOnMany,
    AddressTakenError,
    NotDoneError,
)
from links.actions.forms import DismissalForm, ReasonForm
from links.actions.states import LinkState
from links.archive import copies
from links.decisions.availability import set_availability, set_availability_of
from links.decisions.dismissal import dismiss_all, undismiss
from links.health import keeping
from links.hosts import moving
from links.models import ArchiveProposal, Link
from links.runs.tasks import check_all_soon, check_link

_Copy = ArchiveProposal.State
_NOT_CHECKED = _("We only check addresses on other sites.")


def _no_check(state: LinkState) -> Promise | str:
    if not state.health:
        return _NOT_CHECKED
    if state.health.marked_dangerous:
        return _("A link that is marked as dangerous is not checked.")
    return ""


def _check_again(link: Link, user) -> None:
    keeping.check_soon([link.pk])
    log(instance=link, action="links.check", user=user)
    check_link.enqueue(link.pk)


def _no_confirmation(state: LinkState) -> Promise | str:
    if state.is_dangerous:
        return _("The link is dangerous, so nobody can vouch for it.")
    if state.is_flagged:
        return _(
            "The link is marked as unavailable. If it works, mark it as available."
        )
    return "" if state.health else _NOT_CHECKED


def _no_unconfirmation(state: LinkState) -> Promise | str:
    if state.health and state.health.confirmed_until:
        return ""
    return _("Nobody vouches for the link any longer.")


def _no_new_address(state: LinkState) -> Promise | str:
    if state.is_dangerous:
        return _("The link is dangerous.")
    known = state.health
    if known and known.verdict == Verdict.MOVED and known.moved_to:
        return ""
    return _("We know of no new address for the link.")


def _accept_move(link: Link, user) -> uuid.UUID:
    known = link.health
    change = moving.accept(moving.moved().filter(pk=link.pk), user)
    if change.changed:
        return change.id
    if other := moving.link_at_new_address(known):
        message = _("The register has the new address already.")
        raise AddressTakenError(message, link, other)
    raise NotDoneError(_("The link has been changed in the meantime. Look again."))


def _no_mark(state: LinkState) -> Promise | str:
    if not state.health:
        return _("Only addresses on other sites are marked as dangerous.")
    if state.health.marked_dangerous:
        return _("The link is marked as dangerous already.")
    return ""


def _no_unmark(state: LinkState) -> Promise | str:
    if state.health and state.health.marked_dangerous:
        return ""
    return _("Nobody has marked the link as dangerous.")


def _no_flag(state: LinkState) -> Promise | str:
    if state.is_flagged:
        return _("The link is marked as unavailable already.")
    return ""


def _flag(link: Link, user, reason: str = "") -> None:
    set_availability_of([link], user, available=False, reason=reason)


def _no_unflag(state: LinkState) -> Promise | str:
    return "" if state.is_flagged else _("The link is available already.")


def _no_dismissal(state: LinkState) -> Promise | str:
    if state.is_dangerous:
        return _("A dangerous link cannot be left as it is.")
    if not state.needs_decision:
        return _("There is nothing to decide about the link just now.")
    return ""


def _no_undismissal(state: LinkState) -> Promise | str:
    if state.dismissal:
        return ""
    return _("Nobody has said that the link may be left as it is.")


def _no_search(state: LinkState) -> Promise | str:
    if not state.health:
        return _("We only look for copies of pages on other sites.")
    if state.is_dangerous:
        return _("We do not look for copies of dangerous pages.")
    if not copies.is_on():
        return _("This site asks no web archive.")
    if state.proposal and state.proposal.state == _Copy.ASKED:
        return _("We are asking the web archive already.")
    return _("The archived copy is in use.") if state.is_copy_used else ""


def _look_for_copy(link: Link, user) -> None:
    copies.ask_for([link])
    log(instance=link, action="links.look_for_archive", user=user)


def _no_use(state: LinkState) -> Promise | str:
    if state.is_dangerous:
        return _("We do not show copies of dangerous pages.")
    if state.is_copy_used:
        return _("The archived copy is in use.")
    if state.proposal and state.proposal.state in (_Copy.FOUND, _Copy.REJECTED):
        return ""
    return _("There is no archived copy to use any longer.")


def _use_copy(link: Link, user) -> None:
    if not copies.use_copy(link, user):
        raise NotDoneError(_("There is no archived copy to use any longer."))


def _no_rejection(state: LinkState) -> Promise | str:
    if state.is_dangerous:
        return _("We do not show copies of dangerous pages.")
    if state.proposal and state.proposal.state == _Copy.FOUND:
        return ""
    return _("There is no archived copy to say no to any longer.")


def _reject_copy(link: Link, user) -> None:
    if not copies.reject_copy(link, user):
        raise NotDoneError(_("There is no archived copy to say no to any longer."))


_CHECK_MANY = ActionOnMany(
    label=_("Check again now"),
    counted=lambda count: (
        ngettext("Check the link again", "Check all %(count)d again", count)
        % {"count": count}
    ),
    question=lambda count: (
        ngettext("Check %(count)d link again?", "Check %(count)d links again?", count)
        % {"count": count}
    ),
    done=lambda count: (
        ngettext(
            "%(count)d link is on its way to be checked.",
            "%(count)d links are on their way to be checked. Many take a while: no site is asked for more than one thing at a time.",
            count,
        )
        % {"count": count}
    ),
    # What has been asked for cannot be taken back.
    do=lambda links, user: (None, check_all_soon(links, user)),
)
_FLAG_MANY = ActionOnMany(
    label=_("Mark as unavailable"),
    counted=lambda count: (
        ngettext(
            "Mark the link as unavailable", "Mark all %(count)d as unavailable", count
        )
        % {"count": count}
    ),
    question=lambda count: (
        ngettext(
            "Mark %(count)d link as unavailable? Every page that shows it will say so.",
            "Mark %(count)d links as unavailable? Every page that shows them will say so.",
            count,
        )
        % {"count": count}
    ),
    done=lambda count: (
        ngettext(
            "%(count)d link is marked as unavailable.",
            "%(count)d links are marked as unavailable.",
            count,
        )
        % {"count": count}
    ),
    do=lambda links, user, reason="": set_availability_of(
        links, user, available=False, reason=reason
    ),
)
_UNFLAG_MANY = ActionOnMany(
    label=_("Mark as available"),
    counted=lambda count: (
        ngettext(
            "Mark the link as available again",
            "Mark all %(count)d as available again",
            count,
        )
        % {"count": count}
    ),
    question=lambda count: (
        ngettext(
            "Mark %(count)d link as available? Readers will be sent there again.",
            "Mark %(count)d links as available? Readers will be sent there again.",
            count,
        )
        % {"count": count}
    ),
    done=lambda count: (
        ngettext(
            "%(count)d link is available again.",
            "%(count)d links are available again.",
            count,
        )
        % {"count": count}
    ),
    do=lambda links, user: set_availability_of(links, user, available=True),
)
_DISMISS_MANY = ActionOnMany(
    label=_("Leave as they are"),
    counted=lambda count: (
        ngettext(
            "Leave the link as it is",
            "Leave the %(count)d that need a decision as they are",
            count,
        )
        % {"count": count}
    ),
    question=lambda count: (
        ngettext(
            "Leave %(count)d link as it is? We go on checking it.",
            "Leave %(count)d links as they are? We go on checking them.",
            count,
        )
        % {"count": count}
    ),
    done=lambda count: (
        ngettext(
            "%(count)d link is left as it is.",
            "%(count)d links are left as they are.",
            count,
        )
        % {"count": count}
    ),
    do=dismiss_all,
)

_ALL = (
    Action(
        name="accept-move",
        label=_("Use the new address"),
        icon="redirect",
        refusal=_no_new_address,
        do=_accept_move,
        done=_("The link has its new address."),
    ),
    Action(
        name="flag",
        label=_("Mark as unavailable"),
        icon="cross",
        refusal=_no_flag,
        do=_flag,
        done=_("Every page now says that the link is not available any longer."),
        undo="unflag",
        form=ReasonForm,
        many=_FLAG_MANY,
    ),
    Action(
        name="unflag",
        label=_("Mark as available"),
        icon="check",
        refusal=_no_unflag,
        do=lambda link, user: set_availability(link, user, available=True),
        done=_("The link is available again on every page that shows it."),
        undo="flag",
        many=_UNFLAG_MANY,
    ),
    Action(
        name="check",
        label=_("Check again now"),
        icon="rotate",
        refusal=_no_check,
        do=_check_again,
        done=_("We are checking the link. Open the page again in a minute."),
        many=_CHECK_MANY,
    ),
    Action(
        name="confirm",
        label=_("I opened it, and it works"),
        icon="pick",
        refusal=_no_confirmation,
        do=keeping.confirm,
        done=_("Thank you. The link counts as good for three months."),
        undo="unconfirm",
    ),
    Action(
        name="unconfirm",
        label=_("Do not vouch for the link"),
        icon="resubmit",
        refusal=_no_unconfirmation,
        do=keeping.unconfirm,
        done=_("The link counts again as what the checks have seen."),
    ),
    Action(
        name="dismiss",
        label=_("Leave it as it is"),
        icon="time",
        refusal=_no_dismissal,
        do=lambda link, user, **choices: dismiss_all([link], user, **choices)[0],
        done=_("The link is left as it is. We go on checking it."),
        undo="undismiss",
        form=DismissalForm,
        many=_DISMISS_MANY,
    ),
    Action(
        name="undismiss",
        label=_("It needs a decision after all"),
        icon="resubmit",
        refusal=_no_undismissal,
        do=undismiss,
        done=_("The link is again among those that need a decision, if it does."),
    ),
    Action(
        name="mark-dangerous",
        label=_("Mark as dangerous"),
        icon="warning",
        refusal=_no_mark,
        do=lambda link, user: keeping.mark_dangerous(link, user, mark=True),
        done=_("The link is marked as dangerous."),
        undo="unmark-dangerous",
        is_serious=True,
    ),
    Action(
        name="unmark-dangerous",
        label=_("It is not dangerous"),
        icon="resubmit",
        refusal=_no_unmark,
        do=lambda link, user: keeping.mark_dangerous(link, user, mark=False),
        done=_("The link is no longer marked as dangerous. It will be checked soon."),
        undo="mark-dangerous",
    ),
    Action(
        name="use-archive",
        label=_("Use this copy"),
        icon="check",
        refusal=_no_use,
        do=_use_copy,
        done=_("Readers are offered the archived copy when the link is not available."),
        undo="reject-archive",
    ),
    Action(
        name="reject-archive",
        label=_("Do not use this copy"),
        icon="cross",
        refusal=_no_rejection,
        do=_reject_copy,
        done=_("The archived copy is not used."),
        undo="use-archive",
    ),
    Action(
        name="look-for-archive",
        label=_("Look for an archived copy"),
        icon="history",
        refusal=_no_search,
        do=_look_for_copy,
        done=_("We are asking the web archive. Open the page again in a minute."),
    ),
)
# By name, in the order in which they are shown.
ACTIONS = {action.name: action for action in _ALL}


def offered(state: LinkState, user, names: tuple[str, ...]) -> list[Action]:
    """Return those of the actions that somebody can do with a link as it stands."""
    return [
        action
        for name, action in ACTIONS.items()
        if name in names and action.is_for(user) and action.is_offered(state)
    ]
