"""Verdicts: a second check trusts the first only for the same bytes, rules and reviewed lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Repository
from test_telling import report

from hub import gate, verdicts
from hub.model import Site
from hub.rules import signing
from hub.verdicts import Verdicts

TOGETHER = "told-together"
NUMBER = "Ring 999 000 0018 about the plan."


@pytest.fixture(autouse=True)
def at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts are not trusted in a workflow."""
    monkeypatch.delenv("CI", raising=False)


def _told(repository: Repository) -> str:
    return repository.check("--only", "privacy").stdout


def test_a_change_after_a_clean_check_is_found(repository: Repository) -> None:
    assert "no finding" in _told(repository)
    assert "no finding" in _told(repository)
    repository.page("docs/audit/other.md", NUMBER)
    assert "nhs-number" in _told(repository)
    assert "nhs-number" in _told(repository)


def test_a_word_taken_off_the_list_is_found_on_the_pages_judged_before(
    repository: Repository,
) -> None:
    path = "exemplars/vocabulary.yml"
    words = repository.read(path)
    repository.page("docs/audit/other.md", "The health visitor saw zzyxing.")
    group = "\n  - {reason: A test, date: 2026-11-23, who: hub builders, say: [zzyxing]}\n"
    repository.write(path, words.rstrip("\n") + group)
    assert "no finding" in _told(repository)
    repository.write(path, words)
    assert "unlisted-word" in _told(repository)


def test_a_sign_off_taken_away_is_missed_in_its_own_report_and_leaves_the_others_judged(
    repository: Repository,
) -> None:
    path, other = "exemplars/health-visitor-initial.md", "exemplars/health-visitor-review.md"
    plain = repository.read(path)
    told = plain.replace("at home.", "at home. The birth made the local news.")
    repository.write(other, plain.replace("title: Health", "title: Second health"))
    repository.write(path, told)
    repository.write(signing.PATH, signing.entry_for(path, told))
    assert "no finding" in _told(repository)
    known = set(Verdicts(repository.root)._known)
    repository.write(signing.PATH, "[]\n")
    assert "sign-off-needed" in _told(repository)
    assert known & set(Verdicts(repository.root)._known)


def test_a_template_is_judged_again_once_it_has_changed(repository: Repository) -> None:
    assert "no finding" in repository.check().stdout
    known = set(Verdicts(repository.root)._known)
    path = "overrides/partials/other.html"
    repository.write(path, "<p>Plain words.</p>\n")
    assert "no finding" in repository.check().stdout
    assert len(set(Verdicts(repository.root)._known) - known) == 1
    repository.write(path, f"<p>{NUMBER}</p>\n")
    assert f"{path}:1:" in repository.check().stdout
    assert f"{path}:1:" in repository.check().stdout


def test_the_site_is_looked_at_again_as_a_whole_once_anything_in_it_has_changed(
    repository: Repository,
) -> None:
    other = "docs/audit/other.md"
    repository.page(other, "Read it first.")
    repository.page("docs/audit/link.md", "See [it](other.md).", "A link", 51)
    assert "no finding" in repository.check().stdout
    known = set(Verdicts(repository.root)._known)
    assert "no finding" in repository.check().stdout
    assert set(Verdicts(repository.root)._known) == known
    (repository.root / other).unlink()
    assert "broken-link" in repository.check().stdout
    assert "broken-link" in repository.check("--only", "content").stdout


def test_a_sign_off_taken_away_is_missed_where_reports_tell_one_story(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "exemplars").mkdir()
    said = ("Father is a locksmith.", "He has a prosthetic foot. The family is Latvian.")
    reports = [report(f"exemplars/{n}.md", words) for n, words in enumerate(said)]
    site = Site(tmp_path, exemplars=tuple(reports), sources=tuple(one.source for one in reports))
    entries = [signing.entry_for(one.path, one.source.text) for one in reports]
    listed = tmp_path / signing.PATH

    def told(entries: list[str]) -> set[str]:
        listed.write_text("".join(entries), encoding="utf-8")
        return {found.path for found in gate.check(site, "content") if found.rule == TOGETHER}

    assert not told(entries)
    assert told(entries[:1]) == {reports[1].path}
    assert told(entries[1:]) == {reports[0].path}


@pytest.mark.parametrize("harm", [b"", b"\xff\xfe", b"x" * 100, b"\n\n"])
def test_a_damaged_file_of_verdicts_is_passed_over(repository: Repository, harm: bytes) -> None:
    assert "no finding" in _told(repository)
    whole = (repository.root / verdicts.PATH).read_bytes()
    repository.write(verdicts.PATH, whole[:200] + harm)
    assert not Verdicts(repository.root)._known
    repository.page("docs/audit/other.md", NUMBER)
    assert "nhs-number" in _told(repository)


def test_a_workflow_never_trusts_the_file(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no finding" in _told(repository)
    assert Verdicts(repository.root)._known
    monkeypatch.setenv("CI", "true")
    assert not Verdicts(repository.root)._known


def test_other_code_trusts_nothing_of_this_code(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no finding" in _told(repository)
    monkeypatch.setattr(verdicts, "_judges", lambda: "other rules")
    assert not Verdicts(repository.root)._known


def test_the_verdicts_asked_for_longest_ago_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(verdicts, "_MOST", 2)
    known = Verdicts(tmp_path)
    for key in ("a" * 64, "b" * 64):
        known.note(key)
    assert known.clean("a" * 64)
    known.note("c" * 64)
    known.keep()
    assert list(Verdicts(tmp_path)._known) == ["a" * 64, "c" * 64]


def test_the_same_content_elsewhere_is_another_verdict(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    known = Verdicts(tmp_path)
    assert known.key("text", "a.md", "page") != known.key("text", "a.mdpage", "")
    known.note(known.key("text", "a.md", "page"))
    known.keep()
    again = Verdicts(tmp_path)
    assert again.clean(again.key("text", "a.md", "page"))
    assert not again.clean(again.key("text", "a.md", "exemplar"))


def test_the_file_holds_hashes_and_no_words(repository: Repository) -> None:
    _told(repository)
    lines = repository.read(verdicts.PATH).split()
    assert lines
    assert all(len(line) == 64 and set(line) <= set("0123456789abcdef") for line in lines)
