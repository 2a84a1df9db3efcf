"""The Word forms: whole, accessible, the same every time, and carrying nothing but their words."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import Any

import pytest
from documents import ROOT, repository, small_site
from lxml import etree

from hub.making import forms
from hub.making.word import word_form
from hub.making.word_parts import MAIN, WORD_2010
from hub.model import FORMS, Site

W = {"w": MAIN, "w14": WORD_2010}


def made(site: Site, form: str, status: str = "draft") -> bytes:
    return word_form(site.sections, form, forms.wording(site, form, status))


def part(document: bytes, name: str) -> Any:
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return etree.fromstring(archive.read(name))


def body(document: bytes) -> Any:
    return part(document, "word/document.xml")


def said(element: Any) -> str:
    return "".join(element.itertext())


def styled(document: bytes, style: str) -> list[str]:
    found = body(document).xpath(f'//w:p[w:pPr/w:pStyle/@w:val="{style}"]', namespaces=W)
    return [said(one) for one in found]


def test_every_section_a_form_asks_is_a_heading_in_its_order() -> None:
    site = small_site()
    for form in FORMS:
        asked = [section.title for section in forms.asked_on(site.sections, form)]
        assert styled(made(site, form), "Heading1") == asked
    assert len(styled(made(site, "adult"), "Heading1")) < len(site.sections)


def test_every_answer_has_a_control_named_by_its_question() -> None:
    document = body(made(small_site(), "child"))
    names = [
        control.xpath("string(w:sdtPr/w:alias/@w:val)", namespaces=W)
        for control in document.iter(f"{{{MAIN}}}sdt")
    ]
    assert all(names)
    assert len(set(names)) >= len(names) - 2  # two sections ask for "Your answer"
    for name in (
        "Your name",
        "Date of the conference",
        "Kind of conference",
        "Records, Written from",
        "What you know",
        "Progress, row 2, Your actions",
    ):
        assert name in names


def test_each_kind_of_answer_gets_its_own_kind_of_control() -> None:
    document = body(made(small_site(), "child"))

    def count(kind: str) -> int:
        return int(document.xpath(f"count(//w:sdtPr/{kind})", namespaces=W))

    assert count("w14:checkbox") == 2
    assert count("w:date") == 3
    assert count("w:dropDownList") == 3
    assert count("w:text[@w:multiLine='1']") == count("w:text") == 3
    options = document.xpath(
        '//w:sdtPr[w:alias/@w:val="Kind of conference"]//w:listItem/@w:value', namespaces=W
    )
    assert options == ["Initial", "Review"]


def test_control_numbers_are_all_different() -> None:
    for form in FORMS:
        document = body(made(repository_or_small(), form))
        numbers = document.xpath("//w:sdtPr/w:id/@w:val", namespaces=W)
        assert numbers
        assert len(set(numbers)) == len(numbers)


def test_nothing_is_locked_against_a_screen_reader() -> None:
    document = made(small_site(), "child")
    settings = part(document, "word/settings.xml")
    assert not settings.xpath("//w:documentProtection", namespaces=W)
    assert set(body(document).xpath("//w:lock/@w:val", namespaces=W)) == {"sdtLocked"}


def test_every_table_repeats_its_head_and_says_what_it_is() -> None:
    tables = list(body(made(repository_or_small(), "child")).iter(f"{{{MAIN}}}tbl"))
    assert tables
    for table in tables:
        assert table.xpath("w:tr[1]/w:trPr/w:tblHeader", namespaces=W)
        assert table.xpath("string(w:tblPr/w:tblCaption/@w:val)", namespaces=W)
        assert table.xpath("string(w:tblPr/w:tblDescription/@w:val)", namespaces=W)


def test_the_document_says_its_title_and_its_language() -> None:
    document = made(small_site(), "child")
    core = said(part(document, "docProps/core.xml"))
    assert core.startswith("Child agency report: for a Child Protection Conference")
    assert part(document, "word/styles.xml").xpath("//w:lang/@w:val", namespaces=W) == ["en-GB"]
    assert styled(document, "Title") == ["Child agency report"]


def test_every_page_says_that_it_is_confidential_and_what_its_status_is() -> None:
    document = made(small_site(), "child")
    assert "Confidential when completed" in said(part(document, "word/header1.xml"))
    assert "Draft: not approved" in said(part(document, "word/footer1.xml"))
    assert "Approved" in said(part(made(small_site(), "child", "approved"), "word/footer1.xml"))
    used = body(document).xpath(
        "//w:sectPr/*[self::w:headerReference or self::w:footerReference]/@w:type", namespaces=W
    )
    assert used == ["default", "default"]
    assert not body(document).xpath("//w:titlePg", namespaces=W)


def test_hints_are_a_grey_list_and_answers_are_not_grey() -> None:
    document = made(small_site(), "child")
    styles = part(document, "word/styles.xml")
    grey = styles.xpath('//w:style[@w:styleId="Hint"]//w:color/@w:val', namespaces=W)
    assert grey
    assert not styles.xpath('//w:style[@w:styleId="Answer"]//w:color', namespaces=W)
    assert not body(document).xpath("//w:sdtPr/w:rPr", namespaces=W)
    assert body(document).xpath(
        '//w:p[w:pPr/w:pStyle/@w:val="HintLast"]/w:pPr/w:numPr', namespaces=W
    )


def test_a_form_speaks_in_its_own_hints() -> None:
    (section,) = [one for one in small_site().sections if one.id == "issues"]
    assert forms.hints(section, "child") == ("Keep it short.",)
    assert forms.hints(section, "adult") == ("Words for adults.",)


def test_a_section_that_is_not_always_asked_says_when() -> None:
    conditions = styled(made(small_site(), "child"), "Condition")
    assert conditions == [
        "Only for a review conference.",
        "Only if something else affects the child's safety.",
    ]


def test_the_deadline_comes_from_its_file() -> None:
    data = dict(small_site().data)
    data["docs/report/deadlines.yml"] = {
        kind: {"working_days": days, "source": "s", "checked_on": "c"}
        for kind, days in (("initial", 2), ("review", 7))
    }
    (line,) = styled(made(small_site(data=data), "child"), "PanelLine")
    assert line == "Send it 2 working days before, or 7 working days before a review."


def test_words_that_look_like_markup_stay_words() -> None:
    from dataclasses import replace

    first, *rest = small_site().sections
    odd = replace(first, title='Fish & <chips> "now"')
    document = made(small_site(sections=(odd, *rest)), "child")
    assert styled(document, "Heading1")[0] == 'Fish & <chips> "now"'


def test_nothing_rides_along() -> None:
    document = made(small_site(), "child")
    with zipfile.ZipFile(BytesIO(document)) as archive:
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/footer1.xml",
            "word/header1.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(entry.comment or entry.extra for entry in archive.infolist())
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for word in (
        b"creator",
        b"lastModified",
        b"created",
        b"rsid",
        b"<w:ins ",
        b"<w:del ",
        b'Target="http',
    ):
        assert word not in everything


def test_a_form_is_the_same_to_the_byte_in_another_process() -> None:
    script = (
        "import sys,hashlib; sys.path[:0]=['.','tests'];"
        "from documents import small_site; from test_documents_word import made;"
        "print(hashlib.sha256(made(small_site(),'child')).hexdigest())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1


def test_no_form_has_a_space_for_restricted_information() -> None:
    """Such a space would tell a parent who reads the form that something was held back."""
    for form in FORMS:
        text = said(body(made(repository_or_small(), form))).casefold()
        assert not re.search(r"restricted information|sent separately|withheld from", text)


def test_the_repositorys_own_forms_ask_every_core_section() -> None:
    site = repository()
    if not site.sections:
        pytest.skip("the sections are not here yet")
    for form in FORMS:
        heads = styled(made(site, form), "Heading1")
        core = [s.title for s in site.sections if "core" in s.asked.get(form, {}).values()]
        assert set(core) <= set(heads)


def repository_or_small() -> Site:
    """The repository's own sections where they are; small ones until then."""
    site = repository()
    return site if site.sections and "docs/report/deadlines.yml" in site.data else small_site()
