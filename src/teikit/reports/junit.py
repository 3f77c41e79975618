"""JUnit's XML for CI servers: a suite for each file, a failure for each finding, a pass for a clean file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from teikit.diagnostic import Diagnostic
from teikit.markup import escaped, quoted

EMPTY: Mapping[str, Sequence[str]] = MappingProxyType({})


def report(
    diagnostics: Sequence[Diagnostic],
    *,
    files: Sequence[str] = (),
    held: Mapping[str, Sequence[str]] = EMPTY,
) -> Iterator[str]:
    """The document; `files` are those that were checked, so that clean ones are seen to be.

    `held` is what each was held to.
    """
    suites: dict[str, list[Diagnostic]] = {path: [] for path in files}
    for each in diagnostics:
        suites.setdefault(each.path, []).append(each)
    tests = sum(max(1, len(found)) for found in suites.values())
    count = f'tests="{tests}" failures="{len(diagnostics)}" errors="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="teikit" {count} time="0">'
    for path, found in suites.items():
        count = f'tests="{max(1, len(found))}" failures="{len(found)}" errors="0" skipped="0"'
        yield f'<testsuite name={quoted(path)} {count} time="0">'
        yield from _properties(held.get(path, ()))
        if not found:
            yield f'<testcase name="nothing found" classname={quoted(path)} time="0"/>'
        for each in found:
            name = quoted(f"{each.rule} {each.line}:{each.column}")
            yield f'<testcase name={name} classname={quoted(path)} time="0">'
            message = quoted(each.message)
            yield f'<failure type="{each.severity}" message={message}>{escaped(each.words)}</failure>'
            yield "</testcase>"
        yield "</testsuite>"
    yield "</testsuites>"


def _properties(held: Sequence[str]) -> Iterator[str]:
    if held:
        said = "".join(f'<property name="held to" value={quoted(each)}/>' for each in held)
        yield f"<properties>{said}</properties>"
