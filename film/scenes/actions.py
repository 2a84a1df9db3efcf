"""Scene 8: the circle unrolls into a line with three stops."""

from __future__ import annotations

import math

from film.kit import ease, people, props, stage, svg, words
from film.kit.palette import colour, mix
from film.kit.stage import Clock
from film.scenes.identity import RING
from film.scenes.threshold import GAP

LINE = (150.0, 1130.0, 486.0)
STOPS = ((300.0, "done", 2, 0.02), (640.0, "barrier", 2, 0.24), (980.0, "next", 2, 0.55))
CARD = (300.0, 236.0)
CARD_Y = 312.0


def draw(clock: Clock) -> str:
    """From the last meeting to this review."""
    t = clock.t
    arrive = ease.arrive(ease.span(t, 0.0, 0.85))
    go = ease.smooth(ease.span(t, clock.length - 1.1, 1.1))
    out = stage.camera(stage.far(clock.film), clock.film, 0.4)
    out += stage.camera(_people(clock, (1 - arrive) * 330 + go * 420), clock.film, 1.0)
    out += _line(clock, go) + _runner(clock, go)
    for index in (1, 2, 0):
        out += _stop(clock, index, go)
    return out + words.heading(clock, "title", 640, 120, 0.5, clock.length - 1.0, 62, "middle")


def _line(clock: Clock, go: float) -> str:
    """A circle that opens until it is straight; in the next scene it is the table's edge."""
    u = ease.smooth(ease.span(clock.t, 0.0, 1.25))
    cx, cy, r = RING
    x1, x2, y = LINE
    whole = math.radians(360 - GAP)
    long = ease.lerp(r * whole, x2 - x1, u)
    angle = whole * (1 - u)
    mx, my = ease.lerp(cx, (x1 + x2) / 2, u), ease.lerp(cy + r, y, u) + go * (566 - y)
    points = []
    for step in range(81):
        s = step / 80 - 0.5
        if angle > 0.02:
            rad = long / angle
            px, py = mx + math.sin(s * angle) * rad, my - (1 - math.cos(s * angle)) * rad
        else:
            px, py = mx + s * long, my
        points.append(f"{'M' if not step else 'L'}{svg.n(px)} {svg.n(py)}")
    return svg.path(" ".join(points), "none", colour("teal"), ease.lerp(11, 8, u))


def _runner(clock: Clock, go: float) -> str:
    """A light that goes from stop to stop as they are named."""
    t = clock.t
    x1, x2, y = LINE
    legs = (
        (clock.said(1) + 0.2, x1 + 12),
        (clock.word(2, 0.0), STOPS[0][0]),
        (clock.word(2, 0.22), STOPS[1][0]),
        (clock.word(3, 0.45), STOPS[2][0]),
        (clock.word(3, 1.0) + 0.1, x2 - 12),
    )
    if t < legs[0][0]:
        return ""
    x = legs[0][1]
    for start, stop in legs[1:]:
        x = ease.lerp(x, stop, ease.smooth(ease.span(t, start - 0.25, 0.7)))
    return svg.circle(x, y + go * (566 - y), 15, colour("gold"), 1 - go) + svg.circle(
        x, y, 6, colour("ink"), 1 - go
    )


def _stop(clock: Clock, index: int, go: float) -> str:
    """A card on the line: done, in the way, or next; at the end all three become one page."""
    x, key, line, share = STOPS[index]
    t, start = clock.t, clock.word(line, share)
    seat = clock.said(1) + 0.5 + index * 0.22
    pinned = ease.settle(ease.span(t, seat, 0.55), 1.3)
    if t < seat:
        return ""
    w, h = CARD
    px, py, pw, ph = GATHERED
    cx, cy = ease.lerp(x, px, go), ease.lerp(CARD_Y, py, go)
    cw, ch = ease.lerp(w, pw, go), ease.lerp(h, ph, go)
    ink = ("green-deep", "coral-deep", "blue")[index]
    fade = 1 - ease.clamp(go * 1.6)
    stem = svg.path(
        f"M{svg.n(x)} {svg.n(CARD_Y + h / 2)} L{svg.n(x)} {svg.n(LINE[2])}",
        "none",
        colour("teal"),
        5,
        fade,
    )
    inner = props.card(0, 0, cw, ch, "", 14)
    picture = (_tick, _barrier, _flag)[index](clock, start)
    inner += svg.group(picture, "translate(0 -30) scale(1.16)", fade)
    inner += words.label(clock, key, 0, 90, start, clock.length - 1.0, 34, "middle", ink, "bold")
    if index == 0 and go > 0.5:
        inner = svg.group(props.page(cw, ch, 1.0, 7), "", ease.span(go, 0.5, 0.4)) + svg.group(
            inner, "", 1 - ease.span(go, 0.5, 0.4)
        )
    elif go > 0.5:
        inner = svg.group(inner, "", 1 - ease.span(go, 0.6, 0.3))
    return stem + svg.group(
        inner,
        svg.at(cx, cy + (1 - pinned) * 40, max(0.01, pinned), (0, -2, 2)[index] * go * (1 - go)),
    )


