"""A run that makes files of files, as convert, tag and export do: what is made keeps its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teikit.cli.running import On, inputs_of
from teikit.gathering import expand
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.workspace.buckets import is_object, shown

if TYPE_CHECKING:
    from teikit.runs.work import Work

OWN = ("engine", "place", "shard_size", "log_json", "jobs", "processes", "verbose", "receipt")
"""Options that change nothing of what is made."""


@dataclass(frozen=True, slots=True)
class Names:
    """How what is made is called: as the file from the folder that was named, with another ending."""

    tops: tuple[str, ...]
    ending: str

    def of(self, path: Path) -> str:
        """The name of what is made of a file, from the target."""
        top = next((each for each in self.tops if path.is_relative_to(each)), str(path))
        inner = path.relative_to(top)
        name = inner if inner.name else Path(path.name)
        return name.with_suffix(self.ending).as_posix()

    def is_named(self, path: Path) -> bool:
        """Whether a file was named itself, not by a folder."""
        return str(path) in self.tops


def worked(
    verb: str,
    on: On,
    output: str,
    found: Sequence[Path],
    work: Work,
    workspace: Workspace,
    jobs: int | None,
    settings: object,
    *,
    force: bool,
) -> Iterator[Mapping[str, Any]]:
    """Work files as a run of shards; what became of each, in their order. Raises FileError."""
    from teikit.runs.begun import settings_of  # slow to import, and few runs need them
    from teikit.runs.merge import records
    from teikit.runs.target import Target
    from teikit.runs.work import Step, ready

    inputs = inputs_of(found, workspace)
    said = {name: value for name, value in click.get_current_context().params.items() if name not in OWN}
    key = settings_of(sorted(said.items(), key=lambda each: each[0]), settings)
    begun = on.begin(verb, {"manifest": inputs}, {"results": "manifest"}, key, target=output.rstrip("/"))
    target = Target(begun.facts["target"], force)
    with on.working(jobs) as drive:
        step = Step(begun.place, "results", work, begun.facts["folder"], target)
        if on.engine == "processes" and inputs:
            ready(step, inputs[:1])  # what they are forked from has read what all need
        drive(step, begun.shards(begun.last))
    yield from records(begun)


def found_in(
    named: Sequence[str], output: str | None, ending: str, fits: Callable[[Path], bool], workspace: Workspace
) -> tuple[Names, list[Path]]:
    """How what is made is called, and the files that are meant. Raises FileError where two would be one."""
    if not output or output == "-":
        raise click.UsageError("name the folder or the URL with -o where a run puts what it makes")
    if "-" in named:
        raise click.UsageError("standard input is no part of a run; leave --on out")
    names = Names(tuple(str(Path(each)) for each in named), ending)
    found = list(dict.fromkeys(expand(map(Path, named), fits, "file that fits", workspace)))
    seen: dict[str, Path] = {}
    for path in found:
        first = seen.setdefault(names.of(path), path)
        if first != path:
            reason = f"would be written for both {shown(str(first))} and {shown(str(path))}"
            raise FileError(f"{output}/{names.of(path)}", reason)
        if not is_object(output) and Path(output, names.of(path)).resolve() == path.resolve():
            raise FileError(
                str(path), "would be replaced by what is made of it", hint="name another folder with -o"
            )
    return names, found
