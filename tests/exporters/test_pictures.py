"""Pictures of the project are in what is made of a text; of others it is said why they are not."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Teikit

FORMS = ("html", "epub", "docx", "odt")
TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"><teiHeader><fileDesc>
<titleStmt><title>Pictures</title></titleStmt>
<publicationStmt><publisher>Us</publisher><date when="2020-05-01"/></publicationStmt>
<sourceDesc><p>born digital</p></sourceDesc></fileDesc></teiHeader>
<facsimile><surface xml:id="s1"><graphic url="img/page%201.png"/></surface></facsimile>
<text xml:lang="en"><body>
<p><pb n="1" facs="#s1"/>Words<note>A note <graphic url="img/map.png"/>.</note>.</p>
<figure><graphic url="img/map.png"/><head>The map</head><figDesc>A map of the town</figDesc></figure>
{}
</body></text></TEI>"""


def png(width: int, height: int) -> bytes:
    """A picture in grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


MAP, PAGE = png(30, 20), png(40, 60)
Made = Callable[..., tuple[bytes, list[str]]]


@pytest.fixture
def made(teikit: Teikit, tmp_path: Path) -> Made:
    """What an export of the text makes, with more in it, and what was lost."""
    (tmp_path / "img").mkdir()
    (tmp_path / "img/map.png").write_bytes(MAP)
    (tmp_path / "img/page 1.png").write_bytes(PAGE)

    def run(form: str, more: str = "") -> tuple[bytes, list[str]]:
        (tmp_path / "a.xml").write_text(TEXT.format(more), "utf-8")
        done = teikit("export", form, "a.xml", "-o", "made", "--receipt", "r.json", "--force")
        assert done.code == 0, done.err
        (told,) = json.loads((tmp_path / "r.json").read_bytes())["exports"]
        return (tmp_path / "made").read_bytes(), [
            each["what"] for each in told["losses"] if "picture" in each["what"]
        ]

    return run


def pictures(form: str, data: bytes) -> set[bytes]:
    """The pictures in a file."""
    if form == "html":
        return {b64decode(each) for each in re.findall(rb'src="data:image/png;base64,([^"]*)"', data)}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {archive.read(name) for name in archive.namelist() if name.endswith(".png")}


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_of_the_project_is_in_the_file(made: Made, form: str) -> None:
    data, lost = made(form)
    assert lost == []
    assert MAP in pictures(form, data)


def test_a_page_has_the_pictures_of_its_pages_and_the_way_back(made: Made) -> None:
    data, _ = made("html")
    assert PAGE in pictures("html", data)
    assert b'<a class="facs" href="#facs-1" aria-label="picture of page 1"></a>' in data
    assert b'<figcaption><a href="#facs-1-ref">page 1</a>' in data
    assert b'alt="A map of the town"' in data


REFUSED = {
    '<graphic url="http://example.org/1.png"/>': "nothing is fetched",
    '<graphic url="img/none.png"/>': "no such file",
    '<graphic url="../../../etc/passwd"/>': "lies outside the project",
    '<graphic url="a.xml"/>': "is no picture known here",
    "<binaryObject>no base64!</binaryObject>": "is not in Base64",
}


@pytest.mark.parametrize("form", ["html", "docx", "odt"])
def test_pictures_that_cannot_be_had_are_told_and_those_within_the_text_are_there(
    made: Made, form: str
) -> None:
    own = png(5, 5)
    inline = f'<binaryObject mimeType="image/png">{b64encode(own).decode()}</binaryObject>'
    data, lost = made(form, "".join(f"<p>{each}</p>" for each in (*REFUSED, inline)))
    for reason in REFUSED.values():
        assert sum(reason in each for each in lost) == 1
    assert len(lost) == len(REFUSED)
    assert own in pictures(form, data)


def test_addresses_are_those_of_the_part_that_has_them(made: Made, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/own.png").write_bytes(own := png(7, 7))
    part = '<p xmlns="http://www.tei-c.org/ns/1.0"><graphic url="own.png"/></p>'
    (tmp_path / "parts/1.xml").write_text(part, "utf-8")
    data, lost = made("odt", '<xi:include href="parts/1.xml"/>')
    assert lost == []
    assert own in pictures("odt", data)


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_pictures_are_read_again(made: Made, teikit: Teikit, tmp_path: Path, form: str) -> None:
    data, _ = made(form)
    (tmp_path / f"again.{form}").write_bytes(data)
    assert teikit("convert", f"again.{form}", "-o", "again.xml").code == 0
    again = (tmp_path / "again.xml").read_text("utf-8")
    assert again.count("<graphic ") >= 2
    assert "The map" in again
