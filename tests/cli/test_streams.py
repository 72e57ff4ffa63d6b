"""Without a terminal, with one, and when nobody reads to the end: in a process of its own."""

import os
import pty
import subprocess
import sys
import time

import pytest

from tallystick.cli import _progress
from tests.cli.conftest import CAT, DAN, WORK_PROGRAMME

pytestmark = pytest.mark.long(1.5)

SETTLE = ("settle", WORK_PROGRAMME, "events.csv", "--as-of", "2012-12-31", "--out", "lines.csv")
ESCAPE = "\x1b"


@pytest.fixture
def unread():
    """Give the end of a pipe that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


def test_a_settlement_needs_no_terminal(alone, facts, tmp_path):
    """Ray's night job has no terminal: results and messages apart, no colour, no bars."""
    facts(CAT)
    ran = alone(*SETTLE)
    assert ran.code == 0
    assert ran.out.startswith("7 lines: £2,675 is owed")
    assert ran.err.startswith("No contracts were named")
    assert ESCAPE not in ran.out + ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "lines.csv"]


def test_whoever_reads_no_further_stops_nothing(alone, facts, tmp_path, unread):
    """Sue pipes to `head`, which closes early. The lines are written, and the exit code is its own."""
    facts(CAT)
    ran = alone(*SETTLE, stdout=unread)
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    assert (tmp_path / "lines.csv").exists()
    facts(CAT, "provider,31,hal,job_started,2012-02-30,,Works,a shop,job-1,employed,\n")
    assert alone(*SETTLE, stdout=unread).code == 1
    assert alone(*SETTLE, stdout=unread, stderr=unread).code == 1


@pytest.mark.parametrize("arguments", [("--help",), ("read-aloud", WORK_PROGRAMME), ("schema",)])
def test_a_page_that_is_not_read_to_the_end_is_no_fault(alone, unread, arguments):
    """Tom pages through a long text, and leaves."""
    assert alone(*arguments, stdout=unread) == (0, None, "")


def test_a_refusal_that_nobody_reads_is_a_refusal(alone, unread):
    """Una's script throws the messages away, and goes by the exit code."""
    assert alone("settle", "--wrong", stderr=unread).code == 2
    assert alone("read-aloud", "nowhere", stderr=unread).code == 2


def test_streams_that_are_closed_stop_nothing(facts, tmp_path):
    """Val starts the command from a service that gives it no streams at all."""
    facts(CAT)
    command = [sys.executable, "-m", "tallystick.cli", *map(str, SETTLE)]
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" >&- 2>&-', "sh", *command], cwd=tmp_path, check=False
    )
    assert done.returncode == 0
    assert (tmp_path / "lines.csv").exists()


def test_a_terminal_that_knows_no_pound_sign_gets_another_mark(alone, facts):
    """Wes has an old terminal: £ becomes a question mark, and the command does not break off."""
    facts(CAT)
    ran = alone(*SETTLE, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert ran.code == 0
    assert ran.out.startswith("7 lines: ?2,675 is owed")


def test_neither_a_file_nor_an_argument_steers_the_terminal(alone, facts):
    """Xia's file names somebody so as to clear her screen, and so does she; she sees the name instead."""
    facts(CAT, DAN.replace("dan", "d\x1b[2Jan"))
    settled = alone(*SETTLE)
    asked = alone(
        "explain", WORK_PROGRAMME, "events.csv", "--as-of", "2012-12-31", "--person", "d\x1b[2Jan"
    )
    assert (settled.code, asked.code) == (1, 2)
    for ran in (settled, asked):
        assert ESCAPE not in ran.out + ran.err
        assert "d\\x1b[2Jan" in ran.err


def _with_terminal(tmp_path, *arguments, **environment):
    reader, writer = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tallystick.cli", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
            stdout=subprocess.PIPE,
            stderr=writer,
            check=False,
        )
    finally:
        os.close(writer)
    shown = b""
    while True:
        try:
            part = os.read(reader, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(reader)
    return done, shown.decode()


def test_a_terminal_shows_bars(facts, tmp_path):
    """Yan watches the bar while it reads and settles; the results hold nothing of it."""
    facts(CAT)
    done, shown = _with_terminal(tmp_path, *SETTLE)
    assert done.returncode == 0
    assert "Reading events.csv" in shown
    assert "Settling" in shown
    assert f"{ESCAPE}[3" in shown, "in colour, which is the control for the next test"
    assert ESCAPE.encode() not in done.stdout


@pytest.mark.parametrize(
    ("environment", "what"), [({"NO_COLOR": "1"}, f"{ESCAPE}[3"), ({"TERM": "dumb"}, ESCAPE)]
)
def test_a_terminal_that_wants_no_colour_gets_none(facts, tmp_path, environment, what):
    """Zoe set NO_COLOR; Abe's terminal can draw nothing at all."""
    facts(CAT)
    done, shown = _with_terminal(tmp_path, *SETTLE, **environment)
    assert done.returncode == 0
    assert what not in shown
    assert "one is assumed" in shown


def test_without_a_terminal_long_work_says_a_line_now_and_then(capsys, monkeypatch):
    """Bea's log gets a line every five seconds, and none when it is done at once."""
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    tell = _progress._lines()
    for now, done in [(104.0, 10), (105.0, 20), (106.0, 30), (110.0, 60), (115.0, 90)]:  # noqa: B007
        tell("Settling", done, 90)
    assert capsys.readouterr().err == "Settling: 22 %\nSettling: 66 %\n"


def test_long_work_of_one_sentence_says_that_it_still_goes_on(capsys, monkeypatch):
    """Bea's log gets a line while an engine says nothing of itself, and none when all is done."""
    monkeypatch.setattr(_progress, "_SECONDS_BETWEEN_LINES", 0.05)
    with _progress.sentences() as tell:
        tell("Settling 20 facts.")
        time.sleep(0.3)
    said = capsys.readouterr().err.splitlines()
    assert said[:2] == ["Settling 20 facts.", "Still at it, 0 seconds after the start."]
    time.sleep(0.1)
    assert not capsys.readouterr().err


@pytest.mark.parametrize("limit", [1, 0])
def test_a_disk_that_fills_up_leaves_no_file_at_all(facts, tmp_path, limit):
    """Cem's disk has room for the empty tables and not for the lines: none of the four is written."""
    facts(CAT, DAN)
    (tmp_path / "waiting.csv").write_text("last month\n", encoding="utf-8")
    more = ("--waiting", "waiting.csv", "--refused", "refused.csv", "--findings", "findings.csv")
    command = [sys.executable, "-B", "-m", "tallystick.cli", *map(str, SETTLE), *more]
    limited = ["/bin/sh", "-c", f'ulimit -f {limit}; exec "$@"', "sh", *command]
    done = subprocess.run(limited, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "it cannot be written (File too large), so nothing was." in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "waiting.csv"]
    assert (tmp_path / "waiting.csv").read_text(encoding="utf-8") == "last month\n"
