"""Which version of a fact counts: corrections, voids and contradictions, told as stories."""

from datetime import date

import pytest

from tallystick.events import Event, Finding, live_facts

TRUST = ("department", "prime")


def fact(ref, *, day=9, kind="job_started", corrects=None, source="north", **other):
    """A fact of January 2012 about Cat, sent by the provider North unless it says otherwise."""
    cells = {"person": "cat", "key": "job-1", "organisation": source} | other
    return Event(
        source=source,
        ref=ref,
        kind=kind,
        happened_on=date(2012, 1, day),
        corrects=corrects,
        **cells,
    )


def void(ref, target, **other):
    return fact(ref, kind="voided", corrects=target, **({"day": 31, "key": None} | other))


def live(*events, trust=TRUST):
    """Give the refs that are live, in order, and the rules of the findings."""
    found = live_facts(events, trust=trust)
    return [event.ref for event in found.events], [finding.rule for finding in found.findings]


def findings(*events, trust=TRUST):
    return live_facts(events, trust=trust).findings


def test_facts_that_nobody_corrects_all_count_in_the_order_of_their_days():
    """On one day they stand by source and then by ref, so that everyone reads the same order."""
    events = [
        fact("2", source="south"),
        fact("b"),
        fact("a"),
        fact("10"),
        fact("z", day=8),
    ]
    assert live(*events) == (["z", "10", "a", "b", "2"], [])


def test_a_correction_replaces_the_whole_row():
    """North moves Cat's start from the 9th to the 16th, and forgets her employer: so does the fact."""
    first = fact("1", counterparty="bakery")
    mended = fact("2", day=16, corrects="north/1")
    assert live_facts([first, mended], trust=TRUST).events == [mended]


def test_a_correction_can_be_corrected_again_and_only_the_last_counts():
    events = [fact("1"), fact("2", corrects="north/1"), fact("3", corrects="north/2")]
    assert live(*events) == (["3"], [])


def test_a_correction_may_make_a_fact_of_another_kind():
    """What North sent as a start was an end."""
    ended = fact("2", kind="job_ended", corrects="north/1")
    assert live_facts([fact("1"), ended], trust=TRUST).events == [ended]


def test_a_void_takes_its_target_back_and_is_itself_no_fact_about_the_person():
    assert live(fact("1"), void("2", "north/1"), fact("3")) == (["3"], [])


def test_the_day_of_a_void_plays_no_part():
    """A void that is dated before the fact it takes back, or years after, takes it back."""
    assert live(fact("1"), void("2", "north/1", day=1)) == ([], [])


def test_voiding_a_correction_restores_what_it_replaced():
    events = [fact("1"), fact("2", corrects="north/1"), void("3", "north/2")]
    assert live(*events) == (["1"], [])


def test_voiding_a_void_restores_the_fact():
    events = [fact("1"), void("2", "north/1"), void("3", "north/2")]
    assert live(*events) == (["1"], [])
    assert live(*events, void("4", "north/3")) == ([], [])


def test_two_voids_of_one_fact_must_both_be_taken_back():
    """One of two voids stands, so the fact stays taken back; voids never contradict each other."""
    events = [fact("1"), void("2", "north/1"), void("3", "north/1"), void("4", "north/2")]
    assert live(*events) == ([], [])
    assert live(*events, void("5", "north/3")) == (["1"], [])


def test_a_void_of_a_row_that_was_already_corrected_leaves_the_correction():
    """The void takes back the first row, which no longer counted; the correction of it stands."""
    events = [fact("1"), fact("2", corrects="north/1"), void("3", "north/1")]
    assert live(*events) == (["2"], [])


def test_a_void_that_was_meant_as_something_else_is_corrected_into_it():
    """North takes Cat's start back, then corrects that row: it was the end of another job.

    The start is no longer taken back, and the end counts.
    """
    events = [
        fact("1"),
        void("2", "north/1"),
        fact("3", day=20, kind="job_ended", key="job-0", corrects="north/2"),
    ]
    assert live(*events) == (["1", "3"], [])


def test_two_corrections_of_a_void_contradict_and_the_void_is_as_if_never_sent():
    events = [
        fact("1"),
        void("2", "north/1"),
        fact("3", day=20, corrects="north/2"),
        fact("4", day=21, corrects="north/2"),
    ]
    assert live(*events) == (["1"], ["corrections_contradict"])


