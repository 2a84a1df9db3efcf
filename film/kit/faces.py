"""Heads and hands: plain shapes, the same care for everybody."""

from __future__ import annotations

from dataclasses import dataclass

from film.kit import svg
from film.kit.palette import colour, mix

SKULL = "M-51 -78 C-51 -118 51 -118 51 -78 C53 -40 42 -8 24 4 Q0 18 -24 4 C-42 -8 -53 -40 -51 -78Z"


@dataclass(frozen=True)
class Face:
    """What a face does at one moment."""

    closed: float = 0.0
    look: float = 0.0
    gaze: float = 0.0
    smile: float = 0.6
    talk: float = 0.0
    brow: float = 0.0


def head(style: str, skin: str, hair: str, cloth: str, detail: str, turn: float, face: Face) -> str:
    """Ears, face and the hair before it."""
    out = "" if style == "scarf" else _ears(skin, turn)
    out += svg.path(SKULL, skin)
    out += svg.clipped(
        svg.path(
            "M20 -120 C52 -70 44 -20 10 20 L80 20 L80 -120Z",
            mix(skin, "#1A0F0C", 0.12),
            opacity=0.7,
        ),
        svg.path(SKULL, "#000"),
    )
    if detail == "beard":
        out += _beard(mix(hair, "#5B5650", 0.12), turn)
    if style == "turban":
        out += _beard(hair, turn)
    out += _features(skin, hair, turn, face, style)
    out += _front(style, hair, cloth, turn)
    if detail == "glasses":
        out += _glasses(turn)
    return out


def behind(style: str, hair: str, cloth: str, turn: float) -> str:
    """Hair that hangs behind the shoulders and head."""
    x = -turn * 7
    if style == "locs":
        locs = "".join(
            svg.limb(
                -54 + i * 12 + x,
                -70,
                9,
                -60 + i * 13.4 + x,
                34 - abs(i - 4.5) * 4,
                7.5,
                hair if i % 2 else mix(hair, "#6A4A3A", 0.28),
            )
            for i in range(10)
        )
        return svg.oval(x * 0.6, -76, 63, 58, hair) + locs
    if style == "waves":
        return svg.path(
            f"M{svg.n(-58 + x)} -90 C-70 -150 70 -150 {svg.n(58 + x)} -90 C76 -52 58 -30 70 4 "
            f"C78 36 56 52 40 42 "
            f"L-40 42 C-56 52 -78 36 -70 4 C-58 -30 -76 -52 {svg.n(-58 + x)} -90Z",
            hair,
        )
    if style == "scarf":
        dark = mix(cloth, "teal-soft", 0.45)
        return svg.path(
            "M-64 -70 C-66 -150 66 -150 64 -70 C70 -20 60 20 66 44 L-66 44 C-60 20 -70 -20 -64 "
            "-70Z",
            dark,
        )
    if style == "tied":
        return svg.circle(x * 2.2, -124, 23, mix(hair, "#2A1510", 0.18))
    if style == "curls":
        return svg.oval(x * 0.5, -88, 62, 50, hair)
    return ""


def scarf_fall(hair: str, cloth: str) -> str:
    """A headscarf where it lies on the shoulders."""
    del hair
    light = mix(cloth, "teal-soft", 0.62)
    return svg.path(
        "M-52 -60 C-62 -8 -66 10 -58 34 C-30 72 30 72 58 34 C66 10 62 -8 52 -60Z", light
    )


def scarf_hem(cloth: str) -> str:
    """The hem of a headscarf, which lies over the shoulders."""
    return svg.path(
        "M-60 -6 C-66 44 -32 66 0 66 C32 66 66 44 60 -6 C44 16 22 30 0 30 C-22 30 -44 16 -60 -6Z",
        mix(cloth, "teal-soft", 0.62),
    ) + svg.path("M-52 34 C-30 58 18 60 46 42", "none", mix(cloth, "teal-soft", 0.45), 4)


