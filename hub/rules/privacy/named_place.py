"""Schools, surgeries, hospitals, places of worship and clubs, by name."""

import re
from collections.abc import Iterator

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.tokens import LETTER, Words, around, at, capitals_at, near_words
from hub.rules.vocabulary import current, phrase_at

_KINDS = (
    "Primary|Junior|Infants?|Academy|Academies|School|Nursery|Nurseries|Pre-?[Ss]chool"
    "|College|PRU|Sixth Form|Playgroup|Kindergarten"
    "|Childminders?|Children's Centre|Children\u2019s Centre|Yeshiva|Cheder|Madrasah?|Talmud "
    "Torah|Seminary|University|High|Grammar|Montessori"
    "|Surgery|Surgeries|Practice|Health Centre|Medical Centre|Medical Practice|Group Practice"
    "|Clinic|Hospital|Hospice|Infirmary|Ward"
    "|Pharmacy|Chemists?|Dental|Dentists?|Unit|Suite|Birth Centre|Maternity|Polyclinic"
    "|Walk-in Centre"
    "|Church|Chapel|Cathedral|Mosque|Masjid|Synagogue|Shul|Temple|Gurdwara|Mandir|Cemevi"
    "|Tabernacle|Ministries|Parish|Mission"
    "|Kingdom Hall|Assembly|Beth Hamedrash|Beis Medrash|Shtiebel|Islamic Centre|Community "
    "Centre|Community Hall|Leisure Centre|Library"
    "|Farm|Caravan Park|Caravan Site|Holiday Park|Stables|Medical(?! [A-Z])"
    "|Youth Club|Boxing Club|Football Club|FC|Academy Trust|Foodbank|Food Bank|Hostel|Refuge"
    "|Hotel|Pub|Caf\u00e9|Cafe|Bakery|Supermarket|Gym"
    "|Playground|Adventure Playground|Project|Solicitors|Chambers|Prison|Barracks"
)
# A word that only says what sort of place it is names none.
_SORTS = frozenset(
    "the a an this that our your their his her my any each every some no new old primary "
    "secondary special independent"
    " maintained state local nursery infant infants junior high free boarding mainstream "
    "community faith church catholic"
    " muslim jewish christian hindu sikh orthodox private public general children's "
    "childrens child adult young people's"
    " youth family gp medical dental group health mental acute community maternity neonatal "
    "paediatric antenatal postnatal"
    " named designated lead social work current previous former first second all both health "
    "london borough sunday day after"
    " before breakfast out-of-hours urgent primary care emergency duty good best safe "
    "effective clinical general legal evidence"
    " code agency multi-agency joint and or of in at to from with for on by is whole two "
    "three national international good"
    " safeguarding early years pre home link special alternative virtual hospital school "
    "college university sixth district"
    " single secure custody pupil referral learning nurture sensory high dependency "
    "intensive assessment baby perinatal mother"
    " specialist support unit inpatient stroke walk-in minor birth labour delivery sexual "
    "travelling traveller supplementary"
    " saturday evening language complementary arabic private upper lower middle other "
    "another larger small next nearest usual"
    " protection registered named which what where food community youth football local project"
    " research voluntary practice".split()
)
_PLACE = re.compile(
    rf"(?<![{LETTER}'\u2019-])(?:(?:St\.?|Saint|Our Lady|Holy|The)[ "
    rf"\t])?(?P<name>(?:[A-Z][{LETTER}'\u2019.-]*[ \t](?:(?:of|the|and|on|for|&)[ "
    rf"\t])?){{1,5}})(?P<kind>(?:{_KINDS})\b)(?!['\u2019]?s? (?:Act|Order|Regulations"
    rf"|Admissions|Nurse|Leader|Attendance|Exclusions?|Uniforms?|Readiness|Meals|Improvement"
    rf"|Standards|Framework|Guidance|Inspection)\b)"
)
_SAINT = re.compile(
    rf"(?<![{LETTER}'\u2019])[A-Z][{LETTER}]+ (?:&|and) (?:Sons?|Daughters?|Bros|Brothers)\b|"
    rf"(?<![{LETTER}'\u2019])(?:St\.?|Saint|SS) [A-Z][{LETTER}]+(?:['\u2019]s|s['\u2019])?"
    rf"|(?<![{LETTER}])Our Lady (?:of|and)\b[^.,\n]{{0,30}}|(?<![{LETTER}])(?:Beis|Beth|Bais"
    rf"|Adath|Kehal|Masjid|Gurdwara|Church of|Assembl(?:y|ies) of) [A-Z][{LETTER}]+"
)
_KIND_WORDS = Words(
    [
        *(word.lower() for word in re.findall("[A-Z][a-z]+|PRU|FC", _KINDS.replace("[Ss]", "S"))),
        *("preschool", "academies", "infants", "nurseries"),
    ]
)
_SAINT_WORDS = Words(
    "st saint ss our beis beth bais adath kehal masjid gurdwara church assembly assemblies"
    " son sons daughter daughters bros brothers".split()
)
_LOWER_WORDS = Words(
    "primary secondary high nursery infant junior academy surgery medical health hospital "
    "pharmacy mosque"
    " masjid synagogue shul church temple gurdwara mandir estate".split()
)
_LOWER = re.compile(
    rf"(?<![{LETTER}'\u2019-])(?P<name>[{LETTER}'\u2019-]+) (?P<kind>(?:primary school"
    rf"|secondary school|high school|nursery school|infant school|junior school|academy"
    rf"|surgery|medical centre|health centre|hospital|pharmacy|mosque|masjid|synagogue|shul"
    rf"|church|temple|gurdwara|mandir|estate))(?![{LETTER}])",
)


