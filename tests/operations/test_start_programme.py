"""A programme that is begun: sound as it stands, and written whole or not at all."""

import json
import sys
import tomllib
from datetime import date

import jsonschema
import pytest

from tallystick import operations
from tallystick.settlement import ENGINES
from tallystick.units import UnableToWrite


@pytest.mark.parametrize("starts_on", [date(1, 1, 1), date(2024, 2, 29), date(9998, 12, 31)])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_programme_that_was_begun_is_sound_whatever_its_first_day(tmp_path, starts_on, engine):
    """Ada begins a programme, on the first day of the calendar, on a leap day, and in its last years."""
    started = operations.start_programme(tmp_path / "restart-2", starts_on=starts_on)
    checked = operations.check_terms_of(started.folder)
    assert (checked.mistakes, checked.warnings) == ((), ())
    assert (checked.terms.name, checked.terms.head.in_force_from) == ("restart-2", starts_on)
    assert checked.terms.head.version == f"{starts_on.year:04}-{starts_on.month:02}"
    results = operations.run_cases(started.folder, engine=engine)
    assert [result.holds for result in results] == [True, True]


def test_every_file_is_there_with_each_place_marked_and_none_left_open(tmp_path):
    """Ben counts the marks in the files: as many as he was told, and the one that says what they mean."""
    started = operations.start_programme(tmp_path / "restart", starts_on=date(2024, 4, 1))
    written = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert written == sorted(started.files)
    texts = [path.read_text(encoding="utf-8") for path in written]
    assert sum(text.count("FILL IN") for text in texts) == started.places + 1
    assert [path.name for path in written if "FILL IN" not in path.read_text(encoding="utf-8")] == [
        "terms.schema.json"
    ]
    assert not any("{from" in text or "{name" in text or "{version" in text for text in texts)
    assert f"{started.places} places are marked FILL IN." in " ".join(
        operations.tell_started(started)
    )


def schema_of(terms):
    """Read the schema that terms name in their first line, as an editor does, beside them."""
    directive, _, place = terms.read_text(encoding="utf-8").splitlines()[0].partition(" ")
    assert directive == "#:schema"
    return jsonschema.Draft202012Validator(json.loads((terms.parent / place).read_text("utf-8")))


def test_an_editor_is_told_where_the_schema_is_and_finds_nothing_to_underline(tmp_path):
    """Ada opens what was written, without a network: the schema is beside it, and the terms meet it."""
    started = operations.start_programme(tmp_path / "restart", starts_on=date(2024, 4, 1))
    terms = started.folder / "terms.toml"
    schema = schema_of(terms)
    assert schema.schema == json.loads(operations.give_schema())
    raw = json.loads(json.dumps(tomllib.loads(terms.read_text(encoding="utf-8")), default=str))
    schema.validate(raw)
    raw["clauses"]["steps"]["reach"] |= {"repat": {"every": {"weeks": 4}}}  # The control: a slip.
    assert not schema.is_valid(raw)


def test_the_twin_of_the_first_case_lies_a_day_on_the_other_side(tmp_path):
    """Cleo lets Bob stay the day that he is short: 2 × 28 days, and his second step is there."""
    started = operations.start_programme(tmp_path / "restart", starts_on=date(2024, 4, 1))
    (twin,) = started.folder.glob("cases/2-*.toml")
    text = twin.read_text(encoding="utf-8")
    assert "2024-06-08  | job_ended" in text
    twin.write_text(text.replace("2024-06-08", "2024-06-09"), encoding="utf-8")
    _, second = operations.run_cases(started.folder)
    assert "there and not expected" in second.difference
    assert "steps  | bob     | 2       | 2024-06-09  | 15000" in second.difference


@pytest.mark.parametrize("name", ["Restart", "re start", "-restart", "rëstart", "restart.1", "a\n"])
def test_a_name_that_no_programme_may_have_is_refused(tmp_path, name):
    """Dot capitalises, and is told how a programme is named."""
    with pytest.raises(operations.UnableToStartProgramme, match="is no name of a programme"):
        operations.start_programme(tmp_path / name, starts_on=date(2024, 4, 1))
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_is_left_as_it_is(tmp_path):
    """Eli has a folder, a file and a link to nowhere of these names; each stays what it was."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ["folder", "file", "link"]:
        with pytest.raises(operations.UnableToStartProgramme, match="it is there already"):
            operations.start_programme(tmp_path / name, starts_on=date(2024, 4, 1))
    assert list((tmp_path / "folder").iterdir()) == []
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    """Flo names a folder in one that is not there, and one whose name is longer than a disk takes."""
    with pytest.raises(operations.UnableToStartProgramme, match="there is no folder"):
        operations.start_programme(tmp_path / "none" / "restart", starts_on=date(2024, 4, 1))
    with pytest.raises(operations.UnableToStartProgramme, match="it cannot be made"):
        operations.start_programme(tmp_path / ("a" * 300), starts_on=date(2024, 4, 1))


def test_a_day_that_leaves_the_cases_no_days_is_refused(tmp_path):
    """The boundary pair: the cases need 200 days, and the calendar ends with 9999."""
    with pytest.raises(operations.UnableToStartProgramme, match="9999-06-15 leaves its cases no"):
        operations.start_programme(tmp_path / "late", starts_on=date(9999, 6, 15))
    assert not (tmp_path / "late").exists()
    operations.start_programme(tmp_path / "late", starts_on=date(9999, 6, 14))


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path, monkeypatch):
    """Gil's disk has no room for the files, so the folder goes as well."""

    def full(contents):
        raise UnableToWrite("no space left")

    monkeypatch.setattr(sys.modules[operations.start_programme.__module__], "write_files", full)
    with pytest.raises(UnableToWrite, match="no space left"):
        operations.start_programme(tmp_path / "restart", starts_on=date(2024, 4, 1))
    assert list(tmp_path.iterdir()) == []
