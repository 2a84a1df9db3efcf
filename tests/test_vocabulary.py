"""The reviewed words: whole entries only, no name, and help for whoever meets a refusal."""

from __future__ import annotations

import gzip
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hub.model import CouldNotCheck, Site
from hub.rules import vocabulary
from hub.rules.content import reviewed_place
from hub.rules.words import HERE, english, given, listed

ROOT = Path(__file__).parent.parent
GROUP = (
    "{part}:\n  - reason: A test\n    date: 2026-11-22\n    who: hub builders\n"
    "    names: {names}\n    say: [{say}]\n"
)


def read(say: str, part: str = "exemplars", names: str = "bodies") -> vocabulary.Vocabulary:
    return vocabulary.read(GROUP.format(part=part, say=say, names=names))


def test_our_own_list_is_whole() -> None:
    assert vocabulary.load(ROOT).entries


def test_a_word_is_known_whatever_its_capitals_and_endings() -> None:
    words = vocabulary.PLAIN
    for word in ("report", "Report", "REPORT", "report's", "report\u2019s", "don't", "we'll"):
        assert words.knows(word)
    assert not words.knows("zzyxa")
    assert not words.knows("zzyxa's")


def test_a_reviewed_word_is_known_only_where_it_was_reviewed() -> None:
    words = read("zzyxword", "pages")
    assert words.knows("zzyxword", page=True)
    assert not words.knows("zzyxword")


@pytest.mark.parametrize(
    ("entry", "known", "strange"),
    [
        # A plural only of a short form; an ending only after an apostrophe.
        ("ZQV", ["ZQV", "ZQVs", "ZQV's"], ["zqv", "ZQVx", "Zqv", "ZQVd's"]),
        ("ZQ", ["ZQ", "ZQs"], ["zq"]),
        ("zzyxword", ["Zzyxword", "zzyxword's", "zzyxword\u2019ll"], ["zzyxwords", "zzyxword't"]),
        ("zzyxword's", ["zzyxword's", "zzyxword"], ["zzyxwor", "zzyxwo"]),
        # A word of a proper name is not known by itself; a plain one beside it is.
        ("Zzyxley house", ["house"], ["Zzyxley", "zzyxley"]),
        ("zzyx word", ["zzyx"], ["zzy"]),
    ],
)
def test_an_entry_makes_its_own_words_known_in_a_report_and_no_other(
    entry: str, known: list[str], strange: list[str]
) -> None:
    words = read(f'"{entry}"')
    assert [word for word in known if not words.knows(word)] == []
    assert [word for word in strange if words.knows(word)] == []
    text = " ".join([*known, *strange])
    assert vocabulary.unknown(text, words) == frozenset(strange)


@pytest.mark.parametrize("word", ["zzyxa't", "report't", "zzyxa's", "zzyxa'll", "aren", "report'x"])
def test_an_ending_makes_no_word_known(word: str) -> None:
    assert not vocabulary.PLAIN.knows(word)
    assert not vocabulary.PLAIN.knows(word, page=True)


def test_a_page_knows_the_words_of_both_parts_and_a_report_only_its_own() -> None:
    words = read("ZQV, zzyxword, Zzyxley House, Zzyx 87", "pages")
    for word in ("ZQV", "zqv", "zzyxword"):
        assert words.knows(word, page=True)
        assert not words.knows(word)
    assert vocabulary.unknown("zzyxword", words) == {"zzyxword"}
    assert vocabulary.unknown("zzyxword", words, page=True) == frozenset()
    assert (words.phrases, words.explained, words.numbered) == ({}, {}, ())
    assert words.page_phrases["Zzyxley"] == ("Zzyxley House",)
    both = read("ZQV, zzyxword, Zzyxley House, Zzyx 87, vitamin Q")
    assert both.phrases["Zzyxley"] == ("Zzyxley House",) == both.page_phrases["Zzyxley"]
    assert both.explained["Zzyxley"] == ("Zzyxley House",)
    assert both.numbered == (("zzyx", "Zzyx 87"),)
    assert both.inner == {"Q": (("vitamin ", ""),)}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Old House is", 9),
        ("Old House", 9),
        ("Old\nHouse.", 9),
        ("Old Houses", 0),
        ("Old House9", 0),
        ("Old House_x", 0),
        ("Old Hous", 0),
        ("Odd House", 0),
        ("Old House Hill is", 14),
    ],
)
def test_a_phrase_stands_only_as_a_whole(text: str, length: int) -> None:
    assert vocabulary.phrase_at(("Old House Hill", "Old House"), text) == length


