"""What audiences, decisions, layouts and formats are called in the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from reflectjournal.model import AudienceTier, Decision, DecisionState, Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.checklist import answer_to
from reflectjournal.sharing.layouts import Layout
from reflectjournal.ui.days import month


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sharing", text)


def tier_words(tier: AudienceTier) -> str:
    """A stop of the audience line."""
    return {
        AudienceTier.T0: _tr("Me"),
        AudienceTier.T1: _tr("Supervisor"),
        AudienceTier.T2: _tr("Team or organisation"),
        AudienceTier.T3: _tr("Partners and network"),
        AudienceTier.T4: _tr("Public"),
    }[tier]


def audience_chip(audience: str) -> str:
    """Who it is for, beside a title; `audience` is an option of question 5."""
    return {
        "me": _tr("for yourself"),
        "supervisor": _tr("for your supervisor"),
        "team": _tr("for your team"),
        "organisation": _tr("for your organisation"),
        "partners": _tr("for partner agencies"),
        "network": _tr("for a wider network"),
        "public": _tr("for the public"),
    }.get(audience, "")


def audience_of(decision: Decision) -> str:
    """The option of question 5 that a decision names."""
    return answer_to(decision, q.AUDIENCE)


def layout_words(layout: Layout) -> str:
    """What the file becomes."""
    return {
        Layout.SINGLE: _tr("One item"),
        Layout.COLLECTION: _tr("Collection"),
        Layout.BRIEFING: _tr("Seven-minute briefing"),
        Layout.BULLETIN: _tr("Bulletin"),
        Layout.PRESENTATION: _tr("Presentation"),
        Layout.SHORT_POST: _tr("Short post, 280 characters"),
        Layout.LONG_POST: _tr("Post, 1,000 characters"),
    }[layout]


def layout_of(decision: Decision) -> Layout:
    """The layout that a decision is about."""
    return Layout(decision.layout) if decision.layout else Layout.SINGLE


def format_words(ending: str) -> str:
    """What a format is called, by the ending that the register keeps."""
    return {
        "md": _tr("Markdown"),
        "html": _tr("Web page"),
        "docx": _tr("Word document"),
        "pdf": _tr("PDF"),
        "txt": _tr("Plain text"),
        "rjpack": _tr("Sealed pack"),
        "copied": _tr("Copied as text"),
        "paper": _tr("On paper"),
    }.get(ending, ending)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a decision ended: words, what stands below them, an icon and its colour."""

    words: str
    more: str = ""
    drawing: str = "check"
    role: str = "accent"


def outcome(decision: Decision) -> Outcome:
    """How a decision ended, in words and with an icon."""
    if decision.state is DecisionState.WITHDRAWN:
        told = _tr("recipients told") if decision.recipients_told else _tr("recipients not told")
        return Outcome(_tr("Withdrawn"), told, "undo", "todo_line")
    if decision.verdict is Verdict.ROUTED:
        return Outcome(_tr("Routed elsewhere"), "", "route", "text")
    if decision.verdict is Verdict.DO_NOT_SHARE:
        return Outcome(_tr("Not shared"), "", "dash", "text_muted")
    if decision.exported_on is None:
        return Outcome(_tr("To be shared"), _tr("no file made yet"), "clock", "text_muted")
    changed = decision.verdict is Verdict.SHARE_WITH_CHANGES
    return Outcome(_tr("Shared"), _tr("with changes") if changed else "")


def dated(day: date | None) -> str:
    """A day with its year, as the register shows it: 12 Nov 2026."""
    return f"{day.day} {month(day)[:3]} {day.year}" if day else ""
