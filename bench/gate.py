"""How well the gate works: planted identifiers found, clean text let go, and how fast.

    HUB_CORPORA=FOLDER python -m bench.gate

FOLDER holds `leak.jsonl`, `clean.jsonl` and, if there, `clean-public.jsonl`: texts that were not
used to build the rules. Tools that a partnership might pick instead read the same texts in the
same run. Nothing found is printed: only how many.
"""

from __future__ import annotations

import gc
import hashlib
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench import page, peers
from hub import COLLECT_AFTER, rules, second_process
from hub.model import EXEMPLAR, PAGE, Span
from hub.reading.text import MARKDOWN, views
from hub.rules import vocabulary

ROOT = Path(__file__).parent.parent
SPEED_BYTES = 2_100_000
SAMPLE_BYTES = 680_000  # a piece of what all tools are timed on; there are three
REPORT_WAY = "The gate, in a model report"
WAYS = {REPORT_WAY: EXEMPLAR, "The gate, on a guidance page": PAGE}
FEW = 5  # kinds that occur less often are told together: a share of so few says nothing
GATE, PEERS = "The gate", ("philter-lite", "presidio")
Item = Mapping[str, Any]


def found(text: str, audience: str) -> list[tuple[str, Span]]:
    """Every finding in a text, as the gate makes them: rule and place."""
    seen = views(text, MARKDOWN)
    return [
        (name, span)
        for name, rule in rules.privacy_rules().items()
        for span in rule.found(audience, seen)
    ]


def items(folder: Path, name: str) -> list[Item]:
    """The items of one corpus; none where it is not there."""
    path = folder / name
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def leaks(
    corpus: Sequence[Item], spans: Sequence[Sequence[Sequence[int]]]
) -> tuple[Counter[str], Counter[str]]:
    """How many identifiers there are and how many were found, by kind, origin and disguise."""
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for item, places in zip(corpus, spans, strict=False):
        for planted in item["identifiers"]:
            whole = item["transform"] != "none"
            hit = any(whole or (a < planted["end"] and b > planted["start"]) for a, b in places)
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


def shared_speed(texts: Sequence[str]) -> float:
    """The same with the help of a second process, as `hub check` works on a machine of two cores
    or more."""
    begun = time.perf_counter()
    work = second_process.Shared(_counted_in, texts, [len(text) for text in texts])
    work.answers()
    return sum(len(text.encode()) for text in texts) / (time.perf_counter() - begun) / 1000


def _counted_in(text: str) -> int:
    return len(found(text, EXEMPLAR))


