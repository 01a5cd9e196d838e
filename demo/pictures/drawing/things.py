"""Things: what stands, lies, rolls and grows around the people."""

from . import palette as c
from .geometry import Point, box, cloud, number, oval, place, polygon
from .sheet import Sheet


def draw_tree(
    sheet: Sheet, x: float, ground: float, height: float, crown: str = c.LEAF
) -> None:
    """A tree with a crown of one piece and a few leaves inside it."""
    across, middle = height * 0.3, ground - height * 0.66
    sheet.shape(
        polygon((x - 11, ground), (x - 8, middle), (x + 8, middle), (x + 11, ground)),
        c.WOOD,
    )
    sheet.shape(
        cloud(x, middle, across, height * 0.33, 11, swell=1.24, start=12), crown
    )
    inner = c.PINE if crown == c.LEAF else c.LEAF
    for dx, dy in ((-0.4, -0.1), (0.25, -0.45), (0.1, 0.2), (-0.1, 0.55), (0.5, 0.1)):
        px, py = round(x + dx * across), round(middle + dy * height * 0.3)
        sheet.line(f"M{px - 12} {py} Q{px} {py - 13} {px + 12} {py}", inner)


def draw_bush(
    sheet: Sheet,
    x: float,
    ground: float,
    width: float,
    height: float,
    *,
    colour: str = c.PINE,
) -> None:
    """A bush that stands on the ground."""
    sheet.shape(
        cloud(
            x, ground - height * 0.42, width / 2, height * 0.48, 9, swell=1.25, start=20
        ),
        colour,
    )


def draw_wheel(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """A bicycle wheel with four spokes."""
    sheet.line(
        f"M{x - radius} {y} L{x + radius} {y} M{x} {y - radius} L{x} {y + radius}",
        c.SLATE,
    )
    sheet.line(oval(x, y, radius))
    sheet.line(oval(x, y, radius - 8))
    sheet.fill(oval(x, y, 5), c.INK)


def draw_cargo_bike(
    sheet: Sheet,
    x: float,
    ground: float,
    size: float,
    paint: str,
    *,
    load=None,
) -> None:
    """A three-wheeled cargo bike, 3.6 sizes long and heading right; `load` draws what sits in its box."""

    def at(px: float, py: float) -> Point:
        return x + px * size, ground + py * size

    def path(text: str) -> str:
        return place(text, (x, ground), size / 100)

    draw_wheel(sheet, *at(0, -0.5), 0.5 * size)
    sheet.shape(path("M-20 -112 C-24 -124 26 -124 24 -112 Q4 -104 -20 -112 Z"), c.INK)
    sheet.line(
        path(
            "M0 -50 L70 -48 L10 -112 M0 -50 L22 -100 M70 -48 L128 -70 M128 -70 L96 -150 L72 -156"
        )
    )
    sheet.shape(oval(*at(0.7, -0.46), 0.13 * size), c.GREY)
    sheet.line(path("M70 -46 L84 -28 M76 -28 L94 -28"))
    if load:
        load(*at(1.85, -0.7))
    sheet.shape(path("M116 -118 L262 -118 L246 -42 L128 -42 Z"), paint)
    sheet.line(path("M121 -98 L258 -98"))
    draw_wheel(sheet, *at(1.9, -0.42), 0.42 * size)


def draw_washing(
    sheet: Sheet, start: Point, end: Point, pieces: list[tuple[float, str, str]]
) -> None:
    """A line with washing: each piece is (share of the way, kind, colour)."""
    sag = 26
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag * 2)
    for share, kind, colour in pieces:
        rest = 1 - share
        x = (
            rest * rest * start[0]
            + 2 * rest * share * middle[0]
            + share * share * end[0]
        )
        y = (
            rest * rest * start[1]
            + 2 * rest * share * middle[1]
            + share * share * end[1]
        )
        sheet.shape(place(WASHING[kind], (x, y)), colour)
    sheet.line(
        f"M{number(start[0])} {number(start[1])} Q{number(middle[0])} {number(middle[1])} "
        f"{number(end[0])} {number(end[1])}"
    )


WASHING = {
    "shirt": "M-14 -2 Q0 8 14 -2 L40 14 L30 34 L20 28 L20 66 L-20 66 L-20 28 L-30 34 L-40 14 Z",
    "sheet": "M-42 -4 Q0 6 42 -5 L44 84 Q2 92 -42 84 Z",
    "sock": "M-7 -2 L7 -2 L7 26 L22 32 Q24 42 12 41 L-4 38 Q-8 34 -7 26 Z",
    "trousers": "M-20 -2 L20 -2 L24 74 L6 74 L0 24 L-6 74 L-24 74 Z",
}


