"""Slips in the two lists that a lead edits by hand: each gets its line and a mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import HERE, Repository

from hub import rules
from hub.model import CouldNotCheck
from hub.rules import contacts, signing, vocabulary

WORDS = """# Words.
exemplars:
  - reason: Words
    date: 2026-11-22
    who: a lead
    say: [house, garden,
      street]
  - reason: More words
    date: 2026-11-22
    who: a lead
    names: roles
    say: [door]
pages:
  - reason: Words of pages
    date: 2026-11-22
    who: a lead
    say: [window]
"""
SIGNED = f"""# Sign-offs.
- report: exemplars/a.md
  content: {"a" * 64}
  given: not yet given
- report: exemplars/b.md
  content: {"b" * 64}
  given: {{by: Safeguarding lead, date: 2026-11-20}}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - reason: More", "   - reason: More", ":8: Begin this line with 2 spaces and '- '"),
        ("  - reason: More", "  reason: More", ":8: Begin this line with 2 spaces and '- '"),
        ("    who: a", "   who: a", ":5: Begin this line with 4 spaces"),
        ("    who: a", "    who a", ":5: Write this line as 'key: value'"),
        ("    who: a", "\twho: a", ":5: Replace the tab by spaces."),
        ("    who: a lead\n", "", ":4: Give this group a reason, a date"),
        ("2026-11-22", "22.11.2026", ":4: Give this group a reason, a date such as"),
        ("street]", "street", ":6: A bracket that opens on this line is not closed."),
        ("say: [door]", "say:[door]", ":12: Put a space after the colon."),
        ("say: [door]", "say: door", ":12: Put the words of this group in square brackets"),
        ("[door]", "[12]", ":12: Put quotes round every entry"),
        ("names: roles", "names: role", ":11: Say after 'names:' what the words name"),
        ("pages:", "exemplars:", ":13: The same key stands twice. Keep one of them."),
        ("pages:", "page:", ":13: Write two parts"),
        ("pages:\n", "<<<<<<< HEAD\npages:\n", ":13: Two people changed these lines."),
        ("pages:\n", "=======\npages:\n", ":13: Two people changed these lines."),
        ("  - reason: Words of", "    reason: Words of", ":13: Write '- ' before each group"),
    ],
)
def test_a_slip_among_the_reviewed_words(old: str, new: str, said: str) -> None:
    assert len(vocabulary.read(WORDS).entries) == 5
    with pytest.raises(CouldNotCheck) as stopped:
        vocabulary.read(WORDS.replace(old, new, 1))
    assert str(stopped.value).startswith(vocabulary.PATH + said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  given: not", "  given not", ":4: Write this line as 'key: value'"),
        ("  given: not", "given: not", ":4: Begin this line with 2 spaces"),
        ("  given: not", "\tgiven: not", ":4: Replace the tab by spaces."),
        ("not yet given", "soon", ":4: Write 'given: not yet given', or by whom"),
        (
            "- report: exemplars/b",
            "report: exemplars/b",
            ":5: Begin this line with no space and '-",
        ),
        ("- report: exemplars/b", "<<<<<<< x\n- report: exemplars/b", ":5: Two people changed"),
        ("  content: b", "  content: ", ":6: Give the report and the hash"),
        ("  content: b", "   content: b", ":6: Begin this line with 2 spaces"),
        ("b" * 64, "a" * 64, ":6: An earlier entry is for the same words."),
        ("2026-11-20}", "2026-11-20", ":7: A bracket that opens on this line is not closed."),
        ("given: {", "given:{", ":7: Put a space after the colon."),
        ("by: Safe", "by:Safe", ":7: Write 'given: not yet given', or by whom"),
        ("by: Safeguarding lead", "by: x", ":7: Write after 'by:' a role"),
        ("2026-11-20", "20.11.2026", ":7: Write after 'date:' the day"),
        ("2026-11-20", "2099-01-01", ":7: Write after 'date:' the day"),
        ("2026-11-20", "2026-02-30", ":7: There is no such day"),
        (SIGNED, "report: a\n", ":1: Write '- ' before each entry"),
    ],
)
def test_a_slip_among_the_sign_offs(old: str, new: str, said: str) -> None:
    assert len(signing.read(SIGNED)) == 2
    with pytest.raises(CouldNotCheck) as stopped:
        signing.read(SIGNED.replace(old, new, 1))
    assert str(stopped.value).startswith(signing.PATH + said)


def test_the_example_of_a_day_is_one_that_is_taken() -> None:
    with pytest.raises(CouldNotCheck) as stopped:
        signing.read(SIGNED.replace("2026-11-20", "soon"))
    example = str(stopped.value).partition(", as ")[2].partition(":")[0]
    assert signing.read(SIGNED.replace("2026-11-20", example))


@pytest.mark.parametrize("path", [vocabulary.PATH, signing.PATH])
def test_one_slip_is_told_once_and_first(repository: Repository, path: str) -> None:
    repository.write(path, repository.read(path) + "\n<<<<<<< HEAD\n")
    done = repository.check()
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert f"{path}:" in line
    assert "Two people changed these lines." in line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("numbers:\n", "numbers\n", ":4: Write this line as 'key: value'"),
        ("numbers:\n", "number:\n", ":1: Write three lists"),
        ("  - {say:", "\t- {say:", ":5: Replace the tab by spaces."),
        ("  - {say:", "  - {says:", ":5: Say what may stand"),
    ],
)
def test_a_slip_among_the_public_contacts(old: str, new: str, said: str) -> None:
    text = (HERE / contacts.PATH).read_text(encoding="utf-8")
    with pytest.raises(CouldNotCheck) as stopped:
        contacts._read(text.replace(old, new, 1))
    assert str(stopped.value).startswith(contacts.PATH + said)


def test_nothing_is_judged_without_the_public_contacts(monkeypatch: pytest.MonkeyPatch) -> None:
    rules.privacy_rules.cache_clear()
    monkeypatch.setattr(contacts, "TROUBLE", "Mend it.")
    with pytest.raises(CouldNotCheck, match=r"Mend it\."):
        rules.privacy_rules()


def test_missing_contacts_are_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match=r"contacts\.yml: the reviewed contacts cannot be read"):
        contacts._from(tmp_path / "contacts.yml")
    (tmp_path / "contacts.yml").write_bytes(b"\xff\xfe")
    with pytest.raises(CouldNotCheck, match="Restore the file"):
        contacts._from(tmp_path / "contacts.yml")
