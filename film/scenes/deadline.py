"""Scene 3: the days before a conference, counted back."""

from __future__ import annotations

from film import story
from film.kit import ease, lettering, people, props, stage, svg, words
from film.kit.palette import colour, mix
from film.kit.stage import Clock
from film.scenes.report import SMALL

RIGHT, STEP, SIZE = 1150.0, 97.0, 78.0
ROWS = (224.0, 446.0)


def draw(clock: Clock) -> str:
    """The report slides to its day; then again, for a review."""
    t = clock.t
    arrive = ease.arrive(ease.span(t, 0.0, 0.85))
    go = clock.leaving
    out = stage.camera(stage.far(clock.film), clock.film, 0.4)
    out += stage.camera(_teacher(clock, arrive, go), clock.film, 1.0)
    out += stage.camera(stage.near(clock.film, arrive * (1 - go)), clock.film, 2.0)
    days = story.deadlines()
    out += _row(clock, 0, days["initial"], 0.1, clock.word(1, 0.36))
    out += _row(clock, 1, days["review"], clock.said(2) - 0.55, clock.word(2, 0.14))
    out += _labels(clock, days)
    return out + _reports(clock, days)


def _tile_x(day: int) -> float:
    return RIGHT - day * STEP


def _row(clock: Clock, index: int, due: int, start: float, count: float) -> str:
    """One row: the conference, the working days before it, and the bracket that counts them."""
    t, y, go = clock.t, ROWS[index], clock.leaving
    out = ""
    for day in range(6, -1, -1):
        up = ease.settle(ease.span(t, start + (6 - day) * 0.07, 0.5), 1.5)
        if t < start + (6 - day) * 0.07:
            continue
        x = _tile_x(day)
        fill, line, mark = colour("paper"), mix("sand", "ink", 0.30), ""
        if day == 0:
            fill = line = colour("teal")
            mark = props.round_table_mark(x, y, 21, colour("paper"), colour("gold"))
        elif day <= due:
            lit = ease.smooth(ease.span(t, count + (due - day) * 0.16, 0.35))
            fill = mix("paper", "gold", round(lit * 20) / 20)
            line = mix(mix("sand", "ink", 0.30), "gold", round(lit * 20) / 20)
            mark = svg.circle(x, y + 6, 6.5, colour("ink"), 0.75 * lit) if day < due else ""
        tile = props.calendar_tile(x, y, SIZE, fill, line, mark)
        out += svg.group(
            tile,
            f"translate({svg.n(x)} {svg.n(y)}) scale({svg.n(max(0.01, up))}) "
            f"translate({svg.n(-x)} {svg.n(-y)})",
            min(1.0, up * 2),
        )
    drawn = ease.smooth(ease.span(t, count + 0.2, 0.7))
    if drawn > 0:
        x1, x2, by = _tile_x(due) - 34, RIGHT - 44, y + 58
        out += svg.path(
            f"M{svg.n(x2)} {svg.n(by - 8)} L{svg.n(x2)} {svg.n(by + 6)} "
            f"L{svg.n(ease.lerp(x2, x1, drawn))} {svg.n(by + 6)}"
            + (f" L{svg.n(x1)} {svg.n(by - 8)}" if drawn > 0.97 else ""),
            "none",
            colour("teal"),
            4.5,
        )
    return svg.group(out, f"translate({svg.n(go * 900)} 0)")


def _labels(clock: Clock, days: dict[str, int]) -> str:
    """The figures, large; their unit goes with the row that is being said."""
    t = clock.t
    dated, end = clock.said(3), clock.length - 0.7
    out = words.heading(clock, "title", 84, 132, 0.25, clock.word(1, 0.30), 66)
    for index, key in enumerate(("initial", "review")):
        shown = (clock.word(1, 0.36), clock.word(2, 0.14))[index]
        named = (clock.word(1, 0.62), clock.word(2, 0.68))[index]
        y = ROWS[index] + 122
        up = ease.settle(ease.span(t, shown, 0.55), 1.6)
        if t >= shown:
            numeral = lettering.text(
                0, 0, str(days[key]), 76, colour("coral-deep"), "bold", "middle"
            )
            out += svg.group(
                numeral,
                svg.at(_tile_x(days[key]) - 8, y + 6, max(0.01, up)),
                1 - ease.smooth(ease.span(t, end, 0.4)),
            )
        out += words.label(
            clock, key, RIGHT + 38, ROWS[index] - 62, named, end, 32, "end", "teal", "bold"
        )
    unit_x = (_tile_x(days["initial"]) + 32, _tile_x(days["review"]) + 32)
    for index, (start, stop) in enumerate(
        ((clock.word(1, 0.42), clock.said(2) - 0.35), (clock.word(2, 0.2), dated - 0.35))
    ):
        out += words.label(
            clock, "unit", unit_x[index], ROWS[index] + 118, start, stop, 32, "start"
        )
    return out + _note(clock, dated, end)


