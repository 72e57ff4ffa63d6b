"""What facts and terms come to: lines that are owed, claims that wait or are refused, and why.

Two engines work it out from the same clauses; the reference engine defines the meaning of each word.
"""

from tallystick.settlement._because import lines_with_because
from tallystick.settlement._call import UnableToSettle
from tallystick.settlement._coming import Coming, Short
from tallystick.settlement._engines import ENGINES, EngineName, check_engine
from tallystick.settlement._explain import explain_line, explain_person
from tallystick.settlement._explain_cohort import UnableToExplain, explain_clause
from tallystick.settlement._parquet import SettledFiles, settle_parquet
from tallystick.settlement._settle import OnProgress, settle
from tallystick.settlement._settle_chain import settle_above, settle_chain
from tallystick.settlement._settlement import Settlement
from tallystick.settlement._worth import Fate, Supposed, UnableToTellWorth, Worth, worth_of_journey

__all__ = [
    "check_engine",
    "Coming",
    "EngineName",
    "ENGINES",
    "explain_clause",
    "explain_line",
    "explain_person",
    "Fate",
    "lines_with_because",
    "OnProgress",
    "settle",
    "settle_above",
    "settle_chain",
    "settle_parquet",
    "SettledFiles",
    "Settlement",
    "Short",
    "Supposed",
    "UnableToExplain",
    "UnableToSettle",
    "UnableToTellWorth",
    "Worth",
    "worth_of_journey",
]
