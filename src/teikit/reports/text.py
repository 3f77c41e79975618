"""Text for a terminal: each finding with its line of the file and the place underlined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from rich.color import ColorSystem
from rich.style import Style

from teikit.diagnostic import Diagnostic, Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
PLACE = re.compile(r"""</?[\w:.-]+|[\w:.-]+\s*=\s*(?:"[^"]*"?|'[^']*'?)|.""")
WIDTH = 100
"""Characters of a line that are shown; a longer one is cut around the place."""


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The lines of the report, coloured with ANSI sequences; a program that prints them may strip those."""
    for each in diagnostics:
        colour = COLOURS[each.severity]
        place = _styled(f"{each.path}:{each.line}:{each.column}", "bold")
        yield f"{place} {_styled(str(each.severity), f'bold {colour}')} {_styled(each.rule, colour)}"
        yield f"  {each.message}"
        yield from _excerpt(each, colour)
        if each.hint:
            yield f"  {_styled('help:', 'bold green')} {each.hint}"
        yield ""
    if diagnostics:
        yield _summary(diagnostics)


def _excerpt(diagnostic: Diagnostic, colour: str) -> Iterator[str]:
    lines = _lines(diagnostic.path)
    if not diagnostic.line <= len(lines):
        return
    line, at = lines[diagnostic.line - 1], diagnostic.column - 1
    found = PLACE.match(line, at)
    width = len(found.group()) if found else 1
    start = max(0, min(at - 20, len(line) - WIDTH))
    shown = line[start : start + WIDTH].expandtabs(1)
    mark = "^" * max(1, min(width, WIDTH - (at - start)))
    number = str(diagnostic.line)
    yield _styled(f"  {number} │ ", "dim") + ("…" if start else "") + shown
    margin = _styled(f"  {' ' * len(number)} │ ", "dim")
    yield margin + " " * (at - start + (1 if start else 0)) + _styled(mark, f"bold {colour}")


@lru_cache(maxsize=4)
def _lines(path: str) -> Sequence[str]:
    """The lines of a file; none where it cannot be read again, such as standard input."""
    try:
        return Path(path).read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return ()


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
