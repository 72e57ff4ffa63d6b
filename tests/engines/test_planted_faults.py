"""Every step of the columnar engine is watched: a fault planted in it tells the engines apart."""

import pytest

from tests.engines import everything
from tests.engines.comparing import disagreement
from tests.engines.everything import CLAUSES
from tests.engines.faults import FAULTS
from tests.engines.planting import planted


@pytest.mark.parametrize("terms", ["plain", "narrow", "cases"])
def test_nothing_tells_the_engines_apart_where_nothing_is_planted(terms):
    """The control: three hundred people under every word, and everybody in the cases at once."""
    events, asked = getattr(everything, terms)(tuple(CLAUSES))
    assert not disagreement(events, **asked)


@pytest.mark.no_cover  # What runs with a fault in it is not the engine.
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_tells_the_engines_apart(fault):
    """Lea plants each fault that she can think of, and the same people are owed something else."""
    events, asked = getattr(everything, fault.terms)(fault.clauses)
    meant = everything.meant(fault.terms, fault.clauses)
    with planted(fault.module, fault.sound, fault.faulty):
        assert disagreement(events, meant=meant, **asked)


def test_a_fault_that_was_taken_out_again_leaves_no_trace():
    """Max settles after Lea has gone home."""
    fault = next(iter(FAULTS.values()))
    events, asked = getattr(everything, fault.terms)(fault.clauses)
    with planted(fault.module, fault.sound, fault.faulty):
        pass
    assert not disagreement(events, **asked)


def test_a_fault_whose_place_is_gone_is_told():
    """The control: the source was written anew, and the fault must be as well."""
    with (
        pytest.raises(AssertionError, match="plant it anew"),
        planted("_reach", "no such text", ""),
    ):
        pass


STEPS = (
    "_caps",
    "_classified",
    "_clauses",
    "_door",
    "_frames",
    "_guards",
    "_histories",
    "_lines",
    "_odd_keys",
    "_periods",
    "_plan",
    "_prices",
    "_rates",
    "_reach",
    "_stretches",
    "_tracks",
)
"""The modules that say what people are owed; the others put in, write out and carry."""


def test_a_fault_is_planted_in_every_step():
    """Whoever adds a step plants a fault in it."""
    assert {fault.module for fault in FAULTS.values()} == set(STEPS)
