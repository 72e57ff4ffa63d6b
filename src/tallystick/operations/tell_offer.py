"""Tell what an offer comes to: sentences and rows, for a terminal and for a page that a trustee can read."""

from collections import Counter
from datetime import date

from tallystick.operations.judge_offer import PERCENTS, WEEKS_UNTIL_LEAVING, OfferJudged
from tallystick.operations.tell_summary import SumsInWords
from tallystick.reports import ClauseLost, MoneyByMonth
from tallystick.simulation import ALSO_SUPPOSED, EXPECTED
from tallystick.units import counted, day_in_words


def tell_offer(judged: OfferJudged) -> list[str]:
    """Write in sentences what was offered to whom, and through which day it was worked out."""
    head, contract = judged.terms.head, judged.contract
    people = counted(judged.people[PERCENTS[0]], noun="referral")
    return [
        (
            f"{head.title}, version {head.version} ({judged.terms.path}): {contract.payer} pays "
            f"{contract.payee}. Promised at the whole volume: {people}."
        ),
        (
            f"Worked out through {day_in_words(judged.as_of)}, for generated people (seed {judged.seed}). "
            "Nothing here is a forecast: it is what the contract pays if the assumptions hold."
        ),
    ]


def tell_volumes(judged: OfferJudged) -> SumsInWords:
    """Write what comes in at each volume as rows, with the worst cash and the first payment."""
    names = ("of the volume", "referrals", "paid in all", "worst cash", "in month", "first paid on")
    whole, *less = [
        _row_of_volume(percent, money, judged) for percent, money in judged.money.items()
    ]
    return SumsInWords(names=names, rows=tuple(reversed(less)), whole=whole)


def tell_cash(judged: OfferJudged) -> list[str]:
    """Write in sentences how long the provider waits, and what must be found before payment comes."""
    said = []
    if judged.has_costs:
        for percent, money in judged.money.items():
            said.append(_cash_said(percent, money, judged))
        said.append("The costs given are taken as they are at every volume: none is saved.")
    else:
        said.append(
            "No costs were given, so cash here is payments less recoveries alone, and what must be found "
            "before them cannot be told. Give --costs FILE to see it."
        )
    whole = judged.money[PERCENTS[0]]
    said.append(_wait_said(whole))
    if whole.to_others:
        said.append(f"{judged.in_words(whole.to_others)} of the contract go to others.")
    return said


def tell_leaving(judged: OfferJudged) -> list[str]:
    """Write in sentences what is lost if everybody leaves early."""
    lost = judged.lost
    taken = sum(each.taken_back for each in lost)
    never = sum(each.never_earned for each in lost)
    who = "1 person leaves" if judged.leaving == 1 else f"{judged.leaving:,} people leave"
    taken_said = (
        f"{judged.in_words(taken)} that had been paid is taken back"
        if taken
        else ("nothing that had been paid is taken back")
    )
    return [
        (
            f"If everybody still in a job leaves it at the end of week {WEEKS_UNTIL_LEAVING} ({who}): "
            f"{taken_said}, and {judged.in_words(never)} is never earned."
        )
    ]


def tell_lost(judged: OfferJudged) -> SumsInWords | None:
    """Write what each clause comes to when everybody leaves early as rows; None where nothing is owed."""
    if not judged.lost:
        return None
    rows = tuple(_row_of_lost(each, judged) for each in judged.lost)
    names = ("clause", "as supposed", "never earned", "taken back", "gained", "if all leave")
    sums = (
        sum(getattr(each, name) for each in judged.lost)
        for name in ("supposed", "never_earned", "taken_back", "gained", "leaving")
    )
    return SumsInWords(names=names, rows=rows, whole=("all", *map(judged.in_words, sums)))


def tell_risks(judged: OfferJudged) -> list[str]:
    """Write in sentences which risks are passed down that the contract above does not bear."""
    if judged.risks is None or judged.above is None:
        return [
            "Which risks are passed down cannot be told without the contract above: give --above TERMS."
        ]
    if not judged.risks:
        return [
            (
                f"Held against {judged.above.head.title}, no rule finds a risk that is passed down. "
                "The rules "
                "compare clauses; they do not replace reading the contract."
            )
        ]
    count = counted(len(judged.risks), noun="risk")
    return [
        f"Held against {judged.above.head.title} ({judged.above.path}): {count} passed down.",
        *(f"* {risk.says}" for risk in judged.risks),
    ]


