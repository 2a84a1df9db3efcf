"""The people: one dignified rig, a cast of eight and a baby.

A person stands on the middle of the shoulder line, y down, head about 120 units high. `body` is
everything but the arms, so that a table can come between; `arms` are two bones each, solved for
where the hand should be.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from film.kit import ease, faces, svg
from film.kit.palette import HAIR, SKIN, colour, mix


@dataclass(frozen=True)
class Person:
    """Who somebody is: what stays the same from scene to scene."""

    name: str
    skin: str
    hair: str
    style: str
    cloth: str
    wear: str
    seed: float
    detail: str = ""
    build: float = 1.0


@dataclass(frozen=True)
class Pose:
    """How somebody holds themselves at one moment. Hands are places in the person's own units."""

    t: float = 0.0
    turn: float = 0.0  # head, -1 to 1: where the face points
    look: float = 0.0  # eyes, -1 to 1
    gaze: float = 0.0  # eyes up (-1) or down (1)
    tilt: float = 0.0  # head, degrees
    lean: float = 0.0  # body, degrees
    smile: float = 0.6
    talk: float = 0.0
    brow: float = 0.0
    left: tuple[float, float] | None = (-44.0, 170.0)
    right: tuple[float, float] | None = (44.0, 170.0)
    left_hand: str = "rest"
    right_hand: str = "rest"
    left_turn: float | None = None
    right_turn: float | None = None


CAST = {
    "chair": Person("chair", SKIN["deep"], HAIR["black"], "locs", "teal", "blazer", 1.0, "chain"),
    "parent": Person("parent", SKIN["fair"], HAIR["chestnut"], "waves", "plum", "cardigan", 2.0),
    "carer": Person(
        "carer", SKIN["olive"], HAIR["grey"], "short", "green-deep", "jumper", 3.0, "beard"
    ),
    "child": Person("child", SKIN["tan"], HAIR["dark"], "curls", "gold", "hoodie", 4.0, "", 0.84),
    "gp": Person("gp", SKIN["tan"], HAIR["black"], "scarf", "blue", "coat", 5.0, "lanyard"),
    "teacher": Person(
        "teacher", SKIN["brown"], HAIR["black"], "turban", "coral-deep", "shirt", 6.0, "lanyard"
    ),
    "police": Person("police", SKIN["fair"], HAIR["auburn"], "tied", "ink", "uniform", 7.0),
    "interpreter": Person(
        "interpreter", SKIN["olive"], HAIR["black"], "crop", "green", "jumper", 8.0, "glasses"
    ),
}

UPPER, FORE = 78.0, 76.0
SHOULDER = (62.0, 34.0)


def person(who: Person, pose: Pose, x: float, y: float, scale: float, flip: bool = False) -> str:
    """A whole person, arms in front."""
    return placed(body(who, pose) + arms(who, pose), pose, x, y, scale, flip)


def placed(inner: str, pose: Pose, x: float, y: float, scale: float, flip: bool = False) -> str:
    """A person or part of one, put in the picture with their breath and lean."""
    breath = ease.sway(pose.t, 4.2, pose.lean * 0.01 + x * 0.0031) * 1.6 * scale
    return svg.group(inner, svg.at(x, y + breath, scale, pose.lean, flip))


def body(who: Person, pose: Pose, cut: float = 0.0) -> str:
    """Hair behind, body, neck, head and all that is on it; `cut` ends the body early, behind a
    table."""
    torso = _torso(who)
    if cut:
        torso += _collar(who) if who.style != "scarf" else ""
        torso = svg.clipped(torso, svg.box(-120, -60, 240, 60 + cut, 0, "#000"))
    shoulders = svg.group(torso, f"scale({who.build:.3f} 1)") if who.build != 1 else torso
    nod = ease.sway(pose.t, 5.3, who.seed * 0.21) * 1.2
    turn = max(-1.0, min(1.0, pose.turn))
    head = svg.at(turn * 5, -22, 1.0 if who.build == 1 else 0.96, pose.tilt + nod)
    behind = svg.group(faces.behind(who.style, who.hair, who.cloth, turn), head)
    front = svg.group(
        faces.head(who.style, who.skin, who.hair, who.cloth, who.detail, turn, _face(who, pose)),
        head,
    )
    return behind + _neck(who, shoulders, not cut) + front


