"""Scene 9: the report has become the plan, and it belongs to everyone."""

from __future__ import annotations

from dataclasses import replace

from film import story
from film.kit import ease, people, props, seats, stage, svg, words
from film.kit.palette import colour, mix
from film.kit.stage import Clock
from film.scenes.actions import GATHERED, LINE

MIDDLE = (640.0, 558.0)
INKS = {
    "interpreter": "green",
    "parent": "plum",
    "chair": "teal",
    "child": "gold",
    "police": "ink",
    "carer": "green-deep",
    "teacher": "coral-deep",
    "gp": "blue",
}
SPOTS = {
    "interpreter": (566, 503),
    "parent": (714, 503),
    "chair": (424, 511),
    "child": (850, 513),
    "police": (330, 540),
    "carer": (948, 541),
    "teacher": (286, 585),
    "gp": (994, 585),
}
NEAREST = (640.0, 626.0)


def draw(clock: Clock) -> str:
    """Round the table again: own it, differ, ask, and act."""
    t = clock.t
    arrive = ease.smooth(ease.span(t, 0.0, 1.3))
    poses = _poses(clock)
    out = stage.camera(stage.far(clock.film, ease.smooth(ease.span(t, 0.4, 1.0))), clock.film, 0.4)
    tops = _shares(clock) + _copies(clock)
    push = 0.035 * (1 - ease.smooth(ease.span(t, clock.over(5), 3.0)))
    out += stage.camera(seats.company(t, poses, tops, 1 - arrive), clock.film, 1.0, push=push)
    out += stage.camera(
        props.chair_back(640, 690 + (1 - arrive) * 470, 0.86, mix("teal-deep", "teal", 0.30)),
        clock.film,
        1.7,
    )
    out += stage.camera(stage.near(clock.film, arrive), clock.film, 2.0)
    out += _edge(arrive) + _plan(clock)
    return out + _type(clock)


def _edge(arrive: float) -> str:
    """The line of the last scene bends into the table's far edge, and is gone."""
    if arrive >= 1:
        return ""
    x1, x2, _y = LINE
    cy = 566.0
    bend = -92 * arrive
    d = (
        f"M{svg.n(x1)} {svg.n(cy)} C{svg.n(x1 + 120)} {svg.n(cy + bend * 1.3)} {svg.n(x2 - 120)} "
        f"{svg.n(cy + bend * 1.3)} "
        f"{svg.n(x2)} {svg.n(cy)}"
    )
    return svg.path(
        d, "none", colour("teal"), 8 * (1 - arrive * 0.6), 1 - ease.span(arrive, 0.55, 0.45)
    )


def _poses(clock: Clock) -> dict[str, people.Pose]:
    t = clock.t
    poses = {name: seats.resting(name, t) for name in seats.SEATS}
    down = ease.hold(t, clock.said(1), clock.over(2), 0.8, 0.8)
    for name, pose in poses.items():
        poses[name] = replace(
            pose, gaze=0.8 * down, tilt=(1 if seats.SEATS[name][0] < 640 else -1) * 1.5 * down
        )
    raise_ = ease.hold(t, clock.said(3) - 0.4, clock.over(3) - 0.1, 1.4, 1.1)
    poses["teacher"] = replace(
        poses["teacher"],
        gaze=0.0,
        left=(-36 - 58 * raise_, 158 - 206 * ease.swing(raise_)),
        left_hand="open" if raise_ > 0.25 else "rest",
        talk=0.85 * ease.hold(t, clock.said(3) + 0.5, clock.over(3), 0.3, 0.3),
        brow=0.7 * raise_,
        turn=0.6,
    )
    for name in ("chair", "police", "interpreter", "parent", "child", "carer", "gp"):
        pose = poses[name]
        poses[name] = replace(
            pose,
            turn=ease.lerp(pose.turn, -0.75, raise_),
            look=ease.lerp(pose.look, -0.6, raise_),
            gaze=ease.lerp(pose.gaze, 0.1, raise_),
        )
    poses["chair"] = replace(poses["chair"], tilt=-5 * raise_, brow=0.4 * raise_)
    warm = ease.hold(t, clock.said(5), clock.length + 9, 0.9, 1.0)
    for name, pose in poses.items():
        poses[name] = replace(
            pose, smile=0.6 + 0.35 * warm, gaze=pose.gaze * (1 - warm) + 0.15 * warm
        )
    return poses


