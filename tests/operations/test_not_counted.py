"""What was passed over is said beside the money, since it may move it."""

from datetime import date
from pathlib import Path

import pytest

from tallystick import operations

WORK_PROGRAMME = Path(__file__).parents[2] / "programmes" / "work-programme-2011"
HEADER = "source,ref,person,kind,happened_on,contract,organisation,counterparty,key,code,quantity,corrects"
CAT = (
    "jobcentre,1,cat,referred,2011-07-04,work-programme-2011,Jobcentre,Works,referral-1,jobcentre,,",
    "jobcentre,2,cat,classified,2011-07-04,,Jobcentre,,payment_group,PG2,,",
    "provider,3,cat,attached,2011-07-11,work-programme-2011,Works,,referral-1,,,",
)
MAY_MOVE = "may be too much or too little until"


@pytest.fixture
def told(tmp_path):
    """Settle Cat's first week and further rows, and give what is told between the money and the rest."""

    def settle(*rows, header=HEADER, contracts=None):
        path = tmp_path / "events.csv"
        path.write_text("\n".join([header, *CAT, *rows, ""]), encoding="utf-8")
        settled = operations.settle_file(
            WORK_PROGRAMME, events=[path], as_of=date(2012, 12, 31), contracts=contracts
        )
        said = operations.tell_settled(settled, files={"lines": tmp_path / "lines.csv"})
        return said[1:-2]

    return settle


def _job(ref, person, *, day="2011-08-01", corrects=""):
    return f"provider,{ref},{person},job_started,{day},,Works,a bakery,job-1,employed,,{corrects}"


def _attached(ref, person):
    return f"provider,{ref},{person},attached,2011-07-11,work-programme-2011,Works,,referral-1,,,"


def test_where_everything_counts_nothing_more_is_said(told):
    """Cat's file is sound, and the control for all that follows."""
    assert told(_job(4, "cat")) == []


def test_whose_rows_were_left_out_is_said(told):
    """Cat's job ends on a day that is none, and begins on one: her one row with two faults is one row."""
    assert told(_job(4, "cat", day="2011-08-32").replace("employed", "friend")) == [
        f"Rows were left out for 1 person (cat): what is owed for them {MAY_MOVE} the rows are mended."
    ]


def test_of_many_people_three_are_named(told):
    """Five people, two of them with two bad rows, are said to be five."""
    names = ["eve", "abe", "dan", "bea", "eve", "dan", "cem"]
    bad = [_job(place, name, day="tomorrow") for place, name in enumerate(names, start=10)]
    assert told(*bad) == [
        (
            f"Rows were left out for 5 people (abe, bea, cem and 2 more): what is owed for them {MAY_MOVE} "
            "the rows are mended."
        )
    ]
    assert "for 3 people (abe, dan and eve): " in told(*bad[:3])[0]


def test_rows_of_which_nobody_can_tell_whose_they_are_are_counted(told):
    """Of one row the person is empty; another holds Cat's name, and breaks off: it may be in any cell."""
    assert told(_job(4, ""), "provider,5,cat") == [
        f"2 rows left out cannot be told to be anybody's: what is owed {MAY_MOVE} the rows are mended."
    ]
    assert told(_job(4, ""), _job(5, "cat", day="tomorrow")) == [
        (
            "Rows were left out for 1 person (cat), and 1 row left out cannot be told to be anybody's: "
            f"what is owed {MAY_MOVE} the rows are mended."
        )
    ]


def test_facts_in_conflict_are_said_with_everybody_whom_they_name(told):
    """Two people's jobs came under one ref, so neither is used: it may be the money of both."""
    rows = [_attached(4, "dan"), _job(5, "dan"), _job(5, "cat")]
    assert told(*rows) == [
        (
            f"Facts in conflict are not used for 2 people (cat and dan): what is owed for them {MAY_MOVE} "
            "that is mended."
        )
    ]
    assert told(rows[0], rows[1], rows[1]) == [], "the same again changes nothing"


def test_corrections_that_contradict_leave_a_fact_out_as_well(told):
    """The bakery corrects Cat's first day twice, and neither correction names the other."""
    first, second = (
        _job(ref, "cat", day=f"2011-08-0{ref}", corrects="provider/4") for ref in (5, 6)
    )
    assert told(_job(4, "cat"), first, second)[0].startswith(
        "Facts in conflict are not used for 1 person (cat): "
    )
    assert told(_job(4, "cat"), first) == []


def test_facts_in_conflict_that_name_nobody_are_counted(told):
    """A void that names nobody came twice, for two facts."""
    voids = [f"provider,6,,voided,2011-08-01,,Works,,,error,,provider/{ref}" for ref in (4, 5)]
    assert told(_job(4, "cat"), *voids) == [
        f"1 fact in conflict names no person: what is owed {MAY_MOVE} that is mended."
    ]


