"""The file of terms and its calendars: what cannot be read, and the line on which each thing stands."""

import pytest

from tallystick.terms import check_terms, files_of_terms

MEND_THE_TOML = (
    "Mend the TOML; a text needs quotation marks, a list square brackets, and a day is written "
    "2011-06-01."
)

TOO_DEEP = (
    "terms.toml, the text: lists or tables stand in each other, too many deep. "
    "Take out the brackets, or the points in a name."
)


def told(folder):
    """Say the mistakes of the programme in a folder, without the name of the folder."""
    return [str(mistake).replace(f"{folder}/", "") for mistake in check_terms(folder)]


def test_a_folder_without_terms_is_told_what_is_missing(tmp_path):
    assert told(tmp_path) == [
        (
            "terms.toml, the file: No such file or directory. "
            "Name the folder of a programme, or its terms.toml."
        )
    ]


def test_terms_that_are_not_utf_8_are_told_the_byte(folder):
    """Hal saves the terms from an old editor, where £ is one byte: 0xa3, the 4th of the file."""
    (folder / "terms.toml").write_bytes(b"a = \xa3")
    assert told(folder) == [
        "terms.toml, the text: byte 0xa3 at place 4 is not UTF-8. Save the file as UTF-8."
    ]


def test_a_byte_order_mark_and_crlf_are_read_and_are_no_faults(folder):
    file = folder / "terms.toml"
    text = file.read_text(encoding="utf-8").replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert told(folder) == []
    file.write_bytes(
        b"\xef\xbb\xbf" + text.replace("gap_days_allowed = 3 ", "gap_days_allowed = -3 ").encode()
    )
    (said,) = told(folder)
    assert said.startswith("terms.toml, line 126, clauses.stay.reach.reset.gap_days_allowed: ")


def test_text_that_is_no_toml_is_told_with_its_line(folder):
    (folder / "terms.toml").write_text("language = 1\nname = restart\n", encoding="utf-8")
    assert told(folder) == [f"terms.toml, line 2, the text: Invalid value. {MEND_THE_TOML}"]


def test_text_that_ends_too_soon_is_told_without_a_line(folder):
    (folder / "terms.toml").write_text("rows = [", encoding="utf-8")
    assert told(folder) == [f"terms.toml, the text: Invalid value. {MEND_THE_TOML}"]


def test_a_day_in_the_british_order_is_told_how_a_day_is_written(folder):
    """Hal writes 1 June as on paper. What TOML makes of it helps nobody; the remedy names the form."""
    file = folder / "terms.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("ends_on = 2022-07-01", "ends_on = 01-07-2022"), encoding="utf-8")
    (said,) = told(folder)
    assert said.startswith("terms.toml, line 59, the text: ")
    assert said.endswith("a day is written 2011-06-01.")


def test_a_number_of_thousands_of_digits_is_refused(folder):
    (folder / "terms.toml").write_text("language = " + "1" * 5_000, encoding="utf-8")
    assert told(folder) == [
        "terms.toml, the text: a number has thousands of digits. Write a shorter one."
    ]


def test_lists_in_lists_without_end_are_refused(folder):
    (folder / "terms.toml").write_text("a = " + "[" * 9_000, encoding="utf-8")
    assert told(folder) == [TOO_DEEP]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (99, "terms.toml, line 1, a: the word 'a' is not known here. Take it out or mend it."),
        (100, TOO_DEEP),
        (3_000, TOO_DEEP),
    ],
)
def test_tables_in_tables_without_end_are_refused(folder, names, said):
    """Hal's key slept on a. Tables may stand 100 deep in each other: the file, and 99 under points."""
    text = (folder / "terms.toml").read_text(encoding="utf-8")
    (folder / "terms.toml").write_text(f"{'.'.join('a' * names)} = 1\n{text}", encoding="utf-8")
    assert told(folder) == [said]


@pytest.mark.parametrize("said", ["clauses.stay", "head", "caps.person"])
def test_a_part_that_is_declared_twice_is_named_as_terms_name_it(folder, said):
    """Hal copies a part and forgets to give it a name of its own."""
    text = (folder / "terms.toml").read_text(encoding="utf-8")
    more = f"[{said}]\n" * 2 if said == "head" else f"[{said}]\n"
    (folder / "terms.toml").write_text(f"{text}\n{more}", encoding="utf-8")
    (one,) = told(folder)
    assert f", the text: Cannot declare {said} twice. " in one


