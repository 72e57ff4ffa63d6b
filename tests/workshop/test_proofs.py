"""Proofs say "proved" when the claim holds, and only then."""

import json
from contextlib import nullcontext

import pytest

from proofs import engines, faults, laws
from proofs.mutants import forget_what_is_over, judge


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


def kept(folder, codes):
    """Write what became of the mutants of one function, and read what is remembered of it."""
    module = folder / "mutants" / "src" / "sums.py"
    module.parent.mkdir(parents=True)
    module.write_text("def x_add__mutmut_1():\n    ...\n\n\ndef x_add__mutmut_2():\n    ...\n")
    result = module.with_name("sums.py.meta")
    result.write_text(json.dumps({"exit_code_by_key": codes}))
    forget_what_is_over(folder)
    return json.loads(result.read_text())["exit_code_by_key"]


def test_mutants_that_lived_are_tried_again_once_all_have_been_tried(tmp_path):
    """Finn wrote a test for the second one, and nobody asks again after the first, which is dead."""
    codes = {"sums.x_add__mutmut_1": 1, "sums.x_add__mutmut_2": 0}
    assert kept(tmp_path, codes) == {"sums.x_add__mutmut_1": 1, "sums.x_add__mutmut_2": None}


def test_mutants_of_what_is_no_longer_there_are_forgotten(tmp_path):
    """Greta took a function out; its mutants can neither live nor die."""
    codes = {"sums.x_add__mutmut_1": 1, "sums.x_gone__mutmut_1": 33}
    assert kept(tmp_path, codes) == {"sums.x_add__mutmut_1": 1}


def test_while_some_are_untried_nothing_is_tried_twice(tmp_path):
    """The time was up before the last; it goes on there."""
    codes = {"sums.x_add__mutmut_1": 0, "sums.x_add__mutmut_2": None}
    assert kept(tmp_path, codes) == codes


ONE, LAST = f"{laws.LAWS}::test_l1", laws.CONTROL_LAW
CONTROL = f"{LAST} with a fault"
SOUND = {ONE: "holds", LAST: "holds", laws.WORDS: "holds", CONTROL: "does not hold"}


def told(**verdicts):
    """Say what each law, the words and the control came to."""
    return {name: {"verdict": verdict} for name, verdict in verdicts.items()}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "proved"),
        ({ONE: "does not hold"}, "not proved"),
        ({LAST: "does not hold"}, "not proved"),
        ({laws.WORDS: "does not hold"}, "not proved"),
        ({CONTROL: "holds"}, "not proved"),
        ({CONTROL: "no answer"}, "not proved"),
    ],
    ids=["all hold", "one", "the last", "the words", "a fault unnoticed", "a control that broke"],
)
def test_laws_are_proved_if_all_hold_and_the_planted_fault_does_not(changed, verdict):
    """Edo believes a law only where a settlement that breaks it was told apart."""
    words = laws.proof(told(**{**SOUND, **changed}))
    assert words["verdict"] == verdict
    assert list(words["laws"]) == ["test_l1", LAST.partition("::")[2]]
    assert words["counts"]["laws"] == 2


def tried_words(*, idle=()):
    """Tell of one part in which every word was drawn, and changed lines unless it was idle."""
    return {
        "counts": {"draws": 40},
        "drawn": dict.fromkeys(engines.WORDS, 2),
        "changed": {word: 1 for word in engines.WORDS if word not in idle},
        "disagreements": [],
    }


BY_MONTH = {"by_month": {"draws": 5}, "disagreements": [], "booked_otherwise": []}
SELDOM = {**tried_words(), "drawn": {**dict.fromkeys(engines.WORDS, 2), "reset": 1}}


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ([tried_words(), BY_MONTH], "proved"),
        ([tried_words(idle=["reset"]), BY_MONTH], "not proved"),
        ([tried_words(idle=["reset"]), tried_words(), BY_MONTH], "proved"),
        ([{**tried_words(), "disagreements": [{"lines": {}}]}, BY_MONTH], "not proved"),
        ([tried_words(), {**BY_MONTH, "disagreements": [{"lines": {}}]}], "not proved"),
        ([tried_words(), {**BY_MONTH, "booked_otherwise": ["a/b"]}], "not proved"),
        ([SELDOM, BY_MONTH], "not proved"),
    ],
    ids=[
        "all agree",
        "a word is idle",
        "once is enough",
        "they differ",
        "they differ in a month",
        "a sum is another",
        "a word is drawn in fewer than one draw of twenty",
    ],
)
def test_engines_agree_when_no_draw_tells_them_apart_and_every_word_was_tried(parts, verdict):
    """Dora believes that both engines agree once every word was drawn often, and moved money."""
    assert engines.proof(parts, controls=TOLD_APART)["verdict"] == verdict


@pytest.mark.parametrize("control", ["control", "control_by_month"])
def test_a_planted_fault_that_nobody_sees_proves_nothing(control):
    """Dora's draws agree, and yet a fault that was planted went unseen: there is no proof."""
    controls = {**TOLD_APART, control: {"verdict": "not told apart"}}
    assert engines.proof([tried_words(), BY_MONTH], controls=controls)["verdict"] == "not proved"


TOLD_APART = {name: {"verdict": "told apart"} for name in ("control", "control_by_month")}


@pytest.mark.parametrize(
    ("told", "control", "verdict"),
    [
        ([True, True], [], "proved"),
        ([True, False], [], "not proved"),
        ([True, True], ["plain"], "not proved"),
        ([], [], "not proved"),
    ],
    ids=["all are told", "one is not", "nothing planted tells as well", "none was planted"],
)
def test_faults_are_told_when_each_was_and_nothing_else_is(told, control, verdict):
    """Finn believes in a fault that was told only where the sound engine is told of nothing."""
    parts = [{"fault": f"fault {number}", "told": one} for number, one in enumerate(told)]
    assert faults.proof(parts, control=control)["verdict"] == verdict


def test_a_fault_that_is_planted_is_told_and_none_is_where_its_text_is_the_same(monkeypatch):
    """Finn plants the first fault of all, and then the sound text in its own place."""
    name = next(iter(faults.FAULTS))
    assert faults.is_told(name)
    monkeypatch.setattr(faults, "planted", lambda *_: nullcontext())
    assert not faults.is_told(name)
