"""Where things live: the user's folders, and the files that come with the program.

Nothing is created by asking for a path; whoever writes makes the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

from platformdirs import PlatformDirs

_NAME = "reflectjournal"
_DIRS = PlatformDirs(_NAME, appauthor=False, roaming=False)


def data_folder() -> Path:
    """The program's own folder for what the user makes, on this computer only."""
    return _DIRS.user_data_path


def config_folder() -> Path:
    """The folder of the settings file. It never holds private text."""
    return _DIRS.user_config_path


def cache_folder() -> Path:
    """The folder of what can be made again, such as matplotlib's list of fonts."""
    return _DIRS.user_cache_path


def state_folder() -> Path:
    """The folder of crash reports and of the newest commit numbers seen on this computer."""
    return _DIRS.user_state_path


def default_journal_folder() -> Path:
    """Where a new journal is offered.

    Never Documents, which is often synchronised: copies of a live database
    taken by a synchronising program are damaged ones.
    """
    return data_folder() / "journal"


def own_guides_folder() -> Path:
    """Where the user's own guides (TOML files) are looked for."""
    return config_folder() / "guides"


def settings_file() -> Path:
    """The file of the non-secret preferences."""
    return config_folder() / "settings.toml"


def resources_root() -> Path:
    """The folder of the files that come with the program.

    Raises `FileNotFoundError` where the program was installed without them.
    """
    for root in _resource_roots():
        if root.is_dir():
            return root
    raise FileNotFoundError("The program's own files are missing; install it again.")


def _resource_roots() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent
    installed = (package / "resources", package.parent / "resources")
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    if bundle is None:
        return installed
    return (Path(bundle) / _NAME / "resources", *installed)


def resource(name: str) -> Path:
    """The path of one file or folder that comes with the program.

    `name` is relative and uses forward slashes: `"guides/gibbs.toml"`. Raises
    `ValueError` for an absolute name or one that climbs out with `..`, and
    `FileNotFoundError` where there is no such file.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith(("/", "\\")) or ".." in parts or "\\" in name or ":" in name:
        raise ValueError(f"not a resource name: {name!r}")
    path = resources_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"missing from the program's own files: {name}")
    return path
