"""Where an entry should be taken, and what the writer wants from it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from reflectjournal.model import Entry, Flag, FlagKind, Want
from reflectjournal.ui.inspector.part import InspectorPart
from reflectjournal.ui.models.row_words import flag_words
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import PillChoice
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.text import label


class FlagsPart(InspectorPart):
    """Three ticks; under them, while one is set, *what I want from this*."""

    taken_to_supervision = Signal()
    """The supervision flag was set or what is wanted changed: the agenda may have to follow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Flags"))
        self._flags: dict[FlagKind, Flag] = {}
        self._boxes: dict[FlagKind, QCheckBox] = {}
        self.column.setSpacing(0)
        for kind in FlagKind:
            box = QCheckBox(flag_words(kind), self)
            box.clicked.connect(lambda on, kind=kind: self._on_ticked(kind, on=on))
            self._boxes[kind] = box
            self.column.addWidget(box)
        self._taken = label("", "caption", wrap=True)
        self._heading = label(self.tr("What I want from this"), "section")
        self._heading.setContentsMargins(0, SPACE["md"], 0, SPACE["xs"])
        self._want = PillChoice(
            self.tr("I want"),
            (
                (Want.DECISION, self.tr("a decision")),
                (Want.SOUNDING_BOARD, self.tr("a sounding board")),
                (Want.SUPPORT, self.tr("support")),
                (Want.LEARNING, self.tr("learning")),
            ),
            optional=True,
        )
        self._want.chosen.connect(lambda _: self._on_wanted())
        self._note = CellEdit(self.tr("In your own words"), self)
        self._note.setAccessibleName(self.tr("What I want from this, in my own words"))
        self._note.edited.connect(self._on_wanted)
        self._gap = QWidget(self)
        self._gap.setFixedHeight(SPACE["sm"])
        for widget in (self._taken, self._heading, self._want, self._gap, self._note):
            self.column.addWidget(widget)
        self.column.setSpacing(2)
        self._show()

    def load(self, entry: Entry) -> None:
        """Show the entry's flags."""
        self._flags = {flag.kind: flag for flag in entry.flags}
        first = self._first()
        self._want.set_value(first.want if first else None)
        if not self._note.hasFocus():
            self._note.load(first.note if first else "")
        self._show()

    def apply(self, entry: Entry) -> Entry:
        """The flags that are ticked, each with what is wanted."""
        flags = tuple(self._flags[kind] for kind in FlagKind if kind in self._flags)
        return replace(entry, flags=flags)

    # -- inside ----------------------------------------------------------------------------

    def _first(self) -> Flag | None:
        """The flag whose wish is shown: supervision before the others."""
        return next((self._flags[kind] for kind in FlagKind if kind in self._flags), None)

    def _on_ticked(self, kind: FlagKind, *, on: bool) -> None:
        if on:
            want = self._want.value
            self._flags[kind] = Flag(
                kind, want if isinstance(want, Want) else None, self._note.text().strip()
            )
        else:
            self._flags.pop(kind, None)
        self._show()
        self._tell()

    def _on_wanted(self) -> None:
        want = self._want.value
        for kind, flag in self._flags.items():
            self._flags[kind] = replace(
                flag,
                want=want if isinstance(want, Want) else None,
                note=self._note.text().strip(),
            )
        self._tell()

    def _tell(self) -> None:
        self.edited.emit()
        if FlagKind.SUPERVISION in self._flags:
            self.taken_to_supervision.emit()

    def _show(self) -> None:
        for kind, box in self._boxes.items():
            box.setChecked(kind in self._flags)
        any_set = bool(self._flags)
        for widget in (self._heading, self._want, self._gap, self._note):
            widget.setVisible(any_set)
        reached = [flag_words(k) for k, f in self._flags.items() if f.taken_at is not None]
        self._taken.setText(self.tr("Already taken: {flags}").format(flags=", ".join(reached)))
        self._taken.setVisible(bool(reached))
