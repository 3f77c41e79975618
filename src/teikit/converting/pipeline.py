"""The pipeline of convert: bytes are read, laid out, tagged and built, and the text law is proved.

What comes out is TEI whose source can be read back out of it character for character, or nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teikit.builder import Dropped, build
from teikit.builder.corpus import apart, corpus
from teikit.converting import claims as claiming
from teikit.converting import formats, lines_dropped
from teikit.converting.choices import Lines, Where
from teikit.converting.linking import Doubt, link
from teikit.converting.note_places import placed
from teikit.converting.plan import Choice, Stage, plan
from teikit.converting.remarks import Remark, doubtful, remarks
from teikit.converting.units import LARGE, UNIT, moved, units
from teikit.converting.unlinked import unlinked
from teikit.registry import Craft, craft, origin
from teikit.source import FileError, Source
from teikit.tei.document import Tei, parse
from teikit.tei.names import NAMES
from teikit.tei.seal import sealed
from teikit.tei.text.reading import read_through
from teikit.tei.text.source_text import source_text
from teikit.text import Annotation, Document, Reading, Step

if TYPE_CHECKING:
    from teikit.authorities.store import Authority

DECLARATION = b"<?xml version='1.0' encoding='utf-8'?>\n"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user decides: the reader and the encoding, where the file does not tell; what the header says;
    where notes stand, and whether line ends are kept; the crafts that are run; of how many bytes a file may
    be, 0 for any; from how many characters on a text is worked in units of how many; where names are looked
    up.
    """

    reader: str = ""
    encoding: str | None = None
    header: Mapping[str, str] = field(default_factory=dict)
    notes: Where = "foot"
    lines: Lines = "keep"
    largest: int = 0
    choice: Choice = field(default_factory=Choice)
    large: int = LARGE
    unit: int = UNIT
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """The TEI file, what was claimed of the source, what of it was not built, and what is to be said.

    `counts` says how often each element was built. Of a text that was worked in units, the document has only
    those claims that were not built, and the notes and markers that found no partner.
    """

    data: bytes
    document: Document
    dropped: tuple[Dropped, ...]
    remarks: tuple[Remark, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def convert(source: Source, settings: Settings | None = None, today: date | None = None) -> Converted:
    """Turn a file into TEI. Raises FileError where it cannot be read, or the text law would break."""
    settings = settings or Settings()
    if 0 < settings.largest < len(source.data):
        size = f"{len(source.data) / 1_000_000:.1f} MB"
        raise FileError(source.path, f"has {size}, more than --max-size allows")
    today = today or date.today()
    document = _with_header(read(source, settings), settings.header)
    parts = units(document, settings.large, settings.unit)
    first, second = next(parts), next(parts, None)
    if second is None:
        return _text(source, first, settings, today)
    return _corpus(source, document, chain((first, second), parts), settings, today)


def _text(source: Source, document: Document, settings: Settings, today: date) -> Converted:
    """A document as one TEI element."""
    document = tag(lay_out(document, settings), settings)
    doubts: list[Doubt] = []
    if settings.authority:
        claims, doubts = link(document.claims, settings.authority)
        document = document.changed(claims=tuple(claims))
    if settings.lines == "drop":
        step = Step(lines_dropped.CRAFT, origin("layout", "line-breaks").version, lines_dropped.TOLD)
        document = document.changed(provenance=(*document.provenance, step))
    built = build(document, today)
    tei = _proved(source, document, built.data)
    data = sealed(_without_lines(tei, document) if settings.lines == "drop" else built.data)
    counts = Counter(claim.element for claim in built.built)
    said = (*remarks(document, tei), *doubtful(document, doubts))
    return Converted(data, document, built.dropped, said, counts)


def _corpus(
    source: Source, document: Document, parts: Iterable[Document], settings: Settings, today: date
) -> Converted:
    """A document in parts, each of which becomes a TEI element of a teiCorpus."""
    texts: list[bytes] = []
    claims: list[Annotation] = []
    dropped: list[Dropped] = []
    said: list[Remark] = []
    counts: Counter[str] = Counter()
    start = line = 0
    for number, part in enumerate(parts, 1):
        title = f"{document.metadata['title']}, part {number}"
        part = part.changed(metadata={**part.metadata, "title": title})
        made = _text(source, part, settings, today)
        texts.append(apart(made.data, f"part{number}-"))
        if settings.lines == "keep":
            _proved(source, part, texts[-1])
        lost = {id(each.claim) for each in made.dropped}
        alone = unlinked(claim for claim in made.document.claims if id(claim) not in lost)
        claims += (moved(claim, start) for those in alone.values() for claim in those)
        dropped += (replace(each, claim=moved(each.claim, start)) for each in made.dropped)
        said += (replace(remark, line=remark.line + line) for remark in made.remarks)
        counts.update(made.counts)
        start += len(part.text)
        line += part.text.count("\n")
    data = sealed(corpus(document, texts, today))
    whole = document.changed(claims=(*claims, *(each.claim for each in dropped)))
    return Converted(data, whole, tuple(dropped), tuple(said), counts)


def read(source: Source, settings: Settings) -> Document:
    """The document that the reader of a file makes of it. Raises FileError."""
    readers = [stage.name for stage in plan("readers", settings.choice) if not stage.off]
    reader = formats.reader(source, readers, settings.reader)
    if reader.missing:
        reason = f"reading it as {reader.name} needs what is not installed"
        raise FileError(source.path, reason, hint=reader.missing)
    options = dict(settings.choice.options.get(f"readers/{reader.name}", {}))
    if settings.encoding and "encoding" in reader.options:
        options["encoding"] = settings.encoding
    found = claiming.read(reader, source, options)
    here = Step(f"readers/{reader.name}", origin("readers", reader.name).version)
    file = {"filename": Path(source.path).name, "sha256": hashlib.sha256(source.data).hexdigest()}
    return found.changed(metadata={**file, **found.metadata}, provenance=(here, *found.provenance))


def lay_out(document: Document, settings: Settings) -> Document:
    """The document with what the page looks like claimed of it, where its reader has not done so."""
    for stage, each in _run("layout", settings.choice, _known(document)):
        found = claiming.unsaid(document, claiming.claims(each, document, stage.options))
        document = document.changed(claims=(*document.claims, *found))
    return placed(document, settings.notes)


def tag(document: Document, settings: Settings) -> Document:
    """The document with names, dates and references claimed of it, mapped from the reading to the source."""
    taggers = list(_run("taggers", settings.choice))
    if not taggers:
        return document
    reading = read_through(document)
    for stage, each in taggers:
        found = claiming.claims(each, reading, {**stage.options, **stage.given})
        reading = replace(reading, claims=reading.claims + found, facts=reading.facts.of_the_text())
        document = document.changed(claims=(*document.claims, *_in_source(reading, found)))
    return document


def _run(kind: str, choice: Choice, known: Iterable[str] = ()) -> Iterator[tuple[Stage, Craft]]:
    for stage in plan(kind, choice, known):
        if stage.on:
            yield stage, craft(kind, stage.name)


def _known(document: Document) -> frozenset[str]:
    """The layout crafts whose work the reader has done, which says so in its module constant KNOWS."""
    readers = (step.craft.partition("/") for step in document.provenance)
    return frozenset(
        name
        for kind, _, reader in readers
        if kind == "readers"
        for name in craft(kind, reader).names("KNOWS")
    )


def _in_source(reading: Reading, claims: Iterable[Annotation]) -> Iterator[Annotation]:
    for claim in claims:
        attributes = claim.attributes
        if claim.element in NAMES - {"date"} and "key" not in attributes:
            attributes = {**attributes, "key": claim.span.of(reading.text)}
        body = tuple(map(reading.source, claim.body))
        yield replace(claim, span=reading.source(claim.span), body=body, attributes=attributes)


def _with_header(document: Document, header: Mapping[str, str]) -> Document:
    from teikit.languages import guess

    metadata = {**document.metadata, **header}
    metadata.setdefault("language", guess(document.text))
    metadata.setdefault("title", Path(metadata["filename"]).stem)
    return document.changed(metadata=metadata)


def _without_lines(tei: Tei, document: Document) -> bytes:
    """The TEI without its lines, where every word is still there: the word law, or nothing is written."""
    lines_dropped.drop(tei.root)
    tree = etree.tostring(tei.root.getroottree(), encoding="unicode")
    data = DECLARATION + tree.encode() + b"\n"
    if not lines_dropped.same_words(source_text(parse(Source(tei.path, data)).root), document.text):
        hint = "nothing was written; please report it with the text"
        raise FileError(tei.path, "the word law failed: its TEI would not have every word", hint=hint)
    return data


def _proved(source: Source, document: Document, data: bytes) -> Tei:
    """The text law: what was written gives back the very characters that were read, or nothing is written."""
    tei = parse(Source(source.path, data))
    restored = source_text(tei.root)
    if restored == document.text:
        return tei
    pairs = zip(restored, document.text, strict=False)
    at = next(
        (n for n, (one, other) in enumerate(pairs) if one != other), min(len(restored), len(document.text))
    )
    before = document.text[:at]
    raise FileError(
        source.path,
        "the text law failed: its TEI would not give this text back",
        line=before.count("\n") + 1,
        column=at - before.rfind("\n"),
        hint="nothing was written; please report it with the text around this place",
    )
