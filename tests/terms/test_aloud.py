"""Terms read aloud: the whole Work Programme as it stands, and nothing of any terms left out."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from tallystick.terms import MARKS, read_aloud, read_terms
from tallystick.units import day_in_words, money_in_words

HERE = Path(__file__).parent
SECTIONS = (
    "signals",
    "parameters",
    "classifications",
    "determined",
    "groups",
    "calendars",
    "tables",
    "caps",
    "floors",
    "assumptions",
)


@pytest.fixture(params=["restart", "work-programme-2011"])
def folder_of_terms(request):
    folder = HERE / request.param
    return folder if folder.is_dir() else HERE.parents[1] / "programmes" / request.param


def test_a_programme_is_read_aloud_as_it_was_last_read_by_people(folder_of_terms):
    """Hal compares what is said today with what he once read through and found right.

    After a change that is meant: .venv/bin/python tests/terms/write_golden.py
    """
    golden = HERE / "golden" / f"{folder_of_terms.name}.txt"
    assert read_aloud(read_terms(folder_of_terms)) == golden.read_text(encoding="utf-8")


def leaves(value, *keys):
    """List every value of a file of terms, each with the keys that lead to it."""
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in leaves(part, *keys, key)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part, *keys)]
    return [(keys, value)]


def is_money(keys, raw):
    if keys[-1] in {"amount", "up_to"} or keys[-2:] == ("guarantee", "at_least"):
        return True
    if keys[-1] != "value":
        return False
    return keys[0] == "bands" or raw["tables"][keys[1]]["unit"] == "minor"


def is_minutes(keys, raw):
    if keys[-1] in {"minutes", "weekly_minutes_at_least"}:
        return True
    return (
        keys[0] == "tables" and keys[-1] == "value" and raw["tables"][keys[1]]["unit"] == "minutes"
    )


def said_as(keys, value, raw):
    """Say how a reader would look for one value, or None where a sentence stands for it."""
    if isinstance(value, bool):
        return None
    if isinstance(value, date):
        return day_in_words(
            value - timedelta(days=1) if keys[-1] in {"ends_on", "until"} else value
        )
    if is_money(keys, raw):
        return money_in_words(value, currency=raw["currency"])
    if is_minutes(keys, raw):
        hours, rest = divmod(value, 60)
        return f"{hours} hours {rest} minutes" if rest else f"{hours} hours"
    return f"{value:,}" if isinstance(value, int) else value


# Words of the language for which a sentence stands, and that sentence. Each is looked for below.
SENTENCES = {
    ("bound_on", "attached"): "the version in force on the day of attachment holds for a person",
    ("bound_on", "attained"): "the version in force on the day of each attainment holds for it",
    ("as_of", "referred"): "as of the day of the first referral of the spell",
    ("as_of", "attached"): "of the day of the first attachment of the spell",
    ("as_of", "attained"): "of the day of attainment",
    ("from", "referred"): "Days count from the day of the first referral of the spell",
    ("from", "attached"): "Days count from the day of the first attachment of the spell",
    ("then", "end_of_run"): "the run of such days that holds it goes on counting after",
    ("state", "attained"): "has been attained in the spell",
    ("name", "referred"): "Only where the day of the first referral of the spell is on or after",
    ("name", "attained"): "Only where the day of attainment is on or before",
    (
        "before",
        "referred",
    ): "before the day of the first referral of the spell, by what lies in them",
    ("before", "attained"): "in the 8 weeks (56 days) before the day of attainment.",
    ("counting", "own"): "it counts for itself, also what came before",
    (
        "counting",
        "window",
    ): "by whoever ever enters a cohort month, within the days on which this one does",
    ("position", "entry"): "is paid for by their place among them, on their own day",
    ("mode", "marginal"): "what the bands places say for that place",
    ("mode", "whole"): "what the bands shares say for it.",
    ("mode", "sliding"): "in the proportion that it is of the end of its band",
    ("of", "measure"): "(£61 for each)",
    ("of", "entered"): "(£69 for each who entered)",
    (
        "allocate",
        "priority",
    ): "each claim has what is left, in this order of clauses: attended, then minutes",
    ("allocate", "pro_rata"): "all of them are cut in one proportion",
    (
        "allocate",
        "refusal",
    ): "one that no longer fits whole is refused, and a later one that fits is paid",
    ("choose", "best"): "the one that pays most, and of several the first by day",
    ("rounding", "half_up"): "rounded once for each line to the nearest penny, a half upwards",
    ("rounding", "up"): "rounded once for each line up to whole",
    ("rounding", "down"): "rounded down to whole pence",
    ("to", "minor"): "to the nearest penny",
    ("to", "major"): "up to whole pounds",
    ("per", "line"): "rounded once for each line",
    ("per", "total"): "so that the lines of the clause in a spell add up to their rounded total",
    ("month_end", "same"): "Payment is due on the last day of the month of attainment.",
    ("from", "payer"): "The payer of the contract pays its payee.",
    ("to", "payee"): "The payer of the contract pays its payee.",
    ("unit", "percent"): "A percentage;",
    ("unit", "minor"): None,  # Every amount is looked for with its £.
    ("unit", "number"): "the number in",
    ("unit", "yes_no"): "Yes or no.",
    ("from", "contract_start"): "from the first day of the contract on",
    ("pay", "advance"): "on the first day of the period: it is paid in advance.",
    ("pay", "arrears"): "on the last day of the period: it is paid in arrears.",
    ("part_period", "pro_rata"): "comes to its share of the price by days, rounded once",
    ("part_period", "whole"): "known to be shorter when it is paid comes to the whole price.",
    ("part_period", "nothing"): "known to be shorter when it is paid comes to nothing.",
    ("on_early_end", "recover"): "the share of the days that are left is recovered",
    ("on_early_end", "keep"): "nothing is recovered.",
    ("at_least", 250_00): "£250 or more",
    ("scale", 1): "A percentage with 1 digit after the point",
    ("is", "yes"): "is decided to be yes",
    ("is", "no"): "is decided to be no",
    ("file", "calendars/england.csv"): "days off that its file names",
    ("file", "calendars/england-and-wales.csv"): "days off that its file names",
}


def test_every_figure_every_day_and_every_word_of_the_terms_is_said(folder_of_terms):
    """Hal objects to nothing that he was not read. So each value of the file is looked for, in words."""
    raw = tomllib.loads((folder_of_terms / "terms.toml").read_text(encoding="utf-8"))
    said = read_aloud(read_terms(folder_of_terms))
    expected = {
        (keys, value): SENTENCES.get((keys[-1], value), said_as(keys, value, raw))
        for keys, value in leaves(raw)
    }
    missing = [
        (keys, words)
        for (keys, _), words in expected.items()
        if words is not None and not re.search(rf"(?<!\w){re.escape(words)}(?!\d)", said)
    ]
    assert missing == []


def test_a_figure_that_is_left_out_is_missed(work_programme):
    """The control for the test above: another payment for staying is not in what is said."""
    said = read_aloud(work_programme)
    assert "£215" in said
    assert "£216" not in said


def test_every_name_that_the_terms_declare_is_said(folder_of_terms):
    terms = read_terms(folder_of_terms)
    said = read_aloud(terms)
    for section in SECTIONS:
        for name in getattr(terms, section):
            assert re.search(rf"^{name}: ", said, re.MULTILINE), (section, name)
    for number, name in enumerate(terms.clauses, start=1):
        assert f"\n{number}. {name}: {terms.clauses[name].says} [" in said


def test_every_row_of_every_table_is_said_on_a_line_of_its_own(folder_of_terms):
    terms = read_terms(folder_of_terms)
    lines = read_aloud(terms).splitlines()
    for table in terms.tables.values():
        for row in table.rows:
            cells = [*row.choices.values(), f"from {day_in_words(row.starts_on)}", row.source]
            assert any(
                line.endswith(row.source) and all(cell in line for cell in cells) for line in lines
            ), row.rate


def to_check(folder):
    """List the sources that are told under the last heading."""
    said = read_aloud(read_terms(folder))
    figures = said.partition("## Figures to check before signing\n\n")[2].partition("\n\n")[0]
    lines = figures.strip().splitlines()
    return [re.split(rf": (?=(?:{'|'.join(MARKS)}):)", line)[1] for line in lines]


def test_every_figure_that_is_not_published_is_listed_before_signing(folder_of_terms):
    """Hal signs nothing that rests on somebody's memory unless he has been told which figures do."""
    raw = tomllib.loads((folder_of_terms / "terms.toml").read_text(encoding="utf-8"))
    sources = [value for keys, value in leaves(raw) if keys[-1] == "source"]
    unpublished = [source for source in sources if not source.startswith("published:")]
    listed = to_check(folder_of_terms)
    assert sorted(s for s in listed if not s.startswith("published:")) == sorted(unpublished)


