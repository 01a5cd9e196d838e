"""Which pages name whom, for many people and pages at once."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from pages.models import Person


def live_pages_naming(person_ids: Iterable[int]) -> dict[int, set[int]]:
    """Return, by the pages that name any of these people, which of them; one query.

    In fields or in blocks, as the page itself is stored; not in drafts of it.
    """
    types = ContentType.objects.get_for_models(Page, Person)
    references = ReferenceIndex.objects.filter(
        base_content_type=types[Page],
        to_content_type=types[Person],
        to_object_id__in=[str(pk) for pk in person_ids],
    )
    named: dict[int, set[int]] = {}
    for page_id, person_id in references.values_list("object_id", "to_object_id"):
        named.setdefault(int(page_id), set()).add(int(person_id))
    return named


def people_in_doubt() -> dict[int, Person]:
    """Return those who have left, or whose account is closed, by primary key."""
    gone = Q(is_active=False) | Q(user__is_active=False)
    return Person.objects.filter(gone).select_related("user").in_bulk()
