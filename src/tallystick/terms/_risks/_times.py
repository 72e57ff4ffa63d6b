"""Risks of when: more is asked for, paid later, paid once the payer is paid, or claimed in less time."""

from collections.abc import Iterator

from tallystick.terms._clauses import Clause
from tallystick.terms._lengths import Threshold
from tallystick.terms._risks._pairs import Said, pairs, paying
from tallystick.terms._terms import Terms
from tallystick.units import counted

_DAYS_IN_A_MONTH = 31
_WORKING_DAYS_IN_A_WEEK = 5
_DAYS_IN_A_WEEK = 7


def later_outcome(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that more of the same is asked for below than above before anything is paid."""
    for name, clause, other, held in pairs(below, above):
        if clause.reach is None or held.reach is None or clause.reach.unit != held.reach.unit:
            continue
        if _is_more(clause.reach.at_least, held.reach.at_least):
            yield (
                name,
                (
                    f"Clause {name} pays after {_said(clause.reach.at_least)}; the contract above is paid "
                    f"after {_said(held.reach.at_least)} (its clause {other}). What is lost between the two "
                    "is lost to the provider alone."
                ),
            )


def later_due(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that a payment falls due later below than above."""
    for name, clause, other, held in pairs(below, above):
        later, sooner = _due_days(clause), _due_days(held)
        if later > sooner:
            yield (
                name,
                (
                    f"Clause {name} is paid {_due_said(clause)}; the contract above is paid "
                    f"{_due_said(held)} (its clause {other}). The provider lends the difference in time."
                ),
            )


def paid_when_paid(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that a clause pays only once the contract above has been paid."""
    for name, clause in paying(below):
        paid = clause.on.paid if clause.on is not None else None
        if paid is not None and not _waits_to_be_paid(above, paid):
            yield (
                name,
                (
                    f"Clause {name} pays only once {paid} above has been paid. If whoever is above is paid "
                    "late, or not at all, the provider waits, though its own work is done."
                ),
            )


def shorter_claim(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that a claim is lost by a last day below, and above by none, or by a later one."""
    for name, clause, other, held in pairs(below, above):
        if clause.claimed is None or clause.claimed == held.claimed:
            continue
        if held.claimed is None:
            yield (
                name,
                (
                    f"Clause {name} is lost unless it is claimed in time; the contract above has no "
                    "such last "
                    f"day (its clause {other})."
                ),
            )
            continue
        days = [
            each.within.in_days if each.within else None for each in (clause.claimed, held.claimed)
        ]
        if days[0] is not None and days[1] is not None and days[0] < days[1]:
            yield (
                name,
                (
                    f"Clause {name} must be claimed within {counted(days[0], noun='day')}; the "
                    "contract above "
                    f"has {counted(days[1], noun='day')} (its clause {other})."
                ),
            )


def _waits_to_be_paid(above: Terms, name: str) -> bool:
    held = above.clauses.get(name)
    on = held.on if held is not None else None
    return on is not None and on.paid is not None


def _is_more(asked: Threshold, than: Threshold) -> bool:
    """Tell whether more is asked for, as far as it is written in the same sort of unit."""
    if asked.months is not None and than.months is not None:
        return (asked.months, asked.plus_days) > (than.months, than.plus_days)
    return asked.written is not None and than.written is not None and asked.written > than.written


def _said(threshold: Threshold) -> str:
    return f"{getattr(threshold, threshold.word)} {threshold.word.replace('number', 'times')}"


def _due_days(clause: Clause) -> int:
    """How long payment takes at most, in days; five working days are a week."""
    due = clause.due
    if due is None:
        return 0
    if due.working_days is not None:
        return due.working_days.number * _DAYS_IN_A_WEEK // _WORKING_DAYS_IN_A_WEEK
    return due.days if due.days is not None else _DAYS_IN_A_MONTH - 1


def _due_said(clause: Clause) -> str:
    due = clause.due
    if due is None:
        return "on the day itself"
    if due.working_days is not None:
        return f"{counted(due.working_days.number, noun='working day')} after it is attained"
    if due.days is not None:
        return f"{counted(due.days, noun='day')} after it is attained"
    return "at the end of the month"
