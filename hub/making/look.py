"""The look of every file we make: the hub's own colours, read from the one place they stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hub.reading import colours


@cache
def palette() -> Mapping[str, str]:
    """Each colour by its name, as `#RRGGBB`."""
    return {name: str(value) for name, value in colours.said()["palette"].items()}
