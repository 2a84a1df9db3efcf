"""Sections, agencies, model reports and figures: a slip gets one plain sentence, and no build."""

from __future__ import annotations

from typing import Any

import pytest
from documents import agency_page, report_page, repository, section_page, source

from hub.model import CORE, ONLY_IF
from hub.reading import evidence, review_kit, template
from hub.reading.agencies import agencies
from hub.reading.exemplars import exemplars


def test_a_section_is_read_as_it_is_written() -> None:
    (section,), problems = template.sections([section_page("worries")])
    assert not problems
    assert section.need("child", "initial") == CORE
    assert section.need("adult", "transfer-in") == CORE
    assert section.fields[0].kind == "paragraph"
    assert section.why == ({"figure": "attended"},)


def test_a_section_may_be_asked_at_one_kind_of_conference_alone() -> None:
    (section,), problems = template.sections([section_page("a", asked={"child": {"review": CORE}})])
    assert not problems
    assert section.need("child", "review") == CORE
    assert section.need("child", "initial") == ""
    assert section.need("adult", "review") == ""


def test_sections_come_in_the_order_they_are_asked() -> None:
    pages = [section_page("second", order=20), section_page("first", order=10)]
    found, _ = template.sections(pages)
    assert [section.id for section in found] == ["first", "second"]


def test_index_pages_and_file_names_are_no_sections() -> None:
    index = source("docs/report/sections/index.md", "---\ntitle: All\n---\nWords.\n")
    assert template.sections([index]) == ((), [])


FIELD = {"id": "a", "label": "A", "kind": "text"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": None}, "an id"),
        ({"question": ""}, "question"),
        ({"question": "   "}, "question"),
        ({"check": None}, "check"),
        ({"title": None}, "title"),
        ({"asked": None}, "asked"),
        ({"asked": {"parent": CORE}}, "forms"),
        ({"asked": {"own": CORE}}, "forms"),
        ({"asked": {"child": {"annual": CORE}}}, "kinds of conference"),
        ({"asked": {"child": "always"}}, "core"),
        ({"asked": {"child": ONLY_IF}}, "only_if"),
        ({"fields": None}, "answer space"),
        ({"fields": [{**FIELD, "kind": "slider"}]}, "kinds of answer space"),
        ({"fields": [{**FIELD, "label": ""}]}, "label"),
        ({"fields": [FIELD, FIELD]}, "one id"),
        ({"fields": [{**FIELD, "kind": "choice", "options": [True, False]}]}, "quotes"),
        ({"fields": [{**FIELD, "kind": "choice", "options": ["One"]}]}, "two options"),
        ({"fields": [{**FIELD, "kind": "table", "rows": 2}]}, "columns"),
        ({"fields": [{**FIELD, "kind": "table", "columns": [FIELD]}]}, "rows"),
        (
            {
                "fields": [
                    {**FIELD, "kind": "table", "rows": 1, "columns": [{**FIELD, "kind": "ticks"}]}
                ]
            },
            "kinds of answer space",
        ),
    ],
)
def test_a_slip_in_a_section_gets_one_plain_sentence(changes: dict[str, Any], said: str) -> None:
    _, problems = template.sections([section_page("worries", **changes)])
    (problem,) = problems
    path, line, sentence = problem
    assert path == "docs/report/sections/worries.md"
    assert line >= 1
    assert said in sentence
    assert sentence.endswith((".", '".'))


def test_a_slip_is_pointed_at_by_its_line() -> None:
    page = section_page("worries", question="")
    _, ((_, line, _),) = template.sections([page])
    assert page.text.splitlines()[line - 1].startswith("question:")


def test_two_sections_with_one_id_are_both_named() -> None:
    pages = [section_page("one"), section_page("two", id="one")]
    _, problems = template.sections(pages)
    assert {path.split("/")[-1] for path, _, _ in problems} == {"one.md", "two.md"}


def test_a_form_that_no_agency_uses_stops_the_build() -> None:
    _, problems = template.sections([section_page("worries"), agency_page("school")])
    assert [sentence for _, _, sentence in problems] == [
        'No agency uses the form "adult": take it out, or add one.'
    ]


def test_an_agency_with_its_own_report_says_what_answers_what() -> None:
    layout = [{"heading": "Summary", "answers": ["worries"], "missing": "the child's voice"}]
    (agency,), problems = agencies([agency_page("gp", form="own", layout=layout)], ["worries"])
    assert not problems
    assert agency.id == "gp"
    assert agency.layout == (("Summary", ("worries",), "the child's voice"),)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "title"),
        ({"form": "blue"}, "which form"),
        ({"form": "own"}, "layout"),
        ({"layout": [{"heading": "", "answers": []}]}, "heading"),
        ({"layout": [{"heading": "Summary", "answers": ["gone"]}]}, "does not exist"),
    ],
)
def test_a_slip_in_an_agency_gets_one_plain_sentence(changes: dict[str, Any], said: str) -> None:
    _, ((_, _, sentence),) = agencies([agency_page("gp", **changes)], ["worries"])
    assert said in sentence


def read_reports(*pages: Any) -> Any:
    known, _ = agencies([agency_page("gp")], [])
    return exemplars(pages, known)


