"""A clause over cohorts in words: for each cohort what is owed, or why nothing is, and every step of it."""

import re
from datetime import date

import pytest

from tallystick.feeds import drawn_events
from tallystick.settlement import UnableToExplain, explain_clause, explain_line, settle
from tallystick.terms import Contract, read_terms
from tests.settlement.conftest import rows
from tests.spec.comparing import path_of_terms
from tests.spec.test_bands import BONUS_ON_PLACES, PLACES, UNKNOWN_NEED
from tests.spec.test_cohorts import (
    BONUS,
    DOUBTFUL_STARTS,
    FIVE_STARTERS,
    STARTERS,
    UNCONFIRMED,
    YEARLY_AND_COHORT,
)
from tests.spec.test_pots import FEE
from tests.spec.test_trap_11_refunds_leave_the_highest_band import THREE

SPRING = date(2024, 4, 1)


@pytest.fixture
def told(tmp_path):
    """Explain a clause over cohorts under terms of a story."""

    def tell(terms, journey, *, clause="bonus", as_of=date(2025, 1, 31), **asked):
        read = read_terms(path_of_terms(terms, folder=tmp_path))
        events = drawn_events(journey, contract=read.name)
        return explain_clause(events, terms=read, as_of=as_of, clause=clause, **asked)

    return tell


def test_a_cohort_that_misses_its_hurdle_says_by_how_much(told):
    """Rae sees no line for the spring. One of five is 20 per cent; Bea's 13 weeks would have done."""
    said = told(BONUS, FIVE_STARTERS, first_on=SPRING)
    assert said == (
        "Nothing is owed for bonus of the cohort quarter that entered from 1 April 2024 to 30 June 2024 "
        "under story.\n\n"
        "bonus: Five per cent of what the starts of a quarter pay, once 40 per cent have 13 weeks in work. "
        "[fixture: a bonus]\n\n"
        "By start, 5 people entered.\n"
        "What counts is what they attained by 31 December 2024, when it closed.\n"
        "The rate of thirteen_weeks is 1 of 5, which is 20 %.\n"
        "The hurdle is 40 %: 1 more was needed."
    )


def test_a_cohort_that_has_not_closed_says_how_things_stand(told):
    """On 30 September Abe alone has 13 weeks, and there are three months to go."""
    as_of = date(2024, 9, 30)
    said = told(BONUS, FIVE_STARTERS, first_on=SPRING, as_of=as_of)
    assert said.startswith("Nothing is owed yet for bonus of the cohort quarter that entered from")
    assert "under story: it closes on 31 December 2024, after 30 September 2024.\n" in said
    assert "What they attain counts until 31 December 2024, when it closes.\n" in said
    assert said.endswith("The hurdle is 40 %: 1 more is needed as things stand.")
    sixty = BONUS.replace('"40"', '"60"')
    assert told(sixty, FIVE_STARTERS, first_on=SPRING, as_of=as_of).endswith(
        "2 more are needed as things stand."
    )
    twenty = BONUS.replace('"40"', '"20"')
    said = told(twenty, FIVE_STARTERS, first_on=SPRING, as_of=as_of)
    assert said.endswith("The hurdle is 20 %, and it is reached as things stand.")


