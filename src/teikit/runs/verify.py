"""Proves a run by hashes: each input worked once, each result whole, all that was made still there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from teikit.runs.begun import Begun
from teikit.runs.retrying import result
from teikit.runs.shards import Input, Manifest, Shard, parsed
from teikit.source import FileError
from teikit.stores import Store, opened
from teikit.workspace import Workspace


def verify(begun: Begun) -> Iterator[str]:
    """What does not hold, a line each; nothing where the run is proved."""
    for name, told in begun.facts["manifests"].items():
        if sha256(begun.store.read(f"{name}.jsonl")).hexdigest() != told["sha256"]:
            yield f"{name}.jsonl: is not what the run began with"
            return
    manifest = Manifest(begun.store, begun.facts["steps"][begun.last])
    for shard in begun.shards(begun.last):
        yield from _shard(begun, shard, manifest.inputs(shard))


def _shard(begun: Begun, shard: Shard, inputs: list[Input]) -> Iterator[str]:
    key = result(begun.last, shard)
    try:
        data = begun.store.read(key)
    except FileNotFoundError:
        yield f"{key}: shard {shard.number} has no result; `teikit run resume` makes it"
        return
    lines = data.splitlines(keepends=True)
    records = list(parsed(b"".join(lines[:-1])))
    seal = json.loads(lines[-1])
    if sha256(b"".join(lines[:-1])).hexdigest() != seal.get("sha256"):
        yield f"{key}: was changed"
        return
    if [each["path"] for each in records] != [each.path for each in inputs]:
        yield f"{key}: does not tell of the files of its shard"
        return
    target = opened(begun.facts["target"]) if begun.facts["target"] else None
    for each, record in zip(inputs, records, strict=True):
        yield from _input(each, record["sha256"])
        for name, digest in record.get("files", {}).items():
            if target is None or _digest(target, name) != digest:
                yield f"{begun.facts['target']}/{name}: is not what the run made of {each.path}"


def _input(each: Input, digest: str) -> Iterator[str]:
    """Whether an input is what was worked; one that could not be read then has no hash."""
    try:
        now = Workspace().source(Path(each.path)).digest
    except FileError:
        now = ""
    if now != (digest or each.sha256):
        yield f"{each.path}: is not what the run read"


def _digest(store: Store, name: str) -> str:
    try:
        return sha256(store.read(name)).hexdigest()
    except FileNotFoundError:
        return ""
