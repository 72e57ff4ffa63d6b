"""What is left of every claim once caps over everybody and pots are shared out, for whoever explains it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tallystick.lines import Claim
from tallystick.settlement._call import Asked
from tallystick.settlement._reference._left_in_words import Left
from tallystick.settlement._reference._payers import paid_by
from tallystick.settlement._reference._shared_out import claim_of, shared_out
from tallystick.settlement._settlement import Row


def left_of(rows: Sequence[Row], *, asked: Asked) -> Mapping[Claim, Left]:
    """Share out rows, and give for each claim what is left of it, by whoever pays it."""
    shared = shared_out(rows, terms=asked.whole, as_of=asked.as_of)
    paid = paid_by(shared.rows, terms=asked.whole, contracts=asked.contracts)
    found: dict[Claim, list[Row]] = defaultdict(list)
    for row in paid:
        found[claim_of(row)].append(row)
    return {claim: Left(left, shared.told.get(claim, ())) for claim, left in found.items()}
