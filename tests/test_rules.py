"""Every rule on text finds what it says, lets go what it allows, and says so without the value."""

from __future__ import annotations

import random
import re
import string
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub import rules
from hub.model import BUILT, CARRIER, EXEMPLAR, PAGE, Rule, Source, Span
from hub.reading.text import KINDS, MARKDOWN, views
from hub.rules import contacts, signing, tokens, vocabulary
from hub.rules.words import also_names, english, listed, struck

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent
RULES = rules.privacy_rules()
WORDS = vocabulary.load(ROOT)
AUDIENCES = (EXEMPLAR, PAGE, BUILT, CARRIER)

# Values nobody owns: reserved ranges, and names that are obviously put together.
PLANTED = {
    "name": "Zzyxa Okwuzzle",
    "nhs-number": "999 000 0018",
    "mobile": "07700 900123",
    "landline": "020 7946 0000",
    "national-insurance": "QQ 12 34 56 C",
    "e-mail": "name@example.org",
    "postcode": "ZZ99 9ZZ",
}
WORLD_OF_DISGUISES = {
    "soft hyphen": lambda s: s[:2] + "\u00ad" + s[2:],
    "zero width": lambda s: s[:2] + "\u200b" + s[2:],
    "joiners": "\u200d".join,
    "right to left": lambda s: "\u202e" + s + "\u202c",
    "full width": lambda s: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in s),
    "look-alikes": lambda s: s.translate(str.maketrans("aeopcxyAEOPCXBHKMT", "аеорсхуАЕОРСХВНКМТ")),
    "mathematical": lambda s: "".join(map(_bold, s)),
    "combining marks": lambda s: "".join(c + "\u0301" for c in s),
    "decimal entities": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "hexadecimal entities": lambda s: "".join(f"&#x{ord(c):x};" for c in s),
    "non-breaking spaces": lambda s: s.replace(" ", "&nbsp;"),
    "bold inside": lambda s: f"{s[:2]}**{s[2:4]}**{s[4:]}",
    "emphasis inside": lambda s: f"{s[:2]}*{s[2:3]}*{s[3:]}",
    "code span": lambda s: f"`{s}`",
    "comment": lambda s: f"<!-- {s} -->",
    "split by a comment": lambda s: f"{s[:2]}<!-- -->{s[2:]}",
    "split by a tag": lambda s: f"{s[:2]}<b></b>{s[2:]}",
    "attribute": lambda s: f'<span title="{s}">the child</span>',
    "link title": lambda s: f'[a page](page.md "{s}")',
    "alternative text": lambda s: f"![{s}](picture.png)",
    "percent codes": lambda s: "".join(f"%{b:02x}" for b in s.encode()),
    "escapes": lambda s: "".join(f"\\u{ord(c):04x}" for c in s),
    "footnote": lambda s: f"the child[^1].\n\n[^1]: {s}",
    "abbreviation": lambda s: f"the child.\n\n*[the child]: {s}",
    "link definition": lambda s: f'[it][r].\n\n[r]: page.md "{s}"',
    "table cell": lambda s: f"so:\n\n| Who | What |\n|---|---|\n| {s} | seen |",
    "line wrap": lambda s: s.replace(" ", "\n", 1),
    "quotation": lambda s: f"so:\n\n> {s}",
    "underscores": lambda s: s.replace(" ", "_"),
    "tabs": lambda s: s.replace(" ", "\t"),
    "capitals": str.upper,
}


def _bold(c: str) -> str:
    if c.isdigit():
        return chr(0x1D7CE + int(c))
    if c.isascii() and c.isalpha():
        return chr((0x1D400 if c.isupper() else 0x1D41A) + ord(c.lower()) - 97)
    return c


def found(text: str, audience: str, kind: str = MARKDOWN) -> list[tuple[str, Span]]:
    """Every finding in a text as the gate sees it: rule and place, overlaps not yet joined."""
    seen = views(text, kind)
    with WORDS:
        return [(name, span) for name, rule in RULES.items() for span in rule.found(audience, seen)]


