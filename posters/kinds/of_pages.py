"""What a poster says of any page: whom to turn to, when and where."""

from django.utils.translation import gettext

from posters.kinds.telling import Told, fact

# Of a text with a line for each: more would be small print.
_LINES = 3


def page_told(page, settings, now) -> Told:
    """The association, as it says itself on every page."""
    hours = settings.opening_hours.splitlines()[:_LINES]
    facts = (
        *fact(gettext("Contact"), settings.phone, settings.email),
        *fact(gettext("Opening hours"), *hours),
        *fact(gettext("Where"), settings.street, settings.postcode_and_city),
    )
    return Told(gettext("Good to know"), facts)
