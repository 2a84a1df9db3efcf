"""The colours can be read: contrast by the formula of WCAG 2.2, for each pair that is used."""

from __future__ import annotations

import io
import re

import pytest
from conftest import HERE, Repository
from PIL import Image

from hub import gate
from hub.making import look, picture, policy, script, style, tables
from hub.model import CouldNotCheck
from hub.reading import colours, read

TOKENS = style.tokens()


def _told(old: str, new: str) -> str:
    """What is told of the project's own colours with one change."""
    text = colours.FILE.read_text(encoding="utf-8")
    assert re.search(old, text)
    return "\n".join(
        f"{path}:{line}: {message}"
        for path, line, message in colours.problems(re.sub(old, new, text, count=1))
    )


def test_the_projects_own_colours_can_be_read() -> None:
    assert colours.problems(colours.FILE.read_text(encoding="utf-8")) == []


def test_contrast_is_counted_as_the_guidelines_count_it() -> None:
    assert round(colours.contrast("#000000", "#FFFFFF"), 2) == 21
    assert round(colours.contrast("#777777", "#FFFFFF"), 2) == 4.48


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (r'\n  text: "#\w+"', '\n  text: "#EEEEEE"', "Make 'text' and 'ground' differ more: 1.16"),
        (r'\n  edge: "#\w+"', '\n  edge: "#EEEEEE"', "and readers need 3 to 1"),
        (r'\n  ink: "#\w+"', '\n  ink: "#EEEEEE"', "Make 'ink' and 'cream' differ more"),
        (r'\n  text: "#\w+"', "\n  text: dark blue", "Write this colour in quotes"),
        (r'\n  text: "#(\w+)"', r"\n  text: #\1", "Write this colour in quotes"),
        (r'\n  text: "#(\w+)"', '\n  text: "#000"', "Write this colour in quotes"),
        (r"\n  text: .*", "", "Give these colours too under 'light:': text."),
        (r"\nlight:", "\nbright:", "under 'light:': band"),
        (r"\n  teal: ", "\n\tteal: ", "Replace the tab by spaces."),
        (r"\n  teal: ", "\n  gold: ", "The same key stands twice."),
        (r"\n  base-px: .*", "\n  base-px: large", "Give 'type:' a family, and numbers"),
        (r"\nspace-px: .*", "\nspace-px: [4]", "Give 'space-px:' eight numbers"),
        (r"\nradius-px: .*", "", "Give 'radius-px:' a number."),
        (r"(?s).*", "", "Give these colours too"),
    ],
)
def test_a_slip_among_the_colours_is_told(old: str, new: str, told: str) -> None:
    assert told in _told(old, new)


def test_a_slip_stops_the_check_and_the_build_with_its_line(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = colours.FILE.read_text(encoding="utf-8")
    file = repository.write("tokens.yml", re.sub(r'\n  text: "#\w+"', '\n  text: "#EEEEEE"', text))
    monkeypatch.setattr(colours, "FILE", file)
    line = text[: text.index("\n  text: ")].count("\n") + 2
    found = [one for one in gate.check(read(repository.root)) if one.rule == "colours"]
    assert {(one.path, one.line) for one in found} == {(colours.PATH, line)}
    with pytest.raises(CouldNotCheck, match=f"hub/tokens.yml:{line}: Make 'text'"):
        style.tokens()


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
