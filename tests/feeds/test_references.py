"""Keys for senders that have none: `tallystick ref` and what it refuses."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.feeds import UnableToGiveReferences, read_events
from tallystick.operations import ReferencesGiven, give_references
from tallystick.units import UnableToWrite, write_whole

COLLEGE = """\
person,kind,happened_on,organisation,key
cat,benefit_ended,2012-01-08,college,award-1
dan,benefit_ended,2012-01-09,college,award 2
"""


def names_here():
    return sorted(path.name for path in Path().iterdir())


@pytest.fixture
def refused(feed):
    """Give the words with which a file is refused, once sure that nothing was written."""

    def refuse(content, *, source="college", by=("person", "happened_on"), out="out.csv"):
        path = feed(content)
        there = names_here()
        with pytest.raises(UnableToGiveReferences) as caught:
            give_references(path, source=source, by=by, out=path.with_name(out))
        assert names_here() == there
        return str(caught.value)

    return refuse


def test_source_and_ref_are_filled_and_the_file_can_be_read(feed):
    """The college has no keys; a person and a day tell its rows apart."""
    path = feed(COLLEGE)
    out = path.with_name("out.csv")
    given = give_references(path, source="college", by=["person", "key"], out=out)
    assert given == ReferencesGiven(rows=2)
    assert out.read_text(encoding="utf-8") == (
        "source,ref,person,kind,happened_on,organisation,key\n"
        "college,cat/award-1,cat,benefit_ended,2012-01-08,college,award-1\n"
        "college,dan/award%202,dan,benefit_ended,2012-01-09,college,award 2\n"
    )
    read = read_events(out)
    assert read.findings == []
    assert read.events.column("ref").to_pylist() == ["cat/award-1", "dan/award%202"]


def test_empty_columns_of_source_and_ref_are_filled_where_they_are_named(feed):
    """The college's form has both columns, and leaves them empty."""
    path = feed("ref,person,source,day\n,cat,,Monday\n")
    out = path.with_name("out.csv")
    give_references(path, source="college", by=["person"], out=out)
    assert out.read_text(encoding="utf-8") == "source,ref,person,day\ncollege,cat,cat,Monday\n"


def test_an_older_file_is_replaced_once_the_new_one_is_whole(feed):
    """Last week's file makes way, and nothing unfinished stays behind."""
    path = feed(COLLEGE)
    out = feed("last week's", name="out.csv")
    give_references(path, source="college", by=["person"], out=out)
    assert out.read_text(encoding="utf-8").startswith("source,ref,")
    assert names_here() == ["feed.csv", "out.csv"]


def test_an_older_file_stays_when_the_new_one_is_refused(feed):
    """The last of the college's rows has no person; last week's file is as it was."""
    path = feed(f"{COLLEGE},benefit_ended,2012-01-10,college,award-3\n")
    out = feed("last week's", name="out.csv")
    with pytest.raises(UnableToGiveReferences):
        give_references(path, source="college", by=["person"], out=out)
    assert out.read_text(encoding="utf-8") == "last week's"
    assert names_here() == ["feed.csv", "out.csv"]


def test_a_file_that_is_not_finished_is_not_there(feed):
    """The control of the two stories above: while it is written, it stands under another name."""
    out = feed("last week's", name="out.csv")

    def write(file):
        file.write("this week's")
        assert out.read_text(encoding="utf-8") == "last week's"
        assert len(names_here()) == 2

    write_whole({out: write})
    assert out.read_text(encoding="utf-8") == "this week's"
    assert names_here() == ["out.csv"]


def test_two_rows_of_one_ref_are_refused_and_shown_what_keeps_them_apart(refused):
    """Cat's benefit ended twice on one day, says the college: two awards, by their keys."""
    again = "cat,benefit_ended,2012-01-08,college,award-9\n"
    assert refused(COLLEGE + again) == (
        "feed.csv, rows 2 and 4: both would get the ref 'cat/2012-01-08'. "
        "Add to --by what keeps them apart; they differ in key."
    )


def test_two_rows_that_are_the_same_are_refused(refused):
    """Cat's row stands twice, the second time after a blank line."""
    again = "\ncat,benefit_ended,2012-01-08,college,award-1\n"
    assert refused(COLLEGE + again) == (
        "feed.csv, rows 2 and 5: both would get the ref 'cat/2012-01-08'. "
        "They are the same in every column: take one of them out."
    )


def test_a_column_that_the_file_lacks_is_refused(refused):
    """The college's clerk types persn."""
    assert refused(COLLEGE, by=["persn"]) == (
        "feed.csv: there is no column 'persn' to make the ref of. Name columns of the file: person, "
        "kind, happened_on, organisation and key. Did you mean person?"
    )


def test_a_ref_is_not_made_of_itself(refused):
    """The file has a column ref, and it is empty."""
    assert refused("person,ref\ncat,\n", by=["ref"]) == (
        "feed.csv: there is no column 'ref' to make the ref of. Name columns of the file: person."
    )


