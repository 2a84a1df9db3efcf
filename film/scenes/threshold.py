"""Scene 7: views and reasons meet in an open question."""

from __future__ import annotations

import math

from film.kit import ease, lettering, people, props, stage, svg, words
from film.kit.palette import colour, mix
from film.kit.stage import Clock
from film.scenes.identity import RING

WHO = (("police", 196, 452, 1.02), ("gp", 640, 612, 0.92), ("teacher", 1084, 452, 1.02))
INKS = ("blue", "gold", "coral")
GAP = 34.0  # degrees: the circle stays open


def draw(clock: Clock) -> str:
    """Three people, three reports, one question."""
    t = clock.t
    arrive = ease.arrive(ease.span(t, 0.0, 0.85))
    go = clock.leaving
    shift = (1 - arrive) * 470 + go * 500
    out = stage.camera(stage.far(clock.film), clock.film, 0.4)
    out += _threads(clock, go)
    for index in range(3):
        out += stage.camera(_one(clock, index, shift), clock.film, 1.0)
    return out + _circle(clock, go) + _labels(clock)


def _pose(clock: Clock, index: int) -> people.Pose:
    t = clock.t
    turn = (0.55, 0.0, -0.55)[index]
    start = clock.word(1, 0.1) + index * 0.35
    lift = ease.gesture(ease.span(t, start, 1.0)) * (1 - clock.leaving)
    speak = ease.hold(
        t, clock.word(2, 0.02) + index * 0.75, clock.word(2, 0.02) + index * 0.75 + 0.9, 0.25, 0.3
    )
    stop = ease.hold(t, clock.said(3), clock.over(3) + 0.2, 0.6, 0.6)
    proud = ease.hold(t, clock.said(4), clock.over(4) + 0.4, 0.6, 0.5) if index == 1 else 0.0
    return people.Pose(
        t=t,
        turn=turn * (1 - 0.3 * stop),
        look=turn * 0.5,
        gaze=-0.55 if index == 1 else -0.25,
        talk=0.8 * speak,
        brow=0.5 * speak + 0.5 * proud,
        smile=0.4 + 0.4 * proud,
        tilt=(3, -2, -3)[index] * (0.3 + 0.7 * speak),
        left=(-40, 168 - 34 * lift),
        right=(40, 168 - 34 * lift),
    )


def _one(clock: Clock, index: int, shift: float) -> str:
    """Somebody holding their report in both hands."""
    name, x, y, size = WHO[index]
    pose = _pose(clock, index)
    who = people.CAST[name]
    lift = (168.0 - (pose.left or (0, 168))[1]) / 34
    sheet = svg.group(
        props.page(92, 118, 1.0, 5), svg.at(0, 146 - 34 * lift, 1.0, (-3, 2, 3)[index])
    )
    seat = props.small_chair(x, y + 12 + shift, size * 1.1, mix("teal-deep", "teal", 0.35))
    return seat + people.placed(
        people.body(who, pose) + sheet + people.arms(who, pose), pose, x, y + shift, size
    )


def _threads(clock: Clock, go: float) -> str:
    """Threads from each report to the circle, with their reasons on the way."""
    t = clock.t
    cx, cy, r = RING
    out = ""
    for index, (_name, x, y, size) in enumerate(WHO):
        start = clock.word(1, 0.30) + index * 0.4
        drawn = ease.smooth(ease.span(t, start, 1.3)) * (1 - ease.clamp(go * 3))
        if drawn <= 0.01:
            continue
        sx, sy = x, y + 30 * size
        angle = math.atan2(sy - cy, sx - cx)
        ex, ey = cx + math.cos(angle) * (r + 8), cy + math.sin(angle) * (r + 8)
        bow = -70.0 if index != 1 else 0.0
        points = []
        for step in range(25):
            u = step / 24 * drawn
            px = ease.lerp(sx, ex, u)
            py = ease.lerp(sy, ey, u) + math.sin(math.pi * u) * bow
            points.append(f"{'M' if not step else 'L'}{svg.n(px)} {svg.n(py)}")
        out += svg.path(" ".join(points), "none", colour(INKS[index]), 6)
        for bead in range(3):
            at = ease.span(t, clock.word(2, 0.0) + index * 0.5 + bead * 0.55, 1.5)
            if 0 < at < 1:
                u = ease.smooth(at)
                out += svg.circle(
                    ease.lerp(sx, ex, u),
                    ease.lerp(sy, ey, u) + math.sin(math.pi * u) * bow,
                    11,
                    mix(INKS[index], "ink", 0.12),
                )
    return out


def _circle(clock: Clock, go: float) -> str:
    """The question. Its outline opens and stays open; at the end it starts to unroll."""
    t = clock.t
    cx, cy, r = RING
    gap = GAP * ease.settle(ease.span(t, clock.said(1), 1.0), 1.2)
    turn = 270 + 7 * ease.sway(clock.film, 11) * ease.span(t, 0.2, 1.0) * (1 - go)
    pulse = ease.hold(t, clock.said(3), clock.over(3), 0.5, 0.6)
    gap += 16 * pulse
    disc = svg.circle(cx, cy, r, colour("paper"), 1 - go)
    ring = arc(cx, cy, r, turn + gap / 2, turn + 360 - gap / 2)
    if gap < 0.5:
        outline = (
            f'<circle cx="{cx}" cy="{cy}" r="{r}" fill="none" stroke="{colour("teal")}" '
            f'stroke-width="11"/>'
        )
    else:
        outline = svg.path(ring, "none", colour("teal"), 11)
    show = ease.hold(t, clock.word(1, 0.5), clock.length - 0.75, 0.4, 0.3)
    lines = clock.scene.words["question"].split()
    text = "".join(
        lettering.text(cx, cy - 4 + 44 * index, word, 37, colour("teal"), "bold", "middle", show)
        for index, word in enumerate(lines)
    )
    return disc + outline + text


def arc(cx: float, cy: float, r: float, start: float, end: float) -> str:
    """Part of a circle, in degrees."""
    points = []
    for step in range(61):
        angle = math.radians(start + (end - start) * step / 60)
        points.append(
            f"{'M' if not step else 'L'}{svg.n(cx + math.cos(angle) * r)} "
            f"{svg.n(cy + math.sin(angle) * r)}"
        )
    return " ".join(points)


def _labels(clock: Clock) -> str:
    """View and reasons on either side; then whose the outcome is."""
    end = clock.said(3) - 0.2
    return (
        words.heading(clock, "view", 84, 150, clock.word(1, 0.0) + 0.2, end, 50)
        + words.heading(clock, "reasons", 1196, 150, clock.said(2), end, 50, "end")
        + words.heading(
            clock, "decides", 640, 82, clock.word(3, 0.55), clock.length - 0.7, 50, "middle"
        )
    )
