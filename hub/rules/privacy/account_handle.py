"""Names of accounts on social media and in games."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.tokens import Words, at, either, near_words

_HANDLE = re.compile(r"@(?<![\w@./+-]@)[A-Za-z0-9_][\w.]{1,30}", re.ASCII)
_USER = re.compile(r"u/(?<![\w@./+-]u/)[A-Za-z0-9_-]{2}[\w.]{1,30}", re.ASCII)
_RULES = re.compile(
    r"@(?:media|font-face|keyframes|import|charset|supports|page|context|type|id|graph|layer"
    r"|property|container|dataclass|pytest|param|return)\b"
)


def _handles(view: View) -> Iterator[Span]:
    for sign, pattern in (("@", _HANDLE), ("u/", _USER)):
        if sign in view.text:
            for match in pattern.finditer(view.text):
                if not _RULES.match(match.group()):
                    yield match.span()


_ACCOUNT = re.compile(r"\\(?P<what>[a-z][\w.-]{4,30})", re.ASCII)
_OFFICE = re.compile(r"(?<![\w\\])[A-Za-z]{2,12}$", re.ASCII)


def _domains(view: View) -> Iterator[Span]:
    """The account after the name of an office's network."""
    if "\\" in view.text:
        for match in _ACCOUNT.finditer(view.text):
            if _OFFICE.search(view.text, max(0, match.start() - 14), match.start()):
                yield match.span("what")


# A name with its number, as games give it; a name after the name of the network.
_TAG = re.compile(r"#(?<=[\w.]#)\d{4}(?!\w)", re.ASCII)
_TAGGED = re.compile(r"(?<![\w#/.])[A-Za-z][\w.]{2,24}$", re.ASCII)
_AFTER = (
    r"(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|discord|telegram|kik|twitch) "
    r"(?P<what>[A-Za-z](?=\w{0,24}[._]\w)[\w.]{2,30}\w)(?!\w)"
)


def _tagged(view: View) -> Iterator[Span]:
    if "#" in view.text:
        for tag in _TAG.finditer(view.text):
            name = _TAGGED.search(view.text, max(0, tag.start() - 30), tag.start())
            if name:
                yield name.start(), tag.end()


# What somebody is called where friends know them: a name of words, not what they are like.
_CLOSED = r"(?=[\"'\u201d\u2019.,;)\n]|$)"
_OPENED = r"[\"'\u201c\u2018]?"
_NICKNAME = (
    r"(?:tag|gamer ?tag|handle|username|user name|screen name|display name|profile name"
    r"|street name|nickname|nick name|alias|call sign)(?: (?:on|in|online|there|now)(?: [a-z]+)?)?"
    r" (?:is|was) (?!that|not|his|her|their|my|a |an |the (?:same|name)|in |on |never|also |now "
    r"|unknown|known|private|hidden|used|visible|shown|needed|taken|recorded|redacted|removed"
    rf"|withheld|given|empty|missing|wrong|right|too |longer|shorter|broken|so |as |always |still )"
    rf"{_OPENED}(?P<what>[a-z]+(?: [a-z]+){{0,2}}){_CLOSED}"
    r"|(?:signs|logs|signed|logged) (?:in|on)\b[^.\n]{0,40}? as (?P<what4>[a-z0-9.]*_[a-z0-9._]*\w)"
    r"|(?:posts|plays|games|streams|sells|messages|chats|tweets|uploads) (?:online |videos "
    r"|content )?as (?!a\b|an\b|if\b|the\b|well\b|his|her|their|part|usual|soon|normal|he |she "
    rf"|they ){_OPENED}(?P<what2>[a-z]+(?: [a-z]+){{0,2}}){_CLOSED}"
    r"|(?:goes|went|going) by (?!the|what|bus|train|car|foot|taxi|bike|cab|tube|coach|rail|plane"
    r"|post|email|a\b|an\b|his|her|how|rules|herself|himself|itself|that|this|it\b|their|your"
    r"|our|quickly"
    rf"|fast|slowly|too|so|age|instinct|law|memory|default){_OPENED}(?P<what3>[a-z]{{3,}})"
    rf"(?:{_CLOSED}|(?= (?:online|at school|on|with friends|in the group)\b))"
)
# The boy is known as smoke on the estate; what he is like is no name.
_KNOWN = re.compile(
    r"known (?:(?:locally|online|only) )?(?:(?:to (?:friends|everyone|the others) )"
    r"|(?:on the estate |on the street |in the gang ))?as (?:(?P<what>[^\x00-\u2bff\s]{1,6})"
    rf"|{_OPENED}(?P<what2>(?![a-z]*(?:ed|ing|ful|less|able|ive|al|ous|ic|ish|ly|y)\b)[a-z]{{3,}})"
    rf"(?:{_CLOSED}|(?= (?:on|in|at|to|by|online)\b)))"
)
_KNOWN_AS = Words(("known",))
_SOMEBODY = re.compile(
    r"\b(?:he|she|boy|girl|lad|brother|sister|cousin|father|dad|uncle|friend|dealer|man|woman)"
    r"(?: is|'s|\u2019s| was|,)? (?:also |now |better |only )?$",
    re.IGNORECASE,
)


