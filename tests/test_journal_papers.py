"""Papers of one's own: nobody in them, or they do not leave. Real vault, real scan, real files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document as Word

from reflectjournal.errors import SharingRefused
from reflectjournal.guides import run
from reflectjournal.guides.regulators import load_regulators
from reflectjournal.journal.cpd_papers import learned_paper, pack_paper, topic_paper
from reflectjournal.journal.development import (
    Body,
    bodies,
    briefing_from,
    next_body,
    pack_of,
    save_bodies,
    topic_of,
)
from reflectjournal.journal.papers import clean_part_of
from reflectjournal.journal.plan import as_entry, plan_paper, supervision_paper
from reflectjournal.model import (
    Action,
    Alias,
    AudienceTier,
    Choice,
    Cpd,
    EvidenceKind,
    Goal,
    GoalReview,
    GoalStatus,
    Link,
    LinkKind,
    Origin,
    OriginKind,
    Treatment,
    Visibility,
)
from reflectjournal.sharing.render import Format
from reflectjournal.sharing.source import shareable_text

TODAY = date(2026, 11, 22)
BODIES = {body.id: body for body in load_regulators()}
SWE = Body(BODIES["social-work-england"])
NAMED = "Layla Haddad told me on 07700 900123 that nobody had asked her."


def record(journal, title, learned="Silence is a question too.", day=TODAY, **cpd):
    entry = journal.begin("cpd-record", day)
    entry = run.answer(entry, "what-i-learned", learned)
    peer = cpd.pop("peer", "")
    if peer:
        entry = run.answer(entry, "peer-reflection", peer)
    facts = Cpd(started=day, ended=day, **cpd)
    return journal.entries.save(replace(entry, title=title, cpd=facts))


def reviewed(journal, entry, treatment=Treatment.GENERALISE):
    copy = journal.sharing.start([entry.id], AudienceTier.T2, "my regulator")
    findings = journal.sharing.material_of(copy).scan()
    choices = {
        f.entity: Choice(f.entity, treatment, "a person", "she taught the course")
        for own in findings
        for f in own
    }
    return journal.sharing.review(replace(copy, choices=tuple(choices.values())), findings)


def goal(journal, title="Ask to see every room", **more):
    more = {"status": GoalStatus.ACTIVE, "visibility": Visibility.PDP} | more
    return journal.goals.save(Goal(title, **more))


def words_of(data):
    word = Word(BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in word.paragraphs), *cells])


# ---- the plan


def test_a_plan_holds_the_goals_marked_for_it_with_steps_reviews_and_kinds(journal):
    own = goal(journal, why_now="I never asked.", success="Others hear me ask.")
    other = goal(journal, "Learn to rest", visibility=Visibility.PRIVATE)
    journal.actions.save(Action("Ask for an observation", Origin(OriginKind.GOAL, own.id)))
    journal.goals.link(own.id, None, EvidenceKind.FEEDBACK, "A parent said it helped")
    journal.goals.add_review(
        GoalReview(own.id, TODAY, "my supervisor", "Asked twice", confidence=7)
    )
    paper = plan_paper(journal, TODAY)
    assert {p.key: p.chosen for p in paper.pieces} == {
        f"goal:{own.id}": True,
        f"goal:{other.id}": False,
    }
    left_out = frozenset(p.key for p in paper.pieces if not p.chosen)
    words = words_of(paper.make(left_out, Format.DOCX))
    for part in ("Ask to see every room", "I never asked.", "Ask for an observation",
                 "feedback; not yet: reflection, outcome", "A parent said it helped",
                 "Asked twice", "mine alone"):  # fmt: skip
        assert part in words
    assert "Learn to rest" not in words


def test_confidence_never_leaves_the_journal(journal):
    own = goal(journal)
    journal.goals.add_review(GoalReview(own.id, TODAY, progress="On it", confidence=7))
    data = plan_paper(journal, TODAY).make(frozenset(), Format.MARKDOWN).decode()
    assert "On it" in data
    assert "7" not in data.replace("2027", "")
    assert "onfidence" not in data


def test_titles_of_private_entries_do_not_stand_in_a_plan(journal):
    own = goal(journal)
    entry = journal.entries.save(journal.begin("free-writing"))
    link = Link(LinkKind.ENTRY, entry.id, "The afternoon on the stairs")
    journal.goals.link(own.id, link, EvidenceKind.REFLECTION)
    data = plan_paper(journal, TODAY).make(frozenset(), Format.MARKDOWN).decode()
    assert "reflection" in data
    assert "stairs" not in data


def test_a_goal_that_names_somebody_is_held_and_the_plan_does_not_leave(journal, tmp_path):
    good, named = goal(journal), goal(journal, "Be clearer", why_now=NAMED)
    paper = plan_paper(journal, TODAY)
    held = paper.held()
    assert list(held) == [f"goal:{named.id}"]
    assert any("Layla" in words for words in held[f"goal:{named.id}"])
    with pytest.raises(SharingRefused, match="Nothing was saved"):
        paper.make(frozenset(), Format.DOCX)
    data = paper.make(frozenset(held), Format.DOCX)
    path = paper.save(data, tmp_path, Format.DOCX)
    assert path.name == "learning-development-plan.docx"
    assert good.title in words_of(path.read_bytes())
    assert "Layla" not in words_of(path.read_bytes())


def test_a_name_of_the_register_is_held_even_where_it_looks_like_a_word(journal):
    journal.aliases.save(Alias("Rosehip", role="a family"))
    named = goal(journal, "Keep in touch with the Rosehip household")
    assert list(plan_paper(journal, TODAY).held()) == [f"goal:{named.id}"]


def test_a_plan_that_names_somebody_can_go_through_the_review_as_an_entry(journal):
    goal(journal, "Be clearer", why_now=NAMED)
    paper = plan_paper(journal, TODAY)
    entry = as_entry(journal, paper, frozenset(), datetime.now(UTC))
    assert journal.entries.get(entry.id).title == "Development plan"
    assert NAMED in shareable_text(entry)
    copy = reviewed(journal, entry)
    assert copy.reviewed_at is not None
    assert "Layla" not in copy.parts[0].text


def test_the_view_for_supervision_is_one_table_and_what_is_needed(journal):
    own = goal(journal, support_needed="An hour of cover a month")
    journal.goals.add_review(GoalReview(own.id, TODAY, progress="Asked twice"))
    hidden = goal(journal, "Learn to rest", visibility=Visibility.PRIVATE)
    paper = supervision_paper(journal, TODAY)
    assert {p.key: p.chosen for p in paper.pieces}[f"goal:{hidden.id}"] is False
    data = paper.make(frozenset({f"goal:{hidden.id}"}), Format.MARKDOWN).decode()
    assert "22 November 2026: Asked twice" in data
    assert "An hour of cover a month" in data
    assert "rest" not in data


# ---- the pack


def test_a_record_that_names_somebody_stays_out_of_the_pack_until_it_was_reviewed(journal):
    record(journal, "Reading on neglect", standards=("swe:4.1",))
    named = record(journal, "A hard visit", NAMED, peer_role="a colleague", standards=("swe:4.4",))
    pack = pack_of(journal, SWE, TODAY)
    assert pack.summary == (
        "2 of 2 pieces, peer reflection present, parts of standard 4 covered: 4.1, 4.4"
    )
    paper = pack_paper(journal, pack, TODAY)
    assert list(paper.held()) == [f"entry:{named.id}"]
    with pytest.raises(SharingRefused):
        paper.make(frozenset(), Format.DOCX)
    reviewed(journal, named)
    paper = pack_paper(journal, pack, TODAY)
    assert paper.held() == {}
    words = words_of(paper.make(frozenset(), Format.DOCX))
    assert "nobody had asked" in words
    assert "Layla" not in words
    assert "07700" not in words
    assert "no statement of compliance" in words
    assert "21 November 2026" in words


def test_a_name_that_was_kept_leaves_over_the_lines_of_a_wrapped_paragraph_too(journal):
    wrapped = (
        "The day on neglect was held in the autumn by Layla\nHaddad, who asked each of us to "
        "count the rooms that\nwe had not seen on our last three visits to a home."
    )
    named = record(journal, "A day on neglect", wrapped)
    pack = pack_of(journal, SWE, TODAY)
    assert pack_paper(journal, pack, TODAY).held() == {f"entry:{named.id}": ("Layla Haddad",)}
    reviewed(journal, named, Treatment.KEEP)
    paper = pack_paper(journal, pack, TODAY)
    assert paper.held() == {}
    for file_format in (Format.DOCX, Format.MARKDOWN, Format.PLAIN):
        assert paper.make(frozenset(), file_format)


def test_a_review_of_words_that_have_changed_since_does_not_count(journal):
    named = record(journal, "A hard visit", NAMED)
    reviewed(journal, named)
    assert clean_part_of(journal, journal.entries.get(named.id)) is not None
    journal.entries.save(run.answer(named, "what-i-learned", NAMED + " Omar Farah too."))
    assert clean_part_of(journal, journal.entries.get(named.id)) is None
    assert pack_paper(journal, pack_of(journal, SWE, TODAY), TODAY).held()


def test_a_peer_named_beside_a_reviewed_record_is_held(journal):
    named = record(journal, "A hard visit", NAMED, peer_note="Omar Farah saw it first.")
    reviewed(journal, named)
    held = pack_paper(journal, pack_of(journal, SWE, TODAY), TODAY).held()
    assert list(held) == [f"entry:{named.id}"]


def test_what_a_peer_said_stays_out_of_every_clean_copy_and_briefing(journal):
    said = "My colleague said that she froze as well."
    entry = record(journal, "A hard visit", "I can wait.", peer=said, peer_note=said)
    assert said not in shareable_text(entry)
    assert said not in reviewed(journal, entry).parts[0].text
    briefing = briefing_from(journal, entry.id)
    assert said not in briefing.text
    assert "I can wait." in briefing.text
    page = learned_paper(journal, entry).make(frozenset(), Format.MARKDOWN).decode()
    assert said not in page
    pack = pack_paper(journal, pack_of(journal, SWE, TODAY), TODAY)
    assert said in pack.make(frozenset(), Format.MARKDOWN).decode()  # one's own regulator asks


@pytest.mark.parametrize("file_format", [Format.MARKDOWN, Format.DOCX, Format.HTML, Format.PLAIN])
@pytest.mark.parametrize("body", sorted(BODIES))
def test_every_body_has_a_pack_in_every_format(journal, body, file_format):
    record(journal, "Reading on neglect", activity="self-directed", hours_individual=2)
    pack = pack_of(journal, Body(BODIES[body]), TODAY)
    assert pack_paper(journal, pack, TODAY).make(frozenset(), file_format)


# ---- briefings, pages, topics


def test_a_briefing_begins_with_what_the_record_says_and_links_back(journal):
    entry = record(journal, "Joint training", "Ask who else lives here.", topic="Joint training",
                   provider="the partnership")  # fmt: skip
    entry = journal.entries.save(run.answer(entry, "use-in-practice", "At every first visit."))
    made = journal.entries.get(briefing_from(journal, entry.id).id)
    texts = {s.step: s.text for s in made.sections}
    assert made.guide == "seven-minute"
    assert made.title == "Seven-minute briefing: Joint training"
    assert texts["what-we-learned"] == "Ask who else lives here."
    assert texts["what-to-do"] == "At every first visit."
    assert "the partnership" in texts["find-out-more"]
    assert made.links[0].target == entry.id
    assert made.finished_at is None


def test_conference_notes_become_one_page_and_a_five_minute_briefing(journal):
    entry = journal.begin("conference-notes", TODAY)
    guide = journal.guides.get("conference-notes")
    entry = run.answer(entry, "sessions", "First speaker: look at the routines.")
    entry = run.add_repeat(entry, guide.step("sessions"))
    entry = run.answer(entry, "sessions", "Second speaker: ask about sleep.", position=1)
    entry = journal.entries.save(replace(entry, title="Autumn conference"))
    page = learned_paper(journal, entry).make(frozenset(), Format.MARKDOWN).decode()
    assert "look at the routines" in page
    assert "ask about sleep" in page
    made = briefing_from(journal, entry.id)
    assert made.title == "Five-minute briefing: Autumn conference"
    assert "ask about sleep" in made.text


def test_a_topic_gathers_what_is_tied_to_its_entries(journal):
    entry = journal.begin("pdsa") if journal.guides.get("pdsa") else journal.begin("free-writing")
    entry = journal.entries.save(replace(entry, title="Routines", tags=("neglect",)))
    journal.entries.save(replace(journal.begin("free-writing"), title="Other", tags=("sleep",)))
    journal.actions.save(Action("Ask about bedtime", Origin(OriginKind.ENTRY, entry.id)))
    journal.actions.save(Action("Something else"))
    tied = goal(journal, origins=(Link(LinkKind.ENTRY, entry.id),))
    goal(journal, "Learn to rest")
    topic = topic_of(journal, "neglect")
    assert [row.title for row in topic.entries] == ["Routines"]
    assert [action.what for action in topic.actions] == ["Ask about bedtime"]
    assert [each.id for each in topic.goals] == [tied.id]
    page = topic_paper(journal, topic).make(frozenset({"goals"}), Format.MARKDOWN).decode()
    assert "Ask about bedtime" in page
    assert tied.title not in page


# ---- bodies


def test_the_chosen_bodies_keep_their_order_and_their_own_days(journal):
    nmc = Body(BODIES["nmc"], date(2026, 4, 1))
    save_bodies(journal, [nmc, SWE])
    assert bodies(journal) == (nmc, SWE)
    assert next_body(journal, TODAY) == SWE
    save_bodies(journal, [])
    assert bodies(journal) == ()
