"""E-mail addresses."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules import contacts
from hub.rules.tokens import lowered

_ADDRESS = re.compile(
    r"[A-Za-z0-9._%+'\u00c0-\u024f-]{1,64} ?(?:@|&#64;|\(at\)|\[at\]|\{at\}|%40) ?"
    r"[A-Za-z0-9\u00c0-\u024f-]{1,63}(?: ?(?:\.|\(dot\)|\[dot\]|\{dot\}) ?[A-Za-z0-9-]{2,63}){0,4}",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"\. (?=[A-Z])")
_SIGNS = ("@", "(at)", "[at]", "{at}", "&#64;", "%40")


def look(view: View) -> Iterator[Span]:
    """Every address that is not a published mailbox."""
    low = lowered(view.text)
    if not any(sign in low for sign in _SIGNS):
        return
    for match in _ADDRESS.finditer(view.text):
        address = _NEXT_SENTENCE.split(match.group())[0]
        if address.lower().strip(".'") not in contacts.MAILBOXES:
            yield match.span()


RULE = Rule(
    title="E-mail address",
    why="An e-mail address is a person's, and often holds their name.",
    instead="Delete it. A published mailbox of a public body can be added to the reviewed "
    "contacts.",
    audiences=EVERYTHING,
    as_written=True,
    look=look,
    blocks=[
        "Copy sent to ⟦name@example.org⟧ in error.",
        "Write to ⟦name (at) example (dot) org⟧.",
    ],
    allows=[
        "Send it by secure e-mail at the latest by noon.",
        "Ring, or write to help@nspcc.org.uk. The line is open all week.",
    ],
)
