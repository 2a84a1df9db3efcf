"""The gate's own promises, asked of it directly: whatever holds an identifier is told, wherever it
stands, and nothing is trusted that was not judged."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import EXEMPLAR, HERE, Repository
from conftest import PAGE as PAGE_OF_A_SITE

from hub import built_gate, gate, rules
from hub.commands import check, one_file
from hub.model import (
    ASSETS,
    BUILT,
    CARRIER,
    CONTENT,
    GROUPS,
    PAGE,
    PRIVACY,
    CouldNotCheck,
    Finding,
    Problem,
    Proved,
    Rule,
    Site,
    Source,
    View,
    Withheld,
)
from hub.reading import built, read
from hub.reading.text import MARKDOWN, views
from hub.rules import contacts

NUMBER = "999 000 0018"
LEAK = f"Her NHS number is {NUMBER}."
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>{}</title></svg>'
REPORT = "exemplars/health-visitor-initial.md"


@pytest.fixture(autouse=True)
def at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts are not trusted in a workflow."""
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def repository(repository: Repository) -> Repository:
    """A smaller repository, with plain English alone: quicker to judge."""
    (repository.root / "exemplars/vocabulary.yml").unlink()
    shutil.rmtree(repository.root / "overrides/assets")
    return repository


def told(repository: Repository, only: str | None = None) -> set[tuple[str, str]]:
    """The findings of a check: where, and which rule."""
    return {(f.path, f.rule) for f in gate.check(read(repository.root), only)}


def numbers(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(f.path, f.start, f.end) for f in findings if f.rule == "nhs-number"]


@pytest.mark.parametrize(
    "path",
    [
        "docs/index.md",
        REPORT,
        "docs/audit/more.yml",
        "docs/audit/drawing.svg",
        "docs/audit/numbers.csv",
        "overrides/assets/extra.css",
        "README.md",
    ],
)
def test_an_identifier_is_told_wherever_it_stands(repository: Repository, path: str) -> None:
    before = repository.read(path) if (repository.root / path).exists() else ""
    words = SVG.format(LEAK) if path.endswith(".svg") else f"{before}\n{LEAK}\n"
    words = f'{before}\na::after {{ content: "{LEAK}" }}\n' if path.endswith(".css") else words
    words = f"said: {LEAK}\n" if path.endswith(".yml") else words
    assert (path, "nhs-number") not in told(repository)
    repository.write(path, words)
    for _ in range(2):
        assert (path, "nhs-number") in told(repository)


@pytest.mark.parametrize(
    "path",
    [
        "docs/999-000-0018.md",
        "exemplars/999_000_0018.md",
        "docs/999-000-0018.yml",
        "docs/audit/999-000-0018.csv",
        "docs/audit/nhs.9990000018.csv",
        "docs/audit/nhs.9990000018",
        "docs/999.000.0018/words.yml",
        "overrides/assets/999-000-0018/icon.svg",
    ],
)
def test_an_identifier_in_a_files_name_is_told(repository: Repository, path: str) -> None:
    words = repository.read(REPORT if path.startswith("exemplars") else "docs/index.md")
    repository.write(path, words if path.endswith(".md") else "words: plain\n")
    for _ in range(2):
        found = [f for f in gate.check(read(repository.root)) if f.rule == "nhs-number"]
        assert [(f.path, f.line, f.start, f.end) for f in found] == [(path, 1, 0, 0)]
        assert found[0].message.startswith("In the file's name: ")


@pytest.mark.parametrize(
    "written",
    [
        f"<!-- {NUMBER} -->",
        "".join(f"&#{ord(c)};" for c in NUMBER),
        "\u200b".join(NUMBER),
        "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in NUMBER),
    ],
    ids=["comment", "character codes", "invisible characters", "full width"],
)
def test_an_identifier_is_told_however_it_is_written(repository: Repository, written: str) -> None:
    repository.page("docs/audit/other.md", f"Her number is {written} now.")
    repository.write("public/index.html", f"<p>Her number is {written} now.</p>")
    assert ("docs/audit/other.md", "nhs-number") in told(repository)
    assert ("index.html", "nhs-number") in told_of(repository)


