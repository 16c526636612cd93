"""The content that comes with the program is whole: guides, feelings, support lines, samples."""

from __future__ import annotations

import re

import pytest

from reflectjournal.guides.library import (
    load_glossary,
    load_resources,
)
from reflectjournal.guides.load import EIGHT, Guides, load_guides
from reflectjournal.guides.regulators import load_regulators
from reflectjournal.model.content import Need
from reflectjournal.model.entries import FlagKind
from reflectjournal.model.guides import FAMILIES, PURPOSES, Capture, ClosesWith, StepKind
from reflectjournal.sharing.consent import FIELDS
from reflectjournal.sharing.plain_language import HintKind, hints
from reflectjournal.ui.support import load_support

# (family, closes with, for each step its kind, "*" repeated, "!" required, and its prompts)
GUIDES = {
    "gibbs": ("reflection", "action", "text:2 feelings:2 text:2 text:2 text:2 action:2"),
    "driscoll": ("reflection", "action", "text:2 text:2 action:2"),
    "kolb": ("reflection", "action", "text:1 text:1 text:2 action:1"),
    "schon": ("reflection", "learning", "text:1 text:2 text:2 text:1"),
    "johns-short": (
        "reflection",
        "learning",
        "feelings:1 text:1 text:1 text:1 text:2 text:1 text:2",
    ),
    "rolfe": ("reflection", "action", "text:2 text:2 action:2"),
    "brookfield": ("reflection", "learning", "text:1 text:2 text:2 text:1 text:1"),
    "atkins-murphy": ("reflection", "learning", "feelings:1 text:1 text:2 text:1 text:1"),
    "era": ("reflection", "action", "text:1 feelings:1 action:1"),
    "carl": ("reflection", "learning", "text:1 text:1 text:1 text:1"),
    "four-fs": ("reflection", "action", "text:1 feelings:1 text:1 action:1"),
    "five-r": ("reflection", "action", "text:1 text:1 text:1 text:2 action:1"),
    "critical-incident": ("reflection", "action", "text:1 text:2 text:2 text:1 action:1"),
    "significant-event": ("reflection", "recommendation", "text:1 text:2 text:1 recommendation:1"),
    "weekly-review": ("reflection", "action", "text:2 text:1 text:1 feelings:1 action:2"),
    "appreciative-success": ("reflection", "action", "text:1 text:2 text:1 text:1 action:1"),
    "failure-as-learning": (
        "reflection",
        "action",
        "text:1 text:1 choice:1 text:2 choice:1 action:1 text:1",
    ),
    "check-in": ("reflection", "none", "feelings:1 text:1 choice:1"),
    "resilience-trauma": ("reflection", "action", "text:1 text:1 text:1 text:1 action:2"),
    "professional-curiosity": (
        "reflection",
        "action",
        "text:1 text:2 text:1 text:2 text:1 action:1",
    ),
    "bias-check": ("reflection", "action", "text:1 text:1 choice:1 text:1 action:1"),
    "anti-oppressive": ("reflection", "action", "text:1 text:1 text:1 text:2 text:1 action:1"),
    "free-writing": ("reflection", "none", "text:1 feelings:1"),
    "case-review": (
        "case-learning",
        "recommendation",
        "text:2 table:1 text:2 text:1 text:2 text*:2 text:1 text:1 recommendation!:1 feelings:1",
    ),
    "aar": ("case-learning", "action", "text:1 text:1 text:1 action:1"),
    "pdsa": ("case-learning", "decision", "text:1 text:1 table:1 text:1 action:1"),
    "learning-event": (
        "case-learning",
        "share-decision",
        "text:1 text:1 text:1 text:2 text:1 text:1 action:1",
    ),
    "seven-minute": (
        "case-learning",
        "share-decision",
        "text:1 text:1 text:1 text:1 text:1 text:1 text:1",
    ),
    "group-reflection": (
        "case-learning",
        "action",
        "text:1 list:1 list:1 text:1 text:1 action:1 text:1",
    ),
    "supervision-prep": (
        "session",
        "agenda",
        "link:1 text:1 feelings:1 text:1 text:1 text:2 text:1",
    ),
    "supervision-record": (
        "session",
        "action",
        "feelings:1 text*:2 choice:1 link:1 text:1 action:1 text:1",
    ),
    "mentoring": ("session", "action", "text:1 text:1 text:1 action:1 text:1 text:1"),
    "team-meeting": ("session", "action", "text:1 text:1 link:1 text:1 action:1 text:1"),
    "case-conference": (
        "session",
        "action",
        "people:1 text:1 text:1 text:2 text:1 text:1 action:1 text:1",
    ),
    "network-note": ("session", "action", "text:1 text:1 text:1 people:1 action:1"),
    "cpd-record": ("cpd", "action", "link:1 text:2 text:1 text:1 text:1 action:1"),
    "conference-notes": ("cpd", "action", "text:1 text*:1 evidence:1 text:1 action:1"),
    "scenario-card": (
        "cpd",
        "share-decision",
        "text:1 text*:1 text:1 text:1 text:1 text:1 text:1 text:1",
    ),
    "scenario-debrief": ("cpd", "action", "text:1 feelings:1 text*:1 text:1 action:1"),
    "evidence-note": ("cpd", "action", "evidence:1 text:1 text:1 text:1 text:1 action:1"),
    "guideline-draft": (
        "knowledge",
        "status",
        "text:1 text:1 choice*:1 people:1 text:1 text:1 text*:1 table:1 text:1",
    ),
    "easy-read": ("knowledge", "tested", "text:1 text*:1 table:1 text:1 text:1 text:1"),
    "research-note": (
        "knowledge",
        "dissemination",
        "text:2 text:1 choice:1 text:1 text:1 text:1 text:1 text:1",
    ),
    "dissemination-plan": ("knowledge", "action", "table:1 text:1 action:1 text:1"),
    "newsletter-item": ("knowledge", "share-decision", "text:1 text:1 text:1 text:1 text:1 text:1"),
    "lived-experience": ("knowledge", "consent", "text:1 text:1 text:1 text:1 text:1 action:1"),
    "audit-feedback": ("knowledge", "action", "choice:1 table:1 text:1 text:1 text:1 action:1"),
    "policy-feedback": (
        "knowledge",
        "recommendation",
        "link:1 text:1 recommendation:1 text:1 choice:1 text:1",
    ),
    "data-protection-refresher": ("knowledge", "learning", "text*:1 text:1 action:1"),
}
"""What the catalogue of guides demands, in its order."""

