"""The film is what its storyboard says, and its checks can tell when it is not."""

from __future__ import annotations

import re
import subprocess
import sys
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from film import check, encode, lock, paths, probe, register, render, sound, story, timing, tracks
from film import transcript as page_text
from film.cli import main
from film.kit import ease, lettering, palette, people
from film.plain import plain_mp4
from film.story import Unready

SEEN = re.compile(r'<g data-words="([^"]*)"(?: opacity="([0-9.]+)")?')


@pytest.fixture
def fresh() -> Iterator[None]:
    """Let a test change storyboard or sound without leaving anything behind."""
    story.standard.cache_clear()
    timing.standard.cache_clear()
    yield
    story.standard.cache_clear()
    timing.standard.cache_clear()


def _frames() -> int:
    return timing.total(timing.standard()) // timing.FRAME


def _words(frame: int) -> list[str]:
    """The words that stand on a frame, whether whole or still rising."""
    return [
        word
        for text, seen in SEEN.findall(render.picture(frame))
        if float(seen or 1) > 0.3
        for word in text.split()
    ]


def test_the_film_is_what_the_storyboard_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0, capsys.readouterr().out


def test_a_recoloured_jumper_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    stretch = next(one for one in timing.standard() if one.scene.id == "voice")
    seen = probe.shown(paths.MP4, [stretch.still])[0]
    drawn = probe.drawn(render.pixels(render.picture(stretch.still)))
    assert probe.worst_tile(drawn, seen) <= check.WORST_TILE
    monkeypatch.setitem(people.CAST, "carer", replace(people.CAST["carer"], cloth="blue"))
    changed = probe.drawn(render.pixels(render.picture(stretch.still)))
    assert probe.worst_tile(changed, seen) > check.WORST_TILE


def test_one_moment_always_gives_the_same_picture() -> None:
    frame = _frames() // 2
    assert render.picture(frame) == render.picture(frame)
    assert render.pixels(render.picture(frame)) == render.pixels(render.picture(frame))


def test_never_more_than_eight_words_stand_on_screen() -> None:
    assert max((len(_words(frame)), frame) for frame in range(0, _frames(), 15))[0] <= 8


@pytest.mark.parametrize("frame", [0, -1])
def test_the_first_and_last_frames_say_that_the_film_is_a_draft(frame: int) -> None:
    text = SEEN.findall(render.picture(frame % _frames()))
    assert "Draft, not approved by CHSCP" in [words for words, _seen in text]


def test_nothing_flashes() -> None:
    assert check.flashes(step=4) < 3


def test_a_strobe_would_be_called_a_flash() -> None:
    assert len(check._turns([0.1, 0.9] * 4)) >= 6
    assert check._turns([0.5, 0.55, 0.5, 0.55]) == []


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("teal", "cream", 4.5),
        ("teal", "teal-soft", 4.5),
        ("teal", "paper", 4.5),
        ("ink", "cream", 4.5),
        ("ink", "sand", 4.5),
        ("ink", "gold", 4.5),
        ("paper", "teal-deep", 4.5),
        ("paper", "teal", 4.5),
        ("paper", "plum", 4.5),
        ("paper", "blue", 4.5),
        ("paper", "green-deep", 4.5),
        ("paper", "coral-deep", 4.5),
        ("coral-deep", "cream", 4.5),
        ("coral-deep", "sand", 4.5),
    ],
)
def test_words_on_screen_can_be_read(ink: str, ground: str, least: float) -> None:
    assert palette.contrast(ink, ground) >= least


def test_captions_have_two_rows_of_37_characters_at_most() -> None:
    for block in paths.CAPTIONS.read_text("utf-8").strip().split("\n\n")[1:]:
        rows = block.splitlines()[2:]
        assert len(rows) <= 2
        assert all(len(row) <= 37 for row in rows)


