"""Imports run one way: model, then reading, rules, making, report, then gate, pages, and so on."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import HERE

# From left to right; a room may import from rooms to its left and from its own.
ROOMS = (
    ("hub.model", "hub.memory", "hub.verdicts", "hub.second_process", "hub.draft_bundle"),
    ("hub.reading", "hub.report", "hub.start"),
    ("hub.rules",),
    ("hub.making", "hub.pages"),
    ("hub.cleaning", "hub.history", "hub.file_gate", "hub.prose_gate"),
    ("hub.navigation", "hub.search", "hub.proofs", "hub.audit_returns"),
    ("hub.gate",),
    ("hub.built_gate",),
    ("hub.drafts",),
    ("hub.publishing",),
    ("hub.withdrawal", "hub.staging", "hub.publication", "hub.strangers"),
    ("hub.rollback",),
    ("hub.commands",),
    ("hub.cli", "hub.__main__"),
    ("hooks",),
)
FILES = sorted(p for folder in ("hub", "hooks") for p in (HERE / folder).rglob("*.py"))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(HERE).with_suffix("").parts).removesuffix(".__init__")


def _room(module: str) -> int | None:
    places = [
        n
        for n, names in enumerate(ROOMS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    return places[0] if places else None


def _in_hub(path: Path, root: Path = HERE) -> bool:
    """Whether a file is one of the hub's own, whatever the folders above the repository are
    called."""
    return path.relative_to(root).parts[0] == "hub"


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_a_room_knows_nothing_of_rooms_to_its_right(path: Path) -> None:
    here = _room(_module(path))
    if _module(path) == "hub":
        assert list(_imports(path)) == []
        return
    assert here is not None, "say in ROOMS where this module stands"
    for name in _imports(path):
        there = _room(name)
        assert there is None or there <= here, f"{_module(path)} imports {name}"


@pytest.mark.parametrize("path", [p for p in FILES if _in_hub(p)], ids=_module)
def test_the_hub_knows_nothing_of_mkdocs(path: Path) -> None:
    assert not [name for name in _imports(path) if name.split(".")[0] in ("mkdocs", "material")]


def test_a_folder_above_that_is_called_hub_makes_nothing_the_hubs_own() -> None:
    above = Path("/somewhere/hub/checkout")
    assert not _in_hub(above / "hooks/gate.py", above)
    assert _in_hub(above / "hub/reading/lines.py", above)


def test_the_text_gate_needs_only_python_and_pyyaml(tmp_path: Path) -> None:
    """So that the same code can judge a draft in the reader's browser."""
    program = (
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        top = name.split('.')[0]\n"
        "        if top not in sys.stdlib_module_names and top not in ('hub', 'yaml', '_yaml'):\n"
        "            raise ImportError(top)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        "from pathlib import Path\n"
        "from hub import gate\n"
        "found = gate.check_text(Path('.'), 'draft.md', b'Number 999 000 0018.', 'exemplar')\n"
        "sys.exit(0 if found else 1)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
