"""The last look: the produced bytes, read as a stranger would, before they become a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from reflectjournal.errors import SharingRefused
from reflectjournal.model import Alias, Choice, Finding, Tier, Treatment
from reflectjournal.sharing.document import Contents, Document, text_of
from reflectjournal.sharing.extraction import Extract, Place, extract
from reflectjournal.sharing.likeness import (
    bare,
    compared,
    edged,
    longest_part,
    normalise,
    unspaced,
)
from reflectjournal.sharing.render import Format

Scan = Callable[[str], Sequence[Finding]]

_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][^\S\n]*\n\s*(?=[^\W\d_])")
_WORD_NAMES = frozenset({
    "angel", "april", "bill", "blessing", "chase", "christian", "dad", "dean", "faith", "frank",
    "grace", "hope", "jack", "joy", "june", "justice", "mark", "may", "miles", "mum", "nan", "page",
    "pat", "precious", "prince", "rose", "sue", "summer", "will",
})  # fmt: skip
_WRITTEN = 6
"""From this many letters on, a string is looked for in a PDF without its spaces as well."""
_HANDLE = 8
"""From this many letters on, a name is looked for with its words run together: @donnapellworth."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What must not be in the file, and what may.

    `aliases` are real names and their variants, `sources` the strings that the
    writer had replaced or removed. `kept` was kept with a reason; `replacements`
    are the words put in. `is_word` tells whether a lower-case word is an ordinary
    one: "will" is then no name, "Will" in mid-sentence is.
    """

    scan: Scan = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    sources: tuple[str, ...] = field(default=(), repr=False)
    kept: tuple[str, ...] = field(default=(), repr=False)
    replacements: tuple[str, ...] = field(default=(), repr=False)
    is_word: Callable[[str], bool] = field(default=_WORD_NAMES.__contains__, repr=False)


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that survived: where, what kind of thing, and the words (for the writer only)."""

    where: str
    kind: str
    text: str = field(repr=False)


def guard_for(
    scan: Scan,
    aliases: Iterable[Alias],
    findings: Iterable[Finding],
    choices: Iterable[Choice],
    is_word: Callable[[str], bool] = _WORD_NAMES.__contains__,
) -> Guard:
    """The guard made of the vault's aliases and of what the writer decided in the review."""
    decided = {choice.entity: choice for choice in choices}
    found = [(finding, decided.get(finding.entity)) for finding in findings]
    kept = {f.text for f, choice in found if choice and choice.treatment is Treatment.KEEP}
    gone = {f.text for f, choice in found if choice and choice.treatment is not Treatment.KEEP}
    register = tuple(aliases)
    names = [name for alias in register for name in (alias.name, *alias.variants)]
    roles = [alias.role for alias in register]
    put_in = [choice.replacement for choice in decided.values()]
    suggested = [f.suggestion for f, choice in found if choice]
    return Guard(
        scan=scan,
        aliases=tuple(dict.fromkeys(n.strip() for n in names if _worth(n, 2) and n not in kept)),
        sources=tuple(sorted(text.strip() for text in gone - kept if _worth(text))),
        kept=tuple(sorted(kept)),
        replacements=tuple(dict.fromkeys(w for w in (*put_in, *roles, *suggested) if w.strip())),
        is_word=is_word,
    )


def leaks(
    data: bytes, file_format: Format, filename: str, guard: Guard, document: Document | None = None
) -> tuple[Leak, ...]:
    """Everything that survived in the words, the properties or the name of the file.

    With the document the bytes were made from, its words are looked at too: what
    can be read back from a PDF depends on the fonts.
    """
    return _leaks(extract(data, file_format), file_format, filename, guard, document)


def file_faults(data: bytes, file_format: Format, filename: str) -> tuple[str, ...]:
    """Sentences about properties, hidden parts and the name of the file; none as a rule."""
    return _faults(extract(data, file_format), filename)


def check(
    data: bytes, file_format: Format, filename: str, guard: Guard, document: Document | None = None
) -> None:
    """Raise `SharingRefused` where anything survived; the sentence says where, and no more."""
    read = extract(data, file_format)
    faults = _faults(read, filename)
    if faults:
        raise SharingRefused(f"{faults[0]} Nothing was saved.")
    found = _leaks(read, file_format, filename, guard, document)
    if found:
        places = "; ".join(dict.fromkeys(f"{leak.where}: {leak.kind}" for leak in found[:5]))
        raise SharingRefused(
            f"The file that was made still holds something that could identify somebody "
            f"({places}). Nothing was saved. Go back to the review."
        )


def _faults(read: Extract, filename: str) -> tuple[str, ...]:
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z]{2,4}", filename):
        return read.faults
    return (*read.faults, "The file name is not one of the neutral ones.")


def _leaks(
    read: Extract, file_format: Format, filename: str, guard: Guard, document: Document | None
) -> tuple[Leak, ...]:
    places = [*read.places, Place("the file name", _name_words(filename))]
    if document is not None:
        places += [Place("the text", part) for part in text_of(document).split("\n\n")]
    # A word that was pasted with the hyphen of its line break is looked at in one piece too.
    broken = [place for place in places if _BROKEN.search(place.text)]
    whole = [Place(place.where, _BROKEN.sub("", place.text)) for place in broken]
    by_words = _by_words([*places, *whole], guard, document, spaceless=file_format is Format.PDF)
    by_scan = _by_scan(places, guard, across_lines=document is None)
    return tuple(dict.fromkeys((*by_words, *by_scan)))


def neutral_name(use: str, file_format: Format) -> str:
    """A file name that says nothing: the kind of document and the ending."""
    stem = re.sub(r"[^a-z]+", "-", use.casefold()).strip("-") or "learning"
    return f"learning-{stem}.{file_format.value}"


