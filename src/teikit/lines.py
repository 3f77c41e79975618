"""The lines of a text that is bytes: which line and column an offset has, and which offset these have.

Line ends are those of XML and of editors: a line feed, a return, or both. Columns count characters.
"""

from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_right
from itertools import accumulate

from teikit import encoding as encodings

BLOCK = 1 << 10
"""Bytes between two places at which the characters so far are known."""
CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""
LOW_SURROGATE = bytes(range(0xDC, 0xE0))


class Lines:
    """The places of some bytes in an encoding; what is asked costs the logarithm of their number."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self.data = data
        self.width, self.encoding = encodings.width(encoding, data)
        self.has_mark = bool(encodings.marked(data))
        self.is_table = self.width == 1 and self.encoding != "utf-8"
        self.errors = "surrogateescape" if self.width == 1 else "replace"
        self.starts = array("Q", [0])
        self.starts.extend(self._ends())
        self._characters = array("Q", [0])

    def _ends(self) -> list[int]:
        if self.width == 1:
            lines = self.data.splitlines(keepends=True)
            if lines and lines[-1][-1:] not in (b"\n", b"\r"):
                del lines[-1]
            return list(accumulate(map(len, lines)))
        feed, back = "\n".encode(self.encoding), "\r".encode(self.encoding)
        ends = []
        for found in re.finditer(re.escape(feed) + b"|" + re.escape(back), self.data):
            if found.start() % self.width:
                continue
            is_first_of_two = found.group() == back and self.data.startswith(feed, found.end())
            if not is_first_of_two:
                ends.append(found.end())
        return ends

    def __len__(self) -> int:
        return len(self.starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column, both from 1, of a byte offset."""
        offset = max(0, min(offset, len(self.data)))
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        return line, self._before(offset) - self._before(start) + 1 - self._mark(start, offset)

    def offset(self, line: int, column: int) -> int:
        """The byte offset of a line and column: the end of the line, or of the file, where it is shorter."""
        if line > len(self.starts):
            return len(self.data)
        start, end = self.starts[max(line, 1) - 1], self._end(max(line, 1))
        wanted = self._before(start) + max(column, 1) - 1 + self._mark(start, end)
        self._count(end)
        block = max(bisect_right(self._characters, wanted) - 1, start // BLOCK)
        at = self._boundary(block * BLOCK)
        text = codecs.decode(self.data[at : at + BLOCK + 8], self.encoding, self.errors)
        taken = text[: max(wanted - self._before(at), 0)]
        return max(start, min(at + len(codecs.encode(taken, self.encoding, self.errors)), end))

    def text(self, line: int, first: int, last: int) -> str:
        """The characters of a line between two columns, the second left out; no line end is among them."""
        if not 1 <= line <= len(self.starts):
            return ""
        start, end = self.offset(line, first), min(self.offset(line, last), self._end(line))
        return codecs.decode(self.data[start:end], self.encoding, "replace").lstrip("\ufeff")

    def length(self, line: int) -> int:
        """How many characters a line has."""
        return self.position(self._end(line))[1] - 1

    def _end(self, line: int) -> int:
        """Where the text of a line ends, its line end left out."""
        end = self.starts[line] if line < len(self.starts) else len(self.data)
        start = self.starts[line - 1]
        for sign in ("\n", "\r"):
            size = len(written := sign.encode(self.encoding))
            if line < len(self.starts) and end - size >= start and self.data[end - size : end] == written:
                end -= size
        return end

    def _mark(self, start: int, offset: int) -> int:
        """1 where a byte-order mark, which is no character of the text, stands between two offsets."""
        return int(self.has_mark and start == 0 and offset > 0)

    def _boundary(self, offset: int) -> int:
        """The beginning of a character at or after an offset."""
        if self.width == 2 and self._in(offset, offset + 2) == 0:
            return offset + 2
        while self.encoding == "utf-8" and self.data[offset : offset + 1] in CONTINUATION:
            if offset >= len(self.data):
                break
            offset += 1
        return offset

    def _before(self, offset: int) -> int:
        """How many characters begin before an offset."""
        if self.is_table:
            return offset
        block = offset // BLOCK
        self._count(offset)
        return self._characters[block] + self._in(block * BLOCK, offset)

    def _count(self, offset: int) -> None:
        """Know how many characters there are up to the block of an offset."""
        known = self._characters
        while len(known) <= offset // BLOCK:
            start = (len(known) - 1) * BLOCK
            known.append(known[-1] + self._in(start, start + BLOCK))

    def _in(self, start: int, end: int) -> int:
        """How many characters begin between two offsets."""
        piece = self.data[start:end]
        match self.width:
            case 4:
                return len(piece) // 4
            case 2:
                high = piece[0 if self.encoding.endswith("be") else 1 :: 2]
                return len(high.translate(None, LOW_SURROGATE))
        return len(piece) if self.is_table else len(piece.translate(None, CONTINUATION))
