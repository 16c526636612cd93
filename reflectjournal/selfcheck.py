"""Tries every part that an installed program carries; for bundles and for support.

What is missing from a bundle shows only when it is used, so each part is used
once: a vault is written and searched, a PDF, a Word file and a figure are made.
All of it happens in a folder that is removed again, with invented words.
"""

from __future__ import annotations

import io
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reflectjournal import __version__, crash
from reflectjournal.paths import resources_root

_WORD = "heron"


def selfcheck() -> dict[str, object]:
    """Run every check; gives what to print as JSON, with `ok` true where all passed.

    A failed check is reported by its type and place, as a crash is.
    """
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    results: dict[str, object] = {
        "version": __version__,
        "python": platform.python_version(),
        "system": f"{sys.platform} {platform.machine()}",
        "bundle": bool(getattr(sys, "frozen", False)),
    }
    checks: dict[str, dict[str, object]] = {}
    for check in (_resources, _vault, _scan, _documents, _sealing, _figure, _window):
        checks[check.__name__.strip("_")] = _tried(check)
    results["checks"] = checks
    results["ok"] = all(outcome["ok"] for outcome in checks.values())
    return results


def _tried(check: Callable[[], str]) -> dict[str, object]:
    started = time.perf_counter()
    try:
        outcome: dict[str, object] = {"ok": True, "found": check()}
    except Exception as error:  # noqa: BLE001 - whatever a bundle lacks, say it and go on
        outcome = {"ok": False, "found": crash.report(error).splitlines()[1:]}
    outcome["seconds"] = round(time.perf_counter() - started, 2)
    return outcome


def _resources() -> str:
    from reflectjournal.guides.load import load_guides

    guides = load_guides(None)
    _expect(not guides.faults and len(guides.eight) == 8)
    return (
        f"{len(guides.all)} guides, {sum(p.is_file() for p in resources_root().rglob('*'))} files"
    )


def _vault() -> str:
    from reflectjournal.journal import CHEAP, Journal

    passphrase = "seven quiet herons cross the river"
    with tempfile.TemporaryDirectory(prefix="reflectjournal-") as place:
        folder = Path(place) / "journal"
        journal = Journal.create(folder, Journal.derive_new(passphrase, CHEAP))
        journal.entries.save(replace(journal.begin("free-writing"), title=f"A {_WORD}"))
        journal.close()
        journal = Journal.open(folder, Journal.derive(folder, passphrase))
        _expect(len(journal.search(_WORD).hits) == 1)
        report = journal.verify()
        journal.close()
        _expect(report.ok and report.entries == 1)
        _expect(not any(_WORD.encode() in p.read_bytes() for p in folder.rglob("*") if p.is_file()))
    return "written, closed, opened, searched, verified; nothing readable on the disk"


def _scan() -> str:
    from reflectjournal.anonymise.scan import scan_text

    findings = scan_text("Mrs Patricia Holloway of 12 Beech Road, M1 1AE, born 3 May 1951.")
    _expect(len(findings) >= 3)
    return f"{len(findings)} findings"


def _documents() -> str:
    import docx
    import markdown
    import nh3
    import pypdf

    html = nh3.clean(markdown.markdown(f"# {_WORD}\n\n<script>alert(1)</script>"))
    _expect(_WORD in html and "script" not in html)
    word = docx.Document()
    word.add_heading(_WORD)
    file = io.BytesIO()
    word.save(file)
    _expect(docx.Document(io.BytesIO(file.getvalue())).paragraphs[0].text == _WORD)
    pages = pypdf.PdfReader(io.BytesIO(_pdf())).pages
    _expect(_WORD in pages[0].extract_text())
    return "Markdown, HTML, Word and PDF written and read"


def _pdf() -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextDocument
    from PySide6.QtWidgets import QApplication

    _ = QGuiApplication.instance() or QApplication([])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    document = QTextDocument()
    document.setPlainText(f"The {_WORD} stands still.")
    document.print_(QPdfWriter(buffer))
    return bytes(buffer.data().data())


def _sealing() -> str:
    import icalendar
    import pikepdf
    import pyrage
    import zxcvbn

    identity = pyrage.x25519.Identity.generate()
    sealed = pyrage.encrypt(_WORD.encode(), [identity.to_public()])
    _expect(pyrage.decrypt(sealed, [identity]) == _WORD.encode())
    locked = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner=_WORD, user=_WORD, R=6))
    with pikepdf.open(locked, password=_WORD) as pdf:
        _expect(pdf.is_encrypted)
    event = icalendar.Event()
    event.add("dtstart", datetime(2026, 1, 5, 9, tzinfo=UTC))
    _expect(b"20260105" in event.to_ical() and zxcvbn.zxcvbn("password")["score"] == 0)
    return "age, AES-256 PDF, calendar, passphrase strength"


def _figure() -> str:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2, 1))
    figure.subplots().bar(["a", "b"], [1, 2])
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    _expect(picture.getvalue().startswith(b"\x89PNG"))
    return f"{len(picture.getvalue())} bytes of PNG"


def _window() -> str:
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QLabel

    from reflectjournal.ui.app import make_application
    from reflectjournal.ui.icons import app_icon
    from reflectjournal.ui.theme import Theme

    application = make_application(["reflectjournal"])
    Theme(application, "light", 10.5)
    label = QLabel(_WORD)
    picture = label.grab().toImage()
    drawn = {picture.pixel(x, picture.height() // 2) for x in range(picture.width())}
    _expect(len(drawn) > 1 and not app_icon().pixmap(32).isNull())
    return f"themed and drawn; {len(QFontDatabase.families())} font families"


def _expect(holds: bool) -> None:
    if not holds:
        raise RuntimeError
