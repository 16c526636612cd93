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
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from reflectjournal.store import backup, keys, new_key, schema
from reflectjournal.store.attachments import Attachments
from reflectjournal.store.vault import Vault

PASSPHRASES = ("seven quiet herons cross the river", "eight loud geese sleep on a lake")
CANARY = "zanderfilet"
Say = Callable[[str], None]


@dataclass(slots=True)
class State:
    """What a vault should hold after a number of steps of the plan."""

    values: dict[str, str] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    generation: int = 1

    def after(self, number: int) -> State:
        """The state when the next step has taken hold too."""
        kind, place = step(number)
        values, files, generation = dict(self.values), dict(self.files), self.generation
        match kind:
            case "save":
                values |= {f"{part} {place}": text(number) for part in ("row", "index", "copy")}
            case "remove":
                for part in ("row", "index", "copy"):
                    values.pop(f"{part} {place}", None)
            case "attach":
                files[f"file {number}"] = number
            case "keys":
                generation += 1
        return replace(self, values=values, files=files, generation=generation)


def step(number: int) -> tuple[str, int]:
    """What the plan does at a step, and to which of forty places."""
    rng = random.Random(number)
    kinds = ("save", "remove", "attach", "keys", "checkpoint")
    return rng.choices(kinds, (70, 12, 6, 4, 8))[0], rng.randrange(40)


def text(number: int) -> str:
    """Some text that belongs to a step and no other."""
    rng = random.Random(f"text {number}")
    return f"{CANARY} {number} " + " ".join(rng.choices(("a", "word", "longer"), k=300))


def file_bytes(number: int) -> bytes:
    """An attachment of up to 400 KB that belongs to a step and no other."""
    return random.Random(f"file {number}").randbytes(random.Random(number).randrange(400_000))


def saves(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """Work through the plan as the program does: all of a step in one transaction, then the ack."""
    vault = Vault.open(folder, key, seen_folder=seen)
    for number in range(start + 1, start + 100_000):
        say(f"intent {number}")
        kind, place = step(number)
        match kind:
            case "save":
                with vault.transaction() as tx:
                    for part in ("row", "index", "copy"):
                        tx.execute(
                            "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                            (f"{part} {place}", text(number)),
                        )
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


def acks_too_early(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """The fault that the test must see: a save is acknowledged before it is committed."""
    vault = Vault.open(folder, key, seen_folder=seen)
    for number in range(start + 1, start + 100_000):
        say(f"intent {number}")
        kind, place = step(number)
        with vault.transaction() as tx:
            if kind == "save":
                for part in ("row", "index", "copy"):
                    tx.execute(
                        "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                        (f"{part} {place}", text(number)),
                    )
            say(f"ack {number}")


def saves_in_two_parts(folder: Path, seen: Path, key: keys.DataKey, start: int, say: Say) -> None:
    """The other fault that the test must see: a save that is torn in two."""
    vault = Vault.open(folder, key, seen_folder=seen)
    for number in range(start + 1, start + 100_000):
        say(f"intent {number}")
        kind, place = step(number)
        for part in ("row", "index", "copy"):
            if kind == "save":
                with vault.transaction() as tx:
                    tx.execute(
                        "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                        (f"{part} {place}", text(number)),
                    )
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
            tasks[task](folder, seen, key, int(start), say)
            signal.pause()  # the kill always finds it
        os.waitpid(child, 0)
        say("dead")


def say(line: str) -> None:
    """One write, so that a kill leaves a whole line or none."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
