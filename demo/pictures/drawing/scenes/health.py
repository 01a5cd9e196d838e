"""The health cafe in the open air."""

from drawing import palette as c
from drawing.figures import draw_person
from drawing.geometry import box, oval, place, polygon
from drawing.heads import Head
from drawing.people import Person
from drawing.sheet import Sheet
from drawing.things import draw_bush, draw_tree


def draw_health_cafe() -> Sheet:
    """Neighbours walk together past a table with fruit and water."""
    sheet = Sheet()
    sheet.fill(box(0, 0, 1600, 1067), c.SKY)
    sheet.fill(oval(520, 230, 72), c.BUTTER)
    with sheet.group("park"):
        sheet.shape(
            polygon((640, 660), (640, 440), (780, 330), (920, 440), (920, 660)),
            c.ROSE,
            c.CORAL,
        )
        sheet.shape(
            polygon((860, 660), (860, 470), (980, 370), (1100, 470), (1100, 660)),
            c.BUTTER,
            c.OCHRE,
        )
        for x, y, line in (
            (690, 460, c.CORAL),
            (810, 460, c.CORAL),
            (690, 560, c.CORAL),
            (810, 560, c.CORAL),
            (950, 480, c.OCHRE),
            (1030, 480, c.OCHRE),
            (950, 570, c.OCHRE),
            (1030, 570, c.OCHRE),
        ):
            sheet.shape(box(x, y, 46, 56), c.PAPER, line)
        sheet.fill("M0 650 Q800 610 1600 650 L1600 1067 L0 1067 Z", c.LAWN)
        sheet.fill(
            "M0 830 C500 780 1000 810 1600 880 L1600 1030 C1000 990 500 1000 0 1040 Z",
            c.CREAM,
        )
    draw_tree(sheet, 120, 740, 520)
    draw_tree(sheet, 1240, 680, 400, c.SAGE)
    draw_bush(sheet, 400, 700, 220, 100)
    draw_bush(sheet, 1480, 710, 300, 130)
    with sheet.group("walkers"):
        walkers(sheet)
    with sheet.group("fruit"):
        fruit_table(sheet)
    return sheet


def walkers(sheet: Sheet) -> None:
    """Four people on the same path at their own pace."""
    first = Person(
        head=Head(c.SKIN_BROWN, hat="scarf", hat_colour=c.BRICK),
        top=c.STRAW,
        legs=c.NIGHT,
        shoes=c.PAPER,
        hem=50,
        flare=10,
    )
    second = Person(
        head=Head(c.SKIN_FAIR, "rim", c.HAIR_WHITE, old=True, mouth="open"),
        top=c.DENIM,
        legs=c.SLATE,
        neckline="collar",
        trim=c.DENIM,
        wide=1.12,
        shoes=c.PAPER,
    )
    third = Person(
        head=Head(c.SKIN_WARM, "ponytail", c.HAIR_BLACK, eyes="happy"),
        top=c.CORAL,
        legs=c.PINE,
        sleeves="short",
        shoes=c.BRICK,
    )
    pole = '<path stroke-width="8" stroke="' + c.SLATE + '" d="{}"/>'
    sheet.add(pole.format("M296 606 L214 958"))
    draw_person(
        sheet,
        third,
        98,
        feet_at=(180, 960),
        facing=1,
        lean=4,
        hands=((220, 690), (286, 634)),
        feet=((120, 950), (258, 964)),
        toes=(28, -14),
        grips=("grip", "grip"),
    )
    sheet.add(pole.format("M234 668 L120 990"))
    draw_person(
        sheet,
        first,
        102,
        feet_at=(460, 972),
        facing=1,
        lean=5,
        hands=((408, 690), (570, 664)),
        feet=((546, 974), (392, 962)),
        toes=(-14, 28),
        grips=("grip", "grip"),
        elbows=(1, 1),
    )
    draw_person(
        sheet,
        second,
        104,
        feet_at=(730, 980),
        facing=1,
        lean=5,
        hands=((742, 680), (862, 690)),
        feet=((664, 968), (812, 984)),
        toes=(28, -12),
        grips=("grip", "grip"),
    )
    sheet.add(pole.format("M874 668 L846 1000"))


def fruit_table(sheet: Sheet) -> None:
    """The woman with the apples, and a boy who stretches while he waits."""
    host = Person(
        head=Head(c.SKIN_DEEP, "bun", c.HAIR_BLACK, mouth="open", earrings=True),
        top=c.PAPER,
        apron=c.PINE,
        sleeves="short",
        legs=c.NIGHT,
    )
    draw_person(
        sheet,
        host,
        104,
        feet_at=(1290, 962),
        facing=-1,
        hands=((1330, 680), (1108, 560)),
        grips=("open", "open"),
        elbows=(1, 1),
        wrists=(150, -150),
    )
    apple(sheet, 1094, 530)
    sheet.shape("M1010 700 L1550 700 L1566 960 Q1280 990 994 960 Z", c.BRICK)
    for x in (1100, 1210, 1320, 1430):
        sheet.fill(
            polygon(
                (x, 716),
                (x + 50, 716),
                (x + 50 + (x - 1280) // 30, 968),
                (x + (x - 1280) // 30, 968),
            ),
            c.CORAL,
        )
    sheet.shape(box(996, 684, 568, 28), c.PAPER)
    for x, y in ((1070, 652), (1122, 652), (1174, 652), (1096, 616), (1148, 616)):
        apple(sheet, x, y)
    sheet.shape(
        "M1030 650 L1214 650 Q1206 686 1170 688 L1074 688 Q1038 686 1030 650 Z", c.WOOD
    )
    sheet.shape("M1380 684 L1372 560 L1456 560 L1448 684 Z", c.MIST)
    sheet.line("M1374 596 L1454 596 M1456 580 C1496 580 1494 650 1452 648")
    sheet.shape(
        "M1250 676 C1262 650 1300 636 1340 650 L1338 662 C1310 664 1290 686 1262 688 Z",
        c.STRAW,
    )
    for x in (1500, 1536):
        sheet.shape(
            polygon((x - 15, 640), (x + 15, 640), (x + 11, 684), (x - 11, 684)), c.SKY
        )


def apple(sheet: Sheet, x: float, y: float) -> None:
    """An apple with its leaf."""
    sheet.shape(
        place(
            "M0 -16 C12 -28 32 -22 30 2 C28 24 12 30 0 24 C-12 30 -28 24 -30 2 C-32 -22 -12 -28 0 -16 Z",
            (x, y),
            0.9,
        ),
        c.CORAL if (x + y) % 3 else c.STRAW,
    )
    sheet.line(f"M{x} {y - 14} Q{x + 2} {y - 26} {x + 8} {y - 30}")
