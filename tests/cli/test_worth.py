"""`tallystick worth`: what a journey earns, what a day less would lose, and what comes next."""

import pytest

from tests.cli.conftest import CAT, DAN, EVE, WORK_PROGRAMME

TITLE = """
happened_on | kind            | key           | code
------------+-----------------+---------------+-----
2011-01-03  | benefit_started |               | JSA
2011-07-04  | referred        |               |
2011-07-04  | classified      | payment_group | PG2
2011-07-11  | attached        |               |
2012-01-08  | benefit_ended   |               | JSA
2012-01-09  | job_started     | bakery        |
"""


@pytest.fixture
def worth(tallystick, facts):
    """Tell the worth of the journeys of people in a file."""

    def command(*people, more=("--as-of", "2012-08-31")):
        return tallystick("worth", WORK_PROGRAMME, "--journey", facts(*people), *more)

    return command


def test_a_journey_is_told_with_its_lines_its_cliffs_and_what_comes(worth):
    """Ann's provider plans: what Cat has earned, what a day less would cost, and when more comes.

    Cat's 26 weeks are full on 5 August 2012, after 7 days in the shop; 26 days more have passed since.
    """
    ran = worth(CAT)
    assert ran.code == 0
    for said in [
        "cat earned £1,600 in 2 lines as of 31 August 2012, of which £1,600 has fallen due.",
        "| job_outcome 1 |  2012-08-05 | 2012-08-05 | £1,200 |",
        "If the job job-2 had ended on 30 August 2012, a day earlier: nothing would be lost.",
        "If the job job-2 had ended on 4 August 2012, 27 days earlier: £1,200 would be lost (job_outcome 1).",
        "£1,200 would come only later (job_outcome 1).",
        "If things go on as they are, £2,795 more is earned in 13 lines",
        "sustainment: £215 for number 1 on 2 September 2012, 2 days on; due on 21 September 2012.",
        "attachment: nothing more comes by 31 August 2017, if things go on as they are.",
    ]:
        assert said in ran.out
    assert "one is assumed: work-programme-2011" in ran.err


def test_a_case_is_a_journey_with_a_day_and_parameters_of_its_own(tallystick):
    """Bea opens case 28, in which the contract has a discount."""
    (case,) = (WORK_PROGRAMME / "cases").glob("28-*.toml")
    ran = tallystick("worth", WORK_PROGRAMME, "--journey", case)
    assert ran.code == 0
    assert "£1,128 " in ran.out


def test_a_drawn_table_is_a_journey_as_of_its_last_fact(tallystick, tmp_path):
    """Cal draws what he has in mind, and asks."""
    (tmp_path / "idea.txt").write_text(TITLE, encoding="utf-8")
    ran = tallystick("worth", WORK_PROGRAMME, "--journey", "idea.txt")
    assert ran.code == 0
    assert "as of 9 January 2012" in ran.out
    assert "job_outcome: £1,200 for number 1 on 8 July 2012, 181 days on" in ran.out


def test_a_drawn_table_is_under_the_contract_that_was_named(tallystick, tmp_path):
    """Dot's contract has a discount of 6 per cent."""
    (tmp_path / "idea.txt").write_text(TITLE, encoding="utf-8")
    rows = "contract,programme,version,payer,payee,discount\n"
    row = "north,work-programme-2011,2011-06,DWP,Works,6\n"
    (tmp_path / "contracts.csv").write_text(rows + row, encoding="utf-8")
    ran = tallystick(
        "worth", WORK_PROGRAMME, "--journey", "idea.txt", "--contracts", "contracts.csv"
    )
    assert (ran.code, ran.err) == (0, "")
    assert "£1,128 for number 1" in ran.out


def test_days_that_are_short_and_facts_that_are_waited_for_are_told(worth):
    """Eli lost the job after 25 weeks: 7 days more would do. Of Dan nobody knows the benefit."""
    lost = "".join(CAT.splitlines(keepends=True)[:-1])
    ran = worth(lost, more=("--as-of", "2012-07-10"))
    assert "job_outcome: 7 days in work, from the next day on, would bring £1,200." in ran.out
    ran = worth(DAN)
    assert "job_outcome: number 1, of 15 January 2012 at the earliest, waits for facts" in ran.out


def test_nothing_earned_is_said(worth):
    """Eve's fee is refused, and nothing else is earned: the exit code says so."""
    ran = worth(EVE)
    assert ran.code == 1
    assert ran.out.startswith("eve earned nothing as of 31 August 2012.\n")
    assert "Refused:\n  attachment 1 of eve" in ran.err


def test_rows_that_were_left_out_are_told(worth):
    """Fay's file has a row that cannot be used."""
    ran = worth(CAT, "provider,31,cat,job_ended,2012-13-01,,Works,a shop,job-2,,\n")
    assert ran.code == 1
    assert "Findings:\n  events.csv, row 10, column happened_on: " in ran.err


def test_one_of_several_people_is_named(worth):
    """Gus has a file of two, and asks about one of them."""
    ran = worth(CAT, DAN)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("The facts are about 2 people: cat and dan. Name one, with --person.\n")
    assert worth(CAT, DAN, more=("--person", "dan")).code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "idea.txt: No such file or directory. Name a journey."),
        (b"\xff", "idea.txt: it is not UTF-8. Save the file as UTF-8."),
        (b"nothing drawn", "idea.txt: a drawn table needs a line of names"),
    ],
)
def test_a_journey_that_cannot_be_read_is_refused(tallystick, tmp_path, text, said):
    """Hal names a file that is not there, or holds something else."""
    if text is not None:
        (tmp_path / "idea.txt").write_bytes(text)
    ran = tallystick("worth", WORK_PROGRAMME, "--journey", "idea.txt")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
