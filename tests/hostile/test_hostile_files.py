"""Hostile files, each settled in a process of its own: a plain answer, in little memory and time."""

import json
import subprocess
import sys

import pytest

from tests.hostile.corpus import LEAST_FILES, SMALL_FILES
from tests.hostile.trying import BEFORE, OUTPUTS, ROOT, Tried, what_stands

MOST_MIB = 300
"""For files that are refused, and for all of these small ones as well."""

MOST_SECONDS = 10

pytestmark = pytest.mark.together(60)

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


@pytest.mark.parametrize(
    ("changed", "stands"),
    [
        ({}, "before"),
        ({f"{name}.csv": "new\n" for name in OUTPUTS}, "new"),
        (
            {"lines.csv": "new\n"},
            "'waiting.csv'] are old, and the others new",
        ),
        ({".tallystick-1-0.unfinished": ""}, "lie there"),
    ],
    ids=["none written", "all written", "one written", "one left unfinished"],
)
def test_what_is_half_written_is_seen(tmp_path, changed, stands):
    """The control: outputs as they could be left, and what would be said of each."""
    for name in OUTPUTS:
        (tmp_path / f"{name}.csv").write_text(BEFORE, encoding="utf-8")
    for name, content in changed.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert what_stands(tmp_path).endswith(stands)


def test_a_fault_of_ours_would_be_seen(tmp_path_factory):
    """The control: settling divides by nought, and the answer is another than any of those above."""
    out = tmp_path_factory.mktemp("gone")
    done = subprocess.run(
        [sys.executable, "-c", FAULTY, out],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    answer = Tried(**json.loads(done.stdout))
    assert answer.code == 3
    assert "Traceback" in answer.said
    assert answer.stands == "before"


FAULTY = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from tallystick import operations
from tests.hostile import trying
operations.settle_file = lambda *words, **more: 1 // 0
print(json.dumps(asdict(next(iter(trying.try_files([Path("x.csv")], folder=Path(sys.argv[1])))))))
"""
