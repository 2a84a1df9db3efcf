"""The guides for editors, followed literally: what they tell to write is written, and it works."""

from __future__ import annotations

import re
import subprocess
import textwrap
from pathlib import Path

import pytest
import yaml
from conftest import EXEMPLAR, HERE, Repository

from hub import start
from hub.cli import _parser
from hub.rules import signing

GUIDES = HERE / "docs/contribute"
FENCE = re.compile(r"(?ms)^```\w*\n(.*?)^```|(?:(?<=\n\n)|(?<=\A))((?: {8}[^\n]*\n|\n(?= {8}))+)")
REPORT = "exemplars/health-visitor-initial.md"


def guide(name: str) -> str:
    """A guide's text."""
    return (GUIDES / f"{name}.md").read_text(encoding="utf-8")


def blocks(name: str) -> list[str]:
    """What a guide tells to write or to run, in order."""
    return [textwrap.dedent(fenced or inside) for fenced, inside in FENCE.findall(guide(name))]


def files(name: str) -> list[str]:
    """The files a guide names, in order."""
    return re.findall(r"`((?:docs|exemplars|hub)/[\w./-]+\.(?:md|yml|py))`", guide(name))


def passes(repository: Repository) -> None:
    """The gate finds nothing."""
    done = repository.check()
    assert done.returncode == 0, done.stdout + done.stderr


def test_change_a_sentence(repository: Repository) -> None:
    repository.write(
        "docs/index.md", repository.read("docs/index.md").replace("Send", "Please send")
    )
    passes(repository)


def test_each_step_of_changing_a_sentence_has_a_drawing_and_its_words(
    repository: Repository,
) -> None:
    from lxml import html

    repository.page("docs/more.md", "{{draft.steps}}", title="More")
    assert repository.build().returncode == 0
    page = html.fromstring(repository.site()["more/index.html"])
    steps = re.findall(r"(?m)^(\d)\. ", guide("change-a-sentence"))
    captions = [one.text_content() for one in page.xpath("//figure[@class='drawing']/figcaption")]
    assert [words.split(".")[0] for words in captions] == [f"Step {n}" for n in steps]
    assert all(words.endswith("A drawing, not a screenshot.") for words in captions)
    drawn = page.xpath("//figure[@class='drawing']/svg[@role='img']")
    assert len(drawn) == len(steps)
    assert all(len(one.get("aria-label", "")) > 40 for one in drawn)
    text = " ".join(guide("change-a-sentence").split())
    shown = {words for one in drawn for words in one.xpath("//*[local-name()='text']/text()")}
    for button in ("Change this page", "Commit changes", "Propose changes", "Create pull request"):
        assert button in shown
        assert f"**{button}**" in text


def test_add_a_model_report(repository: Repository) -> None:
    command, _ = blocks("add-a-model-report")
    program, *words = command.split()
    done = repository.run(program, *words)
    assert done.returncode == 0, done.stderr
    written = files("add-a-model-report")[0]
    assert repository.check().returncode == 1, "a heading without an answer is asked for"
    text = re.sub(
        r"(?m)(^> .*\n|^>\n)+",
        "The health visitor saw the child at home.\n",
        repository.read(written),
    )
    text = text.replace("\nsummary:\n", "\nsummary: A short report.\n")
    repository.write(written, text)
    assert "kept_apart" in repository.check().stdout, "an author's own word is asked for"
    kept = re.findall(r'"(Invented from the start[^"]*)"', guide("add-a-model-report"))
    text = text.replace("\nkept_apart:\n", f"\nkept_apart: {' '.join(kept[0].split())}\n")
    repository.write(written, text)
    passes(repository)


def test_a_report_that_needs_a_sign_off_passes_with_the_guide_s_command(
    repository: Repository,
) -> None:
    start_it, sign_it = blocks("add-a-model-report")
    path = sign_it.split()[-1]
    text = EXEMPLAR.replace("at home.", "at home. Mother is a lighthouse keeper.", 1)
    text = text.replace("meeting: initial", "meeting: review")
    repository.write(path, text.replace("an initial conference", "a review conference"))
    assert "sign-off-needed" in repository.check().stdout
    assert "`sign-off-needed`" in guide("add-a-model-report")
    assert start_it.split()[-1] == "invented", "such a report goes out with 'not yet given'"
    assert repository.run(*sign_it.split()).returncode == 0
    passes(repository)


