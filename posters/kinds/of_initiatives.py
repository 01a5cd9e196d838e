"""What a poster says of an initiative: for whom, where, and how to get started."""

from django.utils.translation import gettext

from posters.kinds.telling import Told, fact


def initiative_told(page, settings, now) -> Told:
    """The facts that stand beside it on its page."""
    contact = page.public_contact
    whom = [contact.name, contact.phone, contact.email] if contact else []
    if page.how_to_start and contact:
        # There is no room for all of it.
        whom = [", ".join(filter(None, [contact.name, contact.phone]))]
    facts = (
        *fact(gettext("For whom"), page.audience, page.age_range),
        *fact(gettext("Where"), page.place),
        *fact(gettext("How to get started"), page.how_to_start),
        *fact(gettext("Contact"), *whom),
    )
    return Told(gettext("Initiative"), facts)
