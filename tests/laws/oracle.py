"""Another reading of facts.md: day by day, person by person, with nothing of the settlement in it.

It reads terms as plain values, as they were drawn. Where it and the engine differ, one of them, or
the page that both were written from, is wrong.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor

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


def state_of_base(name, facts, terms, day):
    """Say what a signal that is read from facts is on a day."""
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
        _supported(start, facts, words, day)
        for start, last in found
        if start.happened_on <= day and (last is None or day <= last)
    }
    return YES if YES in states else UNKNOWN if UNKNOWN in states else NO


def _supported(start, facts, words, day):
    """Say whether a job still stands: more than n days after its last support it is unknown."""
    if "stands_for_days" not in words:
        return YES
    confirmed = [
        fact.happened_on
        for fact in facts
        if fact.kind == "in_work_confirmed"
        and fact.key == start.key
        and start.happened_on <= fact.happened_on <= day
    ]
    last = max([start.happened_on, *confirmed])
    return UNKNOWN if (day - last).days > words["stands_for_days"] else YES


def opposite(state):
    return {YES: NO, NO: YES, UNKNOWN: UNKNOWN}[state]


def both(one, other):
    return NO if NO in (one, other) else UNKNOWN if UNKNOWN in (one, other) else YES


def state(name, facts, terms, day):
    """Say what any signal is on a day."""
    formula = terms["signals"].get(name, {}).get("is")
    if formula is None:
        return state_of_base(name, facts, terms, day)
    w, b, a = (
        state_of_base(base, facts, terms, day) for base in ("in_work", "on_benefit", "attached")
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


class _Person:
    def __init__(self, name, facts, terms, as_of):
        self.name, self.terms, self.as_of = name, terms, as_of
        self.facts = sorted(facts, key=lambda fact: (fact.happened_on, fact.source, fact.ref))
        self.states = {}

    def state(self, name, day):
        if (name, day) not in self.states:
            self.states[name, day] = state(name, self.facts, self.terms, day)
        return self.states[name, day]

    def claims(self):
        spells = list(self._spells())
        for spell in spells:
            for name in self.terms["clauses"]:
                spell.claims[name] = self._limited(name, spell, spells)
        found = [
            self._priced(c, spell) for spell in spells for cs in spell.claims.values() for c in cs
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
        follows = None
        if "after" in clause:
            before = spell.claims[clause["after"]["clause"]]
            if not before or before[0].stands != "owed":
                return []
            follows = before[0].on
        found = list(self._guarded(name, clause, spell, follows))
        if "at_most" in clause:
            earlier = spells[: spell.number - 1] if clause["at_most"]["per"] == "person" else []
            before = [claim.stands for other in earlier for claim in other.claims[name]]
            found = list(_first(found, before, clause["at_most"]["number"]))
        return [
            Claim(name, self.name, spell.number, ordinal, on, stands)
            for ordinal, (on, stands) in enumerate(found, start=1)
        ]

    def _guarded(self, name, clause, spell, follows):
        way = self._of_on if "on" in clause else self._of_reach
        for on, stands in way(clause, spell, follows):
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
        words = when.get("signal") or when["classification"]
        try:
            if "signal" in when:
                found = self.state(words["name"], self._named(words["as_of"], spell, on))
                if found == UNKNOWN:
                    return "waiting"
                return YES if found == words["state"] else NO
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

    def _value(self, lookup, spell, on, stands="owed"):
        """Look a value up: exactly one row, as of the day that the lookup names."""
        rows = self.terms["tables"][lookup["table"]]["rows"]
        group = self._group(spell, on, stands)
        day = self._named(lookup["as_of"], spell, on, stands)
        fitting = [
            row["value"]
            for row in rows
            if row["group"] == group and self._first_day(row) <= day < row.get("ends_on", date.max)
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
                yield fact.happened_on, "owed"

    def _of_reach(self, clause, spell, follows):
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
                up_to = min(row["value"] for row in table["rows"])
        plan = (wanted, every, up_to)
        known = self._counted(reach, spell, follows, plan, counts=(YES,))
        hopeful = self._counted(reach, spell, follows, plan, counts=(YES, UNKNOWN))
        if unsure:
            yield from ((on, unsure if known else "waiting") for on in hopeful[:1])
            return
        yield from ((on, "owed") for on in known)
        if len(hopeful) > len(known):
            yield hopeful[len(known)], "waiting"

    def _length(self, words, spell):
        if "lookup" in words:
            return self._value(words["lookup"], spell, None)
        return words.get("days") or 7 * words["weeks"]

    def _counted(self, reach, spell, follows, plan, counts):
        """Count day by day, and give the days on which a threshold is reached."""
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
        if window is None:
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

    def _priced(self, claim, spell):
        price = self.terms["clauses"][claim.clause]["price"]
        try:
            amount = _half_up(self._worth(price, claim, spell))
        except Waits:
            return replace(claim, stands="waiting")
        except IsRefused:
            return claim if claim.stands == "waiting" else replace(claim, stands="refused")
        return replace(claim, amount=amount) if claim.stands == "owed" else claim

    def _worth(self, price, claim, spell):
        if "amount" in price:
            return Fraction(price["amount"])
        if "lookup" in price:
            return Fraction(self._value(price["lookup"], spell, claim.on, claim.stands))
        words = price["percent_of"]
        discount = Fraction(self.terms["parameters"]["discount"]["default"])
        share = discount if "percent" in words else 100 - discount
        return self._worth(words["price"], claim, spell) * share / 100

    def _capped(self, claims, spells):
        """Cut what goes over a cap, in order of the day, then of the key; of several the least is left."""
        used = defaultdict(int)
        for claim in sorted(claims, key=lambda c: (c.on, c.clause, c.spell, c.ordinal)):
            if claim.stands == "owed":
                yield self._cut(claim, spells[claim.spell - 1], used)
            else:
                yield claim

    def _cut(self, claim, spell, used):
        caps = {
            (name, 0 if cap["per"] == "person" else claim.spell): cap
            for name, cap in self.terms["caps"].items()
            if claim.clause in cap["clauses"]
        }
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
        left = [max(0, limit - used[scope]) for scope, limit in limits.items()]
        amount = min([claim.amount, *left])
        for scope in limits:
            used[scope] += amount
        return replace(claim, amount=amount)

    def _limit(self, cap, claim, spell):
        return cap["amount"] if "amount" in cap else self._value(cap["lookup"], spell, claim.on)


def _first(found, before, number):
    """Keep the first ones; one that would take the place of one that is in doubt waits with it."""
    stood = list(before)
    for on, stands in found:
        if stood.count("owed") >= number:
            return
        after_doubt = len(stood) >= number
        yield on, "waiting" if after_doubt else stands
        stood.append("waiting" if after_doubt else stands)


def _half_up(amount):
    return floor(amount + Fraction(1, 2))


def _every_day(first, last):
    return [first + number * DAY for number in range((last - first).days + 1)]