def draw_bench(
    sheet: Sheet, x: float, ground: float, width: float, seat: float = 92
) -> None:
    """A bench seen from the front: back and seat of planks; what sits on it is drawn afterwards."""
    for leg in (x + 26, x + width - 38):
        sheet.shape(box(leg, ground - seat, 13, seat), c.SLATE)
        sheet.shape(box(leg, ground - seat * 2, 13, seat), c.SLATE)
    for row in (2.0, 1.66):
        sheet.shape(box(x, round(ground - seat * row), width, 24), c.WOOD)
    sheet.shape(box(x - 6, ground - seat - 4, width + 12, 22), c.WOOD)


def draw_keys(sheet: Sheet, x: float, y: float, size: float = 1) -> None:
    """A caretaker's ring of keys, hanging from (x, y)."""
    for turn, colour in ((34, c.OCHRE), (-26, c.STRAW), (4, c.STONE)):
        sheet.shape(
            place(
                "M-5 16 L5 16 L5 46 L14 46 L14 53 L5 53 L5 58 L13 58 L13 64 L-5 64 Z",
                (x, y + 8 * size),
                size,
                turn,
            ),
            colour,
        )
        sheet.shape(place(oval(0, 22, 10), (x, y + 8 * size), size, turn), colour)
    sheet.line(oval(x, y + 14 * size, 14 * size))


def draw_mug(
    sheet: Sheet,
    x: float,
    y: float,
    colour: str,
    *,
    size: float = 1,
    flip: bool = False,
) -> None:
    """A mug that stands at (x, y)."""
    sheet.line(place("M22 -42 C44 -44 44 -12 20 -14", (x, y), size, 0, flip))
    sheet.shape(place("M-24 -52 L24 -52 L20 0 L-20 0 Z", (x, y), size, 0, flip), colour)


def draw_pot_plant(
    sheet: Sheet, x: float, y: float, size: float = 1, pot: str = c.BRICK
) -> None:
    """A plant in a pot that stands at (x, y)."""
    for turn, length in ((-52, 0.85), (50, 0.9), (-20, 1.1), (24, 1.15), (2, 1.3)):
        sheet.shape(
            place(
                "M0 0 C-26 -26 -20 -70 0 -96 C20 -70 26 -26 0 0 Z",
                (x, y - 52 * size),
                size * length,
                turn,
            ),
            c.LEAF if turn % 4 else c.PINE,
        )
    sheet.shape(place("M-40 -66 L40 -66 L30 0 L-30 0 Z", (x, y), size), pot)
    sheet.line(place("M-38 -48 L38 -48", (x, y), size))


def draw_notice_board(
    sheet: Sheet, x: float, y: float, width: float, height: float
) -> None:
    """A notice board with wordless notices."""
    sheet.shape(box(x, y, width, height), c.WOOD)
    sheet.shape(box(x + 14, y + 14, width - 28, height - 28), c.STRAW)
    third = (width - 28) / 3
    left, top, low = x + 14, y + 14, height - 28
    for column, dy, share, paper in (
        (0.14, 0.1, 0.5, c.PAPER),
        (1.12, 0.07, 0.36, c.SKY),
        (2.12, 0.12, 0.42, c.PAPER),
        (0.2, 0.68, 0.24, c.ROSE),
        (1.06, 0.52, 0.4, c.PAPER),
        (2.2, 0.62, 0.28, c.SAGE),
    ):
        px, py = round(left + column * third), round(top + dy * low)
        sheet.shape(box(px, py, round(third * 0.74), round(low * share)), paper)
        sheet.fill(oval(round(px + third * 0.37), py + 9, 6), c.BRICK)
    sun = (round(left + 0.51 * third), round(top + 0.36 * low))
    sheet.shape(oval(*sun, round(third * 0.16)), c.OCHRE)
    px, py = round(left + 1.22 * third), round(top + 0.68 * low)
    for row in range(3):
        sheet.line(
            f"M{px} {py + row * 20} L{round(px + third * (0.42 if row < 2 else 0.24))} {py + row * 20}"
        )
    px, py = round(left + 2.49 * third), round(top + 0.36 * low)
    sheet.shape(
        polygon(
            (px - 34, py + 26),
            (px - 34, py - 6),
            (px, py - 34),
            (px + 34, py - 6),
            (px + 34, py + 26),
        ),
        c.BRICK,
    )
