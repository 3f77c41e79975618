"""Checkstyle's XML: what many CI servers and editors read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from teikit.diagnostic import Diagnostic, Severity
from teikit.markup import quoted

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The document, an `error` for each finding within the `file` it is in."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="4.3">'
    for path, found in groupby(diagnostics, key=lambda each: each.path):
        yield f"<file name={quoted(path)}>"
        for each in found:
            yield (
                f'<error line="{each.line}" column="{each.column}" severity="{SEVERITIES[each.severity]}" '
                f"message={quoted(each.words)} source={quoted(f'teikit.{each.rule}')}/>"
            )
        yield "</file>"
    yield "</checkstyle>"
