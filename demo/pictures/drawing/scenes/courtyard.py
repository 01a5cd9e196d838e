"""The courtyard between the blocks: the drawing at the head of the overview page."""

from drawing import palette as c
from drawing.figures import draw_person
from drawing.geometry import box, oval, polygon
from drawing.heads import Head
from drawing.houses import (
    define_windows,
)
from drawing.people import Person
from drawing.sheet import Sheet
from drawing.things import (
    draw_bench,
    draw_bush,
    draw_cargo_bike,
    draw_keys,
    draw_mug,
    draw_tree,
    draw_washing,
)

from .blocks import draw_far_block, draw_red_gable, draw_yellow_gable


def draw_courtyard() -> Sheet:
    """Residents, a caretaker and a cargo bike between a red and a yellow gable."""
    sheet = Sheet()
    sheet.fill(box(0, 0, 1600, 1067), c.SKY)
    sheet.fill(oval(905, 215, 74), c.BUTTER)
    sheet.line(
        "M640 176 Q656 160 668 174 Q682 160 696 178 M716 128 Q728 116 738 127 Q750 116 760 130"
    )
    define_windows(sheet)
    with sheet.group("far-block"):
        draw_far_block(sheet)
    sheet.fill("M0 640 L1600 640 L1600 1067 L0 1067 Z", c.LAWN)
    sheet.fill(
        "M560 640 L1010 640 C1040 720 1130 770 1600 850 L1600 1067 L0 1067 L0 850 C380 810 520 730 560 640 Z",
        c.CREAM,
    )
    with sheet.group("red-gable"):
        draw_red_gable(sheet)
    with sheet.group("yellow-gable"):
        draw_yellow_gable(sheet)
    with sheet.group("planting"):
        draw_tree(sheet, 572, 706, 420)
        draw_tree(sheet, 1096, 672, 300, c.SAGE)
        draw_bush(sheet, 60, 690, 220, 110)
        draw_bush(sheet, 250, 690, 190, 84, colour=c.LEAF)
        draw_bush(sheet, 1560, 690, 240, 120)
    with sheet.group("washing"):
        washing(sheet)
    with sheet.group("children"):
        children(sheet)
    with sheet.group("hopscotch"):
        sheet.line(
            "M1010 900 L1052 900 L1056 930 L1006 930 Z M968 930 L1094 930 L1102 966 L960 966 Z M1031 930 L1031 966 "
            "M1004 966 L1060 966 L1064 1006 L998 1006 Z",
            c.CORAL,
        )
    with sheet.group("caretaker"):
        caretaker(sheet)
    with sheet.group("bench"):
        bench(sheet)
    with sheet.group("cargo-bike"):
        cargo_bike(sheet)
    return sheet


def washing(sheet: Sheet) -> None:
    """Washing between a tree and a post, and the woman who hangs it up."""
    sheet.shape(box(962, 556, 13, 220), c.SLATE)
    draw_washing(
        sheet,
        (565, 586),
        (968, 568),
        [
            (0.34, "sock", c.BRICK),
            (0.4, "sock", c.DENIM),
            (0.55, "shirt", c.STRAW),
            (0.76, "sheet", c.PAPER),
            (0.92, "trousers", c.DENIM),
        ],
    )
    hanging = Person(
        head=Head(c.SKIN_WARM, "bun", c.HAIR_BROWN),
        top=c.CORAL,
        legs=c.PINE,
        skirt=True,
        shoes=c.BRICK_DARK,
    )
    draw_person(
        sheet,
        hanging,
        50,
        feet_at=(600, 806),
        facing=1,
        hands=((640, 618), (676, 612)),
        grips=("grip", "grip"),
        elbows=(1, 1),
        nod=-12,
    )


def children(sheet: Sheet) -> None:
    """Two children and a football."""
    girl = Person(
        head=Head(c.SKIN_BROWN, "curls", c.HAIR_BLACK, child=True, mouth="open"),
        top=c.STRAW,
        legs=c.DENIM,
        shorts=True,
        sleeves="short",
        child=0.72,
    )
    boy = Person(
        head=Head(c.SKIN_FAIR, "fringe", c.HAIR_COPPER, child=True),
        top=c.SAGE,
        legs=c.BRICK_DARK,
        child=0.76,
    )
    draw_person(
        sheet,
        girl,
        52,
        feet_at=(1020, 836),
        facing=1,
        lean=-6,
        hands=((968, 716), (1076, 706)),
        feet=((998, 836), (1068, 812)),
        toes=(0, -24),
        elbows=(-1, -1),
    )
    sheet.shape(oval(1098, 800, 19), c.PAPER)
    sheet.fill(
        polygon((1098, 791), (1107, 798), (1103, 808), (1093, 808), (1089, 798)), c.INK
    )
    draw_person(
        sheet,
        boy,
        52,
        feet_at=(1160, 826),
        facing=-1,
        lean=4,
        hands=((1200, 736), (1112, 722)),
        feet=((1186, 826), (1138, 826)),
        elbows=(1, -1),
    )


