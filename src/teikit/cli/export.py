"""teikit export FORMAT PATH…: TEI becomes what readers and other programs take."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import click

from teikit import config, files
from teikit.cli.bars import over_files
from teikit.cli.running import On, runs
from teikit.cli.streams import say
from teikit.exporting.batch import Order, Outcome, carry_out
from teikit.exporting.names import is_tei, suffix_of
from teikit.exporting.pipeline import NOBODY, check_options, checker
from teikit.journal import Journal
from teikit.markup import printable
from teikit.nearest import suggestion
from teikit.package import receipts
from teikit.processes import cores, spread
from teikit.registry import OptionValueError, craft, names
from teikit.workspace import Workspace
from teikit.writing import Outputs

MANY = 8
"""From so many files on, all cores are worth their start."""


def complete_forms(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The formats that what was typed may become."""
    return [name for name in names("exporters") if name.startswith(typed)]


@click.command(
    "export",
    epilog="\b\nteikit export html letter.xml\nteikit export datacite tei/ -o out/ --receipt receipt.json",
)
@click.argument("form", metavar="FORMAT", required=False, shell_complete=complete_forms)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("-o", "--output", help="A file for one input, a folder for many; - for standard output.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="OPTION=VALUE",
    help="Set an option of the format.",
)
@click.option("--list", "listed", is_flag=True, help="List the formats and what checks each.")
@click.option("--one", "as_one", is_flag=True, help="All files in one, named with -o, where the format can.")
@click.option("--check-only", is_flag=True, help="Write nothing; say what would be missing or refused.")
@click.option("--incomplete", is_flag=True, help="Write also what lacks something, or is refused.")
@click.option("--resume", is_flag=True, help="Go on with an export that was cut off: skip what is finished.")
@click.option(
    "--jobs",
    "processes",
    type=click.IntRange(1),
    metavar="N",
    help="Export in so many processes; else all cores.",
)
@runs
@click.option("--force", is_flag=True, help="Replace also files that teikit did not write.")
@click.option("--receipt", type=click.Path(path_type=Path), help="Write what checked each export, as JSON.")
def command(
    form: str | None,
    paths: Sequence[str],
    output: str | None,
    settings: Sequence[str],
    listed: bool,
    as_one: bool,
    check_only: bool,
    incomplete: bool,
    resume: bool,
    processes: int | None,
    force: bool,
    receipt: Path | None,
    **where: Any,
) -> None:
    """Turn TEI files into FORMAT, checked by what the archives themselves use; --list shows the formats.

    NAME.xml becomes NAME.html and so on; a format of many files becomes a folder NAME. A folder stands for
    the *.xml files below it.
    Exit code 0 when every file was exported, 1 when some were not, 2 when nothing could be done.
    """
    on = On.taken(where)
    if listed:
        click.echo("\n".join(_rows()))
        return
    if form is None or not paths:
        raise click.UsageError("name a FORMAT and files; --list shows the formats")
    if form not in names("exporters"):
        hint = suggestion(form.lower(), names("exporters"))
        known = ", ".join(names("exporters"))
        raise click.BadParameter(f'no "{form}"; {hint} there is {known}', param_hint="FORMAT")
    workspace = Workspace()
    options = {
        **config.find(Path.cwd(), workspace).options.get(f"exporters/{form}", {}),
        **_options(form, settings),
    }
    try:
        check_options(craft("exporters", form), options)
    except OptionValueError as error:
        raise click.BadParameter(str(error), param_hint="--set") from None
    if as_one:
        from teikit.cli.together import export_together

        sys.exit(export_together(form, paths, output, options, receipt, force=force))
    suffix = suffix_of(form, options)
    journal = Journal.of(f"export {form}", Path(output or ""), options, incomplete)
    order = Order(form, suffix, journal, options, incomplete, check_only)
    if on.applies((*paths, output)):
        from teikit.cli.running_export import over  # slow to import, and few runs need it

        on.refuse({"--resume (`teikit run resume` is its like)": resume})
        results = list(over(on, order, paths, output, processes, force=force))
        failed, entries = _follow(
            iter(results), len(results), check_only=check_only, kept=receipt is not None
        )
        _end(failed, len(results), entries, receipt, paths, force=force)
    jobs = files.plan(paths, output, suffix, is_tei, "*.xml file", workspace, force=force, lasting=False)
    done = journal.read() if resume else {}
    if not resume and not check_only:
        journal.begin()
    work = [
        (job, done.get(str(job.target)) or done.get(str(job.target).removesuffix(suffix))) for job in jobs
    ]
    every = processes or (cores() if len(jobs) >= MANY else 1)
    outcomes = spread(partial(carry_out, order=order, workspace=workspace), work, every)
    failed, entries = _follow(outcomes, len(jobs), check_only=check_only, kept=receipt is not None)
    _end(failed, len(jobs), entries, receipt, paths, force=force)


def _end(
    failed: int, total: int, entries: list[Any], receipt: Path | None, paths: Sequence[str], *, force: bool
) -> NoReturn:
    """Write the receipt, and end with the exit code."""
    if receipt:
        Outputs.of(paths, force=force).write(receipt, receipts(entries))
    sys.exit(0 if not failed else 2 if failed == total else 1)


def _options(form: str, settings: Sequence[str]) -> dict[str, Any]:
    """The options that were set on the command line; a value is read as TOML, else it is words."""
    known = craft("exporters", form).options if settings else {}
    found: dict[str, Any] = {}
    for setting in settings:
        name, _, value = setting.partition("=")
        if name not in known:
            hint = suggestion(name, list(known), f"it has {', '.join(known) or 'none'}")
            raise click.BadParameter(f'{form} has no option "{name}"; {hint}', param_hint="--set")
        found[name.replace("-", "_")] = _value(value, type(known[name].default))
    return found


def _value(said: str, kind: type) -> Any:
    """A value as TOML has it, where it is of the kind that an option takes; else words."""
    try:
        found = tomllib.loads(f"value = {said}")["value"]
    except tomllib.TOMLDecodeError:
        return said
    return found if type(found) is kind else said


def _follow(
    outcomes: Iterator[Outcome], total: int, *, check_only: bool, kept: bool
) -> tuple[int, list[Any]]:
    """Say what becomes of each file, while it does: how many failed, and the entries of the receipt."""
    failed = skipped = 0
    entries: list[Any] = []
    for outcome in over_files(outcomes, total, "exporting"):
        entry = outcome.entry
        failed += bool(outcome.failure)
        skipped += outcome.skipped
        if kept:
            entries.append(entry)
        for line in outcome.failure:
            say(line)
        if outcome.failure or outcome.skipped:
            continue
        if check_only or entry["target"] != "-":
            remarks = f": {entry['remarks'][0]}" if entry["remarks"] else ""
            where = "" if check_only else f" → {entry['target']}"
            said = entry["verdict"] if check_only or entry["verdict"] == "invalid" or remarks else ""
            say(f"{entry['origin']}{where}{f': {said}' if said else ''}{remarks}")
    if skipped:
        say(f"{skipped} of {total} files were finished before")
    return failed, entries


def _rows() -> Iterator[str]:
    """A line for each format: its name, what checks it, whether that is here."""
    rows = []
    for name in names("exporters"):
        exporter = craft("exporters", name)
        who = checker(exporter)
        there = "" if who is NOBODY else "at hand"
        rows.append((name, who.name, exporter.missing or who.missing or there))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, who_checks, at_hand in rows:
        yield printable(f"{name:{widths[0]}}  {who_checks:{widths[1]}}  {at_hand}".rstrip())
