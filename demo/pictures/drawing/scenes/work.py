"""A first job after school, and a mentor who mends a bicycle together with somebody."""

from drawing import palette as c
from drawing.figures import draw_person
from drawing.geometry import Point, box, oval, place, polygon
from drawing.heads import Head
from drawing.houses import (
    define_windows,
    draw_balcony,
    draw_balcony_door,
    draw_bricks,
    draw_gable,
)
from drawing.people import Person
from drawing.rooms import draw_lamp, draw_outlook, draw_room
from drawing.sheet import Sheet
from drawing.things import draw_bush, draw_tree, draw_wheel

LOAF = "M-62 0 C-76 -40 -50 -62 0 -62 C50 -62 76 -40 62 0 Z"
BUN = "M-30 0 C-38 -26 -20 -36 0 -36 C20 -36 38 -26 30 0 Z"


def draw_first_job() -> Sheet:
    """A teenager in an apron hands a bag of bread across a bakery's counter."""
    sheet = Sheet()
    draw_room(sheet, 900, c.SKY, c.STONE)
    draw_outlook(sheet, 70, 230, 300, 380, brick=c.YELLOW_BRICK)
    with sheet.group("shelves"):
        for shelf in (300, 470):
            sheet.shape(box(520, shelf, 760, 20), c.WOOD)
        for x in (610, 760, 910):
            bread(sheet, x, 300)
        for x in (1060, 1136, 1212):
            sheet.shape(place(BUN, (x, 300)), c.YELLOW_BRICK)
        for x in (590, 1120, 1210):
            sheet.shape(
                place("M-22 0 L-26 -110 Q0 -136 26 -110 L22 0 Z", (x, 470)), c.OCHRE
            )
            sheet.line(
                place("M-12 -88 L12 -98 M-12 -60 L12 -70 M-12 -32 L12 -42", (x, 470)),
                c.WOOD,
            )
    draw_lamp(sheet, 440, 190, 0.7, c.PINE)
    draw_lamp(sheet, 1400, 190, 0.7, c.PINE)
    with sheet.group("counter"):
        counter(sheet)
    return sheet


def bread(sheet: Sheet, x: float, y: float) -> None:
    """A loaf with three cuts."""
    sheet.shape(place(LOAF, (x, y)), c.WOOD)
    sheet.line(
        place("M-36 -44 L-22 -20 M-6 -48 L8 -24 M24 -46 L38 -22", (x, y)), c.BUTTER
    )


def counter(sheet: Sheet) -> None:
    """The boy, the baker behind him, the customer and what lies between them."""
    baker = Person(
        head=Head(c.SKIN_OLIVE, "bun", c.HAIR_BROWN, hat="wrap", hat_colour=c.PAPER),
        top=c.CORAL,
        apron=c.PAPER,
        wide=1.06,
        sleeves="short",
    )
    boy = Person(
        head=Head(
            c.SKIN_BROWN,
            "curls",
            c.HAIR_BLACK,
            hat="cap",
            hat_colour=c.BRICK,
            mouth="open",
        ),
        top=c.PAPER,
        apron=c.BRICK,
        child=0.96,
    )
    customer = Person(
        head=Head(c.SKIN_FAIR, "rim", c.HAIR_WHITE, old=True, beard="moustache"),
        top=c.PINE,
        legs=c.SLATE,
        neckline="collar",
        trim=c.PINE,
        hem=70,
        flare=10,
        shoes=c.BRICK_DARK,
        wide=1.06,
    )
    draw_person(
        sheet,
        baker,
        112,
        hips=(1210, 720),
        facing=-1,
        legs_hidden=True,
        hands=((1110, 596), (1086, 600)),
        grips=("grip", "grip"),
        nod=-4,
    )
    sheet.shape(polygon((980, 590), (1150, 590), (1140, 606), (990, 606)), c.SLATE)
    for x in (1024, 1092):
        sheet.shape(place(BUN, (x, 590), 0.9), c.YELLOW_BRICK)
    sheet.shape("M506 548 C500 508 528 492 542 502 C560 490 584 506 580 541 Z", c.WOOD)
    sheet.shape(polygon((500, 548), (586, 540), (598, 662), (506, 668)), c.YELLOW_BRICK)
    draw_person(
        sheet,
        boy,
        118,
        hips=(790, 730),
        facing=-1,
        legs_hidden=True,
        lean=4,
        hands=((700, 640), (590, 588)),
        grips=("open", "grip"),
        elbows=(1, 1),
    )
    sheet.shape(box(620, 660, 960, 44), c.WOOD)
    sheet.shape(box(640, 704, 920, 290), c.CREAM)
    sheet.shape(box(690, 744, 820, 130), c.MIST)
    sheet.line("M690 830 L1510 830")
    for i, x in enumerate(range(756, 1480, 98)):
        sheet.shape(place(BUN, (x, 830), 1.1), (c.YELLOW_BRICK, c.WOOD, c.ROSE)[i % 3])
    sheet.shape(box(1350, 560, 150, 100), c.PINE)
    sheet.shape(box(1372, 580, 106, 34), c.SAGE)
    draw_person(
        sheet,
        customer,
        116,
        feet_at=(330, 1020),
        facing=1,
        hands=((248, 716), (494, 618)),
        grips=("grip", "open"),
        elbows=(1, 1),
        wrists=(60, None),
        holding=lambda: sheet.add(
            f'<path stroke-width="12" stroke="{c.WOOD}" d="M272 726 L252 1016 M296 722 Q272 708 270 740"/>'
        ),
    )


