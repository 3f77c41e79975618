"""From the outlines of all shards to the index: what is in each file, then what leads where."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from teikit.runs.corpus import Corpus
from teikit.runs.index import HOMES, INBOUND, INCLUDERS, PART, Index
from teikit.runs.shards import Shard, parsed
from teikit.runs.work import Step
from teikit.stores import Store, opened
from teikit.tei.references.outline import Outline

NAME = "index/{:03}.sqlite3"


def parts(shards: Sequence[Shard]) -> int:
    """How many parts the index of a corpus has."""
    return 1 + sum(each.files for each in shards) // PART


def reduced(step: Step, shards: Sequence[Shard], around: Callable[[Index], Corpus]) -> None:
    """Make the index of a run, unless it is there; `around` makes the project that has an index."""
    store, count = opened(step.run), parts(shards)
    if store.find(NAME.format(count - 1)):
        return
    with TemporaryDirectory(prefix="teikit-") as folder:
        index = Index(count, lambda number: Path(folder, f"{number:03}.sqlite3"), "")
        _fill(index, step, shards, store, around(index))
        for number in range(count):
            store.put(NAME.format(number), index.locate(number))


def index(run: str, count: int) -> Index:
    """The index of a run, of which parts are fetched when they are first asked."""
    store = opened(run)
    return Index(count, lambda number: store.local(NAME.format(number)), "")


def _fill(index: Index, step: Step, shards: Sequence[Shard], store: Store, corpus: Corpus) -> None:
    index.begin()
    for path, record in _outlines(step, shards, store, corpus):
        known = json.dumps(record["outline"], separators=(",", ":")).encode() if "outline" in record else b""
        index.add_outline(path, record["sha256"], record.get("outcome", ""), known)
        if known:
            outline = Outline.load(known)
            for identifier in outline.ids:
                index.add(HOMES, identifier, [index.inner(path)])
            for each in outline.includes:
                if there := corpus.graph.include(path, each):
                    index.add(INCLUDERS, index.inner(there), [index.inner(path)])
    for path, record in _outlines(step, shards, store, corpus):
        found = corpus.graph.look(path) if "outline" in record else None
        if isinstance(found, Outline):
            for there, identifier in corpus.graph.outbound(path, found):
                index.add(INBOUND, index.inner(there), [identifier])
    index.end()


def _outlines(
    step: Step, shards: Sequence[Shard], store: Store, corpus: Corpus
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of all shards, links followed, each once, with what was made of them."""
    seen: set[str] = set()
    for shard in shards:
        for record in list(parsed(store.read(step.result(shard))))[:-1]:
            path = corpus.files.real(record["path"])
            if path not in seen:
                seen.add(path)
                yield path, record
        corpus.files.forget()
