"""Reading sound terms: the real programme, and what each part of them is once read."""

import dataclasses
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pydantic
import pytest

from tallystick.terms import (
    MARKS,
    After,
    AtMost,
    Contract,
    Length,
    Lookup,
    Number,
    On,
    Pay,
    Reach,
    Repeat,
    Reset,
    Signal,
    SignalIs,
    Threshold,
    Window,
    assumed_contract,
    read_terms,
)

PROGRAMMES = Path(__file__).parents[2] / "programmes"

# What a journey that earns everything brings in, group by group, in pounds; SOURCES.md says where from.
EVERYTHING = {
    "PG1": 3_810,
    "PG2": 4_395,
    "PG3": 6_600,
    "PG4": 6_600,
    "PG5": 3_700,
    "PG6": 6_500,
    "PG7": 13_720,
    "PG8": 3_700,
    "PG9": 5_600,
}


def test_a_programme_is_read_from_its_folder_or_from_its_file():
    folder = PROGRAMMES / "work-programme-2011"
    assert read_terms(folder) == read_terms(folder / "terms.toml")


def test_the_head_of_the_work_programme_says_what_it_is(work_programme):
    head = work_programme.head
    assert work_programme.name == head.name == "work-programme-2011"
    assert (head.version, head.in_force_from) == ("2011-06", date(2011, 6, 1))
    assert (head.currency, head.time_zone, head.trust) == ("GBP", "Europe/London", ("department",))
    assert (head.bound_on, head.referral_opens_spell) == ("attached", False)


@pytest.mark.parametrize(("group", "pounds"), EVERYTHING.items())
def test_the_parts_of_the_work_programme_add_up_to_the_total_of_the_group(
    work_programme, group, pounds
):
    """An attachment in the group's first year, an outcome, and every sustainment payment."""
    tables = work_programme.tables
    first = date(2012, 3, 5) if group == "PG9" else date(2011, 6, 1)

    def value(table):
        (row,) = tables[table].rows_for({"payment_group": group}, day=first)
        return row.value

    whole = (
        value("attachment_fee")
        + value("job_outcome_price")
        + value("sustainment_payments") * value("sustainment_price")
    )
    assert whole == value("maximum_total") == pounds * 100


def test_every_figure_of_the_work_programme_says_how_far_it_can_be_relied_on(work_programme):
    """Gus, an auditor, finds no figure whose source does not begin with one of the four marks."""
    rows = [row for table in work_programme.tables.values() for row in table.rows]
    marks = {row.source.partition(":")[0] for row in rows}
    assert len(rows) == 9 * 5 + 9 * 4
    assert marks <= set(MARKS) - {"fixture"}


def test_a_clause_stands_after_the_one_that_it_follows_and_otherwise_as_in_the_file(restart):
    """The file begins with stay, which follows outcome; the others keep their order."""
    first_six = ["outcome", "stay", "start", "account", "long", "any_work"]
    assert list(restart.clauses)[:6] == first_six
    assert restart.follows("stay") == ("outcome",)
    assert restart.follows("outcome") == ()


def test_a_chain_of_clauses_is_followed_nearest_first(change):
    change(
        'source = "fixture: clause 6"',
        'source = "fixture: clause 6"\nafter = { clause = "stay", state = "attained" }',
    )
    file = change("clauses.any_work", "clauses.a_week")
    terms = read_terms(file)
    assert terms.follows("a_week") == ("stay", "outcome")
    after_that = ["stay", "start", "account", "long", "a_week"]
    assert list(terms.clauses)[:6] == ["outcome", *after_that]


def test_every_word_of_a_clause_is_read_as_it_stands(restart):
    """Stay is the clause with the most words; each of them is where a reader of the file expects it."""
    stay, start = restart.clauses["stay"], restart.clauses["start"]
    lookup = Lookup(table="window", as_of="attached")
    assert stay.trigger == Reach(
        days="in_work",
        at_least=Threshold(days=28),
        window=Window(anchor="attached", through=Length(lookup=lookup)),
        reset=Reset(gap_days_allowed=3),
        repeat=Repeat(
            every=Threshold(weeks=4), up_to=Number(lookup=Lookup(table="times", as_of="referred"))
        ),
    )
    assert stay.after == After(clause="outcome", state="attained")
    assert stay.due.month_end == "same"
    assert start.trigger == On(kind="contacted", codes=("attended", "by_phone"))
    assert start.at_most == AtMost(number=1, per="person")
    assert start.when[0].classification.is_any_of == ("east", "west")
    assert start.when[1].signal == SignalIs(name="in_work", state="no", as_of="attached")
    assert start.due.days == 30
    assert start.pay == Pay()
    assert restart.clauses["any_work"].due is None


