"""validate --watch: check again whenever something that counts has changed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from teikit.checking import fingerprint
from teikit.cli.net import INTERRUPTED
from teikit.cli.streams import say
from teikit.source import FileError
from teikit.workspace import Trace, Workspace
from teikit.workspace.trace import KIND, LINK, NAMES

PAUSE = 0.5
"""Seconds between two looks at the files."""


def pause() -> None:
    """Wait a moment."""
    time.sleep(PAUSE)


def restart() -> None:
    """Become what is installed now: what is loaded is an older program. It does not return."""
    sys.stdout.flush()
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - the very command that was given


def watch(
    once: Callable[[Workspace], int],
    pause: Callable[[], None] = pause,
    restart: Callable[[], None] = restart,
) -> None:
    """Run `once`, and again after each change of anything that it asked the workspace for, until Ctrl-C."""
    try:
        while True:
            workspace = Workspace()
            with workspace.trace() as trace:
                _run(once, workspace)
            say("watching; Ctrl-C ends it")
            _wait(trace, pause, restart)
    except KeyboardInterrupt:
        sys.exit(0)


def _run(once: Callable[[Workspace], int], workspace: Workspace) -> None:
    if sys.stdout.isatty():
        click.clear()
    try:
        if once(workspace) == INTERRUPTED:
            raise KeyboardInterrupt
    except FileError as error:  # half-written configuration: the next change may mend it
        say(f"teikit: {error}")
    sys.stdout.flush()


def _wait(trace: Trace, pause: Callable[[], None], restart: Callable[[], None]) -> None:
    """Return when something is not as it was when it was asked for."""
    before = _state(trace)
    if not trace.holds(Workspace()):  # it changed between then and now
        pause()
        return
    while _state(trace) == before:
        if fingerprint.today() != fingerprint.program():
            restart()
        pause()


def _state(trace: Trace) -> list[str]:
    """What tells in a moment whether all is as it was: versions stand for bytes."""
    workspace = Workspace()
    return [
        workspace.answer(question, path)
        if question in (KIND, LINK, NAMES)
        else workspace.status(path).version
        for question, path in trace.answers
        if Path(path).is_absolute()
    ]
