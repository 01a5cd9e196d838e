"""The buttons of what an editor can do with a link, wherever they stand."""

from dataclasses import dataclass

from django.utils.functional import Promise

from links.actions.catalogue import offered
from links.actions.states import LinkState
from links.admin.decisions.decide import decision_url


@dataclass(frozen=True)
class ActionButton:
    """What a button says, and the address that it posts to."""

    label: Promise
    icon: str
    url: str
    is_serious: bool


def buttons_for(state: LinkState, user, names: tuple[str, ...]) -> list[ActionButton]:
    """Return a button for each of the actions that is offered to this editor now."""
    return [
        ActionButton(
            action.label,
            action.icon,
            decision_url(state.link, action.name),
            action.is_serious,
        )
        for action in offered(state, user, names)
    ]
