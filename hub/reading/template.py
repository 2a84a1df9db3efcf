"""The report's sections, from the pages that explain them: one file is question and guidance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hub.model import CORE, FIELD_KINDS, FORMS, MEETINGS, ONLY_IF, Field, Section, Source
from hub.reading.lines import Problem, line_of, listed, mapping, words

FOLDER = "docs/report/sections/"
AGENCIES = "docs/agencies/"
MOST_ROWS = 12
IN_A_TABLE = ("text", "paragraph", "date", "choice")


def sections(sources: Iterable[Source]) -> tuple[tuple[Section, ...], list[Problem]]:
    """Every section in the order it is asked, and a sentence for each thing that stops a build."""
    pages = tuple(sources)
    problems: list[Problem] = []
    used = _forms_used(pages)
    found = []
    for source in pages:
        if _is_section(source):
            problems.extend(_problems(source, used))
            found.append(_section(source))
    problems.extend(_twice(found))
    return tuple(sorted(found, key=lambda section: (section.order, section.id))), sorted(problems)


def _is_section(source: Source) -> bool:
    return (
        source.path.startswith(FOLDER)
        and source.path.endswith(".md")
        and not source.named
        and not source.path.endswith("/index.md")
    )


def _forms_used(pages: Iterable[Source]) -> frozenset[str]:
    """The forms that some agency uses; every form we know while no agency has a page yet."""
    used = {
        words(source.meta.get("form"))
        for source in pages
        if source.path.startswith(AGENCIES) and not source.named
    } - {""}
    return frozenset(used) if used else frozenset(FORMS)


def _section(source: Source) -> Section:
    meta = source.meta
    order = meta.get("order")
    return Section(
        id=words(meta.get("id")),
        title=words(meta.get("title")),
        question=words(meta.get("question")),
        order=order if isinstance(order, int) else 0,
        asked=_asked(mapping(meta.get("asked"))),
        only_if=words(meta.get("only_if")),
        hints=tuple(words(hint) for hint in listed(meta.get("hints"))),
        fields=_fields(meta.get("fields")),
        check=words(meta.get("check")),
        why=tuple(
            {str(kind): str(what) for kind, what in mapping(entry).items()}
            for entry in listed(meta.get("why"))
        ),
        source=source,
    )


def _asked(said: Mapping[Any, Any]) -> dict[str, dict[str, str]]:
    """A need said once holds for every meeting; a need said by meeting holds for those alone."""
    return {
        str(form): (
            {str(meeting): words(one) for meeting, one in need.items()}
            if isinstance(need, Mapping)
            else dict.fromkeys(MEETINGS, words(need))
        )
        for form, need in said.items()
    }


def _fields(said: Any) -> tuple[Field, ...]:
    return tuple(_field(mapping(entry)) for entry in listed(said))


def _field(said: Mapping[Any, Any]) -> Field:
    rows = said.get("rows")
    return Field(
        id=words(said.get("id")),
        label=words(said.get("label")),
        kind=words(said.get("kind")),
        options=tuple(str(option) for option in listed(said.get("options"))),
        columns=_fields(said.get("columns")),
        rows=rows if isinstance(rows, int) else 0,
        hint=words(said.get("hint")),
    )


def _problems(source: Source, used: frozenset[str]) -> Iterator[Problem]:
    for key, what in (
        ("id", "Give this section an id, so that forms and model reports can speak of it."),
        ("title", "Give this section a title."),
        ("question", "Write the question this section asks."),
        ("check", "Say under check what a reader should make sure of before sending."),
    ):
        if not words(source.meta.get(key)):
            yield source.path, line_of(source, key), what
    yield from _asked_problems(source, used)
    if not listed(source.meta.get("fields")):
        yield source.path, line_of(source, "fields"), "Give this section at least one answer space."
    yield from _field_problems(source, listed(source.meta.get("fields")), FIELD_KINDS)


def _asked_problems(source: Source, used: frozenset[str]) -> Iterator[Problem]:
    line = line_of(source, "asked")
    said = mapping(source.meta.get("asked"))
    if not said:
        yield source.path, line, "Say under asked which form asks this section, and whether always."
    for form in said:
        if form not in FORMS:
            yield source.path, line, f"Ask this section on one of the forms: {', '.join(FORMS)}."
        elif form not in used:
            yield source.path, line, f'No agency uses the form "{form}": take it out, or add one.'
    asked = _asked(said)
    for needs in asked.values():
        if not set(needs) <= set(MEETINGS):
            yield source.path, line, f"Use these kinds of conference: {', '.join(MEETINGS)}."
        if not needs or not set(needs.values()) <= {CORE, ONLY_IF}:
            yield source.path, line, f'Say "{CORE}" or "{ONLY_IF}" for each form and conference.'
    depends = any(ONLY_IF in needs.values() for needs in asked.values())
    if depends and not words(source.meta.get("only_if")):
        yield source.path, line, "Say under only_if when this section is to be answered."


def _field_problems(
    source: Source, entries: Iterable[Any], kinds: tuple[str, ...]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        said = mapping(entry)
        name = words(said.get("id"))
        line = line_of(source, "id", name) if name else line_of(source, "fields")
        if not name or not words(said.get("label")):
            yield source.path, line, "Give every answer space an id and a label."
        if name in seen:
            yield source.path, line, "Two answer spaces here have one id: give each its own."
        seen.add(name)
        yield from ((source.path, line, what) for what in _kind_problems(said, kinds))
        if words(said.get("kind")) == "table":
            yield from _field_problems(source, listed(said.get("columns")), IN_A_TABLE)


def _kind_problems(said: Mapping[Any, Any], kinds: tuple[str, ...]) -> Iterator[str]:
    kind = words(said.get("kind"))
    options, rows = listed(said.get("options")), said.get("rows")
    if kind not in kinds:
        yield f"Use one of these kinds of answer space: {', '.join(kinds)}."
        return
    if kind in ("choice", "ticks"):
        if not all(isinstance(option, str) and option.strip() for option in options):
            yield 'Put each option in quotes if it is Yes, No or a number: "Yes".'
        elif len(set(options)) < max(2, len(options)):
            yield "Give at least two options, each of them different."
    if kind == "table":
        if not listed(said.get("columns")):
            yield "Give the table its columns."
        if not isinstance(rows, int) or isinstance(rows, bool) or not 1 <= rows <= MOST_ROWS:
            yield f"Give the table between 1 and {MOST_ROWS} rows."


def _twice(found: Iterable[Section]) -> Iterator[Problem]:
    """One id, one section; one heading, one section: a report is checked by its headings."""
    many = tuple(found)
    ids = Counter(section.id for section in many if section.id)
    titles = Counter(section.title for section in many if section.title)
    for section in many:
        path, source = section.source.path, section.source
        if ids[section.id] > 1:
            yield (
                path,
                line_of(source, "id"),
                f'Two sections have the id "{section.id}": change one.',
            )
        if titles[section.title] > 1:
            yield path, line_of(source, "title"), "Two sections have this title: change one."
