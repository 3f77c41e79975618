"""TEI simplePrint: which elements it has, which attributes and children these may have, what others become.

The table beside this module is made by tools/make_simple_print.py from the schema of TEI P5 4.9.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORDS = "#"
TURNED: dict[str, tuple[str, dict[str, str]]] = {
    **{f"div{level}": ("div", {}) for level in range(1, 8)},
    "persName": ("name", {"type": "person"}),
    "placeName": ("name", {"type": "place"}),
    "orgName": ("name", {"type": "org"}),
    "geogName": ("name", {"type": "place"}),
    "origPlace": ("name", {"type": "place"}),
    "emph": ("hi", {"rend": "emphasized"}),
    "mentioned": ("hi", {"rend": "mentioned"}),
    "soCalled": ("hi", {"rend": "quoted"}),
    "distinct": ("hi", {"rend": "distinct"}),
    "gloss": ("seg", {"type": "gloss"}),
    "said": ("q", {}),
    "ptr": ("ref", {}),
    "origDate": ("date", {}),
    "authority": ("publisher", {}),
    "biblStruct": ("bibl", {}),
    "damage": ("unclear", {}),
    "principal": ("editor", {"role": "principal"}),
}
"""What stands for elements that simplePrint does not have, with what still tells them apart."""


@dataclass(frozen=True, slots=True)
class Element:
    """What an element may have: attributes with their values (none: any), children, `#` for words."""

    attributes: Mapping[str, frozenset[str]]
    children: frozenset[str]

    @property
    def holds_words(self) -> bool:
        """Whether words may stand in it."""
        return WORDS in self.children


@cache
def elements() -> dict[str, Element]:
    """The elements by name."""
    found = {}
    for line in files("teikit.rendering").joinpath("simple_print.txt").read_text("utf-8").splitlines():
        name, _, rest = line.partition(" @ ")
        attributes, _, children = rest.partition(" < ")
        closed = {key: values for key, _, values in (each.partition("=") for each in attributes.split())}
        known = {key: frozenset(filter(None, values.split("|"))) for key, values in closed.items()}
        found[name] = Element(known, frozenset(children.split()))
    return found
