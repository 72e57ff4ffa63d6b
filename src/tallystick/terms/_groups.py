"""Groups of clauses of which one counts: those that exclude each other, or from which one is chosen."""

from collections.abc import Collection, Mapping
from typing import Literal

from pydantic import Field, model_validator

from tallystick.terms._clauses import Clause
from tallystick.terms._word import Sentence, Source, Word


class Group(Word):
    """Clauses of which one counts for a person: one clause of several, or one attainment of them all."""

    says: Sentence
    """The group in a sentence, in the words of whoever wrote these terms."""
    source: Source
    only_one_of: tuple[str, ...] | None = Field(default=None, min_length=2)
    """Clauses that exclude each other: the one that is attained first stands, and the others never do."""
    choose: Literal["first", "last", "best"] | None = None
    """Which one attainment counts of all that the clauses named by `of` have, as known on the day of
    settlement: the first or the last by day, or the dearest. A later fact may make it another one."""
    of: tuple[str, ...] | None = Field(default=None, min_length=1)
    """The clauses from which one attainment is chosen."""
    per: Literal["person", "spell"]
    """Within what one counts: a spell of a person, or all spells under one contract."""
    order: tuple[str, ...] = ()
    """Which clause goes before which where nothing else tells; without it, they go by their names."""

    @model_validator(mode="after")
    def _has_one_meaning(self) -> "Group":
        if (self.only_one_of is None) == (self.choose is None):
            found = (
                "only_one_of and choose stand together"
                if self.choose
                else "neither only_one_of nor choose stands here"
            )
            raise ValueError(f"{found}; write exactly one of them")
        if (self.choose is None) != (self.of is None):
            found = "choose stands without of" if self.choose else "of stands without choose"
            raise ValueError(f"{found}; write both, as in choose = 'last', of = ['job']")
        return self

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the group, in the order in which they go where nothing else tells."""
        return self.order or tuple(sorted(self.only_one_of or self.of or ()))

    def is_whole_with(self, name: str, others: Collection[str]) -> bool:
        """Tell whether a clause of the group is the last of them, where others are there already."""
        return name in self.clauses and all(clause in others for clause in self.clauses)


def waits_for(clause: Clause, groups: Mapping[str, Group]) -> tuple[str, ...]:
    """List the clauses that must be worked out before a clause: those of which one excludes the others.

    They are those of all of its versions, since an engine works these out one after the other.
    """
    read = [clause.after, *(change.after for change in clause.changes)]
    follows = [after.clause for after in read if after is not None]
    found: dict[str, None] = {}
    reconciled = clause.reconcile.waits_for if clause.reconcile else ()
    for before in (*follows, *clause.except_, *reconciled):
        one_of = [group for group in groups.values() if before in (group.only_one_of or ())]
        found |= dict.fromkeys(one_of[0].clauses if one_of else (before,))
    return tuple(found)
