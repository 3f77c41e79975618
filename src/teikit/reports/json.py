"""A list of objects for programs: path, places (line and column, end_line and end_column), rule,
severity, message, hint, expected and fix, and what its file was held to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic
from teikit.kinds import NOTHING_HELD, Held, facts

ONLY_FINDINGS = True
"""It says nothing of files in which nothing was found."""


def report(diagnostics: Sequence[Diagnostic], *, held: Held = NOTHING_HELD) -> Iterator[str]:
    """The JSON text, one object a line, so that two reports can be compared line by line."""
    lines = [json.dumps(facts(each, held), ensure_ascii=False) for each in diagnostics]
    yield "[" if lines else "[]"
    for number, line in enumerate(lines, 1):
        yield f" {line}{',' if number < len(lines) else ''}"
    if lines:
        yield "]"
