"""teikit run: what became of a run over a corpus, and how it goes on."""

from __future__ import annotations

import os
import sys
from collections import Counter

import click

from teikit.cli.reporting import count
from teikit.cli.running import Resumed
from teikit.cli.stopping import Stopping
from teikit.cli.streams import say
from teikit.runs.begun import Begun, joined
from teikit.runs.merge import FOLDER, merge
from teikit.runs.retrying import free, states
from teikit.runs.verify import verify
from teikit.source import FileError
from teikit.stores import reach

ENGINE = click.option(
    "--on", "engine", default="here", show_default=True, metavar="ENGINE", help="Where the rest is worked."
)
JOBS = click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes, or workers; else all cores."
)


def _reached(_context: click.Context, _parameter: click.Parameter, place: str) -> str:
    """The place of a run, which answers."""
    reach(place)
    return place


PLACE = click.argument("place", metavar="DIR", callback=_reached)


@click.group("run")
def command() -> None:
    """Look after runs over large corpora; DIR is the folder of a run, or its URL.

    `validate`, `convert`, `tag` and `export` begin them with --on.
    """


@command.command("status")
@PLACE
def status(place: str) -> None:
    """Say how far a run has come. Exit code 0 when all is done, 1 when something is left or failed."""
    begun = joined(place)
    known = list(states(begun))
    click.echo(f"{begun.facts['verb']}, begun in {begun.facts['folder']}")
    for step in begun.facts["steps"]:
        here = [each for each in known if each.step == step]
        done = [each for each in here if each.done]
        files = sum(each.shard.files for each in done), sum(each.shard.files for each in here)
        failed = sum(each.failed for each in here)
        ended = f"{len(done)} of {count(len(here), 'shard')}"
        click.echo(f"{step:9} {ended}, {files[0]} of {files[1]} files, {failed} failed")
        for owner, shards in sorted(Counter(each.owner for each in here if each.owner).items()):
            click.echo(f"          {owner} is at {count(shards, 'shard')}")
    last = [each for each in known if each.step == begun.last]
    sys.exit(1 if any(each.failed or not each.done for each in last) else 0)


@command.command("resume")
@PLACE
@ENGINE
@JOBS
def resume(place: str, engine: str, jobs: int | None) -> None:
    """Go on with a run: what is finished is not done again. Its own command says how it ends."""
    _resume(joined(place), place, engine, jobs)


@command.command("retry")
@PLACE
@ENGINE
@JOBS
def retry(place: str, engine: str, jobs: int | None) -> None:
    """Work the shards once more in which files failed."""
    begun = joined(place)
    say(f"{count(free(begun), 'shard')} to work once more")
    _resume(begun, place, engine, jobs)


@command.command("merge")
@PLACE
def merged(place: str) -> None:
    """Write one report of all shards into DIR/report: counts, JSON lines, SARIF in parts, HTML pages."""
    try:
        facts = merge(joined(place))
    except FileNotFoundError as error:
        hint = f"`teikit run resume {place}` makes it"
        raise FileError(str(error.filename or place), "is no result yet", hint=hint) from None
    found = f"{count(facts['findings'], 'finding')} in {count(facts['files'], 'file')}"
    say(f"{found} → {place.rstrip('/')}/{FOLDER}")


@command.command("verify")
@PLACE
def verified(place: str) -> None:
    """Prove a run by hashes: nothing lost, nothing twice, all as it was read and made. Exit code 1 if not."""
    begun = joined(place)
    told = 0
    for line in verify(begun):
        click.echo(line)
        told += 1
    if not told:
        click.echo(
            f"proved: {count(begun.facts['manifests'][begun.facts['steps'][begun.last]]['files'], 'file')}"
        )
    sys.exit(1 if told else 0)


def _resume(begun: Begun, place: str, engine: str, jobs: int | None) -> None:
    """Give the command once more that began the run, with the run's place, in the run's folder."""
    from teikit.cli import teikit

    absolute = place if "://" in place else os.path.abspath(place)  # noqa: PTH100 - links are not followed
    if not begun.facts["command"]:
        raise FileError(place, "was not begun by a command line, so it cannot be given again")
    Stopping().says(place)
    try:
        os.chdir(begun.facts["folder"])
    except OSError:
        raise FileError(
            begun.facts["folder"], "is where the run was begun, and is not on this machine"
        ) from None
    teikit.main(args=list(begun.facts["command"]), obj=Resumed(absolute, engine, jobs), standalone_mode=False)
