"""Whatever is wrong with an archive or with XML in it is said in one line, in bounded memory and time."""

from __future__ import annotations

import io
import resource
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.conftest import Teikit
from tests.readers.making import NAMESPACES, body, docx, epub, odt, p, zipped

from teikit.converting.pipeline import convert
from teikit.source import FileError, Source
from teikit.zipped import LockedError, unlocked

MEGABYTE = 1_000_000


def fault(data: bytes, name: str = "letter.docx") -> str:
    with pytest.raises(FileError) as caught:
        convert(Source(name, data))
    said = str(caught.value)
    assert "\n" not in said
    assert said.startswith(name)
    return said


def swollen(size: int) -> bytes:
    return docx(p("The boat came."), more={"word/media/zeros.xml": bytes(size)})


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "MB that would unpack to 200 MB" in fault(swollen(200 * MEGABYTE))


def test_a_bomb_takes_neither_memory_nor_time(tmp_path: Path) -> None:
    (tmp_path / "bomb.docx").write_bytes(swollen(200 * MEGABYTE))
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))\n"
        "from teikit.cli import main\n"
        "sys.argv = ['teikit', 'convert', 'bomb.docx']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "would unpack to" in done.stderr
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_000_000


def test_a_bomb_that_lies_about_its_size_is_a_broken_archive() -> None:
    data = bytearray(docx(p("a" * 3000)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        member = archive.getinfo("word/document.xml")
    at = data.rfind(b"word/document.xml") - 46  # its entry in the central directory
    assert struct.unpack_from("<L", data, at + 24)[0] == member.file_size
    struct.pack_into("<L", data, at + 24, 100)
    assert "is a broken archive" in fault(bytes(data))


@pytest.mark.parametrize(
    "made", [docx(p("a " * 900)), odt("<text:p>a</text:p>"), epub({"a.xhtml": "<p>a</p>"})]
)
def test_a_truncated_archive_is_one_line(made: bytes) -> None:
    for end in (35, len(made) // 2, len(made) - 60):
        said = fault(made[:end])
        assert said.endswith(
            "is a ZIP archive that is cut off: the directory at its end is missing; get the whole file again"
        )


def test_an_archive_with_a_wrong_byte_is_one_line() -> None:
    data = bytearray(docx(p("The boat came in the night and nobody saw it come.")))
    at = data.find(b"word/document.xml") + 60
    data[at] ^= 0xFF
    assert "is a broken archive" in fault(bytes(data))


def test_an_archive_with_a_damaged_directory_is_one_line() -> None:
    data = docx(p("The boat came."))
    assert "its directory is damaged" in fault(data.replace(b"PK\x01\x02", b"PK\x01\x09"))
    longer = data.replace(b"word/document.xml", b"word/document.xml\r", 1)  # as mail programs do
    assert "its parts are not where its directory says" in fault(longer)


def locked(data: bytes) -> bytes:
    """An archive all of whose members say that they are encrypted."""
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(header)
        while at >= 0:
            data = data[: at + flags] + b"\x01" + data[at + flags + 1 :]
            at = data.find(header, at + 4)
    return data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"a.txt": "a", "b/c.txt": "b"}), "no DOCX, ODT or EPUB: it holds a.txt, b/c.txt; unpack it"),
        (zipped({f"{n}.txt": "a" for n in range(9)}), "it holds 0.txt, 1.txt, 2.txt …;"),
        (zipped({"keywords/a.txt": "a"}), "it holds keywords/a.txt;"),
        (zipped({}), "is an empty ZIP archive"),
        (locked(zipped({"a.txt": "a"})), "is an encrypted ZIP archive; unpack it"),
        (locked(docx(p("a"))), "is encrypted; save it without a password"),
        (zipped({"xl/workbook.xml": "<a/>"}), "is a spreadsheet (XLSX); save its text as"),
        (zipped({"ppt/presentation.xml": "<a/>"}), "is a presentation (PPTX)"),
        (zipped({}, mimetype="application/vnd.oasis.opendocument.spreadsheet"), "but a spreadsheet"),
        (zipped({"Index/Document.iwa": "a"}), "of Pages, Numbers or Keynote; export it as"),
        (b"\xd0\xcf\x11\xe0" + bytes(500), "is an old Word file; save it as DOCX"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(60) + "EncryptedPackage".encode("utf-16-le"),
            "is an Office file under a password; save it without",
        ),
    ],
)
def test_a_file_of_another_kind_is_told_what_it_is(data: bytes, said: str) -> None:
    assert said in fault(data)