# Places whose names are plain words, in small letters.
_FLORA = (
    r"(?:elm|oak|ash|beech|willow|rose|holly|ivy|hazel|laurel|cedar|chestnut|maple|poplar|yew|birch"
    r"|primrose|bluebell|daisy|lavender|heather|hawthorn|rowan|sycamore|acorn|orchard|rainbow"
    r"|sunshine|lilac|jasmine|violet|fern|clover)"
)
_SMALL = (
    r"(?:holy (?:trinity|family|cross|rood|child|name)|sacred heart"
    r"|our lady(?:['\u2019]?s\b| of [a-z]+)"
    r"|all saints['\u2019]?|christ the king|corpus christi)(?: (?:primary|school|church|nursery"
    r"|academy|rc|r\.c\.))*"
    rf"|{_FLORA} (?:cottage|lodge|court|surgery|medical|practice|primary|nursery|infants|juniors"
    r"|academy|ward|unit|house|centre|road|street|lane|close|estate)\b"
    r"|little (?:stars|acorns|angels|gems|explorers|treasures|sunbeams|bees|ducklings|oaks)\b"
    r"|(?<=\bthe )(?:royal (?:free|london)|scrubs|whittington|homerton|ville)\b(?! of)"
)
# These are known with a capital too, if nobody wrote it for the first word of a sentence.
_HOSPITAL = re.compile(r"\bthe (?:Royal|Scrubs|Whittington|Homerton|Ville)")
_SMALL_WORDS = (
    "holy sacred our all christ corpus little royal scrubs whittington homerton ville elm oak ash"
    " beech willow rose holly ivy hazel"
    " laurel cedar chestnut maple poplar yew birch primrose bluebell daisy lavender heather"
    " hawthorn rowan sycamore acorn orchard rainbow sunshine lilac jasmine violet fern clover"
).split()
# Two plain words where an article would have to stand: tried tiny treasures daycare.
_BARE = re.compile(
    r"(?:from|at|fr|to|tried|rang|via|attends|near|on|with|phoned) "
    r"(?P<what>(?P<one>[a-z'\u2019]{3,}) (?:(?P<two>[a-z'\u2019]{3,}) )?"
    r"(?:daycare|day nursery|family practice|medical practice|est|pre-?school|playgroup"
    r"|childminders))\b"
)
_BARE_WORDS = Words("from at fr to tried rang via attends near on with phoned".split())
_NOT_BARE = frozenset(
    "full time part half days hours morning afternoon council housing big".split()
)
# Towns and countries that are plain words, where somebody is from.
_FROM = re.compile(
    r"(?:born in|(?:come|comes|came|is|are|was|were|family|moved|back)(?: \w+)? from"
    r"|(?:moved|moving|gone|went) (?:back )?to|(?:lives?|lived|living) in) $",
    re.IGNORECASE,
)
_TOWNS = Words(
    "reading bath barking sale deal turkey china jersey hull poole ware rugby cork rye battle"
    " sandwich hook wells jordan chad mold looe diss bow".split()
)
_THERE = re.compile(
    r"[a-z]+(?=[.,;)\n]|$| (?:and|but|when|where|last|in|two|three|with|as|to live|before"
    r"|after)\b)"
)
# The homes that a word names: the tollgate blocks.
_BLOCKS = re.compile(
    r"(?:from|at|in|near|round|behind) the (?P<what>[a-z'\u2019]{3,} (?:blocks|towers|flats"
    r"|maisonettes))\b"
)
_BLOCKS_OF = frozenset(
    "council tower high new old same other next private empty housing upper lower top ground local"
    " nearby residential school hospital main opposite two three four both few many big large small"
    " tall low rise sheltered supported temporary staff student family neighbouring surrounding"
    " public office concrete building former red brick association".split()
)
_BLOCKS_BEFORE = Words("from at in near round behind".split())
_small = near_words(_SMALL, *_SMALL_WORDS)


