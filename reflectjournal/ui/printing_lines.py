"""A page of names and numbers on paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.support import Line


def lines_html(title: str, intro: str, lines: Iterable[Line]) -> str:
    """The page as HTML that Qt prints: groups, names, notes, numbers."""
    parts = [f"<h1>{escape(title)}</h1><p>{escape(intro)}</p>"]
    group = ""
    for line in lines:
        if line.opens:
            continue
        if line.group != group:
            group = line.group
            parts.append(f"<h2>{escape(group)}</h2>")
        number = escape(line.number) or "______________________"
        note = f" ({escape(line.note)})" if line.note else ""
        parts.append(f"<p><b>{escape(line.title)}</b>{note}: <b>{number}</b></p>")
    return "".join(parts)


def print_lines(title: str, intro: str, lines: Iterable[Line], parent: QWidget) -> None:
    """Ask for a printer and print the page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(" ")
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return
    document = QTextDocument()
    document.setDefaultFont(theme.font())
    document.setHtml(lines_html(title, intro, lines))
    document.print_(printer)
