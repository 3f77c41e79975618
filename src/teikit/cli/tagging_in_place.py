"""Files tagged in place: each is read, tagged and written, or shown, by one of several processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from teikit.checking.diff import unified
from teikit.encoding import codec
from teikit.journal import Journal
from teikit.markup import printable
from teikit.processes import cores, spread
from teikit.source import FileError, Source
from teikit.tagging.pipeline import Tagged, Wish
from teikit.tagging.shelf import Shelf
from teikit.tagging.tagger import Tagger
from teikit.writing import write

MANY = 8
"""Files from which on several processes are worth their start."""


class Show(Enum):
    """What is shown instead of being written."""

    NOTHING = auto()
    TABLE = auto()
    DIFF = auto()


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of each file, where to note what is done, and what was done before."""

    tagger: Tagger
    wish: Wish
    show: Show
    journal: Journal
    done: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: what is told or shown of it, why it failed, whether nothing was to be done."""

    told: bytes = b""
    failure: str = ""
    skipped: bool = False


def over_cores(paths: Sequence[Path], order: Order, jobs: int | None) -> Iterator[Outcome]:
    """What becomes of each file, in their order."""
    workers = jobs or (cores() if len(paths) >= MANY else 1)
    if min(workers, len(paths)) < 2:
        return (carry_out(path, order) for path in paths)
    return spread(_carry_out, paths, workers, partial(_begin, order))


def beside_a_register(paths: Sequence[Path], order: Order, shelf: Shelf) -> Iterator[Outcome]:
    """The same, where a register has entries for the names of all: one file after the other."""
    return (carry_out(path, order, shelf) for path in paths)


def carry_out(path: Path, order: Order, shelf: Shelf | None = None) -> Outcome:
    """Tag a file, unless that was done before and it is as it was then."""
    wish, tagger = order.wish, order.tagger
    if shelf:
        wish = Wish(wish.within, wish.entries, shelf.facing(path), wish.split)
    try:
        source = tagger.read(path)
        before = order.done.get(str(path.absolute()))
        if before is not None and before.get("sha256") == source.digest:
            return Outcome(skipped=True)
        tagged = tagger.tag(source, wish)
        if order.show is Show.DIFF:
            return Outcome(b"".join(unified(source.path, source.data, tagged.data)))
        if order.show is Show.TABLE:
            return Outcome(_lines(*_table(path, source, tagged), *_told(path, tagged)))
        _write(path, source, tagged, shelf)
    except FileError as error:
        return Outcome(failure=f"teikit: {error}")
    order.journal.add({"target": str(path.absolute()), "sha256": sha256(tagged.data).hexdigest()})
    return Outcome(_lines(*_told(path, tagged)))


def counted(tagged: Tagged) -> str:
    """How many tags of each kind were written, and how many were left, for which reasons."""
    counts = Counter(mark.claim.element for mark in tagged.written)
    made = ", ".join(f"{count} {element}" for element, count in sorted(counts.items())) or "nothing to tag"
    left = "; ".join(f"{count} left: {reason}" for reason, count in sorted(tagged.left.items()))
    return f"{made}; {left}" if left else made


def _write(path: Path, source: Source, tagged: Tagged, shelf: Shelf | None) -> None:
    """Write a file, behind the register that its tags point at."""
    if tagged.data != source.data:
        if shelf:
            shelf.take(tagged.entries)
        write(path, tagged.data, instead_of=source.data)


def _table(path: Path, source: Source, tagged: Tagged) -> Iterator[str]:
    for mark in tagged.written:
        line, column = source.position(mark.start)
        claim = mark.claim
        form = claim.attributes.get("when") or claim.attributes.get("key", "")
        written = source.data[mark.start : mark.end].decode(codec(source.data), "replace")
        words = printable(" ".join(written.split()))
        yield f"{path}:{line}:{column}  {claim.element:9}  {words}  {form}  {claim.attributes['cert']}"


def _told(path: Path, tagged: Tagged) -> Iterator[str]:
    yield f"{path}  {counted(tagged)}"
    for doubt in tagged.doubts:
        yield printable(f"{path}: {doubt}")


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")


_orders: list[Order] = []
"""The one of a worker process, whose tagger keeps what it has read."""


def _begin(order: Order) -> None:
    _orders.append(order)


def _carry_out(path: Path) -> Outcome:
    return carry_out(path, _orders[-1])
