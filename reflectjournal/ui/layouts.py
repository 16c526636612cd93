"""Keeps a fault of PySide6 out: items of layouts that Python holds past their end.

Where a filled layout is added to another one, PySide6 (6.11) makes a Python object of each of
its items and ties them to the outer layout. Qt frees such an item with its widget, and the next
widget that Qt makes at that address is then handed out as the old item: a text field whose
`viewport()` is a `QWidgetItem`. Adding a layout lets those objects go again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import shiboken6
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QLayoutItem

RENEW = "renew_items"
"""The method of a layout written in Python that takes its items anew."""


def mend() -> None:
    """Let all layouts be added so from now on."""
    for kind, name in (
        (QBoxLayout, "addLayout"),
        (QBoxLayout, "insertLayout"),
        (QGridLayout, "addLayout"),
    ):
        setattr(kind, name, _letting_go(getattr(kind, name)))


def _letting_go(add: Callable[..., None]) -> Callable[..., None]:
    @wraps(add)
    def call(self: QLayout, *given: Any) -> None:  # noqa: ANN401 - as Qt's own
        add(self, *given)
        for each in given:
            if isinstance(each, QLayout):
                let_go(each)

    return call


def let_go(layout: QLayout) -> None:
    """Drop the Python objects of a layout's items, those of layouts in it too."""
    if renew := getattr(layout, RENEW, None):
        renew()
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, QLayout):
            let_go(item)
        elif isinstance(item, QLayoutItem) and not shiboken6.createdByPython(item):
            shiboken6.invalidate(item)
