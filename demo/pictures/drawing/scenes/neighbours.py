"""The stairwell of the home page, and the social caretaker at a kitchen table."""

from drawing import palette as c
from drawing.figures import Figure, draw_person
from drawing.geometry import box, limb, oval, polygon
from drawing.heads import Head
from drawing.people import Person, Pose
from drawing.rooms import (
    draw_chair,
    draw_lamp,
    draw_outlook,
    draw_room,
    draw_table,
    draw_terrazzo,
)
from drawing.sheet import Sheet
from drawing.things import draw_keys, draw_mug, draw_notice_board, draw_pot_plant


def draw_stairwell() -> Sheet:
    """Neighbours who greet each other in front of the notice board of their stairwell."""
    sheet = Sheet()
    draw_room(sheet, 880, c.CREAM, c.STONE, panel=c.SAGE, panel_top=560)
    draw_terrazzo(sheet, 880)
    with sheet.group("door"):
        sheet.shape(box(66, 190, 300, 690), c.WOOD)
        sheet.fill(box(92, 216, 248, 640), c.SKY)
        sheet.fill(
            polygon((182, 856), (182, 524), (300, 400), (340, 442), (340, 856)),
            c.YELLOW_BRICK,
        )
        sheet.line("M182 856 L182 524 M162 545 L300 400 L340 442")
        for x, y in ((206, 550), (278, 550), (206, 660), (278, 660)):
            sheet.shape(box(x, y, 40, 56), c.PAPER)
        sheet.fill(
            "M92 856 L92 640 Q140 600 166 660 Q214 690 206 760 Q240 790 236 856 Z",
            c.LEAF,
        )
        sheet.line(box(92, 216, 248, 640))
        sheet.line("M92 470 L340 470")
        sheet.shape(box(352, 520, 16, 74), c.STRAW)
    sheet.shape(polygon((80, 900), (356, 900), (400, 950), (30, 950)), c.OCHRE)
    with sheet.group("notice-board"):
        draw_notice_board(sheet, 450, 200, 470, 300)
    with sheet.group("letterboxes"):
        for x in range(440, 930, 84):
            sheet.shape(box(x, 596, 74, 100), c.PINE)
            sheet.line(f"M{x + 16} 622 L{x + 58} 622", c.PAPER)
        sheet.shape("M456 606 L494 600 L498 640 L458 644 Z", c.PAPER)
    with sheet.group("stairs"):
        stairs(sheet)
    with sheet.group("neighbours"):
        neighbours(sheet)
    return sheet


def stairs(sheet: Sheet) -> None:
    """The stairs to the right, somebody on the way down, and a cat that owns the place."""
    draw_outlook(sheet, 1300, 110, 220, 260, brick=c.BRICK)
    draw_pot_plant(sheet, 1360, 370, 0.8)
    steps = [(1120, 880)]
    for i in range(7):
        x, y = 1120 + i * 84, 880 - (i + 1) * 62
        steps += [(x, y), (x + 84, y)]
    steps += [(1720, 446), (1720, 880)]
    sheet.shape(polygon(*steps), c.STONE)
    man = Person(
        head=Head(c.SKIN_WARM, "short", c.HAIR_GREY, beard="moustache", old=True),
        top=c.YELLOW_BRICK,
        legs=c.SLATE,
        neckline="v",
        wide=1.1,
        hem=24,
        shoes=c.BRICK_DARK,
    )
    draw_person(
        sheet,
        man,
        84,
        feet_at=(1312, 726),
        facing=-1,
        hands=((1414, 448), (1224, 440)),
        feet=((1350, 694), (1262, 756)),
        grips=("grip", "wave"),
        elbows=(1, 1),
    )
    for i in range(7):
        x, y = 1160 + i * 84, 818 - i * 62
        sheet.line(f"M{x} {y} L{x} {y - 206}")
    sheet.shape("M1128 648 L1128 626 L1146 622 L1700 212 L1700 236 L1152 644 Z", c.WOOD)
    with sheet.group("cat"):
        sheet.shape(
            "M1462 570 C1456 534 1468 510 1482 500 L1476 476 L1490 486 Q1500 483 1509 486 L1524 476 L1520 502 "
            "C1538 518 1546 548 1542 570 Z",
            c.HAIR_COPPER,
        )
        sheet.fill(oval(1490, 502, 3.6), c.INK)
        sheet.fill(oval(1508, 502, 3.6), c.INK)
        sheet.line("M1542 568 C1566 570 1566 538 1554 534")
    sheet.shape(
        "M1112 636 C1110 610 1116 598 1124 600 L1128 588 Q1136 584 1138 594 L1140 584 Q1150 580 1150 594 "
        "Q1160 590 1158 606 L1162 640 Z",
        c.BRICK,
    )


