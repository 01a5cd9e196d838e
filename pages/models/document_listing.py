"""What a visitor has asked to see of all documents."""

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Count, Window
from django.http import QueryDict

from documents.kinds import Kind
from documents.models import DocumentDetails
from documents.queries import EACH_PAGE, documents_with, listing_queries
from pages.serving.prefetching import Besides, References
from plaintext.slugs import asked_slug
from search.language.query_terms import clean_query
from search.pagination import PageLinks, number_of_page, page_of_fetched

# Further back nobody turns pages; a year or a department is nearer.
LAST_PAGE = 200


@dataclass(frozen=True)
class DocumentChoice:
    """Something that the list can be narrowed to, with how many that would leave."""

    title: str
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class DocumentGroup:
    """The newest of a kind, and where the others are."""

    title: str
    documents: list[DocumentDetails]
    total: int
    url: str

    @property
    def has_more(self) -> bool:
        return self.total > len(self.documents)


class DocumentListing:
    """The documents as a visitor at `url` has asked for them.

    `parameters` are what was sent: `type` (a kind), `afdeling` (a slug), `aar`, `q`
    (words) and `side` (a number). What does not exist finds nothing; what makes no sense
    is as if it had not been sent.
    """

    def __init__(self, url: str, parameters: QueryDict):
        self.url = url
        kind = parameters.get("type", "")
        self.kind = kind if kind in Kind.values else ""
        self.department = asked_slug(parameters.get("afdeling", ""))
        self.year = _number(parameters.get("aar", ""), 9999) or 0
        self.query = clean_query(parameters.get("q", ""))
        self.number = _number(parameters.get("side", ""), LAST_PAGE) or 1
        self._fetched: dict[str, list] = {}

    @property
    def references(self) -> dict:
        """What to ask for with all that the page refers to."""
        return {
            "references": _references(bool(self.kind), self._prepared_page),
            "kind": self.kind,
            "department": self.department,
            "year": self.year,
        }

    def take(self, found: dict[str, list]) -> None:
        """Keep what `references` found."""
        self._fetched = found

    @property
    def is_filtered(self) -> bool:
        return bool(self.kind or self.department or self.year or self.query)

    @property
    def is_grouped(self) -> bool:
        """Whether the newest of each kind are shown."""
        return not (self.kind or self.query)

    @cached_property
    def groups(self) -> list[DocumentGroup]:
        """The newest of each kind that there are documents of, minutes first."""
        found = self._fetched.get("documents", [])
        groups = []
        for kind in Kind:
            documents = [details for details in found if details.kind == kind]
            if documents:
                url = self._url(type=kind.value)
                total = documents[0].total
                groups.append(DocumentGroup(str(kind.label), documents, total, url))
        return groups

    @cached_property
    def documents(self) -> Page:
        """One page of the documents of a kind, or of those with the words."""
        if self.query:
            found = documents_with(self.query, self.kind, self.department, self.year)
            number = number_of_page(str(self.number), found.count, EACH_PAGE)
            last = number * EACH_PAGE
            # Counted with them: the texts are looked through once.
            counted = found.annotate(total=Window(Count("pk")))
            rows = list(counted[last - EACH_PAGE : last])
        else:
            number, rows = self.number, self._fetched.get("documents", [])
        total = rows[0].total if rows else 0
        return page_of_fetched(rows, total, number, EACH_PAGE)

    @property
    def total(self) -> int:
        return self.documents.paginator.count

    @property
    def links(self) -> PageLinks:
        """The way to the other pages of the list."""
        return PageLinks(
            self.documents,
            lambda number: self._url(side=str(number) if number > 1 else ""),
        )

    @property
    def heading(self) -> str:
        """What is listed, in a word; "" for all kinds."""
        return str(Kind(self.kind).label) if self.kind else ""

    @cached_property
    def kinds(self) -> list[DocumentChoice]:
        counts = dict(self._fetched.get("kinds", []))
        return [
            DocumentChoice(
                str(kind.label),
                counts[kind.value],
                self._url(type=kind.value),
                kind.value == self.kind,
            )
            for kind in Kind
            if kind.value in counts
        ]

    @cached_property
    def departments(self) -> list[DocumentChoice]:
        return [
            DocumentChoice(
                title, count, self._url(afdeling=slug), slug == self.department
            )
            for title, slug, count in self._fetched.get("departments", [])
        ]

    @cached_property
    def years(self) -> list[DocumentChoice]:
        return [
            DocumentChoice(
                str(year), count, self._url(aar=str(year)), year == self.year
            )
            for year, count in self._fetched.get("years", [])
            if year
        ]

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What the list was narrowed to, each with the address without it."""
        choices = (
            ("type", self.kinds, self.heading),
            ("afdeling", self.departments, self.department),
            ("aar", self.years, str(self.year or "")),
        )
        return [
            (
                next((each.title for each in offered if each.is_current), given),
                self._url(**{name: ""}),
            )
            for name, offered, given in choices
            if given
        ]

    @property
    def _prepared_page(self) -> int:
        return self.number if self.kind and not self.query else 1

    def _url(self, **changes: str) -> str:
        asked = {
            "type": self.kind,
            "afdeling": self.department,
            "aar": str(self.year or ""),
            "q": self.query,
        }
        given = {name: value for name, value in (asked | changes).items() if value}
        return f"{self.url}?{urlencode(given)}" if given else self.url


@lru_cache(maxsize=64)
def _references(has_kind: bool, number: int) -> References:
    return References(partial(_besides, has_kind, number))


def _besides(has_kind: bool, number: int) -> Besides:
    return Besides(listing_queries(has_kind, number))


def _number(text: str, most: int) -> int | None:
    # Digits of other scripts, and figures without end, are no years.
    if not (text.isascii() and text.isdigit()) or len(text) > 4:
        return None
    number = int(text)
    return number if 1 <= number <= most else None
