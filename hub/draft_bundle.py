"""What the page "Check a draft" loads: the gate, zipped, and a Python that browsers run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from hub.model import CouldNotCheck

HUB = Path(__file__).resolve().parent
PAGE = "contribute/check-a-draft.md"
FOLDER = "assets/check"
PYODIDE = HUB.parent / "node_modules" / "pyodide"
PARTS = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
# The reviewed lists of the repository that the rules read.
LISTS = ("exemplars/vocabulary.yml", "exemplars/sign-off.yml", "docs/audit/recommendations.yml")
_ALONE = (
    "__init__.py",
    "memory.py",
    "model.py",
    "verdicts.py",
    "second_process.py",
    "gate.py",
    "cleaning.py",
    "report.py",
    "drafts.py",
)
_ROOMS = ("reading", "rules")
_DATA = (".py", ".csv", ".yml", ".txt", ".gz")
_ONE_DAY = (1980, 1, 1, 0, 0, 0)  # the same files make the same bytes on any day


def bundle(root: Path) -> dict[str, bytes]:
    """Every file the page loads, by its path in the site. Nothing where the page is not there."""
    if not is_wanted(root):
        return {}
    try:
        files = {f"{FOLDER}/{name}": (PYODIDE / name).read_bytes() for name in PARTS}
    except OSError:
        raise CouldNotCheck(
            "Python for the browser is not installed. Run `make build`, which installs it."
        ) from None
    return {**files, f"{FOLDER}/hub.zip": packed(root)}


def is_wanted(root: Path) -> bool:
    """Whether the site has the page."""
    return (root / "docs" / PAGE).is_file()


def packed(root: Path) -> bytes:
    """The text gate, PyYAML's plain Python and the reviewed lists, as one zip."""
    return _zipped(tuple(sorted(parts(root))))


@lru_cache(maxsize=2)
def _zipped(files: tuple[tuple[str, bytes], ...]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as into:
        for name, data in files:
            into.writestr(zipfile.ZipInfo(name, _ONE_DAY), data, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()


def parts(root: Path) -> Iterator[tuple[str, bytes]]:
    """What the zip holds, by its place there."""
    for name in _ALONE:
        yield f"hub/{name}", (HUB / name).read_bytes()
    for room in _ROOMS:
        for path in (HUB / room).rglob("*"):
            if path.suffix in _DATA and "__pycache__" not in path.parts:
                yield f"hub/{path.relative_to(HUB).as_posix()}", path.read_bytes()
    spec = find_spec("yaml")
    for folder in spec.submodule_search_locations or [] if spec else []:
        for path in Path(folder).glob("*.py"):
            yield f"yaml/{path.name}", path.read_bytes()
    for name in LISTS:
        if (root / name).is_file():
            yield f"lists/{name}", (root / name).read_bytes()
