"""Landlock: from here on this thread, and what it starts, writes in one folder and opens no TCP connection."""

import os
import struct

from invoices.imaging.confined_kernel import kernel

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_ONLY = 1
_PATH_BENEATH = 1

_WRITE_FILE = 1 << 1
_TRUNCATE = 1 << 14
# Removing, making of every sort; reading and running programs stay free.
_CHANGES = _WRITE_FILE | sum(1 << bit for bit in range(4, 13))
_SINCE = {2: 1 << 13, 3: _TRUNCATE}  # moving between folders, cutting a file short
_BIND_AND_CONNECT_TCP = 3
_ABSTRACT_SOCKETS_AND_SIGNALS = 3  # to outsiders


def writes_only_in(folder: str) -> int:
    """Shut this thread in and return the version of Landlock that did it.

    Raises:
        OSError: this kernel has none, or does not let us.
    """
    version = kernel("syscall", _CREATE_RULESET, None, 0, _VERSION_ONLY)
    changes = _CHANGES | sum(right for since, right in _SINCE.items() if version >= since)
    rules = kernel("syscall", _CREATE_RULESET, *_asked(version, changes), 0)
    try:
        _allow(rules, folder, changes)
        # Programs are started with their streams on it.
        _allow(rules, os.devnull, changes & (_WRITE_FILE | _TRUNCATE))
        kernel("syscall", _RESTRICT_SELF, rules, 0)
    finally:
        os.close(rules)
    return version


def refuses_tcp(version: int) -> bool:
    """Tell whether that version of Landlock covers connections."""
    return version >= 4


def keeps_signals_inside(version: int) -> bool:
    """Tell whether that version of Landlock covers signals to other processes."""
    return version >= 6


def _asked(version: int, changes: int) -> tuple[bytes, int]:
    tcp = _BIND_AND_CONNECT_TCP if refuses_tcp(version) else 0
    scope = _ABSTRACT_SOCKETS_AND_SIGNALS if keeps_signals_inside(version) else 0
    asked = struct.pack("QQQ", changes, tcp, scope)
    return asked, len(asked)


def _allow(rules: int, path: str, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        kernel("syscall", _ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)
