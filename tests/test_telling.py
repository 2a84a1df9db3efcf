"""Facts that tell who a family is although they name nobody ask for a sign-off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hub.model import EXEMPLAR, Exemplar, Site, Source
from hub.rules import signing, vocabulary
from hub.rules.content import told_together
from hub.rules.privacy import sign_off_needed
from hub.rules.privacy.sign_off_needed import cues
from hub.rules.words import HERE

WEIGHTS = ("1", "2", "4")


def groups() -> list[tuple[str, str, list[str]]]:
    """The groups of the list: kind, weight and phrases."""
    found = []
    for block in (HERE / "telling.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            kind, weight = lines[0].rstrip(":").split()
            phrases = " ".join(line.strip() for line in lines[1:]).split("; ")
            found.append((kind, weight, phrases))
    return found


GROUPS = groups()


@pytest.mark.parametrize(("kind", "weight", "phrases"), GROUPS, ids=lambda v: str(v)[:12])
def test_every_fact_of_the_list_is_found_with_its_weight(
    kind: str, weight: str, phrases: list[str]
) -> None:
    missed = []
    for phrase in phrases:
        said = phrase.replace("*", "")
        told = sign_off_needed.telling(f"We know that {said} was told.")
        alone = bool(list(cues(f"We know that {said} was told.")))
        if weight == "4" and not alone:
            missed.append(phrase)
        if weight == "2" and told.get(kind, 0) < 2:
            missed.append(phrase)
    assert not missed
    assert weight in WEIGHTS
    assert len(phrases) == len(set(phrases))


def test_the_plural_of_a_fact_and_a_line_break_in_it_hide_nothing() -> None:
    for text in ("Both are beekeepers.", "He is a high court\njudge.", "A HIGH-COURT judge."):
        assert list(cues(text)), text


def test_two_facts_of_two_kinds_in_one_paragraph_tell_and_apart_they_do_not() -> None:
    one, other = "Father is a locksmith.", "A brother has a prosthetic foot."
    assert list(cues(f"{one} {other}"))
    assert not list(cues(f"{one}\n\n{other}"))


def test_three_facts_of_three_kinds_tell_wherever_they_stand() -> None:
    facts = ("Father is a locksmith.", "He has a prosthetic foot.", "The family is Latvian.")
    assert list(cues("\n\n".join(facts)))
    assert not list(cues("\n\n".join(facts[:2])))


@pytest.mark.parametrize(
    "text",
    [
        "Father works in hospitality. The family lives in a flat and practises its faith.",
        "Child B has asthma. There are siblings. Police attended after a neighbour called.",
        "He said that he likes football and the park, and that nobody asks him.",
    ],
)
def test_what_many_families_share_asks_for_nothing(text: str) -> None:
    assert not list(cues(text))


@pytest.mark.parametrize(
    "facts",
    [
        ("Mother has epilepsy", "She works nights", "It is in a bakery"),
        ("The family is Turkish", "Mother speaks Turkish", "They go to the mosque"),
        ("They are Romanian", "At home Romanian is spoken", "Father goes to mass"),
        ("The family was evicted", "That was after a fire", "They are in a hotel"),
        ("He is one of six", "He stammers", "Father is a roofer"),
    ],
)
def test_three_facts_that_many_share_tell_in_one_paragraph(facts: tuple[str, str, str]) -> None:
    """The sign-off asks: do any three facts together fit only a few families?"""
    assert list(cues(". ".join(facts)))
    assert not list(cues("\n\n".join(facts)))
    for two in (facts[:2], facts[1:], (facts[0], facts[2])):
        assert not list(cues(". ".join(two))), two


@pytest.mark.parametrize(
    "text",
    [
        "The family is Turkish and goes to the mosque.",
        "Mother speaks Turkish and Bengali, and works nights.",
        "Mother has epilepsy and works nights.",
    ],
)
def test_two_kinds_of_facts_that_many_share_ask_for_nothing(text: str) -> None:
    assert not list(cues(text))


def report(path: str, words: str) -> Exemplar:
    text = f"---\nstory: one\norigin: invented\n---\n\n{words}\n"
    source = Source(path, "exemplar", text, (), {"story": "one"})
    return Exemplar(
        path, "", "gp", "initial", "child", "1", "invented", "", 1, "", withdrawn=False,
        source=source,
    )  # fmt: skip


def test_reports_of_one_story_that_tell_enough_together_each_need_a_sign_off(
    tmp_path: Path,
) -> None:
    first = report("exemplars/a.md", "Father is a locksmith.")
    second = report("exemplars/b.md", "He has a prosthetic foot. The family is Latvian.")
    site = Site(tmp_path, exemplars=(first, second))
    assert [path for path, _, _ in told_together.look(site)] == [first.path, second.path]
    assert not list(told_together.look(replace(site, exemplars=(first,))))
    listed = tmp_path / signing.PATH
    listed.parent.mkdir()
    entries = [signing.entry_for(one.path, one.source.text) for one in (first, second)]
    listed.write_text(entries[0], encoding="utf-8")
    assert [path for path, _, _ in told_together.look(site)] == [second.path]
    listed.write_text("".join(entries), encoding="utf-8")
    assert not list(told_together.look(site))


def test_a_sign_off_settles_what_a_report_tells() -> None:
    text = "---\norigin: invented\n---\n\nHe is the beekeeper.\n"
    from hub.reading.text import MARKDOWN, views

    seen = views(text, MARKDOWN)
    assert sign_off_needed.RULE.found(EXEMPLAR, seen)
    entry = signing.read(signing.entry_for("exemplars/a.md", text))
    with replace(vocabulary.PLAIN, signed=entry):
        assert not sign_off_needed.RULE.found(EXEMPLAR, seen)
