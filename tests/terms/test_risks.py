"""Risks that a contract passes down: each rule with what it finds, and what it leaves alone."""

import pytest

from tallystick.terms import RISK_RULES, read_terms, risks_passed_down

SOURCE = 'source = "fixture: a chain"\n'
HEAD = """\
language = 1
name = "x"
title = "X"
version = "1"
in_force_from = 2024-01-01
bound_on = "attached"
currency = "GBP"
time_zone = "Europe/London"
referral_opens_spell = false

[signals]
in_work = { before_first = "no" }

[calendars.bank]
file = "bank.csv"
starts_on = 2024-01-01
ends_on = 2030-01-01
source = "fixture: a chain"

"""


def clause(name, words, price="price = { amount = 100_00 }"):
    return f'[clauses.{name}]\nsays = "{name}."\n{SOURCE}{words}\n{price}\n'


def job(weeks=13, more="", name="job", price="price = { amount = 100_00 }", of="weeks"):
    reach = f'reach = {{ days = "in_work", at_least = {{ {of} = {weeks} }} }}\n'
    return clause(name, reach + more, price)


START = clause("start", 'on = { kind = "attached" }')
TIME = clause(
    "weekly",
    'every = { period = { weeks = 4 }, from = "attached", through = { weeks = 8 }, pay = "arrears", '
    'part_period = "pro_rata" }',
)
ADVANCE = TIME.replace('"arrears"', '"advance"').replace(
    " }\nprice", ', on_early_end = "recover" }\nprice'
)
COHORT = (
    f'[cohorts.all]\nsays = "All."\n{SOURCE}entry = "start"\n'
    "every = { months = 3 }\nfrom = 2024-01-01\n"
)
BONUS = (
    f'[over.bonus]\nsays = "A bonus."\n{SOURCE}cohort = "all"\nrate = ["job"]\n'
    'at_least = { percent = "40" }\nprice = { amount = 100_00 }\n'
)
PLAIN = BONUS.replace('at_least = { percent = "40" }\n', "")
CAP = f'[caps.most]\nsays = "Most."\n{SOURCE}clauses = ["job"]\namount = 500_00\nper = "contract"\n'
POT = f'[pots.purse]\nsays = "Purse."\n{SOURCE}clauses = ["job"]\namount = 500_00\nallocate = "pro_rata"\n'
FLOOR = f'[floors.least]\nsays = "Least."\n{SOURCE}clauses = ["job"]\namount = 5_00\nper = "line"\n'
PARTY = f'[parties.fund]\nsays = "A fund."\n{SOURCE}'
SURE = job(more='pay = { guarantee = { from = "fund", at_least = 200_00, up_to = 100_00 } }\n')
SHARE = 'price = { line_above = "amount" }'
LINE_OF_START = clause("share", 'on = { line_of = "start" }', SHARE)
LINE_OF_TIME = clause("share", 'on = { line_of = "weekly" }', SHARE)
PAID = clause("share", 'on = { paid = "job" }', SHARE)
WITHIN = "claimed = {{ within = {{ {} }} }}\n"
LEFT = clause(
    "settle_up",
    'reconcile = { of = ["job"], at = { clauses = ["job"], nth = 1 } }',
)


@pytest.fixture
def terms(tmp_path):
    """Read terms of so many clauses."""
    (tmp_path / "bank.csv").write_text("day,name\n2024-01-01,New Year\n", encoding="utf-8")

    def read(text, name):
        path = tmp_path / f"{name}.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return read_terms(path)

    return read


@pytest.fixture
def risks(terms):
    """Hold terms against those above, and give what is found by rule and clause."""

    def risks(below, above, **more):
        found = risks_passed_down(terms(below, "below"), above=terms(above, "above"), **more)
        assert all(risk.says.endswith(".") for risk in found)
        return [(risk.rule, risk.clause) for risk in found]

    return risks


