"""Bad input, one story each, with the words that a sender is told."""

from pathlib import Path

import pytest

from tallystick.feeds import UnableToReadEvents, read_events
from tests.feeds.conftest import CAT_STARTS, DAN_STARTS, HEADER

# Rows of a file.


def test_an_unknown_kind_is_found_with_the_kind_that_was_meant(read, told, refs):
    """Cat's adviser typed a kind from memory; Dan's row below goes on."""
    feed = read(CAT_STARTS.replace("job_started", "job_start"), DAN_STARTS)
    assert told(feed) == [
        (
            "feed.csv, row 2, kind: the kind 'job_start' is not known. "
            "Use a kind of the table in docs/reference/events.md. Did you mean job_started?"
        )
    ]
    assert refs(feed) == ["2"]


def test_a_row_without_a_kind_is_found_and_judged_no_further(read, told):
    """Cat's row says when and who, and not what."""
    assert told(read(CAT_STARTS.replace("job_started", ""))) == [
        "feed.csv, row 2, kind: every event needs its kind, and the cell is empty. Fill in the kind."
    ]


def test_the_30th_of_february_is_found(read, told):
    """Cat's job is said to start on a day that 2012 had not, though it was a leap year."""
    assert told(read(CAT_STARTS.replace("2012-01-09", "2012-02-30"))) == [
        (
            "feed.csv, row 2, happened_on: '2012-02-30' is no day: that month has 29 days. "
            "Write the day that was meant."
        )
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            "01/02/2012",
            (
                "'01/02/2012' is not a day written as YYYY-MM-DD. Write 2012-02-01 if it is "
                "1 February 2012 or 2012-01-02 if it is 2 January 2012."
            ),
        ),
        (
            "25.12.2012",
            (
                "'25.12.2012' is not a day written as YYYY-MM-DD. Write 2012-12-25 if it is "
                "25 December 2012."
            ),
        ),
        (
            "2012-01-09 00:30",
            "'2012-01-09 00:30' is not a day written as YYYY-MM-DD. Write the day alone: 2012-01-09.",
        ),
        (
            "20120109",
            (
                "'20120109' is not a day written as YYYY-MM-DD. Write the year, the month and the day, "
                "as in 2012-06-30."
            ),
        ),
        (
            "31/02/2012",
            (
                "'31/02/2012' is not a day written as YYYY-MM-DD. Write the year, the month and the "
                "day, as in 2012-06-30."
            ),
        ),
        (
            "2012-13-01",
            "'2012-13-01' is no day: there is no month 13. Write the day that was meant.",
        ),
        (
            "0000-01-01",
            "'0000-01-01' is no day: there is no year 0000. Write the day that was meant.",
        ),
        ("", "every event needs its happened_on, and the cell is empty. Fill in the happened_on."),
    ],
)
def test_a_day_is_written_in_one_way_only(read, told, written, found):
    """Cat's spreadsheet wrote the day its own way, and nobody may guess which one it meant."""
    feed = read(CAT_STARTS.replace("2012-01-09", written))
    assert told(feed) == [f"feed.csv, row 2, happened_on: {found}"]


def test_a_cell_that_its_kind_has_not_must_be_empty(read, told):
    """A job is Cat's under every contract, so a row that starts one names none."""
    assert told(read(CAT_STARTS.replace("2012-01-09,", "2012-01-09,north-2011"))) == [
        (
            "feed.csv, row 2, contract: job_started has no contract, and the cell holds "
            "'north-2011'. Empty the cell, or use the kind that has it."
        )
    ]


def test_a_cell_that_its_kind_needs_must_be_filled(read, told):
    """Cat's row names neither source, person nor job, and is told so for each."""
    assert told(read(",1,,job_started,2012-01-09,,north,bakery,,employed,2100,")) == [
        (
            "feed.csv, row 2, source: every event needs its source, and the cell is empty. "
            "Fill in the source."
        ),
        (
            "feed.csv, row 2, person: job_started needs its person, and the cell is empty. "
            "Fill in the person."
        ),
        (
            "feed.csv, row 2, key: job_started needs its key, and the cell is empty. "
            "Fill in the key."
        ),
    ]


