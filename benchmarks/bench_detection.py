"""How well, how fast and in how much memory the scan finds identifiers: `make bench-detection`.

    python benchmarks/bench_detection.py [FILE...]    other notes in the same format

The notes are the project's own (`tests/notes/`), and those of the folder `shared/data` beside
the project or of the one named by REFLECTJOURNAL_DATA, where there is one. "all" counts every
flag, "first two" only those the scan is sure of or finds likely. Speed is letters per second
of CPU.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.scoring import Note, Score, add, read_notes  # noqa: E402

_AROUND = (os.environ.get("REFLECTJOURNAL_DATA", ""), str(ROOT.parent / "shared" / "data"))
_HEAD = (
    f"{'notes':<26}{'':>12}{'direct':>8}{'quasi':>8}{'tokens':>8}{'precis.':>8}{'false/1k':>9}"
    f"{'letters/s':>11}"
)


def files(wanted: Sequence[str]) -> list[Path]:
    """The named files, or the project's own notes and whatever else is there to measure on."""
    if wanted:
        return [Path(name) for name in wanted]
    own = sorted((ROOT / "tests" / "notes").glob("*.jsonl"))
    names = {path.name for path in own}
    for folder in filter(None, _AROUND):
        for path in sorted(Path(folder).glob("*.json*")):
            if path.name not in names:
                names.add(path.name)
                own.append(path)
    return own


def measure(notes: Sequence[Note], *, thorough: bool) -> tuple[Score, Score, float]:
    """The scores of all flags and of the first two tiers, and the CPU seconds it took."""
    from reflectjournal.anonymise.scan import scan_text
    from reflectjournal.model.findings import Tier

    began = time.process_time()
    found = [scan_text(note.text, thorough=thorough) for note in notes]
    seconds = time.process_time() - began
    every, first_two = Score(), Score()
    for note, findings in zip(notes, found, strict=True):
        add(every, note, ((f.start, f.end) for f in findings))
        surer = (f for f in findings if f.tier is not Tier.CHECK)
        add(first_two, note, ((f.start, f.end) for f in surer))
    return every, first_two, seconds


def row(name: str, what: str, score: Score, speed: float | None) -> str:
    """One line of the table."""
    measures = (score.recall("DIRECT"), score.recall("QUASI"), score.token_recall, score.precision)
    shown = "".join(f"{measure:>8.3f}" for measure in measures)
    pace = f"{speed:>11,.0f}" if speed else ""
    return f"{name:<26}{what:>12}{shown}{score.false_flags:>9.1f}{pace}"


def load() -> float:
    """CPU seconds until the first scan is done, lists and all."""
    began = time.process_time()
    from reflectjournal.anonymise.scan import scan_text

    scan_text("Ann Smith rang on 3 May 2020.")
    return time.process_time() - began


def main(wanted: Sequence[str]) -> int:
    """Print the table."""
    seconds = load()
    print(_HEAD)
    for path in files(wanted):
        notes = read_notes(path)
        letters = sum(len(note.text) for note in notes)
        for thorough in (False, True):
            every, first_two, spent = measure(notes, thorough=thorough)
            what = "thorough" if thorough else "all"
            print(row(path.name, what, every, letters / spent if spent else None))
            if not thorough:
                print(row("", "first two", first_two, None))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nload {seconds:.2f} CPU seconds, memory {memory:.0f} MiB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
