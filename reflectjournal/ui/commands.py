"""Every command of the window, in one list: menus, Ctrl+K and the sheet of keys are made from it.

A command without a method of its own in the window is done by the page in view,
by its method of the same name; it is greyed out where the page has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from reflectjournal.ui.icons import icon

_CONTEXT = "Commands"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done. `keys` are written as Qt writes them, the first is shown."""

    name: str
    text: str
    group: str
    keys: tuple[str, ...] = ()
    drawing: str = ""
    writes: bool = False
    """True where it does nothing but write: greyed out while the journal can only be read."""

    @property
    def words(self) -> str:
        """The text in the person's language."""
        return QCoreApplication.translate(_CONTEXT, self.text)

    @property
    def group_words(self) -> str:
        """The group in the person's language."""
        return QCoreApplication.translate(_CONTEXT, self.group)


def _command(
    name: str, text: object, group: object, *keys: str, drawing: str = "", writes: bool = False
) -> Command:
    return Command(name, str(text), str(group), keys, drawing, writes)


_WRITE = QT_TRANSLATE_NOOP("Commands", "Write")
_GO = QT_TRANSLATE_NOOP("Commands", "Go to")
_SHOW = QT_TRANSLATE_NOOP("Commands", "Show")
_KEEP = QT_TRANSLATE_NOOP("Commands", "Keep private")
_HELP = QT_TRANSLATE_NOOP("Commands", "Help")