@pytest.mark.parametrize("column", ["source", "ref"])
def test_a_row_without_half_of_its_key_is_found_after_a_sound_one(read, told, refs, column):
    """Cat's second row is filled like her first, of the same day, but for who sent it, or for the
    sender's own key."""
    whole = {"source": "north", "ref": "2"}
    half = ",".join(cell if name != column else "" for name, cell in whole.items())
    feed = read(CAT_STARTS, CAT_STARTS.replace("north,1", half, 1))
    assert told(feed) == [
        (
            f"feed.csv, row 3, {column}: every event needs its {column}, and the cell is empty. "
            f"Fill in the {column}."
        )
    ]
    assert refs(feed) == ["1"]


def test_a_code_is_one_that_its_kind_lists(read, told):
    """Cat is an apprentise, says the row."""
    assert told(read(CAT_STARTS.replace("employed", "apprentise"))) == [
        (
            "feed.csv, row 2, code: 'apprentise' is no code of job_started. "
            "Write employed, self_employed, apprentice or agency. Did you mean apprentice?"
        )
    ]


def test_a_byte_that_is_not_utf_8_is_found_where_it_stands(read, told, refs):
    """Cat works at a café, and the spreadsheet was saved as Windows-1252."""
    whole = "\n".join([HEADER, CAT_STARTS.replace("bakery", "café"), DAN_STARTS]).encode("cp1252")
    feed = read(whole)
    assert told(feed) == [
        (
            "feed.csv, row 2, counterparty: the byte 0xE9 in 'caf\ufffd' is not UTF-8. "
            "Save the file as UTF-8. If it is meant as é, the file is Windows-1252."
        )
    ]
    assert refs(feed) == ["2"]


def test_nul_is_found(read, told):
    """A broken export left a NUL in Cat's key; no database could store it as text."""
    assert told(read(CAT_STARTS.replace("job-1", "job\0-1"))) == [
        (
            "feed.csv, row 2, key: 'job\\x00-1' holds NUL (U+0000), which cannot be seen. "
            "Take it out."
        )
    ]


@pytest.mark.parametrize(
    ("person", "found"),
    [
        ("c\tat", "'c\\tat' holds a tab (U+0009), which cannot be seen. Take it out."),
        ("c\rat", "'c\\rat' holds a carriage return (U+000D), which cannot be seen. Take it out."),
        ("c\u200bat", "'c\\u200bat' holds U+200B, which cannot be seen. Take it out."),
        ("c\u202eat", "'c\\u202eat' holds U+202E, which cannot be seen. Take it out."),
        (" cat", "' cat' begins or ends with a space. Take the space out."),
        ("cat ", "'cat ' begins or ends with a space. Take the space out."),
        ("cat\u00a0", "'cat\\xa0' begins or ends with a space. Take the space out."),
        ('"cat\n"', "'cat\\n' begins or ends with a space. Take the space out."),
    ],
)
def test_what_cannot_be_seen_is_found(read, told, person, found):
    """Two persons who look alike would be two people, and Cat would lose her outcome."""
    feed = read(CAT_STARTS.replace("cat", person))
    assert told(feed) == [f"feed.csv, row 2, person: {found}"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1_000", ": 1000"),
        ("１２", ": 12"),  # noqa: RUF001 - full-width digits are what is tried
        ("٣", ": 3"),
        ("1e5", ""),
        ("+5", ": 5"),
        ("\u22125", ": -5"),
        ("12.0", ": 12"),
        ("12.5", ""),
        ('"2,100"', ": 2100"),
        ('"2,10"', ""),
        ("NaN", ""),
        ("-", ""),
    ],
)
def test_a_number_is_written_in_the_digits_0_to_9_alone(read, told, written, meant):
    """Cat's minutes stand as another program wrote them; the remedy guesses only beyond doubt."""
    feed = read(CAT_STARTS.replace("2100", written))
    shown = written.strip('"')
    assert told(feed) == [
        (
            f"feed.csv, row 2, quantity: '{shown}' is not a whole number written in digits. Write it "
            f"in the digits 0 to 9 alone, with a minus in front if it is below zero{meant}."
        )
    ]


