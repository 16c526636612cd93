"""What every test stands on: no screen, no network, folders of its own, a real vault."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt, matplotlib or platformdirs.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
_HOME = Path(tempfile.mkdtemp(prefix="reflectjournal-tests-"))
for _name, _folder in {
    "HOME": "",
    "USERPROFILE": "",
    "LOCALAPPDATA": "local",
    "APPDATA": "roaming",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "MPLCONFIGDIR": "matplotlib",
}.items():
    (_HOME / _folder).mkdir(exist_ok=True)
    os.environ[_name] = str(_HOME / _folder)

import pytest  # noqa: E402

from reflectjournal.hardening import refuse_network  # noqa: E402
from reflectjournal.preflight import missing_library  # noqa: E402

refuse_network()

try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError as error:  # a bare server lacks what every desktop has
    raise SystemExit(missing_library(error)) from None

PASSPHRASE = "seven quiet herons cross the river"


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["reflectjournal", "-style", "Fusion"]


@pytest.fixture
def home() -> Path:
    """The home folder of the whole test run, with the settings, state and caches in it."""
    return _HOME


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    """A folder in which there is no journal yet."""
    return tmp_path / "journal"


@pytest.fixture
def vault(vault_folder: Path) -> Iterator[object]:
    """A real, open, empty vault, with a passphrase that costs little to check."""
    from reflectjournal.store import keys
    from reflectjournal.store.vault import Vault

    opened = Vault.create(vault_folder, keys.new_keys(PASSPHRASE, keys.CHEAP))
    yield opened
    opened.close()


@pytest.fixture
def journal(vault_folder: Path) -> Iterator[object]:
    """A real, open, empty journal, with a passphrase that costs little to check."""
    from reflectjournal.journal import Journal
    from reflectjournal.store import keys

    opened = Journal.create(vault_folder, Journal.derive_new(PASSPHRASE, keys.CHEAP))
    yield opened
    opened.close()
