"""teikit tag PATH…: names and dates of TEI files are tagged, and nothing else in them changes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from teikit import config
from teikit.cli.bars import over_files
from teikit.cli.reporting import count
from teikit.cli.running import On, runs
from teikit.cli.streams import say
from teikit.cli.tagging_in_place import Order, Show, beside_a_register, counted, over_cores
from teikit.converting.linking import opened
from teikit.converting.plan import equipped
from teikit.gathering import expand
from teikit.journal import Journal
from teikit.tagging.pipeline import Wish
from teikit.tagging.shelf import Shelf
from teikit.tagging.tagger import Tagger
from teikit.workspace import Workspace


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
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes; all cores where there are many files."
)
@click.option("--resume", is_flag=True, help="Skip what an earlier run with the same options has tagged.")
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
    resume: bool,
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
    choice = equipped(project.convert, workspace, model)
    within = opened(choice, authority)
    if on.applies((*paths, output)):
        from teikit.cli.running_tag import over  # slow to import, and few runs need it

        only_here = {"--dry-run": dry_run, "--diff": diff, "--register": register, "--resume": resume}
        on.refuse(only_here)
        wish = Wish(within, entries, None, split)
        over(on, paths, output, project, choice, wish, counted, jobs, force=force)
    if output or force:
        raise click.UsageError("-o and --force go with --on; without it, files are tagged in place")
    if register and (jobs or resume):
        raise click.UsageError("--register writes one file after the other, without --jobs and --resume")
    show = Show.DIFF if diff else Show.TABLE if dry_run else Show.NOTHING
    journal = Journal.of("tag", Path(), repr((choice, entries, split)), str(authority))
    done = journal.read() if resume else {}
    if not resume and show is Show.NOTHING:
        journal.begin()
    order = Order(Tagger(project, choice), Wish(within, entries, None, split), show, journal, done)
    found = list(expand(paths, lambda each: each.suffix == ".xml", "*.xml file", workspace))
    if register:
        outcomes = beside_a_register(found, order, Shelf.of(register, workspace))
    else:
        outcomes = over_cores(found, order, jobs)
    failed = skipped = 0
    for outcome in over_files(outcomes, len(found), "tagging"):
        failed += bool(outcome.failure)
        skipped += outcome.skipped
        if outcome.failure:
            say(outcome.failure)
        click.echo(outcome.told, nl=False)
    if skipped:
        say(f"{count(skipped, 'file')} tagged before")
    sys.exit(1 if failed else 0)
