"""The forms to download, where to read the same on a page, and what each agency sends."""

from __future__ import annotations

from collections.abc import Iterator

from hub.making import FORMS_PAGE, form_file, forms
from hub.model import FORMS, Site, Source
from hub.pages import form_page
from hub.reading import links
from hub.reading.form_words import STATUSES, WORDS

DUE_DATE = "docs/report/due-date.md"


def block(site: Site, source: Source) -> str:
    """Each form as a Word file to fill in and as a PDF to read or print."""
    rows = []
    for form in _made(site):
        title = forms.wording(site, form, STATUSES[0]).title
        pdf = links.relative(f"docs/{form_file(form, 'pdf')}", source.path)
        read = f"[PDF, to print]({pdf})"
        if form in FORMS:
            page = links.relative(form_page.address(form), source.path)
            read = f"[Every question on a page]({page}) or [as PDF, to print]({pdf})"
        rows.append(f"| {title} | [Word form, to fill in]({_word(form, source)}) | {read} |")
    return "| Form | To fill in | To read |\n|---|---|---|\n" + "\n".join(rows) if rows else ""


def to_send(site: Site, source: Source) -> str:
    """On an agency's page: what it sends, to whom and by when, in three lines."""
    own = next((agency for agency in site.agencies if agency.source.path == source.path), None)
    if own is None or not _worded(site):
        return ""
    words = forms.send_words(site)
    form = own.form if own.form in FORMS else own.id
    what = words[own.form]
    if form in _made(site):
        status = forms.status_words(site, forms.status_of(site, FORMS_PAGE))
        lead = words["draft" if own.form in FORMS else "own_draft"]
        what += f" {lead} {_ours(form, source)} ({status[:1].lower()}{status[1:]})."
    due = links.relative(DUE_DATE, source.path)
    when = words["by"]
    if site.page(DUE_DATE) is not None:
        when += f" [Work it out]({due})."
    said = {"What to send": what, "To whom": words["to"], "By when": when}
    return "\n".join(f"- **{name}:** {line}" for name, line in said.items())


def _ours(form: str, source: Source) -> str:
    """Links to our own form: for a phone as a page, where there is one, and as a Word file."""
    word = f"[our Word form]({_word(form, source)})"
    if form not in FORMS:
        return word
    page = links.relative(form_page.address(form), source.path)
    return f"[its questions on a page]({page}) or {word}"


def _word(form: str, source: Source) -> str:
    return links.relative(f"docs/{form_file(form, 'docx')}", source.path)


def _worded(site: Site) -> bool:
    return WORDS in site.data and WORDS not in {problem.path for problem in site.problems}


def _made(site: Site) -> tuple[str, ...]:
    """The forms that there are as files, in order."""
    held = any(section.source.path in site.withheld for section in site.sections)
    return tuple(_forms(site)) if _worded(site) and not held else ()


def _forms(site: Site) -> Iterator[str]:
    yield from (form for form in FORMS if forms.asked_on(site.sections, form))
    yield from (agency.id for agency in forms.drafted(site))
