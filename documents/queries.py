"""Lists of documents, as queries whose SQL is written once."""

from collections.abc import Sequence

from django.db.models import (
    BigAutoField,
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import ExtractYear, RowNumber
from django.db.models.lookups import Exact

from documents.models import TEXT_INDEX, DocumentDetails
from prepared.parameters import Among, Choices, Parameter
from search.full_text import keys_held
from search.ladder import every_rungs
from search.language.query_terms import QueryTerm, query_terms

# What a list that shows the newest has at most.
MOST_NEWEST = 10
EACH_KIND = 5
EACH_PAGE = 25
_ORDER = (F("dated").desc(), F("document__title").asc(), F("pk").asc())


def newest_query() -> QuerySet[DocumentDetails]:
    """Return the newest of each of the `newest_kinds`, and of these in departments.

    With the parameters `newest_kinds` and `newest_departments`.
    """
    kinds = Choices("newest_kinds", CharField())
    departments = Choices("newest_departments", BigAutoField())
    found = DocumentDetails.objects.for_everybody().filter(Among("kind", kinds))
    found = found.annotate(
        place=_place("kind"), place_there=_place("kind", "department")
    )
    own = Q(Among("department", departments), place_there__lte=MOST_NEWEST)
    return found.filter(Q(place__lte=MOST_NEWEST) | own).for_lists().order_by(*_ORDER)


def newest_among(
    found: list[DocumentDetails], kind: str, department: int | None, count: int
) -> list[DocumentDetails]:
    """Return the newest of a kind, of a department or of all, of what that query found."""
    fitting = [
        details
        for details in found
        if details.kind == kind and department in (None, details.department_id)
    ]
    return fitting[:count]


def newest_now(kind: str, department: int | None, count: int) -> list[DocumentDetails]:
    """Return the newest of a kind by a query of its own, as a preview needs them."""
    found = DocumentDetails.objects.for_everybody().filter(kind=kind)
    if department is not None:
        found = found.filter(department=department)
    return list(found.for_lists().newest_first()[:count])


def newest_of_department(department) -> QuerySet[DocumentDetails]:
    """Return the query for the newest of a department, given as an expression."""
    found = DocumentDetails.objects.for_everybody().filter(department=department)
    return found.for_lists().newest_first()[:EACH_KIND]


def listing_queries(has_kind: bool, number: int) -> dict[str, QuerySet]:
    """Return the queries for page `number` of a list, and for what it may be narrowed to.

    With the parameters `kind`, `department` (a slug) and `year`; "" and 0 are any. With a
    kind its newest, otherwise the newest of each. `total` is how many there are.
    """
    found = _narrowed("kind", "department", "year")
    if has_kind:
        total = Window(Count("pk"))
        documents = found.annotate(total=total).for_lists().order_by(*_ORDER)
        documents = documents[(number - 1) * EACH_PAGE : number * EACH_PAGE]
    else:
        total = Window(Count("pk"), partition_by="kind")
        documents = found.annotate(total=total, place=_place("kind"))
        documents = documents.filter(place__lte=EACH_KIND).for_lists()
        documents = documents.order_by(*_ORDER)
    year = ExtractYear("dated")
    departments = _narrowed("kind", "year").exclude(department=None)
    return {
        "documents": documents,
        "kinds": _counted(_narrowed("department", "year"), "kind"),
        "departments": _counted(
            departments, "department__title", "department__slug"
        ).order_by("department__title"),
        "years": _narrowed("kind", "department")
        .order_by()
        .annotate(year=year)
        .values_list("year")
        .annotate(count=Count("pk"))
        .order_by("-year"),
    }


def documents_with(
    words: str, kind: str, department: str, year: int
) -> QuerySet[DocumentDetails]:
    """Return the documents in whose title or text all of the words are, in any form."""
    found = DocumentDetails.objects.for_everybody()
    if kind:
        found = found.filter(kind=kind)
    if department:
        found = found.filter(department__slug=department)
    if year:
        found = found.filter(dated__year=year)
    return _holding(found, query_terms(words))


def documents_holding(terms: Sequence[QueryTerm]) -> QuerySet[DocumentDetails]:
    """Return the documents for everybody in which all of the terms are."""
    return _holding(DocumentDetails.objects.for_everybody(), terms)


def _holding(found: QuerySet, terms: Sequence[QueryTerm]) -> QuerySet[DocumentDetails]:
    """Return those with all terms, by the ladder of the search; on a rung the newest first."""
    if not terms:
        return found.for_lists().newest_first()
    rungs = [keys_held(TEXT_INDEX, question) for question in every_rungs(terms)]
    found = found.filter(pk__in=rungs[-1])
    # The last rung asks for no more than that.
    higher = [When(pk__in=keys, then=step) for step, keys in enumerate(rungs[:-1])]
    rung = Case(*higher, default=len(higher), output_field=IntegerField())
    return found.for_lists().order_by(rung, *_ORDER)


def _place(*partition: str) -> Window:
    return Window(RowNumber(), partition_by=[*partition], order_by=[*_ORDER])


def _counted(found: QuerySet, *columns: str) -> QuerySet:
    return found.order_by().values_list(*columns).annotate(count=Count("pk"))


def _narrowed(*names: str) -> QuerySet[DocumentDetails]:
    kind = Parameter("kind", CharField())
    department = Parameter("department", CharField())
    year = Parameter("year", IntegerField())
    conditions = {
        "kind": Q(Exact(kind, Value(""))) | Q(kind=kind),
        "department": Q(Exact(department, Value(""))) | Q(department__slug=department),
        "year": Q(Exact(year, Value(0))) | Q(dated__year=year),
    }
    found = DocumentDetails.objects.for_everybody()
    for name in names:
        found = found.filter(conditions[name])
    return found
