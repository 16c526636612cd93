"""The part of Settings about this journal: keys, backups, numbers, own guides, leaving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reflectjournal import paths
from reflectjournal.errors import JournalError
from reflectjournal.ui import theme
from reflectjournal.ui.days import short_day, this_day, within_time
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.rows import Row, Section
from reflectjournal.ui.widgets.text import label, set_role

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.journal.backups import Pending
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs


class JournalPart(QWidget):
    """Rows with a button each; what is slow runs in a job and says when it is done."""

    restore_asked = Signal(object)
    numbers_asked = Signal()

    def __init__(self, journal: Journal, jobs: Jobs, ask: Ask, settings: SettingsFile) -> None:
        super().__init__()
        self._journal, self._jobs, self._ask, self._settings = journal, jobs, ask, settings
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["xl"])
        self._said = label("", "accent", wrap=True)
        self._said.hide()
        backups = Section(self.tr("Backups of this journal"))
        self._backup_row = self._row(
            backups, self.tr("Back up now"), "", self.tr("Back up"), self.back_up
        )
        self._row(
            backups,
            self.tr("Bring an earlier state back"),
            self.tr("The journal of today is put aside, not deleted."),
            self.tr("Restore..."),
            self.restore,
        )
        self._row(
            backups,
            self.tr("Check the journal"),
            self.tr("Every page of the file, and every text in it."),
            self.tr("Check"),
            self.verify,
        )
        keys = Section(self.tr("Keys"))
        self._row(keys, self.tr("Passphrase"), "", self.tr("Change..."), self._passphrase)
        self._row(
            keys,
            self.tr("Recovery key"),
            self.tr("If the paper is lost, or someone may have seen it."),
            self.tr("Make a new one..."),
            self._recovery,
        )
        column.addWidget(self._said)
        column.addWidget(backups)
        column.addWidget(keys)
        column.addWidget(self._around())
        self.refresh()

    def refresh(self) -> None:
        """Show the last backup and the employer's answer as they are now."""
        made = self._journal.backups.all(self._folder())
        words = (
            self.tr("Last one %1, checked after it was made.").replace(
                "%1", within_time(made[0].made_at)
            )
            if made
            else self.tr("None yet.")
        )
        self._backup_row.caption.setText(words)
        self._backup_row.caption.show()
        answer = self._journal.settings.get("employer_answer", {})
        self._employer.blockSignals(True)
        self._employer.setCurrentIndex(max(0, self._employer.findData(answer.get("answer"))))
        self._employer.blockSignals(False)
        on = answer.get("on")
        said = (
            self.tr("Answered %1.").replace("%1", short_day(date.fromisoformat(on))) if on else ""
        )
        self._employer_row.caption.setText(said)
        self._employer_row.caption.setVisible(bool(said))

    def back_up(self) -> None:
        """Make a backup now: the copy here, its check in a job."""
        from reflectjournal.journal.backups import finish_backup  # noqa: PLC0415

        try:
            pending: Pending = self._journal.backups.begin(self._folder())
        except JournalError as error:
            self._say(str(error), wrong=True)
            return
        self._say(self.tr("Checking the backup…"))
        self._jobs.run(self, lambda: finish_backup(pending), self._backed_up, self._failed)

    def restore(self) -> None:
        """Choose a backup, see what it holds, and bring it back after a question."""
        kinds = ((self.tr("Backup of a journal"), "*.rjbackup"),)
        path = self._ask.open_file(self.tr("Restore a backup"), kinds)
        if path is None:
            return
        try:
            held = self._journal.backups.preview(path)
        except JournalError as error:
            self._say(str(error), wrong=True)
            return
        newest = short_day(held.newest_day) if held.newest_day else "-"
        text = self.tr(
            "It was made %1 and holds %2 entries, the newest about %3. The journal of today is put "
            "aside in a folder of its own. The program starts again and asks for the passphrase."
        )
        text = text.replace("%1", within_time(held.made_at)).replace("%2", str(held.entries))
        if self._ask.confirm(
            self.tr("Bring this backup back?"), text.replace("%3", newest), self.tr("Bring it back")
        ):
            self.restore_asked.emit(path)

    def verify(self) -> None:
        """Check every page. Plain call: it uses the journal's own connection."""
        report = self._journal.verify()
        if report.ok:
            words = self.tr("All is well: %1 entries, every page as it was written.")
            self._say(words.replace("%1", str(report.entries)))
        else:
            self._say(" ".join(report.faults), wrong=True)

    def _folder(self) -> Path | None:
        chosen = self._settings.values.backup_folder
        return Path(chosen) if chosen else None

    def _backed_up(self, path: Path) -> None:
        self._say(self.tr("Backed up and checked: %1").replace("%1", path.name))
        self.refresh()

    def _failed(self, error: JournalError) -> None:
        self._say(str(error), wrong=True)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self._said.setText(words)
        set_role(self._said, role="danger" if wrong else "accent")
        self._said.show()

    def _row(
        self, section: Section, title: str, caption: str, act_words: str, act: Callable[[], object]
    ) -> Row:
        row = Row(title, caption)
        button = Button(act_words, "outline")
        button.setAccessibleDescription(title)
        button.clicked.connect(lambda _=False: act())
        row.put_right(button)
        section.add(row)
        return row

    def _around(self) -> Section:
        section = Section(self.tr("Around this journal"))
        self._employer = QComboBox()
        question = self.tr("Does your employer allow you to keep reflective notes here?")
        self._employer.setAccessibleName(question)
        for value, words in (
            ("will check", self.tr("I will check")),
            ("yes", self.tr("Yes")),
            ("no", self.tr("No")),
        ):
            self._employer.addItem(words, value)
        self._employer.currentIndexChanged.connect(self._answer)
        self._employer_row = Row(question)
        self._employer_row.put_right(self._employer)
        section.add(self._employer_row)
        self._row(
            section,
            self.tr("Your own numbers"),
            self.tr("For the page Someone may be at risk."),
            self.tr("Open"),
            self.numbers_asked.emit,
        )
        folder = paths.own_guides_folder()
        self._guides_row = self._row(
            section, self.tr("Your own guides"), str(folder), self.tr("Read again"), self._reload
        )
        self._row(
            section,
            self.tr("Everything, readable without this program"),
            self.tr("Plain text, not encrypted: keep it where only you can read it."),
            self.tr("Write out..."),
            self._export,
        )
        where = Row(self.tr("Where this journal lives"), str(self._journal.folder))
        section.add(where)
        return section

    def _answer(self) -> None:
        answer = {"answer": self._employer.currentData(), "on": this_day().isoformat()}
        self._journal.settings.set("employer_answer", answer)

    def _reload(self) -> None:
        guides = self._journal.reload_guides()
        own = sum(1 for guide in guides.all if guide.own)
        if guides.faults:
            self._say(" ".join(guides.faults), wrong=True)
        else:
            self._say(self.tr("Guides read again. Your own: %1.").replace("%1", str(own)))

    def _export(self) -> None:
        folder = self._ask.choose_folder(self.tr("Write everything out"))
        if folder is None:
            return
        title = self.tr("Write everything out, not encrypted?")
        text = self.tr(
            "Every entry, action, goal and session is written as plain text. Anyone who finds the "
            "files can read them."
        )
        if not self._ask.confirm(title, text, self.tr("Write out")):
            return
        try:
            made = self._journal.export_everything(folder)
        except JournalError as error:
            self._say(str(error), wrong=True)
            return
        self._say(self.tr("Written to %1.").replace("%1", str(made)))

    def _passphrase(self) -> None:
        from reflectjournal.ui.dialogs.change_passphrase import ChangePassphrase  # noqa: PLC0415

        if ChangePassphrase(self._journal.folder, self._jobs, self).exec():
            self._say(self.tr("The new passphrase opens the journal from now on."))

    def _recovery(self) -> None:
        from reflectjournal.ui.dialogs.recovery import NewRecoveryKey  # noqa: PLC0415

        if NewRecoveryKey(self._journal.folder, self._jobs, self._ask, self).exec():
            self._say(
                self.tr("The new recovery key is valid; the old one no longer opens anything.")
            )
