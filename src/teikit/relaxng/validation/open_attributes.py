"""The attributes of the elements that are open where a mistake is: the automaton does not keep them."""

from __future__ import annotations

from xml.parsers import expat

from teikit.relaxng.name_class import SEPARATOR


class OpenAttributes:
    """Reads a document once more, from mistake to mistake."""

    def __init__(self, document: bytes) -> None:
        self.document, self.end = document, 0
        self.stack: list[dict[str, str]] = []
        self.parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.StartElementHandler = lambda _, attributes: self.stack.append(attributes)
        self.parser.EndElementHandler = lambda _: self.stack.pop() and None

    def at(self, end: int, depth: int) -> dict[str, str] | None:
        """The attributes of the innermost of so many open elements at a byte; None inside an entity."""
        if end > self.end:
            self.parser.Parse(self.document[self.end : end])
            self.end = end
        return self.stack[-1] if len(self.stack) == depth and end == self.end else None
