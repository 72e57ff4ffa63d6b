"""What the stories about files of events share: a file to write, and findings as sentences."""

from pathlib import Path

import pytest

from tallystick.feeds import UnableToReadEvents, read_events

HEADER = (
    "source,ref,person,kind,happened_on,contract,organisation,counterparty,key,code,quantity,"
    "corrects"
)
CAT_STARTS = "north,1,cat,job_started,2012-01-09,,north,bakery,job-1,employed,2100,"
DAN_STARTS = "north,2,dan,job_started,2012-02-06,,north,garage,job-2,employed,1800,"


@pytest.fixture
def feed(tmp_path, monkeypatch):
    """Write a file of events, feed.csv, and give its path as its sender would."""
    monkeypatch.chdir(tmp_path)

    def write(content, *, name="feed.csv"):
        path = Path(name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def read(feed):
    """Read a file of events that is given as its header and rows, or whole as bytes."""

    def read_rows(*rows):
        if len(rows) == 1 and isinstance(rows[0], bytes):
            return read_events(feed(rows[0]))
        return read_events(feed("".join(f"{row}\n" for row in [HEADER, *rows])))

    return read_rows


@pytest.fixture
def refusal(feed):
    """Give the words with which a file is refused."""

    def refused(content):
        with pytest.raises(UnableToReadEvents) as caught:
            read_events(feed(content))
        return str(caught.value)

    return refused


@pytest.fixture
def told():
    """Tell findings as a sender would read them, a line each, under where they stand."""

    def tell(read):
        lines = []
        for finding in read.findings:
            where = f"{finding.file}, row {finding.row}"
            where += f", {finding.column}" if finding.column else ""
            lines.append(f"{where}: {finding.found}. {finding.remedy}")
        return lines

    return tell


@pytest.fixture
def refs():
    """List the refs of the events that were read."""
    return lambda read: read.events.column("ref").to_pylist()
