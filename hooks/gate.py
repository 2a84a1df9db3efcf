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
from hub.reading import EXEMPLARS, calendar, colours, filmed, read

FIRST, LAST = 1_000, -1_000


class Run:
    """What one build knows between its events. MkDocs loads this file once in a process, which may
    make more than one build, so none of it is kept in the file."""

    def __init__(self, target: Path | None) -> None:
        self.target = target  # where to publish; None in a preview, which publishes nothing
        self.site: Site | None = None
        self.warnings = 0
        self.proved = Proved()
        self.alone = ExitStack()  # the right to publish
        _open.append(self)

    def close(self) -> None:
        """Whatever was not published goes; the right to publish is given back."""
        if self in _open:
            _open.remove(self)
            if self.target is not None:
                publishing.discard(publishing.staging_of(self.target))
        self.alone.close()


# Of the process: what it was started for, and the builds that have not ended.
_serving = False
_open: list[Run] = []


class _Count(logging.Handler):
    """Counts MkDocs' warnings: `mkdocs build -q --strict` would let them pass."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            for run in _open:
                run.warnings += 1


_count = _Count()


def _run(config: MkDocsConfig) -> Run:
    found = vars(config).get("hub_run")
    if not isinstance(found, Run):
        raise PluginError("The pages were not checked. Build with the whole of mkdocs.yml.")
    return found


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


def on_startup(*, command: str, dirty: bool) -> None:
    """Tells a preview from a build; a partial build is never checked whole, so it is refused."""
    global _serving  # noqa: PLW0603 - MkDocs says it once, to this module
    _serving = command == "serve"
    if dirty:
        raise PluginError("A 'dirty' build is not checked as a whole. Leave out --dirty.")


@event_priority(FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """In a build, MkDocs writes beside the published folder, never into it."""
    target = None if _serving else Path(config.site_dir)
    for earlier in [run for run in _open if run.target == target]:
        earlier.close()  # it ended without a word
    run = Run(target)
    vars(config)["hub_run"] = run
    vars(config)["hub_preview"] = _serving  # for the other doorbells
    _listen()
    memory.begin(keep=_serving)
    if target is None:
        return config
    try:
        run.alone.enter_context(publishing.alone(target))
        publishing.recover(target)
    except CouldNotCheck as error:
        run.target = None  # another build's folder is not ours to clear
        raise PluginError(str(error)) from None
    config.site_dir = str(publishing.staging_of(target))
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
    run = _run(config)
    try:
        run.site = read(_root(config))
        findings = gate.check(run.site)
    except CouldNotCheck as error:
        raise PluginError(f"Could not check: {error}") from None
    if not findings:
        run.site = gate.shown(run.site)
        return
    words = report.formatted(findings, run.site.file_count, "text")
    if run.target is not None:
        raise PluginError("\n" + words)
    _say(words)
    run.site = gate.withhold(gate.shown(run.site), findings)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


@event_priority(FIRST)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Publishes the pages the hub made from what it judged, and no Markdown that it did not."""
    run = _run(config)
    site = _site(run)
    passed = {path.removeprefix("docs/") for path in site.files if path.startswith("docs/")}
    docs = Path(config.docs_dir)
    for file in list(files):
        inside = file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(docs)
        if inside and (file.is_documentation_page() or file.src_uri not in passed):
            files.remove(file)
    made = list(pages(site))
    for page in made:
        files.append(_file(page, config))
    if run.target is not None:  # a preview publishes nothing, so nothing need be proved
        try:
            run.proved = proofs.of_site(site, gate.look_passed(site))
        except CouldNotCheck as error:
            raise PluginError(str(error)) from None
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


def _site(run: Run) -> Site:
    if run.site is None:
        raise PluginError("The pages were not checked. Build with the whole of mkdocs.yml.")
    return run.site


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
    """A preview also follows the model reports, the templates, and each file beside docs/ from
    which pages are made or for which they are withheld."""
    root = _root(config)
    for path in (EXEMPLARS, "overrides", filmed.STORYBOARD, filmed.LOCK):
        if (root / path).exists():
            server.watch(str(root / path))
    server.watch(str(colours.FILE))
    return server


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Judges what was built, as a stranger would fetch it, then puts it in the old site's place."""
    run = _run(config)
    if run.target is None:
        run.close()
        return
    staging = Path(config.site_dir)
    (staging / "sitemap.xml.gz").unlink(missing_ok=True)  # the plain one is enough
    try:
        copy = offline.place(staging, calendar.today(), _root(config))
        run.proved = replace(run.proved, taken=run.proved.taken | {copy})
        findings = built_gate.check_built(staging, _root(config), run.proved)
        if findings:
            raise Withheld(findings, built_gate.file_count(staging))
    except CouldNotCheck as error:
        raise PluginError(f"Could not check what was built: {error}") from None
    except Withheld as error:
        raise PluginError("\n" + report.formatted(error.findings, error.checked, "text")) from None
    if config.strict and run.warnings:
        raise PluginError(
            f"MkDocs gave {run.warnings} warning(s), shown above. Mend them; nothing was published."
        )
    publishing.exchange(staging, run.target, keep=True)
    config.site_dir = str(run.target)
    run.close()


def on_build_error(*, error: Exception) -> None:
    """A build that failed has ended."""
    del error
    for run in _open[-1:]:
        run.close()


def on_shutdown() -> None:
    """Every build has ended, and the next run of MkDocs says itself what it is for."""
    global _serving  # noqa: PLW0603
    _serving = False
    while _open:
        _open[-1].close()
