"""Scene 1: the table, the people, and one empty seat."""

from __future__ import annotations

from dataclasses import replace

from film import story
from film.kit import ease, people, props, seats, stage, svg, words
from film.kit.palette import colour, mix
from film.kit.stage import Clock

PAGE = (905.0, 345.0, 330.0, 430.0)  # where the report stands in the next scene


def draw(clock: Clock) -> str:
    """The invitation slides to the empty seat, then rises and becomes the report."""
    t = clock.t
    sent = ease.gesture(ease.span(t, clock.said(1) + 0.3, 1.9))
    rise = ease.smooth(ease.span(t, clock.length - 1.1, 1.1))
    sink = ease.smooth(ease.span(t, clock.length - 1.6, 1.25))
    poses = _poses(clock, sent)
    mugs = props.mug(330, 566, 0.9, colour("plum")) + props.mug(925, 556, 0.9, colour("coral"))
    mugs += props.mug(985, 596, 0.95, colour("teal"))
    scene = stage.camera(stage.far(clock.film, 1 - rise), clock.film, 0.4)
    scene += stage.camera(
        seats.company(t, poses, mugs, sink),
        clock.film,
        1.0,
        push=0.035 * ease.smooth(ease.span(t, 0, clock.length)),
    )
    scene += stage.camera(
        props.chair_back(640, 690 + sink * 470, 0.86, mix("teal-deep", "teal", 0.30)),
        clock.film,
        1.7,
    )
    scene += stage.camera(stage.near(clock.film, 1 - sink), clock.film, 2.0)
    scene += _invitation(sent, rise)
    return scene + _type(clock)


def _poses(clock: Clock, sent: float) -> dict[str, people.Pose]:
    t = clock.t
    poses = {name: seats.resting(name, t) for name in seats.SEATS}
    away = ease.hold(t, clock.said(1) + 0.2, clock.over(1) + 0.4, 0.6, 0.7)
    poses["chair"] = replace(
        poses["chair"],
        right=(42 + 50 * away * max(0.0, sent), 166 - 12 * away),
        right_hand="open" if away > 0.3 else "rest",
        look=0.9 * away,
        gaze=0.8 * away,
        turn=0.35 + 0.15 * away,
    )
    seen = ease.hold(t, clock.said(2), clock.over(3) + 0.3, 0.7, 0.5)
    for name in ("police", "gp", "teacher", "interpreter"):
        pose = poses[name]
        poses[name] = replace(
            pose, gaze=0.7 * seen, turn=pose.turn * (1 - 0.35 * seen), brow=0.5 * seen
        )
    poses["parent"] = replace(poses["parent"], look=0.7 * away, smile=0.35, turn=0.3 * away)
    wave = ease.hold(t, clock.said(2) + 0.3, clock.over(2) + 0.4, 1.0, 0.9)
    poses["gp"] = replace(
        poses["gp"],
        left=(-96 - 12 * wave, 92 - 52 * ease.swing(wave)),
        left_hand="open" if wave > 0.2 else "rest",
        left_turn=None,
    )
    return poses


def _invitation(sent: float, rise: float) -> str:
    """A folded card on the table that becomes a sheet of paper."""
    px, py, pw, ph = PAGE
    x0, y0 = 452 + (640 - 452) * sent, 522 + (588 - 522) * sent
    x, y = (
        ease.lerp(x0, px, rise),
        ease.lerp(y0, py, rise) - 60 * ease.smooth(rise) * (1 - rise) * 4 * 0.5,
    )
    w, h = ease.lerp(92, pw, rise), ease.lerp(120, ph, rise)
    flat = ease.lerp(0.42, 1.0, ease.smooth(min(1.0, rise * 1.6)))
    lean = ease.lerp(-8 + 10 * sent, 0, rise)
    sheet = props.page(w, h, 0.0 if rise > 0.3 else 1.0, 5, rise < 0.3)
    seal = svg.circle(w * 0.24, h * 0.28, w * 0.085, colour("gold"), 1 - ease.clamp(rise * 4))
    return svg.group(
        sheet + seal, f"translate({svg.n(x)} {svg.n(y)}) scale(1 {flat:.4f}) rotate({svg.n(lean)})"
    )


def _type(clock: Clock) -> str:
    return (
        words.status(
            clock,
            story.standard().status,
            84,
            1 - ease.smooth(ease.span(clock.t, clock.said(2) - 0.9, 0.5)),
        )
        + words.heading(clock, "title", 640, 190, 0.35, clock.said(2) - 0.35, 78, "middle")
        + words.heading(clock, "counts", 640, 178, clock.said(2), clock.said(3) - 0.1, 78, "middle")
        + words.heading(
            clock,
            "parts",
            640,
            178,
            clock.word(3, 0.55),
            clock.length - 0.6,
            66,
            "middle",
            pace=0.42,
        )
    )
