"""What is kept of an unexpected error: its type and the lines it came through.

Never its text: the words of an exception can be the words of an entry.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from reflectjournal import __version__
from reflectjournal.errors import JournalError

KEPT = 5
"""How many reports are kept; older ones are removed when one is added."""

_PATTERN = "crash-*.txt"


def report(error: BaseException) -> str:
    """The report of one error: types and places, causes included, and no words of it."""
    python = ".".join(map(str, sys.version_info[:3]))
    lines = [f"Reflect Journal {__version__}, Python {python}, {sys.platform}"]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(type(current).__name__)
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__, limit=-30)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """The last three parts of a path: enough to find the line, too little to name a person."""
    return "/".join(Path(filename).parts[-3:])


def keep(text: str, folder: Path) -> Path | None:
    """Write a report to `folder` and give its path; None where it cannot be written."""
    path = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        for old in sorted(folder.glob(_PATTERN))[:-KEPT]:
            old.unlink()
    except OSError:
        return None
    return path


def install(
    folder: Path,
    tell: Callable[[str], None] | None = None,
    say: Callable[[str], None] | None = None,
) -> None:
    """From now on an unexpected error, in any thread, is reported in this way only.

    `tell` is given the report as well, on the thread of the error. Without it
    the report goes to the terminal. An expected error that nobody caught is no crash: its
    sentence goes to `say`.
    """

    def handle(error: BaseException) -> None:
        if say is not None and isinstance(error, JournalError):
            say(str(error))
            return
        text = report(error)
        keep(text, folder)
        if tell is not None:
            tell(text)
        elif sys.stderr is not None:  # a bundle without a terminal has none
            with contextlib.suppress(OSError):
                sys.stderr.write(f"Something went wrong. What was saved is safe.\n{text}")

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            handle(error)

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            handle(arguments.exc_value)

    sys.excepthook = hook
    threading.excepthook = in_thread
    sys.unraisablehook = lambda unraisable: (
        handle(unraisable.exc_value) if unraisable.exc_value is not None else None
    )
