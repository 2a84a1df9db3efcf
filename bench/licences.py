"""The licence of each locked package, as its own metadata says: `python -m bench.licences`.

It prints a table of what the lock files list. A package whose licence is not among the known ones
stops it, and fails tests/test_licences.py: somebody must look.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Licences that let the hub be used, changed and passed on, with the notice kept.
FREE = frozenset(
    (
        "MIT",
        "MIT-CMU",
        "MIT-0",
        "BSD",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "0BSD",
        "Apache-2.0",
        "ISC",
        "PSF-2.0",
        "Zlib",
        "CC0-1.0",
        "MPL-2.0",
        "Unlicense",
        "Python-2.0",
        "BlueOak-1.0.0",
    )
)
# Fit for a tool that only runs beside the hub.
TOOLS = {"GPL-3.0-or-later": "a tool that checks our files; it is not passed on with the hub"}
# What older metadata says, by the short names of SPDX.
_WORDS = (
    (r"MPL|Mozilla", "MPL-2.0"),
    (r"BSD.?3|BSD-3", "BSD-3-Clause"),
    (r"BSD.?2|BSD-2", "BSD-2-Clause"),
    (r"\bMIT\b", "MIT"),
    (r"Apache", "Apache-2.0"),
    (r"\bISC\b", "ISC"),
    (r"BSD", "BSD"),
)
# Where the metadata says nothing: read in the package's own LICENSE file.
_READ = {"axe-playwright-python": "MIT"}
_PINNED = re.compile(r"(?m)^([A-Za-z0-9._-]+)==")


class Unknown(Exception):
    """A package whose licence nobody has judged; its text says which."""


def licence(name: str) -> str:
    """What the installed metadata of a Python package says; `BSD` where it says no more."""
    said = importlib.metadata.metadata(name)
    expression = said.get("License-Expression")
    if expression:
        return str(expression)
    older = (said.get("License") or "").partition("\n")[0]
    classes = [c for c in said.get_all("Classifier") or () if c.startswith("License ::")]
    for text in (older, *classes):
        for pattern, short in _WORDS:
            if re.search(pattern, text):
                return short
    return _READ.get(name.lower(), "")


def fits(expression: str) -> str:
    """`yes`, or why it fits all the same; empty where it does not or is not known."""
    choices = [part.strip(" ()") for part in expression.split(" OR ")]
    for choice in choices:
        parts = {part.strip(" ()") for part in choice.split(" AND ")}
        if parts <= FREE:
            return "yes"
    return TOOLS.get(expression, "")


def python_packages() -> Iterator[tuple[str, str, str]]:
    """Each locked Python package that is installed here: name, what for, licence."""
    site = {n.lower() for n in _PINNED.findall((ROOT / "requirements.lock").read_text("utf-8"))}
    whole = _PINNED.findall((ROOT / "requirements-test.lock").read_text("utf-8"))
    for name in sorted({n.lower() for n in whole} | site):
        try:
            found = licence(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # locked for another system (Windows)
        yield name, "the site" if name in site else "tests", found


def npm_packages() -> Iterator[tuple[str, str, str]]:
    """Each locked npm package, whose lock file carries its licence."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    for path, about in sorted(lock["packages"].items()):
        if path:
            name = path.rpartition("node_modules/")[2]
            yield name, "the site", str(about.get("license") or _npm(path))


def _npm(path: str) -> str:
    file = ROOT / path / "package.json"
    return str(json.loads(file.read_text("utf-8")).get("license", "")) if file.is_file() else ""


def table() -> str:
    """The rows of the page, one a package. Raises Unknown where one is not judged."""
    rows = ["| Package | For | Licence | Fits |", "|---|---|---|---|"]
    for name, purpose, found in [*python_packages(), *npm_packages()]:
        fit = fits(found)
        if not fit:
            raise Unknown(f"{name}: its licence ({found or 'not said'}) is not judged yet.")
        rows.append(f"| `{name}` | {purpose} | `{found}` | {fit} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
