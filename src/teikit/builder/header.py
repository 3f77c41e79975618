"""Writes the header: what the text is, where it comes from, and what teikit really did to it (TEI P5 2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from lxml import etree

from teikit import __version__
from teikit.builder.agents import Agents
from teikit.builder.compose import Composed
from teikit.dates.calendars import CALENDAR, NAMES
from teikit.languages import language
from teikit.tei.make import E
from teikit.tei.names import XML_ID
from teikit.tei.text.breaks import NAMES as BREAK_NAMES
from teikit.text import Annotation, Document, Step

FIELDS = ("title", "author", "publisher", "date", "licence", "language")
"""What a user may say of a text, as options of convert or in the configuration."""

VERSION = re.compile(r"\d+(?:\.\d+){0,2}(?:[a-z]+\d*)?")
"""As much of a version as @version takes."""


def header(
    document: Document, composed: Composed, line_end: str, agents: Agents, today: date
) -> etree._Element:
    """The teiHeader of a document of which this was built; an lb without @rend stands for `line_end`."""
    metadata = document.metadata
    changes = agents.list_change()
    return E.teiHeader(
        _file_description(metadata, agents.statements(composed.built)),
        _encoding_description(document, composed, line_end),
        E.profileDesc(
            *([E.creation(*changes)] if changes else []),
            E.langUsage(*map(_language, _languages(document, composed.built))),
            *_calendars(composed.built),
        ),
        E.revisionDesc(E.change(f"converted from {_form(document)}", when=today.isoformat(), who="#teikit")),
    )


def _form(document: Document) -> str:
    """What the document was read from, by the name of its reader."""
    reader = next((step.craft for step in document.provenance if step.craft.startswith("readers/")), "")
    name = reader.removeprefix("readers/")
    return "plain text" if name in ("", "plain") else name.upper()


def _file_description(metadata: Mapping[str, str], agents: list[etree._Element]) -> etree._Element:
    title = metadata.get("title") or metadata.get("filename", "Untitled")
    authors = [E.author(name.strip()) for name in metadata.get("author", "").split(";") if name.strip()]
    return E.fileDesc(
        E.titleStmt(E.title(title), *authors, *agents),
        _publication(metadata),
        E.sourceDesc(_source(metadata)),
    )


def _publication(metadata: Mapping[str, str]) -> etree._Element:
    publisher, licence = metadata.get("publisher"), metadata.get("licence")
    terms = E.availability(_licence(licence)) if licence else None
    if publisher:
        dated = [E.date(metadata["date"])] if metadata.get("date") else []
        return E.publicationStmt(E.publisher(publisher), *dated, *([] if terms is None else [terms]))
    if terms is not None:
        return E.publicationStmt(E.authority("unknown"), terms)
    return E.publicationStmt(E.p("Not published."))


def _licence(licence: str) -> etree._Element:
    if licence.startswith(("http://", "https://")):
        return E.licence(licence, target=licence)
    return E.licence(licence)


def _source(metadata: Mapping[str, str]) -> etree._Element:
    known = (("filename", "filename"), ("sha256", "sha256"), ("encoding", "encoding"))
    numbers = [E.idno(metadata[key], type=kind) for key, kind in known if metadata.get(key)]
    return E.bibl(E.title(metadata.get("filename", "standard input")), *numbers)


def _languages(document: Document, built: Sequence[Annotation]) -> list[str]:
    """The main language, then those of passages that say what they are in."""
    main = document.metadata.get("language", "und")
    return list(dict.fromkeys([main, *sorted({claim.attributes.get("xml:lang", main) for claim in built})]))


def _calendars(built: Sequence[Annotation]) -> list[etree._Element]:
    """The calendars that dates point at, and what they are (TEI P5 2.4.5)."""
    pointers = {
        claim.attributes[name]
        for claim in built
        if claim.element == "date"
        for name in ("calendar", "datingMethod")
        if name in claim.attributes
    }
    names = sorted(pointer.removeprefix(f"#{CALENDAR}") for pointer in pointers)
    described = [E.calendar({XML_ID: CALENDAR + name}, E.p(NAMES[name])) for name in names if name in NAMES]
    return [E.calendarDesc(*described)] if described else []


def _language(tag: str) -> etree._Element:
    return E.language(language(tag).name or tag, ident=tag)


def _encoding_description(document: Document, composed: Composed, line_end: str) -> etree._Element:
    application = E.application(E.label("teikit"), ident="teikit", version=__version__)
    steps = map(_application, document.provenance)
    described = E.encodingDesc(E.appInfo(application, *steps), _editorial_declaration(composed.built))
    if line_end != "\n":
        usual = E.rendition(BREAK_NAMES[line_end], selector="lb", scheme="free")
        described.append(E.tagsDecl(usual))
    if composed.glyphs:
        described.append(E.charDecl(*map(_character, composed.glyphs)))
    return described


def _character(identifier: str) -> etree._Element:
    """The declaration of a character that XML cannot carry (TEI P5 5.2)."""
    code = identifier.removeprefix("char-")
    return E.char({XML_ID: identifier}, E.localProp(name="codepoint", value=f"U+{code}"))


def _application(step: Step) -> etree._Element:
    """What was done to get the text: `readers/pdf` is the application `pdf` of type `reader`."""
    kind, _, name = step.craft.rpartition("/")
    said = [E.desc(step.note)] if step.note else []
    version = VERSION.match(step.version)
    described = {"type": kind.removesuffix("s")} if kind else {}
    return E.application(
        E.label(name), *said, {**described, "ident": name, "version": version.group() if version else "0"}
    )


def _editorial_declaration(claims: Sequence[Annotation]) -> etree._Element:
    """The policies that were applied, counted from what was built."""
    built = Counter(claim.element for claim in claims)
    joined = sum(claim.element in {"lb", "pb"} and claim.attributes.get("break") == "no" for claim in claims)
    soft = sum(claim.element == "pc" and claim.by != "layout/emphasis" for claim in claims)
    names = ", ".join(
        f"{built[name]} {name}" for name in ("persName", "placeName", "date", "ref", "bibl") if built[name]
    )
    return E.editorialDecl(
        E.correction(
            E.p(
                f"{_times(built['corr'], 'word')} damaged by lost ligatures or misread bytes restored "
                "in corr beside sic; "
                f"{_times(built['supplied'], 'lost space')} supplied."
            ),
            method="markup",
        ),
        E.hyphenation(
            E.p(
                f"All hyphens of the source are kept. {_times(soft, 'hyphen')} at line ends stand in pc with "
                f"force weak, because the printer broke the word; "
                f"{_times(joined, 'break')} inside a word have break no."
            ),
            eol="all",
        ),
        E.interpretation(
            E.p(f"Tagged by program and unreviewed, with cert and resp: {names or 'nothing'}."),
        ),
    )


def _times(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
