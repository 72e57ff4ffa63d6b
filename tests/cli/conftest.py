"""The real command line, in this process and in one of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tallystick.cli._main import run

WORK_PROGRAMME = Path(__file__).parents[2] / "programmes" / "work-programme-2011"

HEADER = "source,ref,person,kind,happened_on,contract,organisation,counterparty,key,code,quantity\n"
# Cat's job is lost after 25 weeks; the 26 weeks are full in another, on 5 August 2012.
CAT = """\
department,1,cat,benefit_started,2011-01-03,,DWP,,award-1,JSA,
jobcentre,2,cat,referred,2011-07-04,work-programme-2011,Jobcentre,Works,referral-1,jobcentre,
jobcentre,3,cat,classified,2011-07-04,,Jobcentre,,payment_group,PG2,
provider,4,cat,attached,2011-07-11,work-programme-2011,Works,,referral-1,,
department,5,cat,benefit_ended,2012-01-08,,DWP,,award-1,JSA,
provider,6,cat,job_started,2012-01-09,,Works,a bakery,job-1,employed,
provider,7,cat,job_ended,2012-07-01,,Works,a bakery,job-1,,
provider,8,cat,job_started,2012-07-30,,Works,a shop,job-2,employed,
"""
# Of Dan's benefit nothing is known, so his outcome waits.
DAN = """\
jobcentre,11,dan,referred,2011-07-04,work-programme-2011,Jobcentre,Works,referral-1,jobcentre,
jobcentre,12,dan,classified,2011-07-04,,Jobcentre,,payment_group,PG2,
provider,13,dan,attached,2011-07-11,work-programme-2011,Works,,referral-1,,
provider,14,dan,job_started,2011-07-18,,Works,a bakery,job-1,employed,
"""
# Eve's group came into being after she was attached, so her fee has no rate.
EVE = """\
jobcentre,21,eve,referred,2011-07-04,work-programme-2011,Jobcentre,Works,referral-1,jobcentre,
jobcentre,22,eve,classified,2011-07-04,,Jobcentre,,payment_group,PG9,
provider,23,eve,attached,2011-07-11,work-programme-2011,Works,,referral-1,,
"""


class Ran(NamedTuple):
    """How a command ended: its exit code, its results, its messages."""

    code: int
    out: str
    err: str


@pytest.fixture
def tallystick(capsys, tmp_path, monkeypatch):
    """Run a command in an empty folder, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*arguments):
        code = run([str(argument) for argument in arguments])
        return Ran(int(code), *capsys.readouterr())

    return command


@pytest.fixture
def alone(tmp_path):
    """Run a command in a process of its own, without a terminal; give arguments to `subprocess.run`."""

    def command(*arguments, **given):
        environment = {
            name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}
        }
        done = subprocess.run(
            [sys.executable, "-m", "tallystick.cli", *map(str, arguments)],
            check=False,
            text=True,
            encoding="utf-8",
            **{
                "cwd": tmp_path,
                "stdin": subprocess.DEVNULL,
                "stdout": subprocess.PIPE,
                "stderr": subprocess.PIPE,
                **given,
                "env": {**environment, "PYTHONUTF8": "1", **given.get("env", {})},
            },
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return command


@pytest.fixture
def facts(tmp_path):
    """Write rows of events to a file, and give its name."""

    def write(*people, name="events.csv"):
        (tmp_path / name).write_text(HEADER + "".join(people), encoding="utf-8")
        return name

    return write


@pytest.fixture
def settled(tallystick, facts):
    """Settle people as of the end of 2012 into lines.csv, with more arguments if any."""

    def command(*people, more=()):
        return tallystick(
            "settle", WORK_PROGRAMME, facts(*people), "--as-of", "2012-12-31", "--out", "lines.csv",
            *more,
        )  # fmt: skip

    return command
