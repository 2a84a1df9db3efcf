"""How people are spoken of: titles, what people do, where a name stands in a sentence."""

from __future__ import annotations

from hub.rules.capitals import UPPER
from hub.rules.tokens import LETTER
from hub.rules.words import any_of, grouped

NAME = rf"[{UPPER}](?:[{LETTER}'\u2019-]*[{LETTER}])?"
TITLES = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Revd|Cllr|Sgt|Insp|Supt|Det|Lt|Capt|PC|WPC|DC|PS|DS|DI|DCI"
    r"|PCSO|Hon"
    r"|Messrs|Mme|Mlle|Sr|Sra|Herr|Frau|MR|MRS|MS|DR)"
)
LONG_TITLES = (
    r"(?:Miss|Master|Madam|Sir|Lady|Lord|Dame|Doctor|Professor|Reverend|Father|Pastor|Bishop"
    r"|Imam|Rabbi"
    r"|Sheikh|Sister|Brother|Nurse|Matron|Midwife|Councillor|Constable|Sergeant|Inspector|Detective"
    r"|Officer|Judge|Justice|Coach|Captain|Uncle|Aunt|Auntie|Aunty|Nan|Nana|Granny|Grandma|Grandad"
    r"|Grandpa|Mama|Baba|Hajji|Elder|Deacon|Canon|Mum|Mummy|Mother|Dad|Daddy|Baby|Little|Big"
    r"|Young|Old)"
)
# What people do, by the places where it tells.
DEEDS = grouped("deeds.txt")
# What people do and things do not, in the words of reports.
DOES = any_of(DEEDS["people"])
# Deeds whose past ends in no -ed.
DID = any_of(DEEDS["uneven"])
# What no thing, feeling, month or service does, in the past and now.
ONLY_PEOPLE = (
    r"(?:tore up|clung|clings|drove off|bolted|bolts (?:from|out|off)|whisper(?:ed|s)|bunk(?:ed"
    r"|s) off"
    r"|begged|begs|scratched (?:her|his|the)|soil(?:ed|s) (?:her|him)|swore|swears|growl(?:ed|s)"
    r"|abscond(?:ed|s)|punch(?:ed|es)|kicked|kicks|slap(?:ped|s)|bit (?:her|his|him|the|another)"
    r"|spat|spits|sob(?:bed|s)|laugh(?:ed|s)|smil(?:ed|es)|shout(?:ed|s)|scream(?:ed|s)"
    r"|yell(?:ed|s)"
    r"|wept|weeps|giggl(?:ed|es)|sulk(?:ed|s)|vomit(?:ed|s)|dribbl(?:ed|es)|limp(?:ed|s)|crept"
    r"|climb(?:ed|s)|tripped|trips over|text(?:ed|s) (?:me|us|her|him|the)|phon(?:ed|es)"
    r"|email(?:ed|s) (?:me|us|her|him|the)|apologis(?:ed|es)|lied|lies (?:about|to)|stole|steals"
    r"|smok(?:ed|es)|vap(?:ed|es)|swallow(?:ed|s)|overdos(?:ed|es)|relaps(?:ed|es)"
    r"|self-harm(?:ed|s)|smash(?:ed|es)|grab(?:bed|s)|shov(?:ed|es)|strangl(?:ed|es)|nodded|nods"
    r"|shrug(?:ged|s)|hug(?:ged|s)|wav(?:ed|es) (?:at|to|goodbye)|star(?:ed|es) (?:at|into|out)"
    r"|hoard(?:ed|s)|stinks? of|stank of|smelt of|trusts (?:nobody|no one|only|her|his|the)"
    r"|wets the bed|rocked back|rocks back|mumbl(?:ed|es)|stammer(?:ed|s)|blush(?:ed|es)"
    r"|flinch(?:ed|es)|cower(?:ed|s)|tiptoe(?:d|s)|dozed|dozes|yawn(?:ed|s)"
    r"|snor(?:ed|es)"
    r"|absents (?:her|him)self|truant(?:ed|s)|gatecrash(?:ed|es)|eavesdrop(?:ped|s)"
    r"|reads well|eats (?:well|little|nothing|only|alone)|sees (?:her|his) (?:dad|mum|father"
    r"|mother)"
    r"|gets (?:angry|upset|cross|scared|tired|anxious|frightened|lonely)|pins? (?:her"
    r"|him) (?:to|down)"
    r"|pinned (?:her|him)|bail(?:ed|s) out|fathered|married|divorced|remarried|emigrated"
    r"|rents (?:the|a)|remembers|prays|dresses (?:her|him)self|undress(?:ed|es)|shaved (?:her|his))"
)
# After these a word is somebody, if it stands there without the, a, his or any.
TOWARDS = (
    r"(?:described|describes|thanked|thanks|review|reviewed|reviews|observed|observes|told"
    r"|asked|met|saw|seen"
    r"|called|named|known as|visited|visits|contacted|phoned|rang|informed|advised|assessed"
    r"|reassured"
    r"|supported|helped|taught|collected|collects|brought|took|hit|kicked|threatened|blamed|missed"
    r"|addressed to|made for|spoke to|spoke with|speaks to|talked to|talked with|lives with"
    r"|lived with"
    r"|stays with|staying with|belongs to|by|with|for|to|from|of|and|that|because|when|where"
    r"|if|although"
    r"|while|concluded that|says that|said that)"
)
