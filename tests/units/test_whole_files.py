"""Files are written whole or not at all; of several, all or none."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tallystick.units import UnableToWrite, check_places, write_whole

OLD = "what stood here before\n"


def _writer(text):
    return lambda file: file.write(text)


def _failing(_file):
    raise OSError(28, "No space left on device")


@pytest.fixture
def folder(tmp_path):
    """Give a folder in which lines.csv stands already."""
    (tmp_path / "lines.csv").write_text(OLD, encoding="utf-8")
    return tmp_path


def _held(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_several_files_are_written_together(folder):
    """Ann settles March again. Both files are new, and nothing unfinished lies beside them."""
    write_whole({folder / "lines.csv": _writer("a\n"), folder / "waiting.csv": _writer("b\n")})
    assert _held(folder) == {"lines.csv": "a\n", "waiting.csv": "b\n"}


def test_a_disk_that_fills_up_at_the_second_file_leaves_the_first_as_it_was(folder):
    """Ben's disk is full half way. His lines of last month are still there, and nothing else is."""
    with pytest.raises(UnableToWrite) as refused:
        write_whole({folder / "lines.csv": _writer("new\n"), folder / "waiting.csv": _failing})
    assert str(refused.value) == (
        f"{folder / 'waiting.csv'}: it cannot be written (No space left on device), so nothing was. "
        "Make room there, or name a file in another folder."
    )
    assert _held(folder) == {"lines.csv": OLD}


@pytest.mark.parametrize("first", ["lines.csv", "refused.csv"], ids=["stood there", "is new"])
def test_a_file_that_cannot_have_its_name_gives_the_earlier_names_back(folder, first):
    """Cem's second name turns out to be a folder's, once both files are ready: neither is written."""
    (folder / "taken").mkdir()
    (folder / "taken" / "by.txt").write_text("mine\n", encoding="utf-8")
    with pytest.raises(UnableToWrite):
        write_whole({folder / first: _writer("new\n"), folder / "taken": _writer("new\n")})
    assert sorted(path.name for path in folder.iterdir()) == ["lines.csv", "taken"]
    assert (folder / "lines.csv").read_text(encoding="utf-8") == OLD


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on files on this system")
def test_a_real_limit_on_the_disk_leaves_nothing_half_written(folder):
    """The control for the planted faults above: the system itself stops the second file at 1 KiB."""
    program = """
import resource, signal, sys
from pathlib import Path
from tallystick.units import UnableToWrite, write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
folder = Path(sys.argv[1])
try:
    write_whole({
        folder / "lines.csv": lambda file: file.write("new\\n"),
        folder / "waiting.csv": lambda file: file.write("x" * 5000),
    })
except UnableToWrite as refusal:
    sys.exit(str(refusal))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, folder], capture_output=True, text=True, check=False
    )
    assert "waiting.csv: it cannot be written (File too large), so nothing was." in done.stderr
    assert _held(folder) == {"lines.csv": OLD}


def test_a_private_file_stays_private(folder):
    """Dee let nobody else read her lines, and the newer ones are as private."""
    (folder / "lines.csv").chmod(0o600)
    write_whole({folder / "lines.csv": _writer("new\n")})
    assert (folder / "lines.csv").stat().st_mode & 0o777 == 0o600


def test_a_link_keeps_its_place(folder):
    """Eva's latest.csv points to lines.csv. It still does, and that file is the newer one."""
    (folder / "latest.csv").symlink_to("lines.csv")
    write_whole({folder / "latest.csv": _writer("new\n")})
    assert (folder / "latest.csv").is_symlink()
    assert (folder / "lines.csv").read_text(encoding="utf-8") == "new\n"


def test_an_unfinished_file_of_somebody_else_is_let_alone(folder):
    """Fay's command was killed and left its unfinished file. The next one works, and touches it not."""
    left = folder / f".tallystick-{os.getpid()}-0.unfinished"
    left.write_text("left\n", encoding="utf-8")
    write_whole({folder / "lines.csv": _writer("new\n")})
    assert _held(folder) == {"lines.csv": "new\n", left.name: "left\n"}


