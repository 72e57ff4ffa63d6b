"""The published JSON Schema of a file of terms, made from the words themselves."""

from typing import Annotated

from pydantic import Field, create_model

from tallystick.terms._bands import Bands
from tallystick.terms._clauses import Clause
from tallystick.terms._cohorts import Cohort, Over
from tallystick.terms._determined import Determination
from tallystick.terms._groups import Group
from tallystick.terms._head import CalendarWords, Classification, Head, Parameter
from tallystick.terms._limits import Cap, Floor
from tallystick.terms._meanings import for_editors
from tallystick.terms._pay import Party
from tallystick.terms._pots import Pot
from tallystick.terms._signals import Signal
from tallystick.terms._tables import TableWords
from tallystick.terms._word import Name, Sentence


def terms_schema() -> dict[str, object]:
    """Give the JSON Schema (draft 2020-12) that every file of terms of language 1 meets.

    An editor that knows it completes words and marks mistakes; check-terms finds more than it can.
    """
    file = create_model(
        "Terms",
        __base__=Head,
        signals=(dict[Name, Signal], Field(default={}, description="Signals by name.")),
        parameters=(dict[Name, Parameter], Field(default={}, description="Parameters by name.")),
        classifications=(
            dict[Name, Classification],
            Field(default={}, description="Classifications by name."),
        ),
        determined=(
            dict[Name, Determination],
            Field(default={}, description="What others decide, by name."),
        ),
        calendars=(dict[str, CalendarWords], Field(default={}, description="Calendars by name.")),
        tables=(dict[Name, TableWords], Field(default={}, description="Tables by name.")),
        clauses=(
            Annotated[dict[Name, Clause], Field(min_length=1)],
            Field(description="Clauses by name."),
        ),
        groups=(dict[Name, Group], Field(default={}, description="Groups of clauses by name.")),
        caps=(dict[Name, Cap], Field(default={}, description="Caps by name.")),
        floors=(dict[Name, Floor], Field(default={}, description="Floors by name.")),
        cohorts=(dict[Name, Cohort], Field(default={}, description="Cohorts by name.")),
        bands=(dict[Name, Bands], Field(default={}, description="Bands by name.")),
        over=(dict[Name, Over], Field(default={}, description="Clauses about cohorts by name.")),
        pots=(dict[Name, Pot], Field(default={}, description="Pots by name.")),
        parties=(
            dict[Name, Party],
            Field(default={}, description="Other payers and payees by name."),
        ),
        assumptions=(
            dict[Name, Sentence],
            Field(default={}, description="What was assumed, a sentence by each name."),
        ),
        accepted=(
            dict[Name, Sentence],
            Field(
                default={},
                description="Why what check-terms warns of is meant, a sentence by the name of each.",
            ),
        ),
    )
    schema = for_editors(file.model_json_schema(by_alias=True))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
