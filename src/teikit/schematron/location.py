"""The XPath of every element of a document, in one pass.

Asked node by node, the processor's `path()` counts the siblings each time: quadratic in a long list.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat


@dataclass(slots=True)
class Locations:
    """The last step to each element, and the number of its parent; elements count from 1."""

    steps: list[str] = field(default_factory=lambda: [""])
    parents: array[int] = field(default_factory=lambda: array("q", [0]))

    def path(self, ordinal: int) -> str:
        """The path to an element; empty for 0."""
        steps = []
        while ordinal:
            steps.append(self.steps[ordinal])
            ordinal = self.parents[ordinal]
        return "".join(reversed(steps))


def locate(data: bytes) -> Locations:
    """The locations in a document that is known to be well-formed, in UTF-8."""
    found = Locations()
    parser = expat.ParserCreate("utf-8", " ")
    parser.ordered_attributes = True
    around = [0]
    counts: list[Counter[str]] = [Counter()]

    def start(name: str, _attributes: list[str]) -> None:
        siblings = counts[-1]
        siblings[name] += 1
        uri, _, local = name.rpartition(" ")
        found.steps.append(f"/Q{{{uri}}}{local}[{siblings[name]}]")
        found.parents.append(around[-1])
        around.append(len(found.parents) - 1)
        counts.append(Counter())

    def end(_name: str) -> None:
        around.pop()
        counts.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return found
