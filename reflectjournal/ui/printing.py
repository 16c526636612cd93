"""PDF and paper from the same neutral document, drawn by Qt."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
    QThread,
    QUrl,
)
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from reflectjournal.errors import ExportFailed
from reflectjournal.paths import resource
from reflectjournal.sharing.document import Document
from reflectjournal.sharing.pdf import clean_pdf
from reflectjournal.sharing.render import html

_MARGIN_MM = 22.0
_FACES = ["Inter", "Segoe UI", "Noto Sans", "DejaVu Sans", "Helvetica Neue", "Arial"]
_SUBSTITUTIONS = ("calt", "clig", "liga")
"""What a face does to letters beside each other. The shapes it puts there stand for no letter in
a PDF: they could not be read back, searched or read aloud, nor checked before the file leaves."""


class _ClosedDocument(QTextDocument):
    """A text document that loads nothing: no file and no address named in it is ever opened."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Nothing, whatever is asked for."""
        return QByteArray()


def to_pdf(document: Document) -> bytes:
    """The document as a PDF with selectable text on A4, without metadata.

    The same document gives the same bytes on the same computer: the faces
    installed there are part of the file. Raises `ExportFailed` where Qt cannot draw it.
    """
    if not QThread.isMainThread():  # its objects and the window's could wait for one another
        raise RuntimeError("Qt draws on the window's thread alone.")
    target = QByteArray()
    buffer = QBuffer(target)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setPageLayout(_layout(document))
    writer.setCreator("")
    text = _text_document(document)
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportFailed("The PDF could not be drawn. Nothing was saved. Try another format.")
    try:
        _draw(painter, writer, text)
    finally:
        painter.end()
    buffer.close()
    return clean_pdf(bytes(target.data()), document.title, document.language)


def print_document(document: Document, printer: QPrinter) -> None:
    """The document on paper, page by page as in the PDF."""
    printer.setDocName("Document")  # the queue of a shared printer shows this name
    printer.setCreator("")
    printer.setPageLayout(_layout(document))
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportFailed("The printer did not answer. Nothing was printed.")
    try:
        _draw(painter, printer, _text_document(document))
    finally:
        painter.end()


def _layout(document: Document) -> QPageLayout:
    upright, lying = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        lying if document.wide else upright,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def _text_document(document: Document) -> QTextDocument:
    text = _ClosedDocument()
    font = QFont()
    font.setFamilies(_FACES)
    font.setPointSizeF(14.0 if document.large else 8.5 if document.wide else 11.0)
    for feature in _SUBSTITUTIONS:
        font.setFeature(QFont.Tag(feature), 0)
    text.setDefaultFont(font)
    text.setDefaultStyleSheet(resource("sharing/print.css").read_text(encoding="utf-8"))
    text.setDocumentMargin(0)
    text.setHtml(f"<body>{html.body(document)}</body>")
    return text


def _draw(painter: QPainter, device: QPdfWriter | QPrinter, text: QTextDocument) -> None:
    """Every page of the text, with its number at the foot."""
    text.documentLayout().setPaintDevice(device)
    page = device.pageLayout().paintRectPixels(device.resolution())
    foot = painter.fontMetrics().height() * 2
    text.setPageSize(QSizeF(page.width(), page.height() - foot))
    pages = text.pageCount()
    for number in range(pages):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * (page.height() - foot))
        text.drawContents(painter, _rect(page.width(), page.height() - foot, number))
        painter.restore()
        if pages > 1:
            area = _rect(page.width(), page.height(), 0)
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
            painter.drawText(area, flags, str(number + 1))


def _rect(width: int, height: int, number: int) -> QRectF:
    # A hair less than the page, or the first line of the next one is drawn here too.
    return QRectF(0, number * height + 1, width, height - 2)
