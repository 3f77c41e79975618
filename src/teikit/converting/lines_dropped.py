"""TEI without the lines of its source: paragraphs run on, and words that a line end broke are whole.

What is left can no longer give the source back, but every word of it.
"""

from __future__ import annotations

import re

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.names import tag

TOLD = "line ends were dropped, and hyphens that only broke words there"
CRAFT = "layout/line-breaks"
BETWEEN = re.compile(r"[\s\-\u2010\u00ad\u00ac=\u2e17]+")
"""What stands between the words of a source, and in words at the ends of lines."""


def drop(root: etree._Element) -> None:
    """Leave out every line end under `text`, a blank in the place of each that parted words."""
    text = root.find(".//{*}text")
    for pc in list(() if text is None else text.iter(tag("pc"))):
        if pc.get("force") == "weak" and _breaks(pc):
            _leave_out(pc, "")
    for lb in list(() if text is None else text.iter(tag("lb"))):
        _leave_out(lb, "" if lb.get("break") == "no" else " ")


def are_dropped(tei: Tei) -> bool:
    """Whether the header says that the line ends of the source were dropped."""
    return any((desc.text or "") == TOLD for desc in tei.elements("desc"))


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for blanks, line ends and hyphens."""
    return BETWEEN.sub("", one) == BETWEEN.sub("", other)


def _breaks(pc: etree._Element) -> bool:
    """Whether a hyphen stands before a line end, or before another hyphen there."""
    after = pc.getnext()
    while after is not None and not pc.tail and after.tag == tag("pc") and not after.tail:
        pc, after = after, after.getnext()
    at_end = after is not None and after.tag in (tag("lb"), tag("pb")) and after.get("break") == "no"
    return at_end and not (pc.tail or "").strip("\n")


def _leave_out(element: etree._Element, instead: str) -> None:
    """Take an element out; line feeds of the file around it, which say nothing, give place to a blank."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    said = (parent.text if before is None else before.tail) or ""
    after = (element.tail or "").lstrip("\n")
    bare = said.rstrip("\n")
    blank = "" if not instead or bare.endswith((" ", "\t")) or after.startswith((" ", "\t")) else instead
    joined = f"{bare}{blank}{after}"
    if before is None:
        parent.text = joined
    else:
        before.tail = joined
    parent.remove(element)
