"""PDF files without metadata, and locked with a code."""

from __future__ import annotations

import io
import re
import secrets
from collections.abc import Sequence
from functools import cache

import pikepdf

from reflectjournal.errors import SharingRefused
from reflectjournal.paths import resource

_CODE_WORDS = 6


def clean_pdf(data: bytes, title: str, language: str) -> bytes:
    """The PDF with its title and language and no other metadata; the same input, the same bytes.

    Readers show the title and speak the language (WCAG techniques PDF18 and PDF16).
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        for name in ("/Metadata", "/PieceInfo", "/Names", "/OpenAction", "/AF"):
            if name in pdf.Root:
                del pdf.Root[name]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        pdf.trailer["/Info"] = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(title)))
        pdf.Root["/Lang"] = pikepdf.String(language)
        pdf.Root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
        for page in pdf.pages:
            _spaces_as_spaces(page)
            for name in ("/Metadata", "/PieceInfo", "/LastModified", "/Annots"):
                if name in page:
                    del page[name]
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def _spaces_as_spaces(page: pikepdf.Page) -> None:
    """Qt says of a space that it is a tab where a font draws both alike; copied text shows it."""
    for font in page.resources.get("/Font", pikepdf.Dictionary()).values():
        stream = font.get("/ToUnicode")
        if isinstance(stream, pikepdf.Stream):
            # Targets of the list form stand between square brackets.
            listed = re.sub(
                rb"\[[^\]]*\]",
                lambda found: found[0].replace(b"<0009>", b"<0020>"),
                stream.read_bytes(),
            )
            stream.write(listed)


def lock_pdf(data: bytes, code: str) -> bytes:
    """The PDF encrypted with AES-256, opened again with its code to prove it.

    The key derivation of PDF is weak, so the code is always a generated one
    (`new_code`) and told by another way than the file. Raises `SharingRefused`
    for a shorter code.
    """
    if len(code.split()) < _CODE_WORDS:
        raise SharingRefused("The code has to be one that the program made: six words.")
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        owner = secrets.token_urlsafe(32)  # nobody needs the second password
        pdf.save(made, encryption=pikepdf.Encryption(user=code, owner=owner, R=6))
    locked = made.getvalue()
    with pikepdf.open(io.BytesIO(locked), password=code) as proof:
        if proof.encryption.bits != 256:
            raise SharingRefused("The file could not be encrypted with AES-256.")
    return locked


def new_code() -> str:
    """Six words chosen at random from a list of 7,776: 77 bits, for a locked PDF."""
    return " ".join(secrets.choice(code_words()) for _ in range(_CODE_WORDS))


@cache
def code_words() -> Sequence[str]:
    """The word list that codes and fingerprints are made from. It never changes."""
    path = resource("words/passphrase_words.txt")
    return tuple(path.read_text(encoding="utf-8").split())
