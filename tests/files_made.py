"""Files made in code for the tests: each carries one thing, with values that nobody owns."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from PIL import Image, ImageCms, PngImagePlugin

WORDS = "Nobody Example"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def picture(mode: str = "RGB") -> Image.Image:
    """A small picture with some detail, so that its data is like a photo's."""
    drawn = Image.effect_noise((48, 32), 40).convert("RGB")
    if mode == "RGBA":
        drawn.putalpha(255)
    return drawn.convert(mode)


def jpeg(**options: object) -> bytes:
    """A JPEG with nothing but its pixels, and whatever the options add."""
    out = io.BytesIO()
    picture().save(out, "JPEG", **options)
    return out.getvalue()


def segment(marker: int, body: bytes) -> bytes:
    """One JPEG segment."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def with_segment(marker: int, body: bytes) -> bytes:
    """A JPEG with one more segment after its start."""
    plain = jpeg()
    return plain[:2] + segment(marker, body) + plain[2:]


def exif(tags: Mapping[int, object]) -> bytes:
    """Camera details with these tags."""
    details = Image.Exif()
    for tag, value in tags.items():
        details[tag] = value
    return details.tobytes()


def png(mode: str = "RGB", **options: object) -> bytes:
    """A PNG with nothing but its pixels, and whatever the options add."""
    out = io.BytesIO()
    picture(mode).save(out, "PNG", **options)
    return out.getvalue()


def words_beside() -> PngImagePlugin.PngInfo:
    """A text field for a PNG."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", WORDS)
    return info


def chunk(name: bytes, body: bytes) -> bytes:
    """One PNG chunk."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_chunk(name: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk after its header."""
    plain = png()
    return plain[:33] + chunk(name, body) + plain[33:]


def with_palette(words: bytes, more: bytes = b"") -> bytes:
    """A PNG of two colours, whose palette goes on with words, and more chunks after it."""
    header = struct.pack(">IIBBBBB", 8, 8, 8, 3, 0, 0, 0)
    colours = bytes(3) + b"\xff" * 3 + words
    # Each row differs from the one above it as another kind of difference says.
    rows = b"".join(bytes([row % 5]) + b"\1" + bytes(7) for row in range(8))
    return (
        png()[:8] + chunk(b"IHDR", header) + chunk(b"PLTE", colours) + more
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )  # fmt: skip


def rows(data: bytes) -> bytes:
    """What the pixels of a PNG with one chunk of them unpack to."""
    start = data.index(b"IDAT")
    size = int.from_bytes(data[start - 4 : start], "big")
    return zlib.decompress(data[start + 4 : start + 4 + size])


