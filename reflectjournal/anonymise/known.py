"""People known beforehand, from a file: a register for a scan without a journal."""

from __future__ import annotations

import json
from pathlib import Path

from reflectjournal.errors import BadData
from reflectjournal.model.findings import Alias


def read_register(path: Path) -> tuple[Alias, ...]:
    """The people of a register file. Raises BadData where it is not what is expected."""
    try:
        people = json.loads(path.read_text(encoding="utf-8-sig"))
        return tuple(
            Alias(str(p["name"]), _aliases(p.get("aliases", ())), str(p.get("role", "")))
            for p in people
        )
    except OSError:
        raise BadData(f"The register {path} cannot be read.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadData(
            f'The register {path} must be a JSON list of {{"name": ..., "aliases": [...], '
            '"role": ...}.'
        ) from None


def _aliases(written: object) -> tuple[str, ...]:
    """The other names of somebody; one name alone is no list of its letters."""
    if not isinstance(written, list | tuple):
        raise TypeError
    return tuple(map(str, written))
