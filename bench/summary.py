"""The README's table of what was measured, made from the figures that are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "bench" / "figures"
README = ROOT / "README.md"
_HEAD = "| What | Seen | Part of `make bench` |\n|---|---|---|\n"
_TABLE = re.compile(re.escape(_HEAD) + r"(?:\|.*\n)+")
_MODEL, _GUIDANCE = "The gate, in a model report", "The gate, on a guidance page"
_PHILTER, _PRESIDIO = "philter-lite", "Presidio with UK forms, every score"


class Part:
    """What one part measured: its tables by the words at the head of a row and of a column."""

    def __init__(self, name: str) -> None:
        lines = json.loads((FIGURES / f"{name}.json").read_text(encoding="utf-8"))["lines"]
        self.words = " ".join(lines)
        self.rows: list[dict[str, str]] = []
        head: list[str] = []
        for line in lines:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not line.startswith("|"):
                head = []
            elif not head:
                head = cells
            elif cells[0].strip("-"):
                self.rows.append({"": cells[0], **dict(zip(head, cells, strict=True))})

    def at(self, row: str, column: str) -> str:
        """One cell. Raises KeyError where no row or more than one has it."""
        found = [one[column] for one in self.rows if one[""] == row and column in one]
        if len(found) != 1:
            raise KeyError(f"{row}: {column}")
        return found[0]

    def said(self, pattern: str) -> tuple[str, ...]:
        """The parts of a sentence. Raises KeyError where it does not stand there."""
        found = re.search(pattern, self.words)
        if found is None:
            raise KeyError(pattern)
        return found.groups()


def table() -> str:
    """The table as the README has it."""
    rows = [*_gate(), *_files(), *_site(), *_tests(), *_rest()]
    return _HEAD + "".join(f"| {what} | {seen} | {part} |\n" for what, seen, part in rows)


def whole(readme: str) -> str:
    """The README with the table of the figures that are kept."""
    return _TABLE.sub(lambda _: table(), readme, count=1)


def _number(plain: str) -> str:
    return f"{int(plain.replace(',', '')):,}"


def _gate() -> Iterator[tuple[str, str, str]]:
    gate = Part("gate")

    def seen(row: str, *columns: str) -> str:
        return "; ".join(gate.at(row, column) for column in columns)

    def of(row: str, *columns: str) -> str:
        return f"{seen(row, *columns)} of {_number(gate.at(row, 'Number'))}"

    every = "Identifiers of all kinds, plain and disguised"
    all_three = (_MODEL, _PHILTER, _PRESIDIO)
    names, words = "People's names", "Names that are also words, with a capital"
    times = [gate.at(one, "The gate is faster by").split()[0] for one in (_PHILTER, "presidio")]
    for what, said in (
        (
            "Identifiers found in a model report, on texts kept apart; philter-lite; Presidio with"
            " UK forms",
            of(every, *all_three),
        ),
        (
            "People's names of 18 origins, and names that are words with a capital",
            f"{of(names, _MODEL)}; {of(words, _MODEL)}",
        ),
        (
            "Names in small letters that are words too (aim 70%)",
            of("Names that are also words, in lower case", _MODEL),
        ),
        (
            "Descriptions that fit one family, sent to sign-off (aim 60%)",
            of("Descriptions that fit one family without naming it", _MODEL),
        ),
        ("The same identifiers on a guidance page", seen(every, _GUIDANCE)),
        (
            "Harmless passages of reports stopped; philter-lite; Presidio",
            of("Passages of reports", *all_three),
        ),
        (
            "Harmless passages of guidance by others, on a guidance page",
            of("Passages of guidance", _GUIDANCE),
        ),
        (
            "Text judged in a second, beside philter-lite and Presidio in the same run",
            f"about {times[0]} and {times[1]} times as much on one core",
        ),
    ):
        yield what, said, "`gate`"


def _files() -> Iterator[tuple[str, str, str]]:
    files = Part("files")
    kept = f"{files.at('leak', 'Kept back')} of {files.at('leak', 'Number')}"
    yield "Hidden values in files kept back", kept, "`files`"


def _site() -> Iterator[tuple[str, str, str]]:
    built = [(one["Ours to stock"], one["Pages"]) for one in Part("site-build").rows]
    (first, pages), *others = built
    said = f"{first} of its time for {pages} pages" + "".join(f", {s} for {n}" for s, n in others)
    what = "The site built with every check, beside stock Material on the same pages"
    yield what, said, "`site`"
    again = Part("site-rebuild")
    ours, theirs = (again.at(one, "To stock") for one in ("This site, judged again", "Zensical"))
    what = "A changed page shown in a preview, beside stock Material"
    yield what, f"{ours} of its time; Zensical {theirs}", "`site`"
    weight, kinds = Part("site-weight"), ("home", "article", "model report")
    sizes = [f"{float(weight.at(kind, 'KB')) + 0.001:.0f}" for kind in kinds]
    requests = max(int(weight.at(kind, "Requests")) for kind in kinds)
    said = f"{sizes[0]}, {sizes[1]} and {sizes[2]} KB in {requests} requests"
    yield "First view of the home page, an article, a model report", said, "`site`"
    phone = Part("site-lighthouse").rows
    scores = zip(*(map(int, one["scores"].split("/")) for one in phone), strict=True)
    worst = sorted({min(of_one) for of_one in scores})
    best = "100 four times on each" if worst == [100] else f"{worst[0]} at worst"
    shown = [int(one["shown after, ms"]) / 1000 for one in phone]
    said = f"{best}; shown in {min(shown):.2f} to {max(shown):.2f} s"
    yield f"Lighthouse on a phone, {len(phone)} kinds of page", said, "`site`"
    count, views = Part("site-axe").said(r"(\d+) violations in (\d+) views")
    said = f"{'no violation' if count == '0' else f'{count} violations'} in {views} views"
    yield "axe, each state, both schemes, phone and desk", said, "`site`"


def _tests() -> Iterator[tuple[str, str, str]]:
    """What a test holds, and no figure."""
    yield (
        "The same site, byte for byte, in another folder, time zone and locale, with and without a"
        " second core",
        "no difference",
        "`make test`",
    )
    yield (
        "The steps of the workflows, run in order: publish, go back, take down, stay down",
        "as they should",
        "`make test`",
    )


def _rest() -> Iterator[tuple[str, str, str]]:
    commands, pasted, seconds = Part("guides").said(
        r"(\d+ commands) and (one line to paste), ([\d.]+) seconds"
    )
    said = f"{commands}, {pasted}, {seconds} s of the machine"
    yield "From a refused word to a green check", said, "`guides`"
    growth = Part("growth").rows
    each = [
        ", ".join(re.findall(r"\((.*)\)", one[way])[0] for one in growth)
        for way in ("Checked", "Built")
    ]
    counts = ", ".join(_number(one["Model reports"]) for one in growth)
    what = f"{counts} model reports: milliseconds a page to check, and to build from nothing"
    yield what, "; ".join(each), "`growth`"
    mutants = Part("mutants")
    (tried,) = mutants.said(r"([\d,]+) small faults were put")
    noticed, through = (
        mutants.at(one, "Number") for one in ("A test notices it", "Lets something through")
    )
    drawn, seen, missed = mutants.said(
        r"([\d,]+) were drawn by chance.*?- a test notices it: ([\d,]+).*?"
        r"- lets something through: (\d+)"
    )
    said = f"{_number(noticed)} of {tried}; {'none' if through == '0' else through}. Of {drawn} in"
    said += f" later rules: {seen}; {missed}; texts were pinned since for most"
    yield (
        "Small faults put into the rules and the gate: noticed by a test; seen to let something"
        " through",
        said,
        "`mutants`",
    )
    unanswered = sum(int(one["Not answered"]) for one in Part("fuzz").rows)
    said = (
        f"{unanswered} not answered" if unanswered else "each answered by a finding or one sentence"
    )
    yield "Files, pages and data damaged at random", said, "`fuzz`"
    yield (
        "A fault at a file operation of publishing, taking down and going back",
        "the old site or the new one, whole",
        "`make test`; all of them: `python -m bench.faults`",
    )
