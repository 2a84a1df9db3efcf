"""A chapter printed whole: its links still lead, and a page taken down is gone from it too."""

from __future__ import annotations

from pathlib import Path

from hub import withdrawal
from hub.making import chapter

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><main>'
    '<nav class="toc">On this page</nav><article id="content"><h1 id="top">{title}</h1>'
    '<p>{words} <a href="{link}">further</a></p></article></main></body></html>'
)
INDEX = PAGE.format(title="Reports", words="All of them.", link="../exemplars/gp/")
REPORT = PAGE.format(title="One report", words="Asthma and mornings.", link="../../sharing/#how")


def _whole() -> str:
    return chapter.whole(INDEX, "Reports", [("reports/", INDEX), ("exemplars/gp/", REPORT)])


def test_a_chapter_holds_the_words_of_each_of_its_pages() -> None:
    made = _whole()
    assert "All of them." in made
    assert "Asthma and mornings." in made
    assert made.count("<article") == 1
    assert "On this page" not in made


def test_links_of_a_chapter_lead_where_they_led_from_their_own_page() -> None:
    made = _whole()
    assert 'href="../../exemplars/gp/"' in made
    assert 'href="../../sharing/#how"' in made


def test_a_chapter_is_kept_out_of_search() -> None:
    assert "data-unlisted" in _whole()


def test_a_page_taken_down_is_gone_from_its_printed_chapter(tmp_path: Path) -> None:
    for path, text in (
        ("reports/index.html", INDEX),
        ("exemplars/gp/index.html", REPORT),
        ("reports/print/index.html", _whole()),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    withdrawal.take_down(tmp_path, tmp_path, ["exemplars/gp/"])
    left = (tmp_path / "reports/print/index.html").read_text(encoding="utf-8")
    assert "Asthma" not in left
    assert "All of them." in left
