"""L4: parts sum to the whole to the penny, of a pot between everybody and of a claim between payers."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.drawn_journeys import journeys
from tests.laws.drawn_terms import terms
from tests.laws.settling import agreed, claim, claims, rows, settled

# Stories cover every line; under coverage the draws would only take longer.
pytestmark = [pytest.mark.no_cover, pytest.mark.long(6)]

_SAYS = {"says": "Drawn.", "source": "fixture: drawn"}


def in_a_pot(drawn, *, allocate, amount):
    """Pay every clause from one pot."""
    pot = {**_SAYS, "clauses": sorted(drawn["clauses"]), "amount": amount, "allocate": allocate}
    if allocate == "priority":
        pot["order"] = pot["clauses"]
    return {**drawn, "pots": {"pot": pot}}


def amounts(settlement):
    return {claim(row): row["amount"] for row in rows(settlement, "lines")}


@given(terms(), journeys(), st.sampled_from(["priority", "pro_rata"]), st.integers(0, 1500))
def test_l4_a_pot_is_shared_out_to_the_penny(drawn, journey, allocate, amount):
    """Lea adds up what a pot paid: all that is claimed, or all that there was, and to nobody more."""
    claimed = amounts(settled(journey, agreed(drawn)))
    shared = settled(journey, agreed(in_a_pot(drawn, allocate=allocate, amount=amount)))
    paid = amounts(shared)
    assert sum(paid.values()) == min(amount, sum(claimed.values()))
    assert paid.keys() == claimed.keys()
    assert all(paid[one] <= claimed[one] for one in paid)


@given(terms(), journeys(), st.integers(0, 1500))
def test_l4_by_refusal_a_pot_pays_whole_claims_and_loses_none(drawn, journey, amount):
    """Max finds every claim whole, refused or waiting; what is refused is more than what is left."""
    before = settled(journey, agreed(drawn))
    shared = settled(journey, agreed(in_a_pot(drawn, allocate="refusal", amount=amount)))
    claimed, paid = amounts(before), amounts(shared)
    left = amount - sum(paid.values())
    assert left >= 0
    assert all(claimed[one] == much for one, much in paid.items())
    assert sorted(claims(shared)) == sorted(claims(before))
    kept_out = claimed.keys() - paid.keys()
    assert all(claimed[one] > left for one in kept_out)


@given(
    terms(),
    journeys(),
    st.lists(st.integers(1, 333), min_size=1, max_size=3),
)
def test_l4_what_several_pay_comes_to_the_claim_to_the_penny(drawn, journey, tenths):
    """Nia adds up the lines of each claim by who pays them: one of each payer, and the whole in all."""
    names = [f"party_{number}" for number in range(len(tenths))]
    shares = [
        {"from": name, "percent": f"{tenth / 10}"}
        for name, tenth in zip(names, tenths, strict=True)
    ]
    clauses = {
        name: {**words, "pay": {"split": [*shares, {"from": "payer"}]}}
        for name, words in drawn["clauses"].items()
    }
    parties = dict.fromkeys(names, _SAYS)
    whole = amounts(settled(journey, agreed(drawn)))
    parts = defaultdict(dict)
    for row in rows(
        settled(journey, agreed({**drawn, "clauses": clauses, "parties": parties})), "lines"
    ):
        assert row["payer"] not in parts[claim(row)]
        parts[claim(row)][row["payer"]] = row["amount"]
    assert {one: sum(paid.values()) for one, paid in parts.items()} == whole
    assert all(len(paid) == len(shares) + 1 for paid in parts.values())
