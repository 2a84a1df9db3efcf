"""The menu: `mkdocs.yml` lists chapters only; the pages in them stand by their `order`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.model import Page, Site
from hub.reading import links

LATE = 9_999  # a page without `order` stands last, by title


def menu(chapters: Sequence[Any], site: Site, pages: Iterable[Page]) -> list[Any]:
    """The chapters of `mkdocs.yml` with a folder (`Sharing: sharing/`) replaced by its pages.

    The folder's index.md opens the chapter; folders inside it become parts of their own.
    """
    known = {page.path: page for page in pages}
    orders = {links.address(s.path): _order(s.meta) for s in site.sources if not s.named}
    return [_entry(entry, known, orders) for entry in chapters]


def _order(meta: Mapping[str, Any]) -> int:
    order = meta.get("order")
    return order if isinstance(order, int) and not isinstance(order, bool) else LATE


def _entry(entry: Any, known: Mapping[str, Page], orders: Mapping[str, int]) -> Any:
    if not isinstance(entry, dict) or len(entry) != 1:
        return entry
    (title, target), *_ = entry.items()
    if isinstance(target, list):
        return {title: [made for inner in target for made in _inner(inner, known, orders)]}
    if isinstance(target, str) and target.endswith("/"):
        return {title: _folder(target.rstrip("/"), known, orders)}
    return entry


def _inner(entry: Any, known: Mapping[str, Page], orders: Mapping[str, int]) -> list[Any]:
    """An entry of a chapter made of several folders: each folder's pages stand side by side."""
    if isinstance(entry, str) and entry.endswith("/"):
        return _folder(entry.rstrip("/"), known, orders)
    return [_entry(entry, known, orders)]


def _folder(folder: str, known: Mapping[str, Page], orders: Mapping[str, int]) -> list[Any]:
    index = f"{folder}/index.md"
    here = [p for p in known if posixpath.dirname(p) == folder and p != index]
    inner = {
        posixpath.join(folder, p.removeprefix(f"{folder}/").split("/")[0])
        for p in known
        if p.startswith(f"{folder}/") and posixpath.dirname(p) != folder
    }
    placed: list[tuple[int, str, Any]] = [
        (orders.get(p, LATE), known[p].title, {known[p].title: p}) for p in here
    ]
    for part in inner:
        opening = known.get(f"{part}/index.md")
        name = opening.title if opening else part.rsplit("/", 1)[-1].replace("-", " ").capitalize()
        order = orders.get(f"{part}/index.md", LATE)
        placed.append((order, name, {name: _folder(part, known, orders)}))
    found = [entry for _, _, entry in sorted(placed, key=lambda row: (row[0], row[1]))]
    return ([index] if index in known else []) + found
