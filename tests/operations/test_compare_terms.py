"""What a change of terms changes: the same facts settled twice, and compared."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tallystick import operations
from tallystick.feeds import UnableToReadContracts
from tallystick.reports import PartCompared
from tallystick.settlement import ENGINES, UnableToSettle
from tallystick.terms import UnableToReadTerms
from tallystick.units import UnableToWrite
from tests.operations.test_operations import AS_OF, HEADER, JOURNEY

WORK_PROGRAMME = Path(__file__).parents[2] / "programmes" / "work-programme-2011"
TERMS = (WORK_PROGRAMME / "terms.toml").read_text(encoding="utf-8")
# Published: PG2's attachment fee in contract year 1 is £400.
FEE = 'payment_group = "PG2", starts_on = 2011-06-01, ends_on = 2012-07-01, value = 400_00'


@pytest.fixture
def journey(tmp_path):
    """Write Cat's first week as a file of events, and give its path."""
    path = tmp_path / "events.csv"
    path.write_text(HEADER + JOURNEY, encoding="utf-8")
    return path


@pytest.fixture
def changed(tmp_path):
    """Write the terms of the Work Programme with some words replaced, and give the file."""

    def write(**replaced):
        folder = tmp_path / "changed"
        folder.mkdir()
        (folder / "calendars").symlink_to(WORK_PROGRAMME / "calendars")
        text = TERMS
        for old, new in replaced.get("words", []):
            assert old in text
            text = text.replace(old, new)
        (folder / "terms.toml").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def compare(journey):
    """Compare the terms of the Work Programme with others by Cat's first week."""

    def compare(after, **more):
        given = {"events": [journey], "as_of": AS_OF, **more}
        return operations.compare_terms(WORK_PROGRAMME, after=after, **given)

    return compare


@pytest.mark.parametrize("engine", ENGINES)
def test_a_price_that_changes_is_found(compare, changed, engine):
    """Kit proposes £350 for the attachment of PG2: Cat's line is £50 less, on either engine."""
    steps = []
    compared = compare(
        changed(words=[(FEE, FEE.replace("400_00", "350_00"))]),
        engine=engine,
        on_progress=lambda *told: steps.append(told[0]),
    )
    comparison = compared.comparison
    assert comparison.whole == PartCompared("all", 400_00, 350_00)
    assert comparison.by_group.parts == (PartCompared("PG2", 400_00, 350_00),)
    assert comparison.people.losses == (PartCompared("cat", 400_00, 350_00),)
    assert operations.tell_compared(compared)[1] == (
        "As of 31 December 2011, £400 is owed before, £350 after: £50 less."
    )
    assert operations.tell_lines_compared(compared) == [
        "1 line differs (1 of less money); 0 the same.",
        "Claims that wait: 0 before, 0 after. Refused: 0 before, 0 after.",
    ]
    assert (compared.refused, compared.findings.num_rows) == (0, 0)
    # The columns tell of no steps.
    assert engine != "reference" or {"Settling before", "Settling after"} <= set(steps)


def test_the_same_terms_are_the_same(compare):
    """Lea compares the terms with themselves, which is the control."""
    compared = compare(WORK_PROGRAMME)
    assert compared.comparison.lines.num_rows == 0
    assert operations.tell_compared(compared)[1].endswith(
        "£400 is owed before, £400 after: the same."
    )
    assert operations.tell_largest(compared.comparison) == []
    assert operations.tell_gaining(compared.comparison) == [
        "1 person has a line before or after. Gain: 0. Lose: 0. Come to the same: 1."
    ]
    assert operations.tell_lines_compared(compared)[0] == "0 lines differ; 1 the same."


