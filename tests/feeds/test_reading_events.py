"""Files of events that are read, however they were saved, and however long they are."""

import itertools
import sys
import tracemalloc
import unicodedata
from datetime import date

import pytest

from tallystick.events import EVENT_SCHEMA
from tallystick.feeds import _cells, _event_rows, _judging, _lines, read_events
from tests.feeds.conftest import CAT_STARTS, DAN_STARTS, HEADER

LONGEST = 1 << 20


def test_a_row_becomes_an_event_with_every_cell_in_its_place(read):
    """Cat starts at the bakery; what her row leaves empty is nothing, not an empty text."""
    feed = read(CAT_STARTS)
    assert feed.events.schema == EVENT_SCHEMA
    assert feed.events.to_pylist() == [
        {
            "source": "north",
            "ref": "1",
            "person": "cat",
            "kind": "job_started",
            "happened_on": date(2012, 1, 9),
            "contract": None,
            "organisation": "north",
            "counterparty": "bakery",
            "key": "job-1",
            "code": "employed",
            "quantity": 2100,
            "corrects": None,
            "seq": None,
            "recorded_at": None,
        }
    ]
    assert feed.findings == []


def test_columns_may_stand_in_any_order_and_those_that_may_be_empty_may_be_left_out(read):
    """The department sends seven columns, in its own order."""
    header = b"happened_on,kind,person,organisation,key,ref,source\n"
    feed = read(header + b"2012-01-08,benefit_ended,cat,department,award-1,1,department\n")
    (event,) = feed.events.to_pylist()
    assert (event["source"], event["person"], event["key"]) == ("department", "cat", "award-1")
    assert event["happened_on"] == date(2012, 1, 8)
    assert event["quantity"] is None


def test_a_cell_that_a_left_out_column_would_have_held_is_missed(read, told):
    """Cat's pay has no amount, since the file has no quantity."""
    header = b"source,ref,person,kind,happened_on,organisation\n"
    assert told(read(header + b"payroll,1,cat,earned,2012-01-31,bakery\n")) == [
        (
            "feed.csv, row 2, quantity: earned needs its quantity, and the cell is empty. "
            "Fill in the quantity."
        )
    ]


def test_a_header_alone_is_a_file_without_events(read):
    """Nothing happened this week, and the sender says so."""
    feed = read()
    assert (feed.events.num_rows, feed.findings) == (0, [])
    assert feed.events.schema == EVENT_SCHEMA


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n"], ids=["open", "ended", "blank line"])
@pytest.mark.parametrize("quoted", [False, True], ids=["bare", "quoted"])
def test_a_file_means_the_same_however_it_was_saved(read, mark, end, last, quoted):
    """Cat's and Dan's rows come from four editors, with and without quotes."""
    rows = [HEADER, CAT_STARTS, DAN_STARTS]
    if quoted:
        rows = [",".join(f'"{cell}"' for cell in row.split(",")) for row in rows]
    feed = read(mark + (("\n".join(rows) + last).replace("\n", end)).encode())
    assert feed.findings == []
    assert feed.events.equals(read(CAT_STARTS, DAN_STARTS).events)


def test_a_quoted_cell_holds_commas_quotes_and_line_feeds(read, told):
    """Cat's employer has them all; the next row still knows on which line it begins."""
    employer = '"Crumb, ""Crust""\r\nand Co"'
    feed = read(
        CAT_STARTS.replace("bakery", employer),
        "",
        DAN_STARTS.replace("1800", "x"),
    )
    assert feed.events.column("counterparty").to_pylist() == ['Crumb, "Crust"\nand Co']
    # Line 1 is the header, 2 and 3 are Cat's, 4 is blank.
    assert [line.partition(":")[0] for line in told(feed)] == ["feed.csv, row 5, quantity"]


def test_a_quoted_cell_that_is_closed_on_a_later_line_goes_on_with_its_row(read):
    """Cat's key and code stand behind a cell of three lines, one of them quoted in turn."""
    row = 'north,1,cat,job_started,2012-01-09,,north,"a\n\nb","job,1",employed,2100,'
    (event,) = read(row).events.to_pylist()
    assert (event["counterparty"], event["key"], event["code"]) == ("a\n\nb", "job,1", "employed")


def test_names_of_every_language_are_read(read):
    """Zoë, 王芳 and an employer with a space of its own width inside."""
    feed = read(CAT_STARTS.replace("cat", "Zoë 王芳").replace("bakery", "a\u00a0b"))
    assert feed.events.column("person").to_pylist() == ["Zoë 王芳"]
    assert feed.events.column("counterparty").to_pylist() == ["a\u00a0b"]


