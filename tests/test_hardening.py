from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from reflectjournal import hardening


def run_python(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "use",
    [
        socket.socket,
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: socket.gethostbyname("localhost"),
        lambda: socket.create_connection(("127.0.0.1", 9)),
    ],
)
def test_every_use_of_a_socket_is_an_error_in_this_process(use: object) -> None:
    with pytest.raises(RuntimeError, match="no network"):
        use()  # type: ignore[operator]


def test_without_hardening_a_socket_could_be_made() -> None:
    """The control: it is the hook that refuses, not the machine."""
    assert run_python("import socket; socket.socket().close()").returncode == 0


def test_a_hardened_process_refuses_sockets_in_every_thread() -> None:
    script = (
        "from reflectjournal.hardening import harden; harden()\n"
        "import socket, threading\n"
        "def use():\n"
        "    try: socket.socket()\n"
        "    except RuntimeError: print('refused')\n"
        "t = threading.Thread(target=use); t.start(); t.join(); use()\n"
    )
    assert run_python(script).stdout.split() == ["refused", "refused"]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_hardened_process_leaves_no_core_and_lets_nobody_look_in() -> None:
    script = (
        "from reflectjournal.hardening import harden; harden()\n"
        "import ctypes, os, resource\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
        "print(oct(os.umask(0)))\n"
    )
    assert run_python(script).stdout.split("\n")[:2] == ["(0, 0) 0", "0o77"]


def test_what_the_environment_would_slip_in_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", "/somewhere")
    monkeypatch.setenv("SQLITE_TMPDIR", "/somewhere")
    monkeypatch.setenv("QT_QPA_PLATFORM", "vnc:port=5900")
    hardening.clean_environment()
    assert not {"QT_PLUGIN_PATH", "SQLITE_TMPDIR", "QT_QPA_PLATFORM"} & os.environ.keys()


def test_a_platform_of_the_users_choice_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    hardening.clean_environment()
    assert os.environ["QT_QPA_PLATFORM"] == "wayland"


def test_the_command_line_hardens_before_it_imports_anything_else(tmp_path: Path) -> None:
    script = (
        "import sys; import reflectjournal.cli\n"
        "print([m for m in ('PySide6', 'sqlcipher3', 'cryptography') if m in sys.modules])\n"
    )
    assert run_python(script).stdout.strip() == "[]"
