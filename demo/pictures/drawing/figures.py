"""Figures: a body that is told where its hips, hands and feet are, and finds its own elbows and knees.

Measures are in hundredths of a body unit, which for an adult is the height of the head; a child's body is smaller
than its head makes it, which is what makes it a child.
"""

import math

from .geometry import Point, along, angle, joint, limb, oval, place, polygon, step
from .heads import draw_behind, draw_head
from .people import Person, Pose
from .sheet import Sheet

HIP_HEIGHT = 312
HANDS = {
    "open": "M-8 -12 C4 -15 18 -15 28 -10 C37 -6 37 5 29 9 C18 14 4 14 -8 12 Z",
    "grip": "M-8 -12 C6 -18 26 -18 28 -4 C30 12 22 18 6 16 L-8 12 Z",
    "wave": "M-8 -11 C4 -13 10 -15 16 -17 L38 -20 Q44 -16 39 -12 L42 -7 Q46 -2 41 0 L40 6 Q42 11 35 11 "
    "C26 14 4 14 -8 12 Z",
    "point": "M-8 -12 C6 -16 16 -14 22 -11 L44 -9 Q49 -4 44 0 L26 3 C24 14 6 16 -8 12 Z",
}
THUMB = "M4 -12 C10 -26 22 -26 22 -18 C22 -12 16 -10 12 -4"
THUMB_BENT = "M2 -4 C10 -12 22 -8 18 2"
SHOE = "M-19 -24 L16 -25 C20 -12 50 -14 51 2 Q51 5 47 5 L-19 5 Q-24 -8 -19 -24 Z"
SHOE_FRONT = "M-19 -24 L17 -24 C26 -12 30 6 14 7 L-12 7 C-26 6 -24 -12 -19 -24 Z"


