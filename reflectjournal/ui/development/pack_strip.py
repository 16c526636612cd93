"""What the regulator whose period ends first asks for, in a strip at the foot of the goals."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.development.pack import Pack
from reflectjournal.journal import Journal
from reflectjournal.journal.development import next_body, pack_of
from reflectjournal.model.content import Need, Regulator
from reflectjournal.ui.days import short_day, this_day
from reflectjournal.ui.development.checks import Checks
from reflectjournal.ui.development.meter import marked
from reflectjournal.ui.development.swap import swap
from reflectjournal.ui.development.words import numbered
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.folding import Folding
from reflectjournal.ui.widgets.text import label, pill

OLD = timedelta(days=365)


class PackStrip(QWidget):
    """One link while no body is chosen; `opened` names the body."""

    opened = Signal(str)

    def __init__(self, journal: Journal, checks: Checks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._checks = journal, checks
        checks.changed.connect(self.refresh)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def refresh(self) -> None:
        """Count again."""
        body = next_body(self._journal, this_day())
        made: QWidget
        if body is not None:
            made = self._strip(pack_of(self._journal, body, this_day()))
        else:
            link = LinkButton(self.tr("Choose the body you answer to"), arrow=True)
            link.clicked.connect(lambda: self.opened.emit(""))
            made = link
        self._body = swap(self._column, self._body, made)

    def _strip(self, pack: Pack) -> QFrame:
        strip = QFrame()
        strip.setProperty("notice", "offer")
        column = QVBoxLayout(strip)
        column.setContentsMargins(SPACE["lg"] + 4, SPACE["md"], SPACE["lg"] + 4, SPACE["md"])
        column.setSpacing(SPACE["sm"])
        column.addWidget(self._head(pack))
        marks = QWidget()
        found = FlowLayout(marks, gap=SPACE["lg"])
        for words, there in strip_marks(pack, len(self._checks.held(pack) or ())):
            found.addWidget(marked(words, there=there))
        column.addWidget(Folding(marks, as_at_label(pack.regulator), 44))
        if pack.standards:
            column.addLayout(standards_line(pack))
        return strip

    def _head(self, pack: Pack) -> QWidget:
        named = QWidget()
        words = FlowLayout(named, gap=SPACE["md"])
        words.addWidget(label(pack.regulator.name, "lead"))
        words.addWidget(label(span_words(pack), "caption"))
        closing = QWidget()
        head = QHBoxLayout(closing)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(SPACE["md"])
        head.addWidget(label(closing_words(pack, this_day()), "muted", wrap=True), 1)
        open_ = Button(self.tr("Open pack"), "outline")
        open_.clicked.connect(lambda: self.opened.emit(pack.regulator.id))
        head.addWidget(open_)
        return Folding(named, closing, 44)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PackStrip", text)


def strip_marks(pack: Pack, held: int) -> list[tuple[str, bool]]:
    """What is counted, with whether it is there; what is held back comes last."""
    found = [
        (line.words, bool(line.met))
        for line in pack.lines
        if line.met is not None
        and line.requirement.expected
        and line.requirement.need is not Need.STANDARDS
    ]
    if not found:
        found = [(numbered(len(pack.records), _tr("1 record"), _tr("%1 records")), True)]
    if held:
        found.append(
            (
                numbered(
                    held,
                    _tr("one record still to check for names"),
                    _tr("%1 records still to check for names"),
                ),
                False,
            )
        )
    return found


def standards_line(pack: Pack) -> FlowLayout:
    """Each part of the standards as a pill: ticked where a record touches it."""
    flow = FlowLayout(gap=SPACE["sm"])
    named = next(
        (line.requirement.title for line in pack.lines if line.requirement.need is Need.STANDARDS),
        _tr("Standards covered"),
    )
    flow.addWidget(label(named, "muted"))
    for code, title, covered in pack.standards:
        made = pill(f"✓ {code}" if covered else code, "accent" if covered else "outline")
        state = _tr("covered") if covered else _tr("not yet covered")
        made.setToolTip(f"{code}: {title} ({state})")
        made.setAccessibleName(f"{code}, {title}, {state}")
        flow.addWidget(made)
    return flow


def span_words(pack: Pack) -> str:
    """The period that is counted."""
    if not pack.span.known:
        return _tr("the last %1 months").replace("%1", str(pack.regulator.period.months))
    return f"{_full(pack.span.since)} {_tr('to')} {_full(pack.span.until)}"


def closing_words(pack: Pack, today: date) -> str:
    """How long there is; empty where there is no end to it."""
    span = pack.span
    if not span.known:
        return ""
    left = span.days_left(today)
    if left < 0:
        return _tr("ended %1").replace("%1", _full(span.closes or span.until))
    fixed = span.closes is not None
    if fixed and span.opens is not None and today < span.opens:
        return _tr("Window opens %1").replace("%1", short_day(span.opens, today=today))
    one = _tr("Window closes tomorrow") if fixed else _tr("Ends tomorrow")
    many = _tr("Window closes in %1 days") if fixed else _tr("Ends in %1 days")
    if left == 0:
        return _tr("Window closes today") if fixed else _tr("Ends today")
    if left > 92:
        words = _tr("Window closes %1") if fixed else _tr("Ends %1")
        return words.replace("%1", _full(span.closes or span.until))
    return numbered(left, one, many)


def as_at_words(regulator: Regulator, today: date) -> str:
    """The day the facts were last looked at; says so where that is over a year ago."""
    words = _tr("as at %1").replace("%1", _full(regulator.as_at))
    if today - regulator.as_at > OLD:
        words += " · " + _tr("over a year old: look them up")
    return words if regulator.checked else words + " · " + _tr("could not be checked")


def as_at_label(regulator: Regulator) -> QWidget:
    """`as_at_words`, as a pill where something is to be looked up."""
    today = this_day()
    words = as_at_words(regulator, today)
    old = today - regulator.as_at > OLD
    return pill(words, "todo") if old else label(words, "caption")


def _full(day: date) -> str:
    return f"{short_day(day, today=day)} {day.year}"