def test_a_number_with_a_space_before_it_is_found(read, told):
    """Cat's minutes were lined up to the right."""
    assert told(read(CAT_STARTS.replace("2100", " 12"))) == [
        "feed.csv, row 2, quantity: ' 12' begins or ends with a space. Take the space out."
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("9223372036854775808", "'9223372036854775808'"),
        ("-9223372036854775809", "'-9223372036854775809'"),
        ("9" * 60, f"'{'9' * 60}'"),
        ("9" * 61, f"'{'9' * 60}'…"),
        ("9" * 5_000, f"'{'9' * 60}'…"),
    ],
)
def test_a_number_beyond_64_bits_is_found(read, told, written, shown):
    """Cat's minutes are beyond what any table holds: 2^63, one less than -2^63, and longer still. Of a
    long cell 60 characters are shown."""
    assert told(read(CAT_STARTS.replace("2100", written))) == [
        (
            f"feed.csv, row 2, quantity: {shown} is beyond what a whole number may be. Write one "
            "from -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807."
        )
    ]


@pytest.mark.parametrize("written", ["9223372036854775807", "-9223372036854775808", "-0", "007"])
def test_a_number_within_64_bits_is_read(read, written):
    """The last numbers that fit are read, and so are noughts in front."""
    feed = read(CAT_STARTS.replace("2100", written))
    assert feed.events.column("quantity").to_pylist() == [int(written)]


def test_a_row_with_fewer_or_more_cells_than_the_header_is_found(read, told, refs):
    """Cat's row was cut short, and Dan's has a comma too many; Eve's goes on."""
    feed = read("north,1,cat", f"{DAN_STARTS},", CAT_STARTS.replace("cat", "eve"))
    assert told(feed) == [
        (
            "feed.csv, row 2: the row has 3 cells, and the header has 12. Write every cell of the "
            "row, the empty ones too, with a comma between two."
        ),
        (
            "feed.csv, row 3: the row has 13 cells, and the header has 12. "
            "Put quotes round a cell that holds a comma."
        ),
    ]
    assert refs(feed) == ["1"]


def test_every_fault_of_every_row_is_found_in_order_and_the_row_is_left_out_whole(read, told, refs):
    """Cat's row has three faults and Eve's one; Dan's, between them, is sound."""
    feed = read(
        "north,1,cat,job_started,2012-02-30,,north,bakery,job-1,employd,1e3,",
        DAN_STARTS,
        "north,3,eve,job_started,2012-01-09,,north, bakery,job-3,employed,,",
    )
    assert [line.partition(":")[0] for line in told(feed)] == [
        "feed.csv, row 2, happened_on",
        "feed.csv, row 2, code",
        "feed.csv, row 2, quantity",
        "feed.csv, row 4, counterparty",
    ]
    assert refs(feed) == ["2"]


def test_a_cell_is_judged_as_it_would_be_without_its_space(read, told):
    """Cat's code has a space before it and a letter too few; one sending mends both."""
    assert told(read(CAT_STARTS.replace("employed", " employd"))) == [
        "feed.csv, row 2, code: ' employd' begins or ends with a space. Take the space out.",
        (
            "feed.csv, row 2, code: 'employd' is no code of job_started. "
            "Write employed, self_employed, apprentice or agency. Did you mean employed?"
        ),
    ]


def test_a_finding_names_the_person_and_the_event_when_their_cells_are_sound(read):
    """Cat's finding can be sent to her adviser; one whose person is in doubt names nobody."""
    feed = read(CAT_STARTS.replace("2100", "x"), DAN_STARTS.replace("dan", "d\0n"))
    assert [(finding.person, finding.events) for finding in feed.findings] == [
        ("cat", ("north/1",)),
        (None, ("north/2",)),
    ]


