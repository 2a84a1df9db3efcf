"""Descriptions that may single out a family although they name nobody."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules import signing
from hub.rules.tokens import Words, at, lowered, words_of
from hub.rules.vocabulary import current
from hub.rules.words import HERE

_PEOPLE = (
    r"(?:child|children|baby|boy|girl|pupil|student|family|families|mother|father|parents?|couple"
    r"|woman|man|lad|patients?|resident|household|teenager|person|people|siblings?|twins|speakers?"
    r"|worker|carer|tenant|player|driver|one)"
)
_AREA = (
    r"(?:borough|school|area|class|year group|surgery|practice|estate|community|city|country|county"
    r"|street|road|ward|hospital|nursery|congregation|council|neighbourhood|village|town|building"
    r"|block|clinic|region|church|mosque|synagogue|temple|team|club|service|squad|canal|market"
    r"|parish|league|capital|floor|reception|borders?|island|world|land|family to|depot|station"
    r"|uk|hackney|london|britain|england|scotland|wales|ireland|europe)"
)
_OF = (
    r"(?:in|at|of|on|from|inside|within) (?:(?:the|this|that|her|his|their|our|all) )?"
    rf"(?:[a-z-]+ )?{_AREA}\b"
)
_ENOUGH = 4
_KINDS = 3  # facts of so many kinds in one paragraph tell, however many families share each
ENOUGH_FAR_APART = 6  # where the facts stand in different paragraphs, or reports of one story


@dataclass(frozen=True)
class _Fact:
    """One kind of fact, how much it tells, and the pattern of how it is said."""

    kind: str
    weight: int
    pattern: str
    lead: int = 0  # characters before the word it is looked for by
    earlier: str = ""  # what must stand right before it
    others: frozenset[str] = frozenset()  # words that it cannot do without, but for a plural

    @cached_property
    def form(self) -> re.Pattern[str]:
        """The pattern, made ready when a text first holds the word it begins with."""
        return re.compile(self.pattern)

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What must stand right before it, made ready likewise."""
        return re.compile(rf"{self.earlier}$")

    def said(self, low: str, starts: Iterable[int]) -> Iterator[Span]:
        """Where the fact stands in a text in lower case, if the word it is looked for by stands
        at each of `starts`."""
        lead, matched = self.lead, self.form.match
        for start in starts:
            first = start - lead
            match = matched(low, first) if first >= 0 else None
            if match is None:
                continue
            if self.earlier and not self.before.search(low, max(0, first - 50), first):
                continue
            yield match.span()


def _unique(
    words: str, pattern: str, earlier: str = "", weight: int = _ENOUGH
) -> tuple[Words, _Fact]:
    """A way of saying that there are few like this, which begins with one of some words."""
    return Words(words.split()), _Fact("unique", weight, pattern, earlier=earlier)


