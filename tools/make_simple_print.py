"""Writes src/teikit/rendering/simple_print.txt: what elements of TEI simplePrint may have, from its RELAX NG.

python tools/make_simple_print.py tei_simplePrint.rng
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

PAGE = Path(__file__).parents[1] / "src" / "teikit" / "rendering" / "simple_print.txt"
WORD = r"[^\p{C}\p{Z}]+"
RNG = "{http://relaxng.org/ns/structure/1.0}"


def lines(schema: Path) -> Iterator[str]:
    """A line for each element: its name, its attributes with closed values, its children, `#` for words."""
    root = etree.parse(str(schema)).getroot()
    defined = {each.get("name"): each for each in root.iter(f"{RNG}define")}
    elements = {each.get("name"): each for each in root.iter(f"{RNG}element") if each.get("name")}
    for name, element in sorted(elements.items()):
        attributes: set[str] = set()
        children: set[str] = set()
        gather(element, defined, attributes, children, set())
        yield f"{name} @ {' '.join(sorted(attributes - {'generatedBy'}))} < {' '.join(sorted(children))}"


def closed(attribute: etree._Element) -> str:
    """The values that are listed for an attribute, with + where it may have several at once."""
    values = "|".join(str(value.text) for value in attribute.iter(f"{RNG}value"))
    if attribute.find(f"{RNG}choice/{RNG}value") is not None:
        return values
    choice = attribute.find(f"{RNG}list/{RNG}oneOrMore/{RNG}choice")
    return f"{values}|+" if choice is not None and choice.find(f"{RNG}data") is None else ""


def kind(attribute: etree._Element) -> str:
    """The kind of values that are described for an attribute, as the table calls it."""
    types = [each.get("type", "") for each in attribute.iter(f"{RNG}data")]
    many = "s" if attribute.find(f"{RNG}list/{RNG}oneOrMore/{RNG}data") is not None else ""
    if types == ["anyURI"]:
        return f"<uri{many}>"
    if types == ["token"] and attribute.findtext(f".//{RNG}param") == WORD:
        return f"<word{many}>"
    if "gYearMonth" in types:
        return "<moment>"
    return {"nonNegativeInteger": "<number>", "boolean": "true|false|1|0", "language": "<language>"}.get(
        "".join(types), ""
    )


def gather(
    at: etree._Element,
    defined: dict[str | None, etree._Element],
    attributes: set[str],
    children: set[str],
    seen: set[str | None],
) -> None:
    """What a pattern may hold."""
    for each in at.iterchildren(etree.Element):
        if each.tag == f"{RNG}attribute":
            values = closed(each) or kind(each)
            attributes.add(each.get("name", "?") + (f"={values}" if values and " " not in values else ""))
        elif each.tag == f"{RNG}element":
            children.add(each.get("name", "*"))
        elif each.tag in (f"{RNG}text", f"{RNG}data"):
            children.add("#")
        elif each.tag == f"{RNG}ref":
            if each.get("name") not in seen and each.get("name") in defined:
                seen.add(each.get("name"))
                gather(defined[each.get("name")], defined, attributes, children, seen)
        else:
            gather(each, defined, attributes, children, seen)


if __name__ == "__main__":
    PAGE.write_text("\n".join(lines(Path(sys.argv[1]))) + "\n", "utf-8")
