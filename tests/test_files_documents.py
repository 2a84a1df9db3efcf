"""What documents carry beside their pages: Word, Excel and PDF, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import files_made as made
import pikepdf
import pytest
import typst
import xlsxwriter

from hub.reading import traits
from hub.reading.files import open_bytes

R = "r:id"
RUN = "<w:p><w:r>{}<w:t>{}</w:t></w:r></w:p>"


def part(kind: str, name: str, body: str | bytes) -> dict[str, str | bytes]:
    """A further part of a Word document and the relation that leads to it."""
    return {"word/_rels/document.xml.rels": made.relations((kind, name)), f"word/{name}": body}


def xml(name: str, inside: str = "", more: str = "") -> str:
    """A part of Word's own kind."""
    return f'<w:{name} xmlns:w="{made.W}" {more}>{inside}</w:{name}>'


def core(field: str) -> dict[str, str | bytes]:
    """A document's properties with one field."""
    names = 'xmlns:cp="http://x/cp" xmlns:dc="http://x/dc"'
    return {
        "_rels/.rels": made.relations(
            ("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": f"<cp:coreProperties {names}>{field}</cp:coreProperties>",
    }


WORD = {
    "author": (made.docx("", core(f"<dc:creator>{made.WORDS}</dc:creator>")), traits.PROPERTIES),
    "editor": (made.docx("", core("<cp:lastModifiedBy>x</cp:lastModifiedBy>")), traits.PROPERTIES),
    "comments": (made.docx("", part("comments", "comments.xml", xml("comments"))), traits.COMMENTS),
    "deleted": (made.docx("<w:p><w:del><w:delText>x</w:delText></w:del></w:p>"), traits.TRACKED),
    "moved": (made.docx("<w:p><w:moveFrom><w:t>x</w:t></w:moveFrom></w:p>"), traits.TRACKED),
    "hidden": (made.docx(RUN.format("<w:rPr><w:vanish/></w:rPr>", "x")), traits.HIDDEN_TEXT),
    "white": (
        made.docx(RUN.format('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', "x")),
        traits.HIDDEN_TEXT,
    ),
    "tiny": (made.docx(RUN.format('<w:rPr><w:sz w:val="2"/></w:rPr>', "x")), traits.HIDDEN_TEXT),
    "people": (made.docx("", part("people", "people.xml", xml("people"))), traits.PEOPLE),
    "custom": (made.docx("", part("customXml", "item1.xml", "<a/>")), traits.CUSTOM_DATA),
    "variables": (
        made.docx("", part("settings", "settings.xml", xml("settings", "<w:docVar/>"))),
        traits.VARIABLES,
    ),
    "sessions": (made.docx('<w:p w:rsidR="00AB12CD"/>'), traits.SESSIONS),
    "template": (
        made.docx("", part("settings", "settings.xml", xml("settings", "<w:attachedTemplate/>"))),
        traits.TEMPLATE_PATH,
    ),
    "orphan": (made.docx("", {"word/document2.xml": xml("document")}), traits.UNUSED_PARTS),
    "embedded": (made.docx("", part("oleObject", "embeddings/a.bin", b"x")), traits.EMBEDDED),
    "chunk": (made.docx("<w:altChunk/>"), traits.EMBEDDED),
    "photo": (made.docx("", part("image", "media/a.png", made.png())), traits.PICTURES_INSIDE),
    "elsewhere": (
        made.docx("", {"word/_rels/document.xml.rels": made.relations(
            outside=(("image", "https://example.org/a.png"),))}),
        traits.OUTSIDE,
    ),
    "xml comment": (made.docx(f"<!-- {made.WORDS} -->"), traits.COMMENT),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD)
def test_what_a_word_file_carries_is_named_by_kind(name: str) -> None:
    data, trait = WORD[name]
    opened = open_bytes("form.docx", data)
    assert opened.trouble == ""
    assert trait in opened.traits


def test_a_word_file_that_the_hub_made_has_nothing_to_say() -> None:
    data = made.docx()
    assert open_bytes("form.docx", data).traits == (traits.MADE_ELSEWHERE,)
    proved = frozenset([open_bytes("form.docx", data).sha256])
    assert open_bytes("form.docx", data, proved=proved).traits == ()


@pytest.mark.parametrize(
    "body",
    [
        RUN.format("", made.WORDS),
        "<w:p><w:r><w:t>Nob</w:t></w:r><w:r><w:t>ody Example</w:t></w:r></w:p>",
        f'<w:sdt><w:sdtPr><w:alias w:val="{made.WORDS}"/></w:sdtPr></w:sdt>',
        f'<w:p><w:del w:author="{made.WORDS}"/></w:p>',
        f'<w:tbl><w:tblPr><w:tblDescription w:val="{made.WORDS}"/></w:tblPr></w:tbl>',
        f'<w:bookmarkStart w:name="{made.WORDS}"/>',
        f'<a:docPr xmlns:a="http://x" descr="{made.WORDS}"/>',
    ],
)
def test_the_words_of_a_word_file_go_to_the_text_rules(body: str) -> None:
    opened = open_bytes("form.docx", made.docx(body))
    assert any(made.WORDS in words for _, words in opened.texts)


def test_bytes_between_the_entries_of_a_package_are_named() -> None:
    plain = made.docx()
    assert traits.TRAILING in open_bytes("form.docx", plain + b"x").traits
    noted = io.BytesIO(plain)
    with zipfile.ZipFile(noted, "a") as file:
        file.comment = made.WORDS.encode()
    assert traits.TRAILING in open_bytes("form.docx", noted.getvalue()).traits


Workbook = Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], object]