@pytest.mark.parametrize(
    ("path", "code", "rule"),
    [
        ("docs/assets/record.js", "const a = 1;", "file-kind"),
        ("exemplars/record.css", "a { color: red }", "file-kind"),
        ("overrides/assets/js/more.js", "const r = [{nhs: 9990000018}];", "nhs-number"),
        ("overrides/assets/js/deep/more.mjs", "const r = /^999 000 0018$/;", "nhs-number"),
        ("overrides/assets/more.css", "a { --x: 9990000018 }", "nhs-number"),
        (
            "overrides/assets/more.css",
            "a { background: url(https://zzyxa.example/a) }",
            "web-address",
        ),
        ("overrides/assets/js/more.js", "const a = /Aisha/;", "unknown-name"),
        ("overrides/assets/js/more.js", "const seenByAisha = 1;", "unknown-name"),
        ("overrides/assets/more.css", ".aisha-card { color: red }", "unknown-name"),
        ("overrides/assets/more.js", "const point = [51.5, -0.05]; // Words", ""),
        ("overrides/assets/more.css", "a { color: #99AA11; font: Georgia }", ""),
    ],
)
def test_code_is_judged_where_it_is_not_quoted(
    repository: Repository, path: str, code: str, rule: str
) -> None:
    repository.write(path, code)
    found = {found for where, found in told(repository) if where == path}
    assert rule in found if rule else not found


def test_words_in_a_file_are_judged_as_strictly_as_those_of_data(repository: Repository) -> None:
    """A name in lower case is looked for in what travels beside a page, not in scripts."""
    path = "docs/audit/words.csv"
    repository.write(path, "The worker described hope as guarded.\n")
    assert (path, "lower-case-name") in told(repository)


def test_a_finding_says_where_it_stands_and_what_to_do(repository: Repository) -> None:
    text = repository.read("docs/index.md") + f"\nFirst {NUMBER}, then {NUMBER}.\n"
    repository.write("docs/index.md", text)
    found = [f for f in gate.check(read(repository.root)) if f.rule == "nhs-number"]
    start, line = text.index(NUMBER), text.count("\n")
    again = text.rindex(NUMBER)
    ends = [(f.line, f.column, f.start, f.end) for f in found]
    assert ends == [
        (line, 7, start, start + len(NUMBER)),
        (line, again - text.rindex("\n", 0, again), again, again + len(NUMBER)),
    ]
    assert {(f.group, f.message) for f in found} == {
        (PRIVACY, rules.privacy_rules()["nhs-number"].instead)
    }


def test_each_finding_is_told_once_and_in_order(repository: Repository) -> None:
    repository.page("docs/audit/b.md", LEAK, title="B")
    repository.page("docs/audit/a.md", f"{LEAK}\n\n[Words](nowhere.md)", title="A")
    found = gate.check(read(repository.root))
    assert found == sorted(set(found))
    assert {f.path for f in found} >= {"docs/audit/a.md", "docs/audit/b.md"}


def test_each_group_keeps_its_own_and_what_could_not_be_read(repository: Repository) -> None:
    page, picture = "docs/audit/other.md", "docs/audit/drawing.svg"
    repository.page(page, f"{LEAK}\n\n[Words](nowhere.md)", title="A leak")
    repository.write(picture, SVG.format(LEAK))
    repository.write("docs/audit/broken.md", b"\xff\xfea")
    repository.write("docs/audit/headless.md", "---\ntitle: [\n---\nWords.\n")
    unread = {
        ("docs/audit/broken.md", "unreadable-file"),
        ("docs/audit/headless.md", "front-matter"),
    }
    every = told(repository)
    assert unread <= every
    assert {(page, "nhs-number"), (page, "broken-link"), (picture, "nhs-number")} <= every
    told_of_people = {(page, "nhs-number"), (picture, "nhs-number")}
    assert told_of_people | unread <= told(repository, PRIVACY)
    assert (page, "broken-link") not in told(repository, PRIVACY)
    assert {(picture, "unregistered-picture"), *unread} <= told(repository, ASSETS)
    assert not {*told_of_people, (page, "broken-link")} & told(repository, ASSETS)
    assert {(page, "broken-link"), *unread} <= told(repository, CONTENT)
    assert not {(page, "nhs-number"), (picture, "nhs-number")} & told(repository, CONTENT)
    together = [told(repository, group) for group in (PRIVACY, ASSETS, CONTENT)]
    assert set.union(*together) == every


