"""Findings of one file: the first are listed, and one more counts the rest."""

from tallystick.events import Finding
from tallystick.feeds import _kept_findings, read_events
from tallystick.feeds._kept_findings import KeptFindings
from tests.feeds.conftest import CAT_STARTS, HEADER


def _finding(row):
    return Finding("row_ragged", "found", "remedy", file="feed.csv", row=row)


def test_as_many_as_there_is_room_for_are_listed_without_a_word_more():
    """Quin has three faults and room for three."""
    kept = KeptFindings(most=3)
    for row in (2, 3, 4):
        kept.add(_finding(row))
    assert kept.listed() == [_finding(2), _finding(3), _finding(4)]


def test_those_beyond_are_counted_in_one_more():
    """Rae has five: three are listed, and she is told of two more and where they are."""
    kept = KeptFindings(most=3)
    for row in (2, 3, 4, 40, 50):
        kept.add(_finding(row))
    *listed, closing = kept.listed()
    assert listed == [_finding(2), _finding(3), _finding(4)]
    assert closing == Finding(
        "findings_not_listed",
        "rows 40 to 50 hold 2 more faults; of one file the first 3 are listed",
        "Mend those that are listed, and read the file again.",
        file="feed.csv",
        row=40,
    )


def test_good_rows_among_them_go_on(feed, monkeypatch):
    """Sam's file is bad from its second row on, but for the last."""
    monkeypatch.setattr(_kept_findings.KeptFindings.__init__, "__kwdefaults__", {"most": 10})
    read = read_events(feed(f"{HEADER}\n" + "x\n" * 1_000 + f"{CAT_STARTS}\n"))
    assert len(read.findings) == 10 + 1
    assert read.findings[-1].found.startswith("rows 12 to 1,001 hold 990 more faults")
    assert read.events["ref"].to_pylist() == ["1"]


def test_many_rows_stay_in_their_order_and_in_few_pieces(feed):
    """Tom's file has seventy thousand rows; they are kept together, for each piece takes room of its own."""
    rows = 70_000
    row = CAT_STARTS.partition(",1,")
    events = read_events(
        feed(f"{HEADER}\n" + "".join(f"{row[0]},{n},{row[2]}\n" for n in range(rows)))
    ).events
    assert events["ref"].to_pylist() == [str(n) for n in range(rows)]
    assert events["ref"].num_chunks == 2
