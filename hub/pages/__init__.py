"""Things become pages: one file a kind of page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hub import making
from hub.model import Exemplar, Page, Section, Site, Source
from hub.pages import (
    abbreviations,
    blocks,
    callouts,
    comparison,
    evidence,
    finding,
    form_page,
    furniture,
    manual,
    notices,
    report_section,
)
from hub.pages import model_report as report
from hub.reading import calendar, fields, links
from hub.rules import signing


def pages(site: Site, today: datetime.date | None = None) -> Iterator[Page]:
    """Every page of the site, as Markdown that any builder takes, in order of path.

    `today` decides nothing but whether a review shows as overdue.
    """
    made = (*manual.pages(), *comparison.pages(site), *form_page.pages(site))
    found = {page.path: page for page in made}
    common = _Common(
        site=site,
        today=today or calendar.today(),
        known=links.known(site),
        bare=frozenset(site.withheld)
        | {s.path for s in site.sources if s.meta.get("withdrawn") is True},
        compared=frozenset(found),
        exemplars={e.path: e for e in site.exemplars},
        sections={s.source.path: s for s in site.sections},
        meanings=abbreviations.known(site),
        documents=frozenset(path for path, _, _ in making.documents(site)),
        signed=signing.load(site.root),
    )
    for source in site.sources:
        if source.named or not source.path.endswith(".md"):
            continue
        if source.path.startswith(("docs/", "exemplars/")) and not _part(source):
            found[links.address(source.path)] = _page(common, source)
    for path, findings in site.withheld.items():
        if path.endswith(".md") and path.startswith(("docs/", "exemplars/")):
            found[links.address(path)] = notices.withheld(path, findings)
    found[finding.PATH] = finding.page(found.values())
    for path in sorted(found):
        yield found[path]


def _part(source: Source) -> bool:
    """True for Markdown that is part of other pages and none of its own (a covering e-mail)."""
    return source.path.startswith("docs/report/emails/")


@dataclass(frozen=True)
class _Common:
    """What every page is made from, looked up once."""

    site: Site
    today: datetime.date
    known: Callable[[str], bool]
    bare: frozenset[str]
    compared: frozenset[str]
    exemplars: Mapping[str, Exemplar]
    sections: Mapping[str, Section]
    documents: frozenset[str]
    meanings: Mapping[str, str]
    signed: Mapping[str, signing.SignOff]


def _page(common: _Common, source: Source) -> Page:
    if source.meta.get("withdrawn") is True:
        return notices.withdrawn(source)
    site = common.site
    exemplar, section = common.exemplars.get(source.path), common.sections.get(source.path)
    above, below, related = "", "", list[str]()
    if exemplar is not None:
        above = report.above(site, exemplar, common.documents)
        below = report.below(site, exemplar, common.signed)
    elif section is not None:
        above = report_section.above(section)
        related = report_section.related(site)
        beside = f"{comparison.FOLDER}/{section.id}"
        beside += ".md" if f"{beside}.md" in common.compared else "/index.md"
        if beside in common.compared:
            to = links.relative(beside, links.address(source.path))
            below = f"[Compare how the model reports answer this]({to})"
    body = callouts.rendered(fields.filled(site, blocks.filled(site, source)), evidence.when(site))
    body = links.published(body, source.path, common.known, common.bare)
    parts = [
        f"# {furniture.title(source)}",
        furniture.status(site, source),
        above,
        body.strip(),
        below,
        furniture.foot(site, source, related, common.today),
    ]
    whole = "\n\n".join(part for part in parts if part) + "\n"
    return Page(
        path=links.address(source.path),
        title=furniture.title(source),
        markdown=abbreviations.explained(whole, common.meanings),
        meta=_meta(source),
        edit=source.path,
    )


def _meta(source: Source) -> dict[str, object]:
    """What a builder may know of a page: never more of the front matter than it prints."""
    meta: dict[str, object] = {"title": furniture.title(source)}
    for key, name in (
        ("summary", "description"),
        ("keywords", "keywords"),
        ("scripts", "scripts"),
        ("exit", "exit"),
    ):
        if source.meta.get(key):
            meta[name] = source.meta[key]
    if source.meta.get("status") != "approved":
        meta["robots"] = "noindex"
    return meta
