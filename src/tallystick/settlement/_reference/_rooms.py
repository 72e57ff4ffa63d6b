"""Which attainments count by their number: the nth alone, or at most so many within a scope."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tallystick.events import Event
from tallystick.settlement._reference._attainments import Attainment, what_settles
from tallystick.settlement._reference._known import Unknown
from tallystick.settlement._reference._owners import NOT_NAMED, THE_SAME_AS_BEFORE
from tallystick.units import in_a_row


def nth_of(attainments: Sequence[Attainment], *, nth: int) -> list[Attainment]:
    """Give the nth attainment alone, because of those before it as well.

    Where it cannot be known whether one of those counts, it waits for what they wait for.
    """
    first = attainments[:nth]
    unknown = dict.fromkeys(part for each in first for part in each.unknown)
    breach = next((each.breach for each in first if each.breach), None)
    because = tuple(event for each in first for event in each.because)
    judged = replace(first[-1], because=because, unknown=tuple(unknown), breach=breach)
    is_provisional = any(each.standing == "provisional" for each in first)
    return [replace(judged, standing="provisional") if is_provisional else judged]


@dataclass
class _Room:
    """How many attainments may still count under `at_most`, for one person or one spell.

    The first ones count. Where it cannot be known whether one of them does, each that would take its
    place waits with it: nobody can say yet which of them are the first.
    """

    certain: int = 0
    doubtful: list[Attainment] = field(default_factory=list)

    def take(
        self, attainments: Sequence[Attainment], *, number: int | None
    ) -> Iterator[Attainment]:
        """Give the attainments that count, or may, in order: all of them, if no number is said."""
        for attainment in attainments:
            if number is not None and self.certain >= number:
                return
            may_count = attainment
            if number is not None and self.certain + len(self.doubtful) >= number:
                unknown = (*attainment.unknown, _whether_they_count(self.doubtful))
                may_count = replace(attainment, unknown=unknown)
            if may_count.is_certain:
                self.certain += 1
            else:
                self.doubtful.append(may_count)
            yield may_count


def _whether_they_count(earlier: Sequence[Attainment]) -> Unknown:
    """Say that earlier attainments may have taken the place of one, and what would tell."""
    days = in_a_row(dict.fromkeys(f"{one.attained_on}" for one in earlier), joined_by="or")
    return Unknown(f"whether an earlier one counts, that of {days}", what_settles(earlier))


@dataclass
class _RoomWithEachEmployer:
    """How many attainments may still count for one person with each employer.

    One whose employer nobody has named may be with any of them: it waits, and so does each whose place
    it may have taken, unless there is room for all. What counts is because of everything before it.
    """

    certain: Counter[str] = field(default_factory=Counter)
    doubtful: dict[str, list[Attainment]] = field(default_factory=lambda: defaultdict(list))
    unnamed: list[Attainment] = field(default_factory=list)
    behind: tuple[Event, ...] = ()

    def take(
        self, attainments: Sequence[Attainment], *, number: int | None
    ) -> Iterator[Attainment]:
        """Give the attainments that count, or may, in the order in which they come."""
        assert number is not None, "at_most per employer stands in every version of a clause"
        for attainment in attainments:
            behind = (*attainment.because, *self.behind)
            self.behind = behind
            judged = replace(attainment, because=behind)
            if attainment.employer is None:
                yield self._with_nobody_named(judged, number)
            elif self.certain[attainment.employer] < number:
                yield self._with(attainment.employer, judged, number)

    def _with(self, employer: str, attainment: Attainment, number: int) -> Attainment:
        doubtful = self.doubtful[employer]
        taken = self.certain[employer] + len(doubtful)
        if taken >= number:
            unknown = (*attainment.unknown, _whether_they_count(doubtful))
            attainment = replace(attainment, unknown=unknown)
        elif taken + len(self.unnamed) >= number:
            unknown = (*attainment.unknown, _named_by(self.unnamed, THE_SAME_AS_BEFORE["employer"]))
            attainment = replace(attainment, unknown=unknown)
        if attainment.is_certain:
            self.certain[employer] += 1
        else:
            doubtful.append(attainment)
        return attainment

    def _with_nobody_named(self, attainment: Attainment, number: int) -> Attainment:
        with_each = [
            self.certain[employer] + len(self.doubtful.get(employer, ()))
            for employer in {*self.certain, *self.doubtful}
        ]
        taken = max(with_each, default=0) + len(self.unnamed)
        self.unnamed.append(attainment)
        if taken < number:
            return attainment
        return replace(
            attainment,
            unknown=(*attainment.unknown, _named_by([attainment], NOT_NAMED["employer"])),
        )


def _named_by(unnamed: Sequence[Attainment], unknown: Unknown) -> Unknown:
    """Say which facts could name the employer that nobody has named, where facts attained it."""
    facts = [one.fact.reference for one in unnamed if one.fact is not None]
    if not facts:
        return unknown
    named = in_a_row(facts, joined_by="or")
    return replace(unknown, settled_by=f"a correction of {named} that names the employer")


Room = _Room | _RoomWithEachEmployer
"""How many attainments of a clause may still count under `at_most`."""


def room_of(per: str) -> Room:
    """Give the whole room that there is, for what `at_most` counts within."""
    return _RoomWithEachEmployer() if per == "employer" else _Room()
