"""Terms as far as they could be read: each part by itself, so that one mistake hides no other."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from tallystick.terms._bands import Bands
from tallystick.terms._calendars import read_calendar
from tallystick.terms._clauses import Clause
from tallystick.terms._cohorts import Cohort, Over
from tallystick.terms._determined import Determination
from tallystick.terms._groups import Group
from tallystick.terms._head import CURRENCY, CalendarWords, Classification, Head, Parameter
from tallystick.terms._limits import Cap, Floor
from tallystick.terms._mistakes import Fault, Place, faults_of, shown, vocabulary
from tallystick.terms._pay import Party
from tallystick.terms._pots import Pot
from tallystick.terms._signals import Signal
from tallystick.terms._tables import Row, RowWords, Table, TableWords
from tallystick.terms._word import HOW_TO_NAME, Sentence, Word, is_name
from tallystick.units import Calendar, did_you_mean

Model = TypeVar("Model", bound=Word)

SECTIONS: Final = (
    "signals",
    "parameters",
    "classifications",
    "determined",
    "calendars",
    "tables",
    "clauses",
    "groups",
    "caps",
    "floors",
    "cohorts",
    "bands",
    "over",
    "pots",
    "parties",
    "assumptions",
    "accepted",
)
_NAMED_FREELY: Final = "calendars"
_HOW_TO_WRITE: Final = {
    name: f'Write [{name}], and under it NAME = "a sentence".'
    for name in ("assumptions", "accepted")
}
_SENTENCE: Final[TypeAdapter[str]] = TypeAdapter(Sentence)
_MONEY: Final = frozenset({"amount"})
_WORDS: Final = vocabulary(Word) | set(SECTIONS)


@dataclass
class Draft:
    """The parts of terms that could be read, every name that they declare, and the faults so far."""

    folder: Path
    currency: str = "GBP"
    """The one that amounts are told in, also where the rest of the head cannot be read."""
    head: Head | None = None
    signals: dict[str, Signal] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    classifications: dict[str, Classification] = field(default_factory=dict)
    determined: dict[str, Determination] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    caps: dict[str, Cap] = field(default_factory=dict)
    floors: dict[str, Floor] = field(default_factory=dict)
    cohorts: dict[str, Cohort] = field(default_factory=dict)
    bands: dict[str, Bands] = field(default_factory=dict)
    over: dict[str, Over] = field(default_factory=dict)
    pots: dict[str, Pot] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    assumptions: dict[str, str] = field(default_factory=dict)
    accepted: dict[str, str] = field(default_factory=dict)
    declared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    row_numbers: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Which in number each row of a table is in the file, since rows that cannot be read are left out."""
    unread_rows: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    """The cells of text in each row of a table that could not be read."""
    faults: list[Fault] = field(default_factory=list)


def draft_of(raw: Mapping[str, object], *, folder: Path) -> Draft:
    """Read each part of the plain values of a file of terms by itself, and collect what is wrong."""
    draft = Draft(folder)
    known = {*SECTIONS, *Head.model_fields}
    for key in raw:
        if key not in known:
            nearest = did_you_mean(key, known=known)
            found = f"the word {key!r} is not known here"
            draft.faults.append(Fault((key,), found, f"Take it out or mend it.{nearest}"))
    currency = raw.get("currency")
    if isinstance(currency, str) and re.fullmatch(CURRENCY, currency):
        draft.currency = currency
    head = {key: value for key, value in raw.items() if key in Head.model_fields}
    draft.head = _read(draft, Head, head, ())
    sections = {name: _section(draft, raw, name) for name in SECTIONS}
    draft.declared = {name: tuple(section) for name, section in sections.items()}
    draft.signals = _each(draft, Signal, sections["signals"], "signals")
    draft.parameters = _each(draft, Parameter, sections["parameters"], "parameters")
    draft.classifications = _each(
        draft, Classification, sections["classifications"], "classifications"
    )
    draft.determined = _each(draft, Determination, sections["determined"], "determined")
    draft.clauses = _each(draft, Clause, sections["clauses"], "clauses")
    draft.groups = _each(draft, Group, sections["groups"], "groups")
    draft.caps = _each(draft, Cap, sections["caps"], "caps")
    draft.floors = _each(draft, Floor, sections["floors"], "floors")
    draft.cohorts = _each(draft, Cohort, sections["cohorts"], "cohorts")
    draft.bands = _each(draft, Bands, sections["bands"], "bands")
    draft.over = _each(draft, Over, sections["over"], "over")
    draft.pots = _each(draft, Pot, sections["pots"], "pots")
    draft.parties = _each(draft, Party, sections["parties"], "parties")
    draft.assumptions = _sentences(draft, sections["assumptions"], "assumptions")
    draft.accepted = _sentences(draft, sections["accepted"], "accepted")
    calendars = _each(draft, CalendarWords, sections["calendars"], "calendars")
    for name, words in calendars.items():
        calendar = read_calendar(name, words, folder=folder, faults=draft.faults)
        if calendar is not None:
            draft.calendars[name] = calendar
    since = draft.head.in_force_from if draft.head else date.min
    tables = _each(draft, TableWords, sections["tables"], "tables")
    draft.tables = {name: _table(draft, name, words, since) for name, words in tables.items()}
    return draft


