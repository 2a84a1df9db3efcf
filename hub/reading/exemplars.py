"""The model reports, from the front matter of each file in exemplars/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from hub.model import MEETINGS, Agency, Exemplar, Source
from hub.reading.lines import Problem, line_of, words

FOLDER = "exemplars/"
ORIGINS = ("invented", "composite", "deidentified")
# What a reader may take from it: how to write one, or how not to.
TEACHES = ("model", "poor")


def exemplars(
    sources: Iterable[Source], agencies: Iterable[Agency]
) -> tuple[tuple[Exemplar, ...], list[Problem]]:
    """Every model report in order, and a sentence for each thing that stops a build."""
    pages = [source for source in sources if _is_exemplar(source)]
    known = {agency.id: agency for agency in agencies}
    here = frozenset(source.path for source in pages)
    found = [_exemplar(source) for source in pages]
    problems = [
        (exemplar.path, line, what)
        for exemplar in found
        if not exemplar.withdrawn
        for line, what in _problems(exemplar, known, here)
    ]
    problems.extend(_twice(found))
    order = sorted(found, key=lambda one: (_place(one, known), one.agency, one.order, one.path))
    return tuple(order), sorted(problems)


def _is_exemplar(source: Source) -> bool:
    return (
        source.path.startswith(FOLDER)
        and source.path.endswith(".md")
        and source.path.count("/") == 1
        and not source.named
        and source.path != f"{FOLDER}index.md"
    )


def _place(exemplar: Exemplar, known: Mapping[str, Agency]) -> int:
    agency = known.get(exemplar.agency)
    return agency.order if agency else 0


def _exemplar(source: Source) -> Exemplar:
    meta = source.meta
    order = meta.get("order")
    return Exemplar(
        path=source.path,
        title=words(meta.get("title")),
        agency=words(meta.get("agency")),
        meeting=words(meta.get("meeting")),
        form=words(meta.get("form")),
        version=str(meta.get("version") or ""),
        origin=words(meta.get("origin")),
        teaches=words(meta.get("teaches")) or TEACHES[0],
        order=order if isinstance(order, int) else 0,
        summary=words(meta.get("summary")),
        withdrawn=meta.get("withdrawn") is True,
        source=source,
    )


def _problems(
    exemplar: Exemplar, known: Mapping[str, Agency], here: frozenset[str]
) -> Iterator[tuple[int, str]]:
    source = exemplar.source
    for key in ("title", "summary"):
        if not getattr(exemplar, key):
            yield line_of(source, key), f"Give this model report a {key}."
    if not words(source.meta.get("kept_apart")):
        yield (
            line_of(source, "kept_apart"),
            "Say after 'kept_apart:' how this report was kept from resembling anyone: its author's"
            " own word.",
        )
    agency = known.get(exemplar.agency)
    if agency is None:
        yield (
            line_of(source, "agency"),
            "Name an agency that has a page in docs/agencies, by its file name.",
        )
    # An agency that uses a form may still have a layout of its own, shown as illustrative.
    elif exemplar.form != agency.form and not (exemplar.form == "own" and agency.layout):
        yield line_of(source, "form"), f'This agency uses the form "{agency.form}": say so here.'
    if exemplar.meeting not in MEETINGS:
        yield line_of(source, "meeting"), f"Name the kind of conference: {', '.join(MEETINGS)}."
    if exemplar.origin not in ORIGINS:
        yield line_of(source, "origin"), f"Say where it comes from: {', '.join(ORIGINS)}."
    if exemplar.teaches not in TEACHES:
        yield line_of(source, "teaches"), f"Say what it teaches: {', '.join(TEACHES)}."
    twin = source.meta.get("twin")
    if twin is not None and f"{FOLDER}{words(twin)}" not in here:
        yield line_of(source, "twin"), "Name a model report that exists as the twin of this one."


def _twice(found: Iterable[Exemplar]) -> Iterator[Problem]:
    """Two reports a reader could not tell apart in a list."""
    many = tuple(found)
    names = Counter((one.title.casefold(), one.version.casefold()) for one in many if one.title)
    for one in many:
        if names[one.title.casefold(), one.version.casefold()] > 1:
            yield (
                one.path,
                line_of(one.source, "title"),
                "Two model reports have this title and version: change one.",
            )
