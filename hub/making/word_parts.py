"""The Word file around its words: styles, page head and foot, and a canonical zip.

Written part by part, so that nothing rides along: no author, company, machine, time, thumbnail,
template path or revision mark. The same words give the same bytes on every system.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from hub.making.look import palette

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = "Arial"  # on every machine that has Word
GREY = "4A5C63"  # hints and placeholders: 6.9:1 on white
LINE = "7C8F96"  # the edge of an answer space: 3.3:1 on white
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:w14="{WORD_2010}" xmlns:r="{RELATIONS}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HINT_LIST, PANEL_LIST = 1, 2
_HANGING = '<w:ind w:left="284" w:hanging="284"/>'
_INSET = '<w:ind w:left="511" w:right="130" w:hanging="284"/>'
TEXT_WIDTH = 9638  # A4 less two margins of 2 cm, in twentieths of a point


def package(body: str, title: str, head: tuple[str, str], foot: tuple[str, str]) -> bytes:
    """A whole .docx: `head` and `foot` are what stands left and right on every page."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml", RELATIONS),
            ("metadata/core-properties", "docProps/core.xml", f"{PACKAGE}/relationships"),
        ),
        "docProps/core.xml": _core(title),
        "word/_rels/document.xml.rels": _relations(
            *((kind, f"{kind}{number}.xml", RELATIONS) for kind, number in _NUMBERED),
            ("numbering", "numbering.xml", RELATIONS),
            ("settings", "settings.xml", RELATIONS),
            ("styles", "styles.xml", RELATIONS),
        ),
        "word/document.xml": _document(body),
        "word/footer1.xml": _band("ftr", "Footer", foot[0], f"{_run(foot[1])}{_page_number()}"),
        "word/header1.xml": _band("hdr", "Header", head[0], _run(head[1], bold=True)),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/styles.xml": _styles(),
    }
    return zipped({name: (DECLARATION + text).encode() for name, text in parts.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts in the order given, with no time and no trace of the system that zipped them."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return held.getvalue()


_NUMBERED = (("footer", 1), ("header", 1))


def _content_types() -> str:
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{TYPES}.document.main+xml",
        "/word/footer1.xml": f"{TYPES}.footer+xml",
        "/word/header1.xml": f"{TYPES}.header+xml",
        "/word/numbering.xml": f"{TYPES}.numbering+xml",
        "/word/settings.xml": f"{TYPES}.settings+xml",
        "/word/styles.xml": f"{TYPES}.styles+xml",
    }
    said = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def _relations(*targets: tuple[str, str, str]) -> str:
    said = "".join(
        f'<Relationship Id="r{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, target, base) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>en-GB</dc:language>"
        "</cp:coreProperties>"
    )


def _document(body: str) -> str:
    page = (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="r2"/>'
        '<w:footerReference w:type="default" r:id="r1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1361" w:right="1134" w:bottom="1247" w:left="1134" '
        'w:header="567" w:footer="510" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f"<w:document {NAMESPACES}><w:body>{body}{page}</w:body></w:document>"


def _run(text: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _band(tag: str, style: str, left: str, right: str) -> str:
    return (
        f'<w:{tag} {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{_run(left)}<w:r><w:tab/></w:r>{right}</w:p></w:{tag}>"
    )


def _page_number() -> str:
    def counted(name: str) -> str:
        return (
            f"<w:fldSimple w:instr={quoteattr(f' {name} ')}><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        )

    return f"{_run('Page ')}{counted('PAGE')}{_run(' of ')}{counted('NUMPAGES')}"


def _settings() -> str:
    # compatibilityMode 15: without it Word opens the form in "Compatibility mode".
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def colour(name: str) -> str:
    """A colour of the palette as Word writes it."""
    return palette()[name].removeprefix("#")


def _numbering() -> str:
    """Two lists with round marks, one for hints and one for the panel, each at its own indent."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
        "</w:abstractNum>"
        for number, indent in ((HINT_LIST, _HANGING), (PANEL_LIST, _INSET))
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (HINT_LIST, PANEL_LIST)
    )
    return f"<w:numbering {NAMESPACES}>{lists}{used}</w:numbering>"


def _style(
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    shown: bool = True,
) -> str:
    identity = name.title().replace(" ", "")
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + ("<w:qFormat/>" if shown else "")
        + f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _letters(points: float, tone: str, *, bold: bool = False) -> str:
    half = round(points * 2)
    return (
        "<w:b/><w:bCs/>" if bold else ""
    ) + f'<w:color w:val="{tone}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _box(bottom: int) -> str:
    """The edge of an answer space; a deep foot shows that there is room for a long answer."""
    edge = f'w:val="single" w:sz="6" w:color="{LINE}"'
    return (
        f'<w:pBdr><w:top {edge} w:space="4"/><w:left {edge} w:space="5"/>'
        f'<w:bottom {edge} w:space="{bottom}"/><w:right {edge} w:space="5"/></w:pBdr>'
    )


def _styles() -> str:
    teal, deep, soft = colour("teal"), colour("teal-deep"), colour("teal-soft")
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="3" w:color="{LINE}"/></w:pBdr>'
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    # Heading and lines share every edge and indent, so that Word joins them into one panel.
    pale = f'w:val="single" w:sz="4" w:color="{soft}"'
    panel = (
        f'<w:pBdr><w:top {pale} w:space="6"/>'
        f'<w:left w:val="single" w:sz="36" w:space="8" w:color="{teal}"/>'
        f'<w:bottom {pale} w:space="6"/><w:right {pale} w:space="6"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{soft}"/>'
    )
    top = f'<w:pBdr><w:top w:val="single" w:sz="12" w:space="6" w:color="{teal}"/></w:pBdr>'
    styles = [
        _style("Title", _spacing(0, 40), _letters(26, deep, bold=True), following="Subtitle"),
        _style("Subtitle", _spacing(0, 120), _letters(13, teal, bold=True)),
        _style(
            "heading 1",
            f'<w:keepNext/><w:keepLines/>{top}{_spacing(360, 60)}<w:outlineLvl w:val="0"/>',
            _letters(14.5, deep, bold=True),
            following="Normal",
        ),
        _style(
            "Panel Heading",
            f'<w:keepNext/><w:keepLines/>{panel}{_spacing(0, 40)}{_INSET}<w:outlineLvl w:val="0"/>',
            _letters(12, deep, bold=True),
        ),
        _style(
            "Panel Line",
            f"<w:keepNext/><w:keepLines/>{panel}{_spacing(0, 40)}{_INSET}",
        ),
        _style("Question", f"<w:keepNext/><w:keepLines/>{_spacing(0, 60)}"),
        _style(
            "Condition",
            f"<w:keepNext/><w:keepLines/>{_spacing(0, 60)}",
            _letters(11, teal, bold=True),
        ),
        _style(
            "Hint",
            f"<w:keepNext/><w:keepLines/>{_spacing(0, 20)}{_HANGING}",
            _letters(10, GREY),
        ),
        _style(
            "Hint Last",
            f"<w:keepNext/><w:keepLines/>{_spacing(0, 120)}{_HANGING}",
            _letters(10, GREY),
        ),
        _style("Note", f"<w:keepNext/>{_spacing(0, 90)}", _letters(10, GREY)),
        _style(
            "Answer Label",
            f"<w:keepNext/><w:keepLines/>{_spacing(140, 90)}",
            _letters(11, colour("ink"), bold=True),
        ),
        _style("Answer", f'{_box(26)}{_spacing(0, 60)}<w:ind w:left="113" w:right="113"/>'),
        _style("Answer Short", f'{_box(4)}{_spacing(0, 60)}<w:ind w:left="113" w:right="113"/>'),
        _style(
            "Option",
            f'<w:keepLines/>{_spacing(0, 60)}<w:ind w:left="397" w:hanging="397"/>',
        ),
        _style("Cell", _spacing(50, 50), '<w:sz w:val="21"/><w:szCs w:val="21"/>'),
        _style(
            "Cell Label",
            f"<w:keepLines/>{_spacing(50, 50)}",
            _letters(10.5, colour("ink"), bold=True),
        ),
        _style("After Table", _spacing(0, 0), '<w:sz w:val="8"/><w:szCs w:val="8"/>'),
        _style("header", f"{rule}{tabs}{_spacing(0, 0)}", _letters(9.5, GREY), shown=False),
        _style("footer", f"{tabs}{_spacing(0, 0)}", _letters(9.5, GREY), shown=False),
    ]
    said = f"{_defaults()}{''.join(styles)}{_characters_and_tables()}"
    return f"<w:styles {NAMESPACES}>{said}</w:styles>"


def _defaults() -> str:
    fonts = f'w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="{colour("ink")}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
    )


def _characters_and_tables() -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 100), ("bottom", 0), ("right", 100))
    )
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        '<w:style w:type="character" w:styleId="PlaceholderText">'
        f'<w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="{GREY}"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="table" w:styleId="AnswerTable"><w:name w:val="Answer table"/>'
        '<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
    )
