"""Entries: the writing itself. Each save makes the entry whole in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import Entry, FeelingCheck, Flag, Moment, Section, StepKind
from reflectjournal.store import action_steps, counts, entry_erasing, entry_parts, revisions
from reflectjournal.store.columns import Clock, Columns, moment, now_utc, storable
from reflectjournal.store.entry_lists import EntryLists
from reflectjournal.store.narrowing import folded, fts_id
from reflectjournal.store.vault import Transaction, Vault

_ENTRY = Columns(
    "entry",
    Entry,
    (
        "id", "day", "guide", "guide_version", "title", "outcome", "step", "finished_at",
        "created_at", "updated_at", "deleted_at",
    ),
)  # fmt: skip

_EXCERPT = 160
"""Characters of the text that a list shows."""


class Entries(EntryLists):
    """Every entry of the journal; its lists are in `EntryLists`."""

    def __init__(self, vault: Vault, clock: Clock = now_utc) -> None:
        super().__init__(vault)
        self._clock = clock

    def get(self, id: int) -> Entry:
        """The whole entry, also from the bin. Raises NotFound."""
        row = self._vault.row(f"SELECT {_ENTRY.select} FROM entry WHERE id = ?", (id,))
        if row is None:
            raise NotFound("This entry is not in the journal any more.")
        return _ENTRY.read(row, **entry_parts.read(self._vault, id))

    def save(self, entry: Entry) -> Entry:
        """Write the entry, a new one where its id is 0, and give it with id and times.

        Its words are safe on the disk when this returns. A revision is kept where
        it has been edited for five minutes. Saving what has not changed writes
        nothing. Raises NotFound for an id that is gone, RuleBroken for more parts
        than an entry holds.
        """
        with self._vault.transaction() as tx:
            return self._save(tx, _normal(entry))

    def leave(self, id: int) -> None:
        """Say that the writer has gone elsewhere: keeps a revision where something changed.

        Rows of action and recommendation steps become actions, with their origin.
        """
        with self._vault.transaction() as tx:
            row = self._vault.row("SELECT changed_since FROM entry WHERE id = ?", (id,))
            if row is None or row[0] is None:
                return
            entry = self.get(id)
            revisions.keep(tx, entry, self._clock())
            action_steps.keep(tx, entry, self._clock())
            tx.changed("revision", id)

    def delete(self, id: int) -> None:
        """Put the entry into the bin. Raises NotFound."""
        with self._vault.transaction() as tx:
            entry = self.get(id)
            if entry.deleted_at is None:
                now = as_text(self._clock())
                tx.execute("UPDATE entry SET deleted_at = ? WHERE id = ?", (now, id))
                counts.move(tx, entry, None)
                tx.changed("entry", id)

    def restore(self, id: int) -> None:
        """Take the entry out of the bin, whole as it was. Raises NotFound."""
        with self._vault.transaction() as tx:
            entry = self.get(id)
            if entry.deleted_at is not None:
                tx.execute("UPDATE entry SET deleted_at = NULL WHERE id = ?", (id,))
                counts.move(tx, None, entry)
                tx.changed("entry", id)

    def erase(self, id: int) -> None:
        """Remove an entry of the bin for good, with its history and files; nothing stays.

        Writes the search index anew: about 4 s with 100,000 entries. Raises NotFound, or
        RuleBroken for an entry that is not in the bin.
        """
        with self._vault.transaction() as tx:
            if self.get(id).deleted_at is None:
                raise RuleBroken("Only what is in the bin can be removed for good.")
            _unindex(tx, id)
            entry_erasing.erase(tx, id)
            entry_erasing.purge_index(tx)
            tx.changed("entry", id)

    def empty_bin(self) -> int:
        """Remove everything in the bin for good, as `erase`. Gives the number of entries."""
        with self._vault.transaction() as tx:
            binned = self.bin()
            for row in binned:
                _unindex(tx, row.id)
                entry_erasing.erase(tx, row.id)
                tx.changed("entry", row.id)
            if binned:
                entry_erasing.purge_index(tx)
        return len(binned)

    def cpd(self, since: date, until: date) -> tuple[Entry, ...]:
        """The entries that count as CPD about these days, inclusive, oldest first."""
        rows = self._vault.rows(
            "SELECT entry_id FROM entry_cpd JOIN entry ON entry.id = entry_id"
            " WHERE entry_cpd.day BETWEEN ? AND ? AND deleted_at IS NULL"
            " ORDER BY entry_cpd.day, entry_id",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(self.get(row[0]) for row in rows)

    def _save(self, tx: Transaction, entry: Entry) -> Entry:
        now = self._clock()
        old = self.get(entry.id) if entry.id else None
        if old is not None:
            entry = replace(
                entry,
                created_at=old.created_at,
                updated_at=old.updated_at,
                deleted_at=old.deleted_at,
            )
            if entry == old:
                return old
        else:
            entry = replace(entry, created_at=entry.created_at or now, deleted_at=None)
        entry = replace(entry, updated_at=now, flags=_dated(entry.flags, now))
        reindex = old is None or _indexed(old) != _indexed(entry)
        if old is not None and reindex:
            _unindex(tx, old.id)
        entry = self._write_row(tx, entry, old)
        _write_parts(tx, entry, old)
        if reindex:
            _index(tx, entry.id)
        if entry.deleted_at is None:
            counts.move(tx, old, entry)
        self._revise(tx, entry, old, now)
        tx.changed("entry", entry.id)
        return entry

    def _write_row(self, tx: Transaction, entry: Entry, old: Entry | None) -> Entry:
        more: dict[str, Any] = {"excerpt": _excerpt(entry), "words": entry.words}
        if old is None:
            id_ = _ENTRY.insert(tx, entry, fts_id=-1, **more)
            entry = replace(entry, id=id_)
            tx.execute("UPDATE entry SET fts_id = ? WHERE id = ?", (fts_id(entry.day, id_), id_))
        else:
            _ENTRY.update(tx, entry, entry.id, fts_id=fts_id(entry.day, entry.id), **more)
        return entry

    def _revise(self, tx: Transaction, entry: Entry, old: Entry | None, now: datetime) -> None:
        """Note that something waits to be kept, and keep it once it has waited long enough."""
        if old is not None and _written(old) == _written(entry):
            return
        rows = tx.execute("SELECT changed_since FROM entry WHERE id = ?", (entry.id,))
        since = moment(rows[0][0])
        if since is None:
            now_text = as_text(now)
            tx.execute("UPDATE entry SET changed_since = ? WHERE id = ?", (now_text, entry.id))
        elif now - since >= revisions.KEPT_EVERY:
            revisions.keep(tx, entry, now)
            tx.changed("revision", entry.id)


def as_text(at: datetime) -> str:
    """A moment as the tables keep it."""
    return at.isoformat()


def _normal(entry: Entry) -> Entry:
    """The entry as it can be kept: no characters that no text can hold, no tag twice."""
    tags: dict[str, str] = {}
    for tag in entry.tags:
        if folded(tag):
            tags.setdefault(folded(tag), storable(" ".join(tag.split())))
    return replace(
        entry,
        title=storable(entry.title),
        sections=tuple(map(_normal_section, entry.sections)),
        feelings=tuple(sorted(map(_normal_check, entry.feelings), key=_then_now)),
        tags=tuple(tags.values()),
    )


def _then_now(check: FeelingCheck) -> bool:
    return check.moment is Moment.NOW


def _normal_check(check: FeelingCheck) -> FeelingCheck:
    """The check with each word once, in lower case, so that it is found again."""
    words = {folded(word.word): word for word in check.words if folded(word.word)}
    return replace(check, words=tuple(replace(word, word=name) for name, word in words.items()))


def _normal_section(section: Section) -> Section:
    text = storable(section.text)
    rows = tuple(tuple(storable(cell) for cell in row) for row in section.rows)
    if text == section.text and rows == section.rows:
        return section
    return replace(section, text=text, rows=rows)


def _dated(flags: tuple[Flag, ...], now: datetime) -> tuple[Flag, ...]:
    return tuple(flag if flag.flagged_at else replace(flag, flagged_at=now) for flag in flags)


def _write_parts(tx: Transaction, entry: Entry, old: Entry | None) -> None:
    before = old or Entry(entry.guide, entry.day)
    moved = before.day != entry.day  # some tables are ordered by the day, and hold it
    if before.sections != entry.sections:
        entry_parts.write_sections(tx, entry, old)
    if moved or before.tags != entry.tags:
        entry_parts.write_tags(tx, entry)
    if moved or before.flags != entry.flags:
        entry_parts.write_flags(tx, entry)
    if before.links != entry.links:
        entry_parts.write_links(tx, entry)
    if moved or before.feelings != entry.feelings:
        entry_parts.write_feelings(tx, entry)
    if moved or before.cpd != entry.cpd:
        entry_parts.write_cpd(tx, entry)


def _excerpt(entry: Entry) -> str:
    for section in entry.sections:
        if not section.empty and section.kind is not StepKind.DATE:
            cells = (cell for row in section.rows for cell in row)
            words = (section.text or " ".join(cells))[: 4 * _EXCERPT].split()
            return " ".join(words)[:_EXCERPT]
    return ""


def _written(entry: Entry) -> tuple[object, ...]:
    """What a revision is about: a change of anything else keeps none."""
    return entry.title, entry.guide, entry.sections, entry.feelings


def _indexed(entry: Entry) -> tuple[object, ...]:
    """What the search index is made of."""
    return entry.day, entry.title, tuple((s.text, s.rows) for s in entry.sections)


def _index(tx: Transaction, id: int) -> None:
    tx.execute(
        "INSERT INTO entry_fts (rowid, title, body) SELECT fts_id, title, body"
        " FROM entry_text WHERE fts_id = (SELECT fts_id FROM entry WHERE id = ?)",
        (id,),
    )


def _unindex(tx: Transaction, id: int) -> None:
    """Take an entry out of the index; needs its text as it was when it went in."""
    tx.execute(
        "INSERT INTO entry_fts (entry_fts, rowid, title, body) SELECT 'delete', fts_id, title, body"
        " FROM entry_text WHERE fts_id = (SELECT fts_id FROM entry WHERE id = ?)",
        (id,),
    )
