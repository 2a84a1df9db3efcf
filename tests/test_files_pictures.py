"""What pictures carry beside their pixels, kind by kind."""

from __future__ import annotations

import io
import zlib

import files_made as made
import pytest
from PIL import Image

from hub.reading import traits
from hub.reading.files import jpeg, open_bytes, palette, png, svg_mending

PALETTE = b"Nobody Example was seen at home by us".ljust(48, b"!")

PLAIN = {
    "photo.jpg": made.jpeg(),
    "late.jpg": made.jpeg(progressive=True),
    "chart.png": made.png(),
    "grey.png": made.png("L"),
    "few.png": made.png("P"),
    "clear.png": made.png("RGBA"),
    "photo.webp": made.webp(),
    "sharp.webp": made.webp(lossless=True),
    "clear.webp": made.webp(mode="RGBA", lossless=True),
    "drawing.svg": made.svg(""),
}

CARRYING = {
    "exif.jpg": (made.jpeg(exif=made.exif({0x010E: made.WORDS})), traits.CAMERA),
    "place.jpg": (
        made.jpeg(exif=made.exif({0x8825: {1: "N", 2: (51.0, 32.0, 0.0)}})),
        traits.PLACE,
    ),
    "maker.jpg": (made.jpeg(exif=made.exif({0x8769: {0x927C: b"Example maker"}})), traits.MAKER),
    "xmp.jpg": (
        made.with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + made.WORDS.encode()),
        traits.HISTORY,
    ),
    "iptc.jpg": (made.with_segment(0xED, b"Photoshop 3.0\0" + made.WORDS.encode()), traits.CAPTION),
    "comment.jpg": (made.jpeg(comment=made.WORDS), traits.COMMENT),
    "copy.jpg": (made.with_segment(0xE0, b"JFXX\0\x10" + made.jpeg()), traits.THUMBNAIL),
    "several.jpg": (made.with_segment(0xE2, b"MPF\0" + bytes(40)), traits.FRAMES),
    "private.jpg": (made.with_segment(0xEC, b"Ducky" + made.WORDS.encode()), traits.PRIVATE),
    "tail.jpg": (made.jpeg() + made.WORDS.encode(), traits.TRAILING),
    "colour.jpg": (made.jpeg(icc_profile=made.profile()), traits.COLOUR_WORDS),
    "scan.jpg": (
        made.jpeg()[:-2] + b"Nobody Example was seen at home\xff\xd9",
        traits.SLACK,
    ),
    "text.png": (made.png(pnginfo=made.words_beside()), traits.WORDS_BESIDE),
    "time.png": (made.with_chunk(b"tIME", bytes([7, 229, 4, 28, 9, 0, 0])), traits.MADE_WHEN),
    "exif.png": (made.png(exif=made.exif({0x010E: made.WORDS})), traits.CAMERA),
    "xmp.png": (
        made.with_chunk(
            b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(made.WORDS.encode())
        ),
        traits.HISTORY,
    ),
    "private.png": (made.with_chunk(b"prVt", made.WORDS.encode()), traits.PRIVATE),
    "palette.png": (made.with_chunk(b"sPLT", made.WORDS.encode() + b"\0\x08"), traits.PRIVATE),
    "colour-palette.png": (made.with_chunk(b"PLTE", PALETTE), traits.PRIVATE),
    "clear-colour.png": (made.with_chunk(b"tRNS", PALETTE), traits.PRIVATE),
    "primaries.png": (made.with_chunk(b"cHRM", PALETTE[:32]), traits.PRIVATE),
    "twice.png": (
        made.with_chunk(b"gAMA", b"Nobo").replace(
            made.chunk(b"gAMA", b"Nobo"),
            made.chunk(b"gAMA", b"Nobo") + made.chunk(b"gAMA", b"dy E"),
        ),
        traits.PRIVATE,
    ),
    "unused-colours.png": (made.with_palette(PALETTE), traits.SLACK),
    "unused-alphas.png": (
        made.with_palette(bytes(120), made.chunk(b"tRNS", b"zz" + PALETTE)),
        traits.SLACK,
    ),
    "unused-table.jpg": (made.with_segment(0xDB, b"\3" + 2 * PALETTE[:32]), traits.SLACK),
    "table-replaced.jpg": (
        made.with_segment(0xDB, b"\0" + 2 * PALETTE[:32]),
        traits.SLACK,
    ),
    "unused-codes.jpg": (
        made.with_segment(0xC4, b"\3" + bytes(15) + b"\5" + b"Nobdy"),
        traits.SLACK,
    ),
    "tail.png": (made.png() + made.WORDS.encode(), traits.TRAILING),
    "colour.png": (made.png(icc_profile=made.profile()), traits.COLOUR_WORDS),
    "overlay.png": (made.overlay(), traits.UNDER_CLEAR),
    "moving.png": (
        made.png(save_all=True, append_images=[made.picture().rotate(180)]),
        traits.FRAMES,
    ),
    "exif.webp": (made.webp(exif=made.exif({0x010E: made.WORDS})), traits.CAMERA),
    "xmp.webp": (made.webp(xmp=made.WORDS.encode()), traits.HISTORY),
    "colour.webp": (made.webp(icc_profile=made.profile()), traits.COLOUR_WORDS),
    "moving.webp": (
        made.webp(save_all=True, append_images=[made.picture().rotate(180)]),
        traits.FRAMES,
    ),
    "tail.webp": (made.webp() + made.WORDS.encode(), traits.TRAILING),
    "comment.svg": (made.svg(f"<!-- {made.WORDS} -->"), traits.COMMENT),
    "style.svg": (made.svg(f"<style>/* {made.WORDS} */</style>"), traits.COMMENT),
    "metadata.svg": (made.svg(f"<metadata>{made.WORDS}</metadata>"), traits.PRIVATE),
    "program.svg": (
        made.svg("", 'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export="/home/x"'),
        traits.PRIVATE,
    ),
    "none.svg": (made.svg('<text display="none">x</text>'), traits.HIDDEN_PARTS),
    "thin.svg": (made.svg('<text opacity="0.0">x</text>'), traits.HIDDEN_PARTS),
    "small.svg": (made.svg('<text style="font-size:0px">x</text>'), traits.HIDDEN_PARTS),
    "class.svg": (
        made.svg("<style>.a{visibility:hidden}</style><text class='a'>x</text>"),
        traits.HIDDEN_PARTS,
    ),
    "unused.svg": (made.svg("<defs><text id='a'>x</text></defs>"), traits.HIDDEN_PARTS),
    "page.svg": (made.svg("<foreignObject><p>x</p></foreignObject>"), traits.FOREIGN),
    "photo.svg": (made.svg('<image href="data:image/png;base64,AAAA"/>'), traits.FOREIGN),
    "script.svg": (made.svg("<script>1</script>"), traits.SCRIPTS),
    "click.svg": (made.svg('<g onclick="go()"/>'), traits.SCRIPTS),
    "elsewhere.svg": (made.svg('<use href="https://example.org/a.svg#b"/>'), traits.OUTSIDE),
    "import.svg": (made.svg("<style>@import 'https://example.org/a.css';</style>"), traits.OUTSIDE),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_picture_with_nothing_but_itself_needs_only_the_register(name: str) -> None:
    opened = open_bytes(name, PLAIN[name])
    assert (opened.traits, opened.trouble) == ((traits.UNREGISTERED,), "")


