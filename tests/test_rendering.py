"""Half of the pages are made by a second process: the same site, and no warning lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import HERE, Repository


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _build(to: Path, **more: str) -> dict[str, bytes]:
    known = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(to)],
        cwd=HERE, env={**os.environ, **known, **more}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return _files(to)


def test_the_site_is_the_same_to_the_byte_wherever_whenever_and_by_however_many(
    tmp_path: Path,
) -> None:
    """In another folder, time zone and locale, with other hashes, and without a second process."""
    one = _build(tmp_path / "one" / "site", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    two = _build(
        tmp_path / "another place" / "site",
        TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="4242", HUB_ALONE="1", CI="true",
    )  # fmt: skip
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []


def test_a_warning_in_the_second_half_still_stops_a_strict_build(
    make_repository: Callable[[], Repository],
) -> None:
    repository = make_repository()
    words = "The report is sent before the conference and shared with the family first.\n\n" * 1500
    repository.page("docs/report/many-words.md", words, title="Many words", order=60)
    repository.page("docs/report/more-words.md", words, title="More words", order=61)
    assert repository.build().returncode == 0
    bad = words + "See [the form](index.md#no-such-heading)."
    repository.page("docs/report/more-words.md", bad, title="More words", order=61)
    done = repository.build()
    assert done.returncode != 0
    assert (
        "no-such-heading" in done.stdout + done.stderr or "broken-link" in done.stdout + done.stderr
    )
