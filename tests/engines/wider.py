"""Terms of every word: what the laws draw, and what only the engines are held against each other for."""

from copy import deepcopy

from hypothesis import strategies as st

from tallystick.terms import Contract
from tests.engines.drawn_chains import below, fit_chain
from tests.engines.drawn_cohorts import cohorts
from tests.engines.drawn_reconciling import fit_what_is_left, reconciling
from tests.engines.drawn_sharing import fit_sharing, sharing
from tests.laws.drawn_terms import by_minutes, day
from tests.laws.drawn_terms import terms as lawful_terms

CALENDAR = {
    "file": "off.csv",
    "starts_on": day(-60),
    "ends_on": day(60),
    "source": "fixture: drawn",
}

FEW = {**CALENDAR, "starts_on": day(2), "ends_on": day(10)}
"""A calendar that says little: journeys begin before its first day, and go on after its last."""

CALENDARS = {"off": CALENDAR, "few": FEW}

CALENDAR_FILE = f"day,name\n{day(4)},A day off\n{day(9)},Another\n"

_FOURTH = "zest"
"""A clause beside the three that the laws draw, so that seldom triggers are drawn often enough."""

_one_in_three = st.sampled_from([False, True, False])

_one_in_four = st.sampled_from([False, False, False, True])


@st.composite
def terms(draw):
    """Draw sound terms of every word that this release has, as plain values."""
    drawn = _of_its_own(draw(lawful_terms(fewest=3)))
    changing = [clause for clause in drawn["clauses"].values() if "changes" in clause]
    if changing and draw(st.booleans()):
        # A change has no columns yet: it is drawn with the words that the laws draw, and no more.
        return drawn
    for clause in changing:
        del clause["changes"]
    return draw(_wider(drawn))


def _of_its_own(words):
    """Copy words, also those that stand in two places: what is changed here must not change other draws."""
    if isinstance(words, dict):
        return {name: _of_its_own(word) for name, word in words.items()}
    return [_of_its_own(word) for word in words] if isinstance(words, list) else words


@st.composite
def _wider(draw, drawn):
    draw(_of_signals(drawn))
    if draw(_one_in_four):
        chosen = drawn["clauses"][draw(st.sampled_from(sorted(drawn["clauses"])))]
        chosen.pop("reach", None)
        chosen.pop("determined", None)
        # The end of a job has no quantity to be paid by.
        kinds = ["job_started"] if "per_unit" in str(chosen) else ["job_started", "job_ended"]
        chosen["on"] = {"kind": draw(st.sampled_from(kinds))}
        chosen["at_most"] = {"number": draw(st.integers(1, 2)), "per": "employer"}
    draw(_other_counts(drawn))
    for clause in drawn["clauses"].values():
        for chosen in of_jobs(clause):
            if draw(_one_in_three):
                chosen["keys"] = draw(_some_keys)
    draw(_going_on(drawn))
    drawn["clauses"][_FOURTH] = deepcopy(drawn["clauses"][max(drawn["clauses"])])
    draw(_by_themselves(drawn))
    if draw(_one_in_three):
        _ungrouped(drawn)
        drawn["groups"] = {"one": draw(_group(_apart(drawn["clauses"])))}
    if draw(_one_in_four):
        drawn["calendars"] = CALENDARS
        chosen = draw(st.sampled_from(sorted(drawn["clauses"])))
        due = {"working_days": {"number": draw(st.integers(1, 3)), "calendar": "off"}}
        drawn["clauses"][chosen]["due"] = due
    if draw(_one_in_four):
        drawn["clauses"]["toll"] = draw(_of_the_contract())
    draw(_over_many(drawn))
    return fitting(drawn)


def _plain(kind):
    """Give a clause by whose lines there is never a doubt, so that cohorts close and pots are shared out."""
    at_most = {"number": 1, "per": "person"}
    said = {"says": "A plain fee.", "source": "fixture: drawn"}
    return {**said, "on": {"kind": kind}, "at_most": at_most, "price": {"amount": 130}}


