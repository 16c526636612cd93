"""What a body asks for, what is there, and each field of its form ready to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.development.pack import Line, Pack
from reflectjournal.journal import Journal
from reflectjournal.journal.development import (
    Body,
    bodies,
    next_body,
    pack_of,
    regulators,
    save_bodies,
)
from reflectjournal.model.content import Need
from reflectjournal.ui.days import short_day, this_day
from reflectjournal.ui.development.checks import Checks
from reflectjournal.ui.development.meter import marked
from reflectjournal.ui.development.pack_records import PackRecords
from reflectjournal.ui.development.pack_strip import (
    as_at_label,
    closing_words,
    span_words,
    standards_line,
)
from reflectjournal.ui.development.swap import swap
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.rows import Column, FormRow, Section, scrolled
from reflectjournal.ui.widgets.text import heading, label

COLUMN_EMS = 52


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
            box = writes(QCheckBox(f"{each.name}  ·  {each.jurisdiction}".replace("&", "&&")))
            box.setChecked(each.id in ids)
            box.setToolTip(each.who)
            self.boxes[each.id] = box
            column.addWidget(box)
        done = writes(Button(self.tr("Keep these"), "primary"))
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
        records = PackRecords(self._journal, pack, self._checks.held(pack))
        records.entry_asked.connect(self.entry_asked)
        records.review_asked.connect(self.review_asked)
        column.addWidget(records)
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
        choose = writes(LinkButton(self.tr("Choose bodies")))
        choose.clicked.connect(lambda: self.show_body(""))
        tools.addWidget(choose)
        self.first = box
        return tools

    def _own_day(self, chosen: Sequence[Body], body: Body) -> FormRow:
        """When one's own period began; kept as soon as it is a day."""
        field = writes(DateField(self.tr("Your period began on"), past=True))
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


def _full(day: date) -> str:
    return f"{short_day(day, today=day)} {day.year}"
