"""Cohorts, bands and clauses over them, drawn over the clauses about persons that terms have."""

from hypothesis import strategies as st

from tests.laws.drawn_terms import day

_SAID = {"says": "Over many.", "source": "fixture: drawn"}
_half_up = {"rounding": "half_up"}

BANDS = {
    "places": {
        **_SAID,
        "unit": "number",
        "rows": [
            {"from": 1, "through": 3, "value": 70},
            {"from": 4, "through": 9, "value": 50},
            {"from": 10, "value": 30},
        ],
    },
    "numbers": {
        **_SAID,
        "unit": "number",
        "rows": [
            {"from": 0, "through": 2, "value": 110},
            {"from": 3, "through": 12, "value": 230, "ends_on": day(8)},
            {"from": 3, "through": 12, "value": 240, "starts_on": day(8)},
            {"from": 13, "value": 350},
        ],
    },
    "shares": {
        **_SAID,
        "unit": "percent",
        "rows": [
            {"from": "0", "below": "20", "value": 10},
            {"from": "20", "below": "62.5", "value": 90},
            {"from": "62.5", "value": 170},
        ],
    },
}
"""Bands of places, of numbers and of shares: each measure lies in exactly one."""


@st.composite
def cohorts(draw, drawn):
    """Add a cohort or two to terms, and two or three clauses over them."""
    persons = sorted(name for name, words in drawn["clauses"].items() if "about" not in words)
    counted = [name for name in persons if not _is_recovered(drawn["clauses"][name])]
    plain = [name for name in ("entrant", "placed") if name in persons]
    if plain and draw(st.sampled_from([True, True, False])):
        persons = counted = plain
    if not counted:
        return
    drawn["cohorts"] = {
        "everybody": {**_SAID, "entry": draw(st.sampled_from(counted))},
        "starters": draw(_in_windows(counted)),
    }
    drawn["bands"] = BANDS
    drawn["over"] = {
        name: draw(_over(persons, counted=counted))
        for name in ("first", "second", "third")[: draw(_two_or_three)]
    }


def _is_recovered(words):
    return words.get("every", {}).get("on_early_end") == "recover"


_two_or_three = st.sampled_from([2, 3, 3])


@st.composite
def _in_windows(draw, persons):
    every = st.sampled_from([{"days": 4}, {"weeks": 1}, {"days": 9}, {"months": 1}])
    cohort = {
        **_SAID,
        "entry": draw(st.sampled_from(persons)),
        "every": draw(every),
        "from": day(draw(st.sampled_from([0, -30, 2]))),
    }
    followed = draw(st.sampled_from([None, {"days": 3}, {"days": 6}, None]))
    return cohort | ({"followed_for": followed} if followed else {})


@st.composite
def _over(draw, persons, *, counted):
    some = draw(st.lists(st.sampled_from(persons), min_size=1, max_size=2, unique=True))
    measure = draw(
        st.sampled_from(["position", "count", "rate", "sum", "count", "rate", "sum", "mean"])
    )
    if measure in {"count", "rate"}:
        some = [name for name in some if name in counted] or counted[:1]
    if measure == "position":
        cohort = draw(st.sampled_from(["everybody", "starters"]))
        price = draw(st.sampled_from([_by_place, _part_by_place, {"amount": 12}]))
        return {**_SAID, "cohort": cohort, "position": "entry", "price": price}
    words = {**_SAID, "cohort": "starters", measure: some}
    if draw(st.sampled_from([True, False, False])):
        words["counting"] = "window"
    if draw(st.booleans()):
        words["at_least"] = draw(_HURDLES[measure])
    if measure == "count" and draw(st.sampled_from([True, True, False])):
        words["above"] = draw(st.sampled_from([{"number": 1}, {"percent": "25"}]))
    return {**words, "price": draw(_price(measure, some))}


_by_place = {"band": {"by": "places", "mode": "marginal"}}
_part_by_place = {"percent_of": {"price": _by_place, "percent": "33", **_half_up}}

_HURDLES = {
    "count": st.sampled_from([{"number": 2}, {"number": 5}]),
    "rate": st.sampled_from([{"percent": "30"}, {"percent": "55.5"}]),
    "sum": st.sampled_from([{"amount": 300}, {"amount": 1200}]),
    "mean": st.sampled_from([{"amount": 40}, {"amount": 90}]),
}


def _price(measure, some):
    paid = {"percent_of": {"price": {"sum_of": some}, "percent": "12.5", **_half_up}}
    found = [paid, {"amount": 60}]
    if measure == "count":
        each = {"per_unit": {"price": {"amount": 7}, "of": "measure"}}
        entered = {"per_unit": {"price": {"amount": 5}, "of": "entered"}}
        found = [
            each,
            each,
            entered,
            {"band": {"by": "numbers", "mode": "whole"}},
            {"min": [each, paid]},
        ]
    if measure == "rate":
        sliding = {"by": "shares", "mode": "sliding", "rounding": {"rounding": "down"}}
        found = [
            {"band": {"by": "shares", "mode": "whole"}},
            {"band": sliding},
            {"band": sliding},
            {"per_unit": {"price": {"band": sliding}, "of": "entered"}},
            paid,
        ]
    return st.sampled_from(found)


def _without_over(keeps):
    """Take clauses over a cohort out of terms, but for those that are kept."""

    def change(drawn):
        had = drawn.get("over", {})
        kept = {name: words for name, words in had.items() if keeps(words)}
        if len(kept) == len(had):
            return False
        drawn["over"] = kept
        return True

    return change


def _of_measure(word):
    return _without_over(lambda words: word not in words)


def _of_price(text):
    return _without_over(lambda words: text not in str(words["price"]))


def _word(word):
    """Take a word out of every clause over a cohort that has it."""

    def change(drawn):
        return bool([w.pop(word) for w in drawn.get("over", {}).values() if word in w])

    return change


def _followed_for(drawn):
    return bool(drawn.get("cohorts", {}).get("starters", {}).pop("followed_for", None))


WORDS = {
    "over, count": _of_measure("count"),
    "over, sum": _of_measure("sum"),
    "over, rate": _of_measure("rate"),
    "over, mean": _of_measure("mean"),
    "over, position": _of_measure("position"),
    "over, counting window": _word("counting"),
    "over, at_least": _word("at_least"),
    "over, above": _word("above"),
    "followed_for": _followed_for,
    "band, marginal": _of_price("marginal"),
    "band, whole": _of_price("'whole'"),
    "band, sliding": _of_price("sliding"),
    "sum_of": _of_price("sum_of"),
    "per_unit, of measure": _of_price("'of': 'measure'"),
    "per_unit, of entered": _of_price("'of': 'entered'"),
}
"""Each word of cohorts with what takes it out of terms, and says whether it was in them."""
