"""Every word of the language is drawn, and each changes what somebody is paid."""

import sys
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tallystick.events import table_of_events
from tallystick.settlement import settle
from tests.laws.drawn_journeys import journeys, of_another
from tests.laws.drawn_terms import terms
from tests.laws.settling import AS_OF, agreed, money
from tests.laws.words import WORDS, without

UNHURRIED = {
    "database": None,
    "deadline": None,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}
JOURNEYS, A_ROUND, MOST_ROUNDS = 12, 50, 20


@pytest.fixture(scope="module")
def crowd():
    """Draw the facts of many people, always the same ones."""
    facts, number = [], iter(range(JOURNEYS))

    @seed(1)
    @settings(max_examples=JOURNEYS, **UNHURRIED)
    @given(journeys())
    def collect(journey):
        prefix = str(next(number))
        facts.extend(of_another(fact, prefix) for fact in journey)

    collect()
    return table_of_events(facts)


@pytest.mark.long(60)
@pytest.mark.no_cover  # It is about the draws; every line is covered by stories.
def test_every_word_is_drawn_and_moves_money(crowd):
    """Zoe doubts that the laws were tried on caps at all, and reads the table that this prints."""
    drawn, moved = Counter(), Counter()

    def paid(drawn_terms):
        return money(settle(crowd, terms=agreed(drawn_terms), as_of=AS_OF))

    @settings(max_examples=A_ROUND, **UNHURRIED)
    @given(terms())
    def look(one):
        # A word that was once seen to move money is not tried again.
        others = {word: without(one, word) for word in WORDS if not moved[word]}
        others = {word: other for word, other in others.items() if other is not None}
        drawn.update(others.keys())
        before = paid(one) if others else []
        for word, other in others.items():
            moved[word] += paid(other) != before

    for number in range(MOST_ROUNDS):
        if not all(moved[word] for word in WORDS):
            seed(number)(look)()
    table = [f"{word:32} drawn {drawn[word]:4} times until it moved money" for word in WORDS]
    sys.stdout.write("\n".join(["", *table, ""]))
    assert not [word for word in WORDS if not drawn[word]]
    assert not [word for word in WORDS if not moved[word]]
