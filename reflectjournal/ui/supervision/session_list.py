"""The list of sessions: those to come first, then those before, read a page at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reflectjournal.journal import Journal
from reflectjournal.journal.series import actions_of
from reflectjournal.model import Session, SessionFilter
from reflectjournal.ui.days import clock, long_day, short_day, this_day
from reflectjournal.ui.supervision.words import kind_words, session_words
from reflectjournal.ui.theme import RADIUS, SPACE, color, em, font

PAGE = 50
MOST_TO_COME = 200
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
LINES_ROLE = ROW_ROLE + 1
AnyIndex = QModelIndex | QPersistentModelIndex


class SessionListModel(QAbstractListModel):
    """Sessions with two small headings among them. `ROW_ROLE` gives the `Session`."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._rows: list[Session | str] = []
        self._lines: dict[int, tuple[str, str, str]] = {}
        self._last: Session | None = None
        self._more = False
        self._read = PAGE

    def refresh(self) -> None:
        """Read again, as far as was read before."""
        self.beginResetModel()
        self._lines.clear()
        to_come = self._journal.sessions.upcoming(MOST_TO_COME)
        coming = {session.id for session in to_come}
        self._rows = [self.tr("Next"), *to_come] if to_come else []
        today = datetime.now(UTC).astimezone().date()
        page = self._journal.sessions.page(SessionFilter(until=today), limit=self._read)
        self._end_page(page, self._read)
        before = [session for session in page if session.id not in coming]
        if before:
            self._rows += [self.tr("Before"), *before]
        self.endResetModel()

    def _end_page(self, page: tuple[Session, ...], asked: int) -> None:
        self._more = len(page) == asked
        self._last = page[-1] if page else None

    def row_of(self, session_id: int) -> int:
        """The row of a session; -1 where it is not among those read."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Session) and row.id == session_id:
                return number
        return -1

    def first(self) -> Session | None:
        """The next session, else the last one."""
        return next((row for row in self._rows if isinstance(row, Session)), None)

    # -- Qt --------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, _parent: AnyIndex) -> None:
        page = self._journal.sessions.page(
            SessionFilter(until=this_day()), after=self._last, limit=PAGE
        )
        start = len(self._rows)
        if page:
            self.beginInsertRows(QModelIndex(), start, start + len(page) - 1)
            self._rows += page
            self.endInsertRows()
        self._read += len(page)
        self._end_page(page or ((self._last,) if self._last else ()), PAGE)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if isinstance(row, str):
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row if shown else None
        if role == LINES_ROLE:
            return self._words(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in self._words(row) if part)
        return None

    def _words(self, session: Session) -> tuple[str, str, str]:
        """Day, what stands at the right, the line below; found when the row is first seen."""
        found = self._lines.get(session.id)
        if found is None:
            found = self._lines[session.id] = self._found_words(session)
        return found

    def _found_words(self, session: Session) -> tuple[str, str, str]:
        local = session.starts_at.astimezone()
        if local.date() >= this_day() and not session.held:
            return long_day(local.date()), clock(local), session_words(session)
        parts = [session.title or kind_words(session.kind).partition(",")[0]]
        made = len(actions_of(self._journal, session))
        if made:
            words = self.tr("1 action") if made == 1 else self.tr("%1 actions")
            parts.append(words.replace("%1", str(made)))
        minutes = self.tr("%1 min").replace("%1", str(session.minutes))
        return short_day(local.date()), minutes, " · ".join(parts)


class _SessionDelegate(QStyledItemDelegate):
    """Two lines a session; a heading is small and grey."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        small = QFontMetrics(font("caption")).height()
        if isinstance(index.data(ROW_ROLE), str):
            return QSize(0, small + SPACE["md"])
        return QSize(0, QFontMetrics(font()).height() + small + SPACE["md"] * 2 + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW_ROLE)
        box = option.rect.adjusted(SPACE["md"], 0, -SPACE["md"], 0)
        if isinstance(row, str):
            painter.setFont(font("caption", QFont.Weight.DemiBold))
            painter.setPen(color("text_muted"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignBottom), row)
        else:
            self._paint_session(painter, option, index, box)
        painter.restore()

    def _paint_session(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, box: QRect
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), RADIUS["sm"], RADIUS["sm"])
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("text"), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 2, -1, -2), RADIUS["sm"], RADIUS["sm"])
        day, right, below = index.data(LINES_ROLE)
        title = font("body", QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        inside = box.adjusted(0, SPACE["sm"] + 2, 0, 0)
        first = QRect(inside.left(), inside.top(), inside.width(), QFontMetrics(title).height())
        painter.setFont(font())
        painter.setPen(color("on_accent_soft" if chosen else "text_muted"))
        width = QFontMetrics(font()).horizontalAdvance(right) + em(0.5)
        painter.drawText(first, int(Qt.AlignmentFlag.AlignRight), right)
        painter.setFont(title)
        painter.setPen(color("on_accent_soft" if chosen else "text"))
        _draw(painter, first.adjusted(0, 0, -width, 0), day)
        painter.setFont(font("caption"))
        painter.setPen(color("on_accent_soft" if chosen else "text_muted"))
        small = QFontMetrics(font("caption")).height()
        _draw(painter, QRect(first.left(), first.bottom() + 3, first.width(), small), below)


def _draw(painter: QPainter, box: QRect, text: str) -> None:
    metrics = QFontMetrics(painter.font())
    painter.drawText(box, 0, metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width()))


class SessionList(QListView):
    """Arrows choose a session, Enter goes to it."""

    session_chosen = Signal(int)
    entered = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.sessions = SessionListModel(journal, self)
        self.setModel(self.sessions)
        self.setItemDelegate(_SessionDelegate(self))
        self.setAccessibleName(self.tr("Sessions"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(lambda _: self.entered.emit())

    def refresh(self, chosen: int) -> None:
        """Read again and keep the choice, without telling anybody."""
        place = self.verticalScrollBar().value()
        self._quiet = True
        self.sessions.refresh()
        self._quiet = False
        self.mark(chosen)
        self.verticalScrollBar().setValue(place)

    def mark(self, session_id: int) -> None:
        """Show which session is open."""
        self._quiet = True
        row = self.sessions.row_of(session_id)
        self.setCurrentIndex(self.sessions.index(row) if row >= 0 else QModelIndex())
        self._quiet = False

    def _on_current(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Session) and not self._quiet:
            self.session_chosen.emit(row.id)
