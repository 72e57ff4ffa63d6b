"""Which facts are meant: of one kind, and of the codes and keys that are named."""

from typing import Annotated

from pydantic import Field

from tallystick.events import KINDS, Event
from tallystick.terms._word import Word
from tallystick.units import in_a_row

KindName = Annotated[str, Field(json_schema_extra={"enum": list(KINDS)})]
"""A kind of event by its name; whether there is one is looked at once all words can be read."""


class OfOneKind(Word):
    """Facts of one kind, of any code and key or of those that are named."""

    kind: KindName
    """The kind of event."""
    codes: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The codes that count; without it any code does."""
    keys: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The keys that count, such as the names of steps or services; without it any key does."""

    def takes(self, event: Event) -> bool:
        """Tell whether a fact is one of those that are meant."""
        return (
            event.kind == self.kind
            and (self.codes is None or event.code in self.codes)
            and (self.keys is None or event.key in self.keys)
        )

    def may_meet(self, other: "OfOneKind") -> bool:
        """Tell whether one fact may be meant here and there."""
        return (
            self.kind == other.kind
            and _have_one_in_common(self.codes, other.codes)
            and _have_one_in_common(self.keys, other.keys)
        )

    @property
    def in_words(self) -> str:
        """The kind, and the keys and codes, as in: `step_reached` with the key plan."""
        cells = (("key", self.keys), ("code", self.codes))
        named = [
            f"the {cell} {in_a_row(values, joined_by='or')}" for cell, values in cells if values
        ]
        return f"`{self.kind}` with {in_a_row(named)}" if named else f"`{self.kind}`"


def _have_one_in_common(some: tuple[str, ...] | None, others: tuple[str, ...] | None) -> bool:
    return some is None or others is None or bool({*some} & {*others})
