"""Journal: thin facade of collections, and the verbs that cross packages.

    journal.entries.page(EntryFilter(tag="neglect"))
    journal.search("kitchen -school tag:neglect")
    journal.goals.save(goal)

Everything is a plain call on the thread that opened the journal, except the
three `derive` functions, which are slow, take and give values only, and belong
in a job.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reflectjournal.errors import NotFound
from reflectjournal.guides import run
from reflectjournal.guides.load import Guides, load_guides
from reflectjournal.journal import export
from reflectjournal.journal.backups import Backups
from reflectjournal.journal.cpd import cpd_of
from reflectjournal.journal.meetings import Meetings
from reflectjournal.model import (
    Changes,
    Decision,
    Entry,
    Finding,
    Goal,
    Guide,
    Link,
    LinkKind,
    Origin,
    OriginKind,
    SearchResult,
    VerifyReport,
)
from reflectjournal.paths import own_guides_folder
from reflectjournal.store import keys
from reflectjournal.store.actions import Actions
from reflectjournal.store.aliases import Aliases
from reflectjournal.store.attachments import Attachments
from reflectjournal.store.clean_copies import CleanCopies
from reflectjournal.store.columns import now_utc
from reflectjournal.store.counts import Counts
from reflectjournal.store.decisions import Decisions
from reflectjournal.store.entries import Entries
from reflectjournal.store.goals import LONGEST_TITLE, Goals, shortened
from reflectjournal.store.private_settings import PrivateSettings
from reflectjournal.store.revisions import Revisions
from reflectjournal.store.search import search
from reflectjournal.store.sessions import Sessions
from reflectjournal.store.vault import Vault

if TYPE_CHECKING:
    from reflectjournal.journal.outgoing import Render
    from reflectjournal.journal.sharing import Sharing
    from reflectjournal.sharing.render import Format


class Journal:
    """An open journal. Made by `Journal.create` or `Journal.open`; `close` it after use."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.entries = Entries(vault)
        self.revisions = Revisions(vault, self.entries)
        self.actions = Actions(vault)
        self.goals = Goals(vault)
        self.sessions = Sessions(vault, self.entries)
        self.meetings = Meetings(self.entries, self.sessions, self._guide)
        self.aliases = Aliases(vault)
        self.decisions = Decisions(vault)
        self.clean_copies = CleanCopies(vault)
        self.attachments = Attachments(vault)
        self.counts = Counts(vault)
        self.settings = PrivateSettings(vault)
        self.backups = Backups(vault)
        self._sharing: Sharing | None = None
        self._guides: Guides | None = None

    # Keys: slow, values only, for a job.

    @staticmethod
    def derive_new(passphrase: str, kdf: keys.Kdf | None = None) -> keys.NewKeys:
        """Keys for a new journal; calibrated to this machine where `kdf` is None. About 1 s."""
        return keys.new_keys(passphrase, kdf or keys.calibrate())

    @staticmethod
    def derive(folder: Path, passphrase: str) -> keys.DataKey:
        """The key of the journal in a folder. Raises WrongSecret, KeysDamaged, VaultMissing."""
        return keys.unlock_with_passphrase(keys.read_header(folder), passphrase)

    @staticmethod
    def derive_from_recovery(folder: Path, text: str) -> keys.DataKey:
        """The key of the journal in a folder, from its printed recovery key."""
        return keys.unlock_with_recovery_key(keys.read_header(folder), text)

    # Life

    @classmethod
    def create(cls, folder: Path, new_keys: keys.NewKeys) -> Self:
        """A new, empty journal in a folder."""
        return cls(Vault.create(folder, new_keys))

    @classmethod
    def open(cls, folder: Path, key: keys.DataKey, *, take_over: bool = False) -> Self:
        """The journal in a folder. Raises any VaultError.

        `take_over` opens it although another computer seems to hold it.
        """
        return cls(Vault.open(folder, key, take_over=take_over))

    def close(self) -> None:
        """Write everything down and let go of the folder. May be called again."""
        self._vault.close()

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call back after each commit. Gives the way to unsubscribe."""
        return self._vault.subscribe(callback)

    @property
    def folder(self) -> Path:
        """Where the journal lives."""
        return self._vault.folder

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences about the state in which the journal was found."""
        return self._vault.warnings

    @property
    def read_only(self) -> bool:
        """True where nothing can be saved."""
        return self._vault.read_only

    @property
    def guides(self) -> Guides:
        """All guides, read when they are first asked for."""
        return self._guides or self.reload_guides()

    @property
    def sharing(self) -> Sharing:
        """From private entries to a file that may leave; see `journal.sharing`."""
        if self._sharing is None:
            from reflectjournal.journal.sharing import Sharing  # noqa: PLC0415  loads the lexicons

            self._sharing = Sharing(self._vault, self.entries)
        return self._sharing

    def verify(self) -> VerifyReport:
        """Check every page, table and index; the index is compared with the text. Slow."""
        return self._vault.verify()

    # Writing and finding

    def search(self, query: str, limit: int = 50, *, ranked: bool = False) -> SearchResult:
        """What matches a query (see `OPERATORS`), newest first, or best first where `ranked`.

        An unfinished query gives a result; one that cannot be understood raises
        `BadQuery` with a sentence, never anything else.
        """
        return search(self._vault, query, limit, ranked=ranked)

    def reload_guides(self) -> Guides:
        """Read the guides again, with the user's own; `guides.faults` says what was left out."""
        self._guides = load_guides(own_guides_folder())
        return self._guides

    def begin(self, guide_id: str, day: date | None = None) -> Entry:
        """A saved draft made with a guide, about `day` (today where None). Raises NotFound."""
        guide = self._guide(guide_id)
        today = date.today()  # noqa: DTZ011  the writer's own day
        return self.entries.save(run.begin(guide, day or today, now_utc()))

    def switch_guide(self, entry: Entry, guide_id: str) -> Entry:
        """The entry under another guide, saved, without losing a word."""
        return self.entries.save(run.switch(entry, self._guide(guide_id)))

    def finish(self, entry: Entry) -> Entry:
        """The entry, finished and saved, with its actions and recommendations stored.

        One made with a CPD guide counts as CPD from what it says, unless set by hand.
        Raises RuleBroken where its guide demands something that is not there yet.
        """
        with self._vault.transaction():
            entry = self.entries.save(entry)
            self.entries.leave(entry.id)
            guide = self.guides.get(entry.guide)
            made = self.actions.of(Origin(OriginKind.ENTRY, entry.id))
            if guide is not None:  # its file may be gone; the entry is whole without it
                entry = run.finish(entry, guide, now_utc(), made)
            entry = replace(entry, cpd=entry.cpd or cpd_of(entry))
            self.meetings.recorded(entry)
            return self.entries.save(replace(entry, finished_at=entry.finished_at or now_utc()))

    def goal_from(self, entry_id: int, sentence: str) -> Goal:
        """A draft goal from a sentence of an entry, saved; it keeps where it came from."""
        entry = self.entries.get(entry_id)
        words = " ".join(sentence.split())
        day = f"{entry.day.day} {entry.day:%B %Y}"
        return self.goals.save(
            Goal(
                title=shortened(words, LONGEST_TITLE),
                origin_text=words,
                origins=(Link(LinkKind.ENTRY, entry.id, f"from entry of {day}"),),
            )
        )

    # Sharing

    def scan(
        self, entry_ids: Sequence[int], *, thorough: bool = False, also_names: Sequence[str] = ()
    ) -> tuple[tuple[Finding, ...], ...]:
        """What could identify somebody in these entries: one tuple for each, in their order."""
        return self.sharing.material(entry_ids, also_names).scan(thorough=thorough)

    def record_decision(self, decision: Decision) -> Decision:
        """Add the record of a decision to the register. Raises SharingRefused or RuleBroken."""
        return self.sharing.record(decision)

    def export_clean_copy(
        self, decision_id: int, folder: Path, format: Format, render: Render | None = None
    ) -> Path:
        """Write the clean copy of a decision as a file, and note it in the register.

        Raises SharingRefused or ExportFailed; nothing is left behind then. `render`
        makes the bytes of formats that only the window can make, such as PDF. Other
        layouts: `journal.sharing.export`.
        """
        return self.sharing.export(decision_id, folder, format, render=render)

    def export_everything(self, folder: Path, format: str = "markdown") -> Path:
        """Everything, readable without this program: `markdown` or `json`. Gives the new folder."""
        return export.everything(self, folder, format)

    def _guide(self, guide_id: str) -> Guide:
        guide = self.guides.get(guide_id)
        if guide is None:
            raise NotFound("This guide is not there any more. Choose another one.")
        return guide
