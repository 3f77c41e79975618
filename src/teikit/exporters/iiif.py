"""IIIF Presentation 3: a manifest with a canvas for each page image, and the page's text as annotations.

`base` is the address at which the manifest and images with relative addresses will lie. Sizes come from the
facsimile, from the image where it lies beside the TEI, else from `width` and `height`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from teikit.addresses import address
from teikit.formats.image_sizes import size
from teikit.json_output import record
from teikit.package import Checker, Loss, Missing, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.header import agents, dates, description, identifiers, languages, rights, sources, titles
from teikit.tei.mapping import Fact, Row, filled, missing
from teikit.tei.text.pages import IMAGES, Image, Page, beside, pages
from teikit.tei.text.standoff import stand_off
from teikit.workspace import Workspace

SUFFIX = ".manifest.json"
FORMAT = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
CONTEXT = "http://iiif.io/api/presentation/3/context.json"
CHECKER = Checker("teikit's own check of what IIIF Presentation 3 requires")
EXAMPLE = '<surface><graphic url="1.jpg" width="2000px" height="3000px"/></surface>'
NONE = "none"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the manifest, or with `label` one of its metadata."""

    name: str
    value: Any
    label: str = ""


def _told(label: str, take: Any) -> Any:
    def make(said: Any) -> Member | None:
        value = take(said)
        return Member("metadata", value, label) if value else None

    return make


def _licence(said: rights.Terms) -> Member | None:
    url = said.canonical.replace("https:", "http:")
    return Member("rights", url) if "creativecommons.org/" in url or "rightsstatements.org/" in url else None


def _addresses(tei: Tei) -> Iterator[str]:
    yield from [each.url for each in identifiers.own(tei) if each.url.startswith("http")][:1]


ADDRESS: Fact[str] = Fact(identifiers.OWN, _addresses, '<idno type="url">https://example.org/letters/</idno>')
PAGES: Fact[Page] = Fact(
    ("facsimile/surface/graphic", *IMAGES.paths),
    lambda tei: [page for page in pages(tei) if page.images],
    EXAMPLE,
)
MAPPING: tuple[Row[Any, Any], ...] = (
    Row(ADDRESS, "id", lambda said: Member("id", said), True, "or the option `base`"),
    Row(titles.TITLES, "label", lambda said: Member("label", said.words), True, "the first"),
    Row(
        PAGES,
        "items",
        lambda said: said,
        True,
        "a canvas for each page with an image, its text as annotations",
    ),
    Row(rights.RIGHTS, "rights", _licence, note="Creative Commons or rightsstatements.org"),
    Row(
        rights.RIGHTS,
        "requiredStatement",
        lambda said: Member("requiredStatement", said.words),
        note="the first",
    ),
    Row(agents.CREATORS, "metadata", _told("Creator", lambda said: said.name)),
    Row(agents.PUBLISHERS, "metadata", _told("Publisher", lambda said: said.name)),
    Row(dates.CREATION_DATES, "metadata", _told("Date", lambda said: said.words)),
    Row(languages.LANGUAGES, "metadata", _told("Language", str)),
    Row(sources.SOURCES, "metadata", _told("Source", lambda said: said.words)),
    Row(description.ABSTRACTS, "summary", lambda said: Member("summary", said.words), note="the first"),
)


def export(
    tei: Tei, *, base: str = "", width: int = 0, height: int = 0, workspace: Workspace | None = None
) -> Package:
    """The manifest of a document."""
    rows = [
        (row, [Member("id", base)] if row.fact is ADDRESS and base else made)
        for row, made in filled(tei, MAPPING)
    ]
    said: dict[str, list[Any]] = {}
    for row, made in rows:
        said.setdefault(row.target, []).extend(made)
    root = next((each.value for each in said["id"]), "")
    language = next(map(_language, languages.languages(tei)), NONE)
    manifest = _manifest(said, f"{root.rstrip('/')}/manifest.json", language)
    texts, unsized = dict(_texts(tei)), []
    for number, page in enumerate(said["items"], 1):
        image = _sized(page.images[0], tei, workspace)
        if not image.width or not image.height:
            image = replace(image, width=width, height=height)
        if not image.width or not image.height:
            unsized.append(_unsized(tei, page))
        text = texts.get(page.element, "")
        manifest["items"].append(_canvas(root, number, page, image, text, language))
    losses = (
        Loss(*tei.position(page.element), f"another image of the page: {image.url}")
        for page in said["items"]
        for image in page.images[1:]
    )
    return Package({"": record(manifest)}, tuple(losses), (*missing(tei, rows), *unsized))


def _language(tag: str) -> str:
    """A tag up to its first part with a digit, which IIIF's schema does not take; BCP 47 falls back alike."""
    parts = takewhile(lambda part: not any(map(str.isdigit, part)), tag.split("-"))
    return "-".join(parts)


