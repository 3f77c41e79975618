"""A ZIP archive that holds a document: what it says of its sizes is checked before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from lxml import etree

from teikit.foreign import damage
from teikit.formats.markup import parse_xml
from teikit.signature import Signature, member
from teikit.source import FileError, Source
from teikit.zipped import DAMAGED, EARLY, LockedError, unlocked

MOST_MEMBERS = 20_000
LARGEST_PART = 64 * 1024 * 1024
LARGEST_RATIO = 100
"""How many times larger than the archive its parts may be, all of them together."""

MODEST = 8 * 1024 * 1024
"""Parts of this size may be packed as well as they can be."""


class Archive:
    """The members of an archive, by name. Raises FileError for one that is broken, locked or a bomb."""

    def __init__(self, source: Source) -> None:
        self.path = source.path
        if broken := damage(source.data):
            raise FileError(self.path, broken.what, hint=broken.remedy)
        with self._readable():
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        self._members = {each.filename: each for each in self._zip.infolist()}
        every = self._zip.infolist()
        unpacked = sum(each.file_size for each in every)
        if len(every) > MOST_MEMBERS:
            raise FileError(self.path, f"has {len(every)} members, more than a document has")
        if unpacked > MODEST and unpacked > LARGEST_RATIO * len(source.data):
            raise FileError(
                self.path,
                f"{len(source.data) / 1_000_000:.1f} MB that would unpack to {unpacked / 1_000_000:.0f} MB",
                hint="no document is packed so well; nothing was unpacked",
            )

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises FileError where it is missing, too large, locked or broken."""
        member = self._members.get(name)
        if member is None:
            raise FileError(self.path, f'has no part "{name}"', hint="the archive is broken")
        if member.file_size > LARGEST_PART:
            size = f"{member.file_size / 1_000_000:.0f} MB"
            raise FileError(self.path, f'its part "{name}" has {size}', hint="split the document")
        if member.flag_bits & 1:
            raise FileError(self.path, "is encrypted", hint="save it without a password")
        with self._readable():
            return self._zip.read(member)

    def xml(self, name: str) -> etree._Element:
        """The root element of a member. Raises FileError as `read`, and where it is not well-formed."""
        return parse_xml(self.read(name), f"{self.path}!{name}")

    def optional(self, name: str) -> etree._Element | None:
        """The root element of a member that may be missing."""
        return self.xml(name) if name in self else None

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            with unlocked():
                yield
        except (*DAMAGED, OSError) as error:
            reason = str(error).lower() or EARLY
            raise FileError(self.path, f"is a broken archive: {reason}", hint="get the file again") from None
        except LockedError as error:
            raise FileError(self.path, f"cannot be unpacked: {str(error).lower()}") from None


def beside(member: str, reference: str) -> str:
    """The name of the member that a reference in another member means; its fragment is left out."""
    reference = unquote(reference.partition("#")[0])
    if reference.startswith("/"):
        return reference.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(member), reference)) if reference else member


def has_mimetype(kind: bytes) -> Signature:
    """Archives that say first of all what they are, as ODT and EPUB do, also where the rest is broken."""
    packed = member("mimetype", kind)
    return lambda source: source.data[30:].startswith(b"mimetype" + kind) or packed(source)


def has_folder(name: bytes) -> Signature:
    """Archives with a member in this folder, also where their directory is broken."""
    begins = re.compile(rb"PK(\x03\x04.{26}|\x01\x02.{42})" + re.escape(name), re.DOTALL)
    return lambda source: source.data.startswith(b"PK\x03\x04") and bool(begins.search(source.data))


def untyped(name: bytes) -> Signature:
    """Archives with this member that do not say what they are, as zipped by hand."""
    has = has_folder(name)
    return lambda source: not source.data.startswith(b"mimetype", 30) and has(source)
