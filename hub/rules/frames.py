"""Frames: places in a sentence where only somebody can stand, whatever the word means elsewhere.

Each frame holds an example of its own (`tests/test_frames.py` tries them all), what stands before
the name, what stands after it, and which word-names count there (`standing.counted`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from hub.rules.persons import DEEDS
from hub.rules.standing import counted
from hub.rules.words import any_of

KIN = (
    r"(?:mum|mam|mummy|mother|dad|daddy|father|nan|nana|nanny|gran|granny|grandma|grandmother"
    r"|grandad|granddad|grandpa|grandfather|auntie|aunty|aunt|uncle|cousin|sister|brother|sis|bro"
    r"|son|daughter|niece|nephew|step-?(?:dad|mum|father|mother|brother|sister)|half-?(?:brother"
    r"|sister)|twin|sibling|partner|boyfriend|girlfriend|bf|gf|husband|wife|ex|friend"
    r"|best friend|mate"
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
    rf"(?:{any_of(DEEDS['uneven'] | DEEDS['past'])}"
    r"|turned up|owned up|read out|put (?:his|her|the|him|a)\b)"
)
# The same now and then: she will cut, it may hurt.
_ALIKE = rf"{any_of(DEEDS['alike'])}\b"
_THEN = rf"(?!{_ALIKE}){_DID}"
# What is so of somebody and of nothing else.
_IS = (
    r"(?:was|is|has been|had been|will be|were) (?:seen|born|asked|told|sick|asleep|upset|late"
    r"|back (?:with|home|from|at)|crying|scared|tired|hungry|away|absent|off sick"
    r"|poorly|ill|pregnant|due|brought|taken|excluded|referred|observed|found|hospitalised"
    r"|arrested|bailed|on (?:tag|bail|remand|the list)|home"
    r"|in (?:year|nursery|reception|bed|custody|care|hospital|a&e|foster)|living|staying|sleeping"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|eighty|seventy|sixty|fifty|forty|thirty|twenty)\b|able to|not (?:in|at|being"
    r"|speaking|seen"
    r"|well|happy)|really|ok\b|okay|fine\b|quiet|very (?:quiet|upset|tearful|tired|thin|sleepy)"
    r"|tearful|ten weeks|\d)"
    r"|(?:has|had|hasn'?t|hasnt|hadn'?t) (?:not |now |also |just |already )?(?:been (?:in|drinking"
    r"|seen|asked|told|off|away|crying|living|staying)|lost weight|run (?:away|again|off)|gone"
    r" missing|moved|told|disclosed|started|stopped|refused|a (?:bruise|cold|temperature|rash|cough"
    r"|black eye))"
    r"|(?:was|is|isn'?t|wasn'?t) (?:now |still |also |just |always )?(?:saying|feeding|cooking"
    r"|cleaning|smoking|vaping|screaming|laughing|smiling|drinking"
    r"|shouting|crying|staying|living|sleeping|hitting|refusing|asking|telling|wearing|eating"
    r"|holding"
    r"|sitting|playing|on the (?:bridge|roof|bus|phone|ward|sofa|floor)|in the (?:bath|car|flat"
    r"|room"
    r"|kitchen|house)|his\b|hers\b|the (?:baby|eldest|oldest|youngest|father|mother|dad|mum)"
    r"|there\?)"
)
_DOES = (
    rf"(?:{any_of(DEEDS['now'])}"
    r"|comes (?:in|into|to|round|over|home|back|and)|hangs out|has (?:a|her|his|no))"
)
_REACHED = (
    r"(?:tried|chased|contacted|messaged|spoke (?:to|with)|speak (?:to|with)|speaking (?:to"
    r"|with)|spoken (?:to|with)|talked (?:to"
    r"|with)|talk to|chat with|saw|met(?: with)?|meet(?:ing)?(?: with)?|rang|phoned|called|asked"
    r"|ask"
    r"|told|tell|reminded|texted|emailed|thanked|visited|seen with|(?:e-?mail|message"
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
    r"|bc|cos|coz|why|how come|reports|reported|disclosed|alleges|alleged|adds|added|knew|knows"
    r"|explained|claims|claimed|insists|turns out|apparently|heard|reckons|says|said|thinks"
    r"|think|thought|then|so"
    r"|though|although|where|until|after|before|plan"
    r"|states|noted|notes|concluded|recorded|felt|worried)[ \n])"
)
_WHEN = (
    r"\b(?:that|because|when|whether|if|although|though|while|since|until|after|before|as|so|where)"
    r"[ \n]"
)
_ENDS = r"(?=[ ,.;:?!)|/'\u2019\u2013\n-]|$)"


@dataclass(frozen=True)
class Frame:
    """Where only somebody can stand: an example, what comes before, what comes after, which count.

    `right_before` is sought at the end of what stands before a word, `right_after` matched at its
    end; both are made ready when a text first needs them.
    """

    example: str
    before: str
    after: str
    words: str

    @cached_property
    def right_before(self) -> re.Pattern[str]:
        """What must stand right before a word, in small letters."""
        return re.compile(rf"(?:{self.before})$")

    @cached_property
    def right_after(self) -> re.Pattern[str]:
        """What must stand right after it."""
        return re.compile(self.after)


FRAMES = (
    Frame(
        "Sent to mr ⟦marsh⟧, who replied.",
        rf"\b{_TITLE}\.? ",
        _ENDS + r"(?! (?:be|have|need|not|and the|or the)\b)",
        "most",
    ),
    Frame(
        "Mum's partner (⟦basil⟧) was out.",
        rf"\b(?:baby|big|little|old) |\b{KIN} \(?",
        rf"(?=\)|[ \n](?:{_DID}|{_DOES}|{_IS}|been|has (?:him|her|them|the|a|no))\b)",
        "most",
    ),
    Frame("Can someone tell ⟦will⟧'s mum the time?", "", rf"(?=['\u2019]s {KIN}\b)", "all"),
    Frame(
        "Then little ⟦ivy⟧ had a clean nappy.",
        r"\b(?:baby|big|little|old) ",
        r"(?= (?:had|has|wore|wears|wet|needs|needed) (?:a|an|the|her|his|no)\b)",
        "named",
    ),
    Frame(
        "Seen with ⟦faith⟧ and baby.",
        r"\b(?:seen|home|out|staying|living|there) with ",
        r"(?= and (?:the )?(?:baby|kids|children|mum|dad|nan|her|his)\b)",
        "all",
    ),
    Frame(
        "Mum wants ⟦frank⟧ out of the flat.",
        r"\b(?:wants?|wanted) ",
        r"(?= (?:out|gone|away|back|moved)\b)",
        "all",
    ),
    Frame(
        "Is there a photo of ⟦art⟧ for the desk?",
        r"\b(?:photos?|pics?|pictures?) of ",
        r"(?= (?:for|with|on (?:her|his|the)|and (?:her|his))\b|[.,;]|$)",
        "named",
    ),
    Frame(
        "She gave the father as ⟦rich⟧.",
        rf"\b(?:named|gave|identified|recorded) (?:the |her |his )?{KIN} as ",
        r"(?=[ .,;]|$)",
        "all",
    ),
    Frame(
        "Asked ⟦harmony⟧ when it began.",
        r"\b(?:tell|told|ask|asked) ",
        r"(?= (?:i'?m|i am|i|we|when|what|to ring|not to)\b)",
        "all",
    ),
    Frame(
        "She is unhappy about ⟦lance⟧ being alone with them.",
        r"\b(?:about|with|of|at|like) ",
        r"(?= being (?:alone|left|around|there|here|with|in|at|so|late|hit)\b)",
        "named",
    ),
    Frame(
        "The uncle, ⟦ray⟧, lives below.",
        rf"\b(?:{KIN}|{_CHILD}), ",
        r"(?=, (?:\w+)|[.;]|$)(?!,? (?:and|or|but) )",
        "all",
    ),
    Frame(
        "Stepdad (⟦rocky⟧) came to the desk.",
        rf"\b(?:{KIN}|{_CHILD}|{_ROLE}) \(",
        r"(?=\)|, )",
        "all",
    ),
    Frame(
        "The key worker, ⟦joy⟧, said no.",
        rf"\b{_ROLE}, ",
        rf"(?=, (?:{_DID}|{_IS}|{_DOES})\b)",
        "all",
    ),
    Frame(
        "Uncle = ⟦king⟧, on the sofa.", rf"\b(?:{_CHILD}|{KIN})(?: [a-z0-9])? ?= ?", _ENDS, "all"
    ),
    Frame(
        "Her and ⟦patience⟧ share a bed.",
        rf"\b(?:{KIN}|her|him|me|she|he|kids) (?:and|\+|&) ",
        rf"(?= (?:{_DID}|{_DOES}|{_IS}|not|share|shared|were|are|both|split up|have)\b|[.,;]|$)",
        "most",
    ),
    Frame(
        "A meeting with ⟦justice⟧ and her advocate.",
        rf"{_START}|\b(?:with|to|for|by|from|of|about) ",
        rf"(?= and (?:her|his) (?:(?:little|big|older|younger|baby|new|twin) )?(?:{KIN}"
        rf"|advocate|worker|baby|mates?|siblings?|teacher"
        rf"|solicitor)\b)",
        "all",
    ),
    Frame(
        "Rang ⟦hope⟧ twice.",
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
        r"|notes)|in front of|in the (?:face|stomach|arm|leg|back|head|mouth|ribs)|for (?:crying"
        r"|lying|swearing)|up from|back from)\b"
        r"|,? (?:-|\u2013)? ?(?:she|he)\b|, (?:who|she|he|her|his)\b| (?:is|as|was) (?:guarded"
        r"|quiet"
        r"|tearful|withdrawn))",
        "all",
    ),
    Frame(
        "Spoke to ⟦grace⟧ after school.",
        r"\b(?:spoke|speak|speaking|spoken|talked|talk|talking|chatted) (?:to|with) "
        r"|\b(?:rang|phoned|texted|emailed|messaged) ",
        r"(?=[.;:)]|$| (?:after|before|about|again|at|in|on|alone|by|but|who|when|because|re|today"
        r"|yesterday|this|last|over|during|outside|first|twice|for|as)\b)",
        "all",
    ),
    Frame(
        "The children are scared of ⟦bill⟧.",
        r"\b(?:scared|frightened|afraid|terrified|wary|fond|jealous|proud|frightened stiff) of "
        r"|\b(?:owes|owed|lent|sold|gave|sent) (?:\w+ )?(?:money|cash|drugs|it|them|a phone) to "
        r"|\b(?:in touch|in contact|shares? (?:a|the) (?:flat|room|bed)|sofa surfing) with ",
        r"(?=[.,;)\n]|$| (?:and|but|because|since|who|when)\b)",
        "named",
    ),
    Frame(
        "She went with ⟦dawn⟧ to the shop.",
        r"\b(?:went|gone|goes|left|out|stayed|home|came|shopping) with ",
        r"(?= to (?:the|a|her|his|school|nursery|church|see|get|buy)\b)",
        "all",
    ),
    Frame(
        "Met ⟦ginger⟧ at the park.",
        r"\b(?:saw|seen|met|found|spotted) ",
        r"(?= (?:at|outside|in) (?:the|her|his)\b)",
        "all",
    ),
    Frame(
        "We asked ⟦rose⟧ about school.",
        r"\b(?:we|i|she|he|they) (?:asked|told|rang|phoned|texted) ",
        r"(?= about\b)",
        "all",
    ),
    Frame(
        "They stayed at ⟦brook⟧'s house.",
        r"\b(?:at|to|from|round|outside) ",
        rf"(?=['\u2019]s {_HOME}\b)",
        "all",
    ),
    Frame("A girl of six, ⟦pearl⟧, was there.", rf"\b{_CHILD} of (?:\w+|\d+), ", r"(?=, )", "all"),
    Frame(
        "The social worker is ⟦noble⟧.",
        r"\b(?:the|a|new|their|her|his|our) (?:social |support |class |key |duty |form )?"
        rf"{_ROLE} is (?:mr |mrs |ms |miss )?",
        r"(?=[.,;]|$)",
        "most",
    ),
    Frame(
        "Home of the ⟦woods⟧ family.",
        r"\bthe ",
        r"(?= (?:family|household|siblings|twins)(?:[.,;]|$| (?:was|is|are|has|have|had|live"
        r"|moved|came|at|to)\b))",
        "bare",
    ),
    Frame("A note for miss ⟦rose⟧.", r"\b(?:miss|mrs|ms) ", r"(?=[.,;]|$)", "all"),
    Frame(
        "She rang ⟦iris⟧ again.",
        r"\b(?:rang|phoned|called|texted) ",
        r"(?= (?:about|back|again|last|to say)\b|[.,;])",
        "named",
    ),
    Frame(
        "The nurse described ⟦holly⟧ as calm.",
        r"\b(?:described|describes|thanked|known to us) ",
        r"(?= (?:as|for)\b|[.,;])",
        "all",
    ),
    Frame(
        "Then ⟦storm⟧ bit another child.",
        _START,
        rf"(?= (?:{_DID}) (?!(?:of|by|from)\b)| (?:{_DID})[.,;]|  ?(?:{_DID})$)",
        "most",
    ),
    Frame(
        "At lunch, ⟦may⟧ gave her a note.",
        _START,
        rf"(?= {_THEN} (?:all|her|his|the|a|that|it|me|up|off|out|through|in|on)\b)",
        "all",
    ),
    Frame(
        "Then ⟦hope⟧ hit her sister.",
        _START,
        rf"(?= {_ALIKE}(?: out)? (?:all|her|his|the|a|that|it|me|up|off|out|through|in|on)\b)",
        "doer",
    ),
    Frame("So ⟦max⟧ says he is tired.", _START, rf"(?= (?:{_IS}|{_DOES})\b)", "most"),
    Frame("Then ⟦summer⟧ was late.", _START, rf"(?= (?:{_IS})\b)", "named"),
    Frame(
        "It was in ⟦heath⟧'s locker.",
        rf"{_START}|\b(?:at|in|to|from|with|of|for|by|on|is|was|near|outside|behind|under|round"
        rf"|see|saw"
        r"|found|left|visited|via|about) ",
        r"(?=['\u2019]s (?!own\b|been\b|a\b|the\b|not\b|best\b|sake\b)[a-z])",
        "bare",
    ),
    Frame(
        "At home: ⟦gift⟧ in nursery.",
        _START,
        r"(?= (?:is )?(?:in|at) (?:year|nursery|reception|sixth form|pre-?school)\b)",
        "all",
    ),
    Frame(
        "Who is ⟦rich⟧?",
        rf"\b(?:who is|{KIN} is|{_CHILD} is|is called|was called|called|named|goes by|known as) ",
        r"(?=[?,;.]|$| ?--> ?| ?#\}| i think\b| (?:and|but) (?:he|she)\b)",
        "all",
    ),
    Frame(
        "A baby named ⟦hazel⟧.",
        r"\b(?:named|nicknamed|known as|(?:person|child|baby|boy|girl|somebody|someone) called"
        r"|relative of"
        r"|behalf of|(?:mother|father|mum|dad|parents?) of|addressed to) ",
        _ENDS,
        "all",
    ),
    Frame(
        "⟦hope⟧ was seen by the nurse.",
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
    Frame(
        "She left because ⟦mason⟧ had come.",
        rf"{_WHEN}|, ",
        rf"(?= (?:had|has|was|is|only|would|became|poses|{_DID}|{_DOES}|[a-z]+ed)\b)",
        "subject",
    ),
    Frame(
        "Then ⟦precious⟧ had her own room.",
        rf"{_WHEN}|{_START}",
        r"(?= (?:was|is|had|has|became|would|will|chose|came|went|sat|stood|held"
        r"|took)\b[^.\n]{0,40}"
        r"\b(?:his|her|she|he|herself|himself)\b)",
        "named",
    ),
    Frame(
        "We heard that ⟦frank⟧ would leave.",
        rf"{_WHEN}|{_START}",
        rf"(?= (?:is|was|has|had|would|will|could|does|did|{_DID}|{_DOES})\b)",
        "no subject",
    ),
    Frame(
        "Police came, ⟦bill⟧ gone on arrival.",
        _START,
        r"(?= (?:asleep|awake|bitten (?:by|on)|locked (?:out|in)|out of (?:prison|hospital"
        r"|custody)|bailed|recalled"
        r"|sectioned|remanded|evicted|kicked out|thrown out|still in (?:the same|same|her|his"
        r"|bed|hospital)|born (?:on|at|by|yesterday|early|mon|tue|wed|thu|fri|sat|sun|in the)"
        r"|hasnt been|excluded|suspended|sent home|picked up|still (?:sleeping|living"
        r"|staying|there|here|at|using|drinking)|feeding (?:baby|the)|(?:in|on) (?:her|his) (?:cot"
        r"|bed|room|chair|pram|buggy|lap|own bed)|crying|tearful|clingy|absent|gone"
        r"|seen (?:today|alone)"
        r"|not (?:in|seen|here|at|ok|okay|well|happy|eating|sleeping|speaking)\b|present|poorly"
        r"|unwell|upset|weighed|jaundiced|in (?:bed|nursery|school)|kicking off|retracted|wt|clingy"
        r"|has left|left|split up|weight)\b| \((?:at|in|with)\b)",
        "all",
    ),
    Frame("Can someone ring ⟦april⟧ back?", r"\b(?:ring|call|phone|text) ", r"(?= back\b)", "all"),
    Frame(
        "⟦summer⟧ came into the office.",
        _START,
        r"(?= came (?:in|into|to|over|home|back|round|down|out|and) (?:the|her|his|with|crying|late"
        r"|upset|school|us|me|told)\b)",
        "all",
    ),
    Frame(
        "A reminder that ⟦jade⟧ needs a pen.",
        r"\b(?:to say|to tell us|reminder|reminded|everyone says|everybody says|says that|say) "
        r"(?:that )?",
        rf"(?= (?:{_IS}|{_DOES}|{_DID}|had been|has been|needs|has to|brought)\b)",
        "named",
    ),
    Frame(
        "Tell us if ⟦precious⟧ rings.",
        r"\bif ",
        r"(?= (?:rings|calls|texts|turns up|comes in|comes back|asks)\b)",
        "all",
    ),
    Frame(
        "I rang ⟦may⟧ and the phone was off.",
        r"\b(?:rang|phoned|called|texted) ",
        r"(?= and (?:the phone|she|he|left|told|asked|no answer|it)\b)",
        "all",
    ),
    Frame(
        "A visit to see ⟦chance⟧ alone.",
        r"\bto (?:see|meet|visit|weigh|collect|interview|ring) ",
        r"(?= (?:alone|on (?:mon|tues?|wed|thurs?|fri|sat|sun)|at (?:school|home|nursery)|today"
        r"|tomorrow|in school)\b)",
        "all",
    ),
    Frame(
        "His cousin ⟦skip⟧ is missing.",
        r"\b(?:uncle|auntie|aunty|aunt|cousin|brother|sister|nan|grandad|nana|gran) ",
        r"(?! (?:and|or|have|be|not|need)\b)(?= [a-z]+|[.,;]|$)",
        "named",
    ),
    Frame(
        "Police drove ⟦misty⟧ to the ward.",
        r"\b(?:escorted|drove|walked|accompanied|followed|transported|conveyed|took|brought) ",
        r"(?= to (?:the|her|his|hospital|ward|school|court|a&e|nursery|contact|clinic)\b)",
        "all",
    ),
    Frame(
        "Can someone pick ⟦rose⟧ up from nursery?",
        r"\b(?:pick|picks|picking|picked|drop|dropping|dropped|woke|wake|tuck|fetch|fetched"
        r"|have|having"
        r"|had) ",
        r"(?= (?:up|off|home|over|round|for|to stay) (?:from|at|to|after|with|early|the (?:day"
        r"|night"
        r"|weekend|week)|a few|in bed|when|because|before|until|tonight|today|tomorrow|this)\b)",
        "named",
    ),
    Frame(
        "Then ⟦ginger⟧ next door heard it.",
        _START,
        rf"(?= (?:next door|upstairs|downstairs|over the road|across the landing|from number \w+) "
        rf"(?:{_THEN}|{_DOES}|{_IS}|heard|saw)\b)",
        "all",
    ),
    Frame(
        "Mum says its ⟦joy⟧ who hits the baby.",
        r"\bit(?:['\u2019]?s| was| is) ",
        r"(?= (?:who|you should|that (?:did|does|told|hit|started))\b)",
        "all",
    ),
    Frame(
        "Kids with ⟦will⟧ till Sunday.",
        r"\b(?:kids|children|baby|boys|girls|twins|him|her|them) with ",
        r"(?= (?:till?|until|for the|over the|tonight|this (?:week|weekend)|every|all (?:day"
        r"|night|week))\b)",
        "all",
    ),
    Frame(
        "Did anyone tell ⟦frank⟧ about the meeting?",
        r"\b(?:tell|told|ask|asked|remind|reminded) ",
        r"(?= (?:about|where|off for)\b)",
        "named",
    ),
    Frame(
        "The review for ⟦summer⟧ was cancelled.",
        r"\b(?:review|appt|appointment|referral|meeting|slot|visit|bed|place|placement|epipen"
        r"|meds) for ",
        r"(?= (?:(?:is|was) )?(?:cancelled|booked|moved|rearranged|due|refused|confirmed|today"
        r"|tomorrow)\b)",
        "all",
    ),
    Frame(
        "Nan said ⟦amber⟧ can stop with her.",
        _START,
        r"(?= can(?:['\u2019]?t)? (?:stop|stay|come|go|have|sleep|live|read|see|talk|walk) "
        r"(?:with|at|in|to|over|home|a|the|her|his|on|round)\b)",
        "named",
    ),
    Frame(
        "⟦misty⟧ using again, says a friend.",
        _START,
        r"(?= (?!being|having|growing|running|covering|building|falling|coming|meeting"
        r"|going)[a-z]{2,}ing"
        r" (?:all|her|his|him|them|again|at (?:home|school)|on her|on his)\b)",
        "most",
    ),
    Frame(
        "Then ⟦autumn⟧'s hair fell out.",
        "",
        r"(?=['\u2019]s (?:hair|cot|eyes?|arms?|legs?|bedroom|bottle|nappy|shoes|teacher|flat"
        r"|phone|birthday"
        r"|behaviour|attendance|speech|weight|face|bag|jumper|uniform|clothes|dentist|gp|buggy"
        r"|bruises?)\b)",
        "all",
    ),
    Frame(
        "Put ⟦winter⟧ on the list.",
        r"\b(?:put|get|add|got|had|have) ",
        r"(?= (?:on|to|onto) the (?:list|register|rota|waiting|system|invite|meeting|phone)\b)",
        "all",
    ),
    Frame(
        "Is ⟦rusty⟧ on tag?",
        r"\b(?:is|was|isnt|wasnt) ",
        r"(?= (?:on (?:tag|bail|remand|methadone|roll)|off roll|in (?:custody|year|nursery)"
        r"|at college)\b)",
        "named",
    ),
    Frame(
        "⟦art⟧ and mum split.",
        _START,
        r"(?= and (?:mum|dad|nan|his (?:mum|dad)|her (?:mum|dad)|the (?:kids|baby"
        r"|children)) (?:split|are|were"
        r"|have|had|fell|row|rowed|not|argu\w+|came|went|live)\b)",
        "all",
    ),
    Frame(
        "I saw ⟦skip⟧ push her.",
        r"\b(?:saw|seen|watched|heard) ",
        r"(?= (?:push|hit|kick|punch|drag|grab|slap|smack|shake|hurt|touch|kiss|shout at"
        r"|scream at) (?:him|her"
        r"|them|the|his)\b)",
        "all",
    ),
    Frame(
        "I am worried about ⟦summer⟧, who is late.",
        r"\b(?:worried|concerned|anxious|scared|unsure|curious) (?:about|for) ",
        r"(?=[.,;)\n]|$| (?:as|because|since|and (?:her|his)|who|at (?:home|school)|again)\b)",
        "named",
    ),
    Frame("In bed with ⟦amber⟧ (mum).", "", rf"(?= \((?:(?:her|his|the) )?{KIN}\b)", "named"),
    Frame(
        "Then the boy ⟦storm⟧ was sent in.",
        r"\bthe (?:boy|girl|child|baby|toddler|lad|lass|mother|father|pupil|eldest|youngest) ",
        rf"(?= (?:was|is|has|had|{_DID})\b)",
        "named",
    ),
    Frame(
        "I have known ⟦art⟧ since he was born.",
        r"\bknown ",
        r"(?= (?:since|for (?:years|ages|a|some|two|three|four|five|six|ten)|all (?:her|his"
        r"|my))\b)",
        "all",
    ),
    Frame(
        "His friends call him ⟦bluebell⟧.",
        r"\b(?:calls?|called|calling|nicknamed) (?:him|her|them|me) ",
        r"(?=[.,;)\n]|$| (?:at|in|on|and|because|when|for|as|online)\b)",
        "named",
    ),
    Frame(
        "Tell ⟦sky⟧ her bag is here.",
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
    Frame(
        "He was with ⟦ruby⟧, who is nine.",
        r"\b(?:from|by|with|to|for|about|saw|met) ",
        r"(?=, who\b)",
        "all",
    ),
    Frame(
        "⟦harmony⟧: in school today.",
        r"(?:^|\n|[.!?|] )",
        r"(?=: (?:in|at|attends|seen|no|late|poor|good|well|fine|absent)\b)",
        "all",
    ),
    Frame(
        "Mum says ⟦mark⟧ has moved out.",
        r"\b(?:says|said|saying|think|thinks|agreed|reckons|sure|that|hoping|claims|claimed) ",
        r"(?= (?:has (?:moved|not|lost|gone|had|been)|knows|isn'?t|will (?:bring|come|go|call"
        r"|ring|attend"
        r"|collect)|had (?:gone|been)|pushed|hurt|touched|likes|hates)\b)",
        "named",
    ),
    Frame(
        "Did ⟦grace⟧ tell you?",
        r"\b(?:did|does|has|is|was|where(?: is|['\u2019]s| was)) ",
        r"(?= (?:allowed|supposed|meant to|safe|coming|going|okay|alright|poorly|in trouble"
        r"|tell|say|know|come|go"
        r"|still (?:staying|there|living|at)|staying|at home|been"
        r"|ok)\b)",
        "named",
    ),
    Frame(
        "I told ⟦rich⟧ straight that he cannot.",
        r"\b(?:tell|told|tells|warned|reminded|remind) ",
        r"(?= (?:straight|plainly|again that|off|(?:that )?(?:he|she)\b|not to)\b)",
        "named",
    ),
    Frame(
        "Dear all, ⟦amber⟧ has asked for another.",
        rf"{_START}|\b(?:all|both|hi|hello|dear), ?",
        r"(?= (?:has|have) (?:asked|said|told|agreed|rung|texted|refused to|walked|run|come (?:to"
        r"|in|back|home)|turned) )",
        "named",
    ),
    Frame(
        "Last seen by ⟦rose⟧ next door.",
        r"\b(?:by|from|with|to|at|round) ",
        r"(?= (?:next door|upstairs|downstairs|over the road|at number|across the)\b)",
        "all",
    ),
    Frame(
        "So I goes to ⟦rob⟧ you can't.",
        r"\b(?:i|she|he|mum|dad|nan) (?:goes|says|said|went) to ",
        r"(?= (?:you|i|he|she|it|that|what|why|please|no|look)\b)",
        "all",
    ),
    Frame(
        "Then ⟦harmony⟧ n her sister had nits.",
        _START,
        rf"(?= (?:n|'n'|&|\+) (?:her|his|the) (?:[a-z]+ )?{KIN}\b)",
        "all",
    ),
    Frame(
        "We think ⟦dawn⟧ is using again.",
        rf"{_START}|\b(?:if|whether|i) ",
        r"(?= (?:is|was) (?:back )?(?:using|dealing|drinking|lying|pregnant|inside|locked up)\b)",
        "named",
    ),
    Frame(
        "Ring us if ⟦ray⟧ shows up.",
        r"\b(?:if|when|whenever|until|before|once) ",
        r"(?= (?:shows up|turns up|comes round|comes near|kicks off|gets out|moves (?:in|out|back)"
        r"|is in (?:hospital|prison|custody|bed|the)|finds out)\b)",
        "named",
    ),
    Frame(
        "He says that ⟦prince⟧ owes him.",
        _START,
        r"(?= (?:owes|owed|hit|hits|pays|paid|lent|beats|bosses|bullies|scares) (?:him|her|them|me"
        r"|us|mum|mummy|dad|daddy|the (?:baby|kids|children))\b)",
        "named",
    ),
    Frame(
        "Actions: ⟦art⟧ to start his course.",
        r"(?:\b\d{1,2}[.)]? |[;:] |\n[-*] |^|\n)",
        r"(?= to (?:start|attend|ring|see|bring|book|complete|finish|stop|move|engage|contact"
        r"|be (?:seen|told|invited|weighed|collected)) )",
        "named",
    ),
    Frame(
        "They had ⟦patience⟧ sleeping on chairs.",
        r"\b(?:had|have|has|got|found|saw|left|leaves|leave) ",
        r"(?= (?:sleeping|staying|living|hiding|crying|waiting|home alone|asleep|sat (?:on|in|at)"
        r"|stood) (?:on|in|at|with|under|behind|for|by|from)\b)",
        "all",
    ),
    Frame(
        "My friend ⟦cherry⟧ lets me stay.",
        r"\b(?:my|her|his|their) (?:best |little |big |older |younger )?"
        r"(?:friend|mate|boyfriend|girlfriend|partner|ex|lodger|neighbour|pal) ",
        rf"(?= (?:lets|{_DOES}|{_DID}|{_IS})\b)",
        "named",
    ),
    Frame(
        "The twins (that's ⟦storm⟧ and his sister) went.",
        r"\bthat['\u2019]?s ",
        r"(?= and (?:her|his|the)\b|[,)])",
        "named",
    ),
    Frame(
        "The worker says ⟦king⟧, as his mates call him.",
        "",
        r"(?=, as (?:her|his|the|their|all) (?:mates|friends|family|boys|girls|gang|kids|crew"
        r"|others)\b)",
        "all",
    ),
    Frame(
        "She would like ⟦clay⟧ to come.",
        r"\b(?:like|likes|want|wants|wanted|need|needs|asked|expects?|allow|allowed) ",
        r"(?= to (?:come|be (?:there|here|told|seen|at|in)|go home|stop|stay|leave|visit|ring|have"
        r" (?:her|his))\b)",
        "named",
    ),
    Frame(
        "I told ⟦joy⟧ everything.",
        r"\b(?:tell|told|tells|telling|ask|asked) ",
        r"(?= (?:everything|nothing|about|its|it['\u2019]s|im|hes|shes|to (?:her|his))\b)",
        "all",
    ),
    Frame(
        "He made ⟦olive⟧ stand in the garden.",
        r"\b(?:make|makes|made|let|lets|watched|saw|heard) ",
        r"(?= (?:stand|sit|eat|wait|sleep|kneel|clean|stay|watch|cry|scream|fall|hit"
        r"|do (?:it|that)) (?:in|on|at|by|there|with|outside|under|up|out|the|her|his|him)\b)",
        "named",
    ),
    Frame(
        "He calls ⟦melody⟧ fat at the table.",
        r"\b(?:calls?|called|calling) ",
        r"(?= (?:fat|stupid|names|ugly|thick|lazy|useless|a (?:liar|brat|pig|slag|dog|baby"
        r"|thief))\b)",
        "all",
    ),
    Frame(
        "Then ⟦faith⟧ has missed her scans.",
        _START,
        r"(?= (?:has|have|had) (?:missed|lost|broken|left|been (?:sick on|rude to|told))"
        r" (?:her|his)\b)",
        "all",
    ),
    Frame(
        "Can you ring ⟦faith⟧ first?",
        r"\b(?:ring|rang|call|called|phone|phoned|text|texted) ",
        r"(?= (?:first|back|again|straight|at (?:home|work)|if (?:you|he|she))\b)",
        "all",
    ),
    Frame(
        "Police took ⟦chase⟧ home at night.",
        r"\b(?:took|take|takes|taking|brought|bring|drove|walked|sent|collected|kept) ",
        r"(?= (?:home|swimming|back home|off (?:him|her|them)|away from|any ?more)\b)",
        "named",
    ),
    Frame("She said ⟦charity⟧ gave birth at home.", _START, r"(?= gave birth\b)", "all"),
    Frame(
        "Then ⟦teddy⟧ wet himself in the car.",
        rf"{_START}|\b(?:contact|school|tea|lunch|dinner|breakfast) ",
        r"(?= (?:wet|hurt|cut|burnt|burned|soiled|bit|scratched|locked|shut|starved)"
        r" (?:him|her)self\b)",
        "all",
    ),
    Frame(
        "I do not want ⟦mark⟧ to know.",
        r"\b(?:want|wants|wanted|let|lets|for) ",
        r"(?= (?:to know|to find out|know where|near (?:her|him|me|us|the)"
        r"|round (?:here|my|the))\b)",
        "all",
    ),
    Frame(
        "For me, my daughter and ⟦ruby⟧ whos newborn.",
        r"\b(?:and|with|to|from|for|about) ",
        r"(?= (?:who['\u2019]?s|who is) (?:new|only|just|the|her|his|my|in|at|\d|one|two|three|four"
        r"|five|six|seven|eight|nine|ten))",
        "all",
    ),
    Frame(
        "Can my friend ⟦violet⟧ come too?",
        r"\b(?:my|her|his) (?:best |big |little )?"
        r"(?:friend|mate|cousin|sister|brother|auntie|nan) ",
        r"(?= (?:come|stay|sleep|sit|be|have|get|see|pick|help|has been|is (?:coming|staying))\b)",
        "all",
    ),
    Frame(
        "Can someone pick ⟦faith⟧ up from school?",
        r"\b(?:pick|picks|picking|picked|drop|dropping|dropped|fetch|fetched|wake|woke|teach|taught"
        r"|teaching) ",
        r"(?= (?:up from|up at|up after|off at|home from|from (?:school|nursery|contact)"
        r"|to say)\b)",
        "all",
    ),
    Frame(
        "Can you make ⟦hunter⟧ stop coming in?",
        r"\b(?:make|makes|made|let|lets) ",
        r"(?= (?:stop|leave|see|read|know|touch|near|in my|have my) )",
        "named",
    ),
    Frame(
        "Log: ⟦storm⟧ back at the unit.",
        _START,
        r"(?= back (?:at|in|from|home|on) (?:the |her |his )?(?:unit|home|school|ward|placement"
        r"|flat"
        r"|roll|time|site|contact)\b)",
        "named",
    ),
    Frame(
        "At home are mummy, me, ⟦bear⟧, and the man.",
        r"\b(?:mum|mummy|dad|daddy|me|nan|him|her|my (?:mum|dad|sister|brother)), ",
        r"(?=,? (?:and|or) (?:the|me|my|mum|mummy|dad|daddy|nan|baby|him|her)\b)",
        "named",
    ),
    Frame(
        "So ⟦patience⟧ dont want to go.",
        _START,
        r"(?= (?:don['\u2019]?t|doesn['\u2019]?t|didn['\u2019]?t|never) (?:want|like|go|come"
        r"|eat|sleep|talk"
        r"|say|tell|know) )",
        "all",
    ),
    Frame(
        "He took ⟦april⟧ out of the bath.",
        r"\b(?:took|pulled|pulls|dragged|drags|lifted|carried|threw|grabbed|held) ",
        r"(?= (?:out of the (?:bath|cot|bed|car|room|house|pram|flat)|by (?:the|her|his) (?:arm"
        r"|hair"
        r"|leg|hand|wrist|neck))\b)",
        "all",
    ),
    Frame(
        "Mum says ⟦hope⟧ is too little to know.",
        rf"{_START}|\b(?:says|said) ",
        r"(?= (?:is|was) too (?:little|young|scared|ill|tired|small|drunk|frightened)\b)",
        "all",
    ),
    Frame(
        "I never touched ⟦destiny⟧, she fell.",
        r"\b(?:touched|hit|hurt|saw|told|asked|pushed|kicked|woke) ",
        r"(?=, (?:she|he|i|they) )",
        "all",
    ),
    Frame(
        "Last night ⟦rusty⟧ kicked the door off.",
        r"\b(?:night|nite|morning|afternoon|evening|weekend|yesterday|circle time|story time) ",
        rf"(?= (?:{_THEN}|{_DOES}|said|was (?:here|there|in|at)) )",
        "named",
    ),
    Frame(
        "So ⟦honey⟧ had no socks on.",
        _START,
        r"(?= (?:had|has) no (?:socks|shoes|coat|lunch|bed|money|nappies|nappy|clothes|bag|kit"
        r"|pants"
        r"|breakfast|jumper|uniform|glasses|tea)\b)",
        "all",
    ),
    Frame(
        "The form says child: ⟦grace⟧.",
        r"\b(?:child|mother|father|mum|dad|baby|sibling|sister|brother|name|parent|partner|nan): ",
        r"(?=[ \t]*(?:[.,;|\n]|$))",
        "all",
    ),
    Frame("| ⟦rose⟧ | seen |", r"\|[ \t]*", r"(?=[ \t]*\|)", "most"),
)


_KINDS = tuple(dict.fromkeys(frame.words for frame in FRAMES))


@cache
def _kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of frames in which a word counts as somebody."""
    return tuple(kind for kind in _KINDS if word in counted(kind))


@cache
def _frames_of(kinds: tuple[str, ...]) -> tuple[Frame, ...]:
    return tuple(frame for frame in FRAMES if frame.words in kinds)


@lru_cache(maxsize=4096)  # the views of a text are mostly the same words
def framed(word: str, before: str, after: str) -> bool:
    """Whether a word stands in a frame, by what stands right before and right after it."""
    before = before.lower()
    for frame in _frames_of(_kinds_of(word)):
        if frame.right_after.match(after) and frame.right_before.search(before):
            return True
    return False
