"""Layout, format, large type, who can open a sealed pack, and what could be plainer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.journal.packs import Mate, Packs
from reflectjournal.model import CleanCopy
from reflectjournal.sharing.document import text_of
from reflectjournal.sharing.layouts import Layout, lay_out
from reflectjournal.sharing.plain_language import Hint, hints, length_hints
from reflectjournal.sharing.render import Format
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.hint_list import HintList
from reflectjournal.ui.sharing.words import format_words, layout_words
from reflectjournal.ui.widgets.buttons import LinkButton, PillChoice
from reflectjournal.ui.widgets.flow import empty
from reflectjournal.ui.widgets.text import label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal

COPY, LOCKED, PACK = "copy", "locked", "pack"
_POSTS = (Layout.SHORT_POST, Layout.LONG_POST)


class SaveOptions(QWidget):
    """What can be chosen about the file. `way` is a `Format`'s value or one of the three others."""

    changed = Signal()
    asked = Signal(str)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._copy: CleanCopy | None = None
        self._boxes: list[tuple[QCheckBox, Mate]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE["sm"])
        self.layouts = PillChoice(
            self.tr("Laid out as"), [(layout, layout_words(layout)) for layout in Layout]
        )
        self.ways = PillChoice(self.tr("Format"), self._way_names())
        for widget in (self.layouts, self.ways):
            widget.chosen.connect(self._on_changed)
        self._section(self.tr("Laid out as"), self.layouts)
        self._section(self.tr("Format"), self.ways)
        self._about = label("", "muted", wrap=True)
        self._column.addWidget(self._about)
        self._mates = QVBoxLayout()
        self._column.addLayout(self._mates)
        self._large = QCheckBox(self.tr("Large type, one idea a line"))
        self._large.toggled.connect(self._on_changed)
        self._column.addWidget(self._large)
        self._column.addSpacing(theme.SPACE["sm"])
        self.hints = HintList()
        self._column.addWidget(self.hints)

    def open(self, copy: CleanCopy, layout: Layout, channel: str) -> None:
        """Begin with the layout and the channel that were decided."""
        self._copy = copy
        self.packs = Packs(self._journal.settings, self._journal.sharing)
        self.layouts.set_value(layout)
        usual = COPY if layout in _POSTS else LOCKED if channel == "encrypted-file" else "docx"
        self.ways.set_value(usual)
        self._fill_mates()
        self._on_changed()

    @property
    def layout_chosen(self) -> Layout:
        """How it is laid out."""
        value = self.layouts.value
        return value if isinstance(value, Layout) else Layout.SINGLE

    @property
    def way(self) -> str:
        """How it leaves."""
        return str(self.ways.value or Format.DOCX.value)

    @property
    def large(self) -> bool:
        """True for 14-point type and one idea a line."""
        return self._large.isChecked()

    @property
    def reason(self) -> str:
        """Why the file cannot be made as chosen; empty where it can."""
        if self.way == PACK and not self.mates_chosen():
            return self.tr("Choose who can open the pack.")
        return ""

    def mates_chosen(self) -> tuple[Mate, ...]:
        """The team mates who can open the pack."""
        return tuple(mate for box, mate in self._boxes if box.isChecked())

    def _way_names(self) -> list[tuple[object, str]]:
        names: list[tuple[object, str]] = [
            (each.value, format_words(each.value))
            for each in (Format.DOCX, Format.PDF, Format.HTML, Format.MARKDOWN, Format.PLAIN)
        ]
        return [
            *names,
            (LOCKED, self.tr("Locked PDF, with a code")),
            (PACK, self.tr("Sealed pack")),
            (COPY, self.tr("Copy as text, once")),
        ]

    def _section(self, words: str, widget: QWidget) -> None:
        self._column.addWidget(label(words, "section"))
        self._column.addWidget(widget)
        self._column.addSpacing(theme.SPACE["sm"])

    def _on_changed(self) -> None:
        self._about.setText(
            {
                "docx": self.tr("Opens in Word and LibreOffice, with real headings."),
                "pdf": self.tr("Looks the same everywhere; its words can be selected."),
                "html": self.tr("One file for any browser, with nothing loaded from elsewhere."),
                "md": self.tr("Plain words with simple marks for headings and lists."),
                "txt": self.tr("Words only, in a file."),
                LOCKED: self.tr("Encrypted with AES-256. A code of six words is made with it."),
                PACK: self.tr("For team mates who use this program. Only they can open it."),
                COPY: self.tr("For pasting into a platform or an e-mail. It is copied once."),
            }[self.way]
        )
        for box, _ in self._boxes:
            box.setVisible(self.way == PACK)
        self._cards.setVisible(self.way == PACK)
        self._large.setVisible(self.way not in (COPY, PACK, "md", "txt"))
        self.hints.show_hints(self._found())
        self.changed.emit()

    def _fill_mates(self) -> None:
        empty(self._mates)
        self._boxes = []
        for mate in self.packs.mates():
            words = self.tr("%1 (%2)").replace("%1", mate.name).replace("%2", mate.words)
            box = QCheckBox(words.replace("&", "&&"))
            box.toggled.connect(self.changed)
            self._boxes.append((box, mate))
            self._mates.addWidget(box)
        words = self.tr("Add a team mate's card")
        self._cards = LinkButton(words, arrow=True)
        self._cards.clicked.connect(lambda: self.asked.emit("mates"))
        self._mates.addWidget(self._cards)

    def _found(self) -> tuple[Hint, ...]:
        if self._copy is None:
            return ()
        try:
            words = text_of(lay_out(self._copy, self.layout_chosen))
        except JournalError:
            return ()
        return (*length_hints(self._copy, self.layout_chosen), *hints(words))
