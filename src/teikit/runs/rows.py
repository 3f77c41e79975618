"""Rows on their way to the parts of an index: one file for all, in which those of a part lie together.

A part is chosen by the hash of what a row is about; its rows keep the order in which they were written.
"""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, islice
from zlib import crc32

from teikit.stores import Store

Row = list[str]
"""The table of the index, what the row is about, and what is said of that."""
END = struct.Struct(">Q")
"""Where the rows of a part end, behind those of the parts before; the file begins with one for each part."""
FULL = 16_384
"""Bytes of rows that are held for each part before they are compressed."""
AT_ONCE = 16
"""Files that are read at once: a store answers late, but many together."""


def part_of(about: bytes, count: int) -> int:
    """The part that has what is said of something."""
    return crc32(about) % count


def key_of(text: str) -> bytes:
    """A path or an id as bytes; a file's name may be no Unicode."""
    return text.encode("utf-8", "surrogateescape")


@dataclass(eq=False)
class Rows:
    """Rows for so many parts."""

    count: int

    def __post_init__(self) -> None:
        self._open = [bytearray() for _ in range(self.count)]
        self._done: list[list[bytes]] = [[] for _ in range(self.count)]

    def add(self, row: Row) -> None:
        """Add a row for the part that it belongs to."""
        number = part_of(key_of(row[1]), self.count)
        self._open[number] += json.dumps(row, separators=(",", ":")).encode() + b"\n"
        if len(self._open[number]) > FULL:
            self._close(number)

    def _close(self, number: int) -> None:
        if self._open[number]:
            self._done[number].append(gzip.compress(self._open[number], 1, mtime=0))
            self._open[number].clear()

    def dump(self) -> bytes:
        """All of them, as a file."""
        for number in range(self.count):
            self._close(number)
        parts = [b"".join(each) for each in self._done]
        return b"".join((*map(END.pack, accumulate(map(len, parts))), *parts))


def gathered(store: Store, keys: Sequence[str], number: int, count: int) -> Iterator[Row]:
    """The rows of a part from all files of rows, in their order."""

    def read(key: str) -> bytes:
        ends = store.read(key, END.size * max(number - 1, 0), END.size * (number + 1))
        found = [each for (each,) in END.iter_unpack(ends)]
        start, end = (0 if number == 0 else found[0]), found[-1]
        return store.read(key, END.size * count + start, END.size * count + end)

    waiting = iter(keys)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while some := list(islice(waiting, AT_ONCE)):
            for data in pool.map(read, some):
                yield from map(json.loads, gzip.decompress(data).splitlines() if data else ())


def rows_of(rows: Iterable[Row], count: int) -> bytes:
    """Rows as a file."""
    made = Rows(count)
    for each in rows:
        made.add(each)
    return made.dump()