_NUMBERS = "eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
_LANDS = (
    "wales scotland england ireland britain ghana nigeria jamaica somalia turkey poland bangladesh"
    " brazil arsenal"
)
_PLAYED = (
    r"\b(?:play|box|swim|row|run|ran|swam|fence|danc|sing|sang|compet|keep|kept|rid|rod|fight"
    r"|fought"
    r"|jump|sprint|throw|lift|skat|ski|sail|cycl|captain|bat|bowl|dart|goal|spar|wrestl)[a-z]* "
    r"(?:[a-z]+ )?(?:once )?for "
)
_NO_OFFICE = r"\b(?! (?:council|safeguarding|partnership|team|service|office|children))"
# Ways of saying it in grammar; the facts themselves stand in words/telling.txt.
_GRAMMAR = (
    _unique(
        "only sole",
        rf"(?:only|sole)(?: known| other)?(?: (?!one|two|time)[a-z'-]+){{0,3}}? {_PEOPLE}\b"
        r"(?<!person)(?<!people)(?! who (?:was|were) (?:at|in)\b| to attend)[^.\n]{0,50}?"
        rf"(?:\b{_OF}|\b(?:who|to|with|of)\b)",
        r"\b(?:the|his|her|our) ",
    ),
    _unique(
        "only sole",
        r"(?:only|sole)(?: [a-z'-]+){0,3}? (?!(?:other|letter|number|order|paper|matter|answer"
        r"|computer|over|never|under|after|either)\b)[a-z-]+(?:er|or|ist|ian)s? (?:in|at|on|of"
        rf"|within|inside) (?:the|this|that|our) (?:[a-z-]+ )?{_AREA}\b",
        r"\b(?:the|his|her|our) ",
    ),
    _unique(
        "first",
        r"first (?:person|woman|man|mother|father|one|parent) (?:[a-z]+ ){0,2}to be (?:convicted"
        r"|charged|jailed|arrested|sentenced|tried|prosecuted)\b",
    ),
    _unique(
        "first last second youngest oldest eldest tallest largest biggest longest final",
        r"[a-z]+(?! (?:the|an?|his|her|their)\b)(?: known| ever| [a-z]+ing)?(?: [a-z'-]+){0,3}?"
        rf" (?:{_PEOPLE}|[a-z]+er)\b[^.\n]{{0,40}}?\b{_OF}",
        r"\b(?:the|our|its) ",
    ),
    _unique(
        "first",
        r"first (?:[a-z]+ )?(?:in|of|to be|to have|with|ever)\b"
        rf"(?![^.\n]{{0,30}}\bto (?:raise|say|notice|tell))[^.\n]{{0,40}}?{_AREA}\b",
        r"\b(?:was|were|is|be|been|became) (?:the|among the) (?:very )?",
    ),
    _unique(
        "only first last sole oldest youngest longest largest", "[a-z]+", rf"\b{_AREA}['\u2019]s "
    ),
    _unique("other", rf"other {_PEOPLE}\b[^.\n]{{0,30}}\b{_OF}", r"\bno "),
    _unique(
        "one",
        r"one of (?:only |just )?(?:two|three|four|five|a (?:few|handful)|very few|the few)\b"
        rf"(?: [a-z-]+){{0,4}}? {_PEOPLE}\b(?! (?:at home|were|was|in the home))",
    ),
    _unique(
        "boy girl baby pupil man woman lady couple family sisters brothers twins lad bride",
        r"[a-z]+ (?:who|whose|that|with|from|off|mauled|killed|found|born|rescued|convicted|jailed"
        r"|waiting|allergic|lowered)\b(?! (?:most|more|needs?|cares?|provides?|lives?|is|are|to be"
        r"|noticed|with) )",
        r"\b(?:is|was|are|were|as|being|since|that) (?:she was |he was )?the (?:[a-z-]+ ){0,3}",
    ),
    _unique(
        "one family baby lad lady bride boy girl couple",
        r"[a-z]+ (?:who|that|with the|whose) (?:[a-z]+ed|dresses|drives|stopped|won|lost|was|were"
        r"|the)\b",
        r"\bthe ",
    ),
    _unique("family household", rf"[a-z]+ of (?:{_NUMBERS}|[89]|1\d)\b", weight=2),
    _unique(
        f"seven {_NUMBERS.replace('|', ' ')}", r"[a-z]+ of (?:them|us) in (?:the|a)\b", weight=2
    ),
    _unique(_LANDS, rf"[a-z]+{_NO_OFFICE}", rf"{_PLAYED}(?:great )?"),
    _unique("country", "country", rf"{_PLAYED}(?:the|his|her) "),
    _unique("county national university borough", rf"[a-z]+{_NO_OFFICE}", rf"{_PLAYED}the "),
    _unique(
        "serving retired former",
        r"[a-z]+ (?:[a-z]+ )?(?:officer|soldier|judge|teacher|head|minister|nurse|footballer"
        r"|champion|model|singer)\b",
        weight=2,
    ),
    _unique(
        "found abandoned left",
        r"[a-z]+ (?:as a (?:newborn|baby)|(?:alone |wandering |hidden |living )?(?:in|on|at|outside"
        r"|under) (?:a|the) (?:[a-z-]+ )?(?:font|steps|porch|church|mosque|temple|station|toilets?"
        r"|doorstep|bag|bin|box|telephone box|phone box|park|doorway|motorway|carriageway|tracks"
        r"|roof|skip|suitcase|boot))\b",
    ),
    _unique(
        "born delivered birth baby labour",
        r"[a-z]+\b[^.\n]{0,25} (?:in|on|aboard|at|inside) (?:the back of )?(?:a|the|an)"
        r" (?:[a-z-]+ )?(?:lift|taxi|car|cab|ambulance|train|plane|aeroplane|ferry|ship|prison|bus"
        r"|coach|car park|lorry|van|boat|station|airport|motorway|roadside|field|tent|shop"
        r"|supermarket|toilet|cell|camp|fire engine|tube|aisle|stadium|lay-by)\b",
    ),
    _unique(
        "pulled rescued dragged carried saved dug winched airlifted",
        r"[a-z]+(?: alive)? (?:from|out of|off) (?:the|a|an) [a-z]+",
    ),
)
_AGES = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)"
    r"(?:-[a-z]+)?"
)
_AGE = _Fact(
    "age",
    1,
    rf"\baged (?:{_AGES}|\d{{1,2}})\b(?! ?(?:-|to|or|and) ?\d)"
    rf"|\b(?:{_AGES})(?:-| )(?:year|month|week|day)s?(?:-| )old\b"
    rf"|\b(?:mother|father|boy|girl|son|daughter|grandmother|grandfather|baby|sister|brother"
    rf"|man|woman) of (?:{_AGES})\b(?! (?:children|boys|girls|sons|daughters))",
)
_JOB = _Fact(
    "job",
    1,
    r"\b(?:mother|father|mum|dad|parents?|(?:step|grand)(?:father|mother|dad|mum)|she|he|uncle"
    r"|aunt|gran|nan|partner|husband|wife|brother|sister)(?:,| is| was| are| were)? (?:an?|our|the)"
    r" (?:[a-z'-]+ ){0,2}?(?!(?:carer|smoker|factor|user|drinker|survivor|mother|father|partner"
    r"|member|speaker|learner|brother|sister|danger|pattern|number|matter|letter|driver of"
    r"|offender|perpetrator|woman|man|teenager|lone|further|other|former|newer|better|carers"
    r"|stranger|loner|newcomer|parent|tenant|constant|significant|important|protective|victim)\b)"
    r"[a-z]{3,}(?:er|or|ist|ian|man|woman|smith|ant|eer|wright|monger|cher|ress)\b",
)
_PERSONS = (
    "mother father mum dad parent parents stepfather stepmother stepdad stepmum grandfather"
    " grandmother granddad grandad grandmum she he uncle aunt gran nan partner husband wife brother"
    " sister"
)
# What each of these facts begins with.
_BEGIN = {
    "job": Words(_PERSONS.split()),
    "age": Words(
        (
            "aged one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"
            " eighty mother father boy girl son daughter grandmother grandfather baby sister"
            " brother man woman"
        ).split()
    ),
}


