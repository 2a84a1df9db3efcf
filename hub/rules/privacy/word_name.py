"""Names that are words, by where they stand in a sentence."""

import re
from collections.abc import Iterator
from functools import cache

from hub.model import EVERYTHING, Rule, Span, View
from hub.rules.capitals import begins, unreviewed
from hub.rules.frames import KIN
from hub.rules.persons import DEEDS, DID, DOES, ONLY_PEOPLE, TOWARDS
from hub.rules.privacy.exact_age import COUNT
from hub.rules.tokens import LETTER, Words, at
from hub.rules.vocabulary import current, unless_reviewed
from hub.rules.words import also_names, any_of, given, grouped, names_too

_WORD = re.compile(rf"[{LETTER}]+")
# What follows a name and hardly ever the word: an act, whose it is, another name, a number.
_AFTER = re.compile(
    rf"['\u2019]s?(?![{LETTER}])"
    rf"|[ \t\n]+(?:[-\u2013\u2014] )?{DOES}(?![{LETTER}])"
    rf"|,? (?:and|or) (?:[A-Z][{LETTER}]+|(?:her|his|their) (?:mother|father|mum|dad|brother"
    rf"|sister|half-?brother|half-?sister|siblings?|family|partner|baby|son|daughter|kids"
    rf"|children|boyfriend|girlfriend|mates?|friends?|neighbour|ex))"
    rf"| to be (?:seen|visited|told|asked|weighed|placed|offered|referred|assessed|invited"
    rf"|collected|given an?|helped|heard|reminded|encouraged|registered)\b"
    rf"| to (?:move (?:in|out|back|to)|attend|refer|contact|ring|speak|meet|engage|bring|collect"
    rf"|stay|return|visit|tell|ask|apologise|sleep|live|leave|come|go|start|stop|continue)\b"
    rf"| ?[+&/] ?(?:(?:her|his|the) )?(?:(?:[Bb]aby|[Mm]um|[Dd]ad|[Tt]win|[Mm]other|[Ff]ather"
    rf"|{KIN})"
    rf"\b|[A-Z][a-z]+\b(?= (?:home|in|at|both|share|were|are)\b))"
    rf"| [-\u2013\u2014] (?:not (?:brought|seen|in|at)|DNA|no[ -]show|absent|seen|late|refused"
    rf"|declined"
    rf"|attended|see)\b|\? (?:She|He)\b| xx?\b"
    rf"| and the (?:baby|boy|girl|child|children|twins?)['\u2019]s? (?:mother|father|mum|dad)\b"
    rf"| being (?:her|his|their|the (?:father|mother|eldest|oldest|youngest|only))\b"
    rf"| (?:next door|upstairs|downstairs|across the (?:road|landing|hall))\b"
    rf"|\.[ ](?:Not seen|Seen|Attends|Attendance|No concerns|Weight|Known to|Lives)\b"
    rf"| (?:pays|spends|owes|sells|lends|drinks|smokes|eats) (?:nothing|everything|for|no|too"
    rf"|all)\b"
    rf"| the (?:lodger|neighbour|cleaner|childminder|caretaker|boyfriend|stepdad|uncle|landlord)\b"
    rf"| and (?:her|his) (?:[a-z]+ ){{1,2}}(?:man|partner|boyfriend|girlfriend|husband|wife|baby)\b"
    rf"| [-\u2013] the (?:surname|name|nickname)\b"
    rf"|,? and the [a-z]+ ?(?:visitor|worker|nurse|teacher|mother|father|baby|midwife"
    rf"|children)\b|:[ \t]+(?:attends|was|is|seen|has|said)\b"
    rf"|, (?:{COUNT}|\d{{1,2}})(?:,| and (?:her|his|a half)\b)"
    rf"|,? \(?aged\b|[ ,]*\((?:\d|aged|she|he|they|[a-z]+ of)|, (?:who|her|his|the (?:mother"
    rf"|stepfather|stepmother|stepdad|partner|uncle|aunt|neighbour|lodger|grandmother"
    rf"|grandfather|father|baby|child|oldest|eldest|youngest))\b"
    rf"|[ \t]+[A-Z](?:\.|[{LETTER}'\u2019-]*[{LETTER}])?(?![{LETTER}])"
    rf"|(?:[ \t]*[-\u2013:][ \t]+)?(?:attendance )?\d+ ?%"
    rf"|[ \t]+\((?:(?:maternal |paternal )?(?:grand)?(?:mother|father|mum|dad)|aunt|uncle|sister"
    rf"|brother"
    rf"|cousin|partner|eldest|oldest|youngest|middle|in |new ?born|baby|their|his|her|the |not )"
    rf"|[ \t]+(?:hospitalised|discharged|admitted|arrested|excluded|referred|removed|placed"
    rf"|collected"
    rf"|brought|seen|born|bit|fell|threw|bruised|weighed|vaccinated|reported|self-harmed)"
    rf"(?= (?:overnight|her|him|at|in|on|to|after|by|another|from|over|down|with|the|and"
    rf"|again)\b|[.,;])"
    rf"|,? [-\u2013\u2014]? ?(?:Mum|Mother|Dad|Father|Nan|Child [A-H])['\u2019]s (?:ex|brother"
    rf"|sister|partner"
    rf"|boyfriend|girlfriend|friend|uncle|aunt|cousin|husband|wife|landlord|lodger|new)\b"
    rf"| [-\u2013\u2014] \d{{1,2}},| (?:again|later|also|then|still|now) (?:denied|said|told"
    rf"|asked|rang"
    rf"|came|went|left|refused|attended|disclosed|missed|admitted)\b"
    rf"|, (?:deceased|fell|seen|not seen|deputy|manager|(?:room|team) leader)\b"
    rf"|, the (?:middle|elder|eldest|older|oldest|younger|youngest|little|big) (?:boy|girl|one"
    rf"|child|brother|sister|twin)\b"
    rf"|[ \t]+and the (?:baby|children|twins|boys|girls|little|dog)\b"
    rf"|[ \t]+is what (?:everyone|they|the)\b"
    rf"|[ \t]+(?:good|poor|fine|well|late|absent|no concerns|not yet|to have (?:her|his))(?=[ ,.;])"
)
# Short words that are also Chinese and Vietnamese names: alone before what only people do.
_ONE_SYLLABLE = frozenset(
    "an bang bin bong can chin chow dan din dong dung fan fang fen fun gang gong han hang ho hop"
    " hung kin king lac lam lane lap lee lien ling long lung man mien mo mu pan pang pin ping pong"
    " ran sang shun sin son song suit sun sung tai tan tang tin ting tong tung wan win wing"
    " won wu yam yang yen yin".split()
)
_AFTER_SYLLABLE = re.compile(
    rf"['\u2019]s [a-z]|[ \t\n]+(?:told|asked|said|says|cried|attended|attends|lives|lived|wants"
    rf"|wanted|sleeps|slept|settles|feels|felt|described|disclosed|denied|presents|enjoys|likes"
    rf"|was (?:seen|told|asked|born|brought|upset|taken)|and (?:her|his) [a-z]+)(?![{LETTER}])"
)
_SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
_SEASON = re.compile(r"(?:^|\n|\|)[ \t]*(?:Spring|Summer|Autumn|Winter)(?: term)?[ \t]*\|")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december".split()
)
_MODALS = frozenset({"may", "will", "can", "mark"})
# After a verb stands no past, unless it is the same as the present: may cut, will hurt.
_AFTER_MODAL = re.compile(
    rf"['\u2019]s(?![{LETTER}])|[ \t\n]+(?:{any_of(DEEDS['uneven'] - DEEDS['alike'])}"
    rf"|{any_of(DEEDS['may'])}|moved out|moved in|agreed to|and (?:her|his))\b"
)
# Things that words like these are, and people are not.
_THING = re.compile(
    r"[ \t\n]+(?:is|was|has|had|will|can|may|must|should|could|would|also|often|always|still"
    r"|only|never)[ \t\n]+(?:not |also |often |always |still |very |been |be )*"
    r"(?:written|important|central|key|low|high|needed|built|rebuilt|damaged|lost|growing"
    r"|gained|good|possible|required|part|one|essential|fragile|hard"
    r"|limited|strong|weak|common|rare|welcome|used|given|expected|shared|expressed"
    r"|described as a|improving|broken|restored|enough|there|what (?!everyone|everybody|people"
    r"|they)|as|a matter|everything"
    r"|difficult|an? (?:[a-z]+ )?(?:word|plan|strategy|reason|solution|substitute|measure"
    r"|safeguard)"
    r"|short (?:at|of|on|in)|sought|seen in|the (?:word|role|name|colour|part"
    r"|reason|first"
    r" thing|one thing)|where|when|suggest|dictate|shown (?:on|by|in)|plain (?:on|in|to)|asked for"
    r"|the (?:hardest|worst|best|longest|busiest) (?:time|season|part)|an? [a-z]+ (?:month"
    r"|term|time|week))\b"
)

