"""The options of validate that say what is made of the findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from teikit.checking.fix import Mend
from teikit.diagnostic import Diagnostic, Severity
from teikit.nearest import suggestion
from teikit.registry import names


def complete_forms(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The reports that what was typed may become."""
    return [name for name in names("reports") if name.startswith(typed)]


OPTIONS = (
    click.option(
        "--format",
        "form",
        metavar="FORMAT",
        help="text (the default), concise, json, html, sarif …",
        shell_complete=complete_forms,
    ),
    click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        help="Write the report to this file; with --fix, the mended file.",
    ),
    click.option("--force", is_flag=True, help="Replace also a file that teikit did not write."),
    click.option("--statistics", is_flag=True, help="Count the findings by rule instead of showing them."),
    click.option(
        "--max-findings", type=click.IntRange(0), metavar="N", help="Show no more than N findings of a kind."
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings."),
    click.option(
        "--fail-on",
        type=click.Choice(["hint", "warning", "error"]),
        default="warning",
        show_default=True,
        help="The least severity that makes the exit code 1.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Say what is found, and nothing else."),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colours: where a terminal reads them, always or never.",
    ),
    click.option("--fix", is_flag=True, help="Mend what can be mended safely."),
    click.option("--unsafe-fixes", is_flag=True, help="Mend also what somebody should look at afterwards."),
    click.option("--diff", is_flag=True, help="Show what would be mended, and write nothing."),
    click.option(
        "--baseline", type=click.Path(path_type=Path), help="Hide the findings that this file lists."
    ),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The options that say what is made of the findings."""

    form: str | None
    output: Path | None
    force: bool
    statistics: bool
    max_findings: int | None
    exit_zero: bool
    fail_on: str
    quiet: bool
    color: str
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
        known = names("reports")
        if name not in known:
            hint = suggestion(name.lower(), known)
            raise click.BadParameter(f"{hint} there is {', '.join(known)}", param_hint="--format")
        return name

    def fails(self, found: Sequence[Diagnostic]) -> bool:
        """Whether findings make the exit code 1."""
        return not self.exit_zero and any(each.severity >= Severity[self.fail_on.upper()] for each in found)


def shows(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what is made of the findings; they are the fields of Shown."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
