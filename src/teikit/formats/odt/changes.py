"""Changes that an ODT file tracks: who put in or struck out what, and when (OpenDocument 1.3, 5.5)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from teikit.formats.elements import Mark, mark
from teikit.formats.odt.names import child, clark, value


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its mark, and the blocks that were struck out."""

    mark: Mark
    struck: tuple[etree._Element, ...]


def changes(text: etree._Element) -> dict[str, Change]:
    """The changes by identifier."""
    found: dict[str, Change] = {}
    for region in text.iter(clark("text:changed-region")):
        identifier = value(region, "text:id") or value(region, "xml:id")
        for kind, element in (("add", "text:insertion"), ("del", "text:deletion")):
            change = child(region, element)
            if change is None:
                continue
            about = child(change, "office:change-info")
            said = {"who": _said(about, "dc:creator"), "when": _said(about, "dc:date").partition(".")[0]}
            struck = tuple(each for each in change if each is not about) if kind == "del" else ()
            found[identifier] = Change(mark(kind, said), struck)
    return found


def _said(about: etree._Element | None, key: str) -> str:
    element = child(about, key)
    return (element.text or "").strip() if element is not None else ""
