"""`tallystick settle`: every exit code, what is written, and what is said."""

import csv
import subprocess

import pytest

from tests.cli.conftest import CAT, DAN, EVE, HEADER, WORK_PROGRAMME

ASSUMED = (
    "No contracts were named, so one is assumed: work-programme-2011, under which commissioner pays "
    "provider, without dates. To name yours, add --contracts FILE.\n"
)
OWED = 400_00 + 1200_00 + 5 * 215_00
"""Cat's fee, her outcome, and the five blocks of four weeks that end before 2013."""


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_owed_is_written_and_told(settled, tmp_path):
    """Cat's provider is owed £2,675, and the last £215 of it falls due in the new year."""
    ran = settled(CAT)
    assert (ran.code, ran.err) == (0, ASSUMED)
    assert ran.out == (
        "7 lines: £2,675 is owed, £2,460 of it due by 31 December 2012.\n"
        "0 claims wait, none is refused, 0 findings.\n"
        "Written: lines.csv. The amounts in lines.csv are in pence.\n"
    )
    rows = _rows(tmp_path / "lines.csv")
    assert sum(int(row["amount"]) for row in rows) == OWED == 2_675_00
    (outcome,) = [row for row in rows if row["clause"] == "job_outcome"]
    assert (outcome["attained_on"], outcome["amount"]) == ("2012-08-05", "120000")


def test_the_engine_may_be_named(settled):
    """Fay asks for the only engine there is, and Gus for one that is not there yet."""
    assert settled(CAT, more=["--engine", "reference"]).code == 0
    refused = settled(CAT, more=["--engine", "columnar"])
    assert refused.code == 2
    assert "columnar" in refused.err


def test_a_claim_that_waits_is_no_fault(settled, tmp_path):
    """Dan's outcome waits for the department's word. That alone is 0, and its file is not told again."""
    ran = settled(DAN, more=["--waiting", "waiting.csv"])
    assert (ran.code, ran.err) == (0, ASSUMED)
    assert "1 claim waits, none is refused, 0 findings.\n" in ran.out
    assert "Written: lines.csv and waiting.csv. The amounts in lines.csv are in pence.\n" in ran.out
    (row,) = _rows(tmp_path / "waiting.csv")
    assert (row["subject"], row["clause"]) == ("dan", "job_outcome")


def test_claims_that_wait_are_told_where_no_file_keeps_them(settled):
    """Six people wait as Dan does: five are told in words, what is unknown and what would settle it."""
    six = [DAN.replace(",dan,", f",dan-{n},").replace(",1", f",{n}") for n in range(6)]
    ran = settled(*six)
    assert ran.code == 0
    first, *_, last = ran.err.removeprefix(f"{ASSUMED}Waiting:\n").splitlines()
    # 26 weeks from 18 July 2011 would be full on 15 January 2012, if Dan was on no benefit.
    assert first == (
        "  job_outcome 1 of dan-0 under work-programme-2011, 15 January 2012 at the earliest: unknown is "
        "whether on_benefit holds on 182 days between 2011-07-18 and 2012-01-15. It would be settled by "
        "facts from department that start or end the benefit."
    )
    assert last == "  and 1 more."
    assert ran.err.count(" at the earliest: ") == 5


def test_a_claim_that_is_refused_is_told_and_ends_with_1(settled, tmp_path):
    """Eve's group had no prices yet. Her claim is refused, Cat's are paid, and the exit code says so."""
    ran = settled(CAT, EVE, more=["--refused", "refused.csv"])
    assert ran.code == 1
    assert ran.out.startswith("7 lines: £2,675 is owed")
    (refused,) = _rows(tmp_path / "refused.csv")
    assert (refused["subject"], refused["clause"], refused["rule"]) == (
        "eve",
        "attachment",
        "no_rate",
    )
    assert "\n0 claims wait, 1 is refused, 0 findings.\n" in ran.out
    told = ran.err.split("Refused:\n")[1]
    assert told.startswith("  attachment 1 of eve under work-programme-2011, 11 July 2011: ")


def test_a_row_that_cannot_be_used_is_a_finding_and_the_others_go_on(settled, tmp_path):
    """Hal's row has a day that is none. Cat's lines stand, and the exit code is 1."""
    bad = "provider,31,hal,job_started,2012-02-30,,Works,a shop,job-1,employed,\n"
    ran = settled(CAT, bad, more=["--findings", "findings.csv"])
    assert ran.code == 1
    assert ran.out.splitlines()[1:3] == [
        (
            "Rows were left out for 1 person (hal): what is owed for them may be too much or too little "
            "until the rows are mended."
        ),
        "0 claims wait, none is refused, 1 finding.",
    ]
    (found,) = _rows(tmp_path / "findings.csv")
    assert (found["file"], found["row"], found["column"]) == ("events.csv", "10", "happened_on")
    assert ran.err == (
        f"{ASSUMED}Findings:\n  events.csv, row 10, column happened_on: {found['found']}. "
        f"{found['remedy']}\n"
    )
    assert "'2012-02-30' is no day" in found["found"]


def test_of_many_findings_the_first_five_are_told(settled):
    """Ida's file has seven bad rows; she is told of five, how many more, and where to get them all."""
    bad = "".join(
        f"provider,{n},ida,job_started,2012-02-30,,W,a shop,j,employed,\n" for n in range(31, 38)
    )
    ran = settled(CAT, bad)
    assert ran.err.count("  events.csv, row ") == 5
    assert ran.err.endswith("\n  and 2 more.\n")
    assert ran.out.endswith(
        "Written: lines.csv. The amounts in lines.csv are in pence. To keep the rest, add --findings FILE.\n"
    )


