"""The health of the register over time, drawn as SVG on the server.

A stacked area of the links that something is wrong with: those that work would
make a wall with the rest as a thin edge. Each verdict has a pattern besides its
colour, and a table has the same figures for those who would rather read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from linkcheck.verdicts import Verdict
from links.describing.states import Tone, tone_of
from links.health.days import TROUBLE, Standing, standings, unbroken

PERIODS = {30: _("30 days"), 90: _("90 days"), 365: _("A year")}
DEFAULT_PERIOD = 90
# Of the whole picture, in its own units.
WIDTH, HEIGHT = 720, 240
LEFT, RIGHT, TOP, BOTTOM = 60, 12, 16, 32
# A run of one day is drawn this wide.
ONE_DAY = 4
TABLE_ROWS = 60


@dataclass(frozen=True)
class Layer:
    """The area of one verdict."""

    verdict: str
    tone: Tone
    label: str
    # One path for each run of days, in the picture's units.
    paths: list[str]


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    position: float
    label: str
    anchor: str = "middle"


class RegisterChart(Component):
    """The picture, its legend and its table."""

    template_name = "links/admin/home/register_chart.html"

    def __init__(self, days: int = DEFAULT_PERIOD, *, name: str = "register-chart"):
        self.days = days
        self.name = name

    def get_context_data(self, parent_context):
        """Hand the chart itself to its template."""
        return {"chart": self}

    @cached_property
    def standings(self) -> list[Standing]:
        return standings(self.days)

    @property
    def is_empty(self) -> bool:
        return not self.standings

    @property
    def latest(self) -> Standing:
        return self.standings[-1]

    @property
    def title(self) -> str:
        return gettext("Links that do not work as they should, by day")

    @property
    def description(self) -> str:
        """The picture in words: how it began, and how it is."""
        first, last = _troubled(self.standings[0]), _troubled(self.latest)
        if len(self.standings) == 1:
            return ngettext(
                "On %(date)s, %(count)d link did not work as it should.",
                "On %(date)s, %(count)d links did not work as they should.",
                last,
            ) % {"date": _day(self.latest.date), "count": last}
        return gettext(
            "From %(first)d on %(begin)s to %(last)d on %(end)s. The most was %(most)d."
        ) % {
            "first": first,
            "begin": _day(self.standings[0].date),
            "last": last,
            "end": _day(self.latest.date),
            "most": max(map(_troubled, self.standings)),
        }

    @cached_property
    def top(self) -> int:
        """The value at the upper edge."""
        return nice_top(max(map(_troubled, self.standings)))

    @cached_property
    def end(self) -> date:
        return timezone.localdate()

    @cached_property
    def begin(self) -> date:
        """The first day of the picture: no more empty days than need be."""
        earliest = self.end - timedelta(days=self.days - 1)
        return max(earliest, min(self.standings[0].date, self.end - timedelta(days=6)))

    @cached_property
    def layers(self) -> list[Layer]:
        """The areas, the worst at the bottom; verdicts that nobody had are left out."""
        runs = unbroken(self.standings)
        layers = []
        for place, verdict in enumerate(TROUBLE):
            if not any(day.verdicts.get(verdict) for day in self.standings):
                continue
            below = TROUBLE[:place]
            paths = [self._area(run, verdict, below) for run in runs]
            layers.append(
                Layer(str(verdict), tone_of(verdict), str(verdict.label), paths)
            )
        return layers

    @property
    def legend(self) -> list[Layer]:
        """As they lie above each other in the picture."""
        return self.layers[::-1]

    @property
    def horizontal(self) -> list[Tick]:
        """The days below the picture."""
        span = (self.end - self.begin).days
        steps = 4 if span >= 4 else max(span, 1)
        ticks = []
        for step in range(steps + 1):
            day = self.begin + timedelta(days=round(span * step / steps))
            anchor = {0: "start", steps: "end"}.get(step, "middle")
            label = date_format(day, "j. b" if self.days < 300 else "b Y")
            ticks.append(Tick(self._x(day), label, anchor))
        return ticks

    @property
    def vertical(self) -> list[Tick]:
        """The numbers beside it."""
        half = [self.top // 2] if self.top % 2 == 0 else []
        return [Tick(self._y(value), str(value)) for value in (0, *half, self.top)]

    @property
    def table(self) -> Iterator[tuple[str, list[int], int]]:
        """Yield date, links of each verdict and how many work, the latest first."""
        step = max(1, -(-len(self.standings) // TABLE_ROWS))
        for day in self.standings[::-1][::step]:
            counts = [day.verdicts.get(verdict, 0) for verdict in TROUBLE[::-1]]
            yield _day(day.date), counts, day.works

    @property
    def table_headings(self) -> list[str]:
        return [verdict.label for verdict in (*TROUBLE[::-1], Verdict.OK)]

    @property
    def measures(self) -> dict[str, int]:
        """Where things are in the picture."""
        return {
            "width": WIDTH,
            "height": HEIGHT,
            "left": LEFT,
            "right": WIDTH - RIGHT,
            "top": TOP,
            "bottom": HEIGHT - BOTTOM,
            "dates": HEIGHT - 8,
            "numbers": LEFT - 8,
        }

    def _area(self, run: list[Standing], verdict: str, below: tuple[str, ...]) -> str:
        lower, upper = [], []
        for day in run:
            base = sum(day.verdicts.get(name, 0) for name in below)
            lower.append((self._x(day.date), base))
            upper.append((self._x(day.date), base + day.verdicts.get(verdict, 0)))
        if len(run) == 1:
            lower, upper = _widened(lower), _widened(upper)
        points = [f"{x:.1f} {self._y(y):.1f}" for x, y in (*upper, *lower[::-1])]
        return f"M{'L'.join(points)}Z"

    def _x(self, day: date) -> float:
        span = max((self.end - self.begin).days, 1)
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - self.begin).days / span

    def _y(self, value: int) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / self.top


def nice_top(value: int) -> int:
    """Return a round number that is not below `value`: 4, 10, 20, 50, 100 and so on."""
    if value <= 4:
        return 4
    size = 1
    while True:
        for step in (1, 2, 5):
            if step * size >= max(value, 10):
                return step * size
        size *= 10


def _troubled(day: Standing) -> int:
    return sum(day.verdicts.get(verdict, 0) for verdict in TROUBLE)


def _widened(points: list[tuple[float, int]]) -> list[tuple[float, int]]:
    [(x, y)] = points
    x = min(max(x, LEFT + ONE_DAY / 2), WIDTH - RIGHT - ONE_DAY / 2)
    return [(x - ONE_DAY / 2, y), (x + ONE_DAY / 2, y)]


def _day(day: date) -> str:
    return date_format(day, "j. F Y")
