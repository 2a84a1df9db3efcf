"""The doors: what kind a file really is, its name, hostile files, the register, the sentences."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import io
import os
import pkgutil
import struct
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import files_made as made
import pytest

from hub.model import CouldNotCheck
from hub.reading import traits
from hub.reading.files import open_bytes, open_file, worker
from hub.reading.files.contents import Contents
from hub.reading.register import NOT_YET, REGISTER, read_register
from hub.rules import asset_rules

MOST_STEPS = 2_000_000  # calls of functions: a second or two, whatever the machine does besides
MEMORY = 300_000_000


def sentences(path: str, data: bytes) -> list[str]:
    """What a lead would read about a file."""
    opened = open_bytes(path, data)
    return [sentence for rule in asset_rules().values() for sentence in rule.look(opened)]


REFUSED = {
    "a.heic": b"\0\0\0\x18ftypheic" + bytes(20),
    "a.gif": b"GIF89a" + bytes(20),
    "a.tiff": b"II*\0" + bytes(20),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a.rtf": b"{\\rtf1 words}",
    "a.zip": b"PK\x03\x04" + bytes(30),
    "a.odt": b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
    "a.mp3": b"ID3\x04" + bytes(20),
    "a.wav": b"RIFF\x24\0\0\0WAVEfmt " + bytes(20),
    "a.exe": b"MZ" + bytes(60),
    "a.json": b'{"meta": {"a": "Nobody Example"}}',
    "a.html": b"<!doctype html><title>x</title>",
    "a.eml": b"From: somebody",
    "a.unknown": b"\x93\x12\x00\x44",
    "a": b"words",
    "empty.png": b"",
    "a.mov": b"\0\0\0\x14ftypqt  " + bytes(20),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_kind_that_is_never_published_is_refused_with_what_to_do(name: str) -> None:
    said = sentences(name, REFUSED[name])
    assert said
    assert all(sentence.startswith(f"{name} was not published. ") for sentence in said)
    assert all(len(sentence.split(". ")) >= 2 for sentence in said)


def test_the_content_decides_and_the_name_must_agree() -> None:
    assert traits.DISGUISED in open_bytes("photo.png", made.jpeg()).traits
    assert open_bytes("photo.png", made.jpeg()).kind == "jpeg"
    assert "a GIF" in open_bytes("photo.jpg", REFUSED["a.gif"]).trouble


@pytest.mark.parametrize("second", [b"<html><script>1</script>", b"%PDF-1.7\n", made.docx()])
def test_a_file_of_two_kinds_is_told(second: bytes) -> None:
    data = made.with_segment(0xFE, second[:60_000])
    assert traits.TWO_KINDS in open_bytes("photo.jpg", data).traits


NAMES = {
    "docs/~$report.docx": traits.LOCK_FILE,
    "docs/.~lock.report.odt#": traits.LOCK_FILE,
    "docs/report.docx.bak": traits.LOCK_FILE,
    "docs/.DS_Store": traits.HIDDEN_NAME,
    "docs/.private/a.png": traits.HIDDEN_NAME,
    "docs/Thumbs.db": traits.HIDDEN_NAME,
    "docs/IMG_20210412_153000.jpg": traits.CAMERA_NAME,
    "docs/WhatsApp Image 2021-04-12 at 15.30.jpg": traits.UNPLAIN_NAME,
    "docs/DSC_0042.jpg": traits.CAMERA_NAME,
    "docs/a\u202egpj.exe": traits.UNPLAIN_NAME,
    "docs/caf\u00e9.png": traits.UNPLAIN_NAME,
}


@pytest.mark.parametrize("path", NAMES)
def test_a_name_can_say_too_much(path: str) -> None:
    found = open_bytes(path, made.png()).traits
    assert NAMES[path] in found or traits.CAMERA_NAME in found


@pytest.mark.parametrize("path", ["docs/img/garden.jpg", "docs/film/film-poster-2.webp", "a_b.csv"])
def test_a_plain_name_is_no_trouble(path: str) -> None:
    names = {traits.LOCK_FILE, traits.HIDDEN_NAME, traits.CAMERA_NAME, traits.UNPLAIN_NAME}
    assert not names & set(open_bytes(path, b"x").traits)


def test_a_link_a_pipe_and_a_folder_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(made.png())
    (tmp_path / "link.png").symlink_to(tmp_path / "real.png")
    (tmp_path / "inside").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    for name in ("link.png", "inside/real.png", "pipe.png", "folder.png", "gone.png"):
        opened = open_file(tmp_path, name)
        assert opened.kind == "refused"
        assert opened.trouble


def test_two_names_that_differ_only_in_capitals_are_told(tmp_path: Path) -> None:
    for name in ("Garden.png", "garden.png"):
        (tmp_path / name).write_bytes(made.png())
    if len(list(tmp_path.iterdir())) == 2:
        assert traits.SAME_NAME in open_file(tmp_path, "garden.png").traits


def bomb(entry: bytes, size: int) -> bytes:
    """A package with one part that unpacks to far more than it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in made.docx_parts().items():
            file.writestr(name, body)
        file.writestr("word/bomb.xml", entry * size)
    return out.getvalue()


