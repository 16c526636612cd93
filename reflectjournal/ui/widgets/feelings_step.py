"""Naming feelings: the grid, up to three words, how strong, and where in the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.model import Capture, FeelingCheck, FeelingWord, Moment
from reflectjournal.ui.icons import icon
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.feeling_words import MOST_WORDS, OFFER_SUPPORT_AT, words
from reflectjournal.ui.widgets.feelings_cells import Cell
from reflectjournal.ui.widgets.feelings_grid import FeelingsGrid
from reflectjournal.ui.widgets.flow import empty
from reflectjournal.ui.widgets.strength_dots import StrengthDots
from reflectjournal.ui.widgets.text import label, rule
from reflectjournal.ui.widgets.word_choice import WordChoice


class FeelingsStep(QWidget):
    """Feelings then and now. Nothing in it has to be filled in, and nothing is judged."""

    edited = Signal()
    support_offered = Signal()
    """A word such as "helpless" was given full strength, for the first time here."""

    def __init__(self, capture: Capture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._both = capture is Capture.THEN_NOW
        self._checks = {moment: FeelingCheck(moment) for moment in Moment}
        self._moment = Moment.THEN if self._both else Moment.NOW
        self._offered = False
        self._moments = {moment: self._moment_button(moment) for moment in Moment}
        self._other = label("", "muted", wrap=True)
        self.body = QLineEdit(self)
        self.body.setPlaceholderText(self.tr("Where in the body, if you like"))
        self.body.setAccessibleName(self.tr("Where in the body, if you like"))
        self.body.textEdited.connect(self._on_body)
        self.grid = FeelingsGrid(self)
        self.grid.marked.connect(self._on_marked)
        self.grid.moment_asked.connect(self._show_moment)
        self.choice = WordChoice(self)
        self.choice.toggled.connect(self._on_word)
        self.choice.strength_asked.connect(self._on_strength)
        self._dots = QGridLayout()
        self._dots.setHorizontalSpacing(SPACE["lg"])
        self._dots.setVerticalSpacing(SPACE["xs"])
        self._strengths: list[StrengthDots] = []
        self._dots_rule = rule()
        self._lay_out()
        self._show_moment(self._moment)

    # -- values ----------------------------------------------------------------------------

    def load(self, checks: Sequence[FeelingCheck]) -> None:
        """Show what was felt; it does not count as an edit."""
        self._checks = {moment: FeelingCheck(moment) for moment in Moment}
        self._checks |= {check.moment: check for check in checks}
        for moment, check in self._checks.items():
            self.grid.set_mark(moment, _cell(check))
        self._offered = any(self._asks_support(check) for check in checks)
        self._show_moment(self._moment)

    def checks(self) -> tuple[FeelingCheck, ...]:
        """What was felt, without the moments about which nothing was said."""
        return tuple(check for check in self._checks.values() if not _empty(check))

    # -- Qt --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words beside the grid where there is room, else below it."""
        super().resizeEvent(event)
        self.grid.set_small(small=self.width() < em(44))
        beside = self.width() >= self.grid.sizeHint().width() + em(17)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._middle.direction() is not way:
            self._middle.setDirection(way)
        hint = self.body.fontMetrics().horizontalAdvance(self.body.placeholderText())
        self.body.setMinimumWidth(min(self.width(), hint + em(1.6)))
        over = self.width() < em(34)
        self._head.setDirection(
            QBoxLayout.Direction.TopToBottom if over else QBoxLayout.Direction.LeftToRight
        )

    # -- inside ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE["sm"])
        pair = QHBoxLayout()
        pair.setSpacing(SPACE["sm"])
        for button in self._moments.values():
            pair.addWidget(button)
            button.setVisible(self._both)
        pair.addWidget(self._other, 1)
        self._head.addLayout(pair, 3)
        self._head.addWidget(self.body, 2)
        side = QVBoxLayout()
        side.setSpacing(SPACE["sm"])
        side.addWidget(self.choice)
        side.addWidget(self._dots_rule)
        side.addLayout(self._dots)
        side.addStretch(1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(SPACE["xl"])
        self._middle.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._middle.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["lg"])
        column.addLayout(self._head)
        column.addLayout(self._middle)

    def _moment_button(self, moment: Moment) -> Button:
        words_ = self.tr("Then") if moment is Moment.THEN else self.tr("Now")
        button = Button(words_, "tonal-toggle", parent=self)
        button.setProperty("kind", "pill")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setMinimumWidth(em(5.5))
        button.clicked.connect(lambda: self._show_moment(moment))
        return button

    def _show_moment(self, moment: Moment) -> None:
        self._moment = moment if self._both else Moment.NOW
        for known, button in self._moments.items():
            on = known is self._moment
            button.setChecked(on)
            button.setIcon(icon("check", "on_accent_soft") if on else icon("ring", "text_muted"))
        self.grid.set_moment(self._moment)
        check = self._checks[self._moment]
        if self.body.text() != check.body:
            self.body.setText(check.body)
        self._show_words()
        self._show_other()

    def _show_words(self) -> None:
        check = self._checks[self._moment]
        self.choice.show_words([word.word for word in check.words], _cell(check))
        empty(self._dots)
        self._strengths = []
        for row, word in enumerate(check.words):
            dots = StrengthDots(word.word, word.strength, self)
            dots.changed.connect(lambda s, w=word.word: self._on_strength(w, s))
            self._dots.addWidget(label(word.word, "strong"), row, 0)
            self._strengths.append(dots)
            self._dots.addWidget(dots, row, 1, Qt.AlignmentFlag.AlignLeft)
        self._dots.setColumnStretch(1, 1)
        self._dots_rule.setVisible(bool(check.words))

    def _show_other(self) -> None:
        other = Moment.NOW if self._moment is Moment.THEN else Moment.THEN
        said = ", ".join(f"{w.word} {w.strength}" for w in self._checks[other].words)
        if not self._both or not said:
            self._other.setText("")
        elif other is Moment.THEN:
            self._other.setText(self.tr("Then was {words}.").format(words=said))
        else:
            self._other.setText(self.tr("Now is {words}.").format(words=said))

    def _on_body(self, text: str) -> None:
        self._put(replace(self._checks[self._moment], body=text))

    def _on_marked(self) -> None:
        cell = self.grid.mark(self._moment)
        check = self._checks[self._moment]
        self._put(
            replace(
                check,
                pleasantness=cell.pleasantness if cell else None,
                energy=cell.energy if cell else None,
            )
        )
        self._show_words()

    def _on_word(self, word: str) -> None:
        check = self._checks[self._moment]
        kept = tuple(known for known in check.words if known.word != word)
        if len(kept) == len(check.words):
            if len(kept) >= MOST_WORDS:
                self.choice.say(self.tr("Three at most. Put one back?"))
                return
            kept = (*kept, FeelingWord(word, 1))
        self.choice.say("")
        self._put(replace(check, words=kept))
        self._show_words()

    def _on_strength(self, word: str, strength: int) -> None:
        check = self._checks[self._moment]
        new = tuple(replace(w, strength=strength) if w.word == word else w for w in check.words)
        self._put(replace(check, words=new))
        for dots, felt in zip(self._strengths, new, strict=True):
            dots.set_strength(felt.strength)

    def _put(self, check: FeelingCheck) -> None:
        if check == self._checks[self._moment]:
            return
        self._checks[self._moment] = check
        self.edited.emit()
        if not self._offered and self._asks_support(check):
            self._offered = True
            self.support_offered.emit()

    def _asks_support(self, check: FeelingCheck) -> bool:
        heavy = {word.word for word in words() if word.offers_support}
        return any(w.word in heavy and w.strength >= OFFER_SUPPORT_AT for w in check.words)


def _cell(check: FeelingCheck) -> Cell | None:
    if check.pleasantness is None or check.energy is None:
        return None
    return Cell(check.pleasantness, check.energy)


def _empty(check: FeelingCheck) -> bool:
    return not (check.words or check.body.strip() or check.energy is not None)
