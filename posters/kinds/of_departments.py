"""What a poster says of a department: whom to ring, when, and where it is."""

from django.utils.translation import gettext, ngettext

from posters.kinds.telling import Told, fact

_POINTS = 2
_DUTIES = 1
_HOURS = 2
_ADDRESSES = 2


def department_told(page, settings, now) -> Told:
    """Whom to ring first, with their hours, who is on duty after that, the streets."""
    points = [point for point in page.public_service_points if point.phone]
    day = [point for point in points if not point.is_duty][:_POINTS]
    duty = [point for point in points if point.is_duty][:_DUTIES]
    facts = tuple(
        one
        for point in (*day, *duty)
        for one in fact(point.name, point.phone, *_hours(point))
    )
    if not points:
        facts = fact(gettext("Contact"), page.phone, page.email)
    streets = [address.houses_in_words for address in page.address_list]
    rest = len(streets) - _ADDRESSES
    more = ngettext("and %(count)d more address", "and %(count)d more addresses", rest)
    lines = [*streets[:_ADDRESSES], more % {"count": rest} if rest > 0 else ""]
    return Told(gettext("Department"), (*facts, *fact(gettext("Addresses"), *lines)))


def _hours(point) -> list[str]:
    hours = [f"{days} {times}" for days, times in point.weekly_lines[:_HOURS]]
    if point.is_duty and not hours:
        return [gettext("When nobody else is open.")]
    return hours
