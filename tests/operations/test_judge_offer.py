"""An offer before it is signed: worked out for the people promised, at the volume and at less."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tallystick import operations
from tallystick.feeds import UnableToReadOffer
from tallystick.settlement import ENGINES
from tallystick.units import UnableToWrite

PROGRAMMES = Path(__file__).parents[2] / "programmes"
AS_OF = date(2024, 12, 31)
HEAD = """\
language = 1
name = "{name}"
title = "{name}"
version = "1"
in_force_from = 2024-01-01
bound_on = "attached"
currency = "GBP"
time_zone = "Europe/London"
referral_opens_spell = false

[signals]
in_work = {{ before_first = "no" }}
attached = {{ before_first = "no" }}

"""
SOURCE = 'source = "fixture: an offer"\n'
# £200 a start, £600 for 13 weeks paid 30 days later, and £10 a month, in advance, for the contract.
OFFER = (
    HEAD.format(name="small")
    + '[clauses.start]\nsays = "A start."\n' + SOURCE
    + 'on = { kind = "attached" }\nat_most = { number = 1, per = "person" }\n'
    "price = { amount = 200_00 }\n"
    '[clauses.job]\nsays = "A job."\n' + SOURCE
    + 'reach = { days = "in_work", at_least = { weeks = 13 } }\nprice = { amount = 600_00 }\n'
    "due = { days = 30 }\n"
    '[clauses.office]\nsays = "A fee."\n' + SOURCE + 'about = "contract"\n'
    'every = { period = { months = 1 }, from = "contract_start", pay = "advance", part_period = "whole" }\n'
    "price = { amount = 10_00 }\n"
)  # fmt: skip
# Everybody is attached on the day of referral, starts a job that day, and keeps it.
CERTAIN = {
    "attached_per_hundred": 100,
    "attached_within_days": 0,
    "job_per_hundred": 100,
    "job_within_weeks": 0,
    "keeps_13_weeks_per_hundred": 100,
    "keeps_26_weeks_per_hundred": 100,
    "keeps_52_weeks_per_hundred": 100,
}
VOLUMES = "month,referrals\n2024-01,2\n2024-02,1\n"


@pytest.fixture
def judge(tmp_path):
    """Judge an offer written as text, under assumptions that leave nothing to chance."""

    def judge(terms=OFFER, *, volumes=VOLUMES, supposed=CERTAIN, costs=None, above=None, **more):
        places = {}
        given = {
            "offer.toml": terms,
            "volumes.csv": volumes,
            "costs.csv": costs,
            "above.toml": above,
        }
        for name, text in given.items():
            if text is not None:
                places[name] = tmp_path / name
                places[name].write_text(text, encoding="utf-8")
        rows = "".join(f"{name},{value},fixture\n" for name, value in supposed.items())
        assumptions = tmp_path / "assumptions.csv"
        assumptions.write_text("assumption,value,source\n" + rows, encoding="utf-8")
        return operations.judge_offer(
            places["offer.toml"],
            volumes=places["volumes.csv"],
            assumptions=assumptions if supposed else None,
            costs=places.get("costs.csv"),
            above=places.get("above.toml"),
            **{"seed": 7, "as_of": AS_OF, "engine": "reference", **more},
        )

    return judge


def paid(judged, percent):
    return {month.month: month.paid for month in judged.money[percent].months if month.paid}


@pytest.mark.parametrize("engine", ENGINES)
def test_the_months_are_those_worked_by_hand(judge, engine):
    """Ola works it out on paper. Of three people two come in January, on the 1st and 16th, one in February.

    The 13 weeks of 1 January are full on 31 March, and paid for on 30 April; those of 16 January on 15
    April, paid for on 15 May; those of 1 February on 1 May, paid for on 31 May. The first, third and
    fifth of 67 and 33 per cent: of three people the first and the third, then the third alone.
    """
    judged = judge(engine=engine)
    fee = {f"2024-{month:02}": 10_00 for month in range(1, 13)}
    assert judged.people == {100: 3, 67: 2, 33: 1}
    assert paid(judged, 100) == {
        **fee,
        "2024-01": 10_00 + 2 * 200_00,
        "2024-02": 10_00 + 200_00,
        "2024-04": 10_00 + 600_00,
        "2024-05": 10_00 + 2 * 600_00,
    }
    assert paid(judged, 67) == {
        **fee,
        "2024-01": 10_00 + 200_00,
        "2024-02": 10_00 + 200_00,
        "2024-04": 10_00 + 600_00,
        "2024-05": 10_00 + 600_00,
    }
    assert paid(judged, 33) == {**fee, "2024-02": 10_00 + 200_00, "2024-05": 10_00 + 600_00}
    attained = {each.month: each.attained for each in judged.money[100].months}
    assert attained["2024-03"] == 10_00 + 600_00
    assert judged.money[100].total == 12 * 10_00 + 3 * 800_00


@pytest.mark.parametrize("engine", ENGINES)
def test_the_worst_cash_is_that_worked_by_hand(judge, engine):
    """Ola's office costs £500 in each of the first four months, whoever comes."""
    costs = "month,cost\n" + "".join(f"2024-0{month},500.00\n" for month in range(1, 5))
    judged = judge(costs=costs, engine=engine)
    # 410 - 500 = -90; 210 - 500 more: -380; 10 - 500: -870; 610 - 500: -760.
    worst = judged.money[100].worst
    assert (worst.month, worst.cash) == ("2024-03", -870_00)
    said = operations.tell_cash(judged)
    assert said[0].startswith("At 100 % of the volume £870 must be found from elsewhere")
    assert "none is saved" in said[3]


