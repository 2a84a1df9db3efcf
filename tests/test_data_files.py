"""The data that is published with the code is opened: it is what its name says, and no more."""

from __future__ import annotations

import gzip
import struct

import pytest
from conftest import HERE

from hub import gate
from hub.prose_gate import _data
from hub.reading.data_files import said
from hub.reading.files.contents import Broken

LEAK = "Her NHS number is 999 000 0018, says Zzyxa."
SOUND = next(HERE.glob("film/narration/synthetic/*.flac")).read_bytes()
FONT = next(HERE.glob("hub/making/fonts/*.ttf")).read_bytes()
FLAC, TTF, GZ = (
    "film/narration/synthetic/a.flac",
    "hub/making/fonts/a.ttf",
    "hub/rules/words/a.txt.gz",
)


@pytest.fixture(scope="module")
def judge() -> gate.Judge:
    return gate.Judge(HERE)


def _block(kind: int, body: bytes) -> bytes:
    return bytes([kind]) + len(body).to_bytes(3, "big") + body


def _sound(*blocks: bytes) -> bytes:
    """A FLAC file with more blocks, after the first."""
    return SOUND[:42] + b"".join(blocks) + SOUND[42:]


def _remark(words: str) -> bytes:
    body = words.encode()
    return struct.pack("<II", 0, 1) + struct.pack("<I", len(body)) + body


def _font(tag: bytes, body: bytes) -> bytes:
    """A font with this table alone."""
    return b"\0\1\0\0" + struct.pack(">4H4sIII", 1, 0, 0, 0, tag, 0, 28, len(body)) + body


def _named(words: str) -> bytes:
    text = words.encode("utf-16-be")
    return struct.pack(">9H", 0, 1, 18, 3, 1, 0x409, 1, len(text), 0) + text


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (FLAC, _sound(_block(4, _remark(LEAK)))),
        (FLAC, _sound(_block(4, struct.pack("<I", len(LEAK)) + LEAK.encode() + b"\0\0\0\0"))),
        (TTF, _font(b"name", _named(LEAK))),
        (TTF, _font(b"post", b"\0" * 32 + LEAK.encode())),
        ("bench/figures/a.json", f'{{"a": "{LEAK}"}}'.encode()),
        ("hub/rules/words/kept.txt", f"# {LEAK}\nword\n".encode()),
        ("requirements.lock", f"# {LEAK}\n".encode()),
        ("film/narration/human/.gitkeep", LEAK.encode()),
    ],
)
def test_the_words_of_data_are_judged(judge: gate.Judge, path: str, data: bytes) -> None:
    found = list(_data(judge, path, data))
    assert "nhs-number" in {one.rule for one in found}
    assert not [one for one in found if "999 000" in one.message]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (FLAC, b"Words."),
        (FLAC, SOUND[:60]),
        (FLAC, SOUND + LEAK.encode()),
        (FLAC, _sound(_block(2, b"test" + LEAK.encode()))),
        (FLAC, _sound(_block(6, LEAK.encode()))),
        (FLAC, _sound(_block(1, LEAK.encode()))),
        (FLAC, _sound(_block(4, _remark("a=b") + LEAK.encode()))),
        (TTF, b"Words."),
        (TTF, FONT + LEAK.encode()),
        (TTF, _font(b"name", _named("Words") + LEAK.encode())),
        (TTF, _font(b"meta", LEAK.encode())),
        (TTF, FONT[:200]),
        (GZ, b"Words."),
        (GZ, gzip.compress(LEAK.encode(), mtime=0)),
        (GZ, gzip.compress(b"b\na", mtime=0)),
        (GZ, gzip.compress(b"a\nb", mtime=0) + gzip.compress(b"c", mtime=0)),
        (GZ, gzip.compress(b"a\nb", mtime=0) + LEAK.encode()),
        (GZ, b"\x1f\x8b\x08\x10\0\0\0\0\x02\x03Zzyxa\0" + gzip.compress(b"a\nb", mtime=0)[10:]),
        (GZ, gzip.compress(b"a\nb", mtime=1)),
        ("bench/figures/a.json", b"\xff\xfe\0"),
    ],
)
def test_data_that_is_more_than_its_name_says_stays_at_home(
    judge: gate.Judge, path: str, data: bytes
) -> None:
    assert [one.rule for one in _data(judge, path, data)] == ["unread-place"]


def test_whatever_is_cut_off_is_no_error(judge: gate.Judge) -> None:
    packed = gzip.compress(b"a\nb", mtime=0)
    for path, data in ((FLAC, SOUND[:8000]), (TTF, FONT[:300]), (GZ, packed)):
        for end in range(0, len(data), len(data) // 20):
            assert [one.rule for one in _data(judge, path, data[:end])] == ["unread-place"]


def test_a_list_of_words_in_order_tells_nothing() -> None:
    assert said(GZ, gzip.compress("a\nb'c\nd-e\n\u00e9a".encode(), mtime=0)) == ""
    assert said("a.lock", b"--hash=sha256:" + b"9990000018" * 6) == "--hash=" + " " * 67
    with pytest.raises(Broken):
        said(GZ, b"")
