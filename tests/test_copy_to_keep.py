"""The copy of the site to take away: what the site holds, nothing else, and nothing taken down."""

from __future__ import annotations

import io
import zipfile

import pytest
from conftest import EXEMPLAR, Repository

from hub.making import offline
from hub.making.offline import FILE

REPORT = "exemplars/health-visitor-initial.md"
WORDS = b"Mother holds the baby"
OFFER = "docs/more.md"
LEAK = "Her NHS number is 999 000 0018."


@pytest.fixture
def repository(published: Repository) -> Repository:
    """A small repository whose site was built before: quicker to build again."""
    return published


@pytest.fixture
def offering(repository: Repository) -> Repository:
    """A small site that offers its copy."""
    repository.page(OFFER, "{{site.copy}}", title="Take it with you")
    return repository


def _built(repository: Repository, **more: str) -> None:
    done = repository.build(**more)
    assert done.returncode == 0, done.stderr


def _copy(repository: Repository) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(repository.site()[FILE])) as opened:
        assert opened.testzip() is None
        return {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}


def test_the_site_offers_its_copy_with_its_size_and_day(offering: Repository) -> None:
    _built(offering, SOURCE_DATE_EPOCH="1800000000")
    page = offering.site()["more/index.html"].decode()
    assert f'href="../{FILE}"' in page
    assert "a zip file, about 1 megabyte, made on 15 January 2027" in page
    own = _copy(offering)["more/index.html"].decode()
    assert "You are reading the copy made on 15 January 2027." in own
    assert FILE not in own


def test_the_copy_holds_every_page_as_it_is_published(offering: Repository) -> None:
    _built(offering)
    held = _copy(offering)
    pages = {path for path in offering.site() if path.endswith(".html") and path != "404.html"}
    assert pages == {path for path in held if path.endswith(".html")}
    assert WORDS in held["exemplars/health-visitor-initial/index.html"]
    assert "assets/js/search-index.js" in held


def test_it_is_the_same_to_the_byte_with_and_without_what_was_kept(offering: Repository) -> None:
    _built(offering, SOURCE_DATE_EPOCH="1800000000")
    first = offering.site()[FILE]
    _built(offering, SOURCE_DATE_EPOCH="1800000000")
    assert offering.site()[FILE] == first
    for path in (offering.root / ".cache/copy").iterdir():
        path.unlink()
    _built(offering, SOURCE_DATE_EPOCH="1800000000", PYTHONHASHSEED="4242")
    assert offering.site()[FILE] == first


def test_a_page_withdrawn_in_its_file_is_not_in_the_copy(offering: Repository) -> None:
    offering.write(REPORT, EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true"))
    _built(offering)
    assert not [path for path, data in _copy(offering).items() if WORDS in data]


def test_a_page_taken_down_leaves_the_copy_and_what_was_kept_of_it(offering: Repository) -> None:
    _built(offering)
    done = offering.run("hub", "withdraw", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    held = _copy(offering)
    assert not [path for path, data in held.items() if WORDS in data]
    assert b"has been taken down" in held["exemplars/health-visitor-initial/index.html"]
    (kept,) = (offering.root / ".cache/copy").iterdir()
    assert kept.read_bytes().endswith(offering.site()[FILE])
    assert offering.check("--built", "site").returncode == 0


def test_a_page_comes_down_where_there_is_no_room_for_a_new_copy(
    offering: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hub import withdrawal

    _built(offering)

    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(offline, "place", full)
    _, findings = withdrawal.withdraw(offering.root, offering.root / "site", [REPORT])
    assert findings == []
    site = offering.site()
    assert FILE not in site
    assert f'href="../{FILE}"' not in site["more/index.html"].decode()


def test_going_back_brings_no_page_back_in_the_copy(offering: Repository) -> None:
    _built(offering)
    offering.write(REPORT, EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true"))
    _built(offering)
    assert offering.run("hub", "rollback").returncode == 0
    assert not [path for path, data in _copy(offering).items() if WORDS in data]


def test_a_copy_that_holds_anything_else_is_a_finding(offering: Repository) -> None:
    _built(offering)
    file = offering.root / "site" / FILE
    assert offering.check("--built", "site").returncode == 0
    with zipfile.ZipFile(file, "a") as opened:
        opened.writestr("notes.txt", LEAK)
    done = offering.check("--built", "site")
    assert done.returncode == 1
    assert f"{FILE}:" in done.stdout
    file.write_bytes(b"")
    assert offering.check("--built", "site").returncode == 1


def test_a_copy_that_is_older_than_the_pages_is_a_finding(offering: Repository) -> None:
    _built(offering)
    home = offering.root / "site/index.html"
    home.write_text(home.read_text(encoding="utf-8").replace("Send your", "Post your"))
    assert offering.check("--built", "site").returncode == 1


def test_a_site_that_offers_no_copy_has_none(repository: Repository) -> None:
    _built(repository)
    assert FILE not in repository.site()


def test_the_draft_check_says_in_the_copy_that_it_needs_the_site(offering: Repository) -> None:
    offering.page("docs/contribute/check-a-draft.md", "{{draft.check}}", title="Check a draft")
    text = offering.read("docs/contribute/check-a-draft.md")
    offering.write(
        "docs/contribute/check-a-draft.md",
        text.replace("review_due: 2099-05-31", "review_due: 2099-05-31\nscripts: [check-draft]"),
    )
    _built(offering)
    assert "check-draft.js" in offering.site()["contribute/check-a-draft/index.html"].decode()
    held = _copy(offering)
    page = held["contribute/check-a-draft/index.html"].decode()
    assert "the check does not work in it" in page
    assert "check-draft.js" not in page
    assert "data-check-draft" not in page
    assert not [name for name in held if name.startswith("assets/check/")]
