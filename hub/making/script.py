"""Scripts for the reader's browser, made small: without comments and the space before a line."""

from __future__ import annotations

import re
from pathlib import Path

from hub.model import CouldNotCheck

HUB = Path(__file__).resolve().parent.parent.parent
LIBRARY = "node_modules/minisearch"
SEARCH = "overrides/assets/js/search.js"
NOTICE = "// MiniSearch, under the MIT licence: minisearch-licence.txt\n"


def small(script: str) -> str:
    """A script of ours: whole lines of comment and indents go, so every line must end itself."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def bundle(root: Path) -> dict[str, str]:
    """The search script as it is served, library first, and the library's licence; by path."""
    words, licence = library()
    own = (root / SEARCH).read_text(encoding="utf-8")
    return {
        "assets/js/search.js": words + small(own) + "\n",
        "assets/js/minisearch-licence.txt": licence,
    }


def library() -> tuple[str, str]:
    """The search library as npm installed it from package-lock.json, and its licence."""
    folder = HUB / LIBRARY
    try:
        script = (folder / "dist" / "umd" / "index.js").read_text(encoding="utf-8")
        licence = (folder / "LICENSE.txt").read_text(encoding="utf-8")
    except OSError:
        raise CouldNotCheck(
            "The search library is not installed. Run `make build`, which installs it, or `npm ci`."
        ) from None
    plain = re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)
    return NOTICE + small(plain) + "\n", licence
