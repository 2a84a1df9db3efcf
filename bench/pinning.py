"""Texts in which a small fault in a rule shows, added to tests/leaks/pinned.

    python -m bench.pinning [--quick] [MODULE ...]

For each mutant that the tests on texts do not notice, a text is looked for in which the mutant
misses a place that the rule finds. The texts tried are made from the rule's own examples: each of
its patterns gives strings (see bench/derived.py), put where the examples have a match of it.
Read what was added: a text that need not be stopped is a reason to change the rule.
"""

from __future__ import annotations

import itertools
import multiprocessing
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from types import FunctionType
from typing import Any

from bench import trying
from bench.derived import strings
from bench.mutating import Mutant
from hub.rules.words import english

SEEDS = 8
MANY = 12  # rules that a module is shared by: then the texts there are, and no new ones, are tried
SAMPLE = 250  # strings of a changed pattern that are put between other characters
SHARE = 300  # mutants of a module that one process takes at a time
PATIENCE = 90  # seconds for one mutant
LONGEST = 200  # characters of a text
MOST = 4_000  # texts of either kind tried for one rule
_FRAMES = (
    "It says {} here.", "The report says {}.", "{} was seen.", "{} told the school.",
    "Seen with {}.", "Her friend {} was late.", "She is the {} and was seen.",
    "It is the {} of the school.", "Zzyx {}", "{}", "| {} |", "It was read.\n\n{}\n",
    "A {} in the borough",
)  # fmt: skip
# What says little by itself is found beside something else.
_BESIDE = {
    "sign-off-needed": (
        "He has a prosthetic foot, {}.", "He has a prosthetic foot and asthma, {}.",
        "He has asthma and works as a cleaner at a hotel, {}.", "We know that {} was told.",
    ),
}  # fmt: skip


def patterns_of(module: Any) -> list[re.Pattern[str]]:
    """Every compiled pattern that a rule's module or its look holds."""
    held = [one for one in vars(module).values() if not isinstance(one, FunctionType)]
    return list({p.pattern: p for p in _held([*held, module.RULE.look])}.values())


