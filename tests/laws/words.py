"""Every word that terms are drawn from, each with how to take it out of them again."""

from collections.abc import Callable, Mapping
from copy import deepcopy

from tests.laws.drawn_terms import day
from tests.laws.oracle import parts_of


def without(terms, word):
    """Give the terms without a word, or None if it was not in them."""
    other = deepcopy(terms)
    if not WORDS[word](other):
        return None
    for clause in other["clauses"].values():
        if clause.get("nth", 1) > _most_often(clause):
            _without_nth(clause)
    return other


def _most_often(clause):
    """Say how often a count can be attained: where it does not go on, there is no second."""
    if "reach" not in clause:
        return MANY
    return clause["reach"].get("repeat", {"up_to": {"number": 1}})["up_to"].get("number", MANY)


MANY = 99


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
    never = {"on": {"kind": "contacted", "codes": ["by_phone"]}}

    def change(clause):
        if word not in clause:
            return False
        del clause[word]
        clause.update(never)
        return True

    return change


def _measure(word):
    """Let a clause that counts something wait for what never happens."""

    def change(clause):
        return word in clause.get("reach", {}) and _trigger("reach")(clause)

    return change


def _rolling(clause):
    reach = clause.get("reach", {})
    if reach.get("window", {}).pop("rolling", None) is None:
        return False
    if not reach["window"]:
        del reach["window"]
    return True


def _when(word):
    def change(clause):
        before = len(clause.get("when", []))
        clause["when"] = [when for when in clause.get("when", []) if word not in when]
        return len(clause["when"]) < before

    return change


def _price(change):
    """Change every price of a clause, at whatever depth, and say whether there was one to change."""

    def changed(price):
        return sum([change(price), *map(changed, parts_of(price))]) > 0

    return lambda clause: "price" in clause and changed(clause["price"])


def _in_place_of(price, other):
    price.clear()
    price.update(other)
    return True


def _percentage(word):
    def change(price):
        words = price.get("percent_of", {})
        return word in words and _in_place_of(price, words["price"])

    return _price(change)


def _figure(price):
    words = price.get("percent_of", {})
    written = [word for word in ("percent", "one_hundred_less") if words.get(word, "a") < "a"]
    for word in written:
        words[word] = "discount"
    return bool(written)


def _rounding(word, otherwise):
    def change(price):
        words = price.get("percent_of") or price.get("per_unit") or {}
        if words.get(word, otherwise) == otherwise:
            return False
        words[word] = otherwise
        return True

    return _price(change)


def _at_once(price):
    return "instalments" in price and _in_place_of(price, price["instalments"]["price"])


def _in_halves(price):
    words = price.get("instalments", {})
    if words.pop("shares", None) is None:
        return False
    words["number"] = 2
    return True


def _spare_last(price):
    words = price.get("instalments", {"spare": "last"})
    was, words["spare"] = words["spare"], "last"
    return was == "first"


def _one_unit(price):
    return "per_unit" in price and _in_place_of(price, price["per_unit"]["price"])


def _every(price):
    words = price.get("per_unit", {"every": 1})
    was, words["every"] = words["every"], 1
    return was > 1


def _first_of(word):
    return _price(lambda price: word in price and _in_place_of(price, price[word][0]))


def _by_ordinal(price):
    by_it = price.get("lookup", {}).get("table") == "step"
    return by_it and _in_place_of(price, {"amount": 7})


def _priced_by(word):
    """Put an amount in the place of every price of one word."""
    return _price(lambda price: word in price and _in_place_of(price, {"amount": 7}))


def _without_nth(clause):
    for change in clause.get("changes", []):
        if change.pop("without", None):
            change["price"] = {"amount": 55}
    return clause.pop("nth", None) is not None


def _bound_on_attachment(terms):
    was, terms["bound_on"] = terms["bound_on"], "attached"
    return was == "attained"


def _run(clause):
    window = clause.get("reach", {}).get("window", {})
    window.pop("run_gap_days_allowed", None)
    return window.pop("then", None) is not None