class Figure:
    """One person in one pose on one sheet; the parts can be drawn apart, so that things come between them."""

    def __init__(self, sheet: Sheet, person: Person, pose: Pose, size: float):
        self.sheet, self.person, self.pose, self.size = sheet, person, pose, size
        self.unit = size * person.child
        self.flip = pose.facing < 0
        if pose.hips is None:
            x, y = pose.feet_at
            self.hips = (x, y - HIP_HEIGHT / 100 * self.unit)
        else:
            self.hips = pose.hips
        self.ground = pose.feet_at[1] if pose.feet_at else None
        self.neck = self.body(0, -208)
        up = math.radians(pose.lean * pose.facing + pose.nod * pose.facing * 0.6)
        lift = 0.59 * size + 0.12 * self.unit
        self.head_at = (
            self.neck[0]
            + math.sin(up) * lift
            + 0.06 * size * pose.facing * (1 - pose.front),
            self.neck[1] - math.cos(up) * lift,
        )

    def body(self, x: float, y: float) -> Point:
        """A point of the upper body, from its own measures to the picture's."""
        px, py = self.put(f"M{x} {y}")[1:].split()
        return float(px), float(py)

    def put(self, path: str) -> str:
        """A path of the upper body, from its own measures to the picture's."""
        return place(
            path,
            self.hips,
            self.unit / 100,
            self.pose.lean * self.pose.facing,
            self.flip,
        )

    def draw(self, holding=None) -> "Figure":
        """The whole person; `holding` is called just before the near arm, to draw what it holds."""
        self.behind()
        if not self.pose.far_arm_in_front:
            self.arm(1)
        if not self.pose.legs_hidden:
            self.legs()
        self.torso()
        self.headwear()
        if self.pose.far_arm_in_front:
            self.arm(1)
        if holding:
            holding()
        self.arm(0)
        return self

    def behind(self) -> None:
        """The hair that lies behind everything else."""
        draw_behind(self.sheet, self.person.head, self.put_on_head)

    def put_on_head(self, path: str) -> str:
        """A path of the head, from its own measures to the picture's."""
        tilt = (self.pose.lean * 0.5 + self.pose.nod) * self.pose.facing
        return place(path, self.head_at, self.size / 100, tilt, self.flip)

    def headwear(self) -> None:
        """The head."""
        draw_head(self.sheet, self.person.head, self.put_on_head, front=self.pose.front)

    def torso(self) -> None:
        """Neck, clothes and what is worn over them."""
        person, w = self.person, self.person.wide
        hem, flare = person.hem, person.flare
        self.sheet.shape(
            self.put("M-19 -258 L-19 -196 L21 -196 L21 -258"), person.head.skin
        )
        side = 58 * w + flare
        body = (
            f"M-25 -214 C{-46 * w} -207 {-72 * w} -204 {-77 * w} -176 C{-76 * w} -140 {-60 * w} -120 {-56 * w} -74 "
            f"C{-56 * w} -44 {-57 * w - flare * 0.5} -20 {-side} {hem} Q0 {hem + 7} {side} {hem} "
            f"C{57 * w + flare * 0.5} -20 {58 * w} -44 {58 * w} -74 C{62 * w} -120 {76 * w} -140 {77 * w} -176 "
            f"C{72 * w} -204 {46 * w} -207 25 -214 "
        )
        neck = {"v": "L2 -168 L-25 -214 Z"}.get(person.neckline, "Q0 -192 -25 -214 Z")
        if person.neckline == "v":
            self.sheet.fill(self.put("M-25 -214 L2 -166 L25 -214 Z"), person.head.skin)
        self.sheet.shape(self.put(body + neck), person.top)
        if person.neckline == "collar":
            self.sheet.shape(
                self.put("M-26 -220 L-34 -196 L-8 -184 L2 -198 Z"),
                person.trim or person.top,
            )
            self.sheet.shape(
                self.put("M26 -220 L36 -198 L14 -184 L2 -198 Z"),
                person.trim or person.top,
            )
            self.sheet.line(self.put(f"M2 -198 Q5 -90 3 {hem + 3}"))
        elif person.neckline == "hood":
            self.sheet.shape(
                self.put(
                    "M-36 -214 C-44 -190 -20 -182 2 -176 C22 -182 46 -190 38 -214 "
                    "C26 -198 -22 -198 -36 -214 Z"
                ),
                person.trim or person.top,
            )
            self.sheet.line(self.put("M-8 -180 L-9 -150"))
            self.sheet.line(self.put("M14 -180 L16 -154"))
        elif person.neckline == "roll":
            self.sheet.shape(
                self.put("M-24 -232 Q2 -224 26 -232 L28 -206 Q2 -194 -27 -206 Z"),
                person.trim or person.top,
            )
        if person.bands:
            for low in (hem - 4, hem - 62):
                self.sheet.shape(
                    self.put(
                        f"M{-57 * w - flare} {low - 20} Q0 {low - 13} {57 * w + flare} {low - 20} "
                        f"L{58 * w + flare} {low} Q0 {low + 7} {-58 * w - flare} {low} Z"
                    ),
                    person.bands,
                )
        if person.vest:
            self.vest(w, hem)
        if person.apron:
            self.sheet.shape(
                self.put(
                    f"M-34 -150 L36 -150 L44 -78 L{side - 12} -60 L{side - 4} {hem + 60} "
                    f"L{-side + 4} {hem + 60} L{-side + 12} -60 L-42 -78 Z"
                ),
                person.apron,
            )
            self.sheet.line(self.put("M-34 -150 L-28 -206"))
            self.sheet.line(self.put("M36 -150 L30 -206"))

    def vest(self, w: float, hem: float) -> None:
        """An open waistcoat, or a working vest when its colour is bright."""
        for side in (-1, 1):
            self.sheet.shape(
                self.put(
                    f"M{side * 26} -213 C{side * 46 * w} -207 {side * 66 * w} -204 {side * 68 * w} -190 "
                    f"C{side * 58 * w} -150 {side * 58 * w} -120 {side * 57 * w} -74 L{side * 57 * w} {hem} "
                    f"L{side * 12} {hem + 4} L{side * 14} -150 Z"
                ),
                self.person.vest,
            )

    def arm(self, which: int) -> None:
        """The near (0) or the far (1) arm, from shoulder to hand."""
        pose, person, unit = self.pose, self.person, self.unit / 100
        x = -57 * person.wide if which == 0 else 58 * person.wide
        shoulder = self.body(x, -182)
        hand = pose.hands[which]
        if hand is None:
            hand = self.body(x + (-15 if which == 0 else 16), 20)
        elbow = joint(
            shoulder, hand, 108 * unit, 98 * unit, pose.elbows[which] * pose.facing
        )
        radii = (23 * unit, 19 * unit, 15 * unit)
        self.hand(which, elbow, hand)
        if person.sleeves == "long":
            self.sheet.fill(oval(*shoulder, radii[0] * 0.6), person.top)
            seam = " Z" if person.vest else ""
            self.sheet.shape(limb(shoulder, elbow, hand, radii) + seam, person.top)
            if person.bands:
                self.stripes(elbow, hand, 15 * unit, (0.62, 0.82))
        else:
            self.sheet.shape(
                limb(shoulder, elbow, hand, (19 * unit, 16 * unit, 11 * unit)),
                person.head.skin,
            )
            self.sheet.fill(oval(*shoulder, radii[0] * 0.6), person.top)
            self.sheet.shape(
                cut_short(shoulder, elbow, 0.72, (23 * unit, 24 * unit, 25 * unit)),
                person.top,
            )

    def stripes(
        self, start: Point, end: Point, reach: float, shares: tuple[float, ...]
    ) -> None:
        """Reflecting stripes across a sleeve or a trouser leg."""
        for share in shares:
            a, b = (
                step(along(start, end, share), angle(start, end) + 90, side * reach)
                for side in (1, -1)
            )
            self.sheet.line(polygon(a, b, closed=False), self.person.bands)

    def hand(self, which: int, elbow: Point, wrist: Point) -> None:
        """A hand that goes on from the forearm, or is turned at the wrist."""
        pose = self.pose
        turn = (
            pose.wrists[which]
            if pose.wrists[which] is not None
            else angle(elbow, wrist)
        )
        upside = math.cos(math.radians(turn)) < 0
        grip = pose.grips[which]
        for path in (HANDS[grip], THUMB_BENT if grip == "grip" else THUMB):
            self.sheet.shape(
                place(
                    place(path, turn=180, flip=True) if upside else path,
                    wrist,
                    self.unit / 100 * 1.05,
                    turn,
                ),
                self.person.head.skin,
            )

    def legs(self) -> None:
        """Both legs with their shoes; a skirt over them."""
        pose, person, unit = self.pose, self.person, self.unit / 100
        for which in (1, 0):
            side = (-1 if which == 0 else 1) * pose.facing
            hip = (
                self.hips[0] + side * 27 * person.wide * unit,
                self.hips[1] - 4 * unit,
            )
            foot = pose.feet[which] or (self.hips[0] + side * 34 * unit, self.ground)
            ankle = (foot[0], foot[1] - 22 * unit)
            knee = joint(
                hip, ankle, 148 * unit, 142 * unit, pose.knees[which] * pose.facing
            )
            shape = SHOE_FRONT if pose.front else SHOE
            sole = place(shape, foot, unit, pose.toes[which] * pose.facing, self.flip)
            if person.shorts:
                self.sheet.shape(
                    limb(hip, knee, ankle, (28 * unit, 22 * unit, 15 * unit)),
                    person.head.skin,
                )
                self.sheet.shape(sole, person.shoes)
                self.sheet.shape(
                    cut_short(hip, knee, 0.9, (33 * unit, 32 * unit, 31 * unit)),
                    person.legs,
                )
            else:
                self.sheet.shape(sole, person.shoes)
                self.sheet.shape(
                    limb(hip, knee, ankle, (33 * unit, 27 * unit, 21 * unit)),
                    person.legs,
                )
                if person.bands:
                    self.stripes(knee, ankle, 23 * unit, (0.42, 0.62))
        if person.skirt:
            self.skirt()

    def skirt(self) -> None:
        """A skirt that ends well above the ground."""
        x, y = self.hips
        unit = self.unit / 100
        low = self.ground - 90 * unit
        self.sheet.shape(
            f"M{x - 54 * unit:.0f} {y - 30 * unit:.0f} L{x - 86 * unit:.0f} {low:.0f} "
            f"Q{x:.0f} {low + 14 * unit:.0f} {x + 86 * unit:.0f} {low:.0f} "
            f"L{x + 54 * unit:.0f} {y - 30 * unit:.0f} Z",
            self.person.legs,
        )


def cut_short(
    start: Point, bend: Point, share: float, radii: tuple[float, float, float]
) -> str:
    """A short sleeve or trouser leg, which reaches a share of the way to the joint."""
    cuff = along(start, bend, share)
    # An exactly straight limb would have no outer side.
    middle = ((start[0] + cuff[0]) / 2 + 0.1, (start[1] + cuff[1]) / 2)
    return limb(start, middle, cuff, radii)


def draw_person(
    sheet: Sheet, person: Person, size: float, holding=None, **pose
) -> Figure:
    """Draw `person` with a head `size` units high, in the pose that the other arguments describe."""
    return Figure(sheet, person, Pose(**pose), size).draw(holding)