def _plan(clock: Clock) -> str:
    """The page comes down and lies in the middle."""
    t = clock.t
    lay = ease.smooth(ease.span(t, 0.35, 1.5))
    x, y, w, h = GATHERED
    px, py = ease.lerp(x, MIDDLE[0], lay), ease.lerp(y, MIDDLE[1], lay)
    size = ease.lerp(1.0, 0.60, lay)
    sheet = props.page(w, h, 1.0, 7)
    sheet += svg.limb(
        -w * 0.37, -h * 0.38, h * 0.018, w * 0.02, -h * 0.38, h * 0.018, colour("teal")
    )
    return svg.group(
        sheet,
        f"translate({svg.n(px)} {svg.n(py)}) scale({size:.4f} "
        f"{size * ease.lerp(1, 0.36, lay):.4f}) "
        f"rotate({svg.n(-5 * lay)})",
    )


def _shares(clock: Clock) -> str:
    """From the plan, each person's part: a thread and a marker in their own colour."""
    t = clock.t
    out = ""
    for index, (name, (x, y)) in enumerate(SPOTS.items()):
        start = clock.word(1, 0.35) + index * 0.16
        u = ease.gesture(ease.span(t, start, 0.9))
        gone = ease.smooth(ease.span(t, clock.said(4) - 0.3, 0.5))
        if t < start or gone >= 1:
            continue
        ex, ey = ease.lerp(MIDDLE[0], x, u), ease.lerp(MIDDLE[1], y, u)
        mine = (
            ease.settle(ease.span(t, clock.said(2) + index * 0.1, 0.5), 1.6)
            if t > clock.said(2) + index * 0.1
            else 0.0
        )
        mark = svg.path(
            f"M{svg.n(MIDDLE[0])} {svg.n(MIDDLE[1])} L{svg.n(ex)} {svg.n(ey)}",
            "none",
            colour(INKS[name]),
            4.5,
        )
        mark += svg.oval(ex, ey, 15 + 4 * mine, 7.5 + 2 * mine, colour(INKS[name]))
        mark += svg.oval(ex, ey, 6 * mine, 3 * mine, colour("paper"))
        out += svg.group(mark, "", 1 - gone)
    return out


def _copies(clock: Clock) -> str:
    """Copies of the plan glide out, one to every seat and one to ours."""
    t = clock.t
    out = ""
    for index, (name, (x, y)) in enumerate([*SPOTS.items(), ("you", NEAREST)]):
        start = clock.word(4, 0.10) + index * 0.17
        if t < start:
            continue
        u = ease.gesture(ease.span(t, start, 1.0))
        size = ease.lerp(0.2, 0.30 if name == "you" else 0.20, u)
        turn = (x - 640) * 0.03
        sheet = props.page(250, 320, 1.0, 6, True, 8)
        out += svg.group(
            sheet,
            f"translate({svg.n(ease.lerp(MIDDLE[0], x, u))} {svg.n(ease.lerp(MIDDLE[1], y, u))}) "
            f"scale({size:.4f} {size * 0.42:.4f}) rotate({svg.n(turn)})",
        )
    return out


def _type(clock: Clock) -> str:
    t = clock.t
    last = clock.length - 2.1
    out = words.heading(clock, "title", 640, 178, 0.7, clock.said(3) - 0.25, 74, "middle")
    out += words.heading(
        clock, "differ", 640, 172, clock.said(3) - 0.05, clock.said(4) - 0.1, 58, "middle"
    )
    out += words.heading(
        clock, "ask", 640, 172, clock.word(4, 0.3), clock.said(5) - 0.1, 66, "middle"
    )
    out += words.heading(clock, "end", 640, 172, clock.said(5), last, 43, "middle", pace=0.32)
    out += words.heading(clock, "counts", 640, 190, last + 0.15, clock.length + 9, 78, "middle")
    return out + words.status(
        clock, story.standard().status, 84, ease.smooth(ease.span(t, last, 0.5))
    )
