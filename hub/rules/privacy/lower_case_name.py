"""Names written without their capital that are words too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hub.model import CARRIER, EXEMPLAR, PAGE, Rule, Span, View
from hub.rules.tokens import words_of
from hub.rules.words import also_names, grouped, names_too

_GROUPS = grouped("standing.txt")
_KIN = (
    r"(?:mum|mam|mummy|mother|dad|daddy|father|nan|nana|nanny|gran|granny|grandma|grandmother"
    r"|grandad|granddad|grandpa|grandfather|auntie|aunty|aunt|uncle|cousin|sister|brother|sis|bro"
    r"|son|daughter|niece|nephew|step-?(?:dad|mum|father|mother|brother|sister)|half-?(?:brother"
    r"|sister)|twin|sibling|partner|boyfriend|girlfriend|husband|wife|ex|friend|best friend|mate"
    r"|neighbour|lodger)"
)
_ROLE = (
    r"(?:worker|teacher|nurse|visitor|gp|officer|midwife|manager|tutor|carer|coach|driver"
    r"|solicitor|therapist|mentor)"
)
_CHILD = r"(?:girl|boy|child|kid|lad|lass|baby|toddler|one|pupil|teenager)"
_HOME = r"(?:flat|house|place|home|room|mum['\u2019]s|door|bed|car|party|work)"
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
    r"|back (?:with|home|from|at)|crying|scared|tired|hungry|away|absent|off sick"
    r"|poorly|ill|pregnant|due|brought|taken|excluded|referred|observed|found|hospitalised"
    r"|arrested|bailed|on (?:tag|bail|remand|the list)|home"
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
    r"(?:^|<!-- ?|\{# ?|[.!?:;|\n\u2013\u2014][ \t\n]*|\n[-*] |, |- "
    r"|\b(?:that|when|because|if|while|and|but|as"
    r"|reckons|says|said|thinks|think|thought|then|so|though|although|where|until|after|before|plan"
    r"|states|noted|notes|concluded|recorded|felt|worried)[ \n])"
)
_WHEN = (
    r"\b(?:that|because|when|whether|if|although|though|while|since|until|after|before|as|so|where)"
    r"[ \n]"
)
# What a page's source says where no reader sees it: an attribute, a label, a part of a template.
_HIDDEN = re.compile(
    r"(?:\b(?:title|alt|value|content|placeholder|label|summary|data-[\w-]+|aria-[\w-]+)="
    r"|\bset \w+ = )[\"']"
    r"(?P<what>[a-z]{3,}(?: [a-z]{3,}){0,2})[\"']"
    r"|\][ ]?\[(?P<what2>[a-z]{3,}(?: [a-z]{3,}){0,2})\](?![(\[])"
    r"|^[ \t]*(?:- )?(?:owner|reviewed|reviewed_by|looked_at_by|by|author|signed)[ \t]*:"
    r"[ \t]*[\"']?"
    r"(?P<what4>[a-z]{3,}(?: [a-z]{3,}){0,2})[\"']?[ \t]*$"
    r"|^\*\[[^\]\n]{1,60}\]:[ \t]*(?P<what3>[a-z]{3,}(?: [a-z]{3,}){0,2})[ \t]*$",
    re.ASCII | re.MULTILINE,
)
_COLOURS = frozenset(
    "amber brown cherry coral crystal emerald green grey indigo ivory jet lavender lilac olive plum"
    " ruby saffron sapphire scarlet silver sky teal violet".split()
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
    _frame(
        rf"\b(?:baby|big|little|old) |\b{_KIN} \(?",
        rf"(?=\)|[ \n](?:{_DID}|{_IS}|been|has (?:him|her|them|the|a|no))\b)",
        "most",
    ),
    # will's mum: whoever has one is somebody
    _frame("", rf"(?=['\u2019]s {_KIN}\b)", "all"),
    _frame(
        r"\b(?:baby|big|little|old) ",
        r"(?= (?:had|has|wore|wears|wet|needs|needed) (?:a|an|the|her|his|no)\b)",
        "named",
    ),
    # seen with faith and baby; wants frank out; a photo of art for; named the father as rich
    _frame(
        r"\b(?:seen|home|out|staying|living|there) with ",
        r"(?= and (?:the )?(?:baby|kids|children|mum|dad|nan|her|his)\b)",
        "all",
    ),
    _frame(r"\b(?:wants?|wanted) ", r"(?= (?:out|gone|away|back|moved)\b)", "all"),
    _frame(
        r"\b(?:photos?|pics?|pictures?) of ",
        r"(?= (?:for|with|on (?:her|his|the)|and (?:her|his))\b|[.,;]|$)",
        "named",
    ),
    _frame(
        rf"\b(?:named|gave|identified|recorded) (?:the |her |his )?{_KIN} as ",
        r"(?=[ .,;]|$)",
        "all",
    ),
    _frame(
        r"\b(?:tell|told|ask|asked) ",
        r"(?= (?:i'?m|i am|i|we|when|what|to ring|not to)\b)",
        "all",
    ),
    _frame(
        r"\b(?:about|with|of|at|like) ",
        r"(?= being (?:alone|left|around|there|here|with|in|at|so|late|hit)\b)",
        "named",
    ),
    _frame(rf"\b(?:{_KIN}|{_CHILD}), ", r"(?=, (?:\w+)|[.;]|$)(?!,? (?:and|or|but) )", "all"),
    _frame(rf"\b(?:{_KIN}|{_CHILD}|{_ROLE}) \(", r"(?=\)|, )", "all"),
    _frame(rf"\b{_ROLE}, ", rf"(?=, (?:{_DID}|{_IS}|{_DOES})\b)", "all"),
    _frame(rf"\b(?:{_CHILD}|{_KIN})(?: [a-z0-9])? ?= ?", _ENDS, "all"),
    # dad and rose not speaking; her and patience share a bed; justice and her advocate
    _frame(
        rf"\b(?:{_KIN}|her|him|me|she|he|kids) (?:and|\+|&) ",
        rf"(?= (?:{_DID}|{_DOES}|{_IS}|not|share|shared|were|are|both|split up|have)\b|[.,;]|$)",
        "most",
    ),
    _frame(
        rf"{_START}|\b(?:with|to|for|by|from|of|about) ",
        rf"(?= and (?:her|his) (?:{_KIN}|advocate|worker|baby|mates?|siblings?|teacher"
        rf"|solicitor)\b)",
        "all",
    ),
    # spoke to will on the phone, he; asked blessing if she
    _frame(
        rf"\b{_REACHED} ",
        r"(?= (?:on the phone|alone|if (?:she|he)|whether (?:she|he)|about (?:her|his)|who"
        r"|and (?:she"
        r"|he|her|his)|twice|again|she|he|today|yesterday|this (?:morning|afternoon|week)"
        r"|last (?:week"
        r"|night)|in the (?:[a-z]+ )?(?:room|office|playground|corridor|car|hall"
        r"|kitchen)|(?:how|what|why) (?:she|he|it|her|his)|to (?:turn|stop|come|leave|go|let"
        r"|bring|ring|call|say)|over a|at the (?:park"
        r"|school"
        r"|gate|door|shops|clinic|centre|station|bus)|for the (?:attendance|figures|report"
        r"|notes))\b"
        r"|,? (?:-|\u2013)? ?(?:she|he)\b|, (?:who|she|he|her|his)\b| (?:is|as|was) (?:guarded"
        r"|quiet"
        r"|tearful|withdrawn))",
        "all",
    ),
    # spoke to grace after school: whom one speaks to is somebody
    _frame(
        r"\b(?:spoke|speak|speaking|spoken|talked|talk|talking|chatted) (?:to|with) "
        r"|\b(?:rang|phoned|texted|emailed|messaged) ",
        r"(?=[.;:)]|$| (?:after|before|about|again|at|in|on|alone|by|but|who|when|because|re|today"
        r"|yesterday|this|last|over|during|outside|first|twice|for|as)\b)",
        "all",
    ),
    # scared of bill; owes money to frank; at dawn's flat; a girl of six, rose, was
    _frame(
        r"\b(?:scared|frightened|afraid|terrified|wary|fond|jealous|proud|frightened stiff) of "
        r"|\b(?:owes|owed|lent|sold|gave|sent) (?:\w+ )?(?:money|cash|drugs|it|them|a phone) to "
        r"|\b(?:in touch|in contact|shares? (?:a|the) (?:flat|room|bed)|sofa surfing) with ",
        r"(?=[.,;)\n]|$| (?:and|but|because|since|who|when)\b)",
        "named",
    ),
    _frame(
        r"\b(?:went|gone|goes|left|out|stayed|home|came|shopping) with ",
        r"(?= to (?:the|a|her|his|school|nursery|church|see|get|buy)\b)",
        "all",
    ),
    _frame(
        r"\b(?:saw|seen|met|found|spotted) ", r"(?= (?:at|outside|in) (?:the|her|his)\b)", "all"
    ),
    _frame(r"\b(?:we|i|she|he|they) (?:asked|told|rang|phoned|texted) ", r"(?= about\b)", "all"),
    _frame(r"\b(?:at|to|from|round|outside) ", rf"(?=['\u2019]s {_HOME}\b)", "all"),
    _frame(rf"\b{_CHILD} of (?:\w+|\d+), ", r"(?=, )", "all"),
    _frame(
        r"\b(?:the|a|new|their|her|his|our) (?:social |support |class |key |duty |form )?"
        rf"{_ROLE} is (?:mr |mrs |ms |miss )?",
        r"(?=[.,;]|$)",
        "most",
    ),
    _frame(
        r"\bthe ",
        r"(?= (?:family|household|siblings|twins)(?:[.,;]|$| (?:was|is|are|has|have|had|live"
        r"|moved|came|at|to)\b))",
        "bare",
    ),
    _frame(r"\b(?:miss|mrs|ms) ", r"(?=[.,;]|$)", "all"),
    _frame(
        r"\b(?:rang|phoned|called|texted) ",
        r"(?= (?:about|back|again|last|to say)\b|[.,;])",
        "named",
    ),
    _frame(r"\b(?:described|describes|thanked|known to us) ", r"(?= (?:as|for)\b|[.,;])", "all"),
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
    # at home: precious in year four, gift in nursery
    _frame(
        _START, r"(?= (?:is )?(?:in|at) (?:year|nursery|reception|sixth form|pre-?school)\b)", "all"
    ),
    # who is rich? child mentions him; birth father is forest, he's not
    _frame(
        rf"\b(?:who is|{_KIN} is|{_CHILD} is|is called|was called|called|named|goes by|known as) ",
        r"(?=[?,;.]|$| ?--> ?| ?#\}| (?:and|but) (?:he|she)\b)",
        "all",
    ),
    # named hope; on behalf of april
    _frame(
        r"\b(?:named|nicknamed|known as|(?:person|child|baby|boy|girl|somebody|someone) called"
        r"|relative of"
        r"|behalf of|(?:mother|father|mum|dad|parents?) of|addressed to) ",
        _ENDS,
        "all",
    ),
    # hope was seen by the nurse: no word but a name, whatever it means
    _frame(
        rf"{_WHEN}|{_START}",
        r"(?= (?:falls asleep|fell asleep|told|said|says|cried|slept|attends|attended"
        r"|wants|wanted|likes|refuses|refused|texted|phoned|smiled|laughed|shouted|screamed"
        r"|disclosed|turned up|isn'?t|doesn'?t want"
        r"|won'?t|has no"
        r" (?:coat|bed|phone|money|contact)|lives with"
        r"|(?:was|is) (?:seen (?!as\b|in\b)|taken|brought|excluded|referred|arrested|asked|told"
        r"|collected|discharged|admitted|crying|asleep|able to|living|staying|scared|pregnant"
        r"|due|late|sick"
        r"|upset|tearful|at (?:school|home|nursery)|on the phone|born (?!of\b|out\b|from\b))"
        r"|(?:has|had) (?:told|said|been (?:seen|told|asked|excluded|arrested|collected"
        r"|drinking)))\b)",
        "all",
    ),
    # because mason had returned; that mark only stays at weekends; grace was still in her pyjamas
    _frame(
        rf"{_WHEN}|, ",
        rf"(?= (?:had|has|was|is|only|would|became|poses|{_DID}|{_DOES}|[a-z]+ed)\b)",
        "subject",
    ),
    _frame(
        rf"{_WHEN}|{_START}",
        r"(?= (?:was|is|had|has|became|would|will|chose|came|went|sat|stood|held"
        r"|took)\b[^.\n]{0,40}"
        r"\b(?:his|her|she|he|herself|himself)\b)",
        "named",
    ),
    # that frank would leave; although chase had been warned
    _frame(
        rf"{_WHEN}|{_START}",
        rf"(?= (?:is|was|has|had|would|will|could|does|did|{_DID}|{_DOES})\b)",
        "no subject",
    ),
    # rich asleep on the sofa; sky not in school; bill gone on arrival
    _frame(
        _START,
        r"(?= (?:asleep|awake|excluded|suspended|sent home|picked up|still (?:sleeping|living"
        r"|staying|there|here|at|using|drinking)|feeding (?:baby|the)|(?:in|on) (?:her|his) (?:cot"
        r"|bed|room|chair|pram|buggy|lap|own bed)|crying|tearful|clingy|absent|gone"
        r"|seen (?:today|alone)"
        r"|not (?:in|seen|here|at)|present|poorly"
        r"|unwell|upset|weighed|jaundiced|in (?:bed|nursery|school)|kicking off|retracted|wt|clingy"
        r"|has left|left|split up|weight)\b| \((?:at|in|with)\b)",
        "all",
    ),
    _frame(r"\b(?:ring|call|phone|text) ", r"(?= back\b)", "all"),
    # summer came into the office crying; to say faith had been sick; if precious rings duty
    _frame(
        _START,
        r"(?= came (?:in|into|to|over|home|back|round|down|out|and) (?:the|her|his|with|crying|late"
        r"|upset|school|us|me|told)\b)",
        "all",
    ),
    _frame(
        r"\b(?:to say|to tell us|reminder|reminded|everyone says|everybody says|says that|say) "
        r"(?:that )?",
        rf"(?= (?:{_IS}|{_DOES}|{_DID}|had been|needs|has to|brought)\b)",
        "named",
    ),
    _frame(r"\bif ", r"(?= (?:rings|calls|texts|turns up|comes in|comes back|asks)\b)", "all"),
    _frame(
        r"\b(?:rang|phoned|called|texted) ",
        r"(?= and (?:the phone|she|he|left|told|asked|no answer|it)\b)",
        "all",
    ),
    _frame(
        r"\bto (?:see|meet|visit|weigh|collect|interview|ring) ",
        r"(?= (?:alone|on (?:mon|tues?|wed|thurs?|fri|sat|sun)|at (?:school|home|nursery)|today"
        r"|tomorrow|in school)\b)",
        "all",
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
        r"|to say|to ask|to tell|that (?:her|his|she|he)|with no|at the|who"
        r"|clean|new|some|more|food|milk|calpol|paracetamol|breakfast|toast|water|money)\b)",
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
    _frame(
        r"\b(?:did|does|has|is|was|where(?: is|['\u2019]s| was)) ",
        r"(?= (?:coming|going|okay|alright|poorly|in trouble|tell|say|know|come|go"
        r"|still (?:staying|there|living|at)|staying|at home|been"
        r"|ok)\b)",
        "named",
    ),
    # no worker can be nobody: told me that rose bangs the door
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
        return names - _GROUPS["otherwise"] - _GROUPS["calendar"]
    if kind == "bare":
        return names - _GROUPS["alone"] - _GROUPS["calendar"]
    if kind == "subject":
        tellable = names - _GROUPS["abstract"] - _GROUPS["calendar"] - _GROUPS["masses"]
        return tellable - _GROUPS["never bare"]
    if kind == "no subject":
        # What somebody does or is like can be said of a thing, and never does anything itself.
        bare = (
            (_GROUPS["acts"] | _GROUPS["qualities"]) - _GROUPS["abstract"] - _GROUPS["never bare"]
        )
        return bare - {"may", "can", "will", "hope", "trust", "spring", "march", "price", "love"}
    if kind == "named":
        return names - _GROUPS["abstract"]
    # Too common to be looked at each time; a capital or a title still tells them.
    return names - _GROUPS["never bare"] - {"can"}


_NEXT = re.compile(r"['\u2019]s? |[,;:.!?)/\"'\u201d\u2019]|$|[ \n]+(?:\(|&|-|\u2013|([a-z']+))")
_STARTS = re.compile(r"(?:^|[.!?:;,|\n(\u2013\u2014-])[ \t\n]*[\"'\u201c\u2018]?$")


@cache
def _before(word: str) -> frozenset[str]:
    """Which words before a word make it somebody; nothing where only frames tell."""
    if word == "will":
        return frozenset(("w", "with"))
    if word in _GROUPS["never bare"] or word in ("may", "can"):
        return frozenset()
    if word in _GROUPS["acts"] or word in _GROUPS["qualities"]:
        return _GROUPS["with"] - {"like"}
    if word in _GROUPS["calendar"]:
        return _REACHES
    if word in _GROUPS["abstract"] | _GROUPS["masses"] | (_GROUPS["alone"] - _GROUPS["stands"]):
        return frozenset()
    return _GROUPS["with"] | _GROUPS["before"] | {""}


_REACHES = frozenset(("let", "lets", "told", "asked", "asking", "saw", "met", "rang", "phoned"))


def _bare(word: str, before: str, after: str) -> bool:
    """Whether a word stands where a plain one would need the, a or a noun after it."""
    wanted = _before(word)
    if not wanted or before[-1:] == "-" or after[:2] in ("'t", "\u2019t"):
        return False
    following = _NEXT.match(after)
    if following is None:
        return False
    told = (following[1] or "").replace("'", "")
    after_somebody = told in _GROUPS["after"] or (told.endswith("ed") and len(told) > 4)
    said = before.rstrip(_OPENING)
    last = said[max(said.rfind(" "), said.rfind("\n")) + 1 :].lower().replace("'", "")
    if len(said) == len(before) or not (last in "&+" or last.isalpha()):
        last = ""
        if not _STARTS.search(before):
            return False
    if "" not in wanted:
        return last in wanted and (not told or after_somebody)
    if last in wanted:
        return not told or after_somebody or not told.endswith("s")
    # No article before it, nothing that describes it, and no noun after it that it describes.
    plain = last in _GROUPS["articles"] or last.endswith(_DESCRIBES)
    return not plain and (not told or after_somebody)


_DESCRIBES = ("ive", "al", "ous", "ful", "ing", "ish", "less", "able", "ic", "ed", "en", "est", "y")
_OPENING = " \n(\"'\u201c\u2018"


@cache
def _frames_of(word: str) -> tuple[_Frame, ...]:
    return tuple(frame for frame in _FRAMES if word in _words(frame.words))


# What is somebody's: roses dad, written without its apostrophe.
_OWNED = re.compile(rf" (?:{_KIN}|cot|bedroom)\b")
# The woods family; they stayed with the bakers.
_FAMILY = re.compile(r" (?:family|household|siblings|children|kids|twins)(?= |[.,;]|$)")
_THE = re.compile(r"\bthe $")


@cache
def _owners() -> frozenset[str]:
    """The word-names that no verb is: he hopes, he marks."""
    return also_names() - (_GROUPS["acts"] - {"rose"}) - _GROUPS["calendar"]


def look(view: View) -> Iterator[Span]:
    """A word-name in lower case where only somebody can stand."""
    text = view.text
    if "=" in text or "][" in text or "]: " in text:
        yield from _hidden(text)
    known = words_of(text)
    for word in _owners() & {one[:-1] for one in known if one[-1] == "s"}:
        for start in known[f"{word}s"]:
            end = start + len(word) + 1
            if text[start:end].islower() and _OWNED.match(text, end):
                yield start, end
    paired = False
    for word in _words("all") & known.keys():
        for start in known[word]:
            end = start + len(word)
            if not text[start:end].islower():
                continue
            before, after = text[max(0, start - 50) : start], text[end : end + 40]
            paired = paired or (bool(_before(word)) and after.startswith((" and ", " & ", ", ")))
            if after.startswith(f" by {word}") or before.endswith(f"{word} by "):
                continue  # petal by petal
            if word == "amber" and _LIGHTS.search(before + after):
                continue
            if _bare(word, before, after) or any(
                frame.after.match(after) and frame.before.search(before)
                for frame in _frames_of(word)
            ):
                yield start, end
    if paired:
        yield from _pairs(text)


def _hidden(text: str) -> Iterator[Span]:
    """A value or label that is a name and nothing else."""
    for value in _HIDDEN.finditer(text):
        group = value.lastgroup or 0
        words = value[group].split()
        telling = words[0] in _words("named") - _GROUPS["calendar"] - _COLOURS
        named = words[0] in also_names() and all(word in names_too() for word in words[1:])
        if named and (telling or len(words) > 1):
            yield value.span(group)


def _pairs(text: str) -> Iterator[Span]:
    """Two names side by side where children are told of."""
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
    prose=True,
    look=look,
    blocks=[
        "The worker described ⟦hope⟧ as guarded.",
        "A young person known as ⟦april⟧ is away.",
        "We spoke to ⟦roses⟧ dad.",
    ],
    allows=[
        "She hopes dad will come. There is hope that the plan works.",
        "The worker described the hope they share.",
    ],
)
