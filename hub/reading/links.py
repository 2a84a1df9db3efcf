"""Links as editors write them (paths in the repository) and as the site has them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from hub.model import Site, Source

# [text](target "title") and [text]: target, outside code. Images too.
_INLINE = re.compile(
    r"(?P<open>!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\()(?P<to>[^\s()<>]+)(?P<rest>[^()]*\))"
)
_REFERENCE = re.compile(r"(?m)^(?P<open> {0,3}\[[^\]^]+\]:[ \t]+)(?P<to>\S+)(?P<rest>)")
_ELSEWHERE = re.compile(r"(?i)^(?:[a-z][a-z0-9+.-]*:|//|#|/)")


# Fenced blocks and code spans: what stands there is shown, not followed.
_SHOWN = re.compile(
    r"(?ms)^ {0,3}(```|~~~).*?^ {0,3}\1[^\n]*$|(?<!`)(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\2(?!`)"
)


def without_code(markdown: str) -> str:
    """Markdown of the same length in which code is blank."""
    return _SHOWN.sub(lambda shown: re.sub(r"[^\n]", " ", shown[0]), markdown)


def address(path: str) -> str:
    """Where a file of the repository stands in the site: `docs/a.md` is `a.md`."""
    return path.removeprefix("docs/")


def targets(source: Source) -> Iterator[tuple[int, str]]:
    """Each relative link of a page: the line (from 1) and the path in the repository it means."""
    here = posixpath.dirname(source.path)
    body = without_code(source.body)
    for pattern in (_INLINE, _REFERENCE):
        for match in pattern.finditer(body):
            to = match["to"]
            if _ELSEWHERE.match(to):
                continue
            line = source.body_line + source.body.count("\n", 0, match.start("to"))
            yield line, _resolved(here, to.partition("#")[0])


# A heading, with the name it may be given: ## Words {#name}
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t]*(?:\{[^{}\n]*\})?[ \t#]*$")
_NAMED = re.compile(r"\{:?[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid=[\"']([\w-]+)[\"']")
_MARKS = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\))?|[`*]")


def name_of_heading(words: str) -> str:
    """The address within its page that a heading gets from its words."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", words, flags=re.ASCII).strip().lower())


def places(source: Source) -> frozenset[str] | None:
    """What a link to a part of a page may say after its #; None where the hub writes headings of
    its own into the page, which its Markdown does not show."""
    body = without_code(source.body)
    if re.search(r"\{\{(?!figure|deadline)", body):
        return None
    found = {one or other for one, other in _NAMED.findall(body)}
    times: dict[str, int] = {}
    for heading in _HEADING.finditer(body):
        name = name_of_heading(_MARKS.sub(lambda m: m[1] or "", heading["words"]))
        times[name] = times.get(name, -1) + 1
        found.add(f"{name}_{times[name]}" if times[name] else name)
    return frozenset(found)


def parts(source: Source) -> Iterator[tuple[int, str, str]]:
    """Each link to a part of a page: the line (from 1), the page's path and what stands after #."""
    here = posixpath.dirname(source.path)
    body = without_code(source.body)
    for pattern in (_INLINE, _REFERENCE):
        for match in pattern.finditer(body):
            to, mark, part = match["to"].partition("#")
            if not mark or (to and (_ELSEWHERE.match(to) or not to.endswith(".md"))):
                continue
            line = source.body_line + source.body.count("\n", 0, match.start("to"))
            yield line, _resolved(here, to) if to else source.path, part


def _resolved(here: str, to: str) -> str:
    return posixpath.normpath(posixpath.join(here, to))


def published(
    markdown: str, path: str, known: Callable[[str], bool], bare: frozenset[str] = frozenset()
) -> str:
    """Markdown whose relative links are as the site has them. A link to what is not published
    (`known` says no) becomes its words alone, and one to a part of a page of which only a notice
    stands (`bare`) leads to the notice, so that nothing leads nowhere."""
    here = posixpath.dirname(path)
    start = posixpath.dirname(address(path))
    code = [shown.span() for shown in _SHOWN.finditer(markdown)]

    def rewrite(match: re.Match[str]) -> str:
        to, _, anchor = match["to"].partition("#")
        if any(first <= match.start() < last for first, last in code):
            return match[0]
        if _ELSEWHERE.match(match["to"]) or not to:
            return match[0]
        meant = _resolved(here, to)
        if not known(meant):
            words = match["open"].rstrip("(").strip()
            return words[1:-1] if words.startswith("[") else ""
        relative = posixpath.relpath(address(meant), start or ".")
        anchor = "" if meant in bare else anchor
        return match["open"] + relative + (f"#{anchor}" if anchor else "") + match["rest"]

    markdown = _INLINE.sub(rewrite, markdown)
    code = [shown.span() for shown in _SHOWN.finditer(markdown)]
    return _REFERENCE.sub(rewrite, markdown)


def on_paper(markdown: str, path: str, say: Callable[[str], str]) -> str:
    """Markdown to print: a link to another page becomes its words, and after them what `say` says
    of the path in the repository that it means."""
    here = posixpath.dirname(path)

    def rewrite(match: re.Match[str]) -> str:
        to = match["to"].partition("#")[0]
        if _ELSEWHERE.match(match["to"]) or match["open"].startswith("!"):
            return match[0]
        return match["open"].removeprefix("[").removesuffix("](") + say(_resolved(here, to))

    return _INLINE.sub(rewrite, markdown)


def relative(to: str, page: str) -> str:
    """A link from one page to another: both as the site has them, or both as the repository has."""
    return posixpath.relpath(to, posixpath.dirname(page) or ".")


def known(site: Site) -> Callable[[str], bool]:
    """A test for a path of the repository: is it a page, a report, a file, or made by the hub?
    A file that cannot be read, or is missing where it is needed, is told by itself."""
    there = {s.path for s in site.sources if not s.named} | set(site.files) | set(site.withheld)
    there |= {problem.path for problem in site.problems}
    return lambda path: path in there or path.startswith(MADE)


# What the hub writes itself: pages of rules, forms and other documents.
MADE = (
    "docs/contribute/rules/",
    "docs/downloads/",
    "docs/report/forms/",
    "docs/reports/compare/",
)
