"""A programme is data: its folder holds no program, and its cases come out from its files alone."""

import shutil
import sys

import pytest

from benches._cases import PROGRAMMES
from docs.table_of_programmes import counted_lines, every_word, words_used
from docs.words_standing import HEAD
from tallystick.operations import run_cases
from tallystick.terms import terms_schema

NAMES = sorted(path.parent.name for path in PROGRAMMES.glob("*/terms.toml"))
DATA = {".toml", ".csv", ".md"}


def no_data(folder):
    """List the files of a folder that are anything else than TOML, CSV or Markdown."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if path.suffix not in DATA)


def test_every_folder_is_a_programme():
    assert sorted(path.name for path in PROGRAMMES.iterdir() if path.is_dir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_folder_of_a_programme_holds_nothing_but_data(name):
    assert not no_data(PROGRAMMES / name)


def test_a_program_in_the_folder_of_a_programme_is_found(tmp_path):
    """The control: Gus has put a program beside his terms."""
    (tmp_path / "terms.toml").touch()
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "price.py").touch()
    assert no_data(tmp_path) == ["price.py"]


@pytest.mark.long(3)
@pytest.mark.parametrize("name", NAMES)
def test_the_cases_come_out_from_the_data_alone(name, tmp_path, monkeypatch):
    """Terms, calendars and cases are all that lies in another folder, and no module is imported for them."""
    data = shutil.ignore_patterns("*.md", "evidence")
    shutil.copytree(PROGRAMMES / name, tmp_path / name, ignore=data)
    monkeypatch.chdir(tmp_path)
    before = {module for module in sys.modules if not module.startswith("tallystick.")}
    results = run_cases(tmp_path / name)
    after = {module for module in sys.modules if not module.startswith("tallystick.")}
    assert results
    assert not [result.name for result in results if not result.holds]
    assert not [found for found in after - before if str(PROGRAMMES) in _file_of(found)]


def _file_of(module):
    return getattr(sys.modules[module], "__file__", None) or ""


def test_words_of_the_language_are_told_from_names_that_terms_give():
    """`price` as the name of a clause is no word; `amount` stands in two parts and is one word."""
    written = {
        "clauses": {"price": {"says": "One.", "price": {"amount": 1}}},
        "caps": {"most": {"clauses": ["price"], "amount": 1}},
        "assumptions": {"amount_of_it": "Somebody said so."},
    }
    assert words_used(written, terms_schema()) == {
        "clauses": HEAD,
        "says": "Clause",
        "price": "Clause",
        "amount": "Price",
        "caps": HEAD,
        "assumptions": HEAD,
    }
    assert words_used(written, terms_schema()).keys() < every_word(terms_schema()).keys()


def test_comments_and_blanks_are_no_lines():
    assert counted_lines('# Terms.\n\nname = "a"  # so\n  # of\n') == ['name = "a"  # so']
