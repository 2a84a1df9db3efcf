"""The colours can be read: contrast by the formula of WCAG 2.2, for each pair that is used."""

from __future__ import annotations

import io
import re

import pytest
from conftest import HERE
from PIL import Image

from hub.making import look, picture, policy, script, style, tables

TOKENS = style.tokens()
SCHEMES = ("light", "dark")
# Words (4.5 to 1): colour, and the grounds it stands on.
WORDS = {
    "text": ("ground", "panel", "band", "teal-tint", "coral-tint", "green-tint", "plum-tint"),
    "quiet": ("ground", "panel", "band"),
    "heading": ("ground", "panel", "plum-tint"),
    "link": ("ground", "panel", "teal-tint", "coral-tint", "green-tint", "plum-tint"),
    "on-head": ("head",),
    "quiet-head": ("head",),
    "mark": ("head",),
    "on-mark": ("mark",),
    "teal": ("ground", "panel", "teal-tint"),
    "coral": ("ground", "coral-tint"),
    "green": ("ground", "green-tint"),
    "plum": ("ground", "plum-tint"),
    "gold": ("ground", "panel"),
}
# What shows where a thing is (3 to 1): borders of fields, the ring of focus, bars of a chart.
MARKS = {"edge": ("ground",), "focus": ("ground", "panel"), "teal": ("band", "ground")}


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _low(scheme: str, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    colours = TOKENS[scheme]
    return [
        f"{front} on {back}"
        for front, backs in pairs.items()
        for back in backs
        if _contrast(colours[front], colours[back]) < least
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_stand_out_from_their_ground(scheme: str) -> None:
    assert _low(scheme, WORDS, 4.5) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_stand_out_from_their_ground(scheme: str) -> None:
    assert _low(scheme, MARKS, 3.0) == []


def test_the_palette_of_forms_and_film_can_be_read() -> None:
    colours = TOKENS["palette"]
    for front, back in (
        ("ink", "cream"), ("ink", "sand"), ("teal", "paper"), ("teal", "cream"),
        ("coral-deep", "paper"), ("green-deep", "paper"), ("paper", "teal-deep"),
    ):  # fmt: skip
        assert _contrast(colours[front], colours[back]) >= 4.5, (front, back)


def test_both_schemes_name_the_same_colours() -> None:
    assert set(TOKENS["light"]) == set(TOKENS["dark"])


def test_the_sheet_uses_only_colours_that_the_tokens_name() -> None:
    sheet = (HERE / "overrides" / "assets" / "hub.css").read_text(encoding="utf-8")
    given = style.variables(TOKENS) + sheet
    known = set(re.findall(r"(--[\w-]+):", given.replace(" ", "")))
    assert set(re.findall(r"var\((--[\w-]+)", sheet)) - known == set()
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b(?<!#000)", sheet), "say the colour in tokens.yml"


def test_a_small_sheet_says_what_the_whole_one_says() -> None:
    whole = "/* why */ a , b { color : red ; margin: 0 auto }\n@media (x) { c > d { e: f; } }"
    assert style.small(whole) == "a,b{color :red;margin:0 auto}@media (x){c>d{e:f}}"


def test_a_policy_allows_what_stands_in_the_page_and_nothing_else_inline() -> None:
    page = '<meta charset="utf-8"><style>a{}</style><script>1</script><script src="x.js"></script>'
    guarded = policy.guarded(page)
    rules = re.search(r'content="([^"]+)"', guarded)
    assert rules is not None
    assert rules[1].count("sha256-") == 2
    assert "unsafe" not in rules[1]
    assert policy.policy(page.replace("1", "2")) != rules[1]


def test_headers_say_what_a_page_cannot_say_of_itself() -> None:
    assert "frame-ancestors 'none'" in policy.headers()
    assert "X-Content-Type-Options: nosniff" in policy.headers()


def test_a_cell_of_a_table_says_its_column_and_the_table_stays_a_table() -> None:
    made = tables.labelled(
        "<table><thead><tr><th>Way</th><th>Good <em>for</em></th></tr></thead>"
        "<tbody><tr><td>Phone</td><td>Short reports</td></tr></tbody></table>"
    )
    assert '<table role="table">' in made
    assert '<td role="cell" data-label="Way">Phone' in made
    assert '<td role="cell" data-label="Good for">Short reports' in made


def test_what_runs_before_a_reader_does_anything_is_at_most_1_kb() -> None:
    first = HERE / "overrides" / "assets" / "js" / "first.js"
    assert len(script.small(first.read_text(encoding="utf-8")).encode()) <= 1024


def test_the_picture_for_links_is_drawn_from_the_tokens_the_same_every_time() -> None:
    words = {"name": "Name", "about": "What it is for.", "status": "Draft"}
    made = picture.drawn(words)
    assert made == picture.drawn(words)
    with Image.open(io.BytesIO(made)) as seen:
        assert seen.size == (1200, 630)
        assert not seen.text
        colours = seen.convert("RGB")
    ground, band = colours.getpixel((5, 5)), colours.getpixel((5, 625))
    palette = look.palette()
    assert ["#{:02X}{:02X}{:02X}".format(*one) for one in (ground, band)] == [
        palette["teal-deep"],
        palette["gold"],
    ]


def test_a_page_carries_no_colour_or_size_that_nothing_asks_for() -> None:
    sheet = ":root{--one:1px;--two:red;color-scheme:dark}p{color:var(--two)}"
    assert style.used(sheet) == ":root{--two:red;color-scheme:dark}p{color:var(--two)}"
