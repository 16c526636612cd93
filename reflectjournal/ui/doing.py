"""Joins the list of commands to the window: makes the actions and does what is not a page's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from reflectjournal.ui import panes, theme
from reflectjournal.ui.commands import COMMANDS, grouped, make_actions

if TYPE_CHECKING:
    from reflectjournal.ui.window import Window


class Doing(QObject):
    """The window's `QAction`s by name, and what each of them does."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.actions = make_actions(window)
        own: dict[str, Callable[[], object]] = {
            "new_reflection": window.begin,
            "write_freely": partial(window.begin, "free-writing"),
            "search": self._search,
            "undo_last": self._undo_last,
            "go_to_anything": self._go_to_anything,
            "next_pane": partial(self._step_pane, 1),
            "previous_pane": partial(self._step_pane, -1),
            "fold_sidebar": self._fold_sidebar,
            "larger_text": partial(self._change_text, 1.0),
            "smaller_text": partial(self._change_text, -1.0),
            "usual_text": partial(self._change_text, 0.0),
            "lock_now": window.lock_asked.emit,
            "cover_screen": window.covering.toggle,
            "presentation_view": window.presenting.toggle,
            "back_up_now": self._back_up,
            "show_shortcuts": self._show_shortcuts,
            "quit": window.close,
        }
        for name in self.actions:
            if _place_of(name):
                own[name] = partial(window.show_place, _place_of(name))
        self._own = own
        for name, action in self.actions.items():
            action.triggered.connect(partial(self._run, name))
            window.addAction(action)

    def menu(self, parent: QWidget) -> QMenu:
        """All commands, by group."""
        menu = QMenu(parent)
        for words, members in grouped():
            part = menu.addMenu(words)
            for command in members:
                part.addAction(self.actions[command.name])
        return menu

    def enable(self) -> None:
        """Grey out what cannot be done on the page in view."""
        for name, action in self.actions.items():
            place = _place_of(name)
            if place:
                action.setEnabled(self._window.stack.has(place))
            else:
                action.setEnabled(name in self._own or hasattr(self._window.page, name))
        if self._window.journal.read_only:
            for command in COMMANDS:
                if command.writes:
                    self.actions[command.name].setEnabled(False)

    def _run(self, name: str, _checked: bool = False) -> None:
        act = self._own.get(name) or getattr(self._window.page, name, None)
        if act is not None:
            act()

    def _step_pane(self, by: int) -> None:
        page = self._window.page
        panes.step((self._window.sidebar, *(page.panes() if page else ())), by)

    def _undo_last(self) -> None:
        self._window.undo_bar.take_back()

    def _search(self) -> None:
        page = self._window.page
        if not hasattr(page, "search"):
            page = self._window.show_place("journal")
        if page is not None and hasattr(page, "search"):
            page.search()

    def _go_to_anything(self) -> None:
        from reflectjournal.ui.dialogs.palette import Palette  # noqa: PLC0415 - on first use
        from reflectjournal.ui.going import choices, finder  # noqa: PLC0415

        window = self._window
        hidden = window.settings.values.hide_titles
        find = finder(window.journal, window.open_entry, hide_titles=hidden)
        chosen = Palette(choices(self.actions), find, window).choose()
        if chosen is not None:
            chosen.act()

    def _back_up(self) -> None:
        page = self._window.show_place("settings")
        if page is not None and hasattr(page, "back_up"):
            page.back_up()

    def _show_shortcuts(self) -> None:
        from reflectjournal.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415

        ShortcutSheet(self._window).exec()

    def _fold_sidebar(self) -> None:
        settings = self._window.settings
        settings.change(sidebar_folded=not settings.values.sidebar_folded)
        self._window.fit()

    def _change_text(self, by: float) -> None:
        look = self._window.look
        look.apply(points=look.points + by if by else theme.USUAL)
        self._window.settings.change(text_size=look.points)


def _place_of(command: str) -> str:
    """The page that a command goes to; empty for other commands."""
    if not command.startswith("go_") or command == "go_to_anything":
        return ""
    return command.removeprefix("go_").replace("_", "-")
