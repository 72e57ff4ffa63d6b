"""One generated person's facts, as they are told one after another."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tallystick.events import Event

DEPARTMENT: Final = "department"
PROVIDER: Final = "provider"
ORGANISATIONS: Final[Mapping[str, str]] = {
    DEPARTMENT: "generated-department",
    PROVIDER: "generated-provider",
}

_UNDER_A_CONTRACT: Final = ("referred", "attached", "contacted", "left")


@dataclass
class Journey:
    """The facts of one generated person under one contract, in the order in which they were told."""

    number: int
    contract: str
    facts: list[Event] = field(default_factory=list)

    @property
    def person(self) -> str:
        """The person's reference, which says that nobody stands behind it."""
        return f"generated-{self.number:06d}"

    def tell(
        self, kind: str, on: date, *, source: str, key: str | None = None, code: str | None = None
    ) -> Event:
        """Add a fact as one source sent it, under a reference of its own."""
        fact = Event(
            source=source,
            ref=self._next_ref(),
            person=self.person,
            kind=kind,
            happened_on=on,
            contract=self.contract if kind in _UNDER_A_CONTRACT else None,
            organisation=ORGANISATIONS[source],
            key=key,
            code=code,
        )
        self.facts.append(fact)
        return fact

    def correct(self, fact: Event, *, happened_on: date) -> Event:
        """Add a correction of a fact: the same, on another day."""
        correction = replace(
            fact, ref=self._next_ref(), happened_on=happened_on, corrects=fact.reference
        )
        self.facts.append(correction)
        return correction

    def take_back(self, fact: Event) -> Event:
        """Add a void of a fact, told by its own source."""
        void = Event(
            source=fact.source,
            ref=self._next_ref(),
            person=fact.person,
            kind="voided",
            happened_on=fact.happened_on,
            contract=fact.contract,
            organisation=fact.organisation,
            code="sent by mistake",
            corrects=fact.reference,
        )
        self.facts.append(void)
        return void

    def _next_ref(self) -> str:
        return f"{self.number:06d}-{len(self.facts) + 1:02d}"
