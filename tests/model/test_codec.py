from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from reflectjournal.model import (
    Action,
    CleanCopy,
    Decision,
    Entry,
    Evidence,
    Goal,
    GoalReview,
    Section,
    Session,
    SupportContact,
    codec,
)

KINDS = (Action, CleanCopy, Decision, Entry, Evidence, Goal, GoalReview, Session, SupportContact)

# The model's moments know their time zone; those at the ends of time cannot be told in another.
LIMITS = (datetime(2, 1, 1), datetime(9998, 1, 1))  # noqa: DTZ001 - the strategy wants them bare
MOMENTS = st.datetimes(*LIMITS, timezones=st.timezones())
st.register_type_strategy(datetime, MOMENTS)


@given(st.sampled_from(KINDS).flatmap(st.from_type))
def test_every_value_survives_json_and_back(value: object) -> None:
    text = json.dumps(codec.to_plain(value))
    back = codec.from_plain(type(value), json.loads(text))
    assert codec.to_plain(back) == json.loads(text)


def test_moments_are_kept_in_utc() -> None:
    summer = timezone(timedelta(hours=1))
    entry = Entry("gibbs", date(2025, 7, 1), finished_at=datetime(2025, 7, 1, 9, tzinfo=summer))
    assert codec.to_plain(entry)["finished_at"] == "2025-07-01T08:00:00+00:00"
    back = codec.from_plain(Entry, codec.to_plain(entry))
    assert back == entry
    assert back.finished_at is not None
    assert back.finished_at.tzinfo is UTC


def test_a_value_of_an_older_or_newer_version_still_reads() -> None:
    plain = codec.to_plain(Entry("gibbs", date(2025, 7, 1), sections=(Section("a", "A", "b"),)))
    del plain["cpd"], plain["sections"][0]["rows"]
    plain["mood"] = "new in a later version"
    entry = codec.from_plain(Entry, plain)
    assert entry.sections == (Section("a", "A", "b"),)
    assert entry.cpd is None
