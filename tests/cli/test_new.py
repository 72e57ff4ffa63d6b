"""`tallystick new`: a programme to be filled in."""


def test_a_programme_is_begun_checked_and_tried(tallystick, tmp_path):
    """Ada begins small works, and runs the commands that she is told, word for word."""
    ran = tallystick("new", "small-works", "--from", "2024-04-01")
    assert (ran.code, ran.err) == (0, "")
    told = [line.split() for line in ran.out.splitlines() if line.startswith("  tallystick ")]
    assert [words[1] for words in told] == ["check-terms", "test", "read-aloud"]
    for _, *arguments in told:
        assert tallystick(*arguments).code == 0
    assert (tmp_path / "small-works" / "SOURCES.md").is_file()
    beside = (tmp_path / "small-works" / "terms.schema.json").read_text(encoding="utf-8")
    assert tallystick("schema").out == beside


def test_a_programme_that_is_there_is_refused(tallystick):
    """Ada does it twice by mistake, and loses nothing."""
    tallystick("new", "small-works", "--from", "2024-04-01")
    assert tallystick("new", "small-works", "--from", "2024-05-01") == (
        2,
        "",
        "small-works: it is there already, and nothing of it was touched. Name a folder that is not.\n",
    )


def test_no_name_and_no_day_are_refused(tallystick, tmp_path):
    """Ben names the folder in which he is, and a day that no calendar has."""
    ran = tallystick("new", ".", "--from", "2024-04-01")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(".: '' is no name of a programme. Write small letters, digits")
    ran = tallystick("new", "small-works", "--from", "2024-02-30")
    assert ran.code == 2
    assert "is no day of the calendar" in ran.err
    assert list(tmp_path.iterdir()) == []
