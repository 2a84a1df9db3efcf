"""People's names, by how people are spoken of."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.capitals import UPPER, begins
from hub.rules.persons import LONG_TITLES, NAME, TITLES
from hub.rules.tokens import LETTER, Words, at, lowered, places, words_of
from hub.rules.vocabulary import current, phrase_at
from hub.rules.words import also_names, names_too

_PART = rf"(?:[{UPPER}]\.|{NAME})"
_REST = (
    rf"(?:[ \t]{{1,2}}(?:van|von|de|del|della|da|dos|bin|bint|ibn|al|el|ap|ben|bat|ter|der|ul"
    rf"|ur)?[ -]?{_PART}){{0,3}}"
)
_TITLED = re.compile(rf"(?:{TITLES}\.?|{LONG_TITLES})[ \t\n]{{1,2}}(?P<what>{_PART}{_REST})")
_LOWER_TITLED = re.compile(
    rf"(?<![{LETTER}'\u2019])(?:mr|mrs|ms|miss|mx|dr|cllr|dc|ds|wpc|sgt)\.?[ \t\n]"
    rf"(?P<what>[{LETTER}]{{2,}})",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"(?:[Kk]ind|[Bb]est|[Ww]arm) (?:regards|wishes),?\s+(?P<what>{_PART}{_REST})"
    rf"|[Yy]ours (?:sincerely|faithfully|truly),?\s+(?P<what2>{_PART}{_REST})"
    rf"|(?<![{LETTER}])[Ss]igned(?: by)?[:,]?\s+(?P<what3>{_PART}{_REST})"
)
_NAMED = re.compile(
    rf"(?<![{LETTER}])(?:[Nn]ame(?:d| is| was)?:?|[Kk]nown as|[Cc]alled|AKA|aka|a\.k\.a\.?"
    rf"|n\u00e9e|formerly|[Nn]icknamed|alias"
    rf"|[Ss]urname(?: is)?|[Ff]orename(?: is)?|[Dd]ear|I am|I'm|[Pp]atient|[Cc]lient|[Pp]upil"
    rf"|[Gg]ran(?:ny|dma|dad|dpa)?|[Nn]ana?|[Uu]ncle|[Aa]unt(?:ie|y)?|[Cc]ousin"
    rf"|[Ss]tep(?:father|mother|brother|sister)|(?:son|daughter|brother|sister"
    rf"|friend|partner|boyfriend|girlfriend|husband|wife|mum|dad|dog|cat|teacher))"
    rf"[ \t]+[\"'\u201c\u2018(]?(?P<what>{_PART}{_REST})"
)
# After these a plain word is a name too.
_SURELY_NAMED = re.compile(r"(?:nicknamed|alias|aka|a\.k\.a|(?:sur|fore)name is)\b", re.IGNORECASE)
# She has called the baby Journey; they named him King.
_CALLED = re.compile(
    rf"(?:call(?:ed|s|ing)?|nam(?:ed|es|ing)|christened) (?:the |her |his |their |my )?(?:new )?"
    rf"(?:baby|son|daughter|boy|girl|child|him|her|twins?) (?P<what>{NAME})"
)
# A value that goes on in plain words is a label: "name: Summer holiday".
_ORDINARY = re.compile(r" (?!who|and|was|is|has)[a-z]{3,}")
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
_AS_TITLED = re.compile(
    r"(?:Miss|Sister|Uncle|Aunt(?:ie|y)?) [A-Z][a-z]"
)  # inside a sentence they are titles only
_SHORT_TITLE = re.compile(rf"{TITLES}\b")
_TITLE_WORDS = Words(
    "mr mrs ms mx dr prof rev revd cllr sgt insp supt det lt capt pc wpc dc ps ds di dci "
    "pcso hon messrs"
    " mme mlle sr sra herr frau miss master madam sir lady lord dame doctor professor "
    "reverend father"
    " pastor bishop imam rabbi sheikh sister brother nurse matron midwife councillor "
    "constable sergeant"
    " inspector detective officer judge justice coach captain uncle aunt auntie aunty nan "
    "nana granny"
    " grandma grandad grandpa mama baba hajji elder deacon canon mum mummy mother dad daddy "
    "baby little"
    " big young old".split()
)
_CALLING = Words("call called calls calling named names naming christened".split())
_SIGNS = Words("kind best warm yours signed".split())
_NAMINGS = Words(
    "name named known called aka formerly nicknamed alias surname forename dear patient client"
    " pupil"
    " gran granny grandma grandad grandpa nan nana uncle aunt auntie aunty cousin"
    " stepfather stepmother stepbrother stepsister son daughter brother sister friend"
    " partner boyfriend girlfriend husband wife mum dad dog cat teacher".split()
)
# What else begins a naming, and the word without which it cannot stand.
_SPOKEN = {"am": "i am", "i'm": "i'm", "k": "a.k.a", "n\u00e9e": "n\u00e9e"}


def look(view: View) -> Iterator[Span]:
    """Words with a capital where only a name can stand, unless a reviewed phrase explains them."""
    text, words = view.text, words_of(view.text)
    for pattern, needed in (
        (_TITLED, _TITLE_WORDS),
        (_LOWER_TITLED, _TITLE_WORDS),
        (_SIGNED, _SIGNS),
        (_NAMED, _NAMINGS),
        (_CALLED, _CALLING),
    ):
        starts = at(text, needed)
        if pattern is _NAMED:
            spoken = [_SPOKEN[word] for word in _SPOKEN.keys() & words.keys()]
            starts = [*starts, *places(lowered(text), spoken)]
        for match in filter(None, (pattern.match(text, start) for start in starts)):
            start, end = match.span(next((g for g in pattern.groupindex if match[g]), 0))
            titled = _AS_TITLED.match(match.group()) and not begins(text, match.start())
            if titled or not _explained(pattern, match, text, (start, end)):
                yield start, end


def _explained(pattern: re.Pattern[str], match: re.Match[str], text: str, span: Span) -> bool:
    """Whether what stands in a name's place is a role, a reviewed phrase or a plain word."""
    start, end = span
    if pattern is _LOWER_TITLED and text[start - 2] == "." and text[start].isupper():
        return True
    if text[start:end] == "I":
        return True
    first = _FIRST.match(text, start, end)
    if pattern is _TITLED and not _SHORT_TITLE.match(match.group()):
        # Baby A: the title and the letter are a reviewed phrase together.
        title = match.group().partition(" ")[0]
        around = current().page_phrases.get(title, ())
        if around and phrase_at(around, text[match.start() : match.start() + 90]) >= len(
            match.group()
        ):
            return True
    if first is None or text[start + 1 : start + 2] in (".", " "):
        return False
    # After an abbreviated title even a role is a surname; after Mother or Nurse it is none.
    short = pattern is _TITLED and _SHORT_TITLE.match(match.group()) is not None
    choices = current().page_phrases.get(first.group(), ())
    if choices and not short and phrase_at(choices, text[start : start + 90]):
        return True
    plain = current().knows(first.group(), page=True)
    usual = first.group().lower() in also_names()
    if pattern is _NAMED:
        label = _ORDINARY.match(text, end) is not None
        plain = plain and (label or not _SURELY_NAMED.match(match.group()))
        return (label and (plain or first.group() in _MONTHS)) or (plain and not usual)
    if pattern is _LOWER_TITLED and match.group().lower().startswith(_MARRIED):
        return first.group() in _NO_SURNAME
    if pattern is _LOWER_TITLED and match.group().lower().startswith(_QUALIFIED):
        if _EXAMINES.match(text, end):
            return False
        return first.group().islower() and plain and first.group() not in names_too()
    if pattern is _LOWER_TITLED:
        rare = first.group() in names_too() and _GOES_ON.match(text, end)
        return first.group().islower() and plain and not usual and not rare
    # After a long title that is also a word, a known word begins no name.
    return pattern is _TITLED and not short and plain and not usual


