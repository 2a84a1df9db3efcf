"""The menu: `mkdocs.yml` lists chapters only; the pages in them stand by their `order`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.model import MANY, Page, Site
from hub.pages.model_report import agency_title
from hub.reading import links

LATE = 9_999  # a page without `order` stands last, by title


@dataclass(frozen=True)
class _Shelf:
    """The pages by path, their order, and the agency of each model report that stands under one."""

    pages: Mapping[str, Page]
    orders: Mapping[str, int]
    agencies: Mapping[str, str]


def menu(chapters: Sequence[Any], site: Site, pages: Iterable[Page]) -> list[Any]:
    """The chapters of `mkdocs.yml` with a folder (`Sharing: sharing/`) replaced by its pages.

    The folder's index.md opens the chapter; folders inside it become parts of their own. So does
    each agency, where there are very many model reports. A page taken down has no entry, unless it
    opens a chapter or a part of one.
    """
    many = len(site.exemplars) > MANY
    gone = {links.address(s.path) for s in site.sources if s.meta.get("withdrawn") is True}
    known = {p.path: p for p in pages if p.path not in gone or p.path.endswith("index.md")}
    shelf = _Shelf(
        pages=known,
        orders={path: _order(page.meta) for path, page in known.items()}
        | {links.address(s.path): _order(s.meta) for s in site.sources if not s.named},
        agencies={e.path: agency_title(site, e) for e in site.exemplars} if many else {},
    )
    return [_entry(entry, shelf) for entry in chapters]


def _order(meta: Mapping[str, Any]) -> int:
    order = meta.get("order")
    return order if isinstance(order, int) and not isinstance(order, bool) else LATE


def _entry(entry: Any, shelf: _Shelf) -> Any:
    if not isinstance(entry, dict) or len(entry) != 1:
        return entry
    (title, target), *_ = entry.items()
    if isinstance(target, list):
        return {title: [made for inner in target for made in _inner(inner, shelf)]}
    if isinstance(target, str) and target.endswith("/"):
        return {title: _folder(target.rstrip("/"), shelf)}
    return entry


def _inner(entry: Any, shelf: _Shelf) -> list[Any]:
    """An entry of a chapter made of several folders: each folder's pages stand side by side."""
    if isinstance(entry, str) and entry.endswith("/"):
        return _folder(entry.rstrip("/"), shelf)
    return [_entry(entry, shelf)]


def _folder(folder: str, shelf: _Shelf) -> list[Any]:
    index = f"{folder}/index.md"
    below = [p for p in shelf.pages if p.startswith(f"{folder}/") and p != index]
    placed: list[tuple[int, str, Any]] = []
    grouped: dict[str, list[tuple[int, str, Any]]] = {}
    for path in below:
        if posixpath.dirname(path) == folder:
            agency = shelf.agencies.get(path)
            rows = grouped.setdefault(agency, []) if agency else placed
            title = shelf.pages[path].title
            rows.append((shelf.orders.get(path, LATE), title, {title: path}))
    placed += [(LATE, agency, {agency: _in_order(rows)}) for agency, rows in grouped.items()]
    for part in {f"{folder}/{p.removeprefix(f'{folder}/').split('/')[0]}" for p in below}:
        if part not in shelf.pages:  # a folder, and no page
            opening = shelf.pages.get(f"{part}/index.md")
            last = part.rsplit("/", 1)[-1]
            name = opening.title if opening else last.replace("-", " ").capitalize()
            order = shelf.orders.get(f"{part}/index.md", LATE)
            placed.append((order, name, {name: _folder(part, shelf)}))
    return ([index] if index in shelf.pages else []) + _in_order(placed)


def _in_order(placed: Iterable[tuple[int, str, Any]]) -> list[Any]:
    """By order, then by title; part 2 stands before part 10."""
    rows = sorted(placed, key=lambda row: (row[0], _NUMBER.sub(_padded, row[1])))
    return [entry for _, _, entry in rows]


_NUMBER = re.compile(r"\d+")


def _padded(number: re.Match[str]) -> str:
    return number[0].zfill(6)