# Grant access to the file: to grant is done to something.
_GRANTED = re.compile(r" (?:access|permission|leave|consent|them|funding|bail|an?|the)\b")

# A deed, for words that mean nothing that does one: Reed lied; Blessing minds the stall.
_DEED = re.compile(
    rf"[ \t\n]+(?:{DID}(?![{LETTER}])"
    r"|(?!colou?red|scented|covered|skinned|shaped|based|lined|flavoured|haired|tinted|tiled"
    r"|painted|printed|sized|stained|filled|speed|breed|seaweed|hundred|sacred|kindred)"
    r"[a-z]{3,}ed\b"
    r"|(?:prefers|insists|complains|argues|copes|cares|minds|earns|lends|teaches|cleans|cooks"
    r"|drives"
    r"|rides|swims|sings|learns|studies|volunteers|babysits|bullies|teases|cuddles|feeds|bathes"
    r"|holds|carries|pulls|sucks|spills|wanders|escapes|returns|meets|greets|blames|accuses|dreads"
    r"|wishes|believes|doubts|guesses|forgets|regrets|resents|adores|ignores|avoids|copies|answers"
    r"|interrupts|listens|hears|watches|notices|confesses|borrows|sells|buys|pays|spends|gambles"
    r"|hates|managed|begins|starts|finds|chooses|brings|makes|puts|gets|has) "
    r"(?!(?:of|and|or|are|were|is|was)\b)[a-z]"
    r"|[a-z]{3,}(?:ed|s) (?:himself|herself|her|his|him|the|an?|it|them|to|that|on|in|off|up|out"
    r"|with|at|for|about|when|again)\b|[a-z]{3,}(?: [a-z]+)? (?:himself|herself)\b"
    r"|from the (?:[a-z'\u2019]+ ){0,2}(?:centre|hostel|refuge|club|service|clinic|hub|estate"
    r"|council)\b"
    r"|on the (?:ground|first|second|third|top|next) (?:floor|landing)\b"
    r"|(?:found|left) (?:asleep|alone|crying|hiding|wandering)\b"
    r"|with (?:her|his) [a-z]+ (?:in|on|over|under|round|tucked)\b"
    r"|from (?:number|next door|upstairs|downstairs|across|over|(?:the )?(?:flat|school|shop|church"
    r"|office|team|nursery)|housing|probation|social care|reception|camhs|year \w+)\b"
    r"|and (?:her|his) (?:[a-z]+ )?(?:mother|father|mum|dad|brother|sister"
    r"|twin|partner|baby|son|daughter|cousin|nan|gran|friends?)\b)"
)

