"""What people do with the system: one verb a file, each made of the packages below.

Nothing is worked out here; an operation reads, calls, compares and hands back.
"""

from tallystick.operations._inputs import FactFiles, OnProgress
from tallystick.operations.check_outputs import check_outputs
from tallystick.operations.check_terms_of import TermsChecked, check_terms_of, tell_checked
from tallystick.operations.compare_terms import TermsCompared, UnableToCompare, compare_terms
from tallystick.operations.demonstrate import Demonstrated, UnableToDemonstrate, demonstrate
from tallystick.operations.explain import Explained, explain_clause, explain_line, explain_person
from tallystick.operations.find_worth import WorthFound, find_worth
from tallystick.operations.give_references import ReferencesGiven, give_references
from tallystick.operations.give_schema import give_schema
from tallystick.operations.judge_offer import PERCENTS, OfferJudged, UnableToJudge, judge_offer
from tallystick.operations.read_terms_aloud import read_terms_aloud
from tallystick.operations.refusals import REFUSALS
from tallystick.operations.run_cases import CaseResult, UnableToRunCases, run_cases
from tallystick.operations.settle_file import Settled, settle_file
from tallystick.operations.start_programme import (
    ProgrammeStarted,
    UnableToStartProgramme,
    start_programme,
)
from tallystick.operations.summarise_lines import (
    Summarised,
    SummaryFiles,
    check_chart,
    summarise_lines,
    write_summary,
)
from tallystick.operations.tell_compared import (
    tell_compared,
    tell_compared_by_part,
    tell_gaining,
    tell_largest,
    tell_lines_compared,
)
from tallystick.operations.tell_demonstrated import tell_demonstrated
from tallystick.operations.tell_findings import tell_findings
from tallystick.operations.tell_offer import (
    tell_cash,
    tell_leaving,
    tell_left_out,
    tell_lost,
    tell_months,
    tell_offer,
    tell_risks,
    tell_supposed_of_offer,
    tell_volumes,
)
from tallystick.operations.tell_settled import (
    tell_assumed,
    tell_refused,
    tell_settled,
    tell_waiting,
)
from tallystick.operations.tell_started import tell_started
from tallystick.operations.tell_summary import SumsInWords, tell_summary
from tallystick.operations.tell_worth import (
    tell_coming,
    tell_supposed,
    tell_worth,
    tell_worth_by_line,
)
from tallystick.operations.write_comparison import (
    ComparisonFiles,
    check_comparison_files,
    write_comparison,
)
from tallystick.operations.write_offer import OfferFiles, write_offer
from tallystick.operations.write_settlement import SettlementFiles, write_settlement

__all__ = [
    "CaseResult",
    "check_chart",
    "check_comparison_files",
    "check_outputs",
    "check_terms_of",
    "compare_terms",
    "ComparisonFiles",
    "demonstrate",
    "Demonstrated",
    "explain_clause",
    "explain_line",
    "explain_person",
    "Explained",
    "FactFiles",
    "find_worth",
    "give_references",
    "give_schema",
    "judge_offer",
    "OfferFiles",
    "OfferJudged",
    "OnProgress",
    "PERCENTS",
    "ProgrammeStarted",
    "read_terms_aloud",
    "ReferencesGiven",
    "REFUSALS",
    "run_cases",
    "settle_file",
    "Settled",
    "SettlementFiles",
    "start_programme",
    "summarise_lines",
    "Summarised",
    "SummaryFiles",
    "SumsInWords",
    "tell_assumed",
    "tell_cash",
    "tell_checked",
    "tell_coming",
    "tell_compared",
    "tell_compared_by_part",
    "tell_demonstrated",
    "tell_findings",
    "tell_gaining",
    "tell_largest",
    "tell_leaving",
    "tell_left_out",
    "tell_lines_compared",
    "tell_lost",
    "tell_months",
    "tell_offer",
    "tell_refused",
    "tell_risks",
    "tell_settled",
    "tell_started",
    "tell_summary",
    "tell_supposed",
    "tell_supposed_of_offer",
    "tell_volumes",
    "tell_waiting",
    "tell_worth",
    "tell_worth_by_line",
    "TermsChecked",
    "TermsCompared",
    "UnableToCompare",
    "UnableToDemonstrate",
    "UnableToJudge",
    "UnableToRunCases",
    "UnableToStartProgramme",
    "WorthFound",
    "write_comparison",
    "write_offer",
    "write_settlement",
    "write_summary",
]
