"""Reading terms: the file, its parts, the rules between them, and the order of the clauses."""

from collections.abc import Mapping
from pathlib import Path

from tallystick.terms._clauses import Clause
from tallystick.terms._draft import draft_of
from tallystick.terms._file import line_of, lines_of_places, path_of_terms, read_toml
from tallystick.terms._groups import Group, waits_for
from tallystick.terms._limits import Cap
from tallystick.terms._mistakes import Fault, Mistake, Place, UnableToReadTerms, place_in_words
from tallystick.terms._rules import faults_in
from tallystick.terms._terms import Terms


def read_terms(path: Path) -> Terms:
    """Read the terms of a programme from its folder or from its file of terms.

    Raises `UnableToReadTerms`, which lists every mistake, when there is one.
    """
    file = path_of_terms(path)
    raw, text = read_toml(file)
    draft = draft_of(raw, folder=file.parent)
    draft.faults += faults_in(draft)
    if draft.faults or draft.head is None:
        lines = lines_of_places(text)
        raise UnableToReadTerms(_mistakes(draft.faults, file=file, lines=lines))
    over_everybody = _caps_over_everybody(draft.caps, draft.clauses)
    return Terms(
        head=draft.head,
        signals=draft.signals,
        parameters=draft.parameters,
        classifications=draft.classifications,
        determined=draft.determined,
        calendars=draft.calendars,
        tables=draft.tables,
        clauses=_in_order(draft.clauses, draft.groups),
        groups=draft.groups,
        caps={name: cap for name, cap in draft.caps.items() if name not in over_everybody},
        floors=draft.floors,
        cohorts=draft.cohorts,
        bands=draft.bands,
        over=draft.over,
        caps_over_everybody=over_everybody,
        pots=draft.pots,
        parties=draft.parties,
        assumptions=draft.assumptions,
        accepted=draft.accepted,
        path=file,
    )


def check_terms(path: Path) -> tuple[Mistake, ...]:
    """List every mistake in the terms of a programme, in the order of the file: none, if sound."""
    try:
        read_terms(path)
    except UnableToReadTerms as refusal:
        return refusal.mistakes
    return ()


def files_of_terms(path: Path) -> list[Path]:
    """List the files that terms stand in: their own, and those of the calendars that it names."""
    file = path_of_terms(path)
    try:
        raw, _ = read_toml(file)
    except UnableToReadTerms:
        # Whoever reads the terms is told what is wrong with them.
        return [file]
    section = raw.get("calendars")
    calendars = section.values() if isinstance(section, Mapping) else ()
    named = (words.get("file") for words in calendars if isinstance(words, Mapping))
    return [file, *(file.parent / name for name in named if isinstance(name, str))]


def _mistakes(faults: list[Fault], *, file: Path, lines: dict[Place, int]) -> list[Mistake]:
    mistakes = [
        Mistake(
            str(file),
            line_of(fault.place, lines=lines),
            place_in_words(fault.place) or "the head",
            fault.found,
            fault.remedy,
        )
        for fault in faults
    ]
    return sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line or 0)


def _caps_over_everybody(caps: dict[str, Cap], clauses: dict[str, Clause]) -> dict[str, Cap]:
    """Choose the caps per contract over what is paid for persons or cohorts, beside fees perhaps."""
    fees = {name for name, clause in clauses.items() if clause.about == "contract"}
    per_contract = {name: cap for name, cap in caps.items() if cap.per == "contract"}
    return {name: cap for name, cap in per_contract.items() if not fees.issuperset(cap.clauses)}


def _in_order(clauses: dict[str, Clause], groups: dict[str, Group]) -> dict[str, Clause]:
    """Put every clause after those that it waits for, and otherwise leave the order of the file."""
    placed: dict[str, Clause] = {}

    def place(name: str) -> None:
        for before in waits_for(clauses[name], groups):
            if before not in placed:
                place(before)
        placed[name] = clauses[name]

    for name in clauses:
        if name not in placed:
            place(name)
    return placed
