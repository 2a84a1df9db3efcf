"""Names written without their capital that are words too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hub.model import CARRIER, EXEMPLAR, PAGE, Rule, Span, View
from hub.rules.tokens import words_of
from hub.rules.words import also_names

# Words that stand alone in plain English, as a name does: hope, with amber, in april.
_ALONE = frozenset(
    "amber amity angelic art autumn basil beauty best bless bliss bray brim cadence can caprice"
    " charity chase cherish chosen church clay cleave cook comfort constant crystal cumming curry"
    " dare dawn destiny divine drew dusk dusty earnest echo ember era eve fair faith fare fashion"
    " favour felicity fortune freely fuller gamble gardens ginger gladness glory godly golden good"
    " goodness grace gracious grant green grey brown hail hale happy hardy harmony heather heaven"
    " holly holy honey honour hope hung hunt hunting independence indigo infinity innocent iris"
    " ivory ivy jasmine joy judge junior justice kinder knowledge land lacy lavender liberty little"
    " long looney love lovely low lucky majesty manning mark marine marry martial marvel may melody"
    " mercy merry mighty miles mist misty moody music new noble north east south west park pastor"
    " patience peace pearl person petty power praise precious pretty price pride prosper prudence"
    " purity rain read reed rich rice rob roman romance rose rosemary rosy royal rush rusty sage"
    " said saint salmon sand sandy sari savage scarlet serenity sharp silver sincere sky smith snow"
    " spring steady sterling stone stony storm stormy success sugar summer sunny sunshine supple"
    " sweet swift tawny temperance testimony thorn till tiny treasure trinity true trust unity"
    " velvet verity victory violet virtue wild will winter wisdom wise wood worth young".split()
)
# What may be done, or may be the case, with no one doing it: before these only an act tells.
_SAID_OTHERWISE = frozenset(
    "best bill bless can chase cherish cook drew fair good grant hope hunt hung judge junior land"
    " little long love low mark marry may new old park person pretty price promise read rob royal"
    " rush said sharp still till true trust will wild wise worth young happy holy precious rich"
    " lucky tiny innocent lovely guy boss king queen judge doctor pastor church deacon champion"
    " baby babe prince princess angel star genius hero gem treasure darling".split()
)
# What is given, found, told of or felt, whoever has it; and what stands before any verb.
_ABSTRACT = frozenset(
    "hope joy faith patience comfort trust peace love honour pride harmony charity justice liberty"
    " chance promise fortune price power praise purity wisdom virtue victory success favour"
    " goodness"
    " sunshine spring autumn winter silver stone wood sugar rice honey pepper may will can land"
    " person"
    " young good best little long low true happy mighty fair chosen guy boss church read".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january march april may june july"
    " august september spring summer autumn winter".split()
)
_KIN = (
    r"(?:mum|mam|mummy|mother|dad|daddy|father|nan|nana|nanny|gran|granny|grandma|grandmother"
    r"|grandad|granddad|grandpa|grandfather|auntie|aunty|aunt|uncle|cousin|sister|brother|sis|bro"
    r"|son|daughter|niece|nephew|step-?(?:dad|mum|father|mother|brother|sister)|half-?(?:brother"
    r"|sister)|twin|sibling|partner|boyfriend|girlfriend|husband|wife|ex|friend|best friend|mate"
    r"|neighbour|lodger)"
)
_CHILD = r"(?:girl|boy|child|kid|lad|lass|baby|toddler|one|pupil|teenager)"
_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|pc|ds|dc|di|wpc|sgt|cllr|sister|nurse|uncle|auntie|aunty|aunt)"
# A deed of somebody, in the past: no will or may can stand before it.
_DID = (
    r"(?:cried|slept|smelt|smelled|said|threw|bit|hit|kicked|punched|slapped|shoved|grabbed|smashed"
    r"|screamed|shouted|rang|phoned|texted|emailed|came|went|told|asked|smiled|laughed|collected"
    r"|lived|liked|wanted|attended|missed|ate|refused|walked|ran|drank|disclosed|reported|turned up"
    r"|owned up|got|did|took|gave|owed|sat|stood|hid|wet|vomited|fell|apologised|admitted|denied"
    r"|agreed|moved|left|stayed|arrived|returned|discharged|swore|spat|stole|punches|swallowed"
    r"|tripped|hugged|waved|pointed|brought|bought|rated|self-harmed|overdosed|relapsed|presented"
    r"|settled|played|drew|wrote|read out|dozed|woke|blamed|threatened|pushed|pulled|dropped)"
)
# What is so of somebody and of nothing else.
_IS = (
    r"(?:was|is|has been|had been|will be|were) (?:seen|born|asked|told|sick|asleep|upset|late"
    r"|crying|scared|tired|hungry|away|absent|off sick|poorly|ill|pregnant|due|brought|taken"
    r"|excluded"
    r"|referred|observed|found|hospitalised|arrested|bailed|on (?:tag|bail|remand|the list)|home"
    r"|in (?:year|nursery|reception|bed|custody|care|hospital|a&e|foster)|living|staying|sleeping"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|eighty|seventy|sixty|fifty|forty|thirty|twenty)\b|able to|not (?:in|at|speaking|seen"
    r"|well|happy)|really|ok\b|okay|fine\b|quiet|very (?:quiet|upset|tearful|tired|thin|sleepy)"
    r"|tearful|ten weeks|\d)"
    r"|(?:has|had|hasn'?t|hasnt|hadn'?t) (?:not |now |also |just |already )?(?:been (?:in|drinking"
    r"|seen|asked|told|off|away|crying|living|staying)|lost weight|run (?:away|again|off)|gone"
    r" missing|moved|told|disclosed|started|stopped|refused|a (?:bruise|cold|temperature|rash|cough"
    r"|black eye))"
    r"|(?:was|is|isn'?t|wasn'?t) (?:now |still |also |just |always )?(?:saying|feeding|drinking"
    r"|shouting|crying|staying|living|sleeping|hitting|refusing|asking|telling|wearing|eating"
    r"|holding"
    r"|sitting|playing|on the (?:bridge|roof|bus|phone|ward|sofa|floor)|in the (?:bath|car|flat"
    r"|room"
    r"|kitchen|house)|his\b|hers\b|the (?:baby|eldest|oldest|youngest|father|mother|dad|mum)"
    r"|there\?)"
)
_DOES = (
    r"(?:says|attends|wants|lives|likes|sleeps|eats|enjoys|separates|settles|collects|cries|hates"
    r"|loves|thinks|feels|mentions|goes|wakes|screams|hits|kicks|bites|self-harms|drinks|smokes"
    r"|stays|plays|walks|talks|tells|gets|asks|has a|has her|has his|has no|doesn't|doesnt|didn't"
    r"|didnt|won't|wont|wasn't|wasnt|isn't|isnt|hasn't|hasnt|couldn't|couldnt|can't|cant|never)"
)
_REACHED = (
    r"(?:spoke (?:to|with)|speak (?:to|with)|speaking (?:to|with)|spoken (?:to|with)|talked (?:to"
    r"|with)|talk to|chat with|saw|met(?: with)?|meet(?:ing)?(?: with)?|rang|phoned|called|asked"
    r"|ask"
    r"|told|tell|reminded|texted|emailed|messaged|thanked|visited|seen with|(?:e-?mail|message"
    r"|letter"
    r"|call|text|note|voicemail|info|update|word) (?:from|to)|collected|took|brought|picked up"
    r"|dropped off|hugged|slapped|shouted at|screamed at|hit|kicked|fell out with|row with|fight"
    r" with|live[sd]? with|living with|staying with|stay(?:s|ed)? with|left with|sleeps? with"
    r"|get|got"
    r"|let|made|helped|supervised by|seen by|cared for by|looked after by|reviewed|named|known as"
    r"|nicknamed|contact with|visit (?:to|with)|worried about|concern(?:s|ed)? (?:about|for)"
    r"|appt for"
    r"|appointments? for|referral for|report (?:on|for|from)|notes? (?:on|for)|behalf of"
    r"|relative of"
    r"|mother of|father of|parents of|described|addressed to|written by|recorded for|made for)"
)
_START = (
    r"(?:^|[.!?:;|\n\u2013\u2014][ \t\n]*|\n[-*] |, |- |\b(?:that|when|because|if|while|and|but|as"
    r"|reckons|says|said|thinks|think|thought|then|so|though|although|where|until|after|before|plan"
    r"|states|noted|notes|concluded|recorded|felt|worried)[ \n])"
)
_ENDS = r"(?=[ ,.;:?!)|/'\u2019\u2013\n-]|$)"


@dataclass(frozen=True)
class _Frame:
    """Where only somebody can stand: what comes before, what comes after, and which words count."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    words: str  # all | most (not what is said otherwise) | bare (not what stands alone in English)


