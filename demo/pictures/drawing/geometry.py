"""Plane geometry for drawings. Points are (x, y) in picture units with y downwards; angles are in degrees, clockwise.

A path is an SVG path string that uses only the absolute commands M, L, Q, C and Z, so that `place` can move, turn
and scale it by its points alone and leave the width of its line untouched.
"""

import math
import re

Point = tuple[float, float]

TOKEN = re.compile(r"[MLQCZ]|-?\d+(?:\.\d+)?")
ROUND = 0.5523


def number(value: float) -> str:
    """A coordinate with at most one decimal, as short as it can be written."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def place(
    path: str, at: Point = (0, 0), scale: float = 1, turn: float = 0, flip: bool = False
) -> str:
    """Mirror `path` if `flip`, then scale, turn and move it, in that order."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    across = -scale if flip else scale
    out, x = [], None
    for token in TOKEN.findall(path):
        if token.isalpha():
            out.append(token)
        elif x is None:
            x = float(token) * across
        else:
            y = float(token) * scale
            out.append(
                f"{number(at[0] + x * cos - y * sin)} {number(at[1] + x * sin + y * cos)}"
            )
            x = None
    return " ".join(out)


def along(a: Point, b: Point, share: float) -> Point:
    """The point that lies `share` of the way from `a` to `b`."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def angle(a: Point, b: Point) -> float:
    """The direction from `a` to `b`."""
    return math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))


def step(start: Point, turn: float, distance: float) -> Point:
    """The point at `distance` from `start` in direction `turn`."""
    radians = math.radians(turn)
    return start[0] + math.cos(radians) * distance, start[1] + math.sin(
        radians
    ) * distance


def polygon(*points: Point, closed: bool = True) -> str:
    """A path of straight lines through `points`."""
    path = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points)
    return path + " Z" if closed else path


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle by its upper left corner."""
    return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def oval(x: float, y: float, across: float, down: float | None = None) -> str:
    """An ellipse by its centre and radii; a circle with one radius."""
    down = across if down is None else down
    i, j = across * ROUND, down * ROUND
    points = [
        [(x, y - down)],
        [(x + i, y - down), (x + across, y - j), (x + across, y)],
        [(x + across, y + j), (x + i, y + down), (x, y + down)],
        [(x - i, y + down), (x - across, y + j), (x - across, y)],
        [(x - across, y - j), (x - i, y - down), (x, y - down)],
    ]
    parts = [
        " ".join(f"{number(px)} {number(py)}" for px, py in group) for group in points
    ]
    return f"M{parts[0]} C{' '.join(parts[1:])} Z"


def cloud(
    x: float,
    y: float,
    across: float,
    down: float,
    bumps: int,
    *,
    swell: float = 1.28,
    start: float = 0,
) -> str:
    """A round shape with a bumpy edge: curls, a bush, the crown of a tree."""

    def rim(step: float, reach: float) -> str:
        radians = math.radians(start + 360 * step / bumps)
        return f"{number(x + math.cos(radians) * across * reach)} {number(y + math.sin(radians) * down * reach)}"

    arcs = [f"Q{rim(i + 0.5, swell)} {rim(i + 1, 1)}" for i in range(bumps)]
    return f"M{rim(0, 1)} {' '.join(arcs)} Z"


def joint(start: Point, end: Point, first: float, second: float, side: int) -> Point:
    """Where an elbow or a knee goes, between bones of lengths `first` and `second`.

    `side` is 1 or -1: on which side of the line from start to end. Bones too short for the distance are stretched.
    """
    span = math.dist(start, end) or 1
    stretch = max(1, span / (first + second) * 1.004)
    first, second = first * stretch, second * stretch
    reach = (first**2 - second**2 + span**2) / (2 * span)
    height = math.sqrt(max(0, first**2 - reach**2)) * side
    ux, uy = (end[0] - start[0]) / span, (end[1] - start[1]) / span
    return start[0] + ux * reach - uy * height, start[1] + uy * reach + ux * height


def limb(
    a: Point, b: Point, c: Point, radii: tuple[float, float, float], cap: bool = True
) -> str:
    """An arm or a leg bent at `b`: open at `a`, so that its outline does not cut it off from the body.

    With `cap` the outer line begins on top of the shoulder or hip and not beside it.
    """
    turn_a, turn_c = angle(a, b), angle(b, c)
    bend = (turn_c - turn_a + 180) % 360 - 180
    outer = -1 if bend > 0 else 1
    half = math.radians(min(abs(bend), 120) / 2)
    above, below = along(a, b, 0.62), along(b, c, 0.38)
    over, under = (
        along((radii[0], 0), (radii[1], 0), 0.62)[0],
        along((radii[1], 0), (radii[2], 0), 0.38)[0],
    )

    def beside(point: Point, turn: float, distance: float) -> str:
        x, y = step(point, turn + 90, distance)
        return f"{number(x)} {number(y)}"

    middle = turn_a + bend / 2
    corner = beside(b, middle, outer * radii[1] / math.cos(half))
    crease = beside(b, middle, -outer * radii[1] / max(0.75, math.cos(half)))
    start = f"M{beside(a, turn_a, outer * radii[0])}"
    if cap:
        start = (
            f"M{beside(a, turn_a + 90, radii[0] * 0.8)} "
            f"Q{beside(step(a, turn_a + 180, radii[0] * 0.8), turn_a, outer * radii[0])} {start[1:]}"
        )
    inside = (
        f"L{crease}"
        if abs(bend) > 75
        else (
            f"L{beside(below, turn_c, -outer * under)} Q{crease} {beside(above, turn_a, -outer * over)}"
        )
    )
    return (
        f"{start} L{beside(above, turn_a, outer * over)} Q{corner} {beside(below, turn_c, outer * under)} "
        f"L{beside(c, turn_c, outer * radii[2])} L{beside(c, turn_c, -outer * radii[2])} "
        f"{inside} L{beside(a, turn_a, -outer * radii[0])}"
    )
