"""Who is missing on a page: nobody answers for it, or somebody on it has left."""

from django.utils.translation import gettext

from pages.people.person import Person
from pages.people.uses import people_in


def missing_people(page) -> list[str]:
    """Return in words what is wrong with the people that `page` names; one query."""
    warnings = []
    owner = page.content_owner
    if owner is None:
        warnings.append(gettext("The page has no owner. Choose who answers for it."))
    elif not owner.is_active:
        message = gettext("%(name)s is no longer active. Choose a new page owner.")
        warnings.append(message % {"name": owner.name})
    named = people_in(page)
    named.pop(page.content_owner_id, None)
    message = gettext(
        "%(name)s is no longer active and is not shown to readers. Choose somebody "
        "else here: %(places)s."
    )
    gone = Person.objects.filter(pk__in=named, is_active=False) if named else []
    warnings += [
        message % {"name": person.name, "places": ", ".join(named[person.pk])}
        for person in gone
    ]
    return warnings
