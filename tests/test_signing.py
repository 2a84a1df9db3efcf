"""Sign-offs: one command makes an entry new and shows what changed, and never says who signed."""

from __future__ import annotations

import subprocess

import pytest
from conftest import Repository

from hub.model import CouldNotCheck
from hub.pages import model_report
from hub.rules import signing, vocabulary

PATH = "exemplars/health-visitor-initial.md"


@pytest.fixture(autouse=True)
def at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What changed is shown at a desk only."""
    monkeypatch.delenv("CI", raising=False)


def _git(repository: Repository, *arguments: str) -> None:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    subprocess.run(["git", *who, *arguments], cwd=repository.root, check=True, capture_output=True)


def test_a_new_report_gets_an_entry_that_nobody_has_signed(repository: Repository) -> None:
    repository.write(signing.PATH, "# Remarks stay.\n")
    done = repository.run("hub", "sign-off", PATH)
    assert done.returncode == 0, done.stderr
    listed = repository.read(signing.PATH)
    assert listed.startswith("# Remarks stay.\n")
    assert listed.endswith(signing.entry_for(PATH, repository.read(PATH)))
    assert signing.QUESTIONS[0] in done.stdout


def test_a_renewed_entry_is_not_given_and_shows_what_changed(repository: Repository) -> None:
    _git(repository, "init", "-q")
    text = repository.read(PATH)
    given = signing.entry_for(PATH, text).replace(
        f"given: {signing.NOT_YET}", "given: {by: Safeguarding lead, date: 2026-11-20}"
    )
    other = signing.entry_for("exemplars/other.md", "Another report.")
    repository.write(signing.PATH, given + other)
    _git(repository, "add", PATH)
    _git(repository, "commit", "-qm", "A report")
    repository.write(PATH, text.replace("talks to the baby", "sings to the baby"))
    done = repository.run("hub", "sign-off", PATH)
    assert "+Mother holds the baby and sings to the baby." in done.stdout
    assert "is void" in done.stdout
    listed = repository.read(signing.PATH)
    assert listed == other + signing.entry_for(PATH, repository.read(PATH))
    assert "sings" not in repository.run("hub", "sign-off", PATH).stdout


def test_what_changed_is_not_shown_in_a_workflow(repository: Repository) -> None:
    repository.write(signing.PATH, signing.entry_for(PATH, "An earlier text."))
    done = repository.run("hub", "sign-off", PATH, CI="true")
    assert done.returncode == 0
    assert "your own computer only" in done.stdout


def test_only_a_model_report_is_signed(repository: Repository) -> None:
    for path in ("docs/index.md", "exemplars/none.md"):
        done = repository.run("hub", "sign-off", path)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_a_reports_page_says_whether_it_is_signed(repository: Repository) -> None:
    from hub.reading import read

    site = read(repository.root)
    assert (
        model_report.signed(site.exemplars[0], signing.load(site.root)) == model_report.NOT_SIGNED
    )
    given = signing.entry_for(PATH, repository.read(PATH)).replace(
        f"given: {signing.NOT_YET}", "given: {by: Safeguarding lead, date: 2026-11-20}"
    )
    repository.write(signing.PATH, given)
    assert "Safeguarding lead, 2026-11-20" in model_report.below(
        site, site.exemplars[0], signing.load(site.root)
    )


def test_unused_reviewed_words_are_told_and_stop_nothing(repository: Repository) -> None:
    list_ = repository.read(vocabulary.PATH)
    repository.write(vocabulary.PATH, list_.replace(vocabulary.BUILDERS, "a lead"))
    done = repository.check()
    assert done.returncode == 0, done.stdout
    assert "are used nowhere" in done.stdout
    told = repository.run("hub", "unused").stdout
    assert "exemplars/vocabulary.yml:" in told
    assert "stand ready" not in told
    assert len(told.splitlines()) < 500, "one row for each line of the file"


def test_unused_words_are_told_by_group_with_their_line(repository: Repository) -> None:
    repository.write(
        vocabulary.PATH,
        "exemplars:\n"
        "  - reason: A word that zzyxing holds\n    date: 2026-11-23\n    who: hub builders\n"
        "    say: [zzyxing]\n"
        "  - reason: Words of a trade, zzyx too\n    date: 2026-11-23\n    who: a lead\n"
        "    say: [child,\n      okwuzzle, zzyx,\n      zzyxed]\n",
    )
    told = repository.run("hub", "unused").stdout.splitlines()
    assert told == [
        "Words of a trade, zzyx too (a lead):",
        "  exemplars/vocabulary.yml:10: okwuzzle, zzyx",
        "  exemplars/vocabulary.yml:11: zzyxed",
        "3 reviewed words and phrases are not used by any page or report.",
        "1 more stand ready for reports to come. To see them: hub unused --all",
    ]
    whole = repository.run("hub", "unused", "--all").stdout
    assert "A word that zzyxing holds (hub builders):\n  exemplars/vocabulary.yml:5: zzy" in whole


def test_words_that_stand_ready_are_no_news(repository: Repository) -> None:
    assert "used nowhere" not in repository.check().stdout
    assert "exemplars/vocabulary.yml:" not in repository.run("hub", "unused").stdout
    assert "exemplars/vocabulary.yml:" in repository.run("hub", "unused", "--all").stdout


def test_a_name_in_a_model_reports_file_name_is_found(repository: Repository) -> None:
    text = repository.read(PATH).replace("order: 10", "order: 11")
    repository.write("exemplars/zzyxborough-initial.md", text)
    assert "exemplars/zzyxborough-initial.md:1:1: unknown-word" in repository.check().stdout


@pytest.mark.parametrize(
    ("given", "mend"),
    [
        ("{by: x, date: 2026-11-20}", "a role, such as"),
        ("{by: summer rose, date: 2026-11-20}", "a role, such as"),
        ("{by: [a], date: 2026-11-20}", "a role, such as"),
        (
            "{by: Safeguarding lead, date: banana}",
            "the day on which it was given.*not in the future",
        ),
        (
            "{by: Safeguarding lead, date: 2099-01-01}",
            "the day on which it was given.*not in the future",
        ),
        ("{by: Safeguarding lead, date: true}", "the day on which it was given.*not in the future"),
    ],
)
def test_a_sign_off_names_a_role_and_a_day_that_has_come(given: str, mend: str) -> None:
    entry = f"- report: exemplars/a.md\n  content: {'a' * 64}\n  given: {given}\n"
    with pytest.raises(CouldNotCheck, match=mend):
        signing.read(entry)


def test_two_entries_for_the_same_words_are_refused() -> None:
    entry = f'- {{report: a.md, content: {"a" * 64}, given: "{signing.NOT_YET}"}}\n'
    with pytest.raises(CouldNotCheck, match=":2: An earlier entry is for the same words"):
        signing.read(entry * 2)


def _signed(text: str) -> str:
    return signing.entry_for(PATH, text).replace(
        f"given: {signing.NOT_YET}", "given: {by: Safeguarding lead, date: 2026-11-20}"
    )


def test_a_sign_off_lost_by_a_change_of_words_is_told_and_stops_nothing(
    repository: Repository,
) -> None:
    from hub.pages import pages
    from hub.reading import read

    def page() -> str:
        return next(one.markdown for one in pages(read(repository.root)) if one.edit == PATH)

    text = repository.read(PATH)
    repository.write(signing.PATH, _signed(text))
    assert "void" not in repository.check().stdout
    assert "signed it off: Safeguarding lead, 2026-11-20." in " ".join(page().split())
    repository.write(PATH, text.replace("talks to the baby", "sings to the baby"))
    done = repository.check()
    assert done.returncode == 0, done.stdout
    assert f"Note: {PATH}: The sign-off of this report is void" in done.stdout
    assert f"hub sign-off {PATH}" in done.stdout
    assert "::notice file=" + PATH in repository.check("--format", "github").stdout
    assert "void" not in repository.check("--format", "json").stdout
    assert model_report.NOT_SIGNED in page()
    repository.run("hub", "sign-off", PATH)
    assert "void" not in repository.check().stdout, "its entry says now that it is not yet given"


def test_a_lost_sign_off_is_told_beside_findings_too(repository: Repository) -> None:
    text = repository.read(PATH)
    repository.write(signing.PATH, _signed(text))
    repository.write(PATH, text.replace("talks to the baby", "{{deadline.x}}"))
    done = repository.check()
    assert done.returncode == 1
    assert "is void" in done.stdout


@pytest.mark.parametrize(
    ("old", "new"), [("order: 10", "order: 11"), ("\n", "\r\n"), ("2099-05-31", "2099-06-30")]
)
def test_what_voids_no_sign_off_is_no_news(repository: Repository, old: str, new: str) -> None:
    text = repository.read(PATH)
    repository.write(signing.PATH, _signed(text))
    repository.write(PATH, text.replace(old, new))
    assert "void" not in repository.check().stdout
