"""The last net: whatever a command raises becomes one line on standard error, and an exit code."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from teikit.cli import streams
from teikit.cli.streams import say
from teikit.processes import ToldToEnd
from teikit.source import FileError

PATIENCE = 3.0
"""Seconds that a command has for clearing away when it is told to end."""
INTERRUPTED = 128 + signal.SIGINT
SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Those by which a command is told to end."""


def caught(command: Callable[[], Any]) -> NoReturn:
    """Run a command, and end the process with its exit code."""
    streams.prepare()
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)  # an exit clears half-written files and child processes away
    code = _code(command)
    try:
        streams.finish()
    except OSError as error:
        streams.give_up()
        if not isinstance(error, BrokenPipeError):  # who reads no further wants no more
            say(f"teikit: standard output cannot be written: {(error.strerror or str(error)).lower()}")
            code = 2
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # all is said: nobody sees where Python clears up
    sys.exit(code)


def end(number: int, _frame: FrameType | None) -> NoReturn:
    """End as an exit does, so that files and processes are cleared away; but end in any case."""
    last = threading.Timer(PATIENCE, os._exit, (128 + number,))
    last.daemon = True
    last.start()
    raise ToldToEnd(128 + number)


def _code(command: Callable[[], Any]) -> int:
    try:
        answer = command()
    except SystemExit as asked:
        answer = asked.code
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        answer = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        answer = INTERRUPTED
    except FileError as error:
        say(f"teikit: {error}")
        answer = 2
    except BrokenPipeError:
        streams.give_up()
        answer = 0
    except MemoryError:
        say("teikit: there is not enough memory for this; try fewer files at once, or --jobs 1")
        answer = 2
    except OSError as error:
        say(f"teikit: {_named(error)}{(error.strerror or str(error)).lower()}")
        answer = 2
    except Exception as error:
        answer = _fault(error)
    return answer if isinstance(answer, int) else 0


def _named(error: OSError) -> str:
    """What an error of the system is about; where it does not say, the working folder may be gone."""
    if error.filename is not None:
        return f"{os.fsdecode(error.filename)}: "
    try:
        Path.cwd()
    except OSError:
        return "the working folder: "
    return ""


def _fault(error: Exception) -> int:
    if os.environ.get("TEIKIT_TRACEBACK"):
        raise error
    *_, (frame, line) = traceback.walk_tb(error.__traceback__)
    place = f"{Path(frame.f_code.co_filename).name}:{line}"
    reason = " ".join(str(error).split())[:200]
    say(
        f"teikit: this is a fault of teikit: {type(error).__name__} in {place}: {reason}; "
        "please report it with what TEIKIT_TRACEBACK=1 shows"
    )
    return 2