def caretaker(sheet: Sheet) -> None:
    """The caretaker with his keys, and an older resident who has stopped to talk."""
    man = Person(
        head=Head(c.SKIN_OLIVE, "short", c.HAIR_BLACK, beard="full"),
        top=c.STRAW,
        legs=c.PINE,
        vest=c.PINE,
        neckline="collar",
        wide=1.12,
    )
    woman = Person(
        head=Head(c.SKIN_FAIR, "bob", c.HAIR_WHITE, old=True, glasses=True),
        top=c.BRICK,
        legs=c.SLATE,
        hem=54,
        flare=12,
        neckline="roll",
        trim=c.ROSE,
        child=0.92,
        shoes=c.BRICK_DARK,
    )
    draw_person(
        sheet,
        man,
        76,
        feet_at=(214, 985),
        hands=((150, 786), (330, 716)),
        grips=("grip", "wave"),
        elbows=(1, 1),
        wrists=(70, None),
        holding=lambda: draw_keys(sheet, 156, 800, 0.8),
    )
    sheet.line("M394 984 L394 782 Q394 766 412 768")
    draw_person(
        sheet,
        woman,
        74,
        feet_at=(452, 985),
        facing=-1,
        hands=((404, 776), None),
        grips=("grip", "open"),
        elbows=(1, 1),
        nod=-4,
    )


def bench(sheet: Sheet) -> None:
    """Two neighbours with coffee on a bench, and a lost glove on its back."""
    draw_bench(sheet, 1192, 960, 384)
    sheet.shape(
        "M1222 764 L1196 764 L1194 792 Q1188 788 1184 794 L1192 810 L1194 824 Q1210 832 1224 822 Z",
        c.BRICK,
    )
    mother = Person(
        head=Head(c.SKIN_BROWN, hat="scarf", hat_colour=c.DENIM),
        top=c.ROSE,
        legs=c.BRICK_DARK,
        hem=30,
        flare=10,
    )
    youth = Person(
        head=Head(c.SKIN_FAIR, "ponytail", c.HAIR_BLOND, mouth="open"),
        top=c.SAGE,
        legs=c.DENIM,
        neckline="hood",
        shoes=c.PAPER,
    )
    draw_person(
        sheet,
        mother,
        72,
        hips=(1284, 864),
        facing=1,
        hands=((1336, 800), (1360, 802)),
        feet=((1322, 986), (1350, 976)),
        knees=(-1, -1),
        feet_at=(1284, 980),
        grips=("grip", "grip"),
        holding=lambda: draw_mug(sheet, 1356, 812, c.STRAW, size=0.6),
    )
    draw_person(
        sheet,
        youth,
        72,
        hips=(1506, 864),
        facing=-1,
        hands=((1470, 806), (1430, 744)),
        feet=((1468, 986), (1440, 976)),
        feet_at=(1506, 980),
        grips=("grip", "wave"),
    )


def cargo_bike(sheet: Sheet) -> None:
    """A father who pedals his child home in the box of a cargo bike."""
    child = Person(
        head=Head(
            c.SKIN_DEEP,
            "crop",
            c.HAIR_BLACK,
            hat="helmet",
            hat_colour=c.BRICK,
            child=True,
        ),
        top=c.STRAW,
        child=0.62,
    )
    father = Person(
        head=Head(c.SKIN_DEEP, "crop", c.HAIR_BLACK, beard="goatee"),
        top=c.DENIM,
        legs=c.SLATE,
        hem=2,
    )

    def load(x: float, y: float) -> None:
        draw_person(
            sheet,
            child,
            62,
            hips=(x + 6, y - 6),
            hands=((x + 20, y - 52), (x + 60, y - 100)),
            grips=("open", "wave"),
            legs_hidden=True,
        )

    draw_cargo_bike(sheet, 660, 1010, 108, c.PINE, load=load)
    draw_person(
        sheet,
        father,
        74,
        hips=(670, 884),
        feet_at=(670, 980),
        lean=14,
        hands=((750, 842), (764, 842)),
        feet=((742, 986), (716, 962)),
        grips=("grip", "grip"),
        elbows=(1, 1),
    )
