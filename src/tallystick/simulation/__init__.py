"""Journeys that nobody made: generated from a seed, and said to be generated wherever they are seen.

They are events like any other, so that everything downstream can be tried out on them.
"""

from tallystick.simulation._assumptions import ASSUMPTIONS, GENERATED_THROUGH
from tallystick.simulation._generate import generate_journeys, generate_parts

__all__ = ["ASSUMPTIONS", "generate_journeys", "generate_parts", "GENERATED_THROUGH"]
