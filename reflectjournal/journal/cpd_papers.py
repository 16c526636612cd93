"""Records of learning on paper: for a regulator, one page of what was learned, a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reflectjournal.development.form import Filled, dates_of, fill, texts_of
from reflectjournal.development.pack import Pack, hours_of
from reflectjournal.journal.development import Topic
from reflectjournal.journal.facade import Journal
from reflectjournal.journal.papers import Paper, Piece, clean_part_of, sections_of
from reflectjournal.model import CleanCopyPart, Entry
from reflectjournal.sharing.document import (
    Block,
    Document,
    Heading,
    Item,
    Listing,
    Note,
    Paragraph,
    Run,
    Table,
    text_of,
)

_PEER = ("peer-role", "peer-note")


def pack_paper(journal: Journal, pack: Pack, today: date) -> Paper:
    """What is there for a body, one piece a record: reviewed words where there are any."""
    made = [(record, *filled(journal, pack, record)) for record in pack.records]
    pieces = tuple(_record_piece(record, fields, part) for record, fields, part in made)

    def build(without: frozenset[str]) -> Document:
        shown = [(r, f, p) for r, f, p in made if _key(r) not in without]
        blocks = [*_pack_head(pack, today)]
        for record, fields, part in shown:
            blocks += _record_blocks(record, fields, part)
        return Document(_pack_title(pack), tuple(blocks))

    return Paper("cpd-record", _pack_title(pack), pieces, build, journal.aliases.all())


def filled(
    journal: Journal, pack: Pack, record: Entry
) -> tuple[tuple[Filled, ...], CleanCopyPart | None]:
    """The fields of the body's form for a record, and the reviewed copy they are taken from."""
    part = clean_part_of(journal, record)
    open_words = replace(record, sections=tuple(s for s in record.sections if not s.private))
    if part is None:
        return fill(pack.regulator, record, texts=texts_of(open_words)), None
    return fill(pack.regulator, record, part.title, sections_of(part)), part


def learned_paper(journal: Journal, entry: Entry) -> Paper:
    """One page of what was learned, from one record or conference note."""
    part = clean_part_of(journal, entry)
    open_words = replace(entry, sections=tuple(s for s in entry.sections if not s.private))
    texts = texts_of(open_words) if part is None else sections_of(part)
    title = entry.title if part is None else part.title
    blocks: list[Block] = [Heading(1, "What I learned")]
    if title:
        blocks.append(Paragraph((Run(title, bold=True),)))
    for head, words in texts.items():
        blocks += [Heading(2, head), *(Paragraph((Run(w),)) for w in words.split("\n\n"))]
    document = Document("What I learned", tuple(blocks))
    words = text_of(document)
    piece = Piece(_key(entry), title, "" if part else words, words if part else "", entry=entry.id)
    return Paper("what-i-learned", "What I learned", (piece,), lambda _: document,
                 journal.aliases.all())  # fmt: skip


def topic_paper(journal: Journal, topic: Topic) -> Paper:
    """A topic as lists, each of which can be left out."""
    guides = journal.guides

    def guide_of(id_: str) -> str:
        guide = guides.get(id_)
        return (guide.short_title or guide.title) if guide else ""

    parts: dict[str, tuple[str, Table]] = {
        "entries": ("Entries", Table(("Day", "Entry", "Guide"), tuple(
            (_day(r.day), r.title, guide_of(r.guide)) for r in topic.entries))),
        "actions": ("Actions", Table(("What", "By when", "How far"), tuple(
            (a.what, _day(a.due) if a.due else "", a.status.value.replace("-", " "))
            for a in topic.actions))),
        "goals": ("Goals", Table(("Goal", "How far"), tuple(
            (g.title, g.status.value) for g in topic.goals))),
        "sessions": ("Sessions", Table(("Day", "Session"), tuple(
            (_day(s.starts_at.astimezone().date()), s.title or s.kind.value.replace("-", " "))
            for s in topic.sessions))),
    }  # fmt: skip
    parts = {key: value for key, value in parts.items() if value[1].rows}

    def build(without: frozenset[str]) -> Document:
        blocks: list[Block] = [Heading(1, f"Topic: {topic.tag}")]
        for key, (head, table) in parts.items():
            if key not in without:
                blocks += [Heading(2, head), table]
        return Document(f"Topic: {topic.tag}", tuple(blocks))

    pieces = tuple(
        Piece(key, head, text_of(Document(head, (table,)))) for key, (head, table) in parts.items()
    )
    return Paper("topic", f"Topic: {topic.tag}", pieces, build, journal.aliases.all())


def _key(entry: Entry) -> str:
    return f"entry:{entry.id}"


def _pack_title(pack: Pack) -> str:
    return f"CPD record, {pack.regulator.name}"


def _record_piece(record: Entry, fields: tuple[Filled, ...], part: CleanCopyPart | None) -> Piece:
    """What nobody has reviewed of it: all of it, or the facts and peer words beside a copy."""
    words = text_of(Document("", tuple(_record_blocks(record, fields, part))))
    if part is None:
        return Piece(_key(record), record.title, words, entry=record.id)
    beside = [f.text for f in fields if f.asked.takes in _PEER]
    cpd = record.cpd
    facts = [cpd.provider, cpd.topic, cpd.activity] if cpd else []
    return Piece(
        _key(record), part.title, "\n\n".join([*beside, *facts]), part.text, entry=record.id
    )


def _pack_head(pack: Pack, today: date) -> Iterator[Block]:
    body = pack.regulator
    with_others, alone = hours_of(pack.records)
    yield Heading(1, _pack_title(pack))
    yield Paragraph((Run(f"{_day(pack.span.since)} to {_day(pack.span.until)}, as it stood on "
                         f"{_day(today)}."),))  # fmt: skip
    yield Paragraph((Run(pack.summary[:1].upper() + pack.summary[1:] + "."),))
    if with_others or alone:
        yield Paragraph((Run(f"Hours: {with_others:g} with others, {alone:g} alone."),))
    asked = [line for line in pack.lines if line.met is not None]
    if asked:
        yield Table(
            ("What is asked for", "What is there"),
            tuple((line.requirement.title, line.words) for line in asked),
        )
    checked = "" if body.checked else " These facts could not be checked."
    yield Note((Run(f"What is asked for is as it was known on {_day(body.as_at)}: "
                    f"{body.source}.{checked} This is no statement of compliance."),))  # fmt: skip


def _record_blocks(
    record: Entry, fields: tuple[Filled, ...], part: CleanCopyPart | None
) -> list[Block]:
    title = (record.title if part is None else part.title) or "Record"
    cpd = record.cpd
    items = [Item((Run(f"{f.asked.title}: ", bold=True), Run(f.text))) for f in fields if f.text]
    if not fields:
        texts = texts_of(record) if part is None else sections_of(part)
        items = [Item((Run(f"{head}: ", bold=True), Run(words))) for head, words in texts.items()]
    about = [dates_of(record)]
    if cpd is not None:
        hours = cpd.hours_participatory + cpd.hours_individual
        about += [cpd.activity, cpd.provider, f"{hours:g} hours" if hours else ""]
    line = ", ".join(words for words in about if words)
    blocks: list[Block] = [Heading(2, title), Paragraph((Run(line),))]
    return [*blocks, Listing(tuple(items))] if items else blocks


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
