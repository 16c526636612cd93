"""Which of the four kinds of evidence are there: a tick and a number, or a dashed ring."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflectjournal.development.goals import kinds
from reflectjournal.model import Evidence
from reflectjournal.ui.development.words import evidence_words
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.text import ElidedLabel, label


def marked(words: str, *, there: bool, wrap: bool = False) -> QWidget:
    """Words behind a ticked ring, or a dashed one in grey."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE["xs"] + 1)
    mark = IconLabel("checked-ring" if there else "ring-dashed",
                     "accent" if there else "text_muted", 1.15)  # fmt: skip
    row.addWidget(mark)
    row.addWidget(label(words, "body" if there else "muted", wrap=wrap), 1)
    return made


def with_icon(drawing: str, words: str, parent: QWidget | None = None) -> QWidget:
    """Words behind an icon."""
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE["xs"] + 1)
    row.addWidget(IconLabel(drawing, "text_muted", 1.15))
    row.addWidget(ElidedLabel(words), 1)
    return made


class Meter(QWidget):
    """The four kinds. Kinds are counted, not points: nothing fills up."""

    def __init__(self, evidence: Sequence[Evidence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=SPACE["lg"] - 1)
        for kind, count in kinds(evidence).items():
            words = evidence_words(kind)
            flow.addWidget(marked(f"{words} {count}" if count else words, there=bool(count)))


def meter_words(evidence: Sequence[Evidence], none: str) -> str:
    """The same for a screen reader; `none` stands where there is nothing."""
    return ", ".join(
        f"{evidence_words(kind)} {count or none}" for kind, count in kinds(evidence).items()
    )
