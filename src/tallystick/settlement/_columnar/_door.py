"""Facts at the door: the live ones, days as numbers, whose they are, and each one's place."""

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tallystick.events import (
    EVENT_SCHEMA,
    Event,
    Finding,
    events_of_table,
    live_facts,
    table_of_events,
)
from tallystick.settlement._call import Asked, no_place_in_a_log
from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._idioms import day_number, matched, mixed_number
from tallystick.settlement._decided_of_nobody import DETERMINED, decided_of_nobody, name_meant
from tallystick.settlement._payments import PAID, for_no_line, subject_of
from tallystick.settlement._people import one_person_of_each, under_no_contract
from tallystick.terms import Terms
from tallystick.units import split_key

KEY = ["source", "ref"]

TEXTS = ["kind", "contract", "source", "organisation", "counterparty", "key", "code"]
"""The columns of text of which most facts share a few."""


def let_in(engine: Engine, events: ir.Table, *, asked: Asked) -> list[Finding]:
    """Write the tables `numbered` and `subjects`, and give what was odd about how facts were sent.

    Corrections are followed, people who turned out to be one are joined, and only facts up to the day
    come in.
    """
    standing, findings = _standing(engine, events, asked)
    timely = standing.filter(standing.happened_on <= asked.as_of)
    roots = _roots(engine, timely, asked)
    chosen = _chosen(asked, roots)
    owned = _owned(engine, timely, roots)
    if asked.terms.asks_for_payments:
        owned, lost = _with_payments(engine, timely, owned, roots)
        findings += for_no_line(engine.events(lost), as_of=asked.as_of)
    if asked.terms.determined:
        astray = _astray(engine, timely, asked.terms)
        findings += decided_of_nobody(astray, terms=asked.terms, as_of=asked.as_of)
    if chosen is not None:
        names = engine.put("asked", pa.table({"root": pa.array(sorted(chosen), pa.string())}))
        owned = matched(owned, names, ["root"], how="semi")
    _number(engine, owned, told_by=events)
    unlisted = timely.filter(timely.contract.notnull(), timely.contract.notin(sorted(asked.listed)))
    findings += under_no_contract(engine.events(unlisted), listed=asked.listed, as_of=asked.as_of)
    if chosen is None:
        return findings
    return [one for one in findings if roots.get(one.person or "", one.person) in chosen]


def _astray(engine: Engine, events: ir.Table, terms: Terms) -> list[Event]:
    """Fetch the decisions that are meant for what terms ask for, and count for nobody."""
    decided = events.filter(events.kind == DETERMINED)
    keys = [str(key) for key in engine.fetch(decided.select("key").distinct())["key"].to_pylist()]
    missed = {key for key in keys if key not in terms.determined and name_meant(key, terms=terms)}
    is_of_nobody = decided.person.isnull() & decided.key.isin(list(terms.determined))
    return engine.events(decided.filter(is_of_nobody | decided.key.isin(sorted(missed))))


def _chosen(asked: Asked, roots: dict[str, str]) -> set[str] | None:
    """Give the references under which the people who are asked about are settled."""
    if asked.people is None:
        return None
    return {roots.get(person, person) for person in asked.people}


def within_cut(engine: Engine, events: ir.Table, *, cut: int | None) -> ir.Table:
    """Keep the events up to a position in the log; without a cut, all of them.

    Raises `UnableToSettle` when there is a cut and an event has no position.
    """
    if cut is None:
        return events
    without = engine.events(events.filter(events.seq.isnull()).limit(1))
    if without:
        raise no_place_in_a_log(without[0], cut=cut)
    return events.filter(events.seq <= cut)


def _standing(engine: Engine, events: ir.Table, asked: Asked) -> tuple[ir.Table, list[Finding]]:
    """Put the live versions of facts that were changed in place of their rows."""
    changed = _changed(engine, events)
    if not changed.num_rows:
        return events, []
    live = live_facts(events_of_table(changed), trust=asked.terms.head.trust)
    restored = engine.put("restored", table_of_events(live.events))
    touched = engine.put("touched", changed.select(KEY)).distinct()
    untouched = matched(events, touched, KEY, how="anti")
    return untouched.union(restored.select(*events.columns)), live.findings


