"""Search: as you type it gives the newest first, which costs the same in a journal of any size.

By relevance (bm25) every match has to be weighed: that is done on demand, for
up to a thousand of them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from reflectjournal.model import FlagKind, Hit, Outcome, SearchResult
from reflectjournal.store import narrowing, work_search
from reflectjournal.store.narrowing import FTS_SHIFT, Narrowing
from reflectjournal.store.search_query import (
    Condition,
    Query,
    match_of,
    match_of_absent,
    parse,
)
from reflectjournal.store.vault import Row, Vault

FOUND, FOUND_END = "\u2068", "\u2069"
"""Stand before and after what was found in a snippet."""

_MOST_RANKED = 1000
_FEW = 300
_OPENING = "substr(entry.excerpt, 1, 160)"
_SNIPPET = f"snippet(entry_fts, 1, '{FOUND}', '{FOUND_END}', ' … ', 24)"
_COLUMNS = "entry.id, entry.day, entry.title, entry.guide"
_OUTCOMES = {
    "went-well": Outcome.WENT_WELL,
    "well": Outcome.WENT_WELL,
    "went well": Outcome.WENT_WELL,
    "went-badly": Outcome.WENT_BADLY,
    "badly": Outcome.WENT_BADLY,
    "went badly": Outcome.WENT_BADLY,
    "mixed": Outcome.MIXED,
}


def search(vault: Vault, text: str, limit: int = 50, *, ranked: bool = False) -> SearchResult:
    """What matches the text of a search field: see `search_query.OPERATORS`.

    Looks at entries, or at actions, sessions or goals where the query asks for
    them. Raises BadQuery only for a text that is too long.
    """
    query = parse(text)
    notes = list(query.notes)
    kinds = work_search.kinds_of(query)
    hits: list[Hit] = []
    if not kinds or "all" in query.places:
        hits += _entries(vault, query, limit, notes, ranked=ranked)
    if kinds:
        hits += work_search.search(vault, query, kinds, limit + 1)
    if len(kinds) > 1:
        hits.sort(key=lambda hit: hit.day, reverse=True)
    return SearchResult(tuple(hits[:limit]), len(hits) > limit, " ".join(dict.fromkeys(notes)))


def _entries(
    vault: Vault, query: Query, limit: int, notes: list[str], *, ranked: bool
) -> list[Hit]:
    narrowings = _narrowings(query, notes)
    column = {"title": "title", "text": "body"}.get(_column_place(query), "")
    match = match_of(query.terms, column)
    absent = "" if match else match_of_absent(query.terms, column)
    if not match and not absent and not narrowings and not (query.since or query.before):
        if query.places & {"bin", "drafts", "all"}:
            return _listed(vault, query, narrowings, limit)
        return []
    if absent:
        narrowings.append(
            Narrowing(
                "entry.fts_id NOT IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?)",
                (absent,),
            )
        )
    if not match:
        return _listed(vault, query, narrowings, limit)
    return _matched(vault, query, match, narrowings, limit, notes, ranked=ranked)


def _matched(
    vault: Vault,
    query: Query,
    match: str,
    narrowings: list[Narrowing],
    limit: int,
    notes: list[str],
    *,
    ranked: bool,
) -> list[Hit]:
    if ranked and _more_than_ranked(vault, match):
        ranked = False
        notes.append(f"More than {_MOST_RANKED} entries match: the newest stand first.")
    conditions = ["entry_fts MATCH ?", _bin(query), *(n.as_filter() for n in narrowings)]
    params: list[Any] = [match, *(value for n in narrowings for value in n.params)]
    for day, sign in ((query.since, ">="), (query.before, "<")):
        if day:
            conditions.append(f"entry_fts.rowid {sign} ?")
            params.append(day.toordinal() << FTS_SHIFT)
    source = "entry_fts CROSS JOIN entry ON entry.fts_id = entry_fts.rowid"
    order = "rank" if ranked else "entry_fts.rowid DESC"
    if few := _few(vault, narrowings):
        source = f"({few[0]}) AS few CROSS JOIN entry ON entry.id = few.entry_id CROSS JOIN"
        source += " entry_fts ON entry_fts.rowid = entry.fts_id"
        params[:0] = few[1]
    rows = vault.rows(
        f"SELECT {_COLUMNS}, {_SNIPPET} FROM {source}"
        f" WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?",
        [*params, limit + 1],
    )
    return [_hit(row) for row in rows]


def _few(vault: Vault, narrowings: list[Narrowing]) -> tuple[str, tuple[Any, ...]] | None:
    """The entries of a condition that few meet: looking there beats going through all matches."""
    for narrowing_ in narrowings:
        if narrowing_.table and not narrowing_.negative:
            sql = (
                f"SELECT DISTINCT entry_id FROM {narrowing_.table} WHERE {narrowing_.condition}"
                f" LIMIT {_FEW + 1}"
            )
            if len(vault.rows(sql, narrowing_.params)) <= _FEW:
                return sql, narrowing_.params
    return None


def _listed(vault: Vault, query: Query, narrowings: list[Narrowing], limit: int) -> list[Hit]:
    """Nothing is looked for in the text: a list, newest day first."""
    until = date.fromordinal(max(query.before.toordinal() - 1, 1)) if query.before else None
    sql, params = narrowing.select(
        f"{_COLUMNS}, {_OPENING}", narrowings, query.since, until, bin_=_bin(query)
    )
    rows = vault.rows(f"{sql} {narrowing.order(narrowings)} LIMIT ?", [*params, limit + 1])
    return [_hit(row) for row in rows]


def _more_than_ranked(vault: Vault, match: str) -> bool:
    row = vault.row(
        "SELECT count(*) FROM (SELECT 1 FROM entry_fts WHERE entry_fts MATCH ? LIMIT ?)",
        (match, _MOST_RANKED + 1),
    )
    return row is not None and row[0] > _MOST_RANKED


def _hit(row: Row) -> Hit:
    id_, day, title, guide, snippet = row
    words = " ".join((snippet or "").split())
    return Hit("entry", id_, date.fromisoformat(day), title, words, guide)


def _bin(query: Query) -> str:
    return narrowing.IN_BIN if "bin" in query.places else narrowing.NOT_IN_BIN


def _column_place(query: Query) -> str:
    places = query.places & {"title", "text"}
    return next(iter(places)) if len(places) == 1 else ""


def _narrowings(query: Query, notes: list[str]) -> list[Narrowing]:
    found = [
        narrowed
        for condition in query.conditions
        if (narrowed := _narrowing(condition, notes)) is not None
    ]
    if "drafts" in query.places:
        found.append(Narrowing("entry.finished_at IS NULL"))
    return found


def _narrowing(condition: Condition, notes: list[str]) -> Narrowing | None:
    value, negative = condition.value, condition.negative
    match condition.name:
        case "tag":
            return narrowing.by_tag(value, negative=negative)
        case "guide":
            return narrowing.by_guide(value.lower().rstrip("*"), negative=negative)
        case "feeling":
            return narrowing.by_feeling(value, negative=negative)
        case "flag":
            kinds = [kind for kind in FlagKind if kind.value.startswith(value.lower())]
            if kinds:
                return narrowing.by_flag(kinds[0], negative=negative)
            notes.append(f"flag: takes one of {', '.join(FlagKind)}.")
        case "outcome":
            if outcome := _OUTCOMES.get(value.lower()):
                return narrowing.by_outcome(outcome, negative=negative)
            notes.append("outcome: takes went-well, went-badly or mixed.")
        case "cpd":
            return _cpd(value, negative=negative)
        case _:
            pass
    return None


def _cpd(value: str, *, negative: bool) -> Narrowing:
    if value.lower() in ("yes", "y", "*", "true"):
        return narrowing.by_cpd(negative=negative)
    if value.lower() in ("no", "n", "false"):
        return narrowing.by_cpd(negative=not negative)
    like = "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    text = "activity || ' ' || provider || ' ' || topic || ' ' || standards"
    return Narrowing(f"({text}) LIKE ? ESCAPE '\\'", (like,), "entry_cpd", negative)
