"""teikit tag PATH…: names and dates of TEI files are tagged, and nothing else in them changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from teikit import config
from teikit.checking.diff import unified
from teikit.cli.running import On, runs
from teikit.cli.streams import say
from teikit.converting.linking import opened
from teikit.converting.plan import equipped
from teikit.encoding import codec
from teikit.gathering import expand
from teikit.markup import printable
from teikit.schemas import Schemas
from teikit.source import FileError, Source
from teikit.tagging.pipeline import Tagged, Wish, tag
from teikit.tagging.shelf import Shelf
from teikit.tei.document import parse
from teikit.workspace import Workspace
from teikit.writing import write


@click.command("tag")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be tagged.")
@click.option("--diff", is_flag=True, help="Write nothing; show how the files would change.")
@click.option("--authority", type=click.Path(path_type=Path), help="A database of `teikit authority build`.")
@click.option(
    "--register", type=click.Path(path_type=Path), help="Write entries for the names into this TEI file."
)
@click.option("--entries", is_flag=True, help="Write entries for the names into each file.")
@click.option("--split", is_flag=True, help="Tag what markup crosses in parts, tied by next and prev.")
@click.option("--model", type=click.Path(path_type=Path), help="A model that `teikit train` made.")
@click.option("-o", "--output", help="With --on: the folder or the URL for the tagged files.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="With --on: processes, or workers.")
@click.option("--force", is_flag=True, help="With --on: replace also what teikit did not write.")
@runs
def command(
    paths: Sequence[Path],
    dry_run: bool,
    diff: bool,
    authority: Path | None,
    register: Path | None,
    entries: bool,
    split: bool,
    model: Path | None,
    output: str | None,
    jobs: int | None,
    force: bool,
    **where: Any,
) -> None:
    """Tag the persons, places and dates of TEI files, or of all in a folder.

    Only the tags are written: no other byte changes, nothing is tagged that is tagged already, and a file is
    as valid afterwards as before. `teikit untag` takes the tags out again, and the entries with --entries.
    With --register, the tags point into a file of persons, places and organisations; its entries are used,
    and those that it lacks are added.
    Exit code 0 when every file was tagged, 1 when some were not.
    """
    on = On.taken(where)
    workspace = Workspace()
    project = config.find(Path.cwd(), workspace)
    schemas = Schemas.of_project((), project, lambda _remark: None, workspace)
    choice = equipped(project.convert, workspace, model)
    within = opened(choice, authority)
    if on.applies((*paths, output)):
        from teikit.cli.running_tag import over  # slow to import, and few runs need it

        on.refuse({"--dry-run": dry_run, "--diff": diff, "--register": register})
        over(
            on,
            paths,
            output,
            project,
            choice,
            Wish(within, entries, None, split),
            _counted,
            jobs,
            force=force,
        )
    if output or jobs or force:
        raise click.UsageError("-o, --jobs and --force go with --on; without it, files are tagged in place")
    shelf = Shelf.of(register, workspace) if register else None
    failed = False

    def prove(source: Source) -> Iterable[str]:
        return [finding.message for finding in schemas.violations(parse(source))]

    for path in expand(paths, lambda each: each.suffix == ".xml", "*.xml file", workspace):
        wish = Wish(within, entries, shelf.facing(path) if shelf else None, split)
        try:
            source = workspace.source(path)
            tagged = tag(source, choice, prove, wish)
            if diff:
                click.echo(b"".join(unified(source.path, source.data, tagged.data)), nl=False)
            elif dry_run:
                _table(path, source, tagged)
            else:
                _write(path, source, tagged, shelf)
        except FileError as error:
            say(f"teikit: {error}")
            failed = True
    if failed:
        raise SystemExit(1)


def _write(path: Path, source: Source, tagged: Tagged, shelf: Shelf | None) -> None:
    """Write a file, behind the register that its tags point at."""
    if tagged.data != source.data:
        if shelf:
            shelf.take(tagged.entries)
        write(path, tagged.data, instead_of=source.data)
    _told(path, tagged)


def _table(path: Path, source: Source, tagged: Tagged) -> None:
    for mark in tagged.written:
        line, column = source.position(mark.start)
        claim = mark.claim
        form = claim.attributes.get("when") or claim.attributes.get("key", "")
        words = printable(
            " ".join(source.data[mark.start : mark.end].decode(codec(source.data), "replace").split())
        )
        click.echo(f"{path}:{line}:{column}  {claim.element:9}  {words}  {form}  {claim.attributes['cert']}")
    _told(path, tagged)


def _told(path: Path, tagged: Tagged) -> None:
    click.echo(f"{path}  {_counted(tagged)}")
    for doubt in tagged.doubts:
        click.echo(printable(f"{path}: {doubt}"))


def _counted(tagged: Tagged) -> str:
    counts = Counter(mark.claim.element for mark in tagged.written)
    made = ", ".join(f"{count} {element}" for element, count in sorted(counts.items())) or "nothing to tag"
    left = "; ".join(f"{count} left: {reason}" for reason, count in sorted(tagged.left.items()))
    return f"{made}; {left}" if left else made