def test_a_vocabulary_is_in_force_only_inside_its_block() -> None:
    words = read("zzyxword")
    with words:
        assert vocabulary.current() is words
    assert vocabulary.current() is vocabulary.PLAIN


@pytest.mark.parametrize("part", vocabulary.PARTS)
@pytest.mark.parametrize(
    "entry",
    ["Grace", "Hope", "Mark", "Dr Zzyxley", "Amina", "Amina Hassan", "Rose Brown", "Grace Field"],
)
def test_an_entry_that_would_let_a_name_through_is_refused(entry: str, part: str) -> None:
    with pytest.raises(CouldNotCheck) as refusal:
        read(entry, part)
    assert not any(word in str(refusal.value) for word in entry.split())


def test_two_words_of_no_dictionary_are_refused_in_reports() -> None:
    with pytest.raises(CouldNotCheck, match="shape of a person's"):
        read("Zzyxa Zzyxley")


@pytest.mark.parametrize("part", vocabulary.PARTS)
@pytest.mark.parametrize("entry", ["Zzyxley", "Zzyxley house", "O'Zzyxley", "McZzyxley"])
def test_a_word_of_no_dictionary_needs_what_it_names(entry: str, part: str) -> None:
    with pytest.raises(CouldNotCheck, match="No dictionary holds this word"):
        read(f'"{entry}"', part, "")
    assert read(f'"{entry}"', part, "[bodies, medicines]").entries
    with pytest.raises(CouldNotCheck, match="what the words name: one of"):
        read(f'"{entry}"', part, "people")


def test_a_place_may_be_named_on_pages_only() -> None:
    assert read("Zzyxley", "pages", "places").entries
    with pytest.raises(CouldNotCheck, match="what the words name: one of"):
        read("Zzyxley", "exemplars", "places")


@pytest.mark.parametrize("entry", ["House", "ZQV", "half-brother", "Half-brother", "a house"])
def test_plain_words_need_no_such_thing(entry: str) -> None:
    assert read(f'"{entry}"', names="").entries


@pytest.mark.parametrize("part", vocabulary.PARTS)
def test_a_phrase_that_is_a_place_is_found_unless_somebody_agreed(
    tmp_path: Path, part: str
) -> None:
    (tmp_path / "exemplars").mkdir()
    said = "Help Board, Table Street, Little Stars Nursery, Baby Q, Table House"
    (tmp_path / vocabulary.PATH).write_text(GROUP.format(part=part, say=said, names="bodies"))
    found = list(reviewed_place.look(Site(tmp_path)))
    assert [(path, line) for path, line, _ in found] == [(vocabulary.PATH, 6)] * 4
    agreed = (tmp_path / vocabulary.PATH).read_text().replace("names: bodies", "also_names: true")
    (tmp_path / vocabulary.PATH).write_text(agreed)
    assert list(reviewed_place.look(Site(tmp_path))) == []


@pytest.mark.parametrize(
    "text",
    [
        "exemplars:\n  - say: [word]\n",
        "exemplars:\n  - word\n",
        "exemplars:\n  - reason: A\n    date: today\n    who: B\n    say: [word]\n",
        "others: []\n",
        "exemplars:\n  - reason: A\n    date: 2026-11-22\n    who: B\n    say: [1]\n",
    ],
)
def test_an_entry_without_reason_date_or_reviewer_is_refused(text: str) -> None:
    with pytest.raises(CouldNotCheck):
        vocabulary.read(text)


def test_broken_yaml_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "exemplars").mkdir()
    (tmp_path / vocabulary.PATH).write_text("exemplars: [", encoding="utf-8")
    with pytest.raises(CouldNotCheck, match=r"vocabulary.yml:1: A bracket that opens"):
        vocabulary.load(tmp_path)


def test_without_a_list_plain_english_alone_is_known(tmp_path: Path) -> None:
    assert vocabulary.load(tmp_path) is vocabulary.PLAIN


def test_unused_entries_are_told() -> None:
    words = read("zzyxword, otherword")
    assert [e.text for e in vocabulary.unused(words, ["The Zzyxword stands."])] == ["otherword"]


def test_the_dictionary_is_small() -> None:
    assert (HERE / "english.txt.gz").stat().st_size < 640_000


