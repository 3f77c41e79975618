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
from teikit.checking.check import checkup
from teikit.checking.fix import Fixed, Mend, fix
from teikit.checking.memory import Memory, Rests, settings_of
from teikit.checking.rulebook import BUILT_IN, GRAMMAR, NOT_WELL_FORMED, SCHEMATRON, Settings
from teikit.checking.self_contained import is_self_contained
from teikit.config import Config
from teikit.diagnostic import Diagnostic, Severity
from teikit.place import Place, Region
from teikit.processes import cores, spread, way
from teikit.project import Project
from teikit.registry import craft
from teikit.source import FileError, Source
from teikit.workspace import GONE, Trace, Workspace
from teikit.workspace.trace import BYTES

if TYPE_CHECKING:
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
    workspace: Workspace = field(default_factory=Workspace)

    @property
    def can_be_remembered(self) -> bool:
        """Whether all rules of the run look at nothing but the files, in ways that are noted."""
        return all(rule in BUILT_IN or is_self_contained(rule) for rule in self.settings.rules())


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run says of one file: its diagnostics, or why it could not be worked with, and remarks.

    Where edits were made, `before` and `after` are its bytes, `mended` counts what they mended by rule, and
    `refused` says why none was made. `rests_on` is what all that rests on, the file's own hash
    first; `held` is what the file was held to.
    """

    path: str
    found: Sequence[Diagnostic] = ()
    failure: str = ""
    remarks: Sequence[str] = ()
    before: bytes = b""
    after: bytes = b""
    mended: Mapping[str, int] = field(default_factory=dict)
    refused: str = ""
    rests_on: Rests = "", ()
    held: Sequence[str] = ()


@dataclass(eq=False)
class Checker:
    """Checks files one by one, with the schemas of the run read once."""

    run: Run
    remarks: list[str] = field(default_factory=list)
    _trace: Trace = field(default_factory=Trace)
    _held: tuple[str, ...] = ()

    @cached_property
    def schemas(self) -> Schemas:
        """The schemas of the run. Raises FileError."""
        from teikit.schemas import Schemas

        return Schemas.of_project(self.run.schema, self.run.project, self.remarks.append, self.run.workspace)

    def warm(self, path: Path) -> None:
        """Read what every file needs before processes part. Raises FileError.

        Only the grammar is run: a Schematron processor must not be forked, and a rule may end its process.
        """
        self.schemas, self.run.around and self.run.around.kinds  # noqa: B018 - what is wrong is said at once
        with suppress(FileError):
            settings = replace(self.run.settings, select=(GRAMMAR,), ignore=())
            self._validate(self.run.workspace.source(path), settings)
        for rule in self.run.settings.rules():
            if rule not in BUILT_IN:
                craft("rules", rule)
        if self.run.around is not None:
            self.run.around.graph.inbound  # noqa: B018 - it is remembered there

    def check(self, source: Source) -> Checked:
        """Check a file, mend it if that is wished, and write what was mended."""
        self.remarks.clear()
        try:
            fixed = self._fix(source)
        except FileError as error:
            return self._failed(source, error)
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
            _failures(fixed.found),
            tuple(dict.fromkeys(self.remarks)),
            before,
            after,
            fixed.mended,
            fixed.refused,
            self._rests_on(source),
            self._held,
        )

    def _failed(self, source: Source, error: FileError) -> Checked:
        """What there is to say of a file that cannot be worked with: in every report, and in a line."""
        told = Diagnostic(
            source.path,
            Place(0, 0),
            Region(1, 1, 1, 1),
            NOT_WELL_FORMED,
            Severity.ERROR,
            error.reason,
            error.hint,
            failed=True,
        )
        remarks = tuple(dict.fromkeys(self.remarks))
        return Checked(
            source.path, (told,), str(error), remarks, rests_on=self._rests_on(source), held=("nothing",)
        )

    def load(self, path: Path) -> Checked:
        """Check a file of the disk."""
        self._trace = Trace()
        try:
            source = self.run.workspace.source(path)
        except FileError as error:
            self.remarks.clear()
            return self._failed(Source(str(path), b""), error)
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

        workspace = self.run.workspace
        view = View(self.run.around, source.path) if self.run.around else View.alone(source.path, workspace)
        with workspace.trace() as self._trace:
            try:
                done = checkup(source, settings, self.schemas, view)
                self._held = done.held
                return done.found
            finally:
                self._trace.add(view.asked)

    def _rests_on(self, source: Source) -> Rests:
        if self.run.around is not None:
            self.run.around.cache.flush(with_results=False)
        return source.digest if source.data else GONE, self._trace.freeze()


def check(paths: Sequence[Path], run: Run, jobs: int | None = None) -> Iterator[Checked]:
    """Check files, in `jobs` processes or as many as there are cores and pay.

    Raises FileError where a schema of the run cannot be had, or one of the processes dies.
    """
    memory = _memory(run)
    known = {path: found for path in paths if memory and (found := _recalled(memory, path))}
    results = _check([path for path in paths if path not in known], run, jobs)
    try:
        for path in paths:
            checked = known.get(path) or next(results)
            if memory and path not in known and not checked.failure:
                memory.keep(path, checked.rests_on, checked.found, checked.remarks, checked.held)
            content, answers = checked.rests_on
            run.workspace.rest_on(Trace.of(((BYTES, os.path.abspath(path), content), *answers)))  # noqa: PTH100
            yield checked
    finally:
        if memory:
            memory.flush()


def _recalled(memory: Memory, path: Path) -> Checked | None:
    found = memory.recall(path)
    if found is None:
        return None
    diagnostics, remarks, held, rests_on = found
    return Checked(str(path), diagnostics, remarks=remarks, rests_on=rests_on, held=held)


def _failures(found: Sequence[Diagnostic]) -> str:
    """The lines that say what could not be checked; those about schemas name their own place."""
    about_schemas = (GRAMMAR, SCHEMATRON)
    return "\n".join(
        each.words if each.rule in about_schemas else f"{each.path}: {each.words}"
        for each in found
        if each.failed
    )


def _memory(run: Run) -> Memory | None:
    """What earlier runs found, if it is kept, and the files stay as they are."""
    around = run.around
    if around is None or around.cache.folder is None or run.mend is not Mend.NOTHING:
        return None
    if not run.can_be_remembered:
        return None
    shared = (run.settings, run.project, run.schema, around.scope, around.files.root, around.odd)
    return Memory(around, settings_of(*shared))


def _check(paths: Sequence[Path], run: Run, jobs: int | None) -> Iterator[Checked]:
    """Check files of which nothing is remembered."""
    here = Checker(run)
    if paths:
        here.schemas, run.around and run.around.kinds  # noqa: B018 - what is wrong is said at once, and once
    started = way()
    workers = min(len(paths), jobs or _worthwhile(paths, PAYS[started], run.workspace))
    if workers < 2:
        yield from map(here.load, paths)
        return
    from concurrent.futures.process import BrokenProcessPool  # slow to import, and few runs need it

    start: Callable[[], None] | None = partial(_start, run)
    if started == "fork":
        here.warm(paths[0])
        start = None
        _checkers.append(here)
    done = 0
    try:
        for each in spread(_load, paths, workers, start):
            done += 1
            yield each
    except BrokenProcessPool:
        at = next(islice(paths, done, None))
        reason = "a process that checked it, or one of the files after it, died"
        raise FileError(str(at), reason, hint="--jobs 1 shows which") from None
    finally:
        _checkers.clear()


def _worthwhile(paths: Sequence[Path], pays: int, workspace: Workspace) -> int:
    most, size = cores(), 0
    for path in paths if most > 1 else ():
        size += workspace.status(path).size
        if size >= most * pays:
            break
    return min(most, size // pays)


_checkers: list[Checker] = []
"""The one of a worker process, which a forked one has from its parent."""


def _start(run: Run) -> None:
    _checkers.append(Checker(run))


def _load(path: Path) -> Checked:
    return _checkers[-1].load(path)
