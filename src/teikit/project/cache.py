"""What runs remember: outlines and findings, in SQLite under `.teikit_cache/`, by hashes.

Nothing here matters: a cache that is locked, damaged or cannot be written is as good as none.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from teikit.tei.references.outline import Outline

FOLDER, NAME = ".teikit_cache", "references.sqlite3"
VERSION = 1
"""Of the tables below; a cache of another version is thrown away."""
SECONDS = 2.0
"""How long one waits for another run that writes."""
AGE = 30 * 24 * 60 * 60
"""What was written longer ago than this, in seconds, is forgotten."""
TABLES = """
CREATE TABLE IF NOT EXISTS outlines (
    digest TEXT PRIMARY KEY, outline BLOB NOT NULL, written INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS results (
    settings TEXT NOT NULL, path TEXT NOT NULL, digest TEXT NOT NULL, rests_on TEXT NOT NULL,
    found TEXT NOT NULL, written INTEGER NOT NULL, PRIMARY KEY (settings, path)
);
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in a file: the hash of its bytes, what this rests on, and the findings as JSON.

    `rests_on` are the answers of the project, each with its kind and what it is about.
    """

    digest: str
    rests_on: tuple[tuple[str, str, str], ...]
    found: str


@dataclass(eq=False)
class Cache:
    """The cache in a folder; without one, it remembers nothing. What is kept is written by `flush`."""

    folder: Path | None = None
    _outlines: dict[str, Outline] = field(default_factory=dict)
    _results: dict[tuple[str, str], Result] = field(default_factory=dict)
    _opened: tuple[int, sqlite3.Connection | None] | None = None

    @classmethod
    def of(cls, root: str) -> Cache:
        """The cache of the project in a folder."""
        return cls(Path(root, FOLDER))

    def __getstate__(self) -> dict[str, object]:
        """Another process opens the file for itself."""
        return {"folder": self.folder, "_outlines": {}, "_results": {}, "_opened": None}

    def outline(self, digest: str) -> Outline | None:
        """The outline of the file with that hash."""
        from teikit.tei.references.outline import Outline  # slow to import

        for row in self._ask("SELECT outline FROM outlines WHERE digest = ?", digest):
            try:
                return Outline.load(row[0])
            except (ValueError, TypeError, KeyError, AttributeError):
                return None
        return None

    def keep_outline(self, digest: str, outline: Outline) -> None:
        """Remember an outline."""
        if self.folder and digest:
            self._outlines[digest] = outline

    def results(self, settings: str) -> Mapping[str, Result]:
        """What was found under some settings, by the path of the file."""
        found: dict[str, Result] = {}
        rows = self._ask("SELECT path, digest, rests_on, found FROM results WHERE settings = ?", settings)
        for path, digest, rests_on, diagnostics in rows:
            try:
                answers = tuple((str(each[0]), str(each[1]), str(each[2])) for each in json.loads(rests_on))
            except (ValueError, TypeError, LookupError):
                continue
            found[path] = Result(digest, answers, diagnostics)
        return found

    def keep_result(self, settings: str, path: str, result: Result) -> None:
        """Remember what was found in a file; SQLite has no place for one whose name is no Unicode."""
        if self.folder and path.encode("utf-8", "ignore").decode() == path:
            self._results[settings, path] = result

    @property
    def has_results(self) -> bool:
        """Whether there is something that `flush` may write of results."""
        return bool(self._results)

    def flush(self, *, with_results: bool) -> None:
        """Write the outlines that were kept, and the results or not, all or nothing; forget what is old."""
        now = int(time.time())
        outlines = [(digest, each.dump(), now) for digest, each in self._outlines.items()]
        kept = self._results.items() if with_results else ()
        results = [(*key, each.digest, json.dumps(each.rests_on), each.found, now) for key, each in kept]
        self._outlines = {}
        if with_results:
            self._results = {}
        database = self._database(make=True) if outlines or results else None
        if database is None:
            return
        try:
            with database:
                database.execute("BEGIN IMMEDIATE")
                database.executemany("INSERT OR REPLACE INTO outlines VALUES (?, ?, ?)", outlines)
                database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)", results)
                database.execute("DELETE FROM outlines WHERE written < ?", (now - AGE,))
                database.execute("DELETE FROM results WHERE written < ?", (now - AGE,))
        except sqlite3.Error as error:
            self._give_up(error)

    def _ask(self, question: str, about: str) -> Iterable[Any]:
        database = self._database(make=False)
        if database is None:
            return []
        try:
            return database.execute(question, (about,)).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _database(self, *, make: bool) -> sqlite3.Connection | None:
        """The database, as this process has opened it; None where there is none, or it cannot be used."""
        if self.folder is None:
            return None
        if self._opened and self._opened[0] == os.getpid():
            return self._opened[1]
        if not make and not (self.folder / NAME).exists():
            return None
        try:
            database = _open(self.folder)
            weakref.finalize(self, database.close)
            self._opened = os.getpid(), database
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None
        return database

    def _give_up(self, error: Exception) -> None:
        """Go on without a cache; a damaged one is removed, so that the next run makes it anew."""
        if self._opened and self._opened[1]:
            self._opened[1].close()
        self._opened = os.getpid(), None
        if (
            self.folder
            and isinstance(error, sqlite3.DatabaseError)
            and not isinstance(error, sqlite3.OperationalError)
        ):
            for ending in ("", "-wal", "-shm"):
                (self.folder / f"{NAME}{ending}").unlink(missing_ok=True)


def _open(folder: Path) -> sqlite3.Connection:
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    # whatever thread collects what is left closes it
    database = sqlite3.connect(folder / NAME, timeout=SECONDS, isolation_level=None, check_same_thread=False)
    try:
        found = database.execute("PRAGMA user_version").fetchone()[0]
        if found != VERSION:
            if found:
                raise sqlite3.DatabaseError(f"a cache of version {found}")
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
        database.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        database.close()
        raise
    return database
