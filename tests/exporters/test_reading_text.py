"""The reading text of structured parts: what are fields of a record stand apart, words of a line do not."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from tests.exporters.texts import made_of

WHOLE = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (
            "<castList><castItem><role>Polonius</role><roleDesc>chamberlain</roleDesc></castItem></castList>",
            "Polonius chamberlain",
        ),
        (
            "<castList><castItem><role>Hamlet</role>, <roleDesc>prince</roleDesc></castItem></castList>",
            "Hamlet, prince",
        ),
        (
            "<castList><castItem><role>Lord</role>,<role>Lady</role><roleDesc>, both</roleDesc></castItem></castList>",
            "Lord, Lady, both",
        ),
        (
            "<msDesc><msIdentifier><settlement>Oxford</settlement><idno>MS. 1</idno></msIdentifier></msDesc>",
            "Oxford MS. 1",
        ),
        ("<entry><form><orth>bray</orth><pron>breI</pron></form></entry>", "bray breI"),
        ("<p><persName><forename>A</forename><surname>B</surname></persName><hi>c</hi></p>", "ABc"),
    ],
)
def test_fields_stand_apart(inside: str, said: str) -> None:
    assert made_of(WHOLE.format(inside).encode(), "text").data.decode().strip() == said


@pytest.mark.parametrize(
    ("form", "member", "names"),
    [
        ("docx", "word/document.xml", ["page_12", "page_ii", "page_3", "page_12_at_4"]),
        ("odt", "content.xml", ["page 12", "page ii", "page 3", "page 12 at 4"]),
    ],
)
def test_pages_of_the_source_are_bookmarks(form: str, member: str, names: list[str]) -> None:
    inside = '<p>a<pb n="12"/>b<pb n="ii"/>c</p><pb facs="#x"/><p>d<pb n="12"/></p>'
    made = made_of(WHOLE.format(inside).encode(), form)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        text = archive.read(member).decode()
    assert re.findall(r'(?:bookmarkStart w:id="\d+" w|bookmark text):name="([^"]*)"', text) == names
    assert not [loss for loss in made.losses if " pb" in loss.what]
