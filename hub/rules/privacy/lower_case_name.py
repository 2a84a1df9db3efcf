"""Names written without their capital that are words too."""

import re
from collections.abc import Iterator

from hub.model import CARRIER, EXEMPLAR, PAGE, Rule, Span, View
from hub.rules.persons import DOES
from hub.rules.tokens import standing, words_of
from hub.rules.words import also_names

_COMMON = frozenset(
    "art bill can chase clay cook forest grant guy happy holy honour hope hung jack judge "
    "junior king land long"
    " lord love low mark may might mist monday tuesday wednesday thursday friday saturday "
    "sunday new north south"
    " west east park pastor page peace person power queen reed ray river rob royal sage "
    "sharp sky spring"
    " star summer winter autumn sweet swift true van wild will young young best good noble "
    "little green grey brown"
    " trust justice unity liberty harmony destiny divine angel prince princess baker butler "
    "carpenter cooper farmer"
    " fisher gardener hunter mason miller monk porter potter shepherd singer stringer tanner "
    "weaver steward deacon"
    " cherish bless read rice seal sugar pepper".split()
)


# What stands before somebody, whoever they are, and what may stand after.
_BEFORE = re.compile(
    r"(?:\b(?:known as|named|nicknamed|described|thanked|addressed to|(?:made|recorded) for"
    r"|told|review|reviewed"
    r"|appointments for|person called|concerns about (?:[a-z]+ )?for|relative of|behalf of"
    r"|worried about|contact with"
    r"|lives? with|lived with|mother of|father of|seen by|written by)|partner,?|uncle \("
    r"|aunt \(|core group,)[ \n]$"
)
_AFTER = re.compile(
    r"(?= (?:as|for|after|that|is|was|were|has|in|to|about|the|who|said|and)\b|[.,;)]|$)"
)
_JOINED = re.compile(
    r"\b(?:the|a) (?:[a-z]+ ){0,2}(?:midwife|nurse|visitor|worker|teacher|mother|father"
    r"|paediatrician|doctor) and $"
)
_AFTER_JOINED = re.compile(r" (?:reviewed|agreed|met|discussed|attended|went|spoke|were)\b")
_THAT = re.compile(
    r"\b(?:that|because|when|while|if|notes that|recorded that|concerned that|only when)[ \n]$"
)
_AFTER_THAT = re.compile(
    r" (?:(?:was|is|has)(?! (?:not|very|so|also|low|high|important|part|a (?!boy|girl"
    r"|child)))|should|may be|separates"
    r"|booked|told|had|were|will be|lives|went)\b"
)
_STARTS = re.compile(r"(?:^|[.!?\n][ \t\n]+|\n[-*] )$")
_STARTED = re.compile(
    r"(?:^|[.!?\n:][ \t\n]+|\n[-*] |\b(?:that|when|because|if|while|and|but|plan says"
    r"|visit)[ \n])$",
    re.IGNORECASE,
)
_AFTER_START = re.compile(
    r" (?:was|has|had|is|told|said) (?:seen|born|asked|told|an?|brought|observed|taken|able"
    r"|excluded|the|that|not|been"
    r"|lived|living|he|she|they|referred|found)\b"
)
_ALWAYS = also_names() - {"happy", "true", "holy", "can", "hung", "young"}
# Words that stand alone in plain English: for the others a word like with needs the, a or some.
_ALONE = _COMMON | frozenset(
    "church amity angelic beauty bliss cadence caprice charity comfort constant dare dawn "
    "dusty earnest echo ember era eve"
    " faith favour felicity freely fuller gladness glory godly golden goodness grace "
    "gracious hardy harmony heather"
    " holly honey hope hunting independence indigo infinity innocent ivory ivy jasmine joy "
    "kinder knowledge lacy"
    " lavender looney lucky majesty marine martial marvel may mercy merry mighty misty moody "
    "noble patience peace"
    " pearl petty praise precious pretty pride prosper prudence purity rich roman romance "
    "rose rosemary rosy rush"
    " rusty sage said saint salmon sandy savage scarlet serenity sharp silver sincere smith "
    "snow sterling stony"
    " stormy success sunny sunshine supple tawny temperance testimony thorn tiny trinity "
    "unity velvet verity victory"
    " virtue wisdom worth basil ginger drew gardens charity bless miles cherish chosen "
    "cumming curry barman bray brim"
    " cleave crystal cook fare gamble hail hale pierce piper praise reed sari summers swan "
    "swift tanner treasure"
    " trust till turner watt welsh west winters dusk parsons potters".split()
)
_NOBODY = frozenset(
    "may will mark may monday tuesday wednesday thursday friday saturday sunday church "
    "pastor judge doctor true happy"
    " best holy can hung young said read trust".split()
)
_SUBJECT = also_names() - _NOBODY
_SOMEBODY = re.compile(
    r"\b(?:friend|aunt|uncle|cousin|brother|sister|neighbour|boyfriend|girlfriend|it was"
    r"|room with|bed with|lives? with"
    r"|letter from|call from|stays with)[, \n]{1,2}$",
    re.IGNORECASE,
)
_IS_SOMEBODY = re.compile(
    rf"(?= (?:who|collects|offers|helps|came|said|and (?:the|her|his))\b| {DOES}\b|, (?:who"
    rf"|offers|is|was)\b|[.;)]|,$|$)"
)
_NEEDS_ARTICLE = re.compile(
    r"\b(?:of|with|to|by|from|for|about|when|if|because|while|asked|saw|met|friend|friend,"
    r"|aunt,?|uncle,?|brother,?|sister,?"
    r"|cousin,?|neighbour,?|it was|(?:said|concluded|noted|recorded|thinks|feels|believes"
    r"|agreed|told me|told us|is) that|group:|after the visit)[ \n]$"
)
_NO_NOUN = re.compile(
    rf"(?= {DOES}\b| (?:and|or|at|in|on|with|for|after|before|during|alone|about|since|when"
    rf"|because|what|how|again|who|came|cried|did)\b|[.,;:)\n]|$)"
)
_DOING = re.compile(
    r"(?:'s (?:mother|father|mum|dad|school|brother|sister|report|teacher)\b|: (?:attends|was"
    r"|is|seen|has)\b)"
    r"| (?:(?:did|does|had|has|was|is|will)(?:n't| not)? )?(?:attends|attended|cried|slept"
    r"|told|said|says|wants|lives|lived|likes"
    r"|asked|sleeps|eats|presents|separates|enjoys|want|settles|late|seen|born|tired|upset"
    r"|crying|brought|taken|scared|collects"
    r"|bring|collect|attend|disclosed|smiled|went home|and (?:her|his) (?:mother|father"
    r"|brother|sister|siblings?|mum|dad))\b"
)
# A blow, a call or a family's own word cannot be done by a thing, whatever the name.
_ACTED = re.compile(
    r" (?:(?:kicked|punched|slapped|shoved|grabbed|smashed|shouted|screamed|phoned|rang|texted"
    r"|apologised)\b|and (?:his|her) (?:mum|mother|dad|father|brother|sister|siblings?|nan"
    r"|baby|partner"
    r"|girlfriend|boyfriend|wife|husband)\b)"
)
_CALLED = re.compile(r"\b(?:rang|phoned|texted|emailed|messaged|telephoned)[ \n]$")
_ANSWERED = re.compile(
    r"(?= (?:and|but) (?:she|he|they|left|got)\b| (?:who|about|twice)\b|[.,;]|$)"
)
_TOLD_ME = re.compile(r"\b(?:told|tells) (?:me|us|her|him|staff)(?: that)?[ \n]$")
_DOES_IT = re.compile(r" [a-z]{3,}s (?:the|her|his|a|at|in|on|up|to|most|every|all|when|because)\b")
_CELL = re.compile(r"\|[ \t]*$")
_CELL_ENDS = re.compile(r"[ \t]*\|")


