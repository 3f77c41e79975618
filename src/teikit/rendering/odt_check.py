"""Whether an ODT file is whole: its first member, its manifest, and that each style and change is there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from teikit.package import Receipt, Verdict
from teikit.rendering.odt_parts import MIMETYPE, URN

NAME = "teikit's own checks of an ODT file"
FAMILIES = {"p": "paragraph", "h": "paragraph", "span": "text", "table-cell": "table-cell"}


def check(data: bytes) -> Receipt:
    """The verdict on a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
        first = archive.getinfo(names[0])
    complaints = []
    if first.filename != "mimetype" or first.compress_type or parts["mimetype"] != MIMETYPE.encode():
        complaints.append("the mimetype is not the first member, or is compressed")
    roots: dict[str, etree._Element] = {}
    for name, content in parts.items():
        if name.endswith(".xml"):
            try:
                parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
                roots[name] = etree.fromstring(content, parser)
            except etree.XMLSyntaxError as error:
                complaints.append(f"{name}: {error}")
    complaints += [*_listed(roots, names), *_named(roots)]
    text = roots.get("content.xml")
    counts = {
        kind: sum(1 for _ in text.iter(f"{{{URN}:{prefix}:1.0}}{kind}")) if text is not None else 0
        for prefix, kind in (
            *(("text", kind) for kind in ("p", "h", "note", "insertion", "deletion")),
            ("table", "table"),
            ("office", "annotation"),
        )
    }
    verdict = Verdict.INVALID if complaints else Verdict.VALID
    return Receipt("", verdict, NAME, remarks=tuple(complaints), counts=counts)


def _listed(roots: dict[str, etree._Element], names: list[str]) -> Iterator[str]:
    manifest = roots.get("META-INF/manifest.xml")
    said = set() if manifest is None else {each.get(f"{{{URN}:manifest:1.0}}full-path") for each in manifest}
    for name in names:
        if name not in said and name not in ("mimetype", "META-INF/manifest.xml"):
            yield f"{name} is not in the manifest"


def _named(roots: dict[str, etree._Element]) -> Iterator[str]:
    """Styles and changes that are named and not there."""
    style, text = f"{{{URN}:style:1.0}}", f"{{{URN}:text:1.0}}"
    there = {
        (each.get(f"{style}family"), each.get(f"{style}name"))
        for root in roots.values()
        for each in root.iter(f"{style}style")
    }
    lists = {each.get(f"{style}name") for root in roots.values() for each in root.iter(f"{text}list-style")}
    body = roots.get("content.xml")
    if body is None:
        return
    for each in body.iter(etree.Element):
        kind = etree.QName(each).localname
        name = each.get(f"{text}style-name") or each.get(f"{{{URN}:table:1.0}}style-name")
        if name and kind == "list" and name not in lists:
            yield f'content.xml: nothing defines the list style "{name}"'
        elif name and kind in FAMILIES and (FAMILIES[kind], name) not in there:
            yield f'content.xml: nothing defines the style "{name}"'
    change = f"{text}change-id"
    changes = {each.get(f"{text}id") for each in body.iter(f"{text}changed-region")}
    for each in body.iter(f"{text}change", f"{text}change-start", f"{text}change-end"):
        if each.get(change) not in changes:
            yield f'content.xml: nothing says what the change "{each.get(change)}" is'
