"""What is in all files of a corpus, in SQLite, cut by the hash of what is asked for; every worker asks it.

A worker fetches the parts that its files lead to, when they first do.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teikit.runs.rows import Row, key_of, part_of
from teikit.tei.references.outline import Outline
from teikit.tei.references.resolution import Outcome

OUTLINES, HOMES, INCLUDERS, INBOUND = "outlines", "homes", "includers", "inbound"
"""What is in each file; the files of each id; those that take a file in; the ids that others point at."""
FILES = "index/files"
"""The parts with what files say of themselves; those with what others say of them are in INBOUND's."""
POINTED = "index/inbound"
BEGIN = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
TABLE = "CREATE TABLE {} (about BLOB NOT NULL, answer BLOB NOT NULL, UNIQUE (about, answer));"
TABLES = {
    FILES: "CREATE TABLE outlines (path BLOB PRIMARY KEY, digest TEXT NOT NULL, outcome TEXT NOT NULL, "
    f"outline BLOB); {TABLE.format(HOMES)} {TABLE.format(INCLUDERS)}",
    POINTED: TABLE.format(INBOUND),
}
Known = tuple[str, Outline | Outcome]
"""The hash of a file, and what is in it."""


@dataclass(eq=False)
class Index:
    """The parts of an index: how many, where each lies on this machine, and what paths start from."""

    count: int
    locate: Callable[[str], Path]
    root: str
    _parts: dict[str, sqlite3.Connection] = field(default_factory=dict)

    def __post_init__(self) -> None:
        weakref.finalize(self, _close, self._parts)

    def outline(self, path: str) -> Known | None:
        """What is in a file of the corpus; None for another."""
        key = key_of(self.inner(path))
        asked = "SELECT digest, outcome, outline FROM outlines WHERE path = ?"
        row = next(self._ask(FILES, key, asked), None)
        return None if row is None else (row[0], _outline(row[1], row[2]))

    def state(self, path: str) -> str | None:
        """The hash of a file of the corpus; None of another."""
        row = next(
            self._ask(FILES, key_of(self.inner(path)), "SELECT digest FROM outlines WHERE path = ?"), None
        )
        return str(row[0]) if row else None

    def answers(self, table: str, about: str) -> list[str]:
        """The answers to a question of a table, in the order of the files that give them."""
        asked = f"SELECT answer FROM {table} WHERE about = ? ORDER BY rowid"  # noqa: S608
        kind = POINTED if table == INBOUND else FILES
        return [text_of(row[0]) for row in self._ask(kind, key_of(about), asked)]

    def outlines(self, number: int) -> Iterator[tuple[str, Outline]]:
        """The files of a part that have an outline, with it."""
        part = self._part(name(FILES, number))
        for path, outcome, outline in part.execute(
            "SELECT path, outcome, outline FROM outlines ORDER BY rowid"
        ):
            found = _outline(outcome, outline)
            if isinstance(found, Outline):
                yield text_of(path), found

    def inner(self, path: str) -> str:
        """A path as the index has it, from the root of the corpus."""
        return path.removeprefix(self.root.rstrip(os.sep) + os.sep)

    def outer(self, path: str) -> str:
        """A path of the index, whole."""
        return os.path.join(self.root, path)  # noqa: PTH118 - a Path costs more than all the rest

    def _ask(self, kind: str, key: bytes, question: str) -> Iterator[Any]:
        part = self._part(name(kind, part_of(key, self.count)))
        return part.execute(question, (key,))

    def _part(self, key: str) -> sqlite3.Connection:
        if key not in self._parts:
            path = self.locate(key)
            self._parts[key] = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        return self._parts[key]


def fill(path: Path, kind: str, rows: Iterable[Row]) -> None:
    """Make a part of rows that were gathered; of those that say the same the first one counts."""
    part = sqlite3.connect(path, isolation_level=None)
    try:
        part.executescript(f"{BEGIN}{TABLES[kind]}")
        part.execute("BEGIN")
        for table, about, *said in rows:
            if table == OUTLINES:
                digest, outcome, outline = said
                kept = zlib.compress(outline.encode(), 1) if outline else None
                row: tuple[Any, ...] = key_of(about), digest, outcome, kept
            else:
                row = key_of(about), key_of(said[0])
            marks = ", ".join("?" * len(row))
            part.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608
        part.execute("COMMIT")
    finally:
        part.close()


def name(kind: str, number: int) -> str:
    """The file of a part."""
    return f"{kind}/{number + 1:06}.sqlite3"


def text_of(key: bytes) -> str:
    """The path or the id that was made bytes."""
    return bytes(key).decode("utf-8", "surrogateescape")


def _outline(outcome: str, kept: bytes | None) -> Outline | Outcome:
    return Outline.load(zlib.decompress(kept)) if kept else Outcome[outcome]


def _close(parts: dict[str, sqlite3.Connection]) -> None:
    """Close what was opened, when nobody asks the index any more."""
    for part in parts.values():
        part.close()
