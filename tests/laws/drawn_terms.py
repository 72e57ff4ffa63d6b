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
_one_in_three = st.sampled_from([False, True, False])
_one_in_six = st.sampled_from([False, False, True, False, False, False])
amounts = st.sampled_from([15, 101, 250, 5, 0])


@st.composite
def terms(draw, *, fewest=1):
    """Draw sound terms of one to three clauses, as plain values."""
    number = draw(st.sampled_from([number for number in (3, 2, 1, 3) if number >= fewest]))
    names = draw(st.permutations(["mill", "ash", "zeal"]))[:number]
    clauses = {}
    for name in names:
        clauses[name] = draw(_clause(tuple(clauses)))
    if draw(_one_in_three):
        clauses = {name: draw(_decided(clause)) for name, clause in clauses.items()}
    for clause in clauses.values():
        if clause.get("on", {}).get("kind") == "contacted":
            clause["price"] = draw(st.one_of(by_minutes(), by_minutes(), by_minutes(), _prices))
        if draw(st.integers(0, 7)) == 7:
            clause["changes"] = draw(_changes(clause))
        elif draw(_one_in_six):
            clause["price"] = {"instalments": {"price": clause["price"], **draw(_parts)}}
    drawn = {
        **draw(_head()),
        "signals": draw(_signals()),
        "parameters": {"discount": draw(_discount())},
        "classifications": {"group": draw(_classification())},
        "determined": draw(_determined()),
        "tables": {
            "size": draw(_table("days", few)),
            "number": draw(_table("number", few)),
            "fee": draw(_table("minor", amounts)),
            "total": draw(_table("minor", st.sampled_from([100, 300, 0]))),
            "step": draw(_steps()),
        },
        "clauses": clauses,
        "caps": draw(_caps(tuple(clauses))),
        "floors": draw(_floors(_paid_at_once(clauses))),
    }
    return _with_days_known_in_time(drawn)


