"""Films without a word about the program that made them: what ffmpeg's own switches leave behind.

Nothing moves in the file, so no offset within it changes: what goes is overwritten or becomes
empty space of the same length.
"""

from __future__ import annotations

from pathlib import Path

from film.story import Unready

INSIDE = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
NAME = 50  # where a picture's sample entry holds the encoder's name, 32 bytes
TAGS, SEEK_TAGS = b"\x12\x54\xc3\x67", b"\x4d\xbb"


def plain_mp4(path: Path) -> None:
    """Empty the encoder's name, and turn the list of tags into free space."""
    data = bytearray(path.read_bytes())
    moov = _box(data, 0, len(data), b"moov")
    entry = data.find(b"avc1", moov[0] + 8)
    if entry < 0 or entry > moov[1]:
        raise Unready(f"{path.name}: Encode the film again: its pictures are not described.")
    data[entry - 4 + NAME : entry - 4 + NAME + 32] = bytes(32)
    tags = _box(data, moov[0] + 8, moov[1], b"udta")
    free = _box(data, 0, len(data), b"free")
    if tags[1] != moov[1] or free[0] != moov[1]:
        raise Unready(f"{path.name}: Encode the film again with the pinned ffmpeg.")
    data[moov[0] : moov[0] + 4] = (tags[0] - moov[0]).to_bytes(4, "big")
    size = free[1] - tags[0]
    data[tags[0] : free[1]] = size.to_bytes(4, "big") + b"free" + bytes(size - 8)
    path.write_bytes(bytes(data))


def plain_webm(path: Path) -> None:
    """Turn the tags, and the entry that leads to them, into empty space."""
    data = bytearray(path.read_bytes())
    entry = data.find(b"\x53\xab\x84" + TAGS)
    if entry > 0:
        start = data.rfind(SEEK_TAGS, 0, entry)
        _void(data, start, start + 3 + (data[start + 2] & 0x7F))
    tags = data.find(TAGS, entry + 7)
    if tags < 0:
        raise Unready(f"{path.name}: Encode the film again with the pinned ffmpeg.")
    width, size = _length(data, tags + 4)
    _void(data, tags, tags + 4 + width + size)
    path.write_bytes(bytes(data))


def _box(data: bytearray, start: int, end: int, wanted: bytes) -> tuple[int, int]:
    """Where a box starts and ends, among its neighbours."""
    while start + 8 <= end:
        size = int.from_bytes(data[start : start + 4], "big")
        if data[start + 4 : start + 8] == wanted:
            return start, start + size
        if size < 8:
            break
        start += size
    raise Unready("film: Encode the film again with the pinned ffmpeg.")


def _length(data: bytearray, at: int) -> tuple[int, int]:
    """How many bytes an EBML length takes, and what it says."""
    width = 9 - data[at].bit_length()
    return width, int.from_bytes(data[at : at + width], "big") & ((1 << 7 * width) - 1)


def _void(data: bytearray, start: int, end: int) -> None:
    """Empty space of exactly this length."""
    room = end - start
    if room - 2 < 127:
        head = b"\xec" + bytes([0x80 | (room - 2)])
    else:
        head = b"\xec" + (0x4000 | (room - 3)).to_bytes(2, "big")
    data[start:end] = head + bytes(room - len(head))