def fingerprint(paths: Sequence[Path]) -> str:
    """A short hash of what was measured, so that old figures can be told from new ones."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def samples(texts: Sequence[str]) -> list[list[str]]:
    """Three pieces of the long texts, no text in two: what every tool is timed on."""
    pieces: list[list[str]] = [[]]
    for text in texts:
        if sum(map(len, pieces[-1])) >= SAMPLE_BYTES:
            if len(pieces) == 3:
                break
            pieces.append([])
        pieces[-1].append(text)
    return pieces


def main() -> int:
    """0 measured, or no corpora to measure on, which is said."""
    folder = peers.corpora("leak.jsonl")
    if folder is None:
        print("Not measured: HUB_CORPORA names no folder that holds leak.jsonl and clean.jsonl.")
        return 0
    begun = time.monotonic()
    gc.set_threshold(COLLECT_AFTER)
    corpus = items(folder, "leak.jsonl")
    clean = [i for i in items(folder, "clean.jsonl") if i.get("kind") != "borderline"]
    clean += [dict(i, kind="guidance") for i in items(folder, "clean-public.jsonl")]
    texts = long_texts(folder)
    question = ([str(i["text"]) for i in [*corpus, *clean]], samples(texts))
    told: list[str] = []
    answers: dict[str, peers.Answer] = {}
    for name in (GATE, *PEERS):
        try:
            answers[name] = peers.asked(name, *question, ours=name == GATE)
        except peers.NotMeasured as reason:
            told.append(str(reason))
    if GATE not in answers:
        print("The gate itself could not be run.")
        return 1
    with vocabulary.load(ROOT):
        rate, both = speed(texts), shared_speed(texts)
    lines = [*_found_table(corpus, answers), *_stopped(clean, answers)]
    size = sum(len(t.encode()) for t in texts) / 1_000_000
    lines += [
        "",
        f"The gate alone, over {size:.1f} MB: {rate:.0f} KB a second on one core, {both:.0f} shared"
        " between two as `hub check` shares it.",
        "",
    ]
    lines += reviewed(folder, clean)
    lines += [*_beside(question, answers), *(f"- {one}" for one in told), *([""] if told else [])]
    lines += _details(corpus, answers)
    data = [folder / n for n in ("leak.jsonl", "clean.jsonl", "clean-public.jsonl")]
    lines += [
        f"Measured on rules `{rules_mark()}` and texts"
        f" `{fingerprint([p for p in data if p.exists()])}`."
    ]
    print("\n".join(lines))
    page.put("gate", lines, order=10, seconds=time.monotonic() - begun)
    return 0


def rules_mark() -> str:
    """A short hash of the rules, of how text is read for them, and of the reviewed words."""
    source = [*ROOT.glob("hub/rules/**/*.*"), *ROOT.glob("hub/reading/*.py")]
    return fingerprint([p for p in [*source, ROOT / vocabulary.PATH] if p.suffix != ".pyc"])


def _ways(answers: Mapping[str, peers.Answer]) -> dict[str, list[list[list[int]]]]:
    """What was found, by each way of using each tool."""
    return {way: spans for one in answers.values() for way, spans in one.spans.items()}


def _counted(
    corpus: Sequence[Item], answers: Mapping[str, peers.Answer]
) -> tuple[dict[str, Counter[str]], Counter[str]]:
    hits, total = dict[str, Counter[str]](), Counter[str]()
    for way, spans in _ways(answers).items():
        total, hits[way] = leaks(corpus, spans)
    return hits, total


def _head(first: str, columns: Sequence[str]) -> list[str]:
    return [f"| {' | '.join([first, *columns])} |", "|---" * (len(columns) + 1) + "|"]


def _row(label: str, key: str, hits: Mapping[str, Counter[str]], total: Counter[str]) -> str:
    cells = [f"{100 * found[key] / total[key]:.1f}%" for found in hits.values()]
    return f"| {' | '.join([label, str(total[key]), *cells])} |"


def _found_table(corpus: Sequence[Item], answers: Mapping[str, peers.Answer]) -> Iterator[str]:
    wanted = {
        "all but jigsaw and lower-case words": "Identifiers of all kinds, plain and disguised",
        "names that are not words": "People's names",
        "origin: word_name": "Names that are also words, with a capital",
        "origin: word_name in lower case": "Names that are also words, in lower case",
        "kind: jigsaw": "Descriptions that fit one family without naming it",
    }
    hits, total = _counted(corpus, answers)
    yield from _head("What was planted", ["Number", *hits])
    yield from (_row(label, key, hits, total) for key, label in wanted.items() if total[key])
    yield from _STOPPED
    yield from _head("What was harmless", ["Number", *hits])


def _stopped(clean: Sequence[Item], answers: Mapping[str, peers.Answer]) -> Iterator[str]:
    """How many clean passages each tool stops: those come after the planted ones in each answer."""
    for label, guidance in (("Passages of reports", False), ("Passages of guidance", True)):
        places = [n for n, i in enumerate(clean) if (i.get("kind") == "guidance") is guidance]
        if places:
            cells = [
                f"{100 * sum(bool(spans[n - len(clean)]) for n in places) / len(places):.1f}%"
                for spans in _ways(answers).values()
            ]
            yield f"| {' | '.join([label, str(len(places)), *cells])} |"


def reviewed(folder: Path, clean: Sequence[Item]) -> Iterator[str]:
    """What is still stopped once somebody who does not know the rules has reviewed what was: the
    words and phrases added are in `reviewed.yml`, and the passages worded anew, as the gate asks,
    in `reworded.jsonl` (`text`, and `reworded` or `signed`). Nothing where nobody reviewed.

    Raises CouldNotCheck where a word added would let a name through.
    """
    if not (folder / "reviewed.yml").exists():
        return
    ours = vocabulary.load(ROOT)
    added = vocabulary.read((folder / "reviewed.yml").read_text(encoding="utf-8")).entries
    anew = {str(i["text"]): i for i in items(folder, "reworded.jsonl")}
    texts = [str(i["text"]) for i in clean if i.get("kind") != "guidance"]

    def stopped(said: Sequence[str], known: vocabulary.Vocabulary) -> list[str]:
        with known:
            return [text for text in said if found(text, EXEMPLAR)]

    first = stopped(texts, ours)
    after = replace(ours, entries=(*ours.entries, *added))
    left = stopped(texts, after)
    reworded = [str(anew[text]["reworded"]) for text in left if anew.get(text, {}).get("reworded")]
    signed = [text for text in left if anew.get(text, {}).get("signed")]
    still = stopped(reworded, after)
    rest = len(left) - len(reworded) - len(signed) + len(still)
    yield (
        f"Of {len(texts)} passages of reports, {len(first)} were stopped. A reader who does not"
        f" know the rules then added {len(added)} words and phrases, none of them a name: that let"
        f" {len(first) - len(left)} go. {len(reworded)} were worded anew as the gate asks, and"
        f" {len(signed)} wait for a second reader's sign-off. **{rest} were still stopped.**"
    )
    yield ""


def _beside(
    question: tuple[list[str], list[list[str]]], answers: Mapping[str, peers.Answer]
) -> Iterator[str]:
    size = sum(len(t.encode()) for piece in question[1] for t in piece) / 1000
    yield from ("## How fast it is, and what it needs", "")
    yield f"Every tool read the same {size:.0f} KB in {len(question[1])} parts, one after the other"
    yield "in one run, the gate on one core; the middle of the speeds counts. The start is told"
    yield "apart."
    yield ""
    yield "| Tool | KB a second | The gate is faster by | Start, seconds | Most memory, MB |"
    yield "|---|---|---|---|---|"
    ours = statistics.median(answers[GATE].rates)
    for name, one in answers.items():
        rate = statistics.median(one.rates)
        memory = "not told" if one.memory is None else f"{one.memory:.0f}"
        times = "" if name == GATE else f"{ours / rate:.0f} times"
        yield f"| {name} | {rate:.0f} | {times} | {one.start:.1f} | {memory} |"
    yield ""


def _details(corpus: Sequence[Item], answers: Mapping[str, peers.Answer]) -> Iterator[str]:
    hits, total = _counted(corpus, answers)
    for group, heading in (
        ("origin: ", "Names, by where they come from"),
        ("disguise: ", "What was disguised, by how"),
        ("kind: ", "By kind"),
    ):
        yield from (f"## {heading}", "")
        yield from _head("Planted", ["Number", *hits])
        for key in [one for one in sorted(total) if one.startswith(group)]:
            if total[key] < FEW:
                for counts in (total, *hits.values()):
                    counts[f"few {group}"] += counts[key]
                continue
            plain = key.removeprefix(group).replace("_", " ")
            label = _LABELS.get(plain, plain[:1].upper() + plain[1:])
            yield _row(label, key, hits, total)
        if total[f"few {group}"]:
            yield _row(f"All others, fewer than {FEW} of each", f"few {group}", hits, total)
        yield ""


# What the texts call a thing, in words that a reader knows.
_LABELS = {
    "n/a": "Disguised names, of any origin",
    "data attr": "Attribute of a tag",
    "data uri": "Address that holds the data",
    "fullwidth": "Wide letters",
    "homoglyphs": "Letters that look alike",
    "passport": "Passports",
    "driving licence": "Driving licences",
    "image src": "Path of a picture",
    "leetspeak": "Figures for letters",
    "mailto href": "Link to an e-mail address",
    "abbr definition": "Explained abbreviation",
    "dob": "Date of birth",
    "gmc": "Number of a doctor",
    "gp practice": "Surgery",
    "iban": "Bank number, international",
    "ip": "Internet address",
    "jigsaw": "Description that fits one family",
    "latlong": "Point on a map",
    "nhs number": "NHS number",
    "nino": "National Insurance number",
    "nmc": "Number of a nurse",
    "pub": "Public house",
    "swe": "Number of a social worker",
    "swift": "Code of a bank",
    "url": "Web address",
    "us phone": "Phone number, American",
    "utr": "Tax reference",
    "vehicle reg": "Number plate",
    "what3words": "Place as three words",
    "homoglyph cyrillic": "Letters of another alphabet",
    "nbsp entity": "Hard space",
    "tel href": "Link to a phone",
    "html attr title": "Title of a tag",
    "word name": "Names that are words",
    "word name in lower case": "Names that are words, in lower case",
    "eritrean ethiopian": "Eritrean and Ethiopian",
    "hebrew yiddish": "Hebrew and Yiddish",
    "turkish kurdish": "Turkish and Kurdish",
}
_STOPPED = (
    "",
    "Descriptions cannot be found by a machine. In a model report the gate asks for a sign-off",
    "where it sees a cue; the share above is how often it did.",
    "",
    "## What it stops by mistake",
    "",
)


if __name__ == "__main__":
    sys.exit(main())