def test_without_a_day_every_cohort_is_told_that_has_begun(told):
    """Sam asks for all: spring, then summer and autumn, which nobody entered, and winter, which goes on."""
    spring, summer, autumn, winter = told(BONUS, FIVE_STARTERS).split("\n\n" + "-" * 40 + "\n\n")
    assert "The rate of thirteen_weeks is 1 of 5" in spring
    assert summer == told(BONUS, FIVE_STARTERS, first_on=date(2024, 7, 1))
    assert "that entered from 1 October 2024 to 31 December 2024" in autumn
    assert "By start, nobody entered." in autumn
    assert autumn.endswith("So there is nothing to measure so far.")
    assert "that enters from 1 January 2025 to 31 March 2025" in winter


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_a_cohort_that_nobody_enters_is_told_as_well(told, tmp_path, engine):
    """Nobody starts from July to September: no engine gives a row, and the words say why."""
    terms = read_terms(path_of_terms(BONUS, folder=tmp_path))
    events = drawn_events(FIVE_STARTERS, contract=terms.name)
    settled = settle(events, terms=terms, as_of=date(2025, 4, 1), engine=engine)
    assert "bonus" not in settled.lines["clause"].to_pylist()
    assert settled.waiting.num_rows == 0
    said = told(BONUS, FIVE_STARTERS, first_on=date(2024, 7, 1), as_of=date(2025, 4, 1))
    assert said.startswith(
        "Nothing is owed for bonus of the cohort quarter that entered from 1 July 2024"
    )
    assert said.endswith(
        "By start, nobody entered.\n"
        "What counts is what they attained by 31 March 2025, when it closed.\n"
        "So there is nothing to measure."
    )


WITH_BEA = FIVE_STARTERS + "            bea | 2024-10-02 | job_started | till\n"


@pytest.mark.parametrize("engine", ["reference", "duckdb"])
def test_what_is_told_of_a_line_is_what_both_engines_pay(told, tmp_path, engine):
    """Tia reads £100, and finds the line with its claims cited alike in the file of either engine."""
    terms = read_terms(path_of_terms(BONUS, folder=tmp_path))
    events = drawn_events(WITH_BEA, contract=terms.name)
    settled = settle(events, terms=terms, as_of=date(2025, 1, 31), engine=engine)
    paid = [row for row in rows(settled.lines, "clause", "amount") if row[0] == "bonus"]
    assert paid == [("bonus", 100_00)]
    said = told(BONUS, WITH_BEA, first_on=SPRING)
    assert said.startswith("£100 for bonus 1 of the cohort quarter")
    assert "The claims behind it are cited as cohort/7-" in said
    assert said.endswith("; ask for the line to see each of them.")


def test_a_cohort_that_waits_says_so_under_its_clause(told):
    """Whether Abe and Bea have 13 weeks nobody has confirmed."""
    said = told(UNCONFIRMED, WITH_BEA, first_on=SPRING)
    assert said.startswith("bonus 1 of the cohort quarter")
    assert said.endswith("The hurdle is 40 %; whether it is reached is not known.")
    # If all three who may be counted were, there would be 60 per cent of them.
    eighty = UNCONFIRMED.replace('"40"', '"80"')
    assert told(eighty, WITH_BEA, first_on=SPRING).endswith(
        "2 more were needed even with all that waits."
    )


def test_whoever_may_have_entered_is_told(told):
    """Nobody says what Wyn needs, so that she may have started or not."""
    journey = """
        person | happened_on | kind       | key  | code
        -------+-------------+------------+------+-----
        vic    | 2024-04-01  | referred   |      |
        vic    | 2024-04-01  | classified | need | high
        vic    | 2024-04-08  | attached   |      |
        wyn    | 2024-04-01  | referred   |      |
        wyn    | 2024-04-08  | attached   |      |
    """
    said = told(DOUBTFUL_STARTS, journey, clause="half_of_it", first_on=SPRING)
    assert "By start, 1 person entered, and 1 more may have.\n" in said
    said = told(UNKNOWN_NEED, journey, clause="volume_fee")
    assert said.startswith("£400 for 2 places of volume_fee, of the cohort all under story.\n")
    assert said.endswith(
        "What they are worth, each by its place:\n"
        "  1 of volume_fee at £400, by volume[1-2]@2020-01-01: £400\n"
        "  1 waits"
    )


def test_what_happens_in_the_days_of_entry_is_told_as_such(told):
    """Max completes in the half-year in which nobody starts: of nobody there is no share."""
    journey = """
        person | happened_on | kind        | key
        -------+-------------+-------------+-----
        max    | 2024-05-01  | referred    |
        max    | 2024-05-01  | attached    |
        max    | 2024-05-06  | job_started | oven
    """
    first, second, _ = told(YEARLY_AND_COHORT, journey, clause="in_the_window").split("-" * 40)
    assert "by whoever enters any of these cohorts.\n" in first
    assert "The rate of thirteen_weeks is 0 of 1, which is 0 %.\n" in first
    assert "So there is nothing to measure." in second


