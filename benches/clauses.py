"""Settle one clause after another, of each word of the language, for some people and for 100 times as many.

`python3 dev.py bench clauses [PEOPLE]` takes every clause of tests/terms/restart by itself, with those
that it follows, in columns: for so many people and for 100 times as many. Without a number it takes
400 and 40,000 where the clause has columns, 40 and 4,000 where the reference settles it, and
writes what it found to docs/explanation/what-a-clause-costs.md.
"""

import os
import re
import sys
import time
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
import pyarrow as pa

from benches._figures import commit, laid_out, machine
from tallystick.events import EVENT_SCHEMA
from tallystick.settlement import Settlement, settle
from tallystick.terms import Contract, Terms, assumed_contract, read_terms
from tests.laws.toml import written as toml

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "explanation" / "what-a-clause-costs.md"
PROGRAMME: Final = ROOT / "tests" / "terms" / "restart"
PEOPLE_SQL: Final = Path(__file__).with_name("people_of_every_kind.sql")
TIMES: Final = 100
GOAL: Final = 150
IN_COLUMNS, BY_THE_REFERENCE = 400, 40
FIRST_DAY: Final = date(2021, 9, 1)
AS_OF: Final = date(2024, 12, 31)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one clause took, in seconds of a processor: for some people, and for 100 times as many."""

    clause: str
    engine: str
    people: int
    lines: int
    few: float
    many: float

    @property
    def growth(self) -> float:
        """How many times as much 100 times the people cost."""
        return self.many / self.few

    @property
    def microseconds(self) -> float:
        """What one person costs, where there are many."""
        return self.many / (self.people * TIMES) * 1_000_000


def main() -> int:
    """Take every clause, print what each costs, and write the page when no number was given."""
    asked = int(sys.argv[1]) if sys.argv[1:] else None
    before = load()
    seconds(
        alone(clauses()[0]), 1
    )  # What is paid once, as when a library is loaded, is no clause's.
    costs = []
    for name in clauses():
        terms = alone(name)
        costs.append(cost_of(name, terms, people=asked or enough(terms)))
        print(laid_out(HEAD, [row(costs[-1])]).splitlines()[-1], flush=True)
    print(verdict(costs))
    if asked is None:
        PAGE.write_text(page(costs, load=(before, load())), encoding="utf-8")
    return 0


def clauses() -> list[str]:
    """List the clauses of the programme that has every word of the language."""
    found = written()["clauses"]
    # What is paid by a line above wants a chain of contracts, and is no clause's of one.
    return [
        name for name, clause in found.items() if not {"line_of", "paid"} & {*clause.get("on", {})}
    ]


def written() -> dict[str, Any]:
    """Read the terms as they are written."""
    return tomllib.loads((PROGRAMME / "terms.toml").read_text(encoding="utf-8"))


def alone(name: str) -> Terms:
    """Read the terms of one clause by itself, with those that it follows and the limits over them."""
    terms = written()
    kept = with_those_it_follows(name, terms["clauses"])
    terms["clauses"] = {clause: terms["clauses"][clause] for clause in kept}
    terms["groups"] = within(terms["groups"], kept, by=("only_one_of", "of"))
    for limits in ("caps", "floors", "pots"):
        terms[limits] = within(terms[limits], kept, by=("clauses",))
    asked = signals_asked_for(terms["clauses"], terms["signals"])
    terms["signals"] = {name: terms["signals"][name] for name in asked}
    # What is over cohorts rests on everybody, and is no clause's of one person.
    for unneeded in ("accepted", "assumptions", "cohorts", "bands", "over"):
        terms.pop(unneeded, None)
    with TemporaryDirectory() as folder:
        copytree(PROGRAMME, folder, dirs_exist_ok=True)
        (Path(folder) / "terms.toml").write_text(toml(terms), encoding="utf-8")
        return read_terms(Path(folder))


def with_those_it_follows(name: str, found: Mapping[str, Any]) -> list[str]:
    """List a clause and every one that it names, those first: what it follows, or stands beside."""
    clause = found[name]
    named = [
        one["after"]["clause"] for one in (clause, *clause.get("changes", ())) if "after" in one
    ]
    named += [*clause.get("except", ()), *clause.get("beside", ())]
    left = clause.get("reconcile", {})
    named += [*left.get("of", ()), *left.get("at", {}).get("clauses", ())]
    before = [each for one in named if one != name for each in with_those_it_follows(one, found)]
    return list(dict.fromkeys([*before, name]))


def within(words: Mapping[str, Any], kept: Iterable[str], *, by: tuple[str, ...]) -> dict[str, Any]:
    """Keep the groups or limits all of whose clauses are kept."""
    named = {name: next(one[word] for word in by if word in one) for name, one in words.items()}
    return {name: words[name] for name, of in named.items() if set(of) <= set(kept)}


def signals_asked_for(found: Any, signals: Mapping[str, Any]) -> set[str]:
    """Name the signals that clauses speak of, and those that these are made of."""
    if isinstance(found, dict):
        return set[str]().union(*(signals_asked_for(word, signals) for word in found.values()))
    if isinstance(found, list):
        return set[str]().union(*(signals_asked_for(word, signals) for word in found))
    named = set(re.findall(r"\w+", found)) & signals.keys() if isinstance(found, str) else set()
    return named.union(*(signals_asked_for(signals[name], signals) for name in named))


def enough(terms: Terms) -> int:
    """Say for how many people a clause is tried: fewer where the reference settles it."""
    return IN_COLUMNS if engine_of(terms) == "columns" else BY_THE_REFERENCE


def engine_of(terms: Terms) -> str:
    """Say whether the terms of a clause have columns, or are settled by the reference behind them."""
    from tallystick.settlement._columnar._not_in_columns import words_not_in_columns  # noqa: PLC0415

    return "the reference" if words_not_in_columns(terms) else "columns"


def cost_of(name: str, terms: Terms, *, people: int) -> Cost:
    """Settle some people and 100 times as many under the terms of one clause."""
    few, _ = seconds(terms, people)
    many, settled = seconds(terms, people * TIMES)
    return Cost(name, engine_of(terms), people, lines_of(name, settled), few, many)


def lines_of(name: str, settled: Settlement) -> int:
    """Count the lines of one clause."""
    return settled.lines["clause"].to_pylist().count(name)


def seconds(terms: Terms, people: int) -> tuple[float, Settlement]:
    """Settle so many people, and give the seconds of a processor that it took, and what came out."""
    events = people_of_every_kind(people)
    began = time.process_time()
    settled = settle(events, terms=terms, contracts=[contract(terms)], as_of=AS_OF, engine="duckdb")
    return time.process_time() - began, settled


def contract(terms: Terms) -> Contract:
    """Give the contract that is assumed, from its first day on: some fees are of the contract itself."""
    return replace(assumed_contract(terms), starts_on=FIRST_DAY)


def people_of_every_kind(people: int) -> pa.Table:
    """Make so many people up, as a table of events sorted by person."""
    name = written()["name"]
    made = PEOPLE_SQL.read_text(encoding="utf-8").format(people=people, contract=name)
    view = f"create view made as {made}"
    with duckdb.connect() as maker:
        maker.execute(view)
        events: pa.Table = maker.table("made").to_arrow_table()
    return events.cast(EVENT_SCHEMA)


HEAD: Final = (
    "clause",
    "settled by",
    "people",
    "s",
    f"{TIMES} times as many, s",
    "growth",
    "microseconds a person",
    "lines",
)


def row(cost: Cost) -> list[str]:
    """Lay out what one clause costs."""
    return [
        cost.clause,
        cost.engine,
        f"{cost.people:,}",
        f"{cost.few:.2f}",
        f"{cost.many:.2f}",
        f"{cost.growth:.0f} ×",
        f"{cost.microseconds:,.0f}",
        f"{cost.lines:,}",
    ]


def verdict(costs: Iterable[Cost]) -> str:
    """Name the clause that grows the most and the one that costs the most, and say what was wanted."""
    steepest = max(costs, key=lambda cost: cost.growth)
    slowest = max(costs, key=lambda cost: cost.microseconds)
    held = "is met" if steepest.growth <= GOAL else "is NOT met"
    return (
        f"{TIMES} times the people cost {steepest.growth:.0f} times as much at the most, in the clause "
        f"`{steepest.clause}`; the goal of {GOAL} times {held}. The slowest clause is `{slowest.clause}`, "
        f"settled by {slowest.engine}, with {slowest.microseconds:,.0f} microseconds a person."
    )


def page(costs: list[Cost], *, load: tuple[str, str]) -> str:
    """Write the page that says what each clause costs."""
    ordered = sorted(costs, key=lambda cost: -cost.microseconds)
    return WORDS.format(
        today=datetime.now(UTC).date().isoformat(),
        commit=commit(),
        machine=machine(),
        before=load[0],
        after=load[1],
        verdict=verdict(costs),
        table=laid_out(HEAD, list(map(row, ordered))),
    )


def load() -> str:
    """Say how much the machine has to do, over one, five and fifteen minutes."""
    return " ".join(f"{part:.2f}" for part in os.getloadavg())


WORDS: Final = """\
# What a clause costs

`python3 dev.py bench clauses` wrote this page on {today}, of commit {commit}, on {machine}. The
machine's load over one, five and fifteen minutes was {before} before and {after} after; seconds are
those of a processor, so that what else a machine has to do hardly shows.

Each clause of `tests/terms/restart`, a small programme that has every word of the language, was settled
by itself, with those that it follows, with `--engine duckdb`: for some made-up people and for 100 times
as many, about each of whom some fifty facts of every kind are told. What reading the people's facts
costs is part of every row. A word that has no columns yet is settled by the reference, person by person,
behind the same engine; *settled by* says so.

{verdict}

{table}
"""


if __name__ == "__main__":
    sys.exit(main())
