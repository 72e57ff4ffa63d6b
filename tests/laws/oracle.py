"""Another reading of facts.md: day by day, person by person, with nothing of the settlement in it.

It reads terms as plain values, as they were drawn. Where it and the engine differ, one of them, or
the page that both were written from, is wrong.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

DAY = timedelta(days=1)
YES, NO, UNKNOWN = "yes", "no", "unknown"
LONG_BEFORE = date(2023, 12, 1)


@dataclass(frozen=True)
class Claim:
    """A candidate: which it is, the day of it, and how it stands (owed, waiting or refused)."""

    clause: str
    subject: str
    spell: int
    ordinal: int
    on: date
    stands: str = "owed"
    amount: int = 0
    figures: tuple[Fraction, ...] = ()
    reading: int = 0


class DayOf(date):
    """The day of a fact, with the quantity that the fact has."""

    @classmethod
    def fact(cls, fact):
        day = cls.fromordinal(fact.happened_on.toordinal())
        day.quantity = fact.quantity
        return day


@dataclass
class Spell:
    """One referral's days and the claims found in them so far, by clause."""

    number: int
    first: date
    last: date
    referred: date | None
    attached: date | None
    claims: dict[str, list[Claim]] = field(default_factory=dict)


def settled(events, *, terms, as_of):
    """Settle events under terms, and give every claim."""
    claims = []
    for person, facts in people(live(events, trust=terms["trust"]), as_of=as_of).items():
        if any(fact.contract == terms["name"] for fact in facts):
            claims += _Person(person, facts, terms, as_of).claims()
    return claims


# Which version of a fact counts (section 3).


def live(events, *, trust):
    """Keep the live version of every fact; a pair of source and ref with two contents is left out."""
    contents = defaultdict(set)
    for event in events:
        contents[event.source, event.ref].add(event)
    rows = {key: found.pop() for key, found in contents.items() if len(found) == 1}
    by_name = {f"{row.source}/{row.ref}": row for row in rows.values()}
    under = defaultdict(list)
    for row in rows.values():
        target = by_name.get(row.corrects)
        if target is not None and _may_change(row, target, trust):
            under[row.corrects].append(row)
    found = []
    for row in rows.values():
        if row.corrects is None:
            leaves = _leaves(row, under)
            found += leaves if len(leaves) == 1 else []
    return [row for row in found if row.kind != "voided"]


def _may_change(row, target, trust):
    rank = {source: place for place, source in enumerate(trust)}
    before = rank.get(row.source, len(rank)) < rank.get(target.source, len(rank))
    same_person = row.kind == "voided" or row.person == target.person
    return (row.source == target.source or before) and same_person


def _leaves(row, under):
    changes = under[f"{row.source}/{row.ref}"]
    if any(change.kind == "voided" and _leaves(change, under) for change in changes):
        return []
    corrections = [change for change in changes if change.kind != "voided"]
    below = [leaf for change in corrections for leaf in _leaves(change, under)]
    return below or [row]


def people(facts, *, as_of):
    """Give each person's facts by as_of; people who were merged have one history (section 8)."""
    facts = [fact for fact in facts if fact.happened_on <= as_of]
    root = {fact.key: fact.person for fact in facts if fact.kind == "merged"}
    found = defaultdict(list)
    for fact in facts:
        found[root.get(fact.person, fact.person)].append(fact)
    return found


# Signals (sections 4 and 5).


def periods(facts, opens, closes):
    """Give the first and last day of each stretch that facts of one kind of key open and close."""
    found = []
    by_key = defaultdict(list)
    for fact in facts:
        if fact.kind in (opens, closes):
            by_key[fact.key].append(fact)
    for of_key in by_key.values():
        start, ends_without_start = None, 0
        for fact in sorted(of_key, key=lambda f: (f.happened_on, f.kind != opens, f.source, f.ref)):
            if fact.kind == opens:
                start = start or fact
            elif start is not None:
                found.append((start, fact.happened_on))
                start = None
            else:
                ends_without_start += 1
        if start is not None:
            # An end that came too early closes it with no days.
            found.append((start, start.happened_on - DAY if ends_without_start else None))
    return found


