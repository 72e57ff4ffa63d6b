"""The workshop's own file: what it sets up, when it leaves things alone, and what it refuses.

It runs here for real, in a small project of its own whose locks are empty, so that no package needs
fetching; uv is borrowed from this project's `.uv`.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

HEAD = """
[project]
name = "tallystick"
version = "0"
scripts = { tallystick = "tallystick:main" }
[build-system]
requires = ["uv_build"]
build-backend = "uv_build"
"""
PACKAGE = "import sys\n\n\ndef main():\n    print('settled', *sys.argv[1:])\n"
UNHASHED = "sprocket==1.0\n"


@pytest.fixture
def project(tmp_path):
    """Lay out the smallest project that dev.py can set up."""
    shutil.copy(ROOT / "dev.py", tmp_path)
    (tmp_path / "pyproject.toml").write_text(HEAD, encoding="utf-8")
    for folder in ["requirements", "src/tallystick", "proofs"]:
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "requirements" / "uv.lock", tmp_path / "requirements")
    for lock in ["core.lock", "engine.lock", "dev.lock"]:
        (tmp_path / "requirements" / lock).touch()
    (tmp_path / "src" / "tallystick" / "__init__.py").write_text(PACKAGE, encoding="utf-8")
    (tmp_path / "proofs" / "mutants.py").write_text("print('proved')\n", encoding="utf-8")
    (tmp_path / ".uv").symlink_to(ROOT / ".uv")
    return tmp_path


@pytest.fixture
def run(project):
    """Run `python3 dev.py` in the small project."""

    def command(*arguments, flags=(), **environment):
        return subprocess.run(
            [sys.executable, *flags, project / "dev.py", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **environment},
        )

    return command


@pytest.fixture
def workshop(project):
    """Read the small project's dev.py as a module."""
    spec = importlib.util.spec_from_file_location("dev_of_the_small_project", project / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def is_set_up(workshop):
    """Ask the small project's dev.py whether a lock is installed."""
    return workshop.is_set_up


def test_the_first_demo_sets_up_and_the_second_just_runs(run):
    """Sam starts the demo twice; the second time nothing is said of setting up."""
    first, second = run("demo", "--people", "5"), run("demo", "--people", "5")
    assert first.stdout == second.stdout == "settled demo --people 5\n"
    assert "making .venv" in first.stderr
    assert not second.stderr


def test_a_set_up_that_was_interrupted_is_taken_up_again(run, project):
    """Sam's train enters a tunnel: a package cannot be had. At the next station it can."""
    lock = project / "requirements" / "engine.lock"
    lock.write_text(UNHASHED, encoding="utf-8")
    stopped = run("demo")
    assert stopped.returncode == 2
    assert "pip sync" in stopped.stderr
    assert "give the same command" in stopped.stderr
    lock.write_text("", encoding="utf-8")
    assert run("demo").stdout == "settled demo\n"


def test_a_finished_set_up_is_no_longer_trusted_when_a_change_of_it_was_interrupted(
    run, project, is_set_up
):
    """Sam goes from the demo to the tests in another tunnel, and what is left may be half of each."""
    (project / "requirements" / "dev.lock").write_text(UNHASHED, encoding="utf-8")
    run("demo")
    assert is_set_up("engine")
    assert run("test").returncode == 2
    assert not is_set_up("engine")


def test_the_engine_is_not_enough_to_prove_and_dev_is_enough_for_the_demo(run, is_set_up):
    """The dev lock holds all of the engine's, which holds the core one, and not the other way round."""
    run("demo")
    assert is_set_up("core")
    assert is_set_up("engine")
    assert not is_set_up("dev")
    assert "proved" in run("prove", "mutants").stdout
    assert is_set_up("engine")
    assert is_set_up("dev")


@pytest.mark.parametrize(
    ("file", "more", "still"),
    [
        ("pyproject.toml", "[tool.ruff]\nline-length = 80\n", True),
        ("pyproject.toml", '[project.urls]\nhome = "https://example.org"\n', False),
        ("requirements/core.lock", "# Another version.\n", False),
        ("requirements/dev.lock", "# Another version.\n", False),
    ],
)
def test_only_a_change_of_what_is_installed_asks_for_a_new_set_up(
    run, project, is_set_up, file, more, still
):
    """Tom changes a setting of the linter, then the project's head, then each lock."""
    run("demo")
    with (project / file).open("a", encoding="utf-8") as opened:
        opened.write(more)
    assert is_set_up("engine") is still


def test_a_venv_whose_python_is_gone_is_made_again(run, project):
    """Uma's machine was upgraded, and the Python that .venv points to is no more."""
    run("demo")
    python = project / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert run("demo").stdout == "settled demo\n"


def test_a_venv_that_is_half_made_is_made_again(run, project):
    """Uma's machine lost power while .venv was being made: its Python is an empty file."""
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").touch(mode=0o755)
    assert run("demo").stdout == "settled demo\n"


def test_a_python_without_pip_is_told_what_to_install(run, project):
    """Vic has Debian's Python and nothing more (`-S` hides pip)."""
    (project / ".uv").unlink()
    refused = run("demo", flags=["-I", "-S"])
    assert refused.returncode == 2
    assert "apt-get install python3-pip" in refused.stderr
    assert "-m ensurepip" in refused.stderr
    assert not (project / ".venv").exists()


def test_no_command_prints_the_help_and_is_refused(run, workshop):
    """Quin types `python3 dev.py` to see what there is, and a script that does so by mistake stops."""
    done = run()
    assert done.returncode == 2
    assert all(f"\n  {name} " in done.stdout for name in workshop.COMMANDS)


def test_help_that_was_asked_for_is_no_refusal_and_needs_no_package(run):
    """Quin types `python3 dev.py --help` with a Python that sees the standard library alone."""
    assert run("--help", flags=["-I", "-S"]).returncode == 0


def test_a_misspelt_command_is_met_with_the_one_that_was_meant(run):
    """Quin types `proof` for `prove`."""
    refused = run("proov")
    assert refused.returncode == 2
    assert "Did you mean 'prove'?" in refused.stderr


def test_a_proof_that_is_not_there_is_refused_with_those_that_are(run, project):
    """Rae asks for a proof by half its name; nothing is set up for a name that leads nowhere."""
    refused = run("prove", "mutant")
    assert refused.returncode == 2
    assert "Did you mean 'mutants'?" in refused.stderr
    assert not (project / ".venv").exists()


def test_every_step_runs_though_one_fails_and_the_end_says_which(run, project):
    """Xia sees all that is wrong in one go."""
    (project / "proofs" / "broken.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    done = run("prove")
    assert done.returncode == 1
    assert "proved" in done.stdout
    assert done.stdout.endswith("\nFailed: broken.\n")


def test_a_script_that_is_run_can_import_from_the_project_s_folder(run, project):
    """Yan's proof uses the suite's own tables."""
    (project / "tables.py").write_text("ROWS = 3\n", encoding="utf-8")
    (project / "proofs" / "mutants.py").write_text(
        "import tables; print(tables.ROWS)\n", encoding="utf-8"
    )
    done = run("prove", "mutants")
    assert done.returncode == 0
    assert "3\n" in done.stdout


def test_continuous_integration_runs_the_second_command():
    """Abe reads what CI does in one line."""
    words = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert words[-1] == "exec python3 dev.py test"
