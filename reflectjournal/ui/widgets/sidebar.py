"""The sidebar: the name, the one primary button, the pages, and what must always be near."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.icons import icon
from reflectjournal.ui.places import Place
from reflectjournal.ui.widgets.buttons import Button, IconButton
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import label, pill, set_role

WIDE_EMS, NARROW_EMS = 17.55, 4.35


class Sidebar(QWidget):
    """Names what was chosen: a page, a new reflection, the lock. Folds to icons."""

    place_chosen = Signal(str)
    reflection_chosen = Signal()
    lock_chosen = Signal()

    def __init__(
        self, places: Sequence[Place], menu: QMenu, mark: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_ground(self, "canvas", "right")
        self.setAccessibleName(self.tr("Pages"))
        self._narrow = False
        self._words: dict[Button, str] = {}
        self._places: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.SPACE["xs"])
        self._add_head(menu, mark)
        for place in places:
            if place.listed and not place.low:
                self._add_place(place)
        self._column.addStretch(1)
        for place in places:
            if place.listed and place.low:
                self._add_place(place)
        self._lock = self._entry(self.tr("Lock now"), "lock")
        self._lock.clicked.connect(self.lock_chosen)
        self._foot = label(self.tr("Encrypted on this device"), "caption")
        self._foot.setIndent(theme.SPACE["sm"])
        self._column.addWidget(self._foot)
        self.set_narrow(narrow=False)

    @property
    def narrow(self) -> bool:
        """True while only the icons show."""
        return self._narrow

    @property
    def has_focus(self) -> bool:
        """True while a key would go to one of the pages' names."""
        return any(button.hasFocus() for button in self._places.values())

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, with names in tooltips and for screen readers; or open again."""
        self._narrow = narrow
        for button, words in self._words.items():
            button.setText("" if narrow else words)
            button.setToolTip(words if narrow else "")
            set_role(button, narrow="true" if narrow else "false")
        for widget in (self._brand, self._foot, *([self._mark] if self._mark else [])):
            widget.setVisible(not narrow)
        self._fit()

    def show_place(self, name: str) -> None:
        """Mark the page that is in view; a page that is not listed marks nothing."""
        button = self._places.get(name)
        if button is not None:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self._places.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def set_closed(self, names: frozenset[str]) -> None:
        """Grey out pages that cannot be shown just now."""
        for name, button in self._places.items():
            button.setEnabled(name not in names)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        side = theme.SPACE["sm"] + 2 if self._narrow else theme.SPACE["lg"]
        self._column.setContentsMargins(side, theme.SPACE["lg"], side, theme.SPACE["md"])
        for button in self._words:
            button.fit_icon()
        # Faces differ in width, and the words about risk are the ones that must not be cut.
        words = max(button.sizeHint().width() for button in self._words)
        wide = max(theme.em(WIDE_EMS), words + 2 * side)
        self.setFixedWidth(theme.em(NARROW_EMS) if self._narrow else wide)

    def _add_head(self, menu: QMenu, mark: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, theme.SPACE["xs"])
        self._brand = label(self.tr("Reflect Journal"), "title")
        head.addWidget(self._brand, 1)
        self.menu_button = IconButton("more", self.tr("All commands"))
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        head.addWidget(self.menu_button)
        self._column.addLayout(head)
        self._mark = pill(mark, "todo") if mark else None
        if self._mark:
            self._column.addWidget(self._mark)
            self._column.addSpacing(theme.SPACE["xs"])
        self.new_button = Button(self.tr("New reflection"), "primary", "add")
        self.new_button.setAccessibleName(self.tr("New reflection"))
        self.new_button.clicked.connect(self.reflection_chosen)
        self._words[self.new_button] = self.tr("New reflection")
        self._column.addWidget(self.new_button)
        self._column.addSpacing(theme.SPACE["sm"])

    def _add_place(self, place: Place) -> None:
        button = self._entry(place.words, place.drawing, "risk" if place.name == "at-risk" else "")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click goes on into the page
        self._group.addButton(button)
        button.clicked.connect(lambda: self.place_chosen.emit(place.name))
        self._places[place.name] = button

    def _entry(self, words: str, drawing: str, role: str = "") -> Button:
        button = Button(words, "nav")
        button.setIcon(self._icon(drawing, role))
        button.setAccessibleName(words)
        self._words[button] = words
        self._column.addWidget(button)
        return button

    def _icon(self, drawing: str, role: str) -> QIcon:
        return icon(drawing, role or "text_muted", role or "on_accent_soft")
