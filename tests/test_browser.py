"""The site as its readers have it: a phone, a keyboard, no script, paper, strong contrast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browsing import HERE
from ready import PATIENCE

from hub.reading import filmed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HOME, ARTICLE, REPORT = "", "sharing/how-to-share/", "exemplars/gp-initial/"
SECTION, AUDIT = "report/sections/childs-voice/", "audit/"
COMPARISON, FAMILY = "reports/compare/childs-voice/", "sharing/for-parents/"
CARD, CHECKLIST = "conferences/first-timers-card/", "report/checklist/"
DUE, AID, FILM, FIND = "report/due-date/", "sharing/decision-aid/", "film/", "search/"
WRITING, CHAPTER, COPY = "report/", "conferences/before/", "about/a-copy-to-keep/"
PAGES = (HOME, ARTICLE, REPORT, SECTION, AUDIT, COMPARISON, FAMILY, DUE, AID, FILM, FIND)
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1300, "height": 900}


class Reader:
    """One visit: a page, and what the browser complained of or asked for meanwhile."""

    def __init__(self, browser: Any, served: str, **given: Any) -> None:
        self.context = browser.new_context(**{"viewport": PHONE, **given})
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self.served = served
        self.troubles: list[str] = []
        self.asked: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)

    def opens(self, address: str) -> Any:
        """Goes to a page of the site."""
        self.page.goto(self.served + address)
        return self.page

    def searches(self, words: str) -> Any:
        """Types words into the field and waits until results are told."""
        self.page.fill("#find", words)
        self.page.locator(".found-told", has_text=re.compile("found")).wait_for()
        return self.page


@pytest.fixture
def reader(browser: Any, served: str) -> Iterator[Any]:
    """Makes readers, each with a window of its own."""
    made: list[Reader] = []

    def make(**given: Any) -> Reader:
        made.append(Reader(browser, served, **given))
        return made[-1]

    yield make
    for one in made:
        # What a page still asks for as it closes is no fault of the next test.
        one.context.unroute_all(behavior="ignoreErrors")
        one.page.unroute_all(behavior="ignoreErrors")
        one.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_without_complaint_and_asks_no_other_host(reader: Any, address: str) -> None:
    one = reader()
    page = one.opens(address)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    assert one.troubles == []
    assert [url for url in one.asked if not url.startswith(one.served)] == []


def test_a_page_that_is_not_there_leads_home_without_complaint(reader: Any) -> None:
    one = reader()
    page = one.opens("no/such/page/")
    page.click("article a >> nth=0")
    assert page.url == one.served
    assert [text for text in one.troubles if "404" not in text] == []


def test_home_shows_three_ways_in_without_scrolling_on_a_phone_the_editors_least(
    reader: Any,
) -> None:
    page = reader().opens(HOME)
    names = ("I am invited", "I am writing a report", "I edit this site")
    boxes = [page.get_by_role("link", name=name).bounding_box() for name in names]
    assert all(box["y"] + box["height"] <= PHONE["height"] for box in boxes)
    assert page.locator(".way a").all_inner_texts() == list(names[:2])


def test_a_gp_on_a_phone_is_one_tap_from_what_to_send_to_whom_and_by_when(reader: Any) -> None:
    page = reader().opens(HOME)
    way = page.get_by_role("link", name="GP practices", exact=True)
    box = way.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]
    way.click()
    for asked in ("What to send:", "To whom:", "By when:"):
        box = page.locator("article strong", has_text=asked).bounding_box()
        assert box["y"] + 2 * box["height"] <= PHONE["height"], asked


def test_every_agency_is_a_way_in_from_home(reader: Any) -> None:
    page = reader().opens(HOME)
    ways = page.locator(".agencies a").all_inner_texts()
    listed = reader().opens("agencies/").locator("article table a").all_inner_texts()
    assert ways == listed


def test_the_menu_stands_beside_the_name_where_the_page_is_four_times_as_large(
    reader: Any,
) -> None:
    page = reader(viewport={"width": 320, "height": 256}).opens(HOME)
    name, menu = (page.locator(part).bounding_box() for part in (".mark", ".menu"))
    assert menu["y"] < name["y"] + name["height"]


def test_with_colours_of_the_readers_own_one_chapter_is_marked_and_no_colours_are_offered(
    reader: Any,
) -> None:
    page = reader(viewport=DESK, forced_colors="active").opens(CHAPTER)
    lines = page.eval_on_selector_all(
        ".tabs a", "all => all.map(one => getComputedStyle(one).borderBottomColor)"
    )
    assert len(set(lines)) == 2
    assert min(map(lines.count, set(lines))) == 1
    assert not page.locator(".scheme").first.is_visible()


def test_ten_results_and_more_stand_under_the_title_and_not_further_in(reader: Any) -> None:
    page = reader().opens(f"{FIND}?q=threshold")
    page.locator(".found-list li >> nth=9").wait_for()
    first, title = (page.locator(part).first.bounding_box() for part in (".found-list a", "h1"))
    assert first["x"] == title["x"]


@pytest.mark.parametrize("width", [760, 980, 1300])
def test_the_widest_tables_stay_within_their_page(reader: Any, width: int) -> None:
    for address in ("contribute/reading-a-model-report/", "contribute/how-well-the-gate-works/"):
        page = reader(viewport={"width": width, "height": 900}).opens(address)
        over = page.evaluate(
            "[...document.querySelectorAll('article table')].map(one =>"
            " one.getBoundingClientRect().right - one.parentElement.getBoundingClientRect().right)"
        )
        assert max(over) <= 1, address


def test_no_column_of_the_recommendations_is_a_word_wide_on_a_desk(reader: Any) -> None:
    page = reader(viewport=DESK).opens("audit/recommendations/")
    wide = page.eval_on_selector_all(
        "article thead th", "all => all.map(one => one.getBoundingClientRect().width)"
    )
    assert min(wide) > 150
    whole, table = (page.locator(part).bounding_box() for part in ("article", "article table"))
    assert table["width"] <= whole["width"]


def test_a_heading_keeps_its_line_for_its_words_on_a_phone(reader: Any) -> None:
    page = reader().opens(AUDIT)
    assert page.locator("article .headerlink").first.is_hidden()
    page.set_viewport_size(DESK)
    page.hover("article h2")
    assert page.locator("article h2 .headerlink").first.is_visible()
    assert not page.locator("article h1 .headerlink").is_visible()


@pytest.mark.parametrize("address", [HOME, ARTICLE])
def test_the_draft_notice_is_one_line_on_a_desk(reader: Any, address: str) -> None:
    box = reader(viewport=DESK).opens(address).locator(".status").bounding_box()
    assert box["height"] < 40


def test_a_button_to_download_stands_on_a_line_of_its_own(reader: Any) -> None:
    page = reader().opens(COPY)
    words = page.locator("[data-copy=site]").evaluate(
        "one => { const range = document.createRange(); range.selectNode(one.lastChild);"
        " return range.getBoundingClientRect().top; }"
    )
    button = page.locator("a.button").bounding_box()
    assert words >= button["y"] + button["height"]


def test_search_finds_a_conference_by_its_initials_and_leads_there(reader: Any) -> None:
    one = reader()
    one.opens(HOME)
    page = one.searches("ICPC")
    page.click(".found-list a >> nth=0")
    assert page.url.startswith(one.served + "conferences/initial/")
    assert one.troubles == []


def test_search_says_what_it_found_to_those_who_cannot_see_it(reader: Any) -> None:
    one = reader()
    one.opens(HOME)
    told = one.searches("share with dad").locator(".found-told")
    assert told.get_attribute("role") == "status"
    assert re.fullmatch(r"\d+ pages found", told.inner_text())


def test_search_that_finds_nothing_says_where_to_go(reader: Any) -> None:
    one = reader()
    one.opens(HOME)
    page = one.searches("zzxqv wvvqz")
    assert page.locator(".found-told").inner_text() == "Nothing found for this."
    assert page.locator(".found-more a").count() == 2


def test_search_waits_until_it_is_used(reader: Any) -> None:
    one = reader()
    page = one.opens(ARTICLE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in one.asked if url.endswith(".js")]
    assert len(one.asked) <= 3


def test_a_question_typed_and_entered_gets_a_page_of_results(reader: Any) -> None:
    one = reader()
    page = one.opens(HOME)
    page.fill("#find", "threshold")
    page.press("#find", "Enter")
    page.wait_for_selector("#results .found-list li")
    assert page.input_value("#find") == "threshold"
    assert one.troubles == []


def test_results_are_reached_and_left_by_keyboard(reader: Any) -> None:
    one = reader()
    one.opens(HOME)
    page = one.searches("interpreter")
    page.press("#find", "ArrowDown")
    assert page.evaluate("document.activeElement.closest('.found-list') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "find"
    assert not page.locator(".found").is_visible()


def _stops(page: Any, most: int = 400) -> list[dict[str, Any]]:
    """Every stop of the Tab key, from the top of the page round to its start."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (!one || one === document.body) return null;
              const box = one.getBoundingClientRect(), look = getComputedStyle(one);
              const way = one.closest('.way');
              return {name: one.outerHTML.slice(0, 80), width: box.width, height: box.height,
                inside: box.right > 0 && box.bottom > 0 && box.top < innerHeight,
                // The parts of a date field are stops of their own; the ring is the field's.
                // So are the buttons of a player: there the ring is the browser's.
                ring: parseFloat(look.outlineWidth) > 0 && look.outlineStyle !== 'none' || !!way
                  || one.matches('video:not(:focus)')};
            }"""
        )
        if stop is None:
            break
        found.append(stop)
    return found


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", [HOME, REPORT, DUE, AID, FILM])
def test_every_stop_of_the_keyboard_can_be_seen(reader: Any, address: str, size: Any) -> None:
    page = reader(viewport=size, reduced_motion="reduce").opens(address)
    stops = _stops(page)
    assert len(stops) > 8
    assert [s["name"] for s in stops if not (s["inside"] and s["width"] and s["height"])] == []
    assert [s["name"] for s in stops if not s["ring"]] == []


def test_the_first_stop_leads_past_the_page_head(reader: Any) -> None:
    page = reader(viewport=DESK, reduced_motion="reduce").opens(ARTICLE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "md-skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_numbers_of_two_digits_stand_clear_of_the_screens_edge(reader: Any) -> None:
    page = reader().opens(WRITING)
    last = page.locator("article ol > li:nth-child(15)")
    assert last.bounding_box()["x"] >= 48


def test_who_is_asked_a_section_is_said_once_for_all_and_where_it_differs(reader: Any) -> None:
    page = reader().opens(WRITING)
    words = page.locator("article").inner_text()
    assert words.lower().count("always answered on") == 2
    assert "for a review conference" in words
    assert "Answer it only if" in words


@pytest.mark.parametrize(
    "address", ["report/forms/", SECTION, DUE, "exemplars/early-years-review/"]
)
def test_each_cell_of_a_table_says_its_heading_on_a_phone(reader: Any, address: str) -> None:
    page = reader().opens(address)
    unsaid = page.evaluate(
        """() => [...document.querySelectorAll('tbody :is(th, td)')].filter(one => {
          const heads = one.closest('table').querySelectorAll('thead th');
          const head = heads[one.cellIndex].innerText.trim();
          const said = getComputedStyle(one, '::before').content;
          return head && (!said.includes(head) || said.includes('?:') || said.includes('?" ":'));
        }).map(one => one.innerText)"""
    )
    assert page.locator("tbody td").count() > 2
    assert unsaid == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(reader: Any, address: str) -> None:
    page = reader(viewport={"width": 320, "height": 640}).opens(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways_at_twice_the_text(reader: Any, address: str) -> None:
    page = reader(viewport={"width": 640, "height": 640}).opens(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


_SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary')].filter(
one => {
  const box = one.getBoundingClientRect();
  if (!box.width || getComputedStyle(one).visibility === 'hidden') return false;
  if (one.closest('.headerlink, .visually-hidden, .md-skip')) return false;
  const inText = one.matches('a') && one.closest('p, li, td, dd, .found-part, .way')
    && getComputedStyle(one).display === 'inline';
  return !inText && (box.height < 24 || box.width < 24);
}).map(one => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("address", PAGES)
def test_whatever_is_pressed_is_24_pixels_wide_and_high(reader: Any, address: str) -> None:
    assert reader().opens(address).evaluate(_SMALL) == []


def test_without_script_the_menu_opens_and_leads_on(reader: Any) -> None:
    one = reader(java_script_enabled=False)
    page = one.opens(HOME)
    page.click(".menu summary")
    page.click(".menu a:has-text('Sharing') >> nth=0")
    assert page.url == one.served + "sharing/"


def test_without_script_all_pages_are_listed_from_a_to_z(reader: Any) -> None:
    page = reader(java_script_enabled=False).opens(FIND)
    assert page.locator("article li a").count() > 80
    assert page.locator("article h2").count() > 10


def test_without_script_the_questions_of_the_decision_aid_are_all_there(reader: Any) -> None:
    page = reader(java_script_enabled=False).opens(AID)
    heads = page.locator("h2[id^='step-'], h2[id^='outcome-']")
    assert heads.count() > 2
    assert all(heads.nth(n).is_visible() for n in range(heads.count()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_own_colours_stay_on_the_next_page(reader: Any, scheme: str) -> None:
    one = reader(viewport=DESK, color_scheme=scheme)
    page = one.opens(HOME)
    page.click(".top .scheme")
    other = "dark" if scheme == "light" else "light"
    look = "getComputedStyle(document.documentElement).colorScheme"
    assert page.evaluate(look) == other
    page = one.opens(ARTICLE)
    assert page.evaluate(look) == other
    assert page.evaluate("Object.keys(localStorage)") == ["hub-colours"]
    assert one.context.cookies() == []


def test_paper_carries_the_status_and_addresses_and_nothing_to_press(reader: Any) -> None:
    page = reader(viewport=DESK).opens(ARTICLE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".status").is_visible()
    for gone in (".find", ".tabs", ".chapter", ".toc", ".foot", ".edit", ".crumbs"):
        assert not page.locator(gone).first.is_visible(), gone
    printed = page.evaluate(
        "getComputedStyle(document.querySelector('article p a[data-to]'), '::after').content"
    )
    assert "http" in printed


def test_the_printed_card_has_its_status_across_both_columns_and_a_report_no_way_to_a_file(
    reader: Any,
) -> None:
    page = reader(viewport=DESK).opens(CARD)
    page.emulate_media(media="print")
    status, whole = (page.locator(part).bounding_box() for part in (".status", "article"))
    assert status["width"] > 0.9 * whole["width"]
    page = reader().opens(REPORT)
    page.emulate_media(media="print")
    assert not page.get_by_text("This report as a PDF").is_visible()


def _printing(page: Any, selector: str) -> str:
    """What paper adds behind the first of these."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    found: str = page.evaluate(
        "part => getComputedStyle(document.querySelector(part), '::after').content", selector
    )
    return found


