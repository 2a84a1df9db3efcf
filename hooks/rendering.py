"""MkDocs' doorbell to the second core: a copy of this process turns half of the pages into HTML,
and a preview turns only those into HTML that have changed.

A page whose rendering says anything (a link that leads nowhere) is rendered again here, so that
every warning is heard. A preview keeps what it made by the page's whole text and by every file
there is, since links depend on them; a build keeps nothing.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from hub.second_process import Shared

LAST = -1_000


# What rendering gives a page: its HTML, its contents list, its title, its anchors, and its links
# to anchors by the path of the file they lead to. Plain, since it goes from process to process.
Made = tuple[
    str | None, TableOfContents, str | None, set[str] | None, Mapping[str, dict[str, str]] | None
]


# Of the process: what a preview keeps from build to build, by path: what the page said and every
# file there was, and what was made of it.
_kept: dict[str, tuple[tuple[str, str], Made]] = {}


class Run:
    """What one build knows: who renders what."""

    def __init__(self, mark: str, theirs: Sequence[str], shared: Shared[File, Made | None]) -> None:
        self.mark = mark
        self.theirs = frozenset(theirs)
        self._order, self._shared = theirs, shared
        self._handed: Mapping[str, Made | None] | None = None

    def handed(self) -> Mapping[str, Made | None]:
        """What the second process made; nothing where it did not end its work."""
        if self._handed is None:
            answers = self._shared.handed_over() or [None] * len(self._order)
            self._handed = dict(zip(self._order, answers, strict=True))
        return self._handed


class _Heard(logging.Handler):
    """Whether anything was said."""

    said = False

    def emit(self, record: logging.LogRecord) -> None:
        self.said = self.said or record.levelno >= logging.INFO


def on_shutdown() -> None:
    """The preview has ended, and so has what it kept."""
    _kept.clear()


@event_priority(LAST)
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """The last event before the pages are read: the second half of them is begun elsewhere."""
    where = [f"{file.src_uri} {file.dest_uri}" for file in files]
    where += [str(config.markdown_extensions), str(config.mdx_configs)]
    mark = hashlib.sha256("\n".join(where).encode()).hexdigest()
    known = {path for path, ((_, kept), _) in _kept.items() if kept == mark}
    waiting = [file for file in files.documentation_pages() if file.src_uri not in known]
    costs = [len(file.content_string) for file in waiting]
    middle, before = len(waiting), 0
    while middle and before + costs[middle - 1] <= sum(costs) / 2:
        middle -= 1
        before += costs[middle]
    second = waiting[middle:]
    work = partial(_elsewhere, config=config, files=files)
    shared = Shared(work, second, costs[middle:], own_work=sum(costs[:middle]))
    run = Run(mark, [file.src_uri for file in second], shared)
    vars(config)["hub_rendering"] = run
    return nav


@event_priority(LAST)
def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Puts our way of rendering in the place of the page's own."""
    page.render = partial(_render, page)  # type: ignore[method-assign]
    return markdown


def _elsewhere(file: File, *, config: MkDocsConfig, files: Files) -> Made | None:
    """In the second process: one page; None where its rendering has something to say."""
    page = file.page
    if page is None:
        return None
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(
        page.markdown or "", page=page, config=config, files=files
    )
    logger, heard = logging.getLogger("mkdocs"), _Heard()
    logger.handlers, logger.propagate = [heard], False
    Page.render(page, config, files)
    return None if heard.said else _made(page)


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Gives a page its HTML: kept from before, made elsewhere, or made now."""
    path = page.file.src_uri
    run: Run = vars(config)["hub_rendering"]
    key = (page.markdown or "", run.mark)
    kept, made = _kept.get(path, (None, None))
    if kept != key:
        made = run.handed()[path] if path in run.theirs else None
    if made is None:
        logger, heard = logging.getLogger("mkdocs"), _Heard()
        logger.addHandler(heard)
        try:
            Page.render(page, config, files)
        finally:
            logger.removeHandler(heard)
        made = None if heard.said else _made(page)
    else:
        page.content, page.toc, page._title_from_render, page.present_anchor_ids, links_to = made
        if links_to is not None:
            found = ((files.get_file_from_path(name), links) for name, links in links_to.items())
            page.links_to_anchors = {file: links for file, links in found if file is not None}
    if vars(config).get("hub_preview"):
        _kept.pop(path, None)
        if made is not None:
            _kept[path] = (key, made)


def _made(page: Page) -> Made:
    links = page.links_to_anchors
    named = None if links is None else {file.src_uri: dict(to) for file, to in links.items()}
    return page.content, page.toc, page._title_from_render, page.present_anchor_ids, named
