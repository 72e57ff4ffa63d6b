"""Two terms that have every word between them, and the people on whom planted faults are tried."""

from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tallystick.events import events_of_table
from tallystick.feeds import read_case
from tallystick.settlement import settle
from tallystick.terms import Contract, read_terms
from tests.engines import wider
from tests.engines.by_hand import NOT_YET_KNOWN, made_by_hand
from tests.engines.comparing import Draw, crowds, logged, renamed
from tests.engines.long_journeys import long_journeys
from tests.laws.drawn_terms import day
from tests.spec.story import WORK_PROGRAMME

_SAID = {"says": "Said.", "source": "fixture: everything"}
_SOURCE = {"source": "fixture: everything"}

CROWDS = 3
"""How many crowds of 50 people make the people on whom faults are tried."""

LONG_JOURNEYS = 30
"""How many pairs of people are among them whose journeys last for months."""

_APART = st.lists(st.booleans(), min_size=40, max_size=40)
"""What tells one draw from the next; numbers without bounds would be drawn from the source of the engines."""


def _fee(group, value, **dates):
    return {"group": group, "value": value, **_SOURCE, **dates}


def _table(unit, *values):
    """Lay out a table whose rows for each group turn on day 2."""
    rows = []
    for group, (early, late) in zip("AB", values, strict=True):
        rows += [_fee(group, early, ends_on=day(2)), _fee(group, late, starts_on=day(2))]
    return {"says": "A table.", "unit": unit, "dimensions": ["group"], "rows": rows}


def _by_ordinal(*values):
    rows = [_fee("A", value, ordinal=str(number)) for number, value in enumerate(values, start=1)]
    rows += [{**row, "group": "B"} for row in rows]
    return {"says": "A table.", "unit": "minor", "dimensions": ["group", "ordinal"], "rows": rows}


def _look(table, as_of):
    return {"lookup": {"table": table, "as_of": as_of}}


def _less(price, word):
    return {"percent_of": {"price": price, word: "discount", "rounding": "half_up", "per": "line"}}


_DOWN = {"rounding": "down", "to": "major", "per": "line"}
_TOTAL = {"rounding": "half_up", "per": "total"}
_BY_TOTAL = {"of": "quantity", **_TOTAL}
_HALF = {"percent_of": {"price": {"amount": 101}, "percent": "50", **_DOWN}}


def _pounds(price):
    return {"percent_of": {"price": price, "percent": "200", **_DOWN}}


