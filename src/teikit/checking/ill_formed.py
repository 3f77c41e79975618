"""What is said of a file that is no XML: its first fault, and what can be found by reading on in a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from teikit.checking.rulebook import BUILT_IN, NOT_WELL_FORMED
from teikit.diagnostic import Finding
from teikit.place import Place, at, place
from teikit.registry import constant
from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.reading_on import Recovered

if TYPE_CHECKING:
    from teikit.project.view import View
    from teikit.tei.document import Tei

MARK = "(found while reading on after the fault)"

Run = Callable[["Tei", str], Iterable[Finding]]
"""What a rule finds in a document."""


def findings(
    source: Source, error: FileError, rest: Recovered | None, selected: Sequence[str], around: View, run: Run
) -> Iterator[tuple[str, Finding]]:
    """The fault of the file, and what stands behind it, by rule: more faults, and what some rules find."""
    if NOT_WELL_FORMED in selected:
        yield NOT_WELL_FORMED, Finding(at(source, error.line, error.column), error.reason, hint=error.hint)
        for fault in rest.faults if rest else ():
            yield (
                NOT_WELL_FORMED,
                Finding(place(source, fault.start), f"{fault.reason} {MARK}", hint=fault.hint),
            )
    if rest and rest.is_whole:
        with suppress(FileError):  # the copy may be more than a parser takes
            tei = parse(rest.copy)
            tei.around = around
            for rule in reading_on(selected):
                yield from ((rule, _marked(tei, rest, finding)) for finding in run(tei, rule))


def held(rest: Recovered | None, selected: Sequence[str]) -> str:
    """What such a file was held to."""
    if rest is None or not rest.is_whole:
        return "well-formedness alone, as it is not well-formed"
    return f"well-formedness, and {len(reading_on(selected))} rules as far as it could be read on"


def reading_on(selected: Sequence[str]) -> list[str]:
    """The rules that hold of what can be read of a file that is no XML: those about ids and pointers.

    A craft says it in its module constant READS_ON.
    """
    return [rule for rule in selected if rule not in BUILT_IN and constant("rules", rule, "READS_ON", False)]


def _marked(tei: Tei, rest: Recovered, finding: Finding) -> Finding:
    """A finding of the copy, at its place in the file; its edits are those of another file."""
    there = finding.at if isinstance(finding.at, Place) else tei.place(finding.at, finding.attribute)
    there = there if finding.source else rest.place(there)
    return replace(finding, at=there, attribute="", message=f"{finding.message} {MARK}", edits=())
