"""The pipeline of validate: a file is parsed, its grammar and every rule are checked, findings get a place.

A rule knows neither its name nor its severity nor the file; they are stamped on here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from teikit.checking.rulebook import (
    BUILT_IN,
    GRAMMAR,
    NOT_WELL_FORMED,
    SCHEMATRON,
    UNUSED_SUPPRESSION,
    Settings,
    rules,
)
from teikit.diagnostic import Diagnostic, Finding
from teikit.place import Place, at, region
from teikit.registry import craft, failed
from teikit.source import FileError, Source

if TYPE_CHECKING:
    from teikit.project.view import View
    from teikit.schemas import Schemas
    from teikit.tei.document import Tei

CLEARER = frozenset({"impossible-date", "invalid-id", "duplicate-id"})
"""Rules that say what the grammar says too, and say it better."""


def validate(
    source: Source, settings: Settings, schemas: Schemas, around: View | None = None
) -> list[Diagnostic]:
    """What is wrong with one file, in order of place. Raises FileError where its schema cannot be had.

    `around` are the files that its pointers lead to; without it, those of its folder.
    """
    from teikit.checking.suppressions import Suppressions, unused
    from teikit.project.view import View
    from teikit.tei.document import parse  # slow to import, and a run that remembers never comes here

    selected = settings.rules_for(source.path)
    try:
        tei = parse(source)
    except FileError as error:
        if not error.line:
            raise
        finding = Finding(at(source, error.line, error.column), error.reason, hint=error.hint)
        return (
            [_stamp(source, None, NOT_WELL_FORMED, finding, settings)] if NOT_WELL_FORMED in selected else []
        )
    tei.around = around or View.alone(source.path, schemas.catalogs.workspace)
    allowed = Suppressions(tei)
    found = [
        _stamp(source, tei, rule, finding, settings)
        for rule in selected
        for finding in _findings(tei, rule, settings, schemas)
        if not allowed.silence(rule, finding)
    ]
    if UNUSED_SUPPRESSION in selected:
        idle = unused(allowed, rules(), [rule for rule in selected if rule != UNUSED_SUPPRESSION])
        found += [
            _stamp(source, tei, UNUSED_SUPPRESSION, finding, settings)
            for finding in idle
            if not allowed.silence(UNUSED_SUPPRESSION, finding)
        ]
    return sorted(_said_once(found), key=lambda each: (each.place.start, each.rule, each.message))


def _said_once(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics without those of the grammar that a rule says better at the same place."""
    better = {each.place.start for each in found if each.rule in CLEARER}
    return (each for each in found if each.rule != GRAMMAR or each.place.start not in better)


def _findings(tei: Tei, rule: str, settings: Settings, schemas: Schemas) -> Iterator[Finding]:
    """What a rule finds; where it fails, that is said of the file, and others are still checked."""
    try:
        if rule == GRAMMAR:
            yield from schemas.violations(tei)
        elif rule == SCHEMATRON:
            yield from schemas.failures(tei)
        elif rule not in BUILT_IN:
            each = craft("rules", rule)
            if each.missing:
                raise FileError(tei.path, f'the rule "{rule}" needs what is not installed', hint=each.missing)
            yield from each.run(tei, **settings.options.get(f"rules/{rule}", {}))
    except FileError:
        raise
    except Exception as error:
        raise failed("rules", rule, tei.path, error) from error


def _stamp(source: Source, tei: Tei | None, rule: str, finding: Finding, settings: Settings) -> Diagnostic:
    there: Place = finding.at
    if tei is not None and not isinstance(there, Place):
        there = tei.place(there, finding.attribute)
    return Diagnostic(
        source.path,
        there,
        region(source, there),
        rule,
        settings.severity(rule, finding),
        finding.message,
        finding.hint,
        finding.edits,
        finding.expected,
        finding.safe,
    )
