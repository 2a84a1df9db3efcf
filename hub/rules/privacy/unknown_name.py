"""Capitalised words that no dictionary word and no reviewed proper noun explains."""

import re
from collections.abc import Iterator

from hub.model import BUILT, CARRIER, PAGE, Rule, Span, View
from hub.rules.capitals import begins, unreviewed
from hub.rules.persons import DOES
from hub.rules.tokens import run_at
from hub.rules.vocabulary import current
from hub.rules.words import also_names, given, names_too

_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
    "May June July"
    " August September October November December".split()
)
# A run that no word list is for: an address, a path, a code, a placeholder.
_CODE = re.compile(r"://|[\\/_@]|\{\{|\.[a-z]{2,4}\b|&#?\w+;|%[0-9A-Fa-f]{2}", re.ASCII)
# A day or month that owns something or does something is somebody.
_DAY_NAMED = re.compile(
    r"['\u2019]s (?=was|is|has|should|mother|father|mum|dad|parents|school|report|brother"
    r"|sister)|['\u2019]s?[.,;)]"
    r"|[ \n](?:was (?:seen|born|told|asked)|told|said|has an?|lives|lived|should be seen)\b"
)


def _also_somebody(stem: str, text: str, start: int, word: str) -> bool:
    """Whether a known word is somebody: a usual name, or a rare one that owns or does something,
    or to whom something is done."""
    if stem in also_names():
        return True
    if stem not in names_too():
        return False
    end = start + len(word)
    does = _DOES.match(text, end) or _FAMILY.match(text, end)
    reached = _REACHED.search(text, max(0, start - 40), start)
    return len(word) > len(stem) or bool(does or reached)


_REACHED = re.compile(
    r"\b(?:saw|seen|met|told|asked|rang|phoned|visited|nicknamed,?|(?:sur|first )?name(?: is| was)?"
    r"|also an?|thought to be|moved in with|li(?:ves?|ved|ving) with|stay(?:s|ed|ing) with"
    r"|says? that old|known as|Sister|Constable|Officer|Nurse|Father:|Mother:|[Mm]um:|[Dd]ad:"
    r"|[Pp]artner[:,]|saved (?:[a-z]+ ){0,3}as|[Oo]fficer"
    r"|Nan \(|[Nn]an|[Ss]tepdad|scared of|afraid of|fight with|row with)[ \n]?$"
)


# Whatever a word means: tell Blue that; his concerns about Blade; what Wolf told us; the boys call
# Memo.
_ADDRESSED = re.compile(
    r"\b(?:can you tell|please tell|concerns about|caused by|in the life of|the (?:boys|girls|kids"
    r"|children|others) call|prefers|(?:she|he) is called)[ \n]$"
)
_VIEWS = re.compile(r"\b(?:[Vv]iews|[Ww]ishes|[Vv]oice|[Ww]ords|[Ss]tory|[Ww]eek|[Dd]ay) of $")
_TOLD_US = re.compile(r" (?:told|said|says|wants|wanted|drew|wrote)\b")


def _is_addressed(text: str, start: int, end: int) -> bool:
    """Whether any word with a capital inside a sentence stands where only somebody can."""
    before = text[max(0, start - 40) : start]
    if before.endswith(("What ", "what ")):
        return _TOLD_US.match(text, end) is not None
    if _VIEWS.search(before) and text[start:end].lower() in also_names():
        return True
    return _ADDRESSED.search(before) is not None and text[end : end + 1] in (" ", ".", ",", ")")


_DOES = re.compile(rf"[ \n]{DOES}\b|, (?:who|aged)\b")
_FAMILY = re.compile(r" (?:family|children|household|siblings|twins)\b")


def _query(run: str, within: int) -> bool:
    """Whether a word stands after the question mark or hash of an address: words go there."""
    return not {"?", "#", "="}.isdisjoint(run[:within]) and "://" not in run[:within]


_HEADED = re.compile(r"[ \t>*-]{0,12}(?:#|\||(?:title|label|name|summary|caption|heading):)")


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word stands in a heading or title, where any word may have a capital."""
    return _HEADED.match(text, text.rfind("\n", 0, start) + 1, end) is not None


_PLAIN_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+[A-Z][a-z'\u2019]*(?: [a-z'\u2019]+)+ $")


def _ends_heading(text: str, start: int, end: int) -> bool:
    """Whether a word is the last of a heading whose other words keep small letters."""
    line = text.rfind("\n", 0, start) + 1
    return text[end : end + 1] in ("", "\n") and bool(_PLAIN_HEADING.fullmatch(text, line, start))


def look(view: View) -> Iterator[Span]:
    """Capitalised words nobody reviewed, and word-names with a capital inside a sentence."""
    # The tags, classes and programs of a page's HTML are no words: its reader's view has them.
    if view.name == "markup":
        return
    text, vocabulary = view.text, current()
    for start, end in unreviewed(text, vocabulary, True):
        word = text[start:end]
        if re.split("['\u2019]", word)[0] in _DAYS and not _DAY_NAMED.match(
            text, start + len(re.split("['\u2019]", word)[0])
        ):
            continue
        if word in _DAYS and not _DAY_NAMED.match(text, end):
            continue
        if word[-1] == "s" and word[:-1] in _DAYS:
            continue
        key = word.lower()
        known = vocabulary.knows(word, page=True)
        stem = re.split("['\u2019]", key)[0]
        addressed = known and _is_addressed(text, start, end)
        somebody = addressed or _also_somebody(stem, text, start, word)
        if known and (begins(text, start) or not somebody):
            continue
        titled = not addressed and _among_capitals(text, start, end)
        if known and titled and not _ends_heading(text, start, end):
            continue
        if len(word) == 1:
            continue
        run, within = run_at(text, start, end)
        called = not known and len(stem) > 4 and stem in given()  # a first name, in code or not
        if called or not _CODE.search(run) or _query(run, within):
            yield start, end


RULE = Rule(
    title="Unknown name",
    why="No list holds everybody's name. On a guidance page a word with a capital must be plain"
    " English or a reviewed name of a body, a place or a law.",
    instead="Write the role instead of the name. If it is the name of a public body, place or law,"
    " have it added to the vocabulary, under pages.",
    audiences=frozenset({PAGE, BUILT, CARRIER}),
    look=look,
    blocks=[
        "Ask ⟦Zzyxa⟧ ⟦Zzyxley⟧ about the form.",
        "The form was made by ⟦Grace⟧, and the ⟦Bell⟧ children came.",
        "He is saved in the phone as ⟦Memo⟧.",
        "Open `minutes_⟦Amina⟧_final.docx` first.",
    ],
    allows=["Ask the Chair about the form. Use `make serve` and page_title, on Monday or in May."],
)
