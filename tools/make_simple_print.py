"""Writes src/teikit/rendering/simple_print.txt: what elements of TEI simplePrint may have, from its RELAX NG.

python tools/make_simple_print.py tei_simplePrint.rng
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

PAGE = Path(__file__).parents[1] / "src" / "teikit" / "rendering" / "simple_print.txt"
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
            closed = each.find(f"{RNG}choice/{RNG}value")
            values = (
                "|".join(str(value.text) for value in each.iter(f"{RNG}value")) if closed is not None else ""
            )
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
