"""One door to each package: what leaves by it is listed, in order, and described."""

from tests.house.detectors.doors import (
    needless_company,
    private_visits,
    undescribed_names,
    unfitting_doors,
)


def test_every_package_says_what_it_is_for_and_lists_its_names_in_order(source, nothing_wrong):
    """Ada, who audits, reads `__init__` files only, and finds every name where she looks."""
    nothing_wrong(unfitting_doors(source))


def test_a_door_without_words_or_order_is_found(planted):
    """The control: no docstring, no list, and a list sorted as a machine would."""
    faults = " ".join(
        unfitting_doors(
            planted(
                silent="__all__ = []\n",
                unlisted='"""Something."""\n',
                unsorted='"""Something."""\n__all__ = ["B", "a"]\n',
                good='"""Something."""\n__all__ = ["a", "B"]\n',
            )
        )
    )
    assert "silent does not say" in faults
    assert "unlisted lists no public names" in faults
    assert "unsorted: sort" in faults
    assert "good" not in faults


def test_every_public_name_is_described_in_a_sentence(source, nothing_wrong):
    """Ben, who is new, reads the reference page and meets no name without its sentence."""
    nothing_wrong(undescribed_names(source))


def test_a_name_without_a_sentence_is_found(planted):
    """The control: a function, a class and a value, each bare or half said."""
    inside = (
        'def settle():\n    """settle it"""\n'
        "class Line:\n    pass\n"
        "RATE = 1\n"
        'YEAR = 1\n"""The year."""\n'
    )
    door = (
        '"""Something."""\nfrom tallystick.events._x import RATE, YEAR, Line, settle\n'
        '__all__ = ["Line", "missing", "RATE", "settle", "YEAR"]\n'
    )
    faults = list(undescribed_names(planted(events=door, events___x=inside)))
    assert [fault.split(" needs ")[0] for fault in faults] == [
        "events.Line (class)",
        "events.missing (unknown)",
        "events.RATE (value)",
        "events.settle (function)",
    ]


def test_nobody_reaches_past_another_package_s_door(source, nothing_wrong):
    """Cat rewrites the inside of a package over a weekend, and nothing outside it breaks."""
    nothing_wrong(private_visits(source))


def test_a_visit_past_a_door_is_found(planted):
    """The control: four ways in by the window, and the two ways in by the door."""
    visits = (
        "from tallystick.events._live import leaf\n"
        "import tallystick.events._live\n"
        "from tallystick.events import _live\n"
        "from tallystick.events.live import leaf\n"
        "from tallystick.events import Event\n"
        "from tallystick import events\n"
        "from tallystick.terms._own import clause\n"
    )
    faults = list(private_visits(planted(terms='"""Terms."""\n', terms___read=visits)))
    assert [fault.split(" ")[0] for fault in faults] == [
        "terms/_read.py:1",
        "terms/_read.py:2",
        "terms/_read.py:3",
        "terms/_read.py:4",
    ]


def test_units_need_nothing_but_python(source, nothing_wrong):
    """Dev reads the units on a machine where nothing is installed."""
    nothing_wrong(needless_company(source, package="units"))


def test_company_in_units_is_found(planted):
    """The control: a table library, and a package of our own."""
    inside = "import datetime\nimport pyarrow as pa\nfrom tallystick.lines import Line\n"
    faults = list(needless_company(planted(units___money=inside), package="units"))
    assert [fault.split(" ")[2] for fault in faults] == ["pyarrow;", "tallystick.lines.Line;"]
