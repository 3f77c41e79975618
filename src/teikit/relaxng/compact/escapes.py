"""The bytes of a compact schema as characters: encoding, newlines and escapes (compact syntax A.2)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from teikit.relaxng.syntax.node import SchemaError

# An escaped #xA is a character, a line end of the file is a newline marker: only the second ends a line. The
# text below writes the first as NUL, which no schema may hold, until a literal is read.
ESCAPED_NEWLINE = "\0"

_ESCAPE = re.compile(r"\\x+\{(?:([0-9A-Fa-f]+)\})?")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Characters:
    """The text of a schema with its escapes replaced, and the way back to the lines and columns of the file.

    `starts` are the offsets at which lines begin, `escapes` those of the replaced escapes, and
    `shifts[n]` is by how many characters the first `n` escapes were longer than what stands for them.
    """

    text: str
    starts: list[int]
    escapes: list[int]
    shifts: list[int]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column, from 1, of an offset in `text`."""
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        column = offset - start + 1
        if self.escapes:
            column += self._shift(offset) - self._shift(start)
        return line, column

    def _shift(self, offset: int) -> int:
        return self.shifts[bisect_left(self.escapes, offset)]


def decode(schema: bytes, path: str) -> Characters:
    """Read the bytes of a schema; a SchemaError for bytes, characters or escapes that it must not have."""
    text = _characters(schema, path)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if illegal := _ILLEGAL.search(text):
        line, column = _plain(text).place(illegal.start())
        raise SchemaError(f"character U+{ord(illegal[0]):04X} is not allowed in XML", path, line, column)
    return _unescape(text, path)


def _characters(schema: bytes, path: str) -> str:
    encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(schema[:2], "utf-8")
    try:
        return schema.decode(encoding)
    except UnicodeDecodeError as error:
        before = schema[: error.start].decode(encoding).removeprefix("\ufeff")
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        line, column = _plain(before).place(len(before))
        name, wrong = encoding[:6].upper().rstrip("-"), schema[error.start : error.end].hex(" ").upper()
        raise SchemaError(f"bytes {wrong} are not {name}", path, line, column) from None


def _plain(text: str) -> Characters:
    return Characters(text, [0, *(newline.end() for newline in re.finditer("\n", text))], [], [0])


def _unescape(text: str, path: str) -> Characters:
    if not _ESCAPE.search(text):
        return _plain(text)
    parts: list[str] = []
    escapes: list[int] = []
    shifts = [0]
    done = length = 0
    for escape in _ESCAPE.finditer(text):
        parts.append(text[done : escape.start()])
        parts.append(_escaped(escape, text, path))
        length += escape.start() - done + 1
        done = escape.end()
        escapes.append(length - 1)
        shifts.append(done - length)
    parts.append(text[done:])
    unescaped = "".join(parts)
    return Characters(unescaped, _plain(unescaped).starts, escapes, shifts)


def _escaped(escape: re.Match[str], text: str, path: str) -> str:
    digits = (escape[1] or "").lstrip("0") or "0"
    if escape[1] is None:
        reason = f'expected hexadecimal digits and "}}" after "{escape[0]}"'
    elif len(digits) > 6 or _illegal(int(digits, 16)):
        reason = f'"{escape[0]}" is not a character of XML'
    else:
        character = chr(int(digits, 16))
        return ESCAPED_NEWLINE if character == "\n" else character
    line, column = _plain(text).place(escape.start())
    raise SchemaError(reason, path, line, column)


def _illegal(code: int) -> bool:
    return code > 0x10FFFF or bool(_ILLEGAL.match(chr(code)))
