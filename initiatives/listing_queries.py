"""What an overview shows of its initiatives, for the statement that fetches the page.

There is one statement for each page of the list, with a theme and without, and with a
department, without, and for choosing one.
"""

from functools import lru_cache, partial

from django.db.models import CharField, Count, QuerySet, Window
from wagtail.models import Page

from departments.belonging import for_department
from departments.models import DepartmentPage
from initiatives.models.initiative import InitiativePage
from initiatives.models.theme import Theme
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter

CARDS_PER_PAGE = 12


def initiatives_below(overview: Page) -> QuerySet[InitiativePage]:
    """Return the public initiatives of an overview."""
    return InitiativePage.objects.child_of(overview).for_everybody()


def narrowed(
    initiatives: QuerySet[InitiativePage], theme, department
) -> QuerySet[InitiativePage]:
    """Return those with a theme, and those of a department and for all; by slugs.

    "" narrows nothing.
    """
    if theme != "":
        initiatives = initiatives.filter(themes__slug=theme)
    if department != "":
        initiatives = for_department(initiatives, slug=department)
    return initiatives


def offered_departments(slug="", *, are_all: bool = False) -> QuerySet:
    """Return title and slug of one department, of all that are offered, or of the first.

    The first tells that there is something to choose: an initiative that is not for all.
    """
    public = DepartmentPage.objects.for_everybody().order_by("title", "pk")
    if slug != "":
        found = public.filter(slug=slug)[:1]
    elif are_all:
        found = public
    else:
        chosen = InitiativePage.departments.through.objects
        found = public.filter(pk__in=chosen.values("departmentpage"))[:1]
    return found.values_list("title", "slug")


@lru_cache(maxsize=64)
def references_of(
    has_theme: bool, has_department: bool, is_choosing: bool, number: int
) -> References:
    """Return what an overview refers to, with the cards on page `number` of its list.

    With the parameters `overview_path`, `overview_depth`, and the slugs `theme` and
    `department`.
    """
    return References(partial(_besides, has_theme, has_department, is_choosing, number))


def _besides(
    has_theme: bool, has_department: bool, is_choosing: bool, number: int
) -> Besides:
    initiatives = InitiativePage.objects.below_overview()
    theme = Parameter("theme", CharField()) if has_theme else ""
    department = Parameter("department", CharField()) if has_department else ""
    chosen = narrowed(initiatives, theme, department)
    last = number * CARDS_PER_PAGE
    shown = chosen.order_by("title", "pk")[last - CARDS_PER_PAGE : last]
    cards = chosen.for_cards().annotate(total=Window(Count("*")))
    themes = InitiativePage.themes.through.objects.filter(
        initiativepage__in=shown.values("pk")
    )
    return Besides(
        queries={
            "cards": cards.order_by("title", "pk")[last - CARDS_PER_PAGE : last],
            "card_themes": themes.order_by("theme__title").values_list(
                "initiativepage", "theme__title"
            ),
            "themes": Theme.objects.counted(initiatives),
            "departments": offered_departments(department, are_all=is_choosing),
        },
        pictures={"card": shown.values("picture")},
    )