def _by_words(
    places: Sequence[Place], guard: Guard, document: Document | None, *, spaceless: bool
) -> list[Leak]:
    found: list[Leak] = []
    own = bare(_own_words(document)) if spaceless and document else ""
    for kind, strings, masks in (
        ("a name from your aliases", guard.aliases, guard.kept),
        ("words you had taken out", guard.sources, (*guard.kept, *guard.replacements)),
    ):
        hide = _masker(masks)
        shown = [(place.where, compared(hide(normalise(place.text)))) for place in places]
        squeezed = [bare(words) if spaceless and _on_page(where) else "" for where, words in shown]
        everything = "\n".join(words.casefold() for _, words in shown)
        everything += "\n".join(squeezed) + "\n".join(words[::-1] for words in squeezed)
        for text in strings:
            words = compared(text).strip()
            if not words or longest_part(words) not in everything:
                continue  # most names are nowhere: one quick look instead of one a paragraph
            is_there = _finder(words, guard, own)
            found += [
                Leak(where, kind, text)
                for (where, here), letters in zip(shown, squeezed, strict=True)
                if is_there(where, here, letters)
            ]
    return found


def _finder(words: str, guard: Guard, own: str) -> Callable[[str, str, str], bool]:
    """Tells whether a place holds the words: where it is, what it says, and that without spaces.

    On a page of a PDF the lines stand next to each other: "and read" holds an Andrea then,
    and a paragraph's first word stands in mid-sentence. Where the document has such
    letters of its `own`, its own words tell.
    """
    ordinary = " " not in words and guard.is_word(words.casefold())
    pattern = _pattern(words, ordinary=ordinary)
    told = bool(own) and bare(words) in own

    def is_there(where: str, shown: str, letters: str) -> bool:
        if told and _on_page(where):
            return not ordinary and bool(pattern.search(_folded(words, shown)))
        if pattern.search(shown if ordinary else _folded(words, shown)):
            return True
        return _in_spaceless(words, letters)

    return is_there


def _on_page(where: str) -> bool:
    return where.startswith("page ")


def _folded(words: str, shown: str) -> str:
    """Names of two letters are looked for as they are written: "Jo" and not "jo"."""
    return shown.casefold() if len(words) > 2 else shown


def _own_words(document: Document) -> str:
    titles = [block.title for block in document.blocks if isinstance(block, Contents)]
    return compared("\n".join((document.title, *titles, text_of(document))))


def _by_scan(places: Sequence[Place], guard: Guard, *, across_lines: bool) -> list[Leak]:
    """The sure findings of one scan over all words, each told by the place it is in.

    On a page the end of a heading and the beginning of a paragraph stand next to
    each other; with `across_lines` False what only such a neighbourhood makes is left
    out, since the document's own words are among the places.
    """
    joined = ""
    starts: list[tuple[int, Place]] = []
    for place in places:
        starts.append((len(joined), place))
        joined += re.sub(r"[^\S\n]+", " ", place.text).strip() + "\n\n"
    words = re.sub(r"(?<!\n)\n(?!\n)", " ", joined) if across_lines else joined
    known = [normalise(text).casefold() for text in (*guard.kept, *guard.replacements)]
    found = []
    for finding in guard.scan(words):
        text = normalise(finding.text).strip().casefold()
        broken = "\n" in words[finding.start : finding.end].strip()
        if finding.tier is Tier.SURE and not broken and not any(_within(text, k) for k in known):
            place = [place for start, place in starts if start <= finding.start][-1]
            found.append(Leak(place.where, finding.kind, finding.text))
    return found


def _within(text: str, words: str) -> bool:
    return bool(text) and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", words) is not None


def _masker(masks: Sequence[str]) -> Callable[[str], str]:
    """Gives words with those that may stay blanked out."""
    ordered = sorted({normalise(m).strip() for m in masks} - {""}, key=lambda m: (-len(m), m))
    known = [(m.casefold(), rf"(?<!\w){re.escape(m)}(?!\w)") for m in ordered]

    def hide(words: str) -> str:
        folded = words.casefold()
        for mask, pattern in known:
            if mask in folded:  # most are nowhere in a paragraph
                words = re.sub(pattern, "\x00", words, flags=re.IGNORECASE)
        return words

    return hide


def _pattern(words: str, *, ordinary: bool) -> re.Pattern[str]:
    written = words if ordinary else _folded(words, words)
    parts = written.split()
    handle = len(words) >= _HANDLE and all(part[0].isupper() for part in words.split())
    gap = r"[\s._-]*" if handle else r"\s+"
    core = gap.join(re.escape(part).replace(r"\-", r"-\s*") for part in parts)
    if ordinary:
        # An ordinary word counts as a name only with a capital and in mid-sentence.
        return re.compile(rf"(?<=[\w,;] )(?!{re.escape(words.lower())}){core}(?!\w)")
    return re.compile(edged(written, core))


def _in_spaceless(words: str, letters: str) -> bool:
    wanted = bare(words)
    if len(wanted) < _WRITTEN:
        return False
    return wanted in letters or wanted[::-1] in letters  # scripts written from right to left


def _worth(text: str, least: int = 3) -> bool:
    """False for strings too short to be looked for alone: an initial, a house number, an age."""
    words = text.strip()
    if unspaced(words):
        least = 2  # whole names are that short there
    return len(words) >= 4 if words.isdigit() else len(words) >= least


def _name_words(filename: str) -> str:
    return re.sub(r"[-_.]+", " ", PurePath(filename).name)
