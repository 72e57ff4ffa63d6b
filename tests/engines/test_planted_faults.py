"""Every step of the columnar engine is watched: a fault planted in it tells the engines apart."""

import pytest

from tests.engines import everything
from tests.engines.comparing import disagreement
from tests.engines.everything import CLAUSES
from tests.engines.faults import FAULTS
from tests.engines.planting import planted


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param("plain", marks=pytest.mark.long(60)),
        pytest.param("narrow", marks=pytest.mark.long(8)),
        pytest.param("cases", marks=pytest.mark.long(4)),
    ],
)
def test_nothing_tells_the_engines_apart_where_nothing_is_planted(terms):
    """The control: two hundred people under every clause of a fault, and everybody in the cases at once."""
    tried = {name for fault in FAULTS.values() if fault.terms == terms for name in fault.clauses}
    events, asked = getattr(everything, terms)(tuple(name for name in CLAUSES if name in tried))
    assert not disagreement(events, **asked)


def some_of(faults):
    """Choose the first fault of every third step, and every twentieth; the proof of the faults tries all."""
    first = {fault.module: name for name, fault in reversed(faults.items())}
    chosen = {*[*first.values()][::3], *[*faults][::20]}
    return {name: faults[name] for name in faults if name in chosen}


@pytest.mark.long(3)
@pytest.mark.no_cover  # What runs with a fault in it is not the engine.
@pytest.mark.parametrize("fault", some_of(FAULTS).values(), ids=some_of(FAULTS))
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
    "_decisions",
    "_door",
    "_counts",
    "_excluding",
    "_frames",
    "_groups",
    "_guards",
    "_histories",
    "_idioms",
    "_in_periods",
    "_instalments",
    "_lines",
    "_look_back",
    "_odd_keys",
    "_passages",
    "_periods",
    "_plan",
    "_prices",
    "_rates",
    "_reach",
    "_rolling",
    "_stretches",
    "_told",
    "_tracks",
    "_worths",
)
"""The modules that say what people are owed; the others put in, write out and carry."""


def test_a_fault_is_planted_in_every_step():
    """Whoever adds a step plants a fault in it."""
    assert {fault.module for fault in FAULTS.values()} == set(STEPS)
