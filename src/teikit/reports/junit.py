"""JUnit's XML: each file is a test case, each finding a failure of it, as CI servers show test results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from teikit.diagnostic import Diagnostic
from teikit.markup import escaped, quoted


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The document, a `testsuite` for each file with findings."""
    count = f'tests="{len(diagnostics)}" failures="{len(diagnostics)}" errors="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="teikit" {count} time="0">'
    for path, group in groupby(diagnostics, key=lambda each: each.path):
        found = list(group)
        count = f'tests="{len(found)}" failures="{len(found)}" errors="0" skipped="0"'
        yield f'<testsuite name={quoted(path)} {count} time="0">'
        for each in found:
            name = quoted(f"{each.rule} {each.line}:{each.column}")
            yield f'<testcase name={name} classname={quoted(path)} time="0">'
            message = quoted(each.message)
            yield f'<failure type="{each.severity}" message={message}>{escaped(each.words)}</failure>'
            yield "</testcase>"
        yield "</testsuite>"
    yield "</testsuites>"
