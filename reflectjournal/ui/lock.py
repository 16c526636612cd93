"""Locking: hide, save, close, and begin again as a new process that knows nothing.

Wiping memory by hand left copies of the text behind; only the end of the process
clears it. So the lock is a fresh start at the unlock screen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.ui.a11y import announce

Restart = Callable[[Path], None]
"""Starts the program anew at the unlock screen of the journal in a folder."""


def restart(folder: Path) -> None:
    """Start a fresh process that asks for the passphrase of the journal in `folder`."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "reflectjournal"]
    QProcess.startDetached(sys.executable, [*own, "--vault", str(folder)])


def close_dialogs() -> None:
    """Leave every dialog as with Esc; nothing in them is acted on."""
    for _ in range(16):  # one dialog may lie over another
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        dialogs = [w for w in QApplication.topLevelWidgets() if _open_dialog(w)]
        if not dialogs and popup is None:
            return
        for dialog in dialogs:
            dialog.close()
            if isinstance(dialog, QDialog):
                dialog.done(QDialog.DialogCode.Rejected)


def _open_dialog(widget: QWidget) -> bool:
    return isinstance(widget, QDialog) and widget.isVisible()


class Locker(QObject):
    """Locks one window. `save` writes down what is unsaved and may raise a `JournalError`."""

    def __init__(
        self,
        window: QWidget,
        folder: Path,
        save: Callable[[], None],
        close: Callable[[], None],
        keep_hidden: Callable[[JournalError], bool],
        begin_again: Restart,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._save = save
        self._close = close
        self._keep_hidden = keep_hidden
        self._begin_again = begin_again
        self.locking = False

    def lock(self) -> None:
        """Hide everything at once, then save, close and begin again.

        Where the last words cannot be saved, `keep_hidden` is asked with the error
        whether to lock all the same; False brings the window back.
        """
        if self.locking:
            return
        self.locking = True
        announce(self._window, self.tr("Locked"))
        self._window.hide()
        close_dialogs()
        try:
            self._save()
        except JournalError as error:
            if not self._keep_hidden(error):
                self.locking = False
                self._window.show()
                return
        if QApplication.clipboard().ownsClipboard():
            QApplication.clipboard().clear()
        self._close()
        self._begin_again(self._folder)
