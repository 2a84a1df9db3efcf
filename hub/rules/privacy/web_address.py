"""Addresses on the web."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules import contacts
from hub.rules.tokens import lowered

_HOST = r"(?:[a-z0-9\u00a1-\uffff_-]{1,63}\.){1,6}[a-z]{2,24}"
_SCHEME = re.compile(
    rf"(?:https?|ftp|hxxps?|wss?):/{{1,3}}(?:[^\s/@\"'<>]{{1,64}}@)?({_HOST}"
    rf"|[\w.-]+)(?::\d+)?[^\s\"'<>)\]}}]*",
    re.IGNORECASE,
)
_WWW = re.compile(rf"(?<![\w@./-])(www\.{_HOST})[^\s\"'<>)\]}}]*", re.IGNORECASE)
# A host without a scheme: only with an ending that people use, so that file names stay free.
_BARE = re.compile(
    r"(?<![\w@./-])((?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}(?:com|net|org|info|biz|co|io|me|tv|app"
    r"|dev|ly|gl|gg|ai|be|uk|us"
    r"|ie|eu|de|fr|nl|pl|es|it|ru|cn|in|ng|gh|tr|so|vn|bd|ca|au|edu|gov|mil|int|xyz|online"
    r"|site|link|page|shop|blog|club|live|social|cam|chat))"
    r"(?![\w@-]|\.[a-z])(?:/[^\s\"'<>)\]}]*)?",
    re.IGNORECASE | re.ASCII,
)
# Places where people keep pages of their own, whoever runs the site.
_PERSONAL = re.compile(r"/(?:~|@|in/|users?/|people/|profiles?/|u/)[\w.%-]{3,}", re.IGNORECASE)


_GAP = re.compile(r"\s")
_DOT_INSIDE = re.compile(r"\.[A-Za-z]{2}")


def _bare(text: str) -> Iterator[re.Match[str]]:
    """Hosts without a scheme, looked for only where a dot stands inside a word."""
    reached = 0
    for dot in _DOT_INSIDE.finditer(text):
        if dot.start() < reached:
            continue
        far = max(reached, dot.start() - 300)
        first = max(text.rfind(gap, far, dot.start()) for gap in " \n\t") + 1
        after = _GAP.search(text, dot.end())
        last = after.start() if after else len(text)
        for match in _BARE.finditer(text, max(first, far), last):
            if match.start() > dot.start():
                break  # another dot's, which is looked at when its turn comes
            reached = match.end()
            yield match
            break
        reached = max(reached, dot.end())


_TAIL = ".,;:!?'\""


def look(view: View) -> Iterator[Span]:
    """Every address of a site that is not a reviewed public one."""
    low = lowered(view.text)
    for pattern, sign in ((_SCHEME, ":/"), (_WWW, "www."), (_BARE, "")):
        if sign in low:
            found = pattern.finditer(view.text) if sign else _bare(view.text)
            for match in found:
                path = match.group()[match.end(1) - match.start() :]
                public = contacts.is_public_site(match.group(1), path)
                if not public or _PERSONAL.search(match.group()):
                    yield match.start(), match.start() + len(match.group().rstrip(_TAIL))


RULE = Rule(
    title="Web address",
    why="A link can be somebody's profile, album or appeal, and its address often holds a name.",
    instead="Delete the address. A public body's site can be added to the reviewed contacts.",
    audiences=EVERYTHING,
    as_written=True,
    look=look,
    blocks=[
        "Pictures are at ⟦https://example.org/album/0000⟧ and elsewhere.",
        "See ⟦www.example.org/in/name-name⟧.",
        "Their page is ⟦example.com/name⟧.",
    ],
    allows=[
        "Read the guidance at https://www.gov.uk/government/publications on the web.",
        "Open exemplars/gp-initial.md and index.html.",
    ],
)