def test_cash_that_never_falls_below_nothing_is_said_so(judge):
    """Pat's costs are a pound."""
    said = operations.tell_cash(judge(costs="month,cost\n2024-01,0.60\n2024-01,0.40\n"))
    assert said[0] == (
        "At 100 % of the volume cash is never below nothing at the end of a month; at the end there is "
        "£2,519."
    )


def test_without_costs_it_is_said_what_cannot_be_told(judge):
    """Rae gives none. The first payment is the fee, on the first day of the contract."""
    said = operations.tell_cash(judge())
    assert said[0].startswith("No costs were given")
    assert said[1] == (
        "The first payment falls due on 1 January 2024, 0 days after the first day of the first month."
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_lost_by_leaving_at_week_12(judge, engine):
    """All three leave after 84 days, a week short of the 13: £1,800 is never earned."""
    judged = judge(engine=engine)
    assert judged.leaving == 3
    job = next(each for each in judged.lost if each.clause == "job")
    assert (job.supposed, job.never_earned, job.taken_back, job.leaving) == (
        1_800_00,
        1_800_00,
        0,
        0,
    )
    assert operations.tell_leaving(judged) == [
        (
            "If everybody still in a job leaves it at the end of week 12 (3 people leave): nothing that had "
            "been paid is taken back, and £1,800 is never earned."
        )
    ]
    assert operations.tell_lost(judged).whole[:3] == ("all", "£2,520", "£1,800")


RETAINER = (
    HEAD.format(name="retainer")
    + '[clauses.stay]\nsays = "£100 for each 26 weeks in work, in advance."\n' + SOURCE
    + 'every = { period = { weeks = 26 }, from = "attached", through = { weeks = 26 }, while = "in_work", '
    'pay = "advance", part_period = "pro_rata", on_early_end = "recover" }\nprice = { amount = 182_00 }\n'
)  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_what_was_paid_in_advance_is_taken_back(judge, engine):
    """Sam is paid £182 for 182 days, a pound a day. After 84 of them £98 goes back."""
    judged = judge(RETAINER, volumes="month,referrals\n2024-01,1\n", engine=engine)
    (stay,) = judged.lost
    assert (stay.supposed, stay.never_earned, stay.taken_back) == (182_00, 0, 98_00)
    assert (
        "(1 person leaves): £98 that had been paid is taken back"
        in operations.tell_leaving(judged)[0]
    )


def test_less_of_the_volume_has_the_same_people_and_no_others(judge):
    """Whoever is there at 33 per cent is there at 67, and whoever is there at 67 at 100."""
    judged = judge(
        volumes="month,referrals\n2024-01,40\n2024-03,33\n", supposed={}, engine="duckdb"
    )
    # 73 * 67 / 100 is 48.91, and 49 * 33 / 67 is 24.13.
    assert judged.people == {100: 73, 67: 49, 33: 24}
    for percent, money in judged.money.items():
        assert money.total == sum(m.paid - m.taken_back - m.paid_on for m in money.months), percent
        assert money.total == sum(m.attained for m in money.months)
    totals = [money.total for money in judged.money.values()]
    assert totals == sorted(totals, reverse=True)


def test_the_same_seed_gives_the_same_page(judge, tmp_path):
    """Tia prints it twice, and then with another seed."""
    pages = []
    for seed in (1, 1, 2):
        judged = judge(volumes="month,referrals\n2024-01,40\n", supposed={}, seed=seed)
        place = tmp_path / "page.html"
        operations.write_offer(judged, files=operations.OfferFiles(place))
        pages.append(place.read_bytes())
    assert pages[0] == pages[1] != pages[2]


class Seen(HTMLParser):
    """What a page has, tag by tag, and its words."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


def test_the_page_holds_all_it_needs_and_no_script(judge, tmp_path):
    """Uma's screen reader tells her the language, the headings, each table and the drawing."""
    terms = OFFER.replace('title = "small"', 'title = "<script>alert(1)</script>"')
    place = tmp_path / "page.html"
    operations.write_offer(judge(terms), files=operations.OfferFiles(place))
    text = place.read_text(encoding="utf-8")
    page = Seen(text)
    tags = [tag for tag, _ in page.tags]
    assert "script" not in tags
    assert "<script>alert(1)</script>" in page.words
    assert ("html", {"lang": "en-GB"}) in page.tags
    assert tags.count("h1") == tags.count("main") == 1
    assert tags.count("table") == tags.count("caption") == 5
    assert all(attrs["scope"] in {"col", "row"} for tag, attrs in page.tags if tag == "th")
    drawing = next(attrs for tag, attrs in page.tags if tag == "svg")
    assert (drawing["role"], drawing["aria-labelledby"]) == ("img", "chart-title chart-description")
    assert "at 100 % it is lowest in 2024-01" in page.words
    assert not [attrs for _, attrs in page.tags if "href" in attrs or "src" in attrs]
    assert 'class="assumed"' in text
    assert "Of 100 people referred, 100 are attached. (attached_per_hundred: fixture)" in page.words


def test_months_are_written_as_a_table_or_a_workbook(judge, tmp_path):
    """Val opens either."""
    judged = judge()
    for name in ("months.csv", "months.xlsx"):
        operations.write_offer(judged, files=operations.OfferFiles(months=tmp_path / name))
    first, second, *_ = (tmp_path / "months.csv").read_text(encoding="utf-8").splitlines()
    assert first.startswith("volume_percent,month,attained,paid,")
    assert second == "100,2024-01,41000,41000,0,0,41000,0,41000,GBP"
    sheet = load_workbook(tmp_path / "months.xlsx")["months"]
    assert [cell.value for cell in sheet[2]][:4] == [100, "2024-01", 410, 410]
    assert {cell.number_format for cell in sheet[2][2:9]} == {"#,##0.00"}


def test_no_place_that_cannot_be_written_to_is_taken(judge, tmp_path):
    """Wes names a folder that is not there."""
    with pytest.raises(UnableToWrite):
        operations.write_offer(judge(), files=operations.OfferFiles(tmp_path / "no" / "page.html"))


def test_nobody_named_a_day_or_figures_and_the_page_says_so(judge):
    """Xan gives the volumes alone."""
    judged = judge(supposed={}, as_of=None)
    # Two years after February 2024.
    assert judged.as_of == date(2026, 2, 28)
    said = " ".join(operations.tell_supposed_of_offer(judged))
    assert "(attached_per_hundred: not given; from the generated people" in said
    assert "so it is two years after" in said
    assert "one is assumed" in said


BELOW = (
    HEAD.format(name="below")
    + '[clauses.share]\nsays = "Half of what the prime is paid for a job."\n' + SOURCE
    + 'on = { line_of = "job" }\nprice.percent_of = { price = { line_above = "amount" }, '
    'percent = "50", rounding = "half_up", per = "line" }\n'
)  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_a_share_of_what_is_paid_above_is_worked_out(judge, engine):
    """Yan is to have half of each £600; the chain is assumed, with the prime between."""
    judged = judge(BELOW, above=OFFER, engine=engine)
    assert judged.money[100].total == 3 * 300_00
    assert (judged.contract.payer, judged.contract.payee) == ("prime", "provider")
    said = operations.tell_risks(judged)
    assert said[0].endswith("2 risks passed down.")
    assert [risk.rule for risk in judged.risks] == ["no_fee_to_start", "no_fee_for_time"]


def test_a_chain_of_contracts_of_ones_own(judge, tmp_path):
    """Zoe names the contracts."""
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(
        "contract,programme,version,payer,payee,starts_on,parent\n"
        "prime,small,1,dwp,works,2024-01-01,\nours,below,1,works,charity,2024-01-01,prime\n",
        encoding="utf-8",
    )
    judged = judge(BELOW, above=OFFER, contracts=contracts)
    assert (judged.contract.payee, judged.money[100].total) == ("charity", 900_00)
    assert "one is assumed" not in " ".join(operations.tell_supposed_of_offer(judged))


def test_without_the_contract_above_nothing_is_said_of_risks(judge):
    """Abe has not seen it; Bea's is the very same."""
    assert "cannot be told" in operations.tell_risks(judge())[0]
    same = judge(above=OFFER.replace('name = "small"', 'name = "large"'))
    assert same.risks == ()
    assert "no rule finds a risk" in operations.tell_risks(same)[0]


def test_what_is_not_in_the_figures_is_told(judge):
    """Cal's clause waits for a step, which nobody reaches; nothing of it is owed, waits or is refused."""
    terms = OFFER.replace('on = { kind = "attached" }', 'on = { kind = "step_reached" }')
    said = operations.tell_left_out(judge(terms))
    assert said == ["Clauses that pay nobody here, as the assumptions stand: start."]


def test_an_offer_that_pays_nothing_says_so(judge):
    """Dee's one clause waits for a step."""
    first, rest = OFFER.split("[clauses.start]")
    terms = (
        first
        + "[clauses.start]"
        + rest.split("[clauses.job]")[0].replace("attached", "step_reached")
    )
    judged = judge(terms)
    assert operations.tell_cash(judged)[-1] == "Nothing is ever paid at the whole volume."
    assert operations.tell_lost(judged) is None
    assert operations.tell_volumes(judged).whole[-1] == "never"


WELL = 'when = [{ determined = { name = "well", is = "yes", as_of = "attained" } }]'
UNKNOWN = (
    OFFER.replace("price = { amount = 600_00 }", f"{WELL}\nprice = {{ amount = 600_00 }}")
    + f'[determined.well]\nsays = "It went well."\n{SOURCE}unit = "yes_no"\n'
)


def test_claims_that_wait_are_counted(judge):
    """Eli's outcome needs somebody to say that it went well, and nobody says."""
    said = operations.tell_left_out(judge(UNKNOWN))
    assert said[0] == "Claims that wait, and are not in these figures: job 3."


PARTIES = "".join(f'[parties.{name}]\nsays = "A {name}."\n{SOURCE}' for name in ("partner", "fund"))
PARTIES_ADDED = OFFER.replace(
    "price = { amount = 200_00 }", "price = { amount = 200_00 }\nPAY"
).replace("[clauses.start]", PARTIES + "[clauses.start]")


def test_what_goes_to_others_is_not_the_provider_s(judge):
    """Flo's starts are paid to a partner."""
    judged = judge(PARTIES_ADDED.replace("PAY", 'pay = { to = "partner" }'))
    assert judged.money[100].to_others == 3 * 200_00
    assert operations.tell_cash(judged)[-1] == "£600 of the contract go to others."


def test_what_the_provider_pays_itself_is_taken_off(judge, tmp_path):
    """Gil's charity pays a partner for each start, so that less is left of its fee and its jobs."""
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(
        "contract,programme,version,payer,payee,starts_on,fund\n"
        "small,small,1,council,charity,2024-01-01,charity\n",
        encoding="utf-8",
    )
    terms = PARTIES_ADDED.replace("PAY", 'pay = { from = "fund", to = "partner" }')
    judged = judge(terms, contracts=contracts)
    assert judged.money[100].months[0].paid_on == 2 * 200_00
    assert judged.money[100].total == 12 * 10_00 + 3 * 600_00 - 3 * 200_00
    assert judged.money[100].to_others == 0


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("attached_per_hundred", 101, "assumption attached_per_hundred: 101 is more than 100"),
        (
            "keeps_26_weeks_per_hundred",
            99,
            "assumption keeps_52_weeks_per_hundred: 100 is more than 99",
        ),
    ],
)
def test_assumptions_that_cannot_be_are_refused(judge, name, value, said):
    """Hal mistypes one."""
    with pytest.raises(operations.UnableToJudge, match=said):
        judge(supposed={**CERTAIN, name: value})


