"""The forms to download, and where to read the same on a page."""

from __future__ import annotations

from hub.making import form_file, forms
from hub.model import FORMS, Site, Source
from hub.pages import form_page
from hub.reading import links
from hub.reading.form_words import STATUSES, WORDS


def block(site: Site, source: Source) -> str:
    """Each form as a Word file to fill in and as a PDF to read or print."""
    slips = {problem.path for problem in site.problems}
    if WORDS not in site.data or WORDS in slips:
        return ""
    rows = []
    for form in FORMS:
        if not forms.asked_on(site.sections, form):
            continue
        title = forms.wording(site, form, STATUSES[0]).title
        word, pdf = (
            links.relative(f"docs/{form_file(form, kind)}", source.path) for kind in ("docx", "pdf")
        )
        page = links.relative(form_page.address(form), source.path)
        rows.append(
            f"| {title} | [Word form, to fill in]({word}) | [Every question on a page]({page})"
            f" or [as PDF, to print]({pdf}) |"
        )
    return "| Form | To fill in | To read |\n|---|---|---|\n" + "\n".join(rows) if rows else ""