def draw_mentor() -> Sheet:
    """A mentor and a young woman mend a bicycle in the courtyard."""
    sheet = Sheet()
    sheet.fill(box(0, 0, 1600, 1067), c.SKY)
    sheet.fill(oval(760, 250, 70), c.BUTTER)
    define_windows(sheet)
    draw_gable(sheet, 1000, 760, 640, eaves=470, ridge=640, brick=c.YELLOW_BRICK)
    draw_bricks(
        sheet,
        [(1240, 210), (1060, 360), (1420, 300), (1060, 620), (1500, 560)],
        c.OCHRE,
    )
    sheet.use("window", 1090, 400)
    sheet.use("lit", 1285, 250)
    sheet.use("cat", 1285, 250)
    draw_balcony_door(sheet, 1250, 560, lit=True)
    draw_balcony(sheet, 1210, 560, 230, (c.BRICK, c.STRAW, c.PAPER))
    sheet.fill(box(0, 730, 1600, 337), c.LAWN)
    sheet.fill("M0 800 C500 770 1000 780 1600 800 L1600 1067 L0 1067 Z", c.CREAM)
    draw_tree(sheet, 190, 770, 500)
    for x in (400, 520, 900, 1500):
        draw_bush(sheet, x, 772, 190, 96, colour=c.LEAF if x == 520 else c.PINE)
    with sheet.group("repair"):
        repair(sheet)
    return sheet


def draw_bicycle(
    sheet: Sheet, rear: Point, front: Point, radius: float, paint: str
) -> None:
    """A bicycle heading right, by the hubs of its wheels."""
    x, y = rear
    span = front[0] - x
    seat, steer, pedals = (
        (x + span * 0.28, y - 190),
        (x + span * 0.82, y - 170),
        (x + span * 0.42, y + 6),
    )
    draw_wheel(sheet, *rear, radius)
    draw_wheel(sheet, *front, radius)
    frame = (
        f"M{x} {y} L{seat[0]:.0f} {seat[1] + 20} L{pedals[0]:.0f} {pedals[1]} Z M{seat[0]:.0f} {seat[1] + 30} "
        f"L{steer[0]:.0f} {steer[1] + 24} L{pedals[0]:.0f} {pedals[1]} M{front[0]} {front[1]} "
        f"L{steer[0] - 10:.0f} {steer[1] - 30}"
    )
    sheet.add(f'<path stroke-width="20" d="{frame}"/>')
    sheet.add(f'<path stroke-width="10" stroke="{paint}" d="{frame}"/>')
    sheet.line(f"M{seat[0]:.0f} {seat[1] + 20} L{seat[0] - 6:.0f} {seat[1] - 8}")
    sheet.shape(
        place(
            "M-46 -8 C-50 -26 20 -22 50 -10 Q54 2 40 2 C10 2 -10 14 -46 -8 Z",
            (seat[0] - 6, seat[1] - 6),
        ),
        c.INK,
    )
    sheet.line(
        f"M{steer[0] - 10:.0f} {steer[1] - 30} L{steer[0] + 16:.0f} {steer[1] - 52} L{steer[0] - 50:.0f} "
        f"{steer[1] - 50}"
    )
    sheet.shape(oval(*pedals, 32), c.GREY)
    sheet.line(
        f"M{pedals[0]:.0f} {pedals[1]} L{pedals[0] + 34:.0f} {pedals[1] + 40} M{pedals[0] + 20:.0f} "
        f"{pedals[1] + 42} L{pedals[0] + 50:.0f} {pedals[1] + 40}"
    )
    sheet.line(
        f"M{x} {y + 12} L{pedals[0]:.0f} {pedals[1] + 32} M{x} {y - 12} L{pedals[0]:.0f} {pedals[1] - 32}"
    )


def repair(sheet: Sheet) -> None:
    """The two of them, the bicycle and the tools."""
    mentor = Person(
        head=Head(c.SKIN_DEEP, "crop", c.HAIR_GREY, beard="goatee", glasses=True),
        top=c.BRICK,
        legs=c.NIGHT,
        neckline="collar",
        trim=c.BRICK,
        wide=1.1,
        hem=22,
    )
    youth = Person(
        head=Head(
            c.SKIN_FAIR,
            "braids",
            c.HAIR_COPPER,
            hat="beanie",
            hat_colour=c.STRAW,
            mouth="open",
        ),
        top=c.SAGE,
        legs=c.DENIM,
        neckline="hood",
        child=0.94,
        shoes=c.PAPER,
    )

    def spanner() -> None:
        sheet.shape(
            place(
                "M-8 0 L8 0 L8 -86 C26 -92 26 -120 12 -126 L10 -106 L-10 -106 L-12 -126 C-26 -120 -26 -92 -8 -86 Z",
                (944, 612),
                0.9,
                -16,
            ),
            c.GREY,
        )

    draw_person(
        sheet,
        youth,
        108,
        feet_at=(560, 960),
        facing=1,
        lean=8,
        hands=((664, 668), (690, 664)),
        grips=("grip", "grip"),
        elbows=(1, 1),
    )
    draw_person(
        sheet,
        mentor,
        112,
        feet_at=(1030, 962),
        facing=-1,
        lean=6,
        hands=((958, 596), (884, 654)),
        grips=("grip", "grip"),
        elbows=(1, 1),
        holding=spanner,
    )
    draw_bicycle(sheet, (570, 890), (960, 890), 112, c.PINE)
    sheet.shape(box(1190, 930, 190, 86), c.BRICK)
    sheet.line("M1250 930 L1250 900 L1320 900 L1320 930 M1190 958 L1380 958")
    sheet.line("M290 1000 Q310 1030 336 1002")
    sheet.shape(
        "M256 1000 C248 944 296 926 334 928 C376 930 404 962 402 1000 Z", c.STRAW
    )
    sheet.line("M288 964 Q316 946 344 950 M300 984 Q334 968 372 976")