def _tick(clock: Clock, start: float) -> str:
    drawn = ease.smooth(ease.span(clock.t, start, 0.6))
    disc = svg.circle(0, 0, 46, mix("green", "paper", 0.78))
    return disc + props.tick(0, 2, 24, drawn, colour("green-deep"), 11)


def _barrier(clock: Clock, start: float) -> str:
    """A gate across the way; it lifts when it has been named."""
    up = ease.gesture(ease.span(clock.t, clock.word(3, 0.25), 1.1))
    drop = ease.settle(ease.span(clock.t, start, 0.6), 1.2)
    post = svg.box(-70, 22, 16, 40, 5, colour("ink")) + svg.box(-78, 56, 32, 9, 4, colour("ink"))
    arm = svg.box(-8, -9, 128, 18, 8, colour("coral"))
    arm += "".join(
        svg.path(
            f"M{8 + k * 30} -9 L{21 + k * 30} -9 L{14 + k * 30} 9 L{1 + k * 30} 9Z", colour("paper")
        )
        for k in range(4)
    )
    angle = -50 * (1 - drop) - 50 * up
    gate = (
        post + svg.group(arm, svg.at(-62, 26, 1.0, angle)) + svg.circle(-62, 26, 8, colour("gold"))
    )
    return svg.clipped(gate, svg.box(-124, -76, 248, 150, 8, "#000"))


def _flag(clock: Clock, start: float) -> str:
    """A flag that goes up: what comes next."""
    rise = ease.settle(ease.span(clock.t, start, 0.8), 1.0)
    wave = ease.sway(clock.t, 2.6) * 5
    y = 26 - 62 * max(0.0, rise)
    cloth = svg.path(
        f"M-28 {svg.n(y - 18)} C-6 {svg.n(y - 30 + wave)} 18 {svg.n(y - 6 - wave)} 52 "
        f"{svg.n(y - 16)} "
        f"L52 {svg.n(y + 24)} C18 {svg.n(y + 34 - wave)} -6 {svg.n(y + 10 + wave)} -28 "
        f"{svg.n(y + 22)}Z",
        colour("blue"),
    )
    pole = svg.path("M-30 -62 L-30 54", "none", colour("ink"), 7)
    return cloth + pole + svg.circle(-30, -64, 6, colour("gold"))


def _people(clock: Clock, shift: float) -> str:
    """The Chair and the interpreter follow the light."""
    t = clock.t
    u = ease.smooth(ease.span(t, clock.said(1), clock.over(3) - clock.said(1)))
    ask = ease.hold(t, clock.said(2) - 0.1, clock.over(2) - 0.2, 1.2, 1.0)
    nod = ease.hold(t, clock.said(3), clock.over(3), 0.5, 0.5)
    chair = people.Pose(
        t=t,
        turn=0.25 + 0.45 * u,
        look=0.4,
        gaze=-0.8,
        tilt=-3 + 4 * nod,
        talk=0.0,
        brow=0.5 * ask,
        smile=0.4 + 0.4 * nod,
        right=(42 + 64 * ease.swing(ask), 168 - 142 * ease.swing(ask)),
        right_hand="open" if ask > 0.3 else "rest",
    )
    other = people.Pose(
        t=t,
        turn=-0.75 + 0.35 * u,
        look=-0.4,
        gaze=-0.8,
        smile=0.4 + 0.4 * nod,
        tilt=3 - 3 * nod,
        left=(-42, 168),
        right=(42, 168),
    )
    return people.person(people.CAST["chair"], chair, 300, 656 + shift, 0.84) + people.person(
        people.CAST["interpreter"], other, 980, 656 + shift, 0.84
    )


GATHERED = (640.0, 300.0, 250.0, 320.0)  # the plan, as the next scene finds it