FIRST_PROMPTS = {
    "gibbs": "What happened, in the order it happened, as a colleague watching would tell it?",
    "driscoll": "What happened, and what was your part in it?",
    "kolb": "Describe the attempt: what did you actually say or do?",
    "schon": "What did not fit what you expected?",
    "johns-short": "Take a breath. What thoughts and feelings are here as you begin?",
    "rolfe": "Set the scene for someone from another agency: who wanted what from whom?",
    "brookfield": "What in your own history makes this feel obvious to you?",
    "atkins-murphy": "What feels uncomfortable, and where do you notice it?",
    "era": "What happened?",
    "carl": "What was the situation and what was expected of you?",
    "four-fs": "What happened, without judging it? What did you see and hear?",
    "five-r": "Give the key facts that a stranger would need.",
    "critical-incident": "Tell it in a page: context, what happened, why it matters to you.",
    "significant-event": "Timeline by role, no names. What would usually have happened?",
    "weekly-review": "What stays with you from this week?",
    "appreciative-success": "What exactly went well, and for whom?",
    "failure-as-learning": "What were you trying to achieve, and what was the plan?",
    "check-in": "Where are you on the grid, and which words fit?",
    "resilience-trauma": "What comes back, and when?",
    "professional-curiosity": "What were you shown or told, and by whom?",
    "bias-check": "What did you think in the first minute? How much has changed since?",
    "anti-oppressive": "Which of your own identities gave you power or cost you power here?",
    "free-writing": "Keep the pen moving. Nobody will read this unless you choose.",
    "case-review": "What one question are we here to answer?",
    "aar": "What did each of us think we were setting out to do? Was it the same thing?",
    "supervision-record": "How did you arrive, and how did you leave?",
    "mentoring": "What would make this hour worth having?",
    "case-conference": "Which agencies were there, and which should have been?",
    "evidence-note": "What is it, who wrote it, when, where can it be found?",
}

