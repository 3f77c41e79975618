"""teikit validate PATH…: what is wrong with TEI files, where, and how to mend it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from teikit.checking.fix import Mend
from teikit.checking.rulebook import scores
from teikit.checking.run import Checked, Run
from teikit.cli.checking import Asked, checks, failures
from teikit.config import Config
from teikit.diagnostic import Diagnostic
from teikit.registry import GIVEN, craft, names
from teikit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """The options that say what is made of the findings."""

    form: str | None
    output: Path | None
    statistics: bool
    max_findings: int | None
    exit_zero: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: Path | None

    @property
    def mend(self) -> Mend:
        """Which edits are made."""
        return Mend.ALL if self.unsafe_fixes else Mend.SAFE if self.fix or self.diff else Mend.NOTHING

    @property
    def report(self) -> str:
        """The name of the report. Raises UsageError."""
        if self.form and (self.statistics or self.diff):
            raise click.UsageError("--statistics and --diff take the place of the report; leave --format out")
        name = "statistics" if self.statistics else self.form or "text"
        if name not in names("reports"):
            raise click.BadParameter(f"there is {', '.join(names('reports'))}", param_hint="--format")
        return name


@click.command("validate")
@checks
@click.option("--format", "form", metavar="FORMAT", help="text (the default), concise, json, html, sarif …")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report to this file.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of showing them.")
@click.option("--max-findings", type=click.IntRange(0), metavar="N", help="Show no more than N findings.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend also what somebody should look at afterwards.")
@click.option("--diff", is_flag=True, help="Show what would be mended, and write nothing.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Hide the findings that this file lists.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
def command(watch: bool, **options: Any) -> None:
    """Prove that TEI files are good: well-formed, true to their schema, with references that hold.

    A folder stands for the *.xml files below it, - for standard input; without PATH, the files that the
    configuration includes are checked.
    Exit code 0 when there is nothing to say, 1 when there are findings, 2 when a file cannot be worked with.
    """
    shown = Shown(**{name: options.pop(name) for name in Shown.__slots__})
    asked = Asked(**options)
    if "-" in asked.paths and (watch or asked.changed_since):
        raise click.UsageError("standard input cannot be watched, and git does not know it")
    if "-" in asked.paths and shown.mend and len(asked.paths) > 1:
        raise click.UsageError("standard input is mended alone, since it goes to standard output")
    if not watch:
        sys.exit(_once(asked, shown, Workspace()))
    from teikit.cli.watch import watch as repeat

    repeat(lambda workspace: _once(asked, shown, workspace))


def _once(asked: Asked, shown: Shown, workspace: Workspace) -> int:
    """One run: say what is found, and give the exit code."""
    form, piped = shown.report, "-" in asked.paths
    project = asked.project(workspace)
    run = asked.run(project, workspace, shown.mend, keep=shown.diff or piped)
    results = list(asked.check(run))
    failed = failures(results)
    found = _new(results, run, shown.baseline or _baseline(project))
    if shown.mend:
        _mended(results, diff=shown.diff, piped=piped)
    if not shown.diff:
        _report(found, results, run, form, shown, aside=bool(piped and shown.mend))
    waiting = shown.diff and any(each.mended for each in results)
    return 2 if failed else 1 if (found or waiting) and not shown.exit_zero else 0


def _baseline(project: Config) -> Path | None:
    return project.folder / project.baseline if project.baseline else None


def _new(results: Sequence[Checked], run: Run, path: Path | None) -> list[Diagnostic]:
    """The findings that the baseline does not list; how many it lists is said."""
    found = [finding for each in results for finding in each.found]
    if path is None:
        return found
    from teikit.checking import baseline

    known = baseline.load(path, run.workspace)
    checked = [each.path for each in results if not each.failure]
    new, gone = known.sift(found, checked, run.settings.rules(), run.workspace)
    if hidden := len(found) - len(new):
        click.echo(f"{_count(hidden, 'finding')} of the baseline not shown", err=True)
    if gone:
        entries = f"{gone} {'entry' if gone == 1 else 'entries'}"
        click.echo(f"{path}: {entries} can be removed: `teikit baseline` writes it anew", err=True)
    return new


def _mended(results: Sequence[Checked], *, diff: bool, piped: bool) -> None:
    """Say what was mended, or show it, or hand it on."""
    for each in results:
        if each.refused:
            click.echo(f"teikit: {each.path}: was not mended: {each.refused}", err=True)
    if diff:
        from teikit.checking.diff import unified

        for each in results:
            if each.mended:
                click.echo(b"".join(unified(each.path, each.before, each.after)), nl=False)
    elif piped:
        click.echo(b"".join(each.after for each in results), nl=False)
    rules: Counter[str] = Counter()
    for each in results:
        rules.update(each.mended)
    if rules:
        told = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
        whole = (
            f"{_count(rules.total(), 'finding')} in {_count(sum(bool(e.mended) for e in results), 'file')}"
        )
        click.echo(f"{'would mend' if diff else 'mended'} {whole}: {told}", err=True)


def _report(
    found: Sequence[Diagnostic], results: Sequence[Checked], run: Run, form: str, shown: Shown, *, aside: bool
) -> None:
    limit = len(found) if shown.max_findings is None else shown.max_findings
    report = craft("reports", form)
    given = {GIVEN: run.workspace} if report.reads else {}
    lines = report.run(found[:limit], **given, **run.project.options.get(f"reports/{form}", {}))
    if form == "text":
        lines = (*lines, *_closing(found, results, run))
    whole = "".join(f"{line}\n" for line in lines)
    whole = whole.encode("utf-8", "backslashreplace").decode()  # a file's name may be no UTF-8
    if shown.output:
        from teikit import files

        files.write(shown.output, click.unstyle(whole).encode())
        click.echo(f"{_count(len(found[:limit]), 'finding')} → {shown.output}", err=True)
    else:
        import os

        click.echo(whole, nl=False, err=aside, color=False if os.environ.get("NO_COLOR") else None)
    if len(found) > limit:
        click.echo(f"{_count(len(found) - limit, 'more finding')} not shown", err=True)


def _closing(found: Sequence[Diagnostic], results: Sequence[Checked], run: Run) -> Iterator[str]:
    """What text says at the end: what can be mended, that nothing was found, which share of a group holds."""
    safe = sum(Mend.SAFE.takes(each) for each in found)
    unsafe = sum(Mend.ALL.takes(each) for each in found) - safe
    if safe:
        yield f"{safe} can be mended with --fix" + (f", {unsafe} more with --unsafe-fixes" if unsafe else "")
    elif unsafe:
        yield f"{unsafe} can be mended with --unsafe-fixes"
    if not found and not any(each.failure for each in results):
        yield f"nothing found in {_count(len(results), 'file')}"
    for name, (held, of) in scores(run.settings.rules(), found).items():
        yield f"{name}: {held} of {of}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