PLAIN = {"entrant": _plain("attached"), "placed": _plain("in_work_confirmed")}
"""Clauses beside those that the laws draw, for what is paid for many people."""


@st.composite
def _over_many(draw, drawn):
    """Go on with what is paid for many people, by many, or below."""
    if draw(st.booleans()):
        drawn["clauses"] |= deepcopy(PLAIN)
    if draw(st.sampled_from([True, True, False])):
        draw(cohorts(drawn))
    if draw(_one_in_three):
        draw(reconciling(drawn))
    draw(sharing(drawn))
    if draw(st.booleans()):
        draw(below(drawn))


def _ungrouped(drawn):
    """Let the third and fourth clause stand for themselves, so that they at least can be in a group."""
    for name in sorted(drawn["clauses"])[2:]:
        drawn["clauses"][name].pop("after", None)
        drawn["clauses"][name].pop("except", None)


def _apart(clauses):
    """List the clauses that follow no other and are no exception of one, nor have such a clause."""
    bound = {name: clause for name, clause in clauses.items() if {"after", "except"} & {*clause}}
    others = {clause.get("after", {}).get("clause") for clause in bound.values()}
    others |= {name for clause in bound.values() for name in clause.get("except", [])}
    return sorted({*clauses} - {*bound} - others)


@st.composite
def _of_the_contract(draw):
    """Draw a fee of the contract, by days or by weeks, in advance or in arrears."""
    return {
        "says": "A fee of the contract.",
        "source": "fixture: drawn",
        "about": "contract",
        "every": {
            "period": draw(st.sampled_from([{"weeks": 1}, {"calendar_months": 1}])),
            "from": "contract_start",
            "through": {"days": draw(st.integers(1, 12))},
            "pay": draw(st.sampled_from(["advance", "arrears"])),
            "part_period": draw(st.sampled_from(["pro_rata", "whole", "nothing"])),
        },
        "price": {"amount": 350},
    }


_some_keys = st.sampled_from(
    [["job-provider-1"], ["job-department-1"], ["job-provider-2", "job-department-1", "none"]]
)


def of_jobs(clause):
    """List what a clause waits for, counts or adds up, where it is about jobs."""
    reach = clause.get("reach", {})
    counted = [words.get(word, {}) for words in _counted(reach) for word in ("count", "sum")]
    looked_at = clause.get("unless_seen", {}).get("on", {})
    about_jobs = {"job_started", "job_ended", "worked", "earned"}
    chosen = [clause.get("on", {}), looked_at, *counted]
    return [words for words in chosen if words.get("kind") in about_jobs]


def _counted(reach):
    return [reach, reach.get("periods", {}).get("in_which", {})]


def fitting(drawn):
    """Take out what the triggers that clauses were given in the end have no use for."""
    for clause in [one for one in drawn["clauses"].values() if "reconcile" not in one]:
        _fit_to_trigger(clause)
        after = clause.get("after", {})
        before = drawn["clauses"].get(after.get("clause"), {})
        kept = before.get("on", {}).get("kind") in _OF_A_JOB or (
            before.get("reach", {}).get("per") == after.get("with_same")
        )
        if not kept or ("on" in clause and clause["on"]["kind"] not in _OF_A_JOB):
            after.pop("with_same", None)
    fit_what_is_left(drawn)
    fit_sharing(drawn)
    fit_chain(drawn)
    return drawn


_OF_A_JOB = {"job_started", "job_ended", "in_work_confirmed"}


@st.composite
def _of_signals(draw, drawn):
    """Narrow the signals of facts, and make one of the others of more of them."""
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
        drawn["signals"]["sanctioned"] = {"before_first": draw(st.sampled_from(["no", "unknown"]))}
        drawn["signals"]["free"]["is"] = f"({drawn['signals']['free']['is']}) and not sanctioned"