def _run_gap(clause):
    return bool(clause.get("reach", {}).get("window", {}).pop("run_gap_days_allowed", 0))


def _open_window(clause):
    window = clause.get("reach", {}).get("window")
    if window is None or "through" in window or "from" not in window:
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


def _floor(word):
    def change(terms):
        return word in terms["floors"].get("least", {}) and bool(terms["floors"].pop("least"))

    return change


def _each_line(terms):
    """Let a cap of each line hold for all the lines of a spell together."""
    own = [cap for cap in terms["caps"].values() if cap["per"] == "line"]
    for cap in own:
        cap["per"] = "spell"
        if cap.pop("lookup", None):
            cap["amount"] = 100
    return bool(own)


def _until(section):
    return lambda terms: (
        sum("until" in limit and bool(limit.pop("until")) for limit in terms[section].values()) > 0
    )


def _of_signal(signal, word):
    return lambda terms: terms["signals"][signal].pop(word, None) is not None


def _of_decision(name, word):
    return lambda terms: terms["determined"][name].pop(word, None) is not None


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
    "count": _in_clauses(_measure("count")),
    "sum": _in_clauses(_measure("sum")),
    "periods": _in_clauses(_measure("periods")),
    "per": _in_clauses(_from("reach", "per")),
    "window, rolling": _in_clauses(_rolling),
    "window, open": _in_clauses(_open_window),
    "window, through": _in_clauses(_through),
    "window, then end_of_run": _in_clauses(_run),
    "run_gap_days_allowed": _in_clauses(_run_gap),
    "reset": _in_clauses(_from("reach", "reset")),
    "repeat": _in_clauses(_from("reach", "repeat")),
    "up_to by lookup": _in_clauses(_as("reach", "repeat", "up_to", "lookup", to={"number": 1})),
    "determined": _in_clauses(_trigger("determined")),
    "determined, is": _in_clauses(_from("determined", "is")),
    "determined, at_least": _in_clauses(_from("determined", "at_least")),
    "deciders": _of_decision("cause", "deciders"),
    "scale": _of_decision("level", "scale"),
    "after": _in_clauses(_from("after")),
    "after, counting own": _in_clauses(_from("after", "counting")),
    "when, classification": _in_clauses(_when("classification")),
    "when, signal": _in_clauses(_when("signal")),
    "when, determined": _in_clauses(_when("determined")),
    "when, day": _in_clauses(_when("day")),
    "nth": _in_clauses(_without_nth),
    "changes": _in_clauses(_from("changes")),
    "bound_on attained": _bound_on_attachment,
    "at_most": _in_clauses(_from("at_most")),
    "price, amount": _in_clauses(_priced_by("amount")),
    "price, lookup": _in_clauses(_priced_by("lookup")),
    "table by ordinal": _in_clauses(_price(_by_ordinal)),
    "percent_of, percent": _in_clauses(_percentage("percent")),
    "percent_of, one_hundred_less": _in_clauses(_percentage("one_hundred_less")),
    "percent_of, a figure": _in_clauses(_price(_figure)),
    "rounding": _in_clauses(_rounding("rounding", "half_up")),
    "rounding to": _in_clauses(_rounding("to", "minor")),
    "rounding per total": _in_clauses(_rounding("per", "line")),
    "instalments": _in_clauses(_price(_at_once)),
    "instalments, shares": _in_clauses(_price(_in_halves)),
    "instalments, spare": _in_clauses(_price(_spare_last)),
    "per_unit": _in_clauses(_price(_one_unit)),
    "per_unit, every": _in_clauses(_price(_every)),
    "plus": _in_clauses(_first_of("plus")),
    "minus": _in_clauses(_first_of("minus")),
    "min": _in_clauses(_first_of("min")),
    "max": _in_clauses(_first_of("max")),
    "cap, each line": _each_line,
    "cap, until": _until("caps"),
    "floor, amount": _floor("amount"),
    "floor, lookup": _floor("lookup"),
    "floor, until": _until("floors"),
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
