"""Sessions: meetings that were planned or held, and their agendas.

What was not reached moves on to the next session of the series, and stays
visible as not reached on the one it came from.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from reflectjournal.model import (
    MONTHLY,
    AgendaItem,
    AgendaSource,
    Entry,
    Flag,
    Session,
    SessionFilter,
)
from reflectjournal.store import agendas, work_index
from reflectjournal.store.columns import as_column
from reflectjournal.store.session_lists import SESSION, SessionLists
from reflectjournal.store.vault import Transaction
from reflectjournal.store.work_index import WorkKind


class Sessions(SessionLists):
    """Every session of the journal; its lists are in `SessionLists`."""

    def save(self, session: Session) -> Session:
        """Add or change a session; gives it with id and times.

        One with a rhythm and no series begins a series. A new session of a series
        takes over what the last one held did not reach. Raises NotFound.
        """
        with self._vault.transaction() as tx:
            old = self.get(session.id) if session.id else None
            now = self._clock()
            session = replace(
                session, created_at=(old or session).created_at or now, updated_at=now
            )
            if old is None:
                session = replace(session, id=SESSION.insert(tx, session))
            if session.rhythm_weeks and not session.series:
                session = replace(session, series=session.id)
            SESSION.update(tx, session, session.id)
            _index(tx, session)
            tx.changed("session", session.id)
            if old is None and session.series and not session.held:
                self._take_over(tx, session)
        return session

    def plan(self, first: Session, times: int) -> tuple[Session, ...]:
        """A series: the first session and as many more, each its rhythm after the one before.

        The hour of the day stays the same when clocks change.
        """
        with self._vault.transaction():
            planned = [self.save(first)]
            while len(planned) < times:
                last = planned[-1]
                planned.append(self.save(_following(last)))
        return tuple(planned)

    def hold(self, id: int) -> Session | None:
        """Mark a session as held, and carry what was not reached to the next of its series.

        Open actions made in it stand on the next agenda too. Where none is planned,
        one is, after the rhythm of the series. Gives that next session; None for a
        single session, whose flagged entries simply wait for the next agenda.
        """
        with self._vault.transaction() as tx:
            session = self.get(id)
            if not session.held:
                session = self.save(replace(session, held=True))
            following = self._following_in_series(session)
            if following is None and session.series and session.rhythm_weeks:
                return self.save(_following(session))
            if following is not None:
                agendas.carry(tx, session, following.id)
                tx.changed("session", following.id)
            return following

    def delete(self, id: int) -> None:
        """Take a session off every list; `restore` brings it back. Raises NotFound."""
        self._set_deleted(id, self._clock())

    def restore(self, id: int) -> None:
        """Bring a deleted session back. Raises NotFound."""
        self._set_deleted(id, None)

    def agenda(self, id: int) -> tuple[AgendaItem, ...]:
        """The lines of a session's agenda, in order."""
        return agendas.of(self._vault, id)

    def proposals(self, id: int) -> tuple[AgendaItem, ...]:
        """What could go on the agenda and is not on it: made, not saved.

        Entries flagged for it, actions still open from earlier sessions, goals to be
        reviewed by then.
        """
        return agendas.proposals(self._vault, self.get(id))

    def save_agenda_item(self, item: AgendaItem) -> AgendaItem:
        """Add a line at the end, or change one; gives it with its id.

        A flagged entry that was reached no longer waits. Raises NotFound for the session.
        """
        with self._vault.transaction() as tx:
            session = self.get(item.session)
            item = agendas.write(tx, item)
            agendas.note_taken(tx, session, item, self._clock())
            tx.changed("session", item.session)
        return item

    def put_on_next_agenda(self, entry: Entry, flag: Flag) -> AgendaItem | None:
        """Add a flagged entry to the next session it is for; None where none is planned.

        What is for supervision never goes by itself on the agenda of a team meeting or a
        case conference.
        """
        for session in self.upcoming(50):
            if session.kind in agendas.GOES_TO.get(flag.kind, ()):
                there = [i for i in self.agenda(session.id) if i.target == entry.id
                         and i.source is AgendaSource.ENTRY]  # fmt: skip
                item = AgendaItem(session.id, entry.title, AgendaSource.ENTRY, entry.id)
                item = replace(there[0] if there else item, want=flag.want, note=flag.note)
                return self.save_agenda_item(item)
        return None

    def move_agenda_item(self, item_id: int, position: int) -> None:
        """Put a line in this place, counted from 0; the others close up. Raises NotFound."""
        with self._vault.transaction() as tx:
            item = agendas.get(tx, item_id)
            others = [i for i in self.agenda(item.session) if i.id != item_id]
            place = max(0, min(position, len(others)))
            agendas.number(tx, [*others[:place], item, *others[place:]])
            tx.changed("session", item.session)

    def remove_agenda_item(self, item_id: int) -> AgendaItem:
        """Take a line off the agenda; gives it, to be saved again with id 0 for an undo."""
        with self._vault.transaction() as tx:
            item = agendas.get(tx, item_id)
            tx.execute("DELETE FROM agenda_item WHERE id = ?", (item_id,))
            tx.changed("session", item.session)
        return item

    def _take_over(self, tx: Transaction, session: Session) -> None:
        """What the last session held of this series did not reach comes along."""
        held = self.page(SessionFilter(series=session.series, held=True), after=session, limit=1)
        if held and self._following_in_series(held[0]) == self.get(session.id):
            agendas.carry(tx, held[0], session.id)

    def _following_in_series(self, session: Session) -> Session | None:
        if not session.series:
            return None
        found = self._read(
            "WHERE series = ? AND deleted_at IS NULL AND held = 0 AND (starts_at, id) > (?, ?)"
            " ORDER BY starts_at, id LIMIT 1",
            (session.series, as_column(session.starts_at), session.id),
        )
        return found[0] if found else None

    def _set_deleted(self, id: int, at: datetime | None) -> None:
        self.save(replace(self.get(id), deleted_at=at))


def _following(session: Session) -> Session:
    """The same meeting, its rhythm later, with nothing of this one's content."""
    return replace(
        session,
        id=0,
        starts_at=_later(session.starts_at, session.rhythm_weeks),
        series=session.series,
        functions=(),
        stakeholders=(),
        record=0,
        preparation=0,
        held=False,
        created_at=None,
    )


def _later(at: datetime, rhythm: int) -> datetime:
    local = at.astimezone().replace(tzinfo=None)
    weeks = _weeks_of_month(local.date()) if rhythm == MONTHLY else rhythm
    return (local + timedelta(weeks=weeks)).astimezone(UTC)


def _weeks_of_month(day: date) -> int:
    """To the same weekday in the same week of the next month; from a fifth one to the last."""
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    first += timedelta(days=(day.weekday() - first.weekday()) % 7)
    then = first + timedelta(weeks=(day.day - 1) // 7)
    then -= timedelta(weeks=1 if then.month != first.month else 0)
    return (then - day).days // 7


def _index(tx: Transaction, session: Session) -> None:
    if session.deleted_at is not None:
        work_index.remove(tx, WorkKind.SESSION, session.id)
        return
    kind = session.kind.value.replace("-", " ")
    texts = (kind, session.with_whom, session.agency, session.place, session.agreement)
    work_index.put(tx, WorkKind.SESSION, session.id, session.title or kind, *texts)
