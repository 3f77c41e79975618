"""Lines of verse that are set in are set in on pages and in books, too."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from tests.conftest import Teikit

TEXT = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A song</title></titleStmt>'
    "<publicationStmt><p>Not published.</p></publicationStmt><sourceDesc><p>Made.</p></sourceDesc></fileDesc>"
    '</teiHeader><text><body><lg><l>The tide came in,</l><l rend="indent">the tide went out.</l></lg>'
    "</body></text></TEI>"
)


@pytest.mark.parametrize("form", ["html", "epub"])
def test_a_line_that_is_set_in_has_a_class_that_the_style_sheet_sets_in(
    form: str, teikit: Teikit, tmp_path: Path
) -> None:
    (tmp_path / "a.xml").write_text(TEXT, "utf-8")
    assert teikit("export", form, "a.xml", "-o", "made").code == 0
    made = (tmp_path / "made").read_bytes()
    if form == "epub":
        with zipfile.ZipFile(tmp_path / "made") as book:
            made = b"".join(map(book.read, book.namelist()))
    assert re.findall(rb'class="(l[^"]*)">', made.replace(b'class="lg"', b"")) == [b"l", b"l indent"]
    assert b".l.indent {" in made
