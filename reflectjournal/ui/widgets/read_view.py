"""An entry as it reads, with its Markdown laid out and nothing to type into."""

from __future__ import annotations

import html

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextBrowser, QWidget

from reflectjournal.model import Entry, Section
from reflectjournal.ui.theme import SPACE, color
from reflectjournal.ui.widgets.read_html import html_of


class ReadView(QTextBrowser):
    """Loads nothing but what it is given. A link says where it goes before anything opens."""

    link_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(self.tr("The entry, to read"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda url: self.link_asked.emit(url.toString()))

    def show_entry(self, entry: Entry) -> None:
        """Show an entry from its title to its last answer."""
        muted, line = color("text_muted").name(), color("line").name()
        self.document().setDefaultStyleSheet(
            f"h1, h2, h3 {{ font-weight: 600; }} a {{ color: {color('accent').name()}; }}"
            f"blockquote {{ color: {muted}; }} td, th {{ padding: 4px; border: 1px solid {line}; }}"
        )
        self.setHtml(entry_html(entry))

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - Qt's
        """Nothing: no file and no address named in a text is ever opened."""
        return QByteArray()

    def set_side_margins(self, left: int, right: int) -> None:
        """Keep the text in its column."""
        self.setViewportMargins(left, SPACE["lg"], right, 0)


def entry_html(entry: Entry) -> str:
    """The whole entry as sanitised HTML."""
    parts = [f"<h1>{html.escape(entry.title)}</h1>"] if entry.title else []
    parts += [section_html(section) for section in entry.sections if not section.empty]
    return "\n".join(parts)


def section_html(section: Section) -> str:
    """One answer under its title."""
    rows = "".join(
        "<li>" + html.escape(" · ".join(cell for cell in row if cell.strip())) + "</li>"
        for row in section.rows
    )
    listed = f"<ul>{rows}</ul>" if rows else ""
    return f"<h3>{html.escape(section.title)}</h3>{html_of(section.text)}{listed}"


def copy_address(address: str) -> None:
    """Put an address on the clipboard, for a browser on a computer that has a network."""
    QGuiApplication.clipboard().setText(address)