# Said to somebody, told in short, or one of several: Daisy, come here. Iris; late.
_SHORTLY = re.compile(
    r"; [a-z]| [-\u2013\u2014] (?:no (?:contact|unsupervised|longer)|not to|to be|must|never)\b"
    r"|, (?:come|get|stop|sit|put|leave|give|tell|listen|look|go|wait|please|love|sweetheart"
    r"|darling)\b|(?:, [A-Z][a-z]+)+,? and [A-Z][a-z]+ (?:share|are|were|have|had|live|both|all"
    r"|came"
    r"|went|slept|play|sleep)\b"
)
# What only somebody does or is, for words that are seldom names and for what is felt or made.
_SURELY = re.compile(
    r"[ \t\n]+(?:(?:then|again|later|also|still|now|once) )?(?:told (?:us|me|him|her|them|staff"
    r"|police"
    r"|the|his)|said (?:that|she|he|to|it|no|yes)|cried|screams|screamed|weighs|fled|ate|slept"
    r"|visits (?:every|on|at|with|alone)|broke down|got (?:his|her|hold)|denie[sd]|admit(?:s"
    r"|ted)|owes|deals|abused|stopped going|hit"
    r" (?:her|him|his|the)|rang (?:me|us|her|him|back|duty|in|from)|(?:had|has|did|does|was|is"
    r"|wo|ca"
    r"|could|would)n['\u2019]t|vanished|attends|lives|sleeps"
    r"|managed|pretend(?:ed|s)|insist(?:ed|s)|complain(?:ed|s)|argu(?:ed|es)|prefer(?:red|s)|hated"
    r"|hates|tried to|tries to|learn(?:ed|t|s) to|struggled|remembered|chose|wants? to|wanted to"
    r"|enjoyed|liked|disliked|watched|listened|answered|interrupted|copied|played|got (?:up|dressed"
    r"|home|angry|upset)|went (?:to|home|out|back|missing|quiet)|came (?:to|in|out|round) (?:school"
    r"|nursery|clinic|contact|the|her|his|with|late|alone)|has been (?:sectioned|seen|told|moved"
    r"|placed|arrested|excluded)|was (?:seen|told|asked|born|moved|placed|heard) (?:by|in|at|to"
    r"|that"
    r"|alone|on|with|she|he)|is the (?:father|mother|eldest|oldest"
    r"|youngest)|was wearing|has (?:insecure|no recourse|asthma|epilepsy|two jobs)|took (?:her|his)"
    r"|(?:is|was) (?:\d{1,2}|thirteen|fourteen|fifteen|sixteen|arrested|bailed|excluded"
    r"|pregnant|cross|angry|furious|upset|worried|scared"
    r"|ashamed|tearful|frightened|shy|polite|rude|hungry|late|absent|asleep|awake|homeless|unwell"
    r"|poorly|sick|low in|allergic|anaemic|teething|underweight|overweight|dyslexic|autistic|deaf"
    r"|blind|bilingual|unemployed))\b"
    r"|[ \t\n]+(?:can ?not|can['\u2019]t|could not|couldn['\u2019]t|would not|wouldn['\u2019]t"
    r"|did not"
    r"|didn['\u2019]t|does not|doesn['\u2019]t|will not|won['\u2019]t) (?:swim|read|write|speak"
    r"|walk|talk|eat"
    r"|sleep|sit|say|remember|dress|wash|drink|want|like|know|understand|tell|look)\b"
    r"|[ \t\n]+can ?not be (?:left|trusted|told|seen|alone)\b"
    r"|,? siblings:|[ \n]twins\n| family [-\u2013\u2014] |, [A-Z]\.,"
)