def xlsx(fill: Workbook) -> bytes:
    """A workbook with one sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(book, book.add_worksheet("Answers"))
    book.close()
    return out.getvalue()


def repacked(data: bytes, name: str, old: str, new: str) -> bytes:
    """A package with one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    assert old.encode() in parts[name]
    return made.office({**parts, name: parts[name].replace(old.encode(), new.encode())})


EXCEL: dict[str, tuple[Workbook, str]] = {
    "comment": (lambda book, sheet: sheet.write_comment("A1", "x"), traits.COMMENTS),
    "hidden": (lambda book, sheet: book.add_worksheet("Old").hide(), traits.HIDDEN_SHEETS),
    "very hidden": (
        lambda book, sheet: book.add_worksheet("Old").very_hidden(),
        traits.HIDDEN_SHEETS,
    ),
    "row": (
        lambda book, sheet: sheet.set_row(3, None, None, {"hidden": True}),
        traits.HIDDEN_SHEETS,
    ),
    "name": (lambda book, sheet: book.define_name("Child", "=Answers!$A$1"), traits.DEFINED_NAMES),
    "author": (lambda book, sheet: book.set_properties({"author": "x"}), traits.PROPERTIES),
    "property": (lambda book, sheet: book.set_custom_property("Child", "x"), traits.PROPERTIES),
    "photo": (
        lambda book, sheet: sheet.insert_image(
            "A1", "a.png", {"image_data": io.BytesIO(made.png())}
        ),
        traits.PICTURES_INSIDE,
    ),
}


@pytest.mark.parametrize("name", EXCEL)
def test_what_a_workbook_carries_is_named_by_kind(name: str) -> None:
    fill, trait = EXCEL[name]
    opened = open_bytes("audit.xlsx", xlsx(fill))
    assert opened.trouble == ""
    assert trait in opened.traits


def test_cell_text_that_no_cell_shows_is_named() -> None:
    data = xlsx(lambda book, sheet: sheet.write("A1", "Question"))
    more = repacked(data, "xl/sharedStrings.xml", "</sst>", f"<si><t>{made.WORDS}</t></si></sst>")
    assert traits.UNUSED_STRINGS in open_bytes("audit.xlsx", more).traits


def test_a_date_is_read_as_a_date() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_number("A1", 41807, book.add_format({"num_format": "dd mmm yyyy"}))

    opened = open_bytes("audit.xlsx", xlsx(fill))
    assert any("17/06/2014" in words for _, words in opened.texts)


@pytest.fixture(scope="module")
def report() -> bytes:
    """A PDF as the hub makes them."""
    source = (
        '#set document(title: "A report", date: none)\n#set text(lang: "en")\n= A report\n'
        "#table(columns: 2, fill: (x, y) => if y == 0 { navy }, text(white)[Head], text(white)[B],"
        ' [one], [two])\n#link("https://example.org")[a link]'
    )
    return bytes(typst.compile(source.encode(), format="pdf"))