def _frame(before: str, after: str, words: str) -> _Frame:
    return _Frame(re.compile(rf"(?:{before})$", re.IGNORECASE), re.compile(after), words)


_FRAMES = (
    # mr field, uncle (basil), grandad, ray, baby sunday
    _frame(rf"\b{_TITLE}\.? ", _ENDS + r"(?! (?:be|have|need|not|and the|or the)\b)", "most"),
    _frame(rf"\b(?:baby|big|little|old) |\b{_KIN} \(?", rf"(?=\)|[ \n](?:{_DID}|{_IS})\b)", "most"),
    _frame(rf"\b(?:{_KIN}|{_CHILD}), ", r"(?=, (?:\w+)|[.;]|$)(?!,? (?:and|or|but) )", "all"),
    _frame(rf"\b(?:{_KIN}|{_CHILD}) \(", r"(?=\)|, )", "all"),
    # dad and rose not speaking; her and patience share a bed; justice and her advocate
    _frame(
        rf"\b(?:{_KIN}|her|him|me|she|he|kids) and ",
        rf"(?= (?:{_DID}|{_DOES}|{_IS}|not|share|shared|were|are|both|split up|have)\b|[.,;]|$)",
        "most",
    ),
    _frame(
        rf"{_START}|\b(?:with|to|for|by|from|of|about) ",
        rf"(?= and (?:her|his) (?:{_KIN}|advocate|worker|baby|mates?|siblings?|teacher"
        rf"|solicitor)\b)",
        "all",
    ),
    # a meeting: the midwife and rose reviewed the plan
    _frame(
        r"\b(?:the|a) (?:[a-z]+ ){0,2}(?:midwife|nurse|visitor|worker|teacher|mother|father"
        r"|paediatrician|doctor|officer) and ",
        r"(?= (?:reviewed|agreed|met|discussed|attended|went|spoke|were)\b)",
        "all",
    ),
    # spoke to will on the phone, he; asked blessing if she
    _frame(
        rf"\b{_REACHED} ",
        r"(?= (?:on the phone|alone|if (?:she|he)|whether (?:she|he)|about (?:her|his)|who"
        r"|and (?:she"
        r"|he|her|his)|twice|again|she|he|today|yesterday|this (?:morning|afternoon|week)"
        r"|last (?:week"
        r"|night)|to (?:turn|stop|come|leave|go|let|bring|ring|call|say)|over a|at the (?:park"
        r"|school"
        r"|gate|door|shops|clinic|centre|station|bus)|for the (?:attendance|figures|report"
        r"|notes))\b"
        r"|,? (?:-|\u2013)? ?(?:she|he)\b|, (?:who|she|he|her|his)\b| (?:is|as|was) (?:guarded"
        r"|quiet"
        r"|tearful|withdrawn))",
        "all",
    ),
    _frame(r"\b(?:described|describes|known to us) ", r"(?= as\b)", "all"),
    _frame(
        rf"\b{_REACHED} ",
        r"(?= (?:in the|at|with|because|before|after|as|for|when|about|that|is|was|and the|were)\b"
        r"|[.,;)?]|$)",
        "bare",
    ),
    _frame(
        r"\b(?:friend|friends|aunt|uncle|cousin|brother|sister|neighbour|boyfriend|girlfriend"
        r"|it was"
        r"|room with|bed with|stays? with|lives? with|it's|its)[, ]{1,2}",
        r"(?= (?:who|collects|offers|helps|came|said|and (?:the|her|his)|that did)\b|, (?:who"
        r"|offers|is"
        r"|was)\b|[.;)]|,$|$)",
        "bare",
    ),
    # may cried all through; storm threw the first punch
    _frame(
        _START, rf"(?= (?:{_DID}) (?!(?:of|by|from)\b)| (?:{_DID})[.,;]|  ?(?:{_DID})$)", "most"
    ),
    _frame(
        _START, rf"(?= {_DID} (?:all|her|his|the|a|that|it|me|up|off|out|through|in|on)\b)", "all"
    ),
    _frame(_START, rf"(?= (?:{_IS}|{_DOES})\b)", "most"),
    _frame(_START, rf"(?= (?:{_IS})\b)", "named"),
    # eve's sister, guy's van, in prudence's name
    _frame(
        rf"{_START}|\b(?:at|in|to|from|with|of|for|by|on|is|was|near|outside|behind|under|round"
        rf"|see|saw"
        r"|found|left|visited|via|about) ",
        r"(?=['\u2019]s (?!own\b|been\b|a\b|the\b|not\b|best\b|sake\b)[a-z])",
        "bare",
    ),
    _frame(
        "",
        rf"(?=['\u2019]s (?:{_KIN}|baby|school|teacher|report|solicitor|carer|flat|phone)\b)",
        "all",
    ),
    # at home: precious in year four, gift in nursery
    _frame(
        _START, r"(?= (?:is )?(?:in|at) (?:year|nursery|reception|sixth form|pre-?school)\b)", "all"
    ),
    _frame(_START, r"(?=:? (?:attends|seen|aged?) )", "most"),
    # who is rich? child mentions him; birth father is forest, he's not
    _frame(
        rf"\b(?:who is|{_KIN} is|{_CHILD} is|is called|was called|called|named|goes by|known as) ",
        r"(?=[?,;.]|$| (?:and|but) (?:he|she)\b)",
        "all",
    ),
    _frame(
        r"\b(?:with|to|from|by|about|for|and|saw|met|is|was|are) ",
        r"(?=, (?:he|she)(?:['\u2019]s)? | (?:and|but) (?:he|she) )",
        "bare",
    ),
    # uncle bill gave him the money; two missing: her and his cousin skip
    _frame(
        r"\b(?:uncle|auntie|aunty|aunt|cousin|brother|sister|nan|grandad|nana|gran) ",
        r"(?! (?:and|or|have|be|not|need)\b)(?= [a-z]+|[.,;]|$)",
        "named",
    ),
    # take iris her coat; left a message for penny to say; let ash sleep in
    _frame(
        r"\b(?:give|gave|take|took|tell|told|show|showed|send|sent|lend|lent|buy|bought|let|lets"
        r"|visit"
        r"|visited|found|find|collected|brought|fetch|fetched|ring|see|left (?:a )?(?:message"
        r"|note|vm"
        r"|voicemail) for|back to|asked for|looking for|looked for|waiting for) ",
        r"(?= (?:her|his|the|a|re|on the|in the|sleep|stay|go|from (?:school|nursery|contact)"
        r"|before the"
        r"|to say|to ask|to tell|that (?:her|his|she|he)|with no|at the|who)\b)",
        "named",
    ),
    _frame(r"\b(?:from|by|with|to|for|about|saw|met) ", r"(?=, who\b)", "all"),
    _frame(
        r"(?:^|\n|[.!?|] )",
        r"(?=: (?:in|at|attends|seen|no|late|poor|good|well|fine|absent)\b)",
        "all",
    ),
    # mum says mark has moved out; it was melody that pushed her; is rusty still staying there?
    _frame(
        r"\b(?:says|said|saying|think|thinks|agreed|reckons|sure|that|hoping|claims|claimed) ",
        r"(?= (?:has (?:moved|not|lost|gone|had|been)|knows|isn'?t|will (?:bring|come|go|call"
        r"|ring|attend"
        r"|collect)|had (?:gone|been)|pushed|hurt|touched|likes|hates)\b)",
        "named",
    ),
    _frame(r"\bit(?: was|['\u2019]s| is) ", r"(?= (?:that|who) [a-z]+ed\b|, not )", "named"),
    _frame(
        r"\b(?:did|does|has|is|was|where(?: is|['\u2019]s| was)) ",
        r"(?= (?:tell|say|know|come|go|still (?:staying|there|living|at)|staying|at home|been"
        r"|ok)\b)",
        "named",
    ),
    _frame(
        r"\b(?:done with|work with|session with|session for|contact for|feelings (?:of|with)) ",
        r"(?=,? (?:he|she) |[.,;]|$)",
        "named",
    ),
    # no worker can be nobody: told me that rose bangs the door
    _frame(
        r"\b(?:told|tells) (?:me|us|her|him|staff)(?: that)? ",
        r"(?= [a-z]{3,}s (?:the|her|his|a|at|in|on|up|to|most|every|all|when|because)\b)",
        "most",
    ),
    _frame(r"\|[ \t]*", r"(?=[ \t]*\|)", "most"),
)
_PAIR = re.compile(
    r"\b(?:twins|kids|children|girls|boys|sisters|brothers|siblings|both|have|has|named|called|are"
    r"|with|for|of|saw|seen|see|:)[: ]{1,2}([a-z]+)(?:, ([a-z]+))?,? (?:and|&) ([a-z]+)\b"
    r"(?! (?:of|in the)\b)"
)
_NAMING = re.compile(r"(?:twins|kids|children|girls|boys|sisters|brothers|siblings|named|called)\b")


