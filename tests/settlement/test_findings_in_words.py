"""What is odd about facts, told whole: the rule, the words, the remedy, the person and the facts."""

from datetime import date

import pyarrow as pa
import pytest

from tallystick.events import EVENT_SCHEMA
from tallystick.settlement import settle

IN_A_BAND = """
    {trust}
    [signals]
    in_work = {{ before_first = "no", codes = ["employed"], sources = ["agency", "employer"] }}

    [classifications.need_band]
    says = "How much help a person needs."
    as_of = "attached"
    values = {{ high = {{ says = "much" }}, low = {{ says = "little" }} }}

    [clauses.outcome]
    says = "100 pounds for three days in work for a person in high need."
    reach = {{ days = "in_work", at_least = {{ days = 3 }} }}
    when = [{{ classification = {{ name = "need_band", is_any_of = ["high"] }} }}]
    price = {{ amount = 100_00 }}
"""

HEAD = """
    source   | ref | happened_on | kind        | key       | code
    ---------+-----+-------------+-------------+-----------+---------
             | r   | 2024-01-08  | referred    |           |
             | c   | 2024-01-08  | classified  | need_band | high
             | a   | 2024-01-15  | attached    |           |
"""


@pytest.fixture
def found(terms_of, journey):
    """Settle facts after a referral and an attachment, and give each finding whole."""

    def settle_and_look(rows, *, trust=""):
        terms = terms_of(IN_A_BAND.format(trust=trust))
        settled = settle(journey(f"{HEAD.rstrip()}\n{rows}"), terms=terms, as_of=date(2024, 12, 31))
        keys = ("rule", "found", "remedy", "person", "events")
        return [tuple(row[key] for key in keys) for row in settled.findings.to_pylist()]

    return settle_and_look


def test_a_value_that_the_terms_do_not_have_is_told(found):
    """Cat is put into a band that nobody agreed, on a day that no longer matters."""
    rows = "             | x   | 2024-01-10  | classified  | need_band | hihg\n"
    assert found(rows) == [
        (
            "unknown_value",
            "need_band is 'hihg', which is not one of the terms' values",
            "Correct it. Did you mean high?",
            "cat",
            ["provider/x"],
        )
    ]


def test_a_value_that_comes_after_the_day_by_which_it_is_fixed_is_told(found):
    """Cat's need is found to be low when she has been attached."""
    rows = "             | x   | 2024-01-16  | classified  | need_band | low\n"
    assert found(rows) == [
        (
            "late_classification",
            "need_band was given after the day by which it is fixed; it changes nothing",
            "If the value on that day was wrong, correct it there.",
            "cat",
            ["provider/x"],
        )
    ]


def test_a_value_that_is_missing_is_none_of_the_terms_values(terms_of, journey):
    """A table that was never read from a file may hold a fact with a cell missing. It is told like any
    value that nobody agreed, and what goes by it is refused."""
    rows = "    agency   | s   | 2024-02-01  | job_started | bakery    | employed\n"
    facts = journey(f"{HEAD.rstrip()}\n{rows}").to_pylist()
    mute = [{**fact, "code": None} if fact["ref"] == "c" else fact for fact in facts]
    events = pa.Table.from_pylist(mute, schema=EVENT_SCHEMA)
    settled = settle(events, terms=terms_of(IN_A_BAND.format(trust="")), as_of=date(2024, 12, 31))
    (finding,), (refused,) = settled.findings.to_pylist(), settled.refused.to_pylist()
    assert finding["found"] == "need_band is '', which is not one of the terms' values"
    assert finding["remedy"] == "Correct it."
    assert refused["found"] == "need_band is '' as of 2024-01-15, which is not one of high and low"
    assert refused["remedy"] == "Correct the classification."


def test_two_values_on_one_day_are_told_together(found):
    """Cat's need is high and low on the same day."""
    rows = "             | x   | 2024-01-08  | classified  | need_band | low\n"
    assert found(rows) == [
        (
            "two_values_one_day",
            "need_band has two values on 2024-01-08, high and low, neither correcting the other",
            "Let one of them correct the other, or void one.",
            "cat",
            ["provider/c", "provider/x"],
        )
    ]


STARTS = """\
    agency   | s1  | 2024-02-01  | job_started | bakery    | employed
    employer | s2  | 2024-02-03  | job_started | bakery    | employed
"""
ENDS = """\
    agency   | s1  | 2024-02-01  | job_started | bakery    | employed
    agency   | e1  | 2024-02-05  | job_ended   | bakery    |
    employer | e2  | 2024-02-09  | job_ended   | bakery    |
"""
EMPLOYER = 'trust = ["employer"]'
UNDECIDED = "neither is trusted before the other, so the days between are unknown"


