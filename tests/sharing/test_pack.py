"""Sealed packs: opened by those they are for, refused whole where anything is wrong."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import warnings
import zipfile
from datetime import date

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectjournal.errors import ImportRefused, RuleBroken
from reflectjournal.sharing import pack as packs
from reflectjournal.sharing.keys import (
    Secrets,
    card_of,
    card_text,
    fingerprint,
    new_identity,
    read_card,
)
from reflectjournal.sharing.pack import PackItem, open_pack, pack_name, seal

ANA = Secrets(new_identity(), b"a" * 32)
BEN = Secrets(new_identity(), b"b" * 32)
EVE = Secrets(new_identity(), b"e" * 32)
ITEMS = (PackItem("See every room", "# See every room\n\nAsk the child.\n"), PackItem("Zwei", "ż"))
ON = date(2026, 11, 21)


def sealed(**changes):
    values = {"recipients": (card_of(BEN),), "secrets": ANA, "on": ON, **changes}
    return seal("Learning", ITEMS, **values)


def test_a_team_mate_opens_what_was_sealed_for_them():
    pack = open_pack(sealed(may_pass_on=True), BEN)
    assert pack.items == ITEMS
    assert (pack.title, pack.month, pack.may_pass_on) == ("Learning", "2026-11", True)
    assert pack.sender == card_of(ANA)


def test_every_recipient_can_open_it():
    data = sealed(recipients=(card_of(BEN), card_of(EVE)))
    assert open_pack(data, BEN) == open_pack(data, EVE)


def test_the_sealed_bytes_show_no_name_title_or_text():
    data = sealed()
    for word in (b"Learning", b"room", b"manifest", b"item-", b"2026"):
        assert word not in data


def test_a_pack_holds_no_day_time_id_or_path():
    inner = pyrage.decrypt(sealed(), [pyrage.x25519.Identity.from_str(BEN.identity)])
    with zipfile.ZipFile(io.BytesIO(inner)) as package:
        manifest = json.loads(package.read("manifest.json"))
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "2026-11-21" not in json.dumps(manifest)
    assert manifest.keys() == {
        "version", "title", "month", "may_pass_on", "sender", "recipients", "items",
    }  # fmt: skip
    assert {key for item in manifest["items"] for key in item} == {"name", "title", "use", "sha256"}


def test_nobody_else_can_open_it():
    with pytest.raises(ImportRefused, match="not sealed for you"):
        open_pack(sealed(), EVE)


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_pack_is_refused(keep):
    data = sealed()
    with pytest.raises(ImportRefused, match="Nothing was imported"):
        open_pack(data[: int(len(data) * keep)], BEN)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_one_changed_byte_anywhere_is_refused(data):
    pack = bytearray(SEALED)
    place = data.draw(st.integers(0, len(pack) - 1))
    pack[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ImportRefused):
        open_pack(bytes(pack), BEN)


SEALED = sealed()


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(data):
    for candidate in (data, packs._MAGIC + data, seal_parts_raw(data)):
        with pytest.raises(ImportRefused, match="Nothing was imported"):
            open_pack(candidate, BEN)


def seal_parts_raw(data):
    return pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(card_of(BEN).recipient)])


def test_a_pack_sealed_with_a_passphrase_is_refused_before_its_costly_key():
    header = packs._MAGIC + b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAA\n--- AAAA\n"
    with pytest.raises(ImportRefused, match="not a sealed pack"):
        open_pack(header, BEN)


def test_a_file_over_the_limit_is_refused_unread():
    with pytest.raises(ImportRefused, match="too large"):
        open_pack(packs._MAGIC + b"x" * packs.LARGEST_PACK, BEN)


def parts():
    inner = pyrage.decrypt(SEALED, [pyrage.x25519.Identity.from_str(BEN.identity)])
    with zipfile.ZipFile(io.BytesIO(inner)) as package:
        return {name: package.read(name) for name in package.namelist()}


def hostile(entries, compress=zipfile.ZIP_DEFLATED):
    """A pack for Ben around any ZIP entries: (name or ZipInfo, bytes)."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", compress) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # duplicate names are the point of one test
        for name, data in entries:
            package.writestr(name, data)
    return seal_parts_raw(raw.getvalue())