def test_somebody_whose_name_is_written_otherwise_is_not_passed_over_in_silence(settled):
    """Jo wrote Cat for cat once. Cat's second job is nobody's, which is said, and is no finding."""
    ran = settled(CAT.replace("provider,8,cat", "provider,8,Cat"))
    assert (ran.code, ran.err) == (0, ASSUMED)
    assert ran.out.splitlines()[:2] == [
        "1 line: £400 is owed, all of it due by 31 December 2012.",
        (
            "1 person has facts and none under a contract here, so nothing is worked out for them: Cat. "
            "Did you mean cat? Then what is owed for cat may be too much or too little as well."
        ),
    ]


def test_the_contract_that_is_assumed_is_said_before_the_results(alone, facts):
    """Kai reads from the top: under which contract it is, and then what is owed."""
    facts(CAT)
    asked = (WORK_PROGRAMME, "events.csv", "--as-of", "2012-12-31")
    for command in [
        ("settle", *asked, "--out", "lines.csv"),
        ("explain", *asked, "--person", "cat"),
    ]:
        ran = alone(*command, stderr=subprocess.STDOUT, env={"PYTHONUNBUFFERED": "1"})
        assert ran.out.startswith(ASSUMED)
        assert ran.out.count(ASSUMED) == 1


def test_several_files_are_one_set_of_facts(tallystick, facts):
    """Jim's facts come in two files, and so does one fact: the same again changes nothing."""
    rows = CAT.splitlines(keepends=True)
    first = facts(*rows[:5], name="department.csv")
    second = facts(*rows[4:], name="provider.csv")
    ran = tallystick(
        "settle", WORK_PROGRAMME, first, second, "--as-of", "2012-12-31", "--out", "lines.csv"
    )
    assert ran.code == 0
    assert ran.out.startswith("7 lines: £2,675 is owed")


def test_the_terms_may_be_given_as_their_file(tallystick, facts, tmp_path):
    """Kim names terms.toml itself, and her own contract, under which the charity is paid."""
    (tmp_path / "contracts.csv").write_text(
        "contract,programme,version,payer,payee,discount\n"
        "work-programme-2011,work-programme-2011,2011-06,dwp,charity,6\n",
        encoding="utf-8",
    )
    ran = tallystick(
        "settle", WORK_PROGRAMME / "terms.toml", facts(CAT), "--as-of", "2012-08-31",
        "--out", "lines.csv", "--contracts", "contracts.csv",
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    rows = _rows(tmp_path / "lines.csv")
    # The discount of 6 % is on the outcome alone: 94 % of £1,200.
    assert [int(row["amount"]) for row in rows] == [400_00, 1200_00 * 94 // 100]
    assert {(row["payer"], row["payee"]) for row in rows} == {("dwp", "charity")}


TERMS, AS_OF, OUT = str(WORK_PROGRAMME), ("--as-of", "2012-12-31"), ("--out", "lines.csv")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((TERMS, "events.csv", *OUT), "Missing option '--as-of'."),
        ((TERMS, "events.csv", *AS_OF), "Missing option '--out'."),
        ((TERMS, *AS_OF, *OUT), "Missing argument 'EVENTS'."),
        (
            (TERMS, "events.csv", "--as-of", "2012-02-30", *OUT),
            "'2012-02-30' is no day of the calendar. Write a day as 2015-12-31.",
        ),
        ((TERMS, "events.csv", "--as-of", "20120229", *OUT), "'20120229' is no day of the calendar."),
        ((TERMS, "events.csv", *AS_OF, *OUT, "--output", "x"), "No such option"),
        (("nowhere", "events.csv", *AS_OF, *OUT), "nowhere, the file: No such file or directory."),
        ((TERMS, "none.csv", *AS_OF, *OUT), "none.csv: there is no such file. Name a CSV file.\n"),
        (
            (TERMS, "events.csv", *AS_OF, *OUT, "--contracts", "none.csv"),
            "none.csv: No such file or directory. Name a file of contracts.\n",
        ),
        (
            (TERMS, "events.csv", *AS_OF, "--out", "none/lines.csv"),
            "none/lines.csv: there is no folder none. Make it, or name a file in another.\n",
        ),
        (
            (TERMS, "events.csv", *AS_OF, "--out", "."),
            ".: it is a folder. Name a file in it.\n",
        ),
        (
            (TERMS, "events.csv", *AS_OF, "--out", "events.csv"),
            "events.csv: it is one of the files that are read, and would be lost. Name another.\n",
        ),
        (
            (TERMS, "events.csv", *AS_OF, *OUT, "--findings", "./lines.csv"),
            "lines.csv: it is named for two files, and one would be lost. Name two.\n",
        ),
    ],
)  # fmt: skip
def test_a_command_that_is_refused_writes_nothing(tallystick, facts, tmp_path, arguments, said):
    """Lou mistypes: the exit code is 2, the reason is told, and the folder is as it was."""
    facts(CAT)
    ran = tallystick("settle", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == HEADER + CAT


def test_what_stood_there_stays_when_the_command_is_refused(settled, facts, tmp_path):
    """May's lines of last month are not lost to a file that cannot be read."""
    (tmp_path / "lines.csv").write_text("last month\n", encoding="utf-8")
    ran = settled("x", more=[facts(name="empty.csv"), "nowhere.csv"])
    assert ran.code == 2
    assert (tmp_path / "lines.csv").read_text(encoding="utf-8") == "last month\n"
