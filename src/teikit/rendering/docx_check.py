"""Whether a DOCX file is whole: there is no free grammar, so what its parts say of each other is checked.

Each part is well-formed, each relationship has its part, each style, list and note that is named is there.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Container, Iterator

from lxml import etree

from teikit.package import Receipt, Verdict
from teikit.rendering.docx_parts import TIES, WORD

NAME = "teikit's own checks of a DOCX file"
DEFINED = {
    "pStyle": "style", "rStyle": "style", "tblStyle": "style", "numId": "num",
    "footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment",
}  # fmt: skip
"""Which elements must be there for those that name them."""
KEYS = {"style": "styleId", "num": "numId", "footnote": "id", "endnote": "id", "comment": "id"}


def check(data: bytes) -> Receipt:
    """The verdict on a file."""
    complaints, counts = [], {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    roots: dict[str, etree._Element] = {}
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            roots[name] = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
        except etree.XMLSyntaxError as error:
            complaints.append(f"{name}: {error}")
    complaints += [*_named(roots), *_tied(roots, parts)]
    for kind in (
        "p",
        "tbl",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "ins",
        "del",
        "drawing",
    ):
        counts[kind] = sum(1 for root in roots.values() for _ in root.iter(_word(kind)))
    return Receipt(
        "",
        Verdict.INVALID if complaints else Verdict.VALID,
        NAME,
        remarks=tuple(complaints),
        counts=counts,
    )


def _named(roots: dict[str, etree._Element]) -> Iterator[str]:
    """What is named and not there."""
    there = {
        (kind, each.get(_word(key), ""))
        for kind, key in KEYS.items()
        for root in roots.values()
        for each in root.iter(_word(kind))
    }
    places = {
        each.get(_word("name")) for root in roots.values() for each in root.iter(_word("bookmarkStart"))
    }
    for name, root in roots.items():
        for element, kind in DEFINED.items():
            for each in root.iter(_word(element)):
                key = each.get(_word("id" if "Reference" in element else "val"), "")
                if (kind, key) not in there:
                    yield f'{name}: {element} names the {kind} "{key}", which is not there'
        for each in root.iter(_word("hyperlink")):
            anchor = each.get(_word("anchor"))
            if anchor and anchor not in places:
                yield f'{name}: a link leads to the bookmark "{anchor}", which is not there'


def _tied(roots: dict[str, etree._Element], there: Container[str]) -> Iterator[str]:
    """Relationships without their parts, and links without their relationships."""
    for name, root in roots.items():
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            for each in root:
                if each.get("TargetMode") != "External" and f"{folder}{each.get('Target')}" not in there:
                    yield f"{name}: {each.get('Target')} is not there"
        else:
            folder, _, file = name.rpartition("/")
            related = roots.get(f"{folder}/_rels/{file}.rels")
            known = {each.get("Id") for each in related} if related is not None else set()
            for each in root.iter(etree.Element):
                key = each.get(f"{{{TIES}}}id") or each.get(f"{{{TIES}}}embed")
                if key and key not in known:
                    yield f'{name}: nothing says what "{key}" is tied to'


def _word(name: str) -> str:
    return f"{{{WORD}}}{name}"