def look(view: View) -> Iterator[Span]:
    """A word-name in lower case where only somebody can stand."""
    text = view.text
    for start, word in standing(text, _ALWAYS & words_of(text).keys()):
        end = start + len(word)
        before = text[max(0, start - 50) : start]
        after = text[end : end + 30]
        if word == "amber" and _LIGHTS.search(before + after):
            continue
        if (
            (_AFTER.match(after) and _BEFORE.search(before))
            or (_AFTER_JOINED.match(after) and _JOINED.search(before))
            or (_AFTER_THAT.match(after) and _THAT.search(before))
            or (word not in _ALONE and _NO_NOUN.match(after) and _NEEDS_ARTICLE.search(before))
            or (word in _SUBJECT and _DOING.match(after) and _STARTED.search(before))
            or (_ACTED.match(after) and _STARTED.search(before))
            or (_ANSWERED.match(after) and _CALLED.search(before))
            or (word in _SUBJECT and _DOES_IT.match(after) and _TOLD_ME.search(before))
            or (word in _SUBJECT and _IS_SOMEBODY.match(after) and _SOMEBODY.search(before))
            or (word in _SUBJECT and _CELL_ENDS.match(after) and _CELL.search(before))
            or (word in _SUBJECT and _AFTER_START.match(after) and _STARTS.search(before))
        ):
            yield start, end


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