def found_by(rule: Rule, text: str) -> list[Span]:
    """What one rule finds in a Markdown text for whom it is."""
    return rule.found(min(rule.audiences), views(text, MARKDOWN))


def marked(line: str) -> tuple[str, list[Span]]:
    """A line without its marks, and the spans they mark."""
    text, spans, opened = "", [], 0
    for character in line:
        if character == "⟦":
            opened = len(text)
        elif character == "⟧":
            spans.append((opened, len(text)))
        else:
            text += character
    return text, spans


def joined(spans: list[Span]) -> list[Span]:
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def examples(kind: str) -> list[object]:
    return [
        pytest.param(name, line, id=f"{name}-{number}")
        for name, rule in RULES.items()
        for number, line in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("name", "line"), examples("blocks"))
def test_a_rule_finds_exactly_what_its_examples_mark(name: str, line: str) -> None:
    text, expected = marked(line)
    with WORDS:
        spans = found_by(RULES[name], text)
    assert joined(spans) == expected


@pytest.mark.parametrize(("name", "line"), examples("allows"))
def test_a_rule_lets_go_what_its_examples_allow(name: str, line: str) -> None:
    with WORDS:
        assert not found_by(RULES[name], line)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_can_say_yes_and_no_and_helps(name: str) -> None:
    rule = RULES[name]
    assert rule.blocks
    assert all("⟦" in line for line in rule.blocks)
    assert rule.allows
    assert rule.title
    assert rule.why.endswith(".")
    assert rule.instead.endswith(".")
    assert rule.audiences <= set(AUDIENCES)


def test_every_class_of_identifier_names_a_rule_that_is_there() -> None:
    classes = rules.classes()
    assert len(classes) == 55
    assert not [name for name, covered in classes if "not-yet" in covered]


@pytest.mark.parametrize("path", sorted(HERE.glob("leaks/*.md")), ids=lambda p: p.stem)
def test_every_marked_place_of_a_leaking_page_is_found(path: Path) -> None:
    audience = PAGE if path.stem.startswith("page") else EXEMPLAR
    lines = path.read_text(encoding="utf-8")
    expected = re.findall(r"⟦([^⟧]*)⟧ \{([a-z ,-]+)\}", lines)
    assert expected, "say what you expect"
    text = ""
    wanted: list[tuple[Span, str]] = []
    for part in re.split(r"(⟦[^⟧]*⟧ \{[a-z ,-]+\})", lines):
        mark = re.fullmatch(r"⟦([^⟧]*)⟧ \{([a-z ,-]+)\}", part)
        if mark:
            names = mark.group(2).replace(",", " ").split()
            wanted += [((len(text), len(text) + len(mark.group(1))), name) for name in names]
            text += mark.group(1)
        else:
            text += part
    findings = found(text, audience)
    missed = [
        (text.count("\n", 0, span[0]) + 1, name)
        for span, name in wanted
        if not any(n == name and a < span[1] and b > span[0] for n, (a, b) in findings)
    ]
    assert not missed


@pytest.mark.parametrize("path", sorted(HERE.glob("clean/*.md")), ids=lambda p: p.stem)
def test_a_clean_page_goes_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    audience = PAGE if path.stem.startswith("page") else EXEMPLAR
    places = {(name, text.count("\n", 0, a) + 1) for name, (a, _) in found(text, audience)}
    assert not places


@pytest.mark.parametrize("audience", [EXEMPLAR, PAGE])
@pytest.mark.parametrize("disguise", WORLD_OF_DISGUISES)
@pytest.mark.parametrize("kind", PLANTED)
def test_no_disguise_hides_an_identifier(kind: str, disguise: str, audience: str) -> None:
    text = f"The report says {WORLD_OF_DISGUISES[disguise](PLANTED[kind])}"
    assert found(text, audience), "it got through"