@pytest.mark.parametrize("name", CARRYING)
def test_what_a_picture_carries_is_named_by_kind(name: str) -> None:
    data, trait = CARRYING[name]
    opened = open_bytes(name, data)
    assert opened.trouble == ""
    assert trait in opened.traits


def test_a_turned_photo_may_say_so_and_no_more() -> None:
    turned = made.jpeg(
        exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" + bytes(4)
    )
    assert open_bytes("turned.jpg", turned).traits == (traits.UNREGISTERED,)


def test_one_colour_under_clear_areas_can_draw_nothing() -> None:
    drawn = made.picture("RGBA")
    for x in range(5, 40):
        drawn.putpixel((x, 5), (255, 255, 255, 0))

    out = io.BytesIO()
    drawn.save(out, "PNG")
    assert traits.UNDER_CLEAR not in open_bytes("flow.png", out.getvalue()).traits


def test_two_clear_entries_of_a_palette_can_draw_a_word() -> None:

    drawn = made.picture("P")
    drawn.putpixel((3, 3), 7)
    drawn.putpixel((4, 3), 8)
    out = io.BytesIO()
    drawn.save(out, "PNG", transparency=bytes([255] * 7 + [0, 0]))
    assert traits.UNDER_CLEAR in open_bytes("few.png", out.getvalue()).traits


def test_a_scale_of_greys_is_no_word() -> None:
    greys = bytes(grey for grey in range(60, 130) for _ in range(3))
    assert open_bytes("few.png", made.with_palette(greys)).traits == (traits.UNREGISTERED,)


