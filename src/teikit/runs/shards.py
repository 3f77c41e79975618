"""The inputs of a run, in order, and the shards that they are worked in: the same however many work."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any
from zlib import crc32

from teikit.source import FileError
from teikit.stores import Store, pieces

FILE = 16_384
"""What a file costs beside its bytes, in bytes that would take as long."""
SIZES = 4 * 1024**2, 64 * 1024**2
"""What a shard costs at least and at most, where nobody says otherwise; a process holds its results."""
MANY = 2_000
"""Shards that are enough for hundreds of workers: each costs requests, and time of a scheduler."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file of a run: its path, how many bytes it has, and their hash; in a store, the store's own tag."""

    path: str
    size: int
    sha256: str = ""
    etag: str = ""

    @property
    def cost(self) -> int:
        """How much work it is."""
        return self.size + FILE


@dataclass(frozen=True, slots=True)
class Shard:
    """Some inputs of a run that follow each other: where they stand in the manifest, in bytes."""

    number: int
    files: int
    size: int
    start: int
    end: int

    @property
    def name(self) -> str:
        """How its files are called."""
        return f"{self.number:06}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A list of inputs in the folder of a run, a line each, and that of its shards."""

    store: Store
    name: str = "manifest"

    def write(self, inputs: Sequence[Input], size: int) -> tuple[list[Shard], str]:
        """Keep the inputs, cut into shards that cost about `size` each; these, and the hash of the manifest.

        Raises FileError where there are others.
        """
        parts: list[bytes] = []
        shards: list[Shard] = []
        end = 0
        for first, last in _cut(inputs, size):
            held = inputs[first:last]
            parts.append(pieces(_line(each) for each in held))
            start, end = end, end + len(parts[-1])
            shards.append(Shard(len(shards) + 1, len(held), sum(each.size for each in held), start, end))
        data, cut = b"".join(parts), pieces([asdict(each) for each in shards])
        for name, kept in ((f"{self.name}.jsonl", data), (f"{self.name}.shards.jsonl", cut)):
            if not self.store.create(name, kept) and self.store.read(name) != kept:
                hint = "`teikit run resume` goes on with it; name another folder with --run"
                raise FileError(self.store.url, "has a run of other inputs", hint=hint)
        return shards, sha256(data).hexdigest()

    def shards(self) -> list[Shard]:
        """The shards, in order."""
        return [Shard(**each) for each in parsed(self.store.read(f"{self.name}.shards.jsonl"))]

    def inputs(self, shard: Shard) -> list[Input]:
        """The inputs of a shard, in order."""
        data = self.store.read(f"{self.name}.jsonl", shard.start, shard.end)
        return [Input(**each) for each in parsed(data)]


def _line(each: Input) -> dict[str, Any]:
    """An input as the manifest has it."""
    return {key: value for key, value in asdict(each).items() if value != ""}


def _cut(inputs: Sequence[Input], size: int) -> Iterator[tuple[int, int]]:
    """Where each shard begins and ends."""
    first = 0
    while first < len(inputs):
        last = _end(inputs, first, size)
        yield first, last
        first = last


def _end(inputs: Sequence[Input], first: int, size: int) -> int:
    """Where the shard ends that begins at an input: from three quarters of its size on, before the path of
    the smallest hash. So a file more or less moves the ends of a few shards, not of all that follow.
    """
    cost, ends = 0, list[int]()
    for at in range(first, len(inputs)):
        is_full = cost > 0 and cost + inputs[at].cost > size
        if is_full or 4 * cost >= 3 * size:
            ends.append(at)
        if is_full:
            return min(ends, key=lambda each: crc32(inputs[each].path.encode("utf-8", "surrogateescape")))
        cost += inputs[at].cost
    return len(inputs)


def size_for(inputs: Sequence[Input]) -> int:
    """What a shard of these costs, where nobody says otherwise."""
    least, most = SIZES
    return min(max(least, sum(each.cost for each in inputs) // MANY), most)


def parsed(data: bytes) -> Iterator[Any]:
    """The things that lines of JSON spell."""
    return (json.loads(line) for line in data.splitlines())
