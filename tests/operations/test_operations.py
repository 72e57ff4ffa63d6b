"""Operations: files in, a frozen answer out, and every refusal on one list."""

import pkgutil
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pyarrow as pa
import pytest

import tallystick
from tallystick import operations
from tallystick.lines import Refused, table_of_refused

WORK_PROGRAMME = Path(__file__).parents[2] / "programmes" / "work-programme-2011"
HEADER = "source,ref,person,kind,happened_on,contract,organisation,counterparty,key,code,quantity\n"
JOURNEY = """\
department,1,cat,benefit_started,2011-01-03,,DWP,,award-1,JSA,
jobcentre,2,cat,referred,2011-07-04,work-programme-2011,Jobcentre,Works,referral-1,jobcentre,
jobcentre,3,cat,classified,2011-07-04,,Jobcentre,,payment_group,PG2,
provider,4,cat,attached,2011-07-11,work-programme-2011,Works,,referral-1,,
"""
AS_OF = date(2011, 12, 31)


@pytest.fixture
def journey(tmp_path):
    """Write Cat's first week as a file of events, and give its path."""
    path = tmp_path / "events.csv"
    path.write_text(HEADER + JOURNEY, encoding="utf-8")
    return path


def test_a_file_is_settled_under_the_contract_that_is_assumed(journey):
    """Kit names no contract. One is assumed, and the answer says which."""
    settled = operations.settle_file(WORK_PROGRAMME, events=[journey], as_of=AS_OF)
    assert settled.lines.select(["subject", "clause", "amount"]).to_pylist() == [
        {"subject": "cat", "clause": "attachment", "amount": 400_00}
    ]
    assert (settled.owed, settled.due, settled.money(settled.owed)) == (400_00, 400_00, "£400")
    assert operations.tell_assumed(settled.assumed) == (
        "No contracts were named, so one is assumed: work-programme-2011, under which commissioner "
        "pays provider, without dates."
    )


def test_a_named_contract_is_not_assumed(journey, tmp_path):
    """Lea lists her contract, in which the charity is paid."""
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(
        "contract,programme,version,payer,payee\n"
        "work-programme-2011,work-programme-2011,2011-06,dwp,charity\n",
        encoding="utf-8",
    )
    settled = operations.settle_file(
        WORK_PROGRAMME, events=[journey], as_of=AS_OF, contracts=contracts
    )
    assert settled.assumed is None
    assert settled.lines["payee"].to_pylist() == ["charity"]


def test_several_files_are_one_set_of_facts(tmp_path):
    """Max gets the department's facts and the provider's in two files; one alone owes nothing."""
    rows = JOURNEY.splitlines(keepends=True)
    first, second = tmp_path / "department.csv", tmp_path / "provider.csv"
    first.write_text(HEADER + "".join(rows[:3]), encoding="utf-8")
    second.write_text(HEADER + rows[3], encoding="utf-8")
    steps = []
    settled = operations.settle_file(
        WORK_PROGRAMME,
        events=[first, second],
        as_of=AS_OF,
        on_progress=lambda *told: steps.append(told),
    )
    assert settled.owed == 400_00
    alone = operations.settle_file(WORK_PROGRAMME, events=[first], as_of=AS_OF)
    assert alone.lines.num_rows == 0
    assert steps[-1] == ("Settling", 1, 1)
    assert {step for step, _, _ in steps} == {
        "Reading department.csv",
        "Reading provider.csv",
        "Settling",
    }


def test_findings_about_rows_come_before_those_about_facts(journey):
    """Nia's file has a day that is none, in its last row, and a job that ends without a start."""
    text = journey.read_text(encoding="utf-8")
    text += "provider,5,cat,job_ended,2011-08-01,,Works,a shop,job-1,,\n"
    text += "provider,6,cat,job_started,2011-02-30,,Works,a shop,job-2,employed,\n"
    journey.write_text(text, encoding="utf-8")
    settled = operations.settle_file(WORK_PROGRAMME, events=[journey], as_of=AS_OF)
    assert settled.findings["rule"].to_pylist() == ["day_unreadable", "end_without_start"]
    of_row, of_fact = operations.tell_findings(settled.findings, most=5)
    assert of_row.startswith(f"{journey}, row 7, column happened_on: '2011-02-30' is no day")
    assert of_fact.startswith("person cat, fact provider/5: ")
    assert operations.tell_findings(settled.findings, most=1) == [of_row]


