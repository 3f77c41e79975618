"""What a TEI file was made from: printed sources as they are cited, manuscripts by where they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.header.identifiers import Identifier, identifier
from teikit.tei.header.paths import each, words, words_without
from teikit.tei.mapping import Fact
from teikit.tei.names import tag

SOURCE = "teiHeader/fileDesc/sourceDesc"
PATHS = tuple(
    f"{SOURCE}/{below}"
    for below in (
        "bibl", "biblStruct", "biblFull", "listBibl/bibl", "listBibl/biblStruct", "listBibl/biblFull",
        "msDesc", "listWit/witness", "p", "ab",
    )
)  # fmt: skip
KEPT_IN = ("country", "settlement", "institution", "repository", "collection", "idno")


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as one cites it; where a manuscript is kept, and by which shelfmark; its identifiers."""

    words: str
    kind: str
    title: str = ""
    repository: str = ""
    settlement: str = ""
    shelfmark: str = ""
    identifiers: tuple[Identifier, ...] = ()


def sources(tei: Tei) -> Iterator[Origin]:
    """The sources in order of the paths; one that says nothing is none."""
    for element in each(tei, *PATHS):
        origin = _origin(element)
        if origin.words:
            yield origin


def _origin(element: etree._Element) -> Origin:
    kind = etree.QName(element).localname
    ids = [words(each_id) for each_id in element.iter(tag("idno")) if words(each_id)]
    links = [part.get("target", "") for part in element.iter(tag("ref"), tag("ptr"))]
    known = tuple(dict.fromkeys(each_id for each_id in map(identifier, (*ids, *links)) if each_id.url))
    described = element if kind == "msDesc" else element.find(f".//{tag('msDesc')}")
    if described is not None:
        return _manuscript(described, known)
    title = next(filter(None, map(words, element.iter(tag("title")))), "")
    return Origin(_cited(element), kind, title, identifiers=known)


def _manuscript(element: etree._Element, known: tuple[Identifier, ...]) -> Origin:
    here = element.find(tag("msIdentifier"))
    if here is None:
        return Origin("", "msDesc")
    said = {name: _first(here, name) for name in KEPT_IN}
    name = next(filter(None, map(words, here.iter(tag("msName")))), "")
    cited = ", ".join(filter(None, (said[part] for part in KEPT_IN if part != "country")))
    repository = said["repository"] or said["institution"]
    return Origin(cited or name, "msDesc", name, repository, said["settlement"], said["idno"], known)


def _first(element: etree._Element, name: str) -> str:
    return next(filter(None, map(words, element.iter(tag(name)))), "")


def _cited(element: etree._Element) -> str:
    """The words of a citation; parts that touch, as in biblStruct, are told apart by commas."""
    if etree.QName(element).localname not in ("biblStruct", "biblFull"):
        return words_without(element, "idno")
    leaves = (part for part in element.iter(etree.Element) if (part.text or "").strip())
    outermost: list[etree._Element] = []
    for leaf in leaves:
        if not any(above in outermost for above in leaf.iterancestors()):
            outermost.append(leaf)
    return ", ".join(filter(None, map(words, outermost)))


SOURCES = Fact(PATHS, sources, "<sourceDesc><bibl>Letters, London 1899.</bibl></sourceDesc>")
HOLDERS = Fact(
    (f"{SOURCE}/msDesc/msIdentifier/repository", f"{SOURCE}/msDesc/msIdentifier/institution"),
    lambda tei: dict.fromkeys(each_one.repository for each_one in sources(tei) if each_one.repository),
    "<repository>University Library</repository>",
)
