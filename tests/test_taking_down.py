"""Taking down always works."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from conftest import EXEMPLAR, Repository

from hub import cli

REPORT = "exemplars/health-visitor-initial.md"
WORDS = "Mother holds the baby"
TITLE = "Health visitor report for an initial conference"
LEAK = "Her NHS number is 999 000 0018."


@pytest.fixture
def repository(published: Repository) -> Repository:
    """A small repository whose site was built before: quicker to build again."""
    return published


def _everything(repository: Repository) -> str:
    return "\n".join(
        data.decode("utf-8", "replace")
        for path, data in repository.site().items()
        if not path.startswith(("assets/", "contribute/rules/"))
    )


def _published(repository: Repository) -> None:
    assert WORDS in _everything(repository)


def test_a_withdrawn_report_publishes_a_notice_in_its_place(repository: Repository) -> None:
    repository.write(REPORT, EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true"))
    done = repository.build()
    assert done.returncode == 0, done.stderr
    assert (
        "has been taken down"
        in repository.site()["exemplars/health-visitor-initial/index.html"].decode()
    )
    assert WORDS not in _everything(repository)
    assert TITLE not in _everything(repository)


def test_a_withdrawn_report_has_no_entry_in_the_menus_of_others(repository: Repository) -> None:
    other = EXEMPLAR.replace("title: Health", "title: Another health").replace(": 10", ": 20")
    repository.write("exemplars/health-visitor-initial-second.md", other)
    there = 'href="../health-visitor-initial/"', 'href="../../exemplars/health-visitor-initial/"'

    def page() -> str:
        assert repository.build().returncode == 0
        page = repository.site()["exemplars/health-visitor-initial-second/index.html"]
        return page.decode()

    assert any(link in page() for link in there)
    repository.write(REPORT, EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true"))
    assert not any(link in page() for link in there)
    assert "has been taken down" not in page()


def test_a_withdrawn_page_may_hold_a_finding(repository: Repository) -> None:
    text = EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true") + f"\n{LEAK}\n"
    repository.write(REPORT, text)
    assert repository.build().returncode == 0
    assert "999 000" not in _everything(repository)


def test_links_to_a_part_of_a_withdrawn_page_lead_to_its_notice(repository: Repository) -> None:
    repository.page("docs/one.md", "## A part\n\nWords.", title="One page")
    repository.page("docs/two.md", "Read [the part](one.md#a-part).", title="Two pages")
    text = repository.read("docs/one.md")
    repository.write("docs/one.md", text.replace("status:", "withdrawn: true\nstatus:"))
    done = repository.build()
    assert done.returncode == 0, done.stderr
    page = (repository.root / "site/two/index.html").read_text(encoding="utf-8")
    assert 'href="../one/">the part' in page


def test_the_exemplars_folder_may_be_empty(repository: Repository) -> None:
    for path in (repository.root / "exemplars").glob("*.md"):
        path.unlink()
    assert repository.build().returncode == 0
    assert "No model report is published yet." in _everything(repository)


@pytest.mark.parametrize(
    "given",
    [
        REPORT,
        "exemplars/health-visitor-initial/",
        "https://example.org/hub/exemplars/health-visitor-initial/",
        "/exemplars/health-visitor-initial/index.html",
    ],
)
def test_withdraw_takes_a_page_off_the_published_site(repository: Repository, given: str) -> None:
    _published(repository)
    before = repository.site()
    done = repository.run("hub", "withdraw", given)
    assert done.returncode == 0, done.stdout + done.stderr
    after = repository.site()
    assert "has been taken down" in after["exemplars/health-visitor-initial/index.html"].decode()
    assert WORDS not in _everything(repository)
    assert TITLE not in _everything(repository)
    assert "health-visitor-initial" not in after["sitemap.xml"].decode()
    assert before["report/index.html"].decode().count("<h1") == 1
    assert "Your involvement" in after["report/index.html"].decode()
    assert not (repository.root / ".site.building").exists()


def test_withdraw_works_while_other_pages_have_findings(repository: Repository) -> None:
    _published(repository)
    repository.page("docs/index.md", LEAK, title="Home", order=1)
    repository.write("docs/audit/audit.yml", "figures: [")
    done = repository.run("hub", "withdraw", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert WORDS not in _everything(repository)
    assert "999 000" not in _everything(repository)


def test_withdraw_of_a_page_that_is_not_there_changes_nothing(repository: Repository) -> None:
    _published(repository)
    before = repository.site()
    done = repository.run("hub", "withdraw", REPORT, "exemplars/nothing.md")
    assert done.returncode == 2
    assert "no such page" in done.stderr
    assert repository.site() == before


def test_withdraw_with_no_published_site_says_so(repository: Repository) -> None:
    shutil.rmtree(repository.root / "site")
    done = repository.run("hub", "withdraw", REPORT)
    assert done.returncode == 2
    assert "no published site" in done.stderr


def test_an_overdue_review_shows_and_stops_nothing(repository: Repository) -> None:
    text = repository.read("docs/index.md").replace("2099-05-31", "2020-05-31")
    repository.write("docs/index.md", text)
    assert repository.check().returncode == 0
    assert repository.build().returncode == 0
    assert "overdue" in repository.site()["index.html"].decode()
    done = repository.run("hub", "due")
    assert done.returncode == 0
    assert "docs/index.md: its review is overdue." in done.stdout


@pytest.mark.parametrize(
    ("given", "said", "asked", "gone"),
    [
        ("docs/index.md", "yes", True, True),
        ("docs/index.md", "no", True, False),
        ("./", "", True, False),
        (REPORT, "no", False, True),
    ],
)
def test_a_person_is_asked_before_the_home_page_goes(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    given: str, said: str, asked: bool, gone: bool,
) -> None:  # fmt: skip
    questions = []
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: questions.append(question) or said)
    before = repository.site()
    assert cli.main(["--root", str(repository.root), "withdraw", given]) == (0 if gone else 2)
    assert len(questions) == asked
    assert (repository.site() == before) != gone
    assert ("Nothing was taken down." in capsys.readouterr().out) != gone


@pytest.mark.parametrize(
    "given", ["docs/index.md", "./", "/index.html", "https://example.org", "{base}"]
)
def test_withdraw_takes_the_home_page_down_and_nothing_beside_it(
    repository: Repository, given: str
) -> None:
    before = repository.site()
    base = before["sitemap.xml"].decode().split("<loc>")[1].split("agencies/")[0]
    home = "before the conference."
    assert home in before["index.html"].decode()
    done = repository.run("hub", "withdraw", given.replace("{base}", base))
    assert done.returncode == 0, done.stdout + done.stderr
    after = repository.site()
    assert "has been taken down" in after["index.html"].decode()
    assert 'href="search/"' in after["index.html"].decode()
    assert "search/index.html" in after
    assert home not in _everything(repository)
    assert after["report/index.html"] == before["report/index.html"]
    assert after["404.html"] == before["404.html"]
    lost = set(before) - set(after)
    assert not lost - {"sitemap.xml.gz"}, lost
    places = after["sitemap.xml"].decode()
    assert f"<loc>{base}</loc>" not in places
    assert f"<loc>{base}report/</loc>" in places


@pytest.mark.parametrize("given", ["", "#part", "https://example.org/nothing/index.html"])
def test_what_names_no_page_never_means_the_home_page(repository: Repository, given: str) -> None:
    before = repository.site()
    done = repository.run("hub", "withdraw", given)
    assert done.returncode == 2
    assert repository.site() == before


def test_a_home_page_taken_down_may_be_built_and_stays_down_in_a_rollback(
    repository: Repository,
) -> None:
    home = "before the conference."
    repository.page("docs/report/more.md", "Words.", title="More")
    assert repository.build().returncode == 0
    text = repository.read("docs/index.md").replace("status:", "withdrawn: true\nstatus:")
    repository.write("docs/index.md", text)
    assert repository.build().returncode == 0
    assert "list of all pages" in repository.site()["index.html"].decode()
    done = repository.run("hub", "rollback")
    assert done.returncode == 0, done.stdout + done.stderr
    assert home not in repository.site()["index.html"].decode()
    assert home not in _everything(repository)


def test_only_the_documents_of_the_page_go_with_it(repository: Repository) -> None:
    """Two pages may share the last part of their address, and a page may lead to other files."""
    site, name = repository.root / "site", "health-visitor-initial"
    report = site / f"exemplars/{name}/index.html"
    home = site / "index.html"
    for file in (f"{name}.docx", f"report/{name}.docx", f"exemplars/{name}.docx", "own.txt"):
        (site / "downloads" / file).parent.mkdir(parents=True, exist_ok=True)
        (site / "downloads" / file).write_text("A file.", encoding="utf-8")
    own = '<p><a href="../../downloads/own.txt">One</a></p>'
    report.write_text(report.read_text("utf-8").replace("</article>", f"{own}</article>"), "utf-8")
    beside = f'<p><a href="downloads/{name}.docx">Other</a></p>'
    home.write_text(home.read_text("utf-8").replace("</article>", f"{beside}</article>"), "utf-8")
    done = repository.run("hub", "withdraw", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    after = repository.site()
    assert f"downloads/{name}.docx" in after
    assert f"downloads/report/{name}.docx" in after
    assert f'href="downloads/{name}.docx"' in after["index.html"].decode()
    assert f"downloads/exemplars/{name}.docx" not in after
    assert "downloads/own.txt" not in after


FIRST_LAST = "chloe-baker"  # nobody: two words of the lists of names
NAMED = f"docs/about/{FIRST_LAST}.md"


def _withdrawn(repository: Repository, path: str) -> None:
    repository.page(path, "Words of one page.", title="One page")
    text = repository.read(path)
    repository.write(path, text.replace("status:", "withdrawn: true\nstatus:"))


def _named_anywhere(repository: Repository) -> list[str]:
    words = FIRST_LAST.encode()
    return [path for path, data in repository.site().items() if words in path.encode() + data]


def test_a_page_whose_address_is_a_name_leaves_the_site_and_blocks_no_build(
    repository: Repository,
) -> None:
    """As at nine in the evening: it was published before a rule knew the name."""
    site = repository.root / "site"
    (site / "about" / FIRST_LAST).mkdir(parents=True)
    shutil.copy(site / "report/index.html", site / "about" / FIRST_LAST)
    _link_from_home(site, f"about/{FIRST_LAST}/")
    assert _named_anywhere(repository)
    done = repository.run("hub", "withdraw", f"https://example.org/hub/about/{FIRST_LAST}/")
    assert done.returncode == 0, done.stdout + done.stderr
    assert _named_anywhere(repository) == []
    assert not (site / "about" / FIRST_LAST).exists()

    _withdrawn(repository, NAMED)
    done = repository.check()
    assert done.returncode == 0
    assert f"Note: {NAMED}: " in done.stdout
    assert "Rename the file" in done.stdout
    done = repository.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert _named_anywhere(repository) == []
    assert repository.run("hub", "stage", "staged").returncode == 0
    assert not [p for p in (repository.root / "staged").rglob("*") if FIRST_LAST in p.name]

    (repository.root / NAMED).rename(repository.root / "docs/about/taken-down-1.md")
    assert "Note" not in repository.check().stdout
    assert repository.build().returncode == 0
    assert "has been taken down" in repository.site()["about/taken-down-1/index.html"].decode()


def _link_from_home(site: Path, to: str) -> None:
    home = (site / "index.html").read_text("utf-8")
    linked = home.replace("</article>", f'<p><a href="{to}">One</a></p></article>', 1)
    (site / "index.html").write_text(linked, "utf-8")


def test_nothing_goes_back_to_an_address_that_is_a_name(repository: Repository) -> None:
    assert repository.build().returncode == 0
    shutil.copytree(
        repository.root / "site/report", repository.root / f".site.before/about/{FIRST_LAST}"
    )
    _withdrawn(repository, NAMED)
    done = repository.run("hub", "rollback")
    assert done.returncode == 0, done.stdout + done.stderr
    assert _named_anywhere(repository) == []


def test_an_address_in_other_letters_is_forgotten_everywhere(repository: Repository) -> None:
    """In links it is written in percent codes."""
    repository.page("docs/café.md", "Words of one page.", title="One page")
    repository.page("docs/two.md", "Read [the other](café.md).", title="Two pages")
    assert repository.build().returncode == 0
    assert b"caf%C3%A9" in repository.site()["two/index.html"]
    done = repository.run("hub", "withdraw", "docs/café.md")
    assert done.returncode == 0, done.stdout + done.stderr
    after = repository.site()
    assert b"caf%C3%A9" not in after["two/index.html"] + after["sitemap.xml"]


@pytest.mark.parametrize("broken", ["exemplars/vocabulary.yml", "exemplars/sign-off.yml"])
def test_broken_lists_keep_no_page_on_the_site(repository: Repository, broken: str) -> None:
    repository.write(broken, "words: [")
    done = repository.run("hub", "withdraw", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "could not be checked" in done.stdout
    assert WORDS not in _everything(repository)


def test_what_stands_together_once_a_link_is_gone_keeps_no_page_on_the_site(
    repository: Repository,
) -> None:
    site = repository.root / "site"
    home = (site / "index.html").read_text("utf-8")
    link = '<a href="exemplars/health-visitor-initial/">1</a>'
    split = "999 000 0018".replace(" ", f" {link} ", 1)
    (site / "index.html").write_text(
        home.replace("</article>", f"<p>{split}</p></article>", 1), "utf-8"
    )
    done = repository.run("hub", "withdraw", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "has to be mended" in done.stdout
    assert WORDS not in _everything(repository)


@pytest.mark.parametrize(
    "path", ["docs/report/sections/involvement.md", "docs/agencies/health-visitor.md"]
)
def test_whatever_page_is_taken_down_the_next_build_goes_through(
    repository: Repository, path: str
) -> None:
    text = repository.read(path).replace("status:", "withdrawn: true\nstatus:")
    repository.write(path, text.replace("Say what you saw.", LEAK) + f"\n{LEAK}\n")
    done = repository.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "999 000" not in _everything(repository)


@pytest.mark.parametrize("given", ["http://[x/", "//[", "%00", "..", "²"])
def test_what_is_no_address_gets_a_sentence(repository: Repository, given: str) -> None:
    done = repository.run("hub", "withdraw", given)
    assert done.returncode == 2
    assert f"Could not check: {given}: no such page" in done.stderr


def test_a_link_that_is_no_address_keeps_no_page_on_the_site(repository: Repository) -> None:
    home = repository.root / "site/index.html"
    odd = '<p><a href="http://[x/">One</a></p></article>'
    home.write_text(home.read_text("utf-8").replace("</article>", odd, 1), "utf-8")
    done = repository.run("hub", "withdraw", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert WORDS not in _everything(repository)


@pytest.mark.parametrize("folder", ["", ".", "/", "docs", "exemplars"])
@pytest.mark.parametrize("command", [["withdraw", REPORT], ["rollback"]])
def test_a_folder_that_is_no_site_is_neither_copied_nor_exchanged(
    repository: Repository, command: list[str], folder: str
) -> None:
    before = sorted(repository.root.rglob("*"))
    shutil.rmtree(repository.root / "site")
    done = repository.run("hub", *command, "--site", folder)
    assert done.returncode == 2
    assert "no published site" in done.stderr
    left = [path for path in before if "site" not in path.relative_to(repository.root).parts[:1]]
    assert sorted(repository.root.rglob("*")) == left


def test_who_stands_in_the_site_may_name_it_so(repository: Repository) -> None:
    inside = Repository(repository.root / "site")
    done = inside.run("hub", "--root", "..", "withdraw", "--site", ".", REPORT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert WORDS not in _everything(repository)
