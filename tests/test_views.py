"""A text in three views: what each shows, and where each of its characters stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.reading.text import BREAK, DATA, HTML, KINDS, LARGEST, MARKDOWN, Unreadable, decode, views

PIECES = st.lists(
    st.sampled_from(
        [
            "word ",
            "two",
            "**",
            "*",
            "_",
            "`",
            "\n",
            "\n\n",
            "- ",
            "# ",
            "> ",
            "| ",
            "&amp;",
            "&#65;",
            "%41",
            "\\u0041",
            "[a](b.md)",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "\xad",
            "\u200b",
            "é",
            "Ａ",
            "zero one two three four",
            "0 7 7 0 0",
            "a.b.c.d",
            "{: #x }",
            "[^1]",
            "\t",
            "\r\n",
            "g4t3",
        ]
    ),
    max_size=30,
).map("".join)


def shown(text: str, name: str, kind: str = MARKDOWN) -> str:
    return next(view.text for view in views(text, kind) if view.name == name)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Gr**a**ce", "Grace"),
        ("a&nbsp;b", "a b"),
        ("&#65;&#x42;", "AB"),
        ("%41%42", "AB"),
        ("one\ntwo", "one two"),
        ("a<b></b>b", "ab"),
        ("[text](page.md)", "text page.md)"),
        ("the child[^1] was", "the child was"),
        ("a \\* b", "a * b"),
    ],
)
def test_the_reader_view_shows_what_a_reader_receives(written: str, read: str) -> None:
    assert shown(written, "reader").split(BREAK)[0] == read


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("w\u00ado\u200brd", "word"),
        ("Ｗｏｒｄ", "Word"),
        ("wоrd", "word"),
        ("w\u0301ord", "word"),
        ("zero seven double seven nought nine", "077709"),
        ("w o r d", "word"),
        ("name at example dot org", "name@example.org"),
        ("\u0663\u0664", "34"),
        ("𝐖𝐨𝐫𝐝", "Word"),
    ],
)
def test_the_folded_view_takes_disguises_off(written: str, bare: str) -> None:
    assert bare in shown(written, "folded")


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(KINDS))
def test_every_character_of_a_view_has_a_place_in_the_file(text: str, kind: str) -> None:
    for view in views(text, kind):
        assert len(view.origin) == len(view.text)
        assert all(0 <= place < max(len(text), 1) for place in view.origin)


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_a_character_that_was_not_replaced_is_where_its_place_says(text: str) -> None:
    raw = views(text, MARKDOWN)[0]
    assert raw.text == text
    assert list(raw.origin) == list(range(len(text)))


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_no_word_of_a_text_is_in_neither_of_the_later_views(text: str) -> None:
    # Marks of emphasis, links and line ends may go; what may hold words stays as written too.
    reader = shown(text, "reader")
    for block in re.split(r"\n[ \t\r]*\n\s*", text):
        bare = "".join(re.findall(r"[^\W_]", block))
        assert bare in "".join(re.findall(r"[^\W_]", reader)) or block in reader


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_the_folded_view_leaves_out_only_blocks_that_are_the_same(text: str) -> None:
    # Judged alone, each block shows in it exactly as it does in the whole.
    whole = shown(text, "folded").split(BREAK)
    for block in text.split("\n\n"):
        if block and block == block.strip() and "\n" not in block:
            alone = shown(block, "folded")
            assert any(alone in part for part in [*whole, ""])


def test_a_block_whose_markup_can_hold_words_stands_there_as_written_too() -> None:
    for block in ('<b class="one">two</b>', "{>>one<<}", "A note.[^one]", "a\\u0062", "One\nTwo"):
        assert block in shown(f"First.\n\n{block}\n\nLast.", "reader")
    plain = "A **word**, twice as long as any short line, and\na [link](b.md)."
    assert shown(plain, "reader") == "A word, twice as long as any short line, and a link b.md)."


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(KINDS))
def test_any_text_has_views(text: str, kind: str) -> None:
    assert len(views(text, kind)) == 3


def test_html_shows_text_attributes_data_and_remarks() -> None:
    page = (
        '<p class="four">One <b>tw</b>o</p><img alt="three" src="a.png">'
        '<script type="application/json">{"text":"fi\\u0076e"}</script><!-- six -->'
    )
    read = shown(page, "reader", HTML)
    for word in ("One two", "three", "five", "six"):
        assert word in read
    assert "four" not in read
    assert "four" in shown(page, "markup", HTML)


def test_data_keeps_its_lines() -> None:
    assert shown("name: a\nother: b", "raw", DATA) == "name: a\nother: b"


def test_a_byte_order_mark_is_not_counted() -> None:
    assert decode(b"\xef\xbb\xbfword") == "word"


def test_newlines_are_left_as_they_are() -> None:
    assert decode(b"a\r\nb\n") == "a\r\nb\n"


@pytest.mark.parametrize(
    "data",
    [b"caf\xe9", b"a\x00b", b"\xff\xfea\x00", b"PK\x03\x04rest", b"x" * (LARGEST + 1)],
    ids=["latin", "binary", "utf-16", "document", "too large"],
)
def test_what_cannot_be_read_gets_one_sentence_that_says_what_to_do(data: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(data)
    said = str(refusal.value)
    assert said.endswith(".")
    assert "\n" not in said