def test_a_day_before_the_first_referral_is_refused(judge):
    """Ida writes last year."""
    with pytest.raises(operations.UnableToJudge, match="is before 2024-01, the first month"):
        judge(as_of=date(2023, 12, 31))


def test_an_offer_is_one_contract(judge, tmp_path):
    """Jan's file lists two that bind it."""
    contracts = tmp_path / "contracts.csv"
    rows = "a,small,1,x,y\nb,small,1,x,z\n"
    contracts.write_text(f"contract,programme,version,payer,payee\n{rows}", encoding="utf-8")
    with pytest.raises(operations.UnableToJudge, match="2 contracts bind small"):
        judge(contracts=contracts)


def test_lines_of_a_contract_above_need_one(judge):
    """Kay gives none."""
    with pytest.raises(operations.UnableToJudge, match="Name the terms above with --above"):
        judge(BELOW)


def test_an_offer_that_cannot_be_read_is_refused(judge):
    """Leo writes a name in the place of a month."""
    with pytest.raises(UnableToReadOffer, match="row 2, column month: 'April' is no month"):
        judge(volumes="month,referrals\nApril,2\n")


def test_the_work_programme_is_judged_by_group(tmp_path):
    """Mia is promised two groups; the drawing's people fill a payment group each."""
    volumes = tmp_path / "volumes.csv"
    rows = "2012-05,PG2,60\n2012-05,PG6,30\n"
    volumes.write_text(f"month,payment_group,referrals\n{rows}", encoding="utf-8")
    judged = operations.judge_offer(
        PROGRAMMES / "work-programme-2011", volumes=volumes, seed=1, as_of=date(2014, 12, 31)
    )
    assert judged.people == {100: 90, 67: 60, 33: 30}
    # Published: £400 and £600 for an attachment by PG2 and PG6 in the first contract year.
    starts = {each.clause: each.supposed for each in judged.lost}["attachment"]
    assert starts % 100_00 == 0
    assert 60 * 400_00 < starts < 60 * 400_00 + 30 * 600_00
    assert not judged.is_odd


def test_referrals_outside_the_days_of_the_contract_are_findings(judge, tmp_path):
    """Ned's contract ends before February, for which one person is promised."""
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(
        "contract,programme,version,payer,payee,starts_on,ends_on\n"
        "small,small,1,council,charity,2024-01-01,2024-02-01\n",
        encoding="utf-8",
    )
    judged = judge(contracts=contracts)
    assert judged.is_odd
    assert operations.tell_left_out(judged) == ["1 finding about the generated facts."]


def test_the_places_of_an_offer_are_those_that_were_named():
    """Olu names a page alone."""
    assert operations.OfferFiles(Path("page.html")).places == (Path("page.html"),)
