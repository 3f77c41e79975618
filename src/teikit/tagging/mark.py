"""A tag that may be written into a file: around some bytes, in an element of some name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from teikit import encoding
from teikit.diagnostic import Edit
from teikit.markup import quote
from teikit.text import Annotation

MARK = "urn:teikit:tag"
"""What @resp says of a tag that teikit wrote into a file that was TEI before."""

WRITTEN = {"sameAs": "ref"}
"""What attributes of a claim are called where there is no register."""

HEADER = frozenset({"calendar", "when-custom", "datingMethod"})
"""Attributes that point at what the header describes, in which nothing is written."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a tag stands, in an element of which name, and what it says. `prefix` stands before its name."""

    start: int
    end: int
    parent: str
    prefix: str
    claim: Annotation

    def having(self, **attributes: str) -> Mark:
        """The same tag with other attributes; an empty one is left out."""
        said = {name: value for name, value in {**self.claim.attributes, **attributes}.items() if value}
        return replace(self, claim=replace(self.claim, attributes=said))

    def edits(self, codec: str) -> tuple[Edit, Edit]:
        """The start tag and the end tag, in an encoding."""
        name, said = self.prefix + self.claim.element, self.claim.attributes.items()
        written = {WRITTEN.get(key, key): value for key, value in said if key not in HEADER} | {"resp": MARK}
        attributes = "".join(f" {key}={quote(value)}" for key, value in written.items())
        return (
            Edit(self.start, self.start, encoding.written(f"<{name}{attributes}>", codec)),
            Edit(self.end, self.end, encoding.written(f"</{name}>", codec)),
        )