def state_of_base(name, facts, terms, day, doubtful):
    """Say what a signal that is read from facts is on a day; doubtful jobs may be none of those meant."""
    words = terms["signals"].get(name, {})
    facts = [fact for fact in facts if fact.source in words.get("sources", [fact.source])]
    opens, closes = {
        "in_work": ("job_started", "job_ended"),
        "on_benefit": ("benefit_started", "benefit_ended"),
        "attached": ("attached", "left"),
    }[name]
    found = [
        (start, last)
        for start, last in periods(facts, opens, closes)
        if start.code in words.get("codes", [start.code])
    ]
    if not any(start.happened_on <= day for start, _ in found):
        return words.get("before_first", UNKNOWN)
    states = {
        UNKNOWN if start in doubtful else _supported(start, facts, words, day)
        for start, last in found
        if start.happened_on <= day and (last is None or day <= last)
    }
    return YES if YES in states else UNKNOWN if UNKNOWN in states else NO


def _supported(start, facts, words, day):
    """Say whether a job still stands: more than n days after its last support it is unknown."""
    if "stands_for_days" not in words:
        return YES
    supports = [
        fact.happened_on
        for fact in facts
        if fact.kind in ("worked", "earned", "in_work_confirmed")
        and start.happened_on <= fact.happened_on <= day
        and _may_be_about(fact, start)
    ]
    last = max([start.happened_on, *supports])
    return UNKNOWN if (day - last).days > words["stands_for_days"] else YES


def _may_be_about(fact, start):
    """Say whether a fact names the job that began so, or no job and no other employer."""
    if fact.key is not None:
        return fact.key == start.key
    return fact.counterparty in (None, start.counterparty)


def opposite(state):
    return {YES: NO, NO: YES, UNKNOWN: UNKNOWN}[state]


def both(one, other):
    return NO if NO in (one, other) else UNKNOWN if UNKNOWN in (one, other) else YES


def state(name, facts, terms, day, doubtful):
    """Say what any signal is on a day."""
    formula = terms["signals"].get(name, {}).get("is")
    if formula is None:
        return state_of_base(name, facts, terms, day, doubtful)
    w, b, a = (
        state_of_base(base, facts, terms, day, doubtful)
        for base in ("in_work", "on_benefit", "attached")
    )
    return {
        "in_work and not on_benefit": both(w, opposite(b)),
        "in_work or not on_benefit": opposite(both(opposite(w), b)),
        "not on_benefit and attached": both(opposite(b), a),
    }[formula]


# Attainments and claims (section 7).


class Waits(Exception):
    """Something that is asked for is unknown."""


class IsRefused(Exception):
    """The facts break a rule of the terms."""


@dataclass(frozen=True)
class _Decision:
    """What was decided from a day on: one value, or the several that it may be."""

    since: date
    values: set
    unsure: bool = False
    is_broken: bool = False


_NOTHING_DECIDED = _Decision(date.min, {None})


def _is_news(asked, was, now):
    """Say whether a value brings what is asked for, where the one before it did not."""
    if "is" not in asked and "at_least" not in asked:
        return now is not None and now != was
    return _does(asked, now) and not _does(asked, was)


def _does(asked, value):
    if value is None:
        return False
    return (
        value == (asked["is"] == "yes") if "is" in asked else value >= Fraction(asked["at_least"])
    )


def _answer(asked, decision):
    """Judge a condition on the decision that holds."""
    if decision.unsure:
        return "waiting"
    if decision.is_broken:
        return "refused"
    (value,) = decision.values
    return YES if _does(asked, value) else NO


