"""The one query that asks the database which pages match, best first.

Written as SQL because neither Wagtail's search nor the ORM says it in a way that uses
the full-text index once: see docs/decisions/0002-site-search.md.
"""

from collections.abc import Sequence

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from search.language.query_terms import QueryTerm
from search.models import SearchEntry
from search.visibility import public_pages

_SQLITE_HITS = """
    SELECT rowid AS page_id, bm25(search_terms, 10.0, 4.0, 2.0, 1.0) AS score
    FROM search_terms WHERE search_terms MATCH %s
"""
# Normalisation 1 divides by the logarithm of the length; ts_rank is better when higher,
# bm25 when lower.
_POSTGRESQL_HITS = """
    SELECT page_id, -ts_rank(terms, %s::tsquery, 1) AS score
    FROM search_searchentry WHERE terms @@ %s::tsquery
"""
# MATERIALIZED, because SQLite might otherwise run the match again for every page.
_VISIBLE_HITS = """
    WITH hits AS MATERIALIZED ({hits}), page (id) AS ({public})
    SELECT page.id FROM hits JOIN page ON page.id = hits.page_id {within}
    ORDER BY hits.score, page.id
"""


def matching_page_ids(
    terms: Sequence[QueryTerm], *, every: bool, within: QuerySet | None = None
) -> list[int]:
    """Return the ids of the live, public pages that hold the terms, best first.

    `every` asks for all of the terms, otherwise any one will do. `within`, a queryset
    of pages or of page ids, narrows the answer in the same query.
    """
    if not terms:
        return []
    connection = connections[SearchEntry.objects.db]
    if connection.vendor == "postgresql":
        hits = _POSTGRESQL_HITS
        # Ranked by any of the terms: a rank by all of them is a measure of how near
        # each other they stand, and slower to find.
        params = [_tsquery(terms, every=False), _tsquery(terms, every=every)]
    else:
        hits = _SQLITE_HITS
        params = [_fts5_query(terms, every=every)]
    public, public_params = _ids_sql(public_pages(), connection.alias)
    params += public_params
    within_sql = ""
    if within is not None:
        try:
            subquery, within_params = _ids_sql(within, connection.alias)
        except EmptyResultSet:
            return []
        within_sql = f"WHERE page.id IN ({subquery})"
        params += within_params
    sql = _VISIBLE_HITS.format(hits=hits, public=public, within=within_sql)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [page_id for (page_id,) in cursor.fetchall()]


def _ids_sql(queryset: QuerySet, alias: str) -> tuple[str, tuple]:
    if not queryset.query.has_select_fields:
        queryset = queryset.values("pk")
    if not queryset.query.is_sliced:
        queryset = queryset.order_by()
    return queryset.query.get_compiler(alias).as_sql()


def _fts5_query(terms: Sequence[QueryTerm], *, every: bool) -> str:
    return (" AND " if every else " OR ").join(
        "("
        + " OR ".join(
            f'"{lexeme}" *' if is_prefix else f'"{lexeme}"'
            for lexeme, is_prefix in term.alternatives
        )
        + ")"
        for term in terms
    )


def _tsquery(terms: Sequence[QueryTerm], *, every: bool) -> str:
    return (" & " if every else " | ").join(
        "("
        + " | ".join(
            f"{lexeme}:*" if is_prefix else lexeme
            for lexeme, is_prefix in term.alternatives
        )
        + ")"
        for term in terms
    )
