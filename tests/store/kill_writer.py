"""A program that writes to a vault until it is killed; run by `test_kill.py`.

It waits for commands on its standard input. Each starts a child that opens the
vault and works through a plan, saying "intent N" before each step and "ack N"
after it. The parent of the test kills the child; this process stays, so that a
round costs a fork and not the start of Python.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from reflectjournal.model import Entry, Section
from reflectjournal.store import backup, keys, new_key, schema
from reflectjournal.store.attachments import Attachments
from reflectjournal.store.entries import Entries
from reflectjournal.store.vault import Vault

PASSPHRASES = ("seven quiet herons cross the river", "eight loud geese sleep on a lake")
CANARY = "zanderfilet"
PARTS = ("row", "index", "copy")
Say = Callable[[str], None]


@dataclass(slots=True)
class State:
    """What a vault should hold after a number of steps of the plan."""

    values: dict[str, str] = field(default_factory=dict)
    entries: dict[int, int] = field(default_factory=dict)
    """By place, the step that wrote the entry."""
    files: dict[str, int] = field(default_factory=dict)
    generation: int = 1

    def after(self, number: int) -> State:
        """The state when the next step has taken hold too."""
        kind, place = step(number)
        values, entries, files = dict(self.values), dict(self.entries), dict(self.files)
        generation = self.generation
        match kind:
            case "entry":
                entries[place] = number
            case "erase":
                entries.pop(place, None)
            case "save":
                values |= {f"{part} {place}": text(number) for part in PARTS}
            case "remove":
                for part in PARTS:
                    values.pop(f"{part} {place}", None)
            case "attach":
                files[f"file {number}"] = number
            case "keys":
                generation += 1
        return State(values, entries, files, generation)


def step(number: int) -> tuple[str, int]:
    """What the plan does at a step, and to which of forty places."""
    rng = random.Random(number)
    kinds = ("entry", "erase", "save", "remove", "attach", "keys", "checkpoint")
    return rng.choices(kinds, (47, 6, 26, 6, 3, 4, 8))[0], rng.randrange(40)


def text(number: int) -> str:
    """Some text that belongs to a step and no other."""
    rng = random.Random(f"text {number}")
    return f"{CANARY} {number} " + " ".join(rng.choices(("a", "word", "longer"), k=300))


def file_bytes(number: int) -> bytes:
    """An attachment of up to 600 KB that belongs to a step and no other."""
    return random.Random(f"file {number}").randbytes(random.Random(number).randrange(600_000))


def entry(number: int, place: int, id: int = 0) -> Entry:
    """The entry that a step saves at a place: whole only where all of it is of that step."""
    return Entry(
        id=id,
        guide="gibbs",
        day=date(2026, 1, 1) + timedelta(days=place),
        title=f"place {place} step{number}",
        sections=tuple(Section(name, name, text(number)) for name in ("first", "second")),
        tags=(f"step{number}",),
    )


def saves(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """Work through the plan as the program does: all of a step in one transaction, then the ack."""
    vault = Vault.open(folder, key, seen_folder=seen)
    for number in range(start + 1, start + 100_000):
        say(f"intent {number}")
        kind, place = step(number)
        match kind:
            case "entry":
                Entries(vault).save(entry(number, place, _id_at(vault, place)))
            case "erase":
                _erase(vault, _id_at(vault, place))
            case "save":
                _save_values(vault, number, place)
            case "remove":
                with vault.transaction() as tx:
                    tx.execute("DELETE FROM setting WHERE key LIKE ?", (f"% {place}",))
            case "attach":
                Attachments(vault).add(1, f"file {number}", "text/plain", file_bytes(number))
            case "keys":
                header = keys.read_header(folder)
                keys.write_header(folder, keys.new_recovery_key(header, key)[0])
            case "checkpoint":
                vault.checkpoint()
        say(f"ack {number}")


def _save_values(vault: Vault, number: int, place: int, parts: tuple[str, ...] = PARTS) -> None:
    with vault.transaction() as tx:
        for part in parts:
            sql = "INSERT OR REPLACE INTO setting VALUES (?, ?)"
            tx.execute(sql, (f"{part} {place}", text(number)))


def _erase(vault: Vault, id: int) -> None:
    if id:
        with vault.transaction():
            Entries(vault).delete(id)
            Entries(vault).erase(id)


def _id_at(vault: Vault, place: int) -> int:
    row = vault.row("SELECT id FROM entry WHERE title LIKE ?", (f"place {place} %",))
    return row[0] if row else 0


def acks_too_early(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """The fault that the test must see: a save is acknowledged before it is committed."""
    vault = Vault.open(folder, key, seen_folder=seen)
    for number in range(start + 1, start + 100_000):
        say(f"intent {number}")
        kind, place = step(number)
        with vault.transaction():
            if kind == "save":
                _save_values(vault, number, place)
            say(f"ack {number}")


def saves_in_two_parts(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """The other fault that the test must see: a save that is torn in two."""
    vault = Vault.open(folder, key, seen_folder=seen)
    for number in range(start + 1, start + 100_000):
        say(f"intent {number}")
        kind, place = step(number)
        for part in PARTS:
            if kind == "save":
                _save_values(vault, number, place, (part,))
        say(f"ack {number}")


def passphrases(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """Change the passphrase again and again; step N sets the N-th of the two in turn."""
    header = keys.read_header(folder)
    ready = [keys.change_passphrase(header, key, text, keys.CHEAP) for text in PASSPHRASES]
    sealed = [
        keys._sealed(replace(ready[number % 2], generation=header.generation + number), key)
        for number in range(400)
    ]
    for number in range(1, 400):
        say(f"intent {number}")
        keys.write_header(folder, sealed[number])
        say(f"ack {number}")


def backups(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """Make backups without end."""
    vault = Vault.open(folder, key, seen_folder=seen)
    for number in range(1, 1000):
        say(f"intent {number}")
        backup.make_backup(vault, folder / "backups")
        say(f"ack {number}")


def openings(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """Open and close: to be killed in the middle of recovering."""
    for number in range(1, 1000):
        say(f"intent {number}")
        vault = Vault.open(folder, key, seen_folder=seen)
        say(f"ack {number}")
        vault.close()


def migrates(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """Bring a journal to the schemas that lie beside it."""
    schema._MIGRATIONS = folder.parent / "migrations"
    say("intent 1")
    Vault.open(folder, key, seen_folder=seen)
    say("ack 1")


def new_keys(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """Give the journal a new key, once; the passphrase stays, so that the test can follow."""
    header = keys.read_header(folder)
    key = keys.unlock_with_passphrase(header, PASSPHRASES[0])
    made = keys.replace_keys(header, PASSPHRASES[0], keys.CHEAP)
    vault = Vault.open(folder, key, seen_folder=seen)
    say("intent 1")
    new_key.make_new_key(vault, made)
    say("ack 1")


TASKS = (
    new_keys,
    migrates,
    saves,
    acks_too_early,
    saves_in_two_parts,
    passphrases,
    backups,
    openings,
)


def main(folder: Path, seen: Path) -> None:
    """Start a child for each line of input, "TASK START", and say when it has died."""
    key = keys.unlock_with_passphrase(keys.read_header(folder), PASSPHRASES[0])
    tasks = {task.__name__: task for task in TASKS}
    for line in sys.stdin:
        task, start = line.split()
        child = os.fork()
        if child == 0:
            os.close(0)
            say(f"pid {os.getpid()}")
            try:
                tasks[task](folder, seen, key, int(start), say)
            except BaseException:  # noqa: BLE001
                traceback.print_exc()
                say("failed")
            signal.pause()  # the kill always finds it
        os.waitpid(child, 0)
        say("dead")


def say(line: str) -> None:
    """One write, so that a kill leaves a whole line or none."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
