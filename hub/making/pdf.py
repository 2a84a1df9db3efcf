"""Pages to print, by Typst: tagged for screen readers (PDF/UA-1), the same bytes every time.

Words reach a layout as JSON, never as Typst code: nothing an editor writes can run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from hub.making.blocks import blocks
from hub.making.forms import Wording, asked_on, condition, hints
from hub.making.look import palette
from hub.model import Agency, Exemplar, Field, Section

HERE = Path(__file__).parent


def form_to_read(sections: Sequence[Section], form: str, wording: Wording) -> bytes:
    """A form to read, or to print and fill in by hand."""
    return printed(
        "form",
        {
            "title": wording.title,
            "occasion": wording.occasion,
            "about": wording.about,
            "before": wording.before,
            "lines": wording.lines,
            "confidential": wording.confidential,
            "status": wording.status,
            "sections": [_section(section, form) for section in asked_on(sections, form)],
        },
    )


def model_report(exemplar: Exemplar, agency: Agency, layout: str, status: str) -> bytes:
    """A model report as its readers would get it, marked on every page as no real child's."""
    return printed(
        "report",
        {
            "title": exemplar.title,
            "summary": exemplar.summary,
            "agency": agency.title,
            "meeting": exemplar.meeting,
            "layout": layout,
            "origin": exemplar.origin,
            "poor": exemplar.teaches == "poor",
            "status": status,
            "blocks": blocks(exemplar.source.body),
        },
    )


def checklist_page(items: Sequence[tuple[str, str, str]], words: Mapping[str, str]) -> bytes:
    """`Before you send it` on one printed page: each item is a heading, a check and a condition."""
    return printed("checklist", {**words, "items": items})


def card(title: str, summary: str, body: str, status: str, ends: Sequence[str] = ()) -> bytes:
    """A page of the site as a card: one printed side. `ends` are the titles of the pages that the
    numbers in it lead to, in order."""
    said = {"title": title, "summary": summary, "status": status}
    return printed("card", {**said, "blocks": blocks(body), "ends": ends})


def review_form(kit: Mapping[str, Any], status: str) -> bytes:
    """The single-agency review kit to fill in by hand, one conference to a form."""
    titles = kit["section_titles"]
    return printed(
        "review",
        {
            "title": kit["title"],
            "warning": " ".join(str(kit["not_like_for_like"]).split()),
            "status": status,
            "about": [_asked(question, {}) for question in kit["about"]],
            "questions": [
                _asked(question, {q["id"]: n for n, q in enumerate(kit["questions"], 1)})
                for question in kit["questions"]
            ],
            "checklist": [
                {"section": titles.get(line["section"], ""), "text": line["text"]}
                for line in kit["checklist"]
            ],
            "marks": kit["answers_to_checklist"],
        },
    )


def printed(layout: str, data: Mapping[str, Any]) -> bytes:
    """One layout filled with words, as pages to print."""
    return set_out(layout, data, kind="pdf", pdf_standards="ua-1", timestamp=0)


def set_out(
    layout: str, data: Mapping[str, Any], *, kind: Literal["pdf", "png"], **how: Any
) -> bytes:
    """One layout filled with words: as a document, or as a picture with a dot to a point."""
    given = json.dumps({**data, "palette": dict(palette())}, ensure_ascii=False)
    how = how or {"ppi": 72}
    made = _compiler().compile(
        input=str(HERE / f"{layout}.typ"), format=kind, sys_inputs={"data": given}, **how
    )
    assert isinstance(made, bytes)
    return made


class Typesetter:
    """Whether it was begun in this process: its threads run from then on."""

    begun = False


@cache
def _compiler() -> typst.Compiler:
    """One for the whole run, with our own fonts alone: no machine's fonts change a page."""
    Typesetter.begun = True
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )
    return typst.Compiler(root=HERE, font_paths=fonts, ignore_system_fonts=True)


def _section(section: Section, form: str) -> dict[str, Any]:
    same = section.question.rstrip("?") == section.title.rstrip("?")
    return {
        "title": section.title,
        "question": "" if same else section.question,
        "condition": condition(section, form),
        "hints": hints(section, form),
        "fields": [_field(field) for field in section.fields],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "label": field.label,
        "kind": field.kind,
        "hint": field.hint,
        "options": field.options,
        "columns": [_field(column) for column in field.columns],
        "rows": field.rows,
    }


def _asked(question: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    when = question.get("asked_if")
    condition = ""
    if when:
        answers = " or ".join(f'"{answer}"' for answer in when["answers"])
        condition = f"Only if you answered {answers} to question {numbers[when['question']]}."
    return {
        "text": question["text"],
        "answers": question.get("answers") or [],
        "guidance": " ".join(str(question.get("guidance", "")).split()),
        "condition": condition,
    }
