"""Scene 2: the report is written, and talk does not take its place."""

from __future__ import annotations

from film.kit import ease, lettering, people, props, stage, svg, words
from film.kit.palette import colour, mix
from film.kit.stage import Clock
from film.scenes.invited import PAGE

SMALL = (560.0, 224.0, 58.0, 76.0)  # where the report starts along the days, in the next scene
PARTS = (("know", "teal"), ("think", "plum"), ("means", "coral-deep"))


def draw(clock: Clock) -> str:
    """The GP writes; the big page fills as she does."""
    t = clock.t
    arrive = ease.arrive(ease.span(t, 0.0, 0.85))
    go = ease.smooth(ease.span(t, clock.length - 1.0, 1.0))
    out = stage.camera(stage.far(clock.film), clock.film, 0.4)
    out += stage.camera(
        _desk(clock, arrive, go), clock.film, 1.0, push=0.02 * ease.span(t, 0, clock.length)
    )
    out += stage.camera(_talk(clock), clock.film, 1.1)
    out += stage.camera(stage.near(clock.film, arrive * (1 - go)), clock.film, 2.0)
    out += _page(clock, go)
    return out + words.heading(clock, "title", 84, 132, 0.35, clock.said(4) - 0.2, 70)


def _desk(clock: Clock, arrive: float, go: float) -> str:
    """The GP at a desk, writing."""
    t = clock.t
    writing = ease.hold(t, 0.8, clock.said(2) - 0.3, 0.4, 0.4) + ease.hold(
        t, clock.over(2) + 0.4, clock.over(4) - 0.2, 0.5, 0.4
    )
    scribble = writing * ease.sway(t, 0.62) * 5
    along = (t * 0.55) % 1.0 * 22 * writing
    talk = ease.hold(t, clock.said(2) - 0.45, clock.over(2) - 0.2, 1.1, 1.0)
    pose = people.Pose(
        t=t,
        turn=0.30 + 0.30 * talk,
        gaze=0.95 * writing * (1 - talk),
        look=0.5 * talk,
        tilt=3.5 * writing - 2 * talk,
        talk=0.8 * talk,
        smile=0.5,
        left=(-54, 170 - 4 * writing),
        right=(34 + along + 84 * talk, 162 + scribble - 150 * ease.swing(talk)),
        right_hand="open" if talk > 0.35 else "pen",
        left_hand="rest",
    )
    shift = (1 - arrive) * 420 + go * 520
    x, y = 330, 408 + shift
    who = people.CAST["gp"]
    seat = props.small_chair(x, y + 14, 1.34, mix("teal-deep", "teal", 0.35))
    body = people.placed(people.body(who, pose), pose, x, y, 1.22)
    hands = people.placed(people.arms(who, pose), pose, x, y, 1.22)
    desk = svg.group(props.table(340, 660, 400, 76), f"translate(0 {svg.n(shift)})")
    sheet = svg.group(
        props.page(120, 158, 0.25 + 0.7 * ease.span(t, 0.8, clock.length - 2), 6),
        f"translate(388 {svg.n(628 + shift)}) scale(1 0.40) rotate(6)",
    )
    mug = props.mug(170, 634 + shift, 1.25, colour("coral"))
    return seat + body + desk + sheet + mug + hands


def _talk(clock: Clock) -> str:
    """Talk: a bubble that is gone as soon as it is over."""
    t = clock.t
    up = ease.settle(ease.span(t, clock.said(2), 0.5), 1.5)
    fade = ease.smooth(ease.span(t, clock.word(2, 0.72), 1.0))
    if t < clock.said(2) or fade >= 1:
        return ""
    cloud = props.bubble(0, 0, 190, 122, (-92, 96), mix("teal-soft", "teal", 0.10))
    cloud += props.telephone(0, 2, 1.5, colour("teal"))
    return svg.group(cloud, svg.at(580, 300 - fade * 46, up * (1 - 0.18 * fade)), 1 - fade)


def _page(clock: Clock, go: float) -> str:
    """The report: blank, then written, then in three marked parts; last, small enough to send."""
    t = clock.t
    px, py, pw, ph = PAGE
    sx, sy, sw, _sh = SMALL
    x, y = ease.lerp(px, sx, go), ease.lerp(py, sy, go) - 70 * ease.smooth(go) * (1 - go)
    scale = ease.lerp(1.0, sw / pw, go)
    own = ease.hold(t, clock.word(3, 0.45), clock.said(4) + 0.4, 0.7, 0.6)
    second = ""
    if own > 0:
        other = props.page(pw * 0.94, ph * 0.94, 1.0, 8, False) + svg.box(
            -pw * 0.40, -ph * 0.41, pw * 0.5, 16, 8, colour("coral")
        )
        second = svg.group(other, svg.at(x + 132 * ease.settle(own, 0.9), y - 4, 1.0, 9 * own))
    sheet = props.page(pw, ph, 0.0, 0, False)
    sheet += (
        svg.limb(
            -pw * 0.37,
            -ph * 0.39,
            8,
            -pw * 0.37 + pw * 0.42 * max(0.02, ease.smooth(ease.span(t, 0.9, 0.7))),
            -ph * 0.39,
            8,
            colour("teal"),
        )
        if t > 0.9
        else ""
    )
    for index, (key, ink) in enumerate(PARTS):
        sheet += _part(clock, index, key, ink, pw, ph)
    plain = svg.group(props.page(pw, ph, 1.0, 5), "", ease.span(go, 0.35, 0.45))
    return second + svg.group(
        sheet + plain, svg.at(x, y, scale, -4 * ease.smooth(go) * (1 - go) * 4)
    )


def _part(clock: Clock, index: int, key: str, ink: str, pw: float, ph: float) -> str:
    """One part of the page: two written lines, and its name when it is said."""
    t = clock.t
    top = -ph * 0.27 + index * ph * 0.245
    begun = (1.6, clock.over(2) + 0.3, clock.word(3, 0.5))[index]
    named = clock.word(4, (0.06, 0.30, 0.58)[index])
    open_ = ease.settle(ease.span(t, named, 0.55), 1.2)
    lines = "".join(
        props.rule(
            -pw * 0.37,
            top + 47 + row * 24,
            pw * (0.74, 0.56)[row],
            4.6,
            ease.smooth(ease.span(t, begun + row * 0.9, 0.9)),
        )
        for row in (0, 1)
    )
    name = ""
    if t >= named:
        wide = lettering.width(clock.scene.words[key], 27, "semi") + 40
        pill = svg.box(0, -20, wide, 42, 21, colour(ink))
        pill += lettering.text(20, 10, clock.scene.words[key], 27, colour("paper"), "semi")
        name = svg.group(pill, svg.at(-pw * 0.37, top + 6, max(0.01, open_)))
    return lines + name
