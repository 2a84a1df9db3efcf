"""What film, captions and fonts carry beside what a viewer gets."""

from __future__ import annotations

import re

import files_made as made
import pytest

from hub.reading import traits
from hub.reading.files import open_bytes

NOTE = b"\x06\x05\x10" + b"0123456789abcdef" + b"x264 - made by Nobody Example" + b"\x80"
PICTURE = b"\x00\x00\x00\x02\x65\x88"

CARRYING = {
    "artist.mp4": (
        made.mp4(in_moov=made.box(b"udta", made.box(b"\xa9ART", made.WORDS.encode()))),
        traits.TAGS,
    ),
    "place.mp4": (
        made.mp4(in_moov=made.box(b"udta", made.box(b"\xa9xyz", b"\0\x12\x15\xc7+51.5-000.0/"))),
        traits.PLACE,
    ),
    "uuid.mp4": (made.mp4(more=made.box(b"uuid", bytes(16), made.WORDS.encode())), traits.HISTORY),
    "spare.mp4": (made.mp4(more=made.box(b"free", made.WORDS.encode())), traits.SLACK),
    "unknown.mp4": (made.mp4(more=made.box(b"prvt", made.WORDS.encode())), traits.PRIVATE),
    "unused.mp4": (made.mp4(unused=made.WORDS.encode()), traits.SLACK),
    "tail.mp4": (made.mp4() + made.WORDS.encode(), traits.TRAILING),
    "handler.mp4": (made.mp4(handler=made.WORDS.encode() + b"\0"), traits.NOTES),
    "date.mp4": (made.mp4(made=3_700_000_000), traits.MADE_WHEN),
    "encoder.mp4": (made.mp4(encoder=b"An encoder"), traits.MADE_WITH),
    "note.mp4": (
        made.mp4(samples=(len(NOTE).to_bytes(4, "big") + NOTE + PICTURE,)),
        traits.MADE_WITH,
    ),
    "title.webm": (made.webm(made.element(0x1254C367, made.WORDS.encode())), traits.TAGS),
    "file.webm": (made.webm(made.element(0x1941A469, made.WORDS.encode())), traits.ATTACHMENTS),
    "void.webm": (made.webm(made.element(0xEC, made.WORDS.encode())), traits.SLACK),
    "chapter.webm": (made.webm(made.element(0x1043A770, made.WORDS.encode())), traits.TAGS),
    "note.vtt": (f"WEBVTT\n\nNOTE by {made.WORDS}\n".encode(), traits.NOTES),
    "head.vtt": (f"WEBVTT {made.WORDS}\n".encode(), traits.NOTES),
    "style.vtt": (b"WEBVTT\n\nSTYLE\n::cue {}\n", traits.NOTES),
    "notes.woff2": (made.woff2(metadata=made.WORDS.encode()), traits.NOTES),
    "own.woff2": (made.woff2(private=made.WORDS.encode()), traits.PRIVATE),
    "tail.woff2": (made.woff2(tail=made.WORDS.encode()), traits.TRAILING),
}
PLAIN = {
    "film.mp4": made.mp4(),
    "film.webm": made.webm(),
    "font.woff2": made.woff2(),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_film_or_font_with_nothing_but_itself_needs_only_the_register(name: str) -> None:
    opened = open_bytes(name, PLAIN[name])
    assert (opened.traits, opened.trouble) == ((traits.UNREGISTERED,), "")


@pytest.mark.parametrize("name", CARRYING)
def test_what_a_film_carries_is_named_by_kind(name: str) -> None:
    data, trait = CARRYING[name]
    opened = open_bytes(name, data)
    assert opened.trouble == ""
    assert trait in opened.traits


@pytest.mark.parametrize(
    "head",
    [
        "WEBVTT\n\nNOTE Made from film/storyboard.yml",
        "WEBVTT - Captions, generated from film/storyboard.yml: change that file, not this one",
    ],
)
def test_captions_may_say_what_they_were_made_from(head: str) -> None:
    captions = f"{head}\n\n00:00.000 --> 00:01.000\nHello.\n".encode()
    opened = open_bytes("film.vtt", captions)
    assert (opened.traits, opened.trouble) == ((), "")


def test_captions_and_who_speaks_them_go_to_the_text_rules() -> None:
    captions = f"WEBVTT\n\n00:00.000 --> 00:01.000\n<v {made.WORDS}>Nob<b>ody</b> spoke.\n".encode()
    words = [words for _, words in open_bytes("film.vtt", captions).texts]
    assert any(made.WORDS in part for part in words)
    assert "Nobody spoke." in words


NUMBER = "9434765919"  # nobody's


@pytest.mark.parametrize(
    "part",
    [
        f"{NUMBER}\n00:01.000 --> 00:02.000\nWords.",
        "1\n00:01.000 --> 00:02.000 position:943-476-5919\nWords.",
        f"1\n00:01.000 --> 00:02.000 region:{NUMBER}\nWords.",
        f"1\n00:01.000 --> 00:02.000\nWords <{NUMBER}>here.",
        "1\n00:01.000 --> 00:02.000\nIt is 943 476\n\n2\n00:02.000 --> 00:03.000\n5919 there.",
    ],
)
def test_a_number_in_any_part_of_a_caption_goes_to_the_text_rules(part: str) -> None:
    said = open_bytes("film.vtt", f"WEBVTT\n\n{part}\n".encode()).texts
    assert any(NUMBER in re.sub(r"[\s-]", "", words) for _, words in said)


def test_hours_of_a_caption_are_no_number_of_any_length() -> None:
    captions = f"WEBVTT\n\n{NUMBER}:00:01.000 --> {NUMBER}:00:02.000\nWords.\n".encode()
    assert "no caption" in open_bytes("film.vtt", captions).trouble


def test_a_part_that_is_no_caption_is_told() -> None:
    assert "no caption" in open_bytes("film.vtt", b"WEBVTT\n\nsome words\n").trouble


def test_every_cell_of_a_table_goes_to_the_text_rules() -> None:
    opened = open_bytes("deadlines.csv", f"Who,When\n{made.WORDS},-3\n".encode())
    assert any(made.WORDS in words for _, words in opened.texts)
    assert opened.traits == ()


def test_a_cell_that_a_program_would_run_is_named() -> None:
    opened = open_bytes("deadlines.csv", b'Who,When\n"=HYPERLINK(""x"")",1\n')
    assert opened.traits == (traits.FORMULAS,)


CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Send\r\n {}\r\n{}END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_folded_calendar_words_go_to_the_text_rules_whole() -> None:
    entry = CALENDAR.format(" it to Nobody Exa\r\n mple", "").encode()
    assert any(made.WORDS in words for _, words in open_bytes("send.ics", entry).texts)


@pytest.mark.parametrize(
    "line", [f"TRANSP:{made.WORDS}", f"SEQUENCE:{NUMBER}", f"METHOD;X={NUMBER}:PUBLISH"]
)
def test_a_field_for_programs_that_holds_words_goes_to_the_text_rules(line: str) -> None:
    entry = CALENDAR.format("it", f"{line}\r\n").encode()
    said = [words for _, words in open_bytes("send.ics", entry).texts]
    assert any(made.WORDS in words or NUMBER in words for words in said)


def test_a_field_for_programs_as_the_format_wants_it_says_nothing() -> None:
    entry = CALENDAR.format("it", "SEQUENCE:1\r\nTRANSP:TRANSPARENT\r\n").encode()
    assert len(open_bytes("send.ics", entry).texts) == 1


@pytest.mark.parametrize(
    ("line", "trait"),
    [
        ("ATTENDEE:mailto:a@example.org", traits.ATTENDEES),
        ("ORGANIZER;CN=Nobody Example:mailto:a@example.org", traits.ATTENDEES),
        ("ATTACH:https://example.org/a", traits.ATTACHMENTS),
        ("X-OWNER:Nobody Example", traits.PRIVATE),
        ("COMMENT:Nobody Example", traits.COMMENT),
    ],
)
def test_what_a_calendar_entry_carries_is_named_by_kind(line: str, trait: str) -> None:
    entry = CALENDAR.format("it", f"{line}\r\n").encode()
    assert trait in open_bytes("send.ics", entry).traits