@cache
def _words(kind: str) -> frozenset[str]:
    """The word-names that count in frames of one kind."""
    names = also_names()
    if kind == "most":
        return names - _SAID_OTHERWISE - _CALENDAR
    if kind == "bare":
        return names - _ALONE - _CALENDAR
    if kind == "named":
        return names - _ABSTRACT
    return names


# Words that a report may hold bare: what is felt, made, sung, drunk, worn or painted with them.
_MASSES = frozenset(
    "art basil bay brandy hazel haven dawn dusk fox fern ferry garden gardens master senior lee vale vine brown church clay curry fashion field gem ginger gold good green grey grace heaven"
    " iris ivory kinder land lavender life light love lyric music noon pepper petty poet rain rosemary"
    " sage sand silver sky snow song star sun velvet violet wine wood woods singer soul sunny summer"
    " amber scarlet junior champion angel baby babe guy boss king queen doctor judge pastor deacon"
    " bishop pope monk pilgrim prince princess hero genius darling treasure gift miracle legend star"
    " baker barber butcher carpenter cook farmer fisher gardener hunter mason miller potter singer"
    " tailor weaver merchant".split()
)
_ACTS = frozenset(
    "ace bear bay bridge bill bless brand can canning chase cherish cleave cruise cumming dare drew ferry gamble grant"
    " hail hope hunt lance march mark marry may pat pike pierce price promise prosper rally read rob"
    " rose rush shine skip spring steer storm sue trust wade warrant will wren".split()
)
_QUALITIES = frozenset(
    "albino bonny deep dusty earnest fair frank happy hardy holy innocent little long low lucky major mighty"
    " misty moody noble old precious pretty proud rich rocky rosy royal rusty sandy savage sharp sincere"
    " stark stony stormy sunny sweet swift tawny tiny true valiant wild wise worth young lovely darling"
    " best sterling steady ginger brown grey green".split()
)
_NEVER_BARE = frozenset(
    "green grey brown long low little old best true deep sharp wild young fair good black white".split()
)
_WITH = frozenset(
    "with w from by for at about spoke told asked saw met rang phoned texted emailed visited asking"
    " telling seeing let lets hate hates like need needs".split()
)
_BEFORE_SOMEBODY = _WITH | frozenset(
    "and & or but to of on near than like into re via is was are were be been sure so sadly hiya today"
    " update not that when if because as while though until after before then says said reckons thinks"
    " thought knows know believes hopes wants wanted love loves loved hate hated miss misses missed get"
    " gets got took take takes taking brought bring give gave giving call called calling tell see seen"
    " watched watching heard hear helped help blame blamed named girl boy child lad baby twin twins mum"
    " dad nan gran stepmum stepdad sister brother aunty auntie uncle ex cousin partner friend did does"
    " didnt doesnt has had will would could should can".split()
)
_AFTER_SOMEBODY = frozenset(
    "is was are were has had have hasnt isnt wasnt didnt doesnt did does do will would wouldnt wont cant"
    " can could couldnt should may might must not never always often still also only just now then again"
    " back late early upset tearful asleep away absent out in on at to from with without w for about"
    " because when if that who whose and or but as by before after over under into says said tells told"
    " asks asked thinks thought feels felt wants likes hates loves lives went goes came comes got gets"
    " gave gives took takes saw met rang hit bit fell ran sat stood slept woke ate drank threw know knows"
    " knew understood understands kept keeps left leaves his her him she he they it a the this them me my"
    " today yesterday tonight alone infront since both one's".split()
)
_LAST = re.compile(r"([a-z&]+)['\u2019]?[ \n]+[(\"'\u201c\u2018]?$", re.IGNORECASE)
_NEXT = re.compile(r"['\u2019]s? |[,;:.!?)/\"'\u201d\u2019]|$|[ \n]+(?:\(|&|-|\u2013|([a-z']+))")
_STARTS = re.compile(r"(?:^|[.!?:;,|\n(\u2013\u2014-])[ \t\n]*[\"'\u201c\u2018]?$")


