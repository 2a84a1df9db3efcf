"""A whole chapter as one page to print: its pages one after the other, each from what was built."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from html import escape

from hub.memory import remembered

_ARTICLE = re.compile(r"(?s)<article\b[^>]*>(.*?)</article>")
_LINK = re.compile(r'\b(href|src|poster)="([^"#:/][^":]*)"')
_ID = re.compile(r'\s(?:id|for|aria-labelledby|aria-describedby)="[^"]*"')
_TO_HEADING = re.compile(r'(?s)<a class="headerlink"[^>]*>.*?</a>')
_TO_SELF = re.compile(r'\bhref="#[^"]*"')
_RUNS = re.compile(
    r"""(?s)<(script|form|video|button)\b.*?</\1>|<details class="toc-short">.*?</details>"""
)
_TITLE = re.compile(r"(?s)<title>.*?</title>")
_ASIDE = re.compile(r'(?s)<(nav) class="(?:toc|chapter|crumbs)".*?</\1>|<p class="edit">.*?</p>')
_ADDRESS = re.compile(r'<link rel="canonical"[^>]*>|<meta property="og:url"[^>]*>')
FOLDER = "print"


def whole(shell: str, title: str, parts: Sequence[tuple[str, str]]) -> str:
    """One page from the chapter's opening page and its parts: the address and page of each.

    Each part names the page it comes from, so that taking that page down takes it from here too.
    """
    here = f"{parts[0][0]}{FOLDER}/"
    sections = []
    for address, page in parts:
        sections.append(_part(address, page, here))
    made = _ARTICLE.sub("<!--parts-->", _ASIDE.sub("", _RUNS_BELOW.sub("", shell)), count=1)
    made = _TITLE.sub(f"<title>{escape(title)}: the whole chapter</title>", made)
    made = _moved(_ADDRESS.sub("", made), parts[0][0], here)
    article = '<article id="content" data-unlisted>' + "".join(sections) + "</article>"
    return made.replace("<!--parts-->", article)


@remembered
def _part(address: str, page: str, here: str) -> str:
    """What one page says, as a part of its chapter; nothing where it says nothing."""
    found = _ARTICLE.search(page)
    if found is None:
        return ""
    words = _RUNS.sub("", _TO_HEADING.sub("", found[1]))
    words = _ID.sub("", _moved(words, address, here))
    words = _TO_SELF.sub(f'href="{_from(here, address)}"', words)
    return f'<section class="part" data-from="{escape(address)}">{words}</section>'


_RUNS_BELOW = re.compile(r'(?s)<script src="[^"]*" defer></script>')


def _moved(words: str, old: str, new: str) -> str:
    """Links that led somewhere from one address lead to the same place from another."""

    def again(match: re.Match[str]) -> str:
        path, mark, rest = match[2].partition("#")
        target = posixpath.normpath(posixpath.join("/", old, path))
        folder = "/" if path.endswith(("/", ".", "..")) and target != "/" else ""
        return f'{match[1]}="{_from(new, target.lstrip("/") + folder)}{mark}{rest}"'

    return _LINK.sub(again, words)


def _from(here: str, to: str) -> str:
    way = posixpath.relpath("/" + to, "/" + here)
    return way + "/" if to.endswith("/") or not to else way