def test_a_problem_of_content_is_told_where_content_is_asked_for(repository: Repository) -> None:
    problem = Problem("report-section", "docs/report/index.md", 3, "Say what is asked.")
    site = replace(read(repository.root), problems=(problem,))

    def places(only: str | None) -> list[tuple[int, int, int, int, str, str]]:
        found = [f for f in gate.check(site, only) if f.rule == problem.rule]
        return [(f.line, f.column, f.start, f.end, f.group, f.message) for f in found]

    told_so = [(3, 1, 0, 0, CONTENT, problem.message)]
    assert places(None) == places(CONTENT) == told_so
    assert places(PRIVACY) == places(ASSETS) == []


def test_only_a_page_that_says_so_is_taken_down(repository: Repository) -> None:
    page = "docs/audit/other.md"
    repository.page(page, f"{LEAK}\n\n[Words](nowhere.md)", title="A leak")
    whole = repository.read(page)
    for said in ("withdrawn: false", "withdrawn: 'true'", "draft: true"):
        repository.write(page, whole.replace("status: draft", f"status: draft\n{said}"))
        assert {(page, "nhs-number"), (page, "broken-link")} <= told(repository)
    repository.write(page, whole.replace("status: draft", "status: draft\nwithdrawn: true"))
    assert not {(page, "nhs-number"), (page, "broken-link")} & told(repository)


def test_one_page_taken_down_takes_no_other_with_it(repository: Repository) -> None:
    repository.write(REPORT, EXEMPLAR.replace("order: 10", "order: 10\nwithdrawn: true") + LEAK)
    repository.page("docs/audit/other.md", f"{LEAK}\n\n[Words](nowhere.md)", title="A leak")
    found = told(repository)
    assert {("docs/audit/other.md", "nhs-number"), ("docs/audit/other.md", "broken-link")} <= found
    assert (REPORT, "nhs-number") not in found


def test_a_site_with_a_finding_is_never_publishable(repository: Repository) -> None:
    reviewed = (HERE / "exemplars/vocabulary.yml").read_bytes()
    repository.write("exemplars/vocabulary.yml", reviewed)
    site = read(repository.root)
    assert gate.publishable(site) is site
    repository.page("docs/audit/other.md", LEAK, title="A leak")
    with pytest.raises(Withheld) as stopped:
        gate.publishable(read(repository.root))
    assert numbers(list(stopped.value.findings))


def _finding(path: str) -> Finding:
    return Finding(path, 1, 1, 0, 0, "nhs-number", PRIVACY, "Delete it.")


def _paths(site: Site) -> set[str]:
    return {
        *(s.path for s in site.sources),
        *(s.source.path for s in site.sections),
        *(a.source.path for a in site.agencies),
        *(e.path for e in site.exemplars),
        *site.files,
    }


@pytest.mark.parametrize(
    "path",
    ["docs/index.md", "docs/report/sections/involvement.md", "docs/agencies/health-visitor.md",
     REPORT, "docs/audit/numbers.csv"],
)  # fmt: skip
def test_what_has_a_finding_is_nowhere_in_a_preview_and_the_rest_stays(
    repository: Repository, path: str
) -> None:
    repository.write("docs/audit/numbers.csv", "a,b\n")
    site = read(repository.root)
    shown = gate.withhold(site, [_finding(path), _finding(path)])
    assert path in _paths(site)
    assert _paths(shown) == _paths(site) - {path}
    assert shown.withheld == {path: (_finding(path),)}
    assert gate.withhold(site, []) is site


@pytest.mark.parametrize("path", ["docs/audit/audit.yml", "mkdocs.yml", "overrides/main.html"])
def test_a_finding_that_may_show_anywhere_withholds_every_page(
    repository: Repository, path: str
) -> None:
    site = read(repository.root)
    shown = gate.withhold(site, [_finding(path), _finding("docs/index.md")])
    assert not [p for p in _paths(shown) if p.endswith(".md")]
    both = (_finding("docs/index.md"), _finding(path))
    assert shown.withheld["docs/index.md"] == tuple(sorted(both))
    assert shown.withheld[REPORT] == (_finding(path),)