def over(measure, price, more=""):
    """Pay for the same starters by another measure and price."""
    return f"""{STARTERS}
    [over.bonus]
    says = "By another measure."
    source = "fixture: a measure"
    cohort = "quarter"
    {measure}
    price = {{ {price} }}
    {more}
"""


RATE, COUNT = 'rate = ["thirteen_weeks"]', 'count = ["start"]'


@pytest.mark.parametrize(
    ("measure", "hurdle", "told_of_it"),
    [
        (COUNT, "number = 7", "The count of start is 5.\nThe hurdle is 7: 2 more were needed."),
        (
            'sum = ["start"]',
            "amount = 2_500_00",
            "The sum of start is £2,000.\nThe hurdle is £2,500: £500 more was needed.",
        ),
        (
            'mean = ["start"]',
            "amount = 400_01",
            "The mean of start is £400, of £2,000 by 5.\nThe hurdle is £400.01: £0.05 more was needed.",
        ),
    ],
)
def test_each_hurdle_is_told_in_the_unit_of_its_measure(told, measure, hurdle, told_of_it):
    """Uma reads how many starts, how many pounds in all, and how many for all heads were missing."""
    terms = over(measure, "amount = 5_00", f"at_least = {{ {hurdle} }}")
    assert told(terms, FIVE_STARTERS, first_on=SPRING).endswith(told_of_it)


BANDS = """
    [bands.share]
    says = "Less below 40 per cent."
    source = "fixture: bands"
    unit = "percent"
    rows = [{ from = "0", below = "40", value = 100_00 }, { from = "40", value = 300_00 }]

    [bands.starts]
    says = "Nothing below three."
    source = "fixture: bands"
    unit = "number"
    rows = [{ from = 1, through = 2, value = 0 }, { from = 3, value = 90_00, source = "fixture: a row" }]

    [parameters.part]
    unit = "percent"
    default = "12.5"
    says = "What the provider asked for."
"""
HALF_UP = 'rounding = "half_up"'
LEFT_OUT = (
    "The first 1 is not paid for, which is 30 % of the 5 who entered, rounded down; "
    "of 5 counted that leaves 4"
)
NINE, TWO = "{ amount = 9_99 }", "{ amount = 2_00 }"


@pytest.mark.parametrize(
    ("measure", "price", "steps"),
    [
        (
            RATE,
            'band = { by = "share", mode = "whole" }',
            ["£100, by the band share[0-40]@2020-01-01, in which 20 % lies [fixture: bands]"],
        ),
        (
            RATE,
            f'band = {{ by = "share", mode = "sliding", rounding = {{ {HALF_UP}, to = "major" }} }}',
            [
                "£100, by the band share[0-40]@2020-01-01, in which 20 % lies [fixture: bands]",
                "In the proportion of 20 % of 40 %, the end of its band, that is £50",
            ],
        ),
        (
            COUNT,
            'band = { by = "starts", mode = "whole" }',
            ["£90, by the band starts[3-]@2020-01-01, in which 5 lies [fixture: a row]"],
        ),
        (
            'count = ["thirteen_weeks"]\n    above = { number = 3 }',
            'band = { by = "starts", mode = "whole" }',
            [
                "The first 3 are not paid for; of 1 counted that leaves 0",
                "£0: 0 is below every band of starts",
            ],
        ),
        (
            COUNT + '\n    above = { percent = "30" }',
            'per_unit = { price = { amount = 7_00 }, of = "measure" }',
            [
                LEFT_OUT,
                "£7, by the clause",
                "4 at £7 each come to £28",
            ],
        ),
        (
            RATE,
            'per_unit = { price = { amount = 7_00 }, of = "entered" }',
            ["£7, by the clause", "5 who entered at £7 each come to £35"],
        ),
        (
            COUNT,
            f'min = [{{ percent_of = {{ price = {NINE}, percent = "part", {HALF_UP} }} }}, {TWO}]',
            [
                "  £9.99, by the clause",
                "  The contract's part is 12.5 %",
                "  12.5 % of £9.99 is 124.875 minor units, rounded £1.25",
                "  £2, by the clause",
                "The least of these is £1.25",
            ],
        ),
        (
            COUNT,
            'sum_of = ["start", "thirteen_weeks"]',
            [
                "5 of start at £400: £2,000",
                "1 of thirteen_weeks at £0: £0",
                "Together these come to £2,000",
            ],
        ),
    ],
)
def test_each_word_of_a_price_is_told_with_its_arithmetic(told, measure, price, steps):
    """Val follows each figure with a pencil."""
    said = told(over(measure, price) + BANDS, FIVE_STARTERS, first_on=SPRING)
    worth = said.partition("What it is worth:\n")[2].partition("\n\n")[0]
    assert worth.split("\n") == [f"  {step}" for step in steps]