def _section(draft: Draft, raw: Mapping[str, object], name: str) -> Mapping[str, object]:
    section = raw.get(name, {})
    if not isinstance(section, Mapping):
        found = f"{name} is {shown(section)}, not a table"
        remedy = _HOW_TO_WRITE.get(name, f"Write it as [{name}.NAME], one for each.")
        draft.faults.append(Fault((name,), found, remedy))
        return {}
    for key in section:
        if name != _NAMED_FREELY and not is_name(key):
            remedy = f"{HOW_TO_NAME[0].upper()}{HOW_TO_NAME[1:]}."
            draft.faults.append(Fault((name, key), f"{key!r} cannot be a name", remedy))
    return section


def _each(
    draft: Draft, model: type[Model], section: Mapping[str, object], name: str
) -> dict[str, Model]:
    read = {key: _read(draft, model, value, (name, key)) for key, value in section.items()}
    return {key: part for key, part in read.items() if part is not None}


def _sentences(draft: Draft, section: Mapping[str, object], name: str) -> dict[str, str]:
    read: dict[str, str] = {}
    for key, value in section.items():
        try:
            read[key] = _SENTENCE.validate_python(value, strict=True)
        except ValidationError as error:
            draft.faults += faults_of(
                error,
                place=(name, key),
                model=None,
                words=_WORDS,
                money=_MONEY,
                currency=draft.currency,
            )
    return read


def _read(
    draft: Draft,
    model: type[Model],
    value: object,
    place: Place,
    money: AbstractSet[str] = _MONEY,
) -> Model | None:
    try:
        return model.model_validate(_frozen(value), by_alias=True, by_name=False)
    except ValidationError as error:
        draft.faults += faults_of(
            error, place=place, model=model, words=_WORDS, money=money, currency=draft.currency
        )
        return None


def _frozen(value: object) -> object:
    """Turn lists into tuples all the way down, as the frozen words hold them."""
    if isinstance(value, Mapping):
        return {key: _frozen(part) for key, part in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    return value


def _table(draft: Draft, name: str, words: TableWords, since: date) -> Table:
    rows: dict[int, Row] = {}
    unread: list[Mapping[str, str]] = []
    for number, cells in enumerate(words.rows):
        row = _row(draft, words, cells, ("tables", name, "rows", number))
        if row is None:
            unread.append({key: cell for key, cell in cells.items() if isinstance(cell, str)})
        else:
            choices = {dimension: str(cells[dimension]) for dimension in words.dimensions}
            starts_on = row.starts_on or since
            rows[number] = Row(name, choices, starts_on, row.ends_on, row.value, row.source)
    draft.row_numbers[name], draft.unread_rows[name] = tuple(rows), unread
    found = tuple(rows.values())
    return Table(name, words.says, words.source, words.unit, words.dimensions, found, words.holes)


def _row(
    draft: Draft, words: TableWords, cells: Mapping[str, object], place: Place
) -> RowWords | None:
    own = {key: cell for key, cell in cells.items() if key not in words.dimensions}
    money = {"value"} if words.unit == "minor" else set()
    row = _read(draft, RowWords, own, place, money)
    faults = list(_faults_of_choices(cells, words, place))
    draft.faults += faults
    return None if faults else row


def _faults_of_choices(
    cells: Mapping[str, object], words: TableWords, place: Place
) -> Iterator[Fault]:
    for dimension in words.dimensions:
        cell = cells.get(dimension)
        if cell is None:
            yield Fault(place, f"{dimension} is missing", "Write its value in this row.")
        elif not isinstance(cell, str):
            found = f"{dimension} is {shown(cell)}, not text"
            yield Fault((*place, dimension), found, "Put it in quotation marks.")