def test_an_empty_cell_of_a_key_is_refused(refused):
    """Nobody says whose benefit ended on the 10th; a space is nobody too."""
    for nobody in ("", " "):
        assert refused(f"{COLLEGE}{nobody},benefit_ended,2012-01-10,college,award-3\n") == (
            "feed.csv, row 4: the person is empty, and the ref is to be made of it. "
            "Fill in the person, or name other columns."
        )


@pytest.mark.parametrize("column", ["source", "ref"])
def test_a_row_that_has_its_key_already_is_refused(refused, column):
    """One row of the college's was sent before."""
    assert refused(f"person,{column}\ncat,\ndan,d1\n", by=["person"]) == (
        f"feed.csv, row 3: the {column} is 'd1' already. "
        "Use the file as it is, or empty the columns source and ref."
    )


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            "cat\n",
            (
                "row 2: the row has 1 cell, and the header has 2. Write every cell of the row, the empty "
                "ones too, with a comma between two."
            ),
        ),
        (
            'cat,5" pipes\n',
            (
                "row 2: a quote stands inside a cell that does not begin with one: '5\" pipes'. Put quotes "
                'round the whole cell, and write each quote inside it twice: "".'
            ),
        ),
        (
            'cat,"bakery\n',
            (
                "row 2: a quote opens on line 2 and is never closed; the file is refused from line 2 on. "
                "Close the quote, or write it twice inside a quoted cell if it belongs to the text; then "
                "send the file again."
            ),
        ),
        (
            "cat,caf\udce9\n",
            (
                "row 2: the byte 0xE9 in 'caf\ufffd' is not UTF-8. Save the file as UTF-8. If it is meant "
                "as é, the file is Windows-1252."
            ),
        ),
        (
            "cat,a\rb\n",
            "row 2: 'a\\rb' holds a carriage return (U+000D), which cannot be seen. Take it out.",
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_refused(refused, rows, reason):
    """Cat's row is short, misquoted, open, in an old encoding, or broken by half a line end."""
    content = f"person,employer\n{rows}".encode(errors="surrogateescape")
    assert refused(content, by=["person"]) == f"feed.csv, {reason}"


def test_what_is_not_asked_in_full_is_refused(refused):
    """The clerk leaves out the source, then the columns, then names a source with a space."""
    assert refused(COLLEGE, source="") == (
        "--source: it is empty. Name who sent the file, such as --source north-college."
    )
    assert refused(COLLEGE, source="college ") == (
        "--source: 'college ' begins or ends with a space. Take the space out."
    )
    assert refused(COLLEGE, by=[]) == (
        "--by: no column is named. Name those that tell one row from every other."
    )


def test_places_that_cannot_be_written_are_refused(refused, tmp_path):
    """The clerk names the file itself, a folder, and a folder that is not there."""
    (tmp_path / "sent").mkdir()
    assert refused(COLLEGE, out="feed.csv") == (
        "feed.csv: it is the very file that is read. Write to another."
    )
    assert refused(COLLEGE, out="sent") == (
        "sent: it is a folder. Name the file to be written in it."
    )
    with pytest.raises(
        UnableToWrite, match=r"^x{300}: it cannot be written \(File name too long\)"
    ):
        refused(COLLEGE, out="x" * 300)


def test_a_file_that_cannot_be_read_at_all_is_refused(refused):
    """The college sends an empty file."""
    assert refused("") == (
        "feed.csv: it is empty. Send a file with a header line and a row for each event."
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="This system has no pipes with names.")
def test_a_pipe_is_refused(feed, tmp_path):
    """What comes through a pipe can be read once only."""
    feed("")
    os.mkfifo("pipe")
    with pytest.raises(UnableToGiveReferences) as caught:
        give_references(tmp_path / "pipe", source="college", by=["person"], out=tmp_path / "out")
    assert str(caught.value) == (
        f"{tmp_path}/pipe: it is no ordinary file. Save what it gives in one, and name that."
    )


CELLS = st.text(alphabet='a,"\n é/%', min_size=1, max_size=4).filter(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6, unique=True))
def test_different_cells_make_different_refs_and_every_cell_comes_back(tmp_path_factory, rows):
    """Keys hold commas, quotes, slashes and percent signs, and none of them runs into another."""
    folder = tmp_path_factory.mktemp("refs")
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path = folder / "feed.csv"
    path.write_text("\n".join(["person,key", *lines]), encoding="utf-8", newline="")
    out = folder / "out.csv"
    assert give_references(path, source="s", by=["person", "key"], out=out).rows == len(rows)
    again = folder / "again.csv"
    again.write_text(out.read_text(encoding="utf-8").replace("source,ref,", "a,b,", 1))
    assert give_references(again, source="s", by=["b"], out=folder / "x").rows == len(rows)
