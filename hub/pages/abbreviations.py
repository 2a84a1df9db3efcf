"""Abbreviations, spelt out where they first stand on a page: the glossary says what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hub.model import Site

GLOSSARY = "docs/about/glossary.md"
_WORDS = re.compile(r"\w+")
_SHORT = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*")
# The terms of one entry stand on lines of their own, above the line that starts with a colon.
_ENTRY = re.compile(r"(?m)^((?:[^\s:#>|*-][^\n]*\n)+):[ \t]+([^\n]*)$")


def known(site: Site) -> Mapping[str, str]:
    """Each abbreviation of the glossary and what it stands for, in words."""
    page = site.page(GLOSSARY)
    found: dict[str, str] = {}
    for entry in _ENTRY.finditer(page.body if page is not None else ""):
        terms = [term.strip() for term in entry[1].splitlines()]
        long = [term for term in terms if not _SHORT.fullmatch(term)]
        meaning = long[0] if long else re.split(r"[.,:;]", entry[2], maxsplit=1)[0].strip()
        found.update({term: meaning for term in terms if _SHORT.fullmatch(term)})
    return found


def explained(markdown: str, meanings: Mapping[str, str]) -> str:
    """Markdown with a definition for each abbreviation that it uses, as the `abbr` extension and
    other builders read it."""
    words = set(_WORDS.findall(markdown))
    used = {word: meaning for word, meaning in meanings.items() if word in words}
    lines = [f"*[{word}]: {meaning}" for word, meaning in sorted(used.items())]
    return markdown.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n" if lines else markdown


_TOKEN = re.compile(r"(<[^>]+>)")
_ABBR = re.compile(r'<abbr title="([^"]*)">')
# Inside these an abbreviation stays plain: a link or heading is read whole.
_PLAIN_IN = frozenset(["a", "button", "label", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "dt"])


def first_only(html: str) -> str:
    """A page with each abbreviation spelt out at its first place in running text: on hover, on
    focus and on paper. Elsewhere it stays as it is, so that nobody tabs through repetitions."""
    seen: set[str] = set()
    made: list[str] = []
    plain = 0
    shown = False
    for part in _TOKEN.split(html):
        name = part[1:].lstrip("/").split(">")[0].split(" ")[0].lower() if part[:1] == "<" else ""
        if name in _PLAIN_IN:
            plain += -1 if part.startswith("</") else 1
        opening = _ABBR.fullmatch(part)
        if opening:
            shown = not plain and opening[1] not in seen
            if shown:
                seen.add(opening[1])
                made.append(f'<abbr title="{opening[1]}" tabindex="0">')
        elif part == "</abbr>":
            made.append(part if shown else "")
        else:
            made.append(part)
    return "".join(made)
