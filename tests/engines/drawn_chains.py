"""A contract below the drawn one: people who are handed over to it, and what it pays by the lines above."""

from random import Random

from hypothesis import strategies as st

from tallystick.events import Event
from tallystick.terms import Contract
from tests.laws.drawn_terms import day

BELOW = Contract("below", "below", "1", payer="small-provider", payee="charity", parent="small")

_SAYS = {"says": "Drawn.", "source": "fixture: drawn"}
_HEAD = (
    "language",
    "title",
    "version",
    "in_force_from",
    "bound_on",
    "currency",
    "time_zone",
    "trust",
)
_part = {"price": {"line_above": "amount"}, "percent": "33.3", "rounding": "half_up", "per": "line"}


@st.composite
def below(draw, drawn):
    """Draw the terms of a contract below: a share of some lines above, and a fee for what is paid there."""
    asked_for = sorted(name for name in drawn["clauses"] if may_be_asked_for(name, drawn))
    if not asked_for:
        return
    some = st.sampled_from(asked_for)
    prices = st.sampled_from([{"percent_of": _part}, {"percent_of": _part}, {"amount": 75}])
    clauses = {}
    for name in ("share", "second_share")[: draw(st.integers(1, 2))]:
        clauses[name] = {**_SAYS, "on": {"line_of": draw(some)}, "price": draw(prices)}
    if draw(st.booleans()):
        clauses["once_paid"] = {**_SAYS, "on": {"paid": draw(some)}, "price": draw(prices)}
    if draw(st.booleans()):
        clauses["share"]["at_most"] = {"number": draw(st.integers(1, 2)), "per": "person"}
    head = {word: drawn[word] for word in _HEAD}
    drawn["below"] = {**head, "name": "below", "referral_opens_spell": False, "clauses": clauses}


def may_be_asked_for(name, drawn):
    """Tell whether a contract below may go by the lines of a clause: it is there, and about persons."""
    return "about" not in drawn["clauses"].get(name, {"about": "nobody"})


def handed_over(facts, *, seed):
    """Hand over about half of the people, of whom some are taken on, and some of these are handed back."""
    chance = Random(seed)  # noqa: S311 - chance
    told = []
    for person in sorted({fact.person for fact in facts if fact.person}):
        for number in range(chance.choice([0, 1, 1, 2])):
            on = 6 * number + chance.randrange(4)
            told += _one_hand_over(person, chance, key=f"hand-{number}", on=on)
    return told


def _one_hand_over(person, chance, *, key, on):
    def fact(kind, days, code=None):
        return Event(
            source="provider",
            ref=f"{person}-{key}-{kind}-{code}",
            person=person,
            kind=kind,
            happened_on=day(on + days),
            contract="below",
            organisation="small-provider",
            code=code,
            key=key,
        )

    answer = chance.choice(["accepted", "accepted", "accepted", "declined", None])
    told = [fact("handed_over", 0)]
    if answer:
        told.append(fact("hand_over_answered", chance.randrange(2), answer))
    if answer == "accepted" and chance.randrange(2):
        told.append(fact("hand_over_answered", 2 + chance.randrange(3), "handed_back"))
    return told


def fit_chain(drawn):
    """Take out of the terms below what goes by clauses that are there no more."""
    terms = drawn.get("below", {"clauses": {}})
    kept = {
        name: clause
        for name, clause in terms["clauses"].items()
        if all(may_be_asked_for(above, drawn) for above in clause["on"].values())
    }
    terms["clauses"] = kept
    if not kept:
        drawn.pop("below", None)


def _without(asks):
    """Take clauses of the terms below out that ask for something."""

    def change(drawn):
        clauses = drawn.get("below", {}).get("clauses", {})
        gone = [name for name, clause in clauses.items() if asks(clause)]
        for name in gone:
            del clauses[name]
        return bool(gone)

    return change


def _line_above(drawn):
    clauses = [*drawn.get("below", {}).get("clauses", {}).values()]
    had = [clause for clause in clauses if "line_above" in str(clause["price"])]
    for clause in had:
        clause["price"] = {"amount": 75}
    return bool(had)


WORDS = {
    "parent": lambda drawn: bool(drawn.pop("below", None)),
    "line_of": _without(lambda clause: "line_of" in clause["on"]),
    "paid": _without(lambda clause: "paid" in clause["on"]),
    "line_above": _line_above,
}
"""Each word of chains with what takes it out of terms, and says whether it was in them."""
