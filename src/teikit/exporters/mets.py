"""METS 1.12.1: one file that holds together the TEI, its page images, MODS, PREMIS, divisions and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from lxml import etree

from teikit.addresses import address, of_file
from teikit.checkers.xml_schema import XmlSchema
from teikit.clock import stamp
from teikit.formats import mods, premis
from teikit.package import Checker, Package, Receipt
from teikit.source import Source
from teikit.tei.document import Tei
from teikit.tei.header import titles
from teikit.tei.header.paths import words
from teikit.tei.mapping import Fact, Mapping, Row, filled, missing
from teikit.tei.names import XML_ID, tag
from teikit.tei.text.pages import IMAGES, PAGES, Image, Page, beside
from teikit.tei.text.walk import Walk
from teikit.tei.unmapped import unmapped
from teikit.workspace import Workspace
from teikit.xml_output import child, document, root

SUFFIX = ".mets.xml"
FORMAT = "application/mets+xml"
METS, XLINK = "http://www.loc.gov/METS/", "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PARTS_OF = (
    (METS, "mets.xsd"),
    (mods.MODS, "../mods/v3/mods-3-8.xsd"),
    (premis.PREMIS, "../premis/v3/premis-v3-0.xsd"),
)
SCHEMA = XmlSchema(
    "loc/mets/mets.xsd",
    "http://www.loc.gov/standards/mets/mets.xsd",
    '<schema xmlns="http://www.w3.org/2001/XMLSchema">'
    + "".join(f'<import namespace="{space}" schemaLocation="{path}"/>' for space, path in PARTS_OF)
    + "</schema>",
)
CHECKER = Checker("METS 1.12.1, MODS 3.8 and PREMIS 3.0 XML Schemas", SCHEMA.checker.needs)
DIVISIONS = tuple(
    map(tag, ("text", "front", "body", "back", "group", "div", *(f"div{n}" for n in range(1, 8))))
)
LABELLED = 200
"""Characters of a heading that label a division; the rest is in the text."""
TEXT_FILE = "file-tei"


@dataclass(frozen=True, slots=True)
class Sections:
    """The parts of a METS document in their order, to be filled by the rows of the mapping."""

    header: etree._Element
    description: etree._Element
    administration: etree._Element
    files: etree._Element
    divisions: etree._Element
    sheets: etree._Element
    images: dict[str, str]
    read: Callable[[str], bytes | None]


Write = Callable[[Sections], object]


def _divisions(tei: Tei) -> Iterator[etree._Element]:
    return tei.root.iterchildren(tag("text"))


def _file(said: Source, made: Sections) -> None:
    group = child(made.files, "fileGrp", USE="TEI")
    element = child(
        group,
        "file",
        ID=TEXT_FILE,
        MIMETYPE="application/tei+xml",
        SIZE=str(len(said.data)),
        CHECKSUM=said.digest,
        CHECKSUMTYPE="SHA-256",
    )
    child(element, "FLocat", LOCTYPE="URL", xlink_href=of_file(PurePath(said.path).name))


def _image(said: Image, made: Sections) -> None:
    if said.url in made.images:
        return
    group = made.files.find(f"{{{METS}}}fileGrp[@USE='IMAGE']")
    group = child(made.files, "fileGrp", USE="IMAGE") if group is None else group
    made.images[said.url] = f"file-image-{len(made.images) + 1}"
    data = made.read(said.url)
    there = {} if data is None else {"SIZE": str(len(data)), "CHECKSUM": sha256(data).hexdigest()}
    kind = {"CHECKSUMTYPE": "SHA-256"} if there else {}
    element = child(group, "file", ID=made.images[said.url], MIMETYPE=said.media_type, **there, **kind)
    child(element, "FLocat", LOCTYPE="URL", xlink_href=address(said.url))


def _logical(top: etree._Element, made: Sections) -> None:
    """The divisions of a text as divisions of the structural map."""
    stack = [made.divisions]
    for event, element in Walk(top):
        if element.tag not in DIVISIONS:
            continue
        if event == "start":
            kind = etree.QName(element).localname
            kind = element.get("type") or ("division" if kind.startswith("div") else kind)
            head = element.find(tag("head"))
            label = "" if head is None else words(head)
            division = child(
                stack[-1], "div", TYPE=kind, LABEL=label[:LABELLED], ORDERLABEL=element.get("n", "")
            )
            if element.get(XML_ID):
                pointer = child(division, "fptr")
                child(pointer, "area", FILEID=TEXT_FILE, BEGIN=element.get(XML_ID, ""), BETYPE="IDREF")
            stack.append(division)
        elif event == "end":
            stack.pop()


def _physical(said: Page, made: Sections) -> None:
    order = len(made.sheets) + 1
    sheet = child(
        made.sheets, "div", TYPE="page", ID=f"page-{order}", ORDER=str(order), ORDERLABEL=said.label
    )
    if said.name:
        child(child(sheet, "fptr"), "area", FILEID=TEXT_FILE, BEGIN=said.name, BETYPE="IDREF")
    for image in said.images:
        child(sheet, "fptr", FILEID=made.images[image.url])


def _described(write: mods.Write) -> Write:
    return lambda made: write(made.description)


def _preserved(write: premis.Write) -> Write:
    return lambda made: write(made.administration)


def _taken(rows: Mapping[Any], within: str, put: Callable[[Any], Write]) -> Iterator[Row[Any, Write]]:
    """The rows of another format's mapping, put into a section."""
    for row in rows:
        yield Row(row.fact, f"{within}/{row.target}", partial(_put, row.make, put), row.required, row.note)


