"""The key file: what opens a journal, what does not, and how damage is told from a wrong secret."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectjournal.errors import (
    KeysDamaged,
    VaultError,
    VaultMissing,
    VaultNewer,
    WeakPassphrase,
    WrongSecret,
)
from reflectjournal.store import header, keys, recovery

PASSPHRASE = "Grüße aus Zürich 42"
MADE = keys.new_keys(PASSPHRASE, keys.CHEAP)
RAW = header.encode(MADE.header)


def reseal(fields: dict[str, Any]) -> bytes:
    """The key file of somebody who can write it and knows its format, but no secret."""
    fields = {name: value for name, value in fields.items() if name != "sum"}
    fields["sum"] = hashlib.sha256(header.canonical(fields)).hexdigest()
    return json.dumps(fields, sort_keys=True, indent=1).encode() + b"\n"


def test_passphrase_and_recovery_key_open_the_same_journal() -> None:
    read = header.decode(RAW)
    assert keys.unlock_with_passphrase(read, PASSPHRASE) == MADE.key
    assert keys.unlock_with_recovery_key(read, MADE.recovery_key) == MADE.key


def test_the_same_passphrase_typed_on_another_system_opens_the_journal() -> None:
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert keys.unlock_with_passphrase(MADE.header, decomposed) == MADE.key


@pytest.mark.parametrize("wrong", ["", "x", "Grusse aus Zurich 42", PASSPHRASE + " "])
def test_a_wrong_passphrase_is_called_wrong(wrong: str) -> None:
    with pytest.raises(WrongSecret):
        keys.unlock_with_passphrase(MADE.header, wrong)


def test_a_flip_of_any_byte_of_the_key_file_is_called_damage() -> None:
    for position in range(len(RAW)):
        for bit in (0, 5):
            damaged = bytearray(RAW)
            damaged[position] ^= 1 << bit
            with pytest.raises(KeysDamaged):
                header.decode(bytes(damaged))


@pytest.mark.parametrize("cut", [0, 1, len(RAW) // 2, len(RAW) - 1])
def test_a_key_file_cut_short_is_called_damaged(cut: int) -> None:
    with pytest.raises(KeysDamaged):
        header.decode(RAW[:cut])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_whatever_break_the_reader(data: bytes) -> None:
    with pytest.raises(KeysDamaged):
        header.decode(data)


def _slot(number: int, **changes: object) -> Callable[[dict[str, Any]], None]:
    return lambda fields: fields["slots"][number].update(changes)


def _kdf(**changes: object) -> Callable[[dict[str, Any]], None]:
    return lambda fields: fields["slots"][0]["kdf"].update(changes)


ATTACKS: dict[str, Callable[[dict[str, Any]], None]] = {
    "a derivation cheap to guess": _kdf(memory_kib=8),
    "a derivation that takes all memory": _kdf(memory_kib=64 << 20),
    "a derivation that takes for ever": _kdf(passes=10**6),
    "no lanes": _kdf(lanes=0),
    "a derivation that is no number": _kdf(memory_kib="19456"),
    "a truth value for a number": _kdf(passes=True),
    "fewer passes, within bounds": _kdf(passes=1),
    "the recovery key taken out": lambda fields: fields["slots"].pop(),
    "all slots taken out": lambda fields: fields["slots"].clear(),
    "a slot given twice": lambda fields: fields["slots"].append(fields["slots"][1]),
    "an older generation": lambda fields: fields.update(generation=7),
    "generation nought": lambda fields: fields.update(generation=0),
    "a slot of another type": _slot(0, type="recovery"),
    "an unknown type": _slot(0, type="keychain"),
    "another salt": _slot(0, salt=base64.b64encode(bytes(16)).decode()),
    "a salt cut short": _slot(0, salt=base64.b64encode(bytes(8)).decode()),
    "another journal": lambda fields: fields.update(journal="0" * 32),
    "an unknown field": lambda fields: fields.update(hint="the usual one"),
    "slots that are a number": lambda fields: fields.update(slots=3),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_key_file_changed_from_outside_opens_with_no_secret(name: str) -> None:
    fields = json.loads(RAW)
    ATTACKS[name](fields)
    data = reseal(fields)
    with pytest.raises((KeysDamaged, WrongSecret)):
        keys.unlock_with_passphrase(header.decode(data), PASSPHRASE)
    with pytest.raises((KeysDamaged, WrongSecret)):
        keys.unlock_with_recovery_key(header.decode(data), MADE.recovery_key)


def test_a_key_file_of_a_newer_format_is_called_newer() -> None:
    fields = json.loads(RAW) | {"version": 2, "anything": ["else"]}
    with pytest.raises(VaultNewer):
        header.decode(reseal(fields))


def test_a_changed_passphrase_ends_the_old_one_and_keeps_the_recovery_key() -> None:
    changed = keys.change_passphrase(MADE.header, MADE.key, "another one altogether", keys.CHEAP)
    assert changed.generation == MADE.header.generation + 1
    assert keys.unlock_with_passphrase(changed, "another one altogether") == MADE.key
    assert keys.unlock_with_recovery_key(changed, MADE.recovery_key) == MADE.key
    with pytest.raises(WrongSecret):
        keys.unlock_with_passphrase(changed, PASSPHRASE)


def test_a_new_recovery_key_ends_the_old_sheet() -> None:
    changed, printed = keys.new_recovery_key(MADE.header, MADE.key)
    assert printed != MADE.recovery_key
    assert keys.unlock_with_recovery_key(changed, printed) == MADE.key
    assert keys.unlock_with_passphrase(changed, PASSPHRASE) == MADE.key
    with pytest.raises(WrongSecret):
        keys.unlock_with_recovery_key(changed, MADE.recovery_key)


# ------------------------------------------------------------------ the two files


def test_both_files_are_written_and_only_the_owner_reads_them(tmp_path: Path) -> None:
    keys.write_header(tmp_path, MADE.header)
    for name in ("keys.json", "keys.copy.json"):
        assert (tmp_path / name).read_bytes() == RAW
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys.copy.json", "keys.json"]


@pytest.mark.parametrize("name", ["keys.json", "keys.copy.json"])
def test_a_flip_of_any_byte_of_one_file_is_repaired_from_the_other(
    tmp_path: Path, name: str
) -> None:
    keys.write_header(tmp_path, MADE.header)
    for position in range(0, len(RAW), 3):
        damaged = bytearray(RAW)
        damaged[position] ^= 1 << secrets.randbelow(8)
        (tmp_path / name).write_bytes(damaged)
        assert keys.read_header(tmp_path) == MADE.header
        assert (tmp_path / name).read_bytes() == RAW


@pytest.mark.parametrize("name", ["keys.json", "keys.copy.json"])
def test_a_lost_file_is_made_again_from_the_other(tmp_path: Path, name: str) -> None:
    keys.write_header(tmp_path, MADE.header)
    (tmp_path / name).unlink()
    assert keys.read_header(tmp_path) == MADE.header
    assert (tmp_path / name).read_bytes() == RAW


@pytest.mark.parametrize("older", ["keys.json", "keys.copy.json"])
def test_after_an_interrupted_change_the_newer_file_wins(tmp_path: Path, older: str) -> None:
    newer, _ = keys.new_recovery_key(MADE.header, MADE.key)
    keys.write_header(tmp_path, newer)
    (tmp_path / older).write_bytes(RAW)
    assert keys.read_header(tmp_path) == newer
    assert (tmp_path / older).read_bytes() == header.encode(newer)


def test_two_damaged_files_are_called_damaged_whatever_the_passphrase(tmp_path: Path) -> None:
    for name in ("keys.json", "keys.copy.json"):
        (tmp_path / name).write_bytes(RAW[:-9])
    with pytest.raises(KeysDamaged, match="Your passphrase is not the problem"):
        keys.read_header(tmp_path)


def test_a_newer_copy_is_not_overwritten_by_an_older_program(tmp_path: Path) -> None:
    keys.write_header(tmp_path, MADE.header)
    newer = reseal(json.loads(RAW) | {"version": 2})
    (tmp_path / "keys.json").write_bytes(newer)
    with pytest.raises(VaultNewer):
        keys.read_header(tmp_path)
    assert (tmp_path / "keys.json").read_bytes() == newer


def test_a_folder_without_keys_and_journal_holds_no_journal(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        keys.read_header(tmp_path)


def test_a_journal_whose_keys_are_lost_is_not_called_missing(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"x")
    with pytest.raises(KeysDamaged):
        keys.read_header(tmp_path)


# ------------------------------------------------------------------ the recovery key


def test_a_recovery_key_survives_being_read_aloud() -> None:
    typed = MADE.recovery_key.lower().replace("0", "o").replace("1", "l").replace("v", "u")
    spaced = typed.replace("-", "  ")
    assert keys.unlock_with_recovery_key(MADE.header, f" {spaced}\n") == MADE.key


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=20, max_size=20))
def test_any_recovery_secret_is_printed_and_read_back(secret: bytes) -> None:
    printed = recovery.encode(secret)
    assert len(printed.replace("-", "")) == 34
    assert recovery.decode(printed) == secret


def test_one_mistyped_character_is_noticed_before_any_cryptography() -> None:
    letters = MADE.recovery_key.replace("-", "")
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    noticed = tried = 0
    for position in range(len(letters)):
        for letter in alphabet:
            if letter != letters[position]:
                tried += 1
                try:
                    recovery.decode(letters[:position] + letter + letters[position + 1 :])
                except WrongSecret:
                    noticed += 1
    assert noticed / tried > 0.99


@pytest.mark.parametrize("text", ["", "ABC", "x" * 34 + "!", "A" * 33, "A" * 35])
def test_what_cannot_be_a_recovery_key_is_refused_with_advice(text: str) -> None:
    with pytest.raises(WrongSecret, match="group by group"):
        recovery.decode(text)


# ------------------------------------------------------------------ secrets stay out of sight


def test_no_key_shows_in_a_repr() -> None:
    secret = MADE.key.derive("anything").hex()
    shown = repr(MADE) + repr(MADE.key) + repr(MADE.header)
    assert MADE.recovery_key not in shown
    assert secret not in shown
    assert repr(MADE.key) == "DataKey(...)"


def test_a_wiped_key_cannot_be_used() -> None:
    key = MADE.key.copy()
    key.wipe()
    with pytest.raises(VaultError):
        key.derive("anything")
    assert keys.unlock_with_passphrase(MADE.header, PASSPHRASE) == MADE.key


def test_the_same_key_gives_different_keys_for_different_purposes() -> None:
    assert MADE.key.derive("database key") != MADE.key.derive("header mac")
    assert len(MADE.key.database_key()) == len("x''") + 96


@pytest.mark.parametrize("cost", [(1024, 2, 1), (19456, 0, 1), (19456, 13, 1), (3 << 20, 1, 1)])
def test_a_derivation_outside_the_bounds_cannot_be_made(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="bounds"):
        keys.Kdf(*cost)


def test_calibration_never_goes_below_what_is_safe() -> None:
    kdf = keys.calibrate()
    assert kdf.memory_kib in {64 * 1024, 128 * 1024, 256 * 1024}
    assert (kdf.passes, kdf.lanes) == (3, 4)


def test_every_slot_has_a_salt_and_nonce_of_its_own() -> None:
    other = keys.new_keys(PASSPHRASE, keys.CHEAP)
    slots = (*MADE.header.slots, *other.header.slots)
    assert len({slot.salt for slot in slots}) == len({slot.nonce for slot in slots}) == 4
    moved = replace(other.header, slots=MADE.header.slots)
    with pytest.raises(WrongSecret):
        keys.unlock_with_passphrase(moved, PASSPHRASE)


# ------------------------------------------------------------------ passphrases


@pytest.mark.parametrize(
    "text", ["", "short", "123456789", "password123", "qwertyuiop1234", "aaaaaaaaaaaaaa"]
)
def test_a_passphrase_that_is_tried_first_is_refused(text: str) -> None:
    with pytest.raises(WeakPassphrase):
        keys.check_passphrase(text)


def test_a_long_passphrase_of_unrelated_words_is_accepted() -> None:
    keys.check_passphrase("seven quiet herons cross the river")
    keys.check_passphrase("seven quiet herons cross the river" * 40)


def test_a_suggested_passphrase_is_six_words_and_always_accepted() -> None:
    suggestions = {keys.generate_passphrase() for _ in range(20)}
    assert len(suggestions) == 20
    for suggestion in suggestions:
        assert len(suggestion.split(" ")) == 6
        keys.check_passphrase(suggestion)


def test_strength_is_told_in_words() -> None:
    assert keys.strength_words("") == ""
    assert keys.strength_words("short") == "5 more characters needed"
    assert keys.strength_words("password12") == "Easy to guess"
    assert keys.strength_words("seven quiet herons cross the river") == "Strong"
