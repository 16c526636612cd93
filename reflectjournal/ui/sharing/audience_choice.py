"""Who it is for and what it becomes: chosen before the review, because they set the measure."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from reflectjournal.sharing import questions as q
from reflectjournal.sharing.layouts import Layout
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.words import layout_words
from reflectjournal.ui.widgets.buttons import PillChoice
from reflectjournal.ui.widgets.text import heading, label

_USUAL_AUDIENCE = "team"


class AudienceChoice(QWidget):
    """The seven options of question 5, and the layouts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched = False
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.em(1.8), theme.em(1.6), theme.em(1.8), theme.SPACE["lg"])
        column.setSpacing(theme.SPACE["sm"])
        column.addWidget(heading(self.tr("Who is it for?"), 2))
        words = self.tr("The wider the audience, the fewer details may stay.")
        column.addWidget(label(words, "muted", wrap=True))
        column.addLayout(self._audiences())
        column.addSpacing(theme.SPACE["lg"])
        column.addWidget(heading(self.tr("What will it be?"), 2))
        self.layouts = PillChoice(
            self.tr("What will it be?"), [(layout, layout_words(layout)) for layout in Layout]
        )
        self.layouts.chosen.connect(self._on_layout)
        column.addWidget(self.layouts)
        self._about = label("", "muted", wrap=True)
        column.addWidget(self._about)
        column.addStretch(1)
        self.reset()

    def reset(self) -> None:
        """The usual choices."""
        self._touched = False
        self.choose_audience(_USUAL_AUDIENCE)
        self.propose(Layout.SINGLE)

    @property
    def audience(self) -> str:
        """The option of question 5."""
        button = self._group.checkedButton()
        return str(button.property("value")) if button else ""

    def choose_audience(self, value: str) -> None:
        """Take an option of question 5."""
        for button in self._group.buttons():
            if button.property("value") == value:
                button.setChecked(True)

    @property
    def layout_chosen(self) -> Layout:
        """What the file becomes."""
        value = self.layouts.value
        return value if isinstance(value, Layout) else Layout.SINGLE

    def choose_layout(self, layout: Layout) -> None:
        """Take a layout; it stays when more entries are ticked."""
        self.layouts.set_value(layout)
        self._on_layout()

    def propose(self, layout: Layout) -> None:
        """The layout that fits the number of entries, until one was chosen."""
        if not self._touched:
            self.layouts.set_value(layout)
            self._about.setText(self._about_words())

    def _on_layout(self) -> None:
        self._touched = True
        self._about.setText(self._about_words())

    def _audiences(self) -> QGridLayout:
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE["lg"])
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, option in enumerate(load_checklist().question(q.AUDIENCE).options):
            button = QRadioButton(option.label)
            button.setProperty("value", option.value)
            button.setAccessibleDescription(option.gloss)
            self._group.addButton(button)
            grid.addWidget(button, place, 0)
            grid.addWidget(label(option.gloss, "muted", wrap=True), place, 1)
        return grid

    def _about_words(self) -> str:
        return {
            Layout.SINGLE: self.tr("The title, then the text."),
            Layout.COLLECTION: self.tr("Several items with contents, each on its own page."),
            Layout.BRIEFING: self.tr("Seven parts in order, from background to what to do."),
            Layout.BULLETIN: self.tr("Several short items in one issue, up to 200 words each."),
            Layout.PRESENTATION: self.tr("A page for each part, with places to stop and talk."),
            Layout.SHORT_POST: self.tr("Words to paste, with the full checks for its audience."),
            Layout.LONG_POST: self.tr("Words to paste, with the full checks for its audience."),
        }[self.layout_chosen]