def _fit_to_trigger(clause):
    if "every" in clause and "after" not in clause:
        clause["every"].setdefault("from", "attached")
    reach = clause.get("reach")
    per_employer = clause.get("at_most", {}).get("per") == "employer"
    of_a_job = clause.get("on", {}).get("kind") in _OF_A_JOB
    if per_employer and not of_a_job and (reach or {}).get("per") != "employer":
        del clause["at_most"]
    if reach is not None and "per" not in reach and "on" in reach.get("reset", {}):
        del reach["reset"]
    has_quantity = clause.get("on", {}).get("kind") in {"contacted", "job_started"}
    if not has_quantity and "per_unit" in str(clause["price"]):
        clause["price"] = {"amount": 250}


@st.composite
def _other_counts(draw, drawn):
    """Let a clause add up the hours agreed, and some counts be in months or so many times a figure."""
    if draw(_one_in_four):
        _count_hours(
            drawn, chosen=draw(st.sampled_from(sorted(drawn["clauses"]))), words=draw(_hours)
        )
    for words in drawn["clauses"].values():
        if "reach" in words and draw(st.booleans()):
            draw(_in_months(words["reach"]))
        if "days" in words.get("reach", {}) and draw(_one_in_four):
            drawn["calendars"] = CALENDARS
            words["reach"]["excluding"] = "off"


def _count_hours(drawn, *, chosen, words):
    """Let a clause add up the hours agreed, which no signal may leave out jobs by."""
    drawn["signals"]["in_work"].pop("weekly_minutes_at_least", None)
    clause = drawn["clauses"][chosen]
    for word in ("on", "determined", "nth"):
        clause.pop(word, None)
    clause["reach"] = words


_agreed = st.sampled_from([300, 960, 1440]).map(
    lambda minutes: {"minutes_agreed": "in_work", "at_least": {"minutes": minutes}}
)

_hours = st.one_of(
    _agreed,
    _agreed.map(lambda words: words | {"window": {"rolling": {"days": 5}}}),
    _agreed.map(lambda words: words | {"per": "employer"}),
    _agreed.map(
        lambda words: {
            "periods": {"of": "week", "in_which": words},
            "at_least": {"number": 1},
        }
    ),
)

_in_time = st.sampled_from(
    [
        {"within": {"days": 2}},
        {"from": "attached", "through": {"days": 8}},
        {"within": {"days": 1}, "from": "referred", "through": {"days": 5}},
    ]
)


@st.composite
def _going_on(draw, drawn):
    """Let the second clause go on with what the first is with; ask for claims, and look back."""
    if len(drawn["clauses"]) > 1:
        first, second = sorted(drawn["clauses"])[:2]
        ways = ["apart", "with one", "by a fact", "by a fact", "with one", "by a fact"]
        way = draw(st.sampled_from(ways))
        if way == "with one":
            draw(_with_one(drawn["clauses"][first], drawn["clauses"][second], first=first))
        if way == "by a fact":
            draw(_by_one_fact(drawn["clauses"][first], drawn["clauses"][second], first=first))
    if draw(_one_in_four):
        chosen = drawn["clauses"][draw(st.sampled_from(sorted(drawn["clauses"])))]
        chosen["claimed"] = draw(_in_time)
    if draw(_one_in_four):
        chosen = drawn["clauses"][draw(st.sampled_from(sorted(drawn["clauses"])))]
        chosen["unless_seen"] = draw(_look_back)


