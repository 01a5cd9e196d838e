"""The budget adviser, and the women of Bydelsmødre around their tea."""

from drawing import palette as c
from drawing.figures import Figure, draw_person
from drawing.geometry import box, oval, place, polygon
from drawing.heads import Head
from drawing.people import Person, Pose
from drawing.rooms import draw_chair, draw_lamp, draw_outlook, draw_room
from drawing.sheet import Sheet
from drawing.things import draw_mug, draw_pot_plant


def draw_budget_advice() -> Sheet:
    """An adviser goes through a heap of envelopes with a resident."""
    sheet = Sheet()
    draw_room(sheet, 900, c.SKY, c.STONE)
    draw_outlook(sheet, 120, 170, 330, 330, brick=c.YELLOW_BRICK)
    with sheet.group("binders"):
        for shelf, first in ((330, 0), (520, 2)):
            sheet.shape(box(980, shelf, 500, 18), c.WOOD)
            for i in range(6):
                x = 1004 + i * 58
                colour = (c.PINE, c.STRAW, c.BRICK, c.DENIM)[(i + first) % 4]
                sheet.shape(box(x, shelf - 138, 52, 138), colour)
                sheet.shape(box(x + 11, shelf - 118, 30, 44), c.PAPER)
                sheet.line(oval(x + 26, shelf - 36, 11))
        draw_pot_plant(sheet, 1416, 330, 0.8)
        draw_pot_plant(sheet, 1416, 520, 0.62, c.STRAW)
    draw_lamp(sheet, 760, 250, 0.85, c.BRICK)
    draw_chair(sheet, 330, 800, 1040)
    draw_chair(sheet, 1230, 800, 1040, flip=True)
    with sheet.group("advice"):
        advice(sheet)
    return sheet


def advice(sheet: Sheet) -> None:
    """The two at the table, and all that lies on it."""
    resident = Person(
        head=Head(c.SKIN_OLIVE, "short", c.HAIR_BLACK, beard="goatee"),
        top=c.CORAL,
        legs=c.NIGHT,
        neckline="hood",
        wide=1.06,
    )
    adviser = Person(
        head=Head(c.SKIN_FAIR, "long", c.HAIR_COPPER, glasses=True, mouth="open"),
        top=c.PINE,
        legs=c.SLATE,
        neckline="v",
    )
    sheet.shape(polygon((720, 690), (744, 560), (876, 560), (900, 690)), c.PAPER)
    sheet.line("M768 584 L852 584 M764 608 L826 608 M760 632 L812 632")
    sheet.line("M752 660 L870 660", c.BRICK)
    draw_person(
        sheet,
        resident,
        132,
        hips=(340, 760),
        feet_at=(340, 1040),
        lean=6,
        facing=1,
        hands=((480, 664), (520, 600)),
        feet=((490, 1040), (540, 1030)),
        grips=("open", "open"),
    )
    draw_person(
        sheet,
        adviser,
        132,
        hips=(1220, 760),
        feet_at=(1220, 1040),
        lean=8,
        facing=-1,
        hands=((1040, 666), (902, 636)),
        feet=((1070, 1040), (1020, 1030)),
        grips=("open", "point"),
    )
    for leg in (470, 1100):
        sheet.shape(box(leg, 706, 28, 334), c.WOOD)
    sheet.shape(box(420, 684, 750, 30), c.WOOD)
    with sheet.group("envelopes"):
        heap = (
            (566, 680, 0, c.PAPER),
            (590, 662, 4, c.BUTTER),
            (560, 644, -5, c.PAPER),
            (596, 626, 8, c.ROSE),
            (572, 606, -8, c.PAPER),
            (590, 588, 3, c.SKY),
            (566, 568, -14, c.PAPER),
        )
        for x, y, turn, colour in heap:
            sheet.shape(
                place("M-70 -9 L70 -9 L70 9 L-70 9 Z", (x, y - 4), 1, turn), colour
            )
            sheet.line(place("M-66 -8 L0 3 L66 -8", (x, y - 4), 1, turn))
        sheet.shape(
            place("M-64 -44 L64 -44 L64 44 L-64 44 Z", (560, 500), 1, -10), c.PAPER
        )
        sheet.line(place("M-64 -44 L0 10 L64 -44", (560, 500), 1, -10))
    sheet.shape(polygon((930, 684), (946, 616), (1026, 616), (1042, 684)), c.NIGHT)
    sheet.shape(polygon((950, 636), (954, 624), (1018, 624), (1022, 636)), c.SAGE)
    for y in (650, 668):
        for x in (956, 976, 996, 1016):
            sheet.fill(oval(x, y, 5), c.STRAW)
    draw_mug(sheet, 1124, 682, c.STRAW, size=0.9)
    with sheet.group("sorted"):
        sheet.shape("M660 1040 L648 920 L820 920 L808 1040 Z", c.STRAW)
        sheet.shape("M676 920 L690 868 L738 920 Z", c.PAPER)
        sheet.shape("M724 920 L756 880 L790 920 Z", c.ROSE)


def draw_neighbourhood_mothers() -> Sheet:
    """Five women around a tea table; the straw-coloured scarves show that they belong together."""
    sheet = Sheet()
    draw_room(sheet, 880, c.ROSE, c.WOOD)
    draw_outlook(sheet, 640, 120, 320, 250, brick=c.BRICK)
    draw_pot_plant(sheet, 130, 880, 1.7, c.PINE)
    with sheet.group("pictures"):
        for x, colour in ((330, c.SAGE), (1130, c.STRAW)):
            sheet.shape(box(x, 170, 150, 180), c.WOOD)
            sheet.shape(box(x + 16, 186, 118, 148), c.PAPER)
            sheet.shape(
                place(
                    "M0 0 C-40 -30 -36 -70 0 -96 C36 -70 40 -30 0 0 Z", (x + 75, 316)
                ),
                colour,
            )
    with sheet.group("sofa"):
        sheet.shape(
            "M330 900 L330 560 Q330 520 372 520 L1228 520 Q1270 520 1270 560 L1270 900 Z",
            c.PINE,
        )
        sheet.line("M640 530 L640 760 M960 530 L960 760")
    with sheet.group("women"):
        women(sheet)
    return sheet


