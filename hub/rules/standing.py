"""Which known words that are also names count where, and where a plain word cannot stand bare.

The lists are in `words/standing.txt`; `frames.py` holds the places where only somebody can stand.
"""

from __future__ import annotations

import re
from functools import cache

from hub.rules.words import also_names, english, grouped, names_too

GROUPS = grouped("standing.txt")


@cache
def counted(kind: str) -> frozenset[str]:
    """The word-names that count in frames of one kind: `all`, `most` (not what is said otherwise),
    `bare` (not what stands alone in English), `named` (nothing abstract), `doer` (no word like
    will), `subject` and `no subject` (by whether it can do what only somebody does)."""
    names = also_names()
    if kind == "most":
        return names - GROUPS["otherwise"] - GROUPS["calendar"]
    if kind == "bare":
        return names - GROUPS["alone"] - GROUPS["calendar"]
    if kind == "subject":
        tellable = names - GROUPS["abstract"] - GROUPS["calendar"] - GROUPS["masses"]
        return tellable - GROUPS["never bare"]
    if kind == "no subject":
        # What somebody does or is like can be said of a thing, and never does anything itself.
        bare = (GROUPS["acts"] | GROUPS["qualities"]) - GROUPS["abstract"] - GROUPS["never bare"]
        return bare - {"may", "can", "will", "hope", "trust", "spring", "march", "price", "love"}
    if kind == "named":
        return names - GROUPS["abstract"]
    if kind == "doer":
        return names - GROUPS["never bare"] - {"can", "may", "will", "might", "must"}
    # Too common to be looked at each time; a capital or a title still tells them.
    return names - GROUPS["never bare"] - {"can"}


# After these a feeling is meant, and nobody: reason for hope.
REASONS = ("reason for ", "cause for ", "grounds for ", "room for ")
_NEXT = re.compile(r"['\u2019]s? |[,;:.!?)/\"'\u201d\u2019]|$|[ \n]+(?:\(|&|-|\u2013|([a-z']+))")
_STARTS = re.compile(r"(?:^|[.!?:;,|\n(\u2013\u2014-])[ \t\n]*[\"'\u201c\u2018]?$")


@cache
def _before(word: str) -> frozenset[str]:
    """Which words before a word make it somebody; nothing where only frames tell."""
    if word == "will":
        return frozenset(("w", "with"))
    if word in GROUPS["never bare"] or word in ("may", "can"):
        return frozenset()
    if word in GROUPS["acts"] or word in GROUPS["qualities"]:
        return GROUPS["with"] - {"like"}
    if word in GROUPS["calendar"]:
        return _REACHES
    if word in GROUPS["abstract"] | GROUPS["masses"] | (GROUPS["alone"] - GROUPS["stands"]):
        return frozenset()
    return GROUPS["with"] | GROUPS["before"] | {""}


_REACHES = frozenset(("let", "lets", "told", "asked", "asking", "saw", "met", "rang", "phoned"))


def may_stand(word: str) -> bool:
    """Whether a word can be somebody by where it stands, outside every frame."""
    return bool(_before(word))


def stands_bare(word: str, before: str, after: str) -> bool:
    """Whether a word stands where a plain one would need the, a or a noun after it."""
    wanted = _before(word)
    if not wanted or before[-1:] == "-" or after[:2] in ("'t", "\u2019t"):
        return False
    following = _NEXT.match(after)
    if following is None:
        return False
    told = (following[1] or "").replace("'", "")
    after_somebody = told in GROUPS["after"] or (told.endswith("ed") and len(told) > 4)
    said = before.rstrip(_OPENING)
    last = said[max(said.rfind(" "), said.rfind("\n")) + 1 :].lower().replace("'", "")
    if len(said) == len(before) or not (last in "&+" or last.isalpha()):
        last = ""
        if not _STARTS.search(before):
            return False
    if "" not in wanted:
        return last in wanted and (not told or after_somebody)
    if last in ("is", "was", "were") and said.lower().endswith(
        ("there is", "there was", "there were")
    ):
        return False
    if last in wanted:
        return not told or after_somebody or not told.endswith("s")
    # No article before it, nothing that describes it, and no noun after it that it describes.
    plain = last in GROUPS["articles"] or last.endswith(_DESCRIBES)
    return not plain and (not told or after_somebody)


def among_things(before: str, after: str) -> bool:
    """Whether a word in small letters is one of a list of things: cow, duck, robin, owl."""
    ahead, behind = _AHEAD.search(before), _BEHIND.match(after)
    return bool(ahead and behind and _is_thing(ahead[1]) and _is_thing(behind[1]))


def is_a_thing(word: str, before: str, after: str) -> bool:
    """Whether an article with what describes it, a wall or another virtue shows that the word is
    meant: a strong ally, ivy on the wall, with grace and patience."""
    if _ONE_OF_A_KIND.search(before) or _GROWS.match(after):
        return True
    other = _AND.match(after)
    virtues = GROUPS["abstract"] | {"grace", "mercy"}
    return word in virtues and other is not None and other[1] in virtues


_ONE_OF_A_KIND = re.compile(r"\ban? (?!(?:little|young|tearful|happy|sad|upset|very)\b)[a-z]+ $")
_GROWS = re.compile(r" on the (?:wall|fence|trellis|balcony|windowsill)\b")
_AND = re.compile(r" and ([a-z]+)")
_AHEAD = re.compile(r"(?:^|[ \n])([a-z]{3,}), $")
_BEHIND = re.compile(r",? (?:and |or )?([a-z]{3,})(?=[,.;:!?)]| and | or |$)")


@cache
def _is_thing(word: str) -> bool:
    """Whether a word is plain, and nobody: no name, no one of a family, no role, no deed."""
    somebody = word in _PEOPLE or word.endswith(("er", "or", "ist", "man", "woman"))
    does = word in GROUPS["after"] or word.endswith(("ed", "ing"))
    return word in english() and word not in names_too() and not somebody and not does


_PEOPLE = frozenset(
    "mum mam mummy mother dad daddy father nan nana nanny gran granny grandma grandad grandpa aunt"
    " auntie uncle cousin cousins son sons niece nephew twin twins sibling siblings kid kids child"
    " children baby babies girl girls boy boys wife husband friend friends mate mates nurse police"
    " staff chair midwife who she they you her him them then school nursery today yesterday".split()
)
_DESCRIBES = ("ive", "al", "ous", "ful", "ing", "ish", "less", "able", "ic", "ed", "en", "est", "y")
_OPENING = " \n(\"'\u201c\u2018"
