"""The sentences about colleagues who stop."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from audit.events import Kind, register
from colleagues.models import Departure
from users.models import User

PLANNED = "colleagues.departure_planned"
CARRIED_OUT = "colleagues.departure_carried_out"
CANCELLED = "colleagues.departure_cancelled"
UNDONE = "colleagues.departure_undone"

_SENTENCES = (
    (
        PLANNED,
        _("Plan that a colleague stops"),
        _("%(who)s planned that %(whom)s stops"),
    ),
    (
        CARRIED_OUT,
        _("A colleague stops"),
        _("%(whom)s has stopped, and others have taken over (%(who)s saw to it)"),
    ),
    (
        CANCELLED,
        _("A colleague does not stop after all"),
        _("%(who)s dropped the plan that %(whom)s stops"),
    ),
    (
        UNDONE,
        _("Take back that a colleague has stopped"),
        _("%(who)s took back that %(whom)s had stopped"),
    ),
)


def tell(departure: Departure, action: str, by: User | None) -> None:
    """Enter it where the account is told of; of somebody without one, at the person."""
    about = departure.user or departure.person
    log(instance=about, action=action, user=by, title=departure.name)


def register_log_actions(actions) -> None:
    """Wagtail hook: give each event its words."""
    for name, label, sentence in _SENTENCES:
        register(actions, name, Kind.ACCOUNT, label=label, sentence=sentence)
