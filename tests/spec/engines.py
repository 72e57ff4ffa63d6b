"""The engines on which every story runs; the name of each shows in each test."""

from dataclasses import replace

import pytest

from tallystick.settlement import ENGINES as BY_NAME
from tallystick.settlement import lines_with_because, settle, settle_above, settle_chain
from tallystick.settlement._settlement import together

ENGINES = [
    "reference",
    *(pytest.param(name, marks=pytest.mark.long(0.6)) for name in BY_NAME if name != "reference"),
    pytest.param("sail", marks=[pytest.mark.long(3), pytest.mark.endpoint]),
]
"""The engines by name, and one that stands for every Spark Connect endpoint."""


def engine_of(request):
    """Give what settles on the engine that a test is run for."""
    is_sail = request.param == "sail"
    engine = request.getfixturevalue("endpoint") if is_sail else request.param
    return _Engine(engine)


class _Engine:
    """Settles by one engine, and lists the facts behind every line, as a reader of lines would."""

    def __init__(self, name):
        self._name = name

    def __call__(self, events, **asked):
        """Settle facts under terms."""
        if self._name == "reference":
            return settle(events, **asked)
        return _in_columns(events, engine=self._name, **asked)

    def chain(self, events, programmes, contracts, as_of):
        """Settle a chain of contracts, and give what all of it comes to."""
        asked = {"contracts": contracts, "as_of": as_of}
        found = settle_chain(events, programmes=programmes, **asked, engine=self._name)
        assert list(found) == [terms.name for terms in programmes]
        if self._name == "reference":
            return together(list(found.values()))
        above = settle_above(events, programmes=programmes, **asked, engine=self._name)
        return together(
            [
                _listed(found[terms.name], events, terms=terms, above=above, **asked)
                for terms in programmes
            ]
        )


def _in_columns(events, *, engine, **asked):
    """Settle in columns, and then ask for the facts behind every line, as a reader of lines would."""
    return _listed(settle(events, **asked, engine=engine), events, **asked)


def _listed(settled, events, **asked):
    return replace(settled, lines=lines_with_because(settled.lines, events=events, **asked))
