"""A document as its readers will see it, with nothing to type into."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from reflectjournal.sharing.document import Document
from reflectjournal.sharing.render import html
from reflectjournal.ui.theme import SCALE, color, font


class DocumentView(QTextBrowser):
    """Loads nothing: no file and no address named in a document is ever opened."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_document(self, document: Document) -> None:
        """Show a document."""
        size = font().pointSizeF() * (SCALE["title"] if document.large else 1.0)
        line = color("line").name()
        self.document().setDefaultStyleSheet(
            f"h1 {{ font-size: {size * 1.5:.1f}pt; }} h2 {{ font-size: {size * 1.2:.1f}pt; }}"
            f"h3 {{ font-size: {size * 1.08:.1f}pt; }} p, li {{ font-size: {size:.1f}pt; }}"
            f"h1, h2, h3 {{ font-weight: 600; }} a {{ color: {color('accent').name()}; }}"
            f"td, th {{ padding: 4px; border: 1px solid {line}; }}"
        )
        self.setHtml(html.body(document))

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - Qt's
        """Nothing, whatever is asked for."""
        return QByteArray()
