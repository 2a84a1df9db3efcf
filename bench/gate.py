"""How well the gate works: planted identifiers found, clean text let go, and how fast.

    HUB_CORPORA=FOLDER python -m bench.gate [--write]

FOLDER holds `leak.jsonl`, `clean.jsonl` and, if there, `clean-public.jsonl`: texts that were not
used to build the rules. `--write` puts the figures on the page that tells editors how well it
works.
A peer runs in an environment of its own, named by a variable: HUB_PHILTER is a Python that has
philter-lite. Nothing found is printed: only how many.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hub import rules
from hub.model import EXEMPLAR, PAGE, Span
from hub.reading.text import MARKDOWN, views
from hub.rules import vocabulary

ROOT = Path(__file__).parent.parent
PAGE_PATH = ROOT / "docs" / "contribute" / "how-well-the-gate-works.md"
SPEED_BYTES = 2_000_000
Item = Mapping[str, Any]


def found(text: str, audience: str) -> list[tuple[str, Span]]:
    """Every finding in a text, as the gate makes them: rule and place."""
    seen = [view for view in views(text, MARKDOWN) if view.text]
    return [
        (name, view.in_file(span))
        for name, rule in rules.privacy_rules().items()
        if audience in rule.audiences
        for view in seen
        for span in rule.look(view)
    ]


def items(folder: Path, name: str) -> list[Item]:
    """The items of one corpus; none where it is not there."""
    path = folder / name
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def leaks(corpus: Sequence[Item], audience: str) -> tuple[Counter[str], Counter[str]]:
    """How many identifiers there are and how many were found, by kind, origin and disguise."""
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for item in corpus:
        findings = found(item["text"], audience)
        for planted in item["identifiers"]:
            whole = item["transform"] != "none"
            hit = any(
                whole or (a < planted["end"] and b > planted["start"]) for _, (a, b) in findings
            )
            for key in _keys(item, planted["class"]):
                total[key] += 1
                hits[key] += hit
    return total, hits


def _keys(item: Item, kind: str) -> Iterator[str]:
    lower = item["origin"] == "word_name" and item["variant"].startswith("lower")
    yield f"kind: {kind}"
    if item["transform"] != "none":
        yield f"disguise: {item['transform']}"
    if kind == "name":
        yield f"origin: {item['origin']}{' in lower case' if lower else ''}"
    if kind == "jigsaw":
        return
    if lower:
        return
    yield "all but jigsaw and lower-case words"
    if kind == "name" and item["origin"] != "word_name":
        yield "names that are not words"


def blocked(corpus: Sequence[Item], audience: str) -> tuple[int, int]:
    """How many clean passages are blocked, of how many; those marked borderline left out."""
    clean = [item for item in corpus if item.get("kind") != "borderline"]
    return sum(bool(found(item["text"], audience)) for item in clean), len(clean)


def long_texts(folder: Path) -> list[str]:
    """At least two megabytes of report-like text, no text twice."""
    reports = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("exemplars/*.md"))]
    passages = [str(i["text"]) for n in ("leak.jsonl", "clean.jsonl") for i in items(folder, n)]
    texts: list[str] = []
    turn = 0
    while sum(map(len, texts)) < SPEED_BYTES:
        for number, report in enumerate(reports or ["\n\n".join(passages)]):
            blocks = report.split("\n\n")
            cut = (turn * 7 + number) % len(blocks)
            extra = passages[(turn * 31 + number) % len(passages)] if passages else ""
            texts.append("\n\n".join([*blocks[cut:], extra, *blocks[:cut]]))
        turn += 1
    return texts


def speed(texts: Sequence[str]) -> float:
    """Kilobytes a second on one core, every rule and view included; start-up not."""
    begun = time.perf_counter()
    for text in texts:
        found(text, EXEMPLAR)
    return sum(len(text.encode()) for text in texts) / (time.perf_counter() - begun) / 1000


_PHILTER = """
import json, sys, time
import philter_lite
from philter_lite import filters
texts = json.load(sys.stdin)
patterns = filters.load_filters(sys.argv[1])
begun = time.perf_counter()
spans = []
for text in texts:
    result = philter_lite.detect_phi(text, patterns=patterns)
    spans.append([[e.start, e.stop] for e in result.phi])
json.dump({"seconds": time.perf_counter() - begun, "spans": spans}, sys.stdout)
"""


def peer(texts: Sequence[str]) -> tuple[float, list[list[list[int]]]] | None:
    """What philter-lite finds in the same texts, and in what time; None where it is not set up."""
    python = os.environ.get("HUB_PHILTER")
    if not python:
        return None
    where = subprocess.run(  # noqa: S603
        [python, "-c", "import philter_lite, os; print(os.path.dirname(philter_lite.__file__))"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    lists = sorted(Path(where).rglob("philter_delta.toml")) or sorted(Path(where).rglob("*.toml"))
    done = subprocess.run(  # noqa: S603
        [python, "-c", _PHILTER, str(lists[0] if lists else "")],
        input=json.dumps(list(texts)), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        print("philter-lite could not be run: left out.")
        return None
    answer = json.loads(done.stdout)
    return float(answer["seconds"]), answer["spans"]


def fingerprint(paths: Sequence[Path]) -> str:
    """A short hash of what was measured, so that old figures can be told from new ones."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def percent(part: int, whole: int) -> str:
    """A share in figures, with what it is of."""
    return f"{100 * part / whole:.1f}% of {whole}" if whole else "not measured"


