"""What is in all files of a corpus, in SQLite: made of the outlines of all shards, asked by every worker.

It is cut by the hash of what is asked for, so that a worker fetches the parts that its files lead to.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from teikit.tei.references.outline import Outline
from teikit.tei.references.resolution import Outcome

PART = 50_000
"""Files for which the index has one more part."""
TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE outlines (path BLOB PRIMARY KEY, digest TEXT NOT NULL, outcome TEXT NOT NULL, outline BLOB);
CREATE TABLE homes (about BLOB NOT NULL, answer BLOB NOT NULL);
CREATE TABLE inbound (about BLOB NOT NULL, answer BLOB NOT NULL, UNIQUE (about, answer));
CREATE TABLE includers (about BLOB NOT NULL, answer BLOB NOT NULL);
CREATE INDEX homes_about ON homes (about);
CREATE INDEX includers_about ON includers (about);
"""
HOMES, INBOUND, INCLUDERS = "homes", "inbound", "includers"
Known = tuple[str, Outline | Outcome]
"""The hash of a file, and what is in it."""


@dataclass(eq=False)
class Index:
    """The parts of an index: how many, where each lies on this machine, and what paths start from."""

    count: int
    locate: Callable[[int], Path]
    root: str
    _parts: dict[int, sqlite3.Connection] = field(default_factory=dict)

    def __post_init__(self) -> None:
        weakref.finalize(self, _close, self._parts)

    def begin(self) -> None:
        """Make the tables."""
        for number in range(self.count):
            self._part(number).executescript(TABLES)
            self._part(number).execute("BEGIN")

    def end(self) -> None:
        """Write what was added, and close."""
        for part in self._parts.values():
            if part.in_transaction:
                part.commit()
            part.close()
        self._parts.clear()

    def add_outline(self, path: str, digest: str, outcome: str, outline: bytes) -> None:
        """Note what is in a file."""
        row = _key(self.inner(path)), digest, outcome, zlib.compress(outline, 1) if outline else None
        self._of(row[0]).execute("INSERT INTO outlines VALUES (?, ?, ?, ?)", row)

    def add(self, table: str, about: str, answers: Iterable[str]) -> None:
        """Note answers to a question of a table."""
        key = _key(about)
        rows = [(key, _key(answer)) for answer in answers]
        self._of(key).executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)  # noqa: S608

    def outline(self, path: str) -> Known | None:
        """What is in a file of the corpus; None for another."""
        key = _key(self.inner(path))
        row = (
            self._of(key)
            .execute("SELECT digest, outcome, outline FROM outlines WHERE path = ?", (key,))
            .fetchone()
        )
        if row is None:
            return None
        return row[0], Outline.load(zlib.decompress(row[2])) if row[2] else Outcome[row[1]]

    def state(self, path: str) -> str | None:
        """The hash of a file of the corpus; None of another."""
        key = _key(self.inner(path))
        row = self._of(key).execute("SELECT digest FROM outlines WHERE path = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def answers(self, table: str, about: str) -> list[str]:
        """The answers to a question of a table, in the order in which they were noted."""
        key = _key(about)
        asked = f"SELECT answer FROM {table} WHERE about = ? ORDER BY rowid"  # noqa: S608
        return [
            bytes(row[0]).decode("utf-8", "surrogateescape") for row in self._of(key).execute(asked, (key,))
        ]

    def has_any(self, table: str) -> bool:
        """Whether a table has an answer to anything."""
        asked = f"SELECT 1 FROM {table} LIMIT 1"  # noqa: S608
        return any(self._part(number).execute(asked).fetchone() for number in range(self.count))

    def inner(self, path: str) -> str:
        """A path as the index has it, from the root of the corpus."""
        return path.removeprefix(self.root.rstrip(os.sep) + os.sep)

    def outer(self, path: str) -> str:
        """A path of the index, whole."""
        return os.path.join(self.root, path)  # noqa: PTH118 - a Path costs more than all the rest

    def _of(self, key: bytes) -> sqlite3.Connection:
        return self._part(zlib.crc32(key) % self.count)

    def _part(self, number: int) -> sqlite3.Connection:
        if number not in self._parts:
            self._parts[number] = sqlite3.connect(
                self.locate(number), isolation_level=None, check_same_thread=False
            )
        return self._parts[number]


def _close(parts: dict[int, sqlite3.Connection]) -> None:
    """Close what was opened, when nobody asks the index any more."""
    for part in parts.values():
        part.close()


def _key(text: str) -> bytes:
    """A path or an id as bytes; a file's name may be no Unicode."""
    return text.encode("utf-8", "surrogateescape")
