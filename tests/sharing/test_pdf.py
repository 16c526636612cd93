"""PDFs locked for people without this program."""

from __future__ import annotations

import io

import pikepdf
import pytest

from reflectjournal.errors import SharingRefused
from reflectjournal.sharing.layouts import Layout, lay_out
from reflectjournal.sharing.pdf import code_words, lock_pdf, new_code
from reflectjournal.sharing.render import Format
from tests.sharing.copies import copy, render


@pytest.fixture
def pdf(qapp):
    return render(lay_out(copy(), Layout.SINGLE), Format.PDF)


def test_a_locked_pdf_opens_with_its_code_and_with_nothing_else(pdf):
    code = new_code()
    locked = lock_pdf(pdf, code)
    with pikepdf.open(io.BytesIO(locked), password=code) as opened:
        assert opened.encryption.bits == 256
        assert opened.encryption.R == 6
    for wrong in ("", code.upper(), " ".join(code.split()[:5])):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)


def test_a_locked_pdf_shows_no_title(pdf):
    assert b"See every room" not in lock_pdf(pdf, new_code())


def test_a_code_is_six_words_from_the_list():
    code = new_code().split()
    assert len(code) == 6
    assert set(code) <= set(code_words())
    assert len(code_words()) == 7776
    assert new_code() != new_code()


def test_a_chosen_code_is_refused(pdf):
    with pytest.raises(SharingRefused, match="six words"):
        lock_pdf(pdf, "secret")