PASSED_DOWN = {
    "start": (job(), START + job(), ("no_fee_to_start", "start")),
    "time": (job(), TIME + job(), ("no_fee_for_time", "weekly")),
    "weeks": (job(26), job(13), ("later_outcome", "job")),
    "months": (job(6, of="months"), job(3, of="months"), ("later_outcome", "job")),
    "hurdle": (START + job() + COHORT + BONUS, START + job(), ("hurdle_below_alone", "bonus")),
    "due": (
        job(more="due = { days = 31 }\n"),
        job(more="due = { days = 30 }\n"),
        ("later_due", "job"),
    ),
    "due at all": (job(more="due = { days = 1 }\n"), job(), ("later_due", "job")),
    "working days": (
        job(more='due = { working_days = { number = 10, calendar = "bank" } }\n'),
        job(more="due = { days = 10 }\n"),
        ("later_due", "job"),
    ),
    "month end": (job(more='due = { month_end = "same" }\n'), job(), ("later_due", "job")),
    "paid": (PAID, job(), ("paid_when_paid", "share")),
    "cap": (job() + CAP, job(), ("cap_below_alone", "most")),
    "pot": (job() + POT, job(), ("cap_below_alone", "purse")),
    "recovery": (ADVANCE, TIME, ("clawback_below_alone", "weekly")),
    "difference": (job() + LEFT, job(), ("clawback_below_alone", "settle_up")),
    "floor": (job(), job() + FLOOR, ("guarantee_above_alone", "least")),
    "guarantee": (job(), PARTY + SURE, ("guarantee_above_alone", "job")),
    "claim": (job(more=WITHIN.format("days = 30")), job(), ("shorter_claim", "job")),
    "claim sooner": (
        job(more=WITHIN.format("days = 30")),
        job(more=WITHIN.format("days = 31")),
        ("shorter_claim", "job"),
    ),
}


@pytest.mark.parametrize("case", PASSED_DOWN)
def test_a_risk_is_found_by_its_rule(risks, case):
    """Nia's contract is worse than the prime's in one place."""
    below, above, found = PASSED_DOWN[case]
    assert risks(below, above) == [found]


@pytest.mark.parametrize("case", PASSED_DOWN)
def test_a_risk_that_both_bear_is_not_passed_down(risks, case):
    """The other half: each held against the very same."""
    below, above, _ = PASSED_DOWN[case]
    both = [] if "share" in below else [below]
    for text in (*both, above):
        assert risks(text, text) == []


@pytest.mark.parametrize("case", PASSED_DOWN)
def test_a_rule_that_is_taken_out_is_missed(risks, case):
    """The control: without its rule each risk goes unseen, so that some case here would fail."""
    below, above, (rule, _) = PASSED_DOWN[case]
    others = {name: each for name, each in RISK_RULES.items() if name != rule}
    assert risks(below, above, rules=others) == []


def test_every_rule_has_a_case():
    """A new rule comes with one."""
    assert {found[0] for *_, found in PASSED_DOWN.values()} == set(RISK_RULES)


@pytest.mark.parametrize(
    ("below", "above"),
    [
        # A share of the fee above is a fee.
        (LINE_OF_START, START),
        (LINE_OF_TIME, TIME),
        # The other way round, the contract above bears more.
        (START + job(), job()),
        (job(13), job(26)),
        (job(3, of="months"), job(13)),
        (job(more=WITHIN.format("months = 1")), job(more=WITHIN.format("days = 60"))),
        (job(more=WITHIN.format("days = 31")), job(more=WITHIN.format("days = 30"))),
        (job(more="due = { days = 30 }\n"), job(more='due = { month_end = "same" }\n')),
        # What both hang on, in their own ways.
        (START + job() + COHORT + BONUS, START + job() + COHORT + BONUS.replace("40", "30")),
        (START + job() + COHORT + PLAIN, START + job()),
        (
            START + job() + COHORT + BONUS,
            START + job() + COHORT + PLAIN + BONUS.replace("bonus", "other"),
        ),
        # Clauses of which the other knows nothing, or that wait for another sort of thing.
        (
            job(
                name="other",
                more='when = [{ day = { name = "attained", starts_on = 2024-01-01 } }]\n',
            ),
            job(26),
        ),
        (clause("job", 'on = { kind = "contacted" }'), job()),
        # What pays nothing is only watched.
        (job(), job() + clause("seen", 'on = { kind = "attached" }', "price = { amount = 0 }")),
        (clause("share", 'on = { line_of = "gone" }', SHARE), job()),
    ],
)
def test_what_is_no_worse_is_no_risk(risks, below, above):
    """Oli's contract is as good as the prime's, or better, where they can be held against each other."""
    assert risks(below, above) == []


def test_whoever_is_above_waits_to_be_paid_too(risks):
    """Pia is paid when the prime is, and the prime when those above it are."""
    assert risks(clause("mine", 'on = { paid = "share" }', SHARE), PAID) == []
