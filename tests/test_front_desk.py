"""`hub check` says where and which rule, in three forms, and never what it found."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from conftest import EXEMPLAR, HERE, Repository

from hub import cli, gate, rules
from hub.making import script
from hub.model import BUILT, EVERYTHING, Rule, View
from hub.pages import blocks, manual
from hub.reading import fields

LEAK = "Her NHS number is 999 000 0018."
VALUE = "999 000 0018"


def test_json_is_one_object_with_offsets_in_code_points(repository: Repository) -> None:
    file = repository.write("draft.md", "Ünïcödé first \U0001f476 then 999 000 0018 here.\r\n")
    done = repository.check("--format", "json", "--as", "page", "draft.md")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["checked"] == 1
    found = next(f for f in told["findings"] if f["rule"] == "nhs-number")
    text = file.read_bytes().decode()
    assert text[found["start"] : found["end"]] == VALUE
    assert (found["line"], found["column"]) == (1, 22)
    assert set(found) == {"path", "line", "column", "start", "end", "rule", "group", "message"}


def test_a_byte_order_mark_is_not_counted(repository: Repository) -> None:
    repository.write("draft.md", b"\xef\xbb\xbf" + LEAK.encode())
    told = json.loads(repository.check("--format", "json", "--as", "page", "draft.md").stdout)
    starts = [f["start"] for f in told["findings"] if f["rule"] == "nhs-number"]
    assert starts == [LEAK.index("999")]


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("private", ["", "true"])
def test_no_form_repeats_what_was_found(repository: Repository, form: str, private: str) -> None:
    repository.page("docs/report/leak.md", LEAK, title="A leak")
    done = repository.run("hub", "check", "--format", form, HUB_REPOSITORY_IS_PRIVATE=private)
    assert done.returncode == 1
    assert "docs/report/leak.md" in done.stdout
    assert "999" not in done.stdout + done.stderr


def test_what_several_rules_find_is_told_once_by_the_one_that_knows_it(
    repository: Repository,
) -> None:
    repository.write("draft.md", f"{LEAK} Seen by zzyx. And 999 000 0018 once more.")
    lines = repository.check("--as", "exemplar", "draft.md").stdout.splitlines()
    told = [line for line in lines if line.startswith("draft.md:")]
    assert [line.split(": ")[1] for line in told] == ["nhs-number", "unknown-word", "nhs-number"]
    assert "unlisted-number" in told[0].partition("(Also: ")[2]
    assert "Withheld: 3 findings in 1 file" in "\n".join(lines)


def test_what_is_said_of_a_line_is_told_beside_what_is_found_in_it(repository: Repository) -> None:
    repository.page("docs/report/leak.md", f"{LEAK}\n\n[Words](nowhere.md)", title="A leak")
    lines = repository.check().stdout.splitlines()
    told = [line.split(": ")[1] for line in lines if line.startswith("docs/report/leak.md:")]
    assert told == ["nhs-number", "broken-link"]


def test_a_public_annotation_is_no_map(repository: Repository) -> None:
    repository.page("docs/report/leak.md", LEAK, title="A leak")
    public = repository.run("hub", "check", "--format", "github").stdout
    assert "line=" not in public
    assert "nhs-number" not in public
    assert "finding" in public
    private = repository.run("hub", "check", "--format", "github", HUB_REPOSITORY_IS_PRIVATE="true")
    assert "line=11,col=19,title=nhs-number" in private.stdout


def test_a_draft_can_be_piped_in(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Pipe:
        buffer = io.BytesIO(LEAK.encode())

    monkeypatch.setattr("sys.stdin", Pipe())
    assert cli.main(["--root", str(repository.root), "check", "-"]) == 1
    assert VALUE not in capsys.readouterr().out


def test_any_folder_is_judged_as_what_it_is_said_to_be(
    repository: Repository, tmp_path: Path
) -> None:
    repository.write("drafts/one.md", "The child was seen with Zzyzx.")
    assert repository.check("--as", "exemplar", "drafts").returncode == 1


def test_only_keeps_one_group(repository: Repository) -> None:
    repository.page("docs/report/leak.md", LEAK + "\n\n[Words](nowhere.md)", title="A leak")
    assert "broken-link" not in repository.check("--only", "privacy").stdout
    assert "nhs-number" not in repository.check("--only", "content").stdout
    assert "nhs-number" in repository.check("--only", "privacy").stdout


def test_a_built_folder_is_judged_too(repository: Repository) -> None:
    repository.write("public/index.html", f"<p title='{VALUE}'>Words</p>")
    repository.write("public/search.json", json.dumps({"text": LEAK}))
    done = repository.check("--built", "public")
    assert done.returncode == 1
    assert "index.html:1:11: nhs-number" in done.stdout
    assert "search.json:1:" in done.stdout
    assert "999" not in done.stdout


def test_a_finding_in_a_file_name_is_told(repository: Repository) -> None:
    repository.write(
        "exemplars/999-000-0018.md", EXEMPLAR.replace("title: Health", "title: A health")
    )
    done = repository.check()
    assert done.returncode == 1
    assert "In the file's name" in done.stdout


def test_an_error_inside_a_rule_blocks_and_says_no_value(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(view: View) -> list[tuple[int, int]]:
        raise ValueError(view.text)

    rule = Rule("Broken", "Why.", "Do.", EVERYTHING, broken, ["⟦x⟧"], ["y"])
    monkeypatch.setattr(rules, "privacy_rules", lambda: {"broken": rule})
    monkeypatch.setattr(rules, "classes", tuple)
    repository.page("docs/report/leak.md", LEAK, title="A leak")
    assert cli.main(["--root", str(repository.root), "check"]) == 2
    told = capsys.readouterr()
    assert "the rule 'broken' failed (ValueError)" in told.err
    assert "999" not in told.out + told.err


def test_a_rule_that_is_gone_is_could_not_check(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rules.classes.cache_clear()
    kept = {n: r for n, r in rules.privacy_rules().items() if n != "nhs-number"}
    monkeypatch.setattr(rules, "privacy_rules", lambda: kept)
    try:
        assert cli.main(["--root", str(repository.root), "check"]) == 2
        assert "nhs-number" in capsys.readouterr().err
    finally:
        rules.classes.cache_clear()


def test_every_class_of_identifier_is_listed() -> None:
    assert len(rules.classes()) == 55


def test_explain_prints_a_rule_and_the_classes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "nhs-number"]) == 0
    assert "NHS number" in capsys.readouterr().out
    assert cli.main(["explain"]) == 0
    assert "nhs-number" in capsys.readouterr().out


def test_every_rule_has_a_page_kept_out_of_search() -> None:
    made = {page.path: page for page in manual.pages()}
    for name in {**rules.privacy_rules(), **rules.asset_rules(), **rules.content_rules()}:
        assert made[f"contribute/rules/{name}.md"].search is False


@pytest.mark.parametrize("words", ["Words", LEAK])
def test_a_built_site_is_judged_where_the_search_library_is_not_installed(
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: str,
) -> None:
    repository.write("public/index.html", f"<p>{words}</p>")
    repository.write("public/assets/js/search.js", 'say("Ask Zzyxa Zzyxley.")')
    monkeypatch.setattr(script, "LIBRARY", "nowhere")
    monkeypatch.chdir(repository.root)
    assert cli.main(["check", "--built", "public"]) == 1
    said = capsys.readouterr().out
    assert "assets/js/search.js:1:1: unknown-name" in said
    assert ("index.html:1:" in said) is (words == LEAK)
    assert "The search library is not installed" in said


def test_a_rules_examples_may_stand_on_its_own_page_alone(repository: Repository) -> None:
    example = rules.example(rules.privacy_rules()["nhs-number"].blocks[0])
    repository.write("public/contribute/rules/nhs-number/index.html", f"<code>{example}</code>")
    assert repository.check("--built", "public").returncode == 0
    repository.write(
        "public/contribute/rules/nhs-number/index.html", f"<code>{example}</code> 999 000 0026"
    )
    assert repository.check("--built", "public").returncode == 1
    repository.write("public/contribute/rules/nhs-number/index.html", "<p>Words</p>")
    repository.write("public/report/index.html", f"<code>{example}</code>")
    assert repository.check("--built", "public").returncode == 1


def test_every_block_that_a_page_may_name_is_made() -> None:
    assert set(blocks.BLOCKS) == fields.BLOCKS


def test_this_repository_passes_its_own_gate() -> None:
    from hub.reading import read

    assert [(f.path, f.line, f.rule) for f in gate.check(read(HERE))] == []


def test_built_is_an_audience_of_every_rule_on_identifiers() -> None:
    for name in ("nhs-number", "postcode"):
        assert BUILT in rules.privacy_rules()[name].audiences


@pytest.mark.parametrize(
    "path",
    ["docs/zzyxa/before.md", "docs/zz99-9zz/a.md", "docs/Zzyxa Zzyxley/a.md", "docs/zzyxa/a.csv"],
)
def test_the_folder_of_a_file_is_judged_as_its_name_is(repository: Repository, path: str) -> None:
    if path.endswith(".md"):
        repository.page(path, "Plain words.", title="Another page")
    else:
        repository.write(path, "Plain,words\n")
    done = repository.run("hub", "check")
    assert done.returncode == 1
    assert "In the file's name" in done.stdout
    assert "zzyx" not in done.stdout.replace(path, "").lower()


def test_a_built_page_s_folder_is_judged_too(repository: Repository, tmp_path: Path) -> None:
    built = tmp_path / "built" / "zzyxa"
    built.mkdir(parents=True)
    (built / "index.html").write_text("<p>Plain words.</p>", encoding="utf-8")
    assert repository.run("hub", "check", "--built", str(built.parent)).returncode == 1


def test_an_empty_draft_is_no_pass(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    assert cli.main(["check", "-"]) == 2
    assert "Nothing was piped in" in capsys.readouterr().err


def test_however_it_is_asked_the_same_number_of_files_is_checked(repository: Repository) -> None:
    repository.page("docs/report/leak.md", LEAK, title="A leak")
    repository.write("docs/report/bad.md", b"\x89PNG")
    said = [
        repository.check().stdout,
        repository.build().stderr,
        repository.run("hub", "stage", "out").stdout,
    ]
    counts = {re.search(r"of (\d+) files checked", words) for words in said}
    assert len({match[1] if match else "" for match in counts}) == 1, said