CLAUSES = {
    "ash": {"on": {"kind": "attached"}, "price": _look("fee", "attained"), "due": {"days": 3}},
    "mill": {
        "on": {"kind": "contacted", "codes": ["attended"]},
        "price": {"amount": 15},
        "due": {"month_end": "same"},
    },
    "bay": {
        "reach": {
            "days": "in_work",
            "at_least": {"days": 3},
            "window": {
                "from": "referred",
                "through": {"days": 5},
                "then": "end_of_run",
                "run_gap_days_allowed": 1,
            },
            "repeat": {"every": {"days": 1}, "up_to": {"number": 6}},
        },
        "price": _less({"amount": 101}, "one_hundred_less"),
        "due": {"working_days": {"number": 2, "calendar": "off"}},
    },
    "zeal": {
        "reach": {
            "days": "in_work",
            "at_least": _look("size", "referred"),
            "reset": {"gap_days_allowed": 1},
            "repeat": {"every": {"days": 1}, "up_to": _look("number", "referred")},
        },
        "after": {"clause": "ash", "state": "attained"},
        "price": _less({"amount": 20}, "percent"),
    },
    "oat": {
        "reach": {
            "days": "in_work",
            "at_least": {"days": 3},
            "reset": {"gap_days_allowed": 0},
            "repeat": {"every": {"days": 1}, "up_to": {"number": 9}},
        },
        "price": {"amount": 2},
    },
    "oak": {
        "reach": {
            "days": "free",
            "at_least": {"days": 2},
            "window": {"from": "attached", "through": {"days": 6}},
            "repeat": {"every": {"days": 2}, "up_to": {"number": 3}},
        },
        "when": [{"classification": {"name": "group", "is_any_of": ["A"]}}],
        "at_most": {"number": 2, "per": "spell"},
        "price": {"amount": 50},
    },
    "elm": {
        "on": {"kind": "job_started"},
        "after": {"clause": "ash", "state": "attained"},
        "when": [{"signal": {"name": "on_benefit", "state": "yes", "as_of": "attained"}}],
        "at_most": {"number": 1, "per": "person"},
        "price": {"amount": 20},
    },
    "fir": {
        "reach": {
            "days": "on_benefit",
            "at_least": {"weeks": 1},
            "window": {"from": "referred"},
            "repeat": {"every": {"days": 1}, "up_to": {"number": 4}},
        },
        "price": _look("fee", "referred"),
    },
    "rye": {
        "on": {"kind": "job_started"},
        "when": [{"classification": {"name": "group", "is_any_of": ["A"]}}],
        "price": {"amount": 4},
    },
    "elk": {
        "reach": {"days": "in_work", "at_least": {"days": 2}},
        "after": {"clause": "ash", "state": "attained", "counting": "own"},
        "price": {"amount": 5},
    },
    "fig": {
        "on": {"kind": "job_started"},
        "at_most": {"number": 1, "per": "employer"},
        "price": {"amount": 6},
    },
    "ivy": {
        "on": {"kind": "contacted"},
        "when": [
            {"day": {"name": "attained", "starts_on": day(2), "ends_on": day(9)}},
            {"day": {"name": "attached", "ends_on": day(3)}},
        ],
        "price": {"amount": 8},
    },
    "sea": {
        "reach": {
            "days": "in_work",
            "at_least": {"days": 1},
            "repeat": {"every": {"days": 1}, "up_to": {"number": 3}},
        },
        "when": [{"signal": {"name": "on_benefit", "state": "no", "as_of": "attained"}}],
        "nth": 2,
        "price": {"amount": 8},
    },
    "gum": {
        "reach": {
            "days": "on_benefit",
            "at_least": {"days": 1},
            "window": {
                "from": "referred",
                "through": {"days": 2},
                "then": "end_of_run",
                "run_gap_days_allowed": 0,
            },
        },
        "after": {"clause": "ash", "state": "attained"},
        "price": {"amount": 7},
    },
    "gad": {
        "reach": {
            "days": "in_work",
            "at_least": {"days": 14},
            "window": {"from": "attached", "through": {"months": 1}},
        },
        "price": {"amount": 2},
    },
    "emu": {
        "reach": {
            "days": "in_work",
            "at_least": {"months": 1, "plus_days": 1},
            "reset": {"gap_days_allowed": 2},
            "repeat": {"every": {"weeks": 1}, "up_to": {"number": 4}},
        },
        "price": {"amount": 2},
    },
    "hod": {
        "reach": {
            "days": "in_work",
            "at_least": {"lookup": {"table": "size", "as_of": "referred", "times": 5}},
        },
        "price": {"amount": 2},
    },
    "ape": {
        "reach": {"count": {"kind": "job_started"}, "at_least": _look("number", "attached")},
        "price": {"amount": 2},
    },
    "kid": {
        "on": {"kind": "job_started", "keys": ["job-provider-1", "job-department-2"]},
        "price": {"amount": 11},
    },
    "bee": {
        "reach": {
            "count": {"kind": "contacted", "codes": ["attended"]},
            "at_least": {"number": 1},
            "repeat": {"every": {"number": 2}, "up_to": {"number": 3}},
        },
        "price": {"amount": 2},
    },
    "cob": {
        "reach": {
            "sum": {"kind": "worked"},
            "at_least": {"minutes": 90},
            "window": {"from": "attached", "through": {"months": 4}},
            "repeat": {"every": {"minutes": 70}, "up_to": {"number": 9}},
        },
        "price": {"amount": 2},
    },
    "dog": {
        "reach": {
            "sum": {"kind": "earned"},
            "at_least": {"amount": 100},
            "repeat": {"every": {"amount": 50}, "up_to": {"number": 5}},
        },
        "price": {"amount": 2},
    },
    "orb": {
        "reach": {
            "periods": {
                "of": "week",
                "in_which": {"sum": {"kind": "worked"}, "at_least": {"minutes": 30}},
            },
            "at_least": {"number": 1},
            "window": {"from": "attached"},
            "repeat": {"every": {"number": 1}, "up_to": {"number": 20}},
        },
        "price": {"amount": 2},
    },
    "pod": {
        "reach": {
            "periods": {
                "of": "month",
                "in_which": {
                    "days": "in_work",
                    "at_least": {"lookup": {"table": "size", "as_of": "attached", "times": 5}},
                },
            },
            "at_least": {"number": 1},
            "repeat": {"every": {"number": 1}, "up_to": {"number": 9}},
        },
        "price": {"amount": 2},
    },
    "rut": {
        "reach": {
            "periods": {
                "of": "week",
                "in_which": {"days": "in_work", "at_least": _look("size", "attached")},
            },
            "at_least": {"number": 1},
        },
        "price": {"amount": 2},
    },
    "hay": {
        "reach": {
            "days": "in_work",
            "at_least": {"days": 3},
            "window": {"rolling": {"days": 4}},
            "repeat": {"every": {"days": 2}, "up_to": {"number": 6}},
        },
        "price": {"amount": 2},
    },
    "ice": {
        "reach": {
            "sum": {"kind": "earned"},
            "at_least": {"amount": 150},
            "window": {"from": "attached", "rolling": {"months": 1}},
            "repeat": {"every": {"amount": 100}, "up_to": {"number": 3}},
        },
        "price": {"amount": 2},
    },
    "jam": {
        "reach": {
            "periods": {
                "of": "week",
                "in_which": {"sum": {"kind": "worked"}, "at_least": {"minutes": 30}},
            },
            "at_least": {"number": 2},
            "window": {"rolling": {"weeks": 3}},
        },
        "price": {"amount": 2},
    },
    "keg": {
        "reach": {
            "sum": {"kind": "worked"},
            "at_least": {"minutes": 110},
            "window": {"rolling": {"days": 10}},
        },
        "price": {"amount": 2},
    },
    "fox": {
        "reach": {
            "days": "in_work",
            "at_least": {"days": 3},
            "excluding": "off",
            "reset": {"gap_days_allowed": 0},
            "repeat": {"every": {"days": 1}, "up_to": {"number": 5}},
        },
        "price": {"amount": 2},
    },
    "sty": {
        "reach": {
            "days": "in_work",
            "at_least": {"days": 3},
            "excluding": "few",
            "reset": {"gap_days_allowed": 0},
            "repeat": {"every": {"days": 1}, "up_to": {"number": 5}},
        },
        "price": {"amount": 2},
    },
    "pen": {
        "reach": {"days": "in_work", "at_least": {"days": 3}, "excluding": "few"},
        "price": {"amount": 2},
    },
    "jug": {
        "reach": {"days": "free", "at_least": {"days": 3}, "excluding": "few"},
        "price": {"amount": 2},
    },
    "may": {
        "reach": {"days": "in_work", "at_least": _look("size", "referred")},
        "price": {"amount": 3},
    },
    "tea": {
        "on": {"kind": "contacted", "codes": ["attended"]},
        "price": _look("step", "attached"),
    },
    "yew": {"reach": {"days": "in_work", "at_least": {"days": 2}}, "price": {"amount": 9}},
    "box": {"on": {"kind": "job_started"}, "price": {"amount": 40}},
    "sky": {"on": {"kind": "job_ended"}, "price": {"amount": 20}},
    "nut": {
        "on": {"kind": "contacted", "codes": ["attended"]},
        "price": {
            "plus": [
                {"max": [_pounds({"plus": [_look("fee", "attained"), _HALF]}), {"amount": 3}]},
                {"min": [{"minus": [_look("total", "referred"), {"amount": 31}]}, {"amount": 60}]},
                {"minus": [{"amount": 5}, {"amount": 9}]},
            ]
        },
    },
}
CLAUSES |= {
    "hop": {
        "on": {"kind": "contacted"},
        "price": {
            "max": [
                {
                    "min": [
                        {"per_unit": {"price": _look("fee", "attained"), "every": 7, **_BY_TOTAL}},
                        {"amount": 400},
                    ]
                },
                {"amount": 50},
            ]
        },
    },
    "lea": {
        "on": {"kind": "contacted", "codes": ["attended"]},
        "price": {
            "instalments": {
                "price": {"percent_of": {"price": {"amount": 101}, "percent": "33.3", **_TOTAL}},
                "shares": ["20", "12.5", "67.5"],
                "every": {"months": 1},
                "spare": "first",
            }
        },
        "due": {"days": 3},
    },
}
CLAUSES |= {
    "owl": {
        "on": {"kind": "job_started"},
        "unless_seen": {
            "on": {"kind": "contacted", "codes": ["attended"]},
            "before": "attained",
            "within": {"days": 3},
        },
        "price": {"amount": 13},
    },
    "rat": {
        "on": {"kind": "contacted"},
        "unless_seen": {
            "reach": {"days": "on_benefit", "at_least": {"days": 2}},
            "before": "attained",
            "within": {"days": 4},
        },
        "price": {"amount": 16},
    },
    "yak": {
        "on": {"kind": "job_ended"},
        "unless_seen": {
            "on": {"kind": "benefit_started"},
            "before": "attached",
            "within": {"months": 1},
        },
        "price": {"amount": 18},
    },
    "dab": {"determined": {"name": "level", "at_least": "2.0"}, "price": {"amount": 17}},
    "eel": {"determined": {"name": "level"}, "price": {"amount": 19}},
    "roe": {
        "determined": {"name": "cause", "is": "yes"},
        "after": {"clause": "ash", "state": "attained"},
        "price": {"amount": 22},
    },
    "ray": {
        "on": {"kind": "contacted"},
        "when": [{"determined": {"name": "cause", "is": "yes", "as_of": "attained"}}],
        "price": {"amount": 21},
    },
    "cod": {
        "on": {"kind": "contacted"},
        "when": [{"determined": {"name": "level", "at_least": "1.5", "as_of": "attained"}}],
        "price": {"amount": 23},
    },
    "toll": {
        "about": "contract",
        "every": {
            "period": {"weeks": 1},
            "from": "contract_start",
            "pay": "arrears",
            "part_period": "pro_rata",
        },
        "price": {"amount": 700},
    },
    # Each two of these are a group.
    "cow": {"on": {"kind": "job_started"}, "price": {"amount": 40}},
    "doe": {"on": {"kind": "contacted"}, "price": {"amount": 30}},
    "ewe": {"on": {"kind": "job_ended"}, "price": _look("fee", "attained")},
    "gnu": {"on": {"kind": "contacted"}, "price": _less({"amount": 101}, "percent")},
    "hen": {"on": {"kind": "job_started"}, "price": {"amount": 12}},
    "pig": {"on": {"kind": "contacted"}, "price": {"amount": 14}},
}
GROUPS = {
    "apart": {"only_one_of": ["cow", "doe"], "per": "person", "order": ["doe", "cow"]},
    "dear": {"choose": "best", "of": ["ewe", "gnu"], "per": "spell"},
    "late": {"choose": "last", "of": ["hen", "pig"], "per": "person"},
}
CAPS = {
    "low": {"amount": 45, "clauses": ["zeal", "ash"], "per": "person"},
    "few": {"amount": 20, "clauses": ["mill"], "per": "person"},
    "line": {"amount": 45, "clauses": ["sky"], "per": "line", "until": day(5)},
    "each": {"amount": 5, "clauses": ["rye"], "per": "spell"},
    "high": {**_look("total", "referred"), "clauses": ["oak", "bay"], "per": "person"},
}
FLOORS = {
    "least": {"amount": 41, "clauses": ["box"], "per": "line"},
    "total": {**_look("total", "attached"), "clauses": ["sky"], "per": "line", "until": day(7)},
}
PLAIN = {
    "in_work": {"before_first": "no"},
    "on_benefit": {"before_first": "unknown"},
    "free": {"is": "in_work and not on_benefit"},
}
NARROW = {
    "in_work": {
        "before_first": "no",
        "codes": ["employed"],
        "employers": ["bakery", "shop"],
        "weekly_minutes_at_least": 600,
        "stands_for_days": 5,
    },
    "on_benefit": {"before_first": "no", "sources": ["department"]},
    "free": {"is": "in_work or not on_benefit"},
}