@pytest.mark.parametrize("path", ["docs/audit/gone.md", "exemplars/gone.md"])
def test_a_page_that_could_not_be_read_withholds_itself_alone(
    repository: Repository, path: str
) -> None:
    site = read(repository.root)
    assert _paths(gate.withhold(site, [_finding(path)])) == _paths(site)


def test_no_rule_at_all_is_could_not_check(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "privacy_rules", dict)
    with pytest.raises(CouldNotCheck):
        gate.Judge(repository.root)


def test_words_that_cannot_be_read_are_told_before_anything_is_judged(
    repository: Repository,
) -> None:
    repository.write("exemplars/vocabulary.yml", "exemplars: [")
    with pytest.raises(CouldNotCheck):
        gate.Judge(repository.root)


def test_a_missing_rule_is_told_before_anything_is_judged(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise CouldNotCheck("A rule is not there.")

    monkeypatch.setattr(rules, "classes", missing)
    with pytest.raises(CouldNotCheck):
        gate.check(read(repository.root))
    repository.write("public/index.html", "<p>Words</p>")
    with pytest.raises(CouldNotCheck):
        built_gate.check_built(repository.root / "public", repository.root)


def test_an_error_in_a_rule_is_never_a_pass(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> list[tuple[int, int]]:
        raise ValueError(NUMBER)

    rule = replace(rules.privacy_rules()["nhs-number"], look=broken)
    monkeypatch.setattr(rules, "privacy_rules", lambda: {"broken": rule})
    with pytest.raises(CouldNotCheck) as told_so:
        gate.check_text(repository.root, "draft.md", b"Words.", PAGE)
    assert NUMBER not in str(told_so.value)
    monkeypatch.undo()
    content = dict(rules.content_rules())
    name, one = next(iter(content.items()))
    monkeypatch.setattr(rules, "content_rules", lambda: {name: replace(one, look=broken)})
    with pytest.raises(CouldNotCheck) as told_so:
        gate.check(read(repository.root))
    assert NUMBER not in str(told_so.value)


def test_a_rule_judges_the_audiences_it_names_and_every_view(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first(view: View) -> list[tuple[int, int]]:
        return [(0, 2), (1, 4), (6, 7)] if view.name == "reader" else [(8, 9)]

    rule = Rule("One", "Why.", "Do.", frozenset({PAGE}), first, ["⟦x⟧"], ["y"])
    monkeypatch.setattr(rules, "privacy_rules", lambda: {"one": rule})
    judge = gate.Judge(repository.root)
    text = "Plain words.\n\nMore &amp; m\u00f6re."
    one = Source("a.md", PAGE, text, views(text, MARKDOWN))
    # In the reader's view, and in the folded one, which begins with the second paragraph.
    assert [(f.start, f.end) for f in judge.text(one)] == [(0, 4), (6, 7), (26, 27)]
    monkeypatch.setattr(rules, "privacy_rules", lambda: {"one": replace(rule, as_written=True)})
    judge = gate.Judge(repository.root)
    assert [(f.start, f.end) for f in judge.text(one)] == [(0, 4), (6, 7), (8, 9), (26, 27)]
    assert not judge.text(replace(one, audience=CARRIER))


def test_spans_are_joined_where_they_overlap_and_only_there() -> None:
    assert gate.merged([(4, 6), (0, 3), (2, 4), (6, 7), (0, 1)]) == [(0, 4), (4, 6), (6, 7)]
    assert gate.merged([(0, 9), (2, 4)]) == [(0, 9)]


def test_what_was_clean_is_judged_again_when_it_changes(repository: Repository) -> None:
    page, file = "docs/audit/other.md", "docs/audit/drawing.svg"
    repository.page(page, "Words.")
    repository.write(file, SVG.format("Words"))
    clean = told(repository)
    assert (page, "nhs-number") not in clean
    repository.page(page, LEAK)
    repository.write(file, SVG.format(LEAK))
    for _ in range(2):
        assert {(page, "nhs-number"), (file, "nhs-number")} <= told(repository)


def test_what_is_clean_as_one_thing_is_not_clean_as_another(repository: Repository) -> None:
    verdicts = gate.Verdicts(repository.root)
    judge = gate.Judge(repository.root, verdicts)
    text = "The child was called Zzyxo."
    one = Source("a.md", BUILT, "Words.", views("Words.", MARKDOWN))
    assert not judge.text(one)
    assert judge.text(replace(one, text=text, views=views(text, MARKDOWN)))
    assert judge.text(replace(one, text=LEAK, views=views(LEAK, MARKDOWN), named=True))


def test_what_a_generator_made_is_judged_all_the_same(repository: Repository) -> None:
    file = repository.write("docs/audit/drawing.svg", SVG.format(LEAK))
    made = frozenset({built.digest(file)})
    found = gate.check(read(repository.root), proved=made)
    assert ("docs/audit/drawing.svg", "nhs-number") in {(f.path, f.rule) for f in found}


@pytest.mark.parametrize(
    "name", ["draft.md", "draft.yml", "draft.txt", "draft.json", "draft.svg", "draft.csv"]
)
@pytest.mark.parametrize("inside", [True, False])
def test_one_file_is_judged_whatever_its_kind_and_place(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory, name: str, inside: bool
) -> None:
    folder = repository.root if inside else tmp_path_factory.mktemp("elsewhere")
    path = folder / name
    path.write_text(SVG.format(LEAK) if name.endswith(".svg") else f"{LEAK}\n", "utf-8")
    found = gate.check_file(repository.root, path, PAGE)
    shown = name if inside else path.as_posix()
    assert shown in {f.path for f in found if f.rule == "nhs-number"}
    assert found == sorted(found)
    named = path.rename(folder / f"999-000-0018{path.suffix}")
    named.write_text(SVG.format("Words") if name.endswith(".svg") else "Words.\n", "utf-8")
    found = gate.check_file(repository.root, named, PAGE)
    assert "nhs-number" in {f.rule for f in found}
    if name.endswith((".svg", ".csv")):
        return
    assert "nhs-number" in {f.rule for f in gate.check_file(repository.root, named, PAGE, PRIVACY)}
    assert not gate.check_file(repository.root, named, PAGE, CONTENT)


def test_one_file_is_opened_as_what_it_is(repository: Repository) -> None:
    drawing = SVG.format("Words").replace("<title>", "<script>run()</script><title>")
    path = repository.write("draft.svg", drawing)
    assert {f.group for f in gate.check_file(repository.root, path, PAGE)} == {ASSETS}


@pytest.mark.parametrize("name", ["draft.gif", "draft.svg"])
def test_of_one_file_too_only_the_group_asked_for_is_told(
    repository: Repository, name: str
) -> None:
    path = repository.write(
        name, SVG.format(LEAK).replace("<title>", "<script>run()</script><title>")
    )
    for group in GROUPS:
        found = gate.check_file(repository.root, path, PAGE, group)
        assert {f.group for f in found} <= {group}
    assert gate.check_file(repository.root, path, PAGE, ASSETS)


WHOLE = {
    "docs/assets/a.json": '{"one": "Words."}',
    "docs/assets/a.txt": "Plain words.",
    "docs/assets/z.gif": "GIF89a",
    "docs/tool.py": "x = 1\n",
    "exemplars/tool.py": "x = 1\n",
    "exemplars/health-visitor-initial.md": EXEMPLAR.partition("## What is working well?")[0],
    "docs/more.md": PAGE_OF_A_SITE.format(title="More", order=9, body="[It](nowhere.md)"),
    "docs/taken.md": PAGE_OF_A_SITE.format(title="More", order=8, body=LEAK).replace(
        "status:", "withdrawn: true\nstatus:"
    ),
    "overrides/more.html": f"<p>{LEAK}</p>",
    "overrides/assets/js/more.js": f"// {LEAK}",
    "README.md": f"{LEAK}\n",
    "film/storyboard.yml": f"title: {LEAK}\n",
}


@pytest.mark.parametrize("only", [None, *GROUPS])
def test_of_a_file_it_says_what_the_whole_check_says(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, only: str | None
) -> None:
    for path, words in WHOLE.items():
        repository.write(path, words)
    monkeypatch.chdir(repository.root / "docs")
    whole = gate.check(read(repository.root), only)
    judged = one_file.Judged(repository.root, only)
    for path in WHOLE:
        expected = {(f.rule, f.line) for f in whole if f.path == path}
        asked = repository.root / path
        assert {(f.rule, f.line) for f in judged(asked)} == expected, path
        assert expected or only or path == "docs/taken.md"


def test_a_file_that_cannot_be_read_is_a_finding(repository: Repository) -> None:
    path = repository.write("draft.md", b"\xff\xfea")
    assert [f.rule for f in gate.check_file(repository.root, path, PAGE)] == ["unreadable-file"]
    found = gate.check_file(repository.root, repository.root / "nowhere.md", PAGE)
    assert [(f.path, f.rule) for f in found] == [("nowhere.md", "unreadable-file")]


@pytest.mark.parametrize("shown", ["docs/draft.md", "exemplars/draft.md", "draft.md"])
def test_a_text_is_judged_by_the_groups_that_are_asked_for(
    repository: Repository, shown: str
) -> None:
    data = f"No front matter. {LEAK}".encode()

    def found(only: str | None) -> set[str]:
        return {f.rule for f in gate.check_text(repository.root, shown, data, PAGE, only)}

    ours = shown != "draft.md"
    assert "nhs-number" in found(None)
    assert "nhs-number" in found(PRIVACY)
    assert "nhs-number" not in found(CONTENT)
    assert ("front-matter" in found(None)) is ours
    assert ("front-matter" in found(CONTENT)) is ours
    assert "front-matter" not in found(PRIVACY)


def told_of(repository: Repository, proved: Proved | None = None) -> list[tuple[str, str]]:
    """The findings in what was built: where, and which rule."""
    folder = repository.root / "public"
    found = built_gate.check_built(folder, repository.root, proved or Proved())
    return [(f.path, f.rule) for f in found]


@pytest.mark.parametrize("path", ["index.html", "search.json", "note.txt", "drawing.svg"])
def test_an_identifier_in_what_was_built_is_told(repository: Repository, path: str) -> None:
    words = SVG.format(LEAK) if path.endswith(".svg") else f"<p>{LEAK}</p>"
    words = f'["{LEAK}"]' if path.endswith(".json") else words
    file = repository.write(f"public/{path}", words)
    repository.write("public/other.html", "<p>Words</p>")
    for _ in range(2):
        assert (path, "nhs-number") in told_of(repository)
    made = Proved(made=frozenset({built.digest(file)}))
    assert (path, "nhs-number") in told_of(repository, made)
    assert (path, "nhs-number") not in told_of(repository, Proved(taken=made.made))
    file.write_text(words.replace(NUMBER, "known"), encoding="utf-8")
    assert (path, "nhs-number") not in told_of(repository)
    file.write_text(words, encoding="utf-8")
    assert (path, "nhs-number") in told_of(repository)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("We spoke to grace after school.", "lower-case-name"),
        ("The boy is eight years old.", "age-in-years"),
        ("Mother says that zzyxa came.", "unlisted-word"),
    ],
)
def test_what_a_page_may_not_say_a_built_page_may_not_either(
    repository: Repository, words: str, rule: str
) -> None:
    page = '<!doctype html><html lang="en" dir="ltr"><body><h1 id="the-familys-day">{}</h1></html>'
    repository.write("public/index.html", page.format("A day"))
    repository.write("public/code.html", page.format("Run <code>zzyxctl</code> at <code>x</code>"))
    repository.write("public/told.html", page.format(words))
    # The tags are made for programs: only what reaches a reader is judged as prose.
    repository.write("public/tags.html", page.replace("<h1", '<h1 class="zzyxa"').format("A day"))
    assert told_of(repository) == [("told.html", rule)]


@pytest.mark.parametrize(
    "path",
    [
        "999-000-0018/index.html",
        "999-000-0018.svg",
        "999-000-0018.html",
        "nhs.9990000018.html",
        "nhs.9990000018.min.js",
        "999.000.0018/index.html",
    ],
)
def test_an_identifier_in_a_built_address_is_told(repository: Repository, path: str) -> None:
    words = SVG.format("Words") if path.endswith(".svg") else "<p>Words</p>"
    repository.write(f"public/{path}", words)
    for _ in range(2):
        assert (path, "nhs-number") in told_of(repository)


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("p/zzyxa-zzyxley.html", "unlisted-word"),
        ("p/zzyxa.zzyxley.htm", "unlisted-word"),
        ("p/zzyxa.zzyxley/index.html", "unlisted-word"),
        ("img/zzyxa.zzyxley.svg", "unlisted-word"),
        ("p/grace-hope.html", "name-in-address"),
        ("grace.hope/index.html", "name-in-address"),
        ("assets/bundle.a5f9d56c.min.js", ""),
        ("pages/what-to-send.html", ""),
    ],
)
def test_a_built_page_is_called_after_no_one(repository: Repository, path: str, rule: str) -> None:
    words = {"svg": SVG.format("Words"), "js": "run()"}
    repository.write(f"public/{path}", words.get(path.rpartition(".")[2], "<p>Words</p>"))
    found = {found for _, found in told_of(repository)} - {"unregistered-picture"}
    assert rule in found if rule else not found


