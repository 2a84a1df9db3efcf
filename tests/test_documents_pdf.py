"""Pages to print: tagged, marked on every page, the right length, the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
from documents import (
    DATA,
    ROOT,
    report_page,
    repository,
    section_page,
    small_sections,
    small_site,
    source,
)

from hub import making
from hub.making import checklist, forms, pdf
from hub.making.blocks import blocks
from hub.model import Agency
from hub.reading import fields, template
from hub.reading.exemplars import ORIGINS, exemplars

WORDS = DATA["docs/report/forms.yml"]
GP = Agency("gp", "GP practice", "child", 10, (), report_page("gp"))


def pages(document: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(document)
    return [page.get_textpage().get_text_range() for page in opened]


def form(**changes: Any) -> bytes:
    site = small_site(**changes)
    wording = forms.wording(site, "child", "draft")
    return pdf.form_to_read(site.sections, "child", wording)


def report(**changes: Any) -> bytes:
    (one,), _ = exemplars([report_page("gp-initial", **changes)], [GP])
    return pdf.model_report(one, GP, "Child agency report", "Draft: not approved")


def checklist_document() -> bytes:
    words = {**WORDS["checklist"], "status": "Draft: not approved"}
    return pdf.checklist_page(checklist.items(small_sections()), words)


def review() -> bytes:
    kit = {
        "title": "Review",
        "not_like_for_like": "Not like for like.",
        "about": [{"id": "kind", "text": "Which kind?", "answers": ["Initial", "Review"]}],
        "questions": [
            {"id": "q1", "text": "Did you go?", "answers": ["Yes", "No"]},
            {
                "id": "q2",
                "text": "When?",
                "answers": [],
                "asked_if": {"question": "q1", "answers": ["Yes"]},
            },
        ],
        "checklist": [{"id": "c1", "section": "about", "text": "The role is there."}],
        "answers_to_checklist": ["Yes", "No"],
        "section_titles": {"about": "About you"},
    }
    return pdf.review_form(kit, "Draft: not approved")


MADE = {
    "form": form,
    "report": report,
    "checklist": checklist_document,
    "review": review,
    "card": lambda: pdf.card(
        "Card", "One side.", "Hello.\n\n## 1. Go\n\n- Now\n", "Draft: not approved"
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_a_page_is_tagged_titled_and_in_british_english(name: str) -> None:
    from io import BytesIO

    with pikepdf.open(BytesIO(MADE[name]())) as opened:
        root = opened.Root
        assert bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert str(root.Lang) == "en-GB"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]
        assert "/Author" not in opened.docinfo
        assert "/CreationDate" not in opened.docinfo or str(
            opened.docinfo["/CreationDate"]
        ).startswith("D:1970")


@pytest.mark.parametrize("name", MADE)
def test_a_page_is_the_same_to_the_byte(name: str) -> None:
    first = MADE[name]()
    pdf._compiler.cache_clear()
    assert MADE[name]() == first


@pytest.mark.parametrize("name", MADE)
def test_every_page_bears_its_status(name: str) -> None:
    for text in pages(MADE[name]()):
        assert "Draft: not approved" in text


@pytest.mark.parametrize("name", MADE)
def test_every_font_is_our_own(name: str) -> None:
    fonts = set(re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([\w-]+)", MADE[name]()))
    assert all(font.startswith(b"AtkinsonHyperlegibleNext") for font in fonts)


def test_every_page_of_a_form_is_confidential_when_completed() -> None:
    assert all("Confidential when completed" in text for text in pages(form()))


def test_a_form_to_read_asks_what_the_word_form_asks() -> None:
    text = " ".join(" ".join(pages(form())).split())
    for section in forms.asked_on(small_sections(), "child"):
        assert section.title in text
        assert all(field.label in text for field in section.fields)
    assert "3 working days before" in text


def test_a_model_report_says_on_every_page_that_it_is_invented() -> None:
    document = report()
    assert len(pages(document)) >= 2
    assert all("Invented: about no real child" in text for text in pages(document))


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_model_report_says_only_what_is_true_of_its_origin(origin: str) -> None:
    text = " ".join(pages(report(origin=origin)))
    assert ("Invented" in text) == (origin == "invented")


def test_a_poor_report_says_that_it_is_poor() -> None:
    assert "never copy it" in " ".join(pages(report(teaches="poor")))
    assert "never copy it" not in " ".join(pages(report()))


def test_the_hubs_notes_stand_apart_from_the_report() -> None:
    first, *rest = pages(report())
    assert "I saw Child A twice." in " ".join(first.split())
    assert "Weak" not in first
    assert "Weak" in " ".join(rest)


def test_a_poor_report_is_taken_apart_in_place() -> None:
    (first, *_) = pages(report(teaches="poor"))
    assert "Weak" in first
    assert "What to notice" not in first


def test_a_weak_example_stands_beside_its_strong_one() -> None:
    (pair,) = [node for node in blocks(report_page("a").body) if node[0] == "pair"]
    assert [note[2] for note in pair[1]] == ["Weak", "Strong"]
    assert pair[1][0][1] == [["p", ["Mum doesn't engage."]]]


def test_notes_that_follow_each_other_stay_apart() -> None:
    made = blocks("> Why it works: One.\n\n> Words to say: Two.\n>\n> More.\n")
    assert [(node[2], len(node[1])) for node in made] == [("Why it works", 1), ("Words to say", 2)]


def test_words_are_never_read_as_code() -> None:
    odd = '#panic("x") $y$ *not bold* `code` @ref <label> \\ // end'
    body = f"Text {odd.replace('*', chr(92) + '*').replace('<', '&lt;')}"
    text = pages(pdf.card(odd, odd, body, odd))[0]
    assert '#panic("x") $y$' in text
    assert "*not bold*" in text


def test_the_checklist_is_one_printed_page() -> None:
    assert len(pages(checklist_document())) == 1
    site = repository()
    if site.sections:
        words = {**WORDS["checklist"], "status": "Draft"}
        assert len(pages(pdf.checklist_page(checklist.items(site.sections), words))) == 1


def test_the_checklist_asks_one_thing_for_each_section_and_says_when() -> None:
    items = checklist.items(small_sections())
    assert [title for title, _, _ in items] == [section.title for section in small_sections()]
    assert items[1][2] == "Only for a review conference."
    assert items[0][2] == ""


def test_the_first_timers_card_is_one_printed_side() -> None:
    path = ROOT / "docs/conferences/first-timers-card.md"
    if not path.exists():
        pytest.skip("the card is not here yet")
    site = small_site()
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    title = yaml.safe_load(head)["title"]
    made = pdf.card(title, "", fields.filled(site, body), "Draft")
    assert len(pages(made)) == 1


def test_the_card_says_on_paper_where_each_of_its_links_leads_once_each(tmp_path: Path) -> None:
    card = source(
        making.CARD_PAGE,
        "---\ntitle: Card\n---\n\n## Go\n\n[More](b.md). [The same](b.md#x), [none](gone.md),"
        " [a site](https://example.org/), [less](../c.md).\n",
    )
    pages_there = [
        source(f"docs/{path}.md", f"---\ntitle: {title}\n---\n\nWords.\n")
        for path, title in (("conferences/b", "Thresholds"), ("c", "Deadlines"))
    ]
    site = small_site(root=tmp_path, sources=(card, *pages_there))
    (made,) = (make() for path, make, _ in making.documents(site) if path == making.CARD_FILE)
    text = " ".join(pages(made)[0].split())
    assert "More1. The same1, none, a site, less2." in text
    assert "1. Thresholds" in text
    assert "2. Deadlines" in text
    closed = replace(site, withheld={"docs/c.md": ()})
    (made,) = (make() for path, make, _ in making.documents(closed) if path == making.CARD_FILE)
    assert "Deadlines" not in pages(made)[0]


def test_the_repositorys_card_and_its_list_are_one_printed_side() -> None:
    for path, make, _ in making.documents(repository()):
        if path == making.CARD_FILE:
            assert len(pages(make())) == 1


def test_no_row_of_a_form_is_torn_in_two() -> None:
    options = [f"Option {number}" for number in range(1, 40)]
    lines = [{"id": f"f{n}", "label": f"Line {n}", "kind": "text"} for n in range(1, 12)]
    choice = {"id": "last", "label": "Choice", "kind": "choice", "options": options}
    asked, _ = template.sections([section_page("about", fields=[*lines, choice])])
    made = pages(form(sections=asked))
    (whole,) = (text for text in made if "Option 1 " in " ".join(text.split()) + " ")
    assert "Option 39" in whole


def test_the_fonts_are_here_with_their_licence() -> None:
    folder = Path(pdf.__file__).parent / "fonts"
    assert len(list(folder.glob("*.ttf"))) == 4
    assert "SIL Open Font License" in (folder / "OFL.txt").read_text("utf-8")


def test_each_model_report_of_the_repository_can_be_printed() -> None:
    site = repository()
    agencies = {agency.id: agency for agency in site.agencies}
    for one in site.exemplars:
        if one.agency not in agencies:
            pytest.skip("the agencies are not here yet")
        made = pdf.model_report(one, agencies[one.agency], "Layout", "Draft")
        assert all("Draft" in text for text in pages(made))
