"""CSV files that a spreadsheet opens without running anything in them, and that read back the same."""

import csv
from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.events import Finding, table_of_findings
from tallystick.lines import table_of_lines
from tallystick.reports import read_lines, write_csv, write_files
from tests.reports.conftest import OUTCOME


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_line_is_one_row(tmp_path, outcome, table):
    """Cat's outcome, byte for byte: days as YYYY-MM-DD, pence as they are, facts joined by a space."""
    write_csv(table(outcome, replace(outcome, ordinal=2, rate=None)), path=tmp_path / "lines.csv")
    assert (tmp_path / "lines.csv").read_bytes() == (
        b"contract,clause,subject,spell,ordinal,attained_on,due_on,period,payer,payee,amount,"
        b"currency,rate,version,standing,because\n"
        b"north,job_outcome,cat,1,1,2012-08-05,2012-08-05,2012-08,commissioner,provider,120000,"
        b"GBP,job_outcome_price[payment_group=PG2]@2011-06-01,2011-06,firm,department/1 provider/2\n"
        b"north,job_outcome,cat,1,2,2012-08-05,2012-08-05,2012-08,commissioner,provider,120000,"
        b"GBP,,2011-06,firm,department/1 provider/2\n"
    )


CELLS = pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", '"\'\rx"'),
        ("\nx", '"\'\nx"'),
        ("\0=1+1", "'\0=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff0b44", "'\uff0b44"),
        ("\uff0dx", "'\uff0dx"),
        ("\uff20SUM(A1)", "'\uff20SUM(A1)"),
        ("'=1+1", "''=1+1"),
        ("''@x", "'''@x"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("a=b", "a=b"),
        ("North, inner", '"North, inner"'),
        ('the "Works"', '"the ""Works"""'),
        ("two\nlines", '"two\nlines"'),
        ("Dyffryn Clwyd ŵ", "Dyffryn Clwyd ŵ"),
    ],
)


@CELLS
def test_a_text_is_written_so_that_no_spreadsheet_runs_it(tmp_path, name, cell):
    """Lou names her organisation like a formula. It is shown, not worked out; other names stay."""
    write_csv(pa.table({"payee": [name], "next": ["x"]}), path=tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes() == f"payee,next\n{cell},x\n".encode()


@CELLS
def test_the_text_of_such_a_cell_is_read_back_as_it_was(tmp_path, outcome, table, name, cell):
    """Lou's own lines name her as she is called, with or without an apostrophe."""
    lines = table(replace(outcome, payee=name))
    write_csv(lines, path=tmp_path / "lines.csv")
    assert f",{cell},120000," in (tmp_path / "lines.csv").read_bytes().decode()
    assert read_lines(tmp_path / "lines.csv").equals(lines)


def test_a_number_below_nothing_is_no_formula(tmp_path, outcome, table):
    """May's recovery of £5 is -500, and a sum over the column includes it."""
    write_csv(table(replace(outcome, amount=-500)), path=tmp_path / "lines.csv")
    (row,) = _rows(tmp_path / "lines.csv")
    assert row["amount"] == "-500"


def test_a_list_that_begins_like_a_formula_is_a_text_like_any_other(tmp_path, outcome, table):
    """Ned's source is called -works, and its references stand first in a cell."""
    line = replace(outcome, because=("-works/1", "-works/2"))
    write_csv(table(line), path=tmp_path / "lines.csv")
    assert (tmp_path / "lines.csv").read_text(encoding="utf-8").endswith(",'-works/1 -works/2\n")
    assert read_lines(tmp_path / "lines.csv").equals(table(line))


def test_findings_without_a_file_have_empty_cells(tmp_path):
    """Ola's finding is about a fact, not about a row of a file."""
    found = Finding("second_start", "a second start", "Void one.", person="cat", events=("a/1",))
    write_files({tmp_path / "findings.csv": table_of_findings([found])})
    assert (tmp_path / "findings.csv").read_text(encoding="utf-8") == (
        "rule,found,remedy,person,events,file,row,column\n"
        "second_start,a second start,Void one.,cat,a/1,,,\n"
    )


TEXTS = st.text(
    st.one_of(
        st.sampled_from("='+-@\uff1d\uff20\t\r\n\",; £"), st.characters(exclude_categories=["Cs"])
    ),
    min_size=1,
    max_size=6,
).filter(lambda text: "\0" not in text)
PARTS = st.from_regex(r"[-A-Za-z0-9%.]{1,4}/[-A-Za-z0-9%.]{1,4}", fullmatch=True)


@given(
    contract=TEXTS,
    clause=TEXTS,
    subject=TEXTS,
    payee=TEXTS,
    amount=st.integers(-(10**12), 10**12),
    rate=st.none() | TEXTS,
    because=st.lists(PARTS, max_size=3).map(tuple),
)
def test_lines_read_back_are_the_lines_that_were_written(tmp_path_factory, because, **columns):
    """Whatever stands in them, and however it begins."""
    path = tmp_path_factory.mktemp("lines") / "lines.csv"
    lines = table_of_lines([replace(OUTCOME, because=because, **columns)])
    write_csv(lines, path=path)
    assert read_lines(path).equals(lines)
    for row in _rows(path):
        run = {
            name
            for name, cell in row.items()
            if cell[:1] in set("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n")
        }
        assert run <= {"amount"}