# Beside whom no word is anything but somebody: put her coat on; (class teacher); , his uncle,
_KIN_OR_ROLE = (
    rf"(?:{KIN}|(?:foster|kinship|key|social|support|youth|family|class|head|form|school|play)"
    rf"[ -]?(?:carer|teacher|worker|mentor|nurse|mother|father)|headteacher|childminder|landlord"
    rf"|caretaker|lodger|tenant|mentor|teacher|midwife|solicitor|advocate|great[ -]aunt"
    rf"|great[ -]uncle)"
)
_BESIDE = (
    rf"(?:(?:the|his|her|their|my|our|maternal|paternal|great|elder|eldest|older|younger|youngest"
    rf"|adult|former|[a-z]+(?:['\u2019]s|s['\u2019]))[ -]){{0,2}}{_KIN_OR_ROLE}\b"
)
_ONLY_SOMEBODY = re.compile(
    rf"[ \t\n]+(?:puts?|los[te]s?|cuts?|hid|hides|lets?|left|leaves|broke|breaks|took|takes|brought"
    rf"|brings|held|holds|keeps|kept|wets?|told|tells|hits?|kicked|kicks|bit|bites|threw|throws|fed"
    rf"|feeds|spent|spends|packed|packs|forgot|missed|misses|loves|hates|wants|blames|blamed|sold"
    rf"|shares|shared|dropped|drops|carries|carried|punched|slapped|threatened|followed|washes"
    rf"|washed|rang|rings|phoned|texted|visits|visited|collects|collected) (?:his|her)(?: own)?"
    rf" [a-z]+"
    rf"|[ \t\n]+(?:(?:then|later|also|again) )?(?:told (?:us|me|him|her|them)|cried|screams"
    rf"|screamed|weighs|fled|slept in|broke down|denied (?:everything|it all|hitting|being|that)"
    rf"|was wearing|vanished|is (?:thirteen|fourteen|fifteen|sixteen|the (?:father|mother|eldest"
    rf"|oldest|youngest))|has (?:insecure|no recourse|asthma|epilepsy)|got (?:his|her) [A-Za-z]+"
    rf"|asked the chair|signed the tenancy|waited outside|was born (?:at|in|on|by|to|with|early)"
    rf"|refuse[sd] (?:his|her)|eats with|ate with)\b"
    # Nothing but somebody has a teacher: Harsh's teacher, Rim's mother.
    rf"|[ \t\n]+(?:has|had) lost weight\b|, an adult (?:fe)?male\b"
    rf"|['\u2019]s (?:(?:class|form|head) ?)?(?:teacher|key ?worker|mother|father|mum|dad|brother"
    rf"|sister|twin|classmates|schoolbag|birthday|nappy|bedroom|injuries|weight|speech)\b"
    rf"|[ \t\n]+(?:(?:then|later|also|again|still|only|often|never"
    rf"|always) )?(?P<deed>{ONLY_PEOPLE})"
    rf"|[ \t\n]+and (?:her|his) (?:(?:baby|little|older|younger|twin|new|maternal|paternal) )?"
    rf"{KIN}\b|[ \t\n]+hid (?:the|a|it|them|under|behind|from|in)\b"
    rf"|, (?:his|her) {KIN}\b(?=[,.]| (?:who|has|had|is|was|on|of)\b)"
    rf"| [-\u2013\u2014] that['\u2019]s what (?:everyone|everybody|they|he|she)\b"
    rf"|[ \t\n]+(?:rang|phoned|texted|emailed) (?:the (?:duty|office|school|ward|police|team)|999"
    rf"|me|us|in)\b"
    rf"|[ \t\n]+(?:opened the door|self-(?:referred|harmed|harms)|spent (?:the|two|three|four|five"
    rf"|most|all) [a-z]+|begged (?:to|for|her|him|me|us|not)|thanked (?:the|me|us|everyone|her|him)"
    rf"|advised (?:the (?:conference|group|chair|meeting)|that)"
    rf"|(?:is|was) (?:abusive|verbally|drunk|asleep upstairs|rude|sobbing|in tears)"
    rf"|claims (?:the|that|not|he|she|it|to)|beats (?:us|me|her|him|them)"
    rf"|won['\u2019]t (?:be (?:examined|weighed|seen|told|alone)|eat|sleep|talk|speak|say|go|get)"
    rf"|let the (?:dog|baby|children|boys|girls)|put (?:a|the) (?:fist|foot|dog|child|baby)"
    rf"|claimed (?:to|that|he|she)|put .{{1,20}} through)\b"
)
# A name, and in brackets, between dashes or commas what that person is.
_NAMED_BESIDE = re.compile(
    rf"[ \t]*(?:\(|, |[-\u2013\u2014] )(?:{_BESIDE}|\d{{1,2}}(?= [-\u2013\u2014])"
    rf"|[Yy]ear \d{{1,2}})(?=[),]| (?:who|has|had|is|was|opposite|upstairs"
    rf"|downstairs|next door|on|of)\b| [-\u2013\u2014])"
)
_MANY = re.compile(r"[a-z]+s\b")
# Who and what else does such things, first in a sentence and without the or a.
_OTHERS = frozenset(
    "everyone everybody someone somebody nobody anyone anybody neither both each another either"
    " none one others some many most all few several who whoever which what that this these those"
    " he she it they we you i his her our my your its their on in at of for with from by no not two"
    " three four five six seven eight nine ten more less big little small loud nan nana gran granny"
    " grandma grandad grandpa auntie uncle aunt mum"
    " mummy dad daddy mother father parents partner child children baby sibling siblings staff"
    " police school nursery health housing social services carers carer family families neighbours"
    " officers doctors nurses teachers workers professionals midwives paramedics ambulance hospital"
    " court magistrates friends boys girls men women people pupils students step stepdad stepmum"
    " stepfather stepmother then later also again now never still only just sometimes often usually"
    " always perhaps maybe finally once when if as but and or so because although while since"
    " contact work support help drink alcohol cannabis debt illness depression anxiety pain"
    " time life nothing something anything everything reception probation security management"
    " neighbour landlord worker teacher tutor coach driver lodger girl boy man woman lady foster"
    " cousin sister brother wife husband boyfriend girlfriend friend doctor nurse midwife officer"
    " minutes chair author reporter signed present apologies action owner who whom student".split()
)

