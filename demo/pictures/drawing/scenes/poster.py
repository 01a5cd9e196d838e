"""The still picture behind a video's play button: the estate without its people."""

from drawing import palette as c
from drawing.geometry import box, oval, polygon
from drawing.houses import (
    define_windows,
    draw_balcony,
    draw_balcony_door,
    draw_bricks,
    draw_gable,
)
from drawing.sheet import Sheet
from drawing.things import draw_bench, draw_bush, draw_tree


def draw_poster() -> Sheet:
    """Two gables, a tree and an empty bench, with a calm middle for the button."""
    sheet = Sheet(1600, 900)
    sheet.fill(box(0, 0, 1600, 900), c.SKY)
    sheet.fill(oval(800, 330, 150), c.BUTTER)
    define_windows(sheet)
    sheet.shape(
        polygon((380, 700), (380, 500), (1240, 500), (1240, 700)), c.ROSE, c.CORAL
    )
    sheet.shape(
        polygon((380, 500), (404, 430), (1216, 430), (1240, 500)), c.CORAL, c.CORAL
    )
    for x in range(450, 1200, 92):
        sheet.shape(box(x, 540, 44, 60), c.PAPER, c.CORAL)
    sheet.fill(box(0, 680, 1600, 220), c.LAWN)
    sheet.fill(
        "M560 680 L1010 680 C1060 780 1300 820 1600 850 L1600 900 L0 900 L0 850 C300 820 520 780 560 680 Z",
        c.CREAM,
    )
    draw_gable(sheet, -70, 730, 500, eaves=400, ridge=560, brick=c.BRICK)
    draw_bricks(sheet, [(130, 250), (30, 360), (360, 420), (40, 590)], c.BRICK_DARK)
    for x, y, kind in ((50, 400, "window"), (50, 540, "lit"), (150, 270, "window")):
        sheet.use(kind, x, y)
    sheet.use("cat", 150, 270)
    draw_balcony_door(sheet, 205, 540)
    draw_balcony(sheet, 180, 540, 200, (c.BRICK, c.STRAW, c.PAPER))
    draw_gable(sheet, 1190, 730, 500, eaves=400, ridge=560, brick=c.YELLOW_BRICK)
    draw_bricks(sheet, [(1360, 260), (1210, 350), (1500, 300), (1210, 590)], c.OCHRE)
    for x, y, kind in (
        (1490, 400, "lit"),
        (1490, 540, "window"),
        (1405, 270, "window"),
    ):
        sheet.use(kind, x, y)
    sheet.use("plant", 1490, 400)
    draw_balcony_door(sheet, 1275, 540, lit=True)
    draw_balcony(sheet, 1250, 540, 200, (c.ROSE, c.PAPER), panel=c.SAGE)
    draw_bush(sheet, 90, 740, 280, 110)
    draw_bush(sheet, 1540, 740, 260, 110)
    draw_tree(sheet, 480, 740, 400)
    draw_bench(sheet, 1020, 830, 250, 64)
    return sheet
