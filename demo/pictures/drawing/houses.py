"""Houses: brick gables, windows with lives behind them, balconies with flower boxes."""

from . import palette as c
from .geometry import Point, box, cloud, oval, polygon
from .sheet import Sheet


def draw_bricks(sheet: Sheet, spots: list[Point], colour: str) -> None:
    """A few bricks, here and there, that tell what the wall is made of."""
    for x, y in spots:
        sheet.line(
            f"M{x} {y} L{x + 26} {y} M{x + 36} {y} L{x + 62} {y} M{x + 18} {y + 13} L{x + 44} {y + 13}",
            colour,
        )


def draw_gable(
    sheet: Sheet,
    x: float,
    ground: float,
    width: float,
    *,
    eaves: float,
    ridge: float,
    brick: str,
) -> None:
    """A gable wall; `eaves` and `ridge` are heights above the ground."""
    wall = polygon(
        (x, ground),
        (x, ground - eaves),
        (x + width / 2, ground - ridge),
        (x + width, ground - eaves),
        (x + width, ground),
    )
    sheet.shape(wall, brick)
    rise = (ridge - eaves) / (width / 2)
    roof = [
        (x - 16, ground - eaves + 16 * rise),
        (x + width / 2, ground - ridge),
        (x + width + 16, ground - eaves + 16 * rise),
        (x + width + 16, ground - eaves + 16 * rise - 22),
        (x + width / 2, ground - ridge - 24),
        (x - 16, ground - eaves + 16 * rise - 22),
    ]
    sheet.shape(polygon(*roof), c.SLATE if brick == c.YELLOW_BRICK else c.NIGHT)


def define_windows(sheet: Sheet) -> None:
    """The windows that the houses repeat: 70 by 92, with the origin in the upper left corner."""
    for name, glass in (("window", c.SKY), ("lit", c.BUTTER)):
        with sheet.part(name):
            sheet.shape(box(0, 0, 70, 92), c.PAPER)
            sheet.fill(box(8, 8, 54, 76), glass)
            sheet.line("M35 4 L35 88 M8 34 L62 34")
            sheet.shape(box(-6, 92, 82, 9), c.STONE)
    with sheet.part("curtain"):
        sheet.fill("M8 8 L30 8 Q28 50 10 66 L8 66 Z", c.ROSE)
        sheet.fill("M62 8 L42 8 Q44 50 60 66 L62 66 Z", c.ROSE)
    with sheet.part("cat"):
        sheet.shape(
            "M14 92 C10 66 18 56 24 54 L20 38 L30 46 Q36 44 42 46 L52 38 L49 56 C58 62 60 78 58 92 Z",
            c.HAIR_COPPER,
        )
        sheet.fill(oval(30, 57, 2.6), c.INK)
        sheet.fill(oval(42, 57, 2.6), c.INK)
        sheet.line("M58 92 C70 92 76 104 70 118")
    with sheet.part("plant"):
        sheet.shape("M26 92 L23 72 L47 72 L44 92 Z", c.BRICK)
        sheet.shape(
            "M35 72 C16 66 14 46 20 40 C28 44 34 54 35 72 C36 52 44 40 54 42 C56 56 50 68 35 72 Z",
            c.LEAF,
        )


def draw_flower_box(
    sheet: Sheet, x: float, y: float, width: float, flowers: tuple[str, ...]
) -> None:
    """A flower box whose upper edge is at y; the flowers stand above it."""
    count = max(2, round(width / 30))
    gap = width / count
    sheet.shape(
        cloud(x + width / 2, y, width / 2 - 4, 15, count * 2 + 1, start=180, swell=1.3),
        c.PINE,
    )
    for i in range(count):
        sheet.fill(
            oval(round(x + gap * (i + 0.5)), y - 9 - (i % 2) * 9, 7.5),
            flowers[i % len(flowers)],
        )
    sheet.shape(box(x, y, width, 21), c.WOOD)


def draw_balcony(
    sheet: Sheet,
    x: float,
    y: float,
    width: float,
    flowers: tuple[str, ...],
    *,
    panel: str = "",
) -> None:
    """A balcony's rail, box and slab in front of whatever was drawn behind; y is the upper edge of the slab."""
    if panel:
        sheet.shape(box(x, y - 66, width, 66), panel)
    else:
        bars = " ".join(
            f"M{x + i * 17} {y - 66} L{x + i * 17} {y}"
            for i in range(1, int(width // 17))
        )
        sheet.line(bars)
        sheet.line(box(x, y - 66, width, 66))
    if flowers:
        draw_flower_box(sheet, x + width * 0.1, y - 68, width * 0.8, flowers)
    sheet.shape(box(x - 8, y, width + 16, 17), c.STONE)


def draw_balcony_door(sheet: Sheet, x: float, y: float, lit: bool = False) -> None:
    """A door and a window onto a balcony, 130 wide, standing on its slab at y."""
    sheet.shape(box(x, y - 136, 130, 136), c.PAPER)
    glass = c.BUTTER if lit else c.SKY
    sheet.fill(box(x + 9, y - 127, 48, 120), glass)
    sheet.fill(box(x + 67, y - 127, 54, 120), glass)
    sheet.line(f"M{x + 62} {y - 132} L{x + 62} {y - 4}")
