"""Hostile files, each settled in a process of its own: a plain answer, in little memory and time."""

import json
import subprocess
import sys

import pytest

from tests.hostile.corpus import LEAST_FILES, SMALL_FILES
from tests.hostile.trying import ROOT, Tried

MOST_MIB = 300
"""For files that are refused, and for all of these small ones as well."""

MOST_SECONDS = 10

BY_NAME = {each.name: each for each in SMALL_FILES}


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    """Settle every hostile file, and give how each ended by its name."""
    folder = tmp_path_factory.mktemp("hostile")
    for each in SMALL_FILES:
        each.make(folder / each.name)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.trying", tmp_path_factory.mktemp("out")],
        input="".join(f"{folder / name}\n" for name in BY_NAME),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert not done.returncode, done.stderr
    answers = [Tried(**json.loads(line)) for line in done.stdout.splitlines()]
    return {answer.name: answer for answer in answers}


def test_there_are_as_many_as_were_promised():
    """Gina counts the kinds of trouble before she trusts the answer."""
    assert len(BY_NAME) == len(SMALL_FILES) >= LEAST_FILES


@pytest.mark.parametrize("name", BY_NAME)
def test_a_hostile_file_ends_with_a_plain_answer(tried, name):
    """Hugo sends one file after another, and is told what is wrong; nothing is ever half written."""
    answer, expected = tried[name], BY_NAME[name]
    assert "Traceback" not in answer.said
    assert (answer.code, expected.said in answer.said) == (expected.code, True), answer.said[-1500:]
    assert answer.stands == ("before" if expected.code == 2 else "new")
    assert answer.peak_mib <= MOST_MIB
    assert answer.seconds <= MOST_SECONDS


@pytest.mark.parametrize("name", BY_NAME)
def test_what_is_said_does_not_steer_the_terminal(tried, name):
    """Ines looks at the answers in a terminal, which clears no screen and turns no text about."""
    assert not {*tried[name].said} & {*"\x1b\x07\0\x9b\u202e"}