def _head():
    return st.fixed_dictionaries(
        {
            "language": st.just(1),
            "name": st.just("small"),
            "title": st.just("Small terms"),
            "version": st.just("1"),
            "in_force_from": st.sampled_from([day(-30), day(-30), day(2)]),
            "bound_on": st.sampled_from(["attached", "attained"]),
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


def _determined():
    said = {"says": st.just("Decided."), "source": st.just("fixture: drawn")}
    only = {"deciders": st.just(["panel"])}
    return st.fixed_dictionaries(
        {
            "cause": st.fixed_dictionaries({**said, "unit": st.just("yes_no"), **only})
            | st.fixed_dictionaries({**said, "unit": st.just("yes_no")}, optional=only),
            "level": st.just(
                {"says": "Decided.", "source": "fixture: drawn", "unit": "number", "scale": 1}
            ),
        }
    )


_ANSWERS = (
    {"name": "level", "at_least": 2},
    {"name": "cause", "is": "yes"},
    {"name": "level", "at_least": 2},
    {"name": "cause", "is": "no"},
)


@st.composite
def _decided(draw, clause):
    """Let a clause wait for a decision, or for what it waited for and a decision beside that.

    Of few terms, since these have no columns: everybody under them is settled by the reference.
    """
    if draw(st.booleans()):
        answer, named = draw(st.sampled_from(_ANSWERS)), draw(named_days)
        decided = {"determined": {**answer, "as_of": named}}
        return {**clause, "when": [*clause.get("when", []), decided]}
    kept = {word: clause[word] for word in clause if word not in {"on", "reach"}}
    return {**kept, "determined": draw(st.sampled_from([*_ANSWERS, {"name": "level"}]))}


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
def _steps(draw):
    """Draw a table by ordinal as well: with rows for the first of a spell, and perhaps for the second."""
    table = draw(_table("minor", amounts))
    first = [{**row, "ordinal": "1"} for row in table["rows"]]
    second = [{**row, "ordinal": "2", "value": row["value"] + 7} for row in table["rows"]]
    rows = first + (second if draw(st.sampled_from([True, True, False])) else [])
    return {**table, "dimensions": ["group", "ordinal"], "rows": rows}


@st.composite
def _clause(draw, before):
    clause = {"says": "A clause.", "source": "fixture: drawn", "price": draw(_prices)}
    if not before and draw(st.sampled_from([True, True, False])):
        clause["on"] = draw(_on())
    else:
        clause["reach"] = draw(_reach())
    if before and draw(st.booleans()):
        clause["after"] = {"clause": draw(st.sampled_from(before)), "state": "attained"}
        if draw(_one_in_three):
            clause["after"]["counting"] = "own"
    if draw(_one_in_three):
        clause["when"] = draw(st.lists(_when, min_size=1, max_size=2))
    if draw(st.integers(0, 4)) == 4:
        most = (
            clause["reach"].get("repeat", {}).get("up_to", {"number": 1})
            if "reach" in clause
            else {}
        )
        clause["nth"] = draw(st.integers(1, min(2, most.get("number", 2))))
    if draw(st.integers(0, 2)) == 0:
        per = st.sampled_from(["person", "spell", "spell", "contract"])
        clause["at_most"] = {"number": draw(st.integers(1, 2)), "per": draw(per)}
    due = draw(st.sampled_from([None, None, {"days": 3}, {"month_end": "same"}]))
    return {**clause, "due": due} if due else clause


@st.composite
def _changes(draw, clause):
    """Draw a change of a clause, or two of them, after the day from which the terms are in force."""
    turns = sorted(draw(st.lists(st.integers(5, 9).map(day), min_size=1, max_size=2, unique=True)))
    ways = [{"price": {"amount": amount}} for amount in (33, 44)]
    if "per_unit" not in str(clause["price"]):
        up_to = {"every": {"days": 1}, "up_to": {"number": 6}}
        ways += [
            {"reach": {"days": "in_work", "at_least": {"days": days}, "repeat": up_to}}
            for days in (1, 2, 4)
        ]
        ways += [{"on": {"kind": "contacted", "codes": ["attended", "missed"]}}]
    if "nth" in clause:
        ways += [{"without": ["nth"]}]
    chosen = draw(st.lists(st.sampled_from(ways), min_size=2, max_size=2, unique_by=str))
    said = {"says": "Changed.", "source": "fixture: drawn"}
    return [{"starts_on": on, **said, **way} for on, way in zip(turns, chosen, strict=False)]


def _on():
    return st.sampled_from(
        [
            {"kind": "attached"},
            *[{"kind": "contacted", "codes": ["attended"]}] * 3,
            *[{"kind": "contacted"}] * 4,
            {"kind": "job_started"},
            {"kind": "job_started", "codes": ["employed"]},
            {"kind": "job_ended"},
        ]
    )


@st.composite
def _reach(draw):
    if draw(_one_in_three):
        return draw(_other_counts())
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


@st.composite
def _other_counts(draw):
    """Draw a count of something else than the days of a signal since a day."""
    counted, amounts = draw(_measures)
    reach = {**counted, "at_least": draw(amounts)}
    about_jobs = "days" in counted or _of_jobs(counted) or _of_jobs(_within(counted))
    if about_jobs and draw(st.sampled_from([True, True, False])):
        reach["per"] = draw(st.sampled_from(["employer", "job"]))
    window = draw(st.none() | _window())
    if window is not None:
        window.pop("run_gap_days_allowed", None)
        window.pop("then", None)
        reach["window"] = window
    if "days" in counted or draw(st.booleans()):
        in_weeks = "periods" in counted
        how_long = {"weeks": 1} if in_weeks else draw(st.sampled_from([{"days": 4}, {"days": 3}]))
        reach["window"] = {**(window or {}), "rolling": how_long}
    if draw(st.booleans()):
        reach["repeat"] = {"every": draw(amounts), "up_to": {"number": draw(few)}}
    return reach


def _of_jobs(counted):
    return counted.get("sum", {}).get("kind") in {"worked", "earned"}


def _within(counted):
    return counted.get("periods", {}).get("in_which", {})


_minutes = st.sampled_from([{"minutes": 60}, {"minutes": 200}, {"hours": 3}, {"minutes": 481}])
_pay = st.sampled_from([{"amount": 100}, {"amount": 350}, {"amount": 200}])
_times = st.sampled_from([{"number": 1}, {"number": 2}])
_attended = {"count": {"kind": "contacted", "codes": ["attended"]}}
_measures = st.sampled_from(
    [
        (_attended, _times),
        ({"count": {"kind": "job_started"}}, _times),
        ({"count": {"kind": "job_started"}}, _times),
        (_attended, _times),
        ({"sum": {"kind": "worked"}}, _minutes),
        ({"sum": {"kind": "worked"}}, _minutes),
        ({"sum": {"kind": "earned"}}, _pay),
        ({"days": "in_work"}, st.sampled_from([{"days": 3}, {"days": 2}])),
        *(
            ({"periods": {"of": "week", "in_which": within}}, st.just({"number": 1}))
            for within in (
                {"sum": {"kind": "worked"}, "at_least": {"minutes": 100}},
                {"days": "in_work", "at_least": {"days": 2}},
                {**_attended, "at_least": {"number": 1}},
            )
        ),
    ]
)


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


_plain_prices = (
    amounts.map(lambda amount: {"amount": amount})
    | _lookup("fee", named_days)
    | _lookup("step", named_days)
)


@st.composite
def _percentage(draw, of=_plain_prices):
    way = draw(st.sampled_from(["percent", "one_hundred_less"]))
    figure = draw(st.sampled_from(["discount", "discount", "33", "12.5", "100"]))
    if way == "percent" and figure == "100":
        figure = "120"
    return {"percent_of": {"price": draw(of), way: figure, **draw(_roundings)}}


_roundings = st.fixed_dictionaries(
    {
        "rounding": st.sampled_from(["half_up", "half_up", "down", "up"]),
        "per": st.sampled_from(["line", "line", "total"]),
    },
    optional={"to": st.sampled_from(["minor", "major"])},
)


@st.composite
def _of_several(draw, of):
    word = draw(st.sampled_from(["plus", "minus", "min", "max"]))
    return {word: [draw(of), draw(of)]}


@st.composite
def by_minutes(draw):
    every = draw(st.sampled_from([60, 7, 7, 1]))
    words = {"price": draw(_plain_prices), "of": "quantity", "every": every, **draw(_roundings)}
    price = {"per_unit": words}
    return draw(st.sampled_from([price, price, {"max": [price, {"amount": 50}]}]))


_prices = st.one_of(
    _plain_prices,
    _percentage(),
    _of_several(_plain_prices | _percentage()) | _percentage(_of_several(_plain_prices)),
)

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
    st.fixed_dictionaries(
        {"name": named_days},
        optional={"starts_on": st.integers(0, 3).map(day), "ends_on": st.integers(4, 9).map(day)},
    )
    .filter(lambda words: len(words) > 1)
    .map(lambda words: {"day": words}),
)


@st.composite
def _caps(draw, clauses):
    if not draw(_one_in_three):
        return {}
    names = draw(st.sampled_from([["whole"], ["whole", "part"]]))
    return {name: draw(_cap(clauses)) for name in names}


@st.composite
def _cap(draw, clauses):
    limit = draw(
        st.sampled_from([{"amount": 120}, {"lookup": {"table": "total", "as_of": "attached"}}])
    )
    chosen = draw(st.lists(st.sampled_from(clauses), min_size=1, unique=True))
    per = draw(st.sampled_from(["person", "line", "spell", "line"]))
    words = {"says": "A cap.", "source": "fixture: drawn", "clauses": chosen, "per": per}
    return {**words, **limit, **draw(_until)}


def _paid_at_once(clauses):
    return tuple(name for name, words in clauses.items() if "instalments" not in words["price"])


_parts = st.fixed_dictionaries(
    {"every": st.just({"months": 1}), "spare": st.sampled_from(["first", "last"])}
).flatmap(
    lambda words: st.sampled_from(
        [
            {**words, "number": 2},
            {**words, "number": 3},
            {**words, "shares": ["50", "50"]},
            {**words, "shares": ["20", "12.5", "67.5"]},
        ]
    )
)

_until = st.sampled_from([{}, {"until": day(6)}, {}, {"until": day(3)}])


@st.composite
def _floors(draw, clauses):
    if not clauses or not draw(_one_in_three):
        return {}
    limit = draw(_lookup("total", named_days) | st.just({"amount": 60}))
    chosen = draw(st.lists(st.sampled_from(clauses), min_size=1, unique=True))
    words = {"says": "A floor.", "source": "fixture: drawn", "clauses": chosen, "per": "line"}
    return {"least": {**words, **limit, **draw(_until)}}


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
