"""Writes src/teikit/tei/attribute_classes.py from TEI's p5subset.xml: who has the pointers of a class.

python tools/make_pointers.py p5subset.xml
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from pathlib import Path

from lxml import etree

from teikit.tei.names import tag
from teikit.tei.odd import pointers

TARGET = Path(__file__).parents[1] / "src" / "teikit" / "tei" / "attribute_classes.py"
HEAD = '''"""The elements of TEI P5 that have the pointers of a class; made by tools/make_pointers.py."""

from __future__ import annotations

CLASSES = {
'''
DECLARABLE = "att.declarable"


def main(path: str) -> None:
    """Write the module from the ODD at `path`."""
    root = etree.parse(path).getroot()
    members: defaultdict[str, set[str]] = defaultdict(set)
    for element, _, attribute in pointers.read(root).pointers():
        if attribute.origin.startswith("att.") and not attribute.origin.startswith("att.global"):
            members[attribute.origin].add(element)
    for spec in root.iter(tag("elementSpec")):
        if any(each.get("key") == DECLARABLE for each in spec.iter(tag("memberOf"))):
            members[DECLARABLE].add(spec.get("ident", ""))
    lines = []
    for name, elements in sorted(members.items()):
        wrapped = textwrap.wrap(" ".join(sorted(elements)), 90)
        if len(wrapped) == 1 and len(name) + len(wrapped[0]) < 96:
            lines.append(f'    "{name}": "{wrapped[0]}",\n')
        else:
            rows = "".join(f'        "{row} "\n' for row in wrapped[:-1]) + f'        "{wrapped[-1]}"\n'
            lines.append(
                f'    "{name}": (\n{rows}    ),\n' if len(wrapped) > 1 else f'    "{name}": {rows.strip()},\n'
            )
    TARGET.write_text(HEAD + "".join(lines) + "}\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
