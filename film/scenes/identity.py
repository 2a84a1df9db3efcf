"""Scene 6: who the child is, petal by petal."""

from __future__ import annotations

import math

from film.kit import ease, lettering, people, props, stage, svg, words
from film.kit.palette import colour
from film.kit.stage import Clock
from film.scenes.voice import CHILD

CENTRE = (640.0, 452.0)
RING = (640.0, 262.0, 132.0)  # what the petals become: the circle of the next scene
PETALS = (
    ("ethnicity", "teal", 1, 0.72),
    ("culture", "plum", 1, 0.90),
    ("faith", "blue", 2, 0.02),
    ("language", "green-deep", 2, 0.18),
    ("racism", "coral-deep", 2, 0.55),
    ("unknown", "", 4, 0.02),
)


def draw(clock: Clock) -> str:
    """The child comes to the middle; the petals open round."""
    t = clock.t
    go = ease.smooth(ease.span(t, clock.length - 1.1, 1.1))
    out = stage.camera(stage.far(clock.film), clock.film, 0.4)
    out += stage.camera(
        stage.near(clock.film, ease.smooth(ease.span(t, 0, 0.9)) * (1 - go)), clock.film, 2.0
    )
    flower = "".join(_petal(clock, index, go) for index in range(len(PETALS)))
    out += (
        flower + _earlier(clock, go) + stage.camera(_child(clock, go), clock.film, 1.0) + _ring(go)
    )
    return out + words.heading(clock, "title", 640, 128, 0.3, clock.word(1, 0.62), 66, "middle")


def _child(clock: Clock, go: float) -> str:
    t = clock.t
    move = ease.smooth(ease.span(t, 0.0, 1.2))
    x, y = (
        ease.lerp(CHILD[0], CENTRE[0], move),
        ease.lerp(CHILD[1], CENTRE[1] + 30, move) + go * 420,
    )
    glow = ease.hold(t, clock.said(1), clock.length, 0.8, 0.5)
    side = ease.hold(t, clock.said(3) + 0.3, clock.over(3), 0.7, 0.6)
    hands = ease.hold(t, clock.word(1, 0.65), clock.over(2), 1.4, 1.1)
    think = ease.hold(t, clock.said(4), clock.over(4), 0.7, 0.6)
    pose = people.Pose(
        t=t,
        turn=0.25 * (1 - move) - 0.45 * side + 0.3 * think,
        look=-0.5 * side + 0.5 * think,
        gaze=-0.5 * hands - 0.4 * think,
        smile=0.55 + 0.35 * glow,
        tilt=3 * think - 3 * side,
        left=(-40 - 72 * ease.swing(hands), 158 - 110 * ease.swing(hands)),
        right=(38 + 74 * ease.swing(hands), 158 - 110 * ease.swing(hands)),
        left_hand="open" if hands > 0.3 else "rest",
        right_hand="open" if hands > 0.3 else "rest",
    )
    return people.person(people.CAST["child"], pose, x, y, CHILD[2])


def _petal(clock: Clock, index: int, go: float) -> str:
    """One petal: it opens when its word is said, and at the end folds into the ring."""
    key, ink, line, share = PETALS[index]
    t, start = clock.t, clock.word(line, share)
    if t < start:
        return ""
    open_ = ease.settle(ease.span(t, start, 0.75), 1.1)
    angle = math.radians(186 + index * 33.6 + 0.9 * ease.sway(clock.film, 9, index * 0.2))
    reach = 322 * open_ * (1 - go * 0.55)
    cx, cy = ease.lerp(CENTRE[0], RING[0], go), ease.lerp(CENTRE[1] - 40, RING[1], go)
    x, y = cx + math.cos(angle) * reach * 1.06, cy + math.sin(angle) * reach * 0.90
    r = 84 * open_ * (1 - 0.45 * go)
    tip = ease.lerp(136.0, 30.0, go)
    away = max(r + 1.0, math.hypot(x - cx, y - cy) - tip)
    lean = math.acos(ease.clamp(r / away, 0, 1))
    back = math.atan2(cy - y, cx - x)
    ends = [
        (x + math.cos(back + side * lean) * r, y + math.sin(back + side * lean) * r)
        for side in (-1, 1)
    ]
    stem = (
        f"M{svg.n(x + math.cos(back) * away)} {svg.n(y + math.sin(back) * away)} "
        f"L{svg.n(ends[0][0])} "
        f"{svg.n(ends[0][1])} L{svg.n(ends[1][0])} {svg.n(ends[1][1])}Z"
    )
    if not ink:
        body = (
            f'<circle cx="{svg.n(x)}" cy="{svg.n(y)}" r="{svg.n(r)}" fill="{colour("cream")}" '
            f'stroke="{colour("teal")}" stroke-width="4.5" stroke-dasharray="13 10"/>'
        )
        word = lettering.text(
            x,
            y + 9,
            clock.scene.words[key],
            24,
            colour("teal"),
            "semi",
            "middle",
            1 - ease.clamp(go * 3),
        )
        return svg.group(body + word, "", 1 - ease.span(go, 0.6, 0.4))
    leaf = svg.path(stem, colour(ink)) + svg.circle(x, y, r, colour(ink))
    word = lettering.text(
        x,
        y + 9,
        clock.scene.words[key],
        25,
        colour("paper"),
        "semi",
        "middle",
        ease.smooth(ease.span(t, start + 0.2, 0.4)) * (1 - ease.clamp(go * 3)),
    )
    return svg.group(leaf + word, "", 1 - ease.span(go, 0.6, 0.4))


def _earlier(clock: Clock, go: float) -> str:
    """An earlier assessment slides in and tucks itself behind the child."""
    t = clock.t
    come = ease.gesture(ease.span(t, clock.word(3, 0.45), 1.2))
    if t < clock.word(3, 0.45):
        return ""
    x = ease.lerp(-140, 420, come)
    return svg.group(props.page(120, 156, 1.0, 6), svg.at(x, 606 + go * 300, 1.0, -9 + 5 * come))


def _ring(go: float) -> str:
    """The circle the petals fold into."""
    if go < 0.35:
        return ""
    u = ease.span(go, 0.35, 0.65)
    x, y, r = RING
    return (
        f'<circle cx="{x}" cy="{y}" r="{svg.n(r * (0.7 + 0.3 * u))}" fill="{colour("paper")}" '
        f'stroke="{colour("teal")}" '
        f'stroke-width="11"{"" if u >= 1 else f" opacity={chr(34)}{u:.3f}{chr(34)}"}/>'
    )