# Quotes, and where a row ends.


def test_a_quote_that_never_closes_refuses_the_file_from_its_line(read, told, refs):
    """Cat's row is read; after Dan's quote nobody can tell rows from a remark."""
    feed = read(CAT_STARTS, DAN_STARTS.replace("garage", '"garage'), CAT_STARTS, CAT_STARTS)
    assert told(feed) == [
        (
            "feed.csv, row 3: a quote opens on line 3 and is never closed; the file is refused from "
            "line 3 on. Close the quote, or write it twice inside a quoted cell if it belongs to the "
            "text; then send the file again."
        )
    ]
    assert refs(feed) == ["1"]


def test_a_quote_that_the_next_quoted_cell_seems_to_close_refuses_the_file_too(read, told, refs):
    """Dan's quote runs on to Eve's, two lines down, whose own word then stands outside quotes."""
    feed = read(
        CAT_STARTS,
        DAN_STARTS.replace("garage", '"garage'),
        CAT_STARTS,
        CAT_STARTS.replace("bakery", '"bakery"'),
        CAT_STARTS,
    )
    assert told(feed) == [
        (
            "feed.csv, row 3: a quote opens on line 3 and closes on line 5 in the middle of a cell; "
            "the file is refused from line 3 on. Close the quote, or write it twice inside a quoted "
            "cell if it belongs to the text; then send the file again."
        )
    ]
    assert refs(feed) == ["1"]


def test_a_quote_inside_a_cell_is_a_fault_of_its_row_only(read, told, refs):
    """Cat's employer has an inch sign in its name; Dan's row is as good as ever."""
    feed = read(CAT_STARTS.replace("bakery", '5" pipes'), DAN_STARTS)
    assert told(feed) == [
        (
            "feed.csv, row 2, counterparty: a quote stands inside a cell that does not begin with "
            "one: '5\" pipes'. Put quotes round the whole cell, and write each quote inside it "
            'twice: "".'
        )
    ]
    assert refs(feed) == ["2"]


def test_text_after_a_closing_quote_is_a_fault_of_its_row_only(read, told, refs):
    """Cat's employer is half in quotes."""
    feed = read(CAT_STARTS.replace("bakery", '"The" bakery'), DAN_STARTS)
    assert told(feed) == [
        (
            "feed.csv, row 2, counterparty: text stands between the quote that closes the cell and "
            "the next comma: 'The bakery'. Put quotes round the whole cell, and write each quote "
            'inside it twice: "".'
        )
    ]
    assert refs(feed) == ["2"]


def test_a_misquoted_row_of_another_length_is_told_both(read, told):
    """A row with quotes in the wrong place has too few cells as well; none has a name to give."""
    assert told(read('north,c"at')) == [
        (
            "feed.csv, row 2: the row has 2 cells, and the header has 12. Write every cell of the "
            "row, the empty ones too, with a comma between two."
        ),
        (
            "feed.csv, row 2: a quote stands inside a cell that does not begin with one: 'c\"at'. "
            'Put quotes round the whole cell, and write each quote inside it twice: "".'
        ),
    ]


# Files that cannot be read at all.


def test_no_such_file_is_refused(feed):
    """The sender gives a path that was mistyped, a folder, and a name no system could hold."""
    feed("")
    for path, reason in [
        ("fed.csv", "there is no such file. Name a CSV file."),
        (".", "it is a folder. Name a CSV file in it."),
        ("feed.csv/x", "it cannot be opened (Not a directory). Name a CSV file."),
        ("fe\0d.csv", "it cannot be opened (embedded null byte). Name a CSV file."),
    ]:
        with pytest.raises(UnableToReadEvents) as caught:
            read_events(Path(path))
        assert str(caught.value) == f"{path}: {reason}"


