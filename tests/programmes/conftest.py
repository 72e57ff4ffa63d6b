"""What the tests of the shipped programmes share."""

from pathlib import Path

import pytest

from tallystick.terms import read_terms


@pytest.fixture(scope="session")
def work_programme():
    return Path(__file__).parents[2] / "programmes" / "work-programme-2011"


@pytest.fixture(scope="session")
def terms(work_programme):
    return read_terms(work_programme)
