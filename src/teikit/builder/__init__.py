"""Builder: a document and its claims become one TEI file, and what could not be built is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lxml import etree

from teikit.builder.body import walk, write
from teikit.builder.header import header
from teikit.builder.register import register
from teikit.builder.resolve import Dropped, resolve
from teikit.languages import UNDETERMINED
from teikit.tei.ids import Identifiers
from teikit.tei.make import E
from teikit.tei.names import XML_LANG
from teikit.tei.text.breaks import usual_line_end
from teikit.text import Annotation, Document


@dataclass(frozen=True, slots=True)
class Built:
    """A TEI file, the claims that stand in it, and those that do not, with the reason."""

    data: bytes
    built: tuple[Annotation, ...]
    dropped: tuple[Dropped, ...]


def build(document: Document, today: date) -> Built:
    """The TEI file of a document; every claim is either built or reported as dropped."""
    root, dropped = resolve(document)
    branches = tuple(walk(root))
    ids = Identifiers(_taken(document.claims))
    line_end = usual_line_end(document.text)
    entries = register((branch.claim for branch in branches), ids)
    body = write(document.text, root, line_end, ids, entries.refs)
    language = document.metadata.get("language", UNDETERMINED)
    apparatus = [header(document.metadata, branches, line_end, today)]
    if entries.entries:
        apparatus.append(E.standOff(*entries.entries))
    for element in apparatus:
        etree.indent(element, space=" ")
    tei = E.TEI(*apparatus, E.text(body, {XML_LANG: language}))
    for element in tei:
        element.tail = "\n"
    data = etree.tostring(tei, encoding="utf-8", xml_declaration=True) + b"\n"
    kept = tuple(branch.claim for branch in branches if branch.owner is None)
    return Built(data, kept, dropped)


def _taken(claims: Iterable[Annotation]) -> set[str]:
    return {"teikit"} | {claim.attributes["xml:id"] for claim in claims if "xml:id" in claim.attributes}
