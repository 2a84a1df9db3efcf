"""Every generated file: whole, named without a name, kept by content and code."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from documents import ROOT, agency_page, report_page, repository, small_site, source
from test_documents_pdf import pages as printed
from test_documents_reading import KIT
from test_documents_word import styled

from hub import making
from hub.making import cache, emails, forms
from hub.model import Finding, Problem, Site
from hub.pages import checklist, crosswalk, form_list, form_page, kit_files
from hub.pages import emails as email_page
from hub.reading.agencies import agencies
from hub.reading.exemplars import exemplars

REGISTER = {
    "title": "Register",
    "about": "One row for one conference.",
    "how_to": ["Add a row."],
    "columns": [
        {"heading": "Asked", "kind": "date", "hint": "The day."},
        {"heading": "How", "kind": "choice", "options": ["Phone", "Face to face"]},
    ],
}


def whole(root: Path, **changes: object) -> Site:
    """A small site with one of every kind of document."""
    known, _ = agencies([agency_page("gp", form="own", layout=LAYOUT)], ["about"])
    reports, _ = exemplars([report_page("gp-initial", form="own")], known)
    mail = source(
        "docs/report/emails/initial.md",
        "---\ntitle: Initial\norder: 1\nsubject: '[Kind] on [Date]'\n---\n\nDear [Name],\n\n"
        "By {{deadline.initial}} before.\n",
    )
    card = source(
        "docs/conferences/first-timers-card.md",
        "---\ntitle: Card\n---\n\nHello.\n\n## Go\n\nNow.\n",
    )
    data = {
        **small_site().data,
        "docs/partners/review.yml": {**KIT, "about": []},
        "docs/partners/register.yml": REGISTER,
    }
    return small_site(
        root=root,
        agencies=known,
        exemplars=reports,
        sources=(mail, card),
        data=data,
        **changes,
    )


LAYOUT = [
    {"heading": "Summary", "answers": ["about"], "missing": "The child's voice."},
    {"heading": "Signed", "answers": []},
]


def test_every_kind_of_document_is_made(tmp_path: Path) -> None:
    made = {path: make() for path, make, _ in making.documents(whole(tmp_path))}
    assert sorted(made) == [
        "downloads/adult-agency-report.docx",
        "downloads/adult-agency-report.pdf",
        "downloads/before-you-send-it.pdf",
        "downloads/child-agency-report.docx",
        "downloads/child-agency-report.pdf",
        "downloads/conferences/first-timers-card.pdf",
        "downloads/covering-email-initial.txt",
        "downloads/exemplars/gp-initial.pdf",
        "downloads/register-of-reports.xlsx",
        "downloads/single-agency-review.pdf",
        "downloads/single-agency-review.xlsx",
    ]
    assert all(made.values())


def test_a_document_is_made_once_and_then_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {path: make() for path, make, _ in making.documents(whole(tmp_path))}
    for room, maker in ((making.pdf, "printed"), (making.word, "package")):
        monkeypatch.setattr(room, maker, _never)
    assert {path: make() for path, make, _ in making.documents(whole(tmp_path))} == first


def test_documents_made_by_two_processes_are_those_made_by_one(tmp_path: Path) -> None:
    made = []
    for name, more in (("two", {}), ("one", {"HUB_ALONE": "1"})):
        root = tmp_path / name
        lines = (
            "import dataclasses, pathlib, sys\n"
            "from hub import making\nfrom hub.reading import read\n"
            "site = dataclasses.replace(read(pathlib.Path.cwd()), root=pathlib.Path(sys.argv[1]))\n"
            "making.prepare(site)\n"
            "print([key for _, _, key in making.documents(site)])\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", lines, str(root)],
            cwd=ROOT, env={**os.environ, **more}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        kept = {path.name: path.read_bytes() for path in (root / cache.FOLDER).iterdir()}
        assert sorted(kept) == sorted(ast.literal_eval(done.stdout))
        made.append(kept)
    assert made[0] == made[1]


def _never(*_: object, **__: object) -> bytes:
    raise AssertionError("a kept document was made again")


def test_a_key_changes_with_the_words_and_only_with_them(tmp_path: Path) -> None:
    def keys(site: Site) -> dict[str, str]:
        return {path: key for path, _, key in making.documents(site)}

    before = keys(whole(tmp_path))
    assert keys(whole(tmp_path)) == before
    site = whole(tmp_path)
    first, *rest = site.sections
    after = keys(replace(site, sections=(replace(first, check="Another check."), *rest)))
    assert {path for path in before if before[path] != after[path]} == {
        "downloads/before-you-send-it.pdf"
    }
    after = keys(replace(site, sections=(replace(first, question="Another?"), *rest)))
    assert {path for path in before if before[path] != after[path]} == {
        f"downloads/{form}-agency-report.{kind}"
        for form in ("adult", "child")
        for kind in ("docx", "pdf")
    }


@pytest.mark.parametrize("harm", [b"", b"short", b"\x00" * 400])
def test_a_damaged_kept_file_is_made_again(tmp_path: Path, harm: bytes) -> None:
    assert cache.kept(tmp_path, "key", lambda: b"first") == b"first"
    kept = tmp_path / cache.FOLDER / "key"
    kept.write_bytes(harm)
    assert cache.kept(tmp_path, "key", lambda: b"second") == b"second"
    assert cache.kept(tmp_path, "key", _never) == b"second"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder should be")
    assert cache.kept(tmp_path, "key", lambda: b"made") == b"made"


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    cache.kept(tmp_path, "key", lambda: b"made")
    assert [path.name for path in (tmp_path / cache.FOLDER).iterdir()] == ["key"]
    cache.tidy(tmp_path, [])
    assert list((tmp_path / cache.FOLDER).iterdir()) == []


def test_a_withdrawn_report_leaves_no_kept_copy(tmp_path: Path) -> None:
    site = whole(tmp_path)
    kept = {path: key for path, make, key in making.documents(site) if make()}
    (report,) = site.exemplars
    list(making.documents(replace(site, exemplars=(replace(report, withdrawn=True),))))
    left = {path.name for path in (tmp_path / cache.FOLDER).iterdir()}
    assert set(kept.values()) - left == {kept["downloads/exemplars/gp-initial.pdf"]}


def test_a_withheld_or_withdrawn_page_has_no_document(tmp_path: Path) -> None:
    site = whole(tmp_path)
    (report,) = site.exemplars
    gone = replace(site, exemplars=(replace(report, withdrawn=True),))
    kept_back = replace(site, withheld={report.path: (Finding("", 1, 1, 0, 0, "", "", ""),)})
    for one in (gone, kept_back):
        assert not [path for path, _, _ in making.documents(one) if "exemplars" in path]
    section = site.sections[0].source.path
    kept_back = replace(site, withheld={section: ()})
    assert not [path for path, _, _ in making.documents(kept_back) if "agency-report" in path]


def test_data_with_a_slip_in_it_makes_no_document(tmp_path: Path) -> None:
    slip = Problem("review-kit", "docs/partners/review.yml", 1, "Mend it.")
    site = replace(whole(tmp_path), problems=(slip,))
    assert not [path for path, _, _ in making.documents(site) if "single-agency" in path]


def test_a_site_without_the_data_makes_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    assert list(making.documents(Site(root=tmp_path))) == []


def test_no_file_name_could_hold_a_persons_name() -> None:
    known = {agency.id for agency in repository().agencies}
    for path, _, _ in making.documents(repository()):
        name = re.sub(r"^(?:assets/|downloads/)?(?:exemplars/|conferences/)?", "", path)
        assert re.fullmatch(r"[a-z][a-z0-9-]*\.(docx|pdf|xlsx|txt|png)", name)
        if path.startswith("downloads/exemplars/"):
            assert (
                any(name.startswith(agency) for agency in known)
                or (ROOT / "exemplars" / f"{name[:-4]}.md").exists()
            )


def test_an_email_file_opens_with_its_lines_apart_and_its_fields_named(tmp_path: Path) -> None:
    (email,) = emails.emails(whole(tmp_path))
    assert emails.as_file(email).decode() == (
        "Subject: [Kind] on [Date]\r\n\r\nDear [Name],\r\n\r\nBy 3 working days before.\r\n"
    )


def test_a_page_offers_every_form_in_both_kinds(tmp_path: Path) -> None:
    page = source("docs/report/forms.md", "---\ntitle: Forms\n---\n\n{{list.forms}}\n")
    words = form_list.block(whole(tmp_path), page)
    for form in ("child", "adult"):
        for kind in ("docx", "pdf"):
            assert f"(../downloads/{form}-agency-report.{kind})" in words


def test_the_crosswalk_says_what_answers_what_and_what_is_left_out(tmp_path: Path) -> None:
    site = whole(tmp_path)
    (agency,) = site.agencies
    words = crosswalk.block(site, agency.source)
    assert (
        "- **[Summary](../report/sections/about.md).** Usually missing: the child's voice." in words
    )
    assert "- **Signed** (answers none of the form's questions). Usually missing: nothing" in words
    left = words.split("No heading answers these.")[1]
    assert "Title of actions" in left
    assert "Title of about" not in left


def test_an_agency_with_a_form_has_no_crosswalk(tmp_path: Path) -> None:
    known, _ = agencies([agency_page("school")], [])
    site = replace(whole(tmp_path), agencies=known)
    assert crosswalk.block(site, known[0].source) == ""


def test_links_to_documents_lead_to_documents_that_are_made(tmp_path: Path) -> None:
    site = whole(tmp_path)
    made = {path for path, _, _ in making.documents(site)}
    page = source("docs/report/page.md", "---\ntitle: Page\n---\n\nWords.\n")
    makers = (
        checklist.block,
        email_page.block,
        form_list.block,
        kit_files.review,
        kit_files.register,
    )
    for block in makers:
        links = re.findall(r"\((\.\./downloads/[^)]+)\)", block(site, page))
        assert links
        assert {link.removeprefix("../") for link in links} <= made


def test_the_repositorys_agencies_with_their_own_report_answer_every_core_question() -> None:
    site = repository()
    for agency in site.agencies:
        if agency.form == "own":
            answered = {one for _, answers, _ in agency.layout for one in answers}
            core = {
                section.id
                for section in site.sections
                if "core" in section.asked.get("child", {}).values()
            }
            assert core <= answered, agency.id


def test_each_form_is_a_page_too_with_every_question_and_answer(tmp_path: Path) -> None:
    site = whole(tmp_path)
    found = {page.path: page for page in form_page.pages(site)}
    assert set(found) == {"report/forms/child.md", "report/forms/adult.md"}
    words = found["report/forms/child.md"].markdown
    for section in forms.asked_on(site.sections, "child"):
        assert f"## {section.title}" in words
        for field in section.fields:
            assert f"**{field.label}**" in words
            assert all(option in words for option in field.options)
    assert "Confidential when completed" in words
    assert "Draft: not approved" in words


OWN_LAYOUT = [
    {"heading": "What we hold", "answers": ["about"], "missing": "What it means."},
    {"heading": "Our actions", "answers": ["actions"], "missing": "The barrier."},
    {"heading": "Something else", "answers": ["issues"], "missing": "Nothing, if there is none."},
    {"heading": "Signed", "answers": []},
]


def with_draft(root: Path, **changes: object) -> Site:
    """A site where one agency sends its own report and may fill in a draft of it."""
    pages = [
        agency_page("dentist", form="own", layout=OWN_LAYOUT, **changes),
        agency_page("police", form="own", layout=OWN_LAYOUT, order=20),
        agency_page("school", order=30),
    ]
    known, problems = agencies(pages, ["about", "actions", "issues"])
    assert not problems
    return small_site(root=root, agencies=known)


def test_a_draft_of_an_own_report_asks_under_its_headings_what_they_answer(tmp_path: Path) -> None:
    site = with_draft(tmp_path)
    (agency,) = forms.drafted(site)  # the police send theirs, and no draft of it is offered
    made = forms.from_layout(site, agency)
    assert [section.title for section in made] == [row["heading"] for row in OWN_LAYOUT]
    assert [section.fields[0].label for section in made] == [
        *(section.question for section in site.sections),
        "Your answer",
    ]
    assert [section.hints for section in made] == [
        ("Usually missing: what it means.",),
        ("Usually missing: the barrier.",),
        (),
        (),
    ]
    assert [forms.condition(section, "dentist") for section in made] == [
        "",
        "Only for a review conference.",
        "Only if something else affects the child's safety.",
        "",
    ]


def test_a_draft_of_an_own_report_is_a_form_like_the_others(tmp_path: Path) -> None:
    documents = {path: make() for path, make, _ in making.documents(with_draft(tmp_path))}
    word, pdf = (documents[f"downloads/dentist-agency-report.{kind}"] for kind in ("docx", "pdf"))
    assert styled(word, "Heading1") == [row["heading"] for row in OWN_LAYOUT]
    text = " ".join(printed(pdf))
    assert all(row["heading"] in text for row in OWN_LAYOUT)
    assert "Draft: not approved" in text
    assert not any("police" in path for path in documents)


def test_a_draft_goes_with_the_page_of_its_agency(tmp_path: Path) -> None:
    site = with_draft(tmp_path, withdrawn=True)
    assert not list(forms.drafted(site))
    assert not any("dentist" in path for path, _, _ in making.documents(site))


def test_an_agencys_page_says_what_to_send_to_whom_and_by_when(tmp_path: Path) -> None:
    site = with_draft(tmp_path)
    dentist, police, school = (
        form_list.to_send(site, agency.source).split("\n") for agency in site.agencies
    )
    for said in (dentist, police, school):
        assert said[1:] == [
            "- **To whom:** As the invitation says.",
            "- **By when:** 3 working days before, 5 working days before a review.",
        ]
    assert dentist[0] == (
        "- **What to send:** Your own report. No template? Fill in"
        " [our Word form](../downloads/dentist-agency-report.docx) (draft: not approved)."
    )
    assert police[0] == "- **What to send:** Your own report."
    assert school[0] == (
        "- **What to send:** The child form. None came? See"
        " [its questions on a page](../report/forms/child.md) or"
        " [our Word form](../downloads/child-agency-report.docx) (draft: not approved)."
    )
    elsewhere = source("docs/report/page.md", "---\ntitle: Page\n---\n\nWords.\n")
    assert form_list.to_send(site, elsewhere) == ""


def test_every_agency_of_the_repository_says_so_at_its_head() -> None:
    for agency in repository().agencies:
        head = agency.source.body.split("\n## ")[0].strip().split("\n\n")
        # Where writing itself can put somebody in danger, that is said before.
        before = head[: head.index("{{agency.send}}")]
        assert all(said.startswith("> Do this first: ") for said in before), agency.id
