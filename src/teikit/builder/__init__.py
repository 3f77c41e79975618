"""Builder: a document and its claims become one TEI file, and what could not be built is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree

from teikit.builder.agents import Agents
from teikit.builder.bibliography import bibliography
from teikit.builder.compose import compose
from teikit.builder.facsimile import facsimile
from teikit.builder.header import header
from teikit.builder.nest import Dropped
from teikit.builder.register import register
from teikit.builder.steps import render
from teikit.tei.ids import Identifiers
from teikit.tei.make import E
from teikit.tei.names import XML_LANG
from teikit.tei.profile import MODEL
from teikit.tei.text.breaks import usual_line_end
from teikit.text import Annotation, Document

__all__ = ["Built", "Dropped", "build"]


@dataclass(frozen=True, slots=True)
class Built:
    """A TEI file, the claims that stand in it, and those that do not, with the reason."""

    data: bytes
    built: tuple[Annotation, ...]
    dropped: tuple[Dropped, ...]


def build(document: Document, today: date) -> Built:
    """The TEI file of a document; every claim is either built or reported as dropped."""
    line_end = usual_line_end(document.text)
    ids = Identifiers(_taken(document))
    agents = Agents(document.claims, ids)
    composed = compose(document, line_end, agents, ids)
    entries = register(composed.built, ids)
    works = bibliography(document, composed.built, entries.refs, ids)

    def more(claim: Annotation) -> Mapping[str, str]:
        said = claim.attributes
        if claim.element == "bibl":
            pointers = (said.get("corresp", ""), works.refs.get(said.get("xml:id", ""), ""))
            return {"corresp": " ".join(filter(None, pointers))} if any(pointers) else {}
        reference = entries.refs.get((claim.element, said.get("key", "")))
        return {"ref": reference} if reference else {}

    apparatus = [header(document, composed, line_end, agents, today), *facsimile(document.surfaces)]
    registers = [*entries.entries, *([] if works.entries is None else [works.entries])]
    if registers:
        apparatus.append(E.standOff(*registers))
    for element in apparatus:
        etree.indent(element, space=" ")
    tei = E.TEI(*apparatus, E.text({XML_LANG: document.metadata.get("language", "und")}))
    for element in tei:
        element.tail = "\n"
    frame, _, end = etree.tostring(tei, encoding="unicode").rpartition("/>")
    text = f"{frame}>{render(composed.steps, more)}\n</text>{end}\n"
    data = f"<?xml version='1.0' encoding='utf-8'?>\n{MODEL}\n{text}".encode()
    return Built(data, composed.built, composed.dropped)


def _taken(document: Document) -> set[str]:
    claimed = {claim.attributes["xml:id"] for claim in document.claims if "xml:id" in claim.attributes}
    zones = {zone.id for surface in document.surfaces for zone in surface.zones}
    return {"teikit"} | claimed | zones | {surface.id for surface in document.surfaces}
