"""The manual writes itself: a page for each rule, from the rule's own text and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from hub import rules
from hub.model import ASSETS, BUILT, CONTENT, PRIVACY, ContentRule, FileRule, Page, Rule

FOLDER = "contribute/rules"
_GROUPS = {
    PRIVACY: "Who might this be? Rules on every text",
    ASSETS: "What hides in this file? Rules on pictures, documents, sound and film",
    CONTENT: "Is it whole and true? Rules on the site's own pages",
}
_AUDIENCES = {
    "exemplar": "model reports",
    "page": "guidance pages",
    "built": "the built site",
    "carrier": "data, captions, attributes and file names",
}


def pages() -> Iterator[Page]:
    """The list of rules, and a page for each. Kept out of search: the examples are findings."""
    yield Page(
        path=f"{FOLDER}/index.md",
        title="What the gate blocks",
        markdown=_index(),
        meta={
            "title": "What the gate blocks",
            "description": "Every rule of the gate: what it finds and what to write instead.",
            "robots": "noindex",
        },
    )
    for group in (PRIVACY, ASSETS, CONTENT):
        for name, rule in _of(group).items():
            yield Page(
                path=f"{FOLDER}/{name}.md",
                title=rule.title,
                markdown=text(name, rule),
                meta={"title": rule.title, "description": rule.instead, "robots": "noindex"},
                search=False,
            )


def _of(group: str) -> dict[str, Rule | FileRule | ContentRule]:
    if group == PRIVACY:
        return dict(rules.privacy_rules())
    return dict(rules.asset_rules() if group == ASSETS else rules.content_rules())


def text(name: str, rule: Rule | FileRule | ContentRule) -> str:
    """One rule's page as Markdown; `hub explain` prints the same words."""
    parts = [f"# {rule.title}", f"Rule `{name}`.", rule.why, f"**Write instead:** {rule.instead}"]
    if rule.more:
        parts.append(rule.more)
    if isinstance(rule, Rule):
        parts += [
            "Looks at " + ", ".join(_looked_at(rule)) + ".",
            "## Blocked",
            "All values here are made up or kept free for examples. What is marked is what the rule"
            " finds.",
            _examples(rule.blocks),
            "## Not blocked by this rule",
            _examples(rule.allows),
        ]
    return "\n\n".join(parts) + "\n"


def _looked_at(rule: Rule) -> Iterator[str]:
    for audience, words in _AUDIENCES.items():
        if audience in rule.audiences:
            yield words
        elif audience == BUILT and rule.prose:
            yield f"the words of {words}"


def plain(name: str, rule: Rule | FileRule | ContentRule) -> str:
    """One rule's page for a terminal."""
    words = text(name, rule)
    for mark, instead in (("<mark>", "["), ("</mark>", "]"), ("<li>", "\n  "), ("&#10;", " / ")):
        words = words.replace(mark, instead)
    return unescape(re.sub(r"</?(?:ul|li|code)\b[^>]*>", "", words))


def _examples(lines: Sequence[str]) -> str:
    rows = "".join(f"<li><code>{rules.example(line)}</code></li>" for line in lines)
    return f'<ul class="examples">{rows}</ul>'


def _named(names: Sequence[str]) -> str:
    return "no rule yet" if names == ("not-yet",) else ", ".join(f"`{name}`" for name in names)


def _index() -> str:
    parts = [
        "# What the gate blocks",
        "The gate reads every page, report, file and the built site before anything is published."
        " It tells where and which rule, never what it found."
        " **Nothing found does not mean anonymous:** a second reader must still look.",
    ]
    for group, heading in _GROUPS.items():
        found = _of(group)
        if found:
            rows = "\n".join(f"| [{r.title}]({n}.md) | {r.instead} |" for n, r in found.items())
            table = f"| Rule | What to do |\n|---|---|\n{rows}"
            parts.append(f"## {heading}\n\n{_folded(f'{len(found)} rules', table)}")
    classes = "\n".join(f"| {name} | {_named(names)} |" for name, names in rules.classes())
    table = f"| Kind | Rule |\n|---|---|\n{classes}"
    parts.append(
        "## Which rule covers which kind of identifier\n\n"
        + _folded(f"{len(rules.classes())} kinds", table)
    )
    return "\n\n".join(parts) + "\n"


def _folded(title: str, words: str) -> str:
    """A table that opens at its title: all of them together are longer than anybody scrolls."""
    return f'<details markdown="1">\n<summary>{title}</summary>\n\n{words}\n\n</details>'
