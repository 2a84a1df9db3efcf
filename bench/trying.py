"""One mutant put in the place of its module: do the tests on texts notice it, and what of all the
texts there are does it find otherwise?

Only the module and what imports it are made again. What every other rule finds in a text, and how
a text is read, is kept from one mutant to the next.
"""

from __future__ import annotations

import ast
import functools
import importlib
import importlib.util
import itertools
import json
import re
import resource
import signal
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bench import peers
from bench.mutating import Mutant, mutants

ROOT = Path(__file__).resolve().parents[1]
TESTS = (
    "test_a_rule_finds_exactly_what_its_examples_mark",
    "test_a_rule_lets_go_what_its_examples_allow",
    "test_a_pinned_text_is_found",
    "test_every_marked_place_of_a_leaking_page_is_found",
    "test_a_clean_page_goes_out",
    "test_no_disguise_hides_an_identifier",
    "test_a_finding_in_a_disguise_points_into_the_disguise",
    "test_a_failed_check_digit_excuses_nothing",
    "test_a_character_that_shows_nothing_is_found_in_plain_letters",
    "test_published_contacts_may_stand_anywhere",
    "test_a_number_like_a_published_one_is_not_let_go",
    "test_only_a_reviewed_site_and_its_parts_are_public",
    "test_a_sign_off_not_yet_given_lets_an_invented_report_out",
    "test_a_report_from_real_cases_needs_somebody_to_sign",
    "test_a_change_of_words_voids_a_sign_off_and_a_new_review_date_does_not",
    "test_random_ten_digit_numbers_are_all_found",
    "test_a_word_is_known_whatever_its_capitals_and_endings",
    "test_a_reviewed_word_is_known_only_where_it_was_reviewed",
    "test_an_entry_makes_its_own_words_known_in_a_report_and_no_other",
    "test_an_ending_makes_no_word_known",
    "test_a_page_knows_the_words_of_both_parts_and_a_report_only_its_own",
    "test_a_phrase_stands_only_as_a_whole",
    "test_an_entry_that_would_let_a_name_through_is_refused",
    "test_an_entry_without_reason_date_or_reviewer_is_refused",
)
PATIENCE = 20  # seconds for one mutant; one that never ends is noticed too
MEMORY = 4_000_000_000  # bytes
SHORT = 1000  # characters
FEW = 2  # rules that look at each text by itself
NOTICED, SAME, STRICTER = "noticed", "same", "stricter"
LESS, OTHER, THROUGH = "marks less", "another rule", "lets through"
OUTCOMES = (NOTICED, SAME, STRICTER, LESS, OTHER, THROUGH)
_SHARED = ("hub.rules.tokens", "hub.rules.capitals", "hub.rules.vocabulary")
Spans = tuple[tuple[int, int], ...]


