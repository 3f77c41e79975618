"""Text for a terminal: each finding with its line of the file and the place underlined.

What is the same in many places is said once; of one kind a few findings are shown, and the rest counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.color import ColorSystem
from rich.style import Style

from teikit.diagnostic import Diagnostic, Severity
from teikit.excerpt import Excerpts
from teikit.kinds import alike, first_of_each
from teikit.markup import printable
from teikit.workspace import Workspace

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
MARGIN = 8
"""Characters before and behind an excerpt: the number of its line, a bar, signs that there is more."""
PLACES = 3
"""Places of one mistake that are named."""


def report(
    diagnostics: Sequence[Diagnostic], *, most: int = 5, width: int = 108, workspace: Workspace | None = None
) -> Iterator[str]:
    """The lines of the report, coloured with ANSI sequences; a program that prints them may strip those.

    `most` are the different messages of a kind that are shown, `width` the characters of a line.
    """
    excerpts = Excerpts(workspace or Workspace())
    shown, left = first_of_each(alike(diagnostics), most)
    for group in shown:
        first = group[0]
        colour = COLOURS[first.severity]
        place = _styled(printable(_place(first)), "bold")
        yield f"{place} {_styled(str(first.severity), f'bold {colour}')} {_styled(first.rule, colour)}"
        yield f"  {printable(first.message)}"
        yield from _excerpt(excerpts, first, colour, width)
        if first.hint:
            yield f"  {_styled('help:', 'bold green')} {printable(first.hint)}"
        if len(group) > 1:
            yield f"  {_elsewhere(group)}"
        yield ""
    for (rule, words), count in left.items():
        yield f"{_styled(f'{count} more', 'bold')} of {rule}: {printable(words)}"
    if left:
        yield ""
    if diagnostics:
        yield _summary(diagnostics)


def _elsewhere(group: Sequence[Diagnostic]) -> str:
    """Where else the same is to be said."""
    named = [printable(_place(each)) for each in group[1:PLACES]]
    more = "the same in" if len(group) > PLACES else "the same at"
    if len(group) <= PLACES:
        return f"{_styled(more, 'bold')} {' and '.join(named)}"
    return f"{_styled(f'{more} {len(group) - 1} more places:', 'bold')} {', '.join(named)} …"


def _place(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"


def _excerpt(excerpts: Excerpts, diagnostic: Diagnostic, colour: str, width: int) -> Iterator[str]:
    number = str(diagnostic.line)
    found = excerpts.of(diagnostic.path, diagnostic.region, max(20, width - MARGIN))
    if not found:
        return
    text = ("…" if found.more_before else "") + printable(found.text) + ("…" if found.more_after else "")
    yield _styled(f"  {number} │ ", "dim") + text
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