# What follows a surname in capitals, as files are headed: SMITH family; STONE, M.
_FILED = re.compile(
    r"[:,]? (?:family|children|siblings?|twins|boys|girls|household|core group|case conf(?:erence)?"
    r"|child protection|unborn)\b|, [A-Z](?:\.|\b)(?! [a-z])"
)
# The same with a capital: Bell family. Young families and Black families are no names.
_FAMILY = re.compile(
    r" (?:family|household)(?=[.,:;\n]|$| (?:core group|case|was|is|are|has|have|had|lives?|moved"
    r"|known|review|plan|meeting)\b)"
)
_ALL_KINDS = frozenset(
    "black white brown young little strong rich small big large long short close christian new old"
    " grand good best early late free hard low high poor".split()
)


@cache
def _headings() -> frozenset[str]:
    """The names that head no chapter: nothing is told under Grant or Rose but a person."""
    groups = grouped("standing.txt")
    things = groups["abstract"] | groups["calendar"] | groups["masses"] | groups["never bare"]
    return also_names() - things - _ALL_KINDS


# A label of what somebody is like: Miles: asthma, inhaler at home.
_LABELLED = re.compile(r":[ \t]+(?:[a-z]|I['\u2019 ])")


@cache
def _labels() -> frozenset[str]:
    return _headings() - grouped("standing.txt")["acts"]


