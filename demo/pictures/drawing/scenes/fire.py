"""Fire cadets with a hose, a fire officer and a fire engine."""

from drawing import palette as c
from drawing.figures import Figure, draw_person
from drawing.geometry import box, oval, polygon
from drawing.heads import Head
from drawing.people import Person, Pose
from drawing.sheet import Sheet
from drawing.things import draw_tree


def draw_fire_cadets() -> Sheet:
    """Three cadets at a hose beside a fire engine; an officer shows them where to aim."""
    sheet = Sheet()
    sheet.fill(box(0, 0, 1600, 1067), c.SKY)
    with sheet.group("houses"):
        houses(sheet)
    sheet.fill(box(0, 700, 1600, 367), c.CREAM)
    sheet.fill("M1180 700 L1600 700 L1600 860 C1420 850 1260 800 1180 700 Z", c.LAWN)
    draw_tree(sheet, 1020, 716, 330, c.SAGE)
    with sheet.group("fire-engine"):
        fire_engine(sheet)
    with sheet.group("water"):
        water(sheet)
    with sheet.group("officer"):
        officer(sheet)
    with sheet.group("cadets"):
        cadets(sheet)
    return sheet


def houses(sheet: Sheet) -> None:
    """The neighbourhood, pale and far away."""
    sheet.fill(oval(1370, 230, 66), c.BUTTER)
    for x, ridge, colour, line in (
        (820, 380, c.BUTTER, c.OCHRE),
        (1060, 350, c.ROSE, c.CORAL),
        (1340, 390, c.BUTTER, c.OCHRE),
    ):
        sheet.shape(
            polygon(
                (x, 720),
                (x, ridge + 110),
                (x + 130, ridge),
                (x + 260, ridge + 110),
                (x + 260, 720),
            ),
            colour,
            line,
        )
        for wx in (x + 50, x + 160):
            for wy in (ridge + 130, ridge + 220):
                sheet.shape(box(wx, wy, 48, 56), c.PAPER, line)


def fire_engine(sheet: Sheet) -> None:
    """A fire engine that comes in from the left."""
    sheet.shape(box(-30, 214, 590, 26), c.STONE)
    sheet.line(
        "M0 214 L0 186 L540 186 L540 214 M70 186 L70 214 M140 186 L140 214 M210 186 L210 214 M280 186 L280 214 "
        "M350 186 L350 214 M420 186 L420 214 M490 186 L490 214"
    )
    sheet.shape(
        "M-30 240 L760 240 Q788 240 796 270 L836 470 L836 740 L-30 740 Z", c.BRICK
    )
    sheet.shape(box(590, 208, 96, 32), c.MIST)
    sheet.shape("M668 290 L742 290 Q756 290 760 304 L790 460 L668 460 Z", c.SKY)
    sheet.shape(box(556, 290, 88, 170), c.SKY)
    sheet.line("M656 250 L656 730 M540 250 L540 730")
    sheet.shape(box(-30, 500, 866, 46), c.PAPER)
    sheet.line(
        "M600 500 L600 546 M60 500 L60 546 M180 500 L180 546 M300 500 L300 546 M420 500 L420 546"
    )
    sheet.shape(box(20, 286, 220, 180), c.STONE)
    sheet.shape(box(264, 286, 240, 180), c.NIGHT)
    for y in range(310, 460, 30):
        sheet.line(f"M32 {y} L228 {y}", c.GREY)
    sheet.shape(oval(436, 380, 66), c.STRAW)
    sheet.line(oval(436, 380, 44))
    sheet.line(oval(436, 380, 22))
    sheet.shape(box(800, 600, 50, 40), c.BUTTER)
    sheet.shape(box(580, 572, 44, 14), c.STONE)
    sheet.shape(box(-30, 716, 890, 40), c.SLATE)
    for x in (150, 690):
        sheet.shape(
            f"M{x - 118} 740 Q{x - 108} 612 {x} 612 Q{x + 108} 612 {x + 118} 740 Z",
            c.BRICK_DARK,
        )
        sheet.shape(oval(x, 750, 90), c.INK)
        sheet.shape(oval(x, 750, 46), c.STONE)
        sheet.fill(oval(x, 750, 14), c.INK)