def _manifest(said: Mapping[str, list[Any]], name: str, language: str) -> dict[str, Any]:
    def first(key: str) -> str:
        return next((str(each.value) for each in said.get(key, ())), "")

    manifest: dict[str, Any] = {"@context": CONTEXT, "id": name, "type": "Manifest"}
    manifest["label"] = {language: [first("label")]}
    if summary := first("summary"):
        manifest["summary"] = {language: [summary]}
    grouped: dict[str, list[str]] = {}
    for each in said.get("metadata", ()):
        grouped.setdefault(each.label, []).append(str(each.value))
    if grouped:
        manifest["metadata"] = [
            {"label": {"en": [label]}, "value": {NONE: values}} for label, values in grouped.items()
        ]
    if licence := first("rights"):
        manifest["rights"] = licence
    if statement := first("requiredStatement"):
        manifest["requiredStatement"] = {"label": {"en": ["Rights"]}, "value": {NONE: [statement]}}
    manifest["items"] = []
    return manifest


def _canvas(root: str, number: int, page: Page, image: Image, text: str, language: str) -> dict[str, Any]:
    name = f"{root.rstrip('/')}/canvas/{number}"
    body = {"id": urljoin(f"{root.rstrip('/')}/", address(image.url)), "type": "Image"}
    body |= {key: value for key, value in (("format", image.media_type),) if value}
    canvas: dict[str, Any] = {
        "id": name,
        "type": "Canvas",
        "label": {NONE: [page.label or str(number)]},
        "height": image.height,
        "width": image.width,
        "items": [
            {
                "id": f"{name}/images",
                "type": "AnnotationPage",
                "items": [
                    {
                        "id": f"{name}/image",
                        "type": "Annotation",
                        "motivation": "painting",
                        "body": body | {"height": image.height, "width": image.width},
                        "target": name,
                    }
                ],
            }
        ],
    }
    if text:
        canvas["annotations"] = [_text(name, text, language)]
    return canvas


def _text(canvas: str, text: str, language: str) -> dict[str, Any]:
    body = {"type": "TextualBody", "value": text, "format": "text/plain"}
    return {
        "id": f"{canvas}/texts",
        "type": "AnnotationPage",
        "items": [
            {
                "id": f"{canvas}/text",
                "type": "Annotation",
                "motivation": "supplementing",
                "body": body | ({"language": language} if language != NONE else {}),
                "target": canvas,
            }
        ],
    }


def _texts(tei: Tei) -> Iterator[tuple[etree._Element, str]]:
    """The reading text of each page, by its page break; notes stand behind the text, on no page."""
    standoff = stand_off(tei.root)
    marked = zip(standoff.marks, standoff.elements, strict=True)
    breaks = [(mark, element) for mark, element in marked if mark.element == "pb"]
    ends = [mark.start for mark, _ in breaks[1:]]
    notes = [mark.start for mark in standoff.marks if mark.element == "note" and mark.end > mark.start]
    behind = min(
        (each for each in notes if not breaks or each >= breaks[-1][0].start), default=len(standoff.text)
    )
    for (mark, element), end in zip(breaks, (*ends, behind), strict=False):
        yield element, standoff.text[mark.start : end].strip()


def _sized(image: Image, tei: Tei, workspace: Workspace | None) -> Image:
    """The image with the size that its file says, where the TEI does not."""
    if image.width and image.height:
        return image
    data = beside(tei, workspace, image.url)
    width, height = (0, 0) if data is None else size(data)
    return replace(image, width=width, height=height) if width and height else image


def _unsized(tei: Tei, page: Page) -> Missing:
    line, column = tei.position(page.element)
    return Missing(line, column, "height and width of a canvas", PAGES.paths[0], EXAMPLE)


def prove(package: Package) -> Receipt:
    """What is wrong with the manifest when it is read again."""
    manifest = json.loads(package.data)
    names = list(_names(manifest))
    wrong = [f"{each!r} is no address" for each in names if not each.startswith(("http://", "https://"))]
    wrong += ["two things have one id"] if len(set(names)) < len(names) else []
    wrong += ["no canvas"] if not manifest["items"] else []
    wrong += [
        f"{each['id']}: no size" for each in manifest["items"] if not each["width"] or not each["height"]
    ]
    wrong += ["no label"] if not all(all(words) for words in manifest["label"].values()) else []
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong[:20]), counts={"canvases": len(manifest["items"])})


def _names(thing: Any) -> Iterator[str]:
    """The ids of all that has one, but of images, which may be shown twice."""
    if isinstance(thing, dict):
        if "id" in thing and thing.get("type") != "Image":
            yield str(thing["id"])
        for value in thing.values():
            yield from _names(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _names(value)
