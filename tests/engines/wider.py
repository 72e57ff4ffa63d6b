"""What the laws do not draw: hours, employers, one signal of another, working days, and contracts."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from tallystick.terms import Contract
from tests.laws.drawn_terms import day
from tests.laws.drawn_terms import terms as lawful_terms
from tests.laws.words import WORDS as LAWFUL

CALENDAR = {
    "file": "off.csv",
    "starts_on": day(-60),
    "ends_on": day(60),
    "source": "fixture: drawn",
}
CALENDAR_FILE = f"day,name\n{day(4)},A day off\n{day(9)},Another\n"

_one_in_four = st.sampled_from([False, False, False, True])


@st.composite
def terms(draw):
    """Draw sound terms of every word that this release has, as plain values."""
    drawn = draw(lawful_terms())
    if draw(_one_in_four):
        drawn["signals"]["in_work"]["weekly_minutes_at_least"] = draw(st.sampled_from([600, 960]))
    if draw(_one_in_four):
        chosen = draw(st.sampled_from([["bakery"], ["bakery", "shop"]]))
        drawn["signals"]["in_work"]["employers"] = chosen
    if draw(_one_in_four):
        # A second signal of the same facts, with words of its own.
        before = draw(st.sampled_from(["no", "unknown"]))
        drawn["signals"]["told"] = {"of": "on_benefit", "before_first": before}
        drawn["signals"]["free"]["is"] = drawn["signals"]["free"]["is"].replace(
            "on_benefit", "told"
        )
    if draw(_one_in_four):
        drawn["calendars"] = {"off": CALENDAR}
        chosen = draw(st.sampled_from(sorted(drawn["clauses"])))
        due = {"working_days": {"number": draw(st.integers(1, 3)), "calendar": "off"}}
        drawn["clauses"][chosen]["due"] = due
    return drawn


def _signal(word):
    """Take a word out of every signal that has it."""

    def change(drawn):
        signals = list(drawn["signals"].values())
        return bool([signal.pop(word) for signal in signals if word in signal])

    return change


def _of(drawn):
    formula = drawn["signals"]["free"]["is"]
    if drawn["signals"].pop("told", None) is None:
        return False
    drawn["signals"]["free"]["is"] = formula.replace("told", "on_benefit")
    return True


def _working_days(drawn):
    clauses = list(drawn["clauses"].values())
    had = [clause for clause in clauses if "working_days" in clause.get("due", {})]
    for clause in had:
        del clause["due"]
    return bool(had)


WORDS: Mapping[str, Callable[[dict], bool]] = {
    **LAWFUL,
    "due, working_days": _working_days,
    "employers": _signal("employers"),
    "of": _of,
    "weekly_minutes_at_least": _signal("weekly_minutes_at_least"),
}
"""Each word with what takes it out of terms, and says whether it was in them."""


@st.composite
def with_hours(draw, facts):
    """Give each job an employer and its hours, which may be unknown, and change the hours of some."""
    employers = {}
    told = []
    for fact in facts:
        if fact.kind in {"job_started", "job_ended"}:
            employer = employers.setdefault(fact.key, draw(_employers))
            fact = replace(fact, counterparty=employer)  # noqa: PLW2901 - the same fact, told more of
        if fact.kind == "job_started":
            fact = replace(fact, quantity=draw(_minutes), code=draw(_codes))  # noqa: PLW2901 - the same
        told.append(fact)
    jobs = [fact for fact in told if fact.kind == "job_started"]
    for number in range(draw(st.sampled_from([0, 0, 1, 2])) if jobs else 0):
        changed = draw(st.sampled_from(jobs))
        on, ref = day(draw(st.integers(0, 11))), f"hours-{number}"
        quantity = draw(st.sampled_from([300, 600, 960]))
        told.append(
            replace(
                changed,
                kind="hours_changed",
                ref=ref,
                happened_on=on,
                code=None,
                quantity=quantity,
                corrects=None,
            )
        )
    return told


@st.composite
def told_by_two(draw, facts):
    """Let another source tell of some starts and ends as well, perhaps of another day."""
    told = list(facts)
    turning = [fact for fact in facts if fact.kind in TURNING and fact.corrects is None]
    for number in range(draw(st.sampled_from([0, 0, 1, 2])) if turning else 0):
        fact = draw(st.sampled_from(turning))
        (other,) = {"department", "provider"} - {fact.source}
        on = fact.happened_on + timedelta(days=draw(st.integers(-1, 2)))
        told.append(replace(fact, source=other, ref=f"also-{number}", happened_on=on))
    return told


TURNING = {"job_started", "job_ended", "benefit_started", "benefit_ended"}
"""The kinds of fact that open and close what has a key."""


_codes = st.sampled_from(["employed"] * 12 + ["agency"] * 3 + ["Employed"])
_employers = st.sampled_from(["bakery", "bakery", "shop", None])
_minutes = st.sampled_from([960, 960, 600, 300, None])


@st.composite
def contracts(draw):
    """Draw contracts that bind the terms: none, so that one is assumed, or one or two with their own."""
    shape = draw(st.sampled_from(["assumed", "assumed", "dated", "two"]))
    if shape == "assumed":
        return []
    starts, ends = draw(st.sampled_from([(None, None), (day(1), None), (None, day(2))]))
    own = _contract("small", starts_on=starts, ends_on=ends, parameters={"discount": "25"})
    return [own] if shape == "dated" else [own, _contract("other", parameters={})]


def _contract(name, **words):
    return Contract(name, "small", "1", payer="commissioner", payee=f"{name}-provider", **words)


def without(drawn, word):
    """Give terms without a word, or None if it was not in them."""
    other = deepcopy(drawn)
    return other if WORDS[word](other) else None
