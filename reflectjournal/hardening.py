"""What the process refuses and hides, from its first line on.

Called before Qt or SQLCipher is imported and before any secret is asked for.
The standard library only.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from typing import Any

_NETWORK_EVENTS = frozenset(
    {
        "socket.__new__",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)

# Each of these lets the environment put foreign code or a foreign place for text into the process.
_HOSTILE_VARIABLES = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_QPA_GENERIC_PLUGINS",
    "QML2_IMPORT_PATH",
    "QTWEBENGINE_CHROMIUM_FLAGS",
    "SQLITE_TMPDIR",
    "SQLITE_HISTORY",
)

_PR_SET_DUMPABLE = 4  # from <sys/prctl.h>


def harden() -> None:
    """Close the ways by which what is written could leave the process.

    No sockets from Python, no core dump with the text in it, no debugger of
    another process on Linux, files readable by their owner alone. Each is done
    where the system offers it; none of them is an error where it does not.
    """
    clean_environment()
    refuse_network()
    if os.name == "posix":
        os.umask(0o077)
        _no_core_dump()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def clean_environment() -> None:
    """Forget variables that would load foreign plugins or spill to a foreign folder."""
    for name in _HOSTILE_VARIABLES:
        os.environ.pop(name, None)
    if os.environ.get("QT_QPA_PLATFORM", "").startswith("vnc"):
        del os.environ["QT_QPA_PLATFORM"]  # would serve the window over the network


def refuse_network() -> None:
    """Make every socket an error for the rest of the process, in every thread.

    An audit hook cannot be taken back. It does not see sockets that a C library
    opens by itself; those are looked for from outside (`tests/test_session.py`).
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _NETWORK_EVENTS:
        raise RuntimeError(f"Reflect Journal has no network: {event}")


def _no_core_dump() -> None:
    import resource  # noqa: PLC0415 - POSIX only

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
