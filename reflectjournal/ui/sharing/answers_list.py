"""The 26 questions in their groups: which are answered, what they say, what waits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reflectjournal.model import Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.measures import review_date
from reflectjournal.sharing.questions import AnswerType
from reflectjournal.ui import icons
from reflectjournal.ui.models.row_table import ROW_ROLE, AnyIndex
from reflectjournal.ui.sharing.deciding import Deciding
from reflectjournal.ui.sharing.words import dated
from reflectjournal.ui.theme import RADIUS, SPACE, color, em, font

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Line = str | int
"""A group by its name, or a question by its number."""


class AnswersModel(QAbstractListModel):
    """Groups and, where a group is open, its questions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: Deciding | None = None
        self.current = 0
        self.lines: tuple[Line, ...] = ()
        self._toggled: dict[str, bool] = {}

    def show_state(self, state: Deciding, current: int) -> None:
        """Show these answers; the group of the question in hand is open."""
        self.state, self.current = state, current
        lines: list[Line] = []
        for group in state.checklist.groups:
            lines.append(group)
            if self.is_open(group):
                lines += self.members(group)
        if tuple(lines) != self.lines:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def members(self, group: str) -> list[int]:
        """The questions of a group."""
        found = self.state.checklist.questions if self.state else ()
        return [question.number for question in found if question.group == group]

    def is_open(self, group: str) -> bool:
        """Done groups stay open, coming ones fold; the person may do otherwise."""
        if group in self._toggled:
            return self._toggled[group] or self.current in self.members(group)
        done = self.state.done if self.state else frozenset()
        asked = [n for n in self.members(group) if not self._is_found_out(n)]
        return self.current in self.members(group) or any(n in done for n in asked)

    def toggle(self, group: str) -> None:
        """Fold or open a group."""
        self._toggled[group] = not self.is_open(group)
        if self.state:
            self.show_state(self.state, self.current)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line if isinstance(line, str) else self.short(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(line, str):
                return f"{line}, {self.count_words(line)}"
            return f"{line}. {self.short(line)} {self.value_words(line)}, {self.state_words(line)}"
        return None

    def short(self, number: int) -> str:
        """The question in a few words."""
        return self.state.checklist.question(number).short if self.state else ""

    def count_words(self, group: str) -> str:
        """How many questions of a group have an answer."""
        done = self.state.done if self.state else frozenset()
        members = self.members(group)
        words = self.tr("%1 of %2").replace("%1", str(sum(n in done for n in members)))
        return words.replace("%2", str(len(members)))

    def value_words(self, number: int) -> str:
        """An answer in a word or two."""
        state = self.state
        if state is None or (number not in state.done and not self._is_found_out(number)):
            return ""
        counts = {
            q.DIRECT: state.facts.direct_left,
            q.UNDECIDED: state.facts.undecided,
            q.KEPT: len(state.facts.kept),
        }
        if number in counts:
            return str(counts[number])
        if number == q.FILE:
            return self.tr("at saving")
        if number == q.RECIPIENTS:
            people = len(state.decision.recipients)
            onward = any(r.onward for r in state.decision.recipients)
            return f"{people}; {self.tr('yes') if onward else self.tr('no')}"
        if number == q.READER and not state.decision.second_reader_role:
            return self.tr("not needed")
        if number == q.REVIEW:
            return dated(state.decision.review_on or review_date(state.decision))
        option = state.checklist.option(number, state.value(number))
        return _small(option.label) if option else self.tr("written")

    def mark(self, number: int) -> tuple[str, str]:
        """The icon at the end of a line, and its colour."""
        state = self.state
        if state is None:
            return "", ""
        if number in state.again:
            return "ring-dashed", "todo_line"
        not_shared = state.decision.verdict in (Verdict.DO_NOT_SHARE, Verdict.ROUTED)
        if state.waits(number) and not (number == q.DECISION or not_shared):
            return "pause", "todo_line"
        if number in state.done:
            return "check", "accent"
        return ("pause", "todo_line") if self._is_found_out(number) else ("", "")

    def state_words(self, number: int) -> str:
        """The icon at the end of a line, in words."""
        return {
            "ring-dashed": self.tr("look again: the audience has changed"),
            "pause": self.tr("something is still needed"),
            "check": self.tr("answered"),
        }.get(self.mark(number)[0], self.tr("not answered yet"))

    def _is_found_out(self, number: int) -> bool:
        checklist = self.state.checklist if self.state else None
        return checklist is not None and checklist.question(number).type is AnswerType.SYSTEM


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        return QSize(option.rect.width(), QFontMetrics(font()).height() + em(1.0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, AnswersModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = model.lines[index.row()]
        if isinstance(line, str):
            self._paint_group(painter, option, model, line)
        else:
            self._paint_question(painter, option, model, line)
        painter.restore()

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, model: AnswersModel, group: str
    ) -> None:
        rect = option.rect
        self._paint_focus(painter, option, rect)
        side = em(1.1)
        arrow = "chevron-down" if model.is_open(group) else "chevron-right"
        place = QRect(rect.left() + em(0.9), rect.center().y() - side // 2, side, side)
        icons.paint(painter, arrow, place, "text_muted")
        painter.setPen(color("text_muted"))
        painter.setFont(font("caption"))
        count = rect.adjusted(0, 0, -em(1.0), 0)
        painter.drawText(count, _RIGHT, model.count_words(group))
        painter.setFont(font("caption", QFont.Weight.DemiBold))
        painter.drawText(rect.adjusted(em(2.6), 0, -em(4), 0), _LEFT, group)

    def _paint_question(
        self, painter: QPainter, option: QStyleOptionViewItem, model: AnswersModel, number: int
    ) -> None:
        rect = option.rect
        current = number == model.current
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft"))
            painter.drawRoundedRect(rect, RADIUS["md"], RADIUS["md"])
        self._paint_focus(painter, option, rect)
        ink = "on_accent_soft" if current else "text"
        quiet = "on_accent_soft" if current else "text_muted"
        painter.setFont(font("caption"))
        painter.setPen(color(quiet))
        painter.drawText(
            QRect(rect.left(), rect.top(), em(2.0), rect.height()), _RIGHT, str(number)
        )
        drawing, role = model.mark(number)
        side = em(1.15)
        if drawing:
            place = QRect(rect.right() - em(2.0), rect.center().y() - side // 2, side, side)
            icons.paint(painter, drawing, place, role)
        face = font("body", QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        metrics = QFontMetrics(face)
        room = rect.adjusted(em(2.6), 0, -em(2.6), 0)
        short = model.short(number)
        left = room.width() - metrics.horizontalAdvance(short) - SPACE["md"]
        painter.setFont(font())
        words = QFontMetrics(font()).elidedText(
            model.value_words(number), Qt.TextElideMode.ElideRight, max(em(3), left)
        )
        painter.drawText(room, _RIGHT, words)
        taken = QFontMetrics(font()).horizontalAdvance(words) + (SPACE["sm"] if words else 0)
        painter.setFont(face)
        painter.setPen(color(ink))
        fitted = metrics.elidedText(short, Qt.TextElideMode.ElideRight, room.width() - taken)
        painter.drawText(room, _LEFT, fitted)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        if option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():
            painter.setPen(QPen(color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS["sm"], RADIUS["sm"])


class AnswersList(QListView):
    """Arrows move; Enter opens a question, or folds and opens a group."""

    question_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Your answers"))
        self.setObjectName("entries")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self.answers = AnswersModel(self)
        self.setModel(self.answers)

    def show_state(self, state: Deciding, current: int) -> None:
        """Show these answers and the question in hand."""
        self.answers.show_state(state, current)
        if current in self.answers.lines and not self.hasFocus():
            index = self.answers.index(self.answers.lines.index(current))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._open(self.indexAt(event.position().toPoint()))

    def _open(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(line, str):
            self.answers.toggle(line)
        elif line is not None:
            self.question_asked.emit(line)