def changed(report: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The report with one thing added."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(report)) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def drawn(report: bytes, content: str) -> bytes:
    """The report with more drawn on its first page."""

    def change(file: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page = file.pages[0]
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Plain"))
        page.contents_add(f"q BT /Plain 12 Tf 100 300 Td {content} Q".encode())

    return changed(report, change)


def test_a_report_as_the_hub_makes_them_has_nothing_to_say(report: bytes) -> None:
    opened = open_bytes("report.pdf", report)
    assert (opened.traits, opened.trouble) == ((traits.MADE_ELSEWHERE,), "")
    assert any("A report" in words for _, words in opened.texts)


UNSEEN = {
    "white": "1 1 1 rg (Nobody Example) Tj ET",
    "kerned": "1 1 1 rg [(Nob) -20 (ody)] TJ ET",
    "not drawn": "3 Tr (Nobody Example) Tj ET",
    "covered": "(Nobody Example) Tj ET 0 g 90 290 200 30 re f",
    "off the page": "-900 0 Td (Nobody Example) Tj ET",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_words_that_nobody_can_see_on_a_page_are_named(report: bytes, name: str) -> None:
    assert traits.UNSEEN_TEXT in open_bytes("report.pdf", drawn(report, UNSEEN[name])).traits


def test_words_that_can_be_seen_are_read_and_not_named(report: bytes) -> None:
    opened = open_bytes("report.pdf", drawn(report, "(Nobody Example) Tj ET"))
    assert traits.UNSEEN_TEXT not in opened.traits
    assert any(made.WORDS in words for _, words in opened.texts)


def test_a_name_that_runs_over_a_line_reaches_the_text_rules_whole(report: bytes) -> None:
    lines = "(The health visitor spoke at length with Nobody) Tj 0 -14 Td (Example today.) Tj ET"
    opened = open_bytes("report.pdf", drawn(report, lines))
    assert any(made.WORDS in words for _, words in opened.texts)


def _attach(file: pikepdf.Pdf) -> None:
    file.attachments["a.txt"] = made.WORDS.encode()


def _annotate(file: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=made.WORDS
    )
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])


def _piece(file: pikepdf.Pdf) -> None:
    file.pages[0].obj["/PieceInfo"] = pikepdf.Dictionary(App=pikepdf.Dictionary(Private="x"))


def _script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _layers(file: pikepdf.Pdf) -> None:
    file.Root.OCProperties = pikepdf.Dictionary(OCGs=[], D=pikepdf.Dictionary())


def _author(file: pikepdf.Pdf) -> None:
    file.docinfo["/Author"] = made.WORDS


def _form(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm = pikepdf.Dictionary(Fields=[pikepdf.Dictionary(FT=pikepdf.Name.Tx, V="x")])


def _photo(file: pikepdf.Pdf) -> None:
    image = pikepdf.Stream(
        file,
        b"\0\0\0",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=1,
        Height=1,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
    )
    file.pages[0].add_resource(image, pikepdf.Name.XObject)  # fmt: skip


PDF: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "attachment": (_attach, traits.ATTACHMENTS),
    "note": (_annotate, traits.ANNOTATIONS),
    "private": (_piece, traits.CUSTOM_DATA),
    "script": (_script, traits.SCRIPTS),
    "layers": (_layers, traits.LAYERS),
    "author": (_author, traits.PROPERTIES),
    "form": (_form, traits.ANNOTATIONS),
    "photo": (_photo, traits.PICTURES_INSIDE),
}


@pytest.mark.parametrize("name", PDF)
def test_what_a_pdf_carries_is_named_by_kind(report: bytes, name: str) -> None:
    change, trait = PDF[name]
    opened = open_bytes("report.pdf", changed(report, change))
    assert opened.trouble == ""
    assert trait in opened.traits


def test_an_earlier_version_inside_a_pdf_is_named(report: bytes) -> None:
    at = report.rindex(b"startxref")
    later = report + b"\n9999 0 obj\n(Nobody Example)\nendobj\n" + report[at:]
    assert traits.REVISIONS in open_bytes("report.pdf", later).traits


def test_an_object_that_no_page_uses_is_named(report: bytes) -> None:
    data = changed(report, lambda file: None)
    table = data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
    rows = data[table:].split(b"\n")
    count = int(rows[1].split()[1])
    lost = f"{count} 0 obj\n({made.WORDS})\nendobj\n".encode()
    rows[1] = f"0 {count + 1}".encode()
    rows.insert(2 + count, f"{table:010d} 00000 n ".encode())
    tail = b"\n".join(rows).replace(f"/Size {count}".encode(), f"/Size {count + 1}".encode())
    tail = tail.replace(f"startxref\n{table}".encode(), f"startxref\n{table + len(lost)}".encode())
    data = data[:table] + lost + tail
    assert traits.UNUSED_OBJECTS in open_bytes("report.pdf", data).traits


def test_the_alt_text_of_a_pdf_goes_to_the_text_rules(report: bytes) -> None:
    def change(file: pikepdf.Pdf) -> None:
        file.Root.StructTreeRoot.Alt = made.WORDS

    opened = open_bytes("report.pdf", changed(report, change))
    assert any(made.WORDS in words for _, words in opened.texts)
