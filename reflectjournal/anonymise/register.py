"""Known names: the aliases of the writer's own register, in every form they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import ANY_WORD, COMMON, lexicon
from reflectjournal.anonymise.reading import Reading, Shape, Word, plain, read, unaccented
from reflectjournal.model.findings import Alias, AliasKind, Tier

_PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "we",
        "they",
        "it",
        "who",
        "that",
        "to",
        "not",
        "don't",
        "didn't",
        "the",
        "a",
        "an",
        "my",
        "your",
        "this",
        "that",
        "his",
        "her",
        "our",
        "no",
    ]
)


@dataclass(frozen=True, slots=True)
class Register:
    """The forms of every alias, by their first word."""

    forms: dict[str, tuple[tuple[tuple[str, ...], int, bool], ...]] = field(repr=False)
    """First word to (all words, position of the alias, written in full)."""
    aliases: tuple[Alias, ...] = field(repr=False)
    near: dict[str, int] = field(repr=False)
    """Single words of six letters or more, in which one wrong letter is forgiven."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(unaccented(w.low) for w in read(text).words)


def _forms_of(alias: Alias) -> Iterable[tuple[tuple[str, ...], bool]]:
    """Every form of one alias: full, parts, hyphen parts, initials."""
    titles = lexicon().section("titles") | lexicon().section("soft-titles")
    for written in (alias.name, *alias.variants):
        words = _words(written)
        if not words:
            continue
        yield words, True
        if alias.kind is not AliasKind.PERSON:
            continue
        names = tuple(w for w in words if w not in titles)
        if len(names) > 1:
            yield names, True
            for word in (names[0], names[-1]):
                if len(word) > 1:
                    yield (word,), False
        for word in names:
            if "-" in word:
                yield from (((part,), False) for part in word.split("-") if len(part) > 2)
    yield from _initials_of(alias)


def _initials_of(alias: Alias) -> Iterable[tuple[tuple[str, ...], bool]]:
    words = _words(alias.name)
    if alias.kind is AliasKind.PERSON and len(words) > 1:
        yield ("".join(w[0] for w in words).upper(),), False
        yield tuple(w[0].upper() for w in words), False


def register_of(aliases: Sequence[Alias]) -> Register:
    """The register in the form that `find_aliases` searches with."""
    forms: dict[str, dict[tuple[str, ...], tuple[int, bool]]] = {}
    near: dict[str, int] = {}
    for position, alias in enumerate(aliases):
        for words, full in _forms_of(alias):
            forms.setdefault(words[0], {}).setdefault(words, (position, full))
            if len(words) == 1 and len(words[0]) >= 6 and words[0].isalpha():
                near.setdefault(words[0], position)
    ordered = {
        first: tuple((w, *found) for w, found in sorted(group.items(), key=lambda p: -len(p[0])))
        for first, group in forms.items()
    }
    return Register(ordered, tuple(aliases), near)


def find_aliases(reading: Reading, register: Register) -> list[tuple[Hit, Alias]]:
    """Every mention of an alias, whatever its case, accents or possessive ending."""
    found: list[tuple[Hit, Alias]] = []
    if not register.forms:
        return found
    words = reading.words
    bare = [unaccented(w.low) for w in words]
    at = 0
    while at < len(words):
        match = _match(reading, bare, at, register)
        if match is None:
            at += 1
            continue
        count, position, tier, reason = match
        alias = register.aliases[position]
        hit = Hit(words[at].start, words[at + count - 1].end, "alias", tier, reason)
        found.append((hit, alias))
        at += count
    return found


def _match(
    reading: Reading, bare: list[str], at: int, register: Register
) -> tuple[int, int, Tier, str] | None:
    word = reading.words[at]
    for key in _keys(word, bare[at]):
        for form, position, full in register.forms.get(key, ()):
            count = len(form)
            rest = [
                w.text if form[k].isupper() else bare[at + k]
                for k, w in enumerate(reading.words[at : at + count])
            ]
            if count > 1 and (
                rest[1:] != list(form[1:])
                or "\n" in "".join(reading.gap(at + k) for k in range(1, count))
            ):
                continue
            if count == 1 and _everyday(reading, at):
                continue
            return (
                count,
                position,
                Tier.SURE,
                "is in your register of names" if full else "part of a name in your register",
            )
    return _nearly(word, bare[at], register)


def _keys(word: Word, bare: str) -> Iterable[str]:
    yield bare
    if word.shape in {Shape.CAPS, Shape.LETTER}:
        yield word.text
    if len(bare) > 3 and bare.endswith("s"):
        yield bare[:-1]


def _everyday(reading: Reading, at: int) -> bool:
    """True where a name that is also a word is plainly used as the word."""
    word = reading.words[at]
    if not word.marks & ANY_WORD or (word.shape is Shape.CAP and not word.opens):
        return False
    before = reading.words[at - 1].low if at else ""
    if word.shape is Shape.LOW:
        return bool(word.marks & COMMON) and before in _PRONOUNS
    return False


def _nearly(word: Word, bare: str, register: Register) -> tuple[int, int, Tier, str] | None:
    if len(bare) < 6 or word.marks & ANY_WORD:
        return None
    for known, position in register.near.items():
        if abs(len(known) - len(bare)) <= 1 and known[0] == bare[0] and one_edit(known, bare):
            return 1, position, Tier.CHECK, "one letter away from a name in your register"
    return None


def one_edit(one: str, other: str) -> bool:
    """True where one letter added, lost, changed or two swapped turn one into the other."""
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    at = next((k for k in range(len(one)) if one[k] != other[k]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] == other[at : at + 2]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])


def from_names(names: Iterable[str]) -> tuple[Alias, ...]:
    """Aliases for names the writer has pointed at ("this is a name"), without a role."""
    return tuple(Alias(plain(name)) for name in names if name.strip())
