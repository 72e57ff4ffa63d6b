"""The demo: generated people, real terms, and every figure beside what it rests on."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest

from tallystick.operations.demonstrate import (
    MOST_PEOPLE,
    WORK_PROGRAMME,
    UnableToDemonstrate,
    demonstrate,
    people_for,
)
from tallystick.operations.settle_file import settle_file
from tallystick.operations.tell_demonstrated import tell_demonstrated
from tallystick.reports import read_lines
from tallystick.settlement import ENGINES, UnableToSettle

pytestmark = pytest.mark.together(25)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Demonstrate 400 people once, and keep what was said on the way."""
    words = []
    out = tmp_path_factory.mktemp("demo") / "new" / "folder"
    return demonstrate(people=400, seed=7, out=out, on_words=words.append), words


def test_every_table_is_in_the_folder_and_says_what_was_counted(shown):
    """Pia opens the folder of the demo, and finds what she was told."""
    result, _ = shown
    tables = {
        name: pq.read_table(path)
        for name, path in result.files.items()
        if path.suffix == ".parquet"
    }
    assert tables["events"].num_rows == result.events
    assert tables["lines"].num_rows == result.summary.whole.count
    assert sum(tables["lines"]["amount"].to_pylist()) == result.summary.whole.amount
    assert tables["waiting"].num_rows == sum(result.waiting.values()) > 0
    assert tables["refused"].num_rows == sum(result.refused.values()) > 0
    assert tables["findings"].num_rows == sum(result.findings.values()) > 0


@pytest.mark.parametrize("engine", ENGINES)
def test_the_file_of_events_settles_to_the_same_lines_for_anybody(tmp_path, engine):
    """Quin gives the file of the demo to the settle command, and gets the demo's lines."""
    shown = demonstrate(people=40, seed=7, out=tmp_path, engine=engine, on_words=str)
    again = settle_file(
        WORK_PROGRAMME, events=[shown.files["events"]], as_of=shown.as_of, engine=engine
    )
    assert again.lines.num_rows > 0
    assert again.lines.equals(read_lines(shown.files["lines"]))


def test_the_engines_show_the_same(tmp_path):
    """Quin tries the reference where duckdb is not installed, and misses nothing."""
    by = {
        engine: demonstrate(people=40, seed=7, out=tmp_path / engine, engine=engine, on_words=str)
        for engine in ENGINES
    }
    same = [replace(shown, files={}) for shown in by.values()]
    assert same[0] == same[1]
    kept = [
        shown.files[name].read_bytes() for name in ("first", "summary") for shown in by.values()
    ]
    assert kept[0] == kept[1]
    assert kept[2] == kept[3]


@pytest.mark.parametrize(("engine", "people"), [("reference", 20_000), ("duckdb", 200_000)])
def test_without_a_number_there_are_as_many_people_as_the_engine_settles_in_seconds(
    tmp_path, monkeypatch, engine, people
):
    """Rob names no number: here a thousandth of them, so that he need not wait."""
    assert people_for(engine) == people
    fewer = people_for(engine) // 1000
    monkeypatch.setitem(demonstrate.__globals__, "people_for", lambda _: fewer)
    shown = demonstrate(seed=7, out=tmp_path, engine=engine, on_words=str)
    assert shown.people == people // 1000


def test_an_engine_that_is_not_there_is_refused_before_anything_is_made(tmp_path):
    """Rob mistypes its name, and no folder is made."""
    with pytest.raises(UnableToSettle, match="There is no engine 'dukdb'"):
        demonstrate(people=1, seed=7, out=tmp_path / "demo", engine="dukdb", on_words=str)
    assert not (tmp_path / "demo").exists()


def test_the_first_people_are_in_a_workbook_with_their_facts(shown):
    """Rae opens what a spreadsheet opens: a hundred people, and what their facts come to."""
    result, _ = shown
    with ZipFile(result.files["first"]) as book:
        sheets = re.findall('<sheet name="([a-z]+)"', book.read("xl/workbook.xml").decode())
        facts = book.read(f"xl/worksheets/sheet{len(sheets)}.xml").decode()
    assert sheets == ["lines", "waiting", "refused", "findings", "facts"]
    assert "generated-000100" in facts
    assert "generated-000101" not in facts
    summed = result.files["summary"].read_text(encoding="utf-8").splitlines()
    whole = result.summary.whole
    assert summed[1] == f"all,all lines,{whole.count},{whole.amount},GBP"


