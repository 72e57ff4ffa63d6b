"""`tallystick explain`: a line or a person in words, from the same files."""

import pytest

from tests.cli.conftest import CAT, DAN, WORK_PROGRAMME

KEY = "work-programme-2011/job_outcome/cat/1/1/commissioner/provider"


@pytest.fixture
def explained(tallystick, facts):
    """Explain something about Cat and Dan as of the end of 2012."""

    def command(*arguments, people=(CAT, DAN)):
        as_of = ("--as-of", "2012-12-31")
        return tallystick("explain", WORK_PROGRAMME, facts(*people), *as_of, *arguments)

    return command


def test_a_line_is_explained_by_its_key(explained):
    """Ned wants to know why £1,200 is owed for Cat: sentence, days, rate with its source, and facts."""
    ran = explained("--line", KEY)
    assert ran.code == 0
    for said in [
        "£1,200 for job_outcome 1 of cat",
        "5 August 2012",
        "The provider is paid when a person has spent 13 or 26 weeks in work and off benefit",
        "175 days",
        "182 days",
        "job_outcome_price[payment_group=PG2]@2011-06-01",
        "published: S01, S05",
        "provider/8",
    ]:
        assert said in ran.out
    assert "one is assumed: work-programme-2011" in ran.err


def test_a_person_is_explained_whole(explained):
    """Ola asks about Dan: what is owed for him, and what waits for what."""
    ran = explained("--person", "dan")
    assert ran.code == 0
    assert "£400" in ran.out
    assert "on_benefit" in ran.out


def test_rows_that_were_left_out_are_told(explained):
    """Pia's file has a row that cannot be used, and the explanation may lack what it would say."""
    bad = "provider,31,cat,job_ended,2012-13-01,,Works,a shop,job-2,,\n"
    ran = explained("--line", KEY, people=(CAT, bad))
    assert ran.code == 1
    assert "£1,200 for job_outcome 1 of cat" in ran.out
    assert "Rows that were left out:\n  events.csv, row 10, column happened_on: " in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Invalid value for --line, --person or --clause: Give one of the three."),
        (
            ("--line", KEY, "--person", "cat"),
            "Give one of the three: --line and --person stand there.",
        ),
        (
            ("--cohort", "2024-04-01"),
            "Invalid value for --cohort: It stands beside --clause alone.",
        ),
        (
            ("--person", "cat", "--cohort", "2024-04-01"),
            "Invalid value for --cohort: It stands beside --clause alone.",
        ),
        (
            ("--clause", "job_outcome"),
            "job_outcome is a clause about single persons, or the contract itself.",
        ),
        (("--line", "job_outcome/cat"), "'job_outcome/cat' is no line key."),
        (("--line", KEY.replace("cat", "cot")), "cot"),
        (("--person", "cot"), "No fact that stands is about cot. Did you mean cat?"),
    ],
)
def test_what_is_not_there_cannot_be_explained(explained, arguments, said):
    """Quin asks for nothing, for two things, and for what nobody knows of."""
    ran = explained(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
