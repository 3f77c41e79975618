"""Checkstyle's XML: what many CI servers and editors read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from teikit.diagnostic import Diagnostic, Severity
from teikit.kinds import NOTHING_HELD, Held
from teikit.markup import escaped, quoted

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}


def report(diagnostics: Sequence[Diagnostic], *, held: Held = NOTHING_HELD) -> Iterator[str]:
    """The document, an `error` for each finding in its `file`; what that was held to is a comment."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="4.3">'
    for path, found in groupby(diagnostics, key=lambda each: each.path):
        yield f"<file name={quoted(path)}>"
        for each in found:
            yield (
                f'<error line="{each.line}" column="{each.column}" severity="{SEVERITIES[each.severity]}" '
                f"message={quoted(each.words)} source={quoted(f'teikit.{each.rule}')}/>"
            )
        yield from _comment(held.get(path, ()))
        yield "</file>"
    for path in sorted(set(held) - {each.path for each in diagnostics}):
        yield f"<file name={quoted(path)}>"
        yield from _comment(held[path])
        yield "</file>"
    yield "</checkstyle>"


def _comment(held: Sequence[str]) -> Iterator[str]:
    if held:
        yield f"<!-- held to: {escaped('; '.join(held)).replace('--', '- -')} -->"