def hand(shape: str, skin: str, flip: bool = False) -> str:
    """A hand pointing along +x, wrist at the origin."""
    dark = mix(skin, "#1A0F0C", 0.20)
    up = 1 if flip else -1  # which side the thumb is
    if shape == "open":
        fingers = "".join(
            svg.limb(12, y * 0.62, 5.2, 12 + long, y * 1.32, 4.2, skin)
            for y, long in ((-10.5, 19), (-3.6, 24), (3.6, 24), (10.5, 19))
        )
        return (
            fingers
            + svg.limb(2, up * 7, 5.5, 15, up * 20, 4.6, skin)
            + svg.oval(8, 0, 13.5, 13, skin)
        )
    if shape == "point":
        return (
            svg.limb(10, up * 6, 5.0, 37, up * 6.5, 4.2, skin)
            + svg.oval(9, 0, 13.5, 12.5, skin)
            + svg.path(
                f"M12 {-up * 1.5} L21 {-up * 1.5} M12 {-up * 7} L19 {-up * 7}", "none", dark, 2
            )
            + svg.limb(4, up * 8, 5, 15, up * 12, 4.4, skin)
        )
    if shape == "pen":
        pen = svg.path("M-2 -26 L27 13", "none", colour("ink"), 5) + svg.path(
            "M27 13 L31 19", "none", colour("gold"), 3
        )
        return (
            pen
            + svg.oval(9, 0, 13.5, 12.5, skin)
            + svg.limb(9, 4, 5, 23, 9, 4.2, skin)
            + svg.path("M13 -6 Q22 -4 24 3", "none", dark, 2)
        )
    return (
        svg.limb(4, up * 8, 5.2, 17, up * 13.5, 4.4, skin)
        + svg.path(
            "M0 -11.5 C12 -14 26 -12 28.5 -5 C30.5 1 29 9 20 12 C12 14 4 13 0 11.5 C-8 8 -8 -8 0 "
            "-11.5Z",
            skin,
        )
        + svg.path("M17 -4.5 L27 -4 M17 1.5 L28 2 M16 7 L25 7.6", "none", dark, 1.7, 0.8)
    )


def _ears(skin: str, turn: float) -> str:
    left = svg.oval(-51 - turn * 3, -52, 9 + min(0.0, turn * 5), 13, skin)
    right = svg.oval(51 - turn * 3, -52, 9 - max(0.0, turn * 5), 13, mix(skin, "#1A0F0C", 0.10))
    return left + right


def _features(skin: str, hair: str, turn: float, face: Face, style: str) -> str:
    x, ink = turn * 15, "#20272B"
    near, far = 1.0 - 0.10 * abs(turn), 1.0
    gap = 19 * near
    out = ""
    brow = mix(hair, "#3B2C26", 0.35) if style != "scarf" else mix("#2B1D18", skin, 0.15)
    for side in (-1, 1):
        cx = x + side * gap
        open_ = max(0.07, (1 - face.closed) * (1 - 0.28 * max(0.0, face.gaze)))
        out += svg.oval(cx + face.look * 4.0, -53 + face.gaze * 4.4, 5.1 * far, 6.9 * open_, ink)
        if open_ > 0.5:
            out += svg.circle(
                cx + face.look * 4.0 + 1.7, -55.2 + face.gaze * 4.4, 1.5, "#FFFFFF", 0.85
            )
        lift = -70 - face.brow * 4
        out += svg.path(
            f"M{svg.n(cx - 10)} {svg.n(lift + (2 if side < 0 else 0.5))} Q{svg.n(cx)} "
            f"{svg.n(lift - 5)} "
            f"{svg.n(cx + 10)} {svg.n(lift + (0.5 if side < 0 else 2))}",
            "none",
            brow,
            3.8,
        )
    shade = mix(skin, "#2A120C", 0.30)
    nose = x * 1.25
    bend = 5 if turn >= 0 else -5
    out += svg.path(
        f"M{svg.n(nose + bend * 0.2)} -47 Q{svg.n(nose + bend * 1.5)} -33 "
        f"{svg.n(nose - bend * 0.5)} -31",
        "none",
        shade,
        3.2,
    )
    mouth = x * 1.08
    wide = 13.5 - face.talk * 3
    lip = mix(skin, "#5A1712", 0.55)
    if face.talk > 0.06:
        deep = 2.6 + 8.0 * face.talk
        out += svg.path(
            f"M{svg.n(mouth - wide)} -17 Q{svg.n(mouth)} {svg.n(-17 + deep * 2)} "
            f"{svg.n(mouth + wide)} -17 "
            f"Q{svg.n(mouth)} {svg.n(-17 - 2)} {svg.n(mouth - wide)} -17Z",
            mix(lip, "#2A0A08", 0.45),
        )
    else:
        out += svg.path(
            f"M{svg.n(mouth - wide)} -17 Q{svg.n(mouth)} {svg.n(-17 + face.smile * 13)} "
            f"{svg.n(mouth + wide)} -17",
            "none",
            lip,
            3.4,
        )
    return out


