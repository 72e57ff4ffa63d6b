"""A small programme called Restart, sound as it stands, and broken by each test in its own way."""

import shutil
from pathlib import Path

import pytest

from tallystick.terms import check_terms, read_terms

RESTART = Path(__file__).parent / "restart"


@pytest.fixture
def folder(tmp_path):
    """A copy of the programme that a test may break."""
    return Path(shutil.copytree(RESTART, tmp_path / "restart"))


@pytest.fixture
def change(folder):
    """Replace one text of the terms, which must stand there once, and give the file."""

    def changed(old, new):
        file = folder / "terms.toml"
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the terms"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return file

    return changed


@pytest.fixture
def mistakes(change, folder):
    """Give what is said of terms in which each old text is replaced by its new one."""

    def said(*changes):
        for old, new in changes:
            change(old, new)
        return [str(m).removeprefix(f"{folder}/terms.toml, ") for m in check_terms(folder)]

    return said


@pytest.fixture
def line_at(folder):
    """Find the line of the terms, counted from 1, on which a text ends that stands there once."""

    def line(text):
        terms = (folder / "terms.toml").read_text(encoding="utf-8")
        assert terms.count(text) == 1, f"{text!r} stands {terms.count(text)} times in the terms"
        return terms[: terms.index(text) + len(text)].count("\n") + 1

    return line


@pytest.fixture
def restart():
    """The terms of the small programme as they stand."""
    return read_terms(RESTART)


@pytest.fixture(scope="session")
def work_programme():
    """The terms of the Work Programme as they are published here."""
    return read_terms(Path(__file__).parents[2] / "programmes" / "work-programme-2011")
