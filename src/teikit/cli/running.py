"""What verbs share that run over corpora: the options, the beginning of a run, how far it has come."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teikit.cli.stopping import Stopping
from teikit.cli.streams import say
from teikit.processes import cores
from teikit.workspace import Workspace
from teikit.workspace.buckets import is_object, shown

if TYPE_CHECKING:
    from teikit.runs.attempt import Stage, Tally
    from teikit.runs.begun import Begun
    from teikit.runs.shards import Input, Shard

Drive = Callable[["Stage", "Sequence[Shard]"], None]
"""What has all shards of a stage worked."""

COMMAND = "teikit.command"
"""Under which the words of the command line are kept, for who goes on with the run."""
CACHE = Path(".teikit_cache", "runs")
OPTIONS = (
    click.option(
        "--on",
        "engine",
        metavar="ENGINE",
        help="Work as a run of shards: here, on processes, or on dask[=ADDRESS].",
    ),
    click.option(
        "--run", "place", metavar="DIR", help="The folder of the run, or the URL of one in a store."
    ),
    click.option(
        "--shard-size",
        type=click.FloatRange(0, min_open=True),
        metavar="MIB",
        help="What a shard of the run holds; 4 to 64 without it.",
    ),
    click.option("--log-json", is_flag=True, help="Say how far a run has come in lines of JSON."),
)
remembers = click.option(
    "--memory", metavar="DIR", help="Where a run keeps what it found in files, for other runs; or a URL."
)
"""The option of a verb whose runs do not do again what others did."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A run that is gone on with: its place, and the engine for the rest."""

    place: str
    engine: str
    jobs: int | None


@dataclass(frozen=True, slots=True)
class On:
    """The options that say where a run is worked."""

    engine: str | None
    place: str | None
    shard_size: float | None
    log_json: bool
    memory: str | None

    @classmethod
    def taken(cls, options: dict[str, Any]) -> On:
        """Those of a command, taken out of the others; what is said to `run resume` takes their place."""
        found = cls(**{name: options.pop(name, None) for name in cls.__slots__})
        resumed = click.get_current_context().obj
        if isinstance(resumed, Resumed):
            return replace(found, engine=resumed.engine, place=resumed.place)
        return found

    def applies(self, names: Iterable[object] = ()) -> bool:
        """Whether the command is a run: an engine is named, or an object store.

        Raises UsageError, and FileError where a store does not answer.
        """
        stores = [shown(str(name)) for name in names if name and is_object(str(name))]
        if self.engine or stores:
            from teikit.stores import reach

            for name in dict.fromkeys([*stores, self.place, self.memory]):
                reach(name or "")
            return True
        if self.place or self.shard_size or self.log_json or self.memory:
            words = "--run, --shard-size, --memory and --log-json say more of a run --on an engine"
            raise click.UsageError(words)
        return False

    def refuse(self, said: Mapping[str, object]) -> None:
        """Raise UsageError where an option was given that a run has no use for."""
        for name, value in said.items():
            if value:
                raise click.UsageError(f"{name} is for runs without --on")

    def begin(
        self,
        verb: str,
        manifests: Mapping[str, Sequence[Input]],
        steps: Mapping[str, str],
        settings: str,
        *,
        target: str = "",
        schemas: Mapping[str, str] | None = None,
    ) -> Begun:
        """Begin the run or join it, and say where it is. Raises FileError."""
        from teikit.runs.begun import About, begin, settings_of
        from teikit.runs.retrying import is_done, remove
        from teikit.runs.shards import size_for

        said = click.get_current_context().meta.get(COMMAND, ())
        largest = max(manifests.values(), key=len)
        size = int(self.shard_size * 1024**2) if self.shard_size else size_for(largest)
        key = settings_of(settings, target, size, {name: tuple(each) for name, each in manifests.items()})
        place = self.place or str(CACHE / f"{verb}-{key[:12]}")
        if not self.place and is_done(place):
            remove(place)  # it was asked for anew
        about = About(verb, tuple(said), str(Path.cwd()), dict(steps), target, settings, schemas or {})
        stopping = Stopping()
        begun = begin(place, about, manifests, size)
        stopping.says(begun.place)
        if not isinstance(click.get_current_context().obj, Resumed):
            say(f"the run is in {place}")
        return begun

    @contextmanager
    def working(self, jobs: int | None) -> Iterator[Drive]:
        """The engine, as what drives a stage to its end."""
        from teikit.runs.drive import drive
        from teikit.runs.engines import engine

        resumed = click.get_current_context().obj
        jobs = (resumed.jobs if isinstance(resumed, Resumed) else jobs) or cores()
        with engine(self.engine or "here", jobs) as found:

            def work(stage: Stage, shards: Sequence[Shard]) -> None:
                with _watched(stage.name, shards, log=self.log_json) as heard:
                    drive(stage, shards, found, heard)

            yield work


