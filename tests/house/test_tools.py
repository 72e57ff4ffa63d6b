"""Lint, formatting and types, so that a run of the whole suite needs no second command."""

import subprocess
import sys

import pytest

TOOLS = {
    "lint": ["ruff", "check", "--no-cache", "."],
    "formatting": ["ruff", "format", "--no-cache", "--check", "."],
    "types": ["mypy"],
}

FAULTS = {
    "lint": 'def settle(amount, flag=True):\n    """Settle."""\n    return amount, flag\n',
    "formatting": "AMOUNT   =   1\n",
    "types": 'AMOUNT: int = "four thousand pounds"\n',
}


def run(tool, folder):
    command = [sys.executable, "-m", *TOOLS[tool]]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.tools
@pytest.mark.parametrize("tool", TOOLS)
def test_the_tools_are_content(root, tool, nothing_wrong):
    """Pia runs the suite, and nothing else, before she pushes."""
    done = run(tool, root)
    nothing_wrong([done.stdout + done.stderr] if done.returncode else [])


@pytest.mark.parametrize("tool", TOOLS)
def test_a_fault_is_found_by_its_tool(root, tmp_path, tool):
    """The control: the project's own settings, and one module with one fault in it."""
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    for folder in ["src/tallystick", "docs", "proofs", "benches"]:
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "dev.py").write_text('"""Nothing."""\n', encoding="utf-8")
    for folder in ["docs", "proofs", "benches"]:
        (tmp_path / folder / "nothing.py").write_text('"""Nothing."""\n', encoding="utf-8")
    faulty = tmp_path / "src" / "tallystick" / "faulty.py"
    faulty.write_text('"""A fault."""\n\n' + FAULTS[tool], encoding="utf-8")
    done = run(tool, tmp_path)
    assert done.returncode
    assert "faulty.py" in done.stdout