def test_a_dot_parts_the_words_of_an_address(repository: Repository) -> None:
    repository.write("docs/assets/zzyxa.zzyxley.svg", SVG.format("Words"))
    assert ("docs/assets/zzyxa.zzyxley.svg", "unlisted-word") in told(repository)


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        ("docs/audit/summer-rose.md", True),
        ("docs/audit/notes-on-grace-hope.md", True),
        ("docs/audit/Grace-Hope.md", True),
        ("docs/jack/index.md", True),
        ("docs/audit/summer.md", False),
        ("docs/audit/hope-and-trust.md", False),
        ("docs/audit/young-people.md", False),
    ],
)
def test_no_address_is_somebodys_name(repository: Repository, path: str, *, is_told: bool) -> None:
    repository.page(path, "Words.")
    assert ((path, "name-in-address") in told(repository)) is is_told


def test_a_picture_that_nobody_entered_is_told_in_what_was_built(repository: Repository) -> None:
    drawing = repository.write("public/drawing.svg", SVG.format("Words"))
    assert told_of(repository) == [("drawing.svg", "unregistered-picture")]
    # What the build itself drew, or copied from the hub, needs no entry.
    assert told_of(repository, Proved(made=frozenset({built.digest(drawing)}))) == []


def test_a_finding_in_what_was_built_says_where_it_stands(repository: Repository) -> None:
    text = f"<h1>Words</h1>\n<p>Plain</p><p>{NUMBER}</p>\n<p>\n{NUMBER} and {NUMBER}</p>\n"
    repository.write("public/a.html", "<h1>Words</h1>\n<p>Plain</p>")
    repository.write("public/b.html", text)
    found = built_gate.check_built(repository.root / "public", repository.root)
    at = text.index(NUMBER)
    second, third = text.index(NUMBER, at + 1), text.rindex(NUMBER)
    places = [(f.line, f.column, f.start, f.end) for f in found if f.rule == "nhs-number"]
    assert places == [
        (2, at - 14, at, at + 12),
        (4, 1, second, second + 12),
        (4, 18, third, third + 12),
    ]


