"""Who made the text and the file: persons and bodies with their roles and identifiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.facts.gathered import once
from teikit.tei.header.identifiers import Identifier, identifier
from teikit.tei.header.paths import each, words, words_without
from teikit.tei.mapping import Fact
from teikit.tei.names import tag

STATEMENT = "teiHeader/fileDesc/titleStmt/"
NAMES = ("persName", "orgName", "name")
BODIES = frozenset({"orgName", "publisher", "distributor", "authority", "funder", "sponsor", "meeting"})
APART = ("idno", "note", "email", "affiliation", "address", "ptr", "roleName")
"""What stands in a name and is none of it."""
POINTERS = ("ref", "key", "corresp", "sameAs")


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or a body: the name as it is said, its parts where they are told apart, what it did."""

    name: str
    role: str
    is_body: bool = False
    surname: str = ""
    forename: str = ""
    identifiers: tuple[Identifier, ...] = ()

    @property
    def inverted(self) -> str:
        """The name as lists sort it: `Stone, Ada`; as it is said where its parts are not told apart."""
        return ", ".join(filter(None, (self.surname, self.forename))) if self.surname else self.name


def agents(tei: Tei, *paths: str) -> Iterator[Agent]:
    """Those named at some paths, with the role that the element or the `resp` beside it names."""
    for element in each(tei, *paths):
        if element.tag == tag("respStmt"):
            said = "; ".join(filter(None, map(words, element.iterchildren(tag("resp")))))
            for name in element.iterchildren(*map(tag, NAMES)):
                if words(name) not in _programs(tei):
                    yield from _named(tei, name, said or "contributor")
        else:
            yield from _of_statement(tei, element)


@once
def _programs(tei: Tei) -> frozenset[str]:
    """What the programs of appInfo are called: they are named among those responsible, and nobody."""
    found = each(tei, "teiHeader/encodingDesc/appInfo/application")
    return frozenset(name for one in found for name in (one.get("ident", ""), words(one)))


def _of_statement(tei: Tei, element: etree._Element) -> Iterator[Agent]:
    """The agents that one element names: one for each name in it, or itself."""
    role = etree.QName(element).localname
    inside = [name for name in element.iter(*map(tag, NAMES)) if _is_outermost(name, element)]
    if len({name.tag for name in inside}) == 1 and inside[0].tag == tag("orgName") and len(inside) > 1:
        yield Agent(", ".join(map(words, inside)), role, is_body=True, identifiers=_ids(tei, element))
    elif inside:
        for name in inside:
            for agent in _named(tei, name, role):
                alone = len(inside) == 1
                yield replace(agent, identifiers=agent.identifiers or (_ids(tei, element) if alone else ()))
    else:
        yield from _named(tei, element, role)


def _is_outermost(name: etree._Element, top: etree._Element) -> bool:
    at = name.getparent()
    while at is not None and at is not top:
        if at.tag in map(tag, (*NAMES, *APART)):
            return False
        at = at.getparent()
    return True


def _named(tei: Tei, element: etree._Element, role: str) -> Iterator[Agent]:
    surname = " ".join(map(words, element.iter(*map(tag, ("nameLink", "surname")))))
    forename = " ".join(map(words, element.iter(tag("forename"))))
    name = words_without(element, *APART).strip(" ,;")
    is_body = etree.QName(element).localname in BODIES or element.get("type") in ("org", "organisation")
    if not is_body and not surname and name.count(",") == 1 and not any(map(str.isdigit, name)):
        surname, forename = (part.strip() for part in name.split(","))
    elif surname and len(element) and ("," in name or " " not in name):
        name = " ".join(filter(None, (forename, surname)))
    if name and name.lower() not in ("n/a", "?", "-", "—"):
        yield Agent(name, role, is_body, surname, forename, _ids(tei, element))


def _ids(tei: Tei, element: etree._Element) -> tuple[Identifier, ...]:
    """The identifiers of an agent: at it, in it, and at the entry of the register that it points at."""
    found: list[Identifier] = []
    for said in " ".join(element.get(name, "") for name in POINTERS).split():
        entry = tei.resolve(said, element) if said.startswith("#") else None
        if entry is not None and entry is not element:
            found += (identifier(words(idno), idno.get("type", "")) for idno in entry.iter(tag("idno")))
        elif not said.startswith("#"):
            found.append(identifier(said))
    found += (
        identifier(words(idno), idno.get("type", "")) for idno in element.iter(tag("idno")) if words(idno)
    )
    return tuple(dict.fromkeys(each for each in found if each.url))


def _fact(example: str, *paths: str) -> Fact[Agent]:
    return Fact(paths, lambda tei: agents(tei, *paths), example)


AUTHORS = _fact("<author>Ada Stone</author>", f"{STATEMENT}author")
EDITORS = _fact("<editor>Ada Stone</editor>", f"{STATEMENT}editor", f"{STATEMENT}principal")
OTHERS = _fact(
    "<respStmt><resp>encoding</resp><name>Ada Stone</name></respStmt>",
    f"{STATEMENT}respStmt",
    "teiHeader/fileDesc/editionStmt/respStmt",
)
FUNDERS = _fact("<funder>Fund for Letters</funder>", f"{STATEMENT}funder", f"{STATEMENT}sponsor")
PUBLISHERS = _fact(
    "<publisher>University Library</publisher>",
    "teiHeader/fileDesc/publicationStmt/publisher",
    "teiHeader/fileDesc/publicationStmt/authority",
    "teiHeader/fileDesc/publicationStmt/distributor",
)


def creators(tei: Tei) -> list[Agent]:
    """Who is to be named first: the authors; without any, the editors; without any, all others."""
    for fact in (AUTHORS, EDITORS, OTHERS):
        if found := list(fact.read(tei)):
            return found
    return []


def contributors(tei: Tei) -> list[Agent]:
    """All others that made the text or the file."""
    first = {agent.name for agent in creators(tei)}
    return [agent for fact in (EDITORS, OTHERS) for agent in fact.read(tei) if agent.name not in first]


CREATORS = Fact((*AUTHORS.paths, *EDITORS.paths, *OTHERS.paths), creators, "<author>Ada Stone</author>")
CONTRIBUTORS = Fact((*EDITORS.paths, *OTHERS.paths), contributors, EDITORS.example)
