"""Going back to the site published before is one command, and never brings a leak back."""

from __future__ import annotations

from conftest import EXEMPLAR, Repository

REPORT = "exemplars/health-visitor-initial.md"
LEAK = "Her NHS number is 999 000 0018."


def _built(repository: Repository, words: str) -> None:
    repository.page("docs/index.md", words, title="Home", order=1)
    done = repository.build()
    assert done.returncode == 0, done.stderr


def _home(repository: Repository) -> str:
    return repository.site()["index.html"].decode()


def test_a_rollback_brings_the_site_before_back_and_a_second_one_returns(
    repository: Repository,
) -> None:
    _built(repository, "The first words.")
    first = repository.site()
    _built(repository, "The second words.")
    done = repository.run("hub", "rollback")
    assert done.returncode == 0, done.stderr
    assert repository.site() == first
    assert "The sources have not changed" in done.stdout
    assert repository.run("hub", "rollback").returncode == 0
    assert "The second words." in _home(repository)


def test_with_nothing_to_go_back_to_it_says_so(repository: Repository) -> None:
    _built(repository, "The first words.")
    done = repository.run("hub", "rollback")
    assert done.returncode == 2
    assert "no earlier site to go back to" in done.stderr
    assert "The first words." in _home(repository)


def test_a_page_withdrawn_or_removed_since_stays_away(repository: Repository) -> None:
    repository.page("docs/old.md", "A page of its own.", title="An old page")
    _built(repository, "The first words.")
    repository.write(REPORT, EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true"))
    (repository.root / "docs/old.md").unlink()
    _built(repository, "The second words.")
    done = repository.run("hub", "rollback")
    assert done.returncode == 0, done.stderr
    assert "Left out, because it was taken down or removed since: old/" in done.stdout
    site = repository.site()
    assert "The first words." in _home(repository)
    assert "has been taken down" in site["old/index.html"].decode()
    assert "has been taken down" in site["exemplars/health-visitor-initial/index.html"].decode()
    assert not [p for p, data in site.items() if b"Mother holds the baby" in data]


def test_after_a_page_is_taken_down_there_is_nothing_to_go_back_to(repository: Repository) -> None:
    _built(repository, "The first words.")
    _built(repository, "The second words.")
    assert repository.run("hub", "withdraw", REPORT).returncode == 0
    assert not (repository.root / ".site.before").exists()
    assert repository.run("hub", "rollback").returncode == 2


def test_a_kept_site_that_today_s_rules_refuse_is_not_restored(repository: Repository) -> None:
    _built(repository, "The first words.")
    _built(repository, "The second words.")
    kept = repository.root / ".site.before/index.html"
    kept.write_text(kept.read_text().replace("The first words.", LEAK))
    done = repository.run("hub", "rollback")
    assert done.returncode == 1
    assert "999 000" not in done.stdout + done.stderr
    assert "The second words." in _home(repository)


def test_what_is_on_the_site_already_does_not_keep_another_page_up(repository: Repository) -> None:
    """A rule found since publication must not hold up a withdrawal."""
    _built(repository, "The first words.")
    home = repository.root / "site/index.html"
    home.write_text(home.read_text().replace("The first words.", LEAK))
    done = repository.run("hub", "withdraw", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not [p for p, data in repository.site().items() if b"Mother holds the baby" in data]