def _held(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
        return
    inner: Iterable[Any] = ()
    if is_dataclass(value) and not isinstance(value, type):
        inner = [getattr(value, one.name) for one in fields(value)]
        inner += [value.form] if hasattr(value, "form") else []
    elif isinstance(value, FunctionType):
        inner = [cell.cell_contents for cell in value.__closure__ or ()]
    elif isinstance(value, dict):
        inner = value.values()
    elif isinstance(value, tuple | list):
        inner = value
    for one in inner:
        yield from _held(one)


def lines_of(lab: trying.Lab, name: str) -> list[str]:
    """The texts of a rule's own, without their marks."""
    rule = lab.whole[name]
    return [lab.rules.marked(line)[0] for line in (*rule.blocks, *lab.pinned.lines(name))]


def tries(lab: trying.Lab, name: str) -> tuple[list[str], list[str]]:
    """Texts in which a rule may find something, made from its patterns and its examples; and
    such in which two strings were joined, which read worse."""
    module = lab.modules[_module(name)]
    own = lines_of(lab, name)
    marked = [lab.rules.marked(line) for line in lab.whole[name].blocks]
    values = [text[a:b] for text, spans in marked for a, b in spans]
    found: dict[str, None] = dict.fromkeys(own)
    joined: dict[str, None] = {}
    patterns = patterns_of(module)
    made = {p: [s for seed in range(SEEDS) for s in strings(p, seed)] for p in patterns}
    for pattern, some in made.items():
        framed = [*_around(pattern, own), *_BESIDE.get(name, ()), *_FRAMES]
        for number, string in enumerate(dict.fromkeys(some)):
            for frame in framed[:6] if number % 2 else framed:
                found[frame.replace("{}", string)] = None
    # What stands before or after somebody, with each other.
    chance = random.Random(1)  # noqa: S311
    for some in made.values():
        for string in dict.fromkeys(some):
            for value in chance.sample(values, min(2, len(values))):
                other = chance.choice(made[chance.choice(patterns)])
                joined[f"The report {string}{value}{other}"] = None
                joined[f"{string}{value} was seen. It was read."] = None
                joined[f"It was read. {value}{string} then."] = None
                joined[f"It was {other}{value}{string} then."] = None
                joined[f"{string} {value}"] = None
                joined[f"{value} {string}"] = None
    plain, odd = ([t for t in some if len(t) <= LONGEST] for some in (found, joined))
    return plain, [text for text in odd if text not in found]


def _around(pattern: re.Pattern[str], lines: Iterable[str]) -> Iterator[str]:
    """The lines with a hole where the pattern matches."""
    for line in lines:
        match = pattern.search(line)
        if match and match.group():
            yield line[: match.start()] + "{}" + line[match.end() :]


def pool(lab: trying.Lab, name: str) -> list[str]:
    """The texts of a rule in which it finds something, the plainest first."""
    return [text for some in tries(lab, name) for text in _hits(lab, name, some)]


def _hits(lab: trying.Lab, name: str, texts: Iterable[str]) -> list[str]:
    hits = [text for text in texts if lab.baseline(name, text)]
    if len(hits) > MOST:
        hits = random.Random(2).sample(hits, MOST)  # noqa: S311
    return sorted((text for text in hits if _writable(text)), key=_plainness)


def _writable(text: str) -> bool:
    """Whether a text can be read in a file of such texts: nothing in it is invisible."""
    return text.replace("\n", "").isprintable() and not {"⟦", "⟧", "⏎"} & set(text)


def _plainness(text: str) -> tuple[int, bool, int]:
    """Few odd words, one line, a whole sentence, and short: the easier to read, the sooner."""
    words = re.findall(r"[A-Za-z]+", text.lower())
    odd = sum(word not in english() and not set(word) <= set("zyx") for word in words)
    odd += len(re.findall(r"[A-Za-z][(\"'#:=]|  |[.,:;]{2}|[^A-Za-z0-9 .,-]", text))
    return odd, not (text[:1].isupper() and text.endswith(".")), len(text)


_BEFORE = ("", "z", "Zzyx ", "0", "-", ".", "/", "'", "the ", "of ")
_AFTER = ("", "z", "0", "-0", ".0", ",0", "%", "/0", ":0", "'s", "s", " z", " of zz", " zzs", ")")


def near(lab: trying.Lab, name: str, now: Any) -> list[str]:
    """Texts in which a changed pattern of a rule's module matches otherwise."""
    module = lab.modules[_module(name)]
    held, changed = ({p.pattern: p for p in patterns_of(m)} for m in (module, now))
    old = [p for p in held.values() if p.pattern not in changed]
    new = [p for p in changed.values() if p.pattern not in held]
    own, chance = lines_of(lab, name), random.Random(3)  # noqa: S311
    found: dict[str, None] = {}
    for one, other in zip(old, new, strict=False):
        frames = [*_around(one, own), *_BESIDE.get(name, ()), *_FRAMES]
        some = {s: None for seed in range(SEEDS) for p in (one, other) for s in strings(p, seed)}
        for string in some:
            if len(string) < LONGEST and _differ(one, other, string):
                found |= {frame.replace("{}", string): None for frame in frames}
        for string in chance.sample(list(some), min(len(some), SAMPLE)):
            for start, end in itertools.product(_BEFORE, _AFTER):
                text = f"It says {start}{string}{end} here."
                if len(text) < LONGEST and _differ(one, other, text):
                    found[text] = None
    return sorted((text for text in found if _writable(text)), key=_plainness)[:MOST]


def _differ(one: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    return [m.span() for m in one.finditer(text)] != [m.span() for m in other.finditer(text)]


def shown(lab: trying.Lab, name: str, text: str) -> str:
    """A text as a line of the file, with its marks."""
    line = text
    for start, end in reversed(lab.baseline(name, text)):
        line = f"{line[:start]}⟦{line[start:end]}⟧{line[end:]}"
    return line.replace("\n", "⏎")


def missing(lab: trying.Lab, rule: Any, name: str, text: str) -> bool:
    """Whether a mutant's rule misses a place of a text that the rule finds, or a part of it."""
    try:
        return bool(lab.pinned.missed(rule, shown(lab, name, text).replace("⏎", "\n")))
    except Exception:  # noqa: BLE001 - a rule that fails is noticed
        return True


def pin(lab: trying.Lab, mutants: Sequence[Mutant]) -> dict[str, list[str]]:
    """For the mutants that no test notices, the lines to add, by rule."""
    pools: dict[str, list[str]] = {}
    added: dict[str, list[str]] = {}
    for mutant in mutants:
        # What fails is noticed, and what takes too long is left as it is.
        with (
            suppress(trying.TooLong, Exception),
            trying.patience(PATIENCE),
            lab.instead(mutant) as made,
        ):
            if not lab.noticed(made):
                _pinned_for(lab, made, pools, added)
    return added


def _pinned_for(
    lab: trying.Lab, made: Any, pools: dict[str, list[str]], added: dict[str, list[str]]
) -> None:
    for name, rule in made.items():
        if any(missing(lab, rule, name, text) for text in added.get(name, ())):
            return
    for name, rule in made.items():
        if name not in pools:
            many = len(made) > MANY or _QUICK
            pools[name] = _hits(lab, name, _short(lab)) if many else pool(lab, name)
        nearest = near(lab, name, sys.modules[_module(name)])
        for text in itertools.chain(nearest, pools[name]):
            before = lab.baseline(name, text)
            if before and before != lab.spans(rule, text) and missing(lab, rule, name, text):
                added.setdefault(name, []).append(text)
                return


def _short(lab: trying.Lab) -> list[str]:
    return [text for text in lab.texts if len(text) < LONGEST]


def _module(name: str) -> str:
    return f"hub.rules.privacy.{name.replace('-', '_')}"


def keep(lab: trying.Lab, added: dict[str, list[str]]) -> int:
    """Writes the lines to the files."""
    count = 0
    for name, texts in added.items():
        path = lab.pinned.PINNED / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        kept = path.read_text("utf-8").splitlines() if path.exists() else []
        new = [line for text in texts if (line := shown(lab, name, text)) not in kept]
        path.write_text("\n".join([*kept, *dict.fromkeys(new)]) + "\n", "utf-8")
        count += len(new)
    return count


def spare(lab: trying.Lab, names: Sequence[str], mutants: Iterable[Mutant]) -> int:
    """Leaves out the lines of some rules without which each mutant is noticed all the same; gives
    how many. What the mutants do not ask for goes, so give all that the rules depend on."""
    texts = {name: lab.pinned.lines(name) for name in names}
    asked: list[set[tuple[str, str]]] = []
    for mutant in mutants:
        with suppress(trying.TooLong, Exception), trying.patience(PATIENCE):
            asked.append(_asked(lab, mutant, texts))
    kept: set[tuple[str, str]] = set()
    left = [lines for lines in asked if lines]
    while left:
        counts = Counter(line for lines in left for line in sorted(lines))
        best = max(counts, key=lambda line: (counts[line], -len(line[1])))
        kept.add(best)
        left = [lines for lines in left if best not in lines]
    gone = 0
    for name, lines in texts.items():
        stay = [line.replace("\n", "⏎") for line in lines if (name, line) in kept]
        gone += len(lines) - len(stay)
        (lab.pinned.PINNED / f"{name}.txt").write_text("\n".join(stay) + "\n", "utf-8")
    return gone


def _asked(
    lab: trying.Lab, mutant: Mutant, texts: Mapping[str, Sequence[str]]
) -> set[tuple[str, str]]:
    """The lines, each of which notices a mutant; none where an example notices it."""
    with lab.instead(mutant) as made:
        for name, rule in made.items():
            if any(lab.pinned.missed(rule, line) for line in lab.whole[name].blocks):
                return set()
        return {
            (name, line)
            for name in texts.keys() & made.keys()
            for line in texts[name]
            if lab.pinned.missed(made[name], line)
        }


def _one(job: tuple[str, int]) -> tuple[str, dict[str, list[str]]]:
    module, start = job
    return module, pin(_LAB[0], trying.of_rules([module])[start : start + SHARE])


_LAB: list[trying.Lab] = []
_QUICK: list[bool] = []  # not empty: of new texts only those that a changed pattern asks for


def main(asked: list[str]) -> int:
    """0: what could be pinned is pinned."""
    _LAB.append(trying.Lab())
    _QUICK.extend([True] * asked.count("--quick"))
    modules = [one for one in asked if one != "--quick"] or [
        name.rpartition(".")[2] for name in _LAB[0].order if "privacy" in name
    ]
    begun = time.monotonic()
    jobs = [
        (module, start)
        for module in modules
        for start in range(0, len(trying.of_rules([module])), SHARE)
    ]
    with multiprocessing.get_context("fork").Pool(2) as workers:
        for module, added in workers.imap_unordered(_one, jobs):
            count = keep(_LAB[0], added)
            print(f"{module}: {count} added, {time.monotonic() - begun:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
