"""CMDI 1.2: CLARIN's envelope, and in it the header as the registry's profile teiHeader has it.

The profile's schema comes with no package: it is used where TEIKIT_CMDI names a folder that has it. `link` is
the record's own address, `collection` the name of the collection that it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath
from typing import Any

from teikit.addresses import address, of_file
from teikit.checkers import cmdi_profile, relaxng_grammar
from teikit.formats.cmdi import CMD, COMPONENTS, PROFILE, SCHEMA, Record
from teikit.package import Checker, Package, Receipt, Verdict
from teikit.source import Source
from teikit.tei.document import Tei
from teikit.tei.header import (
    agents,
    changes,
    dates,
    description,
    identifiers,
    languages,
    rights,
    sources,
    titles,
)
from teikit.tei.mapping import Fact, Row, filled, missing
from teikit.tei.names import tag
from teikit.tei.text.pages import IMAGES, Image
from teikit.tei.unmapped import unmapped
from teikit.xml_output import child, document

SUFFIX = ".cmdi.xml"
FORMAT = "application/x-cmdi+xml"
GRAMMAR = "cmdi_envelope.rnc"
CHECKER = Checker(
    "teikit's own grammar of the CMDI 1.2 envelope; the profile's schema where TEIKIT_CMDI has it"
)
FILE = PROFILE.rpartition(":")[2]
ONLY = (
    f"envelope only: no package carries the schema of the profile; get {SCHEMA} as {FILE}.xsd and"
    f" cmd-envelop.xsd, and let {cmdi_profile.FOLDER} name their folder"
)
Write = Callable[[Record], object]


def _words(said: Any) -> str:
    return str(said.words)


def _name(said: agents.Agent) -> str:
    return said.name


def _creator(said: agents.Agent) -> Write:
    return lambda record: child(record.header, "cmd:MdCreator", said.name)


def _date(said: changes.Change) -> Write | None:
    if len(said.date) != len("2026-04-01"):
        return None
    return lambda record: child(record.header, "cmd:MdCreationDate", said.date)


def _page(said: str) -> Write:
    return lambda record: record.proxy("LandingPage", said, "text/html")


def _file(said: Source) -> Write:
    name = of_file(PurePath(said.path).name)
    return lambda record: record.proxy("Resource", name, "application/tei+xml")


def _image(said: Image) -> Write | None:
    url = address(said.url)
    return (lambda record: record.proxy("Resource", url, said.media_type)) if url else None


def _title(said: titles.Title, record: Record) -> None:
    kind = "" if said.part is titles.Part.MAIN else said.part.value
    record.put("fileDesc/titleStmt/title", said.words, lang=said.language, type=kind)


def _other(said: agents.Agent, record: Record) -> None:
    record.begin("fileDesc/titleStmt/respStmt")
    record.put("fileDesc/titleStmt/respStmt/resp", said.role)
    record.put("fileDesc/titleStmt/respStmt/name/name", said.name)


def _when(path: str, said: dates.When, record: Record) -> None:
    record.put(path, said.words, when=said.start if said.start == said.end else "")


def _identifier(said: identifiers.Identifier, record: Record) -> None:
    record.put("fileDesc/publicationStmt/idno", said.url or said.value, type=said.scheme)


def _source(said: sources.Origin, record: Record) -> None:
    if said.kind == "msDesc":
        within = "fileDesc/sourceDesc/msDesc/msIdentifier"
        parts = {"settlement": said.settlement, "repository": said.repository, "idno": said.shelfmark}
        record.begin("fileDesc/sourceDesc/msDesc")
        for name, words in parts.items() if any(parts.values()) else [("msName", said.words)]:
            if words:
                record.put(f"{within}/{name}", words)
    else:
        record.begin("fileDesc/sourceDesc/biblStruct")
        record.put("fileDesc/sourceDesc/biblStruct/monogr/title", said.words)


def _language(said: str, record: Record) -> None:
    record.put("profileDesc/langUsage/language", said, ident=said)


def _addresses(tei: Tei) -> Iterator[str]:
    yield from [each.url for each in identifiers.own(tei) if each.url][:1]


def _latest(tei: Tei) -> Iterator[changes.Change]:
    """The change of the latest day."""
    dated = [each for each in changes.changes(tei) if len(each.date) == len("2026-04-01")]
    yield from sorted(dated, key=lambda each: each.date)[-1:]


def _row(
    fact: Fact[Any], path: str, take: Callable[[Any], str], *, required: bool = False, note: str = ""
) -> Row[Any, Write]:
    """Words that a fact says, at a path of the header."""
    return _written(
        fact, path, lambda said, record: record.put(path, take(said)), required=required, note=note
    )


def _written(
    fact: Fact[Any],
    path: str,
    write: Callable[[Any, Record], None],
    *,
    required: bool = False,
    note: str = "",
) -> Row[Any, Write]:
    return Row(fact, f"Components/teiHeader/{path}", lambda said: partial(write, said), required, note)


FILES: Fact[Source] = Fact(("TEI",), lambda tei: [tei.source])
ADDRESS: Fact[str] = Fact(identifiers.OWN, _addresses)
LATEST: Fact[changes.Change] = Fact(changes.PATHS[:2], _latest)
KIND: Fact[str] = Fact(("TEI",), lambda tei: ["corpus" if tei.root.tag == tag("teiCorpus") else "text"])
MAPPING: tuple[Row[Any, Write], ...] = (
    Row(agents.EDITORS, "Header/MdCreator", _creator),
    Row(LATEST, "Header/MdCreationDate", _date, note="the latest change"),
    Row(ADDRESS, "Resources/ResourceProxy[LandingPage]", _page, note="the first with an address"),
    Row(FILES, "Resources/ResourceProxy[Resource]", _file),
    Row(IMAGES, "Resources/ResourceProxy[Resource]", _image),
    _row(KIND, "type", str, note="text, or corpus of a teiCorpus"),
    _written(titles.TITLES, "fileDesc/titleStmt/title", _title, required=True, note="with @lang and @type"),
    _row(agents.AUTHORS, "fileDesc/titleStmt/author", _name),
    _row(agents.EDITORS, "fileDesc/titleStmt/editor", _name),
    _row(agents.FUNDERS, "fileDesc/titleStmt/funder", _name),
    _written(agents.OTHERS, "fileDesc/titleStmt/respStmt", _other, note="with resp and name"),
    _row(description.EDITIONS, "fileDesc/editionStmt/edition/note", _words),
    _row(description.EXTENTS, "fileDesc/extent/num", _words),
    _row(agents.PUBLISHERS, "fileDesc/publicationStmt/publisher", _name),
    _written(
        dates.PUBLICATION_DATES,
        "fileDesc/publicationStmt/date",
        partial(_when, "fileDesc/publicationStmt/date"),
        note="with @when",
    ),
    _written(
        identifiers.IDENTIFIERS, "fileDesc/publicationStmt/idno", _identifier, note="with its scheme as @type"
    ),
    _row(
        rights.RIGHTS,
        "fileDesc/publicationStmt/availability/licence",
        lambda said: said.canonical or said.words,
    ),
    _row(titles.SERIES_TITLES, "fileDesc/seriesStmt/title", _words),
    _row(description.NOTES, "fileDesc/notesStmt/note", _words),
    _written(
        sources.SOURCES,
        "fileDesc/sourceDesc",
        _source,
        note="msDesc/msIdentifier of a manuscript, biblStruct/monogr/title of all others",
    ),
    _row(description.SAMPLINGS, "encodingDesc/samplingDecl/ab", _words),
    _row(description.PROJECTS, "encodingDesc/projectDesc/ab", _words),
    _written(
        dates.CREATION_DATES,
        "profileDesc/creation/date",
        partial(_when, "profileDesc/creation/date"),
        note="with @when",
    ),
    _written(languages.LANGUAGES, "profileDesc/langUsage/language", _language, note="with @ident"),
    _row(description.SUBJECTS, "profileDesc/textClass/keywords/list/item", _words),
    _row(changes.CHANGES, "revisionDesc/change", _words),
)


def export(tei: Tei, *, link: str = "", collection: str = "") -> Package:
    """The record of a document."""
    rows = list(filled(tei, MAPPING))
    record = Record()
    for _, writes in rows:
        for write in writes:
            write(record)
    return Package(
        {"": document(record.close(link, collection))}, tuple(unmapped(tei, MAPPING)), missing(tei, rows)
    )


def prove(package: Package) -> Receipt:
    """What the schema of the profile says, where it is at hand; else our grammar of the envelope only."""
    if cmdi_profile.at_hand(FILE):
        return cmdi_profile.receipt(package.data, FILE, (CMD, COMPONENTS), SCHEMA)
    receipt = relaxng_grammar.receipt(package.data, GRAMMAR)
    if receipt.verdict is Verdict.INVALID:
        return receipt
    return Receipt(
        "", Verdict.NOT_CHECKED, schema=receipt.schema, schema_sha256=receipt.schema_sha256, remarks=(ONLY,)
    )