def _put(make: Callable[[Any], Any], put: Callable[[Any], Write], said: Any) -> Write | None:
    write = make(said)
    return None if write is None else put(write)


FILES: Fact[Source] = Fact(("TEI",), lambda tei: [tei.source])
PARTS: Fact[etree._Element] = Fact(("text", "text//div", "text//div1"), _divisions)
MAPPING: tuple[Row[Any, Write], ...] = (
    Row(titles.TITLES, "mets/@LABEL", lambda said: partial(_label, said.words), note="the first"),
    *_taken(mods.MAPPING, "dmdSec/mods", _described),
    *_taken(premis.MAPPING, "amdSec/premis", _preserved),
    Row(FILES, "fileSec/fileGrp[@USE='TEI']", lambda said: partial(_file, said), True),
    Row(
        IMAGES,
        "fileSec/fileGrp[@USE='IMAGE']",
        lambda said: partial(_image, said),
        note="with size and checksum where the image lies beside the TEI",
    ),
    Row(
        PARTS, "structMap[@TYPE='LOGICAL']", lambda said: partial(_logical, said), note="heads are the labels"
    ),
    Row(PAGES, "structMap[@TYPE='PHYSICAL']", lambda said: partial(_physical, said)),
)


def _label(said: str, made: Sections) -> None:
    top = made.header.getparent()
    if top is not None and not top.get("LABEL"):
        top.set("LABEL", said)


def export(tei: Tei, *, workspace: Workspace | None = None) -> Package:
    """The METS of a document; images that lie beside it are read for their checksums."""
    rows = list(filled(tei, MAPPING))
    made = _sections(partial(beside, tei, workspace))
    for _, writes in rows:
        for write in writes:
            write(made)
    return Package({"": document(_finished(made))}, tuple(unmapped(tei, MAPPING)), missing(tei, rows))


def _sections(read: Callable[[str], bytes | None]) -> Sections:
    top = root(
        "mets",
        {None: METS, "premis": premis.PREMIS, "xlink": XLINK, "xsi": XSI},
        xsi_schemaLocation=f"{METS} {SCHEMA.address}",
    )
    header = child(top, "metsHdr", CREATEDATE=stamp())
    child(child(header, "agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE"), "name", "teikit")
    description = child(top, "dmdSec", ID="dmd-1")
    child(child(description, "mdWrap", MDTYPE="MODS", MDTYPEVERSION="3.8"), "xmlData")
    child(top, "amdSec")
    files = child(top, "fileSec")
    divisions = child(child(top, "structMap", TYPE="LOGICAL"), "div", TYPE="document", DMDID="dmd-1")
    child(divisions, "fptr", FILEID=TEXT_FILE)
    sheets = child(child(top, "structMap", TYPE="PHYSICAL"), "div", TYPE="physSequence")
    return Sections(header, mods.record(()), premis.record(()), files, divisions, sheets, {}, read)


def _finished(made: Sections) -> etree._Element:
    """The document without a map of pages where there are none."""
    mods.close(made.description)
    sheet_map, top = made.sheets.getparent(), made.header.getparent()
    if top is None or sheet_map is None:
        raise ValueError("sections without a document")
    if not len(made.sheets):
        top.remove(sheet_map)
    next(top.iter(f"{{{METS}}}xmlData")).append(made.description)
    _wrap_up(made.administration, next(top.iter(f"{{{METS}}}amdSec")))
    return top


def _wrap_up(preserved: etree._Element, section: etree._Element) -> None:
    """Put each part of PREMIS into a section of its own; the object is what fileSec says already."""
    parts = [each for each in preserved if not str(each.tag).endswith("}object")]
    parts.sort(key=lambda each: not str(each.tag).endswith("}rights"))
    for number, part in enumerate(parts, 1):
        kind = etree.QName(part).localname
        wrapped = child(section, "rightsMD" if kind == "rights" else "digiprovMD", ID=f"amd-{number}")
        wrap = child(wrapped, "mdWrap", MDTYPE=f"PREMIS:{kind.upper()}", MDTYPEVERSION="3.0")
        child(wrap, "xmlData").append(part)
    above = section.getparent()
    if not parts and above is not None:
        above.remove(section)


def prove(package: Package) -> Receipt:
    """What the schemas of the Library of Congress say of it; each part is held to its own."""
    return SCHEMA.receipt(package.data)