COMMANDS: tuple[Command, ...] = (
    _command(
        "new_reflection",
        QT_TRANSLATE_NOOP("Commands", "New reflection"),
        _WRITE,
        "Ctrl+N",
        drawing="add",
        writes=True,
    ),
    _command(
        "write_freely",
        QT_TRANSLATE_NOOP("Commands", "Just write"),
        _WRITE,
        "Ctrl+Shift+N",
        drawing="feather",
        writes=True,
    ),
    _command(
        "search",
        QT_TRANSLATE_NOOP("Commands", "Search entries"),
        _WRITE,
        "Ctrl+F",
        drawing="search",
    ),
    _command("next_step", QT_TRANSLATE_NOOP("Commands", "Next step"), _WRITE, "Alt+Right"),
    _command("previous_step", QT_TRANSLATE_NOOP("Commands", "Previous step"), _WRITE, "Alt+Left"),
    _command(
        "new_goal",
        QT_TRANSLATE_NOOP("Commands", "Make this a goal"),
        _WRITE,
        "Ctrl+Shift+G",
        writes=True,
    ),
    _command(
        "new_session",
        QT_TRANSLATE_NOOP("Commands", "Plan a session"),
        _WRITE,
        "Ctrl+Shift+S",
        drawing="calendar",
        writes=True,
    ),
    _command(
        "delete_entry",
        QT_TRANSLATE_NOOP("Commands", "Move the entry to the bin"),
        _WRITE,
        "Ctrl+Shift+Backspace",
        drawing="bin",
        writes=True,
    ),
    _command(
        "show_history",
        QT_TRANSLATE_NOOP("Commands", "Earlier versions of the entry"),
        _WRITE,
        "Ctrl+Shift+H",
        drawing="history",
    ),
    _command(
        "print_page", QT_TRANSLATE_NOOP("Commands", "Print"), _WRITE, "Ctrl+P", drawing="print"
    ),
    _command(
        "undo_last",
        QT_TRANSLATE_NOOP("Commands", "Take back what was just done"),
        _WRITE,
        "Ctrl+Shift+U",
        drawing="undo",
    ),
    _command(
        "go_to_anything",
        QT_TRANSLATE_NOOP("Commands", "Go to anything"),
        _GO,
        "Ctrl+K",
        "Ctrl+Shift+P",
        drawing="search",
    ),
    _command("go_today", QT_TRANSLATE_NOOP("Commands", "Today"), _GO, "Ctrl+1", drawing="sun"),
    _command("go_journal", QT_TRANSLATE_NOOP("Commands", "Journal"), _GO, "Ctrl+2", drawing="book"),
    _command(
        "go_supervision",
        QT_TRANSLATE_NOOP("Commands", "Supervision"),
        _GO,
        "Ctrl+3",
        drawing="speech",
    ),
    _command("go_actions", QT_TRANSLATE_NOOP("Commands", "Actions"), _GO, "Ctrl+8", drawing="list"),
    _command(
        "go_calendar",
        QT_TRANSLATE_NOOP("Commands", "Calendar"),
        _GO,
        "Ctrl+9",
        drawing="calendar",
    ),
    _command(
        "go_development",
        QT_TRANSLATE_NOOP("Commands", "Development"),
        _GO,
        "Ctrl+4",
        drawing="plant",
    ),
    _command(
        "go_sharing", QT_TRANSLATE_NOOP("Commands", "Sharing"), _GO, "Ctrl+5", drawing="share"
    ),
    _command(
        "go_insights", QT_TRANSLATE_NOOP("Commands", "Insights"), _GO, "Ctrl+6", drawing="chart"
    ),
    _command(
        "go_library", QT_TRANSLATE_NOOP("Commands", "Library"), _GO, "Ctrl+7", drawing="library"
    ),
    _command(
        "go_at_risk",
        QT_TRANSLATE_NOOP("Commands", "Someone may be at risk"),
        _GO,
        "Ctrl+Shift+R",
        drawing="at-risk",
    ),
    _command(
        "go_settings", QT_TRANSLATE_NOOP("Commands", "Settings"), _GO, "Ctrl+,", drawing="settings"
    ),
    _command(
        "focus_mode",
        QT_TRANSLATE_NOOP("Commands", "Focus mode"),
        _SHOW,
        "F11",
        "Ctrl+Shift+F",
        drawing="focus",
    ),
    _command("next_pane", QT_TRANSLATE_NOOP("Commands", "Next part of the window"), _SHOW, "F6"),
    _command(
        "previous_pane",
        QT_TRANSLATE_NOOP("Commands", "Previous part of the window"),
        _SHOW,
        "Shift+F6",
    ),
    _command(
        "fold_sidebar",
        QT_TRANSLATE_NOOP("Commands", "Fold or open the sidebar"),
        _SHOW,
        "F9",
        drawing="collapse",
    ),
    _command(
        "larger_text", QT_TRANSLATE_NOOP("Commands", "Larger text"), _SHOW, "Ctrl++", "Ctrl+="
    ),
    _command("smaller_text", QT_TRANSLATE_NOOP("Commands", "Smaller text"), _SHOW, "Ctrl+-"),
    _command("usual_text", QT_TRANSLATE_NOOP("Commands", "Usual text size"), _SHOW, "Ctrl+0"),
    _command(
        "lock_now", QT_TRANSLATE_NOOP("Commands", "Lock now"), _KEEP, "Ctrl+L", drawing="lock"
    ),
    _command(
        "cover_screen",
        QT_TRANSLATE_NOOP("Commands", "Cover the screen"),
        _KEEP,
        "F12",
        drawing="cover",
    ),
    _command(
        "presentation_view",
        QT_TRANSLATE_NOOP("Commands", "Presentation view: aliases in place of names"),
        _KEEP,
        "F8",
        drawing="presentation",
    ),
    _command("back_up_now", QT_TRANSLATE_NOOP("Commands", "Back up now"), _KEEP, drawing="save"),
    _command("show_shortcuts", QT_TRANSLATE_NOOP("Commands", "Keys"), _HELP, "F1", drawing="info"),
    _command("quit", QT_TRANSLATE_NOOP("Commands", "Close the journal"), _HELP, "Ctrl+Q"),
)


def make_actions(owner: QObject) -> dict[str, QAction]:
    """A `QAction` for each command, by its name; nothing is connected yet."""
    made = {}
    for command in COMMANDS:
        action = QAction(command.words, owner)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.drawing:
            action.setIcon(icon(command.drawing, "text_muted"))
        action.setMenuRole(QAction.MenuRole.NoRole)
        made[command.name] = action
    return made


def grouped() -> Iterator[tuple[str, list[Command]]]:
    """The commands by group, in the order of the list."""
    for group in dict.fromkeys(command.group for command in COMMANDS):
        members = [command for command in COMMANDS if command.group == group]
        yield members[0].group_words, members


def key_words(keys: str) -> str:
    """A shortcut as this system writes it, with spaces between the keys."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("+", " ") if not text.endswith("+") else text[:-1].replace("+", " ") + "+"
