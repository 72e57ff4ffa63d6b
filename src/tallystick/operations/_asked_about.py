"""Whom somebody asks about: people named in a file, and what there is about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from tallystick.events import Finding, table_of_findings
from tallystick.feeds import read_people
from tallystick.operations._inputs import Inputs


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """The people asked about, and the events that name them.

    `of_names` are the findings of the file that names them, `of_rows` those about rows of events that
    name one of them, or nobody.
    """

    people: list[str]
    events: pa.Table
    of_names: pa.Table
    of_rows: pa.Table


def read_asked_about(path: Path, *, inputs: Inputs) -> AskedAbout:
    """Read a file of people, and find what there is about them among what was read.

    A name that no fact is about is a finding. Raises `UnableToReadPeople` when it names nobody.
    """
    read = read_people(path)
    chosen = pa.array(sorted(read.people), pa.string())
    rows = inputs.findings
    theirs = pc.or_(pc.is_in(rows["person"], value_set=chosen), pc.is_null(rows["person"]))
    unknown = list(_unknown(read.people, inputs.events, path=path))
    return AskedAbout(
        people=list(read.people),
        events=inputs.events.filter(pc.is_in(inputs.events["person"], value_set=chosen)),
        of_names=table_of_findings([*read.findings, *unknown]),
        of_rows=rows.filter(theirs),
    )


def _unknown(people: Mapping[str, int], events: pa.Table, *, path: Path) -> Iterator[Finding]:
    """Find the names that no fact bears, and say so where one differs in capitals alone."""
    known = {
        name
        for column in ("person", "key")
        for name in _named(events, column=column)
        if name is not None
    }
    missing = {name: line for name, line in people.items() if name not in known}
    alike = {name.casefold(): name for name in known} if missing else {}
    for name, line in missing.items():
        nearest = alike.get(name.casefold())
        hint = f" Did you mean {nearest!r}?" if nearest else ""
        yield Finding(
            "unknown_person",
            f"no fact is about {name!r}",
            f"Correct the name, or take it out.{hint}",
            person=name,
            file=str(path),
            row=line,
        )


def _named(events: pa.Table, *, column: str) -> list[str | None]:
    """List whom events are about; what says that two are one names the other as its key."""
    if column == "key":
        events = events.filter(pc.equal(events["kind"], pa.scalar("merged")))
    named: list[str | None] = events[column].unique().to_pylist()
    return named