def filtered(data: bytes, way: int) -> bytes:
    """The same PNG of one byte a pixel, each row written as one kind of difference."""
    width, height = struct.unpack(">II", data[16:24])
    with Image.open(io.BytesIO(data)) as picture:
        pixels = picture.tobytes()
    made, above = b"", bytes(width)
    for at in range(0, width * height, width):
        row = pixels[at : at + width]
        made += bytes([way])
        for n, one in enumerate(row):
            left, up = row[n - 1] if n else 0, above[n]
            corner = above[n - 1] if n else 0
            guess = left + up - corner
            near = min((left, up, corner), key=lambda c: abs(guess - c))
            made += bytes([(one - (0, left, up, (left + up) // 2, near)[way]) % 256])
        above = row
    start = data.index(b"IDAT") - 4
    size = int.from_bytes(data[start : start + 4], "big")
    return data[:start] + chunk(b"IDAT", zlib.compress(made)) + data[start + 12 + size :]


def overlay() -> bytes:
    """A PNG with something drawn where it is wholly clear."""
    drawn = picture("RGBA")
    for x in range(10, 20):
        drawn.putpixel((x, 10), (x * 9, 200 - x, 40, 0))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def webp(**options: object) -> bytes:
    """A WebP picture."""
    out = io.BytesIO()
    picture(str(options.pop("mode", "RGB"))).save(out, "WEBP", **options)
    return out.getvalue()


def profile() -> bytes:
    """A colour profile as programs write it, words and all."""
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def svg(inside: str, attributes: str = "") -> bytes:
    """A drawing with a rectangle, a label, and something more."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" {attributes}>'
        f'<title>A chart</title><rect width="10" height="10" fill="#333"/>'
        f'<text x="2" y="12">Label</text>{inside}</svg>'
    ).encode()


def box(name: bytes, *inside: bytes) -> bytes:
    """One MP4 box."""
    body = b"".join(inside)
    return struct.pack(">I4s", len(body) + 8, name) + body


def mp4(
    *,
    more: bytes = b"",
    in_moov: bytes = b"",
    samples: tuple[bytes, ...] = (b"\x00\x00\x00\x02\x65\x88",),
    unused: bytes = b"",
    handler: bytes = b"VideoHandler\0",
    made: int = 0,
    encoder: bytes = b"",
) -> bytes:
    """A film of one track whose boxes are those that a player needs, and whatever is added."""
    video = struct.pack(
        ">6xH16xHHIIIH32sHh", 1, 32, 32, 0x480000, 0x480000, 0, 1, encoder.ljust(32, b"\0"), 24, -1
    )
    entry = box(b"avc1", video, box(b"avcC", b"\x01\x64\x00\x0a\xff\xe0\x00"))

    def whole(offset: int) -> bytes:
        tables = box(
            b"stbl",
            box(b"stsd", struct.pack(">II", 0, 1), entry),
            box(b"stts", struct.pack(">IIII", 0, 1, len(samples), 512)),
            box(b"stsc", struct.pack(">IIIII", 0, 1, 1, len(samples), 1)),
            box(b"stsz", struct.pack(">III", 0, 0, len(samples)), *(
                struct.pack(">I", len(sample)) for sample in samples)),
            box(b"stco", struct.pack(">III", 0, 1, offset)),
        )  # fmt: skip
        refers = box(b"dinf", box(b"dref", struct.pack(">II", 0, 1), box(b"url ", b"\0\0\0\1")))
        media = box(
            b"mdia",
            box(b"mdhd", struct.pack(">IIIII", 0, made, made, 12800, 512), b"\x55\xc4\0\0"),
            box(b"hdlr", struct.pack(">II4s12x", 0, 0, b"vide"), handler),
            box(b"minf", box(b"vmhd", struct.pack(">I8x", 1)), refers, tables),
        )
        track = box(b"trak", box(b"tkhd", struct.pack(">IIIII60x", 3, made, made, 1, 0)), media)
        moov = box(
            b"moov", box(b"mvhd", struct.pack(">IIIII80x", 0, made, made, 1000, 40)), track, in_moov
        )
        start = box(b"ftyp", b"isom\0\0\2\0isomavc1") + moov + more
        return start + box(b"mdat", *samples, unused)

    return whole(whole(0).index(b"mdat") + 4)


def element(number: int, body: bytes) -> bytes:
    """One WebM element."""
    name = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return name + (0x10000000 | len(body)).to_bytes(4, "big") + body


def webm(*more: bytes) -> bytes:
    """A WebM film of one frame, and whatever is added to its segment."""
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    info = element(0x1549A966, element(0x4D80, b"Lavf") + element(0x5741, b"Lavf"))
    video = element(0xE0, element(0xB0, b"\x20") + element(0xBA, b"\x20"))
    track = element(
        0xAE, element(0xD7, b"\1") + element(0x83, b"\1") + element(0x86, b"V_VP9") + video
    )
    cluster = element(0x1F43B675, element(0xE7, b"\0") + element(0xA3, b"\x81\0\0\x80\x82\x49"))
    return head + element(0x18538067, info + element(0x1654AE6B, track) + b"".join(more) + cluster)


def woff2(*, metadata: bytes = b"", private: bytes = b"", tail: bytes = b"") -> bytes:
    """A font file of one table; its packed data is never unpacked by the hub."""
    directory = bytes([0x01, 0x08])  # head, eight bytes
    packed = b"\x1b\x07\x00\xf8"
    start = 48 + len(directory) + len(packed)
    start += -start % 4
    beyond = metadata + private
    header = struct.pack(
        ">4sIIHHIIHHIIIII", b"wOF2", 0x00010000, start + len(beyond), 1, 0, 64, len(packed), 1, 0,
        start if metadata else 0, len(metadata), len(metadata),
        start + len(metadata) if private else 0, len(private),
    )  # fmt: skip
    body = (header + directory + packed).ljust(start, b"\0")
    return body + beyond + tail


def office(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts, wrapped as the hub wraps its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def relations(*links: tuple[str, str], outside: tuple[tuple[str, str], ...] = ()) -> str:
    """A part that says who refers to whom: kind and target."""
    inside = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target, mode) in enumerate(
            [(*link, "") for link in links]
            + [(*link, ' TargetMode="External"') for link in outside]
        )
    )
    return f'<Relationships xmlns="{RELS}">{inside}</Relationships>'


def docx_parts(body: str = "") -> dict[str, str | bytes]:
    """The parts of a small Word document that holds nothing but a sentence and `body`."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        f"<w:p><w:r><w:t>A form</w:t></w:r></w:p>{body}</w:body></w:document>",
    }


def docx(body: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A small Word document with further parts."""
    return office({**docx_parts(body), **(more or {})})