SEVEN = "".join(
    f"p{number} | 2024-04-01 | referred |\np{number} | 2024-04-0{number} | attached |\n"
    for number in range(1, 8)
)
HEADS = "person | happened_on | kind | key\n-------+-------------+------+-----\n"


def test_of_many_amounts_only_what_they_come_to_is_told(told):
    """Seven start in seven bands of their own; nobody wants seven lines of them."""
    bands = "".join(
        f"        {{ from = {n}, through = {n}, value = {n}_00 }},\n" for n in range(1, 7)
    )
    terms = BONUS_ON_PLACES.replace(
        "        { from = 1, through = 2, value = 400_00 },\n"
        "        { from = 3, through = 3, value = 300_00 },\n"
        "        { from = 4, value = 100_00 },\n",
        f"{bands}        {{ from = 7, value = 7_00 }},\n",
    )
    said = told(terms, HEADS + SEVEN, first_on=SPRING)
    assert "What it is worth:\n  7 of volume_fee come to £28\n  5 % of £28 is £1.40\n" in said


def test_what_nobody_claims_comes_to_nothing(told):
    """Nobody has 13 weeks, and a share of what those pay is nothing."""
    terms = over(COUNT, 'sum_of = ["thirteen_weeks"]')
    journey = FIVE_STARTERS.replace("            abe    | 2024-05-01  | job_started | oven\n", "")
    assert "What it is worth:\n  There are no claims, which come to £0\n" in told(
        terms, journey, first_on=SPRING
    )


def test_places_are_told_together_by_what_each_is_paid(told):
    """Wes asks for the volume fee: how many at which rate, and what a pot leaves of it."""
    said = told(PLACES, THREE, clause="volume_fee")
    assert said == (
        "£1,100 for 3 places of volume_fee, of the cohort all under story.\n\n"
        "volume_fee: The first two starts at 400 pounds, the next at 300, the rest at 100. "
        "[fixture: a fee by volume]\n\n"
        "By start, 3 people entered.\n\n"
        "What they are worth, each by its place:\n"
        "  2 of volume_fee at £400, by volume[1-2]@2020-01-01: £800\n"
        "  1 of volume_fee at £300, by volume[3-3]@2020-01-01: £300"
    )
    said = told(PLACES + POT, THREE, clause="volume_fee")
    assert said.startswith(
        "£1,100 for 3 places of volume_fee, of the cohort all under story, and £800 is paid."
    )
    assert said.endswith(
        "£300\n  1 is refused\n\n"
        "What there is for everybody together:\n"
        "  In 1 place: the pot budget has £100 left of £900, and £300 is claimed: it is refused."
    )


