"""Below web and cli the day and the draw are arguments."""

import pytest

from tests.house.detectors.clocks import unasked_chances


def test_nobody_below_the_commands_looks_at_the_clock_or_draws_lots(source, nothing_wrong):
    """Fay settles the same file on two days, and compares the two answers byte for byte."""
    nothing_wrong(unasked_chances(source))


@pytest.mark.parametrize(
    "look",
    [
        "from datetime import date\nas_of = date.today()",
        "import datetime\nat = datetime.datetime.now()",
        "from datetime import datetime as instant\nat = instant.utcnow()",
        "import time\nat = time.time()",
        "import time as clock\nat = clock.monotonic()",
        "from time import perf_counter",
        "import random\ndraw = random.random()",
        "import random\nrandom.seed(7)",
        "from random import shuffle",
        "import random\nchance = random.Random()",
        "import random\nchance = random.SystemRandom()",
        "import numpy as np\ndraw = np.random.rand()",
        "from numpy import random\ndraw = random.rand()",
        "import numpy as np\nchance = np.random.default_rng()",
        "import uuid\nkey = uuid.uuid4()",
        "from uuid import uuid1",
        "import secrets\nkey = secrets.token_hex()",
        "import os\nkey = os.urandom(8)",
    ],
)
def test_a_look_at_the_clock_or_a_draw_without_a_seed_is_found(planted, look):
    """The control: each way to do it, planted by itself."""
    assert list(unasked_chances(planted(settlement___days=look + "\n")))


@pytest.mark.parametrize(
    "allowed",
    [
        "import random\nchance = random.Random(7)",
        "from random import Random\nchance = Random(7)",
        "import numpy as np\nchance = np.random.default_rng([7, 1])",
        "from datetime import date\nday = date(2024, 1, 1)",
        "import uuid\nkey = uuid.uuid5(uuid.NAMESPACE_URL, 'x')",
    ],
)
def test_a_day_and_a_seed_that_were_given_are_welcome(planted, allowed):
    """The other half of the pair: the same libraries, used with what came in by the door."""
    assert not list(unasked_chances(planted(settlement___days=allowed + "\n")))


def test_commands_may_look_at_the_clock(planted):
    """A command that is asked for nothing else may say what day it is."""
    look = "from datetime import date\nas_of = date.today()\n"
    assert not list(unasked_chances(planted(cli___app=look)))
