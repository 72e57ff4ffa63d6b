"""Some people alone: what bears on them is chosen before anything else is done."""

from collections.abc import Iterable

import pyarrow as pa
from ibis.expr import types as ir

from tallystick.settlement._columnar._engine import Engine
from tallystick.settlement._columnar._idioms import matched
from tallystick.settlement._payments import PAID, are_payments_for
from tallystick.settlement._people import refs_changed, with_those_joined
from tallystick.terms import Terms


def events_about(
    engine: Engine, events: ir.Table, *, people: Iterable[str], terms: Terms
) -> ir.Table:
    """Leave out the events that cannot bear on what people are owed, as `facts_about` does."""
    telling = events.corrects.notnull() | events.kind.isin(["merged", "voided"])
    others_told = engine.keep("told_of_others", events.filter(telling))
    joins = others_told.filter(others_told.kind == "merged")
    merges = engine.fetch(joins.select("kind", "person", "key"))
    named = with_those_joined(people, merges)
    those = engine.put("those", _texts("person", named))
    own = matched(events, those, ["person"], how="semi")
    changing = others_told.filter(others_told.corrects.notnull() | (others_told.kind == "voided"))
    targets = engine.fetch(changing.select("corrects"))["corrects"].to_pylist()
    changed = engine.put("changed_refs", _texts("ref", refs_changed(targets)))
    refs = changed.union(own.select("ref"))
    if terms.asks_for_payments:
        paid = engine.fetch(events.filter(events.kind == PAID).select("kind", "key", "ref"))
        paid_refs = paid.filter(are_payments_for(paid, people=named))["ref"].to_pylist()
        refs = refs.union(engine.put("paid_refs", _texts("ref", {str(ref) for ref in paid_refs})))
    refs = engine.keep("refs_about", refs.distinct())
    alike = matched(events, refs, ["ref"], how="semi")
    others = matched(changing, refs, ["ref"], how="anti")
    return engine.keep("events_about", alike.union(others))


def _texts(name: str, texts: set[str]) -> pa.Table:
    return pa.table({name: pa.array(sorted(texts), pa.string())})
