"""The face of the workspace: one way to ask what lies at a path, which notes what it answered."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO

from teikit.source import AbsentError, FileError, Source
from teikit.workspace.archives import Archives
from teikit.workspace.buckets import Buckets
from teikit.workspace.disk import Disk
from teikit.workspace.origin import Origin
from teikit.workspace.status import MISSING, Kind, Status
from teikit.workspace.trace import BYTES, DAY, GONE, KIND, LINK, MOMENT, NAMES, Trace

Path = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Buffer:
    """The text of a file as an editor has it open, and the editor's number for that state of it."""

    data: bytes
    version: str


def _origins() -> tuple[Origin, ...]:
    disk = Disk()
    return Buckets(), Archives(disk), disk


@dataclass(eq=False)
class Workspace:
    """Reads for everybody else: what is open in an editor before what lies on the disk or in an archive.

    Whatever is asked while a `trace` is open is noted in it.
    """

    origins: tuple[Origin, ...] = field(default_factory=_origins)
    buffers: dict[str, Buffer] = field(default_factory=dict)
    _traces: list[Trace] = field(default_factory=list)
    _digests: dict[str, str] = field(default_factory=dict)

    def __getstate__(self) -> Mapping[str, object]:
        """Another process looks for itself."""
        return {"origins": self.origins, "buffers": self.buffers, "_traces": [], "_digests": {}}

    def edit(self, path: Path, data: bytes, version: str) -> None:
        """An editor has a file open with this text."""
        self.buffers[os.path.realpath(path)] = Buffer(data, version)

    def close(self, path: Path) -> None:
        """The editor has closed a file; what the disk has counts again."""
        self.buffers.pop(os.path.realpath(path), None)

    def status(self, path: Path) -> Status:
        """What there is to know of a path without reading it."""
        if buffer := self._buffer(path):
            return Status(Kind.FILE, len(buffer.data), f"buffer {buffer.version}")
        found = MISSING
        for origin in self.origins:
            found = origin.status(os.fspath(path))
            if found is not MISSING:
                break
        return found

    def kind(self, path: Path) -> Kind:
        """What lies at a path."""
        found = self.status(path).kind
        self._note(KIND, path, found)
        return found

    def is_file(self, path: Path) -> bool:
        """Whether a file lies at a path."""
        return self.kind(path) is Kind.FILE

    def is_folder(self, path: Path) -> bool:
        """Whether a folder lies at a path."""
        return self.kind(path) is Kind.FOLDER

    def read(self, path: Path) -> bytes:
        """The bytes of a file. Raises OSError."""
        try:
            data = self._read(path)
        except OSError:
            self._note(BYTES, path, GONE)
            raise
        self._note(BYTES, path, digest(data))
        return data

    def source(self, path: Path) -> Source:
        """A file under the name that messages call it by. Raises FileError where it cannot be read."""
        name = os.fspath(path)
        try:
            return Source(name, self.read(path))
        except (FileNotFoundError, NotADirectoryError):
            raise AbsentError(name, "no such file") from None
        except IsADirectoryError:
            raise FileError(name, "is a folder, not a file") from None
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or str(error)
            raise FileError(name, f"cannot be read: {said.lower()}") from None

    def stream(self, path: Path) -> BinaryIO:
        """A file that is read piece by piece, of which nothing is noted. Raises FileError."""
        if buffer := self._buffer(path):
            return io.BytesIO(buffer.data)
        name = os.fspath(path)
        origin = self._origin(path, Kind.FILE)
        if origin is None:
            raise AbsentError(name, "no such file")
        try:
            return origin.stream(name)
        except OSError as error:
            raise FileError(name, f"cannot be read: {(error.strerror or str(error)).lower()}") from None

    def names(self, path: Path) -> list[str]:
        """The names in a folder that are not hidden, sorted; none where it may not be read."""
        found: list[str] = []
        if origin := self._origin(path, Kind.FOLDER):
            with suppress(OSError):
                found = [name for name in origin.names(os.fspath(path)) if not name.startswith(".")]
        self._note(NAMES, path, _listing(found))
        return found

    def digest(self, path: Path) -> str:
        """The hash of the bytes of a file, read at most once; GONE where there are none."""
        key = _absolute(os.fspath(path))
        if key not in self._digests:
            try:
                self._digests[key] = digest(self._read(path))
            except (OSError, ValueError):
                self._digests[key] = GONE
        self._note(BYTES, path, self._digests[key])
        return self._digests[key]

    def begins(self, path: Path, size: int) -> bytes:
        """The first bytes of a file, of which nothing is noted; none where there is no file."""
        if buffer := self._buffer(path):
            return buffer.data[:size]
        if origin := self._origin(path, Kind.FILE):
            with suppress(OSError):
                return origin.read(os.fspath(path), size)
        return b""

    @contextmanager
    def trace(self) -> Iterator[Trace]:
        """Note what is asked from now on."""
        made = Trace()
        self._traces.append(made)
        try:
            yield made
        finally:
            self._traces.remove(made)  # not the last one: a generator may end later than it should

    def apart(self) -> Workspace:
        """The same workspace for one who keeps account himself: no trace notes what it answers."""
        return Workspace(self.origins, self.buffers, _digests=self._digests)

    def rest_on(self, trace: Trace) -> None:
        """Note again what was asked before, since what was made of it then is used now."""
        for each in self._traces:
            each.add(trace)

    def rest_on_the_clock(self, question: str) -> None:
        """Note that the DAY or the MOMENT counts."""
        self._note(question, "", "that" if question == MOMENT else self.answer(question, ""))

    def answer(self, question: str, path: str) -> str:
        """What is answered today to a question of a trace."""
        if question == BYTES:
            return self.digest(path)
        if question == LINK:
            return os.path.realpath(path)
        if question == DAY:
            return time.strftime("%Y-%m-%d %z")
        if question == MOMENT:
            return "another"
        return self.kind(path) if question == KIND else _listing(self.names(path))

    def _note(self, question: str, path: Path, answer: str) -> None:
        if self._traces:
            key = question, _absolute(os.fspath(path)) if path else ""
            for trace in self._traces:
                trace.note(key, answer)

    def _buffer(self, path: Path) -> Buffer | None:
        return self.buffers.get(os.path.realpath(path)) if self.buffers else None

    def _read(self, path: Path) -> bytes:
        if buffer := self._buffer(path):
            return buffer.data
        name = os.fspath(path)
        return next(each for each in self.origins if each.owns(name)).read(name)

    def _origin(self, path: Path, kind: Kind) -> Origin | None:
        return next((each for each in self.origins if each.status(os.fspath(path)).kind is kind), None)


def digest(data: bytes) -> str:
    """The hash by which bytes are known."""
    return sha256(data).hexdigest()


def _absolute(path: str) -> str:
    """A path from the root; `..` behind a link is not what it looks like, and stays."""
    if os.pardir in path.split(os.sep):  # noqa: PTH206 - a Path costs more than all the rest
        return os.path.join(os.getcwd(), path)  # noqa: PTH109, PTH118
    return os.path.abspath(path)  # noqa: PTH100 - links are not followed


def _listing(names: list[str]) -> str:
    return digest("\n".join(names).encode("utf-8", "surrogateescape"))