LAST_PROMPTS = {
    "gibbs": "What will you ask for in supervision?",
    "driscoll": "Who else needs to learn from this?",
    "schon": "How will you prepare for the next surprise of this kind?",
    "johns-short": (
        "What would you offer a colleague standing in it tomorrow, and will you take it yourself?"
    ),
    "rolfe": "Who could be affected by that change without being asked?",
    "weekly-review": "What will you take to supervision?",
    "professional-curiosity": "What will you ask or check, and by when?",
    "case-review": "How are we leaving this room? Who will check on whom?",
    "supervision-prep": "Which are done, which are not, and which no longer matter?",
    "research-note": "Who must hear it first, including those who took part?",
    "policy-feedback": "Who has been told what came of it?",
    "data-protection-refresher": "What will you change in how you write, store or send?",
}

MARKS = re.compile(r"\[[VKD]\b|`|\*|→| / |\((?:flag|repeat|roles|list|tag|yes)\b|G\d\d")
"""Marks of the catalogue that are fields of a guide and never words of it."""


@pytest.fixture(scope="module")
def guides() -> Guides:
    return load_guides()


def test_the_forty_nine_guides_are_there(guides: Guides) -> None:
    assert sorted(guides.by_id) == sorted(GUIDES)
    assert len(guides.all) == 49
    assert guides.faults == ()


def test_the_families_have_their_guides(guides: Guides) -> None:
    counts = {name: len(guides.family(name)) for name in FAMILIES}
    assert counts == {
        "reflection": 23,
        "case-learning": 6,
        "session": 6,
        "cpd": 5,
        "knowledge": 9,
    }


@pytest.mark.parametrize("guide_id", GUIDES)
def test_a_guide_has_the_steps_of_the_catalogue(guides: Guides, guide_id: str) -> None:
    family, closes_with, shape = GUIDES[guide_id]
    guide = guides.by_id[guide_id]
    steps = [
        f"{step.kind}{'*' * step.repeat}{'!' * step.required}:{len(step.prompts)}"
        for step in guide.steps
    ]
    assert (guide.family, guide.closes_with, " ".join(steps)) == (family, closes_with, shape)


@pytest.mark.parametrize("guide_id", GUIDES)
def test_a_guide_says_when_how_long_what_for_and_where_it_comes_from(
    guides: Guides, guide_id: str
) -> None:
    guide = guides.by_id[guide_id]
    assert guide.when
    assert guide.purposes
    assert guide.citation.title
    assert 3 <= guide.minutes_min <= guide.minutes_max <= 90


@pytest.mark.parametrize(("guide_id", "prompt"), FIRST_PROMPTS.items())
def test_a_guide_begins_with_its_question(guides: Guides, guide_id: str, prompt: str) -> None:
    assert guides.by_id[guide_id].steps[0].prompts[0] == prompt


@pytest.mark.parametrize(("guide_id", "prompt"), LAST_PROMPTS.items())
def test_a_guide_ends_with_its_question(guides: Guides, guide_id: str, prompt: str) -> None:
    assert guides.by_id[guide_id].steps[-1].prompts[-1] == prompt


def test_marks_of_the_catalogue_are_fields_and_not_words(guides: Guides) -> None:
    for guide in guides.all:
        for step in (*guide.steps, *guide.fields):
            for words in (step.title.replace(" / ", ", "), *step.prompts):
                assert not MARKS.search(words), (guide.id, words)


def test_no_wording_cheers_or_shouts(guides: Guides) -> None:
    for guide in guides.all:
        words = [guide.title, guide.when, guide.banner, guide.footer]
        for step in (*guide.steps, *guide.fields):
            words += [step.title, step.note, *step.prompts, *(reply.say for reply in step.replies)]
        assert not any("!" in line for line in words), guide.id


def test_every_guide_is_found_by_the_chooser(guides: Guides) -> None:
    for purpose in PURPOSES:
        assert [guide for guide in guides.all if purpose in guide.purposes], purpose
    for company in ("alone", "together"):
        assert [guide for guide in guides.all if guide.company in (company, "either")]


def test_the_eight_guides_are_offered_first(guides: Guides) -> None:
    assert EIGHT == (
        "driscoll",
        "era",
        "gibbs",
        "weekly-review",
        "check-in",
        "appreciative-success",
        "failure-as-learning",
        "professional-curiosity",
    )
    assert [guide.id for guide in guides.eight] == list(EIGHT)


def test_a_guide_that_leads_on_leads_to_a_guide(guides: Guides) -> None:
    followers = [name for guide in guides.all for name in guide.suggests_next]
    assert followers
    assert all(guides.get(name) for name in followers)


