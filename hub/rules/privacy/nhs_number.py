"""NHS, CHI, H&C and other ten-digit numbers of a person."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.privacy.exact_age import COUNT
from hub.rules.tokens import either, in_digits, lines_with_digits, near_words

# Three groups as the number is read out, whatever stands between them: cells, lines, words, signs.
_GROUPS = re.compile(
    r"(?<![\w.,])\d{3}(?P<gap>\W{1,6}|,? (?:and|then) )\d{3}(?:(?P=gap)|\W{1,6}|,? (?:and|then) )"
    r"\d{4}(?![\w]|[.,]\d)",
    re.ASCII,
)
_SAID = re.compile(r"\b(?:nhs|chi)\b[^\n]{0,30}$", re.IGNORECASE)
_WEIGHTS = range(10, 1, -1)
_LONG = 10  # digits of a number


# Written into a word, or as spreadsheets write numbers. The number of a book is made alike, and
# digits among a to f are the name of a commit.
_JOINED = re.compile(
    r"(?<![\w.])(?!isbn|[a-f]+\d)(?P<word>[a-z]{1,15}[_-]?)?(?P<what>\d{3}[ -]?\d{3}[ -]?\d{4})"
    r"(?P<more>[_-]?(?![a-f]+\b)[a-z]{1,15}|\.0{1,6})?(?![\w]|[.,-]\d)",
    re.ASCII | re.IGNORECASE,
)
_ITS_WORD = re.compile(r"(?:nhs|chi|hcn)(?:no|num|number|id)?[_-]?", re.IGNORECASE)


def _whole(number: str) -> bool:
    """Whether the tenth digit is the check digit."""
    digits = [int(one) for one in number if one.isdigit()]
    rest = 11 - sum(w * d for w, d in zip(_WEIGHTS, digits, strict=False)) % 11
    return rest % 11 == digits[9]


def _joined(view: View) -> Iterator[Span]:
    """Ten digits with letters at them or noughts behind them, where the tenth is the check digit
    or the letters say what they are."""
    for offset, run, digits in lines_with_digits(view.text):
        if digits < _LONG:
            continue
        for match in _JOINED.finditer(run):
            word = match["word"] or ""
            if (word or match["more"]) and (_whole(match["what"]) or _ITS_WORD.fullmatch(word)):
                yield offset + match.start("what"), offset + match.end("what")


def _apart(view: View) -> Iterator[Span]:
    """Groups of 3, 3 and 4 digits with anything between them, where the tenth is the check digit
    or somebody says what they are. Other figures in a row are left to themselves."""
    for offset, run, digits in lines_with_digits(view.text):
        if digits < _LONG:
            continue
        for match in _GROUPS.finditer(run):
            whole = _whole(match.group()) and "|" not in match.group()
            if whole or _SAID.search(run, 0, match.start()):
                yield offset + match.start(), offset + match.end()


# Ten digits in any grouping. A check digit never excuses one: a mistyped number is still hers.
LOOK = either(
    in_digits(
        r"(?<![\w.])\d(?:[ -]{0,2}\d){9}(?![\w]|[.,-]\d)",
        unless=r"^0?(?:808[ -]?800[ -]?500|080[ -]?81)|(?:19|20)\d\d[ -]",
        least=_LONG,
    ),
    in_digits(
        r"(?<![\w.])\d{3}[ .\u2011-]{0,2}\d{3}[ .-]{0,2}\d{4}(?![\w]|[.,]\d)",
        unless=r"^0?(?:808800500|080811)",
        least=_LONG,
    ),
    in_digits(
        r"\b(?:NHS|CHI|H ?& ?C|HCN|ULN|learner|identifier|SUI)\b[\w ]{0,18}?(?:no|number|num"
        r"|#|id)?\.?\W{0,4}"
        r"(?P<what>\d(?:[ .-]?\d){7,11})(?!\w)",
        least=8,
    ),
    _apart,
    _joined,
    near_words(
        rf"nhs\b[^.\n\d]{{0,24}}?\b(?P<what>{COUNT}(?:[ ,-]+(?:and )?{COUNT}){{3,9}})\b", "nhs"
    ),
)

RULE = Rule(
    title="NHS number",
    why="An NHS number identifies one person for life. So do the CHI number in Scotland, the "
    "H&C number in Northern Ireland, a unique learner number and the single unique "
    "identifier.",
    instead="Delete the number. Say that the record was checked.",
    audiences=EVERYTHING,
    look=LOOK,
    blocks=[
        "Registered with us as ⟦999 000 0018⟧.",
        "Mistyped, and still hers: ⟦999 000 0017⟧.",
        "NHS no ⟦9990000018⟧ was checked.",
        "Filed as ref⟦9990000018⟧, as NHS⟦9990000017⟧ and as ⟦9990000018⟧.00 in a sheet.",
        "Unique learner number: ⟦99 9000 0018⟧.",
        "Read out as ⟦999, then 000, then 0018⟧, or NHS: ⟦999=000=0017⟧.",
        "NHS number ⟦seventy-nine seventy thirty seventeen eighteen⟧.",
    ],
    allows=[
        "16 cases were audited by 28 organisations.",
        "Call 999 or 101. The item is sku9990000017, and ISBN0306406152 is a book.",
        "It came with commit 0123456789ab.",
    ],
)
