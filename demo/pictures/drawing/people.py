"""Who people are, and what they are doing."""

from dataclasses import dataclass, field

from . import palette as c
from .geometry import Point
from .heads import Head


@dataclass(frozen=True)
class Person:
    """How somebody looks, whatever they are doing."""

    head: Head = field(default_factory=Head)
    top: str = c.PINE
    legs: str = c.NIGHT
    shoes: str = c.INK
    sleeves: str = "long"
    neckline: str = "round"
    hem: float = 14
    flare: float = 0
    wide: float = 1
    child: float = 1
    apron: str = ""
    vest: str = ""
    trim: str = ""
    bands: str = ""
    skirt: bool = False
    shorts: bool = False


@dataclass
class Pose:
    """Where a person is. Hands and feet are given near first, then far; what is left out hangs or stands by itself."""

    feet_at: Point | None = None
    hips: Point | None = None
    facing: int = 1
    front: float = 0
    lean: float = 0
    nod: float = 0
    hands: tuple[Point | None, Point | None] = (None, None)
    feet: tuple[Point | None, Point | None] = (None, None)
    elbows: tuple[int, int] = (1, 1)
    knees: tuple[int, int] = (-1, -1)
    grips: tuple[str, str] = ("open", "open")
    wrists: tuple[float | None, float | None] = (None, None)
    far_arm_in_front: bool = False
    toes: tuple[float, float] = (0, 0)
    legs_hidden: bool = False
