"""What was agreed: the terms of a contract as data, read strictly, checked whole, and read aloud.

Nothing here knows of any journey; it says what each word means to those who work it out.
"""

from tallystick.terms._aloud import read_aloud
from tallystick.terms._clauses import (
    After,
    AtMost,
    Cap,
    ClassificationIs,
    Clause,
    Due,
    Length,
    Lookup,
    Number,
    On,
    Pay,
    PercentOf,
    Price,
    Reach,
    Repeat,
    Reset,
    SignalIs,
    When,
    Window,
    WorkingDays,
)
from tallystick.terms._contracts import Contract, assumed_contract
from tallystick.terms._file import path_of_terms
from tallystick.terms._head import Classification, ClassificationValue, Head, Parameter, read_share
from tallystick.terms._mistakes import Mistake, UnableToReadTerms
from tallystick.terms._read import check_terms, files_of_terms, read_terms
from tallystick.terms._schema import terms_schema
from tallystick.terms._signals import (
    SIGNALS_FROM_FACTS,
    And,
    Formula,
    Leaf,
    Not,
    Or,
    Signal,
    names_in,
    parse_formula,
)
from tallystick.terms._tables import Row, Table, Unit
from tallystick.terms._terms import Terms
from tallystick.terms._word import MARKS, Anchor, NamedDay

__all__ = [
    "After",
    "Anchor",
    "And",
    "assumed_contract",
    "AtMost",
    "Cap",
    "check_terms",
    "Classification",
    "ClassificationIs",
    "ClassificationValue",
    "Clause",
    "Contract",
    "Due",
    "files_of_terms",
    "Formula",
    "Head",
    "Leaf",
    "Length",
    "Lookup",
    "MARKS",
    "Mistake",
    "NamedDay",
    "names_in",
    "Not",
    "Number",
    "On",
    "Or",
    "Parameter",
    "parse_formula",
    "path_of_terms",
    "Pay",
    "PercentOf",
    "Price",
    "Reach",
    "read_aloud",
    "read_share",
    "read_terms",
    "Repeat",
    "Reset",
    "Row",
    "Signal",
    "SignalIs",
    "SIGNALS_FROM_FACTS",
    "Table",
    "Terms",
    "terms_schema",
    "UnableToReadTerms",
    "Unit",
    "When",
    "Window",
    "WorkingDays",
]
