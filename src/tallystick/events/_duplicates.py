"""The same source and ref sent more than once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tallystick.events._columns import Event
from tallystick.events._findings import Finding


def without_duplicates(events: Sequence[Event]) -> tuple[list[Event], list[Finding]]:
    """Keep one of each event, and find those that came twice with other content.

    The same `source` and `ref` with the same content changes nothing. With other content, the
    first in a log stands; among files that have no log neither is used (facts.md, section 1).
    """
    by_key: dict[tuple[str, str], Event] = {}
    sent_again: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        key = (event.source, event.ref)
        first = by_key.setdefault(key, event)
        if first is not event:
            sent_again[key].append(event)
    findings = []
    for key in sorted(sent_again):
        versions = [by_key[key], *sent_again[key]]
        standing = _first_of_a_log(versions)
        is_contested = len({_content(event) for event in versions}) > 1
        if is_contested:
            findings.append(_finding(versions, standing=standing))
        if standing is not None:
            by_key[key] = standing
        elif is_contested:
            del by_key[key]
    return list(by_key.values()), findings


def _content(event: Event) -> tuple[object, ...]:
    return (
        event.person,
        event.kind,
        event.happened_on,
        event.contract,
        event.organisation,
        event.counterparty,
        event.key,
        event.code,
        event.quantity,
        event.corrects,
    )


def _first_of_a_log(versions: Iterable[Event]) -> Event | None:
    logged = [(event.seq, event) for event in versions if event.seq is not None]
    return min(logged, key=lambda pair: pair[0])[1] if logged else None


def _finding(versions: Sequence[Event], *, standing: Event | None) -> Finding:
    contents = sorted({str(_shown(event)) for event in versions})
    used = (
        "None of them is used, since nothing tells which came first."
        if standing is None
        else f"The first in the log, at seq {standing.seq}, stands."
    )
    return Finding(
        rule="reference_used_twice",
        person=min((event.person for event in versions if event.person), default=None),
        events=(versions[0].reference,),
        found=f"the same source and ref came with different content: {' · '.join(contents)}. {used}",
        remedy="Give each fact a ref of its own; to change a fact, send a row that corrects it.",
    )


def _shown(event: Event) -> str:
    cells = [str(cell) for cell in _content(event) if cell is not None]
    return " ".join(cells)
