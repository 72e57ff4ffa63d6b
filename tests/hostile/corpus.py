"""Every hostile file, small ones and big ones."""

from tests.hostile.big import BIG
from tests.hostile.parquets import PARQUETS
from tests.hostile.texts import CELLS, FORMS, HEADERS, ROWS

SMALL_FILES = [*CELLS, *ROWS, *FORMS, *HEADERS, *PARQUETS]
"""Those that every run of the suite tries."""

BIG_FILES = BIG
"""Those that take minutes, or gigabytes of the disk."""

LEAST_FILES = 80
"""How many there must be (promises, G22)."""