# Where somebody lives is a place whatever words it is made of.
_HOME = re.compile(
    rf"(?:lives?|lived|living|stays|staying|moved|moving) (?:in|to|at|near) "
    rf"(?P<what>[A-Z][{LETTER}'\u2019-]+(?: [A-Z][{LETTER}'\u2019-]+){{1,3}})"
)
_HOME_WORDS = Words("live lives lived living stays staying moved moving".split())


def _is_reviewed(what: str) -> bool:
    """Whether a reviewed phrase stands at the start of what would be a place."""
    return phrase_at(current().page_phrases.get(what.split()[0], ()), what) > 0


def _all_reviewed(name: str) -> bool:
    """Whether every word that has a capital begins a reviewed phrase."""
    words = [word for word in name.split()[1:] if word[0].isupper()]
    return all(word in current().page_phrases for word in words)


_INN = re.compile(
    r"(?:outside|inside|behind|called|barred from|thrown out of|(?:drinks?|drinking|drunk|glassing"
    r"|glassed|fight|fought|works behind the bar)(?: took place)? (?:at|in)|took place in"
    r"|(?:bar|yard|door|landlord|landlady|cellar|kitchen|car park|garden) (?:of|at|in)) "
    r"(?P<what>the [A-Z][a-z]+(?:['\u2019]s|s['\u2019])?(?: (?:(?:and|&) )?[A-Z][a-z]+)?)"
    r"(?= (?:the|for|led|after|pub|bar|on|when|and|with|where|at|that|late|until|while)\b|[,.])"
)
# The Two Drovers: inside a sentence nobody writes The but for what is called so.
_CALLED_SO = re.compile(
    r"(?<=[a-z,] )The (?P<one>[A-Z][a-z]+) (?P<two>[A-Z][a-z]+)s?(?=[.,;)\n]|$| (?:and|with|on"
    r"|where|when|until|after|at|last|pub|most|every|(?:one|two|three|four|five|six) nights)\b)"
)
# A class or ward, and a small place, by a plain word: in Kingfisher class, Acorn nursery.
_GROUP = re.compile(
    r"(?<=[a-z,] )(?P<what>(?P<name>[A-Z][a-z]{2,}) (?:class|ward|nursery|academy|surgery|infants"
    r"|juniors|hostel|refuge|children['\u2019]s centre))(?![a-z-])"
)
_GROUPS = Words("class ward nursery academy surgery infants juniors hostel refuge children".split())
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Year".split())
_THE = Words(("the",))
_INN_WORDS = Words(
    "outside inside behind called barred thrown drinks drink drinking drunk glassing glassed fight"
    " fought works took bar yard door landlord landlady cellar kitchen car garden".split()
)


def _in_groups(text: str) -> Iterator[Span]:
    for group in around(_GROUP, text, at(text, _GROUPS)):
        name = group["name"]
        if not (current().page_phrases.get(name) or name.lower() in _SORTS or name in _DAYS):
            yield group.span("what")


def look(view: View) -> Iterator[Span]:
    """The name of a place where a family can be found, not the sort of place it is."""
    text = view.text
    for match in around(_PLACE, text, capitals_at(text, _KIND_WORDS)):
        if not _is_a_sort(text, match):
            yield match.span()
    for match in around(_SAINT, text, capitals_at(text, _SAINT_WORDS)):
        if not _reviewed(text, match):
            yield match.span()
    for start in at(text, _INN_WORDS):
        inn = _INN.match(text, start)
        if inn and not _all_reviewed(inn["what"]):
            yield inn.span("what")
    for start in capitals_at(text, _THE):
        called = _CALLED_SO.match(text, start)
        if called and not _all_reviewed(called.group()):
            yield called.span()
    yield from _in_groups(text)
    for start in at(text, _HOME_WORDS):
        home = _HOME.match(text, start)
        if home and not _is_reviewed(home["what"]):
            yield home.span("what")
    yield from _in_small(view)


