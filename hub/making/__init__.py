"""Things become files: Word, PDF, workbook, calendar entry, charts."""

from __future__ import annotations

import functools
import hashlib
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

from hub.making import cache as store
from hub.making import checklist, emails, forms, pdf, picture, word, workbook
from hub.model import FORMS, Agency, Exemplar, Section, Site
from hub.reading import fields, links
from hub.reading.form_words import STATUSES, WORDS
from hub.reading.review_kit import KIT, REGISTER
from hub.second_process import Shared

DOWNLOADS = "downloads/"
FORMS_PAGE = "docs/report/forms.md"
CHECKLIST_PAGE = "docs/report/checklist.md"
CARD_PAGE = "docs/conferences/first-timers-card.md"
REVIEW_PAGE = "docs/partners/review.md"
REGISTER_PAGE = "docs/partners/monitor.md"

_COST = 20_000  # characters judged in the time that a document takes to make, about

Make = Callable[[], bytes]
Document = tuple[str, Make, str]


def documents(site: Site) -> Iterator[Document]:
    """Every generated file: its path under the site, how to make it, and the key it depends on.

    The key changes with the words and with the code that sets them, and with nothing else. A page
    that is withheld or withdrawn has no document; a kind of file whose data is not there has none.
    Once all are named, what is kept of older ones is forgotten: a withdrawn report leaves no copy.
    """
    keys = []
    for path, make, key in _all(site):
        keys.append(key)
        yield path, partial(store.kept, site.root, key, make), key
    store.tidy(site.root, keys)


def prepare(site: Site) -> None:
    """Makes the documents that are not kept yet, half of them in a second process, so that asking
    for them later finds them kept."""
    waiting = [make for _, make, key in documents(site) if not store.is_kept(site.root, key)]
    if pdf.Typesetter.begun:  # a copy of this process would lack the typesetter's threads
        return
    Shared(_make, waiting, [_COST] * len(waiting)).answers()


def _make(make: Make) -> None:
    make()


def form_file(form: str, kind: str) -> str:
    """Where a form stands under the site."""
    return f"{DOWNLOADS}{form}-agency-report.{kind}"


def report_file(exemplar: Exemplar) -> str:
    """Where a model report to print stands under the site."""
    return f"{DOWNLOADS}{exemplar.path.removesuffix('.md')}.pdf"


def email_file(email: emails.Email) -> str:
    """Where a covering e-mail as text stands under the site."""
    return f"{DOWNLOADS}covering-email-{email.id}.txt"


CHECKLIST_FILE = f"{DOWNLOADS}before-you-send-it.pdf"
CARD_FILE = f"{DOWNLOADS}conferences/first-timers-card.pdf"
REVIEW_FORM_FILE = f"{DOWNLOADS}single-agency-review.pdf"
REVIEW_WORKBOOK_FILE = f"{DOWNLOADS}single-agency-review.xlsx"
REGISTER_FILE = f"{DOWNLOADS}register-of-reports.xlsx"


def _all(site: Site) -> Iterator[Document]:
    if _there(site, WORDS):
        if site.sections and not any(s.source.path in site.withheld for s in site.sections):
            yield from _forms(site)
            yield from _checklist(site)
        yield from _reports(site)
        yield from _card(site)
    if site.page(picture.SETTINGS):
        words = picture.words(site)
        yield picture.FILE, partial(picture.drawn, words), _key("picture", words)
    if _there(site, KIT):
        yield from _review(site)
    if _there(site, REGISTER):
        register = site.data[REGISTER]
        status = forms.status_of(site, REGISTER_PAGE)
        make = partial(workbook.register, register, _status_words(site, status))
        yield REGISTER_FILE, make, _key("register", register, status)
    for email in emails.emails(site):
        yield email_file(email), partial(emails.as_file, email), _key("email", email)


def _there(site: Site, path: str) -> bool:
    """Whether a data file is there and has nothing wrong with it."""
    slips = {problem.path for problem in site.problems}
    return path in site.data and path not in slips and path not in site.withheld