def arms(who: Person, pose: Pose) -> str:
    """Both arms, each with a hand."""
    out = ""
    for side, hand, shape, twist in (
        (-1, pose.left, pose.left_hand, pose.left_turn),
        (1, pose.right, pose.right_hand, pose.right_turn),
    ):
        if hand is not None:
            out += _arm(who, side, hand, shape, twist)
    return out + (faces.scarf_hem(who.cloth) if who.style == "scarf" else "")


def _face(who: Person, pose: Pose) -> faces.Face:
    drift = ease.sway(pose.t, 7.0, who.seed * 0.37)
    glance = pose.look + (0.35 if drift > 0.93 else 0.0)
    return faces.Face(
        closed=ease.blink(pose.t, who.seed),
        look=glance,
        gaze=pose.gaze,
        smile=pose.smile,
        talk=pose.talk
        * (0.35 + 0.65 * abs(math.sin(pose.t * 9.1) * math.sin(pose.t * 5.3 + who.seed))),
        brow=pose.brow,
    )


def _neck(who: Person, shoulders: str, collar: bool) -> str:
    shade = mix(who.skin, "#1A0F0C", 0.20)
    neck = svg.path("M-21 -52 L-21 2 Q0 30 21 2 L21 -52Z", who.skin)
    throat = svg.path("M-21 -42 Q0 -16 21 -42 L21 -24 Q0 2 -21 -24Z", shade)
    if who.style == "scarf":
        return shoulders + faces.scarf_fall(who.hair, who.cloth)
    return (
        (shoulders + neck + throat + _collar(who))
        if collar
        else (shoulders + neck + throat + _neckline(who))
    )


def _cloth(who: Person) -> str:
    return colour(who.cloth)


TORSO = "M-82 330 L-88 70 C-90 22 -68 8 -24 0 Q0 12 24 0 C68 8 90 22 88 70 L82 330Z"


def _torso(who: Person) -> str:
    cloth = _cloth(who)
    out = svg.path(TORSO, cloth)
    shade = mix(cloth, "ink", 0.16)
    out += svg.clipped(
        svg.path("M30 -10 C64 60 70 160 52 340 L120 340 L120 -10Z", shade, opacity=0.55),
        svg.path(TORSO, "#000"),
    )
    return out


def _collar(who: Person) -> str:
    cloth = _cloth(who)
    white, dark = colour("paper"), mix(cloth, "ink", 0.28)
    if who.wear == "blazer":
        blouse = svg.path("M-22 -2 L0 112 L22 -2 Q0 26 -22 -2Z", mix("gold", "paper", 0.55))
        lapels = svg.path("M-26 -3 L-46 44 L-30 56 L0 120 L-14 30Z", dark) + svg.path(
            "M26 -3 L46 44 L30 56 L0 120 L14 30Z", dark
        )
        chain = svg.path("M-16 6 Q0 44 16 6", "none", colour("gold"), 2.4)
        return blouse + lapels + chain + svg.circle(0, 150, 4.5, colour("gold"))
    if who.wear == "cardigan":
        top = svg.path("M-24 -2 L-26 330 L26 330 L24 -2 Q0 24 -24 -2Z", mix("cream", "sand", 0.4))
        edge = svg.path("M-25 -2 Q-34 90 -30 330 M25 -2 Q34 90 30 330", "none", dark, 5)
        return top + edge + svg.path("M-23 0 Q0 30 23 0", "none", mix("sand", "ink", 0.2), 3)
    if who.wear == "hoodie":
        hood = svg.path("M-40 6 C-30 -22 30 -22 40 6 C26 34 -26 34 -40 6Z", dark)
        cords = svg.path("M-15 26 L-17 74 M15 26 L17 70", "none", colour("paper"), 3.2)
        pocket = svg.path("M-44 190 L-32 146 L32 146 L44 190Z", mix(cloth, "ink", 0.14))
        return hood + svg.path("M-21 -14 Q0 26 21 -14 Z", who.skin) + cords + pocket
    if who.wear == "uniform":
        shirt = svg.path("M-22 -4 L0 26 L22 -4 L30 14 L0 62 L-30 14Z", white)
        tie = svg.path("M-6 22 L6 22 L9 92 L0 104 L-9 92Z", mix("ink", "#000000", 0.45))
        line = mix("ink", "teal-soft", 0.35)
        marks = svg.path("M-74 24 L-44 12 M74 24 L44 12", "none", line, 5)
        radio = svg.box(-62, 62, 18, 32, 4, mix("ink", "#000000", 0.5)) + svg.path(
            "M-48 62 L-48 46", "none", line, 3
        )
        seams = svg.path("M0 104 L0 330 M28 84 L58 84", "none", line, 2.4, 0.7)
        return shirt + tie + marks + radio + seams
    if who.wear == "shirt":
        left = svg.path("M-25 -4 L0 30 L-22 44 L-37 6Z", mix(cloth, "paper", 0.26))
        right = svg.path("M25 -4 L0 30 L22 44 L37 6Z", mix(cloth, "paper", 0.26))
        seam = svg.path("M0 34 L0 330", "none", dark, 2.6)
        return left + right + seam + _lanyard("gold")
    return svg.path("M-27 -4 Q0 36 27 -4", "none", dark, 7)


