"""Everything the site shows of the film, written in the order in which it depends on itself."""

from __future__ import annotations

import datetime

from film import encode, lock, paths, register, story, timing, tracks, transcript


def make(films: bool, texts: bool) -> None:
    """Make films, texts and pictures as asked, then lock and register what there is."""
    if texts:
        write_texts()
        encode.stills()
    if films:
        lock.write(lock.made(encode.encode()))
    elif paths.LOCK.exists():
        lock.write({**lock.read(), "outputs": lock.outputs()})
    today = datetime.datetime.now(tz=datetime.UTC).date()
    register.write(today.isoformat())


def write_texts() -> None:
    """Captions, chapters, descriptions, and the transcript on the page."""
    days, plan = story.deadlines(), timing.standard()
    paths.SHOWN.mkdir(parents=True, exist_ok=True)
    paths.CAPTIONS.write_text(tracks.captions(plan, days), "utf-8")
    paths.CHAPTERS.write_text(tracks.chapters(plan), "utf-8")
    paths.DESCRIPTIONS.write_text(tracks.descriptions(plan, days), "utf-8")
    page = paths.PAGE.read_text("utf-8")
    paths.PAGE.write_text(transcript.placed(page, transcript.transcript(plan)), "utf-8")