def _forms(site: Site) -> Iterator[Document]:
    status = forms.status_of(site, FORMS_PAGE)
    all_asked = {form: forms.asked_on(site.sections, form) for form in FORMS}
    all_asked |= {agency.id: forms.from_layout(site, agency) for agency in forms.drafted(site)}
    for form, asked in all_asked.items():
        if not asked:
            continue
        wording = forms.wording(site, form, status)
        key = [_said(section) for section in asked]
        for kind, make in (("docx", word.word_form), ("pdf", pdf.form_to_read)):
            yield (
                form_file(form, kind),
                partial(make, asked, form, wording),
                _key(kind, form, wording, key),
            )


def _checklist(site: Site) -> Iterator[Document]:
    status = _status_words(site, forms.status_of(site, CHECKLIST_PAGE))
    words = {**forms.checklist_words(site), "status": status}
    items = checklist.items(site.sections)
    yield CHECKLIST_FILE, partial(pdf.checklist_page, items, words), _key("check", items, words)


def _reports(site: Site) -> Iterator[Document]:
    agencies = {agency.id: agency for agency in site.agencies}
    for exemplar in site.exemplars:
        agency = agencies.get(exemplar.agency)
        if agency is None or exemplar.withdrawn or exemplar.path in site.withheld:
            continue
        layout = _layout(site, exemplar, agency)
        status = _status_words(site, forms.status_of(site, exemplar.path))
        yield (
            report_file(exemplar),
            partial(pdf.model_report, exemplar, agency, layout, status),
            _key("report", exemplar.source.text, agency.title, layout, status),
        )


def _layout(site: Site, exemplar: Exemplar, agency: Agency) -> str:
    if exemplar.form in FORMS:
        return forms.wording(site, exemplar.form, STATUSES[0]).title
    return f"{agency.title}, own report: an illustrative layout"


def _card(site: Site) -> Iterator[Document]:
    page = site.page(CARD_PAGE)
    if page is None or page.path in site.withheld or page.meta.get("withdrawn") is True:
        return
    title, summary = str(page.meta.get("title", "")), str(page.meta.get("summary", ""))
    ends: dict[str, int] = {}

    def numbered(path: str) -> str:
        to = site.page(path)
        if to is None or path in site.withheld or to.meta.get("withdrawn") is True:
            return ""
        number = ends.setdefault(str(to.meta.get("title", "")), len(ends) + 1)
        return f"<sup>{number}</sup>"

    body = links.on_paper(fields.filled(site, page.body), CARD_PAGE, numbered)
    status = _status_words(site, forms.status_of(site, CARD_PAGE))
    make = partial(pdf.card, title, summary, body, status, tuple(ends))
    yield CARD_FILE, make, _key("card", title, summary, body, status, tuple(ends))


def _review(site: Site) -> Iterator[Document]:
    titles = {section.id: section.title for section in site.sections}
    kit = {**site.data[KIT], "section_titles": titles}
    status = _status_words(site, forms.status_of(site, REVIEW_PAGE))
    yield REVIEW_FORM_FILE, partial(pdf.review_form, kit, status), _key("review", kit, status)
    yield (
        REVIEW_WORKBOOK_FILE,
        partial(workbook.review, kit, status),
        _key("workbook", kit, status),
    )


def _status_words(site: Site, status: str) -> str:
    return forms.status_words(site, status) if _there(site, WORDS) else status.capitalize()


def _said(section: Section) -> tuple[object, ...]:
    """What a section says on a form: all of it but its page."""
    own = [section.source.meta.get(f"hints_{form}") for form in FORMS]
    asked = {form: dict(need) for form, need in section.asked.items()}
    return (
        section.id, section.title, section.question, asked, section.only_if, section.hints,
        section.fields, own,
    )  # fmt: skip


def _key(*said: object) -> str:
    return hashlib.sha256(f"{_code()}{said!r}".encode()).hexdigest()


@functools.cache
def _code() -> str:
    """A mark of everything but words that decides a file's bytes: our code, fonts, libraries."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*here.rglob("*"), here.parent / "tokens.yml"]):
        if path.is_file() and path.suffix in (".py", ".typ", ".ttf", ".yml"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for library in ("typst", "xlsxwriter", "markdown"):
        digest.update(f"{library} {version(library)}".encode())
    digest.update(zlib.ZLIB_RUNTIME_VERSION.encode())
    return digest.hexdigest()
