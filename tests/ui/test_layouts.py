"""No item of a layout outlives its widget in Python."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QTextEdit,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from reflectjournal.ui.widgets.flow import FlowLayout


def held(layout_of_python: FlowLayout | None = None) -> int:
    """The items that Python has objects of, without those that a layout of ours needs."""
    own = set(map(id, layout_of_python._items)) if layout_of_python else set()
    items = [w for w in shiboken6.getAllValidWrappers() if type(w) is QWidgetItem]
    return sum(1 for item in items if id(item) not in own)


def test_a_filled_layout_that_is_added_leaves_no_items_behind(qapp):
    before = held()
    host = QWidget()
    column, grid, row, inner = QVBoxLayout(host), QGridLayout(), QHBoxLayout(), QHBoxLayout()
    row.addLayout(inner)
    for layout in (row, inner):
        layout.addWidget(QLabel("x"))
        layout.addStretch(1)
    grid.addWidget(QLabel("y"), 0, 0)
    column.addLayout(row)
    column.insertLayout(0, grid)
    assert held() == before
    shiboken6.delete(host)


def test_a_layout_of_our_own_goes_on_working_when_it_was_filled_before(qapp):
    host = QWidget()
    column, flow = QVBoxLayout(host), FlowLayout()
    labels = [QLabel(word) for word in ("one", "two", "three")]
    for word in labels:
        flow.addWidget(word)
    before = held(flow)
    column.addLayout(flow)
    host.resize(400, 100)
    host.show()
    assert held(flow) <= before
    assert [item.widget() for item in flow._items] == labels
    shiboken6.delete(labels[1])
    qapp.processEvents()
    assert flow.count() == 2
    assert held(flow) <= before
    for _ in range(50):
        field = QTextEdit()
        assert type(field.viewport()) is QWidget
        shiboken6.delete(field)
    flow.clear()
    assert flow.count() == 0
    shiboken6.delete(host)
