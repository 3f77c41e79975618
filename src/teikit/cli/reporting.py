"""The report of a run: written where it goes, with what text says at its end."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from teikit.checking.fix import Mend
from teikit.checking.rulebook import manual, scores
from teikit.checking.run import Checked, Run
from teikit.cli.shown import Shown
from teikit.cli.streams import say
from teikit.diagnostic import Diagnostic
from teikit.kinds import first_of_each, held_to
from teikit.registry import GIVEN, Craft, answerable, constant, craft, fault
from teikit.workspace.buckets import is_object
from teikit.workspace.buckets import shown as called
from teikit.writing import Outputs


def report(
    found: Sequence[Diagnostic], results: Sequence[Checked], run: Run, form: str, shown: Shown, *, aside: bool
) -> None:
    """Write the report of what was found; `aside` goes to standard error."""
    made = craft("reports", form)
    options, left, most = dict(run.project.options.get(f"reports/{form}", {})), 0, shown.max_findings
    if "most" in made.options:
        options.update({} if most is None else {"most": most})
    elif most is not None:
        kept, more = first_of_each([[each] for each in found], most)
        found, left = [group[0] for group in kept], sum(more.values())
    options.update(_told(made, found, results, run, shown))
    home = made.module.__name__
    with answerable("reports", form, home):
        lines = tuple(made.run(found, **options))
    if wrong := next((each for each in lines if not isinstance(each, str)), None):
        raise fault("reports", form, home, f"yields {type(wrong).__name__}, not lines")
    if form == "text" and not shown.quiet:
        lines = (*lines, *_closing(found, results, run), *held_to({each.path: each.held for each in results}))
    whole = "".join(f"{line}\n" for line in lines)
    whole = whole.encode("utf-8", "backslashreplace").decode()  # a file's name may be no UTF-8
    if shown.output and not shown.mend:
        _put(shown.output, click.unstyle(whole).encode(), results, force=shown.force)
        if not shown.quiet:
            say(f"{count(len(found), 'finding')} → {shown.output}")
    else:
        click.echo(whole, nl=False, err=aside, color=_colours(shown.color))
    if constant("reports", form, "ONLY_FINDINGS", False) and not shown.quiet:
        told = {each.path for each in found}
        for line in held_to({each.path: each.held for each in results if each.path not in told}):
            say(line)
    if left and not shown.quiet:
        say(f"{count(left, 'more finding')} not shown")


def _put(path: Path, data: bytes, results: Sequence[Checked], *, force: bool) -> None:
    """Write a report to a file, or to an object of a store. Raises FileError."""
    if is_object(str(path)):
        from teikit.runs.target import Target  # slow to import, and few reports go there

        Target(called(str(path.parent)), force).put({path.name: data})
    else:
        Outputs.of((each.path for each in results), force=force).write(path, data)


def _told(
    made: Craft, found: Sequence[Diagnostic], results: Sequence[Checked], run: Run, shown: Shown
) -> Iterator[tuple[str, Any]]:
    """What a report is told of the run, if it asks for it."""
    if "files" in made.options:
        yield "files", [each.path for each in results]
    if "manuals" in made.options:
        yield "manuals", {rule: manual(rule) for rule in {each.rule for each in found}}
    if "held" in made.options and not shown.quiet:
        yield "held", {each.path: each.held for each in results}
    if made.reads:
        yield GIVEN, run.workspace
    if "width" in made.options and sys.stdout.isatty() and not shown.output:
        yield "width", shutil.get_terminal_size().columns - 4  # lines have five figures at most


def _colours(asked: str) -> bool | None:
    """Whether colours are printed; None lets the terminal decide."""
    if asked != "auto":
        return asked == "always"
    return False if os.environ.get("NO_COLOR") else True if os.environ.get("FORCE_COLOR") else None


def _closing(found: Sequence[Diagnostic], results: Sequence[Checked], run: Run) -> Iterator[str]:
    """What text says at the end: what can be mended, that nothing was found, which share of a group holds."""
    safe = sum(Mend.SAFE.takes(each) for each in found)
    unsafe = sum(Mend.ALL.takes(each) for each in found) - safe
    if safe:
        yield f"{safe} can be mended with --fix" + (f", {unsafe} more with --unsafe-fixes" if unsafe else "")
    elif unsafe:
        yield f"{unsafe} can be mended with --unsafe-fixes"
    if not found and not any(each.failure for each in results):
        yield f"nothing found in {count(len(results), 'file')}"
    for name, (held, of) in scores(run.settings.rules(), found).items():
        yield f"{name}: {held} of {of}"


def count(number: int, what: str) -> str:
    """A number of things, in words."""
    return f"{number} {what}{'' if number == 1 else 's'}"
