"""Parts of standards: typed with commas between, or picked from those of one's regulators."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from reflectjournal.journal import Journal
from reflectjournal.journal.development import bodies, regulators
from reflectjournal.ui.widgets.buttons import IconButton


class StandardsField(QWidget):
    """Codes such as "swe:4.1"; the menu names them by their words."""

    edited = Signal()

    def __init__(self, journal: Journal, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.setAccessibleName(name)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self.edited)
        pick = IconButton("list", self.tr("Pick from the standards"), parent=self)
        pick.clicked.connect(lambda: self._pick(pick))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(pick, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.line)

    def codes(self) -> tuple[str, ...]:
        """The codes, in their order."""
        return tuple(part.strip() for part in self.line.text().split(",") if part.strip())

    def load(self, codes: tuple[str, ...]) -> None:
        """Show these; it does not count as an edit."""
        self.line.setText(", ".join(codes))

    def menu(self) -> QMenu:
        """A line to tick for each part of the standards of the chosen bodies, else of all."""
        menu = QMenu(self)
        chosen = [body.regulator for body in bodies(self._journal)] or list(regulators())
        for body in chosen:
            if not body.standards:
                continue
            part = menu.addMenu(body.name.replace("&", "&&"))
            for code, title in body.standards:
                action = part.addAction(f"{code.rpartition(':')[2]}  {title}".replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(code in self.codes())
                action.toggled.connect(lambda on, code=code: self._set(code, on=on))
        return menu

    def _pick(self, under: QWidget) -> None:
        menu = self.menu()
        menu.exec(under.mapToGlobal(under.rect().bottomLeft()))
        menu.deleteLater()

    def _set(self, code: str, *, on: bool) -> None:
        codes = [each for each in self.codes() if each != code]
        self.load((*codes, code) if on else tuple(codes))
        self.edited.emit()
