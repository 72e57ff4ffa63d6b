"""The fixture that settles a story on every engine, and holds what comes of it against what was drawn."""

import pytest

from tests.spec.comparing import expected_and_settled
from tests.spec.engines import ENGINES, engine_of
from tests.spec.story import Story

ONE_STORY_IN = 60
"""Of so many stories one runs on an endpoint every day, and all of them with `-m endpoint`."""


def pytest_collection_modifyitems(config, items):
    """Leave out most stories on an endpoint, which takes two seconds for each.

    To watch the lines of the columnar engine nearly doubles what a story takes, and they are watched in
    tests/engines, where many people are under every word: here they are only where a story says so.
    """
    stories = [one for one in items if one.fspath.dirpath().basename == "spec"]
    for one in stories:
        if _is_in_columns(one) and not one.get_closest_marker("watched"):
            one.add_marker("no_cover")
    if "endpoint" in config.option.markexpr:
        return
    on_endpoint = [one for one in stories if one.get_closest_marker("endpoint")]
    by_name = sorted(on_endpoint, key=lambda one: one.nodeid)
    left_out = {one for place, one in enumerate(by_name) if place % ONE_STORY_IN}
    config.hook.pytest_deselected(items=[one for one in items if one in left_out])
    items[:] = [one for one in items if one not in left_out]


def _is_in_columns(story):
    return story.callspec.params.get("pays") != "reference" if hasattr(story, "callspec") else False


@pytest.fixture(params=ENGINES)
def pays(request, tmp_path):
    """Hold every row that a settlement gives against the story: what is not drawn must not be there."""

    def check(terms, **drawn):
        story = Story(terms, **drawn)
        engine = engine_of(request)
        expected, settled = expected_and_settled(story, engine=engine, folder=tmp_path)
        assert settled == expected

    return check
