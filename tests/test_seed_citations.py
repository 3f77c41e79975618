"""The five notes of the first real page: each work a bibl with its parts right, as an editor sees them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from teikit.converting.pipeline import convert
from teikit.workspace import Workspace

CORPUS = Path(os.environ.get("TEIKIT_CORPUS", ""))
NS = {"t": "http://www.tei-c.org/ns/1.0"}

pytestmark = pytest.mark.skipif(
    not os.environ.get("TEIKIT_CORPUS"), reason="TEIKIT_CORPUS does not say where the real texts are"
)

WORKS = {
    "114": {
        "title m": "Mémoire sur l’invasion de la Géorgie par les Armées de la Russie des Soviets",
        "pubPlace": "Paris",
        "publisher": "A. Simon",
        "date": "1921",
    },
    "115": {
        "author": "Kvashonkin|Khlevniuk|Kosheleva",
        "title m": "Bolshevistskoe rukovodstvo",
        "citedRange page": "177",
    },
    "116": {
        "orgName repository": "AMAE",
        "seg collection": "CPC 1914-1940",
        "idno shelfmark": "série Z, dossier no. 631",
        "citedRange folio": "fol. 234",
        "title u": "Mission militaire française au Caucase. Exposé de la situation politique pour la période "
        "du 1 au 15 novembre 1920",
        "pubPlace": "Tiflis",
    },
    "117": {
        "author": "Hovannisian",
        "title m": "The Republic of Armenia",
        "biblScope volume": "vol. 4",
        "citedRange page": "405",
    },
    "118": {
        "author": "Bihl",
        "title m": "Die Kaukasus-Politik der Mittelmächte",
        "biblScope volume": "vol. 2",
        "citedRange page": "282",
    },
}
"""The parts of the one work that each note cites, by hand."""


@pytest.fixture(scope="module")
def page() -> etree._Element:
    return etree.fromstring(convert(Workspace().source(CORPUS / "seed" / "page-99.txt")).data)


def read(element: etree._Element) -> str:
    """The words as one reads them: restored, joined, the source's damage left out."""
    pieces: list[str] = []

    def walk(each: etree._Element) -> None:
        name = etree.QName(each).localname
        if name in ("sic", "pc"):
            return
        if name == "lb":
            pieces.append("" if each.get("break") == "no" else " ")
        pieces.append(each.text or "")
        for child in each:
            walk(child)
            pieces.append(child.tail or "")

    walk(element)
    return " ".join("".join(pieces).split())


def parts(bibl: etree._Element) -> dict[str, str]:
    """The parts of a bibl, each by its element and what its level, unit or type is."""
    found: dict[str, list[str]] = {}
    for each in bibl.iterchildren(etree.Element):
        kind = each.get("level") or each.get("unit") or (each.get("type") or "")
        name = f"{etree.QName(each).localname} {kind}".strip()
        if etree.QName(each).localname not in ("supplied", "lb"):
            found.setdefault(name, []).append(read(each))
    return {name: "|".join(words) for name, words in found.items()}


@pytest.mark.parametrize("number", WORKS)
def test_each_note_has_one_work_with_its_parts(page: etree._Element, number: str) -> None:
    (bibl,) = page.xpath(f"//t:note[@n='{number}']//t:bibl", namespaces=NS)
    found = parts(bibl)
    assert {name: words for name, words in found.items() if name in WORKS[number]} == WORKS[number]
    assert set(found) <= set(WORKS[number]) | {"date"}


def test_comment_stands_outside(page: etree._Element) -> None:
    (bibl,) = page.xpath("//t:note[@n='118']//t:bibl", namespaces=NS)
    assert "Mensheviks" not in read(bibl)
    assert read(bibl).startswith("Bihl")


def test_names_in_titles_name_nobody(page: etree._Element) -> None:
    assert page.xpath("//t:text//t:title//t:persName | //t:text//t:title//t:placeName", namespaces=NS) == []


def test_an_author_is_a_person_of_the_register(page: etree._Element) -> None:
    (name,) = page.xpath("//t:note[@n='117']//t:author/t:persName", namespaces=NS)
    (person,) = page.xpath(f"//t:person[@xml:id='{name.get('ref')[1:]}']", namespaces=NS)
    assert read(person) == "Hovannisian"


def test_the_list_has_each_work_once_and_where_it_is_cited(page: etree._Element) -> None:
    works = page.xpath("//t:standOff/t:listBibl/*", namespaces=NS)
    ids = [work.get("{http://www.w3.org/XML/1998/namespace}id") for work in works]
    assert len(ids) == 5
    assert "hovannisian-republic-of-armenia" in ids
    for work in works:
        (place,) = work.get("corresp").split()
        (bibl,) = page.xpath(f"//t:bibl[@xml:id='{place[1:]}']", namespaces=NS)
        assert bibl.get("corresp") == f"#{work.get('{http://www.w3.org/XML/1998/namespace}id')}"