def test_a_piece_with_a_finding_is_told_on_every_page_it_stands_on(
    repository: Repository,
) -> None:
    for name in ("a", "b", "c"):
        repository.write(f"public/{name}.html", f"<p>Words</p><p>{LEAK}</p><p>{name}</p>")
    found = [path for path, rule in told_of(repository) if rule == "nhs-number"]
    assert found == ["a.html", "b.html", "c.html"]


def test_an_example_stands_on_its_own_rules_page_byte_for_byte_and_nowhere_else(
    repository: Repository,
) -> None:
    rule = rules.privacy_rules()["nhs-number"]
    page = "contribute/rules/nhs-number/index.html"
    for line in (*rule.blocks, *rule.allows):
        example = rules.example(line)
        words = f"<p><code>{example}</code></p>"
        repository.write(f"public/{page}", words)
        assert (page, "nhs-number") not in told_of(repository)
        repository.write(f"public/{page}", f"{words}<p>{example} and {NUMBER}</p>")
        repository.write("public/other.html", "<p>Words</p>")
        assert (page, "nhs-number") in told_of(repository)
    words = f"<p><code>{rules.example(rule.blocks[0])}</code></p>"
    places = ["contribute/rules/index.html", "contribute/rules/postcode/index.html",
              "contribute/rules/nowhere/index.html", "report/rules/nhs-number/index.html",
              "contribute/nhs-number/index.html"]  # fmt: skip
    for other in places:
        repository.write(f"public/{other}", words)
    found = {path for path, rule in told_of(repository) if rule == "nhs-number"}
    assert found >= set(places)


