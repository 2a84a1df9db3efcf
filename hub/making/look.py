"""The look of every file we make: the hub's own colours, read from the one place they stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from hub.reading.front_matter import read_yaml


@cache
def palette() -> Mapping[str, str]:
    """Each colour by its name, as `#RRGGBB`."""
    tokens = read_yaml(files("hub").joinpath("tokens.yml").read_text("utf-8"))
    return {name: str(value) for name, value in tokens["palette"].items()}
