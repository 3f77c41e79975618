"""One shard: claimed, its files worked one by one, what is made of them written, and a result kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from teikit.runs.attempt import Tally, Task, attempt, go
from teikit.runs.claims import Claim, Turn
from teikit.runs.made import Do, Made
from teikit.runs.remembering import recalled
from teikit.runs.shards import Input, Manifest, Shard
from teikit.runs.target import Target
from teikit.source import FileError
from teikit.stores import Store, is_url, opened, pieces
from teikit.workspace import buckets

if TYPE_CHECKING:
    from teikit.runs.alone import Alone


Aside = Callable[[Shard, Sequence[Mapping[str, Any]]], Mapping[str, bytes]]
"""What is kept of the records of a shard beside its result, by the names of files."""
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

    `inputs` is the name of the manifest, `folder` where relative paths start from, `aside` what else is kept.
    """

    run: str
    name: str
    work: Work
    folder: str
    target: Target | None = None
    inputs: str = "manifest"
    aside: Aside | None = None

    def unit(self, shard: Shard) -> str:
        """How the claim of a shard is called."""
        return f"{self.name}/{shard.name}"

    def result(self, shard: Shard) -> str:
        """The file that has the result of a shard."""
        return f"{self.name}/{shard.name}.jsonl"

    def perform(self, task: Task) -> Tally:
        """Work a shard if nobody else does."""
        shard, turn = task
        inputs: list[Input] = []

        def ready() -> None:
            is_here = go(self.folder)
            if is_here or is_url(self.run):
                inputs.extend(Manifest(opened(self.run), self.inputs).inputs(shard))
            if not is_here and not (inputs and all(is_url(each.path) for each in inputs)):
                hint = "share the folder among all workers, or work from an object store"
                raise FileError(self.folder, "is not on this worker", hint=hint)

        def work(store: Store, claim: Claim) -> int:
            records = list(_records(self, inputs, turn, claim))
            for key, data in (self.aside(shard, records) if self.aside else {}).items():
                store.write(key, data)
            failed, lines = sum("failure" in each for each in records), pieces(records)
            seal = {"shard": shard.number, "files": shard.files, "failed": failed}
            store.create(self.result(shard), lines + pieces([{**seal, "sha256": sha256(lines).hexdigest()}]))
            return failed

        return attempt(self.run, task, work, ready)


def _records(step: Step, inputs: list[Input], turn: Turn, claim: Claim) -> Iterator[dict[str, Any]]:
    """What a result says of each input."""
    from teikit.runs.alone import Alone

    do = ready(step, inputs)
    with recalled(do, inputs) as known, Alone(step) as alone:
        claim.facts["remembered"] = len(known)
        asked = (each for each in inputs if each.etag and each.size <= SMALL)
        buckets.expect(each.path for each in asked if Path(each.path) not in known)
        for each in inputs:
            claim.move()
            path = Path(each.path)
            yield record(step, each, known.get(path) or _made(do, alone, path, turn))


def _made(do: Do, alone: Alone, path: Path, turn: Turn) -> Made:
    """What is made of a file, in this process if that is wise."""
    if not turn.careful:
        with suppress(Exception):  # whatever it is, it is the fault of one file
            return do(path)
    return alone.do(path)


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


_ready: dict[tuple[str, str, str], Do] = {}


def ready(step: Step, inputs: list[Input]) -> Do:
    """The work of a step, prepared once in a process."""
    key = step.run, step.folder, step.name
    if key not in _ready:
        _ready.clear()  # a process works one run at a time
        _ready[key] = step.work.prepared(inputs)
    return _ready[key]