def test_an_example_repeated_on_its_page_is_still_an_example(repository: Repository) -> None:
    example = rules.example(rules.privacy_rules()["nhs-number"].blocks[0])
    words = f"<p>{example}</p><p>So: {example} And {example}</p>"
    page = "contribute/rules/nhs-number/index.html"
    repository.write(f"public/{page}", words)
    assert (page, "nhs-number") not in told_of(repository)


def test_what_cannot_be_read_in_what_was_built_is_a_finding(repository: Repository) -> None:
    repository.write("public/index.html", b"\xff\xfea")
    (repository.root / "public/link.html").symlink_to("index.html")
    assert set(told_of(repository)) == {
        ("index.html", "unreadable-file"), ("link.html", "unreadable-file")
    }  # fmt: skip
    with pytest.raises(CouldNotCheck):
        built_gate.check_built(repository.root / "nowhere", repository.root)


@pytest.mark.parametrize("closed", ["public/deep", "docs/audit", "overrides/deep"])
def test_a_folder_that_cannot_be_opened_is_no_pass(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    repository.write("public/index.html", "<p>Words</p>")
    repository.write("public/deep/index.html", f"<p>{LEAK}</p>")
    repository.write("overrides/deep/more.html", f"<p>{LEAK}</p>")
    repository.write("overrides/assets/icon.svg", SVG.format("Words"))
    scandir = os.scandir

    def refused(path: str | Path) -> object:
        if Path(path) == repository.root / closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(CouldNotCheck, match="cannot be opened"):
        told_of(repository) if closed.startswith("public") else told(repository)
    if closed.startswith("public"):
        with pytest.raises(CouldNotCheck):
            built_gate.file_count(repository.root / "public")
    with pytest.raises(CouldNotCheck, match="cannot be opened"):
        check._files(repository.root / closed.partition("/")[0])


def test_a_file_with_the_name_of_the_copy_to_keep_is_judged(repository: Repository) -> None:
    from hub.making import offline

    repository.write(f"public/{offline.FILE}", SVG.format(LEAK))
    repository.write("public/index.html", "<p>Words</p>")
    assert offline.FILE in {path for path, _ in told_of(repository)}


def test_a_word_is_unused_where_no_page_or_data_uses_it(repository: Repository) -> None:
    group = "{reason: A test, date: 2026-11-23, who: hub builders, say: [zzyxing]}"
    words = f"exemplars:\n  - {group}\n"
    repository.write("exemplars/vocabulary.yml", words)
    assert [e.text for e in gate.unused_words(read(repository.root))] == ["zzyxing"]
    repository.page("docs/zzyxing.md", "Words.", title="Other words")
    assert [e.text for e in gate.unused_words(read(repository.root))] == ["zzyxing"]
    repository.page("docs/audit/other.md", "They were zzyxing.")
    assert not list(gate.unused_words(read(repository.root)))


def test_a_published_number_is_let_go_in_what_was_built(repository: Repository) -> None:
    assert contacts.is_public_number("999")
    repository.write("public/index.html", "<p>Ring 999 at any hour.</p>")
    assert not told_of(repository)


def test_an_empty_folder_is_no_site_that_passed(repository: Repository) -> None:
    (repository.root / "nothing").mkdir()
    told = repository.check("--built", str(repository.root / "nothing"))
    assert told.returncode == 2
    assert "this folder is empty. Build the site first." in told.stderr
