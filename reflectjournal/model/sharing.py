"""The documented decision to share or not, and the clean copy that may leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from reflectjournal.model.findings import Choice


class AudienceTier(StrEnum):
    """How far a copy would travel.

    T0 me, T1 supervisor, T2 team or organisation, T3 partners, T4 public.
    """

    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"


class Verdict(StrEnum):
    """The outcome of a decision; all four are complete and valid."""

    SHARE = "share"
    SHARE_WITH_CHANGES = "share with changes"
    DO_NOT_SHARE = "do not share"
    ROUTED = "routed elsewhere"


class DecisionState(StrEnum):
    """Where a decision stands."""

    DRAFT = "draft"
    ASSESSED = "assessed"
    DECIDED = "decided"
    EXPORTED = "exported"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"


class Effect(StrEnum):
    """What an answer of the checklist does."""

    PASS = "pass"
    WARN = "warn"
    HOLD = "hold"
    BLOCK = "block"
    ROUTE = "route"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who receives it, by role and organisation, and why they need it."""

    role: str = field(repr=False)
    organisation: str = field(default="", repr=False)
    need: str = field(default="", repr=False)
    onward: bool = False
    """True where they may pass it on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question of the checklist; `note` holds a reason that a WARN asks for."""

    question: int
    value: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CleanCopyPart:
    """The clean text of one entry, and what the private text was when it was made."""

    entry: int
    title: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    source_hash: str = ""


@dataclass(frozen=True, slots=True)
class CleanCopy:
    """A separate, reviewed text that may leave.

    `reviewed_at` is None while something is undecided.
    """

    title: str = field(repr=False)
    parts: tuple[CleanCopyPart, ...] = field(default=(), repr=False)
    choices: tuple[Choice, ...] = field(default=(), repr=False)
    also_names: tuple[str, ...] = field(default=(), repr=False)
    """Words that the writer marked as names."""
    audience: AudienceTier = AudienceTier.T2
    audience_words: str = ""
    """The audience in words: "my team"."""
    who_describes: str = field(default="", repr=False)
    """The answer to "Who does this describe?"."""
    memorable: str = field(default="", repr=False)
    """The answer to "What is the detail everyone would remember?"."""
    letters: bool = False
    """True: people are told apart by letters ("Parent A"); False: general words ("a parent")."""
    splits: tuple[str, ...] = field(default=(), repr=False)
    """The entities whose forms are decided about one by one."""
    reviewed_at: datetime | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """The record of one act of sharing, or of not sharing. Append-only: a change adds a version.

    Holds no identifier: the scan runs on the record too.
    """

    title: str = field(repr=False)
    verdict: Verdict | None = None
    reason: str = field(default="", repr=False)
    state: DecisionState = DecisionState.DRAFT
    tier: AudienceTier = AudienceTier.T2
    audience_words: str = ""
    purpose: str = field(default="", repr=False)
    recipients: tuple[Recipient, ...] = field(default=(), repr=False)
    answers: tuple[Answer, ...] = field(default=(), repr=False)
    entries: tuple[int, ...] = ()
    clean_copy: int = 0
    source_hash: str = ""
    layout: str = ""
    """How the copy is laid out: "item", "bulletin", ...; the use that a consent names."""
    format: str = ""
    channel: str = ""
    filename: str = ""
    export_hash: str = ""
    """SHA-256 of the file that left, in hex."""
    lawful_basis: str = ""
    policy_ref: str = field(default="", repr=False)
    direct_removed: int = 0
    indirect_kept: tuple[str, ...] = field(default=(), repr=False)
    recognition: str = ""
    second_reader_role: str = field(default="", repr=False)
    second_reader_on: date | None = None
    informed: str = ""
    consent_refs: tuple[str, ...] = field(default=(), repr=False)
    legal_flags: tuple[str, ...] = ()
    advice: str = field(default="", repr=False)
    """What a legal adviser said, in summary."""
    advice_role: str = field(default="", repr=False)
    """Who gave the advice, by role."""
    advice_on: date | None = None
    decided_by: str = field(default="", repr=False)
    decided_on: date | None = None
    exported_on: date | None = None
    review_on: date | None = None
    review_outcome: str = field(default="", repr=False)
    withdrawn_on: date | None = None
    withdrawn_reason: str = field(default="", repr=False)
    recipients_told: bool = False
    routed_kind: str = ""
    routed_on: date | None = None
    version: int = 1
    created_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """Which decisions the register shows; empty fields do not narrow it."""

    tier: AudienceTier | None = None
    verdict: Verdict | None = None
    format: str = ""
    channel: str = ""
    review_until: date | None = None
