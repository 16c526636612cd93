"""The journal: the one object the window talks to, and the verbs that cross packages."""

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
