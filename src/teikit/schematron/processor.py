"""The Saxon that a process works with: another process, started late and used again, that can be stopped.

Saxon holds Python's lock while it runs, and ends its process where a sheet calls itself without end.
"""

from __future__ import annotations

import atexit
import importlib.util
import marshal
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from teikit.schematron.complaint import explain
from teikit.schematron.failure import SaxonError, SchematronError
from teikit.schematron.namespaces import OWN

PROGRAM: Final = Path(__file__).with_name("saxon.py")
LIMIT: Final = 60.0
"""Seconds that Saxon may take over one thing, unless the caller says otherwise."""
STYLESHEETS: Final = 100
"""Compiled stylesheets that a Saxon keeps."""
DEATHS: Final = {
    b"StackOverflowError": "the sheet calls itself without end",
    b"OutOfMemoryError": "there was not enough memory for it",
}

lock = threading.RLock()


class RefusedError(Exception):
    """What Saxon says of something that it cannot do."""


def available() -> bool:
    """Whether `saxonche` can be imported; it is not imported by asking."""
    try:
        return importlib.util.find_spec("saxonche") is not None
    except ValueError:  # it is marked in sys.modules as not to be imported
        return False


@dataclass(eq=False, slots=True)
class Saxon:
    """A process, what it writes past its answers, and the numbers of the stylesheets that it has compiled."""

    process: subprocess.Popen[bytes]
    said: IO[bytes]
    numbers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def start(cls) -> Saxon:
        """Start a process. Raises SaxonError where that cannot be."""
        if not available():
            raise SaxonError('Schematron needs "saxonche", which is not installed')
        is_main = threading.current_thread() is threading.main_thread()  # Linux means a thread by parent
        command = [sys.executable, "-I", "-S", str(PROGRAM), str(os.getpid() if is_main else 0)]
        said: IO[bytes] | None = None
        try:
            said = tempfile.TemporaryFile("a+b")  # noqa: SIM115 - it is open as long as the process lives
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
        except (OSError, ValueError) as error:
            if said:
                said.close()
            raise SaxonError(f"Saxon cannot be started: {error}") from None
        made = cls(process, said)
        made.write(sys.path)
        return made

    def write(self, request: Any) -> None:
        """Send something; whether it arrives, the answer shows."""
        with suppress(OSError):
            if self.process.stdin:
                self.process.stdin.write(marshal.dumps(request))
                self.process.stdin.flush()

    def ask(self, seconds: float, *request: Any) -> str:
        """The answer to a request. Raises RefusedError, or SaxonError where there is no answer."""
        began = time.monotonic()
        try:
            self.said.truncate(0)
            self.write((seconds, *request))
            done, answer = marshal.load(self.process.stdout)  # type: ignore[arg-type]
        except (EOFError, ValueError, TypeError, OSError):
            self.stop(clear=False)
            raise self.death(seconds, time.monotonic() - began) from None
        except BaseException:  # Ctrl-C: nobody waits for an answer
            self.stop()
            raise
        if done is None:
            raise SaxonError(f"Saxon cannot be started: {answer}")
        if not done:
            raise RefusedError(answer)
        return str(answer)

    def death(self, seconds: float, taken: float) -> SaxonError:
        """Why the process has ended."""
        if taken >= seconds:
            return SaxonError(f"was stopped after {seconds:g} s", is_slow=True)
        with self.said as file, suppress(OSError):
            file.seek(0)
            said = file.read(1 << 16)
            for sign, told in DEATHS.items():
                if sign in said:
                    return SaxonError(told)
        return SaxonError(f"Saxon came to an end, with the exit code {self.process.returncode}")

    def stop(self, *, clear: bool = True) -> None:
        """End the process; what it wrote goes, too, unless it shall be read."""
        self.process.kill()
        self.process.wait()
        for each in (self.process.stdin, self.process.stdout, self.said if clear else None):
            with suppress(OSError):
                if each:
                    each.close()


_saxons: dict[int, Saxon] = {}
"""The one of each process: a forked one must leave that of its parent alone."""


def saxon() -> Saxon:
    """The Saxon of this process. Raises SaxonError where there is none."""
    found = _saxons.get(os.getpid())
    if found is None or found.process.poll() is not None:
        if found is not None:
            found.stop()
        else:
            atexit.register(end, os.getpid())
        found = _saxons[os.getpid()] = Saxon.start()
    return found


def end(owner: int | None = None) -> None:
    """End the Saxon of this process, if there is one; the next question starts another."""
    found = _saxons.get(os.getpid())
    if found is not None and owner in (None, os.getpid()):
        found.stop()


def prepare(stylesheet: str, seconds: float = LIMIT) -> tuple[Saxon, int]:
    """Have a stylesheet compiled, once: the Saxon that has it, and under which number.

    Raises SchematronError at the line of the sheet, or SaxonError.
    """
    with lock:
        engine = saxon()
        if stylesheet not in engine.numbers:
            if len(engine.numbers) >= STYLESHEETS:
                engine.stop()
                engine = saxon()
            number = len(engine.numbers)
            try:
                engine.ask(seconds, "compile", number, stylesheet)
            except RefusedError as error:
                raise explain(str(error), stylesheet) from None
            engine.numbers[stylesheet] = number
        return engine, engine.numbers[stylesheet]


def run(stylesheet: str, text: str, base: str, library: str, seconds: float = LIMIT) -> str:
    """Run a stylesheet over a document; `library` has the documents that it may read, as JSON.

    Raises SchematronError when the run breaks off, SaxonError when it takes longer, or Saxon is at fault.
    """
    with lock:
        engine, number = prepare(stylesheet, seconds)
        try:
            return engine.ask(seconds, "run", number, text, base, library, f"{{{OWN}}}library")
        except RefusedError as error:
            raise SchematronError(f"the sheet broke off: {' '.join(str(error).split())}") from None
