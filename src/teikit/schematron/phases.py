"""Which patterns a phase runs (ISO 19757-3 5.4.11), and whether the query language is one that we have."""

from __future__ import annotations

from typing import Final

from lxml import etree

from teikit.schematron.namespaces import sch
from teikit.schematron.sheet_files import fault

ALL: Final = "#ALL"
DEFAULT: Final = "#DEFAULT"
LANGUAGES: Final = frozenset({"xslt", "xslt2", "xslt3", "xpath", "xpath2", "xpath3", "xpath31"})


def language(schema: etree._Element) -> None:
    """Raise SchematronError where the schema asks for a query language that XSLT 3 does not cover."""
    binding = schema.get("queryBinding", "xslt").strip().lower()
    if binding not in LANGUAGES:
        known = ", ".join(sorted(LANGUAGES))
        raise fault(f'the query language "{binding}" is not supported, only {known}', schema)


def names(schema: etree._Element) -> list[str]:
    """The phases that a schema declares, `#ALL` first."""
    return [ALL, *(phase.get("id", "") for phase in schema.findall(sch("phase")))]


def select(schema: etree._Element, phase: str) -> tuple[list[etree._Element], list[etree._Element]]:
    """The patterns of a phase in the order of the schema, and its `let` elements. Raises SchematronError."""
    patterns = list(schema.iter(sch("pattern")))
    if phase == ALL:
        return patterns, []
    found = next(p for p in schema.findall(sch("phase")) if p.get("id", "") == phase)
    active = {a.get("pattern", ""): a for a in found.findall(sch("active"))}
    if missing := active.keys() - {pattern.get("id", "") for pattern in patterns}:
        name = min(missing)
        raise fault(f'the phase "{phase}" activates a pattern "{name}" that is not there', active[name])
    return [pattern for pattern in patterns if pattern.get("id", "") in active], found.findall(sch("let"))
