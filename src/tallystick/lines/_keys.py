"""The keys that say which claim a line answers, and which line it is."""

from dataclasses import dataclass
from typing import Final

from tallystick.units import join_key, split_key

CONTRACT: Final = "contract"
"""The subject of a claim that is about no person, but about the contract itself."""


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """One claim on a contract: whose it is, for which clause, and which in number.

    `subject` is a person, `cohort:<clause>:<window>` or `contract`; `spell` says which referral
    under the contract; `ordinal` counts from 1 within contract, clause, subject and spell.
    """

    contract: str
    clause: str
    subject: str
    spell: int
    ordinal: int

    @property
    def key(self) -> str:
        """The claim key as text, each part percent-encoded."""
        return join_key((self.contract, self.clause, self.subject, self.spell, self.ordinal))

    @property
    def in_words(self) -> str:
        """The claim as people name it, but for its spell.

        >>> Claim("north", "fee", "cat", 1, 2).in_words, Claim("north", "fee", CONTRACT, 1, 2).in_words
        ('fee 2 of cat under north', 'fee 2 of the contract north')
        """
        under = f"{self.subject} under {self.contract}"
        whose = f"the contract {self.contract}" if self.subject == CONTRACT else under
        return f"{self.clause} {self.ordinal} of {whose}"


def cohort_subject(clause: str, *, window: str) -> str:
    """Write the subject of a claim that is about a cohort.

    >>> cohort_subject("bonus", window="2024-04-01")
    'cohort:bonus:2024-04-01'
    """
    return f"cohort:{clause}:{window}"


def line_key(claim: Claim, *, payer: str, payee: str) -> str:
    """Write the key of a line as text: contract/clause/subject/spell/ordinal/payer/payee.

    >>> line_key(Claim("north", "job_outcome", "cat", 1, 1), payer="dwp", payee="a/b")
    'north/job_outcome/cat/1/1/dwp/a%2Fb'
    """
    return f"{claim.key}/{join_key((payer, payee))}"


def read_line_key(key: str) -> tuple[Claim, str, str]:
    """Read the key of a line into its claim, payer and payee.

    Raises `ValueError` when the text has not the seven parts of a line key.

    >>> read_line_key("north/job_outcome/cat/1/1/dwp/a%2Fb")[1:]
    ('dwp', 'a/b')
    """
    parts = split_key(key)
    if len(parts) != 7 or not (parts[3].isdecimal() and parts[4].isdecimal()):  # noqa: PLR2004
        message = (
            f"{key!r} is no line key. "
            "Write contract/clause/subject/spell/ordinal/payer/payee, as in the lines file."
        )
        raise ValueError(message)
    contract, clause, subject, spell, ordinal, payer, payee = parts
    return Claim(contract, clause, subject, int(spell), int(ordinal)), payer, payee
