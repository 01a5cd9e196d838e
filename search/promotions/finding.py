"""Which pages a search finds because somebody said so."""

from collections.abc import Iterable

from django.db.models import QuerySet

from search.language.query_terms import QueryTerm
from search.models import SearchPromotion
from search.visibility import public_pages


def promoted_pages(
    terms: Iterable[QueryTerm], within: QuerySet | None = None
) -> list[int]:
    """Return the ids of the public pages that the terms find, by one query.

    Promotions of more words come first: they are more to the point. `within`, a
    queryset of pages or page ids, narrows the answer.
    """
    stems = {term.stem for term in terms}
    if not stems:
        return []
    promotions = SearchPromotion.objects.filter(
        first_stem__in=stems,
        page__in=public_pages(),
        page__search_entry__isnull=False,
    )
    if within is not None:
        promotions = promotions.filter(page__in=within)
    held = [
        (-len(words), pk, page_id)
        for pk, text, page_id in promotions.values_list("pk", "stems", "page_id")
        if stems.issuperset(words := text.split())
    ]
    return list(dict.fromkeys(page_id for *_order, page_id in sorted(held)))
