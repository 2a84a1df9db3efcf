"""What is left of a text when its disguises are taken off.

Nothing here depends on the Unicode data that comes with Python: compatibility forms come from
`unicodedata.ucd_3_2_0`, which is the same in every version, and what was added to Unicode later is
listed here by hand. A letter of another script that is not listed stays what it is, and the rule
`other-script` stops it whatever it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import ucd_3_2_0 as unicode

from hub.reading.pieces import Piece, replaced

# Look-alikes, by the letter or digit they look like.
_ALIKE = {
    "a": "аɑαаɐ", "b": "ЬƄ", "c": "сϲⅽ", "d": "ԁɗⅾ", "e": "еєҽɛε", "f": "ƒ", "g": "ɡց", "h": "һհ",
    "i": "іıɩιӏ", "j": "јϳ", "k": "κк", "l": "ⅼΙǀ", "m": "мⅿ", "n": "ոηп", "o": "оοօσɔ", "p": "рρ",
    "q": "ԛգ", "r": "гɾ", "s": "ѕʂ", "t": "тτ", "u": "υսʋ", "v": "νѵⅴ", "w": "ѡԝω", "x": "хχⅹ",
    "y": "уүγ", "z": "ᴢʐ", "A": "АΑᗅ", "B": "ВΒ", "C": "СϹⅭ", "D": "ᗞⅮ", "E": "ЕΕ", "F": "Ϝ",
    "G": "Ԍ", "H": "НΗ", "I": "ІӀ", "J": "ЈͿ", "K": "КΚ", "L": "Ⅼᒪ", "M": "МΜ", "N": "Ν",
    "O": "ОΟՕ", "P": "РΡ", "Q": "Ԛ", "R": "Ꭱ", "S": "ЅՏ", "T": "ТΤ", "U": "Ս", "V": "ѴⅤ",
    "W": "Ԝ", "X": "ХΧ", "Y": "УΥҮ", "Z": "Ζ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "ss": "ß", "th": "þ", "TH": "Þ", "0": "०০٠۰߀", "1": "१১١۱", "2": "२২٢۲", "3": "३৩٣۳",
    "4": "४৪٤۴", "5": "५৫٥۵", "6": "६৬٦۶", "7": "७৭٧۷", "8": "८৮٨۸", "9": "९৯٩۹",
    "'": "‘’‚‛ʼʹ′`´", '"': "“”„‟″«»", "-": "‐‑‒–—―−﹣－⁃", ".": "․。．", "@": "＠﹫", "/": "⁄∕",
}  # fmt: skip
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_STROKES = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ð": "d",
    "Ð": "D", "ŧ": "t", "ɓ": "b", "ƙ": "k", "ɖ": "d", "ŋ": "n", "Ŋ": "N", "ə": "e", "ƴ": "y",
}  # fmt: skip
# Characters that show nothing: they only split words or hide them.
INVISIBLE = frozenset(
    [
        173,
        847,
        1564,
        4447,
        4448,
        6068,
        6069,
        6158,
        12644,
        65279,
        65440,
        65529,
        65530,
        65531,
        10240,
        *range(6155, 6158),
        *range(8203, 8208),
        *range(8234, 8239),
        *range(8288, 8304),
        *range(65024, 65040),
        *range(917504, 918016),
        *range(57344, 63744),
        *range(119155, 119163),
    ]
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_TABLE: dict[str, str] = {
    **{alike: plain for plain, many in _ALIKE.items() for alike in many},
    **_SMALL_CAPITALS,
    **_STROKES,
}

_DIGIT_WORDS = {
    "zero": "0", "nought": "0", "naught": "0", "nil": "0", "oh": "0", "o": "0", "one": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "hundred": "00",
}  # fmt: skip
_DIGIT_WORD = (
    "(?:zero|nought|naught|nil|oh|o|one|two|three|four|five|six|seven|eight|nine|hundred|[0-9])"
)
_SPELLED = re.compile(
    rf"\b(?:(?:double|treble|triple)[ -])?{_DIGIT_WORD}"
    rf"(?:[ \t\n,.;/-]{{1,3}}(?:(?:double|treble|triple)[ -])?{_DIGIT_WORD}){{4,}}\b",
    re.IGNORECASE | re.ASCII,
)
_SPELLED_PART = re.compile(
    rf"(?:(double|treble|triple)[ -])?({_DIGIT_WORD})", re.IGNORECASE | re.ASCII
)
_HINT_SPELLED = re.compile(
    rf"\b{_DIGIT_WORD}[ ,.;/\t\n-]{{1,3}}(?:double |treble |triple )?{_DIGIT_WORD}\b",
    re.IGNORECASE | re.ASCII,
)
_SPACED = re.compile(
    r"(?<![\w'])[A-Za-z0-9]([ ._*|/-])[A-Za-z0-9](?:\1[A-Za-z0-9]){2,}(?![\w'])"
    r"|(?<![\w'])[A-Za-z0-9](?: {1,3}[A-Za-z0-9]){4,}(?![\w'])",
    re.ASCII,
)
# Letters or figures with pictures, dots or other signs between them, time and again.
_SIGNS = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z0-9]{1,4}(?:[^\w\s\x00-\x7f\u2010-\u2027\u2030-\u205e\u00a3\u00b0"
    r"\u00d7]+[A-Za-z0-9]{1,4}){2,}(?![A-Za-z0-9])"
)
_SIGN = re.compile(r"[^A-Za-z0-9]+")
# A name with marks of emphasis inside it that no reader's view takes out.
_INSIDE = re.compile(r"(?<![\w/.])[A-Z][a-z]*(?:_[a-z]+)+(?![\w/]|\.[a-z])", re.ASCII)
# Names and numbers held together by underscores; a key in small letters is left alone.
_UNDERSCORED = re.compile(
    r"(?<![\w/.])(?:[A-Z0-9][A-Za-z0-9]*_{1,3})+[A-Z0-9][A-Za-z0-9]*(?![\w/]|\.[a-z])", re.ASCII
)
_AT = re.compile(
    r"\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?|(?<=[\w.]) at (?=[\w-]{2,}(?: dot | ?[\[({] ?dot "
    r"?[\])}] ?)[\w-]{2,}|(?:g(?:oogle)?mail|hotmail|outlook|yahoo|ymail|icloud|me|live|msn"
    r"|aol|nhs|btinternet|sky|virginmedia|talktalk|proton(?:mail)?|gmx|mail)\.(?=[a-z]))",
    re.IGNORECASE | re.ASCII,
)
_DOT = re.compile(
    r"\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?"
    r"|(?<=\w) dot (?=\w)",
    re.IGNORECASE | re.ASCII,
)
# Both begin with the sign itself, so that a search skips all else.
_LEET = re.compile(
    r"[A-Za-z](?<![\w@./-].)[a-z]*[0134578@$!][A-Za-z0134578@$!]*[A-Za-z](?![\w@./-])"
    r"|[0134578$](?<![\w@./-].)[a-z]{1,6}[0134578@$!][A-Za-z0134578@$!]*[a-z](?![\w@./-])",
    re.ASCII,
)
# A figure or sign beside a letter. It begins with the figure, so that a search skips all else.
_MIXED = re.compile(r"[0-9@$!](?:(?<=[A-Za-z][0-9@$])|(?<=[OoIl][ -][0-9])|[A-Za-z]|[ -][OoIl])")
# "at" where it may stand for the sign: before a bracket, a dot said in words, a provider of mail.
_AT_SAID = re.compile(
    r"at(?:\s?[\])}>]| [\w-]{2,}(?: dot | ?[\[({] ?dot)| (?:g(?:oogle)?mail|hotmail|outlook|yahoo"
    r"|ymail|icloud|me|live|msn|aol|nhs|btinternet|sky|virginmedia|talktalk|proton(?:mail)?|gmx"
    r"|mail)\.)",
    re.ASCII,
)
_AT_SIGN = re.compile(r"@\s?[\])}>]")
_APART = re.compile(
    r"[ ._*|/-][A-Za-z0-9][ ._*|/-]{1,3}[A-Za-z0-9][ ._*|/-]{1,3}[A-Za-z0-9](?![A-Za-z0-9])"
)
_TAB = re.compile(r"\t")
# Disguises that a sign tells: without it, a block holds none.
_SIGNED = {"letters": (_NOT_ASCII,), "joined": (re.compile("_"), _TAB), "mixed": (_MIXED,)}
# Five digits in a row, each said or by itself, are a number: of each word, whether it is one.
_FIGURES = frozenset(
    word.encode() for word in (*_DIGIT_WORDS, *"0123456789", "double", "treble", "triple")
)
_FIVE = bytes([True] * 5)
_APART_FROM = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_LEET_LETTERS = str.maketrans("0134578@$!", "oieastbasi")
_LOOKS_LIKE_DIGITS = re.compile(
    r"[OoIl\d](?<!\w[OoIl\d])(?:(?<=\d)|(?=[^\n]{0,23}?\d))(?:[ -]?[OoIlSB\d]){7,}(?!\w)",
    re.ASCII,
)
_DIGIT_LETTERS = str.maketrans("OoIlSB", "001158")


@lru_cache(maxsize=4096)
def plain(character: str) -> str:
    """A character as the plain letters, digits or marks it passes for; '' if it shows nothing."""
    code = ord(character)
    if code in INVISIBLE:
        return ""
    if character in _TABLE:
        return _TABLE[character].strip()
    if 0x1F130 <= code <= 0x1F189 and (code - 0x1F130) % 32 < 26:
        return chr(65 + (code - 0x1F130) % 32)
    if 0x1F1E6 <= code <= 0x1F1FF:
        return chr(65 + code - 0x1F1E6)
    if 0x1D7CE <= code <= 0x1D7FF:
        return chr(48 + (code - 0x1D7CE) % 10)
    apart = unicode.normalize("NFKD", character)
    bare = "".join(part for part in apart if not unicode.combining(part))
    if len(bare) > 1 or bare == character:
        return bare
    return _TABLE.get(bare, bare)


def suspected(text: str) -> frozenset[str]:
    """Which disguises a text as it is read may hold at all: asked once of a whole text, so that a
    plain one costs nothing more."""
    low = text.lower()
    found = set()
    if not text.isascii():
        found.add("letters")
    words = low.encode("ascii", "replace").translate(_APART_FROM).split()
    if _FIVE in bytes(map(_FIGURES.__contains__, words)):
        found.add("digits")
    if _APART.search(text):
        found.add("spaced")
    if _AT_SAID.search(low) or ("@" in text and _AT_SIGN.search(text)):
        found.add("at")
    if "dot" in low or "[." in text or "(." in text or "{." in text:
        found.add("dot")
    if "_" in text or "\t" in text:
        found.add("joined")
    if _MIXED.search(text):
        found.add("mixed")
    return frozenset(found)


def signs(text: str, found: frozenset[str]) -> list[int] | None:
    """Where the signs of the disguises that a text may hold stand, by which the blocks that hold
    none are told; None where a disguise among them has no sign of its own."""
    if not found <= _SIGNED.keys():
        return None
    return [sign.start() for one in found for form in _SIGNED[one] for sign in form.finditer(text)]


def undone(piece: Piece, found: frozenset[str]) -> Piece:
    """A block with every known disguise taken off; `found` says which its text may hold."""
    before = piece
    if "letters" in found and not piece.text.isascii():
        piece = replaced(piece, _SIGNS, lambda m: _SIGN.sub("", m.group()))
        piece = replaced(piece, _NOT_ASCII, lambda m: plain(m.group()))
        # What look-alikes hid is suspected afresh: they may spell a number out.
        found = suspected(piece.text)
    if "digits" in found and _HINT_SPELLED.search(piece.text):
        piece = replaced(piece, _SPELLED, _digits)
    if "spaced" in found and _APART.search(piece.text):
        piece = replaced(piece, _SPACED, _together)
    if "_" in piece.text:
        piece = replaced(piece, _UNDERSCORED, lambda m: m.group().replace("_", " "))
        piece = replaced(piece, _INSIDE, lambda m: m.group().replace("_", ""))
    if "\t" in piece.text:
        piece = replaced(piece, _TAB, " ")
    if piece is not before:
        found = suspected(piece.text)
    if "at" in found:
        piece = replaced(piece, _AT, "@")
    if "dot" in found:
        piece = replaced(piece, _DOT, ".")
    if "mixed" in found and _MIXED.search(piece.text):
        piece = replaced(piece, _LOOKS_LIKE_DIGITS, lambda m: m.group().translate(_DIGIT_LETTERS))
        piece = replaced(piece, _LEET, _spelt)
    return piece


def _spelt(word: re.Match[str]) -> str | None:
    """A word with digits for letters, in letters; one digit in a small word is no disguise."""
    written = word.group()
    swapped = sum(not letter.isalpha() for letter in written)
    return written.translate(_LEET_LETTERS) if swapped > 1 or written[0].isupper() else None


def _together(run: re.Match[str]) -> str:
    """Letters set apart, put together; a wider gap between words stays one space."""
    gap = run.group(1) or " "
    if gap == " ":
        return re.sub(r"(?<! ) (?! )", "", run.group()).replace("  ", " ").replace("  ", " ")
    return run.group().replace(gap, "")


def _digits(run: re.Match[str]) -> str:
    """A run of digits said in words, as digits; a run already in digits is left alone."""
    if not re.search(r"[a-z]", run.group(), re.IGNORECASE) and not re.search(
        r"\d[ .,/-]\d[ .,/-]\d", run.group()
    ):
        return run.group()
    said = []
    for times, digit in _SPELLED_PART.findall(run.group()):
        figure = _DIGIT_WORDS.get(digit.lower(), digit)
        said.append(figure * {"double": 2, "treble": 3, "triple": 3}.get(times.lower(), 1))
    return "".join(said)