def test_an_epub_that_does_not_say_what_it_is_is_read() -> None:
    data = epub({"a.xhtml": "<p>The boat came.</p>"})
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        members = {each: book.read(each) for each in book.namelist() if each != "mimetype"}
    assert b"<p>The boat came.</p>" in convert(Source("book.epub", zipped(members))).data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"word/other.xml": "<a/>"}), "has no document in it"),
        (docx(p("a"), more={"word/document.xml": "<w:document"}), "not well-formed"),
        (
            docx(p("a"), more={"word/document.xml": f"<w:document {NAMESPACES}><w:sectPr/></w:document>"}),
            "has no document in it",
        ),
        (
            odt(
                "<text:p>a</text:p>",
                more={
                    "META-INF/manifest.xml": "<m:manifest "
                    'xmlns:m="urn:oasis:names:tc:'
                    'opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
                },
            ),
            "is encrypted",
        ),
        (zipped({}, mimetype="application/epub+zip"), "has no package in it"),
        (
            epub(
                {"a.xhtml": "<p>a</p>"},
                more={"META-INF/encryption.xml": '<e xmlns="x"><CipherReference URI="OPS/a.xhtml"/></e>'},
            ),
            "is encrypted",
        ),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    assert said in fault(data)


LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {chr(98 + n)}{n} "{"&b;" * 8}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("trick", [LAUGHS, OUTSIDE])
def test_entities_are_neither_expanded_nor_fetched(trick: str) -> None:
    inner = (
        f"{trick}<w:document {NAMESPACES}><w:body>{p('<w:r><w:t>&x;&b;</w:t></w:r>')}</w:body></w:document>"
    )
    inner = inner.replace("&b;" if "x SYSTEM" in trick else "&x;", "")
    assert "declares entities of its own" in fault(docx("", more={"word/document.xml": inner}))
    page = f"{trick.replace('w:document', 'html')}<html><body><p>a</p></body></html>"
    assert "declares entities of its own" in fault(page.encode(), "page.html")


def nested(depth: int) -> bytes:
    return (
        b"<html><body>"
        + b"<div>" * depth
        + b"<p>deep</p>"
        + b"</div>" * depth
        + b"<p>after</p></body></html>"
    )


def test_elements_nested_as_deep_as_a_page_may_have_them_are_read() -> None:
    assert body(nested(200), "page.html") == "<div><p>deep</p><p>after</p></div>"


@pytest.mark.parametrize("depth", [2_000, 100_000])
def test_elements_nested_deeper_are_one_line(depth: int) -> None:
    assert "nests elements deeper than a text does" in fault(nested(depth), "page.html")


def test_each_is_known_by_what_it_holds_whatever_it_is_called(teikit: Teikit, tmp_path: Path) -> None:
    for data in (
        docx(p("The boat came.")),
        odt("<text:p>The boat came.</text:p>"),
        epub({"a.xhtml": "<p>The boat came.</p>"}),
    ):
        (tmp_path / "page.txt").write_bytes(data)
        assert teikit("convert", "page.txt", "--force", "-o", "-").code == 0
    (tmp_path / "page.txt").write_bytes(swollen(200 * MEGABYTE))
    done = teikit("convert", "page.txt", "-o", "-")
    assert done.code == 2
    assert done.err.count("\n") == 1


def test_only_what_zipfile_says_of_a_lock_is_one() -> None:
    for raised, expected in (
        (RuntimeError("password required"), LockedError),
        (NotImplementedError("compression type 97"), LockedError),
        (RecursionError("too deep"), RecursionError),
    ):
        with pytest.raises(expected), unlocked():
            raise raised
