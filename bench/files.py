"""Files: what is kept back, how fast, and beside what. Run by `make bench`.

Measures on a folder of files with a manifest, one JSON object a line: `file`, `kind` (leak, clean
or hostile), `where`, `needles` (forms of the planted value). The folder is given as an argument, or
is `assets` in a folder that HUB_CORPORA names. Without one, nothing is measured and that is said.

Tools beside ours run where they are found: an `exiftool` or `mat2` on the path. Nothing is
installed from here. A tool "sees" a file when a form of the planted value stands in what it prints.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import page
from hub import cleaning, file_gate, gate, rules
from hub.model import ASSETS, CARRIER, Asset
from hub.reading import name_of, traits
from hub.reading.files import open_file
from hub.reading.register import EMPTY

HOME = Path(__file__).resolve().parent.parent
REGISTER = {traits.UNREGISTERED, traits.CHANGED, traits.MOVED, traits.NOT_LOOKED_AT}
PATIENCE = 30

PEERS: dict[str, list[str]] = {
    "exiftool, everything": ["exiftool", "-a", "-u", "-U", "-ee3", "-b"],
    "exiftool, as it comes": ["exiftool"],
    "mat2 --show": ["mat2", "--show"],
}


@dataclass
class Measured:
    """One file, and each part of the gate's say on it."""

    file: str
    kind: str
    seconds: float
    by_structure: bool  # a part that may not be there, a kind that is refused, a broken file
    by_register: bool  # nobody has looked, or it was not made here
    by_words: bool  # a text rule, over what may stay
    reached: bool  # the planted value was in what the text rules were given

    def kept_back(self) -> bool:
        """Whether the file would not have gone out."""
        return self.by_structure or self.by_register or self.by_words


def items(folder: Path) -> list[dict[str, Any]]:
    """The manifest's entries whose files are there."""
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line.strip()]
    return [item for item in found if (folder / item["file"]).is_file()]


def measured(folder: Path) -> Iterator[Measured]:
    """Each file through the gate as it stands, with an empty register."""
    judge = gate.Judge(HOME)
    for item in items(folder):
        begun = time.perf_counter()
        asset = open_file(folder, item["file"], register=EMPTY)
        seconds = time.perf_counter() - begun
        words = " \n".join(words for _, words in asset.texts)
        yield Measured(
            item["file"],
            item["kind"],
            seconds,
            _says(asset, lambda trait: trait not in REGISTER | {traits.MADE_ELSEWHERE}),
            bool(set(asset.traits) & (REGISTER | {traits.MADE_ELSEWHERE})),
            _has_words(asset, judge),
            any(needle in words for needle in item.get("needles", [])),
        )


def _says(asset: Asset, wanted: Callable[[str], bool]) -> bool:
    part = Asset(
        asset.path,
        asset.kind,
        asset.sha256,
        asset.size,
        tuple(trait for trait in asset.traits if wanted(trait)),
        (),
        asset.trouble,
    )
    return any(True for rule in rules.asset_rules().values() for _ in rule.look(part))


def _has_words(asset: Asset, judge: gate.Judge) -> bool:
    bare = Asset(asset.path, asset.kind, asset.sha256, asset.size, (), asset.texts)
    named = judge.text(name_of(asset.path, CARRIER))
    found = [f for f in file_gate.findings(bare, judge, CARRIER) if f.group != ASSETS]
    return bool(named or found)


def seen_by(command: list[str], folder: Path) -> dict[str, tuple[bool, float]]:
    """For each planted value, whether a tool prints it, and how long it took."""
    seen: dict[str, tuple[bool, float]] = {}
    for item in items(folder):
        if item["kind"] != "leak":
            continue
        begun = time.perf_counter()
        try:
            done = subprocess.run(  # noqa: S603 - fixed words and a file of the measured folder
                [*command, str(folder / item["file"])],
                capture_output=True,
                check=False,
                timeout=PATIENCE,
            )
            said = done.stdout.decode("utf-8", "replace")
        except (subprocess.TimeoutExpired, OSError):
            said = ""
        # The tool repeats the path it was given: a value in the name is not something it found.
        said = said.replace(str(folder), "").replace(item["file"], "")
        hit = any(needle in said for needle in item.get("needles", []))
        seen[item["file"]] = (hit, time.perf_counter() - begun)
    return seen


def told(rows: list[Measured]) -> Iterator[str]:
    """The figures, in sentences and a table."""
    by_kind = {
        kind: [row for row in rows if row.kind == kind] for kind in ("leak", "clean", "hostile")
    }
    yield "| Files | Number | Kept back | By structure | By words | Until somebody has looked |"
    yield "|---|---|---|---|---|---|"
    for kind, some in by_kind.items():
        yield (
            f"| {kind} | {len(some)} | {sum(row.kept_back() for row in some)}"
            f" | {sum(row.by_structure for row in some)} | {sum(row.by_words for row in some)}"
            f" | {sum(row.by_register for row in some)} |"
        )
    leaks = by_kind["leak"]
    machine = sum(row.by_structure or row.by_words for row in leaks)
    reached = sum(row.reached for row in leaks)
    yield ""
    yield f"Of {len(leaks)} leaks, {machine} are kept back without a person or a proof;"
    yield f"in {reached} the planted value reaches the text rules as plain text."
    missed = [row.file for row in leaks if not row.kept_back()]
    yield f"Leaks that would go out: {len(missed)}."
    seconds = sorted(row.seconds for row in rows)
    yield (
        f"Seconds a file: median {seconds[len(seconds) // 2]:.3f}, slowest {seconds[-1]:.3f}."
        f" Most memory: {_most_memory()} MB."
    )


