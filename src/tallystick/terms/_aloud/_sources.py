"""How far each figure can be relied on: what the marks mean, what is assumed, and what to check."""

import re
from collections.abc import Iterator

from tallystick.terms._aloud._tables import value_aloud
from tallystick.terms._terms import Terms
from tallystick.terms._warnings import warned_in
from tallystick.terms._word import MARKS
from tallystick.units import in_a_row

PUBLISHED = "published"
MEANINGS = {
    PUBLISHED: "in a text that is public",
    "derived": "worked out from published figures",
    "remembered": "known to people, and in no text at hand",
    "assumption": "chosen because terms need a value",
    "fixture": "made up for a test",
}
_WORD = re.compile(r"\w+")
_NUMBERED_TEXT = re.compile(r"\bS\d+\b")
_DOUBT = re.compile(rf"\b({'|'.join(mark for mark in MARKS if mark != PUBLISHED)})s?\b")


def marks_aloud(terms: Terms) -> str:
    """Say what the marks of these terms mean, and where the texts are listed that they cite."""
    sources = [source for _, source in _sources(terms)]
    used = {source.partition(":")[0] for source in sources}
    told = [f"{mark} ({MEANINGS[mark]})" for mark in MARKS if mark in used]
    meanings = in_a_row(told, joined_by="or")
    texts = (
        " The texts behind S-numbers are listed in SOURCES.md beside the terms."
        if any(_NUMBERED_TEXT.search(source) for source in sources)
        else ""
    )
    return (
        "In brackets after a sentence, or in the last column of a table, stands how far it can be "
        f"relied on, and then where it stands: {meanings}.{texts}"
    )


def accepted_aloud(terms: Terms) -> list[str]:
    """Say what was warned of and is meant, with the reason of each."""
    found = warned_in(terms)
    return [
        f"{found[name].subject}: {found[name].found}. That is meant: {reason} [{name}]"
        if name in found
        else f"{name}: {reason}"
        for name, reason in terms.accepted.items()
    ]


def assumption_aloud(name: str, terms: Terms) -> str:
    """Say one thing that was assumed."""
    return f"{name}: {terms.assumptions[name]}"


def doubtful_figures(terms: Terms) -> list[str]:
    """List every figure and rule that does not stand, whole, in a published text."""
    doubtful = [(what, source) for what, source in _sources(terms) if not _is_published(source)]
    figures = "\n".join(f"  - {what}: {source}" for what, source in doubtful)
    return [said for said in (figures, _assumed_besides(terms, named=figures)) if said]


def _assumed_besides(terms: Terms, *, named: str) -> str:
    """Name the assumptions that are no single figure, so that they are not passed over."""
    besides = [name for name in terms.assumptions if name not in _WORD.findall(named)]
    if not besides:
        return ""
    return (
        "Assumed as well, and named by no figure above: "
        f"{in_a_row(besides)}. Each stands in words in the part before this one."
    )


def _is_published(source: str) -> bool:
    """Tell whether a source is published, and names no part of the figure that is not."""
    mark, _, citation = source.partition(":")
    return mark == PUBLISHED and not _DOUBT.search(citation)


def _sources(terms: Terms) -> Iterator[tuple[str, str]]:
    for name, classification in terms.classifications.items():
        yield name, classification.source
        for value, words in classification.values.items():
            if words.source:
                yield f"{name} {value}", words.source
    for part in (
        terms.determined,
        terms.parameters,
        terms.clauses,
        terms.groups,
        terms.floors,
        terms.caps,
        terms.cohorts,
        terms.over,
        terms.bands,
        terms.caps_over_everybody,
        terms.pots,
        terms.parties,
    ):
        yield from ((name, words.source) for name, words in part.items())
    for name, clause in terms.clauses.items():
        yield from ((f"{name} from {each.starts_on}", each.source) for each in clause.changes)
    for name, calendar in terms.calendars.items():
        assert calendar.source is not None, "the terms name the source of every calendar"
        yield name, calendar.source
    yield from _sources_of_rows(terms)


def _sources_of_rows(terms: Terms) -> Iterator[tuple[str, str]]:
    for table in terms.tables.values():
        if table.source:
            yield table.name, table.source
        for row in table.rows:
            yield f"{row.rate} = {value_aloud(row, terms)}", row.source
    for name, bands in terms.bands.items():
        rows = ((f"{name}[{row.ends_in_words}]", row.source) for row in bands.rows)
        yield from ((what, source) for what, source in rows if source is not None)