def _is_filed(word: str, after: str) -> bool:
    """Whether a word in capitals heads a file: a surname that is a word too."""
    low = word.lower()
    if low in _MODALS:
        return False
    if word.isupper() and _FILED.match(after):
        return True
    return low not in _ALL_KINDS and _FAMILY.match(after) is not None


# FIELD was seen; we saw FIELD. A word said loud is seldom anybody's surname.
_LOUD_AFTER = re.compile(rf"['\u2019]s [a-z]|[ \t\n]+{DOES}(?![{LETTER}])")
_LOUD_BEFORE = re.compile(rf"(?<![{LETTER}]){TOWARDS}[ \t\n]+$")
_LOUD_NOT = frozenset(
    "all bare both con con done fed good late long min nil old one own put sad safe see set true"
    " well yes young early hard low high free new best bad any mad post page pages pin"
    " ban bans tab tabs gas tea get eve form text".split()
)
# What a file, a message or a part of one is headed by: RE: STONE. # FIELD
_HEADING = re.compile(
    r"(?:^|\n)[ \t>]*(?:#{1,6}[ \t]+|(?:re|subject|case of|family|surname|pupil|patient|client):?"
    r"[ \t]+)$",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:case|family|surname|re)(?: of|:)[ \t]*$"
    r"|^#{1,6} [^:\n]{0,40}\b(?:letter|referral|visit|genogram|chronology|report|review): $",
    re.IGNORECASE | re.MULTILINE,
)
_ALONE = re.compile(r"[ \t]*[.:#]*[ \t]*(?:\n|$)|[ \t]+[-\u2013\u2014][ \t]")
_HERS = re.compile(r": (?:her|his|their) (?!own\b)[a-z]")  # ## Justice: her wishes