@pytest.mark.parametrize(
    ("rows", "noun", "days", "events"),
    [
        (STARTS, "start", "2024-02-01 and 2024-02-03", ["agency/s1", "employer/s2"]),
        (ENDS, "end", "2024-02-05 and 2024-02-09", ["agency/e1", "employer/e2"]),
    ],
    ids=["starts", "ends"],
)
@pytest.mark.parametrize(
    ("trust", "decided"),
    [
        ("", UNDECIDED),
        ('trust = ["agency"]', "agency is trusted before employer"),
        ('trust = ["employer"]', "employer is trusted before agency"),
        ('trust = ["agency", "employer"]', "agency is trusted before employer"),
        ('trust = ["employer", "agency"]', "employer is trusted before agency"),
    ],
)
def test_a_disagreement_is_told_with_what_decides_it(
    found, rows, noun, days, events, trust, decided
):
    """An agency and an employer do not agree on when Cat's job began, or ended."""
    assert found(rows, trust=trust) == [
        (
            "sources_disagree",
            f"agency and employer give different days for the {noun} of bakery, {days}: {decided}",
            "Let one of them correct or void its fact.",
            "cat",
            events,
        )
    ]


@pytest.mark.parametrize(
    ("trust", "attained_on", "because"),
    [
        ('trust = ["agency"]', "2024-02-22", ["agency/e1", "agency/s1", "agency/s3"]),
        ('trust = ["employer"]', "2024-02-21", ["agency/s1", "employer/e2", "agency/s3"]),
    ],
)
def test_the_end_that_is_trusted_is_the_one_that_counts_and_is_cited(
    terms_of, journey, trust, attained_on, because
):
    """By the agency Cat's first job lasted one day, by the employer two. One or two days more are
    needed, from 21 February on."""
    terms = terms_of(IN_A_BAND.format(trust=trust))
    facts = f"""{HEAD.rstrip()}
    agency   | s1  | 2024-02-01  | job_started | bakery    | employed
    agency   | e1  | 2024-02-01  | job_ended   | bakery    |
    employer | e2  | 2024-02-02  | job_ended   | bakery    |
    agency   | s3  | 2024-02-21  | job_started | shop      | employed
    """
    (line,) = settle(journey(facts), terms=terms, as_of=date(2024, 12, 31)).lines.to_pylist()
    assert line["attained_on"].isoformat() == attained_on
    assert [one for one in line["because"] if "provider" not in one] == because


@pytest.mark.parametrize(
    ("trust", "attained_on", "because"),
    [
        (EMPLOYER, "2024-02-05", ["employer/s2"]),
        ("", "2024-02-05", ["agency/s1", "employer/s2"]),
        ('trust = ["agency"]', "2024-02-03", ["agency/s1"]),
    ],
)
def test_the_start_that_is_trusted_is_the_one_that_counts_and_is_cited(
    terms_of, journey, trust, attained_on, because
):
    """By the agency Cat's job began on 1 February, by the employer on the third."""
    terms = terms_of(IN_A_BAND.format(trust=trust))
    (line,) = settle(
        journey(f"{HEAD.rstrip()}\n{STARTS}"), terms=terms, as_of=date(2024, 12, 31)
    ).lines.to_pylist()
    assert line["attained_on"].isoformat() == attained_on
    assert [one for one in line["because"] if "provider" not in one] == because


def test_what_the_trusted_start_says_of_the_job_is_what_counts(terms_of, journey):
    """The agency says that Cat works for herself, which does not count; the employer knows better."""
    rows = STARTS.replace("bakery    | employed", "bakery    | self_employed", 1)
    terms = terms_of(IN_A_BAND.format(trust=EMPLOYER))
    settled = settle(journey(f"{HEAD.rstrip()}\n{rows}"), terms=terms, as_of=date(2024, 12, 31))
    assert settled.lines.num_rows == 1


EARLY_END = "    agency   | e   | 2024-02-01  | job_ended   | bakery    |\n"


@pytest.mark.parametrize(
    ("rows", "effect", "events"),
    [
        (EARLY_END, "it has no effect", ["agency/e"]),
        (
            f"{EARLY_END}    agency   | s   | 2024-02-02  | job_started | bakery    | employed\n",
            "it closes the later start, with no days",
            ["agency/e", "agency/s"],
        ),
    ],
)
def test_an_end_with_no_open_start_is_told_with_its_effect(found, rows, effect, events):
    """An agency ends a job of Cat's that nobody started, or that is started a day later."""
    assert found(rows) == [
        (
            "end_without_start",
            f"bakery has an end with no open start; {effect}",
            "Send the missing start, or correct the day of the start or of the end.",
            "cat",
            events,
        )
    ]


def test_a_third_end_is_held_against_the_one_that_stands(found):
    """The employer is trusted, and its end stands in place of the agency's. When the agency sends yet
    another, it is the employer that it disagrees with."""
    told = found(
        f"{ENDS}    agency   | e3  | 2024-02-12  | job_ended   | bakery    |\n", trust=EMPLOYER
    )
    assert [(rule, said, events) for rule, said, _, _, events in told] == [
        (
            "sources_disagree",
            (
                "agency and employer give different days for the end of bakery, 2024-02-05 and "
                "2024-02-09: employer is trusted before agency"
            ),
            ["agency/e1", "employer/e2"],
        ),
        (
            "sources_disagree",
            (
                "employer and agency give different days for the end of bakery, 2024-02-09 and "
                "2024-02-12: employer is trusted before agency"
            ),
            ["employer/e2", "agency/e3"],
        ),
    ]


