"""Text for a terminal: each finding with its line of the file and the place underlined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.color import ColorSystem
from rich.style import Style

from teikit.diagnostic import Diagnostic, Severity
from teikit.excerpt import Excerpts
from teikit.workspace import Workspace

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
WIDTH = 100
"""Characters of a line that are shown; a longer one is cut around the place."""


def report(diagnostics: Sequence[Diagnostic], *, workspace: Workspace | None = None) -> Iterator[str]:
    """The lines of the report, coloured with ANSI sequences; a program that prints them may strip those."""
    excerpts = Excerpts(workspace or Workspace())
    for each in diagnostics:
        colour = COLOURS[each.severity]
        place = _styled(f"{each.path}:{each.line}:{each.column}", "bold")
        yield f"{place} {_styled(str(each.severity), f'bold {colour}')} {_styled(each.rule, colour)}"
        yield f"  {each.message}"
        yield from _excerpt(excerpts, each, colour)
        if each.hint:
            yield f"  {_styled('help:', 'bold green')} {each.hint}"
        yield ""
    if diagnostics:
        yield _summary(diagnostics)


def _excerpt(excerpts: Excerpts, diagnostic: Diagnostic, colour: str) -> Iterator[str]:
    found = excerpts.of(diagnostic.path, diagnostic.line, diagnostic.column, WIDTH)
    if not found:
        return
    number = str(diagnostic.line)
    yield _styled(f"  {number} │ ", "dim") + ("…" if found.more_before else "") + found.text
    margin = _styled(f"  {' ' * len(number)} │ ", "dim")
    mark = "^" * (found.end - found.start)
    yield margin + " " * (found.start + found.more_before) + _styled(mark, f"bold {colour}")


def _summary(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(each.severity for each in diagnostics)
    parts = [
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in sorted(Severity, reverse=True)
        if counts[severity]
    ]
    files = len({each.path for each in diagnostics})
    return _styled(f"{', '.join(parts)} in {files} file{'' if files == 1 else 's'}", "bold")


def _styled(text: str, style: str) -> str:
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
