"""The query that asks the database which pages match, best first.

Written as SQL because neither Wagtail's search nor the ORM says it in a way that uses
the full-text index alone: see docs/decisions/0024-the-order-of-search-results.md.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from search.full_text import dialect_of
from search.ladder import Question, any_rungs, every_rungs
from search.language.query_terms import QueryTerm
from search.models import SearchEntry
from search.visibility import private_branches, public_pages

# The index of pages.
_INDEX = "search"
_PAGE = "WITH page (id) AS NOT MATERIALIZED ({public})"
_FOUND = "{hits} WHERE EXISTS (SELECT 1 FROM page WHERE page.id = hits.id)"


class Ranking(NamedTuple):
    """Ids of pages, best first, perhaps only the first; and how many pages there are."""

    ids: list[int]
    total: int


def rank_pages(
    terms: Sequence[QueryTerm],
    *,
    every: bool = True,
    within: QuerySet | None = None,
    most: int | None = None,
) -> Ranking:
    """Return the live, public pages that hold the terms, at `most` so many of them.

    `every` asks for all of the terms; otherwise any one will do, and the terms stand
    in falling order of what they say. `within`, a queryset of pages or of page ids,
    narrows the answer in the same query. The order is that of `search.ladder`.
    """
    if not terms:
        return Ranking([], 0)
    rungs = _rungs(terms, every)
    dialect = dialect_of(SearchEntry.objects.db)
    try:
        sql, params = found_pages(terms, every, within)
    except EmptyResultSet:
        return Ranking([], 0)
    wanted = f"ORDER BY id LIMIT {most:d}" if most else ""
    for number in range(len(rungs)):
        is_asked = "TRUE"
        if most and dialect.can_skip:
            # All that are wanted may stand on one rung: those below are skipped then.
            sql += (
                f", enough_{number} (enough) AS MATERIALIZED ({_enough(number, most)})"
            )
            is_asked = f"NOT (SELECT enough FROM enough_{number})"  # noqa: S608
        hits = f"{dialect.hits(_INDEX)} WHERE {is_asked} AND {dialect.visible} {wanted}"
        sql += f", rung_{number} (id) AS ({hits})"
    answers = ["SELECT -1, COUNT(*) FROM found"]
    answers += [
        f"SELECT {number}, id FROM rung_{number}"  # noqa: S608 - numbers of ours
        for number in range(len(rungs))
    ]
    sql += f" {' UNION ALL '.join(answers)}"
    rows = run_sql(sql, [*params, *map(dialect.write, rungs)])
    (_, total), *hits = sorted(rows)
    ids = list(dict.fromkeys(page_id for _, page_id in hits))
    return Ranking(ids[:most], total)


def found_pages(
    terms: Sequence[QueryTerm], every: bool, within: QuerySet | None
) -> tuple[str, list]:
    """Return the beginning of a query that calls `found` the pages that hold the terms,
    and `page` all that may be found; and its parameters.

    Raises EmptyResultSet when Django knows that there are none.
    """
    dialect = dialect_of(SearchEntry.objects.db)
    page, params = _page_sql(within)
    found = _FOUND.format(hits=dialect.hits(_INDEX))
    last = _rungs(terms, every)[-1]
    return f"{page}, found (id) AS ({found})", [*params, dialect.write(last)]


def _rungs(terms: Sequence[QueryTerm], every: bool) -> list[Question]:
    return every_rungs(terms) if every else any_rungs(terms)


def _enough(number: int, most: int) -> str:
    """Return the SQL for whether one of the rungs above holds all that are wanted."""
    if number == 0:
        return "SELECT FALSE"
    above = number - 1
    before = f"SELECT enough FROM enough_{above}"  # noqa: S608 - numbers of ours
    return f"SELECT COUNT(*) >= {most:d} OR ({before}) FROM rung_{above}"  # noqa: S608


def count_pages(terms: Sequence[QueryTerm]) -> list[int]:
    """Return for each of the terms how many live, public pages hold it."""
    dialect = dialect_of(SearchEntry.objects.db)
    page, params = _page_sql(None)
    found = _FOUND.format(hits=dialect.hits(_INDEX))
    counts = [
        f"(SELECT COUNT(*) FROM ({found}) AS found_{number})"  # noqa: S608
        for number, _ in enumerate(terms)
    ]
    held = [dialect.write(any_rungs([term])[-1]) for term in terms]
    [answer] = run_sql(f"{page} SELECT {', '.join(counts)}", [*params, *held])
    return list(answer)


def _page_sql(within: QuerySet | None) -> tuple[str, tuple]:
    """Return the beginning of a query that calls those pages `page` that may be found,
    and its parameters. Raises EmptyResultSet when Django knows that there are none."""
    if within is None:
        pages = public_pages()
    elif within.query.has_select_fields or within.query.is_sliced:
        pages = public_pages().filter(pk__in=within)
    else:
        # One condition on each page, which can be looked up.
        pages = within.filter(live=True).exclude(private_branches())
    pages = pages.order_by().values("pk")
    public, params = pages.query.get_compiler(SearchEntry.objects.db).as_sql()
    return _PAGE.format(public=public), params


def run_sql(sql: str, params: Sequence) -> list[tuple]:
    """Return the rows that the database of the index answers with."""
    with connections[SearchEntry.objects.db].cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
