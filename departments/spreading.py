"""Numbers on a drawing, laid so that none of them lies over another.

A drawing is as wide as the window lets it be; its numbers are always as large. What is
too near to be told apart on the widest drawing is put side by side in one group; for
all else is worked out how wide the drawing has to be. Lengths are in em.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import ceil, sqrt

# A number with room for a thumb, and one with just enough to be read.
ROOMY, TIGHT = 2.75, 2.125
# How wide a drawing may have to be, with what room; the first that will do counts.
# At the first it fits into every window, at the last into that of a computer.
CHOICES = ((ROOMY, 18), (ROOMY, 30), (ROOMY, 45), (ROOMY, 60), (TIGHT, 60), (TIGHT, 72))


@dataclass(frozen=True)
class Spot:
    """Where something is, in per cent of the width and of the height, from the top left."""

    across: int
    down: int


@dataclass(frozen=True)
class Mark:
    """A number, so many em from the spot of its group."""

    number: int
    right: float
    below: float


@dataclass(frozen=True)
class Group:
    """Numbers at one spot, in rows; most groups have one."""

    spot: Spot
    numbers: tuple[int, ...]

    @property
    def columns(self) -> int:
        return ceil(sqrt(len(self.numbers)))

    @property
    def rows(self) -> int:
        return ceil(len(self.numbers) / self.columns)

    @property
    def columns_before(self) -> int:
        """How many columns stand before its spot; at an edge all stand inwards."""
        return round((self.columns - 1) * self.spot.across / 100)

    @property
    def rows_before(self) -> int:
        return round((self.rows - 1) * self.spot.down / 100)

    def marks(self, room: float) -> Iterator[Mark]:
        """Yield its numbers, one of them on the spot itself."""
        for place, number in enumerate(self.numbers):
            row, column = divmod(place, self.columns)
            right = room * (column - self.columns_before)
            yield Mark(number, right, room * (row - self.rows_before))

    def box(self, room: float, width: float, height: float) -> tuple[float, ...]:
        """Return left, top, right and bottom of its numbers on a drawing."""
        left = width * self.spot.across / 100 - room * (self.columns_before + 0.5)
        top = height * self.spot.down / 100 - room * (self.rows_before + 0.5)
        return left, top, left + self.columns * room, top + self.rows * room


@dataclass(frozen=True)
class Spread:
    """All groups, the room of a number, and the least width; 0 when any will do."""

    groups: tuple[Group, ...]
    room: float
    least_width: int


def spread(spots: Iterable[Spot], shape: float) -> Spread:
    """Lay the numbers 1, 2, 3 … at `spots` on a drawing `shape` times as high as wide."""
    groups = _grouped(spots, shape)
    for choice in CHOICES:
        if _are_apart(groups, *choice, shape):
            break
    room, width = choice
    return Spread(groups, room, 0 if choice == CHOICES[0] else width)


def _grouped(spots: Iterable[Spot], shape: float) -> tuple[Group, ...]:
    """Return groups that lie apart on the widest drawing."""
    room, width = CHOICES[-1]
    size = room, width, width * shape
    groups: dict[Group, tuple[float, ...]] = {}
    for number, spot in enumerate(spots, start=1):
        new = Group(spot, (number,))
        box = new.box(*size)
        while near := [each for each in groups if _lie_over(groups[each], box)]:
            for each in near:
                del groups[each]
            new = _merged([*near, new])
            box = new.box(*size)
        groups[new] = box
    return tuple(sorted(groups, key=lambda group: group.numbers))


def _merged(groups: list[Group]) -> Group:
    """Return one group of all, in the middle of them."""
    count = sum(len(group.numbers) for group in groups)
    across, down = (
        round(sum(getattr(g.spot, side) * len(g.numbers) for g in groups) / count)
        for side in ("across", "down")
    )
    numbers = sorted(number for group in groups for number in group.numbers)
    return Group(Spot(across, down), tuple(numbers))


def _are_apart(
    groups: tuple[Group, ...], room: float, width: float, shape: float
) -> bool:
    """Return whether no numbers lie over one another; then not on a wider one either.

    The order of two groups is that of their spots, and with the width they move apart.
    """
    boxes = [group.box(room, width, width * shape) for group in groups]
    return not any(_lie_over(*pair) for pair in combinations(boxes, 2))


def _lie_over(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    # What touches does not.
    nearly = 0.01
    return (
        one[0] < other[2] - nearly
        and other[0] < one[2] - nearly
        and one[1] < other[3] - nearly
        and other[1] < one[3] - nearly
    )
