"""Portraits of four invented members of staff."""

from drawing import palette as c
from drawing.figures import draw_person
from drawing.geometry import box
from drawing.heads import Head
from drawing.people import Person
from drawing.sheet import Sheet


def portrait(person: Person, ground: str, facing: int = 1, front: float = 0) -> Sheet:
    """A bust on a plain ground."""
    sheet = Sheet(800, 800, line=10)
    sheet.fill(box(0, 0, 800, 800), ground)
    hands = ((176, 1280), (640, 1280))
    draw_person(
        sheet,
        person,
        316,
        hips=(400, 1226),
        legs_hidden=True,
        far_arm_in_front=True,
        hands=hands[::facing],
        elbows=(1, -1),
        facing=facing,
        front=front,
    )
    return sheet


def draw_bearded_caretaker() -> Sheet:
    """The caretaker from the courtyard."""
    head = Head(c.SKIN_OLIVE, "short", c.HAIR_BLACK, beard="full")
    return portrait(
        Person(head=head, top=c.STRAW, vest=c.PINE, neckline="collar", wide=1.1), c.SKY
    )


def draw_grey_haired_woman() -> Sheet:
    """A woman of sixty with glasses."""
    head = Head(
        c.SKIN_FAIR, "waves", c.HAIR_GREY, glasses=True, old=True, earrings=True
    )
    return portrait(
        Person(head=head, top=c.BRICK, neckline="roll", trim=c.BRICK, wide=0.96),
        c.BUTTER,
        facing=-1,
    )


def draw_curly_social_caretaker() -> Sheet:
    """The social caretaker from the kitchen table."""
    head = Head(c.SKIN_BROWN, "curls", c.HAIR_BLACK, earrings=True)
    return portrait(
        Person(head=head, top=c.STRAW, vest=c.PINE, neckline="collar", wide=0.96),
        c.ROSE,
        front=1,
    )


def draw_young_man() -> Sheet:
    """A man in his twenties."""
    head = Head(c.SKIN_WARM, "quiff", c.HAIR_BLACK, mouth="open")
    return portrait(Person(head=head, top=c.DENIM, neckline="hood"), c.SAGE, facing=-1)
