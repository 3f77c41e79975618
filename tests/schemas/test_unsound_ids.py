"""A schema that types one attribute as an ID here and not there: said once, and the schema is used."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Teikit

UNSOUND = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="TEI"><oneOrMore><choice>
<element name="p"><attribute name="n"><data type="ID"/></attribute><text/></element>
<element name="p"><attribute name="n"/><element name="q"><empty/></element></element>
</choice></oneOrMore></element></start></grammar>
"""
FILE = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p n="a">x</p><p n="a">y</p></TEI>'


def test_it_is_said_once_for_all_files(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "unsound.rng").write_text(UNSOUND, "utf-8")
    for name in ("one.xml", "two.xml"):
        (tmp_path / name).write_text(FILE, "utf-8")
    done = teikit(
        "validate", "one.xml", "two.xml", "--schema", "unsound.rng", "--select", "grammar", "--jobs", "1"
    )
    assert done.code == 0
    assert done.err.count("IDs were not checked") == 1
    assert 'attribute "n" is an ID in one place and not in another' in done.err
