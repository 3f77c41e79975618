"""What convert does with its options: texts are converted, written, and it is said what became of each."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teikit import config, files
from teikit.cli.bars import over_files, over_pages
from teikit.cli.running import On
from teikit.cli.streams import say
from teikit.converting import formats
from teikit.converting.choices import Lines, Where
from teikit.converting.linking import opened
from teikit.converting.pipeline import Converted, Settings, convert
from teikit.converting.plan import Choice, equipped, plan
from teikit.converting.unlinked import unlinked
from teikit.nearest import suggestion
from teikit.processes import spread
from teikit.registry import UnknownCraftError, names
from teikit.source import FileError
from teikit.workspace import Workspace

if TYPE_CHECKING:
    from teikit.text import Annotation, Document

COUNTED = (("persName", "person"), ("placeName", "place"), ("date", "date"), ("note", "note"))


def run(
    on: On,
    *,
    inputs: Sequence[str],
    output: str | None,
    reader: str | None,
    pages: bool,
    encoding: str | None,
    header: Path | None,
    notes: Where,
    lines: Lines,
    select: Sequence[str],
    ignore: Sequence[str],
    edtf: bool,
    authority: Path | None,
    model: Path | None,
    max_size: int | None,
    processes: int,
    force: bool,
    verbose: bool,
    **fields: Any,
) -> int:
    """Convert what a user named, and give the exit code. Raises FileError and UsageError."""
    workspace = Workspace()
    project = config.find(Path.cwd(), workspace)
    told = config.header_file(header, workspace) if header else {}
    said = {name: value for name, value in fields.items() if value is not None}
    choice = equipped(_choice(project.convert, select, ignore), workspace, model)
    choice = choice.having("taggers/dates", edtf=True) if edtf else choice
    if reader and reader not in names("readers"):
        raise click.BadParameter(
            f'no "{reader}"; there is {", ".join(names("readers"))}', param_hint="--from"
        )
    readers = [stage.name for stage in plan("readers", choice) if not stage.off]
    settings = Settings(
        reader or "",
        encoding,
        {**project.header, **told, **said},
        notes,
        lines,
        (max_size or 0) * 1024**2,
        choice,
        authority=opened(choice, authority),
    )
    if on.applies((*inputs, output)):
        from teikit.cli.running_convert import over  # slow to import, and few runs need it

        on.refuse({"--pages": pages})
        tell = partial(_summary, verbose=verbose)
        over(on, inputs, output, readers, settings, tell, processes, force=force)
    jobs = files.plan(
        inputs,
        output,
        ".xml",
        lambda path: formats.fits(workspace.source(path), readers, reader or ""),
        "file that a reader knows",
        workspace,
        force=force,
        whole=pages,
    )
    return _all(jobs, settings, workspace, processes, verbose=verbose)


def _choice(project: Choice, select: Sequence[str], ignore: Sequence[str]) -> Choice:
    """The crafts that a user chose; what is said on the command line takes the place of the configuration."""
    choice = replace(project, select=tuple(select) or project.select, ignore=tuple(ignore) or project.ignore)
    try:
        choice.check()
    except UnknownCraftError as error:
        hint = suggestion(error.name, error.known, "`teikit config` lists them")
        raise click.UsageError(f"{error}; {hint}") from None
    return choice


def _all(
    jobs: list[files.Job], settings: Settings, workspace: Workspace, processes: int, *, verbose: bool
) -> int:
    gc.set_threshold(100_000, 20, 100)  # a text is many small objects, and no circles among them
    work = partial(_convert, settings=settings, workspace=workspace, verbose=verbose)
    with over_pages(jobs[0].name) if len(jobs) == 1 else nullcontext():
        failed = 0
        for failure, lines in over_files(spread(work, jobs, processes), len(jobs), "converting"):
            failed += bool(failure)
            for line in (failure,) if failure else lines:
                say(line)
    if failed and len(jobs) > 1:
        say(f"{len(jobs) - failed} of {len(jobs)} texts converted")
    return 0 if not failed else 2 if failed == len(jobs) else 1


def _convert(
    job: files.Job, settings: Settings, workspace: Workspace, *, verbose: bool
) -> tuple[str, list[str]]:
    """Convert one text and write it: why that failed, or what became of it, in lines."""
    try:
        converted = convert(job.read(workspace), settings)
        job.write(converted.data)
    except FileError as error:
        return f"teikit: {error}", []
    return "", _summary(job, converted, verbose=verbose)


def _summary(job: files.Job, converted: Converted, *, verbose: bool) -> list[str]:
    """What became of a text, in lines."""
    return list(_told(job, converted, verbose=verbose))


def _told(job: files.Job, converted: Converted, *, verbose: bool) -> Iterator[str]:
    name, document = job.name, converted.document
    dropped = {id(each.claim) for each in converted.dropped}
    kept = [claim for claim in document.claims if id(claim) not in dropped]
    numbers = ((converted.counts.get(element, 0), word) for element, word in COUNTED)
    counts = ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in numbers)
    if job.target:
        yield f"{name} → {job.target}  {counts}"
    if assumed := document.metadata.get("assumed"):
        yield f"{name}:{assumed}; --encoding decides"
    told = [step.note for step in document.provenance if step.note]
    if told and not verbose:
        yield f"{name}: {'; '.join(note.partition(' (')[0] for note in told)}"
    yield from (f"{name}: {note}" for note in told if verbose)
    for remark in converted.remarks:
        yield f"{name}:{remark.line}: {remark.message}"
    if alone := unlinked(kept):
        what = ", ".join(
            f"{len(those)} {kind if len(those) == 1 else kind.replace(' ', 's ', 1)}"
            for kind, those in alone.items()
        )
        yield f"{name}: {what}{'' if verbose else '; --verbose lists them'}"
    if dropped and not verbose:
        count = f"{len(dropped)} claim{' was' if len(dropped) == 1 else 's were'}"
        yield f"{name}: {count} not built; --verbose says why"
    if verbose:
        for kind, those in alone.items():
            yield from (
                f"{name}:{_line(document, each)}: “{_words(document, each)}” is a {kind}" for each in those
            )
        for each in converted.dropped:
            claim = each.claim
            yield (
                f"{name}:{_line(document, claim)}: {claim.element} “{_words(document, claim)}” not built: "
                f"{each.reason}"
            )


def _line(document: Document, claim: Annotation) -> int:
    return document.text.count("\n", 0, claim.span.start) + 1


def _words(document: Document, claim: Annotation) -> str:
    return " ".join(claim.span.of(document.text).split())[:60]
