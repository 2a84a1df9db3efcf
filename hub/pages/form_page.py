"""Each form as a page: to read with any reader, and to print with room to write."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from hub.making import FORMS_PAGE, form_file, forms
from hub.model import FORMS, Field, Page, Section, Site
from hub.reading import links
from hub.reading.form_words import WORDS

FOLDER = "report/forms"
KINDS = {"choice": "choose one", "ticks": "tick what applies", "date": "a date"}


def address(form: str) -> str:
    """Where a form's page stands, as the repository would have it."""
    return f"docs/{FOLDER}/{form}.md"


def pages(site: Site) -> Iterator[Page]:
    """A page for each form that asks anything; none while its words have a slip in them."""
    slips = {problem.path for problem in site.problems}
    held = any(section.source.path in site.withheld for section in site.sections)
    if WORDS not in site.data or WORDS in slips or held:
        return
    for order, form in enumerate(FORMS, 1):
        if forms.asked_on(site.sections, form):
            yield _page(site, form, order)


def _page(site: Site, form: str, order: int) -> Page:
    words = forms.wording(site, form, forms.status_of(site, FORMS_PAGE))
    path = f"{FOLDER}/{form}.md"
    word, pdf = (links.relative(form_file(form, kind), path) for kind in ("docx", "pdf"))
    lines = "\n".join(f"- {line}" for line in words.lines)
    parts = [
        f"# {words.title}, to read",
        f'<p class="status">{escape(words.status)}. {escape(words.confidential)}.</p>',
        f"{words.about} Fill in the [Word form]({word}), or print the [PDF]({pdf}).",
        f"## {words.before}\n\n{lines}",
        *(_section(section, form, path) for section in forms.asked_on(site.sections, form)),
    ]
    return Page(
        path=path,
        title=f"{words.title}, to read",
        markdown="\n\n".join(parts) + "\n",
        meta={
            "title": f"{words.title}, to read",
            "description": f"Every question of the {words.title.lower()}, on one page.",
            "robots": "noindex",
            "order": order,
        },
        edit=FORMS_PAGE,
        search=False,  # each question has a page of its own, which explains it
    )


def _section(section: Section, form: str, path: str) -> str:
    guide = links.relative(links.address(section.source.path), path)
    when = forms.condition(section, form)
    parts = [f"## {section.title}", section.question]
    if when:
        parts.append(f"**{when}**")
    parts.append("\n".join(f"- {hint}" for hint in forms.hints(section, form)))
    parts += [_field(field) for field in section.fields]
    parts.append(f"[How to answer it: {section.title}]({guide})\n{{: .on-screen }}")
    return "\n\n".join(part for part in parts if part)


def _field(field: Field) -> str:
    """What is asked, what may be answered, and on paper the room for it."""
    kind = KINDS.get(field.kind, "")
    head = f"**{field.label}**" + (f" ({kind})" if kind else "")
    said = [head]
    if field.hint:
        said.append(field.hint)
    if field.options:
        said.append("\n".join(f"- {option}" for option in field.options))
    if field.columns:
        columns = "; ".join(_column(column) for column in field.columns)
        said.append(f"For each: {columns}.")
    if not field.options:
        said.append('<div class="room-to-write" aria-hidden="true"></div>')
    return "\n\n".join(said)


def _column(column: Field) -> str:
    label = column.label[:1].lower() + column.label[1:]
    return f"{label} ({', '.join(column.options)})" if column.options else label
