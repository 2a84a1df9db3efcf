"""Small content that no editor can change under the tests' feet, and the repository's own."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import yaml

from hub.model import Section, Site, Source
from hub.reading import read, template

ROOT = Path(__file__).parent.parent


def source(path: str, text: str) -> Source:
    """One Markdown file as the reader hands it on."""
    _, head, body = text.split("---\n", 2)
    return Source(
        path=path,
        audience="page",
        text=text,
        views=(),
        meta=yaml.safe_load(head),
        body=body,
        body_line=head.count("\n") + 3,
    )


def section_page(name: str, **changes: Any) -> Source:
    """A section's page with every key it needs, and what a test changes (None: left out)."""
    meta = {
        "title": f"Title of {name}",
        "order": 10,
        "status": "draft",
        "id": name,
        "question": f"What do you know of {name}?",
        "asked": {"child": "core", "adult": "core"},
        "hints": ["Keep it short."],
        "fields": [{"id": "answer", "label": "Your answer", "kind": "paragraph"}],
        "check": f"Look at {name} again.",
        "why": [{"figure": "attended"}],
        **changes,
    }
    kept = {key: value for key, value in meta.items() if value is not None}
    head = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True)
    return source(f"docs/report/sections/{name}.md", f"---\n{head}---\n\nGuidance.\n")


def agency_page(name: str, **changes: Any) -> Source:
    """An agency's page with every key it needs, and what a test wants to change."""
    meta = {"title": name.title(), "order": 10, "status": "draft", "form": "child", **changes}
    head = yaml.safe_dump(meta, sort_keys=False)
    return source(f"docs/agencies/{name}.md", f"---\n{head}---\n\nGuidance.\n")


def report_page(name: str, **changes: Any) -> Source:
    """A model report with every key it needs, and what a test wants to change."""
    meta = {
        "title": f"Model report {name}",
        "agency": "gp",
        "meeting": "initial",
        "form": "child",
        "origin": "invented",
        "status": "draft",
        "teaches": "model",
        "summary": "What it shows.",
        "kept_apart": "Invented from the start.",
        "order": 10,
        **changes,
    }
    head = yaml.safe_dump(meta, sort_keys=False)
    body = (
        "\n## Your involvement\n\nI saw **Child A** twice.\n\n- Seen: once\n- Told: once\n\n"
        "> Weak: Mum doesn't engage.\n\n> Strong: Mother rang ahead twice.\n\n"
        "| Action | Done |\n|---|---|\n| Visit | Yes |\n"
    )
    return source(f"exemplars/{name}.md", f"---\n{head}---\n{body}")


EVERY_KIND = [
    {"id": "name", "label": "Your name", "kind": "text", "hint": "As at work."},
    {"id": "when", "label": "Date of the conference", "kind": "date"},
    {
        "id": "what",
        "label": "Kind of conference",
        "kind": "choice",
        "options": ["Initial", "Review"],
    },
    {"id": "from", "label": "Written from", "kind": "ticks", "options": ["Records", "Contact"]},
    {"id": "story", "label": "What you know", "kind": "paragraph"},
    {
        "id": "rows",
        "label": "Your actions",
        "kind": "table",
        "rows": 2,
        "columns": [
            {"id": "action", "label": "Action", "kind": "text"},
            {"id": "by", "label": "By", "kind": "date"},
            {"id": "done", "label": "Progress", "kind": "choice", "options": ["Done", "Not done"]},
        ],
    },
]


def small_sections() -> tuple[Section, ...]:
    """Three sections: every kind of answer space, one for reviews, one only if."""
    found, problems = template.sections(
        [
            section_page("about", fields=EVERY_KIND, order=10),
            section_page(
                "actions",
                order=20,
                asked={"child": {"review": "core"}, "adult": {"review": "core"}},
            ),
            section_page(
                "issues",
                order=30,
                asked={"child": "only-if"},
                only_if="something else affects the child's safety",
                hints_adult=["Words for adults."],
            ),
        ]
    )
    assert not problems
    return found


DATA: dict[str, Any] = {
    "docs/report/forms.yml": {
        "confidential": "Confidential when completed",
        "status": {"draft": "Draft: not approved", "approved": "Approved by the partnership"},
        "forms": {
            "child": {"title": "Child agency report", "about": "For work with the child."},
            "adult": {"title": "Adult agency report", "about": "For work with adults."},
            "dentist": {"title": "Dental report", "about": "For a practice without its own."},
        },
        "occasion": "For a Child Protection Conference",
        "before": {
            "title": "Before you start",
            "lines": [
                "Send it {{deadline.initial}} before, or {{deadline.review}} before a review."
            ],
        },
        "checklist": {"title": "Before you send it", "about": "Tick what is there."},
        "send": {
            "child": "The child form.",
            "adult": "The adult form.",
            "own": "Your own report.",
            "draft": "None came? See",
            "own_draft": "No template? Fill in",
            "to": "As the invitation says.",
            "by": "{{deadline.initial}} before, {{deadline.review}} before a review.",
        },
    },
    "docs/report/deadlines.yml": {
        "initial": {"working_days": 3, "source": "the audit", "checked_on": "not yet"},
        "review": {"working_days": 5, "source": "the audit", "checked_on": "not yet"},
    },
    "docs/report/bank-holidays.yml": {
        "covers": {
            "first": datetime.date(2026, 1, 1),
            "last": datetime.date(2029, 12, 31),
        },
        "holidays": [
            {"date": datetime.date(2026, 12, 25), "name": "Christmas Day"},
            {"date": datetime.date(2026, 12, 28), "name": "Boxing Day"},
            {"date": datetime.date(2027, 1, 1), "name": "New Year's Day"},
        ],
    },
    "docs/report/school-holidays.yml": {
        "caveat": "Check the school's own dates.",
        "windows": [
            {
                "name": "Christmas holiday",
                "first": datetime.date(2026, 12, 21),
                "last": datetime.date(2027, 1, 1),
            }
        ],
    },
}


def small_site(**changes: Any) -> Site:
    """A whole small site."""
    return Site(
        **{
            "root": ROOT,
            "sources": (),
            "sections": small_sections(),
            "data": dict(DATA),
            **changes,
        }
    )


def repository() -> Site:
    """The repository's own content."""
    return read(ROOT)
