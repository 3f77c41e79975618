"""What a corpus has that its source does not allow, learnt from the mistakes of its documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from teikit.place import at
from teikit.relaxng import Violation
from teikit.tei.document import Tei
from teikit.tei.odd.usage import written


@dataclass(slots=True)
class Beyond:
    """What a corpus has that its source does not allow, so that the ODD must add it."""

    attributes: set[tuple[str, str]] = field(default_factory=set)
    values: set[tuple[str, str]] = field(default_factory=set)
    contents: set[str] = field(default_factory=set)

    def learn(self, tei: Tei, violations: Sequence[Violation]) -> bool:
        """Take in the mistakes of a document; whether there is something new among them."""
        elements = list(tei.elements())
        number = (tei.number(at(tei.source, each.line, each.column)) for each in violations)
        learned = [self._learn(elements[n], each) for n, each in zip(number, violations, strict=True)]
        return any(learned)

    def _learn(self, element: etree._Element, violation: Violation) -> bool:
        before = len(self.attributes), len(self.values), len(self.contents)
        name = str(element.tag)
        parent = element.getparent()
        match violation.kind:
            case "unknown-attribute" | "misplaced-attribute" | "wrong-namespace" if violation.attribute:
                found = (written(str(key)) for key in element.attrib)
                wrong = violation.attribute
                self.attributes.update(
                    (name, each) for each in found if wrong in (each, each.rpartition("}")[2])
                )
            case "bad-value" if violation.attribute:
                self.values.add((name, violation.attribute))
            case "stray-text" | "incomplete-element" | "bad-value":
                self.contents.add(name)
            case "unknown-element" | "misplaced-element" | "missing-element" | "wrong-namespace" if (
                parent is not None
            ):
                self.contents.add(str(parent.tag))
        return before != (len(self.attributes), len(self.values), len(self.contents))