def _in_small(view: View) -> Iterator[Span]:
    """Places in small letters: of an unknown name, of plain words, of a town that is a word."""
    text = view.text
    for start, end in _small(view):
        if text[start].islower() or _HOSPITAL.search(text, max(0, start - 4), end):
            yield start, end
    for start in at(text, _BARE_WORDS):
        bare = _BARE.match(text, start)
        if bare and {bare["one"], bare["two"]}.isdisjoint(_SORTS | _NOT_BARE):
            yield bare.span("what")
    for start in at(text, _BLOCKS_BEFORE):
        blocks = _BLOCKS.match(text, start)
        if blocks and blocks["what"].split()[0] not in _BLOCKS_OF:
            yield blocks.span("what")
    for start in at(text, _TOWNS):
        town = _THERE.match(text, start)
        if town and _FROM.search(text, max(0, start - 30), start):
            yield town.span()
    for match in around(_LOWER, text, at(text, _LOWER_WORDS)):
        if not _is_a_sort_in_small(text, match):
            yield match.span()


_FIRST = re.compile(rf"[{LETTER}]+")


def _reviewed(text: str, match: re.Match[str]) -> int:
    """How much of a match a reviewed phrase explains."""
    start = match.start() + 4 * match.group().startswith("The ")
    first = _FIRST.match(text, start)
    choices = current().page_phrases.get(first.group(), ()) if first else ()
    said = phrase_at(choices, text[start : start + 90]) if choices else 0
    return said + (start - match.start() if said else 0)


def _is_a_sort(text: str, match: re.Match[str]) -> bool:
    """Whether capitals before School and the like only say what sort of place it is."""
    if _reviewed(text, match) >= len(match.group()):
        return True
    named = match["name"].split()
    if (
        len(named[-1]) > 4
        and named[-1].endswith(".")
        and current().knows(named[-1][:-1], page=True)
    ):
        # A sentence ended before the kind of place, and the next one begins with it.
        named = named[:-1] if len(named) > 1 else []
        return not named or all(w.lower().strip(".") in _SORTS for w in named)
    phrases = current().page_phrases
    # Reviewed words all along, such as a role before "School", name no place.
    if all(w.lower().strip(".") in _SORTS or w in phrases.get(w, ()) for w in named):
        return True
    known = all(w.lower() in current().words for w in named)
    return known and _sentence(text, match.start("name"), named)


def _is_a_sort_in_small(text: str, match: re.Match[str]) -> bool:
    """Whether a word before mosque, surgery and the like only says what sort of place it is."""
    name = match["name"]
    if name.lower() in _SORTS or _reviewed(text, match):
        return True
    if not current().knows(name, page=True):
        return False
    return name[:1].islower() or _sentence(text, match.start(), [name])


def _sentence(text: str, start: int, words: list[str]) -> bool:
    """One plain word that only begins a sentence before the kind of place."""
    before = text[max(0, start - 3) : start]
    return len(words) == 1 and (not before.strip() or before.strip()[-1:] in ".:|-#>?!")


RULE = Rule(
    title="Named school, service or place",
    why="A school, surgery or place of worship places a child among a few hundred people.",
    instead='Write what it is: "a primary school", "the GP practice", "a London hospital",'
    ' "a place of worship".',
    audiences=EVERYTHING,
    look=look,
    blocks=[
        "She is in ⟦Kingfisher class⟧, after ⟦Acorn nursery⟧.",
        "Seen at ⟦Zzyxley Primary School⟧.",
        "Registered at ⟦Zzyx Street Practice⟧ since birth.",
        "Taken to ⟦Zzyxlight Ward⟧ at night.",
        "They worship at ⟦St Zzyx⟧ weekly.",
        "He goes to ⟦holy trinity primary⟧ and she is with the ⟦elm surgery⟧.",
        "The boys from the ⟦tollgate blocks⟧ came.",
        "They rang ⟦The Zzyxrace Medical Centre⟧.",
        "She works at ⟦Zzyxle & Sons⟧.",
        "Seen behind the bar of ⟦the Zzyxed Heifer⟧, and outside ⟦The Two Drovers⟧.",
        "The family is from ⟦bath⟧. We rang ⟦osprey family practice⟧.",
    ],
    allows=[
        "A primary school, the GP practice, a London hospital. The School Nurse and the "
        "Primary School. People in the council flats.",
    ],
)
