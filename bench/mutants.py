"""How many small faults in the rules on text and in the gate are noticed, and what the others do.

    HUB_CORPORA=FOLDER python -m bench.mutants [--only MODULE ...] [--sample NUMBER] [--shown]

Each mutant (bench/mutating.py) is tried by the tests on texts, or by those of the gate. Those that
no test notices are judged: by all the texts there are (the examples and pinned texts of every rule,
the leaking pages, this repository's pages and reports, the corpora if named), or by a repository
with an identifier in every place. `--shown` names them: the change, and never a text.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.pool import IMapIterator
from pathlib import Path
from typing import Any

from bench import page, peers, trying, trying_gate
from bench.mutating import Mutant
from hub.reading import calendar

SAID = {
    trying.NOTICED: "A test notices it",
    trying.STRICTER: "Finds all that was found, and more",
    trying.SAME: "Finds the same in every text",
    trying.LESS: "Finds every place, marks less of one",
    trying.OTHER: "Misses a place that another rule finds",
    trying.THROUGH: "Lets something through",
}
_LABS: list[trying.Lab] = []


def _by_texts(mutant: Mutant) -> tuple[Mutant, str]:
    return mutant, _LABS[0].tried(mutant)


def _by_gate(mutant: Mutant) -> tuple[Mutant, str]:
    return mutant, trying_gate.tried(mutant)


def outcomes(many: Sequence[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """What came of each mutant, two at a time."""
    of_gate = [m for m in many if m.path in trying_gate.PATHS]
    of_texts = [m for m in many if m.path not in trying_gate.PATHS]
    fork = multiprocessing.get_context("fork")
    if of_texts:
        _LABS.append(trying.Lab())
        unchanged = [Mutant(path, 1, "", "", _source(path)) for path in _UNCHANGED]
        for one in unchanged:
            if _LABS[0].tried(one) != trying.SAME:
                raise SystemExit("The tests do not pass on the rules as they are.")
        with fork.Pool(2, trying.within_memory) as workers:
            yield from _answered(workers.imap_unordered(_by_texts, of_texts), of_texts)
    if of_gate:
        trying_gate.prepare()
        for path in trying_gate.PATHS:
            if trying_gate.tried(Mutant(path, 1, "", "", _source(path))) != trying.SAME:
                raise SystemExit(f"The tests do not pass on {path} as it is.")
        with fork.Pool(2, _in_a_group) as workers:
            yield from _answered(workers.imap_unordered(_by_gate, of_gate), of_gate)


def _answered(
    answers: IMapIterator[tuple[Mutant, str]], many: Sequence[Mutant]
) -> Iterator[tuple[Mutant, str]]:
    """The answers as they come. A mutant that takes all the memory ends its process and never
    answers: it is noticed, as one that never ends is."""
    left = {(one.path, one.line, one.was, one.now): one for one in many}
    while left:
        try:
            mutant, outcome = answers.next(timeout=LONGEST)
        except (multiprocessing.TimeoutError, StopIteration):
            yield from ((one, trying.NOTICED) for one in left.values())
            return
        left.pop((mutant.path, mutant.line, mutant.was, mutant.now), None)
        yield mutant, outcome


LONGEST = 6 * trying.PATIENCE  # seconds without any answer
_UNCHANGED = ("hub/rules/tokens.py", "hub/rules/vocabulary.py")


def _in_a_group() -> None:
    """Workers of the gate start copies of their own."""
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]


def _source(path: str) -> str:
    return (trying.ROOT / path).read_text("utf-8")


def table(
    by_file: Mapping[str, Mapping[str, int]], sampled: Mapping[str, Any] | None = None
) -> list[str]:
    """The lines for the page: of whole files, and of what was last drawn by chance."""
    counts: Counter[str] = Counter()
    for kinds in by_file.values():
        counts.update(kinds)
    total = sum(counts.values())
    return [
        "## When a rule itself is damaged",
        "",
        f"{total:,} small faults were put into the rules on text and into the gate, one at a time:"
        " a word or form taken away, a comparison turned round, a step left out. Each was tried by"
        " the tests. What no test noticed was judged by every text there is.",
        "",
        "| What came of the fault | Number |",
        "|---|---|",
        *(f"| {said} | {counts[kind]} |" for kind, said in SAID.items()),
        *_not_tried(by_file),
        *_sampled(sampled),
    ]


def _sampled(sampled: Mapping[str, Any] | None) -> list[str]:
    """What a sample of the rules of a later day says; it draws from every file alike."""
    if not sampled:
        return []
    counts = sampled["counts"]
    told = [f"{said[0].lower()}{said[1:]}: {counts.get(kind, 0):,}" for kind, said in SAID.items()]
    return [
        "",
        f"The rules have grown since. Of {sampled['of']:,} faults possible in the later ones,"
        f" {sum(counts.values()):,} were drawn by chance and tried. Of these:",
        "",
        *(f"- {one}" for one in told),
    ]


def _not_tried(by_file: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Which files nobody has tried yet, said plainly."""
    every = {m.path for m in [*trying.of_rules(), *trying_gate.of_the_gate()]}
    left = [f"`{path}`" for path in sorted(every - by_file.keys())]
    return ["", f"Not tried yet: {', '.join(left)}."] if left else []


