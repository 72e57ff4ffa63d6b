"""The fixture that judges the stories is judged itself: a fault in any table is found."""

from datetime import date

import pytest

from tallystick.settlement import settle
from tallystick.terms import read_terms
from tests.spec.comparing import expected_and_settled, path_of_terms
from tests.spec.story import WORK_PROGRAMME, Story

A_FEE = """
    [clauses.attachment]
    says = "400 pounds for starting work with a person."
    on = { kind = "attached" }
    price = { amount = 400_00 }
"""

JOURNEY = """
    happened_on | kind
    ------------+---------
    2024-01-15  | attached
"""

LINES = """
    clause     | attained_on | amount | working
    -----------+-------------+--------+-----------
    attachment | 2024-01-15  | 400_00 | as agreed
"""

FINDINGS = """
    rule        | events     | found
    ------------+------------+---------------
    no_referral | provider/1 | no referral
"""


@pytest.fixture
def holds(tmp_path):
    """Say whether a story comes out as it is drawn."""

    def judge(**drawn):
        told = {"journey": JOURNEY, "lines": LINES, "findings": FINDINGS, **drawn}
        story = Story(A_FEE, **told)
        expected, settled = expected_and_settled(story, engine=settle, folder=tmp_path)
        return expected == settled

    return judge


def test_a_story_that_is_drawn_right_holds(holds):
    """Amounts may be drawn with a line between pounds and pence, and the working is for the reader."""
    assert holds()


@pytest.mark.parametrize(
    "drawn",
    [
        {"lines": LINES.replace("400_00", "400_01")},
        {"lines": LINES.replace("2024-01-15", "2024-01-16")},
        {"lines": LINES.replace("attachment |", "attachments |")},
        {"lines": LINES + LINES.splitlines()[3]},
        {"lines": ""},
        {"findings": ""},
        {"findings": FINDINGS.replace("provider/1", "provider/2")},
        {"findings": FINDINGS.replace("| no referral", "| no referrals")},
        {"waiting": "clause\n---\nattachment"},
        {"refused": "clause\n---\nattachment"},
        {"as_of": date(2024, 1, 14)},
    ],
)
def test_a_story_that_is_drawn_wrong_does_not(holds, drawn):
    """The control: one cell, one row, one table or one day that is not what comes of the facts."""
    assert not holds(**drawn)


def test_rows_count_in_their_order(holds):
    """The control: two lines, drawn the wrong way round."""
    journey = f"{JOURNEY.rstrip()}\n    2024-01-22  | attached\n"
    head, rule, first = LINES.strip().splitlines()
    second = first.replace("01-15", "01-22")
    assert holds(journey=journey, lines=f"{head}\n{rule}\n{first}\n{second}")
    assert not holds(journey=journey, lines=f"{head}\n{rule}\n{second}\n{first}")


def test_a_sentence_of_nothing_is_not_part_of_every_sentence(holds):
    """The control: an empty cell under `found` would else agree with anything."""
    assert not holds(findings=FINDINGS.replace("| no referral", "|"))


def test_a_case_that_is_not_there_is_found():
    """The control: a story that says it is like a case that nobody wrote."""
    with pytest.raises(AssertionError, match="is no case of the programme"):
        Story(A_FEE, JOURNEY, case="0-no-such-case")


def test_a_programme_is_read_where_it_stands(tmp_path):
    """A story under real terms reads the very file that ships."""
    assert path_of_terms(WORK_PROGRAMME, folder=tmp_path) == WORK_PROGRAMME


def test_what_a_story_says_goes_before_what_it_leaves_unsaid(tmp_path):
    """The head, a signal and a source are as the story says, if it says anything."""
    told = """
        currency = "EUR"
        trust = ["department"]

        [signals]
        in_work = { before_first = "unknown" }

        [clauses.attachment]
        says = "400 euros."
        source = "published: the contract"
        on = { kind = "attached" }
        price = { amount = 400_00 }
    """
    terms = read_terms(path_of_terms(told, folder=tmp_path))
    assert (terms.head.currency, terms.head.trust, terms.head.name) == (
        "EUR",
        ("department",),
        "story",
    )
    assert terms.signal("in_work").before_first == "unknown"
    assert terms.clauses["attachment"].source == "published: the contract"