class _Person:
    def __init__(self, name, facts, terms, as_of):
        self.name, self.terms, self.as_of = name, terms, as_of
        self.facts = sorted(facts, key=lambda fact: (fact.happened_on, fact.source, fact.ref))
        self.states = {}
        self.doubtful = []

    def state(self, name, day):
        if (name, day) not in self.states:
            self.states[name, day] = state(name, self.facts, self.terms, day, self.doubtful)
        return self.states[name, day]

    def claims(self):
        spells = list(self._spells())
        for spell in spells:
            for name in self.terms["clauses"]:
                spell.claims[name] = self._limited(name, spell, spells)
        found = [
            self._priced(part, spell)
            for spell in spells
            for claims in spell.claims.values()
            for claim in claims
            for part in self._in_parts(claim)
        ]
        return list(self._capped(found, spells))

    def _spells(self):
        # Two referrals on one day are one: the page does not say, and a spell has a day at least.
        days = sorted({fact.happened_on for fact in self.facts if fact.kind == "referred"})
        if not self.terms["referral_opens_spell"]:
            days = days[:1]
        for number, referred in enumerate(days or [None], start=1):
            first = referred if number > 1 else date.min
            last = days[number] - DAY if number < len(days) else self.as_of
            attached = [
                fact.happened_on
                for fact in self.facts
                if fact.kind == "attached" and first <= fact.happened_on <= last
            ]
            yield Spell(number, first, last, referred, min(attached, default=None))

    def _limited(self, name, spell, spells):
        """Give a clause's claims in a spell, the first ones that at_most lets through."""
        clause = self.terms["clauses"][name]
        found = list(self._over_time(readings_of(clause), spell))
        if "at_most" in clause:
            earlier = spells[: spell.number - 1] if clause["at_most"]["per"] != "spell" else []
            before = [claim.stands for other in earlier for claim in other.claims[name]]
            found = list(_first(found, before, clause["at_most"]["number"]))
        return [
            Claim(name, self.name, spell.number, ordinal, on, stands, reading=reading)
            for ordinal, (on, stands, reading) in enumerate(found, start=1)
        ]

    def _over_time(self, readings, spell):
        """Give what is attained, each with its reading: that of the attachment, or one after the other."""
        if len(readings) > 1 and self.terms["bound_on"] == "attached" and spell.attached is None:
            each = [
                _numbered(self._by(spell, readings, [number])) for number in range(len(readings))
            ]
            for place in range(max(map(len, each))):
                on, _, reading = min(one[place] for one in each if place < len(one))
                yield on, "waiting", reading
            return
        chosen = list(range(len(readings)))
        if len(readings) > 1 and self.terms["bound_on"] == "attached":
            chosen = [number for number in chosen if readings[number].since <= spell.attached][-1:]
        yield from _numbered(self._by(spell, readings, chosen))

    def _by(self, spell, readings, chosen):
        """Give what is attained by the readings that were chosen: of several, each in its own days."""
        so_far = []
        for number in chosen:
            since, until, words = readings[number]
            if len(chosen) == 1:
                since, until = date.min, date.max
            found = self._met(words, spell, since) if since <= spell.last else []
            found = found[len(so_far) :] if "reach" in words else found
            so_far += [(on, stands, number, words) for on, stands in found if since <= on < until]
        return so_far

    def _met(self, clause, spell, since):
        follows = None
        if "after" in clause:
            before = spell.claims[clause["after"]["clause"]]
            if not before or before[0].stands != "owed":
                return []
            follows = before[0].on
        return list(self._guarded(clause, spell, follows, since))

    def _guarded(self, clause, spell, follows, since):
        ways = {"on": self._of_on, "reach": self._of_reach, "determined": self._of_determined}
        way = next(way for word, way in ways.items() if word in clause)
        own = "counting" in clause.get("after", {})
        for told_on, stands in way(clause, spell, None if own else follows):
            on = max(told_on, follows) if own else told_on
            on = max(on, since) if "reach" in clause else on
            if on > spell.last:
                continue
            verdicts = [self._verdict(when, spell, on, stands) for when in clause.get("when", [])]
            if NO not in verdicts:
                found = {stands, *verdicts}
                yield on, next(each for each in ("waiting", "refused", "owed") if each in found)

    def _verdict(self, when, spell, on, stands):
        """Judge one condition: yes, no, waiting or refused.

        While the day of the attainment is unknown it may be any day from the earliest on; a condition
        as of that day fails only where it fails on all of them.
        """
        days = _every_day(on, spell.last) if stands == "waiting" else [on]
        verdicts = {self._verdict_on(when, spell, day) for day in days}
        return verdicts.pop() if len(verdicts) == 1 else "waiting"

    def _verdict_on(self, when, spell, on):
        words = next(iter(when.values()))
        try:
            if "day" in when:
                return _lies_within(words, self._named(words["name"], spell, on))
            if "determined" in when:
                day = self._named(words["as_of"], spell, on)
                held = [d for d in self._decisions(words["name"]) if d.since <= day]
                return _answer(words, held[-1]) if held else "waiting"
            if "signal" in when:
                found = self.state(words["name"], self._named(words["as_of"], spell, on))
                return {words["state"]: YES, UNKNOWN: "waiting"}.get(found, NO)
            return YES if self._group(spell, on) in words["is_any_of"] else NO
        except Waits:
            return "waiting"
        except IsRefused:
            return "refused"

    def _named(self, named, spell, on, stands="owed"):
        day = {"referred": spell.referred, "attached": spell.attached, "attained": on}[named]
        if day is None or (named == "attained" and stands == "waiting"):
            raise Waits
        return day

    def _group(self, spell, on, stands="owed"):
        """Give the group as of its day: the last value told, unless two were told on that day."""
        day = self._named(self.terms["classifications"]["group"]["as_of"], spell, on, stands)
        told = [f for f in self.facts if f.kind == "classified" and f.happened_on <= day]
        if not told:
            raise Waits
        latest = [f for f in told if f.happened_on == told[-1].happened_on]
        trust = self.terms["trust"]
        best = min(trust.index(f.source) if f.source in trust else len(trust) for f in latest)
        values = {
            f.code
            for f in latest
            if (trust.index(f.source) if f.source in trust else len(trust)) == best
        }
        if len(values) > 1:
            raise Waits
        (value,) = values
        if value not in self.terms["classifications"]["group"]["values"]:
            raise IsRefused
        return value

    def _value(self, lookup, spell, on, stands="owed", ordinal=None):
        """Look a value up: exactly one row, as of the day that the lookup names."""
        table = self.terms["tables"][lookup["table"]]
        group = self._group(spell, on, stands)
        day = self._named(lookup["as_of"], spell, on, stands)
        fitting = [
            row["value"]
            for row in table["rows"]
            if row["group"] == group
            and ("ordinal" not in table["dimensions"] or row["ordinal"] == str(ordinal))
            and self._first_day(row) <= day < row.get("ends_on", date.max)
        ]
        if len(fitting) != 1:
            raise IsRefused
        return fitting[0]

    def _first_day(self, row):
        return row.get("starts_on", self.terms["in_force_from"])

    # Triggers.

    def _of_on(self, clause, spell, follows):
        on = clause["on"]
        for fact in self.facts:
            if (
                fact.kind == on["kind"]
                and fact.code in on.get("codes", [fact.code])
                and max(spell.first, follows or date.min) <= fact.happened_on <= spell.last
            ):
                yield DayOf.fact(fact), "owed"

    def _of_determined(self, clause, spell, follows):
        asked, before = clause["determined"], _NOTHING_DECIDED
        for decision in self._decisions(asked["name"]):
            news = {_is_news(asked, was, now) for was in before.values for now in decision.values}
            unsure = decision.unsure or before.unsure
            within = max(spell.first, follows or date.min) <= decision.since <= spell.last
            stands = "refused" if decision.is_broken else "owed"
            if within and (True in news or decision.is_broken):
                yield decision.since, "waiting" if unsure else stands
            before = decision

    def _decisions(self, name):
        """Give the decisions that stand, in order: each value from its day, as the last word left it."""
        words, trust = self.terms["determined"][name], self.terms["trust"]
        told = [f for f in self.facts if f.kind == "determined" and f.key == name]
        told = [f for f in told if f.organisation in words.get("deciders", [f.organisation])]
        held = []
        for day in sorted({f.happened_on for f in told}):
            rows = [f for f in told if f.happened_on == day]
            ranks = [trust.index(f.source) if f.source in trust else len(trust) for f in rows]
            rows = [f for f, rank in zip(rows, ranks, strict=True) if rank == min(ranks)]
            values = {
                Fraction(f.quantity, 10 ** words.get("scale", 0))
                for f in rows
                if f.code != "withdrawn"
            }
            gone = [f for f in rows if f.code == "withdrawn"]
            if not values:
                held = held[:-1]
            elif gone or len(values) > 1:
                if gone and held:
                    held[-1] = replace(held[-1], unsure=True)
                held.append(_Decision(day, values | ({None} if gone else set()), unsure=True))
            elif not held or held[-1].values != values:
                broken = words["unit"] == "yes_no" and not values <= {0, 1}
                held.append(_Decision(day, values, is_broken=broken))
        return held

    def _of_reach(self, clause, spell, follows):
        """Count in all, or for each employer or job by itself, and put what is found in one order."""
        per = clause["reach"].get("per")
        if per is None:
            yield from self._of_one(self, clause, spell, follows)
            return
        dated = [
            # What could still be of one count comes after what is certain of it.
            (max(on for on, _ in of_one[: place + 1]), place, owner, one)
            for owner, of_one in self._of_owners(per, clause, spell, follows)
            for place, one in enumerate(of_one)
        ]
        stood, seen = defaultdict(list), defaultdict(int)
        for _, place, owner, (on, stands) in sorted(dated, key=lambda one: one[0]):
            # Whoever is not named may be one of those who are: so many stand as are surely others.
            if stands == "owed":
                before, sure = stood[place], seen[place]
                before.append(is_named(owner))
                if sure < max(1, sum(before)):
                    seen[place] += 1
                else:
                    stands = "waiting"  # noqa: PLW2901 - the same attainment, judged
            yield on, stands

    def _of_owners(self, per, clause, spell, follows):
        """Count for each owner; what may be of one that is named is hoped for in the count of that one."""
        found, hoped_for = [], set()
        for owner in reversed(owners_of(self.facts, per)):
            alone = self._with_jobs_of(owner, per, hoped_for)
            of_one = list(self._of_one(alone, clause, spell, follows))
            done = "repeat" not in clause["reach"] and "owed" in {stands for _, stands in of_one}
            if not is_named(owner) and not done:
                hoped_for.add(owner)
            found.insert(0, (owner, of_one))
        return found

    def _with_jobs_of(self, owner, per, hoped_for):
        """Give the person as if there were no other jobs than those of one owner, and of those hoped for."""
        owners = {id(f): owner_of(f, self.facts, per) for f in self.facts if f.kind in OF_JOBS}
        kept = [f for f in self.facts if owners.get(id(f), owner) in {owner, *hoped_for}]
        alone = _Person(self.name, kept, self.terms, self.as_of)
        alone.doubtful = [f for f in kept if owners.get(id(f), owner) != owner]
        return alone

    def _of_one(self, alone, clause, spell, follows):
        reach = clause["reach"]
        every, up_to = 0, 1
        unsure = None
        try:
            wanted = self._length(reach["at_least"], spell)
        except (Waits, IsRefused) as reason:
            unsure = "waiting" if isinstance(reason, Waits) else "refused"
            table = self.terms["tables"][reach["at_least"]["lookup"]["table"]]
            wanted = min(row["value"] for row in table["rows"])
        if "repeat" in reach:
            every = self._length(reach["repeat"]["every"], spell)
            try:
                number = reach["repeat"]["up_to"]
                up_to = number.get("number") or self._value(number["lookup"], spell, None)
            except (Waits, IsRefused) as reason:
                unsure = unsure or ("waiting" if isinstance(reason, Waits) else "refused")
                table = self.terms["tables"][number["lookup"]["table"]]
                up_to = max(row["value"] for row in table["rows"])
        plan = (wanted, every, up_to)
        known = alone.counted(reach, spell, follows, plan, counts=(YES,))
        hopeful = alone.counted(reach, spell, follows, plan, counts=(YES, UNKNOWN))
        # Nobody can say which number has what comes after one in doubt; the nth may be among them.
        listed = len(hopeful) if "nth" in clause else 1
        if unsure:
            stood = [unsure] * len(known) + ["waiting"] * len(hopeful)
            yield from list(zip(hopeful, stood, strict=False))[:listed]
            return
        yield from ((on, "owed") for on in known)
        yield from ((on, "waiting") for on in hopeful[len(known) :][:listed])

    def _length(self, words, spell):
        if "lookup" in words:
            return self._value(words["lookup"], spell, None)
        if "hours" in words:
            return 60 * words["hours"]
        (unit, number), *_ = words.items()
        return 7 * number if unit == "weeks" else number

    def counted(self, reach, spell, follows, plan, counts):
        """Count day by day, and give the days on which a threshold is reached."""
        if "days" in reach and "rolling" not in reach.get("window", {}):
            return self._counted(reach, spell, follows, plan, counts)
        return self._summed(reach, spell, follows, plan, counts)

    def _summed(self, reach, spell, follows, plan, counts):
        """Add up what each day brings, as far as it is not too long ago or used up."""
        wanted, every, up_to = plan
        days = [d for d in self._days(reach, spell, counts) if follows is None or d > follows]
        rolling = reach.get("window", {}).get("rolling")
        found, kept = [], []
        for day in days:
            brings = self._brings(reach, day, set(days), counts)
            if brings is None:
                continue
            kept.append((day, brings))
            if rolling:
                kept = [one for one in kept if (day - one[0]).days < self._length(rolling, spell)]
            while len(found) < up_to and sum(b for _, b in kept) >= (every if found else wanted):
                left = sum(b for _, b in kept) - (every if found else wanted)
                found.append(day)
                kept = [] if rolling else [(day, left)]
        return found

    def _brings(self, counted, day, days, counts):
        """Say how much a day brings: days, facts, quantities or a week; None if nothing at all."""
        if "periods" in counted:
            within = counted["periods"]["in_which"]
            week = [day - number * DAY for number in range(7)]
            if day.isoweekday() != 7:
                return None
            brought = [self._brings(within, one, days, counts) or 0 for one in week if one in days]
            return 1 if sum(brought) >= self._length(within["at_least"], None) else None
        if "days" in counted:
            return 1 if self.state(counted["days"], day) in counts else None
        words = counted.get("count") or counted["sum"]
        codes = words.get("codes")
        told = [
            f
            for f in self.facts
            if f.kind == words["kind"] and (not codes or f.code in codes)
            if f not in self.doubtful or self._is_taken_in(f, counted, counts)
        ]
        if "count" in counted:
            return len([f for f in told if f.happened_on == day]) or None
        parts = [
            Fraction(f.quantity, lasts)
            for f in told
            for lasts in [7 if f.kind == "worked" and f.code == "week" else 1]
            if f.happened_on - lasts * DAY < day <= f.happened_on
        ]
        return sum(parts) if parts else None

    def _is_taken_in(self, doubtful, counted, counts):
        """Take what is doubtful for good in hope, and for bad in all that is to be certain."""
        takes_away = "sum" in counted and doubtful.quantity < 0
        return takes_away == (UNKNOWN not in counts)

    def _counted(self, reach, spell, follows, plan, counts):
        """Count the days of a signal, which a gap may begin afresh."""
        wanted, every, up_to = plan
        days = self._days(reach, spell, counts)
        gap_allowed = reach.get("reset", {}).get("gap_days_allowed")
        found, count, gap = [], 0, 0
        for day in days:
            if follows is not None and day <= follows:
                continue
            held = self.state(reach["days"], day)
            if held in counts:
                gap = 0
                count += 1
                if len(found) < up_to and count == (every if found else wanted):
                    found.append(day)
                    count = 0
            elif held == NO:
                gap += 1
                if gap_allowed is not None and gap > gap_allowed:
                    count = 0
        return found

    def _days(self, reach, spell, counts):
        """Give the days that can count: the window's, and those of the run that its last day is in."""
        last = spell.last
        window = reach.get("window")
        if window is None or "from" not in window:
            return _every_day(max(spell.first, LONG_BEFORE), last)
        first = {"referred": spell.referred, "attached": spell.attached}[window["from"]]
        if first is None:
            # Whether any day lies in the window is unknown.
            return _every_day(max(spell.first, LONG_BEFORE), last) if UNKNOWN in counts else []
        if "through" in window:
            last = first + window["through"]["days"] * DAY - DAY
            if window.get("then") == "end_of_run":
                last = self._end_of_run(reach["days"], last, window["run_gap_days_allowed"], counts)
        return _every_day(max(first, spell.first), min(last, spell.last))

    def _end_of_run(self, signal, day, gap_allowed, counts):
        if day > self.as_of or self.state(signal, day) not in counts:
            return day
        end, gap = day, 0
        for later in _every_day(day, self.as_of):
            held = self.state(signal, later)
            if held in counts:
                end, gap = later, 0
            elif held == NO:
                gap += 1
                if gap > gap_allowed:
                    break
        return end

    # Prices and caps.

    def _price(self, claim):
        return readings_of(self.terms["clauses"][claim.clause])[claim.reading].words["price"]

    def _priced(self, claim, spell):
        price = self._price(claim)
        try:
            figures = self._figures(price, claim, spell)
        except Waits:
            return replace(claim, stands="waiting")
        except IsRefused:
            return claim if claim.stands == "waiting" else replace(claim, stands="refused")
        return replace(claim, figures=figures) if claim.stands == "owed" else claim

    def _in_parts(self, claim):
        """Give a claim for each instalment of an attainment, or the one that there is."""
        shares = self._shares(claim)
        for place in range(1, len(shares) + 1):
            yield replace(claim, ordinal=(claim.ordinal - 1) * len(shares) + place)

    def _shares(self, claim):
        words = self._price(claim).get("instalments", {"number": 1})
        if "number" in words:
            return [Fraction(1, words["number"])] * words["number"]
        return [Fraction(share) / 100 for share in words["shares"]]

    def _part(self, claim, whole):
        """Part a whole, and give the part that a claim is: what is left over is in the first or the last."""
        shares = self._shares(claim)
        parts = [floor(whole * share) for share in shares]
        words = self._price(claim).get("instalments", {"spare": "last"})
        parts[{"first": 0, "last": -1}[words["spare"]]] += whole - sum(parts)
        return parts[(claim.ordinal - 1) % len(shares)]

    def _figures(self, price, claim, spell):
        """Give the figures of a price in the order in which they stand, each looked up."""
        if "amount" in price:
            return (Fraction(price["amount"]),)
        if "lookup" in price:
            number = (claim.ordinal - 1) // len(self._shares(claim)) + 1
            found = self._value(price["lookup"], spell, claim.on, claim.stands, number)
            return (Fraction(found),)
        found, wrong = (), []
        if "per_unit" in price:
            found = (Fraction(claim.on.quantity or 0),)
            wrong += [Waits()] if claim.on.quantity is None else []
        for part in parts_of(price):
            try:
                found += self._figures(part, claim, spell)
            except (Waits, IsRefused) as reason:
                wrong.append(reason)
        for reason in sorted(wrong, key=lambda reason: not isinstance(reason, Waits)):
            raise reason
        return found

    def _worth(self, price, figures):
        """Work a price out from its figures, with nothing rounded."""
        if not parts_of(price):
            return next(figures)
        if "per_unit" in price:
            units = next(figures)
            words = price["per_unit"]
            return units * self._worth(words["price"], figures) / words["every"]
        worths = [self._worth(part, figures) for part in parts_of(price)]
        if "percent_of" in price:
            return worths[0] * self._share(price["percent_of"])
        return _made(price, worths)

    def _share(self, words):
        given = words.get("percent") or words["one_hundred_less"]
        percent = self.terms["parameters"].get(given, {"default": given})["default"]
        share = Fraction(percent) / 100
        return share if "percent" in words else 1 - share

    def _amount(self, price, lines):
        """Work out what the last line of a clause in a spell pays, from the figures of all of them."""
        words = price.get("percent_of") or price.get("per_unit")
        if words is None:
            amounts = [self._amount(part, lines) for part in parts_of(price)]
            figures = [next(figures) for figures in lines] if not amounts else []
            return int(_made(price, amounts) if amounts else figures[-1])
        worths = [self._worth(price, figures) for figures in lines]
        if words["per"] == "line":
            return _in_whole(worths[-1], words)
        return _in_whole(sum(worths), words) - _in_whole(sum(worths[:-1]), words)

    def _capped(self, claims, spells):
        """Cut what goes over a cap, in order of the day, then of the key; of several the least is left."""
        used = defaultdict(int)
        lines = defaultdict(list)
        for claim in sorted(claims, key=lambda c: (c.on, c.clause, c.spell, c.ordinal)):
            if claim.stands == "owed":
                before = lines[claim.clause, claim.spell, claim.reading]
                yield self._cut(claim, spells[claim.spell - 1], used, before)
            else:
                yield claim

    def _cut(self, claim, spell, used, lines):
        caps = {
            (name, {"person": 0, "spell": claim.spell, "line": claim}[cap["per"]]): cap
            for name, cap in self.terms["caps"].items()
            if _is_over(cap, claim)
        }
        floors = {("floor", name): floor for name, floor in self.terms.get("floors", {}).items()}
        caps |= {scope: floor for scope, floor in floors.items() if _is_over(floor, claim)}
        limits, stands = {}, set()
        for scope, cap in caps.items():
            try:
                limits[scope] = self._limit(cap, claim, spell)
            except Waits:
                stands.add("waiting")
            except IsRefused:
                stands.add("refused")
        if stands:
            return replace(claim, stands=max(stands))
        if (claim.ordinal - 1) % len(self._shares(claim)) == 0:
            lines.append(claim.figures)
        price = self._price(claim)
        whole = self._amount(price, [iter(figures) for figures in lines])
        claim = replace(claim, amount=self._part(claim, whole))
        least = [limits.pop(scope) for scope in floors if scope in limits]
        claim = replace(claim, amount=max([claim.amount, *least]))
        left = [max(0, limit - used[scope]) for scope, limit in limits.items()]
        amount = min([claim.amount, *left])
        for scope in limits:
            used[scope] += amount
        return replace(claim, amount=amount)

    def _limit(self, cap, claim, spell):
        return cap["amount"] if "amount" in cap else self._value(cap["lookup"], spell, claim.on)


