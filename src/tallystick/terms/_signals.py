"""Signals: what is true of a person day by day, read from facts or made of other signals."""

import ast
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import Field

from tallystick.terms._word import PositiveCount, Word

SIGNALS_FROM_FACTS: Final = ("in_work", "on_benefit", "attached", "sanctioned")
"""The signals that facts give by themselves; every other is made of these."""


class Signal(Word):
    """A signal as the terms declare it: read from facts, perhaps narrowed, or made of others."""

    before_first: Literal["yes", "no", "unknown"] = "unknown"
    """Its state before the first fact about it."""
    stands_for_days: PositiveCount | None = None
    """After how many days without a supporting fact it becomes unknown; without it, never."""
    of: Literal["in_work", "on_benefit", "attached", "sanctioned"] | None = None
    """Which signal this one narrows; without it, the one of its own name."""
    codes: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The kinds of job, or the benefits, that count; without it all do."""
    sources: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The sources whose facts count; without it all do."""
    employers: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The employers whose jobs count; without it all do."""
    weekly_minutes_at_least: PositiveCount | None = None
    """How many minutes a week a job must have been agreed for; without it any job counts."""
    is_: str | None = Field(default=None, alias="is")
    """Other signals joined by `and`, `or`, `not` and brackets."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A signal by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a formula; of unknown it is unknown."""

    part: "Formula"


@dataclass(frozen=True, slots=True)
class And:
    """That all of its parts hold; no as soon as one of them is no."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """That one of its parts holds; yes as soon as one of them is yes."""

    parts: tuple["Formula", ...]


Formula = Leaf | Not | And | Or
"""Signals joined by `and`, `or` and `not`, with three values (Kleene)."""


def parse_formula(text: str) -> Formula:
    """Read signals joined by `and`, `or`, `not` and brackets.

    Raises `ValueError` when the text holds anything else.

    >>> parse_formula("in_work and not on_benefit")
    And(parts=(Leaf(name='in_work'), Not(part=Leaf(name='on_benefit'))))
    """
    # Python would leave out what comes after a # as a remark; in a contract nothing is one.
    if "#" in text or "\0" in text:
        raise _no_formula(text)
    try:
        return _formula(ast.parse(text, mode="eval").body, text)
    except (SyntaxError, RecursionError, MemoryError):
        message = f"{text!r} cannot be read"
        raise ValueError(message) from None


def _formula(node: ast.expr, text: str) -> Formula:
    match node:
        case ast.Name(id=name):
            return Leaf(name)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return Not(_formula(part, text))
        case ast.BoolOp(op=ast.And(), values=parts):
            return And(tuple(_formula(part, text) for part in parts))
        case ast.BoolOp(op=ast.Or(), values=parts):
            return Or(tuple(_formula(part, text) for part in parts))
    raise _no_formula(text)


def _no_formula(text: str) -> ValueError:
    return ValueError(f"{text!r} holds more than names of signals, and, or, not and brackets")


def names_in(formula: Formula) -> tuple[str, ...]:
    """List the signals that a formula names, in order, each once."""
    if isinstance(formula, Leaf):
        return (formula.name,)
    parts = (formula.part,) if isinstance(formula, Not) else formula.parts
    return tuple(dict.fromkeys(name for part in parts for name in names_in(part)))
