"""Random terms: small numbers, few days, and every word of the language that this release has."""

from datetime import date, timedelta

from hypothesis import strategies as st

FIRST = date(2024, 1, 1)
"""Day 0 of every drawn journey."""

FORMULAS = (
    "in_work and not on_benefit",
    "in_work or not on_benefit",
    "not on_benefit and attached",
)


def day(number):
    """Give a drawn day: day 0 is the first of the journey."""
    return FIRST + timedelta(days=number)


days = st.integers(0, 11)
few = st.integers(1, 4)
named_days = st.sampled_from(["referred", "attached", "attained"])
known_days = st.sampled_from(["referred", "attached"])
amounts = st.sampled_from([15, 101, 250, 5, 0])


@st.composite
def terms(draw):
    """Draw sound terms of one to three clauses, as plain values."""
    names = draw(st.permutations(["mill", "ash", "zeal"]))[: draw(few.map(lambda n: min(n, 3)))]
    clauses = {}
    for name in names:
        clauses[name] = draw(_clause(tuple(clauses)))
    drawn = {
        **draw(_head()),
        "signals": draw(_signals()),
        "parameters": {"discount": draw(_discount())},
        "classifications": {"group": draw(_classification())},
        "tables": {
            "size": draw(_table("days", few)),
            "number": draw(_table("number", few)),
            "fee": draw(_table("minor", amounts)),
            "total": draw(_table("minor", st.sampled_from([100, 300, 0]))),
        },
        "clauses": clauses,
        "caps": draw(_caps(tuple(clauses))),
    }
    return _with_days_known_in_time(drawn)


def _head():
    return st.fixed_dictionaries(
        {
            "language": st.just(1),
            "name": st.just("small"),
            "title": st.just("Small terms"),
            "version": st.just("1"),
            "in_force_from": st.sampled_from([day(-30), day(-30), day(4)]),
            "bound_on": st.just("attached"),
            "currency": st.just("GBP"),
            "time_zone": st.just("Europe/London"),
            "trust": st.sampled_from([[], ["department"], ["provider"]]),
            "referral_opens_spell": st.booleans(),
        }
    )


def _signals():
    states = st.sampled_from(["no", "unknown", "no", "yes"])
    return st.fixed_dictionaries(
        {
            "in_work": st.fixed_dictionaries(
                {"before_first": st.sampled_from(["no", "no", "unknown"])},
                optional={"stands_for_days": few, "codes": st.just(["employed"])},
            ),
            "on_benefit": st.fixed_dictionaries(
                {"before_first": states}, optional={"sources": st.just(["department"])}
            ),
            "free": st.fixed_dictionaries({"is": st.sampled_from(FORMULAS)}),
        }
    )


def _discount():
    return st.fixed_dictionaries(
        {
            "unit": st.just("percent"),
            "default": st.sampled_from(["0", "10", "12.5", "50", "100"]),
            "says": st.just("A discount."),
            "source": st.just("fixture: drawn"),
        }
    )


def _classification():
    value = {"says": "One of two.", "source": "fixture: drawn"}
    return st.fixed_dictionaries(
        {
            "as_of": named_days,
            "says": st.just("Which of two."),
            "source": st.just("fixture: drawn"),
            "values": st.just({"A": value, "B": value}),
        }
    )


@st.composite
def _table(draw, unit, values):
    """Draw a table with a row for each group, or two of them one after the other."""
    rows = []
    for group in ("A", "B"):
        row = {"group": group, "value": draw(values), "source": "fixture: drawn"}
        if draw(st.booleans()):
            turns = day(draw(st.integers(5, 7)))
            later = {**row, "starts_on": turns, "value": draw(values)}
            rows += [{**row, "ends_on": turns}, later]
        else:
            rows.append(row)
    return {"says": "A table.", "unit": unit, "dimensions": ["group"], "rows": rows}


@st.composite
def _clause(draw, before):
    clause = {"says": "A clause.", "source": "fixture: drawn", "price": draw(_prices)}
    if draw(st.booleans()) or before:
        clause["reach"] = draw(_reach())
    else:
        clause["on"] = draw(_on())
    if before and draw(st.booleans()):
        clause["after"] = {"clause": draw(st.sampled_from(before)), "state": "attained"}
    if draw(st.integers(0, 5)) == 5:
        clause["when"] = draw(st.lists(_when, min_size=1, max_size=2))
    if draw(st.integers(0, 2)) == 0:
        per = st.sampled_from(["person", "spell"])
        clause["at_most"] = {"number": draw(st.integers(1, 2)), "per": draw(per)}
    due = draw(st.sampled_from([None, None, {"days": 3}, {"month_end": "same"}]))
    return {**clause, "due": due} if due else clause