def _changed(engine: Engine, events: ir.Table) -> pa.Table:
    """Fetch the rows that change others, those that they change, and those that came twice."""
    changing = events.filter(events.corrects.notnull() | (events.kind == "voided"))
    named = engine.fetch(changing.select("source", "ref", "corrects"))
    pairs = [split_key(target) for target in named["corrects"].to_pylist() if target is not None]
    targets = [pair for pair in pairs if len(pair) == len(KEY)]
    sources = [*named["source"].to_pylist(), *(source for source, _ in targets)]
    refs = [*named["ref"].to_pylist(), *(ref for _, ref in targets)]
    pointed = pa.table(
        {"source": pa.array(sources, pa.string()), "ref": pa.array(refs, pa.string())}
    )
    wanted = engine.put("pointed", pointed).union(_came_twice(engine, events)).distinct()
    found = matched(events, wanted, KEY, how="semi")
    return engine.fetch(found.select(*EVENT_SCHEMA.names)).cast(EVENT_SCHEMA)


def _came_twice(engine: Engine, events: ir.Table) -> ir.Table:
    """Find the keys that more than one row has.

    Rows are told apart by a number made from their key, which is quicker to count by than the key; only
    those whose numbers meet are looked at by the key itself.
    """
    mixed = events.select(*KEY, mixed=mixed_number(events.source, events.ref))
    counted = mixed.group_by("mixed").aggregate(times=mixed.count())
    met = engine.keep("met", counted.filter(counted.times > 1).select("mixed"))
    alike = matched(mixed, met, ["mixed"], how="semi")
    by_key = alike.group_by(KEY).aggregate(times=alike.count())
    return engine.keep("twice", by_key.filter(by_key.times > 1).select(KEY))


def _roots(engine: Engine, standing: ir.Table, asked: Asked) -> dict[str, str]:
    merges = standing.filter(standing.kind.isin(["merged", "unmerged"]))
    return dict(one_person_of_each(engine.events(merges), as_of=asked.as_of))


def _owned(engine: Engine, standing: ir.Table, roots: dict[str, str]) -> ir.Table:
    """Add the reference under which each fact's person is settled."""
    owned = standing.filter(standing.person.notnull())
    if not roots:
        return owned.mutate(root=owned.person)
    pairs = {"person": pa.array(list(roots)), "into": pa.array(list(roots.values()))}
    joined = matched(owned, engine.put("roots", pa.table(pairs)), ["person"], how="left")
    return joined.mutate(root=joined.into.fill_null(joined.person)).drop("into")


def _with_payments(
    engine: Engine, standing: ir.Table, owned: ir.Table, roots: dict[str, str]
) -> tuple[ir.Table, ir.Table]:
    """Add what was paid for people of whom there are facts; apart from that, give what is for no line."""
    paid = engine.keep("payments", standing.filter(standing.kind == PAID))
    told = engine.fetch(paid.select(*KEY, "key"))
    subjects = [subject_of(key or "") for key in told["key"].to_pylist()]
    names = [None if subject is None else roots.get(subject, subject) for subject in subjects]
    table = told.drop_columns(["key"]).append_column("root", pa.array(names, pa.string()))
    routed = matched(paid, engine.put("paid_for", table), KEY)
    known = engine.keep("known_roots", owned.select("root").distinct())
    own = matched(routed, known, ["root"], how="semi")
    lost = matched(paid, routed.filter(routed.root.isnull()), KEY, how="semi")
    return owned.union(own.select(*owned.columns)), lost


def _number(engine: Engine, owned: ir.Table, *, told_by: ir.Table) -> None:
    """Number people in order of their references, and count days from 1970."""
    people = owned.select("root").distinct()
    number = ibis.row_number().over(ibis.window(order_by="root"))
    subjects = engine.keep("subjects", people.mutate(subject=number.cast("int64")))
    joined = matched(owned, subjects, ["root"])
    day = day_number(joined.happened_on)
    numbered = joined.select(
        "subject", "person", "ref", "quantity", *TEXTS, job=joined.key.fill_null(""), day=day
    )
    coded = {**{column: column for column in TEXTS}, "job": "key"}
    engine.keep_coded("numbered", numbered, columns=coded, told_by=told_by)
