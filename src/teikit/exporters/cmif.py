"""CMIF: who wrote to whom, when and where, for correspSearch and others that gather letters.

`url` is the address at which the CMIF file will be found, where the header has none of its own; `licence` the
address of its licence, `title` what it is called where it has the letters of several files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from teikit.addresses import web
from teikit.checkers import relaxng_grammar
from teikit.package import Checker, Loss, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.header import agents, correspondence, dates, identifiers, rights, titles
from teikit.tei.header.correspondence import Action, Letter, Named
from teikit.tei.mapping import Fact, Mapping, Row, filled, missing, same
from teikit.tei.names import TEI, tag
from teikit.xml_output import child, document, root

SUFFIX = ".cmif.xml"
FORMAT = "application/tei+xml"
GRAMMAR = "cmif.rnc"
CHECKER = Checker("teikit's own grammar of CMIF")
ENDS = ("sent", "received")


def _addresses(tei: Tei) -> Iterator[str]:
    yield from [each.url for each in identifiers.own(tei) if each.url][:1]


def _whole(said: Letter) -> Letter | None:
    """A letter with both ends; CMIF has none with one."""
    kinds = {action.kind for action in said.actions if action.names or _dates(action)}
    return said if kinds.issuperset(ENDS) else None


def _dated(said: dates.When) -> dates.When | None:
    return said if said.start or said.end else None


def _licence(said: rights.Terms) -> rights.Terms | None:
    return said if web(said.url) else None


ADDRESS: Fact[str] = Fact(
    identifiers.OWN, _addresses, '<idno type="url">https://example.org/letters.xml</idno>'
)
MAPPING: Mapping[Any] = (
    Row(titles.TITLES, "titleStmt/title", same, True, "the first"),
    Row(agents.CREATORS, "titleStmt/editor", same, True, "editors; without any, authors or others"),
    Row(agents.PUBLISHERS, "publicationStmt/publisher", same, True),
    Row(
        ADDRESS,
        "publicationStmt/idno[@type='url']",
        same,
        True,
        "the first with an address, or the option `url`",
    ),
    Row(dates.PUBLICATION_DATES, "publicationStmt/date", _dated, True, "the first with a normal form"),
    Row(rights.RIGHTS, "publicationStmt/availability/licence", _licence, True, "the first with an address"),
    Row(
        correspondence.LETTERS,
        "profileDesc/correspDesc",
        _whole,
        True,
        "with sent and received; names, places and dates of both",
    ),
)


def export(tei: Tei, *, url: str = "", licence: str = "", title: str = "") -> Package:
    """The CMIF of the letters that a header describes."""
    given = {ADDRESS: url, rights.RIGHTS: licence, titles.TITLES: title}
    rows = [(row, _given(row, made, given.get(row.fact, ""))) for row, made in filled(tei, MAPPING)]
    said = {row.target.rpartition("/")[2].partition("[")[0]: made for row, made in rows}
    editors = list(agents.EDITORS.read(tei)) or said["editor"]
    address = next(iter(said["idno"]), "")
    name = f"bibl-{uuid5(NAMESPACE_URL, address or tei.source.digest)}"
    top = root("TEI", {None: TEI})
    header = child(top, "teiHeader")
    _description(child(header, "fileDesc"), said | {"editor": editors}, name)
    profile = child(header, "profileDesc")
    for letter in said["correspDesc"]:
        _letter(profile, letter, f"#{name}", next(_addresses(tei), ""))
    child(child(child(top, "text"), "body"), "p")
    return Package({"": document(top)}, tuple(_losses(tei, said["correspDesc"])), missing(tei, rows))


def _given(row: Row[Any, Any], made: list[Any], option: str) -> list[Any]:
    """What an option gives, or what was found."""
    if not option or (row.fact is rights.RIGHTS and made):
        return made
    if row.fact is rights.RIGHTS:
        return [rights.Terms(option, option)]
    return [titles.Title(option) if row.fact is titles.TITLES else option]


def gather(packages: Iterable[Package]) -> Package | None:
    """The letters of all files under the header of the first; editors and publishers are those of all."""
    whole: etree._Element | None = None
    for each in packages:
        part = etree.fromstring(each.data, etree.XMLParser(no_network=True, remove_blank_text=True))
        if whole is None:
            whole = part
            continue
        for name in ("titleStmt/editor", "publicationStmt/publisher"):
            _join(whole, part, f".//{'/'.join(map(tag, name.split('/')))}")
        source = next(whole.iter(tag("correspDesc"))).get("source", "")
        profile = next(whole.iter(tag("profileDesc")))
        for letter in part.iter(tag("correspDesc")):
            letter.set("source", source)
            profile.append(letter)
    return None if whole is None else Package.of(document(whole))


def _join(whole: etree._Element, part: etree._Element, path: str) -> None:
    """Put the elements of a part behind the like of the whole, those that say something new."""
    there = whole.findall(path)
    known = {each.text for each in there}
    for each in reversed([each for each in part.findall(path) if each.text not in known]):
        there[-1].addnext(each)


def _description(parent: etree._Element, said: dict[str, Sequence[Any]], name: str) -> None:
    statement, publication = child(parent, "titleStmt"), child(parent, "publicationStmt")
    for title in said["title"][:1]:
        child(statement, "title", title.words)
    for editor in said["editor"]:
        child(statement, "editor", editor.name)
    for publisher in said["publisher"]:
        child(publication, "publisher", publisher.name)
    for address in said["idno"][:1]:
        child(publication, "idno", address, type="url")
    for date in said["date"][:1]:
        single = date.start == date.end
        child(
            publication,
            "date",
            date.words,
            **({"when": date.start} if single else {"notBefore": date.start, "notAfter": date.end}),
        )
    for terms in said["licence"][:1]:
        child(child(publication, "availability"), "licence", terms.words, target=terms.canonical)
    source = child(
        child(parent, "sourceDesc"), "bibl", said["title"][0].words if said["title"] else "", type="online"
    )
    source.set("{http://www.w3.org/XML/1998/namespace}id", name)


def _letter(parent: etree._Element, letter: Letter, source: str, address: str) -> None:
    ref = web(letter.url) or address
    element = child(parent, "correspDesc", key=letter.number, ref=ref, source=source)
    for kind in ENDS:
        for action in letter.actions:
            if action.kind == kind and (action.names or _dates(action)):
                _action(child(element, "correspAction", type=kind), action)


def _action(parent: etree._Element, action: Action) -> None:
    for name in action.names:
        child(parent, name.element, name.name, ref=_authority(name))
    for words, dating in _dates(action):
        child(parent, "date", words, **dating)


def _dates(action: Action) -> list[tuple[str, dict[str, str]]]:
    """The dates that have a normal form."""
    return [(words, dict(dating)) for words, dating in action.dates if set(dict(dating)) - {"cert"}]


def _authority(name: Named) -> str:
    return next((each.url for each in name.identifiers), "")


def _losses(tei: Tei, letters: Sequence[Letter]) -> Iterator[Loss]:
    """Actions of other kinds, and dates without a normal form: CMIF has no place for them."""
    line, column = tei.position(next(tei.elements("correspDesc"), tei.root))
    for letter in letters:
        for action in letter.actions:
            if action.kind not in ENDS:
                yield Loss(line, column, f'correspAction "{action.kind}"')
            kept = len(_dates(action))
            if kept < len(action.dates):
                yield Loss(line, column, f"{len(action.dates) - kept} date without a dating attribute")


def prove(package: Package) -> Receipt:
    """What our grammar of CMIF says of the file."""
    return relaxng_grammar.receipt(package.data, GRAMMAR)