def test_places_that_a_pot_cuts_say_why_and_in_how_many_of_them_the_same(told):
    """Wes asks why less is paid than the places come to: a pot of £900 for £1,100 is shared out."""
    said = told(PLACES + POT.replace("refusal", "pro_rata"), THREE, clause="volume_fee")
    assert said.startswith(
        "£1,100 for 3 places of volume_fee, of the cohort all under story, and £900"
    )
    assert (
        "What there is for everybody together:\n"
        "  In 3 places: £1,100 is claimed in all from the pot budget and £900 is there: all claims are cut "
        "to about 81.82 %, "
    ) in said
    # 400 × 900 / 1,100 is 327.2727 and 300 × 900 / 1,100 is 245.4545, whose remainder is the largest.
    assert said.endswith(
        "  In 2 places: £400 is claimed here, and £327.27 is paid.\n"
        "  In 1 place: £300 is claimed here, and £245.46 is paid."
    )


def test_places_that_a_cap_cuts_say_what_was_left_of_it(told):
    """Wes has a cap of 900 pounds: the third place has what the first two leave."""
    cap = POT.replace("pots.", "caps.").replace('allocate = "refusal"', 'per = "contract"')
    said = told(PLACES + cap, THREE, clause="volume_fee")
    assert said.endswith(
        "  In 1 place: the cap budget has £100 left of £900, and £300 is claimed: £100 is paid. "
        "Paid before it: £800 for volume_fee."
    )


def test_of_many_places_that_are_cut_otherwise_the_first_are_told(told):
    """The bands of fifteen starters fall by a pound each: twelve ways are told, and the rest counted."""
    rows = ", ".join(
        f"{{ from = {place}, through = {place}, value = {100_00 - 1_00 * place} }}"
        for place in range(1, 15)
    )
    terms = re.sub(
        r"rows = \[.*?\n    \]",
        f"rows = [{rows}, {{ from = 15, value = 85_00 }}]",
        PLACES,
        flags=re.DOTALL,
    )
    assert rows in terms
    fifteen = THREE.splitlines()[:3]
    for number in range(15):
        fifteen += [
            f"            p{number:02d} | | 2024-04-{number + 1:02d} | {kind} | "
            for kind in ("referred", "attached")
        ]
    said = told(terms + POT.replace("refusal", "pro_rata"), "\n".join(fifteen), clause="volume_fee")
    # The sentence about all of them, and one for each of the fifteen amounts.
    assert said.count("  In 1 place: ") == 12 - 1
    assert said.endswith("  And so on, in 4 other ways; ask for a line to see its own.")


POT = """
    [pots.budget]
    says = "What there is."
    source = "fixture: a pot"
    clauses = ["volume_fee"]
    amount = 900_00
    allocate = "refusal"
"""


def test_places_that_are_refused_are_counted(told):
    """The calendar ends before any of them falls due."""
    due = '    due = { working_days = { number = 5, calendar = "england-and-wales" } }\n'
    journey = THREE.replace("2024-", "2034-")
    said = told(PLACES + due, journey, clause="volume_fee", as_of=date(2035, 1, 1))
    assert said.endswith("What they are worth, each by its place:\n  3 are refused")


def test_what_a_sum_is_before_a_pot_cuts_it_is_told(told):
    """Xan's bonus is 5 per cent of what was claimed, though the pot holds less, and is cut with the rest."""
    both = POT.replace('"volume_fee"', '"volume_fee", "bonus"').replace('"refusal"', '"pro_rata"')
    said = told(BONUS_ON_PLACES + both, THREE, first_on=SPRING)
    assert (
        "  2 of volume_fee at £400, by volume[1-2]@2020-01-01: £800\n"
        "  1 of volume_fee at £300, by volume[3-3]@2020-01-01: £300\n"
        "  Together these come to £1,100, before caps per contract and pots\n"
        "  5 % of £1,100 is £55\n"
    ) in said
    assert "£1,155 is claimed in all from the pot budget and £900 is there" in said
    assert "By clause: volume_fee £857.14 for £1,100 and bonus £42.86 for £55.\n" in said
    assert "  £55 is claimed here, and £42.86 is paid.\n" in said


