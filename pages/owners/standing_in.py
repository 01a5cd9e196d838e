"""Who sees to whose pages: the owner, or who stands in while the owner is away or gone."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from pages.models import Person
from pages.models.base import page_models


def readers(today: date) -> dict[int, Person | None]:
    """Return by each owner's primary key who sees to their pages today; one query.

    The owner, if they are here. Else who stands in for them; if that one is not here
    either, who stands in for that one. None when nobody is left.
    """
    people = Person.objects.select_related("user").in_bulk()
    return {pk: _reader(person, people, today) for pk, person in people.items()}


def is_here(person: Person, today: date) -> bool:
    """Whether somebody works here, and is not away today."""
    if person.user is not None and not person.user.is_active:
        return False
    away = person.away_until is not None and person.away_until >= today
    return person.is_active and not away


def owners_without_reader(today: date) -> list[int]:
    """Return those whose pages nobody sees to today, by primary key; one query."""
    return [owner for owner, reader in readers(today).items() if reader is None]


def count_unattended(today: date) -> int:
    """Return how many public pages nobody sees to; one query for each type of page."""
    nobody = Q(content_owner=None) | Q(content_owner__in=owners_without_reader(today))
    return sum(model.objects.live().filter(nobody).count() for model in page_models())


def _reader(owner: Person, people: dict[int, Person], today: date) -> Person | None:
    return next(
        (person for person in _chain(owner, people) if is_here(person, today)), None
    )


def _chain(owner: Person, people: dict[int, Person]) -> Iterator[Person]:
    """Yield the owner, who stands in for them, who stands in for that one; each once."""
    seen: set[int] = set()
    while owner is not None and owner.pk not in seen:
        seen.add(owner.pk)
        yield owner
        owner = people.get(owner.stand_in_id)
