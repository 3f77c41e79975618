"""The letters that a header describes: who sent what to whom, when, from where (TEI P5 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.facts.temporal import DATING
from teikit.tei.header.dates import is_date
from teikit.tei.header.identifiers import Identifier, identifier
from teikit.tei.header.paths import each, words
from teikit.tei.mapping import Fact
from teikit.tei.names import tag

PATH = "teiHeader/profileDesc/correspDesc"
NAMED = ("persName", "orgName", "placeName")


@dataclass(frozen=True, slots=True)
class Named:
    """A correspondent or a place: the element that names it, the name, its identifiers."""

    element: str
    name: str
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """Something done to a letter: sent, received …; `dates` have the dating attributes as they stand."""

    kind: str
    names: tuple[Named, ...]
    dates: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its number and address as the header has them, and what was done to it."""

    number: str
    url: str
    actions: tuple[Action, ...]


def letters(tei: Tei) -> Iterator[Letter]:
    """The letters that a header describes, each by its actions."""
    for element in each(tei, PATH):
        actions = tuple(_action(tei, action) for action in element.iter(tag("correspAction")))
        if any(action.names or action.dates for action in actions):
            yield Letter(element.get("key", ""), element.get("ref", ""), actions)


def _action(tei: Tei, element: etree._Element) -> Action:
    names = [
        Named(etree.QName(part).localname, words(part), _ids(tei, part))
        for part in element.iter(*map(tag, NAMED))
    ]
    if not names:
        names = [
            Named("persName", words(part), _ids(tei, part)) for part in element.iter(tag("name"), tag("rs"))
        ]
    dates = tuple((words(part), tuple(_dating(part))) for part in element.iter(tag("date")))
    return Action(element.get("type", ""), tuple(name for name in names if name.name), dates)


def _dating(element: etree._Element) -> Iterator[tuple[str, str]]:
    for name, value in element.items():
        plain = str(name).removesuffix("-iso")
        if plain == "cert" or (plain in DATING and is_date(str(value))):
            yield plain, str(value).strip()


def _ids(tei: Tei, element: etree._Element) -> tuple[Identifier, ...]:
    found = []
    for said in f"{element.get('ref', '')} {element.get('key', '')}".split():
        entry = tei.resolve(said, element) if said.startswith("#") else None
        if entry is not None:
            found += [identifier(words(idno), idno.get("type", "")) for idno in entry.iter(tag("idno"))]
        elif not said.startswith("#"):
            found.append(identifier(said))
    return tuple(dict.fromkeys(each_id for each_id in found if each_id.url))


LETTERS = Fact(
    (f"{PATH}/correspAction",),
    letters,
    '<correspDesc><correspAction type="sent"><persName>Ada Stone</persName>'
    '<date when="1850-05-01"/></correspAction><correspAction type="received"><persName>Ben Hill</persName>'
    "</correspAction></correspDesc>",
)