def runs(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a run; they are the fields of On."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def inputs_of(paths: Iterable[Path], workspace: Workspace) -> list[Input]:
    """Files as the inputs of a run: what they hold is known by its hash, or in a store by the store's tag.

    Where a run is gone on with, its manifest says the hashes; who works a file looks whether they hold.
    """
    from teikit.runs.shards import Input

    known, found = _known(), []
    for path in paths:
        name, status = shown(os.fspath(path)), workspace.status(path)
        if is_object(name):
            found.append(Input(name, status.size, etag=status.version))
        elif (told := known.get(name)) and told.size == status.size:
            found.append(told)
        else:
            found.append(Input(name, status.size, sha256=workspace.digest(path)))
    return found


def _known() -> dict[str, Input]:
    """The inputs of the run that is gone on with; none where one is begun."""
    from teikit.runs.begun import joined
    from teikit.runs.shards import Manifest

    resumed = click.get_current_context().obj
    if not isinstance(resumed, Resumed):
        return {}
    begun = joined(resumed.place)
    manifests = [Manifest(begun.store, name) for name in begun.facts["manifests"]]
    return {
        each.path: each for there in manifests for shard in there.shards() for each in there.inputs(shard)
    }


@contextmanager
def _watched(
    name: str, shards: Sequence[Shard], *, log: bool
) -> Iterator[Callable[[Shard, Tally | None], None]]:
    """Who hears of each shard: a bar where somebody waits, lines of JSON where a program does."""
    began, done, failed = time.monotonic(), [0, 0, 0], [0]
    total = sum(each.files for each in shards), sum(each.size for each in shards)

    def count(shard: Shard, tally: Tally | None) -> float:
        done[0] += 1
        done[1] += shard.files
        done[2] += shard.size
        failed[0] += tally.failed if tally else 0
        return max(time.monotonic() - began, 1e-3)

    if log:

        def told(shard: Shard, tally: Tally | None) -> None:
            seconds = count(shard, tally)
            facts = {
                "step": name,
                "shard": shard.number,
                "before": tally is None,
                "shards": [done[0], len(shards)],
                "files": [done[1], total[0]],
                "bytes": [done[2], total[1]],
                "failed": failed[0],
                "seconds": round(seconds, 1),
            }
            say(json.dumps(facts))

        yield told
        return
    if not sys.stderr.isatty():
        yield lambda _shard, _tally: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = ("{task.description}", BarColumn(), "{task.fields[said]}", TimeRemainingColumn())
    shapes = [TextColumn(each) if isinstance(each, str) else each for each in columns]
    with Progress(*shapes, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=total[1], said="")

        def show(shard: Shard, tally: Tally | None) -> None:
            speed = done[2] / 1e6 / count(shard, tally)
            said = f"{done[1]}/{total[0]} files  {speed:.2f} MB/s  {failed[0]} failed"
            bar.update(task, completed=done[2], said=said)

        yield show
