"""JUnit's XML for CI servers: a suite for each file, a failure for each finding, a pass for a clean file.

It has all that the strictest of its schemas asks for, Ant's, and nothing that others refuse.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from teikit.diagnostic import Diagnostic
from teikit.kinds import NOTHING_HELD, Held
from teikit.markup import escaped, quoted


def report(
    diagnostics: Sequence[Diagnostic],
    *,
    files: Sequence[str] = (),
    held: Held = NOTHING_HELD,
) -> Iterator[str]:
    """The document; `files` are those that were checked, so that clean ones are seen to be.

    `held` is what each was held to.
    """
    suites: dict[str, list[Diagnostic]] = {path: [] for path in files}
    for each in diagnostics:
        suites.setdefault(each.path, []).append(each)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<testsuites>"
    for number, (path, found) in enumerate(suites.items()):
        package = quoted(posixpath.dirname(path))
        count = f'tests="{max(1, len(found))}" failures="{len(found)}" errors="0" skipped="0"'
        run = f'timestamp="{now}" hostname="localhost" time="0"'
        yield f'<testsuite id="{number}" package={package} name={quoted(path)} {count} {run}>'
        yield from _properties(held.get(path, ()))
        if not found:
            yield f'<testcase name="nothing found" classname={quoted(path)} time="0"/>'
        for each in found:
            name = quoted(f"{each.rule} {each.line}:{each.column}")
            yield f'<testcase name={name} classname={quoted(path)} time="0">'
            message = quoted(each.message)
            yield f'<failure type="{each.severity}" message={message}>{escaped(each.words)}</failure>'
            yield "</testcase>"
        yield "<system-out/>"
        yield "<system-err/>"
        yield "</testsuite>"
    yield "</testsuites>"


def _properties(held: Sequence[str]) -> Iterator[str]:
    said = "".join(f'<property name="held to" value={quoted(each)}/>' for each in held)
    yield f"<properties>{said}</properties>"
