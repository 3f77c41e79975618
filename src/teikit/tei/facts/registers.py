"""The entries of a file's registers, and which of them something points at.

People, places, sources, witnesses, zones … are described once and pointed at from where they are meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import once
from teikit.tei.names import XML_ID

Exemption = Callable[[etree._Element], bool]


@once
def alive(tei: Tei) -> frozenset[etree._Element]:
    """The elements that a pointer of this file or of another one leads to, and those they stand in."""
    found: set[etree._Element] = set()
    for element in (each for name in tei.reached for each in tei.ids.get(name, ())):
        above: etree._Element | None = element
        while above is not None and above not in found:
            found.add(above)
            above = above.getparent()
    return frozenset(found)


def unused(tei: Tei, names: Sequence[str], exempt: Exemption | None) -> list[etree._Element]:
    """The entries of these names that nothing points at, where something points at half of them or more.

    An entry is used where it, something in it, or an entry that it is a part of is pointed at. Those that are
    `exempt` do not count.
    """
    entries = [each for each in tei.elements(*names) if each.get(XML_ID) and not (exempt and exempt(each))]
    if not entries or (used := alive(tei)).isdisjoint(entries):
        return []
    tags = {str(each.tag) for each in entries}
    reached = {each for each in entries if each in used}
    silent = [
        each
        for each in entries
        if each not in reached and not any(above in reached for above in each.iterancestors(*tags))
    ]
    return silent if len(silent) <= len(entries) // 2 else []


def unused_findings(tei: Tei, what: str, *names: str, exempt: Exemption | None = None) -> Iterator[Finding]:
    """A finding for each entry that nothing points at; `what` calls it by its kind."""
    for entry in unused(tei, names, exempt):
        name = entry.get(XML_ID)
        hint = f'point at "#{name}" where it is meant, or delete the entry'
        yield Finding(entry, f'nothing points at the {what} "{name}"', "xml:id", hint)
