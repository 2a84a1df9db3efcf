"""Initials that stand for a name."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.persons import DOES
from hub.rules.tokens import LETTER, Words, at, words_of
from hub.rules.vocabulary import current, unless_reviewed
from hub.rules.words import also_names

# One, two or three letters with full stops; a title with a letter; a name with its last letter.
_DOTTED = re.compile(rf"(?<![{LETTER}0-9.@/-])(?:[A-Z]\.[ \t]?){{2,4}}(?![{LETTER}0-9])")
_FIRST = re.compile(rf"(?<![{LETTER}0-9.@/-])[A-Z]\.[ \t]{{1,2}}[A-Z][{LETTER}'\u2019-]+")
_LAST = re.compile(rf"(?<![{LETTER}])[A-Z][{LETTER}'\u2019-]+[ \t][A-Z]\.(?=[ \t]+[a-z])")
_TITLED = re.compile(
    rf"(?<![{LETTER}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC)\.?[ "
    rf"\t]+(?P<what>[A-Z](?:\.?[A-Z]){{0,2}}\.?)(?![{LETTER}])"
)
# Two letters and one full stop, or a hyphen before what somebody does: Y.E, D-J would. Each form
# begins with the sign, which the first letter stands before: a search for it skips all else.
_BY_ITSELF = rf"(?<![{LETTER}0-9.@/&-]..)"
_STOPPED = re.compile(rf"\.(?<=[A-Z].){_BY_ITSELF}[A-Z](?:-[A-Z]\.?)?(?![{LETTER}0-9.@/-])")
_HYPHENED = re.compile(
    rf"-(?<=[A-Z].){_BY_ITSELF}[A-Z](?= {DOES}(?![{LETTER}])|['\u2019]s [a-z]| and (?:her|his) )"
)
# In small letters; and what somebody says the letters are.
_SMALL = re.compile(r"\.[ ]?[a-z]\.(?:[ ]?[a-z]\.)?(?![\w@/])")  # the first letter stands before it
_NOT_SMALL = frozenset(
    "e.g. i.e. a.m. p.m. n.b. p.s. u.k. u.s. e.u. g.p. a.k.a. n.h.s. d.o.b. e.t.a. e.d.d. q.v. o.k."
    " u.s.a.".split()
)
_APART = re.compile(r"(?:^|[^\w.@/-])[a-z]$")
_SAID_TO_BE = Words(("initial", "initials"))
_SAID = re.compile(
    r"initials?(?: (?:are|is|were|was))?:? (?P<what>[A-Z](?:[. ]{0,2}[A-Z]){1,2})(?!\w)"
)
_ANY = re.compile(r"\.(?<=[A-Z].)(?<![A-Za-z0-9]..)")
_KNOWN = re.compile(
    r"(?:E\.G|I\.E|N\.B|P\.S|A\.M|P\.M|U\.K|U\.S|E\.U|N\.H\.S|G\.P(?=\.? (?:surgery|practice"
    r"|said)))\.?\s?"
)
_RANGE = re.compile(r"\b[A-Z](?: to| and| or|,) $")
_ASKED = re.compile(r"(?:^|[\n ])Q\. [^?]{3,300}\?[*_ \n]{1,4}$")
_TITLES = frozenset("mr mrs ms miss mx dr pc dc".split())
_CHILD = re.compile(
    r"(?:Child|Children|Baby|Sibling|Parent|Adult|Appendix|Annex|Part|Option|Step|Form"
    r"|Section|Table|Figure|Vitamin|Hepatitis|Category|Level|Plan|Grade|Schedule) [A-Z]\.$"
)


def _lettered(text: str, end: int) -> bool:
    """Whether a list numbered by letters goes on as lists do: "A. Attendance at meetings"."""
    return not _ACTS.match(text, end)


_ACTS = re.compile(rf"['\u2019]s|[ ]{DOES}(?![{LETTER}])|,| and (?:her|his|the)\b|\.")


def _dotted(text: str) -> Iterator[tuple[Span, re.Pattern[str]]]:
    """Letters with full stops, two with a hyphen, and a name with its first or last letter: where
    each stands, and which form it has."""
    for pair in (_STOPPED, _HYPHENED):
        for match in pair.finditer(text):
            yield (match.start() - 1, match.end()), pair
    for stop in _ANY.finditer(text):
        start = stop.start() - 1
        for pattern in (_DOTTED, _FIRST):
            first = pattern.match(text, start)
            if first:
                yield first.span(), pattern
        if text[start - 1 : start] in (" ", "\t"):
            last = _LAST.search(text, max(0, start - 60), start + 42)
            if last:
                yield last.span(), _LAST


def _begins_a_word(text: str, start: int, end: int) -> bool:
    """Whether a letter with a full stop before a word is no initial: "Child A. Then"."""
    role = re.search("[A-Z][a-z]* $", text[max(0, start - 12) : start])
    if role and _CHILD.search(text[max(0, start - 14) : start + 2]):
        return True
    if text.startswith("I.", start):
        # "Mother and I. Then" ends a sentence; "I. Zzyxley" does not.
        rest = text[start + 2 : end].strip().lower()
        if current().knows(rest) and rest not in also_names():
            return True
    if _RANGE.search(text, max(0, start - 8), start):
        return True  # sections A to F. Then
    if text.startswith("A.", start) and _ASKED.search(text, max(0, start - 400), start):
        return True  # Q. Must I send one? A. Yes
    # A list numbered by letters: "A. Attendance".
    line = text.rfind("\n", 0, start) + 1
    return _lettered(text, end) and not text[line:start][:20].strip(" \t>-*#|")


def look(view: View) -> Iterator[Span]:
    """Letters that stand for somebody; Child A and the like are not a person's initials."""
    text = view.text
    for (start, end), form in _dotted(text):
        letters = text[start:end]
        if _KNOWN.fullmatch(letters.upper()):
            continue
        if form is _LAST and _CHILD.search(letters):
            continue
        if form is _FIRST and _begins_a_word(text, start, end):
            continue
        yield start, end
    for match in _SMALL.finditer(text):
        start = match.start() - 1
        letters = text[max(0, start) : match.end()].replace(" ", "")
        if letters not in _NOT_SMALL and _APART.search(text, max(0, start - 1), match.start()):
            yield start, match.end()
    for start in at(text, _SAID_TO_BE):
        said = _SAID.match(text, start)
        if said:
            yield said.span("what")
    if not words_of(text).keys().isdisjoint(_TITLES):
        for match in _TITLED.finditer(text):
            yield match.span("what")


RULE = Rule(
    title="Initials",
    why="True initials with an agency and an age are enough for those who know the family.",
    instead="Write the role, or a letter that has nothing to do with the name: Child A to Child H.",
    audiences=EVERYTHING,
    look=unless_reviewed(look),
    blocks=[
        "Appointments for ⟦Z.Z.⟧ were missed.",
        "A letter to ⟦Z. Zzyxley⟧ came back.",
        "Then ⟦Zzyxo Z.⟧ was brought in.",
        "The worker described Mr ⟦Z⟧ as calm.",
        "I told ⟦Z.Y⟧ so, and ⟦Z-Y⟧ would not hear it.",
        "Then ⟦z.z.⟧ rang. Her initials are ⟦Z Y⟧.",
    ],
    allows=[
        "Child A was seen at 3 visits, e.g. at home. Vitamin D. Then Mother rang.",
        "Q. Must I send one? A. Yes, if you are asked.",
        "Fill in sections A to F. Then show it to the family.",
    ],
)