def test_the_printed_card_says_where_its_links_lead_and_is_one_side(reader: Any) -> None:
    page = reader(viewport=DESK).opens(CARD)
    assert "/start/not-invited/" in _printing(page, "article li a[href]:not(.headerlink)")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


def test_the_printed_decision_aid_names_the_question_that_each_answer_leads_to(
    reader: Any,
) -> None:
    page = reader(viewport=DESK).opens(AID)
    way = page.locator("h2[id^=step-] ~ ul a[href^='#step-']").first.get_attribute("href")
    question = page.locator(str(way)).evaluate("one => one.firstChild.textContent")
    assert question.strip()
    assert question in _printing(page, f"h2[id^=step-] ~ ul a[href='{way}']")
    assert "\u00b6" not in _printing(page, "article h2 .headerlink")


def test_beside_a_model_report_stand_its_own_parts_and_below_it_the_next_report(
    reader: Any,
) -> None:
    page = reader(viewport=DESK).opens(REPORT)
    assert page.locator(".toc").is_visible()
    assert not page.locator(".chapter").is_visible()
    page.get_by_role("link", name="Next page").click()
    assert "/exemplars/" in page.url


@pytest.mark.parametrize("kind", [".callout-why", ".callout-hears"])
def test_margin_notes_stand_beside_on_a_desk_and_below_on_a_phone_and_on_paper(
    reader: Any, kind: str
) -> None:
    page = reader(viewport=DESK).opens(REPORT)
    note, text = page.locator(kind).first, page.locator("article > p").first
    aside, column = note.bounding_box(), text.bounding_box()
    assert aside["x"] >= column["x"] + column["width"]
    page.set_viewport_size(PHONE)
    assert note.bounding_box()["x"] < 40
    page.emulate_media(media="print")
    assert note.is_visible()


