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
from teikit.tei.mapping import Fact, Mapping, Row, shaped
from teikit.tei.text import name_facts
from teikit.tei.text.mentions import entities
from teikit.tei.text.name_facts import Named, named
from teikit.tei.text.standoff import stand_off

SUFFIX = ".webannotation"
FORMAT = "application/ld+json"
CHECKER = Checker("teikit's own check: read again, every selector finds its words")
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and behind a quotation, by which it is found again in a text that has changed."""


def _place(said: tuple[int, int]) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": said[0], "end": said[1]}


def _quotation(said: Named) -> dict[str, Any]:
    start, end = said.span
    around = {"prefix": said.text[max(0, start - AROUND) : start], "suffix": said.text[end : end + AROUND]}
    return {"type": "TextQuoteSelector", "exact": said.words} | {
        name: words for name, words in around.items() if words
    }


def _identified(said: str) -> dict[str, Any]:
    """What a name means: an address, or words."""
    if url := web(said):
        return {"type": "SpecificResource", "purpose": "identifying", "source": url}
    return {"type": "TextualBody", "purpose": "identifying", "value": said}


def _classified(said: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "classifying", "value": said}


QUOTED: Fact[Named] = Fact(name_facts.NAMES, lambda said: [said])
MAPPING: Mapping[Any] = (
    Row(name_facts.KIND, "body[]", _classified, note="purpose classifying"),
    Row(name_facts.MEANT, "body[]", _identified, note="purpose identifying: addresses, else names"),
    Row(name_facts.WHEN, "body[]", _identified, note="purpose identifying"),
    Row(name_facts.SPAN, "target.selector[]", _place, note="TextPositionSelector"),
    Row(QUOTED, "target.selector[]", _quotation, note="TextQuoteSelector, with what stands around it"),
)
_parts = shaped(MAPPING)


def export(tei: Tei, *, base: str = "") -> Package:
    """The text, and a page of annotations."""
    standoff = stand_off(tei.root)
    data = standoff.text.encode()
    digest = urlsafe_b64encode(sha256(data).digest()).decode().rstrip("=")
    source = f"{base}{of_file(PurePath(tei.path).stem)}.txt" if base else f"ni:///sha-256;{digest}"
    items = [
        _annotation(said, source, number) for number, said in enumerate(named(standoff, entities(tei)), 1)
    ]
    page = {"@context": CONTEXT, "id": _name(source, "page"), "type": "AnnotationPage", "items": items}
    return Package({"text.txt": data, "annotations.json": record(page)})


def _name(source: str, part: str) -> str:
    """The name of an annotation: the same for the same text."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{source}#{part}')}"


def _annotation(said: Named, source: str, number: int) -> dict[str, Any]:
    made = _parts(said)
    return {
        "id": _name(source, str(number)),
        "type": "Annotation",
        "motivation": "identifying",
        "body": made["body"],
        "target": {"source": source, **made["target"]},
    }


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