OF_JOBS = {"job_started", "job_ended", "worked", "earned", "in_work_confirmed"}
"""The kinds of fact that are about a job."""


def owners_of(facts, per):
    """List the employers, or the jobs, that any fact is about: those that are named, then the others."""
    return sorted({owner_of(fact, facts, per) for fact in facts if fact.kind in OF_JOBS})


def owner_of(fact, facts, per):
    """Say whose a fact is: the employer that it names, or that the start of its job names, or neither."""
    if per == "job" and fact.key:
        return ("named", fact.key)
    named = [f.counterparty for f in facts if f.kind == "job_started" and f.key == fact.key]
    employer = fact.counterparty or next((n for n in named if n and fact.key), None)
    if per == "employer" and employer:
        return ("named", employer)
    return ("unnamed", fact.key or f"{fact.source}/{fact.ref}")


def is_named(owner):
    return owner[0] == "named"


def _is_over(limit, claim):
    return claim.clause in limit["clauses"] and claim.on < limit.get("until", date.max)


def _first(found, before, number):
    """Keep the first ones; one that would take the place of one that is in doubt waits with it."""
    stood = list(before)
    for on, stands, reading in found:
        if stood.count("owed") >= number:
            return
        after_doubt = len(stood) >= number
        yield on, "waiting" if after_doubt else stands, reading
        stood.append("waiting" if after_doubt else stands)