@st.composite
def _by_themselves(draw, drawn):
    """Let the third and the fourth clause, which no other goes on with, have triggers seldom drawn."""
    for name in sorted(drawn["clauses"])[2:]:
        clause = drawn["clauses"][name]
        for word in ("on", "reach", "determined", "nth"):
            clause.pop(word, None)
        if clause.get("at_most", {}).get("per") == "employer":
            del clause["at_most"]
        clause.update(deepcopy(draw(_seldom)))
        if "every" in clause:
            _pay_by_periods(clause)
        if clause.get("on", {}).get("kind") == "contacted":
            clause["price"] = draw(by_minutes())
        if "excluding" in clause.get("reach", {}):
            drawn["calendars"] = CALENDARS
        if "minutes_agreed" in clause.get("reach", {}):
            drawn["signals"]["in_work"].pop("weekly_minutes_at_least", None)
        if "size" in str(clause.get("reach")):
            # What a count wants must be known before it is attained.
            drawn["classifications"]["group"]["as_of"] = "attached"


def _pay_by_periods(clause):
    """Take out of a clause what a fee for each period has no use for."""
    if "instalments" in clause["price"]:
        clause["price"] = clause["price"]["instalments"]["price"]
    if "after" in clause:
        del clause["every"]["from"]
        clause["after"].pop("counting", None)


_many = {"lookup": {"table": "number", "as_of": "referred"}}

_reach_excluding = {
    "reach": {
        "days": "in_work",
        "at_least": {"days": 3},
        "excluding": "few",
        "window": {"from": "referred"},
    }
}

_reach_a_month = {
    "reach": {
        "days": "in_work",
        "at_least": {"months": 1, "plus_days": 1},
        "window": {"from": "referred", "through": {"months": 3}},
    }
}
_reach_as_looked_up = {
    "reach": {
        "days": "in_work",
        "at_least": {"lookup": {"table": "size", "as_of": "referred", "times": 2}},
        "repeat": {"every": {"days": 1}, "up_to": _many},
    }
}
_reach_past_its_window = {
    "reach": {
        "days": "in_work",
        "at_least": {"days": 4},
        "window": {
            "from": "attached",
            "through": {"days": 3},
            "then": "end_of_run",
            "run_gap_days_allowed": 2,
        },
    }
}
_reach_rolling = {
    "reach": {
        "days": "in_work",
        "at_least": {"days": 3},
        "window": {"rolling": {"days": 4}},
    }
}
_in_advance = {
    "every": {
        "period": {"weeks": 1},
        "from": "attached",
        "through": {"days": 9},
        "while": "attached",
        "pay": "advance",
        "part_period": "pro_rata",
        "on_early_end": "recover",
    }
}

_in_arrears = {
    "every": {
        "period": {"weeks": 1},
        "from": "referred",
        "while": "attached",
        "pay": "arrears",
        "part_period": "pro_rata",
    }
}

_seldom = st.sampled_from(
    [
        {"on": {"kind": "contacted", "codes": ["attended"]}},
        *[{"determined": {"name": "cause", "is": "yes"}}] * 2,
        *[{"reach": {"count": {"kind": "contacted"}, "at_least": {"number": 2}}}] * 2,
        {"on": {"kind": "contacted"}},
        *[{"determined": {"name": "level", "at_least": 2}}] * 2,
        *[_reach_as_looked_up] * 3,
        *[
            {
                "reach": {
                    "periods": {
                        "of": "week",
                        "in_which": {"days": "free", "at_least": {"days": 2}},
                    },
                    "at_least": {"number": 1},
                }
            }
        ]
        * 2,
        *[_in_arrears, _in_advance] * 4,
        *[_reach_rolling] * 2,
        *[{"reach": {"minutes_agreed": "in_work", "at_least": {"minutes": 300}}}] * 3,
        *[_reach_a_month] * 3,
        *[_reach_excluding] * 2,
        *[_reach_past_its_window] * 3,
    ]
)


@st.composite
def _by_one_fact(draw, before, clause, *, first):
    """Let two clauses be attained by one fact, of which one may be the exception, or stand beside it."""
    for one in (before, clause):
        for word in ("reach", "determined", "after"):
            one.pop(word, None)
        if "per_unit" in str(one["price"]):
            one["price"] = {"amount": 250}
    clause["on"] = {"kind": "job_started"}
    some = [{"codes": ["agency"]}, {"codes": ["employed"]}, {"keys": ["job-provider-1"]}]
    before["on"] = {"kind": "job_started", **draw(st.sampled_from(some))}
    said = draw(st.sampled_from(["except", "beside", "except", "beside", "except", "nothing"]))
    if said != "nothing":
        clause[said] = [first]


