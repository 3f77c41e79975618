"""The database: a SQLite file of entries, the keys of their names, addresses, and an index of words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from teikit.authorities.record import Record, key_of
from teikit.source import FileError

APPLICATION = 0x7E141A
"""The number by which SQLite files of this kind are known (pragma application_id)."""

FORMAT = 1
BATCH = 20_000
MOST = 50
"""So many candidates of one name are looked at."""

TABLES = """
CREATE TABLE entity (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, refs TEXT, note TEXT);
CREATE TABLE name (key TEXT NOT NULL, entity INTEGER NOT NULL);
CREATE TABLE ref (known TEXT NOT NULL, entity INTEGER NOT NULL);
"""
INDEXES = (
    "CREATE INDEX name_key ON name (key, entity)",
    "CREATE INDEX ref_known ON ref (known, entity)",
    "CREATE VIRTUAL TABLE words USING fts5 (key, content='name', detail=none)",
    "INSERT INTO words (words) VALUES ('rebuild')",
)
TAKE_AWAY = "build it anew with `teikit authority build`"


@dataclass(frozen=True, slots=True)
class Entity:
    """An entry that a name may mean; `refs` are short forms of its addresses, the first is its own."""

    kind: str
    label: str
    refs: tuple[str, ...]
    note: str

    def __str__(self) -> str:
        about = ", ".join(filter(None, (self.note, self.refs[0] if self.refs else "")))
        return f"{self.label} ({about})" if about else self.label


@dataclass(frozen=True, slots=True)
class Authority:
    """A database of authorities by its path, which every process opens for itself."""

    path: str

    def named(self, name: str, kind: str) -> list[Entity]:
        """The entries of a kind that have a name; entries that share an address are one."""
        query = (
            "SELECT DISTINCT kind, label, refs, note FROM name JOIN entity ON id = entity "
            "WHERE key = ? AND kind = ? ORDER BY id LIMIT ?"
        )
        return _joined(self._rows(query, key_of(name, kind), kind, MOST))

    def addressed(self, known: str) -> list[Entity]:
        """The entries that have an address, given in its short form."""
        query = (
            "SELECT kind, label, refs, note FROM ref JOIN entity ON id = entity WHERE known = ? ORDER BY id"
        )
        return _joined(self._rows(query, known))

    def having(self, words: str, kind: str = "") -> list[Entity]:
        """The entries of which some name has all of these words; an asterisk stands for the end of one."""
        wanted = " ".join(f'"{word.rstrip("*")}"{"*" * word.endswith("*")}' for word in _words(words))
        query = (
            "SELECT DISTINCT kind, label, refs, note FROM words JOIN name ON name.rowid = words.rowid "
            "JOIN entity ON id = entity WHERE words MATCH ? AND (? = '' OR kind = ?) LIMIT ?"
        )
        return _joined(self._rows(query, wanted, kind, kind, MOST)) if wanted else []

    def _rows(self, query: str, *given: object) -> Iterator[Entity]:
        try:
            for kind, label, refs, note in _opened(self.path).execute(query, given).fetchall():
                yield Entity(kind, label, tuple(refs.split()), note)
        except sqlite3.Error as error:
            raise FileError(self.path, f"cannot be asked: {error}", hint=TAKE_AWAY) from None


def authority(path: str) -> Authority:
    """The database at a path. Raises FileError where there is none."""
    _opened(path)
    return Authority(path)


@cache
def _opened(path: str) -> sqlite3.Connection:
    if not Path(path).is_file():
        raise FileError(path, "no such file", hint="`teikit authority build` makes one")
    found = None
    try:
        found = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
        (number,), (form,) = (
            found.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        )
    except sqlite3.Error as error:
        if found:
            found.close()
        raise FileError(path, f"is no database of authorities: {error}", hint=TAKE_AWAY) from None
    if (number, form) != (APPLICATION, FORMAT):
        found.close()
        raise FileError(path, "is no database of authorities, or one of another form", hint=TAKE_AWAY)
    return found


def build(path: str, records: Iterable[Record]) -> int:
    """Write a new database of records, and say how many there were. Raises FileError."""
    try:
        with closing(sqlite3.connect(path)) as made:
            made.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
                f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT};{TABLES}"
            )
            count = _fill(made, records)
            for statement in INDEXES:
                made.execute(statement)
            made.commit()
            return count
    except sqlite3.Error as error:
        raise FileError(path, f"cannot be written: {error}") from None


def _fill(made: sqlite3.Connection, records: Iterable[Record]) -> int:
    count, every = 0, iter(records)
    while batch := list(islice(every, BATCH)):
        numbered = list(enumerate(batch, count + 1))
        made.executemany(
            "INSERT INTO entity VALUES (?, ?, ?, ?, ?)",
            ((at, each.kind, each.label, " ".join(each.refs), each.note) for at, each in numbered),
        )
        made.executemany(
            "INSERT INTO name VALUES (?, ?)", ((key, at) for at, each in numbered for key in each.keys)
        )
        made.executemany(
            "INSERT INTO ref VALUES (?, ?)", ((ref, at) for at, each in numbered for ref in each.refs)
        )
        count += len(batch)
    return count


def _words(words: str) -> list[str]:
    return [
        key_of(word, "") + "*" * word.endswith("*")
        for word in words.replace(",", " ").split()
        if key_of(word, "")
    ]


def _joined(entities: Iterable[Entity]) -> list[Entity]:
    """The entities, those made one that share an address."""
    found: list[Entity] = []
    for each in entities:
        same = [other for other in found if set(other.refs) & set(each.refs)]
        for other in same:
            found.remove(other)
        first = same[0] if same else each
        refs = tuple(dict.fromkeys(ref for one in (*same, each) for ref in one.refs))
        note = next((one.note for one in (*same, each) if one.note), "")
        found.append(Entity(first.kind, first.label, refs, note))
    return found
