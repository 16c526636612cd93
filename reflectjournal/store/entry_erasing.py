"""Removing an entry for good: its own rows, and what elsewhere quotes it."""

from __future__ import annotations

from reflectjournal.store import counts
from reflectjournal.store.vault import Transaction

# What is the writer's own work elsewhere (an action, a goal, a line of an agenda) stays; the words
# that it took from the entry, such as its title, go.
_ELSEWHERE = (
    "UPDATE action SET origin_label = '' WHERE origin_id = ?"
    " AND origin_kind IN ('entry', 'recommendation')",
    "UPDATE agenda_item SET title = 'An entry that was removed', note = '', target = 0,"
    " source = 'free' WHERE source = 'entry' AND target = ?",
    "UPDATE evidence SET link = NULL, target = 0, label = '' WHERE link = 'entry' AND target = ?",
    "DELETE FROM goal_origin WHERE kind = 'entry' AND target = ?",
    "DELETE FROM entry_link WHERE kind = 'entry' AND target = ?",
    "UPDATE session SET record = 0 WHERE record = ?",
    "UPDATE session SET preparation = 0 WHERE preparation = ?",
    # The choices of a clean copy quote the private text; clean text that was reviewed does not.
    "UPDATE clean_copy SET choices = '[]', also_names = '[]', splits = '[]', memorable = '',"
    " who_describes = ''"
    " WHERE id IN (SELECT copy_id FROM clean_copy_part WHERE entry = ?)",
    "DELETE FROM clean_copy_part WHERE entry = ? AND copy_id IN"
    " (SELECT id FROM clean_copy WHERE reviewed_at IS NULL)",
)
_OWN = (
    "DELETE FROM attachment_chunk WHERE attachment_id IN"
    " (SELECT id FROM attachment WHERE entry_id = ?)",
    "DELETE FROM attachment WHERE entry_id = ?",
    "DELETE FROM revision WHERE entry_id = ?",
    "DELETE FROM entry_tag WHERE entry_id = ?",
    "DELETE FROM entry_flag WHERE entry_id = ?",
    "DELETE FROM entry_link WHERE entry_id = ?",
    "DELETE FROM feeling_check WHERE entry_id = ?",
    "DELETE FROM feeling_word WHERE entry_id = ?",
    "DELETE FROM entry_cpd WHERE entry_id = ?",
    "DELETE FROM entry WHERE id = ?",
)


def erase(tx: Transaction, id: int) -> None:
    """Remove every row of an entry. The search index has let go of it before."""
    for statement in _ELSEWHERE:
        tx.execute(statement, (id,))
    tx.execute("DELETE FROM entry_section WHERE id BETWEEN ? AND ?", (id << 8, id << 8 | 255))
    for statement in _OWN:
        tx.execute(statement, (id,))
    counts.forget_unused_tags(tx)


def purge_index(tx: Transaction) -> None:
    """Write the search index anew, without the words of what was edited or removed.

    Until then FTS5 keeps them, marked as deleted, beside the ones that count.
    """
    tx.execute("INSERT INTO entry_fts (entry_fts) VALUES ('optimize')")