@pytest.mark.parametrize(
    ("guide_id", "banner"),
    [
        ("failure-as-learning", "Writing this down is a professional act."),
        ("case-conference", "Not the minutes. Do not copy the minutes here."),
        (
            "supervision-record",
            (
                "This is your own learning record; "
                "the agreed record is the one your organisation keeps."
            ),
        ),
        ("resilience-trauma", "You do not have to tell the story to use this page."),
    ],
)
def test_a_guide_opens_with_its_sentence(guides: Guides, guide_id: str, banner: str) -> None:
    assert guides.by_id[guide_id].banner == banner


def test_case_and_incident_guides_send_a_concern_on_first(guides: Guides) -> None:
    for guide_id in ("case-review", "significant-event", "critical-incident"):
        assert guides.by_id[guide_id].banner == (
            "If someone is at risk, tell the person you must tell. Record the facts in your "
            "organisation's system. Then come back here to learn."
        )


def test_the_impact_of_the_work_ends_with_where_to_turn(guides: Guides) -> None:
    assert guides.by_id["resilience-trauma"].footer == (
        "If it has lasted a month or more, or you feel unsafe, speak to your GP, occupational "
        "health or a line below."
    )


def test_feelings_are_asked_then_and_now_where_the_catalogue_says_so(guides: Guides) -> None:
    both = {
        guide.id
        for guide in guides.all
        for step in guide.steps
        if step.feelings is Capture.THEN_NOW
    }
    assert both == {"gibbs", "supervision-record"}
    for guide in guides.all:
        asked = {s.feelings for s in guide.steps if s.kind is StepKind.FEELINGS} or {Capture.NONE}
        assert asked == {guide.feelings}, guide.id


def test_steps_offer_the_flags_of_the_catalogue(guides: Guides) -> None:
    offered = {
        (guide.id, step.id): step.flag for guide in guides.all for step in guide.steps if step.flag
    }
    assert offered == {
        ("weekly-review", "look-ahead"): FlagKind.SUPERVISION,
        ("failure-as-learning", "would-sharing-help"): FlagKind.LEARNING_EVENT,
        ("resilience-trauma", "ask"): FlagKind.SUPERVISION,
        ("team-meeting", "to-pass-on"): FlagKind.BULLETIN,
    }


def test_the_kinds_of_failure_can_be_chosen(guides: Guides) -> None:
    step = guides.by_id["failure-as-learning"].step("what-kind-of-failure")
    assert step is not None
    assert step.options == (
        "slip in known territory",
        "several things combining",
        "a sensible try in new territory",
        "not sure",
    )


def test_replies_lead_to_support_to_the_right_route_and_to_the_decision_tool(
    guides: Guides,
) -> None:
    opened = {
        (guide.id, reply.option): str(reply.opens)
        for guide in guides.all
        for step in (*guide.steps, *guide.fields)
        for reply in step.replies
        if reply.opens
    }
    assert opened == {
        ("check-in", "support line"): "support",
        ("failure-as-learning", "no"): "at-risk",
        ("research-note", "research"): "resources",
        ("research-note", "not sure"): "resources",
    }


def test_a_recommendation_says_what_who_when_and_how_we_will_know(guides: Guides) -> None:
    steps = [
        step for guide in guides.all for step in guide.steps if step.kind is StepKind.RECOMMENDATION
    ]
    assert len(steps) == 3
    for step in steps:
        assert step.columns == (
            "What will change",
            "Which role will do it",
            "By when",
            "How you will know",
            "Strength",
        )


def test_only_the_case_review_cannot_be_finished_without_its_recommendation(
    guides: Guides,
) -> None:
    required = {(g.id, step.id) for g in guides.all for step in g.steps if step.required}
    assert required == {("case-review", "feedback-and-recommendations")}


def test_the_self_check_has_ten_situations_each_with_its_explanation(guides: Guides) -> None:
    step = guides.by_id["data-protection-refresher"].steps[0]
    assert len(step.situations) == 10
    assert all(len(case.explanation.split()) > 20 for case in step.situations)
    assert step.situations[0].text == "A friend asks if 'that case' is the one in the paper."


