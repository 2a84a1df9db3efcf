"""The things in the room: paper, table, chairs, bubbles, window, plants, marks."""

from __future__ import annotations

import math

from film.kit import ease, svg
from film.kit.palette import colour, mix
from film.kit.svg import at, box, circle, group, limb, n, oval, path


def page(
    w: float,
    h: float,
    written: float = 1.0,
    rows: int = 7,
    head: bool = True,
    lift: float = 6.0,
) -> str:
    """A sheet of paper about its middle, `written` so far, with a turned corner."""
    x, y, fold = -w / 2, -h / 2, min(w, h) * 0.16
    sheet = (
        f"M{n(x + 8)} {n(y)} L{n(-x - fold)} {n(y)} L{n(-x)} {n(y + fold)} L{n(-x)} {n(-y - 8)} "
        f"Q{n(-x)} {n(-y)} {n(-x - 8)} {n(-y)} L{n(x + 8)} {n(-y)} Q{n(x)} {n(-y)} {n(x)} "
        f"{n(-y - 8)} "
        f"L{n(x)} {n(y + 8)} Q{n(x)} {n(y)} {n(x + 8)} {n(y)}Z"
    )
    out = group(path(sheet, colour("ink"), opacity=0.13), f"translate({n(lift * 0.5)} {n(lift)})")
    out += path(sheet, colour("paper"))
    out += path(
        f"M{n(-x - fold)} {n(y)} L{n(-x - fold)} {n(y + fold - 5)} Q{n(-x - fold)} {n(y + fold)} "
        f"{n(-x - fold + 5)} {n(y + fold)} L{n(-x)} {n(y + fold)}Z",
        mix("teal-soft", "teal", 0.18),
    )
    if head:
        out += limb(
            x + w * 0.13,
            y + h * 0.12,
            h * 0.018,
            x + w * 0.52,
            y + h * 0.12,
            h * 0.018,
            colour("teal"),
        )
    for row in range(rows):
        out += rule(
            x + w * 0.13,
            y + h * (0.25 + 0.64 * row / max(rows, 1)),
            w * row_length(row),
            h * 0.011,
            ease.span(written * rows, row, 1.0),
        )
    return out


def row_length(row: int) -> float:
    """How far a written line runs, as a share of the page; uneven, as writing is."""
    return (0.74, 0.68, 0.72, 0.5, 0.74, 0.66, 0.58, 0.71, 0.62)[row % 9]


def rule(x: float, y: float, w: float, r: float, drawn: float, ink: str = "") -> str:
    """One written line, drawn so far."""
    if drawn <= 0:
        return ""
    return limb(x, y, r, x + max(1.0, w * drawn), y, r, ink or mix("sand", "ink", 0.30))


def tick(x: float, y: float, size: float, drawn: float, ink: str, width: float = 5.0) -> str:
    """A tick, drawn so far."""
    if drawn <= 0:
        return ""
    ax, ay, bx, by, cx, cy = x - size, y, x - size * 0.3, y + size * 0.7, x + size, y - size * 0.7
    first, second = ease.clamp(drawn / 0.4), ease.clamp((drawn - 0.4) / 0.6)
    d = f"M{n(ax)} {n(ay)} L{n(ease.lerp(ax, bx, first))} {n(ease.lerp(ay, by, first))}"
    if second > 0:
        d += f" L{n(ease.lerp(bx, cx, second))} {n(ease.lerp(by, cy, second))}"
    return path(d, "none", ink, width)


def card(x: float, y: float, w: float, h: float, fill: str = "", r: float = 16) -> str:
    """A card with a soft shadow, about its middle."""
    return box(x - w / 2 + 3, y - h / 2 + 8, w, h, r, colour("ink"), 0.12) + box(
        x - w / 2, y - h / 2, w, h, r, fill or colour("paper")
    )


def bubble(
    x: float, y: float, w: float, h: float, tail: tuple[float, float], fill: str = ""
) -> str:
    """A speech bubble about its middle, its tail towards a mouth."""
    tx, ty = tail
    aim = math.atan2(ty - y, tx - x)
    bx, by = x + math.cos(aim) * w * 0.36, y + math.sin(aim) * h * 0.36
    px, py = -math.sin(aim) * 24, math.cos(aim) * 24
    point = path(
        f"M{n(bx + px)} {n(by + py)} Q{n((bx + tx) / 2 + px * 0.3)} {n((by + ty) / 2)} {n(tx)} "
        f"{n(ty)} "
        f"Q{n((bx + tx) / 2)} {n((by + ty) / 2 + py * 0.3)} {n(bx - px)} {n(by - py)}Z",
        fill or colour("paper"),
    )
    shade = group(
        box(x - w / 2, y - h / 2, w, h, min(w, h) * 0.34, colour("ink")), "translate(3 8)", 0.10
    )
    return (
        shade + point + box(x - w / 2, y - h / 2, w, h, min(w, h) * 0.34, fill or colour("paper"))
    )


