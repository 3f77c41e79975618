"""From the outlines of all shards to the index, part by part: what files say of themselves, then of others.

All who work a run make parts, too; nobody holds more than one, and they are the same whoever made them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from teikit.runs.attempt import Tally, Task, attempt, go
from teikit.runs.claims import Claim
from teikit.runs.corpus import Around
from teikit.runs.index import FILES, HOMES, INBOUND, INCLUDERS, OUTLINES, POINTED, Index, fill
from teikit.runs.rows import Row, Rows, gathered, rows_of
from teikit.runs.shards import Shard
from teikit.stores import Store, opened
from teikit.tei.references.outline import Outline
from teikit.workspace import Workspace

PART = 250
"""Files of the first part; there are as many more as the square root of the others by it: each part asks each
shard for its rows, and each request has its price.
"""
ROWS, POINTERS = "index/rows", "index/pointers"


def parts(shards: Sequence[Shard]) -> list[Shard]:
    """The parts of the index of a corpus, as shards of its files."""
    files, size = sum(each.files for each in shards), sum(each.size for each in shards)
    count = 1 + isqrt(files // PART)
    shares = [(total * at // count for at in range(count + 1)) for total in (files, size)]
    edges = list(zip(*shares, strict=True))
    return [
        Shard(number, after[0] - before[0], after[1] - before[1], 0, 0)
        for number, (before, after) in enumerate(pairwise(edges), 1)
    ]


def index(run: str, count: int) -> Index:
    """The index of a run, of which parts are fetched when they are first asked."""
    return Index(count, opened(run).local, "")


@dataclass(frozen=True, slots=True)
class Sorting:
    """What the outlines of a shard have for each of so many parts of the index."""

    around: Around
    count: int

    def __call__(self, shard: Shard, records: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
        """It, by the name of its file."""
        return {f"{ROWS}/{shard.name}": rows_of(self._rows(records), self.count)}

    def _rows(self, records: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
        project = self.around.project(Workspace())
        names = Index(self.count, Path, project.files.root)
        for record in records:
            path = project.files.real(record["path"])
            inner, known = names.inner(path), ""
            if "outline" in record:
                known = json.dumps(record["outline"], separators=(",", ":"))
                outline = Outline.load(known.encode())
                yield from ([HOMES, identifier, inner] for identifier in outline.ids)
                for each in outline.includes:
                    if there := project.graph.include(path, each):
                        yield [INCLUDERS, names.inner(there), inner]
            yield [OUTLINES, inner, record.get("state", record["sha256"]), record.get("outcome", ""), known]


@dataclass(frozen=True, slots=True)
class Reduction:
    """The making of all parts of one kind: those of FILES, the POINTERS of each of these, those of INBOUND.

    What is gathered are the rows of so many `sources`, files below the folder `origin`.
    """

    run: str
    name: str
    folder: str
    count: int
    origin: str
    sources: int
    around: Around

    def unit(self, shard: Shard) -> str:
        """How the claim of a part is called."""
        return f"{self.name}/{shard.name}"

    def result(self, shard: Shard) -> str:
        """The file that has a part."""
        return f"{self.name}/{shard.name}{'' if self.name == POINTERS else '.sqlite3'}"

    def perform(self, task: Task) -> Tally:
        """Make a part if nobody else does."""
        return attempt(self.run, task, lambda store, claim: self._make(store, claim, task[0]))

    def _make(self, store: Store, claim: Claim, shard: Shard) -> int:
        go(self.folder)
        number = shard.number - 1
        if self.name == POINTERS:
            store.write(self.result(shard), self._pointers(number, claim))
            return 0
        with TemporaryDirectory(prefix="teikit-") as folder:
            path = Path(folder, "part")
            fill(path, self.name, self._gathered(store, number, claim))
            store.put(self.result(shard), path)
        return 0

    def _gathered(self, store: Store, number: int, claim: Claim) -> Iterator[Row]:
        keys = [f"{self.origin}/{each:06}" for each in range(1, self.sources + 1)]
        for row in gathered(store, keys, number, self.count):
            claim.move()
            yield row

    def _pointers(self, number: int, claim: Claim) -> bytes:
        """Where the pointers of the files of a part lead to."""
        corpus, rows = self.around.corpus(Workspace(), index(self.run, self.count)), Rows(self.count)
        known = corpus.index
        for inner, outline in known.outlines(number):
            claim.move()
            for there, identifier in corpus.graph.outbound(known.outer(inner), outline):
                rows.add([INBOUND, known.inner(there), identifier])
            corpus.files.forget()
        return rows.dump()


def reductions(run: str, folder: str, shards: Sequence[Shard], around: Around) -> Iterator[Reduction]:
    """The stages in which the index is made of the outlines of shards, one after the other."""
    count = len(parts(shards))
    yield Reduction(run, FILES, folder, count, ROWS, len(shards), around)
    yield Reduction(run, POINTERS, folder, count, "", 0, around)
    yield Reduction(run, POINTED, folder, count, POINTERS, count, around)
