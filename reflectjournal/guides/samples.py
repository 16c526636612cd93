"""The sample journal: six fictional entries with their aliases, as values ready to be saved.

The files stand in `resources/demo/`; `sample_work` reads what the entries led to.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time

from reflectjournal.guides import run
from reflectjournal.guides.load import Guides
from reflectjournal.guides.reader import Reader, read_table
from reflectjournal.model.entries import (
    Entry,
    FeelingCheck,
    FeelingWord,
    Flag,
    FlagKind,
    Moment,
    Outcome,
)
from reflectjournal.model.findings import Alias, AliasKind
from reflectjournal.model.sharing import AudienceTier
from reflectjournal.paths import resource

SAMPLES = ("S1", "S2", "S3", "S4", "S5", "S6")


@dataclass(frozen=True, slots=True)
class ModelCopy:
    """What a good clean copy of one sample reads like."""

    sample: str
    audience: AudienceTier
    audience_words: str
    kept: tuple[str, ...]
    text: str = field(repr=False)


def load_samples(guides: Guides) -> dict[str, Entry]:
    """The six entries by their keys "S1" to "S6", finished, not saved yet.

    Raises `BadData` where a file has a fault, or names a guide or step that is not there.
    """
    folder = resource("demo")
    found = [_sample(read_table(path), guides) for path in sorted(folder.glob("s[0-9]*.toml"))]
    return dict(found)


def _sample(reader: Reader, guides: Guides) -> tuple[str, Entry]:
    key = reader.text("sample")
    reader.text("about")
    guide = guides.get(reader.text("guide"))
    if guide is None:
        raise reader.fault("guide", "names no guide that comes with the program")
    day = reader.day("day")
    written = datetime.combine(day, time(17, 30), tzinfo=UTC)
    entry = run.begin(guide, day, written)
    feelings = reader.part("feelings")
    entry = replace(
        entry,
        title=reader.text("title"),
        outcome=reader.one_of("outcome", Outcome, Outcome.MIXED),
        tags=reader.texts("tags"),
        flags=tuple(
            Flag(FlagKind(kind), flagged_at=written)
            for kind in reader.some_of("flags", tuple(FlagKind))
        ),
        feelings=(
            FeelingCheck(Moment.THEN, feelings.parts("then", _word)),
            FeelingCheck(Moment.NOW, feelings.parts("now", _word)),
        ),
    )
    feelings.done()
    for step, text, options in reader.parts("sections", _section):
        rows = tuple((option,) for option in options)
        entry = run.answer(entry, step, text, rows=rows)
    reader.done()
    return key, replace(entry, finished_at=written, step=guide.steps[-1].id)


def _word(reader: Reader) -> FeelingWord:
    word = FeelingWord(reader.text("word"), reader.number("strength"))
    reader.done()
    return word


def _section(reader: Reader) -> tuple[str, str, tuple[str, ...]]:
    section = (reader.name("step"), reader.text("text"), reader.texts("options"))
    reader.done()
    return section


def load_sample_aliases() -> tuple[Alias, ...]:
    """The people and places of the samples, with the roles that stand for them."""
    reader = read_table(resource("demo/aliases.toml"))
    aliases = reader.parts("aliases", _alias)
    reader.done()
    return aliases


def _alias(reader: Reader) -> Alias:
    alias = Alias(
        name=reader.text("name"),
        variants=reader.texts("variants"),
        role=reader.text("role"),
        kind=reader.one_of("kind", AliasKind, AliasKind.PERSON),
    )
    reader.done()
    return alias


def load_model_copies() -> tuple[ModelCopy, ...]:
    """The clean copies that show what good output reads like."""
    reader = read_table(resource("demo/clean-copies.toml"))
    copies = reader.parts("clean_copies", _copy)
    reader.done()
    return copies


def _copy(reader: Reader) -> ModelCopy:
    copy = ModelCopy(
        sample=reader.choice("sample", SAMPLES, ""),
        audience=reader.one_of("audience", AudienceTier, AudienceTier.T2),
        audience_words=reader.text("audience_words"),
        kept=reader.texts("kept"),
        text=reader.text("text"),
    )
    reader.done()
    return copy
