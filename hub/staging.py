"""The checked pages as plain files that another builder takes; nothing is written on a finding."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from hub import gate, proofs, publishing
from hub.model import CouldNotCheck, Page, Site
from hub.navigation import menu
from hub.pages import pages
from hub.reading import LOOK, read, read_bytes

# Says that a folder was made by `hub stage`, so that it may be replaced and nothing else is lost.
MARK = ".staged-by-hub"
# What another builder is told of mkdocs.yml. Hooks and templates belong to MkDocs alone.
_SETTINGS = (
    "site_name",
    "site_description",
    "site_url",
    "copyright",
    "extra_css",
    "markdown_extensions",
    "validation",
)


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml: `!ENV [NAME, default]` is its default here."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)[-1]
    return None


_Settings.add_constructor("!ENV", _environment)


def stage(root: Path, folder: Path) -> int:
    """Writes every page, file and document of the site into a folder, in one step.

    Raises Withheld on any finding, and CouldNotCheck where the folder holds something else.
    Returns how many pages were written.
    """
    folder = Path(os.path.normpath(folder.absolute()))  # `.` has a name too
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise CouldNotCheck(
            f"{folder.name}/: this folder holds files that hub stage did not write."
            " Name an empty or a new folder."
        )
    judged: dict[str, str] = {}
    site = gate.publishable(read(root), judged)
    with publishing.alone(folder):
        publishing.recover(folder)
        staging = publishing.staging_of(folder)
        staging.mkdir(parents=True)
        try:
            count = _fill(staging, root, site, judged)
            publishing.exchange(staging, folder)
        finally:
            publishing.discard(staging)
    return count


def _fill(folder: Path, root: Path, site: Site, judged: Mapping[str, str]) -> int:
    docs = folder / "docs"
    made = list(pages(site))
    for page in made:
        _write(docs / page.path, _text(page).encode())
    for path in site.files:
        if path.startswith(("docs/", f"{LOOK}/")):
            data = read_bytes(root / path, gate.LARGEST_FILE)
            if sha256(data).hexdigest() != judged[path]:
                raise CouldNotCheck(
                    f"{path}: this file was changed while it was checked. Nothing was written."
                    " Run hub stage again."
                )
            _write(docs / path.removeprefix("docs/").replace(f"{LOOK}/", "assets/", 1), data)
    for path, data in proofs.generated(site):
        _write(docs / path, data)
    _write(folder / "mkdocs.yml", _settings(site, made).encode())
    _write(folder / MARK, b"Checked by the gate and written by hub stage. Do not edit here.\n")
    return len(made)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _text(page: Page) -> str:
    meta: dict[str, Any] = dict(page.meta)
    if not page.search:
        meta["search"] = {"exclude": True}
    said = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1_000)
    return f"---\n{said}---\n{page.markdown}"


def _settings(site: Site, made: list[Page]) -> str:
    """A mkdocs.yml without hooks, whose menu lists every page: nothing is left to be worked out."""
    text = next(one.text for one in site.sources if one.path == "mkdocs.yml" and not one.named)
    known: Mapping[str, Any] = yaml.load(text, Loader=_Settings)  # noqa: S506 - a safe loader
    theme = known.get("theme")
    name = theme.get("name", "material") if isinstance(theme, Mapping) else "material"
    kept = {key: known[key] for key in _SETTINGS if key in known}
    kept["theme"] = {"name": name, "language": "en", "font": False}
    kept["nav"] = menu(list(known.get("nav") or []), site, made)
    kept["plugins"] = ["search"]
    line = "# Written by hub stage from the checked sources. Change the sources, not this file.\n"
    return line + yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1_000)
