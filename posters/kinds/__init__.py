"""What each kind of page says on a poster. One that says nothing here is any page."""

from collections.abc import Callable
from datetime import datetime

from activities.models import ActivityPage
from departments.models import DepartmentPage
from initiatives.models import InitiativePage
from pages.models import BasePage, SiteSettings
from posters.kinds.of_activities import activity_told
from posters.kinds.of_departments import department_told
from posters.kinds.of_initiatives import initiative_told
from posters.kinds.of_pages import page_told
from posters.kinds.of_urgent_help import urgent_help_told
from posters.kinds.telling import Told
from urgent_help.models import UrgentHelpPage

_TELLERS: dict[type[BasePage], Callable[[BasePage, SiteSettings, datetime], Told]] = {
    ActivityPage: activity_told,
    BasePage: page_told,
    DepartmentPage: department_told,
    InitiativePage: initiative_told,
    UrgentHelpPage: urgent_help_told,
}


def tell(page: BasePage, settings: SiteSettings, now: datetime) -> Told:
    """Return what a poster says of `page` at a moment."""
    teller = next(_TELLERS[kind] for kind in type(page).__mro__ if kind in _TELLERS)
    return teller(page, settings, now)