def huge_png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG that says it is of this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + made.chunk(b"IHDR", header)
    return start + made.chunk(b"IDAT", pixels) + made.chunk(b"IEND", b"")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
NESTED = "<g>" * 20_000 + "</g>" * 20_000
HOSTILE = {
    "bomb.docx": bomb(b"\0" * 1_000_000, 60),
    "laughs.svg": f'<!DOCTYPE svg [{LAUGHS}]><svg xmlns="http://www.w3.org/2000/svg">&l9;</svg>'.encode(),
    "fetch.svg": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg>&a;</svg>',
    "deep.svg": f'<svg xmlns="http://www.w3.org/2000/svg">{NESTED}</svg>'.encode(),
    "wide.svg": made.svg("<g/>" * 100_000),
    "deep.docx": made.docx("<w:p>" * 20_000 + "</w:p>" * 20_000),
    "parts.docx": made.docx("", {f"word/p{n}.xml": f"<a>{'<b/>' * 30_000}</a>" for n in range(9)}),
    "huge.png": huge_png(60_000, 60_000, zlib.compress(bytes(1000))),
    "zeros.png": huge_png(4_000, 4_000, zlib.compress(bytes(4_000 * 16_001), 9)),
    "short.png": huge_png(4_000, 4_000, zlib.compress(bytes(100))),
    "text-bomb.png": made.with_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000), 9)),
    "profile-bomb.png": made.with_chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(50_000_000), 9)),
    "cut.jpg": made.jpeg()[:-40],
    "cut.png": made.png()[:-40],
    "cut.webp": made.webp()[:-40],
    "cut.mp4": made.mp4()[:-5],
    "cut.docx": made.docx()[:-40],
    "fill.jpg": b"\xff\xd8" + b"\xff" * 5_000_000,
    "huge.jpg": made.jpeg().replace(
        b"\xff\xc0\x00\x11\x08\x00\x20\x00\x30", b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff"
    ),
    "boxes.mp4": made.mp4(more=made.box(b"free") * 300_000),
    "deep.mp4": b"\0\0\0\x14ftypisom\0\0\0\0isom" + struct.pack(">I4s", 16, b"moov") * 9,
    "deep.webm": b"\x1a\x45\xdf\xa3\x84webm" + b"\xa0\x84" * 5_000,
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "loop.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF",
    "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "long.csv": b'"' + b"a" * 15_000_000,
    "long.vtt": b"WEBVTT\n\n" + b"\n\n".join([b"x"] * 400_000),
    "null.csv": b"a,b\0,c",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_kept_back_after_few_steps(name: str) -> None:
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        said = sentences(name, HOSTILE[name])
    finally:
        sys.setprofile(None)
    assert steps < MOST_STEPS
    assert said
    assert all(". " in sentence for sentence in said)


@pytest.mark.parametrize(
    "name", ["bomb.docx", "zeros.png", "text-bomb.png", "wide.svg", "long.csv"]
)
def test_a_hostile_file_never_fills_the_memory(name: str) -> None:
    tracemalloc.start()
    sentences(name, HOSTILE[name])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MEMORY


def test_a_parser_that_never_ends_is_stopped_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = tmp_path / "hub_stuck.py"
    stuck.write_text(
        "import hub.reading.files.worker as w\n"
        "def work(task, data, into):\n"
        "    while data == b'stuck':\n"
        "        pass\n"
        "    if data == b'hungry':\n"
        "        return bytes(2_000_000_000)\n"
        "    return b'yes'\n"
        "w._work = work\n"
        "w.main()\n"
    )
    ours = worker.Worker([worker.sys.executable, str(stuck)])
    try:
        for bad in (b"stuck", b"hungry"):
            with pytest.raises(worker.Broken, match="more time or memory"):
                ours.ask("clear-png", bad, Contents())
        assert ours.ask("clear-png", b"fine", Contents()) == b"yes"
    finally:
        ours.stop()


def entry(path: str, data: bytes, **more: str) -> str:
    """One entry of the register."""
    fields = {
        "path": path,
        "sha256": hashlib.sha256(data).hexdigest(),
        "alt": "A chart of three bars",
        "looked_for": "names, faces, badges, street signs",
        "looked_at_by": "Safeguarding lead",
        "date": '"2026-11-20"',
        **more,
    }
    lines = [f"{name}: {value}" for name, value in fields.items()]
    return "- " + "\n  ".join(lines) + "\n"


def write(root: Path, words: str) -> None:
    """A register in a folder."""
    (root / REGISTER).parent.mkdir(exist_ok=True)
    (root / REGISTER).write_text(words)


def test_a_picture_goes_out_once_somebody_has_looked_at_exactly_these_bytes(tmp_path: Path) -> None:
    data = made.png()
    (tmp_path / "chart.png").write_bytes(data)
    assert open_file(tmp_path, "chart.png").traits == (traits.UNREGISTERED,)
    write(tmp_path, entry("chart.png", data))
    assert open_file(tmp_path, "chart.png").traits == ()
    (tmp_path / "chart.png").write_bytes(made.png("L"))
    assert open_file(tmp_path, "chart.png").traits == (traits.CHANGED,)