def neighbours(sheet: Sheet) -> None:
    """A woman with her shopping meets a father with a child on his arm."""
    woman = Person(
        head=Head(c.SKIN_DEEP, "braids", c.HAIR_BLACK, earrings=True),
        top=c.BRICK,
        legs=c.NIGHT,
        hem=70,
        flare=16,
        neckline="collar",
        trim=c.BRICK,
        wide=0.96,
        shoes=c.INK,
    )
    father = Person(
        head=Head(c.SKIN_FAIR, "quiff", c.HAIR_COPPER, beard="full"),
        top=c.DENIM,
        legs=c.SLATE,
        neckline="hood",
        wide=1.08,
        shoes=c.BRICK_DARK,
    )
    baby = Person(
        head=Head(c.SKIN_WARM, "crop", c.HAIR_COPPER, child=True),
        top=c.STRAW,
        legs=c.CORAL,
        child=0.56,
        shoes=c.PAPER,
    )

    def bag() -> None:
        sheet.line("M466 744 Q470 700 488 700 Q506 700 510 744")
        sheet.shape(
            "M536 748 C542 690 566 684 572 700 C560 706 556 724 552 748 Z", c.LEAF
        )
        sheet.shape("M500 750 C494 700 512 690 524 694 L530 750 Z", c.OCHRE)
        sheet.shape("M440 744 L556 744 L548 884 L448 884 Z", c.PAPER)
        sheet.line("M462 784 L534 784")

    draw_person(
        sheet,
        woman,
        100,
        bag,
        feet_at=(590, 968),
        facing=1,
        hands=((492, 704), (722, 532)),
        grips=("grip", "wave"),
        elbows=(1, 1),
    )

    def child() -> None:
        draw_person(
            sheet,
            baby,
            84,
            hips=(846, 626),
            facing=-1,
            hands=((816, 588), (762, 516)),
            feet_at=(846, 760),
            feet=((804, 740), (780, 722)),
            grips=("open", "wave"),
            elbows=(1, 1),
        )

    figure = Figure(
        sheet,
        father,
        Pose(
            feet_at=(956, 972),
            facing=-1,
            hands=((1022, 690), (808, 654)),
            grips=("grip", "grip"),
            elbows=(1, 1),
        ),
        102,
    )
    figure.legs()
    figure.torso()
    figure.headwear()
    figure.arm(1)
    child()
    figure.hand(1, (900, 650), (818, 650))
    sheet.shape(
        limb((912, 640), (872, 651), (824, 650), (18, 17, 15), cap=False), father.top
    )
    sheet.shape(
        "M980 742 C978 706 1060 704 1064 742 C1066 764 1058 770 1050 764 L990 764 C982 770 978 762 980 742 Z",
        c.STRAW,
    )
    sheet.line("M1000 722 L996 748 M1022 716 L1022 750 M1044 722 L1048 748")
    figure.arm(0)


def draw_social_caretaker() -> Sheet:
    """A social caretaker listens to an older resident over coffee, her keys on the table."""
    sheet = Sheet()
    draw_room(sheet, 900, c.CREAM, c.WOOD, panel=c.BUTTER, panel_top=640)
    draw_outlook(sheet, 540, 130, 460, 380, brick=c.BRICK)
    draw_pot_plant(sheet, 620, 510, 0.9)
    draw_pot_plant(sheet, 930, 510, 0.62, c.DENIM)
    with sheet.group("wall"):
        for x, y, w, h, colour in (
            (150, 190, 120, 150, c.SAGE),
            (300, 230, 96, 110, c.SKY),
            (196, 372, 150, 104, c.ROSE),
        ):
            sheet.shape(box(x, y, w, h), c.WOOD)
            sheet.shape(box(x + 14, y + 14, w - 28, h - 28), colour)
        sheet.shape("M164 326 Q170 286 210 284 Q250 286 256 326 Z", c.DENIM)
        sheet.shape(oval(210, 256, 21, 26), c.SKIN_WARM)
        sheet.shape(
            "M188 254 Q188 224 212 226 Q234 228 232 252 Q216 240 206 240 Q194 242 188 254 Z",
            c.HAIR_BROWN,
        )
        sheet.shape("M318 320 L346 270 L366 300 L376 288 L382 320 Z", c.LEAF)
        sheet.shape(oval(1290, 262, 62), c.PAPER)
        sheet.line("M1290 262 L1290 222 M1290 262 L1318 276")
    draw_lamp(sheet, 800, 210, 0.8)
    draw_chair(sheet, 400, 800, 1040)
    draw_chair(sheet, 1200, 800, 1040, flip=True)
    resident = Person(
        head=Head(
            c.SKIN_FAIR, "bun", c.HAIR_WHITE, glasses=True, old=True, mouth="open"
        ),
        top=c.CORAL,
        legs=c.SLATE,
        neckline="roll",
        trim=c.ROSE,
        shoes=c.BRICK_DARK,
        child=0.96,
    )
    caretaker = Person(
        head=Head(c.SKIN_BROWN, "curls", c.HAIR_BLACK, earrings=True),
        top=c.STRAW,
        legs=c.NIGHT,
        vest=c.PINE,
        neckline="collar",
        shoes=c.INK,
    )
    draw_person(
        sheet,
        resident,
        132,
        hips=(408, 760),
        feet_at=(410, 1040),
        lean=6,
        facing=1,
        hands=((560, 664), (640, 556)),
        feet=((560, 1040), (610, 1030)),
        grips=("grip", "open"),
    )
    draw_person(
        sheet,
        caretaker,
        132,
        hips=(1192, 760),
        feet_at=(1190, 1040),
        lean=8,
        facing=-1,
        hands=((1006, 670), (1000, 664)),
        feet=((1040, 1040), (990, 1030)),
        grips=("grip", "grip"),
        holding=lambda: draw_keys(sheet, 1144, 742, 1.05),
    )
    draw_table(sheet, 520, 700, 560, floor=1040, cloth=c.PAPER)
    with sheet.group("on-the-table"):
        draw_mug(sheet, 606, 696, c.BRICK, flip=True)
        draw_mug(sheet, 956, 696, c.DENIM)
        sheet.shape("M760 694 L766 590 L834 590 L840 694 Z", c.SAGE)
        sheet.line("M840 612 C882 612 876 668 838 668 M766 604 L744 596")
        sheet.shape(polygon((768, 590), (800, 562), (832, 590)), c.SAGE)
        sheet.shape("M660 690 Q700 716 740 690 Z", c.SKY)
        sheet.shape(oval(686, 684, 17, 9), c.OCHRE)
        sheet.shape(oval(716, 684, 17, 9), c.OCHRE)
    return sheet