def _bare(word: str, before: str, after: str) -> bool:
    """Whether a word stands where a plain one would need the, a or a noun after it."""
    following = _NEXT.match(after)
    if following is None or before[-1:] == "-" or after[:2] in ("'t", "\u2019t"):
        return False
    told = (following[1] or "").replace("'", "")
    if told and not (told in _AFTER_SOMEBODY or (told.endswith("ed") and len(told) > 4)):
        return False
    last = _LAST.search(before)
    previous = last[1].lower() if last else ""
    if word in ("may", "can", "will") or word in _NEVER_BARE:
        return previous in ("w", "with") and word == "will"
    if word in _ACTS or word in _QUALITIES:
        return previous in _WITH and previous != "like"
    if word in _CALENDAR:
        return previous in (
            "let",
            "lets",
            "told",
            "asked",
            "asking",
            "saw",
            "met",
            "rang",
            "phoned",
        )
    if word in _ABSTRACT or word in _MASSES or word in _ALONE - _STANDS:
        return False
    return previous in _BEFORE_SOMEBODY or _STARTS.search(before) is not None


# Flowers, stones and the like stand alone in few sentences of a report, if any.
_STANDS = frozenset(
    "amity beauty bliss cadence caprice charity crystal destiny echo ember eve faith favour"
    " felicity godly golden goodness harmony heather holly indigo ivy jasmine lacy melody mercy miles"
    " patience pearl pearl prudence purity rose rosy serenity sterling temperance thorn trinity unity"
    " verity victory virtue wisdom sari blessing".split()
)


