"""Journeys that nobody made: generated from a seed, and said to be generated wherever they are seen.

They are events like any other, so that everything downstream can be tried out on them.
"""

from tallystick.simulation._assumptions import ASSUMPTIONS, GENERATED_THROUGH
from tallystick.simulation._expected import ALSO_SUPPOSED, EXPECTED, Expectation
from tallystick.simulation._generate import generate_journeys, generate_parts
from tallystick.simulation._promised import Promised, generate_promised, people_at

__all__ = [
    "ALSO_SUPPOSED",
    "ASSUMPTIONS",
    "Expectation",
    "EXPECTED",
    "generate_journeys",
    "generate_parts",
    "generate_promised",
    "GENERATED_THROUGH",
    "people_at",
    "Promised",
]
