"""The text of a TEI file and its elements: blocks on lines of their own, the rest where it stands."""

from __future__ import annotations

from lxml import etree

from teikit.formats.encoded.attributes import attributes, key
from teikit.formats.markup import all_words, local
from teikit.formats.transcript import Transcript

BLOCKS = frozenset(
    {"front", "body", "back", "div", "head", "p", "ab", "lg", "l", "sp", "speaker", "stage", "list", "item"}
    | {"table", "row", "quote", "figure", "opener", "closer", "dateline", "salute", "signed", "byline"}
    | {"epigraph", "argument", "trailer", "bibl", "note", "listBibl", "label"}
)
NUMBERED = frozenset(f"div{number}" for number in range(1, 8))
POINTS = frozenset({"pb", "cb", "graphic", "gap", "space"})
APART = {"fw": "", "label": ""}
"""What is on the page and no part of what one reads."""
LEFT_OUT = {
    "teiHeader": "the old header",
    "standOff": "the register",
    "facsimile": "the pictures of the pages",
    "figDesc": "descriptions of pictures",
    "expan": "expansions of abbreviations",
    "supplied": "what an editor supplied",
    "xenoData": "the old header",
}
READINGS = {"sic": "corr", "orig": "reg", "abbr": "expan"}
MIXED = frozenset(
    {"p", "ab", "head", "l", "item", "cell", "note", "quote", "bibl", "label", "stage", "speaker"}
)
"""What may hold words beside elements: what is in the midst of their words begins no line."""


class Walk:
    """Writes what a TEI file holds; `notes` are the pointers that lead to notes."""

    def __init__(self, out: Transcript, notes: frozenset[str]) -> None:
        self.out, self.notes = out, notes

    def write(self, element: etree._Element) -> None:
        """Put down what an element holds."""
        self.out.flow(element.text or "")
        for each in element:
            if isinstance(each.tag, str):
                self._element(each)
            self.out.flow(each.tail or "")

    def _element(self, each: etree._Element) -> None:
        name = local(each)
        if name in LEFT_OUT:
            self.out.left_out.add(LEFT_OUT[name], all_words(each))
        elif name == "lb":
            self.out.turn(within=each.get("break") == "no")
        elif name in POINTS:
            self.out.point(name, attributes(each, name, self.notes))
        elif name == "choice":
            self._choice(each)
        elif name == "cell":
            with self.out.ended("cell", attributes(each, name, self.notes), "\t"):
                self.write(each)
        elif name in BLOCKS | NUMBERED and not _in_words(each):
            with self.out.block(self._name(name), attributes(each, name, self.notes), key(each)):
                self.write(each)
        elif name in {"text", "TEI", "group", "floatingText"}:
            self.write(each)
        else:
            with self.out.within(name, attributes(each, name, self.notes), key(each), APART.get(name)):
                self.write(each)

    def _name(self, name: str) -> str:
        return "div" if name in NUMBERED else name

    def _choice(self, choice: etree._Element) -> None:
        """The source's own reading, with what one reads instead of it."""
        parts = {local(each): each for each in choice}
        for own, other in READINGS.items():
            if own in parts and other in parts and own != "abbr":
                with self.out.within(other, {}, "", " ".join(all_words(parts[other]).split())):
                    self.write(parts[own])
                return
        for each in choice:
            self._element(each)
            if local(each) in READINGS:
                break


def _in_words(element: etree._Element) -> bool:
    """Whether an element stands in the midst of words, and not only among other blocks."""
    above = element.getparent()
    if above is None or local(above) not in MIXED:
        return False
    return bool((above.text or "").strip()) or any((each.tail or "").strip() for each in above)
