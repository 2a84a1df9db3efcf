"""The agencies invited to conferences, from their pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hub.model import FORMS, Agency, Source
from hub.reading.lines import Problem, line_of, listed, mapping, words

FOLDER = "docs/agencies/"
OWN = "own"  # the agency sends its own report: its layout says which heading answers what
AGENCY_FORMS = (*FORMS, OWN)


def agencies(
    sources: Iterable[Source], section_ids: Iterable[str]
) -> tuple[tuple[Agency, ...], list[Problem]]:
    """Every agency in order, and a sentence for each thing that stops a build."""
    known = frozenset(section_ids)
    found: list[Agency] = []
    problems: list[Problem] = []
    for source in sources:
        if _is_agency(source):
            found.append(_agency(source))
            problems.extend(_problems(source, found[-1], known))
    twice = Counter(agency.id for agency in found)
    problems.extend(
        (agency.source.path, line_of(agency.source, "id"), "Two agencies have this id: change one.")
        for agency in found
        if agency.id and twice[agency.id] > 1
    )
    return tuple(sorted(found, key=lambda agency: (agency.order, agency.id))), sorted(problems)


def _is_agency(source: Source) -> bool:
    return (
        source.path.startswith(FOLDER)
        and source.path.endswith(".md")
        and not source.named
        and not source.path.endswith("/index.md")
    )


def _agency(source: Source) -> Agency:
    meta = source.meta
    order = meta.get("order")
    return Agency(
        # The file's name is the id; an id in the front matter may only repeat it.
        id=words(meta.get("id")) or source.path.removeprefix(FOLDER).removesuffix(".md"),
        title=words(meta.get("title")),
        form=words(meta.get("form")),
        order=order if isinstance(order, int) else 0,
        layout=tuple(
            (
                words(mapping(row).get("heading")),
                tuple(str(one) for one in listed(mapping(row).get("answers"))),
                words(mapping(row).get("missing")),
            )
            for row in listed(meta.get("layout"))
        ),
        source=source,
    )


def _problems(source: Source, agency: Agency, known: frozenset[str]) -> Iterator[Problem]:
    name = source.path.removeprefix(FOLDER).removesuffix(".md")
    if agency.id != name:
        message = f"The agency's id is the name of its file: write id: {name}."
        yield source.path, line_of(source, "id"), message
    if not agency.title:
        yield source.path, line_of(source, "title"), "Give this agency a title."
    if agency.form not in AGENCY_FORMS:
        forms = ", ".join(AGENCY_FORMS)
        yield source.path, line_of(source, "form"), f"Say which form it uses: {forms}."
    line = line_of(source, "layout")
    if agency.form == OWN and not agency.layout:
        yield (
            source.path,
            line,
            (
                "Say under layout which of its headings answers which section. Copy layout: and"
                " what stands under it from docs/agencies/gp.md, and change the words."
            ),
        )
    for heading, answers, _ in agency.layout:
        if not heading:
            yield source.path, line, "Give every row of the layout its heading."
        elif not set(answers) <= known:
            here = line_of(source, "heading", heading)
            yield source.path, here, "This row answers a section that does not exist: check its id."