def test_an_empty_file_lacks_the_whole_head_and_every_clause(folder):
    (folder / "terms.toml").write_text("", encoding="utf-8")
    missing = "language name title version in_force_from bound_on currency time_zone"
    words = [*missing.split(), "referral_opens_spell"]
    choices = {"bound_on": ': "attached" or "attained"'}
    assert told(folder) == [
        *(
            f"terms.toml, {word}: {word} is missing. Write it{choices.get(word, '')}."
            for word in words
        ),
        "terms.toml, clauses: there is no clause. Write one, as [clauses.NAME].",
    ]


ONE_ROW_ON_THE_LINE_OF_ITS_KEY = """
rows = [{ value = 1, source = "fixture: a" }, { value = -2, starts_on = 2022-01-01, source = "fixture: b" },
    { value = -3, starts_on = 2023-01-01, source = "fixture: c" }]
"""
A_REMARK_AND_A_TEXT_THAT_LOOK_LIKE_ROWS = """
rows = [
    # { value = -1, source = "fixture: ]" },
    { value = 1, source = "fixture: { value = -2 } ] #" },

    { value = -2, starts_on = 2022-01-01, source = 'fixture: " [' },
    { value = -3, starts_on = 2023-01-01, source = "fixture: \\" {" },
]
"""
SECTIONS_IN_A_LIST = """
[[tables.times.rows]]
value = 1
source = "fixture: a"
[[tables.times.rows]]
starts_on = 2022-01-01
source = "fixture: b"
value = -2
[[ tables . times . rows ]] # the third
value = -3
starts_on = 2023-01-01
source = "fixture: c"
"""
A_TEXT_OF_MANY_LINES = '''
rows = [
    { value = 1, source = """fixture: a
[tables.times]
rows = [
    { value = -2 } \\""" """ },
    { value = -2, starts_on = 2022-01-01, source = \'\'\'fixture:
b'\'\'\' },
    { value = -3, starts_on = 2023-01-01, source = "fixture: \u2028 c" },
]
'''


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (ONE_ROW_ON_THE_LINE_OF_ITS_KEY, [2, 3]),
        (A_REMARK_AND_A_TEXT_THAT_LOOK_LIKE_ROWS, [6, 7]),
        (SECTIONS_IN_A_LIST, [8, 10]),
        (A_TEXT_OF_MANY_LINES, [7, 9]),
    ],
)
def test_a_row_is_told_with_its_own_line_however_rows_are_written(
    mistakes, line_at, written, lines
):
    """The second row and the third are below zero; each is told where an editor shows it.

    `lines` counts from the line before what is written.
    """
    stood = 'rows = [{ value = 7, source = "fixture: 9" }]'
    said = mistakes((stood, written))
    before = line_at('unit = "number"\ndimensions = []\n') - 1
    assert [each.split(": ")[0] for each in said if "the value is -" in each] == [
        f"line {before + line}, tables.times.rows[{row}].value"
        for row, line in zip((2, 3), lines, strict=True)
    ]


def test_a_quoted_name_and_a_dotted_one_have_their_lines(mistakes, line_at):
    said = mistakes(
        ("[clauses.any_work]", '[clauses."any_work"]'),
        (
            'reach = { days = "in_work", at_least = { weeks = 1 } }',
            'reach.days = "in_work"\nreach.at_least.weeks = 0',
        ),
    )
    assert said == [
        (
            f"line {line_at('reach.at_least.weeks')}, clauses.any_work.reach.at_least.weeks: "
            "weeks is 0, less than 1. Write 1 or more."
        )
    ]


