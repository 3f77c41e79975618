"""What a file says of itself before its text begins: its title and its authors, which the TEI header has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from teikit.formats.omissions import Omissions


@dataclass(slots=True)
class Front:
    """The titles and authors that stand before the text."""

    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)

    def take(self, kind: str, words: str, left_out: Omissions) -> bool:
        """Keep the words of a paragraph of this kind of style; whether it is one that the header has."""
        into = {"title": self.titles, "subtitle": self.titles, "author": self.authors}.get(kind)
        if into is None:
            return False
        into.append(" ".join(words.split()))
        left_out.add(f"the {kind} before the text, which the header has", words)
        return True

    def metadata(self, properties: Mapping[str, str]) -> dict[str, str]:
        """What the header is made from; what stands before the text counts more than a property."""
        said = {
            "title": ": ".join(self.titles) or properties.get("title", ""),
            "author": "; ".join(self.authors) or properties.get("author", ""),
            "language": properties.get("language", ""),
        }
        return {name: " ".join(words.split()) for name, words in said.items() if words.strip()}
