"""How people are spoken of: titles, what people do, where a name stands in a sentence."""

from __future__ import annotations

from hub.rules.capitals import UPPER
from hub.rules.tokens import LETTER

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
# What people do and things do not, in the words of reports.
DOES = (
    r"(?:was|is|has|had|were|told|said|says|tells|asked|asks|lives|lived|went|goes|attends"
    r"|attended|wants"
    r"|wanted|likes|liked|feels|felt|thinks|thought|presents|presented|appeared|appears"
    r"|looked|looks"
    r"|sleeps|slept|eats|ate|cried|cries|stays|stayed|moved|moves|came|comes|reported|reports"
    r"|described|describes|disclosed|explained|stated|states|denied|denies|agreed|agrees|disagreed"
    r"|refused|refuses|met|meets|needs|needed|loves|loved|enjoys|enjoyed|plays|played|gave"
    r"|gives|took"
    r"|takes|called|calls|arrived|arrives|left|leaves|returned|returns|does|did|can|could"
    r"|will|would"
    r"|should|must|may|might|keeps|kept|knows|knew|saw|sees|spoke|speaks|talked|talks|walked"
    r"|walks|ran"
    r"|runs|sat|sits|stood|smiled|smiles|shared|shares|wrote|writes|drew|draws|turned|turns"
    r"|hit|hits"
    r"|booked|missed|misses|hopes|worries|worried|became|becomes|responded|responds|shouted|shouts"
    r"|separates|engages|engaged|struggles|struggled|uses|used|drinks|drank|smokes|works|worked"
    r"|disagrees|accepts|accepted|admitted|admits|also|never|always|often|usually|sometimes|still"
    r"|then|now|first|only|just|aged|who|whose|whom|herself|himself|themselves|didn|doesn|wasn|isn"
    r"|hasn|couldn|wouldn|won|can't|didn't|doesn't|wasn't|isn't|hasn't|couldn't|wouldn't|won't"
    r"|smelt|smelled|poses|bites|spits|visited|failed|relapsed|absconded|declined|texted"
    r"|emailed|phoned|apologised|laughed|sulked"
    r"|screamed|threw|kicked|punched|bit|pushed|grabbed|spat|swore|hid|slapped|vomited|fed|fell"
    r"|discharged|self-harmed|overdosed|hugged|waved|tripped|swallowed)"
)
# Deeds whose past ends in no -ed.
DID = (
    r"(?:lied|wet|bit|drove|rode|flew|swam|sang|drank|shook|woke|broke|chose|froze|stole|wore|tore"
    r"|swore|bore|began|ran|sank|rang|stuck|struck|stung|swung|hung|dug|clung|flung|spun|won|wept"
    r"|crept|kept|slept|swept|meant|leant|dreamt|learnt|burnt|spilt|spat|knelt|lost|sat|stood"
    r"|understood|overslept|overheard|bought|brought|caught|fought|sought|taught|thought|sold|told"
    r"|paid|laid|said|heard|led|fed|bled|fled|met|lit|slid|hid|rid|threw|grew|drew|knew|blew|fell"
    r"|forgot|got|shut|hurt|cut|quit|bet|beat|came|went|gave|saw|took|left|made|sent|lent|bent"
    r"|dealt|spoke|ate)"
)
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
    r"|flinch(?:ed|es)|cower(?:ed|s)|tiptoe(?:d|s)|nodded off|dozed|dozes|yawn(?:ed|s)"
    r"|snor(?:ed|es)"
    r"|absents (?:her|him)self|bunks off|truant(?:ed|s)|gatecrash(?:ed|es)|eavesdrop(?:ped|s)"
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