def _known(view: View) -> Iterator[Span]:
    for start in at(view.text, _KNOWN_AS):
        known = _KNOWN.match(view.text, start)
        if known and known["what"]:
            yield known.span("what")
        elif known and _SOMEBODY.search(view.text, max(0, start - 30), start):
            yield known.span("what2")


_NICKNAMED = (
    "tag gamertag gamer handle username user screen display profile street nickname nick alias"
    " posts plays games streams sells messages chats tweets uploads goes went going call"
    " signs logs signed logged"
).split()

_by_words = either(
    _known,
    near_words(_NICKNAME, *_NICKNAMED),
    near_words(
        _AFTER, *"snap snapchat insta instagram tik tiktok discord telegram kik twitch".split()
    ),
    near_words(
        r"(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|facebook|whatsapp|discord|telegram"
        r"|twitter|youtube|roblox|fortnite|psn|xbox|steam|kik|gamer ?tag|username|user "
        r"name|handle|screen name|login|twitch|signal|bebo|reddit)"
        r"\b(?: (?:account|name|handle|user|id|username|profile|is|was|as|called))*[ "
        r"]?(?::|is|was|as|called|named|=|-)[ ]?[\"'(]?"
        r"(?P<what>(?!card(?![\w-]|\.\w))(?=[A-Za-z._-]*[\d_.]"
        r"|[a-z]+[A-Z])[A-Za-z0-9][\w.-]{2,30}\w)",
        *"snap snapchat insta instagram tik tiktok facebook whatsapp discord telegram "
        "twitter youtube roblox fortnite psn xbox steam kik gamertag gamer username "
        "user handle screen login twitch signal bebo reddit".split(),
    ),
)


def look(view: View) -> Iterator[Span]:
    """Names of accounts by their signs, which markup may use up, and by the words before them."""
    yield from _handles(view)
    yield from _domains(view)
    yield from _tagged(view)
    if view.name != "raw":
        yield from _by_words(view)


RULE = Rule(
    title="Account name",
    why="The name of an account finds its owner and their friends.",
    instead='Write "a social media account".',
    audiences=EVERYTHING,
    as_written=True,
    look=look,
    blocks=[
        "He posts as ⟦@zzyx_00⟧ at night.",
        "Snapchat: ⟦zzyx.00⟧ was open.",
        "gamertag is ⟦zzyx00⟧",
        "On discord ⟦zzyx#0000⟧, on snap ⟦z.zzyx⟧.",
        "He goes by ⟦shadow⟧ online, she posts as ⟦quiet storm⟧, and her tag is ⟦tank⟧.",
        "The boy is known as ⟦smoke⟧ on the estate.",
        "She signs in to it as ⟦mum_of_zzyx⟧.",
        "Last edited by CORP\\⟦zzyxley7⟧ today.",
    ],
    allows=[
        "He posts on a social media account. @media print. Follow the username rules.",
        "Help that goes by post. The plan is known as a core plan. He is known as a bright boy.",
        "Each page says twitter:card for those who link to it.",
    ],
)
