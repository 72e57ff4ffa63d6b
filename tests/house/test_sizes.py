"""Functions and modules that a person can hold in the head."""

from tests.house.detectors.sizes import large_things


def test_functions_and_modules_stay_small(source, nothing_wrong):
    """Eve checks one function over one cup of tea."""
    nothing_wrong(large_things(source))


def test_a_function_of_49_lines_passes_and_one_of_50_does_not(planted):
    """The boundary pair: a heading and 48 lines under it, and a heading and 49."""
    body = "    x = 1\n"
    small = "def small():\n" + 48 * body
    large = "def large():\n" + 49 * body
    faults = list(large_things(planted(units___a=small, units___b=large)))
    assert faults == ["units/_b.py: large has 50 lines; a function has under 50."]


def test_a_module_of_399_lines_passes_and_one_of_400_does_not(planted):
    """The boundary pair, for a module."""
    faults = list(large_things(planted(units___a=399 * "x = 1\n", units___b=400 * "x = 1\n")))
    assert faults == ["units/_b.py has 400 lines; a module has under 400."]
