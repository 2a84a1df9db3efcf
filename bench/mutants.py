"""How many small faults in the rules on text do the fast tests notice? `python -m bench.mutants`.

Each mutant runs in a fork of this process, with tests/test_rules.py against the changed module
(without its random and timed tests). The sample is drawn with a seed and told with its size.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import itertools
import os
import random
import re
import signal
import sys
import time
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import hub
from bench.mutating import Mutant, mutants

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ("hub/rules/privacy/*.py", "hub/rules/*.py")
TESTS = (
    "test_a_rule_finds_exactly_what_its_examples_mark",
    "test_a_rule_lets_go_what_its_examples_allow",
    "test_every_marked_place_of_a_leaking_page_is_found",
    "test_a_clean_page_goes_out",
    "test_no_disguise_hides_an_identifier",
    "test_a_finding_in_a_disguise_points_into_the_disguise",
    "test_a_failed_check_digit_excuses_nothing",
    "test_published_contacts_may_stand_anywhere",
    "test_a_number_like_a_published_one_is_not_let_go",
    "test_only_a_reviewed_site_and_its_parts_are_public",
    "test_a_sign_off_not_yet_given_lets_an_invented_report_out",
    "test_a_report_from_real_cases_needs_somebody_to_sign",
    "test_a_change_of_words_voids_a_sign_off_and_a_new_review_date_does_not",
    "test_random_ten_digit_numbers_are_all_found",
    "test_every_class_of_identifier_names_a_rule_that_is_there",
)
PATIENCE = 30  # seconds; a mutant that never ends is noticed too


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module the words of a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = mutant.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.mutant = mutant

    def find_spec(self, fullname: str, *_: object) -> Any:
        if fullname != self.name:
            return None
        where = ROOT / self.mutant.path
        inner = [str(where.parent)] if where.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            fullname, where, loader=self, submodule_search_locations=inner
        )

    def exec_module(self, module: Any) -> None:
        exec(compile(self.mutant.source, self.mutant.path, "exec"), module.__dict__)  # noqa: S102


def _forget() -> None:
    """The rules are imported again; their word lists, which are large, are kept."""
    for name in list(sys.modules):
        if name.startswith(("hub.rules", "test_rules")) and name != "hub.rules.words":
            del sys.modules[name]
    hub.__dict__.pop("rules", None)


def _passes() -> bool:
    """Whether every chosen test of tests/test_rules.py passes."""
    import test_rules

    for name in TESTS:
        test = getattr(test_rules, name)
        marks = [m for m in getattr(test, "pytestmark", []) if m.name == "parametrize"]
        for values in itertools.product(*[mark.args[1] for mark in marks]):
            given: dict[str, Any] = {}
            for mark, value in zip(marks, values, strict=True):
                names = mark.args[0]
                names = names.split(",") if isinstance(names, str) else list(names)
                one = getattr(value, "values", value)
                one = one if isinstance(one, tuple) and hasattr(value, "values") else (value,)
                given |= dict(zip(names, one, strict=True))
            test(**given)
    return True


def survives(mutant: Mutant) -> bool:
    """Whether no test notices a mutant."""
    child = os.fork()
    if not child:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        signal.alarm(PATIENCE)
        code = 1
        try:
            _forget()
            sys.meta_path.insert(0, _Changed(mutant))
            code = 0 if _passes() else 1
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] == 0


def main(arguments: list[str]) -> int:
    """Tells the share of mutants noticed, and where the others are."""
    parser = argparse.ArgumentParser(description="Mutation testing of the rules on text.")
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--minutes", type=float, default=0, help="stop after so long")
    asked = parser.parse_args(arguments)
    sys.path.insert(0, str(ROOT / "tests"))
    re._MAXCACHE = 20_000  # type: ignore[attr-defined]
    from hub.reading import text

    text.views = lru_cache(maxsize=None)(text.views)  # the same for every mutant
    paths = sorted({p for pattern in JUDGED for p in ROOT.glob(pattern)})
    every = [
        m for p in paths for m in mutants(p.relative_to(ROOT).as_posix(), p.read_text("utf-8"))
    ]
    _passes()  # fills what forks share, and shows that unchanged rules pass
    same = Mutant(
        "hub/rules/tokens.py", 1, "", "", (ROOT / "hub/rules/tokens.py").read_text("utf-8")
    )
    if not survives(same):
        print("The tests do not pass on the rules as they are.")
        return 1
    # A sample that anybody can draw again.
    chosen = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))  # noqa: S311
    begun = time.monotonic()
    tried, left = 0, []
    for mutant in chosen:
        if asked.minutes and time.monotonic() - begun > 60 * asked.minutes:
            break
        tried += 1
        if survives(mutant):
            left.append(mutant)
            print(f"{mutant.path}:{mutant.line}: {mutant.was!r} -> {mutant.now!r}", flush=True)
    by_file = Counter(m.path for m in left)
    print(f"Not noticed, by file: {dict(by_file.most_common())}")
    print(
        f"{len(every)} mutants; {tried} tried (seed {asked.seed}),"
        f" {tried - len(left)} noticed ({(tried - len(left)) / max(tried, 1):.0%}),"
        f" {time.monotonic() - begun:.0f} s."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
