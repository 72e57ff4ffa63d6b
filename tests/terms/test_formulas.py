"""Formulas: signals joined by and, or, not and brackets, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.terms import And, Leaf, Not, Or, names_in, parse_formula

A, B, C = Leaf("a"), Leaf("b"), Leaf("c")


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("a", A),
        ("(a)", A),
        ("not a", Not(A)),
        ("not not a", Not(Not(A))),
        ("a and b", And((A, B))),
        ("a and b and c", And((A, B, C))),
        ("a or b or c", Or((A, B, C))),
        ("a or b and c", Or((A, And((B, C))))),  # and binds more tightly than or
        ("(a or b) and c", And((Or((A, B)), C))),
        ("not a and b", And((Not(A), B))),  # not binds most tightly of all
        ("not (a and b)", Not(And((A, B)))),
    ],
)
def test_a_formula_is_read_as_logic_is_written(text, formula):
    assert parse_formula(text) == formula


HOLDS_MORE = "holds more than names of signals, and, or, not and brackets"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "cannot be read"),
        ("a and", "cannot be read"),
        ("a b", "cannot be read"),
        ("(a", "cannot be read"),
        ("a\nand b", "cannot be read"),
        ("a und b", "cannot be read"),
        ("a == b", HOLDS_MORE),
        ("a + b", HOLDS_MORE),
        ("-a", HOLDS_MORE),
        ("a and 1", HOLDS_MORE),
        ("True", HOLDS_MORE),
        ("a.b", HOLDS_MORE),
        ("a()", HOLDS_MORE),
        ("a if b else c", HOLDS_MORE),
        ("'a'", HOLDS_MORE),
        ("a, b", HOLDS_MORE),
        ("a # and not b", HOLDS_MORE),
        ("a\0", HOLDS_MORE),
    ],
)
def test_anything_else_is_refused(text, said):
    """Hal writes a remark behind a formula. What comes after # is refused, and not left out unseen."""
    with pytest.raises(ValueError) as caught:
        parse_formula(text)
    assert str(caught.value) == f"{text!r} {said}"


@pytest.mark.parametrize("text", ["not " * 5_000 + "a", "(" * 500 + "a" + ")" * 500])
def test_a_formula_too_deep_to_follow_is_refused(text):
    with pytest.raises(ValueError, match="cannot be read"):
        parse_formula(text)


def test_the_signals_of_a_formula_are_named_in_order_and_once():
    assert names_in(parse_formula("b and (not a or b) or c and a")) == ("b", "a", "c")


FORMULAS = st.recursive(
    st.sampled_from((A, B, C)),
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(And, st.tuples(parts, parts)),
        st.builds(Or, st.tuples(parts, parts)),
    ),
    max_leaves=6,
)


def written(formula):
    """Write a formula with a bracket round everything, so that nothing is left to precedence."""
    match formula:
        case Leaf(name):
            return name
        case Not(part):
            return f"(not {written(part)})"
        case And(parts):
            return "(" + " and ".join(written(part) for part in parts) + ")"
        case Or(parts):
            return "(" + " or ".join(written(part) for part in parts) + ")"


@given(FORMULAS)
def test_a_formula_that_is_written_out_is_read_again(formula):
    assert parse_formula(written(formula)) == formula
    named = re.findall(r"\b[abc]\b", written(formula))
    assert names_in(formula) == tuple(dict.fromkeys(named))