def test_a_percentage_names_the_parameter_of_the_contract_that_gives_it(restart):
    outcome, account = restart.clauses["outcome"].price, restart.clauses["account"].price
    assert outcome.word == account.word == "percent_of"
    assert outcome.percent_of.parameter == "discount"
    assert account.percent_of.parameter == "share"
    assert outcome.percent_of.price.word == "amount"


def test_a_length_is_known_in_days_unless_a_table_gives_it():
    """A week is seven days; trap or not, 52 weeks are 364."""
    assert Length(weeks=52).in_days == 52 * 7
    assert Length(days=28).in_days == 28
    assert Length(lookup=Lookup(table="weeks", as_of="attached")).in_days is None


def test_terms_cannot_be_changed_once_they_are_read(restart):
    with pytest.raises(pydantic.ValidationError, match="frozen"):
        restart.clauses["stay"].says = "something else"
    with pytest.raises(dataclasses.FrozenInstanceError):
        restart.head = None


def test_a_row_without_a_first_day_holds_from_the_day_the_terms_are_in_force(restart):
    first, second, *_ = restart.tables["fee"].rows
    assert (first.starts_on, first.ends_on) == (date(2021, 7, 1), date(2022, 7, 1))
    assert (second.starts_on, second.ends_on) == (date(2022, 7, 1), None)


def test_a_row_is_cited_by_its_table_its_dimensions_and_its_first_day(restart):
    """facts.md, section 7: `table[dim=value,…]@from`."""
    assert restart.tables["fee"].rows[1].rate == "fee[band=A,area=east]@2022-07-01"
    assert restart.tables["times"].rows[0].rate == "times[]@2021-07-01"


@pytest.mark.parametrize(
    ("day", "values"),
    [
        (date(2021, 6, 30), []),
        (date(2021, 7, 1), [100_00]),
        (date(2022, 6, 30), [100_00]),
        (date(2022, 7, 1), [50_05]),
        (date(2099, 1, 1), [50_05]),
    ],
)
def test_a_row_holds_from_its_first_day_to_the_eve_of_its_end(restart, day, values):
    rows = restart.tables["fee"].rows_for({"band": "A", "area": "east"}, day=day)
    assert [row.value for row in rows] == values


def test_a_row_is_chosen_by_every_dimension(restart):
    day = date(2022, 1, 1)
    chosen = {
        (band, area): restart.tables["fee"].rows_for({"band": band, "area": area}, day=day)
        for band in "AB"
        for area in ("east", "west", "north")
    }
    assert {key: [row.value for row in rows] for key, rows in chosen.items()} == {
        ("A", "east"): [100_00],
        ("A", "west"): [110_00],
        ("A", "north"): [],
        ("B", "east"): [200_00],
        ("B", "west"): [0],
        ("B", "north"): [],
    }


def test_the_lowest_and_the_highest_value_of_a_lookup_are_over_all_its_rows(restart):
    weeks = Lookup(table="weeks", as_of="attached")
    assert (restart.lowest(weeks), restart.highest(weeks)) == (13, 26)


@pytest.mark.parametrize(
    ("table", "as_of", "fixed"),
    [
        ("weeks", "attached", True),  # by band, which is known as of the attachment
        ("weeks", "attained", False),  # the row's day moves with the attainment
        ("fee", "attached", False),  # by area, which is known as of the attainment
        ("times", "referred", True),  # by nothing at all
    ],
)
def test_a_lookup_is_fixed_in_a_spell_unless_something_goes_by_the_attainment(
    restart, table, as_of, fixed
):
    assert restart.is_fixed_in_a_spell(Lookup(table=table, as_of=as_of)) is fixed


def test_a_signal_is_read_from_facts_or_narrows_one_that_is(restart):
    assert restart.base_of("in_work") == "in_work"
    assert restart.base_of("long_hours") == "in_work"
    assert restart.signal("long_hours").weekly_minutes_at_least == 990
    assert restart.signal("attached") == Signal()
    assert restart.signal("attached").before_first == "unknown"


def test_a_calendar_is_read_with_its_days_off_and_where_they_stand(restart):
    england = restart.calendars["england"]
    assert england.days_off == {date(2021, 12, 27), date(2021, 12, 28), date(2022, 1, 3)}
    assert (england.starts_on, england.ends_on) == (date(2021, 1, 1), date(2025, 1, 1))
    assert england.source == "remembered: the bank holidays"