def tell_supposed_of_offer(judged: OfferJudged) -> list[str]:
    """Write every assumption in a sentence, with whose figure it is."""
    said = []
    for name, expected in EXPECTED.items():
        given = judged.given.get(name)
        source = given.source if given is not None else f"not given; from {expected.source}"
        said.append(f"{expected.said(judged.supposed[name])} ({name}: {source})")
    said += ALSO_SUPPOSED
    if judged.is_contract_assumed:
        said.append(
            "No contracts were named, so one is assumed that begins with the first month of referrals."
        )
    if judged.is_day_assumed:
        said.append("No last day was named, so it is two years after the last month of referrals.")
    return said


def tell_left_out(judged: OfferJudged) -> list[str]:
    """Write in sentences which claims are not in the figures, and which clauses nobody reaches."""
    settled = judged.settlement
    said = []
    for table, what in ((settled.waiting, "wait"), (settled.refused, "are refused")):
        if table.num_rows:
            clauses = Counter(str(each) for each in table["clause"].to_pylist())
            by = ", ".join(f"{clause} {count:,}" for clause, count in sorted(clauses.items()))
            said.append(f"Claims that {what}, and are not in these figures: {by}.")
    if settled.findings.num_rows:
        said.append(
            f"{counted(settled.findings.num_rows, noun='finding')} about the generated facts."
        )
    found = set(settled.lines["clause"].to_pylist())
    silent = [name for name in (*judged.terms.clauses, *judged.terms.over) if name not in found]
    if silent:
        said.append(f"Clauses that pay nobody here, as the assumptions stand: {', '.join(silent)}.")
    return said


def tell_months(judged: OfferJudged, *, percent: int) -> SumsInWords:
    """Write the months at one percentage of the volume as rows."""
    months = judged.money[percent].months
    columns = ("attained", "paid", "taken_back", "paid_on", "accumulated", "cost", "cash")
    rows = tuple(
        (month.month, *(judged.in_words(getattr(month, name)) for name in columns))
        for month in months
    )
    sums = {
        name: sum(getattr(month, name) for month in months)
        for name in ("attained", "paid", "taken_back", "paid_on", "cost")
    }
    last = months[-1]
    whole = {**sums, "accumulated": last.accumulated, "cash": last.cash}
    return SumsInWords(
        names=("month", *(name.replace("_", " ") for name in columns)),
        rows=rows,
        whole=("all", *(judged.in_words(whole[name]) for name in columns)),
    )


def _row_of_volume(percent: int, money: MoneyByMonth, judged: OfferJudged) -> tuple[str, ...]:
    first = money.first_paid_on
    return (
        f"{percent} %",
        f"{judged.people[percent]:,}",
        judged.in_words(money.total),
        judged.in_words(money.worst.cash),
        money.worst.month,
        first.isoformat() if first is not None else "never",
    )


def _row_of_lost(each: ClauseLost, judged: OfferJudged) -> tuple[str, ...]:
    amounts = (each.supposed, each.never_earned, each.taken_back, each.gained, each.leaving)
    return (each.clause, *map(judged.in_words, amounts))


def _cash_said(percent: int, money: MoneyByMonth, judged: OfferJudged) -> str:
    worst, last = money.worst, money.months[-1]
    ends = f"at the end there is {judged.in_words(last.cash)}"
    if worst.cash >= 0:
        return f"At {percent} % of the volume cash is never below nothing at the end of a month; {ends}."
    return (
        f"At {percent} % of the volume {judged.in_words(-worst.cash)} must be found from elsewhere: that is "
        f"how far cash falls, in {worst.month}; {ends}."
    )


def _wait_said(money: MoneyByMonth) -> str:
    if money.first_paid_on is None:
        return "Nothing is ever paid at the whole volume."
    begins = date.fromisoformat(f"{money.months[0].month}-01")
    waits = counted((money.first_paid_on - begins).days, noun="day")
    return (
        f"The first payment falls due on {day_in_words(money.first_paid_on)}, {waits} after the first "
        "day of the first month."
    )
