"""Risks of how much: a cap, a hurdle or a recovery below alone, and a guarantee above alone."""

from collections.abc import Iterator

from tallystick.terms._clauses import Clause
from tallystick.terms._risks._pairs import Said, paying
from tallystick.terms._terms import Terms


def cap_below_alone(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that what is paid below has an end over the whole contract, and above has none."""
    if above.caps_over_everybody or above.pots:
        return
    for name in (*below.caps_over_everybody, *below.pots):
        yield (
            name,
            (
                f"Under {name} this contract pays no more once its money is used up; the contract "
                "above has no "
                "such end. Work done after that is done at the provider's cost."
            ),
        )


def hurdle_below_alone(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that payment hangs on what everybody comes to below, and does not above."""
    if any(_hangs(above, name) for name in above.over):
        return
    for name in below.over:
        if _hangs(below, name):
            yield (
                name,
                (
                    f"Clause {name} pays by how many come, or how many of them succeed; the "
                    "contract above has "
                    "no clause that hangs on that. If fewer come than were promised, the provider bears it."
                ),
            )


def clawback_below_alone(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that what was paid can be taken back below, and cannot above."""
    if any(_takes_back(clause) for clause in above.clauses.values()):
        return
    for name, clause in paying(below):
        if _takes_back(clause):
            yield (
                name,
                (
                    f"Under clause {name} money that was paid can be taken back; nothing in the "
                    "contract above "
                    "takes any back. If people leave early, the provider bears it."
                ),
            )


def guarantee_above_alone(below: Terms, above: Terms) -> Iterator[Said]:
    """Find that a least amount is sure above, and is not below."""
    sure = [
        *above.floors,
        *(name for name, clause in paying(above) if clause.pay.guarantee is not None),
    ]
    passed = below.floors or any(clause.pay.guarantee for clause in below.clauses.values())
    if sure and not passed:
        yield (
            sure[0],
            (
                f"The contract above is sure of a least amount ({sure[0]}). This contract has no "
                "floor and no "
                "guarantee."
            ),
        )


def _hangs(terms: Terms, name: str) -> bool:
    over = terms.over[name]
    by_band = any(part.band is not None for part in over.price.every_part)
    return over.at_least is not None or over.above is not None or by_band


def _takes_back(clause: Clause) -> bool:
    recovers = clause.every is not None and clause.every.on_early_end == "recover"
    return recovers or clause.pays_a_difference
