"""What a mapping's table says is what its code does: a fact is read at its paths, and nowhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.exporters.test_data import TEXT
from tests.exporters.test_metadata import LETTER
from tests.exporters.texts import RICH

from teikit.registry import craft, names
from teikit.source import Source
from teikit.tei.document import is_tei, parse
from teikit.tei.facts import work_facts
from teikit.tei.mapping import Fact, Row

TEI, XML = "http://www.tei-c.org/ns/1.0", "http://www.w3.org/XML/1998/namespace"
BEGINNINGS = ("teiHeader", "text", "facsimile", "TEI//")
"""How the paths of what a document says begin; those of its parts begin at the part."""
SPACES = {"tei": TEI, "xml": XML}
WORDS = ("Ada Stone", "2020-05-01", "10.1234/abc", "https://example.org/x", "en")
SAID = {
    "ident": "en", "mainLang": "en", "target": "https://creativecommons.org/licenses/by/4.0/", "url": "https://example.org/1.jpg",
    "match": "//body/div", "use": "position()", "unit": "part", "facs": "https://example.org/1.jpg", "when": "2020-05-01", "status": "free", "ref": "https://example.org/x",
    "corresp": "https://example.org/x", "key": "https://example.org/x",
}  # fmt: skip
LARGE = 150_000


def facts() -> dict[str, Fact[Any]]:
    """The facts of documents on which exporters run, by their first path and the first target."""
    found: dict[str, Fact[Any]] = {}
    for name in names("exporters"):
        for row in getattr(craft("exporters", name).module, "MAPPING", ()):
            if not isinstance(row, Row) or is_of_works(row.fact):
                continue
            if row.fact.paths[0].startswith(BEGINNINGS):
                found.setdefault(f"{row.fact.paths} {row.fact.read}", row.fact)
    return {f"{number}-{fact.paths[0]}": fact for number, fact in enumerate(found.values())}


def is_of_works(fact: Fact[Any]) -> bool:
    """Whether it reads the record of a work; test_records_of_works.py has those."""
    known = fact in [each for each in vars(work_facts).values() if isinstance(each, Fact)]
    return known or any(path.startswith(work_facts.ENTRY) for path in fact.paths)


def xpath(path: str) -> str:
    """A path of a mapping as XPath."""
    steps = [
        step if step in ("", "..", "*") or step.startswith("@") else re.sub(r"^\w+", r"tei:\g<0>", step)
        for step in path.removeprefix("TEI/").split("/")
    ]
    whole = "/".join(steps)
    return f"/*/{whole}|/{whole}" if path.startswith("teiHeader") else f"/*/{whole}"


def without(data: bytes, fact: Fact[Any]) -> bytes:
    """A document from which all that stands at the paths of a fact was taken."""
    root = etree.fromstring(data, etree.XMLParser(recover=True, huge_tree=True))
    for path in fact.paths:
        for found in root.xpath(xpath(path), namespaces=SPACES):
            if isinstance(found, str):
                del found.getparent().attrib[found.attrname]
            elif found.getparent() is not None:
                found.getparent().remove(found)
    return etree.tostring(root)


def documents() -> Iterator[bytes]:
    yield from (LETTER.encode(), RICH.encode(), TEXT.encode())
    corpus = os.environ.get("TEIKIT_CORPUS")
    for path in sorted(Path(corpus).glob("tei/*/*.xml"))[::3] if corpus else ():
        if path.stat().st_size < LARGE:
            yield path.read_bytes()


def test_a_fact_is_read_at_its_paths_and_nowhere_else() -> None:
    for data in documents():
        tei = parse(Source("x.xml", data))
        for name, fact in facts().items() if is_tei(tei) else ():
            if list(fact.read(tei)):
                rest = list(fact.read(parse(Source("x.xml", without(data, fact)))))
                assert rest == [], (name, fact.paths)


BARE = f'<TEI xmlns="{TEI}"/>'
AROUND = (
    BARE,
    BARE.replace(
        "/>", "><teiHeader><fileDesc><titleStmt><author>Ben</author></titleStmt></fileDesc></teiHeader></TEI>"
    ),
    BARE.replace("/>", "><text><body><div/></body></text></TEI>"),
)
"""What else a document may need: another author beside an editor, a division for citeStructure."""


def built(around: str, path: str, words: str) -> bytes:
    """A document in which something is added at one path."""
    root = at = etree.fromstring(around)
    steps = [step for step in path.replace("TEI//", "standOff/").replace("//", "/").split("/") if step]
    for step in steps:
        name, _, condition = step.partition("[")
        if name.startswith("@"):
            at.text = words
            at.set(name.removeprefix("@").replace("xml:", f"{{{XML}}}"), SAID.get(name[1:], "en"))
            continue
        there = at.find(f"{{{TEI}}}{name}") if step is not steps[-1] else None
        at = etree.SubElement(at, f"{{{TEI}}}{name}") if there is None else there
        if found := re.match(r'@(\w+)="([^"]*)"', condition):
            at.set(found[1], found[2])
    if not steps[-1].startswith("@"):
        for name, value in SAID.items():
            at.set(name, value)
        for inside in ("name", "persName", "placeName", "term", "title", "repository"):
            etree.SubElement(at, f"{{{TEI}}}{inside}").text = words
        etree.SubElement(etree.SubElement(at, f"{{{TEI}}}msIdentifier"), f"{{{TEI}}}repository").text = words
        at.text = words
    return etree.tostring(root)


@pytest.mark.parametrize("name", facts())
def test_a_fact_is_read_at_each_of_its_paths(name: str) -> None:
    fact = facts()[name]
    for path in fact.paths:
        found = (
            list(fact.read(parse(Source("x.xml", built(around, path, words)))))
            for around in AROUND
            for words in WORDS
        )
        assert any(found), path