def _most_memory() -> str:
    """The most this process and the worker ever held, where the system says."""
    try:
        import resource
    except ImportError:
        return "not told by this system"
    from hub.reading.files import worker

    worker.stop()
    both = [
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return f"{both[0]} here and {both[1]} in the worker, in"


def where(argv: list[str]) -> Path | None:
    """The folder to measure on, or None where there is none."""
    named = [Path(one) for one in os.environ.get("HUB_CORPORA", "").split(os.pathsep) if one]
    places = [Path(one) for one in argv[:1]] or [one / "assets" for one in named]
    return next((place for place in places if (place / "manifest.jsonl").is_file()), None)


def readable(path: Path) -> bytes:
    """All that can be read out of a file: its bytes, what exiftool prints, what the hub reads."""
    parts = [path.read_bytes()]
    if shutil.which("exiftool"):
        command = [*PEERS["exiftool, everything"], str(path)]
        done = subprocess.run(  # noqa: S603 - fixed words and a file of the measured folder
            command, capture_output=True, check=False, timeout=PATIENCE
        )
        parts.append(done.stdout)
    asset = open_file(path.parent, path.name, register=EMPTY)
    parts += [words.encode("utf-8", "replace") for _, words in asset.texts]
    return b"\n".join(parts)


def cleaned(clean: Callable[[Path], object], folder: Path) -> tuple[int, int]:
    """Of the planted values that can be read, how many no longer can after cleaning; of how many.

    Every file is copied under a name that says nothing, so that a name is not taken for contents.
    """
    gone = seen = 0
    for item in items(folder):
        needles = [one.encode() for one in item.get("needles", [])]
        if item["kind"] != "leak":
            continue
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / f"file{Path(item['file']).suffix}"
            shutil.copyfile(folder / item["file"], path)
            before = readable(path)
            if not any(needle in before for needle in needles):
                continue
            seen += 1
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                clean(path)
            after = readable(path) if path.exists() else before
            gone += not any(needle in after for needle in needles)
    return gone, seen


def _by_command(*command: str) -> Callable[[Path], object]:
    def run(path: Path) -> object:
        return subprocess.run(  # noqa: S603 - fixed words and a copy of a measured file
            [*command, str(path)], capture_output=True, check=False, timeout=PATIENCE
        )

    return run


CLEANERS: dict[str, tuple[str | None, Callable[[Path], object]]] = {
    "hub clean": (None, cleaning.clean),
    "mat2": ("mat2", _by_command("mat2", "--inplace")),
    "exiftool": ("exiftool", _by_command("exiftool", "-all=", "-overwrite_original")),
}


def main(argv: list[str]) -> int:
    """Print the measurement as Markdown; 1 where a leak or a hostile file would go out."""
    folder = where(argv)
    if folder is None:
        print("Not measured: HUB_CORPORA names no folder that holds assets/manifest.jsonl.")
        return 0
    begun = time.monotonic()
    rows = list(measured(folder))
    leaks = [row.file for row in rows if row.kind == "leak"]
    lines = ["## Data hidden in files", ""]
    lines += ["Each file hides one value of an invented person. No tool knows where.", ""]
    lines += [*told(rows), ""]
    lines += ["| Tool | Hidden values it shows | Seconds a file, the middle |", "|---|---|---|"]
    for name, command in PEERS.items():
        if shutil.which(command[0]) is None:
            lines.append(f"| {name} | not installed here | |")
            continue
        seen = seen_by(command, folder)
        times = sorted(seconds for _, seconds in seen.values())
        hits = sum(hit for hit, _ in seen.values())
        lines.append(f"| `{name}` | {hits} of {len(leaks)} | {times[len(times) // 2]:.3f} |")
    lines += [
        "",
        "A value counts as gone when neither the bytes, nor exiftool, nor the hub show it",
    ]
    lines += [
        "after cleaning. The hub cleans pictures, film, fonts and captions alone; whatever it"
    ]
    lines += ["cannot clean, the gate keeps back.", ""]
    lines += ["| Cleaner | Values gone, of those that can be read |", "|---|---|"]
    for name, (program, clean) in CLEANERS.items():
        if program and shutil.which(program) is None:
            lines.append(f"| {name} | not installed here |")
            continue
        lines.append("| {} | {} of {} |".format(f"`{name}`", *cleaned(clean, folder)))
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    lines += ["", f"Measured on files `{digest.hexdigest()[:12]}`."]
    print("\n".join(lines))
    page.put("files", lines, order=20, seconds=time.monotonic() - begun)
    return int(any(row.kind != "clean" and not row.kept_back() for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
