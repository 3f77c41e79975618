"""teikit validate PATH…: what is wrong with TEI files, where, and how to mend it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from teikit.checking.run import Checked, Run
from teikit.cli.checking import Asked, checks, failures
from teikit.cli.net import INTERRUPTED
from teikit.cli.reporting import count, report
from teikit.cli.running import On, remembers, runs
from teikit.cli.running_checks import over
from teikit.cli.shown import Shown, shows
from teikit.cli.streams import say
from teikit.config import Config
from teikit.diagnostic import Diagnostic
from teikit.workspace import Workspace
from teikit.writing import Outputs


@click.command(
    "validate",
    epilog="\b\nteikit validate letters/\nteikit validate --schema tei_all --fix letter.xml",
)
@checks
@shows
@runs
@remembers
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
def command(watch: bool, **options: Any) -> None:
    """Prove that TEI files are good: well-formed, true to their schema, with references that hold.

    A folder stands for the *.xml files below it, - for standard input; without PATH, the files that the
    configuration includes are checked.
    Exit code 0 when there is no more than hints, 1 when there is, 2 when a file cannot be worked with, 130
    after Ctrl-C.
    """
    on = On.taken(options)
    shown = Shown(**{name: options.pop(name) for name in Shown.__slots__})
    asked = Asked(**options)
    if "-" in asked.paths and (watch or asked.changed_since):
        raise click.UsageError("standard input cannot be watched, and git does not know it")
    if "-" in asked.paths and shown.mend and len(asked.paths) > 1:
        raise click.UsageError("standard input is mended alone, since it goes to standard output")
    if on.applies((*asked.paths, shown.output)):
        on.refuse({"standard input": "-" in asked.paths, "--watch": watch, "--fix": shown.mend})
        sys.exit(_once(asked, shown, Workspace(), on))
    if not watch:
        sys.exit(_once(asked, shown, Workspace()))
    from teikit.cli.watch import watch as repeat

    repeat(lambda workspace: _once(asked, shown, workspace))


def _once(asked: Asked, shown: Shown, workspace: Workspace, on: On | None = None) -> int:
    """One run: say what is found, and give the exit code."""
    form, piped = shown.report, "-" in asked.paths
    project = asked.project(workspace)
    keep = shown.diff or piped or bool(shown.mend and shown.output)
    run = asked.run(project, workspace, shown.mend, keep=keep)
    results: list[Checked] = []
    stopped = False
    try:
        for each in over(asked, run, on) if on else asked.check(run):
            results.append(each)
    except KeyboardInterrupt:
        stopped = True
        say(f"teikit: stopped after {count(len(results), 'file')}")
    failed = failures(results, quiet=shown.quiet)
    found = _new(results, run, shown.baseline or _baseline(project))
    if shown.mend:
        _mended(results, shown, workspace, piped=piped)
    if not shown.diff:
        report(found, results, run, form, shown, aside=bool(piped and shown.mend))
    waiting = shown.diff and any(each.mended for each in results)
    if stopped:
        return INTERRUPTED
    return 2 if failed else 1 if shown.fails(found) or (waiting and not shown.exit_zero) else 0


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
        say(f"{count(hidden, 'finding')} of the baseline not shown")
    if gone:
        entries = f"{gone} {'entry' if gone == 1 else 'entries'}"
        say(f"{path}: {entries} can be removed: `teikit baseline` writes it anew")
    return new


def _mended(results: Sequence[Checked], shown: Shown, workspace: Workspace, *, piped: bool) -> None:
    """Say what was mended, or show it, or hand it on."""
    diff = shown.diff
    for each in results:
        if each.refused:
            say(f"teikit: {each.path}: was not mended: {each.refused}")
    if diff:
        from teikit.checking.diff import unified

        for each in results:
            if each.mended:
                click.echo(b"".join(unified(each.path, each.before, each.after)), nl=False)
    elif shown.output:
        _hand_on(results, shown.output, workspace, force=shown.force)
    elif piped:
        click.echo(b"".join(each.after for each in results), nl=False)
    rules: Counter[str] = Counter()
    for each in results:
        rules.update(each.mended)
    if rules:
        told = ", ".join(f"{rule} {times}" for rule, times in sorted(rules.items()))
        whole = f"{count(rules.total(), 'finding')} in {count(sum(bool(e.mended) for e in results), 'file')}"
        say(f"{'would mend' if diff else 'mended'} {whole}: {told}")


def _hand_on(results: Sequence[Checked], output: Path, workspace: Workspace, *, force: bool) -> None:
    """Write each file as it is when it is mended, to `output` or into it. Raises FileError."""
    done = [each for each in results if not each.failure]
    outputs = Outputs.of((each.path for each in done), force=force)
    several = len(done) > 1 or workspace.is_folder(output)
    for each in done:
        target = output / Path(each.path).name if several else output
        outputs.write(target, each.after or workspace.source(each.path).data)
        say(f"{each.path} → {target}")
