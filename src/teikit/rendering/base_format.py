"""DTABf, the base format of the Deutsches Textarchiv: its elements, and what others become.

The table beside this module is our own wording of what the format allows (1.1); in doubt it is stricter.
"""

from __future__ import annotations

from functools import cache

from teikit.rendering.base_format_turns import prepare
from teikit.rendering.subset import Subset, read

TURNED: dict[str, tuple[str, dict[str, str]]] = {
    **{f"div{level}": ("div", {}) for level in range(1, 8)},
    "ab": ("p", {}),
    "geogName": ("placeName", {}),
    "settlement": ("placeName", {}),
    "country": ("placeName", {}),
    "title": ("name", {"type": "artificialWork"}),
    "emph": ("hi", {"rend": "emphasized"}),
    "mentioned": ("hi", {"rend": "mentioned"}),
    "soCalled": ("hi", {"rend": "quoted"}),
    "distinct": ("hi", {"rend": "distinct"}),
    "said": ("q", {}),
    "ptr": ("ref", {}),
    "authority": ("publisher", {}),
    "distributor": ("publisher", {}),
    "biblStruct": ("bibl", {}),
    "principal": ("editor", {}),
}
"""What stands for elements that DTABf does not have, or has in the header alone."""
HEADER = frozenset(
    "addName address addrLine biblFull country email forename genName measure msDesc nameLink resp respStmt "
    "roleName surname title".split()
)
HOLDERS = ("p", "l", "titlePart", "item", "cell", "bibl", "stage", "roleDesc", "quote")
ORDER = {
    "fileDesc": tuple("titleStmt editionStmt extent publicationStmt seriesStmt notesStmt sourceDesc".split()),
    "titleStmt": ("title",),
    "publicationStmt": ("publisher",),
    "respStmt": ("resp", "persName", "orgName", "name"),
    "msIdentifier": ("placeName", "country", "repository", "idno"),
    "teiHeader": ("fileDesc",),
}


@cache
def base_format() -> Subset:
    """The subset."""
    return Subset(read("base_format.txt"), TURNED, HOLDERS, HEADER, ORDER, prepare)