def test_colours_that_some_pixel_has_are_no_words() -> None:
    """A row may say what it holds as its difference from the pixel before or the row above."""
    drawn = made.picture("RGB").resize((64, 48)).quantize(256)
    drawn.putpalette(bytes(97 + (n * 7) % 26 for n in range(768)))
    shown = []
    for way in range(5):
        out = io.BytesIO()
        drawn.save(out, "PNG")
        data = made.filtered(out.getvalue(), way)
        with Image.open(io.BytesIO(data)) as read:
            assert read.tobytes() == drawn.tobytes()
        header, packed = data[16:29], zlib.compress(made.rows(data))
        shown.append(palette.colours(packed, 8, list(png._rows(header))))
    assert set(shown) == {frozenset(drawn.tobytes())}


@pytest.mark.parametrize(
    "name",
    [
        "unused-colours.png",
        "unused-alphas.png",
        "unused-table.jpg",
        "table-replaced.jpg",
        "unused-codes.jpg",
    ],
)
def test_mended_it_shows_the_same_and_says_nothing(name: str) -> None:
    mend = png.mend if name.endswith(".png") else jpeg.mend
    data, _ = CARRYING[name]
    mended = mend(data)
    assert open_bytes(name, mended).traits == (traits.UNREGISTERED,)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(mended)) as after:
        assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()


def test_a_flat_area_is_no_word() -> None:
    flat = made.jpeg()[:-2] + b"f" * 40 + b"\xff\xd9"
    assert traits.SLACK not in open_bytes("flat.jpg", flat).traits


def test_bytes_packed_behind_the_last_row_of_pixels_are_named() -> None:
    plain = made.png("L")
    start = plain.index(b"IDAT") - 4
    size = int.from_bytes(plain[start : start + 4], "big")
    rows = zlib.decompress(plain[start + 8 : start + 8 + size]) + made.WORDS.encode()
    longer = plain[:start] + made.chunk(b"IDAT", zlib.compress(rows)) + plain[start + 12 + size :]
    assert traits.SLACK in open_bytes("grey.png", longer).traits


@pytest.mark.parametrize(
    "inside", ["<title>{}</title>", "<desc>{}</desc>", "<text x='1'>{}</text>"]
)
def test_the_words_of_a_drawing_go_to_the_text_rules(inside: str) -> None:
    opened = open_bytes("drawing.svg", made.svg(inside.format(made.WORDS)))
    assert any(made.WORDS in words for _, words in opened.texts)


def test_a_word_of_a_drawing_cut_into_pieces_is_put_together() -> None:
    cut = made.svg("<text>Nob<tspan>ody Ex</tspan>ample</text>")
    assert any(made.WORDS in words for _, words in open_bytes("drawing.svg", cut).texts)


@pytest.mark.parametrize(
    "attribute",
    [
        'id="nobody-example"',
        'class="nobody-example"',
        'fill="nobody-example"',
        'fill="url(#nobody example)"',
        'width="nobody example"',
    ],
)
def test_every_word_in_an_attribute_of_a_drawing_goes_to_the_text_rules(attribute: str) -> None:
    opened = open_bytes("drawing.svg", made.svg(f"<rect {attribute}/>"))
    assert any("nobody example" in words for _, words in opened.texts)


def test_a_number_in_parts_in_an_attribute_of_a_drawing_goes_to_the_text_rules() -> None:
    opened = open_bytes("drawing.svg", made.svg('<rect width="943 476 5919"/>'))
    assert any("943 476 5919" in words for _, words in opened.texts)


@pytest.mark.parametrize(
    "inside",
    ['<rect data-nobody-example="1"/>', '<rect xmlns:x="nobody-example"/>'],
)
def test_an_attribute_or_namespace_that_no_drawing_needs_is_named_and_cleaned(inside: str) -> None:
    drawing = made.svg(inside)
    assert traits.PRIVATE in open_bytes("drawing.svg", drawing).traits
    cleaned = svg_mending.mend(drawing)
    assert b"nobody" not in cleaned
    assert traits.PRIVATE not in open_bytes("drawing.svg", cleaned).traits


def test_what_a_drawing_needs_says_nothing() -> None:
    drawing = made.svg(
        '<g stroke-linejoin="miter" fill="currentColor" stroke="#123456" stroke-dasharray="4 2">'
        '<rect x="1" y="-2.5" width="10" height="0.5em" rx="20%"/></g>'
    )
    said = [place for place, _ in open_bytes("drawing.svg", drawing).texts]
    assert "an attribute" not in said
