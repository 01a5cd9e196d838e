"""The three blocks around the courtyard, and those who are on their balconies."""

from drawing import palette as c
from drawing.figures import draw_person
from drawing.geometry import box, polygon
from drawing.heads import Head
from drawing.houses import (
    draw_balcony,
    draw_balcony_door,
    draw_bricks,
    draw_gable,
)
from drawing.people import Person
from drawing.sheet import Sheet

FLOWERS = (c.BRICK, c.STRAW, c.PAPER)


def draw_far_block(sheet: Sheet) -> None:
    """A long block at the far end, in paler colours."""
    sheet.shape(
        polygon((380, 650), (380, 400), (1240, 400), (1240, 650)), c.ROSE, c.CORAL
    )
    sheet.shape(
        polygon((380, 400), (400, 320), (1220, 320), (1240, 400)), c.CORAL, c.CORAL
    )
    sheet.shape(box(690, 288, 40, 44), c.ROSE, c.CORAL)
    sheet.shape(box(1030, 288, 40, 44), c.ROSE, c.CORAL)
    for x in range(470, 1200, 86):
        for y in (430, 530):
            sheet.shape(box(x, y, 42, 56), c.PAPER, c.CORAL)
            sheet.line(f"M{x + 21} {y} L{x + 21} {y + 56}", c.CORAL)
    sheet.shape(box(805, 556, 60, 94), c.SAGE, c.CORAL)


def draw_red_gable(sheet: Sheet) -> None:
    """The red gable on the left, with somebody who waters her flowers."""
    draw_gable(sheet, -70, 680, 520, eaves=410, ridge=580, brick=c.BRICK)
    draw_bricks(
        sheet,
        [(150, 180), (20, 275), (380, 330), (20, 480), (390, 520), (130, 610)],
        c.BRICK_DARK,
    )
    for x, y, kind in ((40, 310, "window"), (40, 455, "lit"), (155, 200, "window")):
        sheet.use(kind, x, y)
    sheet.use("cat", 155, 200)
    sheet.use("curtain", 40, 310)
    for y in (440, 590):
        draw_balcony_door(sheet, 195, y, lit=y == 590)
    watering = Person(
        head=Head(c.SKIN_DEEP, "wrap", c.HAIR_BLACK, hat="wrap", hat_colour=c.STRAW),
        top=c.PINE,
    )

    def can() -> None:
        sheet.line("M310 330 Q338 318 336 350")
        sheet.shape("M306 340 L338 340 L340 372 L304 372 Z", c.MIST)
        sheet.line("M338 364 L364 342")
        sheet.line("M368 352 L370 362 M376 350 L380 360", c.DENIM)

    draw_person(
        sheet,
        watering,
        42,
        can,
        hips=(268, 424),
        hands=(None, (312, 346)),
        grips=("open", "grip"),
        legs_hidden=True,
    )
    draw_balcony(sheet, 170, 440, 230, FLOWERS)
    draw_balcony(sheet, 170, 590, 230, (c.ROSE, c.PAPER), panel=c.SAGE)


def draw_yellow_gable(sheet: Sheet) -> None:
    """The yellow gable on the right, with somebody who calls down to the courtyard."""
    draw_gable(sheet, 1180, 680, 520, eaves=410, ridge=580, brick=c.YELLOW_BRICK)
    draw_bricks(
        sheet,
        [(1330, 210), (1200, 300), (1480, 250), (1200, 520), (1520, 620)],
        c.OCHRE,
    )
    for x, y, kind in (
        (1500, 310, "lit"),
        (1500, 455, "window"),
        (1395, 195, "window"),
    ):
        sheet.use(kind, x, y)
    sheet.use("plant", 1500, 310)
    sheet.use("curtain", 1500, 455)
    for y in (440, 590):
        draw_balcony_door(sheet, 1265, y, lit=y == 440)
    calling = Person(
        head=Head(
            c.SKIN_FAIR, "rim", c.HAIR_WHITE, old=True, mouth="open", glasses=True
        ),
        top=c.BRICK,
        neckline="collar",
        trim=c.PAPER,
    )
    draw_person(
        sheet,
        calling,
        42,
        hips=(1320, 424),
        facing=-1,
        hands=((1296, 374), (1236, 318)),
        grips=("open", "wave"),
        elbows=(1, 1),
        legs_hidden=True,
    )
    draw_balcony(sheet, 1235, 440, 230, (c.STRAW, c.BRICK, c.PAPER))
    draw_balcony(sheet, 1235, 590, 230, FLOWERS, panel=c.PAPER)
