"""What was agreed: the terms of a contract as data, read strictly, checked whole, and read aloud.

Nothing here knows of any journey; it says what each word means to those who work it out.
"""

from tallystick.terms._aloud import read_aloud
from tallystick.terms._bands import BandRow, Bands, lower_end, upper_end
from tallystick.terms._clauses import Change, Clause, Due, WorkingDays
from tallystick.terms._cohort_prices import Band, CohortPerUnit, CohortPrice, Whole
from tallystick.terms._cohorts import Cohort, EntryWindow, Hurdle, Over
from tallystick.terms._contracts import Contract, assumed_contract, contracts_above
from tallystick.terms._determined import Answer, Determination
from tallystick.terms._every import Every, PaidPeriod
from tallystick.terms._file import path_of_terms
from tallystick.terms._groups import Group, waits_for
from tallystick.terms._guards import (
    After,
    AtMost,
    Claimed,
    ClassificationIs,
    DayIs,
    DeterminedIs,
    SignalIs,
    UnlessSeen,
    When,
)
from tallystick.terms._head import (
    Classification,
    ClassificationValue,
    Head,
    Parameter,
    is_programme_name,
    read_share,
)
from tallystick.terms._instalments import Instalments, Interval
from tallystick.terms._lengths import Length, Lookup, Number, Threshold
from tallystick.terms._limits import Cap, Floor
from tallystick.terms._mistakes import Mistake, UnableToReadTerms
from tallystick.terms._of_one_kind import OfOneKind
from tallystick.terms._one_fact import claiming_one_fact
from tallystick.terms._pay import Guarantee, PaidFrom, PartOfPay, Party, Pay, SwitchOfPayer
from tallystick.terms._pots import Pot, PotWindow
from tallystick.terms._prices import NO_PRICE, PercentOf, PerUnit, Price, Rounding
from tallystick.terms._read import check_terms, files_of_terms, read_terms
from tallystick.terms._reconcile import RatedAsOf, Reconcile, ReconciledAt
from tallystick.terms._risks import RISK_RULES, Risk, risks_passed_down
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
from tallystick.terms._tables import ORDINAL, Row, Table, Unit
from tallystick.terms._terms import Terms
from tallystick.terms._triggers import (
    SUMMED,
    Determined,
    Facts,
    InPeriod,
    On,
    Periods,
    Reach,
    Repeat,
    Reset,
    Window,
)
from tallystick.terms._values import (
    CANNOT_SAY,
    VALUE_MARKS,
    ValueTable,
    value_table,
    value_tables,
)
from tallystick.terms._versions import Version, in_force_on, words_that_change
from tallystick.terms._warnings import WARNINGS, warnings_of
from tallystick.terms._warnings._warned import TermsWarning
from tallystick.terms._word import MARKS, Anchor, FeeAnchor, NamedDay

__all__ = [
    "After",
    "Anchor",
    "And",
    "Answer",
    "assumed_contract",
    "AtMost",
    "Band",
    "BandRow",
    "Bands",
    "CANNOT_SAY",
    "Cap",
    "Change",
    "check_terms",
    "Claimed",
    "claiming_one_fact",
    "Classification",
    "ClassificationIs",
    "ClassificationValue",
    "Clause",
    "Cohort",
    "CohortPerUnit",
    "CohortPrice",
    "Contract",
    "contracts_above",
    "DayIs",
    "Determination",
    "Determined",
    "DeterminedIs",
    "Due",
    "EntryWindow",
    "Every",
    "Facts",
    "FeeAnchor",
    "files_of_terms",
    "Floor",
    "Formula",
    "Group",
    "Guarantee",
    "Head",
    "Hurdle",
    "in_force_on",
    "InPeriod",
    "Instalments",
    "Interval",
    "is_programme_name",
    "Leaf",
    "Length",
    "Lookup",
    "lower_end",
    "MARKS",
    "Mistake",
    "NamedDay",
    "names_in",
    "NO_PRICE",
    "Not",
    "Number",
    "OfOneKind",
    "On",
    "Or",
    "ORDINAL",
    "Over",
    "PaidFrom",
    "PaidPeriod",
    "Parameter",
    "parse_formula",
    "PartOfPay",
    "Party",
    "path_of_terms",
    "Pay",
    "PercentOf",
    "Periods",
    "PerUnit",
    "Pot",
    "PotWindow",
    "Price",
    "RatedAsOf",
    "Reach",
    "read_aloud",
    "read_share",
    "read_terms",
    "Reconcile",
    "ReconciledAt",
    "Repeat",
    "Reset",
    "Risk",
    "RISK_RULES",
    "risks_passed_down",
    "Rounding",
    "Row",
    "Signal",
    "SignalIs",
    "SIGNALS_FROM_FACTS",
    "SUMMED",
    "SwitchOfPayer",
    "Table",
    "Terms",
    "terms_schema",
    "TermsWarning",
    "Threshold",
    "UnableToReadTerms",
    "Unit",
    "UnlessSeen",
    "upper_end",
    "VALUE_MARKS",
    "value_table",
    "value_tables",
    "ValueTable",
    "Version",
    "waits_for",
    "WARNINGS",
    "warnings_of",
    "When",
    "Whole",
    "Window",
    "words_that_change",
    "WorkingDays",
]
