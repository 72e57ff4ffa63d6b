"""`tallystick diff`: what a change of terms changes."""

import pytest

from tests.cli.conftest import CAT, DAN, EVE, WORK_PROGRAMME


@pytest.fixture
def proposed(tmp_path):
    """Write the terms of the Work Programme with £1,000 in the place of PG2's £1,200."""
    folder = tmp_path / "proposed"
    folder.mkdir()
    (folder / "calendars").symlink_to(WORK_PROGRAMME / "calendars")
    text = (WORK_PROGRAMME / "terms.toml").read_text(encoding="utf-8")
    price = '{ payment_group = "PG2", value = 1200_00'
    assert text.count(price) == 1
    changed = text.replace(price, price.replace("1200_00", "1000_00"))
    (folder / "terms.toml").write_text(changed, encoding="utf-8")
    return "proposed"


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_what_a_change_changes_is_shown_and_written(tallystick, facts, proposed, tmp_path, engine):
    """Ada proposes a lower price: Cat's outcome is £200 less of £2,675, whichever the engine."""
    ran = tallystick(
        "diff", WORK_PROGRAMME, proposed, "--events", facts(CAT, DAN), "--as-of", "2012-12-31",
        "--engine", engine, "--to", "changed",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.err.startswith("No contracts were named, so one is assumed: work-programme-2011,")
    for said in [
        "As of 31 December 2012, £3,075 is owed before, £2,875 after: £200 less.",
        "| job_outcome | £1,200 | £1,000 |      -£200 |",
        "| all         | £3,075 | £2,875 |      -£200 |",
        "2 people have a line before or after. Gain: 0. Lose: 1. Come to the same: 1.",
        "1 line differs (1 of less money); 7 the same.",
        "Written: changed/lines.csv, changed/people.csv, changed/sums.csv.",
    ]:
        assert said in ran.out
    assert "largest gains" not in ran.out
    header, row = (tmp_path / "changed" / "lines.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("contract,clause,subject,spell,ordinal,payer,payee,differs,")
    assert row.startswith("work-programme-2011,job_outcome,cat,1,1,commissioner,provider,less,")


def test_a_refused_claim_ends_with_1(tallystick, facts, proposed, tmp_path):
    """Eve's group came later, so her fee is refused before and after."""
    ran = tallystick(
        "diff", WORK_PROGRAMME, proposed, "--events", facts(EVE), "--as-of", "2012-12-31"
    )
    assert ran.code == 1
    assert "Refused: 1 before, 1 after." in ran.out
    assert "Written" not in ran.out


def test_a_row_that_is_left_out_is_told_and_ends_with_1(tallystick, facts, proposed):
    """Ben's file has a row of no kind."""
    odd = "provider,9,cat,unheard_of,2012-07-30,,Works,,,,\n"
    ran = tallystick(
        "diff", WORK_PROGRAMME, proposed, "--events", facts(CAT, odd), "--as-of", "2012-12-31"
    )
    assert ran.code == 1
    assert "Findings:\n  events.csv, row 10, column kind" in ran.err


def test_what_settle_refuses_is_refused_in_the_same_words(tallystick, facts, proposed, tmp_path):
    """Cleo names facts and terms that are not there, and a folder that is a file."""
    name = facts(CAT)
    given = ["--as-of", "2012-12-31"]
    for terms, events in [(WORK_PROGRAMME, "none.csv"), ("none", name)]:
        settled = tallystick("settle", terms, events, *given, "--out", "x.csv")
        ran = tallystick("diff", terms, proposed, "--events", events, *given)
        assert (ran.code, ran.out, ran.err) == (2, "", settled.err)
        assert settled.code == 2
    ran = tallystick("diff", WORK_PROGRAMME, proposed, "--events", name, *given, "--to", name)
    assert ran == (2, "", "events.csv: it is a file. Name a folder.\n")
