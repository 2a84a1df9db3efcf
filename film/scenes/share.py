"""Scene 4: is every line safe for this reader? Then share, listen, and note it."""

from __future__ import annotations

from film.kit import ease, people, props, stage, svg, words
from film.kit.palette import colour, mix
from film.kit.stage import Clock
from film.scenes.deadline import HANDED

ROWS = 5
UNSAFE = 2
BUBBLE = (560.0, 214.0, 250.0, 150.0)  # where the next scene finds a speech bubble


def draw(clock: Clock) -> str:
    """The page is read line by line before it is shared."""
    t = clock.t
    arrive = ease.arrive(ease.span(t, 0.0, 0.85))
    go = clock.leaving
    shift = (1 - arrive) * 470 + go * 500
    out = stage.camera(stage.far(clock.film), clock.film, 0.4)
    out += stage.camera(svg.group(_company(clock), f"translate(0 {svg.n(shift)})"), clock.film, 1.0)
    out += stage.camera(_report(clock, shift), clock.film, 1.05)
    out += _chair(clock) + _record(clock) + _bubble(clock)
    out += words.heading(clock, "title", 84, 118, 0.3, clock.said(2) - 0.1, 58)
    out += words.heading(clock, "explain", 84, 118, clock.said(4) - 0.1, clock.over(4) + 0.1, 52)
    return out + words.heading(
        clock, "safe", 640, 86, clock.word(2, 0.42), clock.said(3) - 0.05, 52, "middle", pace=0.15
    )


def _company(clock: Clock) -> str:
    """The GP alone at first; then the interpreter and the parent across the table."""
    t = clock.t
    check = ease.hold(t, clock.said(2) - 0.3, clock.over(3), 0.6, 0.6)
    tell = ease.hold(t, clock.said(4) - 0.3, clock.over(4) - 0.1, 1.2, 1.0)
    reply = ease.hold(t, clock.word(4, 0.80), clock.length, 1.2, 0.5)
    note = ease.hold(t, clock.word(5, 0.1), clock.over(5) + 0.3, 0.6, 0.4)
    doctor = people.Pose(
        t=t,
        turn=-0.45,
        look=-0.3,
        gaze=0.5 * check + 0.8 * note,
        talk=0.75 * tell * (1 - note),
        brow=0.4 * check,
        tilt=-2.5 * tell + 3 * note,
        left=(
            -46 - 64 * ease.swing(tell) * (1 - note),
            166 - 108 * ease.swing(tell) * (1 - note),
        ),
        left_hand="open" if tell * (1 - note) > 0.25 else "rest",
        right=(36 + 5 * note * ease.sway(t, 0.6), 168),
        right_hand="pen" if note > 0.2 else "rest",
    )
    parent = people.Pose(
        t=t,
        turn=0.5,
        look=0.3 - 0.2 * reply,
        gaze=0.9 * ease.hold(t, clock.said(4) + 0.9, clock.word(4, 0.8), 0.5, 0.4),
        smile=0.3 + 0.2 * reply,
        talk=0.8 * reply * (1 - clock.leaving),
        tilt=3 * tell,
        left=(-44, 166),
        right=(42 + 60 * ease.swing(reply), 166 - 100 * ease.swing(reply)),
        right_hand="open" if reply > 0.3 else "rest",
        brow=0.4 * reply,
    )
    helper = people.Pose(
        t=t,
        turn=0.75,
        look=0.5 - 0.9 * reply,
        smile=0.4,
        talk=0.5 * ease.hold(t, clock.said(4) + 1.2, clock.over(4), 0.4, 0.4),
        left=(-42, 166),
        right=(44, 166),
    )
    # The page is read through before the family is there: nobody sees the line that is taken out.
    apart = 640 * (1 - ease.smooth(ease.span(t, clock.said(4) - 0.7, 1.1)))
    places = (
        ("interpreter", helper, 196, 424, 0.92, apart * 0.8),
        ("parent", parent, 410, 430, 1.0, apart),
        ("gp", doctor, 1000, 440, 1.02, 0.0),
    )
    out = props.window(118, 176, 176, 226, clock.film)
    for name, pose, x, y, size, off in places:
        out += props.small_chair(x, y + 10, size * 1.06, mix("teal-deep", "teal", 0.35))
        out += people.placed(people.body(people.CAST[name], pose), pose, x - off, y, size)
    out += (
        props.table(620, 654, 600, 84)
        + props.mug(300, 640, 1.15, colour("plum"))
        + props.mug(890, 622, 1.15, colour("teal"))
    )
    for name, pose, x, y, size, off in places:
        out += people.placed(people.arms(people.CAST[name], pose), pose, x - off, y, size)
    return out