def _lies_within(words, day):
    return YES if words.get("starts_on", date.min) <= day < words.get("ends_on", date.max) else NO


def _numbered(found):
    """Keep the nth alone where a reading says so; it waits, or is refused, where one before it does."""
    kept = []
    for number, (on, stands, reading, words) in enumerate(found, start=1):
        if "nth" not in words:
            kept.append((on, stands, reading))
        elif words["nth"] == number:
            stood = {each[1] for each in found[:number]}
            stood = next(each for each in ("waiting", "refused", "owed") if each in stood)
            kept.append((on, stood, reading))
    return kept


class Reading(NamedTuple):
    """How a clause reads from a day up to, not including, another."""

    since: date
    until: date
    words: dict


def readings_of(clause):
    """Give every reading of a clause, in order of their days."""
    words = {word: said for word, said in clause.items() if word != "changes"}
    turns, each = [date.min], [words]
    for change in sorted(clause.get("changes", []), key=lambda one: one["starts_on"]):
        gone = set(change.get("without", []))
        if _TRIGGERS & set(change):
            gone |= _TRIGGERS
        words = {word: said for word, said in words.items() if word not in gone}
        words |= {word: said for word, said in change.items() if word not in _OF_THE_CHANGE}
        turns.append(change["starts_on"])
        each.append(words)
    return [Reading(*one) for one in zip(turns, [*turns[1:], date.max], each, strict=True)]


_TRIGGERS = {"on", "reach", "determined"}
_OF_THE_CHANGE = {"starts_on", "without"}


def parts_of(price):
    """Give the prices that a price is made of."""
    for word in ("percent_of", "per_unit", "instalments"):
        if word in price:
            return [price[word]["price"]]
    return next((price[word] for word in ("plus", "minus", "min", "max") if word in price), [])


def _made(price, worths):
    if "instalments" in price:
        return worths[0]
    if "plus" in price:
        return sum(worths)
    if "minus" in price:
        return max(worths[0] - sum(worths[1:]), 0)
    return min(worths) if "min" in price else max(worths)


def _in_whole(amount, words):
    coin = 100 if words.get("to") == "major" else 1
    way = {"half_up": lambda exact: floor(exact + Fraction(1, 2)), "down": floor, "up": ceil}
    return coin * way[words["rounding"]](Fraction(amount) / coin)


def _every_day(first, last):
    return [first + number * DAY for number in range((last - first).days + 1)]
