"""Everybody round the table: where each sits, and how they hold themselves when nothing else
is said."""

from __future__ import annotations

from film.kit import ease, people, props, svg
from film.kit.palette import SKIN, mix
from film.kit.people import CAST, Pose

TABLE = (640.0, 566.0, 440.0, 92.0)

# Name: (x, y of the shoulders, size). Those behind the table come first, those at its ends last.
SEATS: dict[str, tuple[float, float, float]] = {
    "interpreter": (556, 392, 0.62),
    "parent": (722, 392, 0.62),
    "chair": (396, 404, 0.64),
    "child": (876, 420, 0.62),
    "police": (258, 438, 0.70),
    "carer": (1006, 440, 0.70),
    "teacher": (118, 508, 0.80),
    "gp": (1164, 508, 0.80),
}
ENDS = ("teacher", "gp")


def resting(name: str, t: float) -> Pose:
    """Everybody looks towards the middle, hands on the table."""
    x, _y, _size = SEATS[name]
    turn = ease.clamp((640 - x) / 620, -1, 1) * 0.75
    left, right = (-42.0, 164.0), (42.0, 166.0)
    if name == "teacher":
        left, right = (-36.0, 158.0), (112.0, 88.0)
    if name == "gp":
        left, right = (-112.0, 88.0), (36.0, 158.0)
    if name == "police":
        left, right = (-26.0, 150.0), (60.0, 146.0)
    if name == "carer":
        left, right = (-62.0, 132.0), (34.0, 146.0)
    return Pose(t=t, turn=turn, look=turn * 0.4, left=left, right=right)


def company(t: float, poses: dict[str, Pose], tops: str = "", lower: float = 0.0) -> str:
    """All eight, the baby and the table; `tops` lies on the table, under everybody's hands.

    `lower` is how far below the picture they still are: they come and go as one, so that no arm
    is left behind.
    """
    back, hands, ends = "", "", ""
    cx, cy, rx, ry = TABLE
    for name in SEATS:
        pose = poses.get(name) or resting(name, t)
        x, y, size = SEATS[name]
        who = CAST[name]
        seat = props.small_chair(x, y + 4, size * 1.04, mix("teal-deep", "teal", 0.35))
        if name in ENDS:
            ends += seat + people.person(who, pose, x, y, size)
            continue
        back += seat + people.placed(people.body(who, pose, 236), pose, x, y, size)
        held = props.baby(-2, 104, 0.74, t, 0.0, SKIN["olive"]) if name == "carer" else ""
        hands += people.placed(held + people.arms(who, pose), pose, x, y, size)
    whole = back + props.table(cx, cy, rx, ry) + tops + hands + ends
    return svg.group(whole, f"translate(0 {svg.n(lower * 470)})") if lower > 0 else whole
