"""What is code in a built page, and what is not: nothing that a reader could see is left out."""

from __future__ import annotations

import pytest
from conftest import HERE

from hub import built_gate, gate
from hub.reading import built, tags

PLANTED = "<p>Her number is 999 000 0018, and she is called Zzyxa Zzyxley.</p>"
ALIKE = '<svg viewBox="0 0 24 24"><title>Menu</title><path d="M3 6h18v2z"/></svg>'


@pytest.fixture(scope="module")
def judge() -> gate.Judge:
    return gate.Judge(HERE)


def told(judge: gate.Judge, page: str, path: str = "a.html") -> set[str]:
    """The rules that find something in one page."""
    return {f.rule for f in built_gate.in_text(path, page.encode(), judge, set())}


@pytest.mark.parametrize(
    "page",
    [
        "{}",
        "<!-- <style> -->{}<!-- </style> -->",
        "<!--{}-->",
        "<!--> <style> -->{}</style>",
        "<!-- --!><style> -->{}</style>",
        "<textarea><style></textarea>{}<style></style>",
        "<title><style></title>{}<style></style>",
        "<xmp><style></xmp>{}<style></style>",
        "<iframe><style></iframe>{}<style></style>",
        "<noembed><style></noembed>{}<style></style>",
        "<noframes><style></noframes>{}<style></style>",
        "<noscript><style></noscript>{}<style></style>",
        "<noscript><!-- </noscript><style> --> {}</style>",
        "<noscript><p title='</noscript><!--'><style>-->{}</style>",
        "<template><col><style></template>{}</style>",
        "<script>x</script foo>{}<script></script>",
        "<style>x</style/>{}<style></style>",
        "<\u017ftyle>{}</\u017ftyle>",
        "<style\x0b>{}</style>",
        "<script><!--<script></script><style>--></script>{}</style>",
        '<script type="text/template">{}</script>',
        '<script type="application/json">"{}"</script>',
        '<script src="a.js">{}</script>',
        '<style type="text/plain">{}</style>',
        "<svg><style/></svg>{}<svg></style></svg>",
        "<svg><style><p>{}</style></svg>",
        "<svg><script>1<2</script><style>{}</style></svg>",
        "</svg><svg><style><p>{}</style>",
        "<svg><foreignObject><div></svg></div></foreignObject><style><p>{}</style>",
        "<svg><desc><style><p>{}</style></desc></svg>",
        "<math><style><p>{}</style></math>",
        "<select><style>{}</style></select>",
        "<select><option><style>{}</style></option></select>",
        "<select><svg><style>{}</style></svg></select>",
        "<select></select><select><style>{}</style>",
        "<frameset><style>{}</style></frameset>",
        "<plaintext><style>{}</style>",
        "<![CDATA[ <style> ]]>{}</style>",
        "<? <style> ?>{}</style>",
        "</ <style>>{}</style>",
        '<p title="<style>">{}<p title="</style>">',
        "<p title=<style>{}</style>",
        '<p a="b"c="<style>">{}</style>',
        "<style>x{}",
        "<p d='>{}",
        "{} --!> and </noscript></p ",
    ],
)
def test_what_a_reader_may_see_is_judged_as_words(judge: gate.Judge, page: str) -> None:
    assert {"nhs-number", "unknown-name"} <= told(judge, page.format(PLANTED))


@pytest.mark.parametrize(
    "page",
    [
        'Her number: d="999 000 0018".',
        "<p>Born points='03.04.2016'.</p>",
        "<p title='So: d=\"999 000 0018\"'>Words.</p>",
        '<p d="M 999 000 0018">Words.</p>',
        '<path d="999 000 0018"/>',
        "<svg aria-label='viewBox=\"999 000 0018\"'></svg>",
        '<p>xmlns="http://www.w3.org/9990000018"</p>',
        '<svg xmlns="http://www.w3.org/9990000018"></svg>',
        "<p>'sha256-9990000018/9990000018='</p>",
        '<svg viewBox="0 0 9 9"><text>999 000 0018</text></svg>',
    ],
)
def test_only_what_draws_a_line_is_no_number(judge: gate.Judge, page: str) -> None:
    assert told(judge, page) & {"nhs-number", "date-of-birth", "web-address", "phone-number"}