def test_a_caption_starts_with_its_voice_to_the_sample() -> None:
    for stretch in timing.standard():
        for beat in stretch.beats:
            assert f"{beat.line.id}\n{timing.stamp(beat.start)} --> " in tracks.captions(
                timing.standard(), story.deadlines()
            )


def test_a_changed_caption_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "captions.en.vtt"
    text = paths.CAPTIONS.read_text("utf-8")
    other.write_text(text.replace("social worker", "social workers"), "utf-8")
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    monkeypatch.setattr(paths, "CAPTIONS", other)
    page = tmp_path / "index.md"
    page.write_text(paths.PAGE.read_text("utf-8"), "utf-8")
    for name in ("CHAPTERS", "DESCRIPTIONS"):
        copy = tmp_path / name
        copy.write_text(getattr(paths, name).read_text("utf-8"), "utf-8")
        monkeypatch.setattr(paths, name, copy)
    monkeypatch.setattr(paths, "PAGE", page)
    monkeypatch.setattr(page_text, "_from_page", _from_page_of(page_text._from_page))
    found = list(check.texts())
    assert any("captions.en.vtt" in one for one in found)
    assert any("the same again" in one for one in found)


def _from_page_of(real: object) -> object:
    del real
    return lambda target: f"../{target}"


def test_a_changed_storyboard_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "storyboard.yml"
    other.write_text(paths.STORYBOARD.read_text("utf-8").replace("No copy? Ask.", "Ask."), "utf-8")
    monkeypatch.setattr(paths, "STORYBOARD", other)
    assert any(one.startswith("storyboard: ") for one in check.drift())


def test_the_spoken_deadlines_are_those_of_the_lock() -> None:
    days = lock.read()["deadlines"]
    spoken = " ".join(story.spoken(line, days) for line in story.standard().lines)
    for count in days.values():
        assert f"{story.NUMBERS[count]} working days" in spoken


def test_new_deadlines_are_told_and_stop_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "deadlines.yml"
    other.write_text("initial: {working_days: 4}\nreview: {working_days: 6}\n", "utf-8")
    monkeypatch.setattr(paths, "DEADLINES", other)
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    assert "it says other deadlines" in check.behind()[0]
    with story.as_of(lock.read()["deadlines"]):
        assert story.deadlines() == lock.read()["deadlines"]
    assert story.deadlines() == {"initial": 4, "review": 6}


def test_a_figure_for_a_deadline_is_typed_nowhere_in_the_storyboard() -> None:
    text = paths.STORYBOARD.read_text("utf-8")
    assert not re.search(r"\b(?:\d+|two|three|four|five|six) working day", text)