def _neckline(who: Person) -> str:
    """The part of a collar that lies over the neck, for a body that a table cuts off."""
    return svg.clipped(_collar(who), svg.box(-90, -60, 180, 190, 0, "#000"))


def _lanyard(band: str) -> str:
    cords = svg.path("M-27 0 L-3 116 M27 0 L3 116", "none", colour(band), 5.2)
    card = svg.box(-19, 114, 38, 52, 5, colour("paper")) + svg.box(
        -11, 122, 22, 18, 3, mix("teal", "paper", 0.55)
    )
    return (
        cords
        + card
        + svg.path("M-11 149 L11 149 M-11 157 L4 157", "none", mix("ink", "paper", 0.45), 2.6)
    )


def _arm(who: Person, side: int, hand: tuple[float, float], shape: str, twist: float | None) -> str:
    sx, sy = SHOULDER[0] * side * who.build, SHOULDER[1] + 4
    hx, hy = hand
    upper, fore = UPPER * (0.9 if who.build < 1 else 1), FORE * (0.9 if who.build < 1 else 1)
    reach = math.hypot(hx - sx, hy - sy)
    most = upper + fore - 2.0
    if reach > most:
        hx, hy = sx + (hx - sx) * most / reach, sy + (hy - sy) * most / reach
        reach = most
    reach = max(reach, abs(upper - fore) + 12.0)
    ax, ay = (hx - sx) / math.hypot(hx - sx, hy - sy), (hy - sy) / math.hypot(hx - sx, hy - sy)
    along = (upper**2 + reach**2 - fore**2) / (2 * reach)
    high = math.sqrt(max(0.0, upper**2 - along**2))
    # The elbow wants to hang outwards and down. Where that changes sides it comes towards us, so
    # that no arm ever snaps over.
    wish = -ay * side * 0.6 + ax * 1.0
    swung = high * wish / math.sqrt(wish * wish + 0.06)
    ex, ey = sx + ax * along - ay * swung, sy + ay * along + ax * swung
    cloth = mix(_cloth(who), "ink", 0.0 if side < 0 else 0.06)
    edge = mix(_cloth(who), "ink", 0.26)
    point = math.degrees(math.atan2(hy - ey, hx - ex))
    cuff = 0.80
    cx, cy = ex + (hx - ex) * cuff, ey + (hy - ey) * cuff
    mx, my = sx + (ex - sx) * 0.45, sy + (ey - sy) * 0.45
    out = svg.limb(mx, my, 22.9, ex, ey, 21.5, edge) + svg.limb(ex, ey, 21.5, cx, cy, 16.5, edge)
    out += svg.limb(
        ex + (hx - ex) * 0.6,
        ey + (hy - ey) * 0.6,
        11.5,
        hx,
        hy,
        11.0,
        mix(who.skin, "#1A0F0C", 0.12),
    )
    out += svg.limb(sx, sy, 25.5, ex, ey, 20, cloth) + svg.limb(ex, ey, 20, cx, cy, 15, cloth)
    cuffs = (
        colour("paper")
        if who.wear in ("coat", "uniform", "blazer")
        else mix(_cloth(who), "ink", 0.26)
    )
    px, py = -math.sin(math.radians(point)), math.cos(math.radians(point))
    out += svg.path(
        f"M{svg.n(cx + px * 13)} {svg.n(cy + py * 13)} L{svg.n(cx - px * 13)} "
        f"{svg.n(cy - py * 13)}",
        "none",
        cuffs,
        7.0,
    )
    return out + svg.group(
        faces.hand(shape, who.skin, flip=side < 0),
        svg.at(hx, hy, 1.0, point if twist is None else twist),
    )
