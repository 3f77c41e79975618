"""Members of ZIP archives: `corpus.zip/texts/a.xml` is a path like any other."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from teikit.workspace.disk import Disk
from teikit.workspace.status import MISSING, Kind, Status
from teikit.zipped import DAMAGED, EARLY, LockedError, unlocked

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ENDING = ".zip"
"""Only these are folders; a DOCX or an EPUB is one thing to whoever names it."""
LARGEST = 256 * 1024**2
"""Bytes of a member that are read: an archive of some kilobytes may hold a terabyte of zeros."""

NOWHERE = "", ""


class Archives:
    """The ZIP archives of the disk, each seen as a folder."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk

    def status(self, path: str) -> Status:
        """What a member is; an archive itself is a folder."""
        archive, member = self._split(path)
        if not archive:
            return MISSING
        version = self.disk.status(archive).version
        try:
            with _open(archive) as opened:
                if not member or any(name.startswith(f"{member}/") for name in opened.namelist()):
                    return Status(Kind.FOLDER, version=version)
                found = opened.getinfo(member)
                return Status(Kind.FILE, found.file_size, f"{version} {found.CRC}")
        except (OSError, KeyError):
            return MISSING

    def owns(self, path: str) -> bool:
        """Whether a path is that of a member, not of an archive itself."""
        return bool(self._split(path)[1])

    def read(self, path: str, size: int = -1) -> bytes:
        """The bytes of a member."""
        archive, member = self._split(path)
        with _open(archive) as opened, _unpacking(path):
            if size < 0 and opened.getinfo(member).file_size > LARGEST:
                raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
            with opened.open(member) as file:
                return file.read(size)

    def stream(self, path: str) -> BinaryIO:
        """A member that is read piece by piece; whoever reads it decides how much of it."""
        archive, member = self._split(path)
        with _open(archive) as opened, _unpacking(path):
            return io.BufferedReader(_Member(opened.open(member), path))

    def names(self, path: str) -> list[str]:
        """The names at one level of an archive."""
        archive, member = self._split(path)
        before = f"{member}/" if member else ""
        with _open(archive) as opened:
            inside = (name[len(before) :] for name in opened.namelist() if name.startswith(before))
            return sorted({name.partition("/")[0] for name in inside if name})

    def _split(self, path: str) -> tuple[str, str]:
        """The archive of a path, and the member in it; NOWHERE where the path leads into none."""
        if ENDING not in path.lower():
            return NOWHERE
        for above in (Path(path), *Path(path).parents):
            archive = str(above)
            if archive.lower().endswith(ENDING) and self.disk.status(archive).kind is Kind.FILE:
                member = Path(path).relative_to(above).as_posix()
                return (archive, "" if member == "." else member) if zipfile.is_zipfile(archive) else NOWHERE
        return NOWHERE


class _Member(io.RawIOBase):
    """A member that is being read: what is wrong with it is an error of the system, as with other files."""

    def __init__(self, opened: IO[bytes], path: str) -> None:
        self._opened, self._path = opened, path

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer, as far as there is something."""
        view = memoryview(buffer)
        with _unpacking(self._path):
            data = self._opened.read(len(view))
        view[: len(data)] = data
        return len(data)

    def tell(self) -> int:
        """How much was unpacked."""
        return self._opened.tell()

    def close(self) -> None:
        """Close the archive, too."""
        self._opened.close()
        super().close()


@contextmanager
def _open(archive: str) -> Iterator[zipfile.ZipFile]:
    with _unpacking(archive):
        opened = zipfile.ZipFile(archive)
    with opened:
        yield opened


@contextmanager
def _unpacking(path: str) -> Iterator[None]:
    try:
        with unlocked():
            yield
    except KeyError:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path) from None
    except (*DAMAGED, LockedError) as error:
        raise OSError(errno.EIO, str(error) or EARLY, path) from None
