"""One shard: claimed, its files worked one by one, what is made of them written, and a result kept."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from teikit.runs.claims import Claim, Turn, take
from teikit.runs.shards import Input, Manifest, Shard
from teikit.runs.target import Target
from teikit.source import FileError
from teikit.stores import opened, pieces
from teikit.workspace import buckets


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a file: files by their names from the target, facts for the result, why it failed.

    `digest` is the hash of what was read; empty where nothing could be.
    """

    digest: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    failure: str = ""


Do = Callable[[Path], Made]
SMALL = 4 * 1024**2
"""Bytes up to which an object is fetched before it is its turn: some are held at once."""


class Work(Protocol):
    """What is done to each file; a process prepares for it once."""

    def prepared(self, inputs: list[Input]) -> Do:
        """The work itself; some of the inputs are named, to get ready with. Raises FileError."""

    def spoilt(self, path: Path, reason: str) -> Made:
        """What there is to say of a file that could not be worked, again and again."""


@dataclass(frozen=True, slots=True)
class Step:
    """Work on all inputs of a manifest: the folder of the run, its own name, where it is done, where to.

    `inputs` is the name of the manifest, `folder` where relative paths start from.
    """

    run: str
    name: str
    work: Work
    folder: str
    target: Target | None = None
    inputs: str = "manifest"

    def unit(self, shard: Shard) -> str:
        """How the claim of a shard is called."""
        return f"{self.name}/{shard.name}"

    def result(self, shard: Shard) -> str:
        """The file that has the result of a shard."""
        return f"{self.name}/{shard.name}.jsonl"


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a shard: whether it is done, how many of its files failed, what hindered it."""

    shard: Shard
    done: bool
    failed: int = 0
    trouble: tuple[str, str, str] | None = None


_turn = threading.Lock()
_ready: dict[tuple[str, str, str], Do] = {}


def perform(step: Step, task: tuple[Shard, Turn]) -> Tally:
    """Work a shard if nobody else does, in a process that does one thing at a time."""
    shard, turn = task
    with _turn:
        try:
            return _perform(step, shard, turn)
        except FileError as error:
            trouble = error.path, error.reason, error.hint
        except OSError as error:
            trouble = str(error.filename or step.run), (error.strerror or str(error)).lower(), ""
        return Tally(shard, False, trouble=trouble)


def _perform(step: Step, shard: Shard, turn: Turn) -> Tally:
    store = opened(step.run)
    claim = take(store, turn)
    if claim is None:
        return Tally(shard, False)
    _go(step.folder)
    inputs = Manifest(store, step.inputs).inputs(shard)
    with claim.alive():
        records = list(_records(step, inputs, claim))
        failed = sum("failure" in each for each in records)
        lines = pieces(records)
        seal = {"shard": shard.number, "files": shard.files, "failed": failed}
        store.create(step.result(shard), lines + pieces([{**seal, "sha256": sha256(lines).hexdigest()}]))
    return Tally(shard, True, failed)


def _records(step: Step, inputs: list[Input], claim: Claim) -> Iterator[dict[str, Any]]:
    """What a result says of each input."""
    from teikit.runs.alone import Alone

    do = ready(step, inputs)
    buckets.expect(each.path for each in inputs if each.etag and each.size <= SMALL)
    with Alone(step) as alone:
        for each in inputs:
            claim.move()
            path = Path(each.path)
            if claim.turn.careful:
                made = alone.do(path)
            else:
                try:
                    made = do(path)
                except Exception:  # whatever it is, it is the fault of one file
                    made = alone.do(path)
            yield record(step, each, made)


def record(step: Step, each: Input, made: Made) -> dict[str, Any]:
    """The line of a result; what was made is written now."""
    failure, names = made.failure, {}
    if each.sha256 and made.digest and made.digest != each.sha256:
        failure = f"{each.path}: was changed since the run began; begin another"
    elif not failure and step.target:
        try:
            names = step.target.put(made.files)
        except FileError as error:
            failure = str(error)
    told: dict[str, Any] = {"path": each.path, "sha256": made.digest, **made.facts}
    if names:
        told["files"] = names
    return {**told, "failure": failure} if failure else told


def ready(step: Step, inputs: list[Input]) -> Do:
    """The work of a step, prepared once in a process."""
    key = step.run, step.folder, step.name
    if key not in _ready:
        _ready.clear()  # a process works one run at a time
        _ready[key] = step.work.prepared(inputs)
    return _ready[key]


def _go(folder: str) -> None:
    """Work in the folder that relative paths start from. Raises FileError where this machine has none."""
    if Path.cwd() != Path(folder):
        try:
            os.chdir(folder)
        except OSError:
            hint = "share the folder among all workers, or work from an object store"
            raise FileError(folder, "is not on this worker", hint=hint) from None
