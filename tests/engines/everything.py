"""Two terms that have every word between them, and the people on whom planted faults are tried."""

from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tallystick.events import events_of_table
from tallystick.feeds import read_case
from tallystick.settlement import settle
from tallystick.terms import Contract, read_terms
from tests.engines import wider
from tests.engines.comparing import Draw, crowds, logged, renamed
from tests.laws.drawn_terms import day
from tests.spec.story import WORK_PROGRAMME

_SAID = {"says": "Said.", "source": "fixture: everything"}
_SOURCE = {"source": "fixture: everything"}

CROWDS = 6
"""How many crowds of 50 people make the people on whom faults are tried."""


def _fee(group, value, **dates):
    return {"group": group, "value": value, **_SOURCE, **dates}


def _table(unit, *values):
    """Lay out a table whose rows for each group turn on day 2."""
    rows = []
    for group, (early, late) in zip("AB", values, strict=True):
        rows += [_fee(group, early, ends_on=day(2)), _fee(group, late, starts_on=day(2))]
    return {"says": "A table.", "unit": unit, "dimensions": ["group"], "rows": rows}


def _look(table, as_of):
    return {"lookup": {"table": table, "as_of": as_of}}


def _less(price, word):
    return {"percent_of": {"price": price, word: "discount", "rounding": "half_up", "per": "line"}}


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
    "may": {
        "reach": {"days": "in_work", "at_least": _look("size", "referred")},
        "price": {"amount": 3},
    },
    "yew": {"reach": {"days": "in_work", "at_least": {"days": 2}}, "price": {"amount": 9}},
}
CAPS = {
    "low": {"amount": 45, "clauses": ["zeal", "ash"], "per": "person"},
    "few": {"amount": 20, "clauses": ["mill"], "per": "person"},
    "each": {"amount": 5, "clauses": ["rye"], "per": "spell"},
    "high": {**_look("total", "referred"), "clauses": ["oak", "bay"], "per": "person"},
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
    caps = {name: words for name, words in CAPS.items() if set(words["clauses"]) <= set(names)}
    return {
        "language": 1,
        "name": "small",
        "title": "Everything",
        "version": "1",
        "in_force_from": day(-30),
        "bound_on": "attached",
        "currency": "GBP",
        "time_zone": "Europe/London",
        "trust": trust,
        "referral_opens_spell": opens_spell,
        "calendars": {"off": wider.CALENDAR},
        "signals": signals,
        "parameters": {"discount": {"unit": "percent", "default": "12.5", **_SAID}},
        "classifications": {
            "group": {"as_of": "attached", **_SAID, "values": {"A": _SAID, "B": _SAID}}
        },
        "tables": {
            "size": _table("days", (2, 2), (3, 3)),
            "number": _table("number", (2, 2), (3, 3)),
            "fee": _table("minor", (101, 30), (250, 15)),
            "total": _table("minor", (100, 60), (130, 90)),
        },
        "clauses": {name: {**_SAID, **words} for name, words in chosen.items()},
        "caps": {name: {**_SAID, **words} for name, words in caps.items()},
    }


@cache
def people():
    """Give people whose facts are drawn, always the same ones."""
    drawn = []

    @seed(2012)
    @settings(
        max_examples=CROWDS + 1,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(crowds(pairs=25), st.integers())
    def collect(events, _):
        drawn.append(events_of_table(events))

    collect()
    return logged(
        renamed(fact, str(number), fact.contract)
        for number, facts in enumerate(drawn[-CROWDS:])
        for fact in facts
    )


def _contracts():
    own = {"programme": "small", "version": "1", "payer": "commissioner"}
    return [
        Contract("small", payee="one", starts_on=day(1), ends_on=day(9), **own),
        Contract("other", payee="two", parameters={"discount": "30"}, **own),
    ]


def _drawn(*terms, **words):
    one = Draw(_terms(*terms, **words), people(), _contracts(), day(11), people().num_rows - 9)
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
