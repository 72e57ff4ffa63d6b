"""People made by hand, so that some planted faults are told whatever else is drawn."""

from tallystick.events import Event
from tests.laws.drawn_terms import day

_SENT = ("referred", "department")
_MET = ("attached", "provider")
_IN_A = ("classified", "department", "group", "A")
_IN_B = ("classified", "department", "group", "B")
_MEETING = ("contacted", "provider", None, "attended")
_UNDER_A_CONTRACT = {"referred", "attached", "contacted"}


def _job(kind, key="job-1"):
    return (kind, "provider", key, "employed" if kind == "job_started" else None)


def _level(value):
    return ("determined", "department", "level", "final", value)


NOT_YET_KNOWN = 9
"""How many of the last facts are beyond the cut."""

PEOPLE = {
    # In work for a whole week: but nobody told the group, by which it is known how much is enough.
    "kim": [(-10, _SENT), (-9, _MET), (-8, _job("job_started"))],
    # In work all of December, the last two days of it in another job.
    "liv": [
        (-40, _SENT),
        (-40, _IN_A),
        (-39, _MET),
        (-36, _job("job_started")),
        (-3, _job("job_ended")),
        (-2, _job("job_started", "job-2")),
    ],
    # In work all of December, and attached after that work began: how much is enough was known last.
    "mia": [
        (-50, _job("job_started")),
        (-45, _SENT),
        (-45, _IN_A),
        (-40, _MET),
    ],
    # Ninety minutes are full on the third day of a week that was told at its end, after the hour.
    "noa": [
        (-30, _SENT),
        (-30, _IN_A),
        (-29, _MET),
        (-12, ("worked", "provider", "job-1", "day", 60, "bakery")),
        (-8, ("worked", "provider", "job-1", "week", 140, "bakery")),
    ],
    # Classified again on the day after that by which the group is fixed.
    "oda": [(0, _SENT), (0, _IN_A), (1, _MET), (2, _IN_A)],
    # Referred on the first day on which the contract holds no more.
    "pia": [(9, _SENT)],
    # Decided to be enough, told so again, and then decided to be more.
    "ria": [(0, _SENT), (1, _MET), (3, _level(20)), (4, _level(20)), (5, _level(30))],
    # Met when what is decided is as much as is wanted, which is told again on the day after; the price
    # is in the last row of two tables.
    "sol": [
        (2, _SENT),
        (2, _IN_B),
        (2, _MET),
        (3, _level(15)),
        (4, _MEETING),
        (5, _level(15)),
    ],
    # Free on three of the six days since the attachment, and on the seventh.
    "tia": [
        (-2, _SENT),
        (-2, _IN_A),
        (0, _MET),
        (0, ("benefit_started", "department", "award", "JSA")),
        (2, ("benefit_ended", "department", "award", "JSA")),
    ],
    # In work since the last of October: November has no such day.
    "una": [(-70, _SENT), (-70, _IN_A), (-69, _MET), (-62, _job("job_started"))],
    # Attached twice: what is paid for that has used up the cap before the days in work are full.
    "vic": [
        (-2, _SENT),
        (-2, _IN_A),
        (-2, _MET),
        (0, _job("job_started")),
        (1, _MET),
    ],
    # Met for one minute, whose worth is less than the least.
    "wyn": [(0, _SENT), (0, _IN_A), (0, _MET), (3, (*_MEETING, 1))],
    # Two sources disagree about the day on which a job ended, and nobody says whom to trust.
    "xia": [
        (0, _SENT),
        (0, _IN_A),
        (0, _MET),
        (1, ("job_started", "department", "till", "employed", 960, "bakery")),
        (3, ("job_ended", "department", "till", None, None, "bakery")),
        (6, ("job_ended", "provider", "till", None, None, "bakery")),
    ],
    # Two days in work, two days out of it, and then in work again.
    "yan": [
        (0, _SENT),
        (0, _IN_B),
        (0, _MET),
        (1, _job("job_started")),
        (2, _job("job_ended")),
        (5, _job("job_started", "job-2")),
    ],
    # Met on several days, of which nothing was known yet: these facts are the last of the log.
    "zoe": [(0, _SENT), (0, _MET), *[(on, _MEETING) for on in range(1, 1 + NOT_YET_KNOWN)]],
}
"""The facts of each: a day and what is told of it; kind, source, key, code, quantity and employer."""


_UNDER = {"pia": "small"}
"""Who is under which contract; all others are under the one that has no dates."""


def made_by_hand():
    """Give the facts of these people."""
    return [
        _event(name, number, on, *told)
        for name, facts in PEOPLE.items()
        for number, (on, told) in enumerate(facts, start=1)
    ]


def _event(  # one argument a column
    person, number, on, kind, source, key=None, code=None, quantity=None, employer=None
):
    return Event(
        source=source,
        ref=f"{person}-{number}",
        person=person,
        kind=kind,
        happened_on=day(on),
        contract=_UNDER.get(person, "other") if kind in _UNDER_A_CONTRACT else None,
        organisation="x",
        key=key,
        code=code,
        quantity=quantity,
        counterparty=employer,
    )
