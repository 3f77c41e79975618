"""Why a name is tagged stands beside it, and attributes of whatever holds elements stand in the data."""

from __future__ import annotations

import pytest
from tests.exporters.test_page import header, page, shown

EDITORS = header(
    "<title>T</title><respStmt xml:id='tagger'><resp>claims of persons</resp><name>teikit</name></respStmt>"
    "<editor xml:id='ed'><persName>Ada Stone</persName> of Cork</editor>"
)
PERSON = (
    '<standOff><listPerson source="#s" type="known"><person xml:id="a" sex="F"><persName>Ada</persName>'
    "<note>Named by her sister alone.</note></person></listPerson></standOff>"
)


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ('cert="high" resp="#tagger"', "certainty: high; by: claims of persons, teikit"),
        ('resp="#ed #gone"', "by: Ada Stone, #gone"),
        ('cert="low" evidence="internal external"', "certainty: low; evidence: internal, external"),
    ],
)
def test_the_evidence_of_a_name_is_told(attributes: str, told: str) -> None:
    plain = shown(f"<p><persName {attributes}>She</persName></p>", header=EDITORS)
    assert f'<span class="persName" data-tip="{told}" tabindex="0">She</span>' in plain
    linked = shown(f'<p><persName ref="#a" {attributes}>She</persName></p>', header=EDITORS, more=PERSON)
    assert f'data-tip="Ada\n{told}"' in linked
    dated = shown(f'<p><date when="1850" {attributes}>then</date></p>', header=EDITORS)
    assert f'data-tip="1850\n{told}"' in dated


def test_what_an_entry_says_of_its_evidence_is_in_its_card() -> None:
    made = page("<p>x</p>", more=PERSON)
    entry = made.partition('<li id="a">')[2].partition("</li>")[0]
    assert '<span class="given">sex: F</span>' in entry
    assert "Named by her sister alone." in entry


def test_attributes_of_elements_of_elements_are_shown() -> None:
    terms = (
        '<availability status="restricted"><licence target="https://e.org/by">Free</licence></availability>'
    )
    made = page("<p>x</p>", header=header(publication=terms))
    data = made.partition("<summary>About this text</summary>")[2]
    assert '<dt>terms of use</dt><dd><span class="given">status: restricted</span><dl>' in data
    assert data.count("restricted") == 1
