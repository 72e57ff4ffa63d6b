"""Whatever bytes a file holds, every row of it is an event or has a finding, and both are right."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tallystick.events import KINDS, Event, faults_of_event
from tallystick.feeds import UnableToReadEvents, _event_rows, read_events
from tests.feeds.conftest import CAT_STARTS, HEADER


def read_bytes(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "feed.csv"
        path.write_bytes(content)
        return read_events(path)


# Every row is accounted for.


def rows_by_hand(content):
    """Walk through a file a byte at a time; give where rows begin, and whence it is refused.

    This is the meaning of quotes, told as slowly as can be.
    """
    begins, line, begun_on, opened_on = [], 1, None, None
    state = "cell begins"
    for byte in (content + b"\n").replace(b"\r\n", b"\n"):
        here = chr(byte)
        if here == "\n" and state != "in quotes":
            begins += [begun_on] if begun_on else []
            begun_on, state = None, "cell begins"
        elif here == "\n":
            pass
        else:
            begun_on = begun_on or line
            if state == "quote in quotes":
                state = {'"': "in quotes", ",": "cell begins"}.get(here, "after quotes")
                if state == "after quotes" and opened_on != line:
                    return begins, begun_on
            elif state == "in quotes":
                state = "quote in quotes" if here == '"' else state
            elif here == ",":
                state = "cell begins"
            elif state == "cell begins" and here == '"':
                state, opened_on = "in quotes", line
            elif state == "cell begins":
                state = "bare"
        line += here == "\n"
    return begins, begun_on


def unaccounted(read, content):
    """Say which rows are lost, or told that are not there; nothing when every row is in its place."""
    begins, refused_from = rows_by_hand(content)
    expected = {*begins[1:], *([refused_from] if refused_from else [])}
    told = {finding.row for finding in read.findings}
    lost = len(expected) - len(told) - read.events.num_rows
    return [
        *(f"row {row} is not there" for row in told - expected),
        *([f"{lost} lost"] * bool(lost)),
    ]


# What files are made of where they go wrong.
PIECES = st.sampled_from(
    [
        *(piece.encode() for piece in [CAT_STARTS, "\n", "\r\n", '"', '""', ",", "cat", "é", " "]),
        *(b"\xff", b"\xc3", b"\0", b"\r", b"\n" + CAT_STARTS.encode() + b"\n"),
    ]
)
BODIES = st.lists(PIECES, max_size=14).map(b"".join)


@given(st.binary(max_size=200))
@example(HEADER.encode("utf-16"))
@example(b"\n\n" + HEADER.encode())
def test_bytes_of_any_kind_are_read_or_refused(content):
    """No file, however odd, ends in anything but events, findings or a refusal, and no other exception."""
    with suppress(UnableToReadEvents):
        read_bytes(content)


@given(BODIES)
@example(b'"\n,')
@example(b'"' + CAT_STARTS.encode() + b'\n"x\n' + CAT_STARTS.encode())
@example(b'"a"\rb"\n\r\n\r')
def test_every_row_is_an_event_or_has_a_finding(body):
    """Cat's rows stand among quotes, broken bytes and blank lines, and none is lost silently."""
    content = f"{HEADER}\n".encode() + body
    assert unaccounted(read_bytes(content), content) == []


def test_a_row_that_is_lost_would_be_noticed():
    """The control of the story above: an account of Cat's three rows that forgets one of them."""
    content = f"{HEADER}\n{CAT_STARTS}\n{CAT_STARTS}\nodd\n".encode()
    whole = read_bytes(content)
    assert unaccounted(whole, content) == []
    whole.findings.clear()
    assert unaccounted(whole, content) == ["1 lost"]


@given(st.binary(max_size=6), st.integers(0, 70), st.integers(0, 70))
def test_a_good_file_with_bytes_put_into_it_is_accounted_for_too(bytes_put, at, taken):
    """Somebody's editor replaces a few bytes of Cat's second row with a few others."""
    row = CAT_STARTS.encode()
    odd = row[:at] + bytes_put + row[at + taken :]
    content = b"\n".join([HEADER.encode(), row, odd, row])
    assert unaccounted(read_bytes(content), content) == []


