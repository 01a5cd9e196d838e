"""Heads: an oval, two eyes, a nose and a mouth, and all that people wear on top.

A head is drawn 100 units high around (0, 0), turned towards the right; `put` brings a path of it to its place and size in the picture.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import palette as c
from .geometry import Point, cloud, oval, place
from .sheet import Sheet

Put = Callable[[str], str]

FACE = "M-35 -12 C-37 -42 -18 -52 2 -52 C28 -52 39 -34 38 -8 C37 20 26 49 5 50 C-17 50 -32 24 -35 -12 Z"
CHILD_FACE = "M-37 -4 C-38 -40 -20 -51 2 -51 C28 -51 40 -32 39 -2 C38 24 24 47 4 48 C-18 48 -36 28 -37 -4 Z"
PULLED_BACK = "M-38 6 C-47 -30 -34 -60 2 -60 C34 -60 45 -36 39 -12 C34 -28 22 -38 6 -40 C-10 -34 -26 -22 -30 2 Z"

BEHIND = {
    "bob": "M-42 34 C-56 -2 -52 -62 2 -63 C52 -62 52 -6 44 30 C30 38 -28 42 -42 34 Z",
    "long": "M-46 88 C-60 20 -54 -62 2 -63 C52 -62 52 -10 48 30 C52 56 46 76 40 86 C10 96 -20 96 -46 88 Z",
    "curls": cloud(0, -14, 50, 46, 13, swell=1.3),
    "afro": cloud(0, -22, 60, 54, 17, swell=1.22),
    "ponytail": "M-28 -40 C-66 -44 -78 -10 -66 40 C-58 34 -50 24 -48 8 C-44 -4 -40 -14 -30 -18 Z",
    "bun": oval(-20, -62, 19),
    "braids": "M-30 -4 C-48 14 -50 50 -44 84 C-40 90 -34 90 -30 84 C-26 50 -20 20 -20 0 Z",
}
OVER = {
    "short": "M-37 8 C-47 -30 -38 -62 0 -63 C34 -64 47 -38 39 -12 C37 -22 33 -29 25 -33 C6 -27 -12 -30 -21 -36 "
    "C-25 -24 -29 -12 -29 6 Z",
    "crop": "M-37 2 C-42 -36 -26 -57 2 -57 C30 -57 43 -36 39 -12 C31 -30 16 -36 2 -36 C-16 -35 -28 -24 -31 0 Z",
    "quiff": "M-37 6 C-46 -34 -34 -56 -14 -58 C-4 -74 36 -74 44 -50 C47 -38 42 -24 39 -14 C36 -28 26 -34 8 -34 "
    "C-8 -34 -20 -34 -24 -28 C-28 -20 -30 -8 -30 4 Z",
    "bob": "M-42 34 C-54 -8 -46 -62 2 -63 C40 -63 48 -34 40 -10 C34 -26 20 -34 2 -38 C-8 -26 -26 -20 -29 6 "
    "C-30 18 -28 28 -26 36 Z",
    "long": "M-42 30 C-52 -16 -42 -62 2 -63 C40 -63 48 -34 40 -8 C36 -24 22 -36 4 -42 C-6 -28 -26 -20 -30 8 "
    "C-31 18 -32 26 -34 34 Z",
    "fringe": "M-42 24 C-52 -16 -42 -62 2 -63 C44 -63 48 -30 40 -10 C36 -16 30 -20 24 -22 C6 -18 -14 -18 -26 -22 "
    "C-29 -8 -30 8 -31 24 Z",
    "curls": "M-37 2 C-44 -30 -30 -58 2 -58 C32 -58 44 -36 39 -12 C34 -20 28 -24 22 -22 C16 -32 8 -34 2 -28 "
    "C-6 -36 -16 -32 -18 -24 C-26 -24 -30 -12 -31 0 Z",
    "afro": "M-37 2 C-44 -34 -30 -56 2 -56 C32 -56 43 -36 39 -14 C31 -28 16 -34 2 -33 C-16 -32 -28 -22 -31 0 Z",
    "ponytail": PULLED_BACK,
    "bun": PULLED_BACK,
    "braids": PULLED_BACK,
    "rim": "M-35 16 C-46 8 -46 -18 -36 -30 C-32 -26 -29 -14 -30 2 Z",
    "waves": "M-38 22 C-52 14 -46 0 -48 -14 C-50 -30 -40 -36 -36 -46 C-28 -62 -12 -58 -4 -64 C10 -68 20 -58 28 -56 "
    "C42 -48 46 -32 40 -14 C34 -22 30 -30 20 -30 C12 -38 4 -32 -4 -36 C-12 -26 -22 -28 -26 -16 C-34 -6 -28 8 -30 20 Z",
}
HAIRLINE = {
    "curls": "M39 -12 C34 -20 28 -24 22 -22 C16 -32 8 -34 2 -28 C-6 -36 -16 -32 -18 -24 C-26 -24 -30 -12 -31 0 L-37 2",
    "afro": "M39 -14 C31 -28 16 -34 2 -33 C-16 -32 -28 -22 -31 0 L-37 2",
}
BEARDS = {
    "full": "M-33 -2 C-32 28 -20 58 6 59 C28 58 38 30 38 -2 C36 8 31 13 25 14 C18 10 12 10 5 15 C-8 20 -24 12 -27 -4 Z",
    "goatee": "M-4 34 C-2 58 20 58 25 34 C18 40 4 40 -4 34 Z",
}
MOUSTACHE = "M-17 30 Q-10 13 3 18 Q15 13 20 29 Q2 27 -17 30 Z"
HATS = {
    "cap": (
        "M-38 -16 C-42 -48 -24 -64 4 -64 C30 -62 42 -46 40 -20 C16 -26 -14 -26 -38 -16 Z",
        "M2 -24 C22 -34 58 -30 68 -16 C52 -18 24 -18 2 -24 Z",
    ),
    "beanie": (
        "M-40 -12 C-46 -50 -24 -68 2 -68 C30 -68 46 -48 42 -14 Z",
        "M-43 -26 Q2 -36 44 -27 L43 -9 Q0 -17 -42 -8 Z",
    ),
    "helmet": (
        "M-42 14 C-46 18 -50 22 -54 22 C-52 8 -48 -4 -44 -14 L-32 -12 Z",
        "M-44 -16 C-46 -52 -22 -72 4 -72 C32 -72 48 -50 46 -18 Z",
        "M-52 -8 C-30 -24 34 -26 60 -14 C60 -8 58 -6 54 -6 C30 -14 -20 -14 -50 0 Z",
        "M2 -72 C12 -58 16 -42 16 -24",
    ),
    "headphones": (
        "M-43 -4 C-58 -84 54 -86 45 -8 L38 -10 C40 -66 -40 -66 -35 -4 Z",
        "M34 -14 C46 -18 50 -8 48 4 C47 14 40 18 36 14 Z",
        "M-46 -12 C-30 -18 -22 -12 -22 4 C-22 20 -32 24 -46 18 Z",
    ),
    "wrap": (
        "M-42 -8 C-54 -40 -40 -76 4 -78 C46 -78 54 -46 42 -14 C28 -28 10 -34 -4 -32 C-20 -30 -32 -22 -42 -8 Z",
        "M-40 -28 C-20 -56 20 -64 44 -44",
        "M-2 -70 C-12 -92 14 -98 20 -78 C34 -90 44 -74 24 -64 Z",
    ),
}
HELMET_BADGE = "M20 -46 L36 -44 L36 -28 L22 -28 Z"


@dataclass(frozen=True)
class Head:
    """What tells one person's head from another's."""

    skin: str = c.SKIN_FAIR
    hair: str = "short"
    colour: str = c.HAIR_BROWN
    hat: str = ""
    hat_colour: str = c.PINE
    beard: str = ""
    glasses: bool = False
    old: bool = False
    child: bool = False
    mouth: str = "smile"
    eyes: str = "open"
    earrings: bool = False


def draw_behind(sheet: Sheet, head: Head, put: Put) -> None:
    """The hair that falls behind the neck and the shoulders."""
    covered = head.hat == "scarf" or (head.hat and head.hair == "bun")
    if head.hair in BEHIND and not covered:
        sheet.shape(put(BEHIND[head.hair]), head.colour)


def draw_head(sheet: Sheet, head: Head, put: Put, front: float = 0) -> None:
    """The head itself; `front` is 0 for a half-turned face and 1 for one that looks straight at us."""
    if head.hat == "scarf":
        draw_scarf(sheet, head, put)
    else:
        sheet.shape(put(oval(-35, 4, 8, 11)), head.skin)
        if front:
            sheet.shape(put(oval(37, 4, 8, 11)), head.skin)
        sheet.shape(put(CHILD_FACE if head.child else FACE), head.skin)
    draw_features(sheet, head, put, 12 * (1 - front))
    if head.hat == "scarf":
        return
    draw_hair(sheet, head, put, front)
    if head.earrings:
        sheet.shape(put(oval(-36, 20, 4.5)), c.STRAW)
    if head.hat:
        draw_hat(sheet, head, put)


def draw_hair(sheet: Sheet, head: Head, put: Put, front: float) -> None:
    """The hair on top; that of a bare crown grows on both sides of a face seen from the front."""
    if head.hair in HAIRLINE and head.hat != "helmet":
        sheet.fill(put(OVER[head.hair]), head.colour)
        sheet.line(put(HAIRLINE[head.hair]))
    elif head.hair in OVER and head.hat not in {"beanie", "helmet"}:
        sheet.shape(put(OVER[head.hair]), head.colour)
    if head.hair == "rim" and front:
        sheet.shape(put(place(OVER["rim"], (3, 0), flip=True)), head.colour)


def draw_features(sheet: Sheet, head: Head, put: Put, x: float) -> None:
    """The face around its middle line `x`."""
    low = 4 if head.child else 0
    if head.beard in BEARDS:
        sheet.shape(put(BEARDS[head.beard]), head.colour)
    for side in (-1, 1):
        draw_eye(sheet, head, put, (x + side * 13.5, low))
    if head.glasses:
        sheet.line(put(f"M{x - 24} {low} L-34 {low - 2}"))
    if x:
        sheet.line(put(f"M{x + 4} {low + 5} Q{x + 13} {low + 17} {x + 3} {low + 17}"))
    else:
        sheet.line(put(f"M-4 {low + 16} Q0 {low + 19} 4 {low + 16}"))
    draw_mouth(sheet, head, put, x)
    if head.old:
        sheet.line(put(f"M{x - 16} 20 Q{x - 19} 26 {x - 17} 31"))


def draw_eye(sheet: Sheet, head: Head, put: Put, at: Point) -> None:
    """An eye, open or closed, with its brow or its half of a pair of glasses."""
    x, y = at
    if head.eyes == "down":
        sheet.line(put(f"M{x - 6} {y - 1} Q{x} {y + 4} {x + 6} {y - 1}"))
    elif head.eyes == "happy":
        sheet.line(put(f"M{x - 6} {y + 2} Q{x} {y - 5} {x + 6} {y + 2}"))
    else:
        sheet.fill(put(oval(x, y, 3.6, 4.4)), c.INK)
    if head.glasses:
        sheet.line(put(oval(x, y + 1, 10.5)))
    elif not head.child:
        sheet.line(put(f"M{x - 6} {y - 13} Q{x + 1} {y - 17} {x + 6} {y - 13}"))


def draw_mouth(sheet: Sheet, head: Head, put: Put, x: float) -> None:
    """A mouth that smiles or speaks, or nearly disappears under a moustache."""
    if head.mouth == "open":
        lips = f"Q{x + 2} 29 {x + 12} 25 C{x + 12} 40 {x - 7} 42 {x - 9} 26"
        sheet.shape(put(f"M{x - 9} 26 {lips} Z"), c.BRICK_DARK)
    elif head.beard == "moustache":
        sheet.line(put(f"M{x - 4} 36 L{x + 8} 35"))
    else:
        sheet.line(put(f"M{x - 10} 27 Q{x + 2} 37 {x + 12} 26"))
    if head.beard == "moustache":
        sheet.shape(put(place(MOUSTACHE, (x, 0))), head.colour)


def draw_scarf(sheet: Sheet, head: Head, put: Put) -> None:
    """A headscarf that frames the face and falls over the shoulders."""
    sheet.shape(
        put(
            "M-44 -6 C-50 -64 48 -68 46 -6 C46 22 38 40 46 62 C54 78 40 92 4 94 C-34 94 -62 84 -56 66 "
            "C-44 46 -42 24 -44 -6 Z"
        ),
        head.hat_colour,
    )
    sheet.shape(put(oval(6, 3, 32, 43)), head.skin)
    sheet.line(put("M34 30 C24 56 -10 66 -44 60"))


def draw_hat(sheet: Sheet, head: Head, put: Put) -> None:
    """Whatever is worn on the hair: closed paths are its parts, open ones its seams."""
    for path in HATS[head.hat]:
        if path.endswith("Z"):
            sheet.shape(put(path), head.hat_colour)
        else:
            sheet.line(put(path))
    if head.hat == "helmet":
        sheet.shape(put(HELMET_BADGE), c.BRICK)