def _report(clock: Clock, shift: float) -> str:
    """The report: held up and read through, then laid before the parent."""
    t = clock.t
    hx, hy, w, h = HANDED
    lay = ease.smooth(ease.span(t, clock.said(4) - 0.3, 1.1))
    grow = ease.smooth(ease.span(t, 0.0, 0.9))
    x, y = ease.lerp(hx, 690, grow), ease.lerp(hy, 336, grow)
    x, y = ease.lerp(x, 560, lay), ease.lerp(y, 628, lay) + (shift if lay > 0.5 else 0.0)
    sheet = props.page(w, h, 0.0, 0)
    for row in range(ROWS):
        top = -h / 2 + h * (0.25 + 0.64 * row / ROWS)
        read = clock.word(2, 0.30 + row * 0.10)
        safe = ease.span(t, read + 0.25, 0.4)
        if row == UNSAFE:
            sheet += _unsafe(clock, w, top, read)
            continue
        sheet += props.rule(-w * 0.37, top, w * props.row_length(row), h * 0.011, 1.0)
        sheet += props.tick(w * 0.435, top, 8, safe, colour("green"), 4.6)
    light = ease.hold(t, clock.word(2, 0.25), clock.word(2, 0.92), 0.3, 0.3)
    if light > 0:
        along = ease.span(t, clock.word(2, 0.28), clock.over(2) - clock.word(2, 0.28) - 0.2)
        beam = svg.box(
            -w * 0.47, -h * 0.31 + along * h * 0.60, w * 0.94, 26, 8, colour("gold"), 0.42 * light
        )
        sheet = sheet + beam
    flat = ease.lerp(1.0, 0.34, lay)
    size = ease.lerp(1.0, 0.72, lay)
    return svg.group(
        sheet,
        f"translate({svg.n(x)} {svg.n(y)}) scale({size:.4f} {flat * size:.4f}) "
        f"rotate({svg.n(-6 * lay)})",
    )


def _unsafe(clock: Clock, w: float, top: float, read: float) -> str:
    """The line that is not safe for this reader: marked, then lifted out towards the Chair."""
    t = clock.t
    marked = ease.smooth(ease.span(t, read + 0.25, 0.35))
    away = ease.smooth(ease.span(t, clock.said(3) + 0.5, 1.3))
    if away >= 1:
        return ""
    ink = colour("coral-deep") if marked > 0.5 else mix("sand", "ink", 0.30)
    line = props.rule(0, 0, w * 0.72, 3.6 + 2.0 * marked, 1.0, ink)
    if marked > 0:
        line += svg.path(
            f"M-8 -14 L{svg.n(w * 0.755)} -14 L{svg.n(w * 0.755)} 14 L-8 14Z",
            "none",
            colour("coral-deep"),
            2.6,
            marked,
        )
    x, y = -w * 0.37 + away * 420, top - away * 130 - 46 * ease.smooth(away) * (1 - away)
    return svg.group(
        line, svg.at(x, y, 1 - 0.35 * away, -8 * away), 1 - ease.span(away, 0.85, 0.15)
    )


def _chair(clock: Clock) -> str:
    """The Chair, asked first, in a round frame of her own."""
    t = clock.t
    show = ease.settle(ease.span(t, clock.said(3) + 0.15, 0.6), 1.2)
    gone = ease.smooth(ease.span(t, clock.said(4) - 0.25, 0.45))
    if t < clock.said(3) + 0.15 or gone >= 1:
        return ""
    listen = ease.hold(t, clock.said(3) + 0.7, clock.over(3) + 0.3, 0.5, 0.4)
    pose = people.Pose(
        t=t,
        turn=-0.35,
        look=-0.5,
        gaze=0.3,
        tilt=-4 * listen,
        brow=0.5 * listen,
        smile=0.3,
        left=None,
        right=None,
    )
    bust = svg.clipped(
        svg.circle(0, 0, 86, colour("teal-soft"))
        + people.person(people.CAST["chair"], pose, 0, 56, 0.80),
        svg.circle(0, 0, 86, "#000"),
    )
    ring = f'<circle r="86" fill="none" stroke="{colour("teal")}" stroke-width="7"/>'
    tag = svg.group(
        words.label(
            clock,
            "chair",
            0,
            128,
            clock.said(3) + 0.6,
            clock.said(4) - 0.45,
            30,
            "middle",
            "teal",
            "bold",
        )
    )
    return svg.group(
        bust + ring + tag, svg.at(1164, 132, max(0.01, show * (1 - 0.2 * gone))), 1 - gone
    )


def _record(clock: Clock) -> str:
    """What to note: when, how, and what they said."""
    t = clock.t
    start = clock.said(5) - 0.15
    show = ease.settle(ease.span(t, start, 0.6), 1.1)
    gone = clock.leaving
    if t < start:
        return ""
    card = props.card(0, 0, 330, 226)
    card += svg.box(-165, -113, 330, 14, 7, colour("gold"))
    for index, key in enumerate(("when", "how", "said")):
        at = clock.word(5, (0.06, 0.22, 0.68)[index])
        y = -52 + index * 62
        card += svg.box(-136, y - 20, 38, 38, 10, "none", 1.0, colour("teal"), 4)
        card += props.tick(-117, y - 1, 12, ease.span(t, at + 0.25, 0.4), colour("green-deep"), 6)
        card += words.label(clock, key, -78, y + 10, at, clock.length - 0.5, 29, "start")
    return svg.group(card, svg.at(1050 + 400 * gone, 148, max(0.01, show)))


def _bubble(clock: Clock) -> str:
    """What the family said: heard as soon as they have seen the report."""
    t = clock.t
    start = clock.word(4, 0.86)
    if t < start:
        return ""
    show = ease.settle(ease.span(t, start, 0.55), 1.5)
    x, y, w, h = BUBBLE
    inner = props.bubble(0, 0, w, h, (-92, 112))
    fade = 1 - ease.smooth(ease.span(t, clock.length - 0.7, 0.5))
    for row in range(3):
        inner += props.rule(
            -w * 0.32,
            -30 + row * 30,
            w * (0.62, 0.5, 0.36)[row],
            5,
            ease.smooth(ease.span(t, start + 0.5 + row * 0.45, 0.5)),
            mix("plum", "paper", 0.35)
            if fade > 0.99
            else mix("plum", "paper", 0.35 + 0.65 * (1 - fade)),
        )
    return svg.group(inner, svg.at(x, y, max(0.01, show)))
