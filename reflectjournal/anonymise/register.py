"""Known names: the aliases of the writer's own register, in every form they are written in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reflectjournal.anonymise.after import after
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ANY_WORD,
    ARTICLE,
    AUXILIARY,
    BEFORE_ADJECTIVE,
    COMMON,
    POSSESSIVE,
    PRONOUN,
    TITLE,
    marks_of,
    nicknames,
)
from reflectjournal.anonymise.reading import Reading, Shape, Word, plain, read, unaccented
from reflectjournal.anonymise.scene import scene
from reflectjournal.model.findings import Alias, AliasKind, Tier

_LONG_ENOUGH = 6  # letters from which one wrong letter is forgiven
_WHOLE = "is in your register of names"
_NOT_A_NAME_AFTER = PRONOUN | AUXILIARY | ARTICLE | POSSESSIVE | BEFORE_ADJECTIVE


class Form(NamedTuple):
    """One way in which an alias is written. A capital in it is minded, the rest is not."""

    words: tuple[str, ...]
    alias: int
    """The position of the alias in the register."""
    tier: Tier
    reason: str
    always: bool = False
    """True where the writer pointed at the word in small letters: every such word is meant."""


@dataclass(frozen=True, slots=True)
class Register:
    """The forms of every alias, by their first word, the longest first."""

    forms: dict[str, tuple[Form, ...]] = field(repr=False)
    aliases: tuple[Alias, ...] = field(repr=False)
    near: dict[str, int] = field(repr=False)
    """Single words in which one wrong letter is forgiven, and their alias."""

    def words(self) -> frozenset[str]:
        """Every word of every form that is more than initials."""
        every = (word for forms in self.forms.values() for form in forms for word in form.words)
        return frozenset(word for word in every if len(word) > 2)


def _forms_of(alias: Alias, position: int) -> Iterator[Form]:
    """Full names and variants, given name, surname, hyphen parts, initials, short forms."""
    part = "part of a name in your register"
    for written in (alias.name, *alias.variants):
        words = tuple(unaccented(word.low) for word in read(written).words)
        if not words:
            continue
        yield Form(words, position, Tier.SURE, _WHOLE)
        if alias.kind is not AliasKind.PERSON:
            continue
        names = tuple(word for word in words if not marks_of(word) & TITLE) or words
        parts = {names, (names[0],), (names[-1],)} if len(names) > 1 else {names}
        for name in (word for word in names if "-" in word):
            parts.update((piece,) for piece in name.split("-") if len(piece) > 2)
        yield from (
            Form(piece, position, Tier.SURE, part) for piece in parts if len("".join(piece)) > 1
        )
        for short in nicknames().get(names[0], ()):
            reason = "may be short for a name in your register"
            yield Form((short,), position, Tier.CHECK, reason)
    initials = [word.low[0].upper() for word in read(alias.name).words]
    if alias.kind is AliasKind.PERSON and len(initials) > 1:
        yield Form(
            ("".join(initials),), position, Tier.SURE, "the initials of a name in your register"
        )
        yield Form(tuple(initials), position, Tier.SURE, "the initials of a name in your register")


def register_of(aliases: Sequence[Alias], also_names: Sequence[str] = ()) -> Register:
    """The register, and words that the writer has pointed at, as `find_aliases` searches them."""
    small = {plain(name) for name in also_names if name == name.lower()}
    aliases = (*aliases, *(Alias(plain(name)) for name in also_names if name.strip()))
    forms: dict[str, dict[tuple[str, ...], Form]] = {}
    near: dict[str, int] = {}
    for position, alias in enumerate(aliases):
        for form in _forms_of(alias, position):
            same = forms.setdefault(form.words[0], {})
            pointed_at = alias.name in small and not alias.id
            if form.words not in same or same[form.words].tier is Tier.CHECK or pointed_at:
                same[form.words] = form._replace(always=pointed_at)
            if len(form.words) == 1 and len(form.words[0]) >= _LONG_ENOUGH:
                near.setdefault(form.words[0], position)
    ordered = {
        first: tuple(sorted(same.values(), key=lambda form: -len(form.words)))
        for first, same in forms.items()
    }
    return Register(ordered, tuple(aliases), near)


def find_aliases(reading: Reading, register: Register) -> list[tuple[Hit, Alias]]:
    """Every mention of an alias, whatever its case, accents or possessive ending."""
    found: list[tuple[Hit, Alias]] = []
    if not register.forms:
        return found
    words = reading.words
    bare = [unaccented(word.low) for word in words]
    at = 0
    while at < len(words):
        form = _match(reading, bare, at, register)
        if form is None:
            at += 1
            continue
        last = at + len(form.words) - 1
        first = at - 1 if _titled(reading, at, form) else at
        hit = Hit(words[first].start, words[last].end, "alias", form.tier, form.reason)
        found.append((hit, register.aliases[form.alias]))
        at = last + 1
    return found


def _titled(reading: Reading, at: int, form: Form) -> bool:
    """Whether a title stands before a full name, which is then one with it: "Mrs Ann Lund"."""
    if len(form.words) == 1 or form.reason != _WHOLE or at == 0:
        return False
    before = reading.words[at - 1]
    titled = bool(before.marks & TITLE) and before.shape is not Shape.LOW
    return titled and reading.text[before.end : reading.words[at].start] in {" ", ". "}


def _match(reading: Reading, bare: list[str], at: int, register: Register) -> Form | None:
    word = reading.words[at]
    for key in _keys(word, bare[at]):
        for form in register.forms.get(key, ()):
            if _follows(reading, bare, at, form.words) and not _everyday(reading, at, form):
                return form
    return _nearly(word, bare[at], register)


def _keys(word: Word, bare: str) -> Iterator[str]:
    yield bare
    if word.shape in {Shape.CAPS, Shape.LETTER}:
        yield word.text
    if len(bare) > 3 and bare.endswith("s"):
        yield bare[:-1]


def _follows(reading: Reading, bare: list[str], at: int, words: tuple[str, ...]) -> bool:
    """Whether the words after the first one are those of the form, on the same line."""
    there = reading.words[at : at + len(words)]
    if len(there) < len(words) or there[0].line != there[-1].line:
        return False
    return all(
        (there[k].text if words[k].isupper() else bare[at + k]) == words[k]
        for k in range(1, len(words))
    )


def _everyday(reading: Reading, at: int, form: Form) -> bool:
    """True where a name that is also a word is plainly used as the word."""
    word = reading.words[at]
    if len(form.words) > 1 or not word.marks & ANY_WORD or form.words[0].isupper():
        return False
    if word.shape is Shape.LOW and form.always:
        return False
    if word.shape is Shape.LOW:
        before = reading.words[at - 1] if reading.joined(at) else None
        taken = before is not None and before.marks & _NOT_A_NAME_AFTER
        common = bool(word.marks & COMMON)
        return common and (bool(taken) or (before is not None and before.low in {"to", "not"}))
    return word.opens == 2 and after(scene(reading, at)).weight <= -4


def _nearly(word: Word, bare: str, register: Register) -> Form | None:
    if len(bare) < _LONG_ENOUGH or word.marks & ANY_WORD:
        return None
    for known, position in register.near.items():
        if known[0] == bare[0] and abs(len(known) - len(bare)) <= 1 and one_edit(known, bare):
            reason = "one letter away from a name in your register"
            return Form((bare,), position, Tier.CHECK, reason)
    return None


def one_edit(one: str, other: str) -> bool:
    """True where at most one letter added, lost, changed or swapped turns one into the other."""
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    at = next((k for k in range(len(one)) if one[k] != other[k]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] == other[at : at + 2]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])
