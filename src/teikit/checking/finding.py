"""What a rule finds in a document, if it can stand there; a rule that fails is one line that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from teikit.diagnostic import Edit, Finding, Severity
from teikit.place import Place
from teikit.registry import Craft, answerable, fault
from teikit.source import Source
from teikit.tei.document import Tei

END = object()


def found_by(rule: Craft, tei: Tei, options: Mapping[str, Any]) -> Iterator[Finding]:
    """The findings of a rule. Raises FileError, which names the rule, where it fails, or yields none."""
    with answerable("rules", rule.name, tei.path):
        found = iter(rule.run(tei, **options))
    while True:
        with answerable("rules", rule.name, tei.path):
            each = next(found, END)
            reason = "" if each is END else _fault(each, tei)
        if reason:
            raise fault("rules", rule.name, tei.path, reason)
        if not isinstance(each, Finding):
            return
        yield each


def _fault(found: Any, tei: Tei) -> str:
    """Why a finding cannot stand, whatever the document holds."""
    if not isinstance(found, Finding):
        return f"yields {type(found).__name__}, not Finding"
    if not _is_there(found, tei):
        return f"finds something at {found.at!r}, which is no place in the file"
    for said in (found.message, found.hint, found.attribute, *found.expected):
        if not isinstance(said, str):
            return f"says {said!r}, which is no string"
    if not (found.severity is None or isinstance(found.severity, Severity)):
        return f"has a finding of the severity {found.severity!r}"
    for edit in found.edits:
        if not isinstance(edit, Edit) or not isinstance(edit.replacement, bytes):
            return f"would edit {edit!r}, which is no edit of bytes"
        if not _is_within(edit.start, edit.end, found.source or tei.source):
            return f"would edit {edit.start} to {edit.end}, which is no place in the file"
    return ""


def _is_there(found: Finding, tei: Tei) -> bool:
    at = found.at
    if isinstance(at, Place):
        return _is_within(at.start, at.end, found.source or tei.source)
    return isinstance(at, etree._Element) and tei.has(at)


def _is_within(start: Any, end: Any, source: Source) -> bool:
    return type(start) is int and type(end) is int and 0 <= start <= end <= len(source.data)