@pytest.mark.parametrize(
    "page",
    [
        "<p>9<!-- -->99 0<script>run()</script>00 00<style>a{b:c}</style>18</p>",
        "<p>999 000 <!-- Words --><!----> 0018</p>",
        "<p>999 0<script></script>00 00<script src=a.js></script>18</p>",
        "<p>999 0<b>00 <xmp></xmp>0018</p>",
        "<script>const r = [{nhs: 9990000018}]</script>",
        '<script>const r = "999 000 0018"</script>',
        "<style>a { --x: 9990000018 }</style>",
        "<style>a { background: url(https://zzyxa.example/9990000018) }</style>",
    ],
)
def test_a_number_is_told_in_code_and_whatever_parts_it(judge: gate.Judge, page: str) -> None:
    assert "nhs-number" in told(judge, page)


@pytest.mark.parametrize(
    "page",
    [
        f"<!doctype html><title>A &lt; B</title>{ALIKE}<style>a > b {{ color: #99AA11 }}</style>",
        f"<body>{ALIKE}<p>Words.</p><script>const Zzyxa = 1 < 2; /* Words */</script></body>",
        "<!-- Words --><script>const Zzyxa = [51.5, -0.05]</script><script src=a.js></script>",
        "<noscript><p>Words.</p><style>Zzyxa{}</style></noscript><style>Zzyxa{}</style>",
        "<select><option value=a>A</select><iframe></iframe><script>Zzyxa()</script>",
        "<SCRIPT TYPE='text/javascript'>Zzyxa()</Script\n><p>3 < 4</p><STYLE>Zzyxa{}</STYLE >",
        '<svg xmlns="http://www.w3.org/2000/svg"><polygon points="99900,00018"/></svg>',
    ],
)
def test_code_is_no_words(judge: gate.Judge, page: str) -> None:
    assert not told(judge, page)


def test_a_quotation_in_code_is_judged_as_text(judge: gate.Judge) -> None:
    assert "unknown-name" in told(judge, "<script>say('Ask Zzyxa Zzyxley.')</script>")
    assert "unknown-name" in told(judge, "<script>// Ask Zzyxa Zzyxley.\nrun()</script>")


@pytest.mark.parametrize("path", ["a.xml", "a.xhtml", "a.json", "a.txt"])
def test_only_a_page_of_html_holds_code(judge: gate.Judge, path: str) -> None:
    assert "nhs-number" in told(judge, f"<style>{PLANTED}</style>", path)


def test_a_page_is_cut_without_a_gap() -> None:
    page = f'<html><p a=1 b>{ALIKE}x</p><!-- y --><style>z</style><script type="a">z</script><p x="'
    parts = list(tags.parts(page))
    ends = [0, *(part.end for part in parts)]
    between = [page[end : part.start] for end, part in zip(ends, parts, strict=False)]
    assert [text for text in between if text] == ["Menu", "x"]
    assert [part.kind for part in parts[-4:]] == [tags.REMARK, tags.CODE, tags.DATA, tags.UNSURE]
    text, pieces = built.pieces("a.html", page.encode())
    assert text == page
    assert all(piece.start + len(piece.words) <= len(page) for piece in pieces)


def test_where_something_stands_is_told_beside_code_and_remarks(judge: gate.Judge) -> None:
    page = f"<p>x</p>\n<style>a{{}}</style>\n<!-- b --><p>{ALIKE} 999 000 0018</p><p x='"
    found = built_gate.in_text("a.html", page.encode(), judge, set())
    at = page.index("999")
    assert [(f.line, f.start, f.end) for f in found if f.rule == "nhs-number"] == [(3, at, at + 12)]


def test_a_piece_that_is_clean_in_one_page_takes_no_words_from_another(judge: gate.Judge) -> None:
    clean: set[built.Piece] = set()
    first = b'<p>x</p><style>a{}</style><div title="q <p>">x</div>'
    assert not list(built_gate.in_text("a.html", first, judge, clean))
    second = (
        f'<p>x</p><style>b{{}}</style><i title="q <p>">x</i><div title="r">{PLANTED}</div>'
        '<p class="s"><style>c{}</style>'
    )
    found = {f.rule for f in built_gate.in_text("b.html", second.encode(), judge, clean)}
    assert {"nhs-number", "unknown-name"} <= found
