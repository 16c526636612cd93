"""The strips over an entry: what its guide wants said first, what is missing, what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.guides.load import Guides
from reflectjournal.model import Guide
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.notice import StripNotice


class EntryNotices(QWidget):
    """At most one strip for each kind of word; all are hidden as a rule."""

    guide_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = StripNotice("todo")
        self._guide = StripNotice("offer")
        self._state = StripNotice("offer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["sm"])
        for strip in (self._error, self._guide, self._state):
            strip.hide()
            column.addWidget(strip)
        self._fit()

    def clear(self) -> None:
        """Say nothing."""
        for strip in (self._error, self._guide, self._state):
            strip.hide()
        self._fit()

    def show_guide(self, guide: Guide | None, *, first_step: bool) -> None:
        """What the guide says before its first step; or that it is no longer here."""
        if guide is None:
            self._guide.say(
                self.tr("The guide this was written with is no longer here."),
                self.tr("Every word is below, under the titles it was written under."),
            )
        elif guide.banner:
            self._guide.say("", guide.banner)
        self._guide.setVisible(guide is None or bool(guide.banner and first_step))
        self._fit()

    def show_error(self, error: JournalError | None) -> None:
        """What went wrong with saving; None takes it back."""
        fresh = error is not None and self._error.isHidden()
        if error is not None:
            self._error.say(
                str(error),
                self.tr("What you wrote is still here. Saving is tried again every few seconds."),
            )
        if fresh:  # it is tried again every few seconds, and said once
            announce(self, str(error))
        self._error.setVisible(error is not None)
        self._fit()

    def show_sentence(self, sentence: str) -> None:
        """A sentence with a way to put it away."""
        self._state.say("", sentence, ((self.tr("Put this away"), self._state_away),))
        self._state.show()
        announce(self, sentence)
        self._fit()

    def show_must(self, sentences: Sequence[str]) -> None:
        """What the guide cannot close without."""
        self._say_state(self.tr("Not finished yet"), sentences, ())

    def show_wishes(self, sentences: Sequence[str], go_on: Callable[[], None]) -> None:
        """What the guide still asks for, with the way to leave it open."""
        self._say_state(
            self.tr("Before you finish"),
            sentences,
            (
                (self.tr("Finish as it is"), go_on),
                (self.tr("Keep writing"), self._state_away),
            ),
        )

    def show_finished(self, guide: Guide | None, guides: Guides) -> None:
        """That it is finished, and which guides could come next."""
        following = [guides.get(name) for name in (guide.suggests_next if guide else ())]
        ways: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Next: {guide}").format(guide=g.title), partial(self.guide_asked.emit, g.id))
            for g in following
            if g is not None
        ]
        sentence = self.tr("You can still change every word.")
        if guide and guide.footer:
            sentence = f"{guide.footer} {sentence}"
        self._say_state(
            self.tr("Finished"),
            [sentence],
            (*ways[:2], (self.tr("Put this away"), self._state_away)),
        )

    def _say_state(
        self,
        title: str,
        sentences: Sequence[str],
        ways: tuple[tuple[str, Callable[[], object]], ...],
    ) -> None:
        self._state.say(title, "\n".join(sentences), ways)
        self._state.show()
        announce(self, f"{title}. {' '.join(sentences)}")
        self._fit()

    def _state_away(self) -> None:
        self._state.hide()
        self._fit()

    def _fit(self) -> None:
        """No strip, no room taken."""
        strips = (self._error, self._guide, self._state)
        self.setMaximumHeight(16_777_215 if any(not s.isHidden() for s in strips) else 0)