def test_two_corrections_of_one_row_contradict_and_the_whole_fact_is_as_if_never_recorded():
    """North corrects Cat's start to the 16th and to the 23rd. Not even the 9th counts."""
    events = [
        fact("9"),
        fact("8", day=23, corrects="north/9"),
        fact("7", day=16, corrects="north/9"),
        fact("other", key="job-2"),
    ]
    assert live(*events) == (["other"], ["corrections_contradict"])
    assert findings(*events) == [
        Finding(
            rule="corrections_contradict",
            person="cat",
            events=("north/7", "north/8"),
            found="north/9 is corrected twice, and neither corrects the other; the whole fact is "
            "treated as never recorded",
            remedy="Void one of the corrections, or let one correct the other.",
        )
    ]


def test_a_contradiction_further_down_the_chain_takes_the_whole_fact_with_it():
    """The first row was corrected once, and that correction twice: the first row is gone too."""
    events = [
        fact("1"),
        fact("2", corrects="north/1"),
        fact("3", corrects="north/2"),
        fact("4", corrects="north/2"),
    ]
    assert live(*events) == ([], ["corrections_contradict"])


@pytest.mark.parametrize(
    ("mend", "left"),
    [(void("4", "north/2"), "3"), (void("4", "north/3"), "2")],
)
def test_a_contradiction_ends_when_one_leaf_is_voided(mend, left):
    events = [fact("1"), fact("2", corrects="north/1"), fact("3", corrects="north/1"), mend]
    assert live(*events) == ([left], [])


def test_a_correction_whose_target_has_not_arrived_waits():
    late = fact("2", corrects="south/1", source="south")
    assert live(late, fact("3")) == (["3"], ["correction_waits"])
    assert findings(late) == [
        Finding(
            rule="correction_waits",
            person="cat",
            events=("south/2",),
            found="it corrects south/1, which has not arrived; until it does, it is not used",
            remedy="Send the event that it names, or name the right one.",
        )
    ]


def test_a_void_whose_target_has_not_arrived_waits_too():
    assert live(void("2", "north/1")) == ([], ["correction_waits"])


def test_what_corrects_a_row_that_waits_waits_with_it():
    """Once the first of three rows arrives, the last of them counts. Until then nothing is a circle."""
    chain = [fact("2", corrects="north/1"), fact("3", corrects="north/2")]
    assert live(*chain) == ([], ["correction_waits", "correction_waits"])
    assert findings(*chain)[1] == Finding(
        rule="correction_waits",
        person="cat",
        events=("north/3",),
        found="it corrects north/2, which is itself not used, and no more is it",
        remedy="Mend north/2 first.",
    )
    assert live(*chain, fact("1")) == (["3"], [])


def test_a_source_may_not_correct_what_another_sent():
    """South corrects a fact of North's; neither is named in the trust order, so North's stands."""
    events = [fact("1"), fact("2", source="south", corrects="north/1")]
    assert live(*events) == (["1"], ["correction_not_allowed"])
    assert findings(*events) == [
        Finding(
            rule="correction_not_allowed",
            person="cat",
            events=("south/2",),
            found="the source south may not correct a fact of north",
            remedy="Let the source itself correct it, or one before it in the terms' trust order.",
        )
    ]


@pytest.mark.parametrize(
    ("corrector", "target", "allowed"),
    [
        ("department", "north", True),  # Named, and the other is not
        ("department", "prime", True),  # Named before the other
        ("prime", "department", False),  # Named after the other
        ("north", "prime", False),  # Not named, and the other is
        ("north", "south", False),  # Neither is named
        ("department", "department", True),  # Itself
        ("north", "north", True),
    ],
)
def test_the_trust_order_decides_who_may_correct_whom(corrector, target, allowed):
    first = fact("1", source=target)
    mended = fact("2", source=corrector, corrects=first.reference)
    assert live(first, mended) == ((["2"], []) if allowed else (["1"], ["correction_not_allowed"]))
    taken_back = void("2", first.reference, source=corrector)
    assert live(first, taken_back) == (([], []) if allowed else (["1"], ["correction_not_allowed"]))


def test_without_a_trust_order_only_the_source_itself_may_correct():
    events = [fact("1"), fact("2", source="department", corrects="north/1")]
    assert live(*events, trust=()) == (["1"], ["correction_not_allowed"])


def test_a_correction_may_not_move_a_fact_to_another_person():
    events = [fact("1"), fact("2", person="dan", corrects="north/1")]
    assert live(*events) == (["1"], ["correction_changes_person"])
    assert findings(*events) == [
        Finding(
            rule="correction_changes_person",
            person="dan",
            events=("north/2",),
            found="it corrects north/1 and changes the person, cat",
            remedy="Void the fact, and send it anew for the right person.",
        )
    ]


def test_a_void_need_not_name_the_person():
    """The fact that it takes back says whom it is about."""
    assert live(fact("1"), void("2", "north/1", person=None)) == ([], [])


