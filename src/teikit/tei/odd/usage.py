"""What documents use: elements, attributes and values, how often and in how many files."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.names import XML

MOST = 60
"""Different values of an attribute that are kept apart; with more, it has no list."""
OTHER = "…"


@dataclass(slots=True)
class Usage:
    """Counts over the files of a corpus; elements are `{namespace}name`, attributes as documents write them.

    `inside` are the elements that stand in each, `texts` those that hold text.
    """

    files: int = 0
    elements: Counter[str] = field(default_factory=Counter)
    files_with: Counter[str] = field(default_factory=Counter)
    attributes: Counter[tuple[str, str]] = field(default_factory=Counter)
    values: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    roots: Counter[str] = field(default_factory=Counter)
    inside: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: set[str] = field(default_factory=set)

    def add(self, tei: Tei) -> None:
        """Count what a document uses."""
        self.files += 1
        seen: set[str] = set()
        self.roots[str(tei.root.tag)] += 1
        for element in tei.root.iter(etree.Element):
            name = str(element.tag)
            self.elements[name] += 1
            seen.add(name)
            self.inside[name].update(str(each.tag) for each in element.iterchildren(etree.Element))
            if (element.text or "").strip() or any((each.tail or "").strip() for each in element):
                self.texts.add(name)
            for key, value in element.attrib.items():
                self._attribute(name, written(str(key)), str(value))
        self.files_with.update(seen)

    def _attribute(self, element: str, attribute: str, value: str) -> None:
        pair = element, attribute
        self.attributes[pair] += 1
        values = self.values[pair]
        if value in values or len(values) < MOST:
            values[value] += 1
        else:
            values[OTHER] += 1


def written(name: str) -> str:
    """An attribute as documents write it: `xml:id`, not its namespace."""
    return name.replace(f"{{{XML}}}", "xml:")
