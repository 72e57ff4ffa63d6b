"""The facts of a part of the generated people, as they are told one after another of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import pyarrow as pa

from tallystick.events import EVENT_SCHEMA
from tallystick.simulation._columns import THROUGH, Column, only, pc

DEPARTMENT: Final = "department"
PROVIDER: Final = "provider"

_UNDER_A_CONTRACT: Final = ("referred", "attached", "contacted", "left")

_ROWS: Final[Mapping[str, pa.DataType]] = {
    "place": pa.int64(),
    "on": pa.int32(),
    "telling": pa.int32(),
    "ref": pa.int32(),
    "corrects": pa.int32(),
    "key": pa.string(),
    "code": pa.string(),
}
"""Facts before they are events: whose, when, which telling, and the numbers of their references."""


@dataclass(eq=False)
class Telling:
    """One fact told of many people: for each the day, and nothing where it is not told of them.

    `ref` counts the facts of each person up to this one. `corrects` is what it replaces, if it does.
    """

    kind: str
    source: str
    on: Column
    ref: Column
    contract: str | None
    key: Column
    code: Column
    corrects: "Telling | None"


@dataclass
class Journeys:
    """What was told of so many people, whose references begin with a number, under one contract."""

    first: int
    people: int
    contract: str
    tellings: list[Telling] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with no facts about anybody."""
        self._told: Column = pa.repeat(pa.scalar(0, pa.int32()), self.people)

    def tell(
        self,
        kind: str,
        on: Column,
        *,
        source: str,
        key: str | Column = None,
        code: str | Column = None,
    ) -> Telling:
        """Add a fact as one source sent it, for those people who have a day of it."""
        return self._add(kind, on, source=source, key=key, code=code)

    def correct(self, fact: Telling, *, on: Column) -> Telling:
        """Add a correction of a fact: the same, on another day."""
        return self._add(
            fact.kind, on, source=fact.source, key=fact.key, code=fact.code, corrects=fact
        )

    def take_back(self, fact: Telling, *, where: Column) -> Telling:
        """Add a void of a fact, told by its own source."""
        on = only(fact.on, where=where)
        return self._add("voided", on, source=fact.source, code="sent by mistake", corrects=fact)

    def repeat(self, fact: Telling, *, where: Column) -> None:
        """Add the very row of a fact once more."""
        self.tellings.append(replace(fact, on=only(fact.on, where=where)))

    def of_kind(self, kind: str) -> list[Telling]:
        """Give what was told of a kind, in order."""
        return [telling for telling in self.tellings if telling.kind == kind]

    def table(self) -> pa.Table:
        """Lay the facts out as a table of EVENT_SCHEMA: by person, and each person's by day.

        Those that would happen after the last day on which anything does are left out.
        """
        parts = [_rows(telling, number=number) for number, telling in enumerate(self.tellings)]
        rows = pa.concat_tables(parts).combine_chunks()
        return self._events(rows.take(pc.sort_indices(_in_order(rows))))

    def _add(
        self,
        kind: str,
        on: Column,
        *,
        source: str,
        key: str | Column = None,
        code: str | Column = None,
        corrects: Telling | None = None,
    ) -> Telling:
        self._told = pc.add(self._told, pc.cast(pc.is_valid(on), pa.int32()))
        contract = self.contract if kind in _UNDER_A_CONTRACT else None
        if kind == "voided" and corrects is not None:
            contract = corrects.contract
        telling = Telling(
            kind=kind,
            source=source,
            on=on,
            ref=self._told,
            contract=contract,
            key=self._texts(key),
            code=self._texts(code),
            corrects=corrects,
        )
        self.tellings.append(telling)
        return telling

    def _texts(self, text: str | Column) -> Column:
        """Give every person the text, where each has none of their own."""
        if text is None or isinstance(text, str):
            return pa.repeat(pa.scalar(text, pa.string()), self.people)
        return text

    def _events(self, rows: pa.Table) -> pa.Table:
        numbers = pa.array([f"{self.first + place:06d}" for place in range(self.people)])
        number: Column = numbers.take(rows["place"])

        def of_telling(values: list[str | None]) -> Column:
            return pa.array(values, pa.string()).take(rows["telling"])

        def joined(*parts: Column, by: str) -> Column:
            return pc.binary_join_element_wise(*parts, by)

        corrected = [each.corrects.source if each.corrects else None for each in self.tellings]
        target = joined(number, _in_digits(rows["corrects"]), by="-")
        columns = {
            "source": of_telling([each.source for each in self.tellings]),
            "ref": joined(number, _in_digits(rows["ref"]), by="-"),
            "person": joined("generated", number, by="-"),
            "kind": of_telling([each.kind for each in self.tellings]),
            "happened_on": rows["on"].cast(pa.date32()),
            "contract": of_telling([each.contract for each in self.tellings]),
            "organisation": of_telling([f"generated-{each.source}" for each in self.tellings]),
            "key": rows["key"],
            "code": rows["code"],
            "corrects": joined(of_telling(corrected), target, by="/"),
        }
        empty = {
            one.name: pa.nulls(rows.num_rows, one.type)
            for one in EVENT_SCHEMA
            if one.name not in columns
        }
        every = {**columns, **empty}
        return pa.table({name: every[name] for name in EVENT_SCHEMA.names}, schema=EVENT_SCHEMA)


def _rows(telling: Telling, *, number: int) -> pa.Table:
    """Give the rows of those people who are told of something that has happened."""
    places: Column = pc.indices_nonzero(pc.less_equal(telling.on, THROUGH))
    corrects = telling.corrects.ref.take(places) if telling.corrects else pa.nulls(len(places))
    columns = {
        "place": places,
        "on": telling.on.take(places),
        "telling": pa.repeat(number, len(places)),
        "ref": telling.ref.take(places),
        "corrects": corrects,
        "key": telling.key.take(places),
        "code": telling.code.take(places),
    }
    return pa.table(columns).cast(pa.schema(_ROWS))


def _in_order(rows: pa.Table) -> Column:
    """Make one number of what rows are ordered by: the person, the day, and the count of facts."""
    by_day = pc.add(pc.shift_left(rows["place"], 16), rows["on"])
    return pc.add(pc.shift_left(by_day, 8), rows["ref"])


def _in_digits(numbers: Column) -> Column:
    """Write numbers with two digits at least."""
    most = pc.max(numbers).as_py() or 0
    return pa.array([f"{number:02d}" for number in range(most + 1)]).take(numbers)