def _terms(names, signals, *, opens_spell, trust):
    chosen = {name: words for name, words in CLAUSES.items() if name in names}
    caps, floors = (
        {name: words for name, words in limits.items() if set(words["clauses"]) <= set(names)}
        for limits in (CAPS, FLOORS)
    )
    groups = {
        name: words
        for name, words in GROUPS.items()
        if set(words.get("only_one_of") or words["of"]) <= set(names)
    }
    return {
        "language": 1,
        "name": "small",
        "title": "Everything",
        "version": "1",
        "in_force_from": day(-140),
        "bound_on": "attached",
        "currency": "GBP",
        "time_zone": "Europe/London",
        "trust": trust,
        "referral_opens_spell": opens_spell,
        "calendars": wider.CALENDARS,
        "signals": signals,
        "parameters": {"discount": {"unit": "percent", "default": "12.5", **_SAID}},
        "classifications": {
            "group": {"as_of": "attached", **_SAID, "values": {"A": _SAID, "B": _SAID}}
        },
        "determined": {
            "cause": {"unit": "yes_no", "deciders": ["panel"], **_SAID},
            "level": {"unit": "number", "scale": 1, **_SAID},
        },
        "tables": {
            "size": _table("days", (2, 2), (3, 3)),
            "number": _table("number", (2, 2), (3, 3)),
            "fee": _table("minor", (101, 30), (250, 15)),
            "total": _table("minor", (100, 60), (130, 90)),
            "step": _by_ordinal(9, 8, 7),
        },
        "clauses": {
            name: {**_SAID, **words, **_beside(name, chosen)} for name, words in chosen.items()
        },
        "groups": {name: {**_SAID, **words} for name, words in groups.items()},
        "caps": {name: {**_SAID, **words} for name, words in caps.items()},
        "floors": {name: {**_SAID, **words} for name, words in floors.items()},
    }


