"""People that pages name, found among the staff."""

from pages.people.person import Person
from plaintext.characters import comparable


def person_called(name: str) -> Person | None:
    """Return the one of the staff with this name; None if there is none, or several.

    Somebody who is there comes before somebody of the same name who has left.
    """
    wanted = _words(name)
    if not wanted:
        return None
    last = name.rsplit(maxsplit=1)[-1]
    alike = [
        person
        for person in Person.objects.filter(name__icontains=last)
        if _words(person.name) == wanted
    ]
    active = [person for person in alike if person.is_active]
    found = active or alike
    return found[0] if len(found) == 1 else None


def _words(name: str) -> str:
    return " ".join(comparable(name).casefold().split())
