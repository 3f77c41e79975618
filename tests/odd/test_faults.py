"""What is wrong with an ODD is said with file, line and remedy; nothing ends in a traceback."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from lxml import etree
from tests.odd.vocabulary import SOURCE, TEI, WHOLE, customization

from teikit import odd
from teikit.source import FileError

FETCH = (
    r"fetch it once with `teikit schema add https://www\.tei-c\.org/Vault/P5/0\.1/xml/tei/odd/p5subset\.xml`"
)
PLACE = r"our\.odd:6:1: "
TWICE = """<elementSpec ident="note" mode="add">
<attList><attDef ident="a"/><attDef ident="a"/></attList></elementSpec>"""
FAULTS = {
    '<elementRef key="paar"/>': r'the source has no element "paar"; did you mean "para"\?',
    '<moduleRef key="mail" source="no.xml"/>': r'the source "no\.xml" no such file',
    '<moduleRef key="mail" source="tei:0.1"/>': r'the source "tei:0\.1" is not on this machine; ' + FETCH,
    '<moduleRef url="no.rng"/>': r'"no\.rng" no such file',
    '<specGrpRef target="no.xml"/>': r'"no\.xml" no such file; mend the target',
    '<xi:include href="no.xml"/>': r'"no\.xml" no such file',
    '<xi:include href="our.odd"/>': r'"our\.odd" includes itself',
    TWICE: '"note" makes no correct RELAX NG: attribute "a" comes twice',
}


@pytest.mark.parametrize("inside", FAULTS)
def test_a_fault_has_its_place_and_remedy(tmp_path: Path, inside: str) -> None:
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    (tmp_path / "our.odd").write_text(customization(f"{inside}\n{WHOLE}", "note letter"), "utf-8")
    with pytest.raises(FileError, match=PLACE + FAULTS[inside]):
        odd.write(odd.load(tmp_path / "our.odd", tmp_path / "letters.xml"), ".rng")


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    (tmp_path / "our.odd").write_text(customization(WHOLE, "lettre"), "utf-8")
    with pytest.raises(FileError, match=r'our\.odd:5:13: .* no element lettre; did you mean "letter"\?'):
        odd.write(odd.load(tmp_path / "our.odd", tmp_path / "letters.xml"), ".rng")


def test_what_leaves_a_schema_to_be_made_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    inside = f'{WHOLE}<moduleRef key="mial"/>\n<specGrpRef target="#no"/>'
    (tmp_path / "our.odd").write_text(customization(inside), "utf-8")
    said = [str(each) for each in odd.load(tmp_path / "our.odd", tmp_path / "letters.xml").remarks]
    assert [each.partition("our.odd:")[2] for each in said] == [
        '7:1: there is no group "#no"; give a specGrp that xml:id',
        '6:48: the source has no module "mial"; did you mean "mail"?',
    ]


@pytest.mark.parametrize(
    "text", ["", "<", "plain", "<a/>", f'<TEI xmlns="{TEI}"/>', f'<schemaSpec xmlns="{TEI}"/>']
)
def test_what_is_no_odd_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "our.odd").write_text(text, "utf-8")
    with pytest.raises(FileError, match=r"our\.odd"):
        odd.write(odd.load(tmp_path / "our.odd"), ".rng")


@pytest.mark.parametrize("seed", range(60))
def test_a_broken_odd_gives_schemas_or_a_fault(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    change = """<elementSpec ident="para" mode="change">
      <classes mode="change"><memberOf key="model.mark"/></classes>
      <content><sequence minOccurs="1"><elementRef key="bold"/><alternate><textNode/>
      <classRef key="model.mark" expand="sequence"/></alternate></sequence></content>
      <attList><attDef ident="kind" mode="change" usage="req">
      <valList mode="add" type="closed"><valItem ident="a"/></valList></attDef></attList></elementSpec>"""
    root = etree.fromstring(customization(WHOLE + change))
    inside = next(root.iter(f"{{{TEI}}}schemaSpec"))
    words = [each.get("key") or each.tag for each in inside.iter(etree.Element)]
    words += ["-1", "unbounded", "", "add", "delete", "é"]
    for _ in range(random.randint(1, 4)):
        each = random.choice(list(inside.iter(etree.Element)))
        match random.randrange(4):
            case 0 if each is not inside:
                each.getparent().remove(each)
            case 1:
                each.append(etree.fromstring(etree.tostring(random.choice(list(inside.iter(etree.Element))))))
            case 2:
                name = random.choice("key ident mode minOccurs maxOccurs type usage expand ns prefix".split())
                each.set(name, random.choice(words).rpartition("}")[2])
            case _:
                each.tag = random.choice(list(inside.iter(etree.Element))).tag
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    (tmp_path / "our.odd").write_bytes(etree.tostring(root))
    assert outcome(tmp_path) in ("schemas", "a fault with its line")


def outcome(folder: Path) -> str:
    try:
        specification = odd.load(folder / "our.odd", folder / "letters.xml")
        for suffix in odd.FORMS:
            odd.write(specification, suffix)
    except FileError as error:
        return "a fault with its line" if error.line else str(error)
    return "schemas"