@pytest.mark.parametrize(
    ("started_on", "attained_on", "is_cited"),
    [("2024-02-03", "2024-02-05", False), ("2024-02-04", "2024-02-06", True)],
)
def test_an_end_that_somebody_disputes_is_cited_from_the_first_doubtful_day_on(
    terms_of, journey, started_on, attained_on, is_cited
):
    """The agency ends Cat's job on 5 February, the employer on the 9th, and nobody knows better. She
    has another job from the 6th. Three days that end on the 5th owe nothing to the employer's word;
    what ends on the 6th was worked out with it."""
    facts = f"""{HEAD.rstrip()}
    agency   | s1  | {started_on}  | job_started | bakery    | employed
    agency   | e1  | 2024-02-05  | job_ended   | bakery    |
    employer | e2  | 2024-02-09  | job_ended   | bakery    |
    agency   | s3  | 2024-02-06  | job_started | shop      | employed
    """
    terms = terms_of(IN_A_BAND.format(trust=""))
    (line,) = settle(journey(facts), terms=terms, as_of=date(2024, 12, 31)).lines.to_pylist()
    assert line["attained_on"].isoformat() == attained_on
    assert ("employer/e2" in line["because"]) is is_cited


def test_a_source_passed_over_for_a_capital_letter_is_told(found):
    """A clerk types a capital letter, and the job would count for nothing without a word."""
    row = "    Agency   | s1  | 2024-02-01  | job_started | bakery    | employed\n"
    assert found(row) == [
        (
            "nearly_counts",
            "the source is 'Agency' and not 'agency', so in_work passes it over",
            "If 'agency' was meant, correct the fact.",
            "cat",
            ["Agency/s1"],
        )
    ]


@pytest.mark.parametrize(
    ("sent", "meant"), [("Job Centre", "jobcentre"), ("JobCentre", "job  centre")]
)
def test_a_source_passed_over_for_a_space_is_told(terms_of, journey, sent, meant):
    """A space too many or too few is a slip of the pen as well."""
    terms = terms_of(f"""
        [signals]
        in_work = {{ sources = ["{meant}"] }}

        [clauses.start]
        says = "1 pound for a day in work."
        reach = {{ days = "in_work", at_least = {{ days = 1 }} }}
        price = {{ amount = 1_00 }}
    """)
    facts = journey(f"""
        source | happened_on | kind        | key
        -------+-------------+-------------+-------
               | 2024-01-08  | referred    |
        {sent} | 2024-01-15  | job_started | bakery
    """)
    (finding,) = settle(facts, terms=terms, as_of=date(2024, 12, 31)).findings.to_pylist()
    assert finding["found"] == (
        f"the source is {sent!r} and not {meant!r}, so in_work passes it over"
    )


def test_a_benefit_passed_over_for_small_letters_is_told(terms_of, journey):
    """The department writes jsa, and the terms JSA."""
    terms = terms_of("""
        [signals]
        on_benefit = { codes = ["JSA"] }

        [clauses.on_benefit]
        says = "1 pound for a week on benefit."
        reach = { days = "on_benefit", at_least = { weeks = 1 } }
        price = { amount = 1_00 }
    """)
    facts = journey("""
        ref | happened_on | kind            | code
        ----+-------------+-----------------+-----
        r   | 2024-01-08  | referred        |
        b   | 2024-01-08  | benefit_started | jsa
    """)
    (finding,) = settle(facts, terms=terms, as_of=date(2024, 12, 31)).findings.to_pylist()
    assert finding["rule"] == "nearly_counts"
    assert finding["found"] == "the code is 'jsa' and not 'JSA', so on_benefit passes it over"


def test_a_fact_of_quite_another_kind_is_passed_over_without_a_word(found):
    """Self-employment does not count under these terms, and nobody means otherwise."""
    assert not found("    agency   | s1  | 2024-02-01  | job_started | bakery    | self_employed\n")


def test_everything_that_is_odd_is_told(found):
    """A source is mistyped in two rows, and two jobs were ended that nobody started."""
    rows = """\
    Agency   | s1  | 2024-02-01  | job_started | bakery    | employed
    Agency   | s2  | 2024-02-01  | job_started | tavern    | employed
    agency   | e1  | 2024-02-02  | job_ended   | mill      |
    agency   | e2  | 2024-02-03  | job_ended   | shop      |
"""
    assert [(rule, events) for rule, _, _, _, events in found(rows)] == [
        ("nearly_counts", ["Agency/s1"]),
        ("nearly_counts", ["Agency/s2"]),
        ("end_without_start", ["agency/e1"]),
        ("end_without_start", ["agency/e2"]),
    ]