WHOLE = "Put the file beside the terms, as CSV in UTF-8 with the columns day and name."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", [f"calendars/england.csv has no column day. {WHOLE}"]),
        (
            b"date,name\n2021-12-27,Christmas\n",
            [f"calendars/england.csv has no column day. {WHOLE}"],
        ),
        (
            b"day,name\n\xa3,x\n",
            [f"calendars/england.csv is not UTF-8. {WHOLE}"],
        ),
        (
            b"day,name\n" + b"x" * 200_000 + b",x\n",
            [
                (
                    "calendars/england.csv cannot be read: field larger than field limit (131072). "
                    f"{WHOLE}"
                )
            ],
        ),
        (
            b"day,name\n2021-12-27,Christmas\n\n27/12/2021,Christmas\n,nothing\n20211228,x\n2021-W52-1,x\n",
            [
                (
                    "calendars/england.csv, row 4, column day: '27/12/2021' is not a day. "
                    "Write a day as 2011-12-26."
                ),
                (
                    "calendars/england.csv, row 5, column day: '' is not a day. "
                    "Write a day as 2011-12-26."
                ),
                (
                    "calendars/england.csv, row 6, column day: '20211228' is not a day. "
                    "Write a day as 2011-12-26."
                ),
                (
                    "calendars/england.csv, row 7, column day: '2021-W52-1' is not a day. "
                    "Write a day as 2011-12-26."
                ),
            ],
        ),
    ],
)
def test_a_calendar_that_cannot_be_read_is_told_row_by_row(folder, content, said):
    """A bank holiday that is lost moves a payment, so that none is skipped without a word."""
    (folder / "calendars" / "england.csv").write_bytes(content)
    assert told(folder) == [f"terms.toml, line 48, calendars.england.file: {each}" for each in said]


def test_a_calendar_whose_file_is_missing_is_told_and_its_name_is_known_all_the_same(folder):
    (folder / "calendars" / "england.csv").unlink()
    assert told(folder) == [
        (
            "terms.toml, line 48, calendars.england.file: calendars/england.csv cannot be read: "
            f"No such file or directory. {WHOLE}"
        )
    ]


def test_a_calendar_with_no_day_off_is_a_calendar(folder):
    (folder / "calendars" / "england.csv").write_text("day,name\n", encoding="utf-8")
    assert told(folder) == []


@pytest.mark.parametrize(
    ("day", "is_outside"),
    [("2020-12-31", True), ("2021-01-01", False), ("2024-12-31", False), ("2025-01-01", True)],
)
def test_a_day_off_outside_the_dates_of_its_calendar_is_told(folder, day, is_outside):
    (folder / "calendars" / "england.csv").write_text(f"day\n{day}\n", encoding="utf-8")
    said = (
        f"terms.toml, line 49, calendars.england.starts_on: calendars/england.csv names {day}, "
        "outside starts_on and ends_on. Widen the dates that it covers."
    )
    assert told(folder) == ([said] if is_outside else [])


def test_a_calendar_that_covers_no_day_is_told(folder, change):
    (folder / "calendars" / "england.csv").write_text("day\n", encoding="utf-8")
    change("ends_on = 2025-01-01", "ends_on = 2021-01-01")
    assert told(folder) == [
        (
            "terms.toml, line 50, calendars.england.ends_on: it ends on 2021-01-01, which is not after "
            "its start on 2021-01-01. ends_on is the first day that the file no longer covers."
        )
    ]


def test_the_files_of_terms_are_their_own_and_those_of_their_calendars(folder):
    own = [folder / "terms.toml", folder / "calendars/england.csv"]
    assert files_of_terms(folder) == files_of_terms(folder / "terms.toml") == own


@pytest.mark.parametrize(
    "text",
    ["", "no toml", "calendars = 1", "[calendars]\nengland = 1", "calendars.england.file = 1"],
)
def test_terms_that_name_no_calendar_are_one_file(folder, text):
    """Hal's terms are not sound yet. What is wrong with them is told when they are read."""
    (folder / "terms.toml").write_text(text, encoding="utf-8")
    assert files_of_terms(folder) == [folder / "terms.toml"]


@pytest.mark.parametrize("named", ["", "terms.toml"])
def test_terms_that_are_a_folder_are_told_by_their_own_name(tmp_path, named):
    """Ida unpacked an archive too deep: terms.toml is a folder, whichever of the two she names."""
    (tmp_path / "terms.toml").mkdir()
    (told,) = check_terms(tmp_path / named)
    assert str(told).endswith(
        "the file: Is a directory. Let terms.toml be a file, and not a folder."
    )
    assert told.file == str(tmp_path / "terms.toml")
