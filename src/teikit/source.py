"""A file as it was read: its bytes, the text they spell, and where in it an offset is.

Every reason why a file cannot be worked with is an FileError: one line with the place and the remedy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import PurePath

from teikit import encoding as encodings
from teikit.characters import replaced
from teikit.foreign import foreign
from teikit.lines import Lines

CONTROLS = re.compile("[\0-\x08\x0e-\x1f]")
MOST_CONTROLS = 0.1
"""The share of control characters above which a file is no text, or has two bytes for a letter."""


class FileError(Exception):
    """A file that cannot be worked with: what is wrong, where (lines from 1, 0 for none), and the remedy."""

    def __init__(self, path: str, reason: str, *, line: int = 0, column: int = 0, hint: str = "") -> None:
        place = f"{path}:{line}:{column}" if line else path
        super().__init__(f"{place}: {reason}" + (f"; {hint}" if hint else ""))
        self.path, self.reason, self.line, self.column, self.hint = path, reason, line, column, hint


class AbsentError(FileError):
    """A file that is not there."""


@dataclass(frozen=True)
class Source:
    """A file's bytes under the name that messages call it by; no slots, as it keeps what it works out."""

    path: str
    data: bytes

    @property
    def name(self) -> str:
        """What the file is called, without its folder; U+FFFD stands for what no format can carry."""
        return replaced(PurePath(self.path).name)

    @cached_property
    def digest(self) -> str:
        """The hash by which the bytes are known."""
        return sha256(self.data).hexdigest()

    @cached_property
    def lines(self) -> Lines:
        """The lines, in the encoding that an XML file says it has."""
        return Lines(self.data, encodings.of_xml(self.data))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a byte offset; the column counts characters, not bytes."""
        return self.lines.position(offset)

    def offset(self, line: int, column: int) -> int:
        """The byte offset of a line and column; the end of the file where it has no such place."""
        return self.lines.offset(line, column)


def decode(source: Source, encoding: str | None = None) -> tuple[str, str, str]:
    """The text of a source, the name of its encoding, and where that was only assumed, why.

    Without `encoding`, a byte-order mark decides, then UTF-8 if it fits, then the likeliest guess of
    charset-normalizer. Raises FileError for an empty or a binary file, for bytes that the encoding does
    not know, and for a file that is UTF-8 but for a few bytes.
    """
    _refuse_other_formats(source)
    if encoding is None and (name := encodings.wide(source.data)):
        hint = f"save it as UTF-8, or name it with --encoding {name}"
        order = f"{name[:6].upper()} ({name[-2:].upper()})"
        raise FileError(source.path, f"is {order} without a byte-order mark", line=1, column=1, hint=hint)
    text, name, assumed = _spell(source, encoding or encodings.marked(source.data) or None)
    if not text.strip():
        raise FileError(source.path, "is empty", hint="give a file with text in it")
    if len(CONTROLS.findall(text)) > len(text) * MOST_CONTROLS:
        hint = "name the true encoding with --encoding"
        raise FileError(source.path, f"is binary, or not {name}", hint=hint)
    return text, name, assumed


def _refuse_other_formats(source: Source) -> None:
    if not source.data:
        raise FileError(source.path, "is empty", hint="give a file with text in it")
    if other := foreign(source.data):
        raise FileError(source.path, other.what, hint=other.remedy)


def _spell(source: Source, encoding: str | None) -> tuple[str, str, str]:
    """Decode, and prove that encoding the text again gives the very same bytes."""
    name = encoding or "utf-8"
    try:
        text = source.data.decode(name)
    except LookupError:
        raise FileError(
            source.path, f'no encoding is called "{name}"', hint="try utf-8, cp1252 or utf-16"
        ) from None
    except UnicodeDecodeError as error:
        line, column = source.position(error.start)
        if encoding is None:
            byte = f"the byte 0x{source.data[error.start]:02X} is not UTF-8"
            _refuse_slip(source, byte, error.start)
            text, guess = _guess(source)
            family = encodings.FAMILIES.get(guess, "")
            known = f"{guess} ({family})" if family else guess
            return text, guess, f"{line}:{column}: {byte}, read as {known}"
        raise FileError(
            source.path,
            f"the byte 0x{source.data[error.start]:02X} is not {name}",
            line=line,
            column=column,
            hint="name the true encoding with --encoding",
        ) from None
    try:
        faithful = text.encode(name) == source.data
    except UnicodeEncodeError:
        faithful = False
    if not faithful:
        raise FileError(
            source.path,
            f"its bytes cannot be restored from its text in {name}",
            hint="convert the file to UTF-8 first",
        )
    return text, name, ""


def _refuse_slip(source: Source, byte: str, start: int) -> None:
    """Raise FileError for a file that is UTF-8 but for a few bytes: another encoding would spoil the rest."""
    characters = source.data.decode("utf-8", "replace")
    wrong = characters.count("\ufffd")
    right = sum(character > "\x7f" for character in characters) - wrong
    if wrong <= right:
        line, column = source.position(start)
        shown = source.data[start : start + 1].decode("cp1252", "replace")
        likely = f'; it may be windows-1252, in which it is "{shown}"' if shown.isprintable() else ""
        hint = "mend it, or read the file as it is with --encoding NAME"
        raise FileError(source.path, f"{byte}, as the rest is{likely}", line=line, column=column, hint=hint)


def _guess(source: Source) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # slow to import, and most files are UTF-8

    if western := encodings.western(source.data):
        return western, "cp1252"
    best = from_bytes(source.data).best()
    if best is None:
        raise FileError(source.path, "is not text in any known encoding", hint="name it with --encoding")
    try:
        text = source.data.decode(best.encoding)
        if text.encode(best.encoding) == source.data:
            return text, best.encoding
    except UnicodeError:
        pass
    raise FileError(source.path, "is not text in any known encoding", hint="name it with --encoding")