def test_weak_and_strong_stand_side_by_side_on_a_desk(reader: Any) -> None:
    page = reader(viewport=DESK).opens(SECTION)
    weak, strong = (
        page.locator(f".pair .callout-{k}").first.bounding_box() for k in ("weak", "strong")
    )
    assert strong["x"] > weak["x"] + weak["width"] - 1
    assert strong["y"] == weak["y"]


def test_a_reader_who_must_leave_a_family_page_leaves_at_once(reader: Any) -> None:
    one = reader()
    one.page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Weather"))
    page = one.opens(FAMILY)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()
    assert FAMILY not in page.url


def test_search_works_on_a_copy_opened_from_a_disk(reader: Any, built: Path) -> None:
    one = reader()
    one.page.goto((built / "index.html").as_uri())
    page = one.searches("threshold")
    page.click(".found-list a >> nth=0")
    assert page.url.startswith(built.as_uri())
    assert page.locator("h1").count() == 1


# Each page in one state and each state on one page; `make bench` measures them all.
SEEN = (
    (HOME, {"viewport": PHONE}, ""),
    (HOME, {"viewport": DESK, "color_scheme": "dark"}, "search"),
    (ARTICLE, {"viewport": PHONE, "color_scheme": "dark"}, "menu"),
    (REPORT, {"viewport": DESK}, ""),
    (REPORT, {"viewport": PHONE, "color_scheme": "dark"}, "contents"),
    (CARD, {"viewport": PHONE}, "search"),
    (SECTION, {"viewport": DESK, "forced_colors": "active"}, ""),
    (COMPARISON, {"viewport": PHONE}, "print"),
    (DUE, {"viewport": DESK, "color_scheme": "dark"}, ""),
    (AID, {"viewport": PHONE}, ""),
    (FILM, {"viewport": DESK}, ""),
    (AUDIT, {"viewport": PHONE}, ""),
    (FAMILY, {"viewport": PHONE}, "no script"),
    (FIND, {"viewport": PHONE}, ""),
    ("no/such/page/", {"viewport": PHONE}, ""),
)


