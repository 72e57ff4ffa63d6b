"""Workers are dealt the tests: each test runs once, and the same seed deals alike again."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
STORY = """\
import os

import pytest


@pytest.mark.parametrize("day", range(12))
def test_of_a_day(day):
    print("on", os.environ.get("PYTEST_XDIST_WORKER"), day)
"""
SHARED = """\
import os

import pytest

pytestmark = pytest.mark.together(2)


@pytest.mark.parametrize("day", range(20, 26))
def test_of_a_day(day):
    print("on", os.environ.get("PYTEST_XDIST_WORKER"), day)
"""
DEAD = "import os\n\ndef test_that_ends_its_worker():\n    os._exit(1)\n"
TOLD = re.compile(r"^on (\S+) (\d+)$", re.MULTILINE)


@pytest.fixture
def run(tmp_path):
    """Run a small suite of its own under the suite's conftest."""
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_story.py").write_text(STORY, encoding="utf-8")

    alone = {name: value for name, value in os.environ.items() if "XDIST" not in name}

    def command(*arguments):
        words = ["-q", "-rP", "-p", "no:cacheprovider", "--rootdir", tmp_path, *arguments]
        return subprocess.run(
            [sys.executable, "-m", "pytest", *words, tmp_path],
            cwd=tmp_path,
            env={**alone, "CI": ""},
            capture_output=True,
            text=True,
            check=False,
        )

    return command


def dealt(done):
    """Give the days that each worker ran, in the order in which it did."""
    assert done.returncode == 0, done.stdout
    told = TOLD.findall(done.stdout)
    return {worker: [day for who, day in told if who == worker] for worker, _ in told}


@pytest.mark.long(12)
def test_each_of_two_workers_runs_half_and_the_same_half_again(run):
    """Abe's run fails; he gives its seed again, and each worker has the tests that it had."""
    first, again = (dealt(run("-n", "2", "--randomly-seed=5")) for _ in range(2))
    assert {worker: len(days) for worker, days in first.items()} == {"gw0": 6, "gw1": 6}
    assert sorted(first["gw0"] + first["gw1"]) == sorted(str(day) for day in range(12))
    assert first == again


@pytest.mark.long(6)
def test_a_module_that_shares_much_stays_together(run, tmp_path):
    """Dee's tests share what takes two seconds to make: one worker has them, the other has the rest.

    Eight others would take as long; of the last four each worker has two.
    """
    (tmp_path / "test_shared.py").write_text(SHARED, encoding="utf-8")
    first, other = dealt(run("-n", "2")).values()
    shared = {str(day) for day in range(20, 26)}
    both = (first, other) if shared & {*first} else (other, first)
    assert [len(shared & {*days}) for days in both] == [6, 0]
    assert [len(days) for days in both] == [6 + 2, 8 + 2]


def test_without_workers_everything_runs_in_one_process(run):
    """Bea runs one file, and nobody deals."""
    assert {worker: len(days) for worker, days in dealt(run()).items()} == {"None": 12}


@pytest.mark.long(6)
def test_a_worker_that_dies_fails_the_run(run, tmp_path):
    """Cal's test takes its worker down: what it had not run yet is not taken for run."""
    (tmp_path / "test_dead.py").write_text(DEAD, encoding="utf-8")
    done = run("-n", "2", "--max-worker-restart=0")
    assert done.returncode == 1
    assert "crashed" in done.stdout
