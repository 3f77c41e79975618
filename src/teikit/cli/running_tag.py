"""A run of tag: names and dates of each TEI file are tagged, and what comes of it goes to another place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from teikit.cli.running import On
from teikit.cli.running_files import Names, found_in, worked
from teikit.cli.streams import say
from teikit.config import Config
from teikit.converting.plan import Choice
from teikit.markup import printable
from teikit.runs.made import Do, Made
from teikit.runs.shards import Input
from teikit.source import FileError
from teikit.tagging.pipeline import Tagged, Wish
from teikit.tagging.tagger import Tagger
from teikit.workspace import Workspace
from teikit.workspace.buckets import shown


@dataclass(frozen=True, slots=True)
class Tags:
    """The tagging of each file, and what is told of it."""

    project: Config
    choice: Choice
    wish: Wish
    names: Names
    tell: Callable[[Tagged], str]

    def prepared(self, inputs: list[Input]) -> Do:  # noqa: ARG002  (the signature is that of all work)
        """Tag files one by one, with their schemas read once."""
        tagger = Tagger(self.project, self.choice)

        def work(path: Path) -> Made:
            digest = ""
            try:
                source = tagger.read(path)
                digest = source.digest
                tagged = tagger.tag(source, self.wish)
            except FileError as error:
                return Made(digest, failure=shown(str(error)))
            name = shown(str(path))
            told = [f"{name}  {self.tell(tagged)}", *(printable(f"{name}: {each}") for each in tagged.doubts)]
            return Made(digest, {self.names.of(path): tagged.data}, {"told": told})

        return work

    def spoilt(self, path: Path, reason: str) -> Made:
        """That it could not be tagged."""
        return Made(failure=f"{shown(str(path))}: {reason}")


def over(
    on: On,
    paths: Sequence[Path],
    output: str | None,
    project: Config,
    choice: Choice,
    wish: Wish,
    tell: Callable[[Tagged], str],
    jobs: int | None,
    *,
    force: bool,
) -> None:
    """Tag files as a run of shards, say what became of each, and end. Raises FileError."""
    workspace = Workspace()
    named = [str(path) for path in paths]
    names, found = found_in(named, output, ".xml", lambda each: each.suffix == ".xml", workspace)
    work = Tags(project, choice, wish, names, tell)
    told = repr((choice, wish.entries, wish.split, wish.within is not None))
    failed = False
    for record in worked("tag", on, output or "", found, work, workspace, jobs, told, force=force):
        if failure := record.get("failure"):
            say(f"teikit: {failure}")
            failed = True
        else:
            for line in record["told"]:
                click.echo(line)
    sys.exit(1 if failed else 0)
