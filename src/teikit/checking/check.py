"""The pipeline of validate: a file is parsed, its grammar and every rule are checked, findings get a place.

A rule knows neither its name nor its severity nor the file; they are stamped on here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from teikit.checking.finding import found_by
from teikit.checking.rulebook import (
    BUILT_IN,
    GRAMMAR,
    NOT_WELL_FORMED,
    SCHEMATRON,
    UNUSED_SUPPRESSION,
    Settings,
    rules,
)
from teikit.diagnostic import Diagnostic, Edit, Finding
from teikit.place import Place, at, place, region
from teikit.registry import craft, failed
from teikit.source import FileError, Source

if TYPE_CHECKING:
    from teikit.project.view import View
    from teikit.schemas import Schemas
    from teikit.tei.document import Tei

CLEARER = frozenset({"impossible-date", "invalid-id", "duplicate-id"})
"""Rules that say what the grammar says too, and say it better."""
REFERENCES = "dangling-pointer"
"""The rule that tells whether pointers were followed to their ends."""


def validate(
    source: Source, settings: Settings, schemas: Schemas, around: View | None = None
) -> list[Diagnostic]:
    """What is wrong with one file, in order of place. Raises FileError where it cannot be read at all.

    `around` are the files that its pointers lead to; without it, those of its folder.
    """
    return checkup(source, settings, schemas, around).found


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found in a file, and what it was held to: schemas, references, rules."""

    found: list[Diagnostic]
    held: tuple[str, ...] = ()


def checkup(source: Source, settings: Settings, schemas: Schemas, around: View | None = None) -> Checkup:
    """What is wrong with one file, and what it was held to. Raises FileError as above."""
    from teikit.checking.suppressions import Silence, unused
    from teikit.project.view import View
    from teikit.tei.document import parse  # slow to import, and a run that remembers never comes here

    selected = settings.rules_for(source.path)
    around = around or View.alone(source.path, schemas.catalogs.workspace)
    try:
        tei = parse(source, around.part)
    except FileError as error:
        if not error.line:
            raise
        from teikit.checking import ill_formed
        from teikit.tei.reading_on import recover  # slow to import, and most files are well-formed

        rest = recover(source)
        told = ill_formed.findings(
            source, error, rest, selected, around, lambda tei, rule: _findings(tei, rule, settings, schemas)
        )
        stamped = (_stamp(source, None, rule, finding, settings) for rule, finding in told)
        return Checkup(sorted(stamped, key=_order(source)), (ill_formed.held(rest, selected),))
    tei.around = around
    around.meet(tei)
    allowed = Silence(tei)
    found = [
        _stamp(source, tei, NOT_WELL_FORMED, finding, settings)
        for finding in (_unresolved(tei) if NOT_WELL_FORMED in selected else ())
    ]
    found += [
        _stamp(source, tei, rule, finding, settings)
        for rule in selected
        for finding in _findings(tei, rule, settings, schemas)
        if not allowed.silence(rule, finding)
    ]
    if UNUSED_SUPPRESSION in selected:
        idle = unused(allowed.own, rules(), [rule for rule in selected if rule != UNUSED_SUPPRESSION])
        found += [
            _stamp(source, tei, UNUSED_SUPPRESSION, finding, settings)
            for finding in idle
            if not allowed.silence(UNUSED_SUPPRESSION, finding)
        ]
    found = sorted(_said_once(found), key=_order(source))
    return Checkup(found, tuple(_held(tei, selected, schemas)))


def _held(tei: Tei, selected: Sequence[str], schemas: Schemas) -> Iterator[str]:
    """What a file was held to."""
    if GRAMMAR in selected:
        yield from schemas.held_grammars(tei)
    else:
        yield "no grammar, as that was not selected"
    if SCHEMATRON in selected:
        yield from schemas.held_rules(tei)
    else:
        yield "no Schematron rules, as these were not selected"
    yield "references" if REFERENCES in selected else "no references"
    rules_run = sum(rule not in BUILT_IN for rule in selected)
    yield f"{rules_run} rule{'' if rules_run == 1 else 's'}"


def _unresolved(tei: Tei) -> Iterator[Finding]:
    """Entities that stand for nothing that is read: what they mean is lost to whoever reads the file."""
    from teikit.tei.entity_names import characters, numbers  # slow to import, and few files have one
    from teikit.tei.slips import spelled

    for each in tei.scan.unresolved:
        there = place(tei.source, each.start)
        if each.is_file:
            yield Finding(there, str(each), hint="put the file into the project, or its text in this place")
            continue
        written, encoding = f"&{each.name};", tei.source.lines.encoding
        end = each.start + len(written.encode(encoding))
        known = numbers(characters(each.name)).encode(encoding)
        edits = (Edit(each.start, end, known),) if known else ()
        yield Finding(there, str(each), hint=spelled(each.name), edits=edits)


def _order(source: Source) -> Callable[[Diagnostic], tuple[Any, ...]]:
    """The file itself first, then its parts."""
    return lambda each: (each.path != source.path, each.path, each.place.start, each.rule, each.message)


def _said_once(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics without those of the grammar that a rule says better at the same place."""
    better = {(each.path, each.place.start) for each in found if each.rule in CLEARER}
    return (each for each in found if each.rule != GRAMMAR or (each.path, each.place.start) not in better)


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
            yield from found_by(each, tei, settings.options.get(f"rules/{rule}", {}))
    except FileError as error:
        yield _failed(tei, error)
    except Exception as error:
        yield _failed(tei, failed("rules", rule, tei.path, error))


def _failed(tei: Tei, error: FileError) -> Finding:
    """That something could not be checked; all else is."""
    return Finding(at(tei.source, 1, 1), error.reason, hint=error.hint, failed=True)


def _stamp(source: Source, tei: Tei | None, rule: str, finding: Finding, settings: Settings) -> Diagnostic:
    there: Place = finding.at
    where = finding.source or source
    if tei is not None and not isinstance(there, Place):
        where, there = tei.where(there, finding.attribute)
    return Diagnostic(
        where.path,
        there,
        region(where, there),
        rule,
        settings.severity(rule, finding),
        finding.message,
        finding.hint,
        finding.edits,
        finding.expected,
        finding.safe,
        finding.failed,
    )
