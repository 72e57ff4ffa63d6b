"""Limits over what clauses pay: the most of several together, and the most and the least of each line."""

from datetime import date
from typing import Literal

from pydantic import model_validator

from tallystick.terms._lengths import Lookup
from tallystick.terms._word import MinorUnits, Sentence, SomeNames, Source, Word


class Limit(Word):
    """An amount that what clauses pay is held against."""

    says: Sentence
    source: Source
    clauses: SomeNames
    amount: MinorUnits | None = None
    lookup: Lookup | None = None
    until: date | None = None
    """The first day of attainment on which it no longer holds; without it, it holds for good."""

    @model_validator(mode="after")
    def _has_one_limit(self) -> "Limit":
        if (self.amount is None) == (self.lookup is None):
            found = (
                "amount and lookup stand together"
                if self.lookup
                else "neither amount nor lookup stands here"
            )
            raise ValueError(f"{found}; write exactly one of amount or lookup")
        return self

    def covers(self, clause: str, *, day: date) -> bool:
        """Tell whether it holds for what a clause pays for an attainment of a day."""
        return clause in self.clauses and (self.until is None or day < self.until)


class Cap(Limit):
    """The most that clauses pay: what comes later is cut to what is left, or each line to so much."""

    per: Literal["person", "spell", "line", "contract"]
    """Over what: a person under one contract, one of their spells, each line by itself, or all that the
    clauses pay under one contract, for whomever."""


class Floor(Limit):
    """The least that each line of some clauses pays, before any cap cuts it."""

    per: Literal["line"]