def _note(clock: Clock, start: float, end: float) -> str:
    """The figures' date, as a note pinned over the teacher."""
    show = ease.hold(clock.t, start, end, 0.45, 0.4)
    if show <= 0:
        return ""
    lift = (1 - ease.settle(ease.span(clock.t, start, 0.6), 1.2)) * 40
    wide = lettering.width(clock.scene.words["dated"], 29, "semi") + 60
    pill = svg.box(0, -38, wide, 60, 16, colour("gold"))
    pill += lettering.text(30, 2, clock.scene.words["dated"], 29, colour("ink"), "semi")
    return svg.group(pill, f"translate(84 {svg.n(128 + lift)})", show)


def _teacher(clock: Clock, arrive: float, go: float) -> str:
    """The teacher follows the report with eyes and hand."""
    t = clock.t
    first = ease.hold(t, clock.said(1) - 0.1, clock.over(1) - 0.2, 1.2, 0.9)
    second = ease.hold(t, clock.said(2) - 0.5, clock.over(2), 1.1, 1.0)
    ask = ease.hold(t, clock.said(3) - 0.1, clock.over(4) - 0.2, 1.2, 0.9)
    up = max(first, second)
    pose = people.Pose(
        t=t,
        turn=0.55 * up + 0.15 + 0.1 * ask,
        look=0.5 * up,
        gaze=-0.35 * first + 0.25 * second,
        brow=0.8 * ask,
        tilt=-3 * first + 2 * second + 3 * ask,
        talk=0.0,
        left=(-42 - 70 * ask, 172 - 156 * ease.swing(ask)),
        left_hand="open" if ask > 0.3 else "rest",
        right=(
            42 + 70 * ease.swing(up),
            172 - 142 * ease.swing(first) - 90 * ease.swing(second),
        ),
        right_hand="point" if up > 0.25 else "rest",
    )
    shift = (1 - arrive) * 460 + go * 480
    x, y = 268, 452 + shift
    seat = props.small_chair(x, y + 14, 1.3, mix("teal-deep", "teal", 0.35))
    return seat + people.person(people.CAST["teacher"], pose, x, y, 1.18)


def _reports(clock: Clock, days: dict[str, int]) -> str:
    """The report, on its way along each row; the second leaves for the next scene."""
    t, go = clock.t, clock.leaving
    sx, sy, w, h = SMALL
    first = ease.gesture(ease.span(t, clock.word(1, 0.02), 1.5))
    x = ease.lerp(sx, _tile_x(days["initial"]), first)
    sheet = svg.group(
        props.page(w, h, 1.0, 5),
        svg.at(
            x + go * 900,
            ease.lerp(sy, ROWS[0] - 4, first),
            ease.lerp(1.0, 0.86, first),
            5 * ease.smooth(first) * (1 - first) * 4,
        ),
    )
    copy = ease.smooth(ease.span(t, clock.said(2) - 0.7, 0.9))
    if copy <= 0:
        return sheet
    along = ease.gesture(ease.span(t, clock.said(2) + 0.05, 1.1))
    x2 = ease.lerp(_tile_x(days["initial"]), _tile_x(days["review"]), along)
    y2 = ease.lerp(ROWS[0], ROWS[1] - 4, copy)
    x2 += 74 * 4 * copy * (1 - copy)  # round the figure, not over it
    x2, y2 = ease.lerp(x2, HANDED[0], go), ease.lerp(y2, HANDED[1], go)
    size = ease.lerp(0.86, HANDED[2] / w, go)
    blank = svg.group(props.page(w, h, 1.0, 5, True, ease.lerp(6, 1.6, go)), svg.at(x2, y2, size))
    return sheet + blank


HANDED = (760.0, 330.0, 250.0, 328.0)  # the report as it is held in the next scene
