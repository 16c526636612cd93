"""What a body asks for, what is there, and each field of its form ready to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.development.form import Filled, dates_of
from reflectjournal.development.pack import Line, Pack
from reflectjournal.journal import Journal
from reflectjournal.journal.cpd_papers import filled
from reflectjournal.journal.development import (
    Body,
    bodies,
    next_body,
    pack_of,
    regulators,
    save_bodies,
)
from reflectjournal.model import Entry
from reflectjournal.model.content import Need
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.days import short_day, this_day
from reflectjournal.ui.development.checks import Checks
from reflectjournal.ui.development.meter import marked
from reflectjournal.ui.development.pack_strip import (
    as_at_label,
    closing_words,
    span_words,
    standards_line,
)
from reflectjournal.ui.development.swap import swap
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.folding import Folding
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.rows import Column, FormRow, Section, scrolled
from reflectjournal.ui.widgets.text import ElidedLabel, heading, label, pill

COLUMN_EMS = 52
FIELD_WORDS = 220
"""Characters of a field that are shown; all of it is copied."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("PacksTab", text)


class PacksTab(QWidget):
    """One body at a time; the list of bodies is chosen once and can be changed."""

    entry_asked = Signal(int)
    review_asked = Signal(object)
    export_asked = Signal(object)

    def __init__(self, journal: Journal, checks: Checks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._checks = journal, checks
        checks.changed.connect(self._on_checked)
        self._shown = ""
        self._choosing = False
        self._host = QWidget()
        self._column = QVBoxLayout(self._host)
        side = em(2.6)
        self._column.setContentsMargins(side, SPACE["lg"], side, SPACE["xl"])
        self._body: QWidget | None = None
        self.first: QWidget = self
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(scrolled(self._host))

    def show_body(self, id_: str) -> None:
        """Show the pack of a body; an empty id asks which bodies there are."""
        self._shown = id_
        self._choosing = not id_
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        chosen = bodies(self._journal)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["lg"])
        if not chosen or self._choosing:
            self._add_chooser(column, chosen)
        else:
            held = next((b for b in chosen if b.regulator.id == self._shown), None)
            held = held or next_body(self._journal, this_day()) or chosen[0]
            self._add_pack(column, chosen, held)
        column.addStretch(1)
        self._body = swap(self._column, self._body, Column(body, COLUMN_EMS))

    def _on_checked(self) -> None:
        if self.isVisible():
            self.refresh()

    # -- which bodies ----------------------------------------------------------------------

    def _add_chooser(self, column: QVBoxLayout, chosen: Sequence[Body]) -> None:
        column.addWidget(heading(self.tr("Whom do you answer to?"), 2))
        words = self.tr(
            "What each body asks for is dated, comes with the program, and may have changed: "
            "look it up. Nothing is sent to anybody."
        )
        column.addWidget(label(words, "muted", wrap=True))
        ids = {body.regulator.id for body in chosen}
        self.boxes: dict[str, QCheckBox] = {}
        for each in regulators():
            box = QCheckBox(f"{each.name}  ·  {each.jurisdiction}".replace("&", "&&"))
            box.setChecked(each.id in ids)
            box.setToolTip(each.who)
            self.boxes[each.id] = box
            column.addWidget(box)
        done = Button(self.tr("Keep these"), "primary")
        done.clicked.connect(self._keep)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = next(iter(self.boxes.values()))

    def _keep(self) -> None:
        before = {body.regulator.id: body for body in bodies(self._journal)}
        ticked = [each for each in regulators() if self.boxes[each.id].isChecked()]
        self._choosing = False
        save_bodies(self._journal, [before.get(each.id, Body(each)) for each in ticked])
        self.refresh()
        self.first.setFocus()

    # -- one pack --------------------------------------------------------------------------

    def _add_pack(self, column: QVBoxLayout, chosen: Sequence[Body], body: Body) -> None:
        pack = pack_of(self._journal, body, this_day())
        column.addLayout(self._tools(chosen, body, pack))
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(heading(pack.regulator.name, 2))
        about = "  ·  ".join(p for p in (span_words(pack), closing_words(pack, this_day())) if p)
        head.addWidget(label(about, "muted", wrap=True))
        head.addWidget(label(pack.regulator.cycle, "muted", wrap=True))
        column.addLayout(head)
        if pack.span.own:
            column.addWidget(self._own_day(chosen, body))
        self.summary = label(pack.summary[:1].upper() + pack.summary[1:] + ".", "medium", wrap=True)
        column.addWidget(self.summary)
        column.addWidget(self._asked(pack))
        if pack.standards:
            column.addLayout(standards_line(pack))
        if pack.gaps:
            column.addWidget(self._gaps(pack))
        column.addWidget(self._records(pack))
        column.addWidget(self._facts(pack))

    def _tools(self, chosen: Sequence[Body], body: Body, pack: Pack) -> FlowLayout:
        tools = FlowLayout(gap=SPACE["sm"])
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Body"))
        for each in chosen:
            box.addItem(each.regulator.name, each.regulator.id)
        box.setCurrentIndex(box.findData(body.regulator.id))
        box.activated.connect(lambda _: self.show_body(str(box.currentData())))
        tools.addWidget(box)
        export = Button(self.tr("Export pack…"), "outline", "page")
        export.clicked.connect(lambda: self.export_asked.emit(pack))
        tools.addWidget(export)
        choose = LinkButton(self.tr("Choose bodies"))
        choose.clicked.connect(lambda: self.show_body(""))
        tools.addWidget(choose)
        self.first = box
        return tools

    def _own_day(self, chosen: Sequence[Body], body: Body) -> FormRow:
        """When one's own period began; kept as soon as it is a day."""
        field = DateField(self.tr("Your period began on"), past=True)
        field.load(body.began)
        words = self.tr("Without it, the time up to today is counted.")
        row = FormRow(self.tr("Your period began on"), field, words)
        row.setMaximumWidth(em(22))

        def keep() -> None:
            if field.day is not None and field.day != body.began:
                new = replace(body, began=field.day)
                save_bodies(self._journal, [new if b == body else b for b in chosen])

        field.line.editingFinished.connect(keep)
        return row

    def _asked(self, pack: Pack) -> Section:
        section = Section(self.tr("What is asked for"))
        for line in pack.lines:
            section.add(_line_row(line))
        if not pack.lines:
            section.add(label(self.tr("Nothing is asked for. This is what is there."), "muted"))
        return section

    def _gaps(self, pack: Pack) -> StripNotice:
        words = "\n".join(
            self.tr("%1 to %2").replace("%1", _full(first)).replace("%2", _full(last))
            for first, last in pack.gaps
        )
        return StripNotice("offer", self.tr("Three months and more without a record"), words)

    def _records(self, pack: Pack) -> Section:
        section = Section(self.tr("Records in this time"))
        held = self._checks.held(pack)
        for record in pack.records:
            names = held.get(f"entry:{record.id}", ()) if held is not None else None
            section.add(self._record(pack, record, names))
        if not pack.records:
            section.add(label(self.tr("None yet. Any entry can count as CPD."), "muted"))
        return section

    def _record(self, pack: Pack, record: Entry, names: tuple[str, ...] | None) -> QWidget:
        fields, part = filled(self._journal, pack, record)
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
            review = Button(self.tr("Review"), "outline")
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
        copy.clicked.connect(partial(self._copy, field.text))
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _facts(self, pack: Pack) -> Section:
        section = Section(self.tr("About these facts"))
        body = pack.regulator
        where = self.tr("%1. %2").replace("%1", body.jurisdiction).replace("%2", body.who)
        section.add(label(where, "muted", wrap=True))
        section.add(as_at_label(body), ruled=False)
        source = self.tr("Source: %1").replace("%1", body.source)
        for words in (source, body.consequence, *body.notes):
            if words:
                section.add(label(words, "muted", wrap=True), ruled=False)
        claim = self.tr("This page shows what is there. It does not say that you comply.")
        section.add(label(claim, "muted", wrap=True), ruled=False)
        return section

    # -- deeds -----------------------------------------------------------------------------

    def _copy(self, text: str, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(text)
        announce(self, self.tr("Copied"))

    def _open(self, id_: int, _checked: bool = False) -> None:
        self.entry_asked.emit(id_)

    def _review(self, id_: int, _checked: bool = False) -> None:
        self.review_asked.emit([id_])


def _line_row(line: Line) -> QWidget:
    asked = line.requirement
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, SPACE["xs"], 0, SPACE["xs"])
    row.setSpacing(SPACE["md"])
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(asked.title, wrap=True))
    about = [asked.note, "" if asked.expected else _tr("good practice"),
             "" if asked.checked else _tr("could not be checked")]  # fmt: skip
    note = " · ".join(part for part in about if part)
    if note:
        words.addWidget(label(note, "caption", wrap=True))
    row.addLayout(words, 3)
    if asked.need is not Need.NOTE:
        row.addWidget(marked(line.words, there=bool(line.met), wrap=True), 2)
    else:
        row.addWidget(label(_tr("not counted here"), "caption", wrap=True), 2)
    return made


def _count(field: Filled) -> QWidget:
    if field.too_long:
        words = _tr("%1 of %2 characters, too long").replace("%1", f"{field.characters:,}")
        return pill(words.replace("%2", f"{field.asked.limit:,}"), "todo")
    if field.asked.limit:
        words = _tr("%1 of %2 characters").replace("%1", f"{field.characters:,}")
        return label(words.replace("%2", f"{field.asked.limit:,}"), "caption")
    return label(_tr("%1 characters").replace("%1", f"{field.characters:,}"), "caption")


def _full(day: date) -> str:
    return f"{short_day(day, today=day)} {day.year}"
