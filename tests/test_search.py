"""Plain questions find their page among the first three; typing errors and everyday words too."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# What a reader types, and the pages of which one must be among the first three results.
QUESTIONS: tuple[tuple[str, Sequence[str]], ...] = (
    ("how long before", ["report/due-date/"]),
    ("how many days before the conference must it be in", ["report/due-date/"]),
    ("mum disagrees", ["conferences/alternative-views/", "sharing/hard-things-said-well/",
                       "conferences/child-and-family/", "report/sections/other-view/"]),
    ("do I have to go", ["conferences/cannot-attend/", "conferences/online-and-hybrid/"]),
    ("strategy", ["about/glossary/"]),
    ("icpc", ["conferences/initial/", "about/glossary/"]),
    ("RCPC", ["conferences/review/", "about/glossary/"]),
    ("what is significant harm", ["conferences/thresholds/"]),
    ("treshold", ["conferences/thresholds/", "report/sections/threshold/"]),
    ("interpretor", ["conferences/interpreters/", "agencies/interpreter/"]),
    ("domestic abuse safe to share", ["sharing/domestic-abuse/", "sharing/when-not-to-share/"]),
    ("can I show dad the report",
     ["sharing/", "sharing/how-to-share/", "sharing/one-report-two-parents/"]),
    ("parents separated two versions", ["sharing/one-report-two-parents/"]),
    ("GP example", ["exemplars/gp-initial/", "exemplars/gp-review/", "exemplars/gp-initial-poor/"]),
    ("example report for school nurse",
     ["exemplars/school-nurse-initial/", "exemplars/school-nurse-review/"]),
    ("speech therapist", ["agencies/speech-and-language-therapy/"]),
    ("midwife unborn baby", ["exemplars/midwifery-pre-birth/", "conferences/pre-birth/",
                             "agencies/midwifery/"]),
    ("I was only asked yesterday", ["start/asked-yesterday/"]),
    ("missed the deadline", ["start/deadline-has-passed/"]),
    ("never got the minutes", ["conferences/chasing/", "start/never-got-the-plan/"]),
    ("not invited", ["start/not-invited/"]),
    ("ethnicty", ["report/sections/identity/"]),
    ("baby cannot talk, child's voice", ["report/sections/childs-voice/"]),
    ("previous actions", ["report/sections/previous-actions/"]),
    ("download the form", ["report/forms/"]),
    ("covering email", ["report/covering-email/"]),
    ("zoom", ["conferences/online-and-hybrid/"]),
    ("fabricated illness", ["sharing/fabricated-or-induced-illness/"]),
    ("patients see their records online", ["sharing/online-records/"]),
    ("who is invited to a conference",
     ["conferences/who-attends/", "conferences/who-to-invite/"]),
    ("how many agencies sent a report", ["audit/"]),
    ("easy read for parents", ["sharing/easy-read/"]),
    ("who will be there", ["conferences/who-attends/"]),
    ("who chairs it", ["conferences/who-attends/"]),
    ("can the child come", ["conferences/child-and-family/"]),
    ("who writes the plan", ["conferences/the-plan/"]),
    ("video link", ["conferences/online-and-hybrid/"]),
    ("I hardly know this family", ["start/hardly-know-the-child/"]),
    ("what do i bring to the meeting",
     ["conferences/before/", "conferences/first-timers-card/", "conferences/at-the-conference/",
      "conferences/"]),
    ("can i send someone instead of me",
     ["start/clashes-with-surgery/", "conferences/cannot-attend/"]),
    ("school report example",
     ["exemplars/school-initial/", "exemplars/school-review/", "agencies/school/"]),
    ("who gets to read my report",
     ["sharing/", "sharing/how-to-share/", "conferences/who-attends/",
      "sharing/one-report-two-parents/", "sharing/is-every-line-safe/"]),
    ("does the child come to the meeting",
     ["conferences/what-is-a-conference/", "conferences/child-and-family/",
      "conferences/who-attends/"]),
    ("will social worker share it with the parents for me",
     ["sharing/your-agency-your-report/", "sharing/", "sharing/how-to-share/"]),
    ("what if its not safe to show it to him",
     ["sharing/when-not-to-share/", "sharing/domestic-abuse/", "sharing/is-every-line-safe/"]),
    ("difference between initial and review conferance",
     ["conferences/initial/", "conferences/review/", "conferences/what-is-a-conference/"]),
    ("core group", ["conferences/the-plan/", "conferences/after/", "about/glossary/"]),
    ("do we vote",
     ["report/sections/threshold/", "conferences/at-the-conference/",
      "conferences/significant-harm/", "conferences/thresholds/",
      "conferences/alternative-views/"]),
    ("can my child see the report", ["sharing/for-parents/", "sharing/"]),
    ("housing officer rent arrears neighbours report", ["agencies/housing/"]),
    ("bring a lawyer",
     ["conferences/child-and-family/", "conferences/who-attends/", "sharing/for-parents/",
      "conferences/what-is-a-conference/"]),
    ("how do I say something difficult to a parent", ["sharing/hard-things-said-well/"]),
    ("bank holiday easter deadline", ["report/due-date/"]),
    ("what happens after the conferenc", ["conferences/after/"]),
    ("unborn child report when", ["conferences/pre-birth/"]),
    ("facts or opinion",
     ["report/sections/threshold/", "conferences/good-contribution/", "report/", "reports/"]),
    ("dob", ["report/sections/family/"]),
    ("gp fee", ["agencies/gp/"]),
    ("how long", ["report/"]),
    ("parking", ["conferences/before/"]),
    ("dial in", ["conferences/online-and-hybrid/"]),
    ("can I send apologies", ["conferences/cannot-attend/"]),
    ("what if I disagree", ["conferences/alternative-views/", "report/sections/other-view/"]),
    ("consent", ["report/am-i-allowed/", "sharing/", "report/sections/sharing/"]),
    ("sar", ["sharing/online-records/"]),
    ("unborn", ["conferences/pre-birth/"]),
    ("do i need a lawyer", ["conferences/who-attends/"]),
    ("quorum", ["conferences/who-attends/"]),
    ("at risk register", ["conferences/the-plan/", "conferences/what-is-a-conference/"]),
    ("referral", ["about/report-an-error/"]),
    ("999", ["about/report-an-error/"]),
    ("worried about a child", ["about/report-an-error/"]),
    ("what do i say", ["conferences/good-contribution/"]),
    ("locum", ["start/hardly-know-the-child/", "sharing/rare-or-frequent-contact/"]),
    ("ambulance", ["agencies/"]),
    ("send securely", ["report/forms/"]),
    ("deadline", ["report/due-date/", "start/deadline-has-passed/"]),
)  # fmt: skip
# Held out: the words and weights of search were never changed for one of these.
HELD_OUT: tuple[tuple[str, Sequence[str]], ...] = (
    ("child lives in the city of london not hackney", ["conferences/city-or-hackney/"]),
    ("parent doesnt speak english",
     ["conferences/interpreters/", "sharing/easy-read/", "sharing/how-to-share/"]),
    ("dad is in prison",
     ["sharing/one-report-two-parents/", "sharing/how-to-share/",
      "conferences/child-and-family/", "conferences/who-attends/", "conferences/who-to-invite/",
      "agencies/probation/"]),
    ("learning disability parent read report", ["sharing/easy-read/"]),
    ("I dont agree with the decision", ["conferences/alternative-views/"]),
    ("chair report not received what to do", ["conferences/missing-report/"]),
    ("monitor our reports", ["partners/monitor/"]),
    ("train my staff team", ["partners/promote/", "partners/", "film/"]),
    ("excluded parent from meeting", ["conferences/exclusion/"]),
    ("police officer what to write", ["agencies/police/"]),
    ("bad example", ["exemplars/gp-initial-poor/", "reports/"]),
    ("racisim", ["report/sections/identity/"]),
    ("midwife report", ["agencies/midwifery/", "exemplars/midwifery-pre-birth/"]),
    ("family moved from another council", ["conferences/transfer-in/"]),
    ("virtual meeting link", ["conferences/online-and-hybrid/"]),
    ("seen only once by our service", ["start/hardly-know-the-child/"]),
    ("childs wishes", ["report/sections/childs-voice/"]),
    ("I posted a real name by mistake",
     ["contribute/a-leak-happened/", "about/report-an-error/", "contribute/take-a-page-down/"]),
    ("what did the audit recommend", ["audit/recommendations/", "audit/"]),
    ("nursery worker never been before",
     ["agencies/early-years/", "conferences/first-timers-card/", "start/"]),
)  # fmt: skip
MOST_BYTES, MOST_MILLISECONDS = 50_000, 50


@dataclass(frozen=True)
class Found:
    """What search answered to one question: its first three addresses, and how long it took at
    its quickest of five: a machine that does other things is not a slow search."""

    asked: str
    first: list[str]
    milliseconds: float


def _missed(found: Sequence[Found], wanted: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """The questions whose page is not among the first three."""
    expected = dict(wanted)
    return [
        one.asked
        for one in found
        if one.asked in expected and not set(one.first) & set(expected[one.asked])
    ]


@pytest.fixture(scope="session")
def found(browser: Any, served: str) -> list[Found]:
    """What the page's own script finds for every question."""
    page = browser.new_page()
    page.goto(served)
    page.focus("#find")
    page.locator("html[data-search=loaded]").wait_for(state="attached")
    answers = page.evaluate(
        """asked => asked.map(text => {
          const times = [1, 2, 3, 4, 5].map(() => {
            const started = performance.now();
            hubSearch(text).slice(0, 3);
            return performance.now() - started;
          });
          const first = hubSearch(text).slice(0, 3).map(one => one.address);
          return [text, first, Math.min(...times)];
        })""",
        [asked for asked, _ in (*QUESTIONS, *HELD_OUT)],
    )
    page.close()
    return [Found(*answer) for answer in answers]


@pytest.mark.parametrize("asked", [QUESTIONS, HELD_OUT], ids=["known", "held out"])
def test_nineteen_of_twenty_questions_find_their_page_in_the_first_three(
    found: list[Found], asked: Sequence[tuple[str, Sequence[str]]]
) -> None:
    missed = _missed(found, asked)
    assert len(missed) <= len(asked) // 20, missed


def test_a_fee_leads_to_the_part_of_the_page_that_speaks_of_it(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}search/?q=gp+fee")
    part = page.locator(".found-list li").first.locator(".found-part a")
    assert part.get_attribute("href").endswith("agencies/gp/#being-paid-for-reports")
    page.close()


def test_results_are_there_before_a_reader_can_wait_for_them(found: list[Found]) -> None:
    assert statistics.median(one.milliseconds for one in found) < MOST_MILLISECONDS / 2
    assert sorted(one.milliseconds for one in found)[len(found) * 9 // 10] < MOST_MILLISECONDS


def test_the_first_search_fetches_little(built: Path) -> None:
    parts = (built / "assets" / "js" / name for name in ("search.js", "search-index.js"))
    assert sum(len(gzip.compress(part.read_bytes(), 9)) for part in parts) <= MOST_BYTES
