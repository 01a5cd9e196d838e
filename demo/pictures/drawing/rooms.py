"""Rooms: walls, floors, windows from within, tables and chairs."""

from . import palette as c
from .geometry import box, oval, polygon
from .sheet import Sheet


def draw_room(
    sheet: Sheet,
    floor: float,
    wall: str,
    ground: str,
    *,
    panel: str = "",
    panel_top: float = 0,
) -> None:
    """A wall and a floor over the whole sheet, with a painted panel below `panel_top` if one is wanted."""
    sheet.fill(box(0, 0, sheet.width, floor), wall)
    if panel:
        sheet.fill(box(0, panel_top, sheet.width, floor - panel_top), panel)
        sheet.line(f"M0 {panel_top} L{sheet.width} {panel_top}")
    sheet.fill(box(0, floor, sheet.width, sheet.height - floor), ground)
    sheet.shape(box(-20, floor - 26, sheet.width + 40, 26), c.PAPER)


def draw_terrazzo(sheet: Sheet, floor: float) -> None:
    """The flecks of a terrazzo floor, always the same ones."""
    colours = (c.GREY, c.CORAL, c.PAPER)
    depth = sheet.height - floor - 30
    for i in range(46):
        x, y = (
            round(i * 0.618034 % 1 * sheet.width),
            round(floor + 16 + i * 0.754878 % 1 * depth),
        )
        sheet.fill(
            polygon((x, y), (x + 13, y - 4), (x + 19, y + 4), (x + 7, y + 9)),
            colours[i % 3],
        )


def draw_outlook(
    sheet: Sheet,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    brick: str,
) -> None:
    """A window from within: sky, a gable across the yard and the top of a tree."""
    sheet.shape(box(x, y, width, height), c.PAPER)
    left, top, w, h = x + 16, y + 16, width - 32, height - 32
    sheet.fill(box(left, top, w, h), c.SKY)
    sheet.fill(
        polygon(
            (left + w * 0.36, top + h),
            (left + w * 0.36, top + h * 0.56),
            (left + w * 0.7, top + h * 0.2),
            (left + w, top + h * 0.52),
            (left + w, top + h),
        ),
        brick,
    )
    sheet.line(
        polygon(
            (left + w * 0.32, top + h * 0.6),
            (left + w * 0.7, top + h * 0.2),
            (left + w, top + h * 0.52),
            closed=False,
        )
    )
    for px, py in ((0.56, 0.58), (0.78, 0.58), (0.56, 0.82), (0.78, 0.82)):
        sheet.shape(
            box(
                round(left + w * px),
                round(top + h * py),
                round(w * 0.1),
                round(h * 0.13),
            ),
            c.BUTTER,
        )
    sheet.fill(
        f"M{left} {top + h} L{left} {top + h * 0.62:.0f} Q{left + w * 0.18:.0f} {top + h * 0.5:.0f} "
        f"{left + w * 0.3:.0f} {top + h * 0.72:.0f} Q{left + w * 0.42:.0f} {top + h * 0.8:.0f} "
        f"{left + w * 0.4:.0f} {top + h} Z",
        c.LEAF,
    )
    sheet.line(box(left, top, w, h))
    sheet.shape(box(round(left + w / 2) - 7, top, 14, h), c.PAPER)
    sheet.shape(box(x - 18, y + height, width + 36, 20), c.PAPER)


def draw_lamp(
    sheet: Sheet, x: float, low: float, size: float = 1, colour: str = c.BRICK
) -> None:
    """A lamp that hangs from above; `low` is its lower edge."""
    sheet.line(f"M{x} -10 L{x} {low - 110 * size:.0f}")
    sheet.fill(oval(x, low, 44 * size, 20 * size), c.BUTTER)
    sheet.line(oval(x, low, 44 * size, 20 * size))
    sheet.shape(
        f"M{x - 24 * size:.0f} {low - 110 * size:.0f} L{x + 24 * size:.0f} {low - 110 * size:.0f} "
        f"C{x + 40 * size:.0f} {low - 60 * size:.0f} {x + 90 * size:.0f} {low - 50 * size:.0f} "
        f"{x + 104 * size:.0f} {low} L{x - 104 * size:.0f} {low} C{x - 90 * size:.0f} {low - 50 * size:.0f} "
        f"{x - 40 * size:.0f} {low - 60 * size:.0f} {x - 24 * size:.0f} {low - 110 * size:.0f} Z",
        colour,
    )


def draw_table(
    sheet: Sheet, x: float, top: float, width: float, *, floor: float, cloth: str
) -> None:
    """A table from the front, with a cloth that hides the knees of those at it."""
    for leg in (x + 26, x + width - 48):
        sheet.shape(box(leg, top + 20, 22, floor - top - 20), c.WOOD)
    if cloth:
        drop = round((floor - top) * 0.56)
        sheet.shape(
            f"M{x} {top} L{x + width} {top} L{x + width + 22} {top + drop} "
            f"Q{x + width / 2} {top + drop + 22} {x - 22} {top + drop} Z",
            cloth,
        )
        for i in range(1, 4):
            px = x + width * i / 4
            sheet.line(f"M{px:.0f} {top + 46} L{px + (i - 2) * 6:.0f} {top + drop - 8}")
    sheet.shape(box(x - 14, top - 6, width + 28, 28), cloth or c.WOOD)


def draw_chair(
    sheet: Sheet,
    x: float,
    seat: float,
    floor: float,
    *,
    flip: bool = False,
    colour: str = c.WOOD,
) -> None:
    """A chair from the side, facing right; x is the middle of its seat."""
    side = -1 if flip else 1
    sheet.shape(
        polygon(
            (x - 92 * side, seat - 230),
            (x - 72 * side, seat - 230),
            (x - 70 * side, seat),
            (x - 76 * side, floor),
            (x - 100 * side, floor),
            (x - 92 * side, seat),
        ),
        colour,
    )
    sheet.shape(
        polygon(
            (x + 62 * side, seat),
            (x + 82 * side, seat),
            (x + 92 * side, floor),
            (x + 72 * side, floor),
        ),
        colour,
    )
    sheet.shape(
        polygon(
            (x - 96 * side, seat - 10),
            (x + 92 * side, seat - 10),
            (x + 92 * side, seat + 14),
            (x - 96 * side, seat + 14),
        ),
        colour,
    )
