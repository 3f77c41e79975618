"""A file on its own, in a process that may end: where it does three times, that is a finding."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from teikit.runs.claims import LONGEST

if TYPE_CHECKING:
    from teikit.runs.made import Made
    from teikit.runs.work import Step

TRIES = 3


@dataclass(eq=False, slots=True)
class Alone:
    """A process that works files one by one, begun when it is needed, and again when it has ended."""

    step: Step
    _process: Any = field(default=None)

    def __enter__(self) -> Alone:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._end()

    def do(self, path: Path) -> Made:
        """What is made of a file, or else what is said of it."""
        reason = ""
        for _ in range(TRIES):
            answer = self._ask(path)
            if not isinstance(answer, str):
                made: Made = answer
                return made
            reason = answer
        return self.step.work.spoilt(path, f"was given up after {TRIES} tries on its own: {reason}")

    def _ask(self, path: Path) -> Any:
        """What the process answers, or why it does not, in words."""
        if self._process is None:
            command = [sys.executable, "-m", "teikit.runs.alone"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
            self._send(self.step)
        process = self._process
        late = threading.Timer(LONGEST, process.kill)
        late.start()
        try:
            self._send(path)
            return pickle.load(process.stdout)  # noqa: S301 - of a process of ours
        except (EOFError, OSError, pickle.UnpicklingError):
            code = process.wait()
            self._end()
            how = f"was ended by signal {-code}" if code < 0 else f"ended with {code}"
            return f"the process that worked it {how}"
        finally:
            late.cancel()

    def _send(self, thing: object) -> None:
        pickle.dump(thing, self._process.stdin)
        self._process.stdin.flush()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                try:
                    stream.close()
                except OSError:  # what was not sent cannot be
                    continue
            self._process = None


def main() -> None:
    """Answer paths with what is made of them, until there are no more."""
    from teikit.processes import end_with
    from teikit.runs.shards import Input

    end_with(os.getppid())
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a craft prints is no answer
    asked = sys.stdin.buffer
    step: Step = pickle.load(asked)  # noqa: S301 - of the process that began this one
    do = None
    while True:
        try:
            path = pickle.load(asked)  # noqa: S301
        except EOFError:
            return
        try:
            do = do or step.work.prepared([Input(str(path), 0)])
            answer: Any = do(path)
        except Exception as error:
            answer = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    main()
