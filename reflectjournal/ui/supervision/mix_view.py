"""What the last sessions covered, and who was silent in them: in marks, in words, as a table."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.journal.meetings import STAKEHOLDERS, Mix
from reflectjournal.model import SessionFilter, SessionKind
from reflectjournal.ui.days import month, short_day
from reflectjournal.ui.supervision.words import function_words
from reflectjournal.ui.theme import SPACE, color, em
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.text import label

LAST = 6
FEWEST = 3
"""With fewer sessions there are no marks, the sentence alone."""


class Marks(QWidget):
    """Six small squares: filled where the function had time."""

    def __init__(self, marks: tuple[bool, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(em(1.05) * max(1, len(self._marks)), em(1.1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = em(0.68), em(1.05)
        for place, on in enumerate(self._marks):
            painter.setBrush(color("series1") if on else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("series1" if on else "line_strong"), 1))
            x = place * step + 1
            painter.drawRoundedRect(x, (self.height() - side) // 2, side, side, 2, 2)


class MixView(QWidget):
    """The functions of the last six sessions, and who has been silent."""

    def __init__(
        self,
        journal: Journal,
        kind: SessionKind = SessionKind.SUPERVISION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._kind = kind
        self._as_table = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self.switch = LinkButton("")
        self._fill()

    def _fill(self) -> None:
        mix = self._journal.meetings.mix(self._kind, LAST)
        held = self._journal.sessions.page(SessionFilter(kind=self._kind, held=True), limit=LAST)
        days = [each.starts_at.astimezone().date() for each in held][::-1]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["sm"])
        self._add_functions(column, mix, days)
        self._add_silent(column, mix)
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._column.addWidget(body)
        body.show()

    def _add_functions(self, column: QVBoxLayout, mix: Mix, days: list[date]) -> None:
        count = len(mix.sessions)
        title = self.tr("Functions, last %1 sessions").replace("%1", str(count))
        column.addWidget(label(title if count > 1 else self.tr("Functions"), "section"))
        if count >= FEWEST and self._as_table:
            column.addWidget(self._table(mix, days))
        elif count >= FEWEST:
            column.addLayout(self._rows(mix, days))
        column.addWidget(label(self._function_words(mix), "muted", wrap=True))
        if count >= FEWEST:
            words = self.tr("Show as marks") if self._as_table else self.tr("Show as table")
            self.switch = LinkButton(words)
            self.switch.clicked.connect(self._switch)
            column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)

    def _rows(self, mix: Mix, days: list[date]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE["sm"])
        grid.setVerticalSpacing(SPACE["xs"])
        grid.setColumnStretch(0, 1)
        for row, (name, marks) in enumerate(mix.functions.items()):
            grid.addWidget(label(function_words(name)), row, 0)
            said = self.tr("%1 of the last %2").replace("%1", str(sum(marks)))
            said = f"{function_words(name)}: {said.replace('%2', str(len(marks)))}"
            grid.addWidget(Marks(marks, said), row, 1, Qt.AlignmentFlag.AlignRight)
        if days:
            ends = f"{month(days[0])[:3]} – {month(days[-1])[:3]}"
            grid.addWidget(
                label(ends, "caption"), len(mix.functions), 1, Qt.AlignmentFlag.AlignRight
            )
        return grid

    def _table(self, mix: Mix, days: list[date]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE["sm"])
        for row, day in enumerate(days):
            covered = [function_words(n) for n, marks in mix.functions.items() if marks[row]]
            grid.addWidget(label(f"{day.day} {month(day)[:3]}", "caption"), row, 0,
                           Qt.AlignmentFlag.AlignTop)  # fmt: skip
            words = ", ".join(covered) or self.tr("not said")
            grid.addWidget(label(words, "caption", wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        return table

    def _function_words(self, mix: Mix) -> str:
        if len(mix.without_time) == len(mix.functions):
            return self.tr("After a session, say which functions had time; the mix shows here.")
        always = [n for n, marks in mix.functions.items() if all(marks)]
        sentence = ""
        if always:
            sentence = self.tr("%1 has been there every time.").replace("%1", _listed(always))
        if mix.without_time:
            never = self.tr("%1 had no time in them.").replace("%1", _listed(mix.without_time))
            sentence = f"{sentence} {never}".strip()
        return sentence or self.tr("All four have had time.")

    def _add_silent(self, column: QVBoxLayout, mix: Mix) -> None:
        column.addSpacing(SPACE["md"])
        column.addWidget(label(self.tr("Who has been silent"), "section"))
        column.addWidget(label(self._silent_words(mix), "muted", wrap=True))

    def _silent_words(self, mix: Mix) -> str:
        if not mix.sessions:
            return self.tr("Of the four: people who use services, staff, organisation, partners.")
        if not mix.silent:
            return self.tr("All four stakeholders have been spoken of lately.")
        if len(mix.silent) == len(STAKEHOLDERS):
            return self.tr("None of the four stakeholders is noted for these sessions.")
        words = self.tr("Of the four stakeholders, %1: not mentioned in the last %2 sessions.")
        words = words.replace("%2", str(len(mix.sessions)))
        last = self._last_heard(mix.silent[0])
        words = words.replace("%1", _listed(mix.silent).lower())
        if last is not None:
            said = self.tr("%1 last on %2.").replace("%1", function_words(mix.silent[0]))
            words = f"{words} {said.replace('%2', short_day(last))}"
        return words

    def _last_heard(self, name: str) -> date | None:
        """When a stakeholder was last spoken of, as far back as fifty sessions."""
        held = SessionFilter(kind=self._kind, held=True)
        for session in self._journal.sessions.page(held, limit=50):
            if name in session.stakeholders:
                return session.starts_at.astimezone().date()
        return None

    def _switch(self) -> None:
        self._as_table = not self._as_table
        self._fill()
        self.switch.setFocus()


def _listed(names: list[str] | tuple[str, ...]) -> str:
    words = [function_words(name) for name in names]
    return ", ".join([words[0], *(word.lower() for word in words[1:])])
