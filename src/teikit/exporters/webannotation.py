"""W3C Web Annotations: every name and date, found in the reading text by its place and its words.

The text, which comes beside them, is named by its hash (RFC 6920), or with `base` by that address and the
file's name.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from teikit.addresses import of_file, web
from teikit.json_output import record
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.text.mentions import Entity, Mention, entities, mentions
from teikit.tei.text.standoff import stand_off

SUFFIX = ".webannotation"
FORMAT = "application/ld+json"
CHECKER = Checker("teikit's own check: read again, every selector finds its words")
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and behind a quotation, by which it is found again in a text that has changed."""


def export(tei: Tei, *, base: str = "") -> Package:
    """The text, and a page of annotations."""
    standoff = stand_off(tei.root)
    data = standoff.text.encode()
    digest = urlsafe_b64encode(sha256(data).digest()).decode().rstrip("=")
    source = f"{base}{of_file(PurePath(tei.path).stem)}.txt" if base else f"ni:///sha-256;{digest}"
    known = {each.id: each for each in entities(tei) if each.id}
    items = [
        _annotation(standoff.text, said, source, number, known)
        for number, said in enumerate(mentions(standoff), 1)
    ]
    page = {"@context": CONTEXT, "id": _name(source, "page"), "type": "AnnotationPage", "items": items}
    return Package({"text.txt": data, "annotations.json": record(page)})


def _name(source: str, part: str) -> str:
    """The name of an annotation: the same for the same text."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{source}#{part}')}"


def _annotation(
    text: str, said: Mention, source: str, number: int, known: dict[str, Entity]
) -> dict[str, Any]:
    start, end = said.mark.start, said.mark.end
    quotation = {"type": "TextQuoteSelector", "exact": text[start:end]}
    if before := text[max(0, start - AROUND) : start]:
        quotation["prefix"] = before
    if after := text[end : end + AROUND]:
        quotation["suffix"] = after
    return {
        "id": _name(source, str(number)),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": said.kind},
            *_bodies(said, known),
        ],
        "target": {
            "source": source,
            "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quotation],
        },
    }


def _bodies(said: Mention, known: dict[str, Entity]) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = []
    for ref in said.refs:
        if url := web(ref):
            bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": url})
        elif ref in known:
            addresses = [each.url for each in known[ref].identifiers if each.url]
            bodies += [
                {"type": "SpecificResource", "purpose": "identifying", "source": url} for url in addresses
            ] or [{"type": "TextualBody", "purpose": "identifying", "value": known[ref].name}]
        else:
            bodies.append({"type": "TextualBody", "purpose": "identifying", "value": ref})
    if said.date:
        bodies.append({"type": "TextualBody", "purpose": "identifying", "value": said.date})
    return bodies


def prove(package: Package) -> Receipt:
    """What is wrong with the annotations when they are read again."""
    text = package.files["text.txt"].decode()
    page = json.loads(package.files["annotations.json"])
    wrong = []
    for item in page["items"]:
        position, quotation = item["target"]["selector"]
        if text[position["start"] : position["end"]] != quotation["exact"]:
            wrong.append(f"{item['id']}: the position has other words than the quotation")
    if len({item["id"] for item in page["items"]}) < len(page["items"]):
        wrong.append("two annotations have one id")
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong[:20]), counts={"annotations": len(page["items"])})