def _is_loud(text: str, stem: re.Match[str]) -> bool:
    """Whether a word in capitals among small letters is a surname that is a word too."""
    word = stem.group().lower()
    if len(word) < 3 or word in _LOUD_NOT or word in _MODALS:
        return False
    before = text[max(0, stem.start() - 40) : stem.start()]
    after = text[stem.end() : stem.end() + 40]
    if _LOUD_AFTER.match(after) and not _THING.match(after):
        return not before.rstrip(" \t\n*_\"'(")[-1:].isupper()
    return bool(_LOUD_BEFORE.search(before))


def _heads(text: str, stem: re.Match[str]) -> bool:
    """Whether a name that is a word stands alone in a heading, or where a case is named."""
    before = text[max(0, stem.start() - 60) : stem.start()]
    if _CASE.search(before) and (stem.group().isupper() or _ALONE.match(text, stem.end())):
        return True
    told = stem.group().isupper() or stem.group().lower() in _headings()
    if _HERS.match(text, stem.end()) and _HEADING.search(before):
        return True
    return bool(told and _ALONE.match(text, stem.end()) and _HEADING.search(before))


# rOSE: the capitals the other way round.
_TURNED = re.compile(rf"(?<![{LETTER}'\u2019])[a-z][A-Z]{{2,}}(?![{LETTER}])")


# No month should, must or does anything.
_MAY = re.compile(
    r"\b(?P<what>May) (?:should|must|could|would|can|does|did|says|said|told|wants|wanted|feels"
    r"|felt"
    r"|lives|lived|attends|needs|refused|went|cried|disclosed|is not)\b"
)


# A nickname is any word: his friend, "Memo", is here; known as "Memo".
_NICKNAME = re.compile(
    r"(?:friend|mate|partner|boyfriend|girlfriend|ex|lodger|neighbour|uncle|cousin|dealer)"
    rf", [\"\u201c'\u2018](?P<what>[A-Z][{LETTER}]+)[\"\u201d'\u2019]?, "
    r"(?:who|is|was|has|had|will|should|lives|stays|came)\b|known (?:to [a-z]+ )?(?:only )?as "
    rf"[\"\u201c'\u2018](?P<what2>[A-Z][{LETTER}]+)[\"\u201d'\u2019]"
)
_NICKNAMED = Words(
    "friend mate partner boyfriend girlfriend ex lodger neighbour uncle cousin dealer known".split()
)


def look(view: View) -> Iterator[Span]:
    """A capitalised word-name at the start of a sentence, doing what people do; a surname in
    capitals; a name that heads a file."""
    text = view.text
    for turned in _TURNED.finditer(text):
        if turned.group().lower() in names_too() | given():
            yield turned.span()
    for start in at(text, _NICKNAMED):
        nickname = _NICKNAME.match(text, start)
        if nickname:
            yield nickname.span(nickname.lastgroup or 0)
    if "May" in text:
        yield from (match.span("what") for match in _MAY.finditer(text))
    for start, end in unreviewed(text, current(), False):
        stem = _WORD.match(text, start, end)
        if stem and (_is_surname(text, stem) or _is_somebody(text, stem)):
            yield stem.span()


def _does_what_people_do(text: str, stem: re.Match[str]) -> bool:
    """Whether a word, be it ever so seldom a name, does what only somebody does."""
    word = stem.group().lower()
    told = None if word in _OTHERS else _ONLY_SOMEBODY.match(text, stem.end(), stem.end() + 80)
    if told is None:
        return False
    # Two smiles; neighbours shouted: several things, or several people.
    return word in names_too() or not (word[-1] == "s" or _MANY.match(told["deed"] or ""))


