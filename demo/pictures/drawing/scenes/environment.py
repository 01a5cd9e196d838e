"""The environment ambassadors in their courtyard."""

from drawing import palette as c
from drawing.figures import draw_person
from drawing.geometry import box, oval, place, polygon
from drawing.heads import Head
from drawing.houses import (
    define_windows,
    draw_balcony,
    draw_balcony_door,
    draw_bricks,
    draw_gable,
)
from drawing.people import Person
from drawing.sheet import Sheet
from drawing.things import draw_bush, draw_tree


def draw_environment_ambassadors() -> Sheet:
    """Neighbours sort their waste and plant a raised bed in the courtyard."""
    sheet = Sheet()
    sheet.fill(box(0, 0, 1600, 1067), c.SKY)
    sheet.fill(oval(800, 250, 70), c.BUTTER)
    define_windows(sheet)
    draw_gable(sheet, -120, 740, 620, eaves=460, ridge=630, brick=c.YELLOW_BRICK)
    draw_bricks(sheet, [(60, 300), (260, 210), (380, 430), (30, 560)], c.OCHRE)
    sheet.use("window", 60, 370)
    sheet.use("plant", 60, 370)
    sheet.use("lit", 155, 220)
    draw_balcony_door(sheet, 250, 520)
    draw_balcony(sheet, 220, 520, 220, (c.BRICK, c.STRAW, c.PAPER))
    sheet.shape(
        polygon((500, 720), (500, 520), (1240, 520), (1240, 720)), c.ROSE, c.CORAL
    )
    sheet.shape(
        polygon((500, 520), (520, 440), (1220, 440), (1240, 520)), c.CORAL, c.CORAL
    )
    for x in range(560, 1210, 92):
        sheet.shape(box(x, 560, 46, 64), c.PAPER, c.CORAL)
    sheet.fill(box(0, 710, 1600, 357), c.LAWN)
    sheet.fill("M0 820 C500 780 1100 790 1600 830 L1600 1067 L0 1067 Z", c.CREAM)
    draw_tree(sheet, 1390, 800, 600)
    draw_bush(sheet, 620, 750, 240, 90)
    with sheet.group("sorting"):
        sorting(sheet)
    with sheet.group("planting"):
        planting(sheet)
    return sheet


def sorting(sheet: Sheet) -> None:
    """Four containers, each with a picture of what goes in, and two who know."""
    man = Person(
        head=Head(c.SKIN_WARM, "waves", c.HAIR_BROWN, beard="full"),
        top=c.BRICK,
        legs=c.NIGHT,
        wide=1.06,
        neckline="collar",
        trim=c.BRICK,
    )
    for i, lid in enumerate((c.PINE, c.DENIM, c.STRAW, c.BRICK)):
        x = 60 + i * 142
        sheet.shape(
            polygon((x, 690), (x + 126, 690), (x + 114, 900), (x + 12, 900)), c.SLATE
        )
        sheet.shape(
            f"M{x - 8} 690 L{x - 4} 660 Q{x + 63} 640 {x + 130} 660 L{x + 134} 690 Z",
            lid,
        )
        sheet.shape(box(x + 30, 730, 66, 78), c.PAPER)
        for wheel in (x + 30, x + 96):
            sheet.shape(oval(wheel, 900, 14), c.INK)
    sheet.shape(
        "M120 752 C136 740 146 752 144 768 C140 786 130 788 123 784 C114 788 104 784 102 768 C100 752 112 742 123 754 Z",
        c.CORAL,
    )
    sheet.shape(
        "M258 742 L270 742 L270 756 Q282 762 282 772 L282 798 L246 798 L246 772 Q246 762 258 756 Z",
        c.SAGE,
    )
    sheet.shape(polygon((386, 744), (426, 744), (426, 796), (386, 796)), c.SKY)
    sheet.line("M394 760 L418 760 M394 774 L412 774")
    sheet.shape("M532 750 Q548 744 564 750 L564 792 Q548 800 532 792 Z", c.MIST)
    sheet.line("M532 752 Q548 760 564 752")

    def carton() -> None:
        sheet.shape("M494 640 L540 560 L560 574 L548 600 L600 612 L590 646 Z", c.PAPER)
        sheet.shape(box(470, 632, 160, 104), c.YELLOW_BRICK)
        sheet.line("M550 632 L550 680")

    draw_person(
        sheet,
        man,
        108,
        carton,
        feet_at=(680, 990),
        facing=-1,
        hands=((612, 700), (500, 740)),
        grips=("open", "grip"),
        elbows=(1, 1),
    )


def planting(sheet: Sheet) -> None:
    """A woman and a girl at a raised bed."""
    woman = Person(
        head=Head(c.SKIN_DEEP, "braids", c.HAIR_BLACK, hat="wrap", hat_colour=c.STRAW),
        top=c.PINE,
        legs=c.DENIM,
        sleeves="short",
    )
    girl = Person(
        head=Head(c.SKIN_FAIR, "ponytail", c.HAIR_COPPER, child=True, mouth="open"),
        top=c.STRAW,
        legs=c.BRICK_DARK,
        child=0.74,
    )

    def can() -> None:
        sheet.line("M1436 700 Q1470 680 1480 724")
        sheet.shape("M1420 704 L1490 704 L1494 774 L1416 774 Z", c.MIST)
        sheet.line("M1418 756 L1366 716 L1350 726")
        sheet.line(
            "M1338 744 L1334 762 M1350 750 L1348 770 M1326 736 L1318 752", c.DENIM
        )

    draw_person(
        sheet,
        woman,
        106,
        feet_at=(990, 960),
        facing=1,
        lean=10,
        hands=((1090, 752), (1130, 742)),
        grips=("open", "open"),
        wrists=(50, 70),
    )
    draw_person(
        sheet,
        girl,
        108,
        can,
        feet_at=(1500, 984),
        facing=-1,
        hands=((1446, 690), (1440, 694)),
        grips=("grip", "grip"),
        elbows=(1, 1),
    )
    for x, height, bloom in (
        (1010, 70, c.BRICK),
        (1080, 50, c.PAPER),
        (1140, 56, ""),
        (1210, 90, c.STRAW),
        (1280, 64, ""),
        (1340, 56, c.CORAL),
    ):
        sheet.line(f"M{x} 830 L{x} {820 - height}", c.PINE)
        for turn in (-40, 42):
            sheet.shape(
                place(
                    "M0 0 C-14 -14 -12 -36 0 -50 C12 -36 14 -14 0 0 Z",
                    (x, 822),
                    1,
                    turn,
                ),
                c.LEAF,
            )
        if bloom:
            sheet.shape(oval(x, 816 - height, 17), bloom)
            sheet.fill(oval(x, 816 - height, 6), c.OCHRE)
    sheet.shape(box(960, 822, 430, 24), c.SLATE)
    sheet.shape(box(946, 840, 458, 150), c.WOOD)
    sheet.line("M946 890 L1404 890 M946 940 L1404 940")