@pytest.mark.parametrize(
    ("source", "is_listed"),
    [
        ("published: clause 2", False),
        ("published: clause 2; how breaks count is an assumption, breaks", True),
        ("published: clause 2; the second figure is remembered", True),
        ("published: clause 2; the second figure is derived", True),
        ("published: clause 2, and all assumptions beside it", True),
        ("derived: half of clause 2", True),
        ("fixture: clause 2", True),
    ],
)
def test_a_source_that_is_published_only_in_part_is_listed_too(change, source, is_listed):
    """Hal's clause cites a public text, and admits only at the end that one word was assumed."""
    file = change("assumption: clause 2", source)
    assert (source in to_check(file)) == is_listed


def test_what_is_assumed_is_said_before_the_figures_to_check(folder_of_terms):
    terms = read_terms(folder_of_terms)
    headings = re.findall("^## (.*)$", read_aloud(terms), re.MULTILINE)
    assert headings[-2:] == ["What is assumed", "Figures to check before signing"]
    said = read_aloud(terms).partition("## What is assumed\n\n")[2].partition("\n\n##")[0]
    assert said.split("\n\n") == [f"{name}: {told}" for name, told in terms.assumptions.items()]


def test_the_head_says_what_the_marks_mean_that_these_terms_use(folder_of_terms):
    terms = read_terms(folder_of_terms)
    head = read_aloud(terms).partition("\n## ")[0]
    text = (folder_of_terms / "terms.toml").read_text(encoding="utf-8")
    used = [mark for mark in MARKS if f'source = "{mark}: ' in text]
    assert re.findall(rf"\b({'|'.join(MARKS)}) \(", head) == used
    cites_numbers = "S01" in text
    assert ("listed in SOURCES.md beside the terms" in head) == cites_numbers


