"""The findings of one file, as many of them as are listed, and one more that counts the rest."""

from typing import Final

from tallystick.events import Finding
from tallystick.units import counted

MOST_LISTED: Final = 100_000
"""The most findings of one file that are listed one by one."""

# Note [Findings beyond those that are listed]
# A file of a million bad rows would need a gigabyte for what is wrong with it, and nobody mends a file
# fault by fault from the hundred thousandth on. So the first of them are listed, and one finding more
# says how many others there are and in which rows: nothing is left out unsaid, and what one file can
# take of memory is bounded. Every row is judged all the same, and good rows go on.


class KeptFindings:
    """The findings of one file, in the order in which they come."""

    def __init__(self, *, most: int = MOST_LISTED) -> None:
        """Begin with none; `most` are listed one by one."""
        self._most = most
        self._listed: list[Finding] = []
        self._others = 0
        self._first_other: Finding | None = None
        self._last_row: int | None = None

    def add(self, finding: Finding) -> None:
        """Add a finding, to be listed if there is room and counted if there is none."""
        if len(self._listed) < self._most:
            self._listed.append(finding)
            return
        self._first_other = self._first_other or finding
        self._last_row = finding.row
        self._others += 1

    def listed(self) -> list[Finding]:
        """List them, with one at the end that counts those for which there was no room."""
        first = self._first_other
        if first is None:
            return list(self._listed)
        found = (
            f"rows {first.row:,} to {self._last_row:,} hold {counted(self._others, noun='more fault')}; "
            f"of one file the first {self._most:,} are listed"
        )
        remedy = "Mend those that are listed, and read the file again."
        closing = Finding(
            "findings_not_listed", found, remedy, file=first.file, row=first.row, column=None
        )
        return [*self._listed, closing]
