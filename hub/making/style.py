"""The look as CSS: custom properties from the tokens, and the hub's own sheet made small."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hub.reading import colours

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def tokens() -> dict[str, Any]:
    """The palette, the scale of type and the spaces, as `hub/tokens.yml` states them."""
    return colours.said()


def variables(given: Mapping[str, Any]) -> str:
    """Custom properties for both schemes; the reader's own choice goes before the system's."""
    light = "".join(f"--{name}:{value};" for name, value in given["light"].items())
    dark = "".join(f"--{name}:{value};" for name, value in given["dark"].items())
    kind, spaces = given["type"], given["space-px"]
    sizes = "".join(
        f"--size-{step}:{kind['base-px'] * kind['scale'] ** step / 16:.4g}rem;"
        for step in range(-1, 5)
    ).replace("--size--1", "--size-s")
    room = "".join(f"--space-{n}:{px / 16:g}rem;" for n, px in enumerate(spaces, start=1))
    return (
        f":root{{color-scheme:light;--family:{kind['family']};--leading:{kind['line-height']};"
        f"--measure:{kind['measure-ch']}ch;--radius:{given['radius-px']}px;{sizes}{room}{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-colours=light])"
        f"{{color-scheme:dark;{dark}}}}}"
        f"@media screen{{:root[data-colours=dark]{{color-scheme:dark;{dark}}}}}"
    )


def small(css: str) -> str:
    """A style sheet of ours without comments and spaces."""
    plain = re.sub(r"\s+", " ", _COMMENT.sub("", css))
    plain = re.sub(r"\s*([{};,>])\s*", r"\1", plain)
    return re.sub(r":\s+", ":", plain).replace(";}", "}").strip()


def used(css: str) -> str:
    """A style sheet without the custom properties that nothing in it asks for."""
    asked = set(re.findall(r"var\((--[\w-]+)", css))
    return re.sub(
        r"(--[\w-]+):[^;{}]*;?(?=[^{}]*\})",
        lambda match: match[0] if match[1] in asked else "",
        css,
    )