def kept() -> tuple[dict[str, dict[str, int]], dict[str, Any] | None]:
    """What came of the mutants of each file when it was last tried, and of the last sample."""
    path = page.FIGURES / "mutants.json"
    if not path.exists():
        return {}, None
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    files = {n: kinds for n, kinds in found["by file"].items() if (trying.ROOT / n).exists()}
    return files, found.get("sample")


def main(arguments: Sequence[str]) -> int:
    """0: no mutant that the tests do not notice lets anything through."""
    parser = argparse.ArgumentParser(description="Mutation testing of the gate.")
    parser.add_argument("--only", nargs="*", default=[], help="modules")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--shown", action="store_true", help="name what was not noticed")
    asked = parser.parse_args(arguments)
    begun = time.monotonic()
    paths = trying_gate.PATHS
    every = [m for m in trying.of_rules() if m.path not in paths]
    if not asked.sample:  # the gate is tried by a process of its own
        every += trying_gate.of_the_gate()
    if not asked.only and not asked.sample:
        # Copies of a process that has read every text are too large: the gate has one of its own.
        of_gate = {Path(path).stem for path in paths}
        of_rules = {Path(mutant.path).stem for mutant in trying.of_rules()} - of_gate
        shown = ["--shown"] if asked.shown else []
        command = [sys.executable, "-m", "bench.mutants", *shown, "--only"]
        return max(subprocess.call([*command, *some]) for some in (of_gate, of_rules))  # noqa: S603
    if asked.only:
        every = [m for m in every if m.path.rpartition("/")[2].removesuffix(".py") in asked.only]
    possible = len(every)
    if asked.sample:
        # A sample that anybody can draw again.
        every = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))  # noqa: S311
    counts: Counter[str] = Counter()
    by_file: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant, outcome in outcomes(every):
        counts[outcome] += 1
        by_file[mutant.path][outcome] += 1
        if asked.shown and outcome != trying.NOTICED:
            print(f"{outcome}: {mutant.path}:{mutant.line}: {mutant.was!r} -> {mutant.now!r}")
    seconds = time.monotonic() - begun
    for path, kinds in sorted(by_file.items()):
        left = {k: n for k, n in kinds.items() if k != trying.NOTICED}
        print(f"{path}: {kinds[trying.NOTICED]} noticed, {left}")
    print(f"{len(every)} tried in {seconds:.0f} s: {dict(counts)}")
    if not peers.corpora("leak.jsonl"):
        return int(counts[trying.THROUGH] > 0)
    # Of the files not asked for, the counts stay as they were.
    figures, sampled = kept()
    if asked.sample:
        day = calendar.today().isoformat()
        sampled = {"day": day, "of": possible, "seed": asked.seed, "counts": dict(counts)}
    else:
        figures |= {path: dict(sorted(kinds.items())) for path, kinds in by_file.items()}
        figures = dict(sorted(figures.items()))
    lines = table(figures, sampled)
    print("\n".join(lines))
    more = {"by file": figures, "sample": sampled}
    page.put("mutants", lines, order=43, seconds=seconds, more=more)
    return int(counts[trying.THROUGH] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
