"""What the tests of the shipped programmes share."""

from pathlib import Path

import pytest

from tallystick.terms import read_terms

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Watch no line here but where a test says so: what programmes say is told by stories, line by line."""
    for one in items:
        if one.path.parent == HERE and not one.get_closest_marker("watched"):
            one.add_marker("no_cover")


@pytest.fixture(scope="session")
def work_programme():
    return Path(__file__).parents[2] / "programmes" / "work-programme-2011"


@pytest.fixture(scope="session")
def terms(work_programme):
    return read_terms(work_programme)
