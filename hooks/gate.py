"""MkDocs' doorbell to the gate: judge before anything is written, and again what was built."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from hub import built_gate, gate, memory, proofs, publishing, report
from hub.making import documents, offline
from hub.model import CouldNotCheck, Page, Proved, Site, Withheld
from hub.navigation import menu
from hub.pages import pages
from hub.reading import calendar, read

FIRST, LAST = 1_000, -1_000


class Run:
    """What one run of MkDocs knows between its events."""

    serving = False
    target: Path | None = None
    site: Site | None = None
    warnings = 0
    proved = Proved()
    alone = ExitStack()


class _Count(logging.Handler):
    """Counts MkDocs' warnings: `mkdocs build -q --strict` would let them pass."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            Run.warnings += 1


_count = _Count()


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


def on_startup(*, command: str, dirty: bool) -> None:
    """Tells a preview from a build; a partial build is never checked whole, so it is refused."""
    Run.serving = command == "serve"
    if dirty:
        raise PluginError("A 'dirty' build is not checked as a whole. Leave out --dirty.")


@event_priority(FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """In a build, MkDocs writes beside the published folder, never into it."""
    Run.warnings = 0
    _listen()
    memory.begin(keep=Run.serving)
    if Run.serving:
        return config
    Run.target = Path(config.site_dir)
    try:
        Run.alone.close()
        Run.alone.enter_context(publishing.alone(Run.target))
        publishing.recover(Run.target)
    except CouldNotCheck as error:
        raise PluginError(str(error)) from None
    config.site_dir = str(publishing.staging_of(Run.target))
    return config


def _listen() -> None:
    """Hears warnings even where -q has silenced the logger, without printing them."""
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:
        for handler in logger.handlers:
            handler.setLevel(max(handler.level, logger.level))
        logger.setLevel(logging.WARNING)
    if _count not in logger.handlers:
        logger.addHandler(_count)


@event_priority(FIRST)
def on_pre_build(config: MkDocsConfig) -> None:
    """Judges everything at once. MkDocs has read nothing and wiped nothing yet."""
    try:
        Run.site = read(_root(config))
        findings = gate.check(Run.site)
    except CouldNotCheck as error:
        raise PluginError(f"Could not check: {error}") from None
    if not findings:
        return
    words = report.formatted(findings, Run.site.file_count, "text")
    if not Run.serving:
        raise PluginError("\n" + words)
    _say(words)
    Run.site = gate.withhold(Run.site, findings)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


@event_priority(FIRST)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Publishes the pages the hub made from what it judged, and no Markdown that it did not."""
    site = _site()
    passed = {path.removeprefix("docs/") for path in site.files if path.startswith("docs/")}
    docs = Path(config.docs_dir)
    for file in list(files):
        inside = file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(docs)
        if inside and (file.is_documentation_page() or file.src_uri not in passed):
            files.remove(file)
    made = list(pages(site))
    for page in made:
        files.append(_file(page, config))
    if not Run.serving:  # a preview publishes nothing, so nothing need be proved
        Run.proved = proofs.of_site(site)
    for path, make, _ in documents(site):
        files.append(_Document(path, make, config))
    config.nav = menu(config.nav or [], site, made)
    return files


class _Document(File):
    """A document whose bytes are fetched when it is written: together they are many."""

    def __init__(self, path: str, make: Callable[[], bytes], config: MkDocsConfig) -> None:
        super().__init__(
            path, None, config.site_dir, config.use_directory_urls,
            inclusion=InclusionLevel.INCLUDED,
        )  # fmt: skip
        self.generated_by, self.content_bytes, self.make = "hub", b"", make

    def copy_file(self, dirty: bool = False) -> None:
        """Writes it into the site."""
        self.content_bytes = self.make()
        super().copy_file(dirty)
        self.content_bytes = b""


def _site() -> Site:
    if Run.site is None:
        raise PluginError("The pages were not checked. Build with the whole of mkdocs.yml.")
    return Run.site


def _file(page: Page, config: MkDocsConfig) -> File:
    meta: dict[str, Any] = dict(page.meta)
    if not page.search:
        meta["search"] = {"exclude": True}
    content = f"---\n{json.dumps(meta, default=str)}\n---\n{page.markdown}"
    left_out = config.not_in_nav is not None and config.not_in_nav.match_file(page.path)
    level = InclusionLevel.NOT_IN_NAV if left_out else InclusionLevel.INCLUDED
    file = File.generated(config, page.path, content=content, inclusion=level)
    file.edit_uri = f"../{page.edit}" if page.edit else None
    return file


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """A preview also follows the model reports and the templates."""
    for folder in ("exemplars", "overrides"):
        if (_root(config) / folder).is_dir():
            server.watch(str(_root(config) / folder))
    return server


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Judges what was built, as a stranger would fetch it, then puts it in the old site's place."""
    if Run.serving or Run.target is None:
        return
    staging = Path(config.site_dir)
    (staging / "sitemap.xml.gz").unlink(missing_ok=True)  # the plain one is enough
    try:
        copy = offline.place(staging, calendar.today(), _root(config))
        Run.proved = replace(Run.proved, taken=Run.proved.taken | {copy})
        findings = built_gate.check_built(staging, _root(config), Run.proved)
        if findings:
            raise Withheld(findings, built_gate.file_count(staging))
    except CouldNotCheck as error:
        raise PluginError(f"Could not check what was built: {error}") from None
    except Withheld as error:
        raise PluginError("\n" + report.formatted(error.findings, error.checked, "text")) from None
    if config.strict and Run.warnings:
        raise PluginError(
            f"MkDocs gave {Run.warnings} warning(s), shown above. Mend them; nothing was published."
        )
    publishing.exchange(staging, Run.target, keep=True)
    config.site_dir = str(Run.target)


def on_shutdown() -> None:
    """Whatever was not published goes; the right to publish is given back."""
    if Run.target is not None:
        publishing.discard(publishing.staging_of(Run.target))
    Run.alone.close()