def test_a_model_report_is_read_as_it_is_written() -> None:
    (report,), problems = read_reports(report_page("gp-initial", version=2))
    assert not problems
    assert (report.agency, report.meeting, report.version) == ("gp", "initial", "2")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agency": "florist"}, "docs/agencies"),
        ({"meeting": "annual"}, "kind of conference"),
        ({"form": "own"}, 'form "child"'),
        ({"origin": "real"}, "where it comes from"),
        ({"teaches": "both"}, "teaches"),
        ({"twin": "gone.md"}, "twin"),
        ({"title": ""}, "title"),
    ],
)
def test_a_slip_in_a_model_report_gets_one_plain_sentence(
    changes: dict[str, Any], said: str
) -> None:
    _, ((_, _, sentence),) = read_reports(report_page("gp-initial", **changes))
    assert said in sentence


def test_two_reports_with_one_title_and_version_are_both_named() -> None:
    pages = [report_page("one", title="Same"), report_page("two", title="same")]
    assert len(read_reports(*pages)[1]) == 2
    apart = [report_page("one", title="Same"), report_page("two", title="Same", version=2)]
    assert not read_reports(*apart)[1]


def test_a_withdrawn_report_stops_nothing() -> None:
    """Taking down must always work, whatever else is wrong with the file."""
    (report,), problems = read_reports(report_page("one", withdrawn=True, meeting="gone"))
    assert report.withdrawn
    assert not problems


FIGURE = {"id": "a", "percent": 40, "of": "respondents", "label": "L", "sentence": "S."}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"percent": 140}, "0 to 100"),
        ({"percent": -1}, "0 to 100"),
        ({"percent": "40%"}, "0 to 100"),
        ({"of": ""}, "which group"),
        ({"sentence": None}, "own sentence"),
        ({"label": None}, "label"),
        ({"id": ""}, "an id"),
    ],
)
def test_a_slip_in_a_figure_gets_one_plain_sentence(changes: dict[str, Any], said: str) -> None:
    _, ((path, _, sentence),) = evidence.figures({"figures": [{**FIGURE, **changes}]})
    assert path == evidence.AUDIT
    assert said in sentence


def test_a_figure_keeps_its_group_and_points_at_its_line() -> None:
    text = "figures:\n  - id: a\n    percent: 140\n"
    (figure,), ((_, line, _),) = evidence.figures({"figures": [{**FIGURE, "percent": 140}]}, text)
    assert figure.of == "respondents"
    assert line == 2


def test_an_audit_without_figures_is_a_slip() -> None:
    assert evidence.figures(None)[1]


def test_the_repositorys_own_content_reads_without_a_slip() -> None:
    site = repository()
    if not site.agencies:
        pytest.skip("the agencies are not here yet, so no model report can name one")
    assert site.problems == ()


KIT = {
    "title": "Review",
    "not_like_for_like": "Not like for like.",
    "questions": [
        {
            "id": "q1",
            "text": "Sent?",
            "answers": ["Yes", "No"],
            "figures": [{"id": "wrote-report", "counts": ["Yes"]}],
        },
        {
            "id": "q2",
            "text": "In time?",
            "answers": ["Yes", "No"],
            "asked_if": {"question": "q1", "answers": ["Yes"]},
        },
    ],
    "checklist": [{"id": "c1", "section": "worries", "text": "It is there."}],
    "answers_to_checklist": ["Yes", "No"],
}
QUESTION: dict[str, Any] = KIT["questions"][0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "title"),
        ({"checklist": []}, "checklist"),
        ({"questions": []}, "questions"),
        ({"questions": [{**QUESTION, "answers": [True, False]}]}, "quotes"),
        ({"questions": [QUESTION, QUESTION]}, "two questions"),
        ({"questions": [{**QUESTION, "figures": [{"id": "x", "counts": ["Yes"]}]}]}, "audit"),
        (
            {"questions": [{**QUESTION, "figures": [{"id": "wrote-report", "counts": ["Ja"]}]}]},
            "does not offer",
        ),
        (
            {"questions": [{**QUESTION, "asked_if": {"question": "q9", "answers": ["Yes"]}}]},
            "no earlier question",
        ),
    ],
)
def test_a_slip_in_the_review_kit_gets_one_plain_sentence(
    changes: dict[str, Any], said: str
) -> None:
    figures = frozenset({"wrote-report"})
    assert not review_kit.problems({review_kit.KIT: KIT}, figures)
    problems = review_kit.problems({review_kit.KIT: {**KIT, **changes}}, figures)
    assert any(said in sentence.casefold() for _, _, sentence in problems)


@pytest.mark.parametrize(
    "column",
    [
        {"heading": "Child's name", "kind": "choice", "options": ["A", "B"]},
        {"heading": "Notes", "kind": "text"},
        {"heading": "How", "kind": "choice", "options": ["One"]},
    ],
)
def test_the_register_can_ask_for_no_person_and_no_free_text(column: dict[str, Any]) -> None:
    register = {"title": "R", "about": "A", "how_to": ["H"], "columns": [column]}
    assert review_kit.problems({review_kit.REGISTER: register}, frozenset())