@pytest.mark.parametrize(
    "name",
    [
        "../item-003.md", "/etc/passwd", "C:\\x.md", "a/b.md", "item-3.md", "item-003.md/", "NUL",
        "item-003.exe", "..\\..\\x", "item-003.md\x00.exe", "Manifest.json",
    ],
)  # fmt: skip
def test_names_that_do_not_belong_are_refused(name):
    with pytest.raises(ImportRefused):
        open_pack(hostile([*parts().items(), (name, b"x")]), BEN)


def test_a_link_is_refused():
    entry = zipfile.ZipInfo("item-001.md")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    entries = [(n, d) for n, d in parts().items() if n != "item-001.md"]
    with pytest.raises(ImportRefused, match="do not belong"):
        open_pack(hostile([*entries, (entry, b"/etc/passwd")]), BEN)


def test_two_files_of_one_name_are_refused():
    with pytest.raises(ImportRefused, match="do not belong"):
        open_pack(hostile([*parts().items(), ("item-001.md", b"other")]), BEN)


def test_a_bomb_is_refused_after_one_megabyte(monkeypatch):
    entries = {**parts(), "item-001.md": b"\x00" * (300 * 1024 * 1024)}
    data = hostile(entries.items())
    assert len(data) < 2 * 1024 * 1024
    import tracemalloc

    tracemalloc.start()
    with pytest.raises(ImportRefused, match="too large"):
        open_pack(data, BEN)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * 1024 * 1024


def test_a_bomb_that_lies_about_its_size_is_refused():
    raw = bytearray(pyrage.decrypt(hostile({**parts(), "item-001.md": b"\x00" * 5_000_000}.items()),
                                   [pyrage.x25519.Identity.from_str(BEN.identity)]))  # fmt: skip
    lie = (5_000_000).to_bytes(4, "little")
    assert raw.count(lie) == 2
    with pytest.raises(ImportRefused):
        open_pack(seal_parts_raw(bytes(raw.replace(lie, (10).to_bytes(4, "little")))), BEN)


def test_too_many_files_are_refused():
    with pytest.raises(ImportRefused, match="too many"):
        open_pack(hostile([(f"item-{n:03}.md", b"") for n in range(300)]), BEN)


def signed(manifest, key=ANA, **changed):
    plain = json.dumps(manifest).encode()
    entries = {**parts(), "manifest.json": plain}
    entries["signature"] = Ed25519PrivateKey.from_private_bytes(key.seed).sign(plain)
    return hostile({**entries, **changed}.items())


def manifest():
    return json.loads(parts()["manifest.json"])


def test_a_manifest_changed_after_signing_is_refused():
    changed = json.dumps({**manifest(), "title": "Other"}).encode()
    with pytest.raises(ImportRefused, match="signature"):
        open_pack(hostile({**parts(), "manifest.json": changed}.items()), BEN)


def test_a_signature_of_somebody_else_is_refused():
    with pytest.raises(ImportRefused, match="signature"):
        open_pack(signed(manifest(), EVE), BEN)


def test_an_item_changed_after_signing_is_refused():
    with pytest.raises(ImportRefused, match="changed after it was signed"):
        open_pack(hostile({**parts(), "item-001.md": b"other"}.items()), BEN)


