"""What facts and terms come to: lines that are owed, claims that wait or are refused, and why.

Two engines work it out from the same clauses; the reference engine defines the meaning of each word.
"""

from tallystick.settlement._because import lines_with_because
from tallystick.settlement._call import UnableToSettle
from tallystick.settlement._engines import ENGINES, EngineName, check_engine
from tallystick.settlement._explain import UnableToExplain, explain_line, explain_person
from tallystick.settlement._parquet import SettledFiles, settle_parquet
from tallystick.settlement._settle import OnProgress, settle
from tallystick.settlement._settlement import Settlement

__all__ = [
    "check_engine",
    "EngineName",
    "ENGINES",
    "explain_line",
    "explain_person",
    "lines_with_because",
    "OnProgress",
    "settle",
    "settle_parquet",
    "SettledFiles",
    "Settlement",
    "UnableToExplain",
    "UnableToSettle",
]
