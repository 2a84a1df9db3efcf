"""The film's page: what mkdocs-video gets wrong is mended, and an old film steps back."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import lxml.html
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

ROOT = Path(__file__).resolve().parent.parent
CONFIG = {
    "site_name": "Trial",
    "plugins": [{"mkdocs-video": {"is_video": True, "css_style": {}}}],
    "hooks": ["hooks/film.py"],
    "exclude_docs": "*.yml\n",
    "markdown_extensions": ["attr_list", "tables"],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The film's part of the project, whole, somewhere else; the films themselves as links."""
    (tmp_path / "film").mkdir()
    (tmp_path / "hooks").mkdir()
    for name in ("film/storyboard.yml", "film/film.lock.json", "hooks/film.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "docs/film", tmp_path / "docs/film", copy_function=_linked)
    (tmp_path / "docs/index.md").write_text("# Home\n\nWords &amp; more.\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(CONFIG), "utf-8")
    _deadlines(tmp_path, 3, 5)
    return tmp_path


def _linked(source: str, target: str) -> None:
    if source.endswith((".mp4", ".webm")):
        Path(target).hardlink_to(source)
    else:
        shutil.copy(source, target)


def _deadlines(project: Path, initial: int, review: int) -> None:
    folder = project / "docs/report"
    folder.mkdir(exist_ok=True)
    rest = {"source": "The audit of April 2021", "checked_on": "not yet"}
    data = {"initial": {"working_days": initial}, "review": {"working_days": review}}
    data = {kind: said | rest for kind, said in data.items()}
    (folder / "deadlines.yml").write_text(yaml.safe_dump(data), "utf-8")


def _built(project: Path) -> None:
    build(load_config(str(project / "mkdocs.yml")))


def _stopped(project: Path, caplog: pytest.LogCaptureFixture) -> str:
    """What a build that must stop tells the person who started it."""
    with pytest.raises(Abort):
        _built(project)
    return caplog.text


def _page(project: Path, name: str = "film/index.html") -> lxml.html.HtmlElement:
    return lxml.html.fromstring((project / "site" / name).read_text("utf-8"))


def test_the_player_has_both_films_a_poster_and_captions_that_are_on(project: Path) -> None:
    _built(project)
    video = _page(project).xpath("//figure[@class='film']/video")[0]
    assert [one.get("src") for one in video.xpath(".//source")] == [
        "expectations-720.webm",
        "expectations-720.mp4",
    ]
    assert (video.get("preload"), video.get("poster")) == ("none", "poster.webp")
    assert video.get("controls") is not None
    assert video.get("autoplay") is None
    tracks = {one.get("kind"): one for one in video.xpath(".//track")}
    assert set(tracks) == {"captions", "descriptions", "chapters"}
    assert tracks["captions"].get("default") is not None
    for name in ["poster.webp", *(one.get("src") for one in video.xpath(".//source|.//track"))]:
        assert (project / "site/film" / name).exists()


def test_the_page_has_no_inline_style_no_marks_and_no_broken_tags(project: Path) -> None:
    _built(project)
    html = (project / "site/film/index.html").read_text("utf-8")
    part = html[
        html.index('<figure class="film">') : html.index("</script>", html.index("film-after"))
    ]
    assert "style=" not in part
    assert "<!--" not in part
    assert "</source>" not in part
    assert "</track>" not in part
    assert not re.search(r"<p>\s*<(?:figure|div)", part)
    assert ' alt="type:video"' not in html


def test_every_scene_stands_in_the_transcript_with_picture_words_and_moment(project: Path) -> None:
    _built(project)
    page = _page(project)
    scenes = yaml.safe_load((ROOT / "film/storyboard.yml").read_text("utf-8"))["scenes"]
    text = " ".join(page.text_content().split())
    for scene in scenes:
        assert page.xpath(
            f"//img[@src='stills/{scene['id']}.webp' and @loading='lazy' and @alt!='']"
        )
        for line in scene["lines"]:
            assert " ".join(one.strip() for one in line["text"].split("|")) in text
    assert len(page.xpath("//a[starts-with(@href,'expectations-720.mp4#t=')]")) == len(scenes)


@pytest.mark.parametrize(
    "name", ["captions.en.vtt", "poster.webp", "expectations-720.webm", "stills/share.webp"]
)
def test_a_missing_part_stops_the_build_before_anything_is_written(
    project: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    _built(project)
    before = (project / "site/film/index.html").read_bytes()
    (project / "docs/film" / name).unlink()
    assert re.search(re.escape(f"docs/film/{name}"), _stopped(project, caplog))
    assert (project / "site/film/index.html").read_bytes() == before


def test_a_missing_transcript_stops_the_build(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = project / "docs/film/index.md"
    text = page.read_text("utf-8")
    begin, end = "<!-- transcript: begin -->", "<!-- transcript: end -->"
    page.write_text(text.split(begin)[0] + begin + "\n" + end + text.split(end)[1], "utf-8")
    assert re.search("Write the transcript", _stopped(project, caplog))


def test_a_film_file_that_nobody_made_here_stops_the_build(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "docs/film/chapters.en.vtt").write_text("WEBVTT\n", "utf-8")
    assert re.search(r"docs/film/chapters\.en\.vtt: Make the film again", _stopped(project, caplog))


def test_new_deadlines_put_the_transcript_in_place_of_the_film(project: Path) -> None:
    _deadlines(project, 4, 5)
    _built(project)
    page = _page(project)
    text = " ".join(page.text_content().split())
    assert not page.xpath("//video|//iframe")
    assert "The deadlines have changed" in text
    assert "{{deadline.initial}} before an initial conference" in text  # the core fills the figure
    assert "the template of April 2021" not in text
    assert not page.xpath("//img[@src='stills/deadline.webp']")
    assert "#t=" not in (project / "site/film/index.html").read_text("utf-8")
    kept = {one.name for one in (project / "site/film").rglob("*") if one.is_file()}
    assert not kept & {
        "expectations-720.mp4",
        "expectations-720.webm",
        "captions.en.vtt",
        "poster.webp",
        "deadline.webp",
    }
    assert "share.webp" in kept


def test_a_film_that_says_another_month_than_the_deadlines_is_not_shown(project: Path) -> None:
    path = project / "docs/report/deadlines.yml"
    lock = json.loads((project / "film/film.lock.json").read_text("utf-8"))["deadlines"]
    board = yaml.safe_load((project / "film/storyboard.yml").read_text("utf-8"))
    (said,) = (
        line["text"] for one in board["scenes"] for line in one["lines"] if line.get("dated")
    )
    same = re.search(r"\w+ \d{4}", said)
    assert same
    for month, shown in ((same[0], True), ("June 2026", False)):
        data = {kind: {"working_days": days, "as_of": month} for kind, days in lock.items()}
        path.write_text(yaml.safe_dump(data), "utf-8")
        _built(project)
        page = _page(project)
        text = " ".join(page.text_content().split())
        assert bool(page.xpath("//video")) is shown
        assert ("Captions are on when it starts" in text) is shown
        assert ("Use the film" in text) is shown
        assert "the transcript is meant to be enough" in text
        assert "<!-- film" not in (project / "site/film/index.html").read_text("utf-8")


def test_a_storyboard_changed_since_the_film_puts_the_transcript_first(project: Path) -> None:
    board = project / "film/storyboard.yml"
    board.write_text(board.read_text("utf-8").replace("No copy? Ask.", "Ask for it."), "utf-8")
    _built(project)
    assert not _page(project).xpath("//video")
    assert "being remade" in _page(project).text_content()


def test_a_mended_link_in_the_storyboard_leaves_the_film_where_it_is(project: Path) -> None:
    board = project / "film/storyboard.yml"
    text = board.read_text("utf-8")
    board.write_text(
        text.replace("page: conferences/the-plan.md", "page: conferences/x.md"), "utf-8"
    )
    _built(project)
    assert _page(project).xpath("//video")


def test_words_beside_the_marker_are_kept(project: Path) -> None:
    page = project / "docs/film/index.md"
    text = page.read_text("utf-8").replace("![type:video]", "Before it ![type:video]", 1)
    text = re.sub(r"(!\[type:video\][^\n]*)", r"\1 and *after* it.", text, count=1)
    page.write_text(text, "utf-8")
    _built(project)
    assert "Before it" in _page(project).text_content()
    assert " and after it." in " ".join(_page(project).text_content().split())
    assert _page(project).xpath("//figure[@class='film']/video")


def test_an_empty_page_does_not_stop_the_build(project: Path) -> None:
    (project / "docs/empty.md").write_text("", "utf-8")
    _built(project)
    assert "film-empty" not in (project / "site/empty/index.html").read_text("utf-8")


def test_a_film_of_somebody_else_is_refused(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "docs/other.md").write_text("![type:video](film/other.mp4)\n", "utf-8")
    (project / "docs/film/other.mp4").write_bytes(b"film")
    assert re.search("only the hub's own film", _stopped(project, caplog))


def test_the_lock_names_nothing_of_the_machine_it_was_made_on() -> None:
    lock = json.loads((ROOT / "film/film.lock.json").read_text("utf-8"))
    assert all(not name.startswith("/") for part in ("sources", "outputs") for name in lock[part])


def _colours(tokens: Path) -> str:
    """The film's colours as its lock notes them."""
    palette = yaml.safe_load(tokens.read_text("utf-8"))["palette"]
    return hashlib.sha256(json.dumps(palette, sort_keys=True).encode()).hexdigest()


def test_what_is_due_tells_that_the_film_is_behind(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from hub.cli import main

    (project / "exemplars").mkdir()
    (project / "hub").mkdir()
    (project / "docs/index.md").write_text("---\ntitle: Home\n---\n", "utf-8")
    shutil.copy(ROOT / "hub/tokens.yml", project / "hub/tokens.yml")
    lock = json.loads((project / "film/film.lock.json").read_text("utf-8"))
    lock["sources"]["palette"] = _colours(project / "hub/tokens.yml")  # whatever they are today
    (project / "film/film.lock.json").write_text(json.dumps(lock), "utf-8")
    lock = lock["deadlines"]
    _deadlines(project, lock["initial"], lock["review"])
    assert main(["--root", str(project), "due"]) == 0
    before = capsys.readouterr().out
    _deadlines(project, lock["initial"] + 1, lock["review"])
    tokens = project / "hub/tokens.yml"
    tokens.write_text(re.sub(r'  teal: "#\w+"', '  teal: "#000000"', tokens.read_text()), "utf-8")
    assert main(["--root", str(project), "due"]) == 0
    told = capsys.readouterr().out
    for words in ("It says other deadlines than the data", "The colours have changed"):
        assert words in told
        assert words not in before


def test_the_page_says_in_one_place_how_long_the_film_is_and_says_it_right() -> None:
    said = re.findall(
        r"(?i)\b(one|two|three|four|five)( and a half)? minutes\b",
        (ROOT / "docs/film/index.md").read_text("utf-8"),
    )
    assert len(said) == 1, "beside the player, and not in the summary too"
    ((whole, half),) = said
    minutes = ("one", "two", "three", "four", "five").index(whole.lower()) + 1 + bool(half) / 2
    last = (ROOT / "docs/film/chapters.en.vtt").read_text("utf-8").split(" --> ")[-1].split()[0]
    seconds = sum(float(part) * 60**n for n, part in enumerate(reversed(last.split(":"))))
    assert abs(seconds / 60 - minutes) <= 0.25
