"""The steps of a guide in a row: which are answered, which is in view, and the way to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from reflectjournal.ui.icons import icon
from reflectjournal.ui.theme import em, font
from reflectjournal.ui.widgets.text import as_tip


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step as the stepper shows it."""

    id: str
    title: str
    answered: bool = False
    current: bool = False


class Stepper(QWidget):
    """All titles where there is room, else numbers beside the title in view, else one button.

    Left and Right move between the steps; answered steps carry a tick, the others a ring.
    """

    step_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[StepMark, ...] = ()
        self._buttons: list[QPushButton] = []
        self._form = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Steps"))

    def show_steps(self, marks: Sequence[StepMark]) -> None:
        """Show these steps; only what differs is drawn anew."""
        new = tuple(marks)
        if new == self._marks and self._buttons:
            return
        rebuild = [m.id for m in new] != [m.id for m in self._marks]
        self._marks = new
        if rebuild:
            self._build()
        self._form = ""
        self._fold()

    def current(self) -> int:
        """The place of the step in view; 0 where none is."""
        return next((i for i, mark in enumerate(self._marks) if mark.current), 0)

    # -- Qt --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another form."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_form"):
            self._form = ""
            self._fold()

    def sizeHint(self) -> QSize:
        """The width of all titles, the height of a button."""
        height = max((button.sizeHint().height() for button in self._buttons), default=em(2.2))
        return QSize(self._width_of_all(), height)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one wishes: it folds."""
        return QSize(em(6), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the step beside."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        place = self.current() + (step or 0)
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if 0 <= place < len(self._marks):
                self.step_asked.emit(self._marks[place].id)
        else:
            super().keyPressEvent(event)

    # -- inside ----------------------------------------------------------------------------

    def _build(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place, mark in enumerate(self._marks):
            button = QPushButton(self)
            button.setProperty("kind", "step")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(partial(self._ask, mark.id))
            self._row.insertWidget(place, button)
            self._buttons.append(button)
        more = QPushButton(self)
        more.setProperty("kind", "step")
        more.clicked.connect(self._open_menu)
        self._row.insertWidget(len(self._marks), more)
        self._buttons.append(more)

    def _fold(self) -> None:
        if not self._marks:
            return
        form = self._form_for(self.width())
        if form == self._form:
            return
        self._form = form
        for place, (mark, button) in enumerate(zip(self._marks, self._buttons, strict=False)):
            named = form == "titles" or mark.current
            button.setText(_safe(mark.title) if named else str(place + 1))
            # The style measures the words in their usual weight; the chosen step is bold.
            words = mark.title if named else str(place + 1)
            button.setFixedWidth(self._wide(words, mark.current))
            button.setIcon(icon("check" if mark.answered else "ring", "text_muted"))
            button.setIconSize(QSize(em(0.95), em(0.95)))
            button.setChecked(mark.current)
            button.setToolTip("" if named else as_tip(mark.title))
            button.setAccessibleName(self._spoken(place, mark))
            button.setVisible(form != "menu")
            # One stop for Tab; Left and Right lead to the other steps.
            ways = Qt.FocusPolicy
            button.setFocusPolicy(ways.StrongFocus if mark.current else ways.ClickFocus)
        self._dress_menu(form)

    def _dress_menu(self, form: str) -> None:
        more = self._buttons[-1]
        place = self.current()
        mark = self._marks[place]
        more.setVisible(form == "menu")
        words = self.tr("{number} of {all}").format(number=place + 1, all=len(self._marks))
        room = self.width() - em(3)
        title = f"{words}  {mark.title}"
        more.setText(
            _safe(QFontMetrics(font()).elidedText(title, Qt.TextElideMode.ElideRight, room))
        )
        more.setIcon(icon("chevron-down", "text_muted"))
        more.setAccessibleName(self._spoken(place, mark))

    def _form_for(self, width: int) -> str:
        if self._width_of_all() <= width:
            return "titles"
        return "numbers" if self._width_of_numbers() <= width else "menu"

    def _width_of_all(self) -> int:
        return sum(self._wide(mark.title, mark.current) for mark in self._marks)

    def _width_of_numbers(self) -> int:
        return sum(
            self._wide(mark.title if mark.current else str(place + 1), mark.current)
            for place, mark in enumerate(self._marks)
        )

    def _wide(self, words: str, current: bool) -> int:
        face = font()
        usual = wide = QFontMetrics(face).horizontalAdvance(words)
        if current:
            face.setWeight(face.Weight.DemiBold)
            bold = QFontMetrics(face).horizontalAdvance(words)
            wide = usual + 2 * (bold - usual)  # Qt puts icon and words in the middle as if usual
        return wide + em(0.95 + 1.0 + 0.3) + 6

    def _spoken(self, place: int, mark: StepMark) -> str:
        state = self.tr("answered") if mark.answered else self.tr("not answered yet")
        words = self.tr("Step {number} of {all}: {title}, {state}").format(
            number=place + 1, all=len(self._marks), title=mark.title, state=state
        )
        return words + (", " + self.tr("current") if mark.current else "")

    def _ask(self, step: str, _checked: bool = False) -> None:
        self.step_asked.emit(step)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for mark in self._marks:
            act = menu.addAction(icon("check" if mark.answered else "ring"), _safe(mark.title))
            act.triggered.connect(partial(self._ask, mark.id))
        menu.exec(self._buttons[-1].mapToGlobal(self._buttons[-1].rect().bottomLeft()))
        menu.deleteLater()


def _safe(words: str) -> str:
    """Words for a button: an ampersand is meant as one."""
    return words.replace("&", "&&")
