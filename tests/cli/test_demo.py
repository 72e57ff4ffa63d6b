"""`tallystick demo`: generated people under real terms, for somebody who has just arrived."""


def test_the_demo_shows_money_claims_and_a_line_and_ends_with_0(alone, tmp_path):
    """Tom has just installed it, and has no terminal: 60 generated people, and where the files are."""
    ran = alone("demo", "--people", "60", "--seed", "7", "--out", "shown")
    assert ran.code == 0
    for said in [
        "| clause ",
        "| payment_group",
        "Claims that wait, by clause:",
        "Claims that are refused, by rule:",
        "What the contract says:",
        "Every person and every organisation is generated; only the terms are real.",
        "chart.svg",
    ]:
        assert said in ran.out
    assert "Generating 60 journeys from the seed 7." in ran.err
    written = {path.name for path in (tmp_path / "shown").iterdir()}
    assert written == {
        "events.csv",
        "lines.csv",
        "waiting.csv",
        "refused.csv",
        "findings.csv",
        "chart.svg",
    }
    again = alone("summary", "shown/lines.csv")
    assert again.code == 0
    tables, _, _ = ran.out.partition("Claims that wait")
    assert again.out.startswith(tables), "the first two of the command's tables are the demo's"


def test_a_number_of_people_that_does_not_do_is_refused(tallystick, tmp_path):
    """Una asks for nobody."""
    ran = tallystick("demo", "--people", "0")
    assert (ran.code, ran.out) == (2, "")
    assert "0 people cannot be generated." in ran.err
    assert not list(tmp_path.iterdir())
