"""The language of the search field: pure, text in, a `Query` out.

Whatever is typed can be read: what has no meaning yet (an open quotation mark, an
operator without its value) is left out, with a note where that would surprise.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from reflectjournal.errors import BadQuery

MOST_WORDS = 40
MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Operator:
    """One line of the help of the search field."""

    name: str
    example: str
    meaning: str


OPERATORS = (
    Operator("", "kitchen table", "entries with both words; accents and case do not count"),
    Operator("", '"kitchen table"', "these words side by side"),
    Operator("", "kitch*", "words that begin so"),
    Operator("-", "-school", "without this word; also before an operator"),
    Operator("tag:", "tag:neglect", "with this tag"),
    Operator("guide:", "guide:gibbs", "made with this guide"),
    Operator("feeling:", "feeling:worried", "in which this feeling was chosen"),
    Operator("flag:", "flag:supervision", "flagged for supervision, learning-event or bulletin"),
    Operator("outcome:", "outcome:mixed", "went-well, went-badly or mixed"),
    Operator("cpd:", "cpd:yes", "that count as CPD; or a word of its activity or topic"),
    Operator("before:", "before:2025-03", "about a day before this year, month or day"),
    Operator("after:", "after:2025-03-14", "about this day or a later one"),
    Operator("in:", "in:title", "title, text, drafts, bin, actions, sessions, goals or all"),
    Operator("due:", "due:week", "actions due: overdue, today, week, or until a day"),
    Operator("session:", "session:supervision", "sessions with this kind, role or title"),
    Operator("goal:", "goal:conversation", "goals with this word"),
)

_NAMES = frozenset(operator.name[:-1] for operator in OPERATORS if operator.name.endswith(":"))
_PLACES = frozenset({"title", "text", "drafts", "bin", "actions", "sessions", "goals", "all"})

_PART = re.compile(
    r"""(?P<minus>-?)                          # without
        (?:(?P<name>[a-z]+):)?                # an operator, up to its colon
        (?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+)|(?P<empty>(?=\s|$)))""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to be found, or not to be."""

    text: str = field(repr=False)
    prefix: bool = False
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """An operator with its value."""

    name: str
    value: str = field(repr=False)
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as far as it has a meaning."""

    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    places: frozenset[str] = frozenset()
    """The values of `in:`."""
    since: date | None = None
    before: date | None = None
    """The day after the last one looked at."""
    notes: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Read what was typed. Raises BadQuery where it is too long to be a search."""
    text = "".join(c if c.isprintable() else " " for c in text)
    parts = [match for match in _PART.finditer(text) if match[0]]
    if len(text) > MOST_CHARACTERS or len(parts) > MOST_WORDS:
        raise BadQuery(f"That is too long for a search. Use {MOST_WORDS} words at most.")
    terms: list[Term] = []
    conditions: list[Condition] = []
    for match in parts:
        negative = bool(match["minus"])
        name = (match["name"] or "").lower()
        value = match["phrase"] if match["phrase"] is not None else match["word"] or ""
        if name in _NAMES:
            if value.strip(" *"):
                conditions.append(Condition(name, value.strip(), negative))
        else:
            whole = f"{name} {value}" if name else value
            typing = match.end() == len(text) and match["phrase"] is None
            terms += _terms(whole, negative=negative, typing=typing)
    return _with_days(tuple(terms), conditions)


def _terms(value: str, *, negative: bool, typing: bool) -> list[Term]:
    """One term, or none where there is no letter or digit in it.

    The word that is being typed also finds longer ones, until a space ends it.
    """
    if not any(c.isalnum() for c in value):
        return []
    starred = value.endswith("*")
    plain = value.rstrip("*")
    grows = typing and not negative and len(plain) > 1
    return [Term(plain, prefix=starred or grows, negative=negative)]


def _with_days(terms: tuple[Term, ...], conditions: list[Condition]) -> Query:
    since = before = None
    places: set[str] = set()
    notes: list[str] = []
    kept: list[Condition] = []
    for condition in conditions:
        if condition.name in ("before", "after"):
            days = days_of(condition.value)
            if days is None:
                notes.append(f"{condition.name}: takes a day such as 2025-03-14, or 2025-03.")
            elif condition.name == "after":
                since = max(filter(None, (since, days[0])))
            else:
                before = min(filter(None, (before, days[0])))
        elif condition.name == "in":
            place = condition.value.lower()
            places |= {place} & _PLACES
            if place not in _PLACES:
                notes.append(f"in: takes one of {', '.join(sorted(_PLACES))}.")
        else:
            kept.append(condition)
    return Query(terms, tuple(kept), frozenset(places), since, before, tuple(notes))


_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_BRITISH_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})$")


def days_of(text: str, today: date | None = None) -> tuple[date, date] | None:
    """The first and last day of a year, a month or a day; None where it is none of these."""
    named = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if text.lower() in named:
        day = (today or date.today()) + timedelta(days=named[text.lower()])  # noqa: DTZ011  local
        return day, day
    if british := _BRITISH_DAY.match(text):
        numbers = [int(part) for part in reversed(british.groups())]
    elif written := _DAY.match(text):
        numbers = [int(part) for part in written.groups() if part]
    else:
        return None
    try:
        first = date(*[*numbers, 1, 1][:3])
        if len(numbers) == 1:
            return first, date(first.year, 12, 31)
        if len(numbers) == 2:
            return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    except ValueError:
        return None
    return first, first


def match_of(terms: Iterable[Term], column: str = "") -> str:
    """The terms in FTS5's own language; empty where nothing is to be found.

    Every word is quoted, so that nothing in it is read as an operator. Terms not
    to be found count only beside others; alone they are `match_of_absent`.
    """
    wanted = [_quoted(term) for term in terms if not term.negative]
    unwanted = [_quoted(term) for term in terms if term.negative]
    if not wanted:
        return ""
    match = " AND ".join(wanted)
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(unwanted)})"
    return f"{column} : ({match})" if column else match


def match_of_absent(terms: Iterable[Term], column: str = "") -> str:
    """What must not be found, where nothing else is looked for."""
    match = " OR ".join(_quoted(term) for term in terms if term.negative)
    return f"{column} : ({match})" if column and match else match


def match_of_titles(typed: str) -> str:
    """Titles with all of these words, each of which may go on; empty for no words."""
    words = [word for word in typed.split() if any(c.isalnum() for c in word)][:MOST_WORDS]
    clean = ("".join(c for c in word if c.isprintable()) for word in words)
    return match_of([Term(word, prefix=True) for word in clean if word], "title")


def _quoted(term: Term) -> str:
    doubled = term.text.replace('"', '""')
    return f'"{doubled}"' + (" *" if term.prefix else "")