def _beside(name, chosen):
    """Say which clauses are meant to be paid for the same fact: whoever has one is not set aside then."""
    own = chosen[name].get("on")
    return {
        "beside": [
            other
            for other, words in chosen.items()
            if other != name and own is not None and _may_meet(own, words.get("on"))
        ]
    }


def _may_meet(own, other):
    if other is None or own["kind"] != other["kind"]:
        return False
    for cell in ("codes", "keys"):
        named = [set(one[cell]) for one in (own, other) if cell in one]
        if named[1:] and not named[0] & named[1]:
            return False
    return True


def _drawn_people():
    """Draw people, always the same ones, as one list of facts after the other."""
    drawn = []

    @seed(2012)
    @settings(
        max_examples=CROWDS + 1,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(crowds(pairs=25), _APART)
    def collect(events, _):
        drawn.append(events_of_table(events))

    collect()
    return [*_long_since(), *drawn[-CROWDS:]]


def _long_since():
    """Draw people whose journeys last for months, always the same ones."""
    drawn = []

    @seed(2013)
    @settings(
        max_examples=LONG_JOURNEYS + 1,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(long_journeys(), _APART)
    def collect(facts, _):
        drawn.append(facts)

    collect()
    return drawn[-LONG_JOURNEYS:]


@cache
def people():
    """Give the people on whom faults are tried, as one log: many drawn, and a few made by hand."""
    return logged(
        renamed(fact, str(number), fact.contract)
        for number, facts in enumerate([*_drawn_people(), made_by_hand()])
        for fact in facts
    )


def _contracts():
    own = {"programme": "small", "version": "1", "payer": "commissioner"}
    return [
        Contract("small", payee="one", starts_on=day(1), ends_on=day(9), **own),
        Contract("other", payee="two", parameters={"discount": "30"}, **own),
    ]


def _drawn(*terms, **words):
    cut = people().num_rows - NOT_YET_KNOWN
    one = Draw(_terms(*terms, **words), people(), _contracts(), day(11), cut)
    return one.events, one.asked()


@cache
def plain(names):
    """Give some clauses of the first terms, with people: signals as the facts tell them."""
    return _drawn(names, PLAIN, opens_spell=True, trust=["department"])


@cache
def narrow(names):
    """Give some of the second, with the same people: signals that count few jobs, one spell for ever."""
    return _drawn(names, NARROW, opens_spell=False, trust=[])


@cache
def cases(_):
    """Give the Work Programme, and everybody in its cases at once, as of one day."""
    terms = read_terms(WORK_PROGRAMME)
    facts = []
    for path in sorted((WORK_PROGRAMME / "cases").glob("*.toml")):
        case = read_case(path, contract=terms.name)
        prefix = path.stem.partition("-")[0]
        facts += [renamed(fact, prefix, fact.contract) for fact in events_of_table(case.events)]
    contract = Contract(
        terms.name,
        terms.name,
        terms.head.version,
        payer="commissioner",
        payee="provider",
        parameters={"discount": "6"},
    )
    return logged(facts), {"terms": terms, "contracts": [contract], "as_of": AS_OF}


@cache
def meant(terms, names):
    """Settle what `plain`, `narrow` or `cases` gives by the reference, once for all faults."""
    events, asked = {"plain": plain, "narrow": narrow, "cases": cases}[terms](names)
    return settle(events, **asked)


AS_OF = day(0).replace(year=2015, month=12, day=31)