def test_a_name_nobody_looked_at_is_told_and_a_built_copy_is_not(tmp_path: Path) -> None:
    data = made.png()
    write(tmp_path, entry("docs/other.png", data))
    register = read_register(tmp_path)
    assert open_bytes("chart.png", data, register=register).traits == (traits.MOVED,)
    assert open_bytes("chart.png", data, register=register, built=True).traits == ()


def test_what_nobody_has_looked_at_waits_unless_the_project_drew_it(tmp_path: Path) -> None:
    data = made.png()
    write(tmp_path, entry("chart.png", data, looked_at_by=NOT_YET))
    assert open_bytes("chart.png", data, register=read_register(tmp_path)).traits == (
        traits.NOT_LOOKED_AT,
    )
    (tmp_path / "film").mkdir()
    write(tmp_path, entry("chart.png", data, looked_at_by=NOT_YET, made_by="film"))
    assert open_bytes("chart.png", data, register=read_register(tmp_path)).traits == ()


@pytest.mark.parametrize(
    "words",
    [
        "just words",
        "- path: a.png",
        entry("a.png", b"", date="soon"),
        entry("a.png", b"", sha256="abc"),
        entry("a.png", b"", alt='""'),
        entry("a.png", b"", made_by="nowhere"),
        entry("a.png", b"", consent="yes"),
        "- [unclosed",
    ],
)
def test_an_unclear_register_stops_the_check(tmp_path: Path, words: str) -> None:
    write(tmp_path, words)
    with pytest.raises(CouldNotCheck, match=REGISTER):
        read_register(tmp_path)


def test_every_trait_has_exactly_one_rule_that_speaks_of_it() -> None:
    package = importlib.import_module("hub.rules.assets")
    spoken: list[str] = []
    for module in pkgutil.iter_modules(package.__path__):
        rule = importlib.import_module(f"hub.rules.assets.{module.name}")
        spoken += getattr(rule, "CARRIES", {})
    known = [value for name, value in vars(traits).items() if name.isupper()]
    assert sorted(spoken) == sorted(known)


def test_no_sentence_holds_what_was_found() -> None:
    data = made.jpeg(exif=made.exif({0x010E: made.WORDS}), comment=made.WORDS)
    said = sentences("docs/img/garden.jpg", data)
    assert not [sentence for sentence in said if made.WORDS in sentence]
    assert (
        "garden.jpg was not published. It carries camera details, which can include where the photo"
        " was taken. Run `hub clean docs/img/garden.jpg` and add it again."
    ) in said


def test_a_packed_site_map_is_read_through() -> None:
    site_map = f"<urlset><loc>https://example.org/{made.WORDS}</loc></urlset>".encode()
    opened = open_bytes("sitemap.xml.gz", gzip.compress(site_map, mtime=0), built=True)
    assert any(made.WORDS in words for _, words in opened.texts)
    assert open_bytes("sitemap.xml.gz", gzip.compress(site_map)).kind == "refused"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.html", "<p title='Nobody Example'>x</p>"),
        ("a.html", "<p>Nob<b>ody</b> Example</p>"),
        ("a.html", "<!-- Nobody Example -->"),
        ("a.html", "<script>var a = 'Nobody Example'</script>"),
        ("search_index.json", '{"docs": [{"text": "<p>Nob<b>ody</b> Example</p>"}]}'),
        ("extra.css", "/* Nobody Example */"),
        ("extra.css", 'a{background:url("data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'>'
         '<text>Nobody Example</text></svg>")}'),
        ("robots.txt", "Nobody Example"),
    ],
)  # fmt: skip
def test_the_words_of_a_built_file_go_to_the_text_rules(name: str, words: str) -> None:
    opened = open_bytes(name, words.encode(), built=True)
    assert opened.trouble == ""
    assert any(made.WORDS in part for _, part in opened.texts)


def test_a_picture_written_into_a_style_sheet_is_named() -> None:
    style = b"a{background:url(data:image/png;base64,AAAA)}"
    assert traits.PICTURES_INSIDE in open_bytes("extra.css", style, built=True).traits


@pytest.mark.parametrize("name", ["extra.css", "record.js", "record.mjs", "record.JS"])
def test_code_goes_out_from_one_place_and_in_a_built_site(name: str) -> None:
    for path, built, kept in (
        (f"docs/assets/{name}", False, True),
        (f"exemplars/{name}", False, True),
        (f"docs/overrides/assets/{name}", False, True),
        (f"overrides/assets/{name}", False, False),
        (f"assets/{name}", True, False),
    ):
        opened = open_bytes(path, b"a{}", built=built)
        assert (opened.kind == "refused") is kept
        assert ("engineers review" in opened.trouble) is kept


def test_a_theme_file_is_proved_by_its_bytes_alone() -> None:
    data = b"<svg/>"
    theme = frozenset([hashlib.sha256(data).hexdigest()])
    assert open_bytes("icon.svg", data, theme=theme).kind == "theme"
    assert open_bytes("icon.svg", data + b" ", theme=theme).kind == "svg"
