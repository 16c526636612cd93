"""Where an entry is written: one step at a time, or all of them on one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from reflectjournal.model import Entry, StepKind
from reflectjournal.ui.reading_only import hold
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.editor import Editor
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.step_parts import Part
from reflectjournal.ui.widgets.step_view import StepView

Extra = Callable[[Part], QWidget | None]
"""Gives what else belongs under a step: its actions, the links it gathers."""


class StepsArea(QWidget):
    """Shows the parts of an entry and gives the answers back. Steps are built when first seen."""

    edited = Signal()
    feelings_edited = Signal()
    flag_asked = Signal(str, bool)
    page_asked = Signal(str)
    repeat_asked = Signal(str)
    editor_built = Signal(object)
    refused = Signal(str)

    def __init__(self, extra: Extra, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._extra = extra
        self._entry: Entry | None = None
        self._parts: tuple[Part, ...] = ()
        self._views: dict[str, StepView] = {}
        self._holders: dict[str, QWidget] = {}
        self._margins = (0, 0)
        self._one = True
        self._wanted: StepView | None = None
        """The step to be in view while the page finds its height; None once somebody scrolls."""
        self.read_only = False
        self._stack = QStackedLayout(self)

    def show_entry(self, entry: Entry, parts: tuple[Part, ...], *, one_at_a_time: bool) -> None:
        """Show another entry, or another state of the same one."""
        self._clear()
        self._entry, self._parts, self._one = entry, parts, one_at_a_time
        if not one_at_a_time:
            self._build_all()

    def show_step(self, part_id: str, *, focus: bool = True) -> StepView | None:
        """Bring a step into view; its view is given, or None where there is no such step."""
        part = next((part for part in self._parts if part.id == part_id), None)
        if part is None:
            return None
        if self._one and part_id not in self._views:
            self._build_one(part)
        view = self._views[part_id]
        holder = self._holders[part_id]
        self._stack.setCurrentWidget(holder)
        if not self._one:
            self._wanted = view
            self._bring_into_view()
        if focus:
            view.focus_first()
        return view

    def collect(self, entry: Entry) -> Entry:
        """The entry with the words as they stand."""
        sections = list(entry.sections)
        checks = entry.feelings
        for view in self._views.values():
            view.collect(sections)
            if view.feelings is not None:
                checks = view.feelings.checks()
        return replace(entry, sections=tuple(sections), feelings=checks)

    def load_feelings(self, entry: Entry) -> None:
        """Show feelings that were named elsewhere, such as in the inspector."""
        for view in self._views.values():
            if view.feelings is not None:
                view.feelings.load(entry.feelings)

    @property
    def composing(self) -> bool:
        """True while an input method has an open word in one of the editors."""
        return any(editor.composing for editor in self.editors())

    def editors(self) -> list[Editor]:
        """All pieces of prose that were built, in the order of the steps."""
        return [editor for view in self._views.values() for editor in view.editors()]

    def view(self, part_id: str) -> StepView | None:
        """The view of a step, where it has been built."""
        return self._views.get(part_id)

    def set_side_margins(self, left: int, right: int) -> None:
        """Keep the text in its column."""
        self._margins = (left, right)
        for part_id, view in self._views.items():
            holder = self._holders.get(part_id)
            bar = holder.verticalScrollBar() if isinstance(holder, QScrollArea) else None
            taken = bar.sizeHint().width() if bar is not None and bar.maximum() > 0 else 0
            view.set_side_margins(left, max(0, right - taken))

    # -- inside ----------------------------------------------------------------------------

    def _bring_into_view(self) -> None:
        view = self._wanted
        area = self._holders.get(view.part.id) if view is not None else None
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if view is None or inside is None or not isinstance(area, QScrollArea):
            return
        top = view.mapTo(inside, QPoint(0, 0)).y()
        first = view is next(iter(self._views.values()))
        area.verticalScrollBar().setValue(0 if first else max(0, top - SPACE["md"]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steps move as those above them find their height."""
        if event.type() == QEvent.Type.Move and watched is self._wanted:
            self._bring_into_view()
        return False

    def _clear(self) -> None:
        self._wanted = None
        while self._stack.count():
            widget = self._stack.widget(0)
            if widget is None:
                break
            self._stack.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._views.clear()
        self._holders.clear()

    def _build_one(self, part: Part) -> None:
        fills = _fills(part)
        view = self._make(part, fills=fills, titled=False)
        holder: QWidget = view
        if not fills:
            holder = scrolled(view)
            self._follow_cursor(view, holder)
            self._follow_bar(holder)
        self._holders[part.id] = holder
        self._stack.addWidget(holder)

    def _build_all(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE["sm"], 0, SPACE["xxl"])
        column.setSpacing(SPACE["lg"])
        holder = scrolled(page)
        self._follow_bar(holder)
        bar = holder.verticalScrollBar()
        bar.rangeChanged.connect(self._bring_into_view)
        bar.actionTriggered.connect(lambda _: setattr(self, "_wanted", None))
        for part in self._parts:
            view = self._make(part, fills=False, titled=True)
            view.installEventFilter(self)
            column.addWidget(view)
            self._follow_cursor(view, holder)
            self._holders[part.id] = holder
        column.addStretch(1)
        self._stack.addWidget(holder)

    def _make(self, part: Part, *, fills: bool, titled: bool) -> StepView:
        if self._entry is None:
            raise RuntimeError("no entry is shown")
        view = StepView(part, self._entry, fills=fills, titled=titled)
        extra = self._extra(part)
        if extra is not None:
            view.add(extra)
        view.edited.connect(self.edited)
        view.feelings_edited.connect(self.feelings_edited)
        view.flag_asked.connect(self.flag_asked)
        view.page_asked.connect(self.page_asked)
        view.repeat_asked.connect(self.repeat_asked)
        view.set_side_margins(*self._margins)
        if self.read_only:
            hold(view)
        self._views[part.id] = view
        for editor in view.editors():
            editor.refused.connect(self.refused)
            self.editor_built.emit(editor)
        return view

    def _follow_bar(self, area: QScrollArea) -> None:
        """The right edge stays where it is when a scroll bar comes and goes."""
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(lambda *_: self.set_side_margins(*self._margins))

    def _follow_cursor(self, view: StepView, area: QWidget) -> None:
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if not isinstance(area, QScrollArea) or inside is None:
            return

        def follow(editor: Editor) -> None:
            if not editor.hasFocus():
                return
            if self._wanted is not view:
                self._wanted = None
            place = editor.mapTo(inside, editor.cursorRect().center())
            area.ensureVisible(place.x(), place.y(), 0, editor.cursorRect().height() * 2)

        for editor in view.editors():
            editor.cursorPositionChanged.connect(lambda editor=editor: follow(editor))


def _fills(part: Part) -> bool:
    """True where a step is one piece of prose and nothing else."""
    step = part.step
    prose = step.kind in (StepKind.TEXT, StepKind.EVIDENCE) and not step.options
    return prose and len(part.places) == 1 and not (step.repeat or step.flag or step.situations)
