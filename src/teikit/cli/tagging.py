"""What tag does with its options: files are tagged in place, or in a run over many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from teikit import config
from teikit.cli.bars import over_files
from teikit.cli.reporting import count
from teikit.cli.running import On
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


def run(
    on: On,
    *,
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
) -> int:
    """Tag the files that a user named, and give the exit code. Raises FileError and UsageError."""
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
    return 1 if failed else 0
