"""The head of the terms in words: dates, money, spells, trust, signals, classifications, parameters."""

from collections.abc import Sequence
from datetime import timedelta

from tallystick.terms._signals import Signal, names_in
from tallystick.terms._terms import Terms
from tallystick.terms._versions import versions_of
from tallystick.units import counted, day_in_words, in_a_row, minutes_in_words

DAYS_NAMED = {
    "referred": "the day of the first referral of the spell",
    "attached": "the day of the first attachment of the spell",
    "attained": "the day of attainment",
    "contract_start": "the first day of the contract",
}


def head_aloud(terms: Terms) -> str:
    """Say what the terms say of themselves."""
    head = terms.head
    bound = {
        "attached": "the version in force on the day of attachment holds for a person throughout",
        "attained": "the version in force on the day of each attainment holds for it",
    }[head.bound_on]
    spells = (
        "Each referral under the contract opens a new spell, which closes the one before on the eve; "
        "every count starts afresh in it."
        if head.referral_opens_spell
        else "A person has one spell under the contract: the first referral stands, and a later one "
        "changes nothing."
    )
    return (
        f"# {head.title}\n\n"
        f"Programme {head.name}, version {head.version}, in force from "
        f"{day_in_words(head.in_force_from)}, written in language {head.language} of terms; {bound}. "
        f"Money is in {head.currency}. Days are days in {head.time_zone}, for whoever sends "
        "facts: these hold days alone, and no time of day.\n\n"
        f"{spells} {_trust(head.trust)}\n\n"
        "A day counts whole, and a count is attained on the day that completes it. What is unknown is "
        "neither yes nor no: where it could decide a claim, the claim waits."
    )


def _trust(sources: Sequence[str]) -> str:
    if not sources:
        return "No source is believed before another; where they disagree, the matter is unknown."
    order = ", then ".join(sources)
    return (
        f"Where sources disagree, the first of these counts: {order}, then all others alike. "
        "A source may correct its own facts, and those of any source that comes after it."
    )


def signals_told(terms: Terms) -> tuple[str, ...]:
    """List every signal that the terms declare, and those that they use without declaring them."""
    parts = [name for formula in terms.formulas.values() for name in names_in(formula)]
    reaches = [reach for clause in terms.every_version for _, reach in clause.counts]
    counted_by = [name for reach in reaches for name in reach.signals]
    asked_by = [
        when.signal.name for clause in terms.every_version for when in clause.when if when.signal
    ]
    fees = [clause.every for clause in terms.every_version if clause.every]
    paid_while = [every.while_ for every in fees if every.while_ is not None]
    return tuple(dict.fromkeys([*terms.signals, *parts, *counted_by, *asked_by, *paid_while]))


def signal_aloud(name: str, terms: Terms) -> str:
    """Say when a signal holds."""
    signal = terms.signal(name)
    if signal.is_ is not None:
        return (
            f"{name}: {signal.is_}. It is no as soon as a part settles it so, and unknown while a part "
            "that could settle it is unknown."
        )
    base = terms.base_of(name)
    holds = {
        "in_work": "yes from the day on which a job started through the day on which it ended, "
        "both included, over all jobs together; a job with no end is open through the day of settlement",
        "on_benefit": "yes from the day on which a benefit started through the last day of it; one with "
        "no end is open through the day of settlement",
        "attached": "yes from the day of attachment through the day on which the person left",
        "sanctioned": "yes from the day on which a sanction is applied, that day included, for the weeks "
        "that the decision says; one that is withdrawn, or not applied in the end, never ran",
    }[base]
    narrowed = "".join(f" {sentence}" for sentence in _narrowing(signal, base))
    first = f" Before the first fact about it: {signal.before_first}."
    return f"{name}: {holds}.{narrowed}{first}"


def _narrowing(signal: Signal, base: str) -> list[str]:
    said = []
    if signal.codes:
        noun = "kinds of job" if base == "in_work" else "benefits"
        said.append(f"Only these {noun} count: {in_a_row(signal.codes)}.")
    if signal.employers:
        said.append(f"Only jobs with {in_a_row(signal.employers, joined_by='or')} count.")
    if signal.weekly_minutes_at_least:
        agreed = minutes_in_words(signal.weekly_minutes_at_least)
        said.append(
            f"Only jobs of at least {agreed} a week as agreed count; a change holds from its day."
        )
    if signal.sources:
        said.append(f"Only facts from {in_a_row(signal.sources, joined_by='or')} count.")
    if signal.stands_for_days:
        days = counted(signal.stands_for_days, noun="day")
        said.append(f"More than {days} after the last fact that supports it, it is unknown.")
    return said


def classification_aloud(name: str, terms: Terms) -> str:
    """Say by what values people are sorted, and which day decides."""
    classification = terms.classifications[name]
    values = []
    for value, words in classification.values.items():
        since = f", from {day_in_words(words.starts_on)}" if words.starts_on else ""
        source = f" [{words.source}]" if words.source else ""
        values.append(f"  - {value}: {words.says}{since}{source}")
    late = "" if classification.as_of == "attained" else " A value given later changes nothing."
    return (
        f"{name}: {classification.says} [{classification.source}]\n"
        f"The value as of {DAYS_NAMED[classification.as_of]} counts.{late} Two values on one day that "
        "do not correct each other leave it unknown.\n" + "\n".join(values)
    )


def parameter_aloud(name: str, terms: Terms) -> str:
    """Say what a contract can set for itself, and what holds if it does not."""
    parameter = terms.parameters[name]
    return (
        f"{name}: {parameter.says} [{parameter.source}] "
        f"A percentage; {parameter.default} % where a contract does not set it."
    )


def calendar_aloud(name: str, terms: Terms) -> str:
    """Say what the days are that a calendar names, and for which days that is known."""
    calendar = terms.calendars[name]
    last = day_in_words(calendar.ends_on - timedelta(days=1))
    named = counted(len(calendar.days_off), noun="day")
    covered = f"{day_in_words(calendar.starts_on)} through {last}"
    said = [f"{name}: {named} off that its file names, of the days from {covered}."]
    versions = [version for clause in terms.clauses.values() for version in versions_of(clause)]
    counts = [reach for version in versions for _, reach in version.clause.counts]
    left_out = any(reach.excluding == name for reach in counts)
    if left_out:
        said.append(
            "Where a count leaves them out, these days alone are left out: a Saturday or a Sunday that the "
            "file does not name counts, and so does every day that it does not cover."
        )
    dues = [over.due for over in terms.over.values()]
    dues += [clause.due for clause in terms.clauses.values()]
    dues += [version.clause.due for version in versions]
    by_working_days = [due.working_days for due in dues if due is not None and due.working_days]
    if not left_out or any(days.calendar == name for days in by_working_days):
        said.append(
            "Every other Monday to Friday is a working day; what would fall due on a day that it does not "
            "cover is refused."
        )
    return " ".join([*said, f"[{calendar.source}]"])
