"""Descriptions that may single out a family although they name nobody."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from hub.model import EXEMPLARS_ONLY, Rule, Span, View
from hub.rules import signing
from hub.rules.tokens import around, at, lowered, words_of
from hub.rules.vocabulary import current

_PEOPLE = (
    r"(?:child|children|baby|boy|girl|pupil|student|family|families|mother|father|parent"
    r"|parents|couple|woman|man|patient|patients|resident"
    r"|household|teenager|person|people|sibling|siblings|twins|speaker|speakers|worker|carer"
    r"|tenant|case|player|driver|priest|imam|vicar|rabbi)"
)
_AREA = (
    r"(?:borough|school|area|class|year group|surgery|practice|estate|community|city|country"
    r"|county|street|road|ward|hospital|nursery|congregation|council|neighbourhood"
    r"|village|town|building|block|clinic|register|list|region|uk|hackney|london|church"
    r"|mosque|synagogue|team|club|service|caseload|squad|canal|market|parish|league|capital"
    r"|floor|stretch|estate|year \d{1,2}|reception|borders?|island)"
)
# One of these is enough: it says by itself that there are few like this family. Each begins with
# one of its words, or ends with one and starts with "\\b"; it is looked for only where that stands.
_OF_THE_AREA = (
    rf"(?:(?: [a-z-]+){{0,6}}? (?:in|at|of|on|from) (?:the|this|her|his|their|our) (?:whole "
    rf"|entire )?(?:[a-z-]+ )?{_AREA}\b)"
)
_ALONE: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (tuple(words.split()), re.compile(pattern))
    for words, pattern in (
        (
            "only sole",
            rf"(?<=the |his |her )(?:only|sole)(?: known)?(?: (?!one|two)[a-z-]+){{0,3}}? "
            rf"{_PEOPLE}\b(?! (?:who (?:was|were) (?:at|in)|to "
            rf"attend))(?=[^.\n]{{0,60}}\b(?:in|at|of|on|with|who|to|from)\b){_OF_THE_AREA}?"
            rf"|(?:only|sole) (?:one |two |three |other |known )?(?:[a-z-]+ "
            rf"){{0,3}}{_PEOPLE}\b[^.\n]{{0,50}}\b(?:in|at|of|on) (?:the|this|our|her|his"
            rf"|their) (?:[a-z-]+ )?{_AREA}\b",
        ),
        (
            "only sole",
            rf"(?<=the )(?:only|sole) (?:[a-z-]+ ){{1,4}}(?:in|on|at|of) (?:the |that |this "
            rf"|our )?(?:[a-z-]+ ){{0,2}}{_AREA}\b",
        ),
        (
            "rescued killed found shown stranded evicted arrested airlifted struck",
            r"rescued (?:from|by)\b[^.,\n]{0,40}|killed (?:at|in|by|on|outside"
            r"|when)\b[^.,\n]{0,40}|found (?:alone|wandering|hidden|living) (?:at|in|on"
            r"|outside|near) the\b[^.,\n]{0,30}|airlifted|struck by lightning|stranded (?:at"
            r"|in|on)\b",
        ),
        (
            "family household",
            r"(?:family|household) of (?:eight|nine|ten|eleven|twelve|thirteen|fourteen"
            r"|fifteen|[89]|1\d)\b",
        ),
        (
            "serving retired former",
            r"(?:serving|retired|former) (?:police|prison|army|navy|air force|fire|ambulance"
            r"|foreign|immigration|customs) (?:officer|soldier|officers)\b|(?:retired"
            r"|former) (?:judge|bishop|footballer|boxer|actor|singer|minister|mayor"
            r"|councillor|teacher at)\b",
        ),
        (
            "first last second youngest oldest eldest tallest largest biggest longest most",
            rf"(?:first|last|second|youngest|oldest|eldest|tallest|largest|biggest|longest"
            rf"|most [a-z]+)(?: known| ever)?(?: [a-z-]+){{0,4}}? {_PEOPLE}\b{_OF_THE_AREA}",
        ),
        (
            "borough school surgery practice estate hospital community country city area "
            "clinic nursery church mosque ward street town club team service",
            rf"{_AREA}['\u2019]s (?:only|first|last|sole|oldest|youngest|longest"
            rf"|largest)\b[^.,\n]{{0,40}}",
        ),
        (
            "one",
            rf"one of (?:only |just )?(?:two|three|four|five|a (?:few|handful)|very few|the "
            rf"few)\b(?: [a-z-]+){{0,4}}? {_PEOPLE}\b",
        ),
        (
            "triplets quadruplets quintuplets sextuplets conjoined identical",
            r"(?:triplets|quadruplets|quintuplets|sextuplets|conjoined twins?|identical "
            r"triplets)\b",
        ),
        (
            "news newspaper newspapers press headlines television tv radio media front "
            "tabloid tabloids reporter reporters journalist journalists",
            r"\b(?:made|in|on|reported (?:in|on)|covered by|appeared (?:in|on)|featured (?:in"
            r"|on)|followed by) (?:the |local |national |a )*(?:news|newspapers?|press"
            r"|headlines|television|tv|radio|media|front page|tabloids?|reporters?"
            r"|journalists?)\b",
        ),
        (
            "went gone going famous well celebrity notorious high household prize award record",
            r"(?:went|gone|going) viral\b|(?:famous|well[- ]known|celebrity|notorious|high[- "
            r"]profile|household name|prize[- ]winning|award[- ]winning|record[- ]breaking)\b",
        ),
        (
            "won winner winning champion medallist olympic olympian olympics paralympic "
            "lottery mayor's world",
            r"(?:won|winner of|winning) (?:the |a |an )?(?:[a-z-]+ ){0,3}(?:medal|title"
            r"|championship|award|lottery|jackpot|prize|election|cup|competition|bravery "
            r"award)\b|(?:champion|medallist|(?:para)?lympi[a-z]+|olympi[a-z]+"
            r"|paralympi[a-z]+|lottery winner|mayor's|world record)\b",
        ),
        (
            "plays played playing competed competes competing sings sang dances danced boxed "
            "boxes fights fought rows swims runs ran",
            r"[a-z]+ (?:[a-z]+ )?for (?:[a-z]+ )?(?:[a-z]+land|wales|ghana|nigeria|jamaica"
            r"|somalia|turkey|poland|bangladesh|brazil|country|the country|great britain"
            r"|arsenal|the national|a premier|the academy of)\b",
        ),
        (
            "murder murdered manslaughter homicide inquest serious child public terror "
            "terrorist house fatal tower siege kidnap kidnapped kidnapping",
            r"(?:murder(?:ed)?|manslaughter|homicide|inquest|serious case review|child "
            r"safeguarding practice review|public inquiry|terror(?:ist)? (?:attack|trial)"
            r"|house explosion|fatal fire|tower (?:block )?fire|siege|kidnap(?:ping|ped)?)\b",
        ),
        (
            "born",
            r"born (?:on the (?:same )?(?:day|night|morning)|(?:in|on|aboard|at) (?:the back"
            r" of )?(?:a"
            r"|the) (?:[a-z]+ )?(?:lift|taxi|car|cab|ambulance|train|plane|aeroplane|ferry"
            r"|ship|prison"
            r"|bus|coach|car park|lorry|lorries|van|boat|station|airport|motorway|roadside"
            r"|field|tent"
            r"|shop|supermarket|toilet|cell|camp)"
            r"|during)\b[^.,\n]{0,60}",
        ),
        (
            "found abandoned left",
            r"(?:found|abandoned|left) (?:as a (?:newborn|baby)|newborn|in a (?:box|bag|bin"
            r"|phone|park|doorway)|(?:in|on|at|outside) (?:a|the) (?:[a-z]+ )?(?:font|steps"
            r"|porch|church"
            r"|cathedral|mosque|temple|station|toilets?|hospital entrance|doorstep|fire"
            r" station))\b",
        ),
        (
            "statue plaque monument memorial mural portrait named",
            r"(?:statue|plaque|monument|memorial|mural|portrait)\b[^.\n]{0,40}\b(?:to|of|for|in|on)"
            r" (?:him|her|them|the|a)\b|named after (?:him|her|them|an? [a-z]+)\b",
        ),
        (
            "keep keeps kept breed breeds bred raises train trains trained",
            r"[a-z]+ (?:the |a |an |some |only |of |[a-z]+ ){0,4}?(?:goats?|bees|beehives?|hives"
            r"|pigeons?|snakes?|llamas?|alpacas?|horses?|pony|ponies|donkeys?|chickens|hens|ferrets?"
            r"|hawks?|falcons?|owls?|tortoises?|parrots?|greyhounds?|lizards?|tarantulas?|pigs?|sheep"
            r"|cows?)\b",
        ),
        (
            "pulled rescued dragged carried saved dug winched",
            r"[a-z]+ (?:alive )?(?:from|out of|off) (?:the|a|an) (?:[a-z]+ )?(?:canal|river"
            r"|lake|sea"
            r"|pond|reservoir|thames|well|rubble|wreck|wreckage|fire|flames|train|tracks|roof|ledge|cliff"
            r"|bridge|car|crash|boat|building|lift|ice|drain|tunnel)\b",
        ),
        (
            "flight airlift airlifted evacuation ambassador consul embassy consulate",
            r"(?:last|first|rescue|evacuation|military|charter) flight\b|airlift(?:ed)?\b"
            r"|evacuation (?:flight"
            r"|from)\b|ambassador\b|consul(?:ate)?\b",
        ),
        (
            "last evacuation rescue military charter",
            r"(?:last|evacuation|rescue|military|charter) (?:flight|plane|boat|convoy"
            r"|helicopter)\b",
        ),
        (
            "papers newspapers tabloids bulletin documentary film podcast series programme",
            r"\bin (?:all |most |both )?(?:of )?(?:the|every) (?:papers|newspapers|tabloids"
            r"|bulletins?)\b"
            r"|\b(?:a|the|in a|in the) (?:[a-z]+ )?(?:documentary|podcast) (?:about|on|of"
            r"|series|that)\b",
        ),
        (
            "goal striker goalkeeper captain captained bat bowled",
            r"\b(?:played|plays|playing|kept|keeps) (?:in )?goal for\b|\b(?:captain(?:ed)?"
            r"|goalkeeper"
            r"|striker) (?:of|for) (?:the|a|his|her)\b",
        ),
        (
            "run wanted hiding extradited extradition interpol fugitive",
            r"\bon the run\b|\bwanted (?:by|for) [a-z]+\b|\bin hiding\b|extradit(?:ed|ion)\b"
            r"|interpol\b|fugitive\b",
        ),
        (
            "familial hereditary congenital autosomal progeria narcolepsy porphyria",
            r"(?:fatal )?(?:familial|hereditary|autosomal) [a-z]+(?: [a-z]+)?\b|progeria\b"
            r"|porphyria\b",
        ),
        (
            "trial acquitted convicted poisoning arson robbery heist hijack hijacking smuggling",
            r"\b(?:trial|acquitted|convicted|jailed|sentenced|charged) (?:for|of|with|over)"
            r" (?:the |a |an )?"
            r"(?:[a-z]+ )?(?:poisoning|arson|robbery|heist|hijacking|smuggling|fraud|murder|spying"
            r"|piracy|blackmail|bombing)\b",
        ),
        (
            "run runs ran own owns owned manages opened keeps inherited",
            r"[a-z]+ (?:the|a|an|one of the) (?:[a-z-]+ ){0,3}(?:shop|restaurant|bakery"
            r"|parlour|hotel|nightclub|studio|gallery|laundry|dairy|hairdresser'?s?"
            r"|caf\u00e9|cafe|stall|garage|salon|barber|takeaway|pub|funeral|farm|circus|boat"
            r"|houseboat|launderette|butcher|florist|newsagent|pharmacy|museum|theatre|cinema"
            r"|mosque|church|gym|charity|ice cream van|food truck)\b",
        ),
        (
            "lollipop judge councillor footballer boxer actor actress model pilot astronaut "
            "surgeon magician beekeeper blacksmith zookeeper undertaker embalmer politician "
            "ambassador diplomat presenter newsreader rapper singer dj musician organist "
            "bell lighthouse falconer clown acrobat stunt jockey referee coroner bishop imam "
            "rabbi vicar priest pastor cantor mohel driver paramedic firefighter soldier "
            "prison police detective taxidermist locksmith steeplejack crane tree chimney "
            "park zoo",
            r"\b(?:was|is|became|serves as|works as|working as|worked as|employed as|trained "
            r"as|job as) (?:the|a|an) (?:[a-z-]+ ){0,2}(?:lollipop|judge|councillor"
            r"|footballer|boxer|actor|actress|model|pilot|astronaut|surgeon|magician"
            r"|beekeeper|blacksmith|zookeeper|undertaker|embalmer|politician|ambassador"
            r"|diplomat|weather presenter|presenter|newsreader|rapper|singer|dj|musician"
            r"|organist|bell ringer|lighthouse|falconer|clown|acrobat|stunt|jockey|referee"
            r"|coroner|bishop|imam|rabbi|vicar|priest|pastor|cantor|mohel|train driver|bus "
            r"driver|tube driver|paramedic|firefighter|soldier|prison officer|police officer"
            r"|detective|taxidermist|locksmith|steeplejack|crane operator|tree surgeon"
            r"|chimney sweep|park ranger|zoo)\b",
        ),
    )
)
# One of these says little; three of different kinds say a lot.
_KINDS = {
    "condition": re.compile(
        r"\b(?:rare|unusual|one in a million)\b[^.\n]{0,30}\b(?:condition|disease|disorder"
        r"|syndrome|cancer|blood|illness|allergy|form|gene)\b|syndrome\b"
        r"|\b(?:cystic fibrosis|haemophilia|muscular dystrophy|albinism|dwarfism"
        r"|achondroplasia|osteogenesis|tracheostomy|gastrostomy|ventilator|transplant"
        r"|dialysis|leukaemia|spina bifida|cleft|metabolic|chromosom[a-z]+|mitochondrial"
        r"|genetic|prosthetic|amputee|amputated|cochlear|deafblind|deaf|blind|bone disease"
        r"|motor neurone|multiple sclerosis|parkinson's|huntington's|hiv|guide dog|therapy "
        r"(?:dog|cat|horse|pony|llama|alpaca)|assistance dog|wheelchair)\b"
    ),
    "siblings": re.compile(
        r"twins?\b(?! (?:room|bed|:)|:)|\b(?:youngest|eldest|oldest|middle|one|first|second"
        r"|third|fourth|fifth|sixth|seventh) (?:child )?of (?:three|four|five|six|seven|eight"
        r"|nine|ten|eleven|twelve|[3-9]|1\d)\b"
        r"|\b(?:four|five|six|seven|eight|nine|ten|eleven|twelve) (?:other |younger |older "
        r"|half-)?(?:children|siblings|brothers|sisters|sons|daughters)\b|\bhalf-(?:siblings?"
        r"|brothers?|sisters?)\b"
    ),
    "age": re.compile(
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
        r"|fifteen|sixteen|seventeen)(?:-| )(?:year|month|week|day)s?(?:-| )old\b|\baged "
        r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
        r"|fourteen|fifteen|sixteen|seventeen)\b(?! ?(?:-|to|or|and) ?\d)"
    ),
    "incident": re.compile(
        r"\b(?:house fire|(?<=the )fire|fire at|explosion|stabb(?:ed|ing)|shot (?:dead|in|by"
        r"|at)|shooting|gunshot|drown(?:ed|ing)|collision|crash(?:ed)?|collapsed? (?:building"
        r"|roof|wall)|deport(?:ed|ation)|evacuat(?:ed|ion)|air ambulance|flood(?:ed|ing)?"
        r"|pandemic|earthquake|armed (?:police|response)|acid attack|rescued|overdose in"
        r"|balcony|fell from|hit by a|murdered|killed|abducted|kidnapped|missing "
        r"for)\b"
    ),
    "migration": re.compile(
        r"\b(?:asylum|refugee|trafficked|small boat|deported|spouse visa|no recourse"
        r"|(?:arrived|came|moved|fled|travelled|brought) (?:in|to|from) (?:the )?(?:uk"
        r"|england|britain|london|country|abroad))\b"
    ),
    "work": re.compile(
        r"\b(?:works?|worked|working|employed|job|trained|career|retired|serves|served) (?:as"
        r"|in|at|for|on) (?:a|an|the) |\b(?:night shift|army|navy|royal air force|diplomat"
        r"|embassy|parliament|council worker|business|self-employed|shopkeeper|market trader"
        r"|minicab|cab driver|chef|nurse at|teacher at|drives? (?:a|the) (?:[a-z]+ )?(?:bus"
        r"|taxi|cab|lorry|train|tram|ambulance)|barrister|magistrate|church leader)\b"
    ),
    "offence": re.compile(
        r"\b(?:prison|convicted|conviction|sentenced|remand|on licence|probation|custody"
        r"|crown court|electronic tag|sex offender|bail)\b"
    ),
    "home": re.compile(
        r"\b(?:hostel|women's refuge|refuge|temporary accommodation|hotel|houseboat"
        r"|narrowboat|canal boat|caravan|squat|bed and breakfast|tower block|flat above"
        r"|above (?:the|a) (?:shop|pub)|foster(?:ed|ing)?|kinship|adopted|surrogate|surrogacy"
        r"|donor)\b"
    ),
    "place": re.compile(
        r"\b(?:near|beside|behind|opposite|next to|overlooking|across from|outside|above) "
        r"(?:the|a) (?:[a-z-]+ )?(?:canal|market|stadium|station|marsh|marshes|park|church"
        r"|mosque|synagogue|temple|hospital|school|library|bus garage|fire station|police "
        r"station|town hall|railway|lido|reservoir|cemetery|bridge|city farm|velodrome)\b"
    ),
    "belief": re.compile(
        r"\b(?:convert(?:ed|s)? to|left the (?:community|faith|church)|excommunicated|sect"
        r"|arranged marriage|second wife|elder of|leader of|minister of|preacher|(?<=the "
        r")congregation|jehovah|charedi|orthodox jewish|zoroastrian|yazidi|druze"
        r"|bah[a\u00e1]'?[i\u00ed])\b"
    ),
}
# How the first word of each kind's forms begins: where none does, the kind cannot be there.
_BEGINNINGS = {
    "condition": "rare unusual one$ syndrome cystic haemoph muscular albin dwarf achond osteogen "
    "tracheo gastros ventilat"
    " transpl dialys leukaem spina cleft metabolic chromosom mitochond genetic prosthe amput "
    "cochlear deaf blind$ bone$ motor multiple parkinson huntington hiv therapy guide$"
    " assistance wheelchair",
    "siblings": "twin youngest eldest oldest middle one$ first$ second$ third$ fourth fifth sixth "
    "seventh four$ five$ six$ seven"
    " eight nine$ ten$ eleven twelve half$",
    "age": "one$ two$ three four$ five$ six$ seven eight nine$ ten$ eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen aged",
    "incident": "house$ fire$ explosion stabb shot$ shoot gunshot drown collision crash collaps "
    "deport evacuat air$ flood"
    " pandemic earthquake armed raid$ acid rescue overdose balcony fell$ hit$ murdered killed "
    "abducted kidnap missing",
    "migration": "asylum refugee trafficked small$ deported spouse$ no$ arrived came$ moved fled "
    "travelled brought",
    "work": "work employed job$ trained career retired serve night$ army navy royal diplomat "
    "embassy parliament council"
    " business self$ shopkeeper market minicab cab$ chef nurse teacher drive barrister "
    "magistrate church",
    "offence": "prison convict sentenced remand on$ probation custody crown electronic sex bail$",
    "home": "hostel women refuge temporary hotel houseboat narrowboat canal caravan squat bed$ "
    "tower flat$ above$ foster kinship"
    " adopted surroga donor",
    "place": "near beside behind opposite next overlooking across outside above$",
    "belief": "convert left$ excommunicated sect$ arranged second$ elder leader minister preacher "
    "congregation jehovah charedi orthodox"
    " zoroastrian yazidi druze bah",
}


@lru_cache(maxsize=32768)
def _kinds_of(word: str) -> tuple[str, ...]:
    return tuple(
        kind for kind in _BEGINNINGS if word in _WHOLE[kind] or word.startswith(_STEMS[kind])
    )


# A beginning with $ is a whole word.
_STEMS = {
    kind: tuple(stem for stem in stems.split() if not stem.endswith("$"))
    for kind, stems in _BEGINNINGS.items()
}
_WHOLE = {
    kind: frozenset(stem.rstrip("$") for stem in stems.split() if stem.endswith("$"))
    for kind, stems in _BEGINNINGS.items()
}
_ORIGIN = re.compile(
    r"^origin:[ \t]*['\"]?(?:composite|deidentified|de-identified|anonymised|real)\b[^\n]*",
    re.MULTILINE,
)


def cues(text: str) -> Iterator[Span]:
    """What in a text may single a family out."""
    low, words = lowered(text), words_of(text)
    for triggers, pattern in _ALONE:
        present = words.keys() & triggers
        if not present:
            continue
        if pattern.pattern.startswith("\\b"):
            # These have their telling word at the end.
            yield from (match.span() for match in around(pattern, low, at(text, present)))
            continue
        for start in at(text, present):
            match = pattern.match(low, start)
            if match:
                yield match.span()
    starts: dict[str, list[str]] = {}
    for word in words:
        for kind in _kinds_of(word):
            starts.setdefault(kind, []).append(word)
    if len(starts) < 2:
        return
    found: dict[str, list[Span]] = {}
    for kind, beginnings in starts.items():
        pattern = _KINDS[kind]
        hits = (pattern.match(low, start) for start in at(text, beginnings))
        found[kind] = [hit.span() for hit in hits if hit]
    kinds = {kind for kind, spans in found.items() if spans}
    yield from _together(low, found)
    if (
        len(kinds - {"age"}) >= 3
        or {"condition", "siblings"} <= kinds
        or {"place", "work", "age"} <= kinds
    ):
        for spans in found.values():
            yield from spans


_STRONG = ("condition", "incident", "belief", "work", "migration")
_WEAK = ("age", "place")


def _together(low: str, found: Mapping[str, Sequence[Span]]) -> Iterator[Span]:
    """A strong cue and one of another kind in the same sentence."""
    if sum(map(bool, found.values())) < 2:
        return
    stops = [stop.start() for stop in _STOP.finditer(low)]
    sentences: dict[int, dict[str, list[Span]]] = {}
    for kind, spans in found.items():
        if kind not in _WEAK:
            for span in spans:
                sentences.setdefault(bisect(stops, span[0]), {}).setdefault(kind, []).append(span)
    for kinds in sentences.values():
        if len(kinds) > 1 and not kinds.keys().isdisjoint(_STRONG):
            for spans in kinds.values():
                yield from spans


_STOP = re.compile(r"[.!?]\s|\n\s*\n|\n[-*#|]")


def look(view: View) -> Iterator[Span]:
    """Cues in a report that nobody has settled; a report from real cases that nobody signed."""
    # The file itself: a sign-off is tied to the hash of what the file says.
    if view.name != "raw":
        return
    found = [*cues(view.text), *(m.span() for m in _ORIGIN.finditer(view.text))]
    if found and not signing.settled(view.text, current().signed):
        yield from found


RULE = Rule(
    title="Sign-off needed",
    why="Facts that name nobody can still fit one family only. No machine can tell: somebody must"
    " read the report as a neighbour or a reporter would.",
    instead="Make the fact common or leave it out. If it must stay, ask for the sign-off of the"
    " report: the rules page says how.",
    audiences=EXEMPLARS_ONLY,
    look=look,
    blocks=[
        "She is the ⟦only child in the borough⟧ who does this.",
        "The birth ⟦made the local news⟧.",
        "He has a ⟦rare condition⟧ and is one of ⟦twins⟧.",
    ],
    allows=["The only report was late. One of the children was seen. A twin room was free."],
    more="A sign-off is an entry in `exemplars/sign-off.yml`, tied to the hash of what the report"
    " says: a change of words voids it. For an invented report the entry may say that it is not"
    " yet given, and so does its page. A report made from real cases goes out only signed. This"
    " rule finds cues, not identities: that it finds nothing never means anonymous.",
)