# After these in small letters stands a surname, but for what joins two people or goes on.
_MARRIED = ("mr ", "mr.", "mrs", "mx ")
_QUALIFIED = ("dr ", "dr.", "cllr")
_NO_SURNAME = frozenset(
    "and or who is was has had with to in on at for from says said whom whose does did".split()
)
# A doctor with a plain word for a name.
_EXAMINES = re.compile(r" (?:rang|said|says|told|asked|wants|saw|examined|reviewed|wrote)\b")
# After ms or miss a plain word is a surname where somebody's deed, or nothing, follows.
_GOES_ON = re.compile(
    r"['\u2019]s\b|[.,;:)\n]|$| (?:and|was|is|has|had|said|says|told|asked|rang|to|re|about|who"
    r"|will|did|does|came|went|again|too|off|found|saw|took|wants|reports|noticed|will)\b"
)
_FIRST = re.compile(rf"[{LETTER}]{{2,}}")

RULE = Rule(
    title="Person's name",
    why="A name is a person. Practitioners' names count too: they work in a small area.",
    instead=(
        "Write the role: Mother, Maternal grandmother, Child A, Health visitor, a police officer."
    ),
    audiences=EVERYTHING,
    look=look,
    blocks=[
        "Seen by Dr ⟦Zzyxley⟧ on the ward.",
        "Miss ⟦A. Zzyxley⟧ rang.",
        "Kind regards, ⟦Zzyxa Zzyxley⟧",
        "A boy known as ⟦Zzyxo⟧ came.",
        "mrs ⟦zzyxley⟧ was out, and mr ⟦fields⟧ and ms ⟦frost⟧ too.",
        "She signs as a neighbour, née ⟦Zzyxley⟧.",
        "Hello, I'm ⟦Zzyxa⟧ from downstairs.",
    ],
    allows=[
        "They miss field days.",
        "Seen by the Health Visitor and Child A. Dear colleague, Mother was told. Dr to call.",
    ],
)