def test_the_contract_that_is_assumed_is_the_programmes_own(restart):
    """facts.md, section 6: payer `commissioner`, payee `provider`, and no dates."""
    assert assumed_contract(restart) == Contract(
        contract="restart-2021",
        programme="restart-2021",
        version="2021-07",
        payer="commissioner",
        payee="provider",
        starts_on=None,
        ends_on=None,
        parent=None,
        parameters={},
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "covered"),
    [
        (None, None, [True, True, True, True]),
        (date(2022, 1, 2), None, [False, True, True, True]),
        (None, date(2022, 1, 3), [True, True, False, False]),
        (date(2022, 1, 2), date(2022, 1, 3), [False, True, False, False]),
    ],
)
def test_a_contract_covers_its_first_day_and_not_the_day_on_which_it_ends(
    starts_on, ends_on, covered
):
    contract = Contract("n", "p", "1", "dwp", "north", starts_on=starts_on, ends_on=ends_on)
    assert [contract.covers(date(2022, 1, day)) for day in (1, 2, 3, 4)] == covered


def test_a_contract_has_its_own_figures_and_the_defaults_of_those_that_it_leaves_out(restart):
    contract = Contract("n", "restart-2021", "2021-07", "dwp", "north", parameters={"share": "40"})
    assert contract.share("share", terms=restart) == Fraction(40, 100)
    assert contract.share("discount", terms=restart) == Fraction(65, 1000)


def test_a_figure_of_a_contract_that_is_no_percentage_is_refused(restart):
    contract = Contract(
        "n", "restart-2021", "2021-07", "dwp", "north", parameters={"share": "lots"}
    )
    with pytest.raises(ValueError, match="'lots' is not a percentage"):
        contract.share("share", terms=restart)


def assumptions_of_sources():
    """Give the names of the assumptions in SOURCES.md, each with the numbers of its cases."""
    text = (PROGRAMMES / "work-programme-2011" / "SOURCES.md").read_text(encoding="utf-8")
    table = text.partition("## Assumptions, each with a name")[2].partition("Also assumed")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| `")]
    return {name.strip("`"): re.findall(r"\b\d{2,3}\b", cases) for name, *_, cases in rows}


def test_the_assumptions_of_the_work_programme_are_those_of_its_sources(work_programme):
    """Hal reads the terms aloud and never opens SOURCES.md; he is told the same fifteen things."""
    sources = assumptions_of_sources()
    assert list(work_programme.assumptions) == list(sources)
    assert len(sources) == 15
    for name, said in work_programme.assumptions.items():
        assumed, _, cases = said.partition(". It moves money")
        assert assumed, name
        assert re.findall(r"\b\d{2,3}\b", cases) == sources[name], name


def test_an_assumption_that_a_source_cites_by_name_is_declared(work_programme):
    """Whoever finds `assumption: pg9_weeks` beside a figure can look up what was assumed."""
    tables = work_programme.tables.values()
    sources = [row.source for table in tables for row in table.rows]
    sources += [table.source for table in tables if table.source]
    for part in ("clauses", "caps", "parameters", "classifications"):
        sources += [words.source for words in getattr(work_programme, part).values()]
    for classification in work_programme.classifications.values():
        sources += [value.source for value in classification.values.values()]
    cited = {
        name for source in sources for name in re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+", source)
    }
    assert len(cited) == 5
    assert cited <= set(work_programme.assumptions)


def test_terms_that_assume_nothing_hold_no_assumption(change):
    text = change("[assumptions]", "[assumptions]").read_text(encoding="utf-8")
    file = change(text[text.index("[assumptions]") :], "")
    assert read_terms(file).assumptions == {}


def test_what_is_assumed_changes_nothing_else_in_the_terms(change, restart):
    """It is said for people to read. What is paid is paid by the clauses, and they stay the same."""
    other = read_terms(change("late_talk = ", "early_talk = "))
    assert list(other.assumptions) == ["middling_bid", "early_talk"]
    assert dataclasses.replace(other, assumptions=restart.assumptions, path=restart.path) == restart


TEN_DAYS = 'reach = { days = "in_work", at_least = { days = 10 }'


@pytest.mark.parametrize("signal", ["off_benefit", "long_hours"])
def test_days_of_a_signal_that_is_made_of_work_may_be_counted_for_each_employer(change, signal):
    """Off benefit is made of work and of more; long hours are a kind of work."""
    file = change(
        TEN_DAYS, TEN_DAYS.replace("{", '{ per = "employer",', 1).replace("in_work", signal)
    )
    assert read_terms(file).clauses["lately"].reach.per == "employer"


def test_a_signal_that_cannot_be_read_is_not_also_blamed_for_being_about_no_work(mistakes):
    """Hal leaves a formula half written, and counts the days of its signal for each employer."""
    told = mistakes(
        ('is = "(in_work or attached) and not on_benefit"', 'is = "in_work and"'),
        (
            TEN_DAYS,
            TEN_DAYS.replace("{", '{ per = "employer",', 1).replace("in_work", "off_benefit"),
        ),
    )
    assert [said.split(": ")[0].split(", ")[1] for said in told] == ["signals.off_benefit.is"]
