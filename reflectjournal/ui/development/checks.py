"""Which records still have to be looked at for names: found in a job, kept while unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflectjournal.development.pack import Pack
from reflectjournal.journal import Journal
from reflectjournal.journal.cpd_papers import pack_paper
from reflectjournal.ui.days import this_day

if TYPE_CHECKING:
    from reflectjournal.ui.jobs import Jobs

Held = dict[str, tuple[str, ...]]


class Checks(QObject):
    """Ask with `held`; where the answer is not known yet, `changed` says when to ask again."""

    changed = Signal()

    def __init__(self, journal: Journal, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self._jobs = journal, jobs
        self._known: dict[str, tuple[object, Held]] = {}
        self._asked: dict[str, object] = {}

    def forget(self) -> None:
        """Look again at everything: the aliases have changed."""
        self._known.clear()
        self._asked.clear()

    def held(self, pack: Pack) -> Held | None:
        """The records of a pack in which somebody could be recognised; None while it is found."""
        paper = pack_paper(self._journal, pack, this_day())
        stamp = tuple((piece.key, piece.text) for piece in paper.pieces)
        name = pack.regulator.id
        known = self._known.get(name)
        if known is not None and known[0] == stamp:
            return known[1]
        if self._asked.get(name) != stamp:
            self._asked[name] = stamp
            self._jobs.run(self, paper.held, lambda held: self._found(name, stamp, held))
        return None

    def _found(self, name: str, stamp: object, held: Held) -> None:
        self._known[name] = (stamp, held)
        self.changed.emit()