def test_the_dictionary_holds_no_struck_word_and_every_kept_one() -> None:
    words = set(gzip.decompress((HERE / "english.txt.gz").read_bytes()).decode().split("\n"))
    assert words == english()
    assert not words & (listed("struck.txt") - listed("kept.txt"))
    assert listed("kept.txt") - {"s"} <= words | {w for w in listed("kept.txt") if len(w) == 1}


def test_the_licence_of_the_dictionary_stands_beside_it() -> None:
    assert "Kevin Atkinson" in (HERE / "LICENCE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Emma", "emma", "Mohammed", "Chantelle", "Kayden", "Emma's"])
def test_a_name_that_many_are_called_by_is_no_reviewed_word(name: str) -> None:
    assert "called by" in vocabulary.refusal(name, "exemplars")
    assert not vocabulary.refusal(name, "exemplars", also_a_name=True)


@pytest.mark.parametrize("line", ["reason: say why it is safe", "who: your role"])
def test_the_line_to_paste_counts_only_once_it_is_filled_in(line: str) -> None:
    entry = {"reason": "A medicine", "date": "2027-01-05", "who": "lead", "say": "[zzol]"}
    key, _, said = line.partition(": ")
    words = ", ".join(f"{k}: {said if k == key else v}" for k, v in entry.items())
    with pytest.raises(CouldNotCheck, match="in your own words"):
        vocabulary.read(f"exemplars:\n  - {{{words}}}\n")


def test_no_list_of_names_holds_a_plain_english_word() -> None:
    assert not given() & english()


@pytest.mark.parametrize("word", ["undertreated", "rereferred"])
def test_a_long_plain_word_with_a_usual_beginning_is_known(word: str) -> None:
    assert vocabulary.PLAIN.knows(word)
    assert not vocabulary.PLAIN.knows(word.capitalize())


@pytest.mark.parametrize("word", ["underwood", "outram", "coraline", "rezzyxley"])
def test_a_name_with_such_a_beginning_is_not(word: str) -> None:
    assert not vocabulary.PLAIN.knows(word)


def test_threads_that_share_a_vocabulary_do_not_disturb_one_another() -> None:
    shared, met = vocabulary.read("exemplars: []\n"), threading.Barrier(2, timeout=60)

    def use(_: int) -> bool:
        with shared:
            met.wait()
            with vocabulary.PLAIN:
                met.wait()
                inner = vocabulary.current() is vocabulary.PLAIN
            met.wait()
            return inner and vocabulary.current() is shared

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(use, range(2))) == [True, True]
    assert vocabulary.current() is vocabulary.PLAIN


def test_one_list_with_one_set_of_sign_offs_is_one_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "exemplars").mkdir()
    (tmp_path / vocabulary.PATH).write_text("exemplars: []\n")
    assert vocabulary.load(tmp_path) is vocabulary.load(tmp_path)


@pytest.mark.parametrize("text", ["and Grace", "grace was", "told Hazel", "to Rose and"])
def test_a_name_with_words_that_stand_around_any_name_is_refused(text: str) -> None:
    assert vocabulary.refusal(text, "pages", also_a_name=True)
    assert not vocabulary.refusal("hair and beauty", "exemplars", also_a_name=True)
    assert not vocabulary.refusal("the Jack Russell", "exemplars", also_a_name=True)


@pytest.mark.parametrize(
    ("text", "where"),
    [("hair and beauty", (9, 15)), ("Come rain or shine", (5, 9)), ("a hair and beauty", (11, 17))],
)
def test_a_phrase_explains_the_words_that_stand_in_it(text: str, where: tuple[int, int]) -> None:
    listed = read("hair and beauty, come rain or shine", "exemplars")
    assert listed.explains(text, where, vocabulary.PARTS)
    assert not listed.explains(text, where, ("pages",))
    assert not listed.explains(
        text.replace("and", "of").replace("or", "and"), where, ("exemplars",)
    )
    assert not listed.explains("beauty", (0, 6), vocabulary.PARTS)


def test_a_word_with_accents_is_known_without_them_too() -> None:
    listed = read("Zzyxé, Zzéyx House", "pages")
    assert listed.knows("Zzyxé", page=True)
    assert listed.knows("Zzyxe", page=True)
    assert listed.page_phrases["Zzeyx"] == ("Zzeyx House",)