TAKEN_BACK = """
    [cohorts.month]
    says = "Whoever begins a job in a month."
    source = "fixture: a cohort"
    entry = "job"
    every = { months = 1 }
    from = 2024-01-01

    [over.bonus]
    says = "What fees come to in the month."
    source = "fixture: a bonus"
    cohort = "month"
    count = ["job"]
    counting = "window"
    price = { sum_of = ["fee"] }
"""


def test_where_more_is_taken_back_than_is_owed_that_is_told(told):
    """Abe leaves in March, when only Cal begins, who has no fee: £30 come back, and the sum is nothing."""
    terms = FEE.partition("    [pots")[0] + TAKEN_BACK
    journey = """
        person | happened_on | kind        | key  | code
        -------+-------------+-------------+------+------
        abe    | 2024-01-01  | referred    |      |
        abe    | 2024-01-01  | attached    |      |
        abe    | 2024-01-02  | job_started | oven |
        abe    | 2024-03-10  | left        |      | moved
        cal    | 2024-03-01  | referred    |      |
        cal    | 2024-03-04  | job_started | till |
    """
    said = told(terms, journey, first_on=date(2024, 3, 1))
    assert said.startswith("£0 for bonus 1 of the cohort month")
    assert (
        "What it is worth:\n"
        "  1 of fee at -£30: -£30\n"
        "  Together these come to -£30: more was taken back than is owed, so that nothing is left\n"
    ) in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"clause": "start"}, "start is a clause about single persons, or the contract itself."),
        (
            {"clause": "bonos"},
            r"story has no clause bonos over a cohort. There is bonus. Did you mean bonus?",
        ),
        (
            {"first_on": date(2024, 5, 1)},
            "The last of them do on 1 April 2024, 1 July 2024, 1 October 2024 and 1 January 2025.",
        ),
        (
            {"as_of": date(2024, 3, 31)},
            "No cohort quarter has begun by 31 March 2024, so that there is nothing to say.",
        ),
    ],
)
def test_what_is_no_cohort_cannot_be_told(told, asked, said):
    """Zoe misspells a clause, asks for one about persons, and for a quarter from May on."""
    with pytest.raises(UnableToExplain) as refused:
        told(BONUS, FIVE_STARTERS, **asked)
    assert said in str(refused.value)


def test_the_cohort_of_everybody_has_no_first_day(told):
    """Abe asks for places from April on; they are of one cohort, which never began."""
    with pytest.raises(
        UnableToExplain, match="is everybody under the contract, and has no first day"
    ):
        told(PLACES, THREE, clause="volume_fee", first_on=SPRING)


def test_terms_without_cohorts_say_that_there_are_none(told):
    """Bea asks terms about persons alone."""
    terms = STARTERS.partition("    [cohorts")[0]
    with pytest.raises(
        UnableToExplain, match=r"story has no clause bonus over a cohort. There is none."
    ):
        told(terms, FIVE_STARTERS)


def test_each_contract_has_cohorts_of_its_own(told, tmp_path):
    """Two contracts bind the terms; the starters are under the first, and of the second nobody started."""
    bound = [
        Contract(name, "story", "1", "commissioner", "provider") for name in ("south", "story")
    ]
    other, one = told(BONUS, WITH_BEA, first_on=SPRING, contracts=bound).split("-" * 40)
    assert "under south.\n" in other
    assert "By start, nobody entered." in other
    assert "By start, 5 people entered." in one
    read = read_terms(path_of_terms(BONUS, folder=tmp_path))
    said = explain_line(
        drawn_events(WITH_BEA, contract="story"),
        terms=read,
        contracts=bound,
        as_of=date(2025, 1, 31),
        key="story/bonus/cohort%3Abonus%3A2024-04-01/1/1/commissioner/provider",
    )
    assert said.startswith("£100 for bonus 1 of the cohort quarter")