def test_a_persons_recording_replaces_the_voice_and_retimes_the_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None
) -> None:
    before = timing.total(timing.standard())
    with wave.open(str(tmp_path / "voice-1.wav"), "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(2)
        recording.setframerate(48_000)
        recording.writeframes(bytes(2 * 48_000 * 9))
    monkeypatch.setattr(paths, "HUMAN", tmp_path)
    plan = timing.plan(story.standard(), story.deadlines())
    beat = next(one for stretch in plan for one in stretch.beats if one.line.id == "voice-1")
    assert beat.length == 9 * sound.RATE
    assert timing.total(plan) > before


def test_every_line_of_sound_is_the_one_its_recipe_made() -> None:
    narrate = pytest.importorskip("film.narrate")
    recipe = narrate.json.loads(narrate.RECIPE.read_text("utf-8"))
    days = lock.read()["deadlines"]
    wanted = {
        line.id: narrate.key(story.spoken(line, days), recipe) for line in story.standard().lines
    }
    assert recipe["lines"] == wanted


@pytest.mark.parametrize("path", [paths.MP4, paths.WEBM, paths.POSTER])
def test_no_film_file_names_the_program_that_made_it(path: Path) -> None:
    assert not probe.makers_named(path)


def test_a_film_that_ffmpeg_left_as_it_was_would_name_it(tmp_path: Path) -> None:
    path = tmp_path / "raw.mp4"
    source = ["-f", "lavfi", "-i", "color=white:s=64x64:d=0.2"]
    sound.ask(["-v", "error", *source, "-c:v", "libx264", "-movflags", "+faststart", str(path)])
    assert probe.makers_named(path)
    assert probe.starts_fast(path)


def test_emptying_a_films_tags_moves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "small.mp4"
    source = ["-f", "lavfi", "-i", "testsrc=s=64x64:d=0.4"]
    form = [*encode.H264[: encode.H264.index("-c:a")], "-movflags", "+faststart", *encode.CLEAN]
    sound.ask(["-v", "error", *source, *form, str(path)])
    before, size = _pixels(path), path.stat().st_size
    plain_mp4(path)
    assert path.stat().st_size == size
    assert _pixels(path) == before
    assert b"udta" not in path.read_bytes()


def _pixels(path: Path) -> bytes:
    return sound.ask(["-v", "error", "-i", str(path), "-f", "rawvideo", "-"])[0]


def test_encoding_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one.mp4", "two.mp4"):
        source = ["-f", "lavfi", "-i", "testsrc=s=320x180:d=1", *encode.COLOUR]
        form = [*encode.H264[: encode.H264.index("-c:a")], *encode.CLEAN]
        sound.ask(["-v", "error", *source, *form, str(tmp_path / name)])
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_the_transcript_says_that_it_is_generated_and_from_what() -> None:
    page = paths.PAGE.read_text("utf-8")
    first = page.split(page_text.BEGIN + "\n")[1].splitlines()[0]
    assert "Generated from film/storyboard.yml" in first


def test_every_scene_rests_on_a_source_and_leads_to_a_page_that_exists() -> None:
    for scene in story.standard().scenes:
        assert scene.source
        assert (paths.ROOT / "docs" / scene.page).exists(), scene.page


def test_a_page_without_its_marks_is_not_overwritten() -> None:
    with pytest.raises(Unready, match="Put the two transcript marks back"):
        page_text.placed("no marks here", "made")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: [", "Mend the YAML"),
        ("title: a\nstatus: b\n", "Add 'scenes'"),
        ("just words", "Give each scene its fields"),
    ],
)
def test_a_broken_storyboard_gives_one_plain_sentence(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "storyboard.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(Unready, match=told):
        story.read(path)


def test_a_caption_too_wide_to_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "storyboard.yml"
    wide = paths.STORYBOARD.read_text("utf-8").replace(
        "You may know |", "You may know this and you may know that |"
    )
    path.write_text(wide, "utf-8")
    with pytest.raises(Unready, match="two rows of at most 37"):
        story.read(path)


def test_a_missing_line_of_sound_is_one_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "SYNTHETIC", tmp_path)
    with pytest.raises(Unready, match="Record this line"):
        sound.spoken_by("invited-1")


def test_the_register_keeps_what_others_wrote() -> None:
    mine = f"{register.BEGIN}\n- path: film\n{register.END}\n"
    assert register.renewed("# head\n[]\n", mine) == f"# head\n{mine}"
    other = "# head\n- path: photo\n"
    once = register.renewed(other, mine)
    assert register.renewed(once, mine) == once == other + mine


def test_nobody_blinks_for_long_or_not_at_all() -> None:
    closed = [ease.blink(tick / 25, 3.0) for tick in range(25 * 30)]
    assert 5 < sum(1 for one in closed if one > 0.5) < 120


def test_type_is_drawn_as_outlines_of_the_kept_font() -> None:
    assert lettering.width("conference", 50) > lettering.width("con", 50) > 0
    assert "<text" not in render.picture(100)


def test_the_film_shares_no_code_with_the_hub() -> None:
    for path in paths.STUDIO.rglob("*.py"):
        assert not re.search(r"^\s*(?:from|import) hub\b", path.read_text("utf-8"), re.MULTILINE)


def test_the_front_desk_says_what_it_can_do() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "film", "--help"],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for order in ("build", "narrate", "render", "encode", "check", "preview"):
        assert order in done.stdout
