"""Ctrl-C, or another signal to end, in a run: at every moment it is said how the run goes on."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

import click

from teikit.cli.net import SIGNALS, end
from teikit.cli.streams import say


class Stopping:
    """What happens at a signal to end: a line is said, and the command ends as at any other time.

    While there is no line yet, the end waits for it: somebody is about to write what the line is about.
    """

    def __init__(self) -> None:
        self._line = ""
        self._asked = 0
        if threading.current_thread() is not threading.main_thread():
            return  # who calls the command in a thread of his own looks after signals himself
        context = click.get_current_context()
        for number in SIGNALS:
            if (before := signal.getsignal(number)) not in (signal.SIG_IGN, None):
                signal.signal(number, self._hear)
                context.call_on_close(lambda number=number, before=before: signal.signal(number, before))

    def says(self, place: str) -> Stopping:
        """From now on there is a run at that place, to go on with."""
        self._line = f"teikit: stopped; `teikit run resume {place}` goes on"
        if self._asked:
            self._hear(self._asked, None)
        return self

    def _hear(self, number: int, frame: FrameType | None) -> None:
        is_first, self._asked = not self._asked, number
        if not self._line and is_first:
            return
        if self._line:
            line, self._line = self._line, ""
            try:
                say(line)
            except RuntimeError:  # it came while something else was being said
                os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"{line}\n".encode())
        end(number, frame)
