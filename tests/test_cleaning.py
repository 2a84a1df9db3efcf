"""`hub clean`: what nobody sees goes, what everybody sees stays, a second run changes nothing."""

from __future__ import annotations

import hashlib
import io
import subprocess
from pathlib import Path

import files_made as made
import imageio_ffmpeg
import pytest
from PIL import Image
from test_files_film import CARRYING as FILMS
from test_files_pictures import CARRYING as PICTURES

import hub.cleaning
from hub.cleaning import clean
from hub.reading import traits
from hub.reading.files import open_bytes

# What a machine must not decide alone, or cannot take out without a loss.
BY_HAND = {
    "scan.jpg",
    "moving.webp",
    "none.svg",
    "thin.svg",
    "small.svg",
    "class.svg",
    "style.svg",
    "unused.svg",
    "script.svg",
    "click.svg",
    "photo.svg",
    "page.svg",
    "elsewhere.svg",
    "import.svg",
}
MENDED = {name: made for name, made in {**PICTURES, **FILMS}.items() if name not in BY_HAND}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", MENDED)
def test_what_nobody_sees_is_taken_out_and_a_second_run_changes_nothing(
    folder: Path, name: str
) -> None:
    data, trait = MENDED[name]
    path = put(folder, name, data)
    first = clean(path, name)
    assert trait in first.removed
    assert first.changed
    assert first.left == ()
    after = path.read_bytes()
    assert made.WORDS.encode() not in after
    assert first.sha256 == hashlib.sha256(after).hexdigest()
    second = clean(path, name)
    assert (second.changed, second.removed, second.left) == (False, (), ())
    assert path.read_bytes() == after


def pixels(data: bytes) -> bytes:
    """What a viewer shows of a picture, black where it is clear."""
    with Image.open(io.BytesIO(data)) as picture:
        shown = Image.new("RGBA", picture.size, (0, 0, 0, 255))
        shown.alpha_composite(picture.convert("RGBA"))
        return shown.tobytes()


@pytest.mark.parametrize("name", [n for n in MENDED if n in PICTURES and not n.endswith(".svg")])
def test_every_pixel_stays_as_it_was(folder: Path, name: str) -> None:
    data = MENDED[name][0]
    path = put(folder, name, data)
    clean(path, name)
    assert pixels(path.read_bytes()) == pixels(data)


def test_a_photo_on_its_side_is_still_turned(folder: Path) -> None:
    path = put(folder, "a.jpg", made.jpeg(exif=made.exif({0x0112: 6, 0x010E: made.WORDS})))
    assert traits.CAMERA in clean(path, "a.jpg").removed
    with Image.open(path) as picture:
        assert dict(picture.getexif()) == {0x0112: 6}


def test_the_numbers_of_a_colour_profile_stay(folder: Path) -> None:
    from PIL import ImageCms

    path = put(folder, "a.png", made.png(icc_profile=made.profile()))
    clean(path, "a.png")
    with Image.open(path) as picture:
        kept = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"])).profile
        before = ImageCms.ImageCmsProfile(io.BytesIO(made.profile())).profile
    assert kept.red_colorant == before.red_colorant
    assert kept.copyright == "No rights reserved"


def played(path: Path) -> bytes:
    """A hash of every picture and sound that a player decodes."""
    program = imageio_ffmpeg.get_ffmpeg_exe()
    done = subprocess.run(
        [program, "-v", "error", "-i", str(path), "-f", "md5", "-"], capture_output=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("ending", ["mp4", "webm"])
def test_a_real_film_plays_the_same_after_cleaning(folder: Path, ending: str) -> None:
    path = folder / f"film.{ending}"
    subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i",
         "testsrc=d=1:s=160x90:r=10", "-f", "lavfi", "-i", "sine=d=1", "-pix_fmt", "yuv420p",
         "-metadata", f"title={made.WORDS}", "-metadata", "location=+51.5-000.1/",
         *(["-c:v", "libvpx", "-c:a", "libopus"] if ending == "webm" else []), str(path)],
        check=True,
    )  # fmt: skip
    before = played(path)
    assert made.WORDS.encode() in path.read_bytes()
    done = clean(path, path.name)
    assert done.left == ()
    assert {traits.TAGS, traits.MADE_WITH} <= set(done.removed)
    assert made.WORDS.encode() not in path.read_bytes()
    assert played(path) == before
    assert not clean(path, path.name).changed


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_what_cannot_be_mended_is_left_as_it_was_and_told(folder: Path, name: str) -> None:
    path = put(folder, name, PICTURES[name][0])
    done = clean(path, name)
    assert done.left
    assert not done.changed or name == "photo.svg"


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.svg", "a.vtt", "a.csv"])
def test_a_file_in_order_is_not_written_again(folder: Path, name: str) -> None:
    data = {
        "a.jpg": made.jpeg(),
        "a.png": made.png(),
        "a.webp": made.webp(),
        "a.svg": made.svg(""),
        "a.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n",
        "a.csv": b"a,b\n",
    }[name]
    path = put(folder, name, data)
    before = path.stat().st_mtime_ns
    done = clean(path, name)
    assert (done.changed, done.removed, done.left) == (False, (), ())
    assert path.stat().st_mtime_ns == before


def test_a_document_is_told_to_go_into_the_page(folder: Path) -> None:
    path = put(folder, "report.docx", made.docx())
    done = clean(path, "report.docx")
    assert not done.changed
    assert "Put the words in the page" in done.left[0]


def test_a_damaged_file_is_left_as_it_was(folder: Path) -> None:
    data = made.jpeg(comment=made.WORDS)[:-30]
    path = put(folder, "cut.jpg", data)
    assert clean(path, "cut.jpg").left
    assert path.read_bytes() == data


def test_a_link_is_never_followed(folder: Path) -> None:
    real = put(folder, "real.jpg", made.jpeg(comment=made.WORDS))
    link = folder / "link.jpg"
    link.symlink_to(real)
    assert clean(link, "link.jpg").left
    assert link.is_symlink()
    assert made.WORDS.encode() in real.read_bytes()


def test_a_disk_that_fails_leaves_the_file_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = made.jpeg(comment=made.WORDS)
    path = put(folder, "a.jpg", data)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(hub.cleaning.os, "fsync", full)
    done = clean(path, "a.jpg")
    assert "could not be written" in done.left[-1]
    assert path.read_bytes() == data
    assert [one.name for one in folder.iterdir()] == ["a.jpg"]


def test_what_is_printed_names_kinds_and_no_values(folder: Path) -> None:
    path = put(folder, "a.jpg", made.jpeg(comment=made.WORDS))
    said = clean(path, "docs/a.jpg").sentences()
    assert said[0] == "docs/a.jpg: taken out: a comment."
    assert open_bytes("a.jpg", path.read_bytes()).sha256 in said[-1]
    assert made.WORDS not in " ".join(said)
