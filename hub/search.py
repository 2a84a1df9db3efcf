"""The search index: one entry a page, made from the pages as they were built."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import html

from hub.memory import remembered
from hub.reading.front_matter import read_yaml
from hub.reading.links import name_of_heading
from hub.second_process import Shared

WORDS = "docs/search-words.yml"
INDEX = "assets/js/search-index.js"
# The index is a script and not data, so that search also works on a copy opened from a disk.
_HEAD, _TAIL = "hubSearchIndex(", ");\n"
_MOST = 24  # words of a page's body: those that tell it from the other pages
# Beyond so many pages each gives fewer, so that the first search stays quick on a phone.
_PAGES = 180
_SHARED = 100  # a heading that stands on more pages than this tells none from another
_WORD = re.compile(r"[a-z][a-z'-]+[a-z]")
_NOT_BODY = (
    "status",
    "review",
    "related",
    "callout-label",
    "invented",
    "facts",
    "headerlink",
    "toc-short",
)
_ECHOES = "reports/compare/"  # pages made of other pages' words
_KINDS = {"exemplars": "Model report", "agencies": "Agency"}


@dataclass(frozen=True)
class Entry:
    """What search knows of one page."""

    address: str
    kind: str
    title: str
    summary: str
    keywords: str
    headings: tuple[tuple[str, str], ...]  # id and words
    terms: str  # what the page explains, as in a list of words
    body: Counter[str]


def vocabulary(root: Path) -> dict[str, Any]:
    """Everyday words with what the pages call them, and words to leave out: the reviewed file."""
    path = root / WORDS
    found = read_yaml(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {
        "words": {str(k): str(v) for k, v in (found.get("words") or {}).items()},
        "leave_out": str(found.get("leave_out") or ""),
    }


def index(folder: Path, given: Mapping[str, Any]) -> str:
    """The index of a built site as the script that a browser loads; given is its vocabulary."""
    entries = list(_entries(folder))
    rare = _rarity(entries)
    shared = Counter(words for entry in entries for words in {w for _, w in entry.headings})
    most = _MOST * _PAGES // max(_PAGES, len(entries))
    left_out = set(str(given.get("leave_out", "")).split())
    rows = [
        [
            entry.address,
            entry.kind,
            entry.title,
            entry.summary,
            entry.keywords,
            [
                words if name == name_of_heading(words) else [words, name]
                for name, words in entry.headings
                if shared[words] <= _SHARED
            ],
            _telling(entry, rare, left_out, most),
        ]
        for entry in entries
    ]
    data = {"pages": rows, **given}
    return _HEAD + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + _TAIL


def rebuild(folder: Path) -> None:
    """Makes a published site's index again from the pages that now stand there."""
    path = folder / INDEX
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    old = json.loads(text.removeprefix(_HEAD).removesuffix(_TAIL))
    given = {key: old[key] for key in ("words", "leave_out")}
    path.write_text(index(folder, given), encoding="utf-8")


def _entries(folder: Path) -> Iterator[Entry]:
    paths = sorted(folder.rglob("*.html"))
    costs = [path.stat().st_size for path in paths]
    found = Shared(lambda path: _entry(folder, path), paths, costs).answers()
    yield from (entry for entry in found if entry)


def _entry(folder: Path, file: Path) -> Entry | None:
    return _told(file.read_text(encoding="utf-8"), file.relative_to(folder).as_posix())


@remembered
def _told(text: str, path: str) -> Entry | None:
    """What one page says."""
    if "<article" not in text or "data-unlisted" in text:
        return None
    tree: Any = html.document_fromstring(text)
    article = tree.find(".//article")
    title = article.find(".//h1") if article is not None else None
    if article is None or title is None:
        return None
    for part in list(article.iter()):
        if set((part.get("class") or "").split()) & set(_NOT_BODY):
            part.drop_tree()
    heads = tuple(
        (str(head.get("id")), _words(head))
        for head in article.iter("h2")
        if head.get("id") and _words(head) != "Related pages"
    )
    address = re.sub(r"(^|/)index\.html$", r"\1", path)
    crumbs = [_words(item) for item in tree.iterfind(".//nav[@class='crumbs']//li")]
    first = path.split("/", maxsplit=1)[0]
    kind = _KINDS.get(first, crumbs[1] if len(crumbs) > 1 else "")
    return Entry(
        address=address,
        kind="" if address in ("agencies/", "") else kind,
        title=_words(title),
        summary=_meta(tree, "description"),
        keywords=_meta(tree, "keywords"),
        headings=heads,
        terms=" ".join(_words(term) for term in article.iter("dt")).lower(),
        body=Counter()
        if address.startswith(_ECHOES)
        else Counter(_WORD.findall(" ".join(article.itertext()).lower())),
    )


def _words(element: Any) -> str:
    return " ".join(str(element.text_content()).split())


def _meta(tree: Any, name: str) -> str:
    found = tree.find(f".//meta[@name='{name}']")
    return "" if found is None else str(found.get("content") or "")


def _rarity(entries: list[Entry]) -> dict[str, float]:
    """How much each word tells one page from another: more, the fewer pages have it."""
    pages: Counter[str] = Counter()
    for entry in entries:
        pages.update(set(entry.body))
    return {word: math.log((1 + len(entries)) / count) for word, count in pages.items()}


def _telling(entry: Entry, rare: Mapping[str, float], left_out: set[str], most: int) -> str:
    """The words of a page's body that tell most, in order of the alphabet; none said elsewhere."""
    said = " ".join(
        [entry.title, entry.summary, entry.keywords, *(words for _, words in entry.headings)]
    )
    known = {_root(word) for word in _WORD.findall(said.lower())}
    weights: dict[str, float] = {}
    kept: dict[str, str] = {}
    for word, count in sorted(entry.body.items()):
        root = _root(word)
        if word not in left_out and root not in known:
            kept.setdefault(root, word)
            weights[root] = weights.get(root, 0) + (1 + math.log(count)) * rare[word]
    telling = sorted(weights, key=lambda root: (-weights[root], root))[:most]
    terms = [word for word in _WORD.findall(entry.terms) if word not in left_out]
    return " ".join(sorted({kept[root] for root in telling} | set(terms)))


@lru_cache(maxsize=32768)
def _root(word: str) -> str:
    """Near enough the part of a word that its forms share: only to say a word once."""
    return re.sub(r"(?:ing|ed|es|s|e)$", "", word) if len(word) > 4 else word