NOT_USED = "Corrections are not used for 1 person (cat): what is owed for them"


def test_whose_corrections_are_not_used_is_said(told):
    """Cat's first day is corrected by a ref that is mistyped, and by the agency, which may not."""
    mistyped = _job(5, "cat", day="2011-08-08", corrects="provider/44")
    assert told(_job(4, "cat"), mistyped) == [f"{NOT_USED} {MAY_MOVE} that is mended."]
    of_the_agency = _job(5, "cat", corrects="provider/4").replace("provider", "agency", 1)
    assert told(_job(4, "cat"), of_the_agency) == [f"{NOT_USED} {MAY_MOVE} that is mended."]
    assert told(_job(4, "cat"), mistyped.replace("/44", "/4")) == []


def test_corrections_in_a_circle_are_not_used(told):
    """Two rows of Cat correct each other, and neither is used."""
    one, other = _job(4, "cat", corrects="provider/5"), _job(5, "cat", corrects="provider/4")
    assert told(one, other) == [f"{NOT_USED} {MAY_MOVE} that is mended."]


def test_a_correction_that_changes_the_person_concerns_both(told):
    """Dan's job is said to have been Cat's: it may be the money of either."""
    rows = [_attached(4, "dan"), _job(5, "dan"), _job(6, "cat", corrects="provider/5")]
    assert told(*rows)[0].startswith("Corrections are not used for 2 people (cat and dan): ")


def test_a_void_that_is_not_used_concerns_whom_its_fact_names(told):
    """The agency takes back Cat's job, and names nobody; and a job of which nobody has heard."""
    void, of_nothing = (
        f"agency,6,,voided,2011-08-01,,Works,,,error,,provider/{ref}" for ref in (4, 44)
    )
    assert told(_job(4, "cat"), void) == [f"{NOT_USED} {MAY_MOVE} that is mended."]
    assert told(_job(4, "cat"), of_nothing) == [
        f"1 correction not used names no person who is known: what is owed {MAY_MOVE} that is mended."
    ]


NONE_HERE = "facts and none under a contract here, so nothing is worked out for them:"


def test_people_without_a_contract_are_said(told):
    """Cat is written Cat on one row, and of Dan only the department has ever heard."""
    dan = "department,5,dan,benefit_started,2011-01-03,,DWP,,award-1,JSA,,"
    assert told(dan) == [f"1 person has {NONE_HERE} dan."]
    assert told(_job(4, "Cat")) == [
        (
            f"1 person has {NONE_HERE} Cat. Did you mean cat? Then what is owed for cat may be too much "
            "or too little as well."
        )
    ]
    assert told(_job(4, "Cat"), dan) == [
        (
            f"2 people have {NONE_HERE} Cat and dan. Did you mean cat by Cat? Then what is owed for cat "
            "may be too much or too little as well."
        )
    ]


def test_a_name_that_differs_in_a_letter_is_another_person(told):
    """Kat may be anybody; C-A-T is Cat with strokes."""
    assert told(_job(4, "kat")) == [f"1 person has {NONE_HERE} kat."]
    assert "Did you mean cat?" in told(_job(4, "C-A-T"))[0]


def test_people_under_a_contract_that_is_not_listed_are_without_one(told, tmp_path):
    """Cat's contract is not in the file of contracts."""
    contracts = tmp_path / "contracts.csv"
    head = "contract,programme,version,payer,payee"
    contracts.write_text(
        f"{head}\nnorth,work-programme-2011,2011-06,dwp,charity\n", encoding="utf-8"
    )
    assert told(contracts=contracts) == [f"1 person has {NONE_HERE} cat."]
    row = "work-programme-2011,work-programme-2011,2011-06,dwp,charity"
    contracts.write_text(f"{head}\n{row}\n", encoding="utf-8")
    assert told(contracts=contracts) == []


def test_somebody_who_is_one_with_a_person_under_a_contract_is_not_without_one(told):
    """Kit and Kat are both Cat, Kit by way of Kat; once Kat is not, neither of them is."""
    rows = [_job(4, "kit"), _merged(5, "kat", "kit", on=1), _merged(6, "cat", "kat", on=1)]
    assert told(*rows) == []
    apart = _merged(7, "kat", "cat", on=2).replace("merged", "unmerged")
    assert told(*rows, apart) == [f"2 people have {NONE_HERE} kat and kit."]
    assert told(*rows, apart, _merged(8, "cat", "kat", on=3)) == []


def _merged(ref, person, other, *, on):
    return f"platform,{ref},{person},merged,2012-01-0{on},,platform,,{other},,,"