def _is_surname(text: str, stem: re.Match[str]) -> bool:
    """Whether a word is a surname by its capitals, or by what it heads or stands before."""
    word = stem.group().lower()
    after = text[stem.end() : stem.end() + 60]
    if word in _ONE_SYLLABLE and _AFTER_SYLLABLE.match(after) and begins(text, stem.start()):
        return True
    if word in _labels() and _LABELLED.match(after) and begins(text, stem.start()):
        return True
    if stem.group()[1:].islower() and _does_what_people_do(text, stem):
        return begins(text, stem.start())
    if word not in names_too():
        return False
    if word not in _OTHERS and _NAMED_BESIDE.match(after) and begins(text, stem.start()):
        return True
    if word not in _MODALS | _CALENDAR and begins(text, stem.start()) and _SURELY.match(after):
        return not _THING.match(after)
    loud = stem.group().isupper() and _is_loud(text, stem)
    return loud or _is_filed(stem.group(), after) or _heads(text, stem)


def _is_somebody(text: str, stem: re.Match[str]) -> bool:
    """Whether a word that begins a sentence is somebody, by what follows."""
    word, start = stem.group().lower(), stem.start()
    if word not in also_names() or not begins(text, start):
        return False
    if word in _SEASONS and len(_SEASON.findall(text)) > 1:
        return False
    after = text[stem.end() : stem.end() + 60]
    does = _AFTER_MODAL if word in _MODALS else _AFTER
    deed = _DEED.match(after) or _SHORTLY.match(after) if word in _headings() else None
    if word == "grant" and _GRANTED.match(after):
        return False
    if does.match(after) or deed:
        return not _THING.match(after)
    if word in _MODALS or word in _CALENDAR:
        return False
    # Alone in a table cell, a list item, a signature or a value.
    line = text.rfind("\n", 0, start) + 1
    alone = not after.strip(" \t|*_.,") or after.lstrip(" *_.")[:1] in ("\n", "|", "")
    return alone and not text[line : line + 12].lstrip().startswith("#")


RULE = Rule(
    title="Name that is a word",
    why="Many children are called by a plain word. At the start of a sentence only what follows"
    " tells the name from the word.",
    instead="Write the role: Child A, Mother. If you mean the word, let the sentence begin with"
    " another.",
    audiences=EVERYTHING,
    look=unless_reviewed(look),
    blocks=[
        "⟦Grace⟧ was seen alone.",
        "⟦Reason⟧ was born at term. ⟦Rim⟧'s teacher came.",
        "⟦Mark⟧ told the school.",
        "⟦Will⟧ was told late.",
        "⟦Hope⟧ and her mother live nearby.",
        "⟦FIELD⟧ was seen, and the nurse saw ⟦FIELD⟧ too.",
        "RE: ⟦STONE⟧",
        "⟦Reed⟧ lied about it. ⟦Blessing⟧ minds the stall. ⟦Sandy⟧ from number two came.",
        "The ⟦rOSE⟧ in the note. ⟦Rose⟧, six, was away.",
        "⟦BROWN⟧ family, core group: ⟦STONE⟧, M. came. ⟦Bell⟧ family has moved.",
        "Plan: ⟦Chase⟧ to be seen alone.",
        "⟦Man⟧ told the teacher that home was loud.",
        "⟦Unity⟧ shares her lunch. ⟦Sharp⟧ (class teacher) keeps a diary.",
        "⟦Dollar⟧, his uncle, came.",
        "⟦Angel⟧: happy at school. ⟦Wolf⟧: I do not agree. ⟦Unity⟧ and her baby sister slept.",
    ],
    allows=[
        "Will the report be shared? Mark the box. May we ask?",
        "Patience and comfort matter. Trust is low. Rose bushes grow there.",
        "Everyone told her story. Support (family worker) is agreed. Sleep costs him his mornings.",
    ],
)
