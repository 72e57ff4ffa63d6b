"""The fixture that settles a story on every engine, and holds what comes of it against what was drawn."""

import pytest

from tests.spec.comparing import expected_and_settled
from tests.spec.engines import ENGINES
from tests.spec.story import Story


@pytest.fixture(params=ENGINES.values(), ids=ENGINES.keys())
def pays(request, tmp_path):
    """Hold every row that a settlement gives against the story: what is not drawn must not be there."""

    def check(terms, **drawn):
        story = Story(terms, **drawn)
        expected, settled = expected_and_settled(story, engine=request.param, folder=tmp_path)
        assert settled == expected

    return check
