"""The report as a Word form: real headings, a named control for every answer, nothing locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from hub.making import word_controls as controls
from hub.making.forms import Wording, asked_on, condition, hints
from hub.making.word_parts import HINT_LIST, PANEL_LIST, TEXT_WIDTH, colour, package
from hub.model import Field, Section

SHORT = ("text", "date", "choice")  # answers of a line
ENOUGH_FOR_A_TABLE = 3  # fewer short answers in a row are boxes, like the long ones
LABEL_WIDTH = 3686
NARROW = {"date": 0.7, "choice": 0.8}  # share of a column that a written answer gets


def word_form(sections: Sequence[Section], form: str, wording: Wording) -> bytes:
    """The whole form as a .docx: the same words give the same bytes."""
    body = "".join(
        [
            _paragraph("Title", wording.title),
            _paragraph("Subtitle", wording.occasion),
            _paragraph("Normal", wording.about),
            _paragraph("PanelHeading", wording.before),
            *(_item("PanelLine", line, PANEL_LIST) for line in wording.lines),
            *(part for section in asked_on(sections, form) for part in _section(section, form)),
        ]
    )
    return package(
        body,
        f"{wording.title}: {wording.occasion[0].lower()}{wording.occasion[1:]}",
        head=(wording.title, wording.confidential),
        foot=(wording.status, ""),
    )


def _section(section: Section, form: str) -> Iterator[str]:
    yield _paragraph("Heading1", section.title)
    if section.question.rstrip("?") != section.title.rstrip("?"):
        yield _paragraph("Question", section.question)
    if when := condition(section, form):
        yield _paragraph("Condition", when)
    said = hints(section, form)
    for place, hint in enumerate(said, 1):
        yield _item("HintLast" if place == len(said) else "Hint", hint, HINT_LIST)
    for short, group in groupby(section.fields, lambda field: field.kind in SHORT):
        fields = tuple(group)
        if short and len(fields) >= ENOUGH_FOR_A_TABLE:
            yield _lines(section, fields)
        else:
            for field in fields:
                yield from _tall(section, field)


def _tall(section: Section, field: Field) -> Iterator[str]:
    tag = f"{section.id}.{field.id}"
    yield _paragraph("AnswerLabel", field.label)
    if field.hint:
        yield _paragraph("Note", field.hint)
    if field.kind in SHORT:
        control = controls.inline(field, controls.named(field.label), tag)
        yield _line("AnswerShort", control)
    elif field.kind == "paragraph":
        yield controls.block(field, controls.named(field.label), tag)
    elif field.kind == "ticks":
        for place, option in enumerate(field.options, 1):
            box = controls.tick(controls.named(option, field.label), f"{tag}.{place}")
            yield _line("Option", f"{box}{_run(f'	{option}')}", keep=place < len(field.options))
    else:
        yield _table_of_rows(field, tag)


def _lines(section: Section, fields: Sequence[Field]) -> str:
    """Short answers as a table of two columns: what is asked, and the space beside it."""
    widths = (LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH)
    rows = [
        _row(
            [
                _cell(words, "CellLabel", width, head=True)
                for words, width in zip(("What we ask", "Your answer"), widths, strict=True)
            ],
            head=True,
        )
    ]
    for place, field in enumerate(fields, 1):
        tag = f"{section.id}.{field.id}"
        together = place < len(fields)
        label = _line("CellLabel", _run(field.label), keep=together)
        if field.hint:
            label += _line("Cell", _run(field.hint), keep=together)
        answer = _line("Cell", controls.inline(field, controls.named(field.label), tag))
        rows.append(_row([_filled(label, widths[0], colour("cream")), _filled(answer, widths[1])]))
    return _table(section.title, "Each row asks one thing; write beside it.", widths, rows)


def _table_of_rows(field: Field, tag: str) -> str:
    """A table to fill in: its head row is repeated on every page it runs over."""
    shares = [NARROW.get(column.kind, 1.0) for column in field.columns]
    widths = [round(TEXT_WIDTH * share / sum(shares)) for share in shares]
    widths[-1] += TEXT_WIDTH - sum(widths)
    heads = [
        _cell(column.label, "CellLabel", width, head=True)
        for column, width in zip(field.columns, widths, strict=True)
    ]
    rows = [_row(heads, head=True)]
    for place in range(1, field.rows + 1):
        cells = []
        for column, width in zip(field.columns, widths, strict=True):
            name = controls.named(column.label, f"row {place}", field.label)
            control = controls.inline(column, name, f"{tag}.{place}.{column.id}")
            cells.append(_filled(_line("Cell", control), width))
        rows.append(_row(cells))
    return _table(field.label, "One row for each; leave the rows you do not need.", widths, rows)


def _table(title: str, description: str, widths: Sequence[int], rows: Sequence[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="AnswerTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(title)}/>"
        f"<w:tblDescription w:val={quoteattr(description)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{_paragraph('AfterTable', '')}"
    )


def _row(cells: Sequence[str], *, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(words: str, style: str, width: int, *, head: bool = False) -> str:
    return _filled(_line(style, _run(words), keep=head), width, colour("teal-soft") if head else "")


def _filled(content: str, width: int, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'


def _paragraph(style: str, words: str) -> str:
    return _line(style, _run(words) if words else "")


def _item(style: str, words: str, listed: int) -> str:
    """One item of a real list, so that a screen reader says how many there are."""
    mark = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{mark}</w:pPr>{_run(words)}</w:p>'


def _line(style: str, content: str, *, keep: bool = False) -> str:
    together = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{together}</w:pPr>{content}</w:p>'


def _run(words: str) -> str:
    """Words as they are; a tab in them stays a tab."""
    parts = (
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in words.split("\t")
    )
    return f"<w:r>{'<w:tab/>'.join(parts)}</w:r>"