def look(view: View) -> Iterator[Span]:
    """A word-name in lower case where only somebody can stand."""
    text = view.text
    known = words_of(text)
    for word, start in ((w, at) for w in _words("all") & known.keys() for at in known[w]):
        end = start + len(word)
        if not text[start:end].islower():
            continue
        before, after = text[max(0, start - 50) : start], text[end : end + 40]
        if word == "amber" and _LIGHTS.search(before + after):
            continue
        if _bare(word, before, after) or any(
            word in _words(frame.words) and frame.after.match(after) and frame.before.search(before)
            for frame in _FRAMES
        ):
            yield start, end
    for pair in _PAIR.finditer(text):
        named = [n for n in (1, 2, 3) if pair[n] in _words("all")]
        told = _NAMING.match(pair.group()) is not None
        if len(named) > 1 and (told or any(pair[n] in _words("bare") for n in named)):
            yield from (pair.span(n) for n in named)


_LIGHTS = re.compile(r"\b(?:red|green|rated|rating|rag)\b", re.IGNORECASE)

RULE = Rule(
    title="Name in lower case",
    why="A name typed without its capital is still the name.",
    instead="Write the role. If you mean the word, put the, a or some before it.",
    audiences=frozenset({EXEMPLAR, PAGE, CARRIER}),
    look=look,
    blocks=["The worker described ⟦hope⟧ as guarded.", "A young person known as ⟦april⟧ is away."],
    allows=["There is hope that the plan works. The worker described the hope they share."],
)
