"""Every word that terms are drawn from, each with how to take it out of them again."""

from collections.abc import Callable, Mapping
from copy import deepcopy

from tests.laws.drawn_terms import day


def without(terms, word):
    """Give the terms without a word, or None if it was not in them."""
    other = deepcopy(terms)
    return other if WORDS[word](other) else None


def _in_clauses(change):
    """Change every clause that has the word, and say whether there was one."""
    return lambda terms: sum(change(clause) for clause in terms["clauses"].values()) > 0


def _from(*path):
    """Take a word out of the clause, or out of a word within it."""

    def change(clause):
        for word in path[:-1]:
            clause = clause.get(word) or {}
        return clause.pop(path[-1], None) is not None

    return change


def _as(*path, to):
    """Put another word where one stood, at the end of a path of words."""

    def change(clause):
        for word in path[:-1]:
            clause = clause.get(word) or {}
        if path[-1] not in clause:
            return False
        del clause[path[-1]]
        clause.update(to)
        return True

    return change


def _trigger(word):
    """Let a clause wait for something that never happens."""
    never = {"on": {"kind": "re_engaged"}}

    def change(clause):
        if word not in clause:
            return False
        del clause[word]
        clause.update(never)
        return True

    return change


def _when(word):
    def change(clause):
        before = len(clause.get("when", []))
        clause["when"] = [when for when in clause.get("when", []) if word not in when]
        return len(clause["when"]) < before

    return change


def _percentage(word):
    def change(clause):
        if word not in clause["price"].get("percent_of", {}):
            return False
        clause["price"] = clause["price"]["percent_of"]["price"]
        return True

    return change


def _run(clause):
    window = clause.get("reach", {}).get("window", {})
    window.pop("run_gap_days_allowed", None)
    return window.pop("then", None) is not None


def _run_gap(clause):
    return bool(clause.get("reach", {}).get("window", {}).pop("run_gap_days_allowed", 0))


def _open_window(clause):
    window = clause.get("reach", {}).get("window")
    if window is None or "through" in window:
        return False
    clause["reach"]["window"] = {"from": window["from"], "through": {"days": 1}}
    return True


def _through(clause):
    _run(clause)
    return _from("reach", "window", "through")(clause)


def _due(word):
    def change(clause):
        return word in clause.get("due", {}) and clause.pop("due") is not None

    return change


def _cap(word):
    def change(terms):
        caps = terms["caps"]
        fitting = [name for name, cap in caps.items() if word in cap]
        for name in fitting:
            del caps[name]
        return bool(fitting)

    return change


def _of_signal(signal, word):
    return lambda terms: terms["signals"][signal].pop(word, None) is not None


def _before_first(signal, state):
    """Let a signal that is told to begin in one state begin in another."""
    other = {"unknown": "no", "no": "unknown", "yes": "no"}[state]

    def change(terms):
        if terms["signals"][signal]["before_first"] != state:
            return False
        terms["signals"][signal]["before_first"] = other
        return True

    return change


def _formula(text):
    def change(terms):
        if terms["signals"]["free"]["is"] != text:
            return False
        terms["signals"]["free"]["is"] = "in_work"
        return True

    return change


def _trust(terms):
    was, terms["trust"] = terms["trust"], []
    return bool(was)


def _spells(terms):
    was, terms["referral_opens_spell"] = terms["referral_opens_spell"], False
    return was


def _as_of(named):
    def change(terms):
        group = terms["classifications"]["group"]
        other = "referred" if named == "attached" else "attached"
        was, group["as_of"] = group["as_of"], group["as_of"] if group["as_of"] != named else other
        return was == named

    return change


def _later_rows(terms):
    """Let the first row of each group hold for good."""
    found = False
    for table in terms["tables"].values():
        kept = [row for row in table["rows"] if "starts_on" not in row]
        found |= len(kept) < len(table["rows"])
        for row in kept:
            row.pop("ends_on", None)
        table["rows"] = kept
    return found


def _in_force(terms):
    was, terms["in_force_from"] = terms["in_force_from"], day(-30)
    return was != day(-30)


WORDS: Mapping[str, Callable[[dict], bool]] = {
    "on": _in_clauses(_trigger("on")),
    "on, codes": _in_clauses(_from("on", "codes")),
    "reach": _in_clauses(_trigger("reach")),
    "at_least by lookup": _in_clauses(_as("reach", "at_least", "lookup", to={"days": 1})),
    "window, open": _in_clauses(_open_window),
    "window, through": _in_clauses(_through),
    "window, then end_of_run": _in_clauses(_run),
    "run_gap_days_allowed": _in_clauses(_run_gap),
    "reset": _in_clauses(_from("reach", "reset")),
    "repeat": _in_clauses(_from("reach", "repeat")),
    "up_to by lookup": _in_clauses(_as("reach", "repeat", "up_to", "lookup", to={"number": 1})),
    "after": _in_clauses(_from("after")),
    "when, classification": _in_clauses(_when("classification")),
    "when, signal": _in_clauses(_when("signal")),
    "at_most": _in_clauses(_from("at_most")),
    "price, amount": _in_clauses(_as("price", "amount", to={"amount": 7})),
    "price, lookup": _in_clauses(_as("price", "lookup", to={"amount": 7})),
    "percent_of, percent": _in_clauses(_percentage("percent")),
    "percent_of, one_hundred_less": _in_clauses(_percentage("one_hundred_less")),
    "cap, amount": _cap("amount"),
    "cap, lookup": _cap("lookup"),
    "due, days": _in_clauses(_due("days")),
    "due, month_end": _in_clauses(_due("month_end")),
    "before_first no": _before_first("on_benefit", "no"),
    "before_first unknown": _before_first("on_benefit", "unknown"),
    "before_first yes": _before_first("on_benefit", "yes"),
    "stands_for_days": _of_signal("in_work", "stands_for_days"),
    "codes": _of_signal("in_work", "codes"),
    "sources": _of_signal("on_benefit", "sources"),
    "and not": _formula("in_work and not on_benefit"),
    "or not": _formula("in_work or not on_benefit"),
    "not, and": _formula("not on_benefit and attached"),
    "trust": _trust,
    "referral_opens_spell": _spells,
    "as_of referred": _as_of("referred"),
    "as_of attached": _as_of("attached"),
    "as_of attained": _as_of("attained"),
    "rows by date": _later_rows,
    "in_force_from": _in_force,
}
"""Each word with what takes it out of terms, and says whether it was in them."""