def test_add_a_picture(repository: Repository) -> None:
    from PIL import Image

    clean_it, entry = blocks("pictures-and-documents")
    (shown,) = re.findall(r"`(!\[[^`]*)`", guide("pictures-and-documents"))
    picture = repository.root / clean_it.split()[-1]
    picture.parent.mkdir(parents=True)
    taken = Image.new("RGB", (60, 40), "brown")
    details = taken.getexif()
    details[0x010F] = "Camera"
    taken.save(picture, exif=details)
    done = repository.run(*clean_it.split())
    assert done.returncode == 0, done.stderr
    (number,) = re.findall(r"sha256: (\w{64})", done.stdout)
    assert repository.check().returncode == 1
    register = files("pictures-and-documents")[0]
    entry = entry.replace("the long number", number)
    repository.write(
        register, repository.read(register).replace("[]\n", "").rstrip() + "\n" + entry
    )
    repository.page("docs/report/more.md", shown, title="More")
    passes(repository)


def test_add_an_agency(repository: Repository) -> None:
    (page,) = blocks("add-an-agency")
    repository.write(files("add-an-agency")[0], page)
    passes(repository)
    more = ("--agency", "dentist", "--meeting", "initial", "--origin", "invented")
    assert repository.run("hub", "new", "exemplar", *more).returncode == 0
    assert "Dental practice" in repository.read("exemplars/dentist-initial.md")


def test_add_a_section(repository: Repository) -> None:
    (page,) = blocks("add-a-section")
    path = files("add-a-section")[0]
    repository.write(path, page)
    passes(repository)
    repository.write(
        path,
        page.replace("only-if\n", "core\n").replace(
            "only_if: you know another child in the home\n", ""
        ),
    )
    done = repository.check()
    assert done.returncode == 1
    assert f"{REPORT}:" in done.stdout
    repository.write(
        REPORT,
        EXEMPLAR.rstrip() + "\n\n## Brothers and sisters\n\nThe child lives with Mother alone.\n",
    )
    passes(repository)


def test_add_a_figure(repository: Repository) -> None:
    (entry,) = blocks("add-a-figure")
    path = files("add-a-figure")[0]
    repository.write(path, repository.read(path) + textwrap.indent(entry, "  "))
    field = re.findall(r"`(\{\{figure[^`]*)`", guide("add-a-figure"))
    repository.page("docs/more.md", f"Attendance: {field[0]}.\n\n{field[1]}", title="More")
    passes(repository)


def test_add_a_word(repository: Repository) -> None:
    word = yaml.safe_load(blocks("add-a-word")[0])[0]["say"][0]
    repository.write(REPORT, EXEMPLAR.rstrip() + f"\n\nMother asked {word} for advice.\n")
    assert repository.check().returncode == 1
    path = files("add-a-word")[0]
    text = repository.read(path)
    assert "exemplars:\n" in text
    entry = textwrap.indent(blocks("add-a-word")[0], "  ")
    repository.write(path, text.replace("exemplars:\n", f"exemplars:\n{entry}", 1))
    passes(repository)


def test_add_a_rule(tmp_path: Path) -> None:
    like, new = files("add-a-rule")[:2]
    text = (HERE / like).read_text(encoding="utf-8")
    for line in blocks("add-a-rule")[0].splitlines():
        name = line.partition("=")[0]
        text = re.sub(
            rf"(?ms)^    {name}=.*?(?=^    \w+=|^\)|^    blocks)",
            lambda _, line=line: f"    {line}\n",
            text,
            count=1,
        )  # type: ignore[misc]
    text = re.sub(
        r"(?ms)^    blocks=\[.*?\],\n", '    blocks=["Mother waits at ⟦bus route 999⟧."],\n', text
    )
    found: dict[str, object] = {}
    exec(compile(text, new, "exec"), found)
    rule = found["RULE"]
    from hub.model import Rule
    from hub.reading.text import views

    assert isinstance(rule, Rule)
    for marked, wanted in [(b, 1) for b in rule.blocks] + [(a, 0) for a in rule.allows]:
        plain = marked.replace("⟦", "").replace("⟧", "")
        raw = next(v for v in views(plain, "markdown") if v.name == "raw")
        assert [plain[s:e] for s, e in rule.look(raw)] == re.findall("⟦(.*?)⟧", marked)
        assert len(re.findall("⟦", marked)) == wanted