def test_the_chart_is_a_drawing_with_words(shown):
    """Rae's screen reader has something to read."""
    result, _ = shown
    drawing = ET.fromstring(result.files["chart"].read_text(encoding="utf-8"))  # noqa: S314 - ours
    assert drawing.tag.endswith("svg")
    assert any(part.tag.endswith("title") for part in drawing.iter())


def test_one_line_is_told_back_to_its_facts(shown):
    """Sam reads one line in words: an outcome that took two jobs, each after a benefit ended."""
    result, _ = shown
    assert "for job_outcome 1 of generated-" in result.explained
    assert result.explained.count(": job started,") == 2
    assert result.explained.count(": benefit ended,") == 2
    assert f"for job_outcome 1 of {result.person} under" in result.explained


def test_the_command_that_asks_is_told_from_the_folder_in_which_it_is_given(shown):
    """Sol is in the checkout: what lies in it is named from there, and the rest in full."""
    result, _ = shown
    checkout = WORK_PROGRAMME.parents[1]
    assert tell_demonstrated(result, app=checkout / "bin" / "tallystick", folder=checkout) == (
        "Settled as of 31 December 2015. To ask why any line is owed: bin/tallystick explain "
        f"programmes/work-programme-2011 {result.files['events']} --as-of 2015-12-31 --person "
        f"{result.person}"
    )


def test_where_nothing_is_owed_there_is_nothing_to_ask(tmp_path):
    """Vic's one person was not attached, so no command is told."""
    nobody = demonstrate(people=1, seed=5, out=tmp_path, on_words=str)
    told = tell_demonstrated(nobody, app=tmp_path / "tallystick", folder=tmp_path)
    assert told == "Settled as of 31 December 2015."


def test_people_are_called_generated_and_figures_assumed(shown):
    """Tess is not to mistake the demo for a result."""
    result, words = shown
    assert any("generated" in sentence for sentence in result.assumptions)
    assert any("mix of payment groups is an assumption" in each for each in result.assumptions)
    assert words[0] == "Generating 400 journeys from the seed 7."


def test_progress_is_told_every_2000_people(tmp_path):
    """Uma waits for 2,500 people and the reference, and is told once on the way."""
    words = []
    demonstrate(people=2_500, seed=7, out=tmp_path, engine="reference", on_words=words.append)
    told = [word for word in words if "are settled" in word]
    assert told == ["2,000 of 2,500 people are settled."]


@pytest.mark.parametrize(
    ("seed", "begins"),
    [
        (8, "£200 for attachment 1 of generated-000001"),
        (5, "Nothing is owed for the first of these"),
    ],
)
def test_one_person_is_enough(tmp_path, seed, begins):
    """Vic asks for one person, who was attached, and then for one who was not."""
    shown = demonstrate(people=1, seed=seed, out=tmp_path, on_words=str)
    assert shown.explained.startswith(begins)


@pytest.mark.parametrize("people", [0, -1, MOST_PEOPLE + 1])
def test_a_number_of_people_that_cannot_be_generated_is_refused(tmp_path, people):
    """Wim asks for nobody, and then for a million: each has a reference of six digits."""
    with pytest.raises(UnableToDemonstrate, match=r"Ask for 1 to 999,999\."):
        demonstrate(people=people, seed=7, out=tmp_path / "demo", on_words=str)
    assert not (tmp_path / "demo").exists()


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    """Xia has a file called demo already."""
    (tmp_path / "demo").write_text("mine", encoding="utf-8")
    with pytest.raises(UnableToDemonstrate, match="Name another folder"):
        demonstrate(people=1, seed=7, out=tmp_path / "demo", on_words=str)
    assert (tmp_path / "demo").read_text(encoding="utf-8") == "mine"


def test_a_programme_that_is_not_there_is_refused(tmp_path):
    """Yan installed the package without its checkout."""
    with pytest.raises(UnableToDemonstrate, match="Run this in a checkout of the source"):
        demonstrate(tmp_path / "none", people=1, seed=7, out=tmp_path / "demo", on_words=str)
