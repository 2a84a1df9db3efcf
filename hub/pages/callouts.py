"""Labelled block quotes become callouts: `> Why it works: ...` is a margin note, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Label as written -> kind (its class). Each has its design in overrides/assets/hub.css.
LABELS = {
    "What the audit found": "found",
    "Do this first": "first",
    "Example": "example",
    "Weak": "weak",
    "Strong": "strong",
    "Why it works": "why",
    "Why it does not work": "why",
    "Words to say": "words",
    "Elsewhere, for example": "elsewhere",
    "Check with the partnership": "ask",
    "What Mother hears": "hears",
    "What Father hears": "hears",
    "What the young person hears": "hears",
}
_LABEL = re.compile(
    r"^\s*(?:\*\*|__)?(?P<label>"
    + "|".join(map(re.escape, LABELS))
    + r"):(?:\*\*|__)?[ \t]*(?P<rest>.*)$"
)
_QUOTE = re.compile(r"^ {0,3}>[ ]?")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def rendered(markdown: str, when: str = "") -> str:
    """Markdown with each labelled quote as a callout, and each weak and strong pair side by side.

    A quote without a known label stays a quote. `when` dates what the audit found.
    """
    return "\n".join(_paired(list(_blocks(markdown.split("\n"), when))))


def _blocks(lines: list[str], when: str) -> Iterator[tuple[str, str]]:
    """The text as (kind, block): kind is empty for ordinary lines."""
    at, fenced = 0, False
    while at < len(lines):
        fenced ^= bool(_FENCE.match(lines[at]))
        if fenced or not _QUOTE.match(lines[at]):
            yield "", lines[at]
            at += 1
            continue
        end = at
        while end < len(lines) and _QUOTE.match(lines[end]):
            end += 1
        inner = [_QUOTE.sub("", line) for line in lines[at:end]]
        match = _LABEL.match(inner[0])
        if match is None:
            yield from (("", line) for line in lines[at:end])
        else:
            yield LABELS[match["label"]], _callout(match["label"], match["rest"], inner[1:], when)
        at = end


def _callout(label: str, first: str, rest: list[str], when: str) -> str:
    kind = LABELS[label]
    if kind == "found" and when:
        label = f"{label}, {when}"
    body = "\n".join([first, *rest]).strip()
    return (
        f'<div class="callout callout-{kind}" markdown="1">\n'
        f'<p class="callout-label">{label}</p>\n\n{body}\n\n</div>\n'
    )


def _paired(blocks: list[tuple[str, str]]) -> Iterator[str]:
    at = 0
    while at < len(blocks):
        kind, text = blocks[at]
        if kind != "weak":
            yield text
            at += 1
            continue
        ahead = at + 1
        while ahead < len(blocks) and blocks[ahead] == ("", ""):
            ahead += 1
        if ahead < len(blocks) and blocks[ahead][0] == "strong":
            yield f'<div class="pair" markdown="1">\n\n{text}\n{blocks[ahead][1]}\n</div>\n'
            at = ahead + 1
        else:
            yield text
            at += 1