@pytest.mark.parametrize("kind", PLANTED)
def test_a_finding_in_a_disguise_points_into_the_disguise(kind: str) -> None:
    before, after = "The plan was shared. ", " It was read with care."
    for disguise in ("soft hyphen", "decimal entities", "bold inside", "full width"):
        hidden = WORLD_OF_DISGUISES[disguise](PLANTED[kind])
        start, end = len(before), len(before + hidden)
        places = [span for _, span in found(before + hidden + after, PAGE)]
        assert places
        assert all(a < end and b > start for a, b in places), disguise


SAFE = sorted(
    word
    for word in english() - also_names()
    if len(word) > 3 and word.isalpha() and word not in {"born", "died", "dear", "named", "called"}
)
HARMLESS = st.lists(st.sampled_from(SAFE), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(HARMLESS, HARMLESS, st.sampled_from(sorted(PLANTED)), st.sampled_from([EXEMPLAR, PAGE]))
def test_harmless_text_around_an_identifier_never_hides_it(
    before: str, after: str, kind: str, audience: str
) -> None:
    value = PLANTED[kind]
    text = f"{before} {value} {after}"
    start, end = len(before) + 1, len(before) + 1 + len(value)
    assert any(a < end and b > start for _, (a, b) in found(text, audience))


@settings(max_examples=60, deadline=None)
@given(st.lists(HARMLESS, min_size=1, max_size=6))
def test_plain_words_pass_the_closed_vocabulary(sentences: list[str]) -> None:
    text = "\n\n".join(f"The {sentence}." for sentence in sentences)
    closed = {
        "unknown-word",
        "unlisted-word",
        "unknown-name",
        "capitalised-word",
        "unlisted-number",
    }
    assert not [name for name, _ in found(text, EXEMPLAR) if name in closed]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.sampled_from(KINDS), st.sampled_from(AUDIENCES))
def test_a_finding_always_lies_inside_the_file(text: str, kind: str, audience: str) -> None:
    for _, (start, end) in found(text, audience, kind):
        assert 0 <= start < end <= max(len(text), 1)


HARD = {
    "one letter": "a",
    "capitals": "Ab ",
    "digits": "12 ",
    "dots": "a.b.",
    "dashes": "1-",
    "brackets": "[a](",
    "stars": "**a",
    "tags": "<a b='",
    "entities": "&#38;",
    "percents": "%41",
    "spaces": "  \t",
    "newlines": "x\n",
    "blank lines": "x\n\n",
    "quotes": "> ",
    "at signs": "a@a.",
    "slashes": "a/b/",
    "digit words": "one two ",
    "single letters": "a b c ",
    "braces": "{: a ",
    "underscores": "A_b_",
    "titles": "Mr A. B. ",
    "dates": "born 1 may ",
    "commas": "Aa, Bb, ",
    "backslashes": "\\u0041",
    "the": "the only one of the first ",
    "school": "The Old School ",
    "numbers and words": "12 the long road ",
}


@pytest.mark.parametrize("piece", HARD.values(), ids=HARD)
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    def spent(size: int, times: int) -> float:
        texts = [(piece * size)[n : n + size] for n in range(times)]
        begun = time.process_time()
        for text in texts:
            for audience in (EXEMPLAR, PAGE):
                found(text, audience)
        return time.process_time() - begun

    spent(200, 1)
    # As much text in one piece may take as long as in eight; quadratic would take eight times.
    # What else the machine does can lengthen one run, and not each of three.
    times = (spent(24000, 1) / spent(3000, 8) for _ in range(3))
    assert any(ratio < 4 for ratio in times)


@pytest.mark.parametrize("rule", RULES)
def test_a_message_never_holds_a_value(rule: str) -> None:
    planted = [marked(line) for line in RULES[rule].blocks]
    values = {text[a:b] for text, spans in planted for a, b in spans if b - a > 3}
    assert not [value for value in values if value in RULES[rule].instead]


def test_a_failed_check_digit_excuses_nothing() -> None:
    for last in string.digits:
        assert any(name == "nhs-number" for name, _ in found(f"NHS 999 000 001{last}.", PAGE))


