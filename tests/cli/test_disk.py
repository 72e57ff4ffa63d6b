"""No room on the disk, and two commands at once: nothing is half written, and nothing is mixed."""

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CAT, DAN, WORK_PROGRAMME

pytestmark = pytest.mark.long(2)

OLD = "last month\n"
KIBIBYTE = 1_024


def _limited():
    """Let no file grow beyond a kibibyte, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (KIBIBYTE, KIBIBYTE))


def _settle(alone, out, **given):
    return alone(
        "settle", WORK_PROGRAMME, "events.csv", "--as-of", "2012-12-31", "--out", out, **given
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_a_full_disk_is_told_and_what_stood_there_stays(alone, facts, tmp_path, ending):
    """Ann's disk is full. Her lines of last month are still there, and nothing unfinished beside them."""
    facts(CAT, DAN)
    out = tmp_path / f"lines.{ending}"
    out.write_text(OLD, encoding="utf-8")
    ran = _settle(alone, out.name, preexec_fn=_limited)
    assert ran.code == 2
    assert "it cannot be written (File too large), so nothing was." in ran.err
    assert "Traceback" not in ran.err
    assert out.read_text(encoding="utf-8") == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", out.name]


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of 64 KiB, where that is permitted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not (mount and umount):
        pytest.skip("no disk can be mounted here; the limit above tells the same story")
    words = [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", place]
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no disk may be mounted here; the limit above tells the same story")
    yield place
    subprocess.run([umount, place], check=True)


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_a_small_disk_that_fills_up_is_told(alone, facts, small_disk, ending):
    """Ben's stick has no byte left but for a name."""
    facts(CAT, DAN)
    with (small_disk / "ballast").open("wb") as ballast:
        ballast.write(bytes(60 * KIBIBYTE))
    ran = _settle(alone, small_disk / f"lines.{ending}")
    wide = _settle(alone, f"lines.{ending}")
    assert wide.code == 0
    if ran.code == 0:
        # A small file may fit into the last page.
        (small_disk / f"lines.{ending}").unlink()
        with (small_disk / "ballast").open("ab") as ballast:
            ballast.write(bytes(4 * KIBIBYTE))
        ran = _settle(alone, small_disk / f"lines.{ending}")
    assert ran.code == 2
    assert "No space left on device" in ran.err
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


WRITE_BOTH = """
import sys
from pathlib import Path
from tallystick.units import write_whole
folder, mark, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(times):
    write_whole({
        folder / "lines.csv": lambda file: file.write(mark * 1_000),
        folder / "waiting.csv": lambda file: file.write(mark * 1_000),
    })
"""


def _writer(folder, mark, *, times):
    """Start a process that writes both files when it is told to."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE_BOTH, folder, mark, str(times)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def _go(*processes, seconds=None):
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=seconds)


def test_two_commands_at_once_leave_the_files_of_one(tmp_path):
    """Cem and Dee settle into one folder at the same moment: both files are Cem's, or both are Dee's."""
    _go(_writer(tmp_path, "c", times=40), _writer(tmp_path, "d", times=40))
    held = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert set(held) == {"lines.csv", "waiting.csv"}
    assert held["lines.csv"] == held["waiting.csv"]
    assert held["lines.csv"] in {"c" * 1_000, "d" * 1_000}


def test_a_command_waits_while_another_gives_names(tmp_path):
    """Eva holds the turn: Fay's files wait for their names, with none of them given before the other."""
    process = _writer(tmp_path, "f", times=1)
    turn = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(turn, fcntl.LOCK_EX)
    with pytest.raises(subprocess.TimeoutExpired):
        _go(process, seconds=1)
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".csv")]  # noqa: PTH208
    os.close(turn)
    process.communicate()
    assert {path.name for path in Path(tmp_path).iterdir()} == {"lines.csv", "waiting.csv"}
