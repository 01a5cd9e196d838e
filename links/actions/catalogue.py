"""The one list of what can be done with a link: its words, and when it is offered."""

import uuid

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from links.actions import many, refusals
from links.actions.action import (
    Action,
    AddressTakenError,
    NotDoneError,
)
from links.actions.forms import DismissalForm, ReasonForm
from links.actions.states import LinkState
from links.archive import asking, copies
from links.decisions.availability import set_availability, set_availability_of
from links.decisions.dismissal import dismiss_all, undismiss
from links.health import keeping
from links.hosts import moving
from links.models import Link
from links.runs.tasks import check_link


def _check_again(link: Link, user) -> None:
    keeping.check_soon([link.pk])
    log(instance=link, action="links.check", user=user)
    check_link.enqueue(link.pk)


def _accept_move(link: Link, user) -> uuid.UUID:
    known = link.health
    change = moving.accept(moving.moved().filter(pk=link.pk), user)
    if change.changed:
        return change.id
    if other := moving.link_at_new_address(known):
        message = _("The register has the new address already.")
        raise AddressTakenError(message, link, other)
    raise NotDoneError(_("The link has been changed in the meantime. Look again."))


def _flag(link: Link, user, reason: str = "") -> None:
    set_availability_of([link], user, available=False, reason=reason)


def _look_for_copy(link: Link, user) -> None:
    asking.ask_for([link])
    log(instance=link, action="links.look_for_archive", user=user)


def _use_copy(link: Link, user) -> None:
    if not copies.use_copy(link, user):
        raise NotDoneError(_("There is no archived copy to use any longer."))


def _reject_copy(link: Link, user) -> None:
    if not copies.reject_copy(link, user):
        raise NotDoneError(_("There is no archived copy to say no to any longer."))


_ALL = (
    Action(
        name="accept-move",
        label=_("Use the new address"),
        icon="redirect",
        refusal=refusals.no_new_address,
        do=_accept_move,
        done=_("The link has its new address."),
    ),
    Action(
        name="flag",
        label=_("Mark as unavailable"),
        icon="cross",
        refusal=refusals.no_flag,
        do=_flag,
        done=_("Every page now says that the link is not available any longer."),
        undo="unflag",
        form=ReasonForm,
        many=many.FLAG_MANY,
    ),
    Action(
        name="unflag",
        label=_("Mark as available"),
        icon="check",
        refusal=refusals.no_unflag,
        do=lambda link, user: set_availability(link, user, available=True),
        done=_("The link is available again on every page that shows it."),
        undo="flag",
        many=many.UNFLAG_MANY,
    ),
    Action(
        name="check",
        label=_("Check again now"),
        icon="rotate",
        refusal=refusals.no_check,
        do=_check_again,
        done=_("We are checking the link. Open the page again in a minute."),
        many=many.CHECK_MANY,
    ),
    Action(
        name="confirm",
        label=_("I opened it, and it works"),
        icon="pick",
        refusal=refusals.no_confirmation,
        do=keeping.confirm,
        done=_("Thank you. The link counts as good for three months."),
        undo="unconfirm",
    ),
    Action(
        name="unconfirm",
        label=_("Do not vouch for the link"),
        icon="resubmit",
        refusal=refusals.no_unconfirmation,
        do=keeping.unconfirm,
        done=_("The link counts again as what the checks have seen."),
    ),
    Action(
        name="dismiss",
        label=_("Leave it as it is"),
        icon="time",
        refusal=refusals.no_dismissal,
        do=lambda link, user, **choices: dismiss_all([link], user, **choices)[0],
        done=_("The link is left as it is. We go on checking it."),
        undo="undismiss",
        form=DismissalForm,
        many=many.DISMISS_MANY,
    ),
    Action(
        name="undismiss",
        label=_("It needs a decision after all"),
        icon="resubmit",
        refusal=refusals.no_undismissal,
        do=undismiss,
        done=_("The link is again among those that need a decision, if it does."),
    ),
    Action(
        name="mark-dangerous",
        label=_("Mark as dangerous"),
        icon="warning",
        refusal=refusals.no_mark,
        do=lambda link, user: keeping.mark_dangerous(link, user, mark=True),
        done=_("The link is marked as dangerous."),
        undo="unmark-dangerous",
        is_serious=True,
    ),
    Action(
        name="unmark-dangerous",
        label=_("It is not dangerous"),
        icon="resubmit",
        refusal=refusals.no_unmark,
        do=lambda link, user: keeping.mark_dangerous(link, user, mark=False),
        done=_("The link is no longer marked as dangerous. It will be checked soon."),
        undo="mark-dangerous",
    ),
    Action(
        name="use-archive",
        label=_("Use this copy"),
        icon="check",
        refusal=refusals.no_use,
        do=_use_copy,
        done=_("Readers are offered the archived copy when the link is not available."),
        undo="reject-archive",
    ),
    Action(
        name="reject-archive",
        label=_("Do not use this copy"),
        icon="cross",
        refusal=refusals.no_rejection,
        do=_reject_copy,
        done=_("The archived copy is not used."),
        undo="use-archive",
    ),
    Action(
        name="look-for-archive",
        label=_("Look for an archived copy"),
        icon="history",
        refusal=refusals.no_search,
        do=_look_for_copy,
        done=_("We are asking the web archive. Open the page again in a minute."),
    ),
)
# By name, in the order in which they are shown.
ACTIONS = {action.name: action for action in _ALL}

# What can be decided without losing sight of the page that is being written, and all
# of it be taken back.
EDITOR_ACTIONS = ("flag", "unflag", "confirm", "dismiss")
UNDOING_ACTIONS = tuple(
    undo
    for name in EDITOR_ACTIONS
    if (undo := ACTIONS[name].undo) not in EDITOR_ACTIONS
)


def offered(state: LinkState, user, names: tuple[str, ...]) -> list[Action]:
    """Return those of the actions that somebody can do with a link as it stands."""
    return [
        action
        for name, action in ACTIONS.items()
        if name in names and action.is_for(user) and action.is_offered(state)
    ]