def test_the_whole_is_told_in_three_sentences(journey, tmp_path):
    """Oz reads three lines: the money, the rest, and where it is."""
    settled = operations.settle_file(WORK_PROGRAMME, events=[journey], as_of=AS_OF)
    files = {"lines": tmp_path / "lines.csv"}
    assert operations.tell_settled(settled, files=files) == [
        "1 line: £400 is owed, all of it due by 31 December 2011.",
        "0 claims wait, none is refused, 0 findings.",
        f"Written: {tmp_path / 'lines.csv'}. The amounts in lines.csv are in pence.",
    ]
    one = table_of_refused([REFUSED])
    fuller = replace(settled, lines=settled.lines.slice(0, 0), refused=one)
    assert operations.tell_settled(fuller, files=files) == [
        "No line: nothing is owed as of 31 December 2011.",
        "0 claims wait, 1 is refused, 0 findings.",
        (
            f"Written: {tmp_path / 'lines.csv'}. The amounts in lines.csv are in pence. To keep the "
            "rest, add --refused FILE."
        ),
    ]
    several = replace(fuller, refused=pa.concat_tables([one, one]))
    assert "2 are refused" in operations.tell_settled(several, files=files)[1]


@pytest.mark.parametrize(
    ("currency", "unit"),
    [("EUR", "cents"), ("USD", "cents"), ("NOK", "minor units of NOK")],
)
def test_what_an_amount_is_counted_in_is_said_for_every_currency(journey, currency, unit):
    """Oda's programme pays in euros, and Pål's in a currency whose small coin we do not know."""
    settled = operations.settle_file(WORK_PROGRAMME, events=[journey], as_of=AS_OF)
    told = operations.tell_settled(
        replace(settled, currency=currency), files={"lines": Path("out/lines.csv")}
    )
    assert told[-1] == f"Written: out/lines.csv. The amounts in lines.csv are in {unit}."


REFUSED = Refused(
    "north", "attachment", "cat", 1, 1, AS_OF, "no_rate", "there is no row", "Agree one."
)


def test_refused_claims_are_told_with_their_remedy():
    """Pat sees which claim it is, what was found, and what to do."""
    assert operations.tell_refused(table_of_refused([REFUSED, REFUSED]), most=1) == [
        "attachment 1 of cat under north, 31 December 2011: there is no row. Agree one."
    ]


@pytest.mark.parametrize("named", ["terms.toml", "calendars/england.csv"])
@pytest.mark.parametrize("terms", [".", "terms.toml"])
def test_no_file_of_the_terms_is_written_over(journey, tmp_path, terms, named):
    """Rex names the programme, by its folder or its file, and then a file of it as the file of lines."""
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars/england.csv").write_text("day,name\n", encoding="utf-8")
    (tmp_path / "terms.toml").write_text(
        '[calendars.england]\nfile = "calendars/england.csv"\n', encoding="utf-8"
    )
    asked = {"inputs": [journey, None], "terms": tmp_path / terms}
    operations.check_outputs([tmp_path / "calendars/lines.csv", None], **asked)
    refusal = f"{named}: it is one of the files that are read, and would be lost. Name another."
    with pytest.raises(Exception, match=refusal) as refused:
        operations.check_outputs([tmp_path / named], **asked)
    assert type(refused.value) in operations.REFUSALS


def _refusals_of_every_package():
    for package in pkgutil.iter_modules(tallystick.__path__, "tallystick."):
        if package.name != "tallystick.cli":
            door = import_module(package.name)
            yield from (getattr(door, name) for name in door.__all__ if name.startswith("UnableTo"))


def test_every_refusal_that_a_package_lets_out_is_on_the_list():
    """A refusal that is missing from the list would be answered as our own fault."""
    assert set(operations.REFUSALS) == set(_refusals_of_every_package())
