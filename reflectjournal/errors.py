"""Everything that can go wrong and is expected to, each with the sentence the user reads.

    JournalError
    ├── VaultError                 the folder that holds the journal
    │   ├── VaultMissing           no journal there
    │   ├── VaultExists            a journal is there already
    │   ├── VaultInUse             open in another window or on another computer
    │   ├── VaultNewer             written by a newer version of the program
    │   ├── VaultDamaged           the journal file cannot be read
    │   ├── KeysDamaged            the key file cannot be read
    │   ├── VaultReadOnly          the folder cannot be written
    │   ├── DiskFull               no room left
    │   ├── VaultLocked            used after it was locked
    │   └── WrongSecret            passphrase or recovery key does not fit
    ├── WeakPassphrase             a new passphrase that would be guessed
    ├── BadQuery                   a search that cannot be understood
    ├── BadGuide                   a guide file with a fault: file, key, what is expected
    ├── BadData                    another data file with a fault: file, key, what is expected
    ├── NotFound                   the thing asked for is not in the journal
    ├── RuleBroken                 a rule of the field says no, and why
    ├── SharingRefused             a file may not leave, and why
    ├── ImportRefused              a foreign file or pack cannot be taken in
    └── ExportFailed               a file could not be written

A `JournalError` carries a sentence that can be shown as it is: it says what
happened, what is safe and what to do. It never holds private text.
"""


class JournalError(Exception):
    """An expected failure. `str(error)` is the sentence to show."""


class VaultError(JournalError):
    """Something about the folder that holds the journal."""


class VaultMissing(VaultError):
    """There is no journal in the folder."""


class VaultExists(VaultError):
    """There is a journal in the folder already."""


class VaultInUse(VaultError):
    """The journal is open elsewhere.

    `elsewhere` is True where only the note of another computer says so: it may be taken over.
    """

    def __init__(self, sentence: str, *, elsewhere: bool = False) -> None:
        super().__init__(sentence)
        self.elsewhere = elsewhere


class VaultNewer(VaultError):
    """The journal was written by a newer version of the program."""


class VaultDamaged(VaultError):
    """The journal file cannot be read, although the key fits."""


class KeysDamaged(VaultError):
    """The key file cannot be read. Never raised for a wrong passphrase."""


class VaultReadOnly(VaultError):
    """The folder cannot be written."""


class DiskFull(VaultError):
    """There is no room left on the disk."""


class VaultLocked(VaultError):
    """The journal was used after it had been locked."""


class WrongSecret(VaultError):
    """The passphrase or recovery key does not belong to this journal."""


class WeakPassphrase(JournalError):
    """A new passphrase that is too short or too common."""


class BadQuery(JournalError):
    """A search that cannot be understood."""


class BadGuide(JournalError):
    """A guide file with a fault; the sentence names file, key and what is expected."""


class BadData(JournalError):
    """A data file with a fault; the sentence names file, key and what is expected."""


class NotFound(JournalError):
    """The thing asked for is not in the journal."""


class RuleBroken(JournalError):
    """A rule of the field forbids this; the sentence says which and what to do."""


class SharingRefused(JournalError):
    """A file may not leave the journal; the sentence says why."""


class ImportRefused(JournalError):
    """A foreign file or pack cannot be taken in; nothing was imported."""


class ExportFailed(JournalError):
    """A file could not be written; nothing was left behind."""
