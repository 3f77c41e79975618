"""The standard streams: always open, able to spell anything, and free of what a terminal would obey."""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress

from teikit.markup import printable

PLAIN = str.maketrans({"│": "|", "→": "->", "…": "...", "“": '"', "”": '"', "’": "'", "·": "*"})
"""What stands for the signs of reports where an encoding does not have them."""


def say(text: str) -> None:
    """A line on standard error, if anybody can read it there; above a bar that is shown."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{printable(text)}\n")  # that of now: while a bar is shown, it is the bar's
        sys.stderr.flush()


def prepare() -> None:
    """Make the standard streams fit for anything."""
    while (handle := os.open(os.devnull, os.O_RDWR)) < 3:  # a closed one would become that of a file
        continue
    os.close(handle)
    codecs.register_error("teikit", _spelled)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open as long as we are
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="teikit")


def finish() -> None:
    """Write what is still to be written. Raises OSError where it cannot be."""
    sys.stdout.flush()
    with suppress(OSError):
        sys.stderr.flush()


def give_up() -> None:
    """Nothing more goes to standard output, and Python does not complain at exit of what it still has."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _spelled(error: UnicodeError) -> tuple[str, int]:
    """How characters are written that the encoding of a stream does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(PLAIN)
    return text.encode("ascii", "backslashreplace").decode("ascii"), error.end


class _Closed(io.TextIOBase):
    """Standard output that was closed before the command began."""

    @property
    def buffer(self) -> _Closed:
        """What bytes are written to: here, too, nothing is."""
        return self

    def writable(self) -> bool:
        """It says so, and then refuses."""
        return True

    def write(self, _data: object) -> int:
        """Refuse."""
        raise OSError("standard output is closed")
