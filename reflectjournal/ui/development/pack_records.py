"""The records of a pack: fields ready to be copied, and what still names somebody."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.development.form import Filled, dates_of
from reflectjournal.development.pack import Pack
from reflectjournal.journal import Journal
from reflectjournal.journal.cpd_papers import filled
from reflectjournal.model import Entry
from reflectjournal.ui.development.checks import Held
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.folding import Folding
from reflectjournal.ui.widgets.rows import Section
from reflectjournal.ui.widgets.text import ElidedLabel, label, pill

FIELD_WORDS = 220
"""Characters of a field that are shown; all of it is copied."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("PackRecords", text)


class PackRecords(Section):
    """`held` names the records in which somebody could be recognised; None while it is found."""

    entry_asked = Signal(int)
    review_asked = Signal(object)

    def __init__(
        self, journal: Journal, pack: Pack, held: Held | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_tr("Records in this time"), parent=parent)
        self._journal, self._pack = journal, pack
        for record in pack.records:
            names = held.get(f"entry:{record.id}", ()) if held is not None else None
            self.add(self._record(record, names))
        if not pack.records:
            self.add(label(self.tr("None yet. Any entry can count as CPD."), "muted"))

    def _record(self, record: Entry, names: tuple[str, ...] | None) -> QWidget:
        fields, part = filled(self._journal, self._pack, record)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, SPACE["sm"], 0, SPACE["md"])
        column.setSpacing(SPACE["xs"])
        title = record.title or self.tr("Untitled")
        named = QWidget()
        words = QVBoxLayout(named)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(ElidedLabel(title, "medium"))
        words.addWidget(label(dates_of(record), "caption", wrap=True))
        state = QWidget()
        head = FlowLayout(state, gap=SPACE["sm"])
        if names:
            head.addWidget(pill(self.tr("still to check for names"), "todo"))
            review = writes(Button(self.tr("Review"), "outline"))
            review.setAccessibleName(self.tr("Review %1").replace("%1", record.title))
            review.clicked.connect(partial(self._review, record.id))
            head.addWidget(review)
        elif names is not None:
            said = self.tr("reviewed copy") if part else self.tr("no names found, not a promise")
            head.addWidget(label(said, "caption"))
        open_ = LinkButton(self.tr("Open"))
        open_.setAccessibleName(self.tr("Open %1").replace("%1", title))
        open_.clicked.connect(partial(self._open, record.id))
        head.addWidget(open_)
        column.addWidget(Folding(named, state, 44))
        for field in fields:
            column.addWidget(self._field(field, record))
        return made

    def _field(self, field: Filled, record: Entry) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(SPACE["lg"], 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(field.asked.title, "caption", wrap=True))
        text = field.text if len(field.text) <= FIELD_WORDS else field.text[:FIELD_WORDS] + "…"
        words.addWidget(label(text or self.tr("Nothing here yet"),
                              "body" if text else "muted", wrap=True))  # fmt: skip
        row.addLayout(words, 1)
        row.addWidget(_count(field), 0, Qt.AlignmentFlag.AlignTop)
        copy = Button(self.tr("Copy"), "outline", "copy")
        about = f"{self.tr('Copy')}: {field.asked.title}, {record.title}"
        copy.setAccessibleName(about)
        copy.setEnabled(bool(field.text))
        copy.clicked.connect(partial(self._copy, copy, field.text))
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _copy(self, button: Button, text: str, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(text)
        button.say_done(self.tr("Copied"))

    def _open(self, id_: int, _checked: bool = False) -> None:
        self.entry_asked.emit(id_)

    def _review(self, id_: int, _checked: bool = False) -> None:
        self.review_asked.emit([id_])


def _count(field: Filled) -> QWidget:
    if field.too_long:
        words = _tr("%1 of %2 characters, too long").replace("%1", f"{field.characters:,}")
        return pill(words.replace("%2", f"{field.asked.limit:,}"), "todo")
    if field.asked.limit:
        words = _tr("%1 of %2 characters").replace("%1", f"{field.characters:,}")
        return label(words.replace("%2", f"{field.asked.limit:,}"), "caption")
    return label(_tr("%1 characters").replace("%1", f"{field.characters:,}"), "caption")
