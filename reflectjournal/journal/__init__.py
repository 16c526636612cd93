"""The journal: the one object the window talks to, and the verbs that cross packages.

What is named here is loaded when it is first asked for: the unlock window is on the
screen before the store, the guides and everything behind them are.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflectjournal.journal.facade import Journal
    from reflectjournal.store.keys import (
        CHEAP,
        DataKey,
        Kdf,
        NewKeys,
        calibrate,
        check_passphrase,
        generate_passphrase,
        strength_words,
    )
    from reflectjournal.store.search_query import OPERATORS, Operator

__all__ = [
    "CHEAP",
    "OPERATORS",
    "DataKey",
    "Journal",
    "Kdf",
    "NewKeys",
    "Operator",
    "calibrate",
    "check_passphrase",
    "generate_passphrase",
    "strength_words",
]

_ELSEWHERE = {
    "Journal": "reflectjournal.journal.facade",
    "OPERATORS": "reflectjournal.store.search_query",
    "Operator": "reflectjournal.store.search_query",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """The thing of this name, from the module that it lives in."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = importlib.import_module(_ELSEWHERE.get(name, "reflectjournal.store.keys"))
        found = globals()[name] = getattr(home, name)
        return found
