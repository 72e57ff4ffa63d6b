"""Proofs say "proved" when the claim holds, and only then."""

import pytest

from proofs.mutants import judge


def tried(*, killed, survived):
    """Name so many mutants that died, and so many that lived."""
    dead = {f"dead_{number}": "killed" for number in range(killed)}
    return dead | {f"alive_{number}": "survived" for number in range(survived)}


def reasons(count):
    return {f"alive_{number}": "Nobody can tell." for number in range(count)}


@pytest.mark.parametrize(
    ("killed", "survived", "explained", "verdict"),
    [
        (9, 1, 1, "proved"),
        (89, 11, 11, "not proved"),
        (9, 1, 0, "not proved"),
        (10, 0, 0, "proved"),
    ],
    ids=["nine in ten", "89 in a hundred", "a survivor without a reason", "all dead"],
)
def test_mutants_prove_the_tests_from_nine_in_ten_on_if_each_survivor_is_explained(
    killed, survived, explained, verdict
):
    """Cora counts the dead, and asks after each of the living."""
    statuses = tried(killed=killed, survived=survived)
    assert judge(statuses, reasons=reasons(explained))["verdict"] == verdict


def test_a_mutant_that_no_test_reaches_counts_as_alive():
    """Nobody looked, so nobody noticed."""
    judged = judge({"a": "no tests", "b": "suspicious", "c": "timeout"}, reasons={})
    assert list(judged["survivors"]) == ["a", "b"]


def test_a_reason_for_a_mutant_that_died_is_named():
    """Dina's reason outlived its mutant; the list of reasons stays honest."""
    judged = judge(tried(killed=10, survived=0), reasons=reasons(1))
    assert judged["reasons_for_no_survivor"] == ["alive_0"]
