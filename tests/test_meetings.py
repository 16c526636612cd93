"""What joins one session to the next: promises, agreements, sheets, files, covered names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from reflectjournal.journal.calendar_file import calendar_file
from reflectjournal.journal.names import Names
from reflectjournal.journal.prep_sheet import prep_sheet
from reflectjournal.journal.presentation import presented
from reflectjournal.journal.reminders import About, next_reminder, note_given
from reflectjournal.journal.series import (
    AGREEMENT,
    agencies,
    carried_actions,
    read_agreement,
    so_far,
    write_agreement,
)
from reflectjournal.model import (
    Action,
    ActionStatus,
    AgendaItem,
    AgendaSource,
    Alias,
    Cpd,
    Entry,
    EntryFilter,
    Goal,
    GoalStatus,
    OrganisationalGoal,
    Origin,
    OriginKind,
    Section,
    Session,
    SessionKind,
    Want,
)
from reflectjournal.sharing.document import text_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AT = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def save(journal, kind=SessionKind.SUPERVISION, at=AT, **more) -> Session:
    return journal.sessions.save(Session(kind, at, **more))


@pytest.fixture
def karol(journal) -> Entry:
    journal.aliases.save(Alias("Karol Zelenka", ("Kaz",), "Child 1"))
    sections = (
        Section("text", "Text", "Karol Zelenka opened the door. Zelenka said Kaz was tired."),
        Section("mine", "Mine", "What I keep to myself.", private=True),
    )
    return journal.entries.save(
        Entry(
            "free-writing", date(2026, 11, 20), "Karol at the door", sections, tags=("home visit",)
        )
    )


# ---- names


def test_every_form_of_a_name_gives_way_to_its_alias(journal, karol):
    cover = Names(journal.aliases.all()).cover
    assert cover("Karol Zelenka's mother rang Kaz; KAROL slept.") == (
        "Child 1's mother rang Child 1; Child 1 slept."
    )
    assert cover("Nobody is named here.") == "Nobody is named here."


def test_an_alias_without_a_role_still_covers_its_name(journal):
    journal.aliases.save(Alias("Wilhelmina Oxbow"))
    assert Names(journal.aliases.all()).cover("Wilhelmina rang.") == "a person rang."


# ---- the covered journal


def test_what_a_covered_journal_shows_names_nobody(journal, karol):
    shown = presented(journal)
    entry = shown.entries.get(karol.id)
    assert entry.title == "Child 1 at the door"
    assert "Karol" not in entry.text
    assert "Karol" not in shown.entries.page()[0].title + shown.entries.page()[0].excerpt
    hit = shown.search("tired").hits[0]
    assert "Karol" not in hit.title + hit.snippet
    assert "Kaz" not in hit.snippet


def test_what_is_saved_through_a_covered_journal_keeps_its_real_words(journal, karol):
    shown = presented(journal)
    entry = shown.entries.get(karol.id)
    saved = shown.entries.save(replace(entry, tags=(*entry.tags, "seen"), step="mine"))
    assert saved.title == "Child 1 at the door"
    kept = journal.entries.get(karol.id)
    assert kept.tags == ("home visit", "seen")
    assert kept.title == karol.title
    assert kept.sections == karol.sections


def test_two_texts_that_look_the_same_when_covered_stay_two(journal):
    journal.aliases.save(Alias("Karol Zelenka", ("Kaz",), "Child 1"))
    session = save(journal)
    texts = ("Ring Karol", "Ring Kaz")
    items = [journal.sessions.save_agenda_item(AgendaItem(session.id, text)) for text in texts]
    shown = presented(journal)
    for item in shown.sessions.agenda(session.id):
        assert item.title == "Ring Child 1"
        shown.sessions.save_agenda_item(replace(item, note="asked", reached=True))
    kept = journal.sessions.agenda(session.id)
    assert [item.title for item in kept] == list(texts)
    assert [item.note for item in kept] == ["asked", "asked"]
    assert [item.id for item in kept] == [item.id for item in items]


def test_a_section_added_while_covered_leaves_the_others_as_they_were(journal, karol):
    shown = presented(journal)
    entry = shown.entries.get(karol.id)
    more = Section("text", "Text", "A third part")
    shown.entries.save(replace(entry, sections=(more, *entry.sections)))
    kept = journal.entries.get(karol.id).sections
    assert kept[0].text == "A third part"
    assert kept[1:] == karol.sections


def test_a_covered_tag_still_finds_its_entries(journal, karol):
    journal.entries.save(replace(karol, tags=("Karol",)))
    shown = presented(journal)
    [count] = shown.entries.tags()
    assert count.tag == "Child 1"
    assert [row.id for row in shown.entries.page(EntryFilter(tag=count.tag))] == [karol.id]
    assert [row.id for row in shown.entries.page(filter=EntryFilter(tag=count.tag))] == [karol.id]


def test_priorities_and_goals_keep_their_real_words(journal, karol):
    priority = journal.goals.save_organisational(OrganisationalGoal("See Karol alone", "2026"))
    goal = journal.goals.save(Goal("Ask Kaz first"))
    shown = presented(journal)
    [seen] = shown.goals.organisational()
    assert seen.title == "See Child 1 alone"
    shown.goals.save_organisational(replace(seen, year="2027"))
    shown.goals.save(replace(shown.goals.get(goal.id), why_now="Because"))
    assert journal.goals.organisational() == (replace(priority, year="2027"),)
    assert journal.goals.get(goal.id).title == "Ask Kaz first"


def test_an_entry_without_a_known_name_is_not_covered(journal, karol):
    plain = journal.entries.save(Entry("free-writing", date(2026, 11, 20), "A walk"))
    shown = presented(journal)
    assert shown.is_covered(karol.id)
    assert not shown.is_covered(plain.id)


# ---- the sheet


@pytest.fixture
def sheet_session(journal, karol) -> Session:
    before = save(journal, at=AT - timedelta(weeks=4), held=True, with_whom="my supervisor")
    session = save(journal, minutes=90, with_whom="my supervisor")
    promised = Origin(OriginKind.SESSION, before.id)
    journal.actions.save(Action("Ring Karol's school", promised, due=date(2026, 11, 30)))
    journal.actions.save(Action("Closed long ago", promised, status=ActionStatus.DONE))
    journal.sessions.save_agenda_item(
        AgendaItem(
            session.id,
            karol.title,
            AgendaSource.ENTRY,
            karol.id,
            Want.SUPPORT,
            "I keep seeing Kaz at the door",
        )
    )
    return session


def test_the_sheet_has_items_and_open_actions_and_no_private_words(journal, sheet_session):
    text = text_of(prep_sheet(journal, sheet_session.id))
    assert "Supervision, 26 November 2026" in text
    assert "Child 1 at the door" in text
    assert "I want support." in text
    assert "Ring Child 1's school" in text
    assert "30 November 2026" in text
    assert "Closed long ago" not in text
    for private in ("Karol", "Kaz", "keep seeing", "opened the door"):
        assert private not in text


def test_private_words_stand_on_the_sheet_only_where_they_were_ticked(journal, sheet_session):
    [item] = journal.sessions.agenda(sheet_session.id)
    journal.sessions.save_agenda_item(replace(item, print_text=True))
    text = text_of(prep_sheet(journal, sheet_session.id))
    assert "I keep seeing Child 1 at the door" in text
    assert "Child 1 opened the door." in text
    assert "Karol" not in text
    assert "What I keep to myself." not in text  # the private part never leaves


def test_real_names_stand_on_the_sheet_only_where_that_is_asked_for(journal, sheet_session):
    text = text_of(prep_sheet(journal, sheet_session.id, names=True))
    assert "Karol at the door" in text


def test_a_long_entry_gives_the_sheet_only_its_beginning(journal):
    long = Section("text", "Text", "word " * 2000)
    entry = journal.entries.save(Entry("free-writing", date(2026, 11, 20), "Long", (long,)))
    session = save(journal)
    item = AgendaItem(session.id, "Long", AgendaSource.ENTRY, entry.id, print_text=True)
    journal.sessions.save_agenda_item(item)
    assert text_of(prep_sheet(journal, session.id)).count("word") < 130


# ---- calendar files


def test_a_calendar_file_says_when_and_nothing_else(journal):
    session = save(
        journal,
        SessionKind.CASE_CONFERENCE,
        minutes=45,
        title="Zelenka conference",
        with_whom="Karol's parents",
        agency="Harrow MASH",
        place="12 Elm Road",
        agreement="What it is for:\nKarol",
    )
    data = calendar_file([session], NOW)
    [event] = Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == "Meeting"
    assert event.decoded("DTSTART") == AT
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=45)
    for private in (b"Zelenka", b"Karol", b"MASH", b"Elm", b"supervisor"):
        assert private not in data
    assert set(event) == {
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "CLASS",
    }


def test_the_same_session_is_the_same_event_in_a_later_file(journal):
    planned = journal.sessions.plan(Session(SessionKind.SUPERVISION, AT, rhythm_weeks=4), 3)
    first = Calendar.from_ical(calendar_file(planned, NOW)).walk("VEVENT")
    moved = journal.sessions.save(replace(planned[0], starts_at=AT + timedelta(hours=1)))
    [later] = Calendar.from_ical(calendar_file([moved], NOW)).walk("VEVENT")
    assert len({str(event["UID"]) for event in first}) == 3
    assert later["UID"] == first[0]["UID"]
    assert all(event["SUMMARY"] == "Supervision" for event in first)


# ---- series


def test_an_agreement_is_read_as_it_was_written():
    agreed = {AGREEMENT[0]: "To hold a first hour.\nTwo lines", AGREEMENT[3]: "Unless at risk"}
    assert read_agreement(write_agreement(agreed)) == agreed
    assert read_agreement("Written by hand") == {AGREEMENT[0]: "Written by hand"}


def test_what_the_session_before_promised_is_carried_done_or_not(journal):
    before = save(journal, at=AT - timedelta(weeks=4), held=True)
    other = save(journal, SessionKind.MENTORING, at=AT - timedelta(weeks=1), held=True)
    session = save(journal)
    record = journal.meetings.record(before.id)
    made = [
        journal.actions.save(Action("On the page", Origin(OriginKind.SESSION, before.id))),
        journal.actions.save(
            Action("In the record", Origin(OriginKind.ENTRY, record.id), status=ActionStatus.DONE)
        ),
    ]
    journal.actions.save(Action("Of another kind", Origin(OriginKind.SESSION, other.id)))
    carried = carried_actions(journal, session)
    assert carried.before is not None
    assert carried.before.id == before.id
    assert {action.id for action in carried.actions} == {action.id for action in made}


def test_a_series_tells_its_aim_what_was_done_and_what_was_passed_on(journal):
    first = Session(
        SessionKind.MENTORING,
        AT - timedelta(weeks=12),
        rhythm_weeks=6,
        agreement=write_agreement({AGREEMENT[0]: "Chair a meeting calmly"}),
    )
    planned = journal.sessions.plan(first, 3)
    for number, session in enumerate(planned[:2]):
        record = journal.meetings.record(session.id)
        sections = tuple(
            replace(s, text=f"Ask first, {number}") if s.step == "passed-on" else s
            for s in record.sections
        )
        journal.entries.save(replace(record, sections=sections))
        journal.sessions.hold(session.id)
    journal.actions.save(
        Action("Chair one", Origin(OriginKind.SESSION, planned[0].id), status=ActionStatus.DONE)
    )
    found = so_far(journal, journal.sessions.get(planned[2].id))
    assert found is not None
    assert (found.aim, found.held, found.done, found.open) == ("Chair a meeting calmly", 2, 1, 0)
    assert [note.text for note in found.passed_on] == ["Ask first, 0", "Ask first, 1"]
    assert so_far(journal, save(journal)) is None


def test_agencies_are_counted_by_role(journal):
    sessions = [
        save(
            journal, SessionKind.CASE_CONFERENCE, agency="police, health", disciplines=("school",)
        ),
        save(journal, SessionKind.TEAM_MEETING, agency="health"),
        save(journal),
    ]
    assert agencies(sessions) == (("health", 2), ("police", 1), ("school", 1))


# ---- reminders


def test_a_session_to_prepare_is_said_once(journal):
    session = save(journal, at=NOW + timedelta(hours=20))
    reminder = next_reminder(journal, NOW)
    assert reminder is not None
    assert (reminder.about, reminder.session.id) == (About.PREPARE, session.id)
    note_given(journal, reminder)
    assert next_reminder(journal, NOW) is None


@pytest.mark.parametrize("hours", [-0.5, 60])
def test_what_is_over_or_far_away_is_no_reason_to_remind(journal, hours):
    save(journal, at=NOW + timedelta(hours=hours))
    assert next_reminder(journal, NOW) is None


def test_a_session_that_was_prepared_needs_no_reminder(journal):
    session = save(journal, at=NOW + timedelta(hours=20))
    journal.meetings.prepare(session.id)
    assert next_reminder(journal, NOW) is None


def test_a_record_is_asked_for_a_day_after_and_not_for_ever(journal):
    session = save(journal, at=NOW - timedelta(days=2), held=True)
    reminder = next_reminder(journal, NOW)
    assert reminder is not None
    assert (reminder.about, reminder.session.id) == (About.RECORD, session.id)
    assert next_reminder(journal, NOW - timedelta(days=1, hours=12)) is None
    assert next_reminder(journal, NOW + timedelta(days=9)) is None
    journal.meetings.record(session.id)
    assert next_reminder(journal, NOW) is None


def test_goals_that_are_due_are_said_once_and_in_one(journal):
    for title in ("First", "Second"):
        due = journal.goals.save(Goal(title, status=GoalStatus.ACTIVE))
        journal.goals.save(replace(due, review_on=NOW.date() - timedelta(days=1)))
    reminder = next_reminder(journal, NOW)
    assert reminder is not None
    assert (reminder.about, len(reminder.due)) == (About.GOALS, 2)
    assert next_reminder(journal, NOW, development=False) is None
    note_given(journal, reminder)
    assert next_reminder(journal, NOW) is None
    moved = journal.goals.save(replace(journal.goals.all()[0], review_on=NOW.date()))
    again = next_reminder(journal, NOW)
    assert again is not None
    assert [each.id for each in again.due] == [moved.id]


def test_a_session_comes_before_what_is_due(journal):
    goal = journal.goals.save(Goal("First", status=GoalStatus.ACTIVE))
    journal.goals.save(replace(goal, review_on=NOW.date()))
    save(journal, at=NOW + timedelta(hours=20))
    reminder = next_reminder(journal, NOW)
    assert reminder is not None
    assert reminder.about is About.PREPARE


def test_cpd_that_is_to_be_done_again_is_said_once(journal):
    entry = Entry("cpd-record", NOW.date(), "Level 3", cpd=Cpd(renewal_due=NOW.date()))
    kept = journal.entries.save(entry)
    reminder = next_reminder(journal, NOW)
    assert reminder is not None
    assert (reminder.about, reminder.due[0].id) == (About.RENEWALS, kept.id)
    note_given(journal, reminder)
    assert next_reminder(journal, NOW) is None
