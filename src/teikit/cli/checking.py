"""What `validate` and `baseline` share: which files are checked, what they are held to, and the run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from teikit import config
from teikit.checking.fix import Mend
from teikit.checking.rulebook import SCHEMATRON, Settings, groups, rules, usual
from teikit.checking.run import Checked, Checker, Run, check
from teikit.cli.bars import over_files
from teikit.cli.streams import say
from teikit.config import Config
from teikit.gathering import gather
from teikit.nearest import suggestion
from teikit.project import Project
from teikit.registry import UnknownCraftError
from teikit.source import FileError, Source
from teikit.workspace import Workspace

STANDARD_INPUT = "<stdin>"


def complete_rules(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The rules and groups that what was typed may become."""
    return [name for name in (*rules(), *groups()) if name.startswith(typed)]


OPTIONS = (
    click.argument("paths", nargs=-1, metavar="PATH..."),
    click.option(
        "--schema",
        multiple=True,
        metavar="NAME",
        help="A RELAX NG or Schematron schema: a path, or a name of `teikit schema list`; may be repeated.",
    ),
    click.option("--no-schematron", is_flag=True, help="Leave Schematron rules out."),
    click.option(
        "--schematron-timeout",
        type=click.FloatRange(0, min_open=True, max=86_400),
        metavar="SECONDS",
        help="Stop the rules of a sheet that take longer over a file; 60 without it.",
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="RULE",
        help="Run only these rules, or groups of rules: one, or a list with commas; may be repeated.",
        shell_complete=complete_rules,
    ),
    click.option(
        "--extend-select",
        multiple=True,
        metavar="RULE",
        help="Run these rules, too.",
        shell_complete=complete_rules,
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULE",
        help="Leave these rules out.",
        shell_complete=complete_rules,
    ),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out the files that fit this."),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="Leave out what the configuration excludes even where it is named.",
    ),
    click.option(
        "--changed-since", metavar="REV", help="Check only files that differ from this git revision."
    ),
    click.option(
        "--jobs",
        type=click.IntRange(1),
        metavar="N",
        help="Processes; all cores where there is enough to do.",
    ),
    click.option(
        "--config",
        "configuration",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Use this configuration, not the one that is found upward.",
    ),
    click.option(
        "--stdin-filename",
        metavar="NAME",
        help="What standard input is called, and where its pointers start from.",
    ),
    click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier runs found."),
)


def listed(values: Sequence[str]) -> tuple[str, ...]:
    """What an option was given, once or several times, each time one value or a list with commas."""
    return tuple(each for value in values for each in map(str.strip, value.split(",")) if each)


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that say what is checked."""

    paths: Sequence[str]
    schema: Sequence[str]
    no_schematron: bool
    schematron_timeout: float | None
    select: Sequence[str]
    extend_select: Sequence[str]
    ignore: Sequence[str]
    exclude: Sequence[str]
    force_exclude: bool
    changed_since: str | None
    jobs: int | None
    configuration: Path | None
    stdin_filename: str | None
    no_cache: bool

    def project(self, workspace: Workspace) -> Config:
        """The configuration in force. Raises FileError."""
        named = self.configuration
        found = config.named(named, workspace) if named else config.find(Path.cwd(), workspace)
        seconds = self.schematron_timeout or found.schematron_timeout
        exclude = (*found.exclude, *listed(self.exclude))
        return replace(found, exclude=exclude, schematron_timeout=seconds)

    def run(
        self, project: Config, workspace: Workspace, mend: Mend = Mend.NOTHING, *, keep: bool = False
    ) -> Run:
        """What the files are held to. Raises UsageError or FileError for a rule that there is not."""
        ignored = (*(listed(self.ignore) or project.ignore), *((SCHEMATRON,) if self.no_schematron else ()))
        selected = listed(self.select)
        if self.extend_select:
            selected = (*(selected or project.select or usual()), *listed(self.extend_select))
        settings = settings_of(project, selected, ignored)
        return Run(settings, project, tuple(self.schema), mend, keep, workspace=workspace)

    def files(self, project: Config, workspace: Workspace) -> list[Path]:
        """The files that are meant, each once: those named, else those that the configuration includes."""
        if not self.paths and not project.include:
            raise click.UsageError("name files or folders, or say with include in teikit.toml what to check")
        named = [Path(name) for name in self.paths if name != "-"]
        paths = named if self.paths else [_from_here(project.folder)]
        include = project.include or ("*.xml",)
        force = self.force_exclude
        found = gather(paths, include, project.exclude, project.folder, workspace, force=force)
        if self.changed_since is None:
            return list(dict.fromkeys(found))
        from teikit.checking.changed import changed

        touched = changed(self.changed_since)
        return [path for path in dict.fromkeys(found) if path.resolve() in touched]

    def whole(self, project: Config, paths: Sequence[Path], workspace: Workspace) -> Sequence[Path]:
        """The files that pointers lead to: those that the configuration includes, and those of the run."""
        if project.include and (self.paths or self.changed_since):
            return *paths, *replace(self, paths=(), changed_since=None).files(project, workspace)
        return paths

    def around(self, project: Config, paths: Sequence[Path], workspace: Workspace) -> Project:
        """These files as a project."""
        named = [Path(name) for name in self.paths if name != "-"]
        cached = not self.no_cache and bool(project.path or any(map(workspace.is_folder, named)))
        return Project.of(project, named, self.whole(project, paths, workspace), workspace, cached=cached)

    def check(self, run: Run) -> Iterator[Checked]:
        """Check all files, standard input among them, with a bar where somebody waits. Raises FileError."""
        paths = self.files(run.project, run.workspace)
        run = replace(run, around=self.around(run.project, paths, run.workspace))
        results = check(paths, run, self.jobs)
        yield from over_files(results, len(paths), "validating")
        if "-" in self.paths:
            source = Source(self.stdin_filename or STANDARD_INPUT, sys.stdin.buffer.read())
            checked = Checker(run).check(source)
            yield replace(checked, after=checked.after or source.data)


def checks(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what is checked; they are the fields of Asked."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def settings_of(project: Config, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Settings:
    """What options and configuration decide. Raises UsageError or FileError for a rule that there is not."""
    settings = Settings.of_project(project, select, ignore)
    try:
        settings.rules()
    except UnknownCraftError as error:
        hint = suggestion(error.name, error.known, "`teikit explain` lists them")
        if project.path and error.name not in (*select, *ignore):
            raise FileError(str(project.path), str(error), hint=hint) from None
        raise click.UsageError(f"{error}; {hint}") from None
    return settings


def failures(results: Sequence[Checked], *, quiet: bool = False) -> bool:
    """Say what could not be worked with, and each remark, once; whether there was such a file."""
    remarks = (remark for each in results for remark in each.remarks if not quiet)
    failed = (line for each in results for line in each.failure.splitlines())
    for line in dict.fromkeys((*remarks, *failed)):
        say(f"teikit: {line}")
    return any(each.failure for each in results)


def _from_here(folder: Path) -> Path:
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