@pytest.mark.parametrize("nothing", [b"", b"\n\r\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(refusal, nothing):
    """Nothing was sent, or blank lines, or a byte order mark alone."""
    assert refusal(nothing) == (
        "feed.csv: it is empty. Send a file with a header line and a row for each event."
    )


def test_missing_columns_are_refused_by_name(refusal):
    """The file has neither kind nor day, and one column that nearly is the person."""
    assert refusal("source,ref,persn,quantity,colour\n") == (
        "feed.csv: its header lacks the columns person, kind and happened_on, which every file "
        "needs. Add what is missing. Also, its header has the columns 'persn' and 'colour', which no "
        "event has. Take them out, or rename. Did you mean person?"
    )


def test_a_file_without_keys_is_shown_the_way_to_make_them(refusal):
    """The college sends what it has, and it has no keys of its own."""
    assert refusal("person,kind,happened_on\ncat,attached,2012-01-09\n") == (
        "feed.csv: its header lacks the columns source and ref, which every file needs. If the "
        "sender has no keys, `tallystick ref FILE --source S --by COLUMN,… --out F` makes source "
        "and ref."
    )


def test_a_column_that_only_a_log_gives_is_refused(refusal):
    """Somebody sends back what a log had given out, its places and instants with it."""
    assert refusal(f"{HEADER},seq,recorded_at\n") == (
        "feed.csv: its header has the columns seq and recorded_at, which only a log gives. "
        "Take them out."
    )


def test_an_unknown_column_is_refused(refusal):
    """The header writes Quantity, and a column of the sender's own."""
    assert refusal(f"{HEADER.replace('quantity', 'Quantity')}\n") == (
        "feed.csv: its header has the column 'Quantity', which no event has. "
        "Take it out, or rename. Did you mean quantity?"
    )


def test_a_header_that_names_a_column_twice_is_refused(refusal):
    """Nobody can say which of two persons is meant."""
    assert refusal(f"{HEADER},person\n") == (
        "feed.csv: its header names 'person' twice. Keep one column of each name."
    )


def test_a_header_of_very_many_columns_is_refused_in_few_words(refusal):
    """A matrix of 100,000 columns was sent by mistake."""
    names = ",".join(f"c{number}" for number in range(100_000))
    assert refusal(f"{HEADER},{names}\n") == (
        "feed.csv: its header has the columns 'c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', "
        "'c9', 'c10', 'c11' and 99,988 more, which no event has. Take them out, or rename."
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEADER.encode("utf-16"), "it is UTF-16. Save it as CSV in UTF-8."),
        (HEADER.encode("utf-32"), "it is UTF-32. Save it as CSV in UTF-8."),
        (
            HEADER.encode("utf-16-le"),
            "its header holds NUL, so it is perhaps UTF-16, or no text. Save it as CSV in UTF-8.",
        ),
        (
            b"PK\x03\x04\x14\x00\x06\x00",
            "it is a spreadsheet, or another zipped file. Save it as CSV in UTF-8.",
        ),
        (
            "source,ref,prénom\n".encode("cp1252"),
            "its header is not UTF-8: 'source,ref,pr\ufffdnom'. Save the file as UTF-8.",
        ),
        (
            b"source;ref;person\n",
            "its cells are separated by semicolons. Save it with commas between.",
        ),
        (b"source\tref\tperson\n", "its cells are separated by tabs. Save it with commas between."),
        (
            b"source,ref\rnorth,1\r",
            "its lines end with carriage returns alone. Save it with LF or CRLF line ends.",
        ),
        (
            b'source,"ref\nnorth,1\n',
            (
                "its header cannot be read: a quote opens on line 1 and is never closed; the file is "
                "refused from line 1 on. Close the quote, or write it twice inside a quoted cell if it "
                "belongs to the text; then send the file again."
            ),
        ),
        (
            b'source,re"f\n',
            (
                "its header cannot be read: a quote stands inside a cell that does not begin with one. "
                "Write the names without quotes."
            ),
        ),
    ],
)
def test_what_is_no_csv_in_utf_8_is_refused(refusal, content, reason):
    """A spreadsheet, an old encoding, another country's commas, a header cut in half."""
    assert refusal(content) == f"feed.csv: {reason}"