def test_a_pack_sealed_anew_for_another_in_its_makers_name_is_refused():
    inner = pyrage.decrypt(SEALED, [pyrage.x25519.Identity.from_str(BEN.identity)])
    passed_on = pyrage.encrypt(inner, [pyrage.x25519.Recipient.from_str(card_of(EVE).recipient)])
    with pytest.raises(ImportRefused, match="other people"):
        open_pack(passed_on, EVE)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2}, {"version": "x"}, {"items": []}, {"items": "x"}, {"month": "2026-11-21"},
        {"month": 3}, {"may_pass_on": "yes"}, {"sender": {}},
        {"sender": {"recipient": "a", "signer": "zz"}},
        {"sender": {"recipient": "no key", "signer": card_of(ANA).signer.hex()}},
        {"month": "0000-01"}, {"month": "٢٠٢٦-01"},
        {"title": "x" * 2_000}, {"recipients": None}, {"items": [{"name": "item-001.md"}]},
        {"items": [{"name": "item-009.md", "title": "t", "use": "u", "sha256": "s"}]},
    ],
)  # fmt: skip
def test_a_signed_manifest_of_the_wrong_shape_is_refused(change):
    with pytest.raises(ImportRefused, match="Nothing was imported"):
        open_pack(signed({**manifest(), **change}), BEN)


@pytest.mark.parametrize(
    ("sealed_as", "shown"),
    [
        ("See\n\nFrom Ana, whose card you know.", "See From Ana, whose card you know."),
        ("\ud800See\x00 every\u202e room", "See every room"),
    ],
)
def test_a_title_is_one_line_of_characters_that_show(sealed_as, shown):
    first, second = manifest()["items"]
    changed = {**manifest(), "title": sealed_as, "items": [{**first, "title": sealed_as}, second]}
    pack = open_pack(signed(changed), BEN)
    assert (pack.title, pack.items[0].title) == (shown, shown)


def test_deeply_nested_json_is_refused():
    entries = {**parts(), "manifest.json": b"[" * 100_000}
    with pytest.raises(ImportRefused):
        open_pack(hostile(entries.items()), BEN)


def test_text_that_is_no_text_is_refused():
    bad = b"\xff\xfe"
    entry = {**manifest()["items"][0], "sha256": hashlib.sha256(bad).hexdigest()}
    changed = {**manifest(), "items": [entry, manifest()["items"][1]]}
    with pytest.raises(ImportRefused, match="damaged"):
        open_pack(signed(changed, **{"item-001.md": bad}), BEN)


def test_nothing_is_sealed_for_nobody_or_with_nothing_in_it():
    with pytest.raises(RuleBroken, match="who can open"):
        sealed(recipients=())
    with pytest.raises(RuleBroken, match="1 to 200"):
        seal("t", (), (card_of(BEN),), ANA, ON)
    with pytest.raises(RuleBroken, match="1 MB"):
        seal("t", (PackItem("t", "x" * 1_100_000),), (card_of(BEN),), ANA, ON)


def test_a_card_travels_as_one_line_and_holds_nothing_secret():
    line = card_text(card_of(ANA))
    assert read_card(f"  {line}\n") == card_of(ANA)
    assert ANA.identity not in line
    assert ANA.seed.hex() not in line


@pytest.mark.parametrize(
    "text", ["", "rj1", "rj1:age1x:aa", "rj2:" + card_text(card_of(ANA))[4:], "a:b:c:d"]
)
def test_a_line_that_is_no_card_is_refused(text):
    with pytest.raises(RuleBroken, match="not a sharing card"):
        read_card(text)


def test_a_fingerprint_is_four_words_and_differs_with_either_key():
    words = fingerprint(card_of(ANA))
    assert len(words.split()) == 4
    others = (Secrets(ANA.identity, b"x" * 32), Secrets(new_identity(), ANA.seed))
    assert all(fingerprint(card_of(other)) != words for other in others)
    assert fingerprint(card_of(ANA)) == words


def test_secrets_and_texts_stay_out_of_reprs():
    shown = repr(ANA) + repr(open_pack(SEALED, BEN))
    for word in (ANA.identity, "room", "Learning", "aaaa"):
        assert word not in shown


def test_the_name_of_a_pack_says_nothing():
    assert pack_name() != pack_name()
    assert pack_name().endswith(".rjpack")
