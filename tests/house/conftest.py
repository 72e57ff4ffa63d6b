"""What the rules of the house are held against: this project, and small planted ones."""

import subprocess
from pathlib import Path

import pytest

from docs.public_names import SOURCE
from tests.house.detectors.sources import plant

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root():
    """Give the folder of the project."""
    return ROOT


@pytest.fixture
def source():
    """Give the folder of the packages."""
    return SOURCE


@pytest.fixture
def nothing_wrong():
    """Fail with every fault that was found, a line each."""

    def check(faults):
        found = list(faults)
        if found:
            pytest.fail("\n".join(found), pytrace=False)

    return check


@pytest.fixture
def planted(tmp_path):
    """Plant files in an empty folder of source, and give the folder."""
    return lambda **files: plant(tmp_path / "tallystick", {_path(k): v for k, v in files.items()})


@pytest.fixture(scope="session")
def tracked():
    """Give the text of every file that is, or could be, committed, by its name."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = {name: ROOT / name for name in listed.split("\0") if name}
    return {
        name: path.read_text(encoding="utf-8", errors="replace")
        for name, path in paths.items()
        if path.is_file()
    }


def _path(name):
    package, _, module = name.partition("__")
    return f"{package}/{module or '__init__'}.py"
