"""A run of validate over many files, in one process or as many as pay; results come in the files' order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from teikit import writing
from teikit.checking.check import validate
from teikit.checking.fix import Fixed, Mend, fix
from teikit.checking.memory import Memory, Rests, fingerprint, rests_on
from teikit.checking.rulebook import BUILT_IN, GRAMMAR, Settings
from teikit.config import Config
from teikit.diagnostic import Diagnostic
from teikit.processes import spread, way
from teikit.project import Project
from teikit.registry import craft
from teikit.source import FileError, Source

if TYPE_CHECKING:
    from teikit.project.view import View
    from teikit.schemas import Schemas

PAYS = {"fork": 1_000_000, "spawn": 4_000_000}
"""Bytes for which one more process is worth its start: a forked one has read the schemas already."""


@dataclass(frozen=True, slots=True)
class Run:
    """What all files of a run share, and every process of it is told.

    `mend` says which edits are made, `keep` that the files stay as they are nevertheless. `around` are the
    files that pointers lead to.
    """

    settings: Settings
    project: Config
    schema: tuple[str, ...] = ()
    mend: Mend = Mend.NOTHING
    keep: bool = False
    around: Project | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run says of one file: its diagnostics, or why it could not be worked with, and remarks.

    Where edits were made, `before` and `after` are its bytes, `mended` counts what they mended by rule, and
    `refused` says why none was made. `rests_on` is what the findings rest on, where that can be told.
    """

    path: str
    found: Sequence[Diagnostic] = ()
    failure: str = ""
    remarks: Sequence[str] = ()
    before: bytes = b""
    after: bytes = b""
    mended: Mapping[str, int] = field(default_factory=dict)
    refused: str = ""
    rests_on: Rests | None = None


@dataclass(eq=False)
class Checker:
    """Checks files one by one, with the schemas of the run read once."""

    run: Run
    remarks: list[str] = field(default_factory=list)
    _view: View | None = None

    @cached_property
    def schemas(self) -> Schemas:
        """The schemas of the run. Raises FileError."""
        from teikit.schemas import Schemas

        return Schemas.of_project(self.run.schema, self.run.project, self.remarks.append)

    def check(self, source: Source) -> Checked:
        """Check a file, mend it if that is wished, and write what was mended."""
        self.remarks.clear()
        try:
            fixed = self._fix(source)
        except FileError as error:
            return Checked(source.path, failure=str(error), remarks=tuple(self.remarks))
        changed = fixed.source is not source
        if changed and not self.run.keep:
            try:
                writing.write(Path(source.path), fixed.source.data, instead_of=source.data)
            except FileError as error:
                as_it_is = self._validate(source, self.run.settings)
                return Checked(source.path, as_it_is, str(error), tuple(self.remarks))
        before, after = (source.data, fixed.source.data) if changed and self.run.keep else (b"", b"")
        return Checked(
            source.path,
            fixed.found,
            "",
            tuple(self.remarks),
            before,
            after,
            fixed.mended,
            fixed.refused,
            self._rests_on(source),
        )

    def load(self, path: Path) -> Checked:
        """Check a file of the disk."""
        try:
            source = Source.load(path)
        except FileError as error:
            return Checked(str(path), failure=str(error))
        return self.check(source)

    def _fix(self, source: Source) -> Fixed:
        settings = self.run.settings
        if self.run.mend is Mend.NOTHING:
            return Fixed(source, self._validate(source, settings))
        everything = replace(settings, select=())
        return fix(
            source,
            self.run.mend,
            lambda each: self._validate(each, settings),
            lambda each: self._validate(each, everything),
        )

    def _validate(self, source: Source, settings: Settings) -> list[Diagnostic]:
        from teikit.project.view import View

        self._view = View(self.run.around, source.path) if self.run.around else View.alone(source.path)
        return validate(source, settings, self.schemas, self._view)

    def _rests_on(self, source: Source) -> Rests | None:
        around = self.run.around
        if self._view is None or around is None or not _remembers(self.run):
            return None
        around.cache.flush()
        return rests_on(source, self._view, self.schemas)


def check(paths: Sequence[Path], run: Run, jobs: int | None = None) -> Iterator[Checked]:
    """Check files, in `jobs` processes or as many as there are cores and pay.

    Raises FileError where a schema of the run cannot be had, or one of the processes dies.
    """
    memory = _memory(run)
    known = {path: Checked(str(path), *found) for path in paths if memory and (found := memory.recall(path))}
    results = _check([path for path in paths if path not in known], run, jobs)
    try:
        for path in paths:
            if path in known:
                yield known[path]
                continue
            checked = next(results)
            if memory and checked.rests_on:
                memory.keep(path, checked.rests_on, checked.found, checked.remarks)
            yield checked
    finally:
        if memory:
            memory.project.cache.flush()


def _remembers(run: Run) -> bool:
    return run.around is not None and run.around.cache.folder is not None and run.mend is Mend.NOTHING


def _memory(run: Run) -> Memory | None:
    """What earlier runs found, if it is kept, and the files stay as they are."""
    if run.around is None or not _remembers(run):
        return None
    shared = (run.settings, run.project, run.schema, run.around.scope, run.around.root, run.around.odd)
    return Memory(run.around, fingerprint(*shared))


def _check(paths: Sequence[Path], run: Run, jobs: int | None) -> Iterator[Checked]:
    """Check files of which nothing is remembered."""
    here = Checker(run)
    if paths:
        here.schemas, run.around and run.around.kinds  # noqa: B018 - what is wrong is said at once, and once
    started = way()
    workers = min(len(paths), jobs or _worthwhile(paths, PAYS[started]))
    if workers < 2:
        yield from map(here.load, paths)
        return
    from concurrent.futures.process import BrokenProcessPool  # slow to import, and few runs need it

    said: tuple[str, ...] = ()
    start: Callable[[], None] | None = partial(_start, run)
    if started == "fork":
        said, start = _warm(here, paths[0]), None
        _checkers.append(here)
    done = 0
    try:
        for each in spread(_load, paths, workers, start):
            done += 1
            yield replace(each, remarks=(*said, *each.remarks)) if done == 1 else each
    except BrokenProcessPool:
        at = next(islice(paths, done, None))
        reason = "a process that checked it, or one of the files after it, died"
        raise FileError(str(at), reason, hint="--jobs 1 shows which") from None
    finally:
        _checkers.clear()


def _warm(here: Checker, path: Path) -> tuple[str, ...]:
    """Read what every file needs before processes part; what was remarked of it.

    Only the grammar is run: a Schematron processor must not be forked, and a rule may end its process.
    """
    settings = here.run.settings
    with suppress(FileError):
        here._validate(Source.load(path), replace(settings, select=(GRAMMAR,), ignore=()))
    for rule in settings.rules():
        if rule not in BUILT_IN:
            craft("rules", rule)
    if here.run.around is not None:
        here.run.around.graph.inbound  # noqa: B018 - it is remembered there
    return tuple(here.remarks)


def _worthwhile(paths: Sequence[Path], pays: int) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    size = 0
    for path in paths if cores > 1 else ():
        size += path.stat().st_size if path.exists() else 0
        if size >= cores * pays:
            break
    return min(cores, size // pays)


_checkers: list[Checker] = []
"""The one of a worker process, which a forked one has from its parent."""


def _start(run: Run) -> None:
    _checkers.append(Checker(run))


def _load(path: Path) -> Checked:
    return _checkers[-1].load(path)