class TooLong(BaseException):
    """A mutant took longer than the patience for one."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raises TooLong where what runs inside takes longer."""

    def over(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def module_of(path: str) -> str:
    """The name of the module of a file."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def rule_of(module: str) -> str:
    """The rule that a module defines, by its name."""
    return module.rpartition(".")[2].replace("_", "-")


def keep_what_is_read() -> None:
    """Texts are read once, and their words looked up once, however many mutants look at them."""
    re._MAXCACHE = 50_000  # type: ignore[attr-defined]
    from hub.reading import text

    if hasattr(text.views, "cache_info"):
        return
    text.views = lru_cache(maxsize=None)(text.views)
    for name in _SHARED:
        module = importlib.import_module(name)
        for said, value in list(vars(module).items()):
            if hasattr(value, "cache_info") and value.__module__ == name:
                setattr(module, said, lru_cache(maxsize=None)(value.__wrapped__))


def imports() -> Mapping[str, set[str]]:
    """The modules of the rules on text, and which of one another they import."""
    paths = [*ROOT.glob("hub/rules/*.py"), *ROOT.glob("hub/rules/privacy/*.py")]
    known = {module_of(p.relative_to(ROOT).as_posix()): p for p in sorted(paths)}
    found: dict[str, set[str]] = {}
    for name, path in known.items():
        if name in ("hub.rules", "hub.rules.privacy"):
            continue
        found[name] = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found[name].add(node.module)
                found[name].update(f"{node.module}.{n.name}" for n in node.names)
        found[name] &= known.keys() - {name, "hub.rules"}
    return found


class Lab:
    """The rules as they are, the tests on texts, and every text that mutants are judged by."""

    def __init__(self) -> None:
        sys.path.insert(0, str(ROOT / "tests"))
        keep_what_is_read()
        import test_pinned
        import test_rules
        import test_vocabulary

        self.rules, self.pinned, self.reviewed = test_rules, test_pinned, test_vocabulary
        # It bound the reader of texts before that was given a memory, or may have.
        from hub.reading import text

        test_rules.views = text.views
        self.imports = imports()
        self.order = self._ordered()
        self.modules = {name: sys.modules[name] for name in self.order}
        self.whole = dict(test_rules.RULES)
        self.words = test_rules.WORDS
        self.kept: dict[tuple[str, str, str], Spans] = {}
        self.remembering = {name: self._remembering(name) for name in self.whole}
        self._baseline: dict[tuple[str, str], Spans] = {}

    def _ordered(self) -> list[str]:
        """The modules, each after those it imports."""
        done: list[str] = []

        def add(name: str) -> None:
            for other in sorted(self.imports[name]):
                if other not in done:
                    add(other)
            if name not in done:
                done.append(name)

        for name in sorted(self.imports):
            add(name)
        return done

    def _remembering(self, name: str) -> Any:
        rule, kept = self.whole[name], self.kept

        def look(view: Any) -> Spans:
            key = name, view.name, view.text
            if key not in kept:
                kept[key] = tuple(rule.look(view))
            return kept[key]

        return replace(rule, look=look)

    def touched(self, module: str) -> list[str]:
        """A module and all that import it, in the order in which they can be made again."""
        found = {module}
        for name in self.order:
            if self.imports[name] & found:
                found.add(name)
        return [name for name in self.order if name in found]

    @contextmanager
    def instead(self, mutant: Mutant) -> Iterator[Mapping[str, Any]]:
        """Puts a mutant in the place of its module; gives the rules that came of it, by name."""
        name = module_of(mutant.path)
        before = {one: sys.modules[one] for one in self.touched(name) if one in sys.modules}
        words, told = self.words, {}
        try:
            for one in self.touched(name):
                source = mutant.source if one == name else None
                self.make(one, source)
            made = {rule_of(one): sys.modules[one].RULE for one in before if ".privacy." in one}
            if "hub.rules.vocabulary" in before:
                words = sys.modules["hub.rules.vocabulary"].load(ROOT)
            told = self._patch({**self.remembering, **made}, words)
            yield made
        finally:
            for one, module in before.items():
                sys.modules[one] = module
                _hang(one, module)
            for said, value in told.items():
                setattr(self.rules, said, value)
            self.reviewed.vocabulary = sys.modules["hub.rules.vocabulary"]

    def _patch(self, made: Mapping[str, Any], words: Any) -> dict[str, Any]:
        """The tests look through these rules; gives what they looked through before."""
        new = {"RULES": made, "WORDS": words}
        shared = ("contacts", "signing", "vocabulary")
        new |= {one: sys.modules[f"hub.rules.{one}"] for one in shared}
        before = {said: getattr(self.rules, said) for said in new}
        for said, value in new.items():
            setattr(self.rules, said, value)
        self.reviewed.vocabulary = sys.modules["hub.rules.vocabulary"]
        return before

    @staticmethod
    def make(name: str, source: str | None) -> None:
        """Makes a module again, from its file or from other words."""
        old = sys.modules[name]
        path = Path(str(old.__file__))
        module = types.ModuleType(name)
        module.__file__ = old.__file__
        module.__package__ = old.__package__
        module.__spec__ = old.__spec__
        code = compile(source, str(path), "exec") if source is not None else _compiled(path)
        sys.modules[name] = module
        exec(code, module.__dict__)  # noqa: S102
        _hang(name, module)

    def calls(self, names: Iterable[str]) -> list[Callable[[], object]]:
        """The tests that decide for some rules: those on the rules first, then those on all."""
        wanted = set(names)
        own: list[Callable[[], object]] = []
        every: list[Callable[[], object]] = []
        for name in TESTS:
            rooms = (self.pinned, self.reviewed, self.rules)
            test = next(getattr(room, name) for room in rooms if hasattr(room, name))
            for given in _given(test):
                if "name" not in given:
                    every.append(functools.partial(test, **given))
                elif given["name"] in wanted:
                    own.append(functools.partial(test, **given))
        return own + every

    def noticed(self, made: Mapping[str, Any]) -> bool:
        """Whether a test does not pass on what a mutant made."""
        try:
            for call in self.calls_of(tuple(made)):
                call()
        except Exception:  # noqa: BLE001 - whatever went wrong, a test noticed
            return True
        return False

    @functools.cache  # noqa: B019 - there is one lab
    def calls_of(self, names: tuple[str, ...]) -> list[Callable[[], object]]:
        """The tests for some rules, made once."""
        return self.calls(names)

    def spans(self, rule: Any, text: str) -> Spans:
        """What a rule finds in a text: places of the file, in order, joined where they overlap."""
        return tuple(self.rules.joined(self.rules.found_by(rule, text)))

    def baseline(self, name: str, text: str) -> Spans:
        """What a rule as it is finds in a text."""
        key = name, text
        if key not in self._baseline:
            with self.words:
                self._baseline[key] = self.spans(self.remembering[name], text)
        return self._baseline[key]

    @functools.cached_property
    def texts(self) -> list[str]:
        """Every text there is to judge a mutant by, without the marks."""
        found: dict[str, None] = {}
        for name, rule in self.whole.items():
            for line in (*rule.blocks, *rule.allows, *self.pinned.lines(name)):
                found[self.rules.marked(line)[0]] = None
        for value in self.rules.PLANTED.values():
            for disguise in self.rules.WORLD_OF_DISGUISES.values():
                found[f"The report says {disguise(value)}"] = None
        for path in sorted(ROOT.glob("tests/leaks/*.md")):
            for part in path.read_text("utf-8").split("\n\n"):
                found[re.sub(r"⟦|⟧|\{[a-z ,-]+\}", "", part)] = None
        folder = peers.corpora("leak.jsonl")
        if folder:
            for line in (folder / "leak.jsonl").read_text("utf-8").splitlines():
                found[str(json.loads(line)["text"])] = None
        for path in sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("exemplars/*.md")]):
            found[path.read_text("utf-8")] = None
        return list(found)

    @functools.cached_property
    def together(self) -> list[str]:
        """The same texts, the short ones as paragraphs of longer ones: quicker for many rules."""
        short = [text for text in self.texts if len(text) < SHORT]
        whole = [text for text in self.texts if len(text) >= SHORT]
        return whole + ["\n\n".join(short[n : n + 50]) for n in range(0, len(short), 50)]

    def judge(self, made: Mapping[str, Any], words: Any) -> str:
        """What the rules that a mutant made find otherwise than the rules as they are."""
        worst = SAME
        with words:
            for text in self.together if len(made) > FEW else self.texts:
                for name, rule in made.items():
                    before, now = self.baseline(name, text), self.spans(rule, text)
                    if before != now:
                        worst = max(worst, self.compared(name, made, text), key=OUTCOMES.index)
                        if worst == THROUGH:
                            return worst
        return worst

    def compared(self, name: str, made: Mapping[str, Any], text: str) -> str:
        """How what one rule finds in a text differs from what it found."""
        before, now = self.baseline(name, text), self.spans(made[name], text)
        if before == now:
            return SAME
        lost = [place for place in before if not _met(place, now)]
        if not lost:
            whole = all(any(a <= c and d <= b for a, b in now) for c, d in before)
            return STRICTER if whole else LESS
        for audience in self.rules.AUDIENCES:
            if audience not in self.whole[name].audiences:
                continue
            others = [
                span
                for other, rule in {**self.whole, **made}.items()
                if other != name and audience in rule.audiences
                for span in (
                    self.spans(rule, text) if other in made else self.baseline(other, text)
                )
            ]
            if not all(_met(place, others) for place in lost):
                return THROUGH
        return OTHER

    def tried(self, mutant: Mutant) -> str:
        """Whether the tests notice a mutant and, if not, what comes of it."""
        try:
            with patience(PATIENCE), self.instead(mutant) as made:
                if self.noticed(made):
                    return NOTICED
        # What pytest raises where a test fails is none of Python's own exceptions.
        except (TooLong, pytest.fail.Exception, Exception):  # noqa: BLE001 - it cannot even be loaded, or never ends
            return NOTICED
        try:
            with patience(5 * PATIENCE), self.instead(mutant) as made:
                return self.judge(made, self.rules.WORDS)
        except (TooLong, Exception):  # noqa: BLE001 - the gate stops where a rule fails
            return STRICTER


def _met(place: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(a < place[1] and b > place[0] for a, b in spans)


def _hang(name: str, module: Any) -> None:
    parent, _, last = name.rpartition(".")
    setattr(sys.modules[parent], last, module)


@functools.cache
def _compiled(path: Path) -> types.CodeType:
    return compile(path.read_text("utf-8"), str(path), "exec")


def _given(test: Any) -> Iterator[dict[str, Any]]:
    """What a test is called with, once for each of its cases."""
    marks = [m for m in getattr(test, "pytestmark", []) if m.name == "parametrize"]
    for values in itertools.product(*[mark.args[1] for mark in marks]):
        given: dict[str, Any] = {}
        for mark, value in zip(marks, values, strict=True):
            names = mark.args[0]
            names = names.split(",") if isinstance(names, str) else list(names)
            one = getattr(value, "values", value if len(names) > 1 else (value,))
            given |= dict(zip(names, one, strict=True))
        yield given


def of_rules(which: Iterable[str] = ()) -> list[Mutant]:
    """Every mutant of the rules on text, or of the modules named."""
    paths = sorted([*ROOT.glob("hub/rules/privacy/*.py"), *ROOT.glob("hub/rules/*.py")])
    chosen = [p for p in paths if not which or p.stem in which]
    return [
        mutant
        for path in chosen
        for mutant in mutants(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
    ]


def within_memory() -> None:
    """A mutant that fills the memory fails, and so is noticed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