@pytest.mark.parametrize("hidden", ["\x0b", "\x1f", "\x7f", "\u200b"])
def test_a_character_that_shows_nothing_is_found_in_plain_letters(hidden: str) -> None:
    names = {name for name, _ in found(f"A plain wo{hidden}rd.", PAGE)}
    assert "hidden-character" in names


def test_published_contacts_may_stand_anywhere() -> None:
    for number in ("999", "101", "111", "0800 1111", "0808 800 5000"):
        assert contacts.is_public_number(number)
        for audience in (EXEMPLAR, PAGE, BUILT):
            assert not found(f"You can ring {number} at any hour.", audience)


def test_a_number_like_a_published_one_is_not_let_go() -> None:
    assert found("You can ring 0808 800 5001 at any hour.", PAGE)


def test_only_a_reviewed_site_and_its_parts_are_public() -> None:
    assert contacts.is_public_site("www.gov.uk")
    assert not contacts.is_public_site("gov.uk.example.org")
    assert not contacts.is_public_site("notgov.uk")


REPORT = "---\norigin: {}\n---\n\nShe is the only child in the borough who does this.\n"


def test_a_sign_off_not_yet_given_lets_an_invented_report_out() -> None:
    text = REPORT.format("invented")
    signed = signing.read(signing.entry_for("exemplars/a.md", text))
    assert signing.settled(text, signed)
    assert signing.state_of(text, signed) == signing.NOT_YET


def test_a_report_from_real_cases_needs_somebody_to_sign() -> None:
    text = REPORT.format("composite")
    entry = signing.entry_for("exemplars/a.md", text)
    assert not signing.settled(text, signing.read(entry))
    given_by = entry.replace(
        f"given: {signing.NOT_YET}", "given: {by: Safeguarding lead, date: 2026-11-20}"
    )
    assert signing.settled(text, signing.read(given_by))


def test_a_change_of_words_voids_a_sign_off_and_a_new_review_date_does_not() -> None:
    text = REPORT.format("invented").replace("origin", "reviewed: not yet\norigin")
    signed = signing.read(signing.entry_for("exemplars/a.md", text))
    assert signing.settled(text.replace("not yet", "2027-01-05"), signed)
    assert signing.settled(text.replace("\n", "\r\n"), signed)
    assert not signing.settled(text.replace("does this", "does that"), signed)


def test_known_words_are_in_the_dictionary_and_struck_ones_are_not() -> None:
    assert not (struck() - listed("kept.txt")) & english()


def test_no_rule_on_text_shares_its_name_with_another() -> None:
    others = {*rules.asset_rules(), *rules.content_rules()}
    assert not others & set(rules.privacy_rules())


def test_the_gate_reads_our_own_pages_without_a_finding() -> None:
    places = set()
    for path in sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("exemplars/*.md")]):
        audience = EXEMPLAR if path.parent.name == "exemplars" else PAGE
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(ROOT).as_posix()
        for name, (start, _) in found(text, audience):
            if name != "sign-off-needed":
                places.add(f"{where}:{text.count(chr(10), 0, start) + 1}: {name}")
    assert not sorted(places)


def test_a_source_has_the_views_that_the_gate_judges() -> None:
    text = "A report."
    one = Source("exemplars/a.md", EXEMPLAR, text, views(text, MARKDOWN))
    assert [view.name for view in one.views] == ["raw", "reader", "folded"]


def test_random_ten_digit_numbers_are_all_found() -> None:
    numbers = random.Random(4)
    for _ in range(50):
        value = f"999 {numbers.randrange(1000):03} {numbers.randrange(10000):04}"
        assert found(f"The record {value} was read.", PAGE)


def test_each_character_keeps_its_place_in_lower_case() -> None:
    every = "".join(map(chr, range(0x11_0000)))
    low = tokens.lowered(every)
    assert len(low) == len(every)
    assert low[0x130] == "i"
    assert low[0x41:0x5B] == every[0x61:0x7B]
