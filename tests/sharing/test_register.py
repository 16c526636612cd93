"""The register as a table without names, and what exports say together."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.errors import SharingRefused
from reflectjournal.model import AudienceTier, DecisionState, Recipient, Verdict
from reflectjournal.sharing.register import (
    HEAD,
    HIDDEN,
    linkage,
    refuse_names,
    register_csv,
    register_document,
    register_rows,
    safe_cell,
)
from reflectjournal.sharing.render import Format
from tests.sharing.copies import render
from tests.sharing.making import TODAY, decision


def recorded(**changes):
    values = {
        "verdict": Verdict.SHARE,
        "reason": "Colleagues ask sooner.",
        "state": DecisionState.EXPORTED,
        "decided_on": TODAY,
        "exported_on": TODAY,
        "review_on": date(2027, 11, 21),
        "format": "md",
    }
    return replace(decision(AudienceTier.T2), **{**values, **changes})


def cells(made, scan=scan_text):
    return dict(zip(HEAD, register_rows([made], scan)[0], strict=True))


def test_a_row_says_whether_how_and_with_whom():
    assert cells(recorded()) == {
        "Decided": "2026-11-21",
        "What": "See every room",
        "Decision": "shared",
        "Reason": "Colleagues ask sooner.",
        "With whom": "team manager, own organisation",
        "Audience": "team or organisation",
        "How": "Markdown, secure email",
        "Second reader": "practice lead, 2026-11-21",
        "Review": "2027-11-21",
        "Withdrawn": "",
    }


def test_not_to_share_has_a_row_like_any_other_and_a_draft_has_none():
    closed = recorded(verdict=Verdict.DO_NOT_SHARE, exported_on=None)
    assert cells(closed)["Decision"] == "not shared"
    assert register_rows([replace(closed, verdict=None)], scan_text) == ()


def test_a_cell_that_names_somebody_is_kept_back():
    made = recorded(
        title="Visit to Donna Pellworth",
        reason="Ring 07700 900147.",
        recipients=(Recipient("Mrs Okonjo-Hale", "school"),),
    )
    found = cells(made)
    assert (found["What"], found["Reason"], found["With whom"]) == (HIDDEN, HIDDEN, HIDDEN)
    assert found["Decided"] == "2026-11-21"


@pytest.mark.parametrize("file_format", [Format.MARKDOWN, Format.HTML, Format.PDF, Format.DOCX])
def test_no_identifier_leaves_with_the_register_in_any_format(qapp, file_format):
    made = recorded(title="Donna Pellworth, NHS 999 055 5125")
    rows = register_rows([made, recorded()], scan_text)
    data = render(register_document(rows, TODAY), file_format)
    assert b"Pellworth" not in data
    assert b"999 055" not in data
    refuse_names(rows, scan_text)


def test_a_table_that_names_somebody_is_refused():
    row = tuple("Ring 07700 900147" if head == "Reason" else "" for head in HEAD)
    with pytest.raises(SharingRefused, match="names somebody"):
        refuse_names([row], scan_text)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "  =1", "\t=1", "\r@x", "＝1", "\x00=1", "\n-cmd|x"]
)
def test_no_cell_begins_a_formula(text):
    row = tuple(text if head == "Reason" else "x" for head in HEAD)
    table = list(csv.reader(io.StringIO(register_csv([row]).decode("utf-8-sig"))))
    assert table[0] == list(HEAD)
    assert table[1][HEAD.index("Reason")].startswith("'")


def test_ordinary_cells_stay_as_they_are():
    assert safe_cell("Team, “own” = ours") == "Team, “own” = ours"
    data = register_csv([("Ä", 'say "x"', *[""] * 8)])
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1][:2] == ["Ä", 'say "x"']


def out(number, *kept, entries=(1,), **changes):
    return recorded(id=number, indirect_kept=kept, entries=entries, **changes)


def test_two_exports_of_one_entry_that_say_more_together_are_pointed_out():
    now = out(9, "early teens", "a school")
    found = linkage(now, [out(1, "a care home", "early teens"), out(2, "a twin")])
    assert found.decisions == (1, 2)
    assert found.together == ("early teens", "a school", "a care home", "a twin")
    assert "4 details" in found.say
    assert "twin" not in repr(found)


@pytest.mark.parametrize(
    "other",
    [
        out(1, "a school"),  # says nothing more
        out(1, "a twin", entries=(2,)),  # another entry
        out(9, "a twin"),  # the same decision
        out(1, "a twin", state=DecisionState.DECIDED, exported_on=None),  # never left
    ],
)
def test_exports_that_add_nothing_are_not(other):
    assert linkage(out(9, "early teens", "a school"), [other]) is None


def test_a_withdrawn_export_still_counts_because_readers_may_have_it():
    gone = out(1, "a twin", state=DecisionState.WITHDRAWN)
    assert linkage(out(9, "a school"), [gone]) is not None


def test_a_table_of_many_columns_lies_on_its_side(qapp):
    import docx
    import pypdf

    document = register_document(register_rows([recorded()], scan_text), TODAY)
    page = pypdf.PdfReader(io.BytesIO(render(document, Format.PDF))).pages[0].mediabox
    section = docx.Document(io.BytesIO(render(document, Format.DOCX))).sections[0]
    assert page.width > page.height
    assert section.page_width > section.page_height
