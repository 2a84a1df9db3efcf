"""Map positions: coordinates, grid references, three-word addresses."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.tokens import lines_with_digits, lowered

_DECIMAL = re.compile(
    r"(?<![\w.])[-+]?\d{1,3}\.\d{3,}\s*\u00b0?\s*[NSEW]?\s*[,;/ "
    r"]\s*[-+]?\d{1,3}\.\d{2,}\s*\u00b0?\s*[NSEW]?(?!\w)"
    r"|\b(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng)\b\W{1,3}[-+]?\d{1,3}\.\d+",
    re.IGNORECASE | re.ASCII,
)
_DEGREES = re.compile(
    r"\d{1,3}\s*[\u00b0\u00ba]\s*\d{1,2}(?:\.\d+)?\s*['\u2032\u2019]?\s*(?:\d{1,2}(?:\.\d+)?"
    r"\s*[\"\u2033\u201d]|'')?\s*[NSEW]?(?:[ ,]+\d{1,3}\s*[\u00b0\u00ba]\s*\d{1,2}(?:\.\d+)?"
    r"\s*['\u2032\u2019]?\s*(?:\d{1,2}(?:\.\d+)?\s*[\"\u2033\u201d])?\s*[NSEW]?)?",
    re.IGNORECASE | re.ASCII,
)
_DEGREE = frozenset("\u00b0\u00ba")
_GRID = re.compile(
    r"(?<![\w])(?:T[QLRMGFA]|S[A-Z]|N[A-Z]|H[PTUWXYZ]|OV) ?\d{3,5} ?\d{3,5}(?!\w)", re.ASCII
)
_WORDS = re.compile(
    r"/{2,3}[a-z]{2,20}\.[a-z]{2,20}\.[a-z]{2,20}(?![\w/])|\b(?:w3w"
    r"|what3words)\b(?:\.com)?\W{0,4}[a-z]{2,20}[. ][a-z]{2,20}[. ][a-z]{2,20}",
    re.IGNORECASE | re.ASCII,
)
_TRIPLE = re.compile(
    r"(?<![\w./@{`-])(?<!\{ )[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?![\w/@-]|\.\w)", re.ASCII
)
_ENDINGS = (".com", ".org", ".net", ".uk", ".html", ".yml", ".txt", ".json", ".info")
_TWO_DOTS = re.compile(r"\.[a-z]{3,20}\.[a-z]{3}")
_NEAR = re.compile(
    r"\b(?:locations?|pin|w3w|what3words|meet|map|place|at|near|from|found|words|entrance"
    r"|door|gps|put in|use|field|gate|park|type in|enter|get to|farm)\b"
)
_CODE = re.compile(
    r"(?<![\w+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)", re.ASCII
)


def look(view: View) -> Iterator[Span]:
    """Every way in which a point on a map is written."""
    for offset, run, _ in lines_with_digits(view.text):
        for pattern, sign in ((_DECIMAL, "."), (_DEGREES, ""), (_GRID, ""), (_CODE, "+")):
            if sign not in run or (pattern is _DEGREES and _DEGREE.isdisjoint(run)):
                continue
            for match in pattern.finditer(run):
                yield offset + match.start(), offset + match.end()
    low = lowered(view.text)
    if "//" in low or "w3w" in low or "what3words" in low:
        for match in _WORDS.finditer(view.text):
            # An address of a site follows its scheme's colon.
            if view.text[max(0, match.start() - 1) : match.start()] != ":":
                yield match.span()
    for match in _TRIPLE.finditer(view.text) if _TWO_DOTS.search(low) else ():
        before = lowered(view.text)[max(0, match.start() - 60) : match.start()]
        if (
            _NEAR.search(before)
            and not match.group().endswith(_ENDINGS)
            and not match.group().startswith("www.")
        ):
            yield match.span()


RULE = Rule(
    title="Map position",
    why="A map position is a place to within metres.",
    instead='Write "near the school" or leave it out.',
    audiences=EVERYTHING,
    look=look,
    blocks=[
        "Located at ⟦51.50000, -0.05000⟧ that night.",
        "Pin ⟦51°00 N, 0°00 W⟧.",
        "Grid reference ⟦TQ 000 000⟧.",
        "Meet at ⟦///word.word.word⟧ tonight.",
    ],
    allows=[
        "Version 1.2, 3.4 of the form.",
    ],
)