_COMMON = frozenset(
    (
        "the a an in on at of for to is was by from one so no with without two first last"
        " after over under up out as her his their they she he it has have had not be works"
        " work known lives child mother father school young three four five six seven home"
        " voice chair record records half police adult all own more years well only second"
        " white"
    ).split()
)


@cache
def _telling() -> dict[str, tuple[_Fact, ...]]:
    """The facts of words/telling.txt by the word they begin with; a word that goes on as it likes
    stands under its first four letters and a star."""
    found: dict[str, list[_Fact]] = {}
    for group in (HERE / "telling.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in group.splitlines() if not line.startswith("#")]
        if not lines:
            continue
        kind, weight = lines[0].rstrip(":").split()
        for phrase in " ".join(line.strip() for line in lines[1:]).split("; "):
            words = phrase.split()
            form = r"[\s-]+".join(re.escape(word).replace(r"\*", "[a-z]*") for word in words)
            end = "" if phrase.endswith("*") else r"(?:e?s)?(?![a-z])"
            # A phrase that begins with words as common as "the" is looked for by a later one.
            rare = next((n for n, word in enumerate(words) if word not in _COMMON), 0)
            lead = len(" ".join(words[:rare])) + 1 if rare else 0
            first = re.split("['-]", words[rare])[0]
            key = f"{first[:4]}*" if "*" in first else first
            others = frozenset(word for word in words if word.isalpha())
            fact = _Fact(kind, int(weight), form + end, lead, others=others)
            found.setdefault(key, []).append(fact)
    return {first: tuple(facts) for first, facts in found.items()}


@lru_cache(maxsize=4096)
def _facts_of(word: str) -> tuple[_Fact, ...]:
    """The facts that may begin with a word, its plural or a longer word."""
    telling = _telling()
    keys = {word, word.removesuffix("s"), word.removesuffix("es")}
    longer = telling.get(f"{word[:4]}*", ())
    return (
        *(fact for key in sorted(keys) for fact in telling.get(key, ())),
        *(fact for fact in longer if fact.lead or word.startswith(_stem(fact))),
    )


def _stem(fact: _Fact) -> str:
    """What a word must begin with to be the first of a fact."""
    return fact.pattern.partition("[")[0].replace("\\", "")


def telling(text: str) -> Mapping[str, int]:
    """How much each kind of fact in a text tells; facts that many families share left out."""
    return _most(_told(text))


def _most(told: Iterable[tuple[Span, _Fact]]) -> Mapping[str, int]:
    most: dict[str, int] = {}
    for _, fact in told:
        if fact.weight > 1:
            most[fact.kind] = max(most.get(fact.kind, 0), fact.weight)
    return most


def cues(text: str) -> Iterator[Span]:
    """What in a text may single a family out: facts that together tell enough, in one paragraph,
    or in the whole where they tell still more; each kind of fact counts once."""
    told = sorted(_told(text), key=lambda one: one[0])
    if sum(_most(told).values()) >= ENOUGH_FAR_APART:
        yield from (span for span, fact in told if fact.weight > 1)
    stops = [stop.start() for stop in _PARAGRAPH.finditer(text)] + [len(text)]
    place = 0
    for stop in stops:
        here: list[tuple[Span, _Fact]] = []
        while place < len(told) and told[place][0][0] < stop:
            here.append(told[place])
            place += 1
        most: dict[str, int] = {}
        forms: dict[str, set[str]] = {}
        for (start, end), fact in here:
            most[fact.kind] = max(most.get(fact.kind, 0), fact.weight)
            forms.setdefault(fact.kind, set()).add(text[start:end].lower())
        more = sum(len(different) > 1 for different in forms.values())
        if sum(most.values()) + more >= _ENOUGH or len(most) >= _KINDS:
            yield from (span for span, _ in here)


def kinds(text: str) -> Sequence[str]:
    """The kinds of facts in a text that ask for a sign-off together, each once, by name."""
    asked = set(cues(text))
    return sorted({fact.kind for span, fact in _told(text) if span in asked})


_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n[-*#|]")


_WORK = ("work", "job")
# What a child would like to be one day, or is keen on, is no fact about anybody.
_DREAM = re.compile(
    r"\b(?:(?:wants?|wanted|would like|hopes?|hoped) to (?:be|become)|dreams? of (?:being|becoming)"
    r"|when (?:he|she|i) grows? up)\b[^.\n]{0,40}$|\b(?:keen|talented|promising|gifted) $"
)


_SPOKEN = re.compile(
    r"\b(?:speaks?|spoke|speaking)(?:\s(?:only|mainly|mostly|fluent|some|a little|both))?"
    r"(?:\s[a-z]+(?:,|\sand)){0,3}\s$"
)
_SPEAKING = re.compile(r"[\s-]+(?:is\s)?(?:speak|spoken)")


_tells_nothing: set[str] = set()  # words met that begin no fact: most of every text


def _told(text: str) -> Iterator[tuple[Span, _Fact]]:
    low, words = lowered(text), words_of(text)
    for triggers, fact in _GRAMMAR:
        yield from _at(low, fact, at(text, triggers))
    for word in words.keys() - _tells_nothing:
        facts = _facts_of(word)
        if not facts and len(_tells_nothing) < 100_000:
            _tells_nothing.add(word)
        for fact in facts:
            if all(
                one in words or f"{one}s" in words or f"{one}es" in words for one in fact.others
            ):
                yield from _at(low, fact, words[word])
    for fact in (_AGE, _JOB):
        yield from _at(low, fact, at(text, _BEGIN[fact.kind]))


def _at(low: str, fact: _Fact, starts: Iterable[int]) -> Iterator[tuple[Span, _Fact]]:
    for span in fact.said(low, starts):
        start, end = span
        if fact.kind in _WORK and _DREAM.search(low, max(0, start - 60), start):
            continue
        common = fact.kind == "origin" and fact.weight == 1
        if common and (_SPOKEN.search(low, max(0, start - 40), start) or _SPEAKING.match(low, end)):
            yield span, _language(fact)
        else:
            yield span, fact


@cache
def _language(fact: _Fact) -> _Fact:
    """An origin that many families share, as the language that somebody speaks: what people speak
    and where they come from are two facts."""
    return replace(fact, kind="language")


_ORIGIN = re.compile(
    r"^origin:[ \t]*['\"]?(?:composite|deidentified|de-identified|anonymised|real)\b[^\n]*",
    re.MULTILINE,
)


def look(view: View) -> Iterator[Span]:
    """Cues in a report that nobody has settled; a report from real cases that nobody signed."""
    if view.name != "reader":
        return
    found = [*cues(view.text), *(m.span() for m in _ORIGIN.finditer(view.text))]
    # A sign-off is tied to the hash of what the file says.
    if found and not signing.settled(view.file, current().signed):
        yield from found


RULE = Rule(
    title="Sign-off needed",
    why="Facts that name nobody can still fit one family only. No machine can tell: somebody must"
    " read the report as a neighbour or a reporter would.",
    instead="Several facts here may fit one family together. Make one common, or leave it out. If"
    " they must stay, run `hub sign-off` with the report's name.",
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=[
        "She is the ⟦only child in the borough⟧ who does this.",
        "The birth was in ⟦the local news⟧.",
        "He has a ⟦prosthetic⟧ foot, and his ⟦Latvian⟧ ⟦father is a locksmith⟧.",
        "Mother has ⟦epilepsy⟧ and ⟦works nights⟧ in a ⟦bakery⟧.",
    ],
    allows=["The only report was late. One of the children was seen. A twin room was free."],
    more="A sign-off is an entry in `exemplars/sign-off.yml`, tied to the hash of what the report"
    " says: a change of words voids it. For an invented report the entry may say that it is not"
    " yet given, and so does its page. A report made from real cases goes out only signed. This"
    " rule finds cues, not identities: that it finds nothing never means anonymous.",
)
