"""New reflection: which guide, by how long, what for, and alone or together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.guides.choose import choose, fits
from reflectjournal.model import FAMILIES, Changes, Guide
from reflectjournal.ui.page import Page
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.flow import empty
from reflectjournal.ui.widgets.guide_card import GuideCard
from reflectjournal.ui.widgets.guide_preview import GuidePreview
from reflectjournal.ui.widgets.guide_questions import GuideQuestions
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.text import heading, keycap, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

MOST_FITTING = 8
ONE_COLUMN_EMS, RAIL_FOLDS_EMS = 40.0, 56.0
FREE = "free-writing"


class GuideChooserPage(Page):
    """Pills sort the guides and never hide one. 1 to 8 choose, Enter begins."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("New reflection")
        self._cards: list[GuideCard] = []
        self._chosen = ""
        self._more_shown = False
        self._columns = 2
        self.questions = GuideQuestions(self)
        self.questions.changed.connect(self._on_pill)
        self.preview = GuidePreview(self)
        self.preview.begun.connect(self.begin)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(SPACE["md"])
        self._faults = StripNotice("todo", parent=self)
        self.more = LinkButton("", arrow=True, parent=self)
        self.more.clicked.connect(self.toggle_more)
        self._lay_out()

    # -- what the window asks for ----------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Show the guides there are; the last choice is kept."""
        if changes is None:
            self._show()

    def panes(self) -> tuple[QWidget, ...]:
        """Guides and preview."""
        return (self._main, self.preview)

    # -- choosing --------------------------------------------------------------------------

    @property
    def chosen(self) -> Guide | None:
        """The guide that *Begin* would begin."""
        return self.journal.guides.get(self._chosen)

    def choose(self, guide_id: str) -> None:
        """Choose a guide and show what it is."""
        self._chosen = guide_id
        for card in self._cards:
            card.setChecked(card.guide.id == guide_id)
        guide = self.chosen
        if guide is not None:
            self.preview.show_guide(guide)
            self.begin_below.setAccessibleName(self.preview.begin.accessibleName())

    def begin(self) -> None:
        """Begin an entry with the chosen guide."""
        if self._chosen:
            self.reflection_asked.emit(self._chosen)

    def toggle_more(self) -> None:
        """All guides by family, or the first ones again."""
        self._more_shown = not self._more_shown
        self._show()

    def reload(self) -> None:
        """Read the guides again, with the writer's own."""
        self.journal.reload_guides()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 8 choose, arrows walk, Enter begins."""
        number = event.key() - Qt.Key.Key_0
        step = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }.get(Qt.Key(event.key()), 0)
        if 1 <= number <= min(MOST_FITTING, len(self._cards)) and not self._more_shown:
            self._take(number - 1)
        elif step and isinstance(self.focusWidget(), GuideCard):
            here = next((i for i, c in enumerate(self._cards) if c.isChecked()), 0)
            self._take(max(0, min(len(self._cards) - 1, here + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
        else:
            super().keyPressEvent(event)

    def _take(self, place: int) -> None:
        card = self._cards[place]
        self.choose(card.guide.id)
        card.setFocus()
        self._area.ensureWidgetVisible(card)

    # -- what is shown ---------------------------------------------------------------------

    def _sorted(self) -> list[tuple[str, list[Guide]]]:
        """The groups of guides with their headings."""
        guides = self.journal.guides
        if self._more_shown:
            own = (self.tr("Your own guides"), list(guides.family("own")))
            return [(title, list(guides.family(name))) for name, title in FAMILIES.items()] + [own]
        asked = self.questions.asked()
        if asked[0] is None and not any(asked[1:]):
            return [("", list(guides.eight))]
        others = [guide for guide in guides.all if guide not in guides.eight]
        ordered = choose([*guides.eight, *others], *asked)
        close = [guide for guide in ordered if fits(guide, *asked)][:MOST_FITTING]
        less = [guide for guide in choose(guides.eight, *asked) if guide not in close]
        return [("", close), (self.tr("Less close to what you asked for"), less)]

    def _show(self) -> None:
        empty(self._groups)
        self._cards = []
        for title, guides in self._sorted():
            if not guides:
                continue
            if title:
                self._groups.addWidget(label(title, "section"))
            self._groups.addWidget(self._grid(guides))
        hidden = len(self.journal.guides.all) - len(self.journal.guides.eight)
        self.more.setText(
            self.tr("Fewer guides")
            if self._more_shown
            else self.tr("More guides ({number})").format(number=hidden)
        )
        self._reload.setVisible(self._more_shown)
        faults = self.journal.guides.faults
        self._faults.say(self.tr("Some of your own guides could not be read"), "\n".join(faults))
        self._faults.setVisible(bool(faults))
        shown = [card.guide.id for card in self._cards]
        if shown:
            self.choose(self._chosen if self._chosen in shown else shown[0])

    def _grid(self, guides: list[Guide]) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE["md"])
        for place, guide in enumerate(guides):
            number = len(self._cards) + 1
            keyed = number <= MOST_FITTING and not self._more_shown
            card = GuideCard(guide, number if keyed else 0, holder)
            card.clicked.connect(lambda _=False, name=guide.id: self.choose(name))
            card.begun.connect(self.begin)
            grid.addWidget(card, place // self._columns, place % self._columns)
            self._cards.append(card)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        return holder

    # -- layout ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview folds first, then the cards stand in one column."""
        super().resizeEvent(event)
        rail = self.width() >= em(RAIL_FOLDS_EMS)
        self.preview.setVisible(rail)
        self.preview.setFixedWidth(em(21.5))
        self.begin_below.setVisible(not rail)
        room = self.width() - (em(21.5) if rail else 0)
        columns = 2 if room >= em(ONE_COLUMN_EMS) else 1
        # Beside the preview, Begin stands there; else in the same line as these.
        self._keys.setVisible(room >= em(ONE_COLUMN_EMS + (17 if rail else 24)))
        self._free_words.setVisible(room >= em(ONE_COLUMN_EMS + 6))
        if columns != self._columns:
            self._columns = columns
            self.questions.place(beside=columns > 1)
            self._show()

    def _on_pill(self) -> None:
        self._more_shown = False
        self._chosen = ""  # the closest of the new order, not the one from before
        self._show()

    def _foot(self) -> QHBoxLayout:
        free = Button(self.tr("Just write"), "outline", "feather", self)
        free.clicked.connect(lambda: self.reflection_asked.emit(FREE))
        self.begin_below = Button(self.tr("Begin"), "primary", parent=self)
        self.begin_below.clicked.connect(self.begin)
        self._reload = LinkButton(self.tr("Read my own guides again"), "refresh", parent=self)
        self._reload.clicked.connect(self.reload)
        self._keys = _key_hints(
            (keycap("1"), label(self.tr("to"), "caption"), keycap("8")), self.tr("choose"),
            (keycap("Enter"),), self.tr("begin"),
        )  # fmt: skip
        foot = QHBoxLayout()
        foot.setSpacing(SPACE["md"])
        foot.addWidget(self.begin_below)
        foot.addWidget(free)
        self._free_words = label(self.tr("No questions, no timer."), "muted")
        foot.addWidget(self._free_words)
        foot.addStretch(1)
        foot.addWidget(self._keys)
        foot.addWidget(self._reload)
        foot.addWidget(self.more)
        return foot

    def _lay_out(self) -> None:
        self._main = QWidget()
        column = QVBoxLayout(self._main)
        column.setContentsMargins(SPACE["xxl"], SPACE["xl"], SPACE["xxl"], SPACE["xl"])
        column.setSpacing(SPACE["sm"])
        column.addWidget(heading(self.title, 1))
        column.addWidget(
            label(
                self.tr(
                    "Choose a guide, or just write. You can change guide later and keep every word."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addSpacing(SPACE["md"])
        column.addWidget(self.questions)
        column.addSpacing(SPACE["lg"])
        column.addWidget(self._faults)
        column.addLayout(self._groups)
        column.addSpacing(SPACE["md"])
        column.addLayout(self._foot())
        column.addStretch(1)
        self._area = scrolled(self._main)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._area, 1)
        row.addWidget(self.preview)


def _key_hints(
    choosing: tuple[QWidget, ...],
    choose_words: str,
    beginning: tuple[QWidget, ...],
    begin_words: str,
) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, SPACE["md"], 0)
    row.setSpacing(SPACE["xs"] + 2)
    for widget in (*choosing, label(choose_words, "caption")):
        row.addWidget(widget)
    row.addSpacing(SPACE["sm"])
    for widget in (*beginning, label(begin_words, "caption")):
        row.addWidget(widget)
    return made
