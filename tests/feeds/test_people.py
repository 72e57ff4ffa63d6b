"""Files that name people: what cannot be one person's reference is told, and the others are read."""

from pathlib import Path

import pytest

from tallystick.feeds import UnableToReadPeople, read_people


def test_a_line_that_is_no_reference_is_told_and_the_others_are_read(tmp_path):
    """Cy pasted a whole report into his list, between two people."""
    path = tmp_path / "people.txt"
    path.write_text(f"dan\n{'report ' * 150_000}\ncat\n", encoding="utf-8")
    read = read_people(path)
    assert read.people == {"dan": 1, "cat": 3}
    assert [(one.row, one.rule, one.found, one.remedy) for one in read.findings] == [
        (
            2,
            "row_too_long",
            "the line has 1,050,000 bytes",
            "Write one person a line; a line has at most 1,048,576 bytes.",
        )
    ]


def test_a_list_that_opens_and_cannot_be_read_is_refused():
    """Di names a file of the system, the first byte of which nobody may read."""
    path = Path("/proc/self/mem")
    with pytest.raises(UnableToReadPeople) as caught:
        read_people(path)
    assert str(caught.value).startswith(f"{path}: it cannot be read (Input/output error).")
