"""What has no room in memory goes to the disk; where that has none either, nothing is half written."""

import resource
import signal
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from tallystick.simulation import generate_journeys
from tests.spec.story import WORK_PROGRAMME

KIBIBYTE = 1_024

SETTLE = """
import sys
from datetime import date
from pathlib import Path
from tallystick.settlement import UnableToSettle, settle_parquet
from tallystick.settlement._columnar import _duckdb
from tallystick.terms import read_terms
_duckdb.MEMORY = "40MB"
programme, events, out = map(Path, sys.argv[1:])
try:
    settle_parquet([events], terms=read_terms(programme), as_of=date(2016, 12, 31), out=out)
except UnableToSettle as refusal:
    sys.exit(str(refusal))
"""


def _limited():
    """Let no file grow beyond a kibibyte, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (KIBIBYTE, KIBIBYTE))


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    """Two thousand generated people, who do not fit into so little memory."""
    path = tmp_path_factory.mktemp("spilling") / "events.parquet"
    made = generate_journeys(people=2_000, seed=3, contract="work-programme-2011")
    pq.write_table(made, path)
    return path


def _settled(events, out, **given):
    command = [sys.executable, "-c", SETTLE, WORK_PROGRAMME, events, out]
    return subprocess.run(command, capture_output=True, text=True, check=False, **given)


@pytest.mark.long(5)
def test_with_room_on_the_disk_little_memory_is_enough(events, tmp_path):
    """Ida's machine is small, and her disk is not."""
    ran = _settled(events, tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert pq.read_metadata(tmp_path / "lines.parquet").num_rows > 0


@pytest.mark.long(5)
def test_with_no_room_on_the_disk_nothing_is_written(events, tmp_path):
    """Ian's disk is full as well. He is told so, and last month's lines are as they were."""
    (tmp_path / "lines.parquet").write_text("last month")
    ran = _settled(events, tmp_path, preexec_fn=_limited)
    assert ran.returncode == 1
    assert ran.stderr.startswith(
        f"{tmp_path}: nothing was written, since the engine duckdb stopped: "
    )
    assert "File too large" in ran.stderr
    assert ran.stderr.endswith("make room where the output goes, and settle again.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["lines.parquet"]
    assert (tmp_path / "lines.parquet").read_text() == "last month"