def test_change_the_deadlines(repository: Repository) -> None:
    path = files("change-the-deadlines")[0]
    (line,) = blocks("change-the-deadlines")
    before, _, after = repository.read(path).partition("review:\n")
    repository.write(
        path, before + "review:\n" + re.sub(r"  working_days: \d+\n", f"  {line.strip()}\n", after)
    )
    repository.page("docs/more.md", "Send it {{deadline.review}} before.", title="More")
    assert repository.build().returncode == 0
    assert b"7 working days" in repository.site()["more/index.html"]


def test_take_a_page_down(repository: Repository) -> None:
    assert repository.build().returncode == 0
    command = blocks("take-a-page-down")[0].replace("gp-initial", "health-visitor-initial")
    program, *words = command.split()
    assert repository.run(program, *words).returncode == 0
    repository.write(REPORT, EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true"))
    passes(repository)


def test_taking_down_is_three_steps() -> None:
    steps = guide("take-a-page-down").split("\n## ")[0]
    assert re.findall(r"(?m)^(\d)\. ", steps) == ["1", "2", "3"]
    name = re.search(r"\*\*Actions\*\*, then \*\*(.+?)\*\*", " ".join(steps.split()))
    workflow = (HERE / ".github/workflows/withdraw.yml").read_text(encoding="utf-8")
    assert name
    assert f"\nname: {name[1]}\n" in workflow


def test_how_sign_off_works(repository: Repository) -> None:
    command = re.search(r"`hub (sign-off) exemplars/gp-initial.md`", guide("sign-off"))
    assert command
    done = repository.run("hub", command[1], REPORT)
    assert done.returncode == 0
    assert all(question in done.stdout for question in signing.QUESTIONS)
    listed = repository.read(signing.PATH)
    assert yaml.safe_load(listed)[-1]["given"] == "not yet given"
    before, after = listed.rsplit("given: not yet given\n", 1)
    repository.write(signing.PATH, before + blocks("sign-off")[0] + after)
    passes(repository)
    assert repository.run("hub", command[1], REPORT).stdout.count("2026-11-23") == 1


@pytest.mark.parametrize("path", sorted(GUIDES.glob("*.md")), ids=lambda p: p.stem)
def test_every_command_a_guide_names_is_there(path: Path) -> None:
    known = set(_parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr, arg-type]
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^ *)hub ([a-z]+(?:-[a-z]+)*)", text, re.MULTILINE)) <= known
    assert set(re.findall(r"`make ([a-z-]+)`", text)) <= set(start.COMMANDS) | {"film"}


def test_the_messages_page_says_what_the_check_says() -> None:
    text = guide("messages")
    code = (HERE / "hub/reading/front_matter.py").read_text(encoding="utf-8")
    for said in re.findall(r"\| ([A-Z][^|]*\.) \|", text.split("## In the text")[0]):
        if "'key: value'" in said or said.split()[0] in ("Replace", "Put", "The"):
            assert said.strip() in code.replace('"\n            "', ""), said


def test_the_gate_asks_before_each_commit(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", "-c", "user.name=Editor", "-c", "user.email=e@publisher.invalid", *words],
            cwd=repository.root, capture_output=True, text=True, check=False, env=None,
        )  # fmt: skip

    git("init", "-q")
    monkeypatch.setattr(start, "ROOT", repository.root)
    monkeypatch.setattr(start, "set_up", lambda _: None)
    monkeypatch.setattr(start, "python", lambda: Path(__import__("sys").executable))
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    assert start.pre_commit() == 0
    repository.page("docs/more.md", "Her NHS number is 999 000 0018.", title="More")
    git("add", "-A")
    done = git("commit", "-m", "Add a page")
    assert done.returncode == 1
    assert "docs/more.md:" in done.stdout + done.stderr
    assert "999 000" not in done.stdout + done.stderr
    repository.page("docs/more.md", "Words.", title="More")
    assert git("commit", "-m", "Add a page").returncode == 1, "what is staged counts"
    git("add", "-A")
    assert git("commit", "-m", "Add a page").returncode == 0


def test_a_field_between_marks_of_code_is_shown_as_it_is_written() -> None:
    from hub.reading import fields, read

    site = read(Path(__file__).parent.parent)
    shown = fields.filled(site, "Write `{{deadline.initial}}`: it says {{deadline.initial}}.")
    assert shown.startswith("Write `{{deadline.initial}}`: it says ")
    assert "{{" not in shown.partition("says")[2]
