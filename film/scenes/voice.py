"""Scene 5: an older child speaks, and a baby does too."""

from __future__ import annotations

from film.kit import ease, people, props, stage, svg, words
from film.kit.palette import SKIN, colour, mix
from film.kit.stage import Clock
from film.scenes.share import BUBBLE

CHILD = (330.0, 446.0, 1.24)  # where the next scene finds the child


def draw(clock: Clock) -> str:
    """The bubble fills with the child's drawing; then we look at the baby."""
    t = clock.t
    arrive = ease.arrive(ease.span(t, 0.0, 0.85))
    go = clock.leaving
    out = stage.camera(stage.far(clock.film), clock.film, 0.4)
    out += stage.camera(_carer(clock, go), clock.film, 1.0) + stage.camera(
        _child(clock, arrive), clock.film, 1.0
    )
    out += stage.camera(stage.near(clock.film, arrive * (1 - go)), clock.film, 2.0)
    out += _bubble(clock) + _seen(clock, go)
    out += words.heading(clock, "title", 84, 118, 0.2, clock.over(1) + 0.1, 58, "start", pace=0.13)
    return out + words.heading(clock, "own", 84, 118, clock.said(2) - 0.1, clock.said(3) - 0.1, 58)


def _child(clock: Clock, arrive: float) -> str:
    t = clock.t
    tell = ease.hold(t, clock.said(1), clock.over(2) - 0.1, 1.2, 1.0)
    watch = ease.hold(t, clock.said(3), clock.length - 0.9, 0.8, 0.6)
    pose = people.Pose(
        t=t,
        turn=0.25 + 0.35 * watch,
        look=0.25 + 0.3 * watch,
        gaze=-0.3 * tell + 0.2 * watch,
        talk=0.85 * tell,
        smile=0.55 + 0.3 * watch,
        brow=0.6 * tell,
        tilt=-3 * tell + 2 * watch,
        left=(-40, 158),
        right=(38 + 74 * ease.swing(tell), 158 - 132 * ease.swing(tell)),
        right_hand="open" if tell > 0.3 else "rest",
    )
    x, y, size = CHILD
    return people.person(people.CAST["child"], pose, x, y + (1 - arrive) * 420, size)


def _bubble(clock: Clock) -> str:
    """The bubble grows from the last scene's; inside it the child draws."""
    t = clock.t
    bx, by, bw, bh = BUBBLE
    grow = ease.settle(ease.span(t, 0.0, 1.0), 0.8)
    gone = ease.smooth(ease.span(t, clock.said(3) - 0.35, 0.6))
    if gone >= 1:
        return ""
    x, y = ease.lerp(bx, 690, grow), ease.lerp(by, 276, grow)
    w, h = ease.lerp(bw, 400, grow), ease.lerp(bh, 268, grow)
    tail = (ease.lerp(-92, -282, grow), ease.lerp(112, 92, grow))
    inner = props.bubble(0, 0, w, h, tail)
    start = clock.word(1, 0.45)
    inner += svg.group(
        _drawing(ease.span(t, start, clock.over(2) - start - 0.4)), svg.at(2, 18, 0.9)
    )
    return svg.group(inner, svg.at(x, y, 1 - 0.6 * gone), 1 - gone)


def _drawing(u: float) -> str:
    """A home, the people in it and the sun, line by line, as a child draws."""
    crayon = 6.5

    def stroke(begin: float, d: str, ink: str) -> str:
        return svg.path(d, "none", ink, crayon, ease.span(u, begin, 0.07)) if u > begin else ""

    coral, teal, gold, plum = colour("coral"), colour("teal"), colour("gold"), colour("plum")
    return (
        stroke(0.02, "M-120 92 L-120 -4 L-14 -6 L-13 92 Z", teal)
        + stroke(0.12, "M-134 2 L-68 -66 L0 0", coral)
        + stroke(0.22, "M-80 91 L-80 42 L-52 42 L-52 91", teal)
        + stroke(0.30, "M-36 22 L-36 44 L-24 44 L-24 22Z", teal)
        + stroke(0.40, "M118 -84 A26 26 0 1 1 117.9 -84.4", gold)
        + stroke(0.48, "M92 -46 L82 -36 M58 -86 L44 -90 M66 -118 L58 -126 M92 -18 L92 -6", gold)
        + stroke(
            0.58,
            "M52 30 A17 17 0 1 1 51.9 29.6 M35 48 L35 76 M35 56 L16 66 M35 56 L56 64 M35 76 L24 "
            "94 M35 76 L47 94",
            plum,
        )
        + stroke(
            0.72,
            "M104 48 A12 12 0 1 1 103.9 47.7 M92 61 L92 80 M92 66 L78 74 M92 66 L106 72 M92 80 "
            "L84 94 M92 80 L101 94",
            coral,
        )
        + stroke(0.86, "M-150 96 Q0 90 150 97", mix("green", "paper", 0.1))
    )


def _carer(clock: Clock, go: float) -> str:
    """The carer holds the baby; the baby reaches, the carer answers."""
    t = clock.t
    come = ease.smooth(ease.span(t, clock.said(3) - 0.75, 1.0))
    reach = ease.span(t, clock.word(3, 0.35), 1.1) * (
        1 - ease.smooth(ease.span(t, clock.over(4), 0.8))
    )
    answer = ease.hold(t, clock.word(3, 0.75), clock.over(4) + 0.2, 0.7, 0.6)
    pose = people.Pose(
        t=t,
        turn=-0.45 - 0.2 * answer,
        gaze=1.0 * come,
        look=-0.55,
        tilt=-6 - 7 * answer,
        smile=0.5 + 0.4 * answer,
        talk=0.35 * answer,
        left=(-64 + 5 * answer, 150 - 4 * answer),
        right=(44, 152),
        left_hand="rest",
        left_turn=14.0,
    )
    x, y = 982 + (1 - come) * 480 + go * 480, 432
    who = people.CAST["carer"]
    child = props.baby(0, 118 - 3 * answer, 0.96, t, reach, SKIN["olive"])
    arcs = "".join(
        svg.path(
            f"M{-86 - k * 15} {54 - k * 12} Q{-98 - k * 20} {82 - k * 2} {-86 - k * 15} "
            f"{110 + k * 4}",
            "none",
            colour("gold"),
            5,
            answer * (1 - 0.25 * k),
        )
        for k in range(3)
    )
    return props.small_chair(x, y + 16, 1.42, mix("teal-deep", "teal", 0.35)) + people.placed(
        people.body(who, pose) + child + people.arms(who, pose) + arcs, pose, x, y, 1.26
    )


def _seen(clock: Clock, go: float) -> str:
    """A card for what was seen, then for what it may mean."""
    t = clock.t
    out = ""
    for index, (key, ink, start) in enumerate(
        (("saw", "teal", clock.word(3, 0.62)), ("meaning", "plum", clock.word(4, 0.6)))
    ):
        if t < start:
            continue
        show = ease.settle(ease.span(t, start, 0.6), 1.2)
        card = props.card(0, 0, 390, 138) + svg.box(-195, -69, 14, 138, 7, colour(ink))
        card += words.label(
            clock, key, -156, -14, start + 0.1, clock.length - 0.5, 31, "start", ink, "bold"
        )
        for row in (0, 1):
            card += props.rule(
                -156,
                16 + row * 24,
                (290, 200)[row],
                4.8,
                ease.smooth(ease.span(t, start + 0.35 + row * 0.35, 0.5)),
            )
        out += svg.group(card, svg.at(650, 224 + index * 168 - go * 560, max(0.01, show)))
    return out
