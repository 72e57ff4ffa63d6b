"""Every mistake that terms can hold, each made in a small sound programme, with all that is said of it."""

import tomllib
from pathlib import Path

import pytest

from tallystick.terms import UnableToReadTerms, check_terms, read_terms

MISTAKES = tomllib.loads(Path(__file__).with_name("mistakes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("mistake", MISTAKES["mistake"], ids=lambda mistake: mistake["did"])
def test_a_mistake_is_told_with_its_line_its_place_and_its_remedy(mistake, mistakes, line_at):
    """Hal, a contract manager, makes one mistake in terms that were sound, and is told of that one."""
    told = mistakes((mistake["stood"], mistake["wrote"]))
    assert told == [f"line {line_at(mistake.get('at', mistake['wrote']))}, {mistake['told']}"]


def test_the_programme_is_sound_before_it_is_broken(mistakes):
    """The control: with nothing changed, nothing is said."""
    assert mistakes() == []


ELEVEN = [
    ('bound_on = "attained"', 'bound_on = "never"', "bound_on"),
    ("stands_for_days = 45", "stands_for_days = -45", "signals.in_work.stands_for_days"),
    ('default = "6.5"', 'default = "six"', "parameters.discount.default"),
    ('file = "calendars/england.csv"', 'file = "england.csv"', "calendars.england.file"),
    ("value = 110_00", "value = 110.00", "tables.fee.rows[3].value"),
    ("value = 200_00", "value = -200_00", "tables.fee.rows[4].value"),
    ("value = 26", "valeu = 26", "tables.weeks.rows[1].value"),
    ("at_least = { days = 28 }", "at_least = { days = 0 }", "clauses.stay.reach.at_least.days"),
    ('days = "off_benefit"', 'days = "of_benefit"', "clauses.outcome.reach.days"),
    ('percent = "share"', 'percent = "shears"', "clauses.account.price.percent_of"),
    ('clauses = ["long"]', 'clauses = ["lang"]', "caps.long_hours.clauses"),
]


def test_a_dozen_mistakes_are_told_at_once_in_order_of_their_lines(mistakes, line_at):
    """Hal has a bad day: eleven slips, all over. He is told of all of them, and of nothing else.

    One of them, a word misspelt in a row, is two: the word is not known, and the right one missing.
    A row that cannot be read neither hides the row after it, nor is missed as a row.
    """
    told = mistakes(*[(old, new) for old, new, _ in ELEVEN])
    expected = [f"line {line_at(new)}, {place}: " for _, new, place in ELEVEN]
    expected.insert(7, f"line {line_at('valeu')}, tables.weeks.rows[1].valeu: ")
    assert [said[: len(start)] for said, start in zip(told, expected, strict=True)] == expected


def test_a_refusal_says_every_mistake_with_the_file_and_holds_each_of_them(change):
    file = change("stands_for_days = 45", "stands_for_days = -45")
    change("value = 26", "value = 0")
    with pytest.raises(UnableToReadTerms) as caught:
        read_terms(file)
    assert str(caught.value).splitlines() == [
        (
            f"{file}, line 15, signals.in_work.stands_for_days: stands_for_days is -45, "
            "less than 1. Write 1 or more."
        ),
        (
            f"{file}, line 71, tables.weeks.rows[1].value: the value is 0 weeks, "
            "less than 1. Write 1 or more."
        ),
    ]
    assert caught.value.mistakes == check_terms(file)
    assert [mistake.line for mistake in caught.value.mistakes] == [15, 71]


@pytest.mark.parametrize(
    ("currency", "found", "remedy"),
    [
        ("USD", "is not whole cents", "Write $300 as 30000."),
        ("NOK", "is not whole minor units of NOK", "Write 300 NOK as 30000."),
        ("£", "is not whole pence", "Write £300 as 30000."),
    ],
)
def test_a_point_in_an_amount_is_told_in_the_currency_of_the_terms(
    mistakes, currency, found, remedy
):
    """Ida writes terms in dollars. A currency that is none is told by itself, and pence are meant."""
    changes = (
        ('currency = "GBP"', f'currency = "{currency}"'),
        ("amount = 300_00", "amount = 300.00"),
    )
    *_, told = mistakes(*changes)
    assert told.endswith(f"clauses.stay.price.amount: the amount 300.0 {found}. {remedy}")


def test_a_word_that_is_missing_from_the_head_stands_on_no_line_and_comes_first(mistakes):
    told = mistakes(('title = "Restart"\n', ""), ("value = 26", "value = 0"))
    assert told[0] == "title: title is missing. Write it."
    assert len(told) == 2


def test_a_word_that_is_missing_elsewhere_is_told_with_the_part_that_lacks_it(mistakes, line_at):
    told = mistakes(('price = { amount = 300_00 }\ndue = { month_end = "same" }', ""))
    line = line_at("[clauses.stay]")
    assert told == [f"line {line}, clauses.stay.price: price is missing. Write it."]


def test_with_no_day_to_be_in_force_from_tables_are_not_searched_for_holes(mistakes):
    """Without that day nobody can say from when a row is missing; only the day itself is missed."""
    told = mistakes(("in_force_from = 2021-07-01\n", ""))
    assert told == ["in_force_from: in_force_from is missing. Write it."]


def test_terms_without_a_clause_pay_nobody(folder):
    text = (folder / "terms.toml").read_text(encoding="utf-8")
    (folder / "terms.toml").write_text(text[: text.index("[clauses.stay]")], encoding="utf-8")
    (told,) = check_terms(folder)
    assert str(told) == (
        f"{folder}/terms.toml, clauses: there is no clause. Write one, as [clauses.NAME]."
    )


def test_a_section_that_is_a_list_is_told_how_to_write_one_part_of_it(mistakes, line_at):
    told = mistakes(("[caps.person]", "[[caps]]"), ("[caps.long_hours]", "[[caps]] # two"))
    line = line_at('[[caps]]\nsays = "No') - 1
    assert told == [
        f"line {line}, caps: caps is a list, not a table. Write it as [caps.NAME], one for each."
    ]


def test_a_kind_whose_code_may_be_any_text_can_be_asked_for_any(mistakes):
    """Why a job ended is for the reporter to say, so that a clause may wait for any reason."""
    on = 'on = { kind = "job_started" }'
    assert mistakes((on, 'on = { kind = "job_ended", codes = ["moved away"] }')) == []


@pytest.mark.parametrize("percent", ["0", "100", "100.0"])
def test_a_default_may_be_anything_from_nothing_to_everything(mistakes, percent):
    assert mistakes(('default = "6.5"', f'default = "{percent}"')) == []


OUTCOME = 'source = "assumption: clause 2"'


def test_every_clause_of_a_circle_is_told_the_way_round(mistakes, line_at):
    """Outcome comes after stay, and stay after outcome: neither could ever be the first."""
    after_stay = 'after = { clause = "stay", state = "attained" }'
    told = mistakes((OUTCOME, f"{OUTCOME}\n{after_stay}"))
    stay, outcome = line_at('source = "fixture: clause 3"\nafter'), line_at(after_stay)
    name_another = "Name a clause that comes before."
    assert told == [
        (
            f"line {stay}, clauses.stay.after: a clause after itself: "
            f"stay after outcome after stay. {name_another}"
        ),
        (
            f"line {outcome}, clauses.outcome.after: a clause after itself: "
            f"outcome after stay after outcome. {name_another}"
        ),
    ]


def test_a_clause_that_comes_after_a_circle_is_not_blamed_for_it(mistakes):
    """Account comes after outcome, which comes after itself; only outcome is at fault."""
    told = mistakes((OUTCOME, f'{OUTCOME}\nafter = {{ clause = "outcome", state = "attained" }}'))
    assert [said.split(": ")[0].split(", ")[1] for said in told] == ["clauses.outcome.after"]


def test_signals_made_of_each_other_are_both_told(mistakes):
    told = mistakes(
        (
            'off_benefit = { is = "(in_work or attached) and not on_benefit" }',
            'off_benefit = { is = "not busy" }\nbusy = { is = "in_work or off_benefit" }',
        )
    )
    assert [said.split(", ", 1)[1].split(". ")[0] for said in told] == [
        "signals.off_benefit.is: the signal off_benefit is made of itself",
        "signals.busy.is: the signal busy is made of itself",
    ]


def test_a_signal_made_of_one_that_cannot_be_read_is_not_blamed_for_it(mistakes):
    told = mistakes(
        (
            'off_benefit = { is = "(in_work or attached) and not on_benefit" }',
            'off_benefit = { is = "busy and busy" }\nbusy = { is = "in_work and" }',
        )
    )
    assert [said.split(", ", 1)[1].split(":")[0] for said in told] == ["signals.busy.is"]


def test_a_name_of_a_part_that_could_not_be_read_is_known_all_the_same(mistakes):
    """The clause outcome has a fault of its own; those that follow it, and the cap, still name it."""
    told = mistakes(("run_gap_days_allowed = 2", "run_gap_days_allowed = -2"))
    assert [said.split(": ")[0].split(", ")[1] for said in told] == [
        "clauses.outcome.reach.window.run_gap_days_allowed"
    ]


def test_a_classification_that_could_not_be_read_hides_no_other_mistake(mistakes):
    told = mistakes(
        ('says = "The band of need that a person is in."\n', ""), ("value = 7,", "value = -7,")
    )
    assert [said.split(": ")[0].split(", ")[1] for said in told] == [
        "classifications.band.says",
        "tables.times.rows[1].value",
    ]


@pytest.mark.parametrize("cell", ["west", "east"])
def test_a_row_that_cannot_be_read_is_not_also_missed(mistakes, cell):
    """A row without its source is told once; nobody then looks for a row that is there."""
    said = '{ band = "B", area = "west", starts_on = 2022-01-01, value = 0, source = "fixture: 5" }'
    told = mistakes((said, said.replace(', source = "fixture: 5"', "").replace("west", cell)))
    missing = ["tables.fee.rows: missing row: nothing is said for band B, area west"]
    own = ["tables.fee.rows[5].source: source is missing"]
    assert [s.split(", ", 1)[1].split(". ")[0] for s in told] == (
        own if cell == "west" else missing + own
    )
