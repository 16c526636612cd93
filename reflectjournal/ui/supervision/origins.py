"""The ways back: from an action or an agenda item to where it came from."""

from __future__ import annotations

from reflectjournal.model import AgendaItem, AgendaSource, Origin, OriginKind
from reflectjournal.ui.page import Page


def open_origin(page: Page, origin: Origin) -> None:
    """Show the entry, session or goal that an action came out of."""
    if origin.kind is OriginKind.SESSION:
        page.page_asked.emit(f"supervision#{origin.id}")
    elif origin.kind is OriginKind.GOAL:
        page.page_asked.emit(f"development#{origin.id}")
    elif origin.id:
        page.entry_asked.emit(origin.id)


def open_source(page: Page, item: AgendaItem) -> None:
    """Show the entry, goal or action that an agenda item is about."""
    if item.source is AgendaSource.ENTRY:
        page.entry_asked.emit(item.target)
    elif item.source is AgendaSource.GOAL:
        page.page_asked.emit(f"development#{item.target}")
    elif item.source is AgendaSource.ACTION:
        page.page_asked.emit(f"actions#{item.target}")
