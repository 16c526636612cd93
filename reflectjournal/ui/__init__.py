"""The window: the only package that knows Qt."""

from reflectjournal.ui.layouts import mend

mend()
