"""Pots, caps over everybody and other payers, drawn over whatever clauses about persons there are."""

from hypothesis import strategies as st

from tests.laws.drawn_terms import day

_says = {"says": "Drawn.", "source": "fixture: drawn"}

_amounts = st.sampled_from([900, 300, 1_700, 10_000])
"""Fifty people claim some thousands: most of these run dry, and some do not."""


@st.composite
def sharing(draw, drawn):
    """Let some clauses be paid from a pot, capped for everybody together, and paid by others."""
    clauses = _to_be_shared(drawn["clauses"])
    if not clauses:
        return
    if draw(st.booleans()):
        drawn["pots"] = {"pot": draw(_pot(clauses))}
    if draw(st.sampled_from([False, True, False])):
        chosen = draw(st.lists(st.sampled_from(clauses), min_size=1, unique=True))
        chosen += [name for name in ("entrant",) if name in clauses and name not in chosen]
        cap = {**_says, "clauses": chosen, "amount": draw(_amounts), "per": "contract"}
        drawn["caps"]["everybody"] = {**cap, **draw(st.sampled_from([{}, {"until": day(6)}]))}
    if draw(st.booleans()):
        drawn["parties"] = dict.fromkeys(("council", "city", "fund"), _says)
        for name in draw(st.lists(st.sampled_from(clauses), min_size=1, unique=True)):
            drawn["clauses"][name]["pay"] = draw(_pay(drawn["clauses"][name]))


def _to_be_shared(clauses):
    """List the clauses about persons of which no other pays what is left, and that pay of none."""
    left = {name for one in clauses.values() for name in one.get("reconcile", {}).get("of", ())}
    alone = {name for name, one in clauses.items() if not {"about", "reconcile"} & {*one}}
    return sorted(alone - left)


@st.composite
def _pot(draw, clauses):
    plain = [name for name in ("entrant", "placed") if name in clauses]
    if plain and draw(st.sampled_from([True, True, False])):
        clauses = plain
    chosen = draw(st.permutations(clauses))
    chosen = chosen[: draw(st.integers(1, len(chosen)))]
    words = {**_says, "clauses": chosen, "amount": draw(_amounts)}
    if draw(st.booleans()):
        words |= {"every": draw(st.sampled_from([{"days": 4}, {"weeks": 1}])), "from": day(1)}
    words["allocate"] = draw(st.sampled_from(["priority", "pro_rata", "refusal"]))
    return words | ({"order": chosen[::-1]} if words["allocate"] == "priority" else {})


_SPLIT = {"split": [{"from": "payer", "percent": "33.3"}, {"from": "council"}]}

_payers = st.sampled_from(
    [
        _SPLIT,
        {"from": "city", "switch": [{"starts_on": day(4), **_SPLIT}]},
        {**_SPLIT, "switch": [{"starts_on": day(5), "from": "city"}]},
        {},
    ]
)


@st.composite
def _pay(draw, clause):
    words = dict(draw(_payers))
    if draw(st.booleans()):
        words["to"] = "council"
    if clause.get("every", {}).get("on_early_end") != "recover" and draw(st.booleans()):
        words["guarantee"] = {"from": "fund", "at_least": 200, "up_to": draw(st.integers(1, 150))}
    return words


def fit_sharing(drawn):
    """Take clauses that are there no more out of pots and caps, and what is over none out of the terms."""
    for limits in (drawn.get("pots", {}), drawn["caps"]):
        for name in {"pot", "everybody"} & limits.keys():
            for word in {"clauses", "order"} & limits[name].keys():
                kept = [clause for clause in limits[name][word] if clause in drawn["clauses"]]
                limits[name][word] = kept
            if not limits[name]["clauses"]:
                del limits[name]


def without_sharing(drawn):
    """Give terms by which no claim is cut because of another person's."""
    caps = {name: cap for name, cap in drawn["caps"].items() if cap["per"] != "contract"}
    return {name: part for name, part in drawn.items() if name != "pots"} | {"caps": caps}


def _pots(drawn):
    return bool(drawn.pop("pots", None))


def _allocate(word, other):
    def change(drawn):
        pot = drawn.get("pots", {}).get("pot", {})
        if pot.get("allocate") != word:
            return False
        pot.pop("order", None)
        pot["allocate"] = other
        return True

    return change


def _filled(drawn):
    pot = drawn.get("pots", {}).get("pot", {})
    return bool([pot.pop(word) for word in ("every", "from") if word in pot])


def _per_contract(drawn):
    return drawn["caps"].pop("everybody", None) is not None


def _paying(word):
    def change(drawn):
        pays = [clause.get("pay", {}) for clause in drawn["clauses"].values()]
        return bool([pay.pop(word) for pay in pays if word in pay])

    return change


WORDS = {
    "pots": _pots,
    "allocate, priority": _allocate("priority", "refusal"),
    "allocate, pro_rata": _allocate("pro_rata", "refusal"),
    "allocate, refusal": _allocate("refusal", "pro_rata"),
    "every, of a pot": _filled,
    "cap per contract": _per_contract,
    "split": _paying("split"),
    "switch": _paying("switch"),
    "guarantee": _paying("guarantee"),
    "pay, to": _paying("to"),
}
"""Each word with what takes it out of terms, and says whether it was in them."""