def main() -> int:
    """0 measured; 2 no corpora."""
    folder = Path(os.environ.get("HUB_CORPORA", ROOT / "corpora"))
    corpus = items(folder, "leak.jsonl")
    if not corpus:
        print("Set HUB_CORPORA to the folder that holds leak.jsonl and clean.jsonl.")
        return 2
    lines: list[str] = []
    measured: dict[str, tuple[Counter[str], Counter[str]]] = {}
    rows: list[str] = []
    with vocabulary.load(ROOT):
        begun = time.perf_counter()
        found("Start.", EXEMPLAR)
        print(f"start-up: {1000 * (time.perf_counter() - begun):.0f} ms")
        for audience in (EXEMPLAR, PAGE):
            total, hits = measured[audience] = leaks(corpus, audience)
            lines += _table(audience, total, hits)
            for name in ("clean.jsonl", "clean-public.jsonl"):
                stopped, of = blocked(items(folder, name), audience)
                lines.append(
                    f"| {name.removesuffix('.jsonl')} passages blocked | {percent(stopped, of)} |"
                )
        texts = long_texts(folder)
        rate = speed(texts)
        clean = [i for i in items(folder, "clean.jsonl") if i.get("kind") != "guidance"]
        prose = [i for i in items(folder, "clean.jsonl") if i.get("kind") == "guidance"]
        rows += [
            f"- Clean passages stopped in a model report: {percent(*blocked(clean, EXEMPLAR))}.",
            f"- Clean passages stopped on a guidance page: {percent(*blocked(prose, PAGE))}.",
            f"- Text judged in a second, on one core: about {round(rate, -2):.0f} KB.",
            "",
        ]
        lines += ["", f"Speed: {rate:.0f} KB a second on one core."]
    other = peer(texts[: max(1, len(texts) // 10)])
    if other:
        size = sum(len(t.encode()) for t in texts[: max(1, len(texts) // 10)])
        theirs = size / other[0] / 1000
        lines.append(
            f"philter-lite, same texts, same run: {theirs:.0f} KB a second,"
            f" {rate / theirs:.0f} times slower."
        )
        spans = peer([i["text"] for i in corpus])
        if spans:
            lines.append(
                f"philter-lite finds {percent(_their_hits(corpus, spans[1]), len(corpus))}."
            )
    source = [
        *ROOT.glob("hub/rules/**/*.*"),
        *ROOT.glob("hub/reading/*.py"),
        ROOT / vocabulary.PATH,
    ]
    marks = (
        f"Measured on rules `{fingerprint([p for p in source if p.suffix != '.pyc'])}` and texts"
        f" `{fingerprint([folder / n for n in ('leak.jsonl', 'clean.jsonl')])}`."
    )
    lines += ["", marks]
    print("\n".join(lines))
    if "--write" in sys.argv:
        PAGE_PATH.write_text(_page(measured, [*rows, marks]), encoding="utf-8")
    return 0


def _their_hits(corpus: Sequence[Item], spans: Sequence[Sequence[Sequence[int]]]) -> int:
    return sum(
        any(
            item["transform"] != "none" or (a < planted["end"] and b > planted["start"])
            for a, b in theirs
            for planted in item["identifiers"]
        )
        for item, theirs in zip(corpus, spans, strict=True)
    )


def _table(audience: str, total: Counter[str], hits: Counter[str]) -> Iterator[str]:
    yield from ("", f"## As {'a model report' if audience == EXEMPLAR else 'a guidance page'}", "")
    yield from ("| What was planted | Found |", "|---|---|")
    for key in sorted(total):
        yield f"| {key.replace('_', ' ')} | {percent(hits[key], total[key])} |"


def _page(measured: Mapping[str, tuple[Counter[str], Counter[str]]], rows: Sequence[str]) -> str:
    """The page for editors: what was found in sum; each kind by itself is told at the terminal."""
    wanted = {
        "all but jigsaw and lower-case words": "Identifiers of all kinds, plain and disguised",
        "names that are not words": "People's names",
        "origin: word_name": "Names that are also words, with a capital",
        "origin: word_name in lower case": "Names that are also words, in lower case",
        "kind: jigsaw": "Descriptions that fit one family without naming it",
    }
    table = [
        "| What was planted | Found in a model report | Found on a guidance page |",
        "|---|---|---|",
    ]
    table += [
        f"| {label} | "
        + " | ".join(percent(hits[key], total[key]) for total, hits in measured.values())
        + " |"
        for key, label in wanted.items()
    ]
    return "\n".join((*_OPENING, *table, *_CLOSING, *rows, ""))


_OPENING = (
    "---",
    "title: How well does the gate work?",
    "summary: What the gate finds, what it stops by mistake and how fast it is, as measured.",
    "order: 90",
    "status: draft",
    "owner: Editor of the site (role to be named)",
    "reviewed: not yet",
    "review_due: 2027-05-31",
    "keywords: [gate, measure, figures, privacy]",
    "---",
    "",
    "<!-- Written by make bench: change bench/gate.py and not this page. -->",
    "",
    '> Do this first: Have somebody read every report who did not write it. "Nothing found" never',
    "> means anonymous.",
    "",
    "The gate knows words and forms. It does not know your families. It cannot tell that three",
    "plain facts together fit one child. It can miss a name that is also a plain word, above all",
    "in lower case. On guidance pages it is less strict than in model reports: never put a case",
    "on one.",
    "",
    "## What it finds",
    "",
    "Each text holds one identifier of an invented person. The rules were not changed",
    "after looking",
    "at these texts.",
    "",
)
_CLOSING = (
    "",
    "Descriptions cannot be found by a machine. In a model report the gate asks for a sign-off",
    "where it sees a cue; the share above is how often it did.",
    "",
    "## What it stops by mistake, and how fast it is",
    "",
)


if __name__ == "__main__":
    sys.exit(main())
