"""A skip is for a person to read; where nobody reads, it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
STORY = "import pytest\n\ndef test_of_a_browser():\n    pytest.skip('no browser here')\n"


@pytest.mark.parametrize(("ci", "failed"), [("true", 1), ("", 0)])
def test_a_skip_fails_under_ci_and_only_there(tmp_path, ci, failed):
    """Lou's machine has no browser, and says so; the one that decides must have it."""
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_story.py").write_text(STORY, encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            tmp_path,
            tmp_path,
        ],
        cwd=tmp_path,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == failed, done.stdout
    assert ("under CI=true a skip fails" in done.stdout) == bool(failed)
