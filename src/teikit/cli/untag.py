"""teikit untag PATH…: the tags that teikit wrote into TEI files are taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from teikit.checking.diff import unified
from teikit.cli.streams import say
from teikit.gathering import expand
from teikit.source import FileError
from teikit.tagging.marks import untag
from teikit.workspace import Workspace
from teikit.writing import write


@click.command("untag")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help="Write nothing; show how the files would change.")
def command(paths: Sequence[Path], diff: bool) -> None:
    """Take out the tags that `teikit tag` wrote into TEI files, or into all in a folder, and nothing else.

    Exit code 0 when every file could be read, 1 when some could not.
    """
    workspace, failed = Workspace(), False
    for path in expand(paths, lambda each: each.suffix == ".xml", "*.xml file", workspace):
        try:
            source = workspace.source(path)
            data, count = untag(source)
            if diff:
                click.echo(b"".join(unified(source.path, source.data, data)), nl=False)
                continue
            if count:
                write(path, data, instead_of=source.data)
            click.echo(f"{path}  {count} tag{'' if count == 1 else 's'} taken out")
        except FileError as error:
            say(f"teikit: {error}")
            failed = True
    if failed:
        raise SystemExit(1)
