"""What people do with the system: one verb a file, each made of the packages below.

Nothing is worked out here; an operation reads, calls, compares and hands back.
"""

from tallystick.operations.run_cases import CaseResult, UnableToRunCases, run_cases

__all__ = ["CaseResult", "run_cases", "UnableToRunCases"]
