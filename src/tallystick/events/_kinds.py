"""The kinds of event, each declared once: what every cell of it means, and which must be empty."""

from dataclasses import dataclass
from typing import Final, Literal

Presence = Literal["required", "empty", "either"]
"""Whether a cell must be filled, must be empty, or may be either."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a kind of event holds, and whether it may be left out.

    `values` lists every value that it may have; empty when any text will do.
    """

    presence: Presence
    meaning: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event, with the meaning of each of its cells (facts.md, section 2)."""

    name: str
    person: Presence
    contract: Presence
    organisation: str
    counterparty: Cell
    key: Cell
    code: Cell
    quantity: Cell


_NOTHING: Final = Cell("empty")


def _required(meaning: str, *values: str) -> Cell:
    return Cell("required", meaning, values)


def _optional(meaning: str, *values: str) -> Cell:
    return Cell("either", meaning, values)


def _kind(
    name: str,
    contract: Presence,
    organisation: str,
    *,
    counterparty: Cell = _NOTHING,
    key: Cell = _NOTHING,
    code: Cell = _NOTHING,
    quantity: Cell = _NOTHING,
    person: Presence = "required",
) -> Kind:
    return Kind(name, person, contract, organisation, counterparty, key, code, quantity)


_EMPLOYER: Final = _optional("employer")
_JOB: Final = _required("job")
_REASON: Final = _optional("reason")
_MINUTES_AGREED: Final = _optional("weekly minutes agreed")
_LINE_KEY: Final = _required("line key")
_MONTH: Final = _required("month")
_DOUBT: Final = _required("doubt")

_ALL: Final = (
    _kind(
        "referred",
        "required",
        "referrer",
        counterparty=_optional("receiver"),
        key=_required("referral"),
        code=_optional("route", "jobcentre", "local_agency", "provider", "self"),
    ),
    _kind(
        "assigned",
        "required",
        "who drew",
        key=_required("design"),
        code=_required("arm"),
        quantity=_required("probability, parts per million"),
    ),
    _kind("attached", "required", "provider", key=_required("referral")),
    _kind(
        "classified",
        "either",
        "who says",
        key=_required("classification, such as payment_group, need_band, area, legal_status"),
        code=_required("its value"),
    ),
    _kind(
        "assessed",
        "required",
        "assessor",
        key=_required("instrument"),
        code=_required("how far it went", "complete", "partial", "declined"),
        quantity=_optional("factors scored; scores are kept outside the log"),
    ),
    _kind(
        "step_reached",
        "required",
        "verifier",
        counterparty=_optional("claimant"),
        key=_required("step"),
        code=_optional("factor"),
    ),
    _kind(
        "contacted",
        "required",
        "provider",
        code=_optional("how", "attended", "missed", "by_phone", "in_work"),
        quantity=_optional("minutes"),
    ),
    _kind(
        "job_started",
        "empty",
        "reporter",
        counterparty=_EMPLOYER,
        key=_JOB,
        code=_optional("kind of job", "employed", "self_employed", "apprentice", "agency"),
        quantity=_MINUTES_AGREED,
    ),
    _kind(
        "hours_changed",
        "empty",
        "reporter",
        counterparty=_EMPLOYER,
        key=_JOB,
        quantity=_MINUTES_AGREED,
    ),
    _kind(
        "worked",
        "empty",
        "reporter",
        counterparty=_EMPLOYER,
        key=_JOB,
        code=_required("period ending on `happened_on`", "day", "week", "fortnight", "month"),
        quantity=_required("minutes"),
    ),
    _kind("in_work_confirmed", "empty", "checker", counterparty=_EMPLOYER, key=_JOB),
    _kind("job_ended", "empty", "reporter", counterparty=_EMPLOYER, key=_JOB, code=_REASON),
    _kind(
        "earned",
        "empty",
        "payroll",
        counterparty=_EMPLOYER,
        key=_optional("job"),
        quantity=_required("gross pay, minor units; `happened_on` is the pay date"),
    ),
    _kind(
        "benefit_started",
        "empty",
        "department",
        key=_required("award"),
        code=_optional("benefit"),
    ),
    _kind(
        "benefit_ended",
        "empty",
        "department",
        key=_required("award"),
        code=_optional("benefit"),
    ),
    _kind(
        "claimed",
        "required",
        "claimant",
        counterparty=_optional("payer"),
        key=_required("clause"),
    ),
    _kind(
        "evidence_checked",
        "required",
        "checker",
        counterparty=_optional("claimant"),
        key=_LINE_KEY,
        code=_optional("verdict", "upheld", "failed", "not_found"),
    ),
    _kind(
        "determined",
        "either",
        "decider",
        key=_required("name, or `name/cohort`"),
        code=_required("how far it stands", "provisional", "final", "under_appeal", "withdrawn"),
        quantity=_required("value × 10^scale; yes is 1, no is 0"),
        person="either",
    ),
    _kind(
        "doubt_raised",
        "required",
        "who raised it",
        key=_DOUBT,
        code=_REASON,
    ),
    _kind(
        "sanction_decided",
        "empty",
        "decision maker",
        key=_DOUBT,
        code=_optional("decision", "applied", "not_applied", "withdrawn"),
        quantity=_optional("weeks"),
    ),
    _kind("re_engaged", "required", "provider", key=_DOUBT),
    _kind(
        "handed_over",
        "required",
        "giver",
        counterparty=_optional("receiver"),
        key=_required("hand-over"),
        code=_REASON,
    ),
    _kind(
        "hand_over_answered",
        "required",
        "receiver",
        counterparty=_optional("giver"),
        key=_required("hand-over"),
        code=_optional("answer", "accepted", "declined", "handed_back"),
    ),
    _kind(
        "service_used",
        "empty",
        "body",
        key=_required("service"),
        quantity=_optional("units"),
    ),
    _kind(
        "volume_forecast",
        "required",
        "who says",
        counterparty=_optional("receiver"),
        key=_MONTH,
        code=_optional("group or need"),
        quantity=_required("people"),
        person="empty",
    ),
    _kind(
        "volume_agreed",
        "required",
        "who says",
        counterparty=_optional("receiver"),
        key=_MONTH,
        code=_optional("group or need"),
        quantity=_required("people"),
        person="empty",
    ),
    _kind(
        "cost_reported",
        "required",
        "party",
        key=_MONTH,
        code=_optional("category"),
        quantity=_required("minor units"),
        person="empty",
    ),
    _kind(
        "paid",
        "required",
        "payer",
        counterparty=_optional("payee"),
        key=_LINE_KEY,
        quantity=_required("minor units"),
        person="empty",
    ),
    _kind(
        "disputed",
        "required",
        "who disputes",
        counterparty=_optional("the other party"),
        key=_LINE_KEY,
        code=_REASON,
    ),
    _kind("merged", "empty", "platform", key=_required("the other person")),
    _kind("unmerged", "empty", "platform", key=_required("the other person")),
    _kind(
        "left",
        "required",
        "provider",
        key=_required("referral"),
        code=_optional("why", "completed", "all_paid", "moved", "died", "withdrew", "handed_on"),
    ),
    _kind("voided", "either", "who takes it back", code=_REASON, person="either"),
)

KINDS: Final = {kind.name: kind for kind in _ALL}
"""Every kind of event by its name, in the order of facts.md."""