def test_a_name_and_a_version_that_change_leave_the_contract_as_it_is(compare, changed, tmp_path):
    """Max renames the programme. Its facts and his contract's dates still mean what they did."""
    after = changed(
        words=[
            ('name = "work-programme-2011"', 'name = "work-programme-2012"'),
            ('version = "2011-06"', 'version = "2012-06"'),
            (FEE, FEE.replace("400_00", "401_00")),
        ]
    )
    assumed = compare(after)
    assert assumed.assumed.contract == "work-programme-2011"
    assert assumed.comparison.counts["more"] == assumed.comparison.lines.num_rows == 1
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(
        "contract,programme,version,payer,payee\n"
        "work-programme-2011,work-programme-2011,2011-06,dwp,charity\n"
        "another,another,1,dwp,somebody\n",
        encoding="utf-8",
    )
    named = compare(after, contracts=contracts)
    assert named.assumed is None
    (line,) = named.comparison.lines.to_pylist()
    assert (line["payee"], line["difference"]) == ("charity", 1_00)


def test_terms_in_two_currencies_are_not_compared(compare, changed):
    """Ned compares pounds with euros, and is told that they have no difference."""
    after = changed(words=[('currency = "GBP"', 'currency = "EUR"')])
    with pytest.raises(operations.UnableToCompare, match="money in two currencies has no differ"):
        compare(after)


def test_what_settle_refuses_is_refused(compare, changed, tmp_path):
    """Ola names terms that are not there, an engine that is none, a contract without its parameter."""
    with pytest.raises(UnableToReadTerms):
        compare(tmp_path / "none")
    with pytest.raises(UnableToSettle, match="There is no engine 'duck'"):
        compare(WORK_PROGRAMME, engine="duck")
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(
        "contract,programme,version,payer,payee,discount\n"
        "work-programme-2011,work-programme-2011,2011-06,dwp,charity,6\n",
        encoding="utf-8",
    )
    contracts.write_text(
        contracts.read_text(encoding="utf-8").replace("discount", "bonus"), "utf-8"
    )
    after = changed(words=[('version = "2011-06"', 'version = "2012-06"')])
    said = "neither work-programme-2011 2011-06 nor work-programme-2011 2012-06 has such a "
    with pytest.raises(UnableToReadContracts, match=said):
        compare(after, contracts=contracts)


ATTACHMENT_FEE = 'price = { lookup = { table = "attachment_fee", as_of = "attained" } }'
LESS_A_REDUCTION = (
    'price = { percent_of = { price = { lookup = { table = "attachment_fee", as_of = "attained" } }, '
    'one_hundred_less = "reduction", rounding = "half_up", per = "line" } }'
)
PAID_BY_GOV = """
[parties.gov]
says = "The ministry."
source = "fixture: a party"

[clauses.attachment.pay]
from = "gov"
"""


