"""How well a scan finds what a note holds: entity recall, token recall, precision, false flags.

An entity counts as found only if every mention of it is covered whole, as in the Text
Anonymization Benchmark (Pilán et al., Computational Linguistics, 2022). A false flag is one
that touches nothing annotated, optional spans included. Small words such as "the" and titles
need not be covered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_WORD = re.compile(r"\w+")
_SPOKEN = re.compile(r"\w+(?:['’]\w+)?")
_SMALL = frozenset(
    re.split(
        r"\s+",
        "the a an of in at on for to and or by with from between until till since about around "
        "approximately mr mrs ms miss no nr nos s as his her their its dated than over",
    )
)
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated mention."""

    start: int
    end: int
    level: str
    """DIRECT, QUASI or NO_MASK (right to find, right to leave)."""
    entity: str


@dataclass(frozen=True, slots=True)
class Note:
    """A text with its annotations."""

    id: str
    text: str = field(repr=False)
    gold: tuple[Gold, ...] = field(repr=False)


@dataclass(slots=True)
class Score:
    """Sums over notes; the properties are the measures."""

    words: int = 0
    false: int = 0
    tokens: int = 0
    tokens_found: int = 0
    flagged: int = 0
    flagged_right: int = 0
    entities: dict[str, int] = field(default_factory=dict)
    entities_found: dict[str, int] = field(default_factory=dict)

    def recall(self, level: str) -> float:
        """Share of the entities of a level whose every mention is covered."""
        return self.entities_found.get(level, 0) / max(1, self.entities.get(level, 0))

    @property
    def token_recall(self) -> float:
        """Share of the words to be masked that are covered."""
        return self.tokens_found / max(1, self.tokens)

    @property
    def precision(self) -> float:
        """Share of the covered words that are to be masked."""
        return self.flagged_right / max(1, self.flagged)

    @property
    def false_flags(self) -> float:
        """Flags that touch nothing annotated, per 1,000 words."""
        return 1000 * self.false / max(1, self.words)


def read_notes(path: Path) -> list[Note]:
    """The notes of a JSONL file of ours, or of a JSON file in the benchmark's own format."""
    raw = path.read_text(encoding="utf-8")
    if raw.lstrip().startswith("["):
        return [_benchmark_note(entry) for entry in json.loads(raw)]
    return [_note(json.loads(line)) for line in raw.splitlines() if line.strip()]


def _note(entry: dict) -> Note:
    spans = (
        Gold(s["start"], s["end"], s["level"].replace("OPTIONAL", "NO_MASK"), s["entity"])
        for s in entry["spans"]
    )
    return Note(entry["doc_id"], entry["text"], tuple(spans))


def _benchmark_note(entry: dict) -> Note:
    mentions = [m for layer in entry["annotations"].values() for m in layer["entity_mentions"]]
    spans = (
        Gold(
            m["start_offset"],
            m["end_offset"],
            m["identifier_type"],
            m.get("entity_id") or m["span_text"].lower(),
        )
        for m in mentions
    )
    return Note(entry["doc_id"], entry["text"], tuple(spans))


def add(score: Score, note: Note, flags: Iterable[Range]) -> None:
    """Count one note with what was flagged in it."""
    merged = _merged(flags)
    covered = _mask(note.text, merged)
    to_mask = [g for g in note.gold if g.level != "NO_MASK"]
    wanted = _mask(note.text, ((g.start, g.end) for g in to_mask))
    annotated = _mask(note.text, ((g.start, g.end) for g in note.gold))
    score.words += len(_SPOKEN.findall(note.text))
    score.false += sum(not any(annotated[start:end]) for start, end in merged)
    for start, end in merged:
        for word in _WORD.finditer(note.text, start, end):
            score.flagged += 1
            score.flagged_right += all(wanted[word.start() : word.end()])
    for mention in to_mask:
        for word in _WORD.finditer(note.text, mention.start, mention.end):
            score.tokens += 1
            small = word[0].lower() in _SMALL
            score.tokens_found += small or all(covered[word.start() : word.end()])
    _add_entities(score, note, to_mask, covered)


def _add_entities(score: Score, note: Note, mentions: Sequence[Gold], covered: bytearray) -> None:
    groups: dict[str, list[Gold]] = {}
    for mention in mentions:
        groups.setdefault(mention.entity, []).append(mention)
    for group in groups.values():
        level = "DIRECT" if any(m.level == "DIRECT" for m in group) else "QUASI"
        score.entities[level] = score.entities.get(level, 0) + 1
        if all(_is_covered(note.text, m, covered) for m in group):
            score.entities_found[level] = score.entities_found.get(level, 0) + 1


def _is_covered(text: str, mention: Gold, covered: bytearray) -> bool:
    words = list(_WORD.finditer(text, mention.start, mention.end))
    telling = [word for word in words if word[0].lower() not in _SMALL]
    if not telling:
        return any(covered[mention.start : mention.end])
    return all(all(covered[word.start() : word.end()]) for word in telling)


def _merged(flags: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(flags):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _mask(text: str, ranges: Iterable[Range]) -> bytearray:
    mask = bytearray(len(text))
    for start, end in ranges:
        mask[start:end] = b"\1" * (end - start)
    return mask
