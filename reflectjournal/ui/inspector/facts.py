"""The short facts a guide asks for beside its steps, and where the guide comes from."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.model import Entry, Guide, Section, StepKind
from reflectjournal.ui.days import short_day, within_time
from reflectjournal.ui.inspector.part import InspectorPart
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.answer import Answer
from reflectjournal.ui.widgets.answers import answer_for
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.flow import empty
from reflectjournal.ui.widgets.text import as_tip, label


class _ShortAnswer(CellEdit):
    """A line of text for a fact."""

    def load_section(self, section: Section) -> None:
        """Show the answer."""
        self.load(section.text)

    def answer(self) -> tuple[str, tuple[tuple[str, ...], ...]]:
        """The text."""
        return self.text(), ()


class FactsPart(InspectorPart):
    """One small field for each fact; all are optional."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Facts"))
        self._guide: Guide | None = None
        self._answers: dict[str, Answer | _ShortAnswer] = {}
        self._fresh: set[str] = set()  # fields that have shown nothing yet
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE["xs"])
        self.column.addLayout(self._rows)

    def show_guide(self, guide: Guide | None, entry: Entry) -> None:
        """Ask for the facts of this guide."""
        if guide != self._guide:
            self._guide = guide
            empty(self._rows)
            self._answers.clear()
            for step in guide.fields if guide else ():
                self._rows.addWidget(label(step.title, "caption", wrap=True))
                prompt = step.prompts[0] if step.prompts else step.title
                made: Answer | _ShortAnswer
                if step.kind in (StepKind.TEXT, StepKind.EVIDENCE, StepKind.LINK):
                    made = _ShortAnswer("", self)
                    made.setAccessibleName(prompt)
                    made.setToolTip(as_tip(prompt))
                else:
                    made = answer_for(step, prompt, self, growing=True)
                made.edited.connect(self.edited)
                self._answers[step.id] = made
                self._fresh.add(step.id)
                self._rows.addWidget(made)
        self.setVisible(bool(self._answers))
        self.load(entry)

    def load(self, entry: Entry) -> None:
        """Show the facts of the entry."""
        for section in entry.sections:
            answer = self._answers.get(section.step)
            if answer is None or section.guide != entry.guide:
                continue
            if isinstance(answer, _ShortAnswer):
                if not answer.hasFocus():
                    answer.load_section(section)
            elif section.step in self._fresh or answer.answer() != (section.text, section.rows):
                self._fresh.discard(section.step)
                answer.load(section)
                answer.editor.setVisible(bool(section.text) and answer.writes)

    def apply(self, entry: Entry) -> Entry:
        """With the facts shown."""
        sections = list(entry.sections)
        for place, section in enumerate(sections):
            answer = self._answers.get(section.step)
            if answer is not None and section.guide == entry.guide:
                text, rows = answer.answer()
                if (text, rows) != (section.text, section.rows):
                    sections[place] = replace(section, text=text, rows=rows)
        return replace(entry, sections=tuple(sections))


class DetailsPart(InspectorPart):
    """When it was written and changed, and who the guide comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Details"))
        self._times = label("", "muted", wrap=True)
        self._source = label("", "caption", wrap=True)
        self.column.addWidget(self._times)
        self.column.addWidget(self._source)

    def show_guide(self, guide: Guide | None, entry: Entry) -> None:
        """Say what there is to say."""
        lines = []
        if entry.created_at:
            lines.append(self.tr("Begun {time}").format(time=within_time(entry.created_at)))
        if entry.finished_at:
            day = short_day(entry.finished_at.astimezone().date())
            lines.append(self.tr("Finished {day}").format(day=day))
        self._times.setText("\n".join(lines))
        self._times.setVisible(bool(lines))
        self._source.setText(citation_words(guide))
        self._source.setVisible(bool(self._source.text()))


def citation_words(guide: Guide | None) -> str:
    """Where a guide comes from, in a line; "" for one of the writer's own."""
    if guide is None:
        return ""
    cited = guide.citation
    year = f"({cited.year})" if cited.year else ""
    words = " ".join(part for part in (cited.authors, year) if part)
    parts = [part.rstrip(".") for part in (words, cited.title, cited.publisher) if part]
    return ". ".join(parts) + ("." if parts else "")