def table(cx: float, cy: float, rx: float, ry: float, open_: float = 1.0) -> str:
    """A round table seen from a little above; `open_` lets it grow from a line."""
    deep = 30 * open_
    r = max(1.5, ry * open_)
    top, edge = mix("sand", "gold", 0.16), mix(mix("sand", "gold", 0.42), "ink", 0.24)
    out = oval(cx, cy + deep + 26, rx * 0.96, r * 0.96, colour("ink"), 0.10 * open_)
    out += oval(cx, cy + deep, rx, r, edge)
    out += oval(cx, cy, rx, r, top)
    out += oval(
        cx - rx * 0.10, cy - r * 0.10, rx * 0.78, r * 0.70, mix(top, "paper", 0.34), 0.55 * open_
    )
    return out


def chair_back(x: float, y: float, scale: float, fill: str) -> str:
    """A chair seen from behind: the seat nearest to us."""
    dark = mix(fill, "ink", 0.45)
    inner = (
        path("M-78 210 L-92 20 C-94 -34 -60 -52 0 -52 C60 -52 94 -34 92 20 L78 210Z", fill)
        + path(
            "M-62 190 L-72 24 C-74 -18 -48 -32 0 -32 C48 -32 74 -18 72 24 L62 190Z",
            mix(fill, "paper", 0.10),
        )
        + path("M-92 60 L-104 230 M92 60 L104 230", "none", dark, 12)
    )
    return group(inner, at(x, y, scale))


def small_chair(x: float, y: float, scale: float, fill: str) -> str:
    """The top of a chair that somebody sits on."""
    return group(
        path("M-74 220 L-80 40 C-80 14 -60 4 0 4 C60 4 80 14 80 40 L74 220Z", fill), at(x, y, scale)
    )


def window(x: float, y: float, w: float, h: float, t: float) -> str:
    """A tall window on a terrace of roofs and plane trees; clouds go by very slowly."""
    sky, roof, tree = (
        mix("teal-soft", "paper", 0.30),
        mix("teal-soft", "teal", 0.16),
        mix("teal-soft", "green", 0.42),
    )
    drift = (t * 2.2) % (w * 2.0)
    cloud = "".join(
        group(
            oval(0, 0, 40, 11, colour("paper"))
            + oval(18, -9, 24, 12, colour("paper"))
            + oval(-16, -6, 20, 10, colour("paper")),
            at(x - w * 0.4 + (drift + k * w * 0.9) % (w * 2.0) - w * 0.2, y + h * (0.2 + 0.16 * k)),
            0.9,
        )
        for k in range(2)
    )
    base = y + h
    roofs = path(
        f"M{n(x)} {n(base)} L{n(x)} {n(base - h * 0.30)} L{n(x + w * 0.14)} {n(base - h * 0.42)} "
        f"L{n(x + w * 0.28)} {n(base - h * 0.30)} L{n(x + w * 0.42)} {n(base - h * 0.42)} "
        f"L{n(x + w * 0.56)} {n(base - h * 0.30)} L{n(x + w * 0.56)} {n(base - h * 0.54)} "
        f"L{n(x + w * 0.8)} {n(base - h * 0.54)} L{n(x + w * 0.8)} {n(base - h * 0.26)} "
        f"L{n(x + w)} "
        f"{n(base - h * 0.26)} L{n(x + w)} {n(base)}Z",
        roof,
    )
    trees = (
        circle(x + w * 0.9, base - h * 0.22, h * 0.17, tree)
        + circle(x + w * 0.76, base - h * 0.1, h * 0.15, tree)
        + circle(x + w * 0.08, base - h * 0.08, h * 0.14, tree)
    )
    pane = box(x, y, w, h, 8, sky)
    frame = box(x, y, w, h, 8, "none", 1.0, colour("paper"), 10)
    bars = path(
        f"M{n(x + w / 2)} {n(y)} L{n(x + w / 2)} {n(base)} M{n(x)} {n(y + h * 0.5)} L{n(x + w)} "
        f"{n(y + h * 0.5)}",
        "none",
        colour("paper"),
        7,
    )
    sill = box(x - 14, base - 2, w + 28, 12, 5, mix("sand", "ink", 0.14))
    return (
        svg.clipped(pane + cloud + roofs + trees, box(x, y, w, h, 8, "#000")) + frame + bars + sill
    )