def _without_script(route: Any) -> None:
    """The page as a browser without script lays it out, with axe still able to run in it."""
    answer = route.fetch()
    body = re.sub(r"(?s)<script.*?</script>", "", answer.text())
    route.fulfill(response=answer, body=body)


@pytest.mark.parametrize(("address", "given", "state"), SEEN)
def test_axe_finds_nothing(reader: Any, address: str, given: Any, state: str) -> None:
    from bench.browser import violations

    one = reader(**given)
    if state == "no script":
        one.page.route("**/*", _without_script)
    page = one.opens(address)
    if state == "search":
        one.searches("share")
    elif state == "menu":
        page.click(".menu summary")
    elif state == "contents":
        page.click(".toc-short summary")
    elif state == "print":
        page.emulate_media(media="print")
    assert violations(page) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", [*PAGES, "no/such/page/"])
def test_a_screen_reader_hears_the_parts_of_a_page_and_headings_in_order(
    reader: Any, address: str, size: Any
) -> None:
    heard = reader(viewport=size).opens(address).locator("body").aria_snapshot()
    for part in ("banner:", "search:", "main:", "contentinfo:"):
        assert len(re.findall(rf"(?m)^\s*- {part}", heard)) == 1, part
    levels = [int(level) for level in re.findall(r"heading .*\[level=(\d)\]", heard)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert re.findall(r"(?m)^\s*- (?:link|button|textbox|searchbox|radio|checkbox|navigation)"
                      r"(?=:|$| \[)", heard) == []  # fmt: skip
    named = re.findall(r'navigation "([^"]+)"', heard)
    assert len(named) == len(set(named))


def test_a_screen_reader_hears_where_it_is(reader: Any) -> None:
    page = reader(viewport=DESK).opens(ARTICLE)
    heard = page.locator("body").aria_snapshot()
    names = ("Chapters", "Breadcrumb", "On this page", "In this chapter")
    marks = ("banner:", "search:", "main:", "contentinfo:")
    for part in (*marks, *(f'navigation "{name}"' for name in names)):
        assert part in heard, part
    levels = [int(level) for level in re.findall(r"heading .*\[level=(\d)\]", heard)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", [AUDIT, FILM, "reports/", "contribute/rules/", WRITING])
def test_the_longest_pages_lead_to_each_of_their_parts_from_the_top(
    reader: Any, address: str
) -> None:
    page = reader(java_script_enabled=False).opens(address)
    page.click(".toc-short summary")
    for level in ("h2", "h3"):
        for head in page.locator(f"article > {level}[id]").all():
            to = head.get_attribute("id")
            assert page.locator(f".toc-short a[href='#{to}']").is_visible(), to


@pytest.mark.parametrize("address", ["reports/", "contribute/rules/"])
def test_long_lists_open_when_they_are_asked_for(reader: Any, address: str) -> None:
    page = reader(java_script_enabled=False).opens(address)
    assert page.evaluate("document.documentElement.scrollHeight") < 9 * PHONE["height"]
    entry = page.locator("article details:not(.toc-short) a").first
    assert not entry.is_visible()
    page.locator("article details:not(.toc-short) summary").first.click()
    assert entry.is_visible()


def test_the_model_reports_are_listed_by_meeting_and_by_what_they_show_one_list_at_a_time(
    reader: Any,
) -> None:
    page = reader(java_script_enabled=False).opens("reports/by-what-they-show/")
    lists = page.locator("article details")
    assert lists.count() > 5
    entry = lists.first.get_by_role("link").first
    assert not entry.is_visible()
    lists.first.locator("summary").click()
    entry.click()
    assert "/exemplars/" in page.url


def test_the_days_around_bank_holidays_are_folded_and_whole_on_paper(reader: Any) -> None:
    page = reader(java_script_enabled=False).opens(DUE)
    days = page.locator("article details table")
    assert not days.is_visible()
    page.emulate_media(media="print")
    assert days.locator("tbody tr").first.is_visible()


def test_a_page_ends_on_a_phone_with_its_neighbours_and_its_chapter_and_no_long_list(
    reader: Any,
) -> None:
    one = reader(java_script_enabled=False)
    page = one.opens(CHAPTER)
    assert not page.locator(".chapter").is_visible()
    near = page.get_by_role("navigation", name="Before and after this page")
    assert near.get_by_role("link").count() == 3
    near.get_by_role("link", name="Next page").click()
    assert page.url != one.served + CHAPTER
    page.locator(".near").get_by_role("link", name="Previous page").click()
    assert page.url == one.served + CHAPTER
    page.locator(".near").get_by_role("link", name="All pages of Conferences").click()
    assert page.url == one.served + "conferences/"


def test_neighbours_are_of_the_same_chapter(reader: Any) -> None:
    page = reader().opens(CARD)
    assert page.locator(".near [rel=prev]").count() == 0
    assert "/start/" not in str(page.locator(".near").inner_html())


def test_a_chapters_page_that_lists_it_lists_it_once(reader: Any) -> None:
    page = reader(viewport=DESK).opens("start/")
    assert page.locator(".chapter").count() == 0
    links = page.locator("main a:visible:not(.headerlink)")
    to = [links.nth(n).get_attribute("href") for n in range(links.count())]
    assert to.count("asked-yesterday/") == 1


def test_a_long_page_has_its_contents_at_its_head_on_a_phone_without_script(reader: Any) -> None:
    one = reader(java_script_enabled=False)
    page = one.opens(REPORT)
    entry = page.locator(".toc-short a").nth(1)
    assert not entry.is_visible()
    page.click(".toc-short summary")
    entry.click()
    assert page.url.startswith(one.served + REPORT + "#")


@pytest.mark.parametrize("address", [REPORT, ARTICLE])
def test_the_contents_of_a_page_stand_below_its_title_and_are_heard_once(
    reader: Any, address: str
) -> None:
    for size, seen in ((PHONE, ".toc-short"), (DESK, ".toc")):
        page = reader(viewport=size).opens(address)
        title = page.locator("h1").bounding_box()
        contents = page.locator(seen).bounding_box()
        status = page.locator("article .status").bounding_box()
        if size == PHONE:
            assert title["y"] + title["height"] <= status["y"] < contents["y"]
            assert contents["height"] < 60
        heard = page.locator("body").aria_snapshot()
        assert heard.count('navigation "On this page"') == (size == DESK)
        assert size == DESK or heard.count("On this page") == 1


@pytest.mark.parametrize("address", [CARD, AID])
def test_related_pages_come_with_the_last_step_and_not_before(reader: Any, address: str) -> None:
    page = reader().opens(address)
    assert not page.get_by_role("heading", name="Related pages").is_visible()
    heads = page.locator("h2[id^='step-'], h2[id^='outcome-']")
    last = heads.last.get_attribute("id")
    page = reader(reduced_motion="reduce").opens(f"{address}#{last}")
    assert page.get_by_role("heading", name="Related pages").is_visible()
    bar = page.locator(".step-bar").bounding_box()
    assert page.locator(".related").bounding_box()["y"] > bar["y"]


def test_the_first_timers_card_is_one_step_at_a_time_each_one_screen_of_a_phone(
    reader: Any,
) -> None:
    page = reader(reduced_motion="reduce").opens(CARD)
    following = page.get_by_role("button", name="Next")
    assert not page.get_by_role("button", name="Back").is_visible()
    for number in range(1, 7):
        head = page.locator("h2[id^=step-]:visible")
        assert head.inner_text().startswith(f"{number}. ")
        end = (following if number < 6 else page.locator(".step-bar")).bounding_box()
        assert end["y"] + end["height"] - head.bounding_box()["y"] <= PHONE["height"]
        if number < 6:
            following.click()
            page.locator("h2:focus").wait_for()
    assert not following.is_visible()
    page.get_by_role("button", name="Back").click()
    page.locator("h2[id^=step-]:visible", has_text="5. ").wait_for()


@pytest.mark.parametrize("way", ["no script", "paper", "every step"])
def test_the_first_timers_card_is_also_whole(reader: Any, way: str) -> None:
    page = reader(java_script_enabled=way != "no script").opens(CARD)
    if way == "paper":
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
    elif way == "every step":
        page.get_by_role("button", name="Show every step").click()
    assert page.locator("h2[id^=step-]:visible").count() == 6


_SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""


def _slow(page: Any) -> None:
    """A telephone with one bar: 400 kbit a second, 400 ms away."""
    line = {"offline": False, "latency": 400, "downloadThroughput": 50_000}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", {**line, "uploadThroughput": 50_000})


@pytest.mark.parametrize("address", PAGES)
def test_on_a_slow_network_the_words_stay_where_they_are(reader: Any, address: str) -> None:
    one = reader()
    _slow(one.page)
    page = one.opens(address)
    assert page.evaluate(_SHIFTS) < 0.02


def test_search_goes_on_when_the_network_goes(reader: Any) -> None:
    one = reader()
    one.opens(HOME)
    page = one.searches("threshold")
    one.context.set_offline(True)
    page.fill("#find", "interpreter")
    page.locator(".found-list a", has_text="nterpreter").first.wait_for()


def _work_out_a_day(page: Any) -> None:
    page.clock.set_fixed_time("2026-12-01T12:00:00Z")
    for sender in page.locator("[name=due-sender]").all()[:1]:
        sender.check()
    page.check("#due-kind-initial")
    page.fill("#due-conference", "2027-01-07")
    page.click(".due-date button[type=submit]")


def test_the_due_date_is_worked_out_when_the_network_has_gone(reader: Any) -> None:
    one = reader()
    page = one.opens(DUE)
    page.locator(".due-date").wait_for()
    one.context.set_offline(True)
    _work_out_a_day(page)
    assert page.locator(".tool-result").inner_text().strip()


def test_the_due_date_is_seen_on_a_phone_as_soon_as_it_is_worked_out(reader: Any) -> None:
    page = reader(reduced_motion="reduce").opens(DUE)
    _work_out_a_day(page)
    for part in (".tool-result", ".tool-more"):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= PHONE["height"]


def test_an_error_of_the_due_date_is_seen_and_is_no_fault_to_axe(reader: Any) -> None:
    from bench.browser import violations

    page = reader(reduced_motion="reduce").opens(DUE)
    page.click(".due-date button[type=submit]")
    box = page.locator(".tool-error").first.bounding_box()
    assert 0 <= box["y"] <= PHONE["height"]
    assert violations(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_answers_of_the_decision_aid_are_easy_to_press(reader: Any, script: bool) -> None:
    page = reader(java_script_enabled=script).opens(AID)
    answers = page.locator("h2[id^=step-] ~ ul a:not(.headerlink):visible")
    assert answers.count() >= 2
    for number in range(2):
        box = answers.nth(number).bounding_box()
        assert box["height"] >= 44
        assert box["width"] >= 200


def test_the_decision_aid_offers_no_way_back_from_its_first_question(reader: Any) -> None:
    page = reader().opens(AID)
    ways = [page.get_by_role("button", name=name) for name in ("Back", "Start again")]
    page.locator(".step-bar").wait_for()
    assert not any(way.is_visible() for way in ways)
    page.get_by_role("link", name="No", exact=True).click()
    page.locator("h2:focus").wait_for()
    assert all(way.is_visible() for way in ways)


def test_the_decision_aid_leads_on_when_the_network_has_gone(reader: Any) -> None:
    one = reader()
    page = one.opens(AID)
    page.locator(".step-bar").wait_for()
    one.context.set_offline(True)
    page.locator(".step:visible a[href^='#']:not(.headerlink)").first.click()
    page.locator(f".step:visible h2[id='{page.url.partition('#')[2]}']").wait_for()


def test_ticks_are_kept_when_the_network_has_gone(reader: Any) -> None:
    one = reader()
    page = one.opens(CHECKLIST)
    page.locator(".checklist input").first.wait_for()
    one.context.set_offline(True)
    page.locator(".checklist input").first.check()
    one.context.set_offline(False)
    page.reload()
    assert page.locator(".checklist input").first.is_checked()


@pytest.mark.parametrize(("wish", "moves"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_slides_for_who_asked_for_less_motion(reader: Any, wish: str, moves: str) -> None:
    page = reader(reduced_motion=wish).opens(ARTICLE)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == moves


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [SECTION, AUDIT, DUE])
def test_forced_colours_leave_no_mark_to_colour_alone(
    reader: Any, address: str, scheme: str
) -> None:
    page = reader(forced_colors="active", color_scheme=scheme).opens(address)
    bare = page.evaluate(
        """() => [...document.querySelectorAll('.callout, .status, .find input, article button')]
        .filter(one => parseFloat(getComputedStyle(one).borderLeftWidth) === 0)
        .map(one => one.className)"""
    )
    assert bare == []


def test_the_film_page_fetches_its_poster_and_no_picture_below(reader: Any, built: Path) -> None:
    one = reader()
    page = one.opens(FILM)
    page.wait_for_load_state("networkidle")
    asked = [url.removeprefix(one.served) for url in one.asked]
    shown = {filmed.OTHER_DEADLINES, filmed.OTHER_WORDS}.isdisjoint(filmed.behind(HERE))
    poster = ["film/poster.webp"] if shown else []  # until it is made again, there is no film
    assert [name for name in asked if name.endswith(".webp")] == poster
    assert len(asked) <= 4
    assert all((built / name).stat().st_size <= 20_000 for name in poster)
    picture = page.locator("article img").nth(3)
    picture.scroll_into_view_if_needed()
    picture.evaluate("one => one.decode()")


def test_a_link_elsewhere_shows_the_sites_picture_and_says_what_the_page_is(
    reader: Any, built: Path
) -> None:
    page = reader().opens(ARTICLE)

    def says(name: str) -> str:
        return str(
            page.locator(f"meta[property='{name}'], meta[name='{name}']").get_attribute("content")
        )

    assert says("og:title") == page.locator("h1").inner_text().removesuffix("\u00b6")
    assert says("og:description") == says("description")
    assert says("twitter:card") == "summary_large_image"
    address = re.search(r"(?m)^site_url: *(\S+)", (HERE / "mkdocs.yml").read_text("utf-8"))
    assert address
    name = says("og:image").removeprefix(address[1])
    data = (built / name).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    wide_high = [int.from_bytes(data[at : at + 4], "big") for at in (16, 20)]
    assert wide_high == [int(says("og:image:width")), int(says("og:image:height"))]
