"""How long the guides for editors take: what a machine can say of it. `python -m bench.guides`

A script follows each guide (tests/test_guides.py); its seconds are the machine's part. How long a
person reads is counted from the words. How long somebody thinks and types was not measured.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import page
from hub.rules import vocabulary

ROOT = Path(__file__).parent.parent
GUIDES = ROOT / "docs" / "contribute"
TESTS = ROOT / "tests" / "test_guides.py"
WORDS_A_MINUTE = 200  # a usual pace for reading instructions
_CALL = re.compile(r"([0-9.]+)s call +tests/test_guides\.py::(\w+)(?:\[|$)", re.MULTILINE)
_NAMED = re.compile(r'\b(?:guide|blocks|files)\("([a-z-]+)"\)')


def followed() -> dict[str, set[str]]:
    """The tests that follow each guide, by the guide's name."""
    found: dict[str, set[str]] = {}
    for part in TESTS.read_text(encoding="utf-8").split("\ndef ")[1:]:
        test = part.partition("(")[0]
        names = set(_NAMED.findall(part))
        own = test.removeprefix("test_").replace("_", "-")
        names |= {own} if (GUIDES / f"{own}.md").is_file() else set()
        for name in names if test.startswith("test_") else ():
            found.setdefault(name, set()).add(test)
    return found


def seconds() -> dict[str, float]:
    """How long each test took, one after the other on one core, by its name."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pytest", str(TESTS), "-q", "-p", "no:xdist", "-p", "no:randomly",
         "--durations=0", "--durations-min=0", "-vv", "-o", "addopts="],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HUB_NEW_STARTS": "1"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit("The guides could not be followed: run `make test`.")
    taken: dict[str, float] = {}
    for time_taken, test in _CALL.findall(done.stdout):
        taken[test] = taken.get(test, 0) + float(time_taken)
    return taken


def refused_word() -> tuple[float, int]:
    """Seconds of the machine and commands, from a refused word to a green check, as a lead does
    it: check, ask about the place, add the line that the answer gives, check again."""
    sys.path.insert(0, str(ROOT / "tests"))
    os.environ["HUB_NEW_STARTS"] = "1"
    from conftest import EXEMPLAR, fill

    with tempfile.TemporaryDirectory() as place:
        repository = fill(Path(place))
        path = "exemplars/health-visitor-initial.md"
        repository.write(path, EXEMPLAR.replace("Mother holds", "Mother blorples and holds"))
        begun = time.monotonic()
        refused = repository.check().stdout
        at = re.search(rf"{re.escape(path)}:\d+:\d+(?=: unknown-word)", refused)
        if at is None:
            raise SystemExit("The word was not refused.")
        advice = repository.run("hub", "explain", "--at", at[0], CI="", GITHUB_ACTIONS="").stdout
        line = re.search(r"(?m)^  - \{reason: .*\}$", advice)
        if line is None:
            raise SystemExit("The answer offers no line to add.")
        reason, who, _ = vocabulary.PLACEHOLDERS
        filled = line[0].replace(reason, "A word for this measure").replace(who, "hub builders")
        words = "exemplars/vocabulary.yml"
        listed = repository.read(words)
        repository.write(words, listed.replace("exemplars:\n", "exemplars:\n" + filled + "\n", 1))
        if repository.check().returncode:
            raise SystemExit("The check is not green after the line was added.")
        return time.monotonic() - begun, 3


def lines() -> Iterator[str]:
    """The table, in Markdown."""
    taken, tests = seconds(), followed()
    yield from ("## How long the guides for editors take", "")
    yield "A script followed each step that a machine can follow. Its seconds are the machine's"
    yield f"part. Reading is counted at {WORDS_A_MINUTE} words a minute. How long a person thinks"
    yield "and types was not measured."
    yield ""
    yield "| Guide | Minutes to read it | Seconds of the machine |"
    yield "|---|---|---|"
    for path in sorted(GUIDES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        name = path.stem
        if path == page.PATH or name == "index":
            continue
        title = re.search(r'(?m)^title: "?(.*?)"?$', text)
        read = len(text.split("---", 2)[2].split()) / WORDS_A_MINUTE
        whole = sum(taken.get(test, 0) for test in tests.get(name, ()))
        machine = (
            (f"{whole:.1f}" if whole >= 0.1 else "under 0.1")
            if name in tests
            else "no script follows it"
        )
        yield f"| {title[1] if title else name} | {read:.1f} | {machine} |"
    took, commands = refused_word()
    yield ""
    yield f"From a refused word to a green check: {commands} commands and one line to paste,"
    yield f"{took:.1f} seconds of the machine."


def main() -> int:
    """0: measured."""
    begun = time.monotonic()
    told = list(lines())
    print("\n".join(told))
    page.put("guides", told, order=40, seconds=time.monotonic() - begun)
    return 0


if __name__ == "__main__":
    sys.exit(main())
