"""The engines on which every story runs; the name of each shows in each test."""

from dataclasses import replace
from functools import partial

import pytest

from tallystick.settlement import ENGINES as BY_NAME
from tallystick.settlement import lines_with_because, settle

ENGINES = [*BY_NAME, pytest.param("sail", marks=pytest.mark.endpoint)]
"""The engines by name, and one that stands for every Spark Connect endpoint."""


def engine_of(request):
    """Give what settles on the engine that a test is run for."""
    if request.param == "reference":
        return settle
    is_sail = request.param == "sail"
    engine = request.getfixturevalue("endpoint") if is_sail else request.param
    return partial(_in_columns, engine=engine)


def _in_columns(events, *, engine, **asked):
    """Settle in columns, and then ask for the facts behind every line, as a reader of lines would."""
    settled = settle(events, **asked, engine=engine)
    return replace(settled, lines=lines_with_because(settled.lines, events=events, **asked))