def _beard(hair: str, turn: float) -> str:
    x = turn * 9
    whole = (
        f"M-51 -62 C-46 -42 -34 -34 {svg.n(x - 20)} -29 Q{svg.n(x)} -36 {svg.n(x + 20)} -29 C34 "
        f"-34 46 -42 51 -62 "
        "C52 -26 40 6 22 16 Q0 28 -22 16 C-40 6 -52 -26 -51 -62Z"
    )
    return svg.path(whole, hair) + svg.oval(x * 1.6, -15, 17, 8.5, mix(hair, "#C98F6A", 0.55))


def _glasses(turn: float) -> str:
    x, rim = turn * 15, colour("ink")
    rings = "".join(
        f'<circle cx="{svg.n(x + side * 20)}" cy="-53" r="15" fill="#FFFFFF" fill-opacity="0.18" '
        f'stroke="{rim}" stroke-width="3.4"/>'
        for side in (-1, 1)
    )
    return rings + svg.path(
        f"M{svg.n(x - 5)} -55 Q{svg.n(x)} -59 {svg.n(x + 5)} -55 "
        f"M{svg.n(x - 35)} -55 L-50 -58 M{svg.n(x + 35)} -55 L50 -58",
        "none",
        rim,
        3.2,
    )


def _front(style: str, hair: str, cloth: str, turn: float) -> str:
    x = turn * 9
    light = mix(hair, "#FFFFFF", 0.12)
    if style == "locs":
        cap = svg.path(
            f"M-57 -62 C-62 -132 62 -132 57 -62 C48 -88 {svg.n(26 + x)} -96 {svg.n(x)} -97 "
            f"C{svg.n(-26 + x)} -96 -48 -88 -57 -62Z",
            hair,
        )
        lines = svg.path(
            f"M{svg.n(-34 + x)} -112 Q-44 -98 -50 -80 M{svg.n(-12 + x)} -118 Q-24 -106 -28 -96 "
            f"M{svg.n(12 + x)} -118 Q24 -106 28 -96 M{svg.n(34 + x)} -112 Q44 -98 50 -80",
            "none",
            mix(hair, "#8A6A58", 0.45),
            3,
        )
        band = svg.path(
            f"M-56 -84 C{svg.n(-30 + x)} -112 {svg.n(30 + x)} -112 56 -84",
            "none",
            colour("gold"),
            6.5,
        )
        return cap + lines + band
    if style == "waves":
        return svg.path(
            f"M-60 -44 C-70 -134 68 -136 60 -44 C58 -66 50 -84 {svg.n(30 + x)} -96 "
            f"C{svg.n(6 + x)} -84 -30 -84 -44 -76 "
            "C-52 -68 -56 -56 -60 -44Z",
            hair,
        ) + svg.path(
            f"M{svg.n(28 + x)} -98 C{svg.n(4 + x)} -92 -26 -92 -48 -80", "none", light, 2.6, 0.7
        )
    if style == "short":
        return svg.path(
            f"M-55 -60 C-60 -128 60 -128 55 -60 C52 -74 46 -84 40 -90 C{svg.n(16 + x)} -84 "
            f"{svg.n(-16 + x)} -84 -40 -90 "
            "C-46 -84 -52 -74 -55 -60Z",
            hair,
        )
    if style == "crop":
        return svg.path(
            f"M-55 -58 C-64 -136 50 -142 57 -74 L55 -58 C51 -72 50 -80 44 -88 C{svg.n(20 + x)} "
            f"-80 {svg.n(-6 + x)} -82 "
            f"-32 -96 C-42 -88 -50 -74 -55 -58Z",
            hair,
        ) + svg.path(
            f"M-28 -104 C{svg.n(-6 + x)} -94 {svg.n(22 + x)} -94 40 -98", "none", light, 2.6, 0.8
        )
    if style == "curls":
        spots = (
            (-46, -84, 20),
            (-34, -106, 21),
            (-10, -117, 22),
            (16, -116, 22),
            (38, -103, 21),
            (48, -82, 19),
            (-20, -98, 17),
            (8, -100, 17),
            (28, -94, 15),
        )
        return "".join(
            svg.circle(px + x * 0.6, py, r, hair if i % 2 else mix(hair, "#7A5340", 0.22))
            for i, (px, py, r) in enumerate(spots)
        )
    if style == "tied":
        return svg.path(
            f"M-54 -58 C-62 -130 62 -130 54 -58 C50 -80 44 -92 {svg.n(18 + x)} -98 "
            f"C{svg.n(-8 + x)} -88 -40 -86 -54 -58Z",
            hair,
        ) + svg.path(
            f"M{svg.n(16 + x)} -100 C{svg.n(20 + x)} -110 14 -116 6 -119", "none", light, 2.6, 0.7
        )
    if style == "scarf":
        scarf, fold = mix(cloth, "teal-soft", 0.62), mix(cloth, "teal-soft", 0.45)
        outer = (
            "M-63 -62 C-68 -140 68 -140 63 -62 C66 -20 50 22 26 34 Q0 44 -26 34 C-50 22 -66 "
            "-20 -63 -62Z"
        )
        inner = (
            f"M{svg.n(-41 + x * 0.5)} -66 C{svg.n(-42 + x * 0.5)} -104 {svg.n(42 + x * 0.5)} -104 "
            f"{svg.n(41 + x * 0.5)} -66 C{svg.n(43 + x * 0.5)} -34 {svg.n(30 + x * 0.5)} -4 "
            f"{svg.n(x * 0.5)} 4 "
            f"C{svg.n(-30 + x * 0.5)} -4 {svg.n(-43 + x * 0.5)} -34 {svg.n(-41 + x * 0.5)} -66Z"
        )
        folds = svg.path(
            "M-58 -74 C-50 -118 -10 -128 12 -126 M-58 -30 C-46 6 -26 22 0 28", "none", fold, 4
        )
        return f'<path d="{outer} {inner}" fill-rule="evenodd" fill="{scarf}"/>' + folds
    if style == "turban":
        base, fold = colour("teal-deep"), mix("teal-deep", "paper", 0.24)
        wrap = svg.path(
            f"M-58 -62 C-76 -140 -30 -152 0 -152 C30 -152 76 -140 58 -62 C44 -84 {svg.n(20 + x)} "
            f"-94 "
            f"{svg.n(x)} -104 C{svg.n(-20 + x)} -94 -44 -84 -58 -62Z",
            base,
        )
        bands = svg.path(
            f"M{svg.n(x)} -104 C{svg.n(-20 + x)} -118 -46 -106 -60 -80 M{svg.n(x)} -104 "
            f"C{svg.n(22 + x)} -118 46 -106 60 -80 "
            f"M{svg.n(x * 0.6)} -116 C-24 -134 -50 -118 -63 -96 M{svg.n(x * 0.6)} -116 C26 -134 "
            f"50 -118 63 -96 "
            f"M{svg.n(x * 0.3)} -130 C-18 -146 -42 -134 -54 -116 M{svg.n(x * 0.3)} -130 C20 -146 "
            f"42 -134 54 -116",
            "none",
            fold,
            2.8,
        )
        return wrap + bands
    return ""