def test_rows_that_correct_each_other_in_a_circle_are_not_used():
    """Two rows name each other. No first row ever was, so neither is a fact."""
    events = [fact("1", corrects="north/2"), fact("2", corrects="north/1")]
    rules = ["corrections_in_a_circle", "corrections_in_a_circle"]
    assert live(*events, fact("3")) == (["3"], rules)
    assert findings(*events)[0] == Finding(
        rule="corrections_in_a_circle",
        person="cat",
        events=("north/1",),
        found="the rows that it corrects correct each other in a circle; it is not used",
        remedy="Send the fact anew under a new ref.",
    )


def test_a_row_that_corrects_itself_is_the_smallest_circle():
    assert live(fact("1", corrects="north/1")) == ([], ["corrections_in_a_circle"])


def test_a_void_of_itself_is_a_circle_too():
    assert live(void("1", "north/1")) == ([], ["corrections_in_a_circle"])


def test_a_row_that_hangs_from_a_circle_is_told_with_it():
    events = [
        fact("1", corrects="north/2"),
        fact("2", corrects="north/1"),
        fact("3", corrects="north/2"),
    ]
    assert live(*events) == ([], ["corrections_in_a_circle"] * 3)


def test_a_target_may_be_written_plain_or_percent_encoded():
    """People write `job centre/1`, machines `job%20centre/1`; both mean the same fact."""
    first = fact("1", source="job centre")
    for target in ("job centre/1", "job%20centre/1"):
        assert live(first, fact("2", source="job centre", corrects=target)) == (["2"], [])


def test_the_same_row_sent_twice_changes_nothing():
    assert live(fact("1"), fact("1")) == (["1"], [])


def test_a_ref_used_twice_among_files_is_used_for_neither():
    """Cat starts on the 9th, or on the 16th: nothing tells which came first."""
    events = [fact("1"), fact("1", day=16), fact("2", key="job-2")]
    assert live(*events) == (["2"], ["reference_used_twice"])
    assert findings(*events) == [
        Finding(
            rule="reference_used_twice",
            person="cat",
            events=("north/1",),
            found="the same source and ref came with different content: "
            "cat job_started 2012-01-09 north job-1 · cat job_started 2012-01-16 north job-1. "
            "None of them is used, since nothing tells which came first.",
            remedy="Give each fact a ref of its own; to change a fact, send a row that corrects it.",
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"person": "dan"},
        {"kind": "job_ended"},
        {"day": 10},
        {"contract": "north-1"},
        {"organisation": "dwp"},
        {"counterparty": "bakery"},
        {"key": "job-2"},
        {"code": "agency"},
        {"quantity": 960},
        {"corrects": "north/0"},
    ],
)
def test_a_ref_used_twice_is_found_whichever_cell_differs(other):
    assert "reference_used_twice" in live(fact("1"), fact("1", **other))[1]


def test_a_ref_used_twice_for_two_people_is_told_of_the_first_by_name():
    events = [fact("1", person="dan"), fact("1", person="cat"), fact("1", person=None)]
    assert [finding.person for finding in findings(*events)] == ["cat"]


def test_in_a_log_the_first_of_two_rows_with_one_ref_stands():
    """The log learned of the 16th first, at seq 3, whatever order the rows are read in."""
    first, second = fact("1", day=16, seq=3), fact("1", day=9, seq=4)
    for events in ([first, second], [second, first]):
        found = live_facts(events, trust=TRUST)
        assert found.events == [first]
        assert found.findings[0].found.endswith("The first in the log, at seq 3, stands.")


def test_a_row_sent_a_third_time_does_not_hide_that_it_was_the_first():
    """The 16th is at seq 1 and again at seq 5, the 9th at seq 3: the 16th stands in every order."""
    rows = [fact("1", day=16, seq=1), fact("1", day=9, seq=3), fact("1", day=16, seq=5)]
    for events in (rows, rows[::-1], [rows[2], rows[0], rows[1]]):
        assert live_facts(events, trust=TRUST).events == [rows[0]]


def test_of_the_same_row_twice_in_a_log_the_first_place_counts():
    early, late = fact("1", seq=2), fact("1", seq=6)
    assert live_facts([late, early], trust=TRUST).events == [early]
    assert live_facts([late, early], trust=TRUST).findings == []


def test_a_row_in_the_log_stands_before_one_that_is_in_none():
    logged, loose = fact("1", day=16, seq=9), fact("1", day=9)
    assert live_facts([loose, logged], trust=TRUST).events == [logged]


def test_findings_about_refs_come_before_those_about_corrections_and_in_order_of_their_keys():
    events = [
        fact("b"),
        fact("b", day=10),
        fact("a"),
        fact("a", day=10),
        fact("c", corrects="north/none"),
    ]
    assert [finding.events for finding in findings(*events)] == [
        ("north/a",),
        ("north/b",),
        ("north/c",),
    ]
