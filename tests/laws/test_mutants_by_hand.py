"""Faults that somebody could make on a bad day, each planted by itself: a case tells of each."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

pytestmark = pytest.mark.long(2)

ROOT = Path(__file__).parents[2]
PROGRAMME = ROOT / "programmes" / "work-programme-2011"

RUN = """
import sys
from pathlib import Path

import tallystick
from tallystick.operations import run_cases

assert sys.argv[1] in tallystick.__file__, tallystick.__file__
for result in run_cases(Path(sys.argv[2])):
    if not result.holds:
        print(result.name)
"""

DOUBLED = """


def _doubled(signals, stretches):
    from tallystick.settlement._reference._periods import read_periods

    jobs = read_periods(signals._events, opens="job_started", closes="job_ended", trust={}).periods
    for first, last, state in stretches:
        for day in range(first, last + 1) if state else ():
            for job in jobs:
                if job.first <= day and (job.last is None or day <= job.last):
                    yield day, day, True
        if not state:
            yield first, last, state
"""

MUTANTS = {
    "more than the threshold, and not as much": (
        "_reach.py",
        (
            "return Plan(threshold, every,",
            "return Plan(threshold + 1, every,",
        ),
    ),
    "the last of at_most, and not the first": (
        "_rooms.py",
        (
            "for attainment in attainments:\n            if number is not None and self.certain",
            "for attainment in reversed(attainments):\n            if number is not None and self.certain",
        ),
    ),
    "a window that ends a day late": (
        "_windows.py",
        (
            "closes = opens + days - 1",
            "closes = opens + days",
        ),
    ),
    "a window that begins on the day after": (
        "_windows.py",
        (
            "opens = anchor.value.toordinal()",
            "opens = anchor.value.toordinal() + 1",
        ),
    ),
    "jobs at once are added up": (
        "_measures.py",
        (
            "return counts(stretches, plan=plan, held=held)",
            "return counts(_doubled(self._signals, stretches), plan=plan, held=held)",
        ),
    ),
    "a gap of one day more is allowed": (
        "_counting.py",
        (
            "self.gap > self.plan.gap_allowed",
            "self.gap > self.plan.gap_allowed + 1",
        ),
    ),
    "a run ends with the window": (
        "_windows.py",
        (
            "closed = replace(opened, run_day=closes)",
            "closed = replace(closed, run_day=None)",
        ),
    ),
    "the day of an end is no longer in work": (
        "_periods.py",
        (
            "period.key, period.first, period.start, day, event,",
            "period.key, period.first, period.start, day - 1, event,",
        ),
    ),
    "the group as of the attainment": (
        "_history.py",
        (
            "self._classified(name, spell.named_day(as_of))",
            "self._classified(name, Known(attained_on))",
        ),
        (
            "if (name, spell.number) not in self._fixed:",
            "if True:",
        ),
    ),
    "halves of a penny go to the even penny": (
        "_rounding.py",
        (
            '"half_up": round_half_up,',
            '"half_up": round,',
        ),
    ),
    "halves of a penny are dropped": (
        "_rounding.py",
        (
            '"half_up": round_half_up,',
            '"half_up": int,',
        ),
    ),
    "a block begins on the day of the outcome": (
        "_windows.py",
        (
            "follows.attained_on.toordinal() + 1",
            "follows.attained_on.toordinal()",
        ),
    ),
    "a provider's word on benefit counts": (
        "_signals.py",
        (
            "if signal.sources is None or event.source in signal.sources",
            "if signal.sources is None or signal.sources",
        ),
    ),
}
"""Each fault with the module that it is planted in, and what it puts in place of what."""


def failing_cases(source):
    """Run the programme's cases on a copy of the source, and name those that fail."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(source), str(PROGRAMME)],
        env={**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.fixture
def source(tmp_path):
    """Copy the source to a place where a fault may be planted."""
    ignored = ignore_patterns("__pycache__")
    return copytree(ROOT / "src", tmp_path / "src", ignore=ignored)


def test_no_case_fails_on_the_source_as_it_is(source):
    """The control: a copy with nothing planted in it."""
    assert failing_cases(source) == []


@pytest.mark.parametrize("fault", MUTANTS)
def test_a_planted_fault_makes_a_case_fail(source, fault):
    """Lea reads each fault to her team, and asks which case would have told them."""
    module, *planted = MUTANTS[fault]
    path = source / "tallystick" / "settlement" / "_reference" / module
    text = path.read_text(encoding="utf-8")
    for sound, faulty in planted:
        assert text.count(sound) == 1, f"{module} no longer says {sound!r} once: plant it anew"
        text = text.replace(sound, faulty) + (DOUBLED if "_doubled" in faulty else "")
    path.write_text(text, encoding="utf-8")
    assert failing_cases(source)
