"""Reads guides from TOML files: those that come with the program, and the user's own.

A fault in a shipped guide raises `BadGuide`. A fault in one of the user's own
files is reported as a sentence, and the other guides load all the same. Calling
`load_guides` again reads the user's files again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reflectjournal.errors import BadGuide
from reflectjournal.guides.parse import guide_from_table
from reflectjournal.model.guides import FAMILIES, Guide
from reflectjournal.paths import resource

EIGHT = (
    "driscoll",
    "era",
    "gibbs",
    "weekly-review",
    "check-in",
    "appreciative-success",
    "failure-as-learning",
    "professional-curiosity",
)
"""The guides that are offered first; the rest stands under *More guides*."""

LARGEST_FILE = 256 * 1024
"""In bytes. A guide is a page of text: anything larger is some other file."""


@dataclass(frozen=True, slots=True)
class Guides:
    """All guides that could be read. `faults` holds a sentence for each file that could not."""

    all: tuple[Guide, ...]
    faults: tuple[str, ...] = ()

    def get(self, guide_id: str) -> Guide | None:
        """The guide with this id, or None: an entry outlives the guide it was made with."""
        return self.by_id.get(guide_id)

    @property
    def by_id(self) -> Mapping[str, Guide]:
        """The guides by their ids."""
        return MappingProxyType({guide.id: guide for guide in self.all})

    @property
    def eight(self) -> tuple[Guide, ...]:
        """The guides offered first, in their order."""
        found = self.by_id
        return tuple(found[guide_id] for guide_id in EIGHT if guide_id in found)

    def family(self, name: str) -> tuple[Guide, ...]:
        """The guides of one family, by title; "own" gives those from the user's folder."""
        if name == "own":
            return tuple(guide for guide in self.all if guide.own)
        return tuple(guide for guide in self.all if guide.family == name and not guide.own)


def load_guides(own_folder: Path | None = None) -> Guides:
    """All guides, by family and title, the user's own last.

    Raises `BadGuide` only for a guide that comes with the program. A missing
    `own_folder` is no fault.
    """
    shipped = shipped_guides()
    own, faults = _own_guides(own_folder, {guide.id for guide in shipped})
    own.sort(key=lambda guide: guide.title.casefold())
    return Guides((*shipped, *own), tuple(faults))


@cache
def shipped_guides() -> tuple[Guide, ...]:
    """The guides that come with the program, by family and title, read once.

    Takes about 20 ms the first time: call it while a person types a passphrase,
    and opening a journal does not wait for it. Raises `BadGuide`.
    """
    guides = [read_guide(path) for path in sorted(resource("guides").glob("*.toml"))]
    order = list(FAMILIES)
    guides.sort(key=lambda guide: (order.index(guide.family), guide.title.casefold()))
    return tuple(guides)


def _own_guides(folder: Path | None, taken: set[str]) -> tuple[list[Guide], list[str]]:
    guides: list[Guide] = []
    faults: list[str] = []
    if folder is None or not folder.is_dir():
        return guides, faults
    for path in sorted(folder.glob("*.toml")):
        try:
            guide = read_guide(path)
        except BadGuide as fault:
            faults.append(str(fault))
            continue
        if guide.id in taken:
            faults.append(
                f'{path.name}: "id" is "{guide.id}", which another guide has already; '
                "choose one of your own."
            )
            continue
        taken.add(guide.id)
        guides.append(replace(guide, own=True))
    return guides, faults


def read_guide(path: Path) -> Guide:
    """The guide in this file.

    Raises `BadGuide`, which names the file, the key and what is expected.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadGuide(f"{path.name}: larger than {LARGEST_FILE // 1024} KiB; no guide is.")
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadGuide(f"{path.name}: the file cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise BadGuide(f"{path.name}: the text is not UTF-8; save the file as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadGuide(f"{path.name}: not valid TOML: {error}.") from error
    except RecursionError:
        raise BadGuide(f"{path.name}: lists within lists too deep to read.") from None
    return guide_from_table(table, path.name)
