"""The departments of an overview as they lie on its plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F
from wagtail.models import Page as WagtailPage

from departments.models.below import departments_below
from departments.models.department import DepartmentPage
from departments.spreading import TIGHT, Mark, Spot, Spread, spread
from pages.serving.prefetching import Besides, References
from search.visibility import overview_of


@dataclass(frozen=True)
class PlacedDepartment:
    """A department on the plan, under the number that it has there."""

    number: int
    page: DepartmentPage
    mark: Mark

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def x(self) -> str:
        """How far to the right of its group, as SVG has it."""
        return _em(self.mark.right)

    @property
    def y(self) -> str:
        """How far below its group, as SVG has it."""
        return _em(self.mark.below)


@dataclass(frozen=True)
class PlacedGroup:
    """Departments at one spot."""

    spot: Spot
    departments: tuple[PlacedDepartment, ...]

    @property
    def is_one(self) -> bool:
        """Whether it is a single department, which stands on the spot itself."""
        return len(self.departments) == 1

    @property
    def x(self) -> str:
        """How far from the left, as SVG has it."""
        return f"{self.spot.across}%"

    @property
    def y(self) -> str:
        """How far from the top, as SVG has it."""
        return f"{self.spot.down}%"


class DrawnPlan:
    """The departments below `overview` that have a place on its plan."""

    def __init__(self, overview: WagtailPage):
        self.overview = overview
        self._found: list[DepartmentPage] = []

    @property
    def references(self) -> dict:
        """What to ask for with all that the overview refers to."""
        return {"references": _REFERENCES, **overview_of(self.overview)}

    def take(self, found: dict[str, list]) -> None:
        """Keep what `references` found."""
        self._found = found["departments"]

    @property
    def has_others(self) -> bool:
        """Whether there are departments that are not on the plan."""
        return len(self._placed) < len(self._found)

    @property
    def least_width(self) -> int:
        """How many em the plan is wide at least; 0 when it fits into every window."""
        return self._spread.least_width

    @property
    def is_tight(self) -> bool:
        """Whether its numbers stand so close that none has room for a thumb."""
        return self._spread.room == TIGHT

    @cached_property
    def groups(self) -> list[PlacedGroup]:
        """The departments by the spots at which their numbers are printed."""
        return [
            PlacedGroup(group.spot, tuple(self._of(group.marks(self._spread.room))))
            for group in self._spread.groups
        ]

    @property
    def departments(self) -> list[PlacedDepartment]:
        """The departments in the order of their numbers, which is that of the list."""
        placed = (each for group in self.groups for each in group.departments)
        return sorted(placed, key=lambda each: each.number)

    def _of(self, marks: Iterator[Mark]) -> Iterator[PlacedDepartment]:
        for mark in marks:
            yield PlacedDepartment(mark.number, self._placed[mark.number - 1], mark)

    @cached_property
    def _placed(self) -> list[DepartmentPage]:
        return [page for page in self._found if page.across is not None]

    @cached_property
    def _spread(self) -> Spread:
        plan = self.overview.plan
        spots = (Spot(page.across, page.down) for page in self._placed)
        return spread(spots, plan.height / plan.width)


def _em(length: float) -> str:
    return f"{length:g}em" if length else "0"


def _besides() -> Besides:
    """Return what the plan shows of an overview that is known later."""
    places = {"across": F("plan_place__across"), "down": F("plan_place__down")}
    shown = departments_below().only("title", "url_path")
    return Besides({"departments": shown.annotate(**places)})


_REFERENCES = References(_besides)
