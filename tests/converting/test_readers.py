"""What a file holds decides who reads it; what a reader knows stands, and layout fills the rest."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.conftest import PAGE, Teikit
from tests.plugins import Install, install

from teikit.signature import either, member, root, starts
from teikit.source import Source

__all__ = ["install"]

READER = '''from teikit.signature import starts
from teikit.text import Annotation, Document, Span, Step

SIGNATURE = starts(b"@made-up")


def read(source, *, shout: bool = False):
    """The lines behind the first."""
    text = source.data.decode().partition("\\n")[2]
    {}
'''


def archive(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (b"<alto/>", True),
        (b'<?xml version="1.0"?>\n<!-- made --><a:alto xmlns:a="x">', True),
        (b"\xef\xbb\xbf<alto>", True),
        (b'    <?xml version="1.0"?><alto/>', True),
        (b"\n" * 50 + b"<alto/>", True),
        ('<?xml version="1.0" encoding="utf-16"?><alto/>'.encode("utf-16"), True),
        (b"<!DOCTYPE alto [<!ENTITY a 'b'>]><alto>&a;</alto>", True),
        (b"<page><alto/></page>", False),
        (b"alto", False),
        (b"<<alto>", False),
        (b"", False),
    ],
)
def test_xml_is_known_by_its_root(data: bytes, known: bool) -> None:
    assert root("alto", "ALTO")(Source("a.txt", data)) is known


def test_an_archive_is_known_by_a_member() -> None:
    book = archive(mimetype=b"application/epub+zip", other=b"")
    assert member("mimetype", b"application/epub")(Source("a", book))
    assert member("other")(Source("a", book))
    assert not member("mimetype", b"application/vnd.oasis")(Source("a", book))
    assert not member("word/document.xml")(Source("a", book))
    assert not member("mimetype")(Source("a", book[:-30]))
    assert not member("mimetype")(Source("a", b"mimetype"))
    assert not member("mimetype")(Source("a", b"#!/bin/sh\n" + book))


def test_one_of_several_signatures_is_enough() -> None:
    either_way = either(starts(b"%PDF-"), root("alto"))
    found = [either_way(Source("a", data)) for data in (b"%PDF-1", b"<alto/>", b"<TEI/>")]
    assert found == [True, True, False]


def test_a_beginning_is_one_of_several() -> None:
    assert starts(b"%PDF-", b"%FDF-")(Source("a", b"%FDF-1"))
    assert not starts(b"%PDF-")(Source("a", b" %PDF-"))


def test_the_content_decides_and_not_the_name(teikit: Teikit, install: Install, tmp_path: Path) -> None:
    install({"readers/made-up": READER.format("return Document(text)")})
    (tmp_path / "page.txt").write_text(f"@made-up\n{PAGE}", "utf-8")
    assert teikit("convert", "page.txt").code == 0
    made = (tmp_path / "page.xml").read_text("utf-8")
    assert '<application type="reader" ident="made-up" version="1.2">' in made
    assert "@made-up" not in made
    assert teikit("source", "page.xml").text == PAGE
    assert teikit("source", "--check", "page.xml", "page.txt").code == 0
    assert "ORIGINAL reads it again" in teikit("source", "--check", "page.xml").err
    (tmp_path / "page.txt").write_text(f"@made-up\n{PAGE}!", "utf-8")
    assert "is not that of page.txt" in teikit("source", "--check", "page.xml", "page.txt").err


def test_from_names_the_reader(teikit: Teikit, install: Install, tmp_path: Path) -> None:
    install({"readers/made-up": READER.format("return Document(text)")})
    (tmp_path / "page.txt").write_text(f"@made-up\n{PAGE}", "utf-8")
    assert "@made-up" in teikit("convert", "page.txt", "--from", "plain", "-o", "-").text
    done = teikit("convert", "page.txt", "--from", "made")
    assert done.code == 2
    assert "made-up" in done.err


def test_a_folder_stands_for_all_files_that_a_reader_knows(
    teikit: Teikit, install: Install, tmp_path: Path
) -> None:
    install({"readers/made-up": READER.format("return Document(text)")})
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {
        "a.txt": PAGE,
        "b.mu": f"@made-up\n{PAGE}",
        "c.css": "p { }",
        "d.jpg": "\xff\xd8\xff",
        ".hidden.txt": PAGE,
    }.items():
        (folder / name).write_text(text, "latin-1" if name == "d.jpg" else "utf-8")
    assert teikit("convert", "in").code == 0
    assert sorted(path.name for path in folder.glob("*.xml")) == ["a.xml", "b.xml"]
    assert teikit("convert", "in").code == 0
    assert teikit("convert", "in", "--from", "made-up", "-o", "out/").code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.xml"]


def test_what_a_reader_claims_stands_and_layout_fills_the_rest(
    teikit: Teikit, install: Install, tmp_path: Path
) -> None:
    code = (
        "at, top = text.index('nobody'), text.index('When')\n"
        "    head = Annotation(Span(top, top + 8), 'head')\n"
        "    italics = Annotation(Span(at, at + 6), 'hi', {'rend': 'italic'})\n"
        "    return Document(text, claims=(head, italics),\n"
        "        provenance=(Step('their-library', '3.1-beta', 'did its best'),))"
    )
    install({"readers/made-up": READER.format(code)})
    (tmp_path / "page.mu").write_text(f"@made-up\n{PAGE}", "utf-8")
    made = teikit("convert", "page.mu", "-o", "-").text
    assert "<head>When the</head>" in made
    assert ">nobody</hi>" in made
    assert "<note" in made
    assert '<application ident="their-library" version="3.1">' in made
    assert "<desc>did its best</desc>" in made


def test_layout_crafts_whose_work_the_reader_does_are_not_run(
    teikit: Teikit, install: Install, tmp_path: Path
) -> None:
    code = 'KNOWS = ("notes", "paragraphs")\n' + READER.format("return Document(text)")
    install({"readers/made-up": code})
    (tmp_path / "page.mu").write_text(f"@made-up\n{PAGE}", "utf-8")
    made = teikit("convert", "page.mu", "-o", "-").text
    assert "<note" not in made
    assert "<fw" in made


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("return text", 'the reader "made-up" gives str, not Document'),
        (
            "return Document(text, claims=(Annotation(Span(0, 9999), 'p'),))",
            "claims 0 to 9999, but the text ends",
        ),
        (
            "return Document(text, metadata={'encoding': 'utf-8'})",
            "gives a text that is not the file in utf-8",
        ),
        ("raise KeyError('x')", 'the reader "made-up" failed with KeyError'),
        ("import nothing_of_that_name", 'the reader "made-up" failed with ModuleNotFoundError'),
    ],
)
def test_a_reader_that_fails_is_one_line(
    teikit: Teikit, install: Install, tmp_path: Path, code: str, said: str
) -> None:
    install({"readers/made-up": READER.format(code)})
    (tmp_path / "page.mu").write_text(f"@made-up\n{PAGE}", "utf-8")
    done = teikit("convert", "page.mu")
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


def test_what_a_reader_needs_is_said_with_its_remedy(
    teikit: Teikit, install: Install, tmp_path: Path
) -> None:
    code = 'NEEDS = {"nothing_of_that_name": "our-crafts[mu]"}\n' + READER.format("return Document(text)")
    install({"readers/made-up": code})
    (tmp_path / "page.mu").write_text(f"@made-up\n{PAGE}", "utf-8")
    done = teikit("convert", "page.mu")
    assert done.err == (
        "teikit: page.mu: reading it as made-up needs what is not installed; pip install 'our-crafts[mu]'\n"
    )
