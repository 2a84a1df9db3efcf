"""Very many model reports: no page lists or holds them all, and nothing else changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Repository
from documents import agency_page, report_page, small_site, source

from bench.growth import said
from hub import navigation
from hub.model import MANY, Page, Site
from hub.pages import blocks, comparison
from hub.reading.agencies import agencies
from hub.reading.exemplars import exemplars

LIST = source("docs/reports/index.md", "---\ntitle: Model reports\n---\n\n{{list.exemplars}}\n")
NAMES = ("gp", "police", "school")


def site(number: int) -> Site:
    """A small site with so many reports, shared among three agencies."""
    known, _ = agencies([agency_page(name) for name in NAMES], [])
    pages = [
        report_page(f"report-{n}", title=f"Report {n}", agency=NAMES[n % 3], shows=["a plan"])
        for n in range(number)
    ]
    made = small_site(agencies=known, exemplars=exemplars(pages, known)[0])
    (first, *rest) = made.sections
    return replace(made, sections=(replace(first, title="Your involvement"), *rest))


def test_a_comparison_of_many_stands_on_one_page() -> None:
    (page,) = comparison.pages(site(MANY))
    assert page.path == "reports/compare/about.md"
    assert page.markdown.count('class="excerpt"') == MANY


def test_a_comparison_of_very_many_stands_in_parts_that_lead_on_and_lose_nothing() -> None:
    parts = list(comparison.pages(site(MANY + 1)))
    assert [page.path for page in parts] == [
        "reports/compare/about/index.md", "reports/compare/about/2.md", "reports/compare/about/3.md"
    ]  # fmt: skip
    assert sum(page.markdown.count('class="excerpt"') for page in parts) == MANY + 1
    assert max(page.markdown.count('class="excerpt"') for page in parts) == comparison.PART
    assert "](2.md)" in parts[0].markdown
    assert "](3.md)" in parts[1].markdown
    assert "Further answers" not in parts[2].markdown


def test_each_part_sets_every_agency_side_by_side() -> None:
    for page in comparison.pages(site(MANY + 1)):
        numbers = re.findall(r"## Report (\d+)", page.markdown)
        assert {int(number) % len(NAMES) for number in numbers} == {0, 1, 2}


@pytest.mark.parametrize("block", [blocks.exemplars, blocks.meetings, blocks.shows, blocks.balance])
def test_a_list_of_very_many_reports_does_not_grow_with_them(block: blocks.Block) -> None:
    few, many = block(site(MANY + 2), LIST), block(site(3 * MANY), LIST)
    assert len(few.splitlines()) == len(many.splitlines())
    assert len(many) < 2_000


def test_what_reports_show_is_named_in_readers_words_and_in_groups() -> None:
    reports = [report_page(f"gp-{n}", shows=["cannot say", "sleep"]) for n in (1, 2)]
    known, _ = agencies([agency_page("gp")], [])
    few = small_site(agencies=known, exemplars=exemplars(reports, known)[0])
    words = {"Your view": {"cannot say": 'Saying "I cannot say"', "nobody shows this": "Nothing"}}
    listed = blocks.shows(replace(few, data={blocks.SHOWS: words}), LIST)
    heads = re.findall(r"### (.+)|<summary>(.+?)</summary>", listed)
    assert ["".join(head) for head in heads] == [
        "Your view", "Saying &quot;I cannot say&quot;", "Also", "Sleep"
    ]  # fmt: skip
    for unsaid in (None, ["a list"], {"Your view": "no names"}):
        listed = blocks.shows(replace(few, data={blocks.SHOWS: unsaid}), LIST)
        assert "<summary>Cannot say</summary>" in listed
        assert "###" not in listed


def test_every_report_still_stands_on_its_agencys_page() -> None:
    whole = site(MANY + 1)
    listed = "".join(blocks.exemplars(whole, agency.source) for agency in whole.agencies)
    assert listed.count("/exemplars/report-") == MANY + 1


def test_a_block_in_an_example_for_editors_stays_as_it_is() -> None:
    words = "Put this in:\n\n        {{list.exemplars}}\n"
    assert blocks.filled(site(3), replace(LIST, body=words)) == words


def _menu(whole: Site, pages: list[Page]) -> dict[str, object]:
    """The entries of a chapter made of one folder: what each leads to, by its title."""
    ((_, chapter),) = navigation.menu([{"Reports": "exemplars/"}], whole, pages)[0].items()
    return {title: to for entry in chapter for title, to in entry.items()}


@pytest.mark.parametrize(("number", "parts"), [(MANY, 0), (MANY + 1, 3)])
def test_the_menu_has_a_part_for_each_agency_where_reports_are_very_many(
    number: int, parts: int
) -> None:
    whole = site(number)
    menu = _menu(whole, [Page(one.path, one.title, "", {}) for one in whole.exemplars])
    nested = [to for to in menu.values() if isinstance(to, list)]
    assert len(nested) == parts
    assert sum(map(len, nested)) == (number if parts else 0)


def test_part_two_stands_before_part_ten() -> None:
    pages = [Page(f"exemplars/{n}.md", f"Part {n}", "", {}) for n in (10, 2, 1)]
    assert list(_menu(site(0), pages)) == ["Part 1", "Part 2", "Part 10"]


def test_a_page_that_the_hub_makes_stands_in_the_menu_where_it_says_itself() -> None:
    pages = [Page(f"exemplars/{n}.md", f"Part {n}", "", {"order": 9 - n}) for n in (1, 2, 3)]
    assert list(_menu(site(0), pages)) == ["Part 3", "Part 2", "Part 1"]


def test_no_page_of_a_built_site_has_a_menu_of_every_report(repository: Repository) -> None:
    report = Path("exemplars/health-visitor-initial.md")
    whole = repository.read(str(report))
    for number in range(1, MANY + 1):
        text = whole.replace("initial conference\n", f"initial conference, part {number}\n", 1)
        repository.write(f"exemplars/{report.stem}-{said(number)}.md", text)
    done = repository.build()
    assert done.returncode == 0, done.stdout + done.stderr
    page = repository.site()["exemplars/health-visitor-initial/index.html"].decode()
    assert len(re.findall("health-visitor-initial-", page)) < 5
    assert "reports/compare/involvement/2/index.html" in repository.site()
