"""How much was found of each kind, and of each group: one query for all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, QuerySet

from search.language.query_terms import QueryTerm
from search.matching import found_pages, run_sql
from search.models import SearchEntry
from search.narrowing.besides import Besides, all_besides
from search.narrowing.groups import Group, the_grouping
from search.narrowing.kinds import Kind, kind_named, kind_of
from search.query import Reading

# Of pages the type, of what there is besides the kind.
_TYPE = "type.app_label || '.' || type.model"
_TYPED = (
    "FROM hits JOIN wagtailcore_page AS hit ON hit.id = hits.id"
    " JOIN django_content_type AS type ON type.id = hit.content_type_id"
)


@dataclass
class Counts:
    """How many hits there are by the key of a kind and the slug of a group, "" for any."""

    by_both: Counter = field(default_factory=Counter)
    titles: dict[str, str] = field(default_factory=dict)

    def of(self, kind: Kind | None = None, group: Group | None = None) -> int:
        """Return how many there are of a kind and in a group, None for any."""
        slug = group.slug if group else ""
        if kind:
            return self.by_both[kind.key, slug]
        return sum(count for (_, own), count in self.by_both.items() if own == slug)

    @property
    def groups(self) -> list[Group]:
        """The groups that something was found in, those with most first."""
        groups = [Group(slug, title) for slug, title in self.titles.items()]
        return sorted(groups, key=lambda group: (-self.of(group=group), group.title))


def count_hits(
    reading: Reading,
    words: Sequence[QueryTerm],
    *,
    within: QuerySet,
    promoted: Sequence[int],
) -> Counts:
    """Return how many pages, and how much besides, a search has found, by one query.

    Pages by its `reading`, with those that are `promoted`; what there is besides by all
    of `words`.
    """
    try:
        tables, params = found_pages(reading.terms, reading.every, within)
    except EmptyResultSet:
        return Counts()
    tables += ", hits (id) AS (SELECT id FROM found"
    if promoted:
        places = ", ".join(["%s"] * len(promoted))
        tables += f" UNION SELECT id FROM page WHERE id IN ({places})"  # noqa: S608
        params += promoted
    tables += ")"
    answers = [f"SELECT {_TYPE}, '', '', COUNT(*) {_TYPED} GROUP BY 1"]
    if grouping := the_grouping():
        rows, more = _compiled(grouping.belonging())
        tables += f", belonging (page_id, slug, title) AS ({rows})"
        params += more
        answers.append(
            f"SELECT {_TYPE}, belonging.slug, belonging.title, COUNT(*) {_TYPED}"
            " JOIN belonging ON belonging.page_id = hits.id GROUP BY 1, 2, 3"
        )
    for besides in all_besides():
        rows, more = _compiled(_by_group(besides, words))
        key = besides.kind.key
        tables += f", {key} (slug, title, is_live, found) AS ({rows})"
        params += more
        answers += [
            f"SELECT '{key}', '', '', SUM(found) FROM {key}",  # noqa: S608
            f"SELECT '{key}', slug, title, found FROM {key} WHERE is_live",  # noqa: S608
        ]
    return _counts(run_sql(f"{tables} {' UNION ALL '.join(answers)}", params))


def _by_group(besides: Besides, words: Sequence[QueryTerm]) -> QuerySet:
    names = (f"{besides.group}__{name}" for name in ("slug", "title", "live"))
    found = besides.find(words).order_by().values_list(*names)
    return found.annotate(count=Count("pk"))


def _compiled(queryset: QuerySet) -> tuple[str, list]:
    sql, params = queryset.query.get_compiler(SearchEntry.objects.db).as_sql()
    return sql, list(params)


def _counts(rows: list[tuple]) -> Counts:
    counts = Counts()
    for of, slug, title, count in rows:
        kind = kind_of(of) if "." in of else kind_named(of)
        counts.by_both[kind.key, slug] += int(count or 0)
        if slug:
            counts.titles[slug] = title
    return counts
