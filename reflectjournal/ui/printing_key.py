"""The sheet with the recovery key, on paper or as PDF; it names neither person nor program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reflectjournal.sharing.writer import write_new
from reflectjournal.ui import theme
from reflectjournal.ui.widgets.recovery_sheet import groups_of


def print_sheet(key: str, parent: QWidget | None = None) -> bool:
    """Ask for a printer and print the key; False where the dialog was left."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(" ")
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    _draw(printer, key, printer.resolution())
    return True


def sheet_pdf(key: str) -> bytes:
    """The sheet as a PDF of one page, without a title."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setTitle("")
    writer.setCreator("")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    _draw(writer, key, 300)
    buffer.close()
    return bytes(data.data())


def save_sheet(key: str, path: Path) -> None:
    """Write the sheet as a PDF file, whole or not at all. Raises `ExportFailed`."""
    write_new(path, sheet_pdf(key), replace=True)


def _draw(device: QPagedPaintDevice, key: str, dots: int) -> None:
    painter = QPainter(device)
    painter.setPen(Qt.GlobalColor.black)
    margin = dots * 0.9
    y = dots * 1.1
    heading = QFont(theme.font())
    heading.setPointSizeF(18)
    painter.setFont(heading)
    painter.drawText(QRectF(margin, y, dots * 6.4, dots * 0.5), _tr("Recovery key"))
    y += dots * 0.8
    for position, group in enumerate(groups_of(key)):
        left = margin + position % 5 * dots * 1.25
        top = y + position // 5 * dots * 0.6
        small = QFont(theme.font())
        small.setPointSizeF(8)
        painter.setFont(small)
        painter.drawText(QRectF(left, top, dots * 0.25, dots * 0.4), str(position + 1))
        code = QFont(theme.code_font())
        code.setPointSizeF(16)
        painter.setFont(code)
        painter.drawText(QRectF(left + dots * 0.22, top - dots * 0.08, dots, dots * 0.4), group)
    body = QFont(theme.font())
    body.setPointSizeF(10.5)
    painter.setFont(body)
    words = _tr(
        "If the passphrase is forgotten, this opens what it belongs to. Keep it on paper, away "
        "from the computer. Anyone who has this key and the file can read everything."
    )
    area = QRectF(margin, y + dots * 1.5, dots * 6.4, dots * 1.5)
    painter.drawText(area, Qt.TextFlag.TextWordWrap, words)
    painter.end()


def _tr(text: str) -> str:
    return QCoreApplication.translate("PrintingKey", text)