@pytest.mark.parametrize(
    ("version", "before_first"), [("2011-06", True), ("2012-06", True), ("2012-06", False)]
)
def test_a_party_and_a_parameter_that_a_change_brings_are_given_by_the_contracts(
    compare, changed, tmp_path, journey, version, before_first
):
    """Ada's change lets the ministry pay, and for the discount of job outcomes puts a reduction of both
    prices. Her file says who and how much, for both editions: before £400, and after 10 per cent less.

    The file may bind either edition, and the change may be looked at from either side.
    """
    after = changed(
        words=[
            ('version = "2011-06"', 'version = "2012-06"'),
            ("discount", "reduction"),
            (ATTACHMENT_FEE, LESS_A_REDUCTION),
            ("[clauses.job_outcome]", f"{PAID_BY_GOV}\n[clauses.job_outcome]"),
        ]
    )
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(
        "contract,programme,version,payer,payee,discount,reduction,gov\n"
        f"work-programme-2011,work-programme-2011,{version},dwp,charity,6,10,the ministry\n",
        encoding="utf-8",
    )
    editions = (WORK_PROGRAMME, after) if before_first else (after, WORK_PROGRAMME)
    compared = operations.compare_terms(
        editions[0], after=editions[1], events=[journey], as_of=AS_OF, contracts=contracts
    )
    lines = [line for each in compared.settlements for line in each.lines.to_pylist()]
    paid = [(line["payer"], line["amount"]) for line in lines]
    expected = [("dwp", 400_00), ("the ministry", 400_00 * 90 // 100)]
    assert paid == (expected if before_first else expected[::-1])


def test_a_contract_that_is_listed_for_each_edition_binds_each_as_it_says(
    compare, changed, tmp_path
):
    """Bo lists one contract twice: from the second edition on, somebody else is paid."""
    after = changed(words=[('version = "2011-06"', 'version = "2012-06"')])
    contracts = tmp_path / "contracts.csv"
    row = "work-programme-2011,work-programme-2011"
    contracts.write_text(
        f"contract,programme,version,payer,payee\n{row},2011-06,dwp,charity\n{row},2012-06,dwp,works\n",
        encoding="utf-8",
    )
    compared = compare(after, contracts=contracts)
    payees = [each.lines["payee"].to_pylist() for each in compared.settlements]
    assert payees == [["charity"], ["works"]]


def test_a_finding_that_both_settlements_have_is_told_once(compare, journey):
    """Pia's file has a row of no kind, and Cat is attached twice on one day by the same hand."""
    text = journey.read_text(encoding="utf-8")
    journey.write_text(
        text
        + "provider,5,cat,unheard_of,2011-07-12,,Works,,,,\n"
        + "provider,6,cat,job_ended,2011-07-12,,Works,a bakery,job-9,,\n",
        encoding="utf-8",
    )
    compared = compare(WORK_PROGRAMME)
    settled = operations.settle_file(WORK_PROGRAMME, events=[journey], as_of=AS_OF)
    assert compared.findings.equals(settled.findings)
    assert (
        operations.tell_compared(compared)[2:]
        == operations.tell_settled(settled, files={"lines": Path("lines.csv")})[1:-2]
    )
    assert operations.tell_compared(compared)[2].startswith("Rows were left out for")
    assert compared.findings.num_rows == 2


def test_what_is_refused_is_counted_on_either_side(compare, journey):
    """Quin's group came into being after he was attached, so his fee is refused before and after."""
    text = journey.read_text(encoding="utf-8")
    journey.write_text(text.replace(",PG2,", ",PG9,"), encoding="utf-8")
    compared = compare(WORK_PROGRAMME)
    assert compared.refused == 1 + 1
    assert operations.tell_lines_compared(compared) == [
        "0 lines differ; 0 the same.",
        "Claims that wait: 0 before, 0 after. Refused: 1 before, 1 after.",
    ]


def test_what_is_owed_for_a_cohort_is_told_by_itself(tmp_path):
    """Rob compares Newpin's interest of two editions: no child gains or loses by it."""
    newpin = WORK_PROGRAMME.parent / "newpin"
    after = tmp_path / "after.toml"
    text = (newpin / "terms.toml").read_text(encoding="utf-8")
    after.write_text(text.replace("840_000_00", "800_000_00"), encoding="utf-8")
    events = tmp_path / "events.csv"
    rows = [
        f"{source},{name}-{kind},{name},{kind},{day},newpin,a,{other},{key},,\n"
        for name in ("ann", "bo", "cleo")
        for source, kind, day, other, key in (
            ("department", "referred", "2013-07-01", "b", f"r-{name}"),
            ("provider", "attached", "2013-07-01", "", f"r-{name}"),
            ("department", "step_reached", "2014-02-03", "b", "restored"),
        )
        if (name, kind) != ("cleo", "step_reached")
    ]
    events.write_text(HEADER + "".join(rows), encoding="utf-8")
    compared = operations.compare_terms(
        newpin, after=after, events=[events], as_of=date(2015, 6, 30)
    )
    # Two of three are restored, 66.7 per cent: 12 per cent of seven million dollars before.
    assert operations.tell_gaining(compared.comparison) == [
        "3 people have a line before or after. Gain: 0. Lose: 0. Come to the same: 3.",
        "For cohorts and for the contract itself: 840,000 AUD before, 800,000 AUD after.",
    ]
    (cohorts,) = operations.tell_largest(compared.comparison)
    assert cohorts.names[0] == "cohorts and contract"
    assert [row[1:] for row in cohorts.rows] == [("840,000 AUD", "800,000 AUD", "-40,000 AUD")]
    assert cohorts.whole[0] == "1 of 1"


def test_a_folder_that_cannot_be_filled_is_not_left_behind(compare, tmp_path):
    """Una's folder is made, and then a table cannot be written: the folder is gone again."""
    files = operations.ComparisonFiles(tmp_path / "out.xls")
    broken = replace(compare(WORK_PROGRAMME).comparison, lines=None)
    operations.check_comparison_files(files, inputs=[None], terms=[WORK_PROGRAMME])
    with pytest.raises(AttributeError):
        operations.write_comparison(broken, files=files)
    assert not files.folder.exists()
    files.folder.mkdir()
    with pytest.raises(AttributeError):
        operations.write_comparison(broken, files=files)
    assert files.folder.is_dir()


def test_the_rows_to_draw_come_to_the_same_whole(compare, changed):
    """Sal's two tables end with the same row, and the largest with those that are named."""
    compared = compare(changed(words=[(FEE, FEE.replace("400_00", "450_50"))]))
    by_clause, by_group = operations.tell_compared_by_part(compared.comparison)
    assert by_clause.rows == (("attachment", "£400", "£450.50", "£50.50"),)
    assert by_clause.whole == by_group.whole == ("all", "£400", "£450.50", "£50.50")
    (gains,) = operations.tell_largest(compared.comparison)
    assert gains.names[0] == "largest gains"
    assert (gains.rows, gains.whole[0]) == ((("cat", "£400", "£450.50", "£50.50"),), "1 of 1")


def test_three_files_are_written_into_a_folder_that_is_made(compare, changed, tmp_path):
    """Tia asks for files; the second time the folder is there, and they are written again."""
    comparison = compare(changed(words=[(FEE, FEE.replace("400_00", "350_00"))])).comparison
    files = operations.ComparisonFiles(tmp_path / "out")
    for _ in range(2):
        operations.check_comparison_files(files, inputs=[None], terms=[WORK_PROGRAMME])
        operations.write_comparison(comparison, files=files)
    assert sorted((tmp_path / "out").iterdir()) == sorted(files.places)
    assert files.people.read_text(encoding="utf-8") == (
        "person,before,after,difference,currency\ncat,40000,35000,-5000,GBP\n"
    )
    assert "all,all,40000,35000,-5000,GBP" in files.sums.read_text(encoding="utf-8")
    assert ",less,2011-07-11,2011-07-11," in files.lines.read_text(encoding="utf-8")


def test_a_folder_that_does_not_do_is_refused(compare, tmp_path, journey):
    """Uma names a file, a folder in none, and one in which a file that is read would be lost."""
    taken = operations.ComparisonFiles(journey)
    with pytest.raises(UnableToWrite, match=r"it is a file. Name a folder."):
        operations.check_comparison_files(taken, inputs=[], terms=[WORK_PROGRAMME])
    nowhere = operations.ComparisonFiles(tmp_path / "none" / "out")
    with pytest.raises(UnableToWrite, match="there is no folder"):
        operations.check_comparison_files(nowhere, inputs=[], terms=[WORK_PROGRAMME])
    with pytest.raises(UnableToWrite, match="cannot be made a folder"):
        operations.write_comparison(compare(WORK_PROGRAMME).comparison, files=nowhere)
    (tmp_path / "lines.csv").write_text("facts", encoding="utf-8")
    with pytest.raises(UnableToWrite, match="it is one of the files that are read"):
        operations.check_comparison_files(
            operations.ComparisonFiles(tmp_path),
            inputs=[tmp_path / "lines.csv"],
            terms=[WORK_PROGRAMME],
        )
