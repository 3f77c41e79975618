"""Annotations of GitHub Actions: each finding is shown beside its line of a pull request.

Workflow commands of GitHub Actions, with their escapes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic, Severity
from teikit.kinds import NOTHING_HELD, Held, held_to
from teikit.markup import printable

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def report(diagnostics: Sequence[Diagnostic], *, held: Held = NOTHING_HELD) -> Iterator[str]:
    """A workflow command for each finding; at the end, for the log, what files were held to."""
    for each in diagnostics:
        place = f"file={each.path.translate(PROPERTY)},line={each.line},col={each.column}"
        end = f"endLine={each.region.end_line},endColumn={each.region.end_column}"
        title = f"title={f'teikit {each.rule}'.translate(PROPERTY)}"
        yield printable(f"::{COMMANDS[each.severity]} {place},{end},{title}::{each.words.translate(MESSAGE)}")
    yield from map(printable, held_to(held))
