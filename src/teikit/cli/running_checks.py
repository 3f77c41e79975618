"""A run of validate over a corpus: outlines of all files, the index of them, the findings of each file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from teikit.checking.run import Checked, Run
from teikit.cli.checking import Asked
from teikit.cli.running import On, inputs_of
from teikit.project import Project, Scope
from teikit.workspace.buckets import is_object

OUTLINES, RESULTS = "outlines", "results"


def over(asked: Asked, run: Run, on: On) -> Iterator[Checked]:
    """Check all files as a run of shards; what was found, in their order. Raises FileError."""
    from teikit.runs import checks, reduce, remembering  # slow to import, and few runs need them
    from teikit.runs.begun import settings_of
    from teikit.runs.corpus import Around
    from teikit.runs.merge import records
    from teikit.runs.work import Step, ready

    project, workspace = run.project, run.workspace
    paths = asked.files(project, workspace)
    inputs = inputs_of(paths, workspace)
    found, root = _around(asked, run, paths)
    around = Around.of(found, root)
    steps, manifests = {RESULTS: "manifest"}, {"manifest": inputs}
    if around.scope is not Scope.FILE:
        whole = list(dict.fromkeys(asked.whole(project, paths, workspace)))
        name = "manifest" if whole == paths else "project"
        steps = {OUTLINES: name, **steps}
        manifests[name] = inputs if whole == paths else inputs_of(whole, workspace)
    alone = replace(run, around=None)
    if memory := _memory(asked, on, found.cache.folder, paths):
        remembering.begin(memory)
    read = checks.schemas_of(alone, around, paths[0]) if paths else {}
    told = settings_of(run.settings, project, run.schema, around)
    begun = on.begin("validate", manifests, steps, told, schemas=read)
    folder = begun.facts["folder"]
    with on.working(asked.jobs) as work:
        index = None
        if OUTLINES in steps:
            shards = begun.shards(OUTLINES)
            parts = reduce.parts(shards)
            sort = reduce.Sorting(around, len(parts))
            outlines = checks.Outlines(around)
            work(Step(begun.place, OUTLINES, outlines, folder, None, steps[OUTLINES], sort), shards)
            for stage in reduce.reductions(begun.place, folder, shards, around):
                work(stage, parts)
            index = begun.place, len(parts)
        step = Step(begun.place, RESULTS, checks.Checks(alone, around, index, memory), folder)
        if on.engine == "processes" and paths:
            ready(step, inputs[:1])  # what they are forked from has read the schemas
        work(step, begun.shards(RESULTS))
    yield from map(checks.checked, records(begun))


def _memory(asked: Asked, on: On, cache: Path | None, paths: list[Path]) -> str:
    """The place where findings are remembered; for objects of stores only one that is named."""
    if asked.no_cache or on.memory or cache is None:
        return "" if asked.no_cache else on.memory or ""
    return "" if any(is_object(str(path)) for path in paths[:1]) else str(cache / "memory")


def _around(asked: Asked, run: Run, paths: list[Path]) -> tuple[Project, str]:
    """The project of a run, and what its root is called wherever it is worked."""
    around = asked.around(run.project, paths, run.workspace)
    named = [os.fspath(Path(each)) for each in asked.paths]
    if not any(map(is_object, named)):
        return around, around.files.root
    folders = [each if run.workspace.is_folder(each) else str(Path(each).parent) for each in named]
    return around, os.path.commonpath(folders)
