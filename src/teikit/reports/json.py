"""A list of objects with path, line, column, rule, severity, message, hint and expected, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The JSON text, one object a line, so that two reports can be compared line by line."""
    lines = [
        json.dumps(
            {
                "path": each.path,
                "line": each.line,
                "column": each.column,
                "rule": each.rule,
                "severity": str(each.severity),
                "message": each.message,
                "hint": each.hint,
                "expected": each.expected,
            },
            ensure_ascii=False,
        )
        for each in diagnostics
    ]
    yield "[" if lines else "[]"
    for number, line in enumerate(lines, 1):
        yield f" {line}{',' if number < len(lines) else ''}"
    if lines:
        yield "]"
