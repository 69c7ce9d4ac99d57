"""The calls of the Linux kernel that Python does not offer. Elsewhere every one of them is refused."""

import ctypes
import os
import struct
from contextlib import suppress
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
SELF = Path("/proc/self")
_PR_SET_NO_NEW_PRIVS = 38
_CAPABILITY_VERSION = 0x20080522


def kernel(name: str, *arguments: int | bytes | None) -> int:
    """Call a function of the C library.

    Raises:
        OSError: refused, or not there.
    """
    try:
        function = getattr(_LIBC, name)
    except AttributeError as error:
        raise OSError(f"no {name} here") from error
    # Whole words: prctl and syscall read as many, and take what lies about for the missing half.
    result = int(function(*(ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def leave_the_network() -> bool:
    """Move this process into a network of its own, where nobody answers; False where the kernel does not let it.

    Asked of a process with one thread: the kernel refuses any other.
    """
    if not _works_in_a_copy():
        return False
    _move_out()
    return True


def gain_nothing_more() -> bool:
    """Give up every capability, and the gaining of any by the programs that are started."""
    try:
        kernel("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        kernel("capset", struct.pack("Ii", _CAPABILITY_VERSION, 0), bytes(24))
    except OSError:
        return False
    return True


def _works_in_a_copy() -> bool:
    # Some kernels let a process move out and then forbid it to say who it is: it could not write one file from there
    # on, and there is no way back. So a copy goes first.
    copy = os.fork()
    if copy == 0:
        status = 1
        with suppress(BaseException):
            _move_out()
            status = 0
        os._exit(status)
    return os.waitpid(copy, 0)[1] == 0


def _move_out() -> None:
    user, group = os.geteuid(), os.getegid()
    kernel("unshare", CLONE_NEWUSER | CLONE_NEWNET)
    for file, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        (SELF / file).write_text(line, encoding="ascii")
