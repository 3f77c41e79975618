"""From the outlines of all shards to the index: what is in each file, then what leads where."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from teikit.runs.claims import Claim, Watch, take
from teikit.runs.corpus import Corpus
from teikit.runs.index import HOMES, INBOUND, INCLUDERS, PART, Index
from teikit.runs.shards import Shard, parsed
from teikit.runs.work import Step
from teikit.stores import Store, opened
from teikit.tei.references.outline import Outline

NAME = "index/{:03}.sqlite3"
UNIT = "index/all"
PAUSE = 1.0
"""Seconds between two looks whether another has made it."""


def parts(shards: Sequence[Shard]) -> int:
    """How many parts the index of a corpus has."""
    return 1 + sum(each.files for each in shards) // PART


def reduced(step: Step, shards: Sequence[Shard], around: Callable[[Index], Corpus]) -> None:
    """Make the index of a run, if neither it nor who makes it is there; `around` makes its project."""
    store, count = opened(step.run), parts(shards)
    watch = Watch(store)
    while not store.find(NAME.format(count - 1)):
        turn = watch.next(UNIT)
        claim = take(store, turn) if turn else None
        if claim is None:
            time.sleep(PAUSE)
            continue
        with claim.alive(), TemporaryDirectory(prefix="teikit-") as folder:
            index = Index(count, partial(_part, folder), "")
            _fill(index, Outlines(step, shards, store, claim), around(index))
            for number in range(count):
                store.put(NAME.format(number), index.locate(number))


def index(run: str, count: int) -> Index:
    """The index of a run, of which parts are fetched when they are first asked."""
    store = opened(run)
    return Index(count, lambda number: store.local(NAME.format(number)), "")


@dataclass(frozen=True, slots=True)
class Outlines:
    """The outlines of all shards of a step, and the claim of who reads them."""

    step: Step
    shards: Sequence[Shard]
    store: Store
    claim: Claim

    def of(self, corpus: Corpus) -> Iterator[tuple[str, dict[str, Any]]]:
        """The files, links followed, each once, with what was made of them."""
        seen: set[str] = set()
        for shard in self.shards:
            self.claim.move()
            for record in list(parsed(self.store.read(self.step.result(shard))))[:-1]:
                path = corpus.files.real(record["path"])
                if path not in seen:
                    seen.add(path)
                    yield path, record
            corpus.files.forget()


def _part(folder: str, number: int) -> Path:
    return Path(folder, f"{number:03}.sqlite3")


def _fill(index: Index, outlines: Outlines, corpus: Corpus) -> None:
    index.begin()
    for path, record in outlines.of(corpus):
        known = json.dumps(record["outline"], separators=(",", ":")).encode() if "outline" in record else b""
        index.add_outline(path, record["sha256"], record.get("outcome", ""), known)
        if known:
            outline = Outline.load(known)
            for identifier in outline.ids:
                index.add(HOMES, identifier, [index.inner(path)])
            for each in outline.includes:
                if there := corpus.graph.include(path, each):
                    index.add(INCLUDERS, index.inner(there), [index.inner(path)])
    for path, record in outlines.of(corpus):
        found = corpus.graph.look(path) if "outline" in record else None
        if isinstance(found, Outline):
            for there, identifier in corpus.graph.outbound(path, found):
                index.add(INBOUND, index.inner(there), [identifier])
    index.end()
