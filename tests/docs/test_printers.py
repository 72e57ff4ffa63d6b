"""What prints the pages can be started by its path, and not by `dev.py docs` alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("path", sorted(DOCS.glob("build_*.py")), ids=lambda path: path.stem)
def test_a_printer_that_is_started_by_its_path_finds_what_it_needs(path, tmp_path):
    """Una, in another folder, asks one of them whether its pages are fresh, and is given an answer."""
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, path, "--check"],
        cwd=tmp_path,
        env=alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert "fresh" in done.stdout or "stale" in done.stdout
