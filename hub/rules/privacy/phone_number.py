"""Telephone numbers."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules import contacts
from hub.rules.tokens import lines_with_digits

_GAP = r"[ .\u00a0()/-]{0,3}"
_BETWEEN = r"(?:\W{1,4}|,? (?:and|then) |[xX])"
_UK = re.compile(
    rf"(?<![\w.])(?:\(?(?:\+|00){_GAP}44{_GAP}(?:\(0\){_GAP})?"
    rf"|\(?0)(?=[1-9])(?:\d{_GAP}){{8,9}}\d(?![\w]|[.,]\d)"
    rf"|(?<![\w.])\(?\+{_GAP}[1-9]\d{{0,2}}(?:{_GAP}\d){{6,12}}(?!\w)"
    r"|(?<![\w.])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?:(?: ?x| ext\.? "
    r"?)\d{1,5})?(?!\w)"
    r"|(?<![\w.])[3789]\d{3}[ .-]\d{4}(?![\w-]|\.\d)"
    r"|(?<![\w.])(?:\d{2,5}[ .-]){2,5}\d{2,4}(?![\w%]|[.-]\d)"
    rf"|(?<![\w.])0[1-9]\d{{2,4}}{_BETWEEN}\d{{3,4}}{_BETWEEN}"
    r"\d{3,4}(?![\w%]|[.,]\d)"
    r"|(?<![\w.])0\d{6,12}(?!\w)|(?<![\w.])00[1-9]\d{1,2}[ .-]?\d(?:[ .-]?\d){5,11}(?!\w)",
    re.ASCII,
)
_SAID = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|cell|landline|whats ?app|ring|call|called|text|fax"
    r"|number is|numbers?|contact|signal|ext|extension|dial|reached on)\b"
    r"[^\d\n]{0,16}?(?P<what>\+?\d(?:[ .()/-]{0,2}\d){4,13})(?![\w%])",
    re.IGNORECASE | re.ASCII,
)
# An extension or a bleep is as good as a name on a list.
_INSIDE = re.compile(
    r"\b(?:ext(?:ension)?|bleep|pager|dect)\b\.?(?: (?:no\.?|number|is|on))?:? ?"
    r"(?P<what>\d{3,6})(?![\w%])",
    re.IGNORECASE | re.ASCII,
)
_LINK = re.compile(
    r"\b(?:tel|sms|callto|whatsapp|facetime|skype):\+?(?P<what>[\d(][\d ().-]{4,18})",
    re.IGNORECASE | re.ASCII,
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ -](?:19|20)?\d\d)?")
_ISO_DATE = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?|\d\d?[-.]\d\d?[-.](?:19|20)?\d\d")


def look(view: View) -> Iterator[Span]:
    """Every number that may be rung, but those published for everybody."""
    for offset, run, digits in lines_with_digits(view.text):
        for pattern, least in ((_UK, 6), (_SAID, 5), (_INSIDE, 3), (_LINK, 1)):
            if digits < least or (pattern is _LINK and ":" not in run):
                continue
            for match in pattern.finditer(run):
                start, end = match.span("what") if "what" in pattern.groupindex else match.span()
                number = run[start:end].strip(" ().-/")
                if contacts.is_public_number(number) or _YEARS.fullmatch(number):
                    continue
                if _ISO_DATE.fullmatch(number):
                    continue
                yield offset + start, offset + end


RULE = Rule(
    title="Telephone number",
    why="A telephone number is a person's, and finds their name and address.",
    instead="Delete the number. A number published for everybody can be added to the reviewed"
    " contacts.",
    audiences=EVERYTHING,
    look=look,
    blocks=[
        "Ring ⟦07700 900123⟧ in the evening.",
        "On ⟦020 7946 0000⟧ or ⟦(020) 7946 0001⟧ or ⟦7946 0002⟧.",
        "From abroad ⟦+44 (0)20 7946 0000⟧ or ⟦0044 7700 900000⟧.",
        "In America ⟦(202) 555-0100⟧.",
        "Written ⟦07700.900.123⟧, ⟦07700;900;124⟧ or ⟦07700 then 900 then 125⟧.",
        "Bleep ⟦0000⟧, or extension ⟦000⟧.",
    ],
    allows=[
        "Dial 999, or 101 when it is not urgent. Childline is on 0800 1111.",
        "NSPCC: 0808 800 5000. Between 2021 and 2026, on 2026-11-22.",
        "The audit asked 28 organisations, 15 practices and 8 schools.",
    ],
)