def _on():
    return st.sampled_from(
        [
            {"kind": "attached"},
            {"kind": "contacted", "codes": ["attended"]},
            {"kind": "job_started"},
            {"kind": "job_started", "codes": ["employed"]},
            {"kind": "job_ended"},
        ]
    )


@st.composite
def _reach(draw):
    reach = {
        "days": draw(st.sampled_from(["in_work", "in_work", "free", "free", "on_benefit"])),
        "at_least": draw(_length | _lookup("size", known_days)),
    }
    # Without a window a count begins with the calendar, and a signal may have held since then.
    if reach["days"] != "in_work" or draw(st.booleans()):
        reach["window"] = draw(_window())
    if draw(st.booleans()):
        reach["reset"] = {"gap_days_allowed": draw(st.sampled_from([1, 0, 2]))}
    if draw(st.booleans()):
        up_to = few.map(lambda n: {"number": n}) | _lookup("number", known_days)
        reach["repeat"] = {"every": draw(_length), "up_to": draw(up_to)}
    return reach


_length = st.sampled_from([{"days": n} for n in (2, 3, 1, 2, 3, 4, 5)] + [{"weeks": 1}])


@st.composite
def _window(draw):
    window = {"from": draw(known_days)}
    shape = draw(st.sampled_from(["closed", "run", "run", "open"]))
    if shape == "closed":
        window["through"] = {"days": draw(st.sampled_from([4, 5, 6, 7, 8, 3, 2, 1]))}
    if shape == "run":
        window["through"] = {"days": draw(st.sampled_from([4, 3, 5, 2, 1]))}
        window["then"] = "end_of_run"
        window["run_gap_days_allowed"] = draw(st.sampled_from([1, 2, 3, 0]))
    return window


def _lookup(table, as_of):
    return as_of.map(lambda named: {"lookup": {"table": table, "as_of": named}})


_plain_prices = amounts.map(lambda amount: {"amount": amount}) | _lookup("fee", named_days)


@st.composite
def _percentage(draw):
    way = draw(st.sampled_from(["percent", "one_hundred_less"]))
    words = {"price": draw(_plain_prices), way: "discount", "rounding": "half_up", "per": "line"}
    return {"percent_of": words}


_prices = _plain_prices | _percentage()

_when = st.one_of(
    st.sampled_from([["A"], ["B"], ["A", "B"]]).map(
        lambda values: {"classification": {"name": "group", "is_any_of": values}}
    ),
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["in_work", "on_benefit", "attached"]),
            "state": st.sampled_from(["yes", "no"]),
            "as_of": named_days,
        }
    ).map(lambda words: {"signal": words}),
)


@st.composite
def _caps(draw, clauses):
    if draw(st.integers(0, 3)) < 3:
        return {}
    names = draw(st.sampled_from([["whole"], ["whole", "part"]]))
    return {name: draw(_cap(clauses)) for name in names}


@st.composite
def _cap(draw, clauses):
    limit = draw(
        st.sampled_from([{"amount": 120}, {"lookup": {"table": "total", "as_of": "attached"}}])
    )
    chosen = draw(st.lists(st.sampled_from(clauses), min_size=1, unique=True))
    per = draw(st.sampled_from(["person", "spell"]))
    words = {"says": "A cap.", "source": "fixture: drawn", "clauses": chosen, "per": per}
    return {**words, **limit}


def _with_days_known_in_time(drawn):
    """A length looked up by group needs the group before the attainment: check-terms insists."""
    if drawn["classifications"]["group"]["as_of"] == "attained":
        for cap in drawn["caps"].values():
            if cap.pop("lookup", None):
                cap["amount"] = 100
        for clause in drawn["clauses"].values():
            reach = clause.get("reach", {})
            if "lookup" in reach.get("at_least", {}):
                reach["at_least"] = {"days": 2}
            if "lookup" in reach.get("repeat", {}).get("up_to", {}):
                reach["repeat"]["up_to"] = {"number": 3}
    return drawn