# A glance and a full look agree.

FILLED = st.sampled_from(["", "x", "employed", "day", "final", "PG1"])
ROWS = st.fixed_dictionaries(
    {
        "source": st.sampled_from(["north", "north", ""]),
        "person": st.sampled_from(["cat", "cat", ""]),
        "kind": st.sampled_from([*KINDS, "begun"]),
        "happened_on": st.sampled_from(["2012-01-09", "2012-01-09", "2012-02-30"]),
        "contract": FILLED,
        "organisation": FILLED,
        "counterparty": FILLED,
        "key": FILLED,
        "code": FILLED,
        "quantity": st.sampled_from(["", "1", "-1", "1e5"]),
        "corrects": st.sampled_from(["", "north/1"]),
    }
)


def sound_row(kind):
    """Give a row with just the cells that its kind needs."""
    needed = {
        "person": kind.person,
        "contract": kind.contract,
        "organisation": "required",
        "key": kind.key.presence,
        "code": kind.code.presence,
        "quantity": kind.quantity.presence,
    }
    cells = {
        column: {"person": "cat", "quantity": "1", "code": (*kind.code.values, "x")[0]}.get(
            column, "x"
        )
        for column, presence in needed.items()
        if presence == "required"
    }
    target = {"corrects": "north/1"} if kind.name == "voided" else {}
    columns = HEADER.split(",")
    always = {"source": "north", "kind": kind.name, "happened_on": "2012-01-09"}
    return dict.fromkeys(columns, "") | cells | target | always


def is_sound(cells):
    """Judge a row by what the events themselves say, one at a time."""
    if cells["happened_on"] == "2012-02-30" or cells["quantity"] == "1e5" or not cells["source"]:
        return False
    filled = {column: cell or None for column, cell in cells.items()}
    quantity = int(cells["quantity"]) if cells["quantity"] else None
    return not faults_of_event(Event(**filled | {"ref": "1", "quantity": quantity}))


def disagreements(rows):
    """List the rows on which reading and judging differ."""
    lines = [
        ",".join({**cells, "ref": str(number)}[column] for column in HEADER.split(","))
        for number, cells in enumerate(rows)
    ]
    read = read_bytes("\n".join([HEADER, *lines]).encode())
    kept = {int(ref) for ref in read.events.column("ref").to_pylist()}
    assert kept.isdisjoint(finding.row - 2 for finding in read.findings)
    return [cells for number, cells in enumerate(rows) if is_sound(cells) != (number in kept)]


@given(st.lists(ROWS, min_size=1, max_size=12))
def test_a_row_is_read_just_when_the_events_say_that_it_is_sound(rows):
    """Rows of every kind, sound and unsound, come in any order; each is judged as if it were alone.

    Before them stands one sound row of each kind, so that all are taken at a glance if they can be.
    """
    before = [sound_row(kind) for kind in KINDS.values()]
    assert all(map(is_sound, before))
    assert disagreements([*before, *rows, *rows]) == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_sound_row_with_one_cell_changed_is_judged_anew(kind):
    """Of a row of each kind each cell is emptied, filled, and given a code that nobody lists."""
    sound = sound_row(kind)
    changed = [
        sound | {column: cell}
        for column in HEADER.split(",")
        if column not in {"source", "ref", "kind", "happened_on"}
        for cell in (("", "1") if column == "quantity" else ("", "x", "unlisted"))
    ]
    assert disagreements([sound, *changed]) == []


def test_a_glance_that_sees_too_little_would_be_noticed(monkeypatch):
    """The control of the stories above: a glance at the kind alone takes a job without its key."""
    sound = sound_row(KINDS["job_started"])
    rows = [sound, sound | {"key": ""}]
    assert disagreements(rows) == []
    monkeypatch.setattr(_event_rows, "_shape", lambda values: (values[3],))
    assert disagreements(rows) == [sound | {"key": ""}]
