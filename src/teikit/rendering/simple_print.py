"""TEI simplePrint: its elements, and what others become.

The table beside this module is made by tools/make_simple_print.py from the schema of TEI P5 4.9.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from teikit.rendering.subset import Subset, read

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


@cache
def simple_print() -> Subset:
    """The subset; a milestone whose unit it does not know is none."""
    elements = read("simple_print.txt")
    milestone = replace(elements["milestone"], needed={"unit": ""})
    return Subset({**elements, "milestone": milestone}, TURNED, holders=("ab",))
