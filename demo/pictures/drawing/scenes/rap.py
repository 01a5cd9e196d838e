"""The rap school."""

from drawing import palette as c
from drawing.figures import draw_person
from drawing.geometry import box, oval, polygon
from drawing.heads import Head
from drawing.houses import draw_bricks
from drawing.people import Person
from drawing.rooms import draw_room
from drawing.sheet import Sheet


def draw_rap_school() -> Sheet:
    """A girl raps into a microphone, a boy in headphones runs the beat, and two others keep time."""
    sheet = Sheet()
    draw_room(sheet, 860, c.CORAL, c.STONE)
    draw_bricks(
        sheet,
        [
            (90, 210),
            (330, 330),
            (60, 560),
            (640, 150),
            (1010, 220),
            (1300, 330),
            (1480, 180),
            (700, 420),
            (1180, 520),
            (430, 170),
        ],
        c.BRICK,
    )
    with sheet.group("lamps"):
        sheet.line("M-10 90 Q400 190 800 100 Q1200 190 1610 90")
        for x, y, colour in (
            (130, 121, c.STRAW),
            (330, 141, c.PAPER),
            (530, 135, c.STRAW),
            (700, 115, c.PAPER),
            (900, 116, c.STRAW),
            (1080, 138, c.PAPER),
            (1280, 141, c.STRAW),
            (1480, 118, c.PAPER),
        ):
            sheet.shape(oval(x, y + 18, 15, 18), colour)
    with sheet.group("loudspeakers"):
        for x in (60, 1390):
            sheet.shape(box(x, 470, 150, 400), c.NIGHT)
            for y, radius in ((560, 40), (740, 62)):
                sheet.shape(oval(x + 75, y, radius), c.SLATE)
                sheet.shape(oval(x + 75, y, radius * 0.4), c.INK)
    with sheet.group("audience"):
        clapping = Person(
            head=Head(c.SKIN_FAIR, "fringe", c.HAIR_BLOND, mouth="open"),
            top=c.SAGE,
            legs=c.DENIM,
            neckline="hood",
            child=0.92,
        )
        dancing = Person(
            head=Head(c.SKIN_OLIVE, "waves", c.HAIR_BLACK, eyes="happy"),
            top=c.PAPER,
            legs=c.PINE,
            child=0.92,
            sleeves="short",
        )
        draw_person(
            sheet,
            clapping,
            94,
            feet_at=(330, 930),
            facing=1,
            hands=((402, 590), (424, 584)),
            grips=("open", "open"),
            wrists=(-62, -78),
        )
        draw_person(
            sheet,
            dancing,
            94,
            feet_at=(1300, 930),
            facing=-1,
            lean=-4,
            hands=((1384, 652), (1206, 470)),
            grips=("grip", "wave"),
            elbows=(1, 1),
            feet=((1334, 930), (1258, 924)),
        )
    with sheet.group("beat"):
        beat_maker(sheet)
    with sheet.group("rapper"):
        rapper(sheet)
    return sheet


def beat_maker(sheet: Sheet) -> None:
    """The boy behind the mixing desk."""
    boy = Person(
        head=Head(
            c.SKIN_WARM,
            "short",
            c.HAIR_BLACK,
            hat="headphones",
            hat_colour=c.BRICK,
            eyes="down",
        ),
        top=c.DENIM,
        legs=c.NIGHT,
        child=0.94,
        neckline="hood",
    )
    draw_person(
        sheet,
        boy,
        98,
        feet_at=(980, 920),
        facing=-1,
        lean=4,
        hands=((930, 640), (860, 642)),
        grips=("open", "point"),
        wrists=(150, 140),
        far_arm_in_front=True,
    )
    for leg in (790, 1080):
        sheet.shape(box(leg, 690, 24, 250), c.SLATE)
    sheet.shape(polygon((760, 690), (790, 654), (1110, 654), (1140, 690)), c.SLATE)
    for x in (820, 862, 904):
        sheet.line(f"M{x} 664 L{x - 6} 682", c.STRAW)
    sheet.shape(oval(1040, 671, 42, 12), c.INK)
    sheet.shape(oval(1040, 671, 12, 4), c.CORAL)
    sheet.shape(box(760, 690, 380, 52), c.NIGHT)
    for x in range(790, 1120, 44):
        sheet.fill(oval(x, 716, 9), c.STRAW if x % 3 else c.CORAL)


def rapper(sheet: Sheet) -> None:
    """The girl with the microphone; its cable finds its own way."""
    girl = Person(
        head=Head(c.SKIN_DEEP, "afro", c.HAIR_BLACK, mouth="open", earrings=True),
        top=c.STRAW,
        legs=c.NIGHT,
        shoes=c.PAPER,
        vest=c.PINE,
        hem=6,
    )
    sheet.line(
        "M722 462 C760 600 740 900 690 960 C640 1010 480 960 420 1010 C390 1040 300 1040 240 980"
    )

    def microphone() -> None:
        sheet.shape(polygon((672, 398), (690, 390), (728, 456), (712, 466)), c.SLATE)
        sheet.shape(oval(676, 384, 21), c.GREY)

    draw_person(
        sheet,
        girl,
        112,
        microphone,
        feet_at=(610, 990),
        facing=1,
        lean=3,
        nod=4,
        hands=((714, 446), (838, 520)),
        grips=("grip", "wave"),
        feet=((570, 990), (672, 984)),
        elbows=(1, 1),
        wrists=(-70, None),
    )