def plant(x: float, y: float, scale: float, t: float, leaf: str) -> str:
    """A plant whose leaves stir; big and near it gives the picture depth."""
    out = ""
    for index, (angle, long) in enumerate(
        ((-64, 150), (-38, 196), (-12, 214), (14, 204), (40, 178), (66, 140))
    ):
        stir = ease.sway(t, 6.5, index * 0.17) * 2.2
        shade = mix(leaf, "ink", 0.10 * (index % 3))
        blade = path(
            f"M0 0 C{n(-long * 0.20)} {n(-long * 0.38)} {n(-long * 0.12)} {n(-long * 0.8)} 0 "
            f"{n(-long)} "
            f"C{n(long * 0.14)} {n(-long * 0.75)} {n(long * 0.20)} {n(-long * 0.36)} 0 0Z",
            shade,
        )
        rib = path(f"M0 -10 L0 {n(-long * 0.86)}", "none", mix(shade, "paper", 0.20), 2.4)
        out += group(blade + rib, f"rotate({n(angle + stir)})")
    pot = path("M-44 -8 L44 -8 L34 74 L-34 74Z", mix("coral", "sand", 0.30)) + box(
        -50, -20, 100, 20, 6, mix("coral", "sand", 0.12)
    )
    return group(out + pot, at(x, y, scale))


def mug(x: float, y: float, scale: float, fill: str) -> str:
    """A cup on the table."""
    return group(
        oval(2, 15, 19, 5, colour("ink"), 0.12)
        + path("M12 -8 C26 -10 26 8 11 8", "none", fill, 4.5)
        + path("M-14 -14 L14 -14 L12 12 Q0 18 -12 12Z", fill)
        + oval(0, -14, 14, 4, mix(fill, "ink", 0.35)),
        at(x, y, scale),
    )


def telephone(x: float, y: float, scale: float, fill: str) -> str:
    """A receiver: talk."""
    return group(
        path(
            "M-26 -16 C-18 -26 18 -26 26 -16 L26 -5 C22 0 12 0 11 -6 C8 -12 -8 -12 -11 -6 C-12 0 "
            "-22 0 -26 -5Z",
            fill,
        ),
        at(x, y, scale, -28),
    )


def baby(
    x: float, y: float, scale: float, t: float, reach: float, skin: str, look: float = 0.6
) -> str:
    """A baby in a blanket, lying across an arm; one hand reaches up and is answered."""
    wrap, fold = mix("gold", "paper", 0.35), mix("gold", "sand", 0.2)
    shade = mix(skin, "#1A0F0C", 0.14)
    eye = max(0.1, 1 - ease.blink(t, 9.4))
    lift = ease.gesture(reach) if reach > 0 else 0.0
    inner = path(
        "M-70 6 C-74 -34 -20 -46 26 -30 C84 -12 112 20 104 46 C92 74 -20 72 -50 48 C-64 38 -70 "
        "24 -70 6Z",
        wrap,
    )
    inner += path("M-20 -36 C-2 -14 -6 34 -30 56 M20 -32 C44 -10 50 30 40 62", "none", fold, 5)
    inner += group(
        limb(0, 0, 9, 34, 0, 7.5, fold) + circle(38, 0, 9, skin), at(-6, -14, 1, -8 - 62 * lift)
    )
    inner += (
        circle(-48, -18, 34, skin)
        + path("M-81 -26 A34 34 0 0 1 -16 -30 C-30 -41 -66 -40 -81 -26Z", HAIR_SOFT)
        + oval(-17, -14, 5, 7, shade)
    )
    for side in (-1, 1):
        inner += oval(-50 + side * 11 + look * 3, -20 + look * -2, 3.1, 4.1 * eye, "#20272B")
    inner += path("M-56 -4 Q-49 3 -42 -4", "none", mix(skin, "#5A1712", 0.55), 2.8)
    inner += path("M-48 -14 Q-45 -11 -50 -10", "none", mix(skin, "#2A120C", 0.3), 2.2)
    return group(inner, at(x, y, scale))


HAIR_SOFT = "#5A3A2C"


def calendar_tile(x: float, y: float, w: float, fill: str, line: str, mark: str = "") -> str:
    """One working day."""
    out = box(x - w / 2, y - w / 2, w, w, 12, fill, 1.0, line, 2.5)
    rings = "".join(
        limb(
            x + side * w * 0.22,
            y - w * 0.56,
            3.2,
            x + side * w * 0.22,
            y - w * 0.44,
            3.2,
            mix("sand", "ink", 0.45),
        )
        for side in (-1, 1)
    )
    return out + mark + rings


def round_table_mark(x: float, y: float, r: float, ink: str, table_ink: str) -> str:
    """The sign for a conference: seats round a table."""
    seats = "".join(
        circle(x + math.cos(a * math.pi / 3) * r, y + math.sin(a * math.pi / 3) * r, r * 0.30, ink)
        for a in range(6)
    )
    return seats + circle(x, y, r * 0.5, table_ink)
