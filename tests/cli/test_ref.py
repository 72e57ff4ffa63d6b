"""`tallystick ref`: keys for a file whose sender has none."""

import pytest

ROWS = """\
person,kind,happened_on,contract,organisation,counterparty,key,code,quantity
cat,attached,2011-07-11,work-programme-2011,Works,,referral-1,,
cat,job_started,2012-01-09,,Works,a bakery,job-1,employed,
"""


@pytest.fixture
def given(tallystick, tmp_path):
    """Give references to rows, made of the columns named."""

    def command(*more, rows=ROWS, by="person,kind", source="works", out="keyed.csv"):
        (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
        return tallystick("ref", "rows.csv", "--source", source, "--by", by, "--out", out, *more)

    return command


def test_every_row_gets_a_source_and_a_ref(given, tmp_path):
    """Quin's supplier has no keys; person and kind tell its rows apart."""
    assert given(by="person, kind") == (
        0,
        "2 rows were given a source and a ref. Written: keyed.csv.\n",
        "",
    )
    assert (
        (tmp_path / "keyed.csv")
        .read_text(encoding="utf-8")
        .splitlines()[1]
        .startswith("works,cat/attached,cat,attached,2011-07-11,")
    )


def test_one_row_is_said_as_one(given):
    """Ray's file has a single row."""
    rows = "".join(ROWS.splitlines(keepends=True)[:2])
    assert given(rows=rows).out == "1 row was given a source and a ref. Written: keyed.csv.\n"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"by": "person"}, "rows.csv, rows 2 and 3: both would get the ref 'cat'."),
        ({"by": ","}, "--by: no column is named."),
        ({"by": "persn"}, "there is no column 'persn' to make the ref of."),
        ({"source": ""}, "--source: it is empty."),
        ({"out": "rows.csv"}, "rows.csv: it is one of the files that are read, and would be lost."),
        ({"out": "none/x.csv"}, "none/x.csv: there is no folder none."),
    ],
)
def test_what_cannot_be_keyed_is_refused_and_nothing_written(given, tmp_path, changes, said):
    """Sue's columns do not tell the rows apart, and other ways to be refused."""
    ran = given(**changes)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["rows.csv"]
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8") == ROWS
