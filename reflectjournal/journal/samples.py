"""The sample journal: fictional entries and what they led to, in a vault of its own.

It is opened to look around in, says that it is fictional, and is thrown away. No
sample ever enters a person's own journal.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from reflectjournal.guides.sample_work import SampleWork, load_sample_work
from reflectjournal.guides.samples import load_sample_aliases, load_samples
from reflectjournal.journal.development import Body, regulators, save_bodies
from reflectjournal.journal.facade import Journal
from reflectjournal.journal.meetings import KINDS
from reflectjournal.model import Goal, Link, Origin, OriginKind, Session
from reflectjournal.store.keys import CHEAP

_BODY = "social-work-england"
FICTIONAL = "fictional"
"""The name of the private setting that marks a sample journal."""


def create_sample_journal(folder: Path, passphrase: str, *, shared: bool = False) -> Journal:
    """A new journal in a folder, open and filled with the samples. About 1 s.

    `shared` adds what became of them in Sharing, which takes about 1 s more.
    Raises VaultExists, VaultReadOnly or DiskFull; BadData where the samples have a fault.
    """
    keys = Journal.derive_new(passphrase, CHEAP)  # nothing in it needs protection
    journal = Journal.create(folder, keys)
    try:
        today = date.today()  # noqa: DTZ011  the reader's own day
        ids = fill(journal, today)
        if shared:
            from reflectjournal.journal.sample_sharing import share_samples  # noqa: PLC0415

            share_samples(journal, ids, today)
    except BaseException:
        journal.close()
        raise
    return journal


def fill(journal: Journal, today: date) -> dict[str, int]:
    """Save the samples and what they led to, placed around `today`. Gives their ids by key."""
    journal.settings.set(FICTIONAL, True)
    for alias in load_sample_aliases():
        journal.aliases.save(alias)
    ids: dict[str, int] = {}
    for key, entry in load_samples(journal.guides).items():
        saved = journal.entries.save(entry)
        journal.entries.leave(saved.id)
        ids[key] = saved.id
    work = load_sample_work(ids, today)
    titles = {entry_id: journal.entries.get(entry_id).title for entry_id in ids.values()}
    for action in work.actions:
        label = titles.get(action.origin.id, "")
        origin = Origin(action.origin.kind, action.origin.id, action.origin.step, label)
        journal.actions.save(replace(action, origin=origin))
    for record in work.records:
        journal.entries.leave(journal.entries.save(record).id)
    save_bodies(journal, [Body(body) for body in regulators() if body.id == _BODY])
    goals = _goals(journal, work, titles)
    sessions = _sessions(journal, work, titles)
    for session, goal, action in work.promised:
        came_from = _of_session(sessions[session]) if session else _of_goal(goals[goal])
        journal.actions.save(replace(action, origin=came_from))
    return ids


def _of_session(session: Session) -> Origin:
    starts = session.starts_at.astimezone()
    label = f"{KINDS[session.kind].title}, {starts.day} {starts:%B}"
    return Origin(OriginKind.SESSION, session.id, label=label)


def _of_goal(goal: Goal) -> Origin:
    return Origin(OriginKind.GOAL, goal.id, label=goal.title)


def _goals(journal: Journal, work: SampleWork, titles: dict[int, str]) -> dict[str, Goal]:
    priorities = {
        goal.title: journal.goals.save_organisational(goal).id for goal in work.organisational_goals
    }
    saved: dict[str, Goal] = {}
    for key, goal, serves in work.goals:
        origins = tuple(_labelled(link, titles) for link in goal.origins)
        saved[key] = journal.goals.save(
            replace(goal, origins=origins, organisational_goal=priorities.get(serves))
        )
    for key, item in work.evidence:
        link = _labelled(item.link, titles) if item.link else None
        journal.goals.link(saved[key].id, link, item.kind, item.note, item.added_on)
    for key, review in work.reviews:
        journal.goals.add_review(replace(review, goal=saved[key].id))
    for goal in saved.values():  # a review moves its day; the samples say their own
        journal.goals.save(replace(journal.goals.get(goal.id), review_on=goal.review_on))
    return saved


def _sessions(journal: Journal, work: SampleWork, titles: dict[int, str]) -> dict[str, Session]:
    series: dict[str, int] = {}
    made: dict[str, Session] = {}
    for key, session, name in work.sessions:
        saved = journal.sessions.save(replace(session, series=series.get(name, 0)))
        made[key] = saved
        if name:
            series.setdefault(name, saved.series)
    for key, item in work.agenda:
        title = item.title or titles.get(item.target, "")
        journal.sessions.save_agenda_item(replace(item, session=made[key].id, title=title))
    return made


def _labelled(link: Link, titles: dict[int, str]) -> Link:
    return replace(link, label=titles.get(link.target, ""))
