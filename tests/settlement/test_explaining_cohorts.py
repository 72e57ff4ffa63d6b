"""The line of a cohort in words: who entered, what is measured, and every claim behind it."""

from datetime import date

import pytest

from tallystick.feeds import drawn_events
from tallystick.settlement import UnableToExplain, explain_line
from tallystick.terms import read_terms
from tests.spec import test_bands as of_bands
from tests.spec import test_cohorts as of_cohorts
from tests.spec.comparing import path_of_terms
from tests.spec.test_trap_11_refunds_leave_the_highest_band import THREE

PARTIES = "commissioner/provider"
BONUS = f"story/bonus/cohort%3Abonus%3A2024-04-01/1/1/{PARTIES}"


@pytest.fixture
def explained(tmp_path):
    """Explain a line under terms of a story."""

    def explain(terms, journey, key, *, as_of=date(2026, 12, 31)):
        read = read_terms(path_of_terms(terms, folder=tmp_path))
        events = drawn_events(journey, contract=read.name)
        return explain_line(events, terms=read, as_of=as_of, key=key)

    return explain


def test_a_bonus_is_explained_down_to_the_claims_behind_it(explained):
    """Rae asks why £100 is owed: five entered, two of them are 40 per cent, and here is each of them."""
    journey = of_cohorts.FIVE_STARTERS + "            bea | 2024-10-02 | job_started | till\n"
    said = explained(of_cohorts.BONUS, journey, BONUS)
    assert said.startswith(
        "£100 for bonus 1 of the cohort quarter that entered from 1 April 2024 to 30 June 2024 under story.\n"
        "Attained on 31 December 2024; due on 31 December 2024. commissioner pays provider."
    )
    assert (
        "By start, 5 people entered.\n"
        "What counts is what they attained by 31 December 2024, when it closed.\n"
        "The rate of thirteen_weeks is 2 of 5, which is 40 %.\n"
        "The hurdle is 40 %, and it is reached.\n\n"
        "What it is worth:\n"
        "  5 of start at £400: £2,000\n"
        "  5 % of £2,000 is £100\n\n"
    ) in said
    assert "Behind it are 7 claims, cited as cohort/7-" in said
    assert "  - thirteen_weeks 1 of bea under story, story/thirteen_weeks/bea/1/1" in said


def test_a_bonus_that_waits_says_between_what_the_rate_lies(explained):
    """Nobody has confirmed Hal's job: he may be one of one, or none."""
    journey = """
        person | happened_on | kind        | key
        -------+-------------+-------------+-----
        hal    | 2024-04-01  | referred    |
        hal    | 2024-04-08  | attached    |
        hal    | 2024-05-01  | job_started | oven
    """
    said = explained(of_cohorts.UNCONFIRMED, journey, BONUS)
    assert "waits. Unknown: whether 1 claim of thirteen_weeks may be counted." in said
    assert (
        "By start, 1 person entered.\n"
        "What counts is what they attained by 31 December 2024, when it closed.\n"
        "The rate of thirteen_weeks lies between 0 of 1, which is 0 %, and 1 of 1, which is 100 %, for all "
        "that waits.\n"
        "The hurdle is 40 %; whether it is reached is not known.\n"
    ) in f"{said}\n"
    assert "Behind it" not in said


def test_a_place_is_explained_by_whoever_has_the_places_up_to_it(explained):
    """Sol asks for the third place: Wyn's, by day, and the two before it."""
    key = f"story/volume_fee/cohort%3Avolume_fee%3Aall/1/3/{PARTIES}"
    said = explained(of_bands.PLACES, THREE, key)
    assert "£300 for volume_fee 3 of the cohort all under story." in said
    assert "This is place 3: they are counted by day, and then by their references." in said
    assert (
        "£300, by the band volume[3-3]@2020-01-01, in which place 3 lies [fixture: bands]" in said
    )
    assert said.endswith("  - start 1 of wyn under story, story/start/wyn/1/1")


NEXT = """
    [over.{name}]
    says = "Told in another measure."
    source = "fixture: a measure"
    cohort = "quarter"
    {measure}
    price = {{ amount = 5_00 }}
"""


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ('count = ["thirteen_weeks"]', "The count of thirteen_weeks is 1."),
        ('sum = ["start"]', "The sum of start is £2,000."),
        (
            'mean = ["start", "thirteen_weeks"]',
            "The mean of start or thirteen_weeks is £400, of £2,000 by 5.",
        ),
    ],
)
def test_each_measure_is_told_in_its_own_unit(explained, measure, told):
    """Tia reads a number, a sum of money, and money a head."""
    terms = of_cohorts.BONUS + NEXT.format(name="other", measure=measure)
    key = f"story/other/cohort%3Aother%3A2024-04-01/1/1/{PARTIES}"
    assert told in explained(terms, of_cohorts.FIVE_STARTERS, key)


def test_where_a_sum_waits_it_is_so_much_or_more(explained):
    """Uri's fee for thirteen weeks may come on top: nobody can say how much there is in all."""
    terms = of_cohorts.UNCONFIRMED + NEXT.format(name="other", measure='sum = ["thirteen_weeks"]')
    journey = of_cohorts.FIVE_STARTERS
    key = f"story/other/cohort%3Aother%3A2024-04-01/1/1/{PARTIES}"
    said = explained(terms + "    at_least = { amount = 1_00 }\n", journey, key)
    assert "The sum of thirteen_weeks is £0 or more." in said


def test_a_claim_that_is_not_there_is_told_with_the_nearest(explained):
    """Val asks for a cohort that begins in May; they begin in April."""
    key = BONUS.replace("04-01", "05-01")
    journey = of_cohorts.FIVE_STARTERS + "            bea | 2024-10-02 | job_started | till\n"
    with pytest.raises(
        UnableToExplain, match=r"There is no claim .*bonus has 1 under story.*Did you mean"
    ):
        explained(of_cohorts.BONUS, journey, key)


def test_a_refused_line_of_a_cohort_says_why(explained):
    """The calendar of working days ends before the bonus falls due."""
    terms = (
        of_cohorts.BONUS
        + '    due = { working_days = { number = 5, calendar = "england-and-wales" } }\n'
    )
    journey = (
        of_cohorts.FIVE_STARTERS.replace("2024-", "2034-")
        + "            bea | 2034-10-02 | job_started | till\n"
    )
    key = BONUS.replace("2024-04-01", "2034-04-01")
    said = explained(terms, journey, key, as_of=date(2036, 12, 31))
    assert "is refused: the calendar england-and-wales covers" in said
