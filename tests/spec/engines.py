"""The engines on which every story runs; the name of each shows in each test."""

from dataclasses import replace

from tallystick.settlement import lines_with_because, settle


def _in_columns(events, **asked):
    """Settle in columns, and then ask for the facts behind every line, as a reader of lines would."""
    settled = settle(events, **asked, engine="duckdb")
    return replace(settled, lines=lines_with_because(settled.lines, events=events, **asked))


ENGINES = {"reference": settle, "duckdb": _in_columns}
