"""Sessions and actions: a journal with ten of each beside one with a thousand and ten thousand.

Each line is what one press of a key costs, in the store and in the window without a screen.
`ratio` is the large journal to the small one in the same run. Lists of the small journal hold ten
rows at most and those of the large one a page of fifty, so that a ratio of five is the same cost a
row.

    make bench ARGS=sessions
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reflectjournal.journal import CHEAP, Journal
from reflectjournal.journal.series import carried_actions
from reflectjournal.model import (
    Action,
    ActionFilter,
    ActionStatus,
    AgendaItem,
    Origin,
    OriginKind,
    Session,
    SessionKind,
)

ROUNDS = 15
SIZES = ((10, 10), (1_000, 10_000))
PASSPHRASE = "seven quiet herons cross the river"

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement."""

    name: str
    work: Work


def fill(journal: Journal, sessions: int, actions: int) -> None:
    """Sessions a day apart up to a week from now, and actions spread over them."""
    now = datetime.now(UTC).replace(microsecond=0)
    today = now.astimezone().date()
    kinds = (SessionKind.SUPERVISION, SessionKind.MENTORING, SessionKind.TEAM_MEETING)
    with journal._vault.transaction():
        ids = []
        for number in range(sessions):
            starts = now + timedelta(days=7 - number)
            made = Session(
                kinds[number % 3], starts, with_whom="a colleague", held=starts < now,
                functions=("support",), record=0,
            )  # fmt: skip
            ids.append(journal.sessions.save(made).id)
        for number in range(actions):
            done = number >= 200
            journal.actions.save(
                Action(
                    f"Promise {number} about what was agreed",
                    Origin(OriginKind.SESSION, ids[number % len(ids)]),
                    due=today + timedelta(days=number % 90 - 30),
                    status=ActionStatus.DONE if done else ActionStatus.TO_DO,
                )
            )
        following = journal.sessions.upcoming(1)[0]
        for number in range(5):
            journal.sessions.save_agenda_item(AgendaItem(following.id, f"Item {number}"))


def store_lines(journal: Journal) -> list[Line]:
    """What the pages ask of the journal."""
    sessions, actions = journal.sessions, journal.actions
    session = sessions.upcoming(1)[0]
    items = sessions.agenda(session.id)
    some = actions.page(limit=1)[0]
    flip = iter(range(1_000_000))
    return [
        Line("next sessions", lambda: sessions.upcoming(60)),
        Line("sessions before", lambda: sessions.page(limit=50)),
        Line(
            "agenda and proposals",
            lambda: (sessions.agenda(session.id), sessions.proposals(session.id)),
        ),
        Line("carried actions", lambda: carried_actions(journal, session)),
        Line("mix of six sessions", journal.meetings.mix),
        Line("open actions", lambda: actions.page(ActionFilter(open=True))),
        Line("actions due", lambda: actions.due(date.today())),  # noqa: DTZ011 - the local day
        Line("search in actions", lambda: journal.search("in:actions promise 7")),
        Line("search due:week", lambda: journal.search("due:week")),
        Line("search session:", lambda: journal.search("session:supervision")),
        Line(
            "move an agenda line",
            lambda: sessions.move_agenda_item(items[0].id, next(flip) % len(items)),
        ),
        Line(
            "tick an action",
            lambda: actions.save(replace(some, outcome=f"outcome {next(flip)}")),
        ),
    ]


def window_lines(journal: Journal) -> list[Line]:
    """A page that follows a change: read, built and painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.app import make_application
    from reflectjournal.ui.ask import DialogAsk
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.theme import Theme
    from reflectjournal.ui.window import Window

    app = make_application(["bench"])
    window = Window(
        journal, Jobs(app), DialogAsk(), SettingsFile(journal.folder / "none"), Theme(app, "light")
    )
    window.resize(1366, 768)
    window.show()
    _KEPT.append(window)

    def show(place: str) -> Work:
        def work() -> None:
            page = window.show_place(place) if window.stack.shown != place else window.page
            if page is not None:
                page.refresh(None)
            QApplication.processEvents()

        return work

    return [
        Line(f"{place}, read and painted", show(place))
        for place in ("today", "supervision", "actions", "calendar")
    ]


_KEPT: list[object] = []


def measured(work: Work) -> float:
    """The median milliseconds of a call."""
    work()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    results: list[dict[str, float]] = []
    for sessions, actions in SIZES:
        with tempfile.TemporaryDirectory() as place:
            journal = Journal.create(Path(place) / "vault", Journal.derive_new(PASSPHRASE, CHEAP))
            fill(journal, sessions, actions)
            lines = [*store_lines(journal), *window_lines(journal)]
            results.append({line.name: measured(line.work) for line in lines})
            for window in _KEPT:
                window.forget()  # type: ignore[attr-defined]
                window.hide()  # type: ignore[attr-defined]
            _KEPT.clear()
            journal.close()
    few, many = results
    print(f"{'':30}{'10 / 10':>12}{'1000 / 10000':>14}{'ratio':>8}")
    for name, small in few.items():
        print(f"{name:30}{small:>10.2f}ms{many[name]:>12.2f}ms{many[name] / small:>8.1f}")


if __name__ == "__main__":
    main()
