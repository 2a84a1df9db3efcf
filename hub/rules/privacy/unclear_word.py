"""Words that are also names, where nothing shows that the word is meant."""

import re
from collections.abc import Iterator
from functools import cache

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules.capitals import begins
from hub.rules.standing import GROUPS, REASONS, among_things, is_a_thing
from hub.rules.tokens import LETTER, words_of
from hub.rules.vocabulary import IN_REPORTS, unless_reviewed
from hub.rules.words import also_names

_DEED = frozenset(("to", "not", *"will would can could may might must should shall".split()))
_DEED |= frozenset("i we they you who dont didnt doesnt cannot wont cant and or".split())
_SO = frozenset("is was be are were been being seems seemed feels felt looks looked".split())
_SO |= frozenset("very so too more less quite rather and or but not as most in with".split())
_PLACES = frozenset("for at of to from by in on with over off up out".split())
_NEXT = re.compile(rf"[ \n]+([{LETTER}]+(?:['\u2019][{LETTER}]+)?)")
_OWNED = re.compile(rf"[{LETTER}](?:['\u2019]s|s['\u2019]) $")  # the child's hope
# Hope alone is no plan; hope is a word that she uses.
_ALONE = re.compile(r" alone (?:does|do|is|will|can|cannot|would|could|was)\b| (?:is|was) a word\b")
_SOME = re.compile(r"\b(?:bit|cup|glass|jar|lump|piece|pinch|pot|slice|spoon|spoonful|drop) of $")
# First in a sentence: Joy was the word that she used; destiny and honour were words.
_WORDS = re.compile(
    r"(?:(?:, [a-z]+)? and [a-z]+)? (?:is|are|was|were)(?: all| both)? (?:the word|words|not what"
    r"|expressed|given by|needed|not an? (?:safety )?plan|in the room)\b"
)
_QUOTED = re.compile(r"\bword [\"'\u201c\u2018]$")  # he used the word "hunt"
_DESCRIBES = ("ive", "ous", "ful", "less", "able", "ic", "al", "ish", "-")


@cache
def _judged() -> frozenset[str]:
    return also_names() - GROUPS["usual"]


def _meant(word: str, text: str, start: int, end: int) -> bool:
    """Whether what stands beside a word shows that the word is meant, and no name."""
    before = text[max(0, start - 30) : start]
    if before[-1:] in ("-", "/") or text[end : end + 1] in ("-", "/"):
        return True
    last = before.rstrip(" \n*_\"'\u201c\u2018(").rpartition(" ")[2].rpartition("\n")[2]
    last = last.lower().replace("'", "").replace("\u2019", "")
    if _SOME.search(before) or last in GROUPS["articles"] or last.endswith(_DESCRIBES):
        return True
    owned = word in GROUPS["abstract"] and (_OWNED.search(before) or _ALONE.match(text, end))
    if owned or _WORDS.match(text, end):
        return True
    following = _NEXT.match(text, end)
    told = following[1].lower().replace("'", "") if following else ""
    if told == "than" and word.endswith("er"):
        return True  # kinder than
    if told and not (told in GROUPS["after"] or (told.endswith("ed") and len(told) > 4)):
        return True  # a noun that it describes: rose bushes
    if not text[start].islower():
        # First in a sentence: only what somebody does tells, since peace at home is a thing too.
        return told in _PLACES or (not told and text[end : end + 1] not in (".", ","))
    after = text[end : end + 40]
    if among_things(before, after) or is_a_thing(word, before, after) or _QUOTED.search(before):
        return True
    return _goes_with(word, before.lower(), last, told)


def _goes_with(word: str, before: str, last: str, told: str) -> bool:
    """Whether the words before and after one in small letters show that the word is meant."""
    if before.endswith(REASONS):
        return True
    if word == "rose" and last and last not in GROUPS["with"] | GROUPS["before"]:
        return True  # attendance rose, the children rose early
    if word == "grace" and last in ("say", "says", "said", "saying"):
        return True
    # And then pat his pockets.
    then = last in ("then", "staff", "children") and told in GROUPS["articles"]
    if word in GROUPS["acts"] and (then or last in _DEED or told in _PLACES):
        return True
    if before.rstrip().endswith(("there is", "there was")):
        return True
    return word in GROUPS["qualities"] and (
        last in _SO or (not told and last not in GROUPS["with"])
    )


_NOT = ("'t", "\u2019t")  # haven't


def look(view: View) -> Iterator[Span]:
    """A word-name, in lower case or first in a sentence, that no article makes a word."""
    text = view.text
    known = words_of(text)
    judged = _judged()
    for word in judged & known.keys():
        for start in known[word]:
            end = start + len(word)
            if not text[start:end].islower() and not (
                text[start + 1 : end].islower() and begins(text, start)
            ):
                continue
            if not _meant(word, text, start, end) and text[end : end + 2] not in _NOT:
                yield start, end


RULE = Rule(
    title="Word that may be a name",
    why="People are called by this word, and nothing beside it shows that the word is meant.",
    instead="Write the role: Child A, Mother. If you mean the word, put the, a or some before it,"
    " or say it in another word.",
    audiences=EXEMPLARS_ONLY,
    look=unless_reviewed(look, IN_REPORTS),
    blocks=[
        "The dietitian advised ⟦ivy⟧ and her carers.",
        "⟦Archer⟧ completed the work.",
        "An appointment was made for ⟦rusty⟧ at the clinic.",
        "The nurse saw ⟦pierce⟧ again.",
    ],
    allows=[
        "There is an ivy on the wall. The lily was red. They pierce the lid.",
        "Joy was the word that the nursery used. He will then pat his pockets.",
        'There is reason for hope. Attendance rose, he said. She used the word "hunt" for it.',
        "We haven't met. The nail was rusty, and the park is on a river.",
    ],
)
