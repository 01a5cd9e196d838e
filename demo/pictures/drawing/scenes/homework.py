"""The homework cafe."""

from drawing import palette as c
from drawing.figures import draw_person
from drawing.geometry import box, oval, place, polygon
from drawing.heads import Head
from drawing.people import Person
from drawing.rooms import draw_lamp, draw_outlook, draw_room
from drawing.sheet import Sheet
from drawing.things import draw_mug, draw_pot_plant

SPINES = (c.BRICK, c.PINE, c.STRAW, c.DENIM, c.CORAL, c.SAGE, c.NIGHT)


def draw_books(
    sheet: Sheet, x: float, shelf: float, count: int, first: int = 0
) -> None:
    """Books that stand on a shelf, the last one leaning on the others."""
    for i in range(count):
        wide, high = 22 + (i * 7 + first) % 14, 76 + (i * 17 + first * 5) % 34
        sheet.shape(box(x, shelf - high, wide, high), SPINES[(i + first) % len(SPINES)])
        x += wide
    sheet.shape(
        place(box(0, -92, 24, 92), (x + 24, shelf), 1, -14),
        SPINES[(count + first) % len(SPINES)],
    )


def open_book(sheet: Sheet, x: float, y: float, size: float = 1) -> None:
    """An open book on a table, seen from across it."""
    sheet.shape(
        place(
            "M0 0 Q-36 -22 -84 -10 L-92 -48 Q-40 -60 0 -38 Q40 -60 92 -48 L84 -10 Q36 -22 0 0 Z",
            (x, y),
            size,
        ),
        c.PAPER,
    )
    sheet.line(
        place(
            "M0 -38 L0 0 M-66 -38 Q-42 -44 -22 -34 M66 -38 Q42 -44 22 -34", (x, y), size
        )
    )


def backpack(sheet: Sheet, x: float, y: float, colour: str) -> None:
    """A school bag that leans against the table."""
    for path in (
        "M-24 -150 C-30 -196 30 -196 24 -150",
        "M-72 0 L-78 -100 C-76 -176 76 -176 78 -100 L72 0 Z",
        "M-54 -4 L-56 -70 L56 -70 L54 -4 Z",
        "M-76 -100 Q0 -80 76 -100",
        "M0 -92 L0 -108",
    ):
        if path.endswith("Z"):
            sheet.shape(place(path, (x, y)), colour)
        else:
            sheet.line(place(path, (x, y)))


def draw_homework_cafe() -> Sheet:
    """Three pupils and a volunteer around a table with books."""
    sheet = Sheet()
    draw_room(sheet, 900, c.BUTTER, c.WOOD)
    with sheet.group("shelves"):
        sheet.shape(box(90, 150, 470, 420), c.WOOD)
        sheet.fill(box(110, 170, 430, 380), c.CREAM)
        for shelf in (290, 420, 550):
            sheet.shape(box(104, shelf, 442, 16), c.WOOD)
        draw_books(sheet, 124, 290, 9)
        draw_books(sheet, 124, 420, 5, 3)
        draw_books(sheet, 340, 550, 5, 4)
        sheet.shape(oval(450, 352, 46), c.MIST)
        sheet.shape("M424 330 Q450 318 462 336 Q452 356 436 350 Z", c.LEAF)
        sheet.line("M450 398 L450 418 M428 418 L472 418")
        draw_pot_plant(sheet, 220, 550, 0.62)
    draw_outlook(sheet, 1130, 170, 340, 300, brick=c.BRICK)
    draw_lamp(sheet, 850, 240, 0.9, c.PINE)
    with sheet.group("round-the-table"):
        pupils(sheet)
    return sheet


def pupils(sheet: Sheet) -> None:
    """The volunteer points something out; one pupil writes, one asks, one has just understood."""
    volunteer = Person(
        head=Head(
            c.SKIN_FAIR, "rim", c.HAIR_GREY, glasses=True, old=True, beard="moustache"
        ),
        top=c.PINE,
        neckline="v",
        wide=1.1,
    )
    writer = Person(
        head=Head(c.SKIN_BROWN, hat="scarf", hat_colour=c.CORAL, eyes="down"),
        top=c.DENIM,
        child=0.9,
    )
    boy = Person(
        head=Head(c.SKIN_DEEP, "crop", c.HAIR_BLACK, child=True, mouth="open"),
        top=c.STRAW,
        child=0.8,
        neckline="hood",
    )
    girl = Person(
        head=Head(c.SKIN_WARM, "fringe", c.HAIR_BLACK, child=True, eyes="happy"),
        top=c.BRICK,
        child=0.8,
    )
    draw_person(
        sheet,
        volunteer,
        116,
        hips=(690, 660),
        feet_at=(690, 976),
        facing=1,
        lean=8,
        hands=((760, 682), (836, 690)),
        grips=("open", "point"),
        wrists=(None, 40),
    )
    draw_person(
        sheet,
        writer,
        118,
        hips=(420, 800),
        facing=1,
        lean=6,
        legs_hidden=True,
        hands=((516, 742), (580, 744)),
        grips=("grip", "open"),
        holding=lambda: sheet.add(
            f'<path stroke-width="11" stroke="{c.OCHRE}" d="M534 696 L518 752"/>'
        ),
    )
    draw_person(
        sheet,
        boy,
        118,
        hips=(920, 794),
        facing=-1,
        legs_hidden=True,
        hands=((836, 738), (868, 738)),
        grips=("open", "open"),
    )
    draw_person(
        sheet,
        girl,
        118,
        hips=(1200, 794),
        facing=-1,
        legs_hidden=True,
        hands=((1128, 738), (1104, 506)),
        grips=("open", "point"),
        wrists=(None, -84),
        elbows=(1, 1),
    )
    for leg in (230, 1340):
        sheet.shape(box(leg, 770, 30, 260), c.SLATE)
    sheet.shape(box(214, 784, 1172, 216), c.SAGE)
    sheet.shape(box(170, 744, 1260, 40), c.PAPER)
    sheet.line("M608 784 L608 1000 M994 784 L994 1000")
    backpack(sheet, 420, 1030, c.BRICK)
    backpack(sheet, 1180, 1036, c.DENIM)
    open_book(sheet, 560, 760)
    open_book(sheet, 850, 762)
    sheet.shape("M1016 752 L1036 680 L1146 680 L1166 752 Z", c.STONE)
    sheet.shape(box(1000, 748, 182, 14), c.SLATE)
    draw_mug(sheet, 300, 746, c.BRICK)
    sheet.shape(polygon((1270, 746), (1276, 690), (1324, 690), (1330, 746)), c.SAGE)
    for dx, colour in ((-10, c.BRICK), (2, c.OCHRE), (14, c.DENIM)):
        sheet.add(
            f'<path stroke-width="9" stroke="{colour}" d="M{1300 + dx} 688 L{1300 + dx * 2} 644"/>'
        )
    sheet.shape(box(684, 728, 70, 16), c.CORAL)
    sheet.shape(box(676, 712, 84, 16), c.DENIM)
