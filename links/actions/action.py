"""What an action is, and how one is carried out."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import BaseForm
from django.utils.functional import Promise

from links.actions.states import LinkState, states_of
from links.models import Link
from links.permissions import CHANGE


class NotDoneError(Exception):
    """An action cannot be done, and nothing has been changed; the message says why."""

    def __init__(self, message: Promise | str):
        super().__init__(message)
        self.message = message


class AddressTakenError(NotDoneError):
    """Another link has the address that this one was to get."""

    def __init__(self, message: Promise | str, link: Link, other: Link):
        super().__init__(message)
        self.link = link
        self.other = other


@dataclass(frozen=True)
class ActionOnMany:
    """The same for many links at once: how it is said, and how it is done.

    `do` returns what the change is called, if it is undone by that, and how many
    links it was.
    """

    label: Promise
    # The label with how many links it would be, for all links of a host.
    counted: Callable[[int], str]
    # What is asked before it is done, and said afterwards.
    question: Callable[[int], str]
    done: Callable[[int], str]
    do: Callable[..., tuple[uuid.UUID | None, int]]


@dataclass(frozen=True)
class Action:
    """Something to do with a link, and all that is said of it.

    `do` gets the link, the user and what the form asks for. It may return what the
    change is called, by which it is undone, and raises NotDoneError. `refusal` says
    why the action is not for a link as it stands, or "".
    """

    name: str
    label: Promise
    icon: str
    do: Callable[..., uuid.UUID | None]
    done: Promise
    refusal: Callable[[LinkState], Promise | str]
    # The action that undoes this one.
    undo: str = ""
    form: type[BaseForm] | None = None
    permission: str = CHANGE
    is_serious: bool = False
    many: ActionOnMany | None = None

    def is_offered(self, state: LinkState) -> bool:
        """Whether it can be done with a link as it stands."""
        return not self.refusal(state)

    def is_for(self, user) -> bool:
        """Whether somebody may do it."""
        return user.has_perm(self.permission)

    def choices(self, data: Mapping | None) -> dict:
        """Return what was said along with it; raises NotDoneError for nonsense."""
        if self.form is None:
            return {}
        form = self.form(data or {})
        if not form.is_valid():
            errors = [error for found in form.errors.values() for error in found]
            raise NotDoneError(" ".join(errors))
        return form.cleaned_data

    def carry_out(
        self, link_id: int, user, data: Mapping | None = None
    ) -> uuid.UUID | None:
        """Do it with a link as it stands now; return what `do` returns.

        Raises PermissionDenied, Link.DoesNotExist, or NotDoneError with nothing
        changed.
        """
        if not self.is_for(user):
            raise PermissionDenied
        choices = self.choices(data)
        # Two editors who press at once do not both do it.
        links = Link.objects.select_for_update(of=("self",))
        with transaction.atomic():
            link = links.select_related("health", "tally").get(pk=link_id)
            if reason := self.refusal(LinkState(link)):
                raise NotDoneError(reason)
            return self.do(link, user, **choices)


@dataclass(frozen=True)
class Suitable:
    """Links that an action is offered for, and why it is not for the others."""

    links: list[Link]
    refused: int
    reasons: list[str]


def suitable_for(action: Action, links: Iterable[Link]) -> Suitable:
    """Tell links apart by whether an action is offered for them as they stand.

    `health` and `tally` are to be fetched along with them.
    """
    offered, reasons, refused = [], {}, 0
    for state in states_of(links).values():
        if reason := action.refusal(state):
            refused += 1
            # Each reason once, in the order of the links.
            reasons[str(reason)] = None
        else:
            offered.append(state.link)
    return Suitable(offered, refused, list(reasons))
