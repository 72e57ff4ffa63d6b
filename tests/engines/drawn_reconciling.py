"""Reconciliations as they are drawn: what is left of some clauses, once others were attained so often."""

from hypothesis import strategies as st


@st.composite
def reconciling(draw, drawn):
    """Let a clause pay what is left of others, once some have been attained so often."""
    fees = {name for name, clause in drawn["clauses"].items() if "every" in clause}
    of = [name for name in sorted({*drawn["clauses"]} - fees) if draw(st.booleans())]
    for name in of:
        # Few clauses would do as they are drawn: of most there may be any number, in any spell.
        at_most = {"number": draw(st.integers(1, 3)), "per": "spell"}
        if drawn["clauses"][name].setdefault("at_most", at_most)["per"] != "employer":
            drawn["clauses"][name]["at_most"]["per"] = "spell"
    of = [name for name in of if may_be_left(name, drawn)]
    at = [name for name in sorted(drawn["clauses"]) if name not in of and may_bring(name, drawn)]
    if of and at:
        at = at[: draw(st.integers(1, 2))]
        words = {"of": of, "at": {"clauses": at, "nth": draw(st.sampled_from([1, 1, 2]))}}
        if draw(st.booleans()):
            words["rated_as_of"] = {"nth": 1}
        said = {"says": "What is left.", "source": "fixture: drawn"}
        price = draw(st.sampled_from([{}, {}, {"price": {"amount": 300}}]))
        drawn["clauses"][_REST] = {**said, "reconcile": words, **price}


_REST = "rest"
"""The clause that pays what is left of others."""


def may_be_left(name, drawn):
    """Tell whether it can be said how much is left of a clause, and at which price."""
    clause, grouped = drawn["clauses"][name], str(drawn.get("groups", {}))
    scope = clause.get("at_most", {}).get("per")
    across = scope in {"person", "contract"} and drawn["referral_opens_spell"]
    follows = clause.get("after", {}).get("clause", name)
    return (
        not {"every", "about", "reconcile"} & {*clause}
        and _most(clause) < _ENDLESS
        and clause.get("unless_seen", {}).get("before") != "attained"
        and not any(word in str(clause["price"]) for word in ("per_unit", "'total'"))
        and not across
        and f"'{name}'" not in grouped
        and f"'{follows}'" not in grouped
        and not any(_waits_for_payment(one, name) for one in drawn["clauses"].values())
    )


def may_bring(name, drawn):
    """Tell whether a clause is about a person, and no group may take back what attained it."""
    clause, group = drawn["clauses"][name], drawn.get("groups", {}).get("one", {})
    return not {"about", "reconcile"} & {*clause} and name not in group.get("of", ())


def _waits_for_payment(clause, name):
    after = clause.get("after", {})
    return after.get("clause") == name and after.get("state") == "paid"


_ENDLESS = 10**6


def _most(clause):
    """Give the most attainments of a clause in a spell, as far as its words say so."""
    most = [1] if "nth" in clause else []
    most += (
        [clause["at_most"]["number"]]
        if clause.get("at_most", {}).get("per") not in {None, "employer"}
        else []
    )
    reach = clause.get("reach", {"per": None})
    if "per" not in reach:
        most.append(reach.get("repeat", {}).get("up_to", {"number": 1}).get("number", _ENDLESS))
    return min(most, default=_ENDLESS)


def fit_what_is_left(drawn):
    """Take out of a reconciliation the clauses that it has no use for, and all of it where none is left."""
    words = drawn["clauses"].get(_REST, {}).get("reconcile")
    if words is None:
        return
    clauses, at = drawn["clauses"], words["at"]
    words["of"] = [name for name in words["of"] if name in clauses and may_be_left(name, drawn)]
    at["clauses"] = [name for name in at["clauses"] if name in clauses and may_bring(name, drawn)]
    most = sum(_most(clauses[name]) for name in at["clauses"])
    if not words["of"] or at["nth"] > most:
        del clauses[_REST]