@st.composite
def _with_one(draw, before, clause, *, first):
    """Let a clause go on with the employer, or in the job, of another, which is then left for good."""
    for one in (before, clause):
        for word in ("on", "reach", "determined", "after", "nth", "when", "claimed"):
            one.pop(word, None)
    word = draw(st.sampled_from(["employer", "job"]))
    kept = {"days": "in_work", "at_least": {"days": draw(st.sampled_from([3, 1, 4, 2]))}}
    starts = st.just({"on": {"kind": "job_started"}})
    counts = st.just({"reach": {**kept, "per": word, "reset": {"on": "change"}}})
    before.update(draw(starts | counts | counts))
    clause["after"] = {"clause": first, "state": "attained", "with_same": word}
    if draw(st.booleans()):
        clause["after"]["counting"] = "own"
    if draw(st.sampled_from([True, True, True, False])) and before["price"].get("amount") != 0:
        clause["after"]["state"] = "paid"
    pay = {"reach": {"sum": {"kind": "earned"}, "at_least": {"amount": 100}}}
    clause.update(
        draw(st.sampled_from([{"reach": kept}, pay, {"on": {"kind": "in_work_confirmed"}}]))
    )


@st.composite
def _in_months(draw, reach):
    """Let a count or its window be in months, or what it wants be so many times what a table says."""
    within = reach.get("window", {})
    if "through" in within:
        within["through"] = {"months": draw(st.integers(1, 3))}
    if "lookup" in reach["at_least"]:
        reach["at_least"]["lookup"]["times"] = draw(st.integers(2, 9))
    elif "days" in reach["at_least"] and "rolling" not in within:
        reach["at_least"] = {"months": 1, "plus_days": draw(st.integers(0, 2))}


_look_back = st.fixed_dictionaries(
    {
        "before": st.sampled_from(["referred", "attached", "attained"]),
        "within": st.sampled_from([{"days": 2}, {"weeks": 1}, {"months": 1}]),
    }
).flatmap(
    lambda words: st.sampled_from(
        [
            {**words, "on": {"kind": "contacted", "codes": ["attended"]}},
            {**words, "on": {"kind": "job_started"}},
            {**words, "on": {"kind": "job_started", "keys": ["job-provider-1"]}},
            {**words, "reach": {"days": "in_work", "at_least": {"days": 2}}},
        ]
    )
)


@st.composite
def _group(draw, clauses):
    """Draw a group of all clauses; of one alone there is only what to choose."""
    words = {"says": "A group.", "source": "fixture: drawn"}
    words["per"] = draw(st.sampled_from(["person", "spell"]))
    if len(clauses) > 1 and draw(st.sampled_from([True, False])):
        words["only_one_of"] = clauses
    else:
        words |= {"choose": draw(st.sampled_from(["first", "last", "best"])), "of": clauses}
    return words | ({"order": clauses[::-1]} if draw(st.booleans()) else {})


@st.composite
def contracts(draw):
    """Draw contracts that bind the terms: none, so that one is assumed, or one or two with their own."""
    shape = draw(st.sampled_from(["assumed", "assumed", "dated", "two"]))
    if shape == "assumed":
        return []
    starts, ends = draw(st.sampled_from([(None, None), (day(1), None), (None, day(2))]))
    own = contract("small", starts_on=starts, ends_on=ends, parameters={"discount": "25"})
    return [own] if shape == "dated" else [own, contract("other", parameters={})]


def contract(name, **words):
    return Contract(name, "small", "1", payer="commissioner", payee=f"{name}-provider", **words)
