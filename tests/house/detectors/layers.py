"""Run the import contracts of pyproject.toml on the real source, or on a copy with a fault in it."""

import os
import shutil
import subprocess
import sys

from tests.house.detectors.sources import plant


def broken_contracts(root):
    """Give what import-linter prints when a contract is broken; nothing when all are kept."""
    linter = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", linter, "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""


def copy_with(root, *, to, files):
    """Copy the source and its contracts, and plant files in the copy."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "src", to / "src", ignore=ignored)
    shutil.copy(root / "pyproject.toml", to)
    plant(to / "src" / "tallystick", files)
    return to
