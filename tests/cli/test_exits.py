"""One table says how every refusal ends; whatever is not in it is our fault, and says what to do."""

import subprocess
import sys

import pytest
from typer.main import get_group

from tallystick import operations
from tallystick.cli import app
from tallystick.cli._exits import ExitCode, exit_code_of, exit_codes

COMMANDS = sorted(get_group(app).commands)


def test_every_refusal_is_in_the_table():
    """The table has each refusal that an operation may raise, and ends each of them with 2."""
    assert set(exit_codes()) == set(operations.REFUSALS)
    assert set(exit_codes().values()) == {ExitCode.REFUSED} == {2}
    assert (ExitCode.DONE, ExitCode.FOUND, ExitCode.OUR_FAULT) == (0, 1, 3)


def test_what_is_not_in_the_table_is_our_fault():
    """The control: a refusal is found by its class, and nothing else is."""
    assert exit_code_of(operations.REFUSALS[0]("no")) is ExitCode.REFUSED
    assert exit_code_of(ValueError("no")) is ExitCode.OUR_FAULT


@pytest.fixture
def broken(monkeypatch):
    """Break an operation, as a mistake of ours would."""

    def break_off():
        message = "the wheel came off"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(operations, "give_schema", break_off)


@pytest.mark.usefixtures("broken")
def test_our_fault_is_owned_up_to_without_a_traceback(tallystick, monkeypatch):
    """Val meets a mistake of ours: a sentence, what to send us, and 3."""
    monkeypatch.delenv("TALLYSTICK_TRACEBACK", raising=False)
    ran = tallystick("schema")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "tallystick: this is our fault, not yours: ZeroDivisionError: the wheel came off\n"
        "Please send us these words, the command as you gave it, and what `tallystick --version` "
        "says. With\nTALLYSTICK_TRACEBACK=1 set, the same command says where it happened; look it "
        "through before you send\nit, since it may name people.\n"
    )


@pytest.mark.usefixtures("broken")
def test_a_traceback_is_shown_when_it_is_asked_for(tallystick, monkeypatch):
    """Wes asks where it happened, so that he can send it."""
    monkeypatch.setenv("TALLYSTICK_TRACEBACK", "1")
    ran = tallystick("schema")
    assert ran.code == 3
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert "break_off" in ran.err
    assert "this is our fault, not yours" in ran.err


def test_an_interrupted_command_ends_as_interrupted_ones_do(tallystick, monkeypatch):
    """Xia presses Ctrl and C."""

    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr(operations, "give_schema", interrupted)
    assert tallystick("schema").code == 130


def test_without_a_command_there_is_help(tallystick):
    """Yan types the name alone. That is no command, so it ends with 2, and says what there is."""
    ran = tallystick()
    assert ran.code == 2
    assert all(command in ran.out + ran.err for command in COMMANDS)


def test_a_command_that_was_mistyped_is_pointed_to(tallystick):
    """Zoe types setle."""
    ran = tallystick("setle")
    assert (ran.code, ran.out) == (2, "")
    assert "settle" in ran.err


def test_the_version_is_told(tallystick):
    """Abe is asked which version he has."""
    assert tallystick("--version") == (0, "tallystick 0.1.0\n", "")


def test_the_commands_are_those_of_the_issue():
    """No command came without being asked for, and none is missing."""
    assert COMMANDS == [
        "check-terms",
        "demo",
        "diff",
        "explain",
        "new",
        "offer",
        "read-aloud",
        "ref",
        "schema",
        "settle",
        "summary",
        "test",
        "worth",
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(tallystick, command):
    """Bea asks each command what it does: a sentence first, and a word on everything it takes."""
    ran = tallystick(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: tallystick {command}")
    for parameter in get_group(app).commands[command].params:
        if parameter.name != "help":
            assert getattr(parameter, "help", None), f"{command} says nothing of {parameter.name}"
    assert max(map(len, ran.out.splitlines())) <= 80


def test_help_is_quick_because_it_brings_little_in():
    """Col asks for help, and waits for no terms, no tables and no charts to come in."""
    program = (
        "import sys; from tallystick.cli._main import run; run(['settle', '--help']); "
        "brought = {'pyarrow', 'altair', 'rich.table', 'tallystick.operations'} & set(sys.modules); "
        "assert not brought, brought"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
