"""Every word of the language is drawn, and each changes what somebody is paid."""

import sys
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, seed, settings

from tests.laws.drawn_journeys import journeys
from tests.laws.drawn_terms import terms
from tests.laws.settling import money, settled
from tests.laws.words import WORDS, without

UNHURRIED = {"deadline": None, "suppress_health_check": list(HealthCheck)}


ENOUGH = 2
"""How often a word must be seen to move money before it is no longer tried."""

MOST_ROUNDS = 12


@pytest.mark.long(50)
@pytest.mark.no_cover  # It is about the draws; every line is covered by stories.
def test_every_word_is_drawn_and_moves_money():
    """Zoe doubts that the laws were tried on caps at all, and reads the table that this prints."""
    drawn, moved = Counter(), Counter()

    @settings(max_examples=150, database=None, **UNHURRIED)
    @given(terms(), journeys())
    def look(agreed, journey):
        others = {word: without(agreed, word) for word in WORDS}
        others = {word: other for word, other in others.items() if other is not None}
        drawn.update(others.keys())
        tried = [word for word in others if moved[word] < ENOUGH]
        paid = money(settled(journey, agreed)) if tried else []
        for word in tried:
            moved[word] += money(settled(journey, others[word])) != paid

    for number in range(MOST_ROUNDS):
        if not all(moved[word] for word in WORDS):
            seed(number)(look)()
    table = [f"{word:32} drawn {drawn[word]:4}, moved money {moved[word]}" for word in WORDS]
    sys.stdout.write("\n".join(["", *table, ""]))
    assert not [word for word in WORDS if not drawn[word]]
    assert not [word for word in WORDS if not moved[word]]