def test_a_row_is_said_to_hold_until_the_last_day_on_which_it_does(work_programme):
    """The fee of year 1 was paid through 30 June 2012. Hal would take "until 1 July" for a day more."""
    said = read_aloud(work_programme)
    assert re.search("from 1 June 2011 until 30 June 2012 +\\| £400 ", said)
    assert "until 1 July" not in said


def test_no_sentence_of_ours_is_said_as_a_quotation(folder_of_terms):
    """A quotation would claim that the contract says so in these words, and nobody has read them there."""
    assert '"' not in read_aloud(read_terms(folder_of_terms))


def test_terms_that_rest_on_nobodys_memory_have_nothing_to_check(folder):
    file = folder / "terms.toml"
    text = file.read_text(encoding="utf-8").partition("\n[assumptions]")[0]
    file.write_text(
        re.sub("remembered:|assumption:|fixture:", "published:", text), encoding="utf-8"
    )
    assert "Figures to check" not in read_aloud(read_terms(file))


BESIDES = "Assumed as well, and named by no figure above: "


def test_what_is_assumed_and_is_no_figure_is_named_before_signing(folder, change):
    """Hal stops reading after the figures; a rule that was assumed moves as much money as they do."""
    last = read_aloud(read_terms(folder)).splitlines()[-1]
    assert last.startswith(f"{BESIDES}middling_bid and late_talk. ")
    file = change("assumption: clause 2", "assumption: middling_bid, in clause 2")
    assert read_aloud(read_terms(file)).splitlines()[-1].startswith(f"{BESIDES}late_talk. ")


def test_parts_that_the_terms_have_not_are_not_announced(folder):
    """The smallest terms there can be: one clause, and neither signals, tables nor limits."""
    head = (folder / "terms.toml").read_text(encoding="utf-8").partition("[signals]")[0]
    clause = (
        '[clauses.start]\nsays = "A fee."\nsource = "published: 1"\n'
        'on = { kind = "attached" }\nprice = { amount = 1 }\n'
    )
    (folder / "terms.toml").write_text(head + clause, encoding="utf-8")
    said = read_aloud(read_terms(folder))
    assert re.findall("^## (.*)$", said, re.MULTILINE) == ["What is paid"]


def say(change, *changes):
    for old, new in changes:
        file = change(old, new)
    return read_aloud(read_terms(file))


@pytest.mark.parametrize(
    ("stood", "wrote", "sentence"),
    [
        (
            'trust = ["dwp", "council"]',
            "trust = []",
            "No source is believed before another; where they disagree, the matter is unknown.",
        ),
        (
            'trust = ["dwp", "council"]',
            'trust = ["dwp", "council"]',
            "Where sources disagree, the first of these counts: dwp, then council, then all others",
        ),
        (
            "referral_opens_spell = true",
            "referral_opens_spell = false",
            "A person has one spell under the contract: the first referral stands",
        ),
        (
            "referral_opens_spell = true",
            "referral_opens_spell = true",
            "Each referral under the contract opens a new spell",
        ),
        ("= 990", "= 960", "Only jobs of at least 16 hours a week as agreed count"),
        ("= 990", "= 61", "Only jobs of at least 1 hour 1 minute a week as agreed count"),
        ("= 990", "= 30", "Only jobs of at least 30 minutes a week as agreed count"),
        (
            'source = "remembered: the bank holidays"',
            'source = "remembered: the bank holidays"',
            (
                "england: 3 days off that its file names, of the days from 1 January 2021 through "
                "31 December 2024."
            ),
        ),
        (
            'is = "(in_work or attached) and not on_benefit"',
            'is = "in_work or attached"',
            (
                "attached: yes from the day of attachment through the day on which the person left. "
                "Before the first fact about it: unknown."
            ),
        ),
        (
            'at_most = { number = 1, per = "person" }',
            'at_most = { number = 3, per = "person" }',
            "At most 3 times for each person: the first ones to be attained.",
        ),
        (
            'clauses = ["long"]',
            'clauses = ["long"]',
            "- long pays at most £500, for each spell.",
        ),
        (
            "due = { days = 30 }",
            "due = { days = 1 }",
            "Payment is due 1 day after the day of attainment.",
        ),
    ],
)
def test_a_word_of_the_terms_has_its_sentence(change, stood, wrote, sentence):
    assert sentence in say(change, (stood, wrote))


