"""Why teikit tags a mention as it does: found in a file by its identifier, its entry's, or its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from teikit.converting.plan import Choice
from teikit.dates.explaining import date_evidence
from teikit.languages import guess
from teikit.recognition.explaining import evidence
from teikit.source import FileError, Source
from teikit.tagging.words import claimed, reading_of
from teikit.tei.document import Tei, parse
from teikit.tei.names import TEI, XML_ID
from teikit.tei.text.spelling import Spelling, spell
from teikit.text import Annotation, Reading, Span

MENTIONS = frozenset("persName placeName orgName geogName name rs date".split())
PLACE = re.compile(r"(\d+)(?::(\d+))?")
NUMBERED = re.compile(r"(.+)\.(\d+)")


def explain(source: Source, mention: str, choice: Choice) -> Iterator[str]:
    """The evidence for a mention in words, line by line. Raises FileError where there is none.

    It goes by its xml:id; by its entry in the register, whose second mention is `person-kedia.2`; or by
    its place in the file: a line, or line:column.
    """
    tei, spelling = parse(source), spell(source)
    element = _found(tei, mention)
    span = _span(spelling, list(tei.root.iter(etree.Element)).index(element))
    if span is None:
        raise FileError(source.path, f'"{mention}" has no words that are read as text')
    language = spelling.language or guess(spelling.text)
    reading = claimed(reading_of(spelling.text, spelling.blocks, language), choice)
    name = etree.QName(element).localname
    line, column = tei.position(element)
    yield f"{source.path}:{line}:{column}: {name} “{' '.join(span.of(spelling.text).split())}”"
    yield from (f"  {said}" for said in _why(reading, span, name, choice))


def _why(reading: Reading, span: Span, name: str, choice: Choice) -> Iterator[str]:
    found = [claim for claim in reading.claims if claim.span.start < span.end and span.start < claim.span.end]
    same = [claim for claim in found if claim.element == name]
    yield from map(_tagged, same or found)
    if name == "date":
        yield from date_evidence(reading, span)
    else:
        yield from evidence(reading, span, choice.learnt)
        for claim in same:
            yield from _identity(reading, claim)


def _tagged(claim: Annotation) -> str:
    said = ", ".join(f"{key} {value}" for key, value in claim.attributes.items())
    return f"{claim.by} tags it as {claim.element}: {said}"


def _identity(reading: Reading, claim: Annotation) -> Iterator[str]:
    """Whom or what the mention is taken for, and by which other mentions."""
    key = claim.attributes.get("key", "")
    words = claim.span.of(reading.text)
    same = [
        each for each in reading.claims if each.element == claim.element and each.attributes.get("key") == key
    ]
    forms = sorted({each.span.of(reading.text) for each in same} - {words})
    if forms and key:
        yield f"it is “{key}”, of whom the text also says {', '.join(f'“{form}”' for form in forms)}"
    cert = claim.attributes.get("cert", "")
    many = "1 mention" if len(same) == 1 else f"{len(same)} mentions"
    yield f"its cert is {cert}, and the text has {many} of the same"


def _found(tei: Tei, mention: str) -> etree._Element:
    """The element that is meant. Raises FileError."""
    text = [each for each in tei.elements(*MENTIONS) if _is_read(each)]
    for each in text:
        if each.get(XML_ID) == mention:
            return each
    if place := PLACE.fullmatch(mention):
        return _at(tei, text, int(place[1]), int(place[2] or 0))
    numbered = NUMBERED.fullmatch(mention)
    entry, number = (numbered[1], int(numbered[2])) if numbered else (mention, 1)
    named = [each for each in text if any(ref.endswith(f"#{entry}") for ref in each.get("ref", "").split())]
    if not named:
        hint = "name an xml:id, an entry of the register, or a line of the file"
        raise FileError(tei.path, f'has no mention "{mention}"', hint=hint)
    if not 1 <= number <= len(named):
        raise FileError(tei.path, f'"{entry}" has {len(named)} mentions, no {number}th')
    return named[number - 1]


def _at(tei: Tei, text: Sequence[etree._Element], line: int, column: int) -> etree._Element:
    """The mention that begins last before a place, or first on its line."""
    here = [(each, tei.position(each)) for each in text if tei.position(each)[0] == line]
    before = [each for each, position in here if not column or position[1] <= column]
    if not before:
        raise FileError(tei.path, "no mention begins there", line=line, column=column or 1)
    return before[-1] if column else before[0]


def _is_read(element: etree._Element) -> bool:
    """Whether an element stands in the text."""
    return any(each.tag == f"{{{TEI}}}text" for each in element.iterancestors())


def _span(spelling: Spelling, element: int) -> Span | None:
    """The characters that an element holds."""

    def within(owner: int) -> bool:
        while owner > element:
            owner = spelling.elements[owner].parent
        return owner == element

    places = [at for at, owner in enumerate(spelling.owners) if owner >= element and within(owner)]
    return Span(places[0], places[-1] + 1) if places else None
