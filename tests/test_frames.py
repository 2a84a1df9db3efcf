"""Each frame of the rule lower-case-name finds its own example, and no frame is there twice."""

from __future__ import annotations

import pytest

from hub.rules import frames, persons, standing
from hub.rules.words import HERE

FRAMES = pytest.mark.parametrize("frame", frames.FRAMES, ids=lambda frame: frame.example)


@FRAMES
def test_a_frame_finds_its_example(frame: frames.Frame) -> None:
    before, _, rest = frame.example.partition("⟦")
    word, _, after = rest.partition("⟧")
    assert word in standing.counted(frame.words)
    assert frame.right_before.search(before.lower())
    assert frame.right_after.match(after)


def test_no_frame_is_there_twice() -> None:
    examples = [frame.example for frame in frames.FRAMES]
    places = [(frame.before, frame.after) for frame in frames.FRAMES]
    assert len(set(examples)) == len(examples)
    assert len(set(places)) == len(places)


def test_a_group_of_words_that_no_code_reads_is_gone() -> None:
    read = "alone otherwise abstract calendar masses acts qualities stands with before after"
    assert standing.GROUPS.keys() == {*read.split(), "never bare", "articles", "usual"}
    read = "people uneven past now may alike"
    assert persons.DEEDS.keys() == set(read.split())


def test_a_deed_stands_once_in_its_list() -> None:
    lines = (HERE / "deeds.txt").read_text(encoding="utf-8").splitlines()
    deeds = [deed for line in lines if line.startswith(" ") for deed in line.split()]
    assert sorted(set(deeds)) == sorted(deeds)
