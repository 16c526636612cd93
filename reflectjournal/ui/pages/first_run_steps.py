"""What each of the first three screens asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.errors import ExportFailed
from reflectjournal.journal.access import is_journal, synced_folder_warning
from reflectjournal.paths import default_journal_folder
from reflectjournal.ui import printing_key, theme
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.new_passphrase import NewPassphrase
from reflectjournal.ui.widgets.notice import IconLabel, StripNotice
from reflectjournal.ui.widgets.recovery_sheet import RecoverySheet
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.text import heading, label, rule

if TYPE_CHECKING:
    from reflectjournal.ui.ask import Ask


class Step(QWidget):
    """One screen: a heading, a sentence, what is asked, and what is still missing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.SPACE["lg"], 0, theme.SPACE["xl"])
        self.column.setSpacing(theme.SPACE["sm"])

    def say(self, title: str, sentence: str) -> None:
        """Put the heading and its sentence."""
        self.column.addWidget(heading(title))
        self.column.addWidget(label(sentence, "muted", wrap=True))
        self.column.addSpacing(theme.SPACE["md"])

    @property
    def trouble(self) -> str:
        """Why one cannot go on yet; empty where one can."""
        return ""

    def begin(self) -> None:
        """The screen comes into view."""


class PlaceStep(Step):
    """Which folder, with a warning about those that are copied elsewhere, and the employer."""

    def __init__(self, folder: Path, ask: Ask) -> None:
        super().__init__()
        self.say(
            self.tr("Where your journal lives"),
            self.tr(
                "One encrypted file, in a folder that you choose. No account and no network. "
                "A learning journal, not a case record."
            ),
        )
        self._ask = ask
        self.line = QLineEdit(str(folder))
        self.row = FormRow(self.tr("Folder"), self.line)
        choose = Button(self.tr("Choose..."), "outline")
        choose.clicked.connect(self._choose)
        across = QHBoxLayout()
        across.setSpacing(theme.SPACE["sm"])
        across.addWidget(self.row, 1)
        across.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.warning = StripNotice("warn")
        self.column.addLayout(across)
        self.column.addWidget(self.warning)
        self.column.addSpacing(theme.SPACE["sm"])
        self.column.addLayout(self._employer())
        self.column.addSpacing(theme.SPACE["sm"])
        self.column.addWidget(rule())
        self.column.addLayout(self._first_rule())
        self.column.addStretch(1)
        self.line.textChanged.connect(self._look)
        self._look()

    @property
    def folder(self) -> Path:
        """The folder as typed; `~` is the person's own."""
        return Path(self.line.text().strip()).expanduser()

    @property
    def employer(self) -> str:
        """yes, no or will check."""
        checked = self._answers.checkedButton()
        return str(checked.property("answer")) if checked is not None else "will check"

    @property
    def trouble(self) -> str:
        if not self.line.text().strip():
            return self.tr("Name a folder.")
        if not self.folder.is_absolute():
            return self.tr("Give the whole path of the folder.")
        if is_journal(self.folder):
            return self.tr("There is a journal in this folder. Open it, or choose another.")
        return ""

    def begin(self) -> None:
        self.line.setFocus()

    def set_error(self, sentence: str) -> None:
        """Say under the folder why no journal could be made there."""
        self.row.set_error(sentence)

    def _choose(self) -> None:
        chosen = self._ask.choose_folder(self.tr("Where your journal lives"), self.folder.parent)
        if chosen is not None:
            self.line.setText(str(chosen))

    def _look(self) -> None:
        self.row.set_error("")
        sentence = synced_folder_warning(self.folder) if self.line.text().strip() else ""
        self.warning.setVisible(bool(sentence))
        if sentence:
            own = (self.tr("Use a folder on this computer only"), self._use_default)
            title = self.tr("This folder is copied to other places")
            self.warning.say(title, sentence, (own,))
        self.changed.emit()

    def _use_default(self) -> None:
        self.line.setText(str(default_journal_folder()))

    def _employer(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(theme.SPACE["xs"])
        question = self.tr("Does your employer allow you to keep reflective notes here?")
        box.addWidget(label(question, "strong", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["xl"])
        self._answers = QButtonGroup(self)
        for answer, words in (
            ("yes", self.tr("Yes")),
            ("no", self.tr("No")),
            ("will check", self.tr("I will check")),
        ):
            button = QRadioButton(words)
            button.setProperty("answer", answer)
            button.setAccessibleName(f"{question} {words}")
            button.setChecked(answer == "will check")
            self._answers.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(label(self.tr("You can change this later."), "caption"))
        box.addLayout(row)
        self._advice = label(
            self.tr(
                "Then keep this journal for what is yours alone: your learning, nothing about the "
                "people you work with. Your supervisor can tell you what is allowed."
            ),
            "muted",
            wrap=True,
        )
        self._advice.hide()
        box.addWidget(self._advice)
        self._answers.buttonToggled.connect(lambda: self._advice.setVisible(self.employer == "no"))
        return box

    def _first_rule(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["sm"])
        row.addWidget(IconLabel("at-risk", "risk"), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "If someone is at risk, tell the person you must tell. Record the facts in your "
            "organisation's system. Then come back here to learn."
        )
        row.addWidget(label(words, wrap=True), 1)
        return row


class PassphraseStep(Step):
    """A passphrase, generated or one's own."""

    def __init__(self) -> None:
        super().__init__()
        self.say(
            self.tr("A passphrase only you know"),
            self.tr(
                "It is the key itself. Nobody can reset it, and it is kept nowhere. Next you get a "
                "recovery key for the day you forget."
            ),
        )
        self.fields = NewPassphrase()
        self.fields.changed.connect(self.changed)
        self.column.addWidget(self.fields)
        self.column.addSpacing(theme.SPACE["sm"])
        self.column.addWidget(rule())
        law = self.tr(
            "Encrypted does not mean undisclosable: a court may still ask for reflective notes."
        )
        self.column.addWidget(label(law, "muted", wrap=True))
        self.column.addStretch(1)

    @property
    def trouble(self) -> str:
        return self.fields.trouble

    def begin(self) -> None:
        if not self.fields.passphrase:
            self.fields.suggest()
        self.fields.first.setFocus()


class KeyStep(Step):
    """The recovery key, printed or saved, and proved."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.say(
            self.tr("Your recovery key"),
            self.tr(
                "If you forget the passphrase, this opens your journal. Keep it on paper, away "
                "from this computer. Anyone who has this key and the file can read everything."
            ),
        )
        self._ask = ask
        self._key = ""
        self.sheet: RecoverySheet | None = None
        self.column.addStretch(1)

    @property
    def trouble(self) -> str:
        return self.sheet.trouble if self.sheet is not None else self.tr("No key yet.")

    def set_key(self, key: str) -> None:
        """Show this key."""
        self.clear()
        self._key = key
        self.sheet = RecoverySheet(key)
        self.sheet.proved.connect(self.changed)
        self.sheet.print_asked.connect(self._print)
        self.sheet.save_asked.connect(self._save)
        self.column.insertWidget(self.column.count() - 1, self.sheet)

    def clear(self) -> None:
        """Forget the key."""
        self._key = ""
        if self.sheet is not None:
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None

    def begin(self) -> None:
        if self.sheet is not None:
            self.sheet.print_button.setFocus()

    def _print(self) -> None:
        printing_key.print_sheet(self._key, self)

    def _save(self) -> None:
        kinds = ((self.tr("PDF file"), "*.pdf"),)
        path = self._ask.save_file(self.tr("Save the recovery key"), "recovery-key.pdf", kinds)
        if path is None:
            return
        try:
            printing_key.save_sheet(self._key, path)
        except ExportFailed as error:
            self._ask.tell(error)
