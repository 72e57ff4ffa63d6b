"""Each word that terms are drawn from, with what takes it out of them again."""

from collections.abc import Callable, Mapping
from copy import deepcopy

from tests.engines.drawn_chains import WORDS as OF_CHAINS
from tests.engines.drawn_cohorts import WORDS as OF_COHORTS
from tests.engines.drawn_sharing import WORDS as OF_SHARING
from tests.engines.wider import fitting, of_jobs
from tests.laws.words import WORDS as LAWFUL


def _group_by(word):
    def change(drawn):
        group = drawn.get("groups", {}).get("one", {})
        return word in group and bool(drawn.pop("groups"))

    return change


def _signal(word):
    """Take a word out of every signal that has it."""

    def change(drawn):
        signals = list(drawn["signals"].values())
        return bool([signal.pop(word) for signal in signals if word in signal])

    return change


def _minutes_agreed(drawn):
    never = {"kind": "contacted", "codes": ["by_phone"]}
    had = [
        clause
        for clause in drawn["clauses"].values()
        if "minutes_agreed" in str(clause.get("reach"))
    ]
    for clause in had:
        del clause["reach"]
        clause["on"] = never
    return bool(had)


def _of(drawn):
    formula = drawn["signals"]["free"]["is"]
    if drawn["signals"].pop("told", None) is None:
        return False
    drawn["signals"]["free"]["is"] = formula.replace("told", "on_benefit")
    return True


def _in_reach(change):
    return lambda drawn: (
        sum(change(clause["reach"]) for clause in drawn["clauses"].values() if "reach" in clause)
        > 0
    )


def _window_in_months(reach):
    within = reach.get("window", {})
    return "months" in within.get("through", {}) and bool(within.update(through={"days": 3}) or 1)


def _threshold_in_months(reach):
    return "months" in reach["at_least"] and bool(reach.update(at_least={"days": 3}) or 1)


def _excluding(reach):
    return bool(reach.pop("excluding", None))


def _times(reach):
    return bool(reach["at_least"].get("lookup", {}).pop("times", 0))


def _sanctioned(drawn):
    formula = drawn["signals"]["free"]["is"]
    drawn["signals"]["free"]["is"] = formula.replace(" and not sanctioned", "")
    return drawn["signals"].pop("sanctioned", None) is not None


def _working_days(drawn):
    clauses = list(drawn["clauses"].values())
    had = [clause for clause in clauses if "working_days" in clause.get("due", {})]
    for clause in had:
        del clause["due"]
    return bool(had)


def _with_same(drawn):
    clauses = list(drawn["clauses"].values())
    return bool([c["after"].pop("with_same") for c in clauses if "with_same" in c.get("after", {})])


def _keys(drawn):
    clauses = list(drawn["clauses"].values())
    chosen = [words for clause in clauses for words in of_jobs(clause)]
    return bool([words.pop("keys") for words in chosen if "keys" in words])


def _clause(word):
    """Take a word out of every clause that has it."""

    def change(drawn):
        clauses = list(drawn["clauses"].values())
        return bool([clause.pop(word) for clause in clauses if word in clause])

    return change


def _paid(drawn):
    after = [clause.get("after", {}) for clause in drawn["clauses"].values()]
    return bool([one.update(state="attained") for one in after if one.get("state") == "paid"])


def _on_change(drawn):
    counts = [clause.get("reach", {}) for clause in drawn["clauses"].values()]
    return bool([count.pop("reset") for count in counts if "on" in count.get("reset", {})])


def _per_employer(drawn):
    clauses = list(drawn["clauses"].values())
    had = [clause for clause in clauses if clause.get("at_most", {}).get("per") == "employer"]
    for clause in had:
        del clause["at_most"]
    return bool(had)


def _for_time(drawn):
    """List the clauses that pay a person's time; a fee of the contract has its word to itself."""
    clauses = drawn["clauses"].values()
    return [clause for clause in clauses if "every" in clause and "about" not in clause]


def _fees(drawn):
    return [clause["every"] for clause in _for_time(drawn)]


def _every(drawn):
    """Let whoever would have a fee for each period wait for what never happens."""
    had = _for_time(drawn)
    for clause in had:
        del clause["every"]
        clause["on"] = {"kind": "contacted", "codes": ["by_phone"]}
    return bool(had)


def _arrears(drawn):
    had = [every for every in _fees(drawn) if every["pay"] == "arrears"]
    for every in had:
        every.update({"pay": "advance", "on_early_end": "keep"})
    return bool(had)


def _recover(drawn):
    had = [every for every in _fees(drawn) if every.get("on_early_end") == "recover"]
    for every in had:
        every["on_early_end"] = "keep"
    return bool(had)


def _part_period(drawn):
    had = _fees(drawn)
    for every in had:
        every["part_period"] = "nothing"
    return bool(had)


def _about(drawn):
    return drawn["clauses"].pop("toll", None) is not None


def _reconcile(drawn):
    return drawn["clauses"].pop("rest", None) is not None


WORDS: Mapping[str, Callable[[dict], bool]] = {
    **LAWFUL,
    **OF_COHORTS,
    **OF_SHARING,
    **OF_CHAINS,
    "about": _about,
    "after, paid": _paid,
    "beside": _clause("beside"),
    "except": _clause("except"),
    "after, with_same": _with_same,
    "at_most per employer": _per_employer,
    "reset on change": _on_change,
    "choose": _group_by("choose"),
    "claimed": _clause("claimed"),
    "unless_seen": _clause("unless_seen"),
    "keys": _keys,
    "minutes_agreed": _minutes_agreed,
    "only_one_of": _group_by("only_one_of"),
    "due, working_days": _working_days,
    "employers": _signal("employers"),
    "excluding": _in_reach(_excluding),
    "every": _every,
    "every, arrears": _arrears,
    "on_early_end, recover": _recover,
    "part_period, pro_rata": _part_period,
    "months, of a window": _in_reach(_window_in_months),
    "months, of a threshold": _in_reach(_threshold_in_months),
    "of": _of,
    "reconcile": _reconcile,
    "times": _in_reach(_times),
    "sanctioned": _sanctioned,
    "weekly_minutes_at_least": _signal("weekly_minutes_at_least"),
}
"""Each word with what takes it out of terms, and says whether it was in them."""


def without(drawn, word):
    """Give terms without a word, or None if it was not in them."""
    other = deepcopy(drawn)
    return fitting(other) if WORDS[word](other) else None


NO_COLUMNS = (
    "reconcile",
    "changes",
    "sanctioned",
    "claimed",
    "after, paid",
    "after, with_same",
    "except",
    "reset on change",
    "per",
    "minutes_agreed",
    "every",
)
"""The words that the reference settles behind the columns, in an order in which they come out cleanly."""


def in_columns(drawn):
    """Take every word out of terms that has no columns, so that the engines are two and not one."""
    for word in NO_COLUMNS:
        drawn = without(drawn, word) or drawn
    if drawn.get("groups", {}).get("one", {}).get("choose") and "step" in str(drawn["clauses"]):
        drawn = without(drawn, "choose")
    return fitting(drawn)
