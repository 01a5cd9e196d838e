"""The initiatives of a department, for its page."""

from django.db.models import Exists, Expression, OuterRef, Q, QuerySet

from departments.gathering import Source
from initiatives.models import InitiativePage

# Those that are left out are on the overview.
MOST_SHOWN = 8


def initiatives_of(department: Expression) -> QuerySet:
    """Return the initiatives for residents of a department, its own before those for all."""
    chosen = InitiativePage.departments.through.objects.filter(
        initiativepage=OuterRef("pk")
    )
    own = Exists(chosen.filter(departmentpage=department))
    return (
        InitiativePage.objects.for_everybody()
        .filter(Q(own) | ~Q(Exists(chosen)))
        .only("title", "url_path", "summary")
        .order_by(own.desc(), "title", "pk")[:MOST_SHOWN]
    )


SOURCE = Source("initiatives", initiatives_of, "initiatives/of_department.html")