def shawl(sheet: Sheet, figure) -> None:
    """The scarf that they all wear."""
    sheet.shape(
        figure.put(
            "M-34 -222 C-46 -196 -26 -170 4 -168 C36 -170 52 -198 38 -222 C26 -202 -18 -202 -34 -222 Z"
        ),
        c.STRAW,
    )
    sheet.shape(
        figure.put(
            "M-14 -180 C-32 -140 -34 -100 -34 -62 L6 -60 C6 -100 8 -140 14 -176 Z"
        ),
        c.STRAW,
    )
    sheet.line(figure.put("M-33 -84 L5 -82 M-33 -96 L5 -94"), c.BRICK)


def women(sheet: Sheet) -> None:
    """Three on the sofa, one on a chair at each side, and the table in their middle."""

    def seated(person: Person, cup=None, **pose) -> None:
        figure = Figure(sheet, person, Pose(**pose), 112)
        figure.behind()
        if not pose.get("legs_hidden"):
            figure.arm(1)
            figure.legs()
        figure.torso()
        if person.head.hat != "scarf":
            shawl(sheet, figure)
        figure.headwear()
        if pose.get("legs_hidden"):
            figure.arm(1)
        if cup:
            cup()
        figure.arm(0)

    oldest = Person(
        head=Head(c.SKIN_FAIR, "bob", c.HAIR_WHITE, old=True, glasses=True),
        top=c.DENIM,
        legs=c.SLATE,
    )
    young = Person(
        head=Head(
            c.SKIN_DEEP,
            "wrap",
            c.HAIR_BLACK,
            hat="wrap",
            hat_colour=c.BRICK,
            mouth="open",
            earrings=True,
        ),
        top=c.SAGE,
        legs=c.NIGHT,
        wide=1.06,
    )
    middle = Person(
        head=Head(c.SKIN_WARM, "fringe", c.HAIR_BLACK, eyes="happy"),
        top=c.CORAL,
        legs=c.NIGHT,
    )
    left = Person(
        head=Head(c.SKIN_BROWN, hat="scarf", hat_colour=c.STRAW),
        top=c.BRICK,
        legs=c.NIGHT,
        hem=24,
    )
    right = Person(
        head=Head(c.SKIN_OLIVE, "waves", c.HAIR_BROWN, mouth="open"),
        top=c.PAPER,
        legs=c.DENIM,
    )

    for person, x, hands, facing, front in (
        (oldest, 500, ((474, 752), (540, 744)), 1, 0),
        (young, 800, ((728, 716), (956, 566)), 1, 1),
        (middle, 1100, ((1126, 752), (1060, 744)), -1, 0),
    ):
        seated(
            person,
            hips=(x, 806),
            legs_hidden=True,
            facing=facing,
            front=front,
            hands=hands,
            grips=("open", "wave" if front else "open"),
            elbows=(1, 2 * front - 1),
        )
    draw_chair(sheet, 230, 820, 1046, colour=c.OCHRE)
    draw_chair(sheet, 1370, 820, 1046, flip=True, colour=c.OCHRE)
    seated(
        left,
        hips=(240, 784),
        feet_at=(240, 1040),
        lean=4,
        hands=((360, 690), (390, 684)),
        feet=((350, 1046), (400, 1036)),
        grips=("grip", "grip"),
        cup=lambda: draw_mug(sheet, 398, 704, c.BUTTER, size=0.8, flip=True),
    )
    seated(
        right,
        hips=(1362, 784),
        feet_at=(1362, 1040),
        lean=6,
        facing=-1,
        hands=((1232, 716), (1180, 610)),
        feet=((1250, 1046), (1200, 1036)),
        grips=("open", "wave"),
    )
    tea_table(sheet)


def tea_table(sheet: Sheet) -> None:
    """A round table with a cloth, a pot, glasses and cake."""
    sheet.shape("M430 810 L1170 810 L1206 990 Q800 1040 394 990 Z", c.PAPER)
    sheet.line("M600 850 L588 994 M800 860 L800 1006 M1000 850 L1012 994")
    sheet.shape(oval(800, 806, 378, 42), c.PAPER)
    sheet.shape("M748 796 C728 740 752 706 800 706 C848 706 872 740 852 796 Z", c.BRICK)
    sheet.line("M850 724 C896 716 898 780 856 780")
    sheet.shape(
        "M750 756 C722 750 716 728 698 714 L690 726 C704 744 716 772 748 780 Z", c.BRICK
    )
    sheet.shape(oval(800, 700, 12, 9), c.STRAW)
    for x in (580, 660, 930, 1010):
        sheet.shape(
            polygon((x - 20, 764), (x + 20, 764), (x + 15, 812), (x - 15, 812)), c.OCHRE
        )
        sheet.line(f"M{x - 26} 814 L{x + 26} 814")
    sheet.shape(oval(800, 826, 92, 13), c.SKY)
    for x, colour in ((750, c.OCHRE), (800, c.CORAL), (850, c.OCHRE)):
        sheet.shape(f"M{x - 26} 822 C{x - 28} 796 {x + 28} 796 {x + 26} 822 Z", colour)