def test_a_signal_that_only_a_clause_names_is_said_though_nobody_declared_it(change):
    """Without a word about it, nobody could know that `attached` is unknown before its first fact."""
    said = say(
        change,
        ('is = "(in_work or attached) and not on_benefit"', 'is = "in_work"'),
        ('{ name = "in_work", state', '{ name = "attached", state'),
    )
    assert said.count("\nattached: yes from the day of attachment") == 1


def test_a_signal_whose_days_are_counted_is_said_though_nobody_declared_it(change):
    said = say(
        change,
        ('is = "(in_work or attached) and not on_benefit"', 'is = "in_work"'),
        ('days = "off_benefit"', 'days = "attached"'),
    )
    assert said.count("\nattached: yes from the day of attachment") == 1


def test_a_currency_whose_coins_are_not_known_is_rounded_by_its_letters(change):
    """Mia reads terms in Australian dollars, and is told of no pennies, and of nothing whole twice."""
    said = read_aloud(read_terms(change('currency = "GBP"', 'currency = "AUD"')))
    assert "to the nearest minor unit, a half upwards" in said
    assert "rounded down to whole minor units" in said
    assert "rounded once for each line up to whole AUD" in said
    assert "whole whole" not in said
    assert "AUDs" not in said
    assert "rounded once to the nearest minor unit, a half upwards" in said  # a part of a fee
    assert "penny" not in said


def test_a_look_back_that_no_break_starts_afresh_speaks_of_none(change):
    """Hal takes the break out of his look-back, and is no longer read one."""
    reset = ", reset = { gap_days_allowed = 2 } }, before"
    said = read_aloud(read_terms(change(reset, " }, before")))
    assert "the days on which in_work is yes: 90 days. Where that cannot be known it waits." in said


def test_a_day_from_which_a_condition_holds_for_good_is_said_without_an_end(change):
    """Whoever was referred from September on counts, and nobody has said until when."""
    since = 'name = "referred", starts_on = 2021-09-01'
    said = read_aloud(read_terms(change(f"{since}, ends_on = 2023-04-01", since)))
    assert "is on or after 1 September 2021; if unknown it waits." in said


@pytest.mark.parametrize("more", ["due = { days = 9 }", 'pay = { to = "trust_fund" }'])
def test_what_is_only_watched_is_said_without_payer_or_day_unless_they_are_written(change, more):
    """Nobody at the table asks who pays nothing, and when; where the terms say so, it is said."""
    watched = 'reach = { days = "in_work", at_least = { weeks = 1 } }\nprice = { amount = 0 }'
    plain, told = (
        _said_of("any_work", change(watched, new)) for new in (watched, f"{watched}\n{more}")
    )
    nothing = "  - It pays nothing: it is watched, and shown."
    assert plain[-1] == nothing
    assert told[-2] == nothing
    assert {told[-1]} <= {
        "  - Payment is due 9 days after the day of attainment.",
        "  - The payer of the contract pays trust_fund.",
    }


def _said_of(clause, file):
    said = read_aloud(read_terms(file))
    return re.search(rf"\d+\. {clause}: .*?(?=\n\n)", said, re.DOTALL)[0].splitlines()


WORKS_BY = "Every other Monday to Friday is a working day"
LEAVES_OUT = "Where a count leaves them out, these days alone are left out"


@pytest.mark.parametrize(
    ("stood", "wrote", "said"),
    [
        (', excluding = "england"', "", [WORKS_BY]),
        ('due = { working_days = { number = 10, calendar = "england" } }', "", [LEAVES_OUT]),
        ("due = { days = 30 }", "due = { days = 31 }", [WORKS_BY, LEAVES_OUT]),
    ],
)
def test_a_calendar_is_told_by_what_is_done_with_it(change, stood, wrote, said):
    """Iris leaves school holidays out of a count; nobody tells her that Monday to Friday are working days."""
    aloud = say(change, (stood, wrote))
    assert [words for words in (WORKS_BY, LEAVES_OUT) if words in aloud] == said