def test_a_disk_without_second_names_is_written_to_as_well(folder, monkeypatch):
    """Gus keeps his files on a stick that knows no hard links."""
    monkeypatch.setattr(os, "link", _no_link)
    write_whole({folder / "lines.csv": _writer("new\n")})
    assert _held(folder) == {"lines.csv": "new\n"}


def _no_link(*_names):
    raise OSError(1, "Operation not permitted")


def test_a_folder_full_of_unfinished_files_is_refused(folder, monkeypatch):
    """Hal's folder is full of leavings: he is told so, rather than made to wait for ever."""
    monkeypatch.setattr("tallystick.units._whole_files._MOST_TRIES", 0)
    with pytest.raises(UnableToWrite, match="too many unfinished files lie in the folder"):
        write_whole({folder / "lines.csv": _writer("new\n")})
    assert _held(folder) == {"lines.csv": OLD}


def test_places_that_do_are_let_pass(folder):
    """The control: a new file, and one that stands there already and is not read."""
    check_places([folder / "new.csv", folder / "lines.csv"], inputs=[folder / "events.csv"])


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("", "it is a folder. Name a file in it."),
        ("none/x.csv", "there is no folder {}/none. Make it, or name a file in another."),
        ("lines.csv/x.csv", "there is no folder {}/lines.csv. Make it, or name a file in another."),
        ("pipe", "it is no ordinary file. Name one that is, or one that is not there yet."),
        ("events.csv", "it is one of the files that are read, and would be lost. Name another."),
        ("twin.csv", "it is one of the files that are read, and would be lost. Name another."),
        ("out.csv", "it is named for two files, and one would be lost. Name two."),
        ("sub/../out.csv", "it is named for two files, and one would be lost. Name two."),
        ("x" * 300, "it cannot be used (File name too long). Name another file."),
    ],
)
def test_a_place_that_does_not_do_is_refused_before_any_work(folder, place, fault):
    """Ida mistypes a name, and learns it at once rather than after an hour."""
    os.mkfifo(folder / "pipe")
    (folder / "sub").mkdir()
    (folder / "events.csv").write_text("facts", encoding="utf-8")
    (folder / "twin.csv").hardlink_to(folder / "events.csv")
    with pytest.raises(UnableToWrite) as refused:
        check_places([folder / "out.csv", folder / place], inputs=[folder / "events.csv"])
    assert str(refused.value) == f"{folder / place}: {fault.format(folder)}"


def test_a_folder_that_is_closed_is_refused():
    """Jim may read the shared folder and not write to it; root, who may, becomes nobody to see it."""
    with tempfile.TemporaryDirectory() as name:
        closed = Path(name)
        closed.chmod(0o555)
        child = os.fork()
        if child == 0:
            os._exit(_refusal_of_jim(closed))
        _, status = os.waitpid(child, 0)
        closed.chmod(0o755)
    assert os.waitstatus_to_exitcode(status) == REFUSED_AS_CLOSED


REFUSED_AS_CLOSED = 7
NOBODY = 65534


def _refusal_of_jim(closed):
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        check_places([closed / "new.csv"], inputs=[])
    except UnableToWrite as refused:
        return REFUSED_AS_CLOSED if "nothing can be written in" in str(refused) else 1
    return 0


def test_a_place_named_from_here_is_a_place(folder, monkeypatch):
    """Kim names a file without a folder, as people do."""
    monkeypatch.chdir(folder)
    check_places([Path("new.csv")], inputs=[Path("events.csv")])
    write_whole({Path("new.csv"): _writer("new\n")})
    assert _held(folder) == {"lines.csv": OLD, "new.csv": "new\n"}


def test_where_no_turns_can_be_taken_files_are_whole_all_the_same(folder, monkeypatch):
    """Pam's system knows no locks."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    write_whole({folder / "lines.csv": _writer("a\n"), folder / "waiting.csv": _writer("b\n")})
    assert _held(folder) == {"lines.csv": "a\n", "waiting.csv": "b\n"}