def test_what_looks_like_a_formula_is_text(read):
    """A spreadsheet would run it; here it is a key like any other."""
    feed = read(CAT_STARTS.replace("job-1", "=1+1"))
    assert feed.events.column("key").to_pylist() == ["=1+1"]


def test_the_same_source_and_ref_twice_are_left_for_settlement(read, refs):
    """Cat's row came twice with other content; only all files together can judge that."""
    feed = read(CAT_STARTS, CAT_STARTS.replace("2100", "2400"))
    assert refs(feed) == ["1", "1"]
    assert feed.findings == []


def test_reading_tells_how_far_it_has_come(feed):
    """A file of three blocks is told of three times, in bytes of all its bytes."""
    rows = itertools.repeat(CAT_STARTS, 3 * LONGEST // len(CAT_STARTS) - 1_000)
    path = feed("\n".join([HEADER, *rows]))
    size = path.stat().st_size
    told = []
    read_events(path, on_progress=lambda done, whole: told.append((done, whole)))
    assert told == [(LONGEST, size), (2 * LONGEST, size), (size, size)]


def test_rows_across_blocks_and_batches_are_all_read_in_order(read, refs):
    """Of 40,000 rows, 2.8 MB, every thousandth has a fault, and none is lost between two blocks."""
    rows = [
        CAT_STARTS.replace("2100", "2100" if number % 1_000 else "x").replace(",1,", f",{number},")
        for number in range(1, 40_001)
    ]
    feed = read(*rows)
    assert refs(feed) == [str(number) for number in range(1, 40_001) if number % 1_000]
    assert [finding.row for finding in feed.findings] == [1 + 1_000 * each for each in range(1, 41)]


def test_the_days_that_are_remembered_are_forgotten_in_time(read, refs, monkeypatch):
    """With room for two days, the third and the first again are read all the same."""
    monkeypatch.setattr(_event_rows, "_MOST_DAYS_REMEMBERED", 2)
    days = ["2012-01-09", "2012-01-10", "2012-01-11", "2012-01-09", "2012-01-10"]
    feed = read(*(CAT_STARTS.replace("2012-01-09", day) for day in days))
    assert [str(day) for day in feed.events.column("happened_on").to_pylist()] == days


def test_after_very_many_unknown_kinds_no_kind_is_suggested(read, monkeypatch):
    """The kinds of a whole file are wrong; two are likened to kinds, also when they come again."""
    monkeypatch.setattr(_judging, "_MOST_UNKNOWN_KINDS_LIKENED", 2)
    kinds = ["job_start", "job_end", "job_begun", "job_start"]
    feed = read(*(CAT_STARTS.replace("job_started", kind) for kind in kinds))
    suggested = [finding.remedy.partition(".md.")[2] for finding in feed.findings]
    assert suggested == [" Did you mean job_started?", " Did you mean job_ended?", "", suggested[0]]
    assert [finding.found for finding in feed.findings] == [
        f"the kind '{kind}' is not known" for kind in kinds
    ]


# Long lines.


def row_with(key, *, ref="1"):
    """Give Cat's row with another key and ref."""
    return CAT_STARTS.replace("job-1", key).replace(",1,", f",{ref},")


# The longest key that a row of 1 MiB has room for.
KEY_LENGTH = LONGEST - len(row_with(""))


def test_a_line_of_1_mib_is_read_and_one_of_a_byte_more_is_not(read, told, refs):
    """Cat's key is as long as can be in one row, and a byte longer in the next."""
    longest = row_with("k" * KEY_LENGTH)
    feed = read(longest, row_with("k" * (KEY_LENGTH + 1), ref="2"), row_with("k", ref="3"))
    assert told(feed) == [
        (
            "feed.csv, row 3: the row is 1,048,577 bytes long, and a row has at most 1 MiB (1,048,576 "
            "bytes). Leave out of the row what is no part of an event."
        )
    ]
    assert refs(feed) == ["1", "3"]


def test_a_row_of_several_lines_has_1_mib_in_all(read, told, refs):
    """Cat's key is on two lines; quotes and line feed count, and make 3 of the bytes."""
    first, second = "k" * 9, "k" * (KEY_LENGTH - 9 - 3)
    feed = read(
        row_with(f'"{first}\n{second}"'),
        row_with(f'"{first}k\n{second}"', ref="2"),
        row_with("k", ref="3"),
    )
    assert told(feed) == [
        (
            "feed.csv, row 4: the row is 1,048,577 bytes long, and a row has at most 1 MiB (1,048,576 "
            "bytes). Leave out of the row what is no part of an event."
        )
    ]
    assert refs(feed) == ["1", "3"]


@pytest.mark.parametrize("quotes", ["", '"'], ids=["bare", "quoted"])
def test_a_line_of_200_mb_is_skipped_without_being_held(feed, told, refs, quotes):
    """A broken export wrote one endless line between Cat's row and Dan's."""
    path = feed(f"{HEADER}\n{CAT_STARTS}\n{quotes}")
    with path.open("ab") as file:
        file.writelines(itertools.repeat(b"x" * 1_000_000, 200))
        file.write(f"{quotes}\n{DAN_STARTS}\n".encode())
    read, peak = with_peak(read_events, path)
    length = 200_000_000 + 2 * len(quotes)
    assert told(read) == [
        (
            f"feed.csv, row 3: the row is {length:,} bytes long, and a row has at most 1 MiB (1,048,576 "
            "bytes). Leave out of the row what is no part of an event."
        )
    ]
    assert refs(read) == ["1", "2"]
    assert peak < 20 * LONGEST


def test_holding_a_file_whole_would_have_been_noticed(feed):
    """The control of the story above: a reader that takes all at once has a peak that shows it."""
    path = feed(b"x" * 200_000_000)
    _, peak = with_peak(lambda path: len(path.read_bytes()), path)
    assert peak > 20 * LONGEST


def with_peak(do, path):
    """Do something with a file, and give what came of it and the most memory that it took."""
    tracemalloc.start()
    try:
        return do(path), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_quote_that_is_open_over_a_long_line_refuses_the_file_from_there(read, told, refs):
    """Nobody can say where Cat's second row ends, so Dan's after it is not read."""
    feed = read(CAT_STARTS, row_with('"' + "k" * LONGEST, ref="2"), DAN_STARTS)
    assert told(feed) == [
        (
            "feed.csv, row 3: a quote opens on line 3 and is not closed within 1 MiB (1,048,576 bytes); "
            "the file is refused from line 3 on. Close the quote, or write it twice inside a quoted cell "
            "if it belongs to the text; then send the file again."
        )
    ]
    assert refs(feed) == ["1"]


def test_a_quote_that_is_open_over_very_many_lines_refuses_the_file_without_reading_on(feed, told):
    """The quote opens on line 2; of 4 MiB of short lines after it, the first are enough."""
    path = feed(f'{HEADER}\n"' + "x\n" * (2 * LONGEST))
    done = []
    read = read_events(path, on_progress=lambda bytes_read, _: done.append(bytes_read))
    assert [line.partition(";")[0] for line in told(read)] == [
        "feed.csv, row 2: a quote opens on line 2 and is not closed within 1 MiB (1,048,576 bytes)"
    ]
    assert max(done) <= 2 * LONGEST


def test_a_long_line_inside_quotes_may_close_them(read, told, refs):
    """Cat's key opens on one line and closes on the next, which is too long; Dan's row is read."""
    feed = read(row_with(f'"k\n{"k" * LONGEST}"'), DAN_STARTS)
    assert [line.partition(" bytes")[0] for line in told(feed)] == [
        # Cat's row without its key, two quotes, k, the line feed, and 1 MiB of k.
        f"feed.csv, row 2: the row is {len(row_with('')) + 4 + LONGEST:,}"
    ]
    assert refs(feed) == ["2"]


def test_a_file_may_end_in_a_long_line(feed, told):
    """The last line has no end, and is longer than two blocks."""
    read = read_events(feed(f"{HEADER}\n{'x' * 3 * LONGEST}"))
    assert [line.partition(",")[2] for line in told(read)] == [
        (
            " row 2: the row is 3,145,728 bytes long, and a row has at most 1 MiB (1,048,576 bytes). "
            "Leave out of the row what is no part of an event."
        )
    ]


def test_a_reading_that_breaks_off_is_refused():
    """The disk fails under Cat's file."""

    def fail(size):
        raise OSError(5, "Input/output error")

    with pytest.raises(_lines.Unreadable) as caught:
        _lines._tried(fail, 1)
    assert str(caught.value) == "it cannot be read (Input/output error). Name a CSV file."


# What cannot be seen.


def test_every_character_that_cannot_be_seen_is_listed():
    """Control and format characters, line and paragraph separators; but a line feed is allowed."""
    everything = [chr(number) for number in range(sys.maxunicode + 1)]
    unseen = {each for each in everything if unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp"}}
    listed = {each for each in everything if _cells._UNSEEN.match(each)}
    assert unseen - listed == {"\n"}
    # The list may know characters that this version of Python has not heard of, and no others.
    assert {unicodedata.category(each) for each in listed - unseen} <= {"Cn"}