def test_a_contribution_of_lived_experience_keeps_its_consent(guides: Guides) -> None:
    guide = guides.by_id["lived-experience"]
    consent = guide.step("consent")
    assert guide.closes_with is ClosesWith.CONSENT
    assert consent is not None
    assert set(FIELDS) < set(consent.columns)  # what the decision reads of it
    age = guide.step("age-and-capacity")
    assert age is not None
    reply = age.reply("person under 18")
    assert reply is not None
    assert "seek advice" in reply.say


def test_records_of_supervision_and_cpd_ask_for_their_facts(guides: Guides) -> None:
    fields = {name: [field.title for field in guides.by_id[name].fields] for name in GUIDES}
    assert fields["supervision-record"] == [
        "Date",
        "Supervisor",
        "Type",
        "Length",
        "Agenda items",
        "Functions covered",
    ]
    assert fields["cpd-record"][-1] == "Renewal due"
    assert fields["mentoring"] == ["My role", "Session number", "Agreement"]


def test_support_lines_that_were_not_confirmed_say_so() -> None:
    support = load_support()
    lines = {line.key: line for line in support.lines}
    assert lines["emergency"].number == "999"
    assert lines["nspcc"].number == "0808 800 5000"
    assert lines["samaritans"].number == "116 123"
    assert {key for key, line in lines.items() if line.number and not line.checked} == {
        "childline",
        "nhs-111",
        "samaritans",
        "shout",
        "education-support",
        "samaritans-wales",
    }
    assert len(lines) == len(support.lines)


def test_resources_name_the_places_a_practitioner_needs() -> None:
    resources = {resource.id: resource for resource in load_resources()}
    assert resources["nspcc-learning"].address == "https://learning.nspcc.org.uk"
    assert {"ico-anonymisation", "hra-decision-tool", "information-sharing-advice"} <= set(
        resources
    )
    assert all(resource.last_checked for resource in resources.values())
    assert any(not resource.checked for resource in resources.values())


def test_the_glossary_explains_each_term_once() -> None:
    terms = load_glossary()
    names = [term.term for term in terms]
    assert len(names) == len(set(names))
    assert {"Clean copy", "Loop closed", "Professional curiosity", "LADO"} <= set(names)


def test_wording_prefers_the_words_of_the_field() -> None:
    text = "Vulnerable adults. He committed suicide. Contact was on Friday."
    said = {hint.text: hint.say for hint in hints(text) if hint.kind is HintKind.WORDING}
    assert said["Vulnerable adults"] == "Perhaps: adults at risk."
    assert said["committed suicide"] == "Perhaps: died by suicide."
    assert said["Contact"].startswith("Perhaps: family time. When it means a child")


def test_regulators_are_dated_sourced_and_marked() -> None:
    regulators = {regulator.id: regulator for regulator in load_regulators()}
    assert len(regulators) == 11
    assert {name for name, one in regulators.items() if not one.checked} == {
        "niscc",
        "teachers-england",
    }
    assert all(regulator.source and regulator.as_at for regulator in regulators.values())


@pytest.mark.parametrize(
    ("regulator_id", "need", "amount"),
    [
        ("social-work-england", Need.PIECES, 2),
        ("social-work-england", Need.PEER, 1),
        ("hcpc", Need.GAP, 3),
        ("hcpc", Need.KINDS, 2),
        ("nmc", Need.HOURS, 35),
        ("nmc", Need.PARTICIPATORY, 20),
        ("nmc", Need.FEEDBACK, 5),
        ("nmc", Need.ACCOUNTS, 5),
        ("dsl-kcsie", Need.RENEWAL, 24),
    ],
)
def test_a_regulator_asks_for_what_it_asks_for(regulator_id: str, need: Need, amount: int) -> None:
    regulator = next(one for one in load_regulators() if one.id == regulator_id)
    assert (need, amount) in {
        (asked.need, asked.amount) for asked in regulator.requirements if asked.expected
    }


def test_social_work_england_counts_from_december_and_has_eight_parts() -> None:
    england = next(one for one in load_regulators() if one.id == "social-work-england")
    period = england.period
    assert (period.starts_month, period.window_opens_month, period.window_closes_day) == (12, 9, 30)
    assert [code for code, _ in england.standards] == [f"swe:4.{part}" for part in range(1, 9)]


def test_no_regulator_in_wales_or_scotland_counts_hours() -> None:
    for regulator in load_regulators():
        if regulator.jurisdiction in ("Wales", "Scotland"):
            assert not any(asked.need is Need.HOURS for asked in regulator.requirements)
