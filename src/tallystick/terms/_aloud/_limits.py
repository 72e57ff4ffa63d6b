"""Limits in words: the most of several clauses together, and the most and the least of each line."""

from datetime import timedelta

from tallystick.terms._aloud._figures import looked_up
from tallystick.terms._limits import Cap, Floor
from tallystick.terms._terms import Terms
from tallystick.units import day_in_words, in_a_row, money_in_words


def cap_aloud(name: str, terms: Terms) -> str:
    """Say a limit over several clauses, and what happens to what goes over it."""
    cap = terms.caps.get(name) or terms.caps_over_everybody[name]
    clauses, limit = in_a_row(cap.clauses), _limit(cap, terms)
    if cap.per == "line":
        pays = "each pay" if len(cap.clauses) > 1 else "pays"
        said = f"{clauses} {pays} at most {limit}, for each line, which is cut to that"
    else:
        pays = "together pay" if len(cap.clauses) > 1 else "pays"
        said = (
            f"{clauses} {pays} at most {limit}, for each {cap.per}{_whomever(name, terms)}. In order of the "
            "day of attainment, a line that would go over is cut to what is left, and later ones to nothing"
        )
    return f"{name}: {cap.says} [{cap.source}]\n  - {said}.{_until(cap)}"


def _whomever(name: str, terms: Terms) -> str:
    return ", for whomever it is owed" if name in terms.caps_over_everybody else ""


def floor_aloud(name: str, terms: Terms) -> str:
    """Say the least that each line of some clauses pays."""
    floor = terms.floors[name]
    pays = "each pay" if len(floor.clauses) > 1 else "pays"
    return (
        f"{name}: {floor.says} [{floor.source}]\n"
        f"  - {in_a_row(floor.clauses)} {pays} at least {_limit(floor, terms)}, for each line, unless a "
        f"cap cuts it to less.{_until(floor)}"
    )


def _limit(limit: Cap | Floor, terms: Terms) -> str:
    if limit.amount is not None:
        return money_in_words(limit.amount, currency=terms.head.currency)
    assert limit.lookup is not None
    return f"the amount in {looked_up(limit.lookup, terms)}"


def _until(limit: Cap | Floor) -> str:
    if limit.until is None:
        return ""
    # The last day, as tables say it: few readers take "until 1 July" to leave out the 1st.
    last = day_in_words(limit.until - timedelta(days=1))
    return f" It holds for what is attained until {last}."
