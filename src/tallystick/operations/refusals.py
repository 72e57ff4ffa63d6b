"""Every refusal that an operation may raise, for those who must answer each of them."""

from typing import Final

from tallystick.feeds import (
    UnableToGiveReferences,
    UnableToReadCase,
    UnableToReadContracts,
    UnableToReadDrawnTable,
    UnableToReadEvents,
    UnableToReadOffer,
    UnableToReadPeople,
)
from tallystick.operations.compare_terms import UnableToCompare
from tallystick.operations.demonstrate import UnableToDemonstrate
from tallystick.operations.judge_offer import UnableToJudge
from tallystick.operations.run_cases import UnableToRunCases
from tallystick.operations.start_programme import UnableToStartProgramme
from tallystick.reports import UnableToReadLines, UnableToSummarise
from tallystick.settlement import UnableToExplain, UnableToSettle, UnableToTellWorth
from tallystick.terms import UnableToReadTerms
from tallystick.units import UnableToWrite

REFUSALS: Final[tuple[type[Exception], ...]] = (
    UnableToCompare,
    UnableToDemonstrate,
    UnableToExplain,
    UnableToGiveReferences,
    UnableToJudge,
    UnableToReadCase,
    UnableToReadContracts,
    UnableToReadDrawnTable,
    UnableToReadEvents,
    UnableToReadLines,
    UnableToReadOffer,
    UnableToReadPeople,
    UnableToReadTerms,
    UnableToRunCases,
    UnableToSettle,
    UnableToStartProgramme,
    UnableToSummarise,
    UnableToTellWorth,
    UnableToWrite,
)
"""Every refusal that an operation may raise: each says where, what was found, and what to do."""
