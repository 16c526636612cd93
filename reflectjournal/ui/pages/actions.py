"""The Actions page: what was promised, wherever it was promised, with the way back to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.errors import NotFound
from reflectjournal.model import (
    Action,
    ActionFilter,
    ActionStatus,
    Changes,
    Origin,
    OriginKind,
)
from reflectjournal.ui.days import this_day
from reflectjournal.ui.page import Page
from reflectjournal.ui.supervision.action_form import ActionForm
from reflectjournal.ui.supervision.action_list import ActionList
from reflectjournal.ui.supervision.action_rows import new_action, tick
from reflectjournal.ui.supervision.origins import open_origin
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import LinkButton, PillChoice
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

FORM_EMS, LIST_EMS = 25.0, 28.0
ANY_WIDTH = 16_777_215


class ActionsPage(Page):
    """A list that can be narrowed, and the fields of the chosen action beside it."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Actions")
        self._pane = "list"
        self.filter = PillChoice(
            self.tr("Show"),
            [
                ("open", self.tr("Open")),
                ("due", self.tr("Due now")),
                ("doing", self.tr("Doing")),
                ("done", self.tr("Done")),
                ("not-needed", self.tr("Not needed")),
                ("all", self.tr("All")),
            ],
        )
        self.filter.set_value("open")
        self.filter.chosen.connect(self._narrow)
        self.count = label("", "muted")
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Add an action"))
        self.line.setAccessibleName(self.tr("Add an action"))
        self.line.returnPressed.connect(self._add)
        self.list = ActionList(journal)
        self.nothing = EmptyState("")
        self.form = ActionForm(journal, self)
        self._lay_out()
        self._connect()

    # -- what the window asks for ----------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Follow what was saved, here or elsewhere."""
        if changes is not None and not changes.touches("action"):
            return
        chosen = self.form.action.id if self.form.action else 0
        self.list.refresh(chosen)
        self._say()
        self._show(chosen)

    def leave(self) -> None:
        """Save what is still waiting."""
        self.form.flush()

    def panes(self) -> tuple[QWidget, ...]:
        """The list and the fields."""
        return (self._left, self.form)

    def setFocus(self, *_reason: object) -> None:
        """The list, or the line to add the first action."""
        (self.list if self.list.actions_model.rowCount() else self.line).setFocus()

    def open_item(self, action_id: int) -> None:
        """Show an action, asked for from elsewhere; the list is widened where it needs to be."""
        if not self.list.mark(action_id):
            self.filter.set_value("all")
            self._narrow("all")
            self.list.mark(action_id)
        self._show(action_id)
        self._pane = "form"
        self.fit()

    # -- inside ----------------------------------------------------------------------------

    def _narrow(self, name: object) -> None:
        self.list.actions_model.show(_filter(str(name)))
        if self.form.action is not None:
            self.list.mark(self.form.action.id)
        self._say()

    def _say(self) -> None:
        name = str(self.filter.value)
        number = self.journal.actions.count(_filter(name))
        one, many = self.tr("1 action"), self.tr("%1 actions").replace("%1", str(number))
        self.count.setText(one if number == 1 else many)
        sentences = {
            "open": self.tr("Nothing is open. Add an action, or make one in any entry."),
            "due": self.tr("Nothing is due."),
        }
        self.nothing.sentence.setText(sentences.get(name, self.tr("Nothing here.")))
        self.nothing.setVisible(not number)
        self.list.setVisible(bool(number))

    def _show(self, action_id: int) -> None:
        try:
            action = self.journal.actions.get(action_id) if action_id else None
        except NotFound:
            action = None
        if action is not None and action.deleted_at is not None:
            action = None
        self.form.show_action(action)
        self.fit()

    def _add(self) -> None:
        what = self.line.text().strip()
        if what:
            self.line.clear()
            made = new_action(self.journal, what, Origin(OriginKind.HAND))
            if str(self.filter.value) not in ("open", "all"):
                self.filter.set_value("open")
                self._narrow("open")
            self.list.mark(made.id)
            self._show(made.id)

    def _tick(self, action: Action) -> None:
        self.form.flush()
        tick(
            self.journal,
            action,
            done=action.open,
            offer=self.undo_offered.emit,
            words=self.tr("Action done"),
        )

    def _delete(self, action: Action) -> None:
        self.form.flush()
        self.journal.actions.delete(action.id)
        self.undo_offered.emit(
            self.tr("Action deleted"), partial(self.journal.actions.restore, action.id)
        )

    def _connect(self) -> None:
        self.list.action_chosen.connect(self._show)
        self.list.entered.connect(self._go_in)
        self.list.ticked.connect(self._tick)
        self.list.deleted.connect(self._delete)
        self.form.origin_asked.connect(partial(open_origin, self))
        self.form.delete_asked.connect(self._delete)
        self.form.back_asked.connect(self._go_back)

    def _lay_out(self) -> None:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        side = em(2.6)
        column.setContentsMargins(side, SPACE["xl"], side, SPACE["lg"])
        column.setSpacing(SPACE["md"])
        back = LinkButton(self.tr("Supervision"), "arrow-left")
        back.clicked.connect(lambda: self.page_asked.emit("supervision"))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Actions")), 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self.line)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self.form)

    def fit(self) -> None:
        """Two panes where there is room, else one."""
        wide = self.width() >= em(FORM_EMS + LIST_EMS)
        has = self.form.action is not None
        form = has and (wide or self._pane == "form")
        self.form.setMinimumWidth(em(FORM_EMS) if wide else 0)
        self.form.setMaximumWidth(em(FORM_EMS) if wide else ANY_WIDTH)
        self.form.setVisible(form)
        self._left.setVisible(wide or not form)
        self.form.back.setVisible(not wide)

    def _go_in(self) -> None:
        self._pane = "form"
        self.fit()
        self.form.what.setFocus()

    def _go_back(self) -> None:
        self.form.flush()
        self._pane = "list"
        self.fit()
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the fields away where it is narrow."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self._go_back()
        else:
            super().keyPressEvent(event)


def _filter(name: str) -> ActionFilter:
    return {
        "open": ActionFilter(open=True),
        "due": ActionFilter(open=True, due_until=this_day()),
        "doing": ActionFilter(status=ActionStatus.DOING),
        "done": ActionFilter(status=ActionStatus.DONE),
        "not-needed": ActionFilter(status=ActionStatus.NOT_NEEDED),
    }.get(name, ActionFilter())
