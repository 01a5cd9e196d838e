"""What an overview shows of its initiatives, for the statement that fetches the page.

There is one statement for each page of the list, with a theme and without.
"""

from functools import lru_cache, partial

from django.db.models import CharField, Count, IntegerField, QuerySet, Window
from django.db.models.functions import Left, Length
from django.db.models.lookups import Exact
from wagtail.models import Page

from initiatives.models.initiative import InitiativePage
from initiatives.models.theme import Theme
from pages.serving.prefetching import Besides, References
from prepared.parameters import Parameter
from search.visibility import private_branches

CARDS_PER_PAGE = 12


def initiatives_below(overview: Page) -> QuerySet[InitiativePage]:
    """Return the public initiatives of an overview."""
    initiatives = InitiativePage.objects.child_of(overview).live()
    return initiatives.exclude(private_branches())


@lru_cache(maxsize=64)
def references_of(has_theme: bool, number: int) -> References:
    """Return what an overview refers to, with the cards on page `number` of its list.

    With the parameters `overview_path`, `overview_depth` and `theme`, a slug.
    """
    return References(partial(_besides, has_theme, number))


def _besides(has_theme: bool, number: int) -> Besides:
    initiatives = _initiatives()
    chosen = initiatives
    if has_theme:
        theme = Parameter("theme", CharField())
        chosen = initiatives.filter(themes__slug=theme)
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
        },
        pictures={"card": shown.values("picture")},
    )


def _initiatives() -> QuerySet[InitiativePage]:
    """Return what `initiatives_below` does, of an overview that is known later."""
    path = Parameter("overview_path", CharField())
    depth = Parameter("overview_depth", IntegerField())
    below = InitiativePage.objects.live().filter(
        Exact(Left("path", Length(path)), path), depth=depth + 1
    )
    return below.exclude(private_branches())