def officer(sheet: Sheet) -> None:
    """The fire officer, who points out the target."""
    woman = Person(
        head=Head(
            c.SKIN_WARM,
            "ponytail",
            c.HAIR_BLOND,
            hat="helmet",
            hat_colour=c.PAPER,
            mouth="open",
        ),
        top=c.NIGHT,
        legs=c.NIGHT,
        bands=c.STRAW,
        neckline="collar",
        trim=c.NIGHT,
        hem=60,
        flare=8,
    )
    draw_person(
        sheet,
        woman,
        100,
        feet_at=(330, 960),
        facing=1,
        hands=((256, 700), (522, 548)),
        grips=("grip", "point"),
        elbows=(1, 1),
        holding=lambda: sheet.shape(
            polygon((222, 650), (296, 638), (308, 750), (234, 762)), c.OCHRE
        ),
    )


def water(sheet: Sheet) -> None:
    """The water and its drops."""
    sheet.shape(
        "M1296 590 C1400 516 1500 496 1620 516 L1620 562 C1500 536 1400 556 1304 614 Z",
        c.MIST,
    )
    sheet.line("M1360 570 C1440 532 1520 520 1600 532", c.PAPER)
    for x, y in ((1440, 476), (1530, 466), (1500, 592), (1400, 616), (1570, 606)):
        sheet.shape(
            f"M{x} {y} Q{x + 14} {y + 20} {x} {y + 26} Q{x - 14} {y + 20} {x} {y} Z",
            c.MIST,
        )


def hose(sheet: Sheet) -> None:
    """The hose from the engine to the nozzle."""
    tube = (
        "M524 690 C520 800 640 800 616 880 C590 950 470 940 490 1000 C520 1060 660 1010 690 880 "
        "C704 800 690 664 790 662 L1200 650"
    )
    sheet.add(f'<path stroke-width="34" d="{tube}"/>')
    sheet.add(f'<path stroke-width="24" stroke="{c.STRAW}" d="{tube}"/>')
    sheet.shape(box(498, 664, 52, 32), c.SLATE)
    sheet.shape(
        polygon(
            (1180, 630), (1226, 626), (1296, 586), (1306, 620), (1232, 662), (1182, 668)
        ),
        c.SLATE,
    )


def cadets(sheet: Sheet) -> None:
    """Three teenagers, one behind the other, with the hose in their hands."""
    gear = {
        "top": c.NIGHT,
        "legs": c.NIGHT,
        "bands": c.STRAW,
        "hem": 46,
        "flare": 8,
        "child": 0.94,
    }
    hat = {"hat": "helmet", "hat_colour": c.STRAW}
    team = (
        (
            Person(head=Head(c.SKIN_FAIR, "bob", c.HAIR_COPPER, **hat), **gear),
            792,
            962,
            4,
        ),
        (
            Person(head=Head(c.SKIN_DEEP, "short", c.HAIR_BLACK, **hat), **gear),
            954,
            974,
            5,
        ),
        (
            Person(
                head=Head(c.SKIN_OLIVE, "long", c.HAIR_BLACK, mouth="open", **hat),
                **gear,
            ),
            1122,
            986,
            8,
        ),
    )
    figures = []
    for person, x, y, lean in team:
        pose = Pose(
            feet_at=(x, y),
            lean=lean,
            hands=((x + 30, 668), (x + 98, 646)),
            feet=((x - 44, y), (x + 56, y - 6)),
            grips=("grip", "grip"),
        )
        figures.append(Figure(sheet, person, pose, 98))
    for figure in figures:
        figure.behind()
        figure.arm(1)
        figure.legs()
        figure.torso()
        figure.headwear()
    hose(sheet)
    for figure in figures:
        figure.arm(0)
