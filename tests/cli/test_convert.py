"""teikit convert and teikit source, as a user calls them, on good and on bad input."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import PAGE, Teikit


def test_a_text_becomes_tei_beside_it_and_gives_its_page_back(teikit: Teikit, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    done = teikit("convert", page)
    assert done.code == 0
    assert "page.xml" in done.err
    assert teikit("source", tmp_path / "page.xml").out == page.read_bytes()
    assert teikit("source", "--check", tmp_path / "page.xml").code == 0


def test_what_convert_writes_validates_with_no_finding(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    teikit("convert", "page.txt")
    done = teikit("validate", "page.xml")
    assert done.code == 0
    assert done.text.startswith("nothing found in 1 file\n1 file held to: teikit's profile")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PAGE.replace("\n", "\r\n").encode(), id="crlf"),
        pytest.param(PAGE.replace("\n", "\r").encode(), id="cr"),
        pytest.param(PAGE.replace("\n", "\r\n", 2).encode(), id="mixed"),
        pytest.param(PAGE.encode("utf-8-sig"), id="bom"),
        pytest.param(PAGE.encode("utf-16"), id="utf-16"),
        pytest.param(PAGE.rstrip("\n").encode(), id="no last line end"),
        pytest.param(("\n \t\n" + PAGE + "  \n\f\n\n").encode(), id="blanks around"),
        pytest.param("a < b & c > d ]]> \u00a0 \u2028 “é” 𝔄\n".encode(), id="markup and rare characters"),
    ],
)
def test_every_byte_comes_back(teikit: Teikit, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    assert teikit("convert", "page.txt").code == 0
    assert teikit("source", "page.xml").out == data
    assert teikit("validate", "page.xml").code == 0


def test_a_few_words_in_a_western_encoding_are_enough(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes("été à la mer\n".encode("cp1252"))
    assert "read as cp1252" in teikit("convert", "page.txt").err
    assert "été à la mer" in (tmp_path / "page.xml").read_text("utf-8")


@pytest.mark.parametrize("wrong", [b"caf\xe9", b"\xff"])
def test_a_slip_in_utf_8_is_told_with_its_place_and_not_read_as_something_else(
    teikit: Teikit, tmp_path: Path, wrong: bytes
) -> None:
    (tmp_path / "page.txt").write_bytes("Zürich, à la mer.\n— Où? ".encode() + wrong + b" etc.\n")
    done = teikit("convert", "page.txt")
    assert done.code == 2
    assert (
        f"page.txt:2:{7 + len(wrong) - 1}: the byte 0x{wrong[-1]:02X} is not UTF-8, as the rest is"
        in done.err
    )
    assert not (tmp_path / "page.xml").exists()
    assert teikit("convert", "page.txt", "--encoding", "latin-1").code == 0


@pytest.mark.parametrize(
    "text", ["Hello, this is a letter of 1921.\n", "Привет из Тифлиса, двадцать шестого мая\n"]
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_an_encoding_of_two_or_four_bytes_that_does_not_say_so_is_named(
    teikit: Teikit, tmp_path: Path, text: str, encoding: str
) -> None:
    (tmp_path / "page.txt").write_bytes(text.encode(encoding))
    done = teikit("convert", "page.txt")
    name = f"{encoding[:6].upper()} ({encoding[-2:].upper()})"
    assert f"page.txt:1:1: is {name} without a byte-order mark; save it as UTF-8" in done.err
    assert teikit("convert", "page.txt", "--encoding", encoding).code == 0


@pytest.mark.parametrize(("encoding", "named"), [("cp500", "EBCDIC"), ("shift_jis", "Shift_JIS")])
def test_others_are_guessed_named_and_told_with_the_place_of_the_byte_that_tells(
    teikit: Teikit, tmp_path: Path, encoding: str, named: str
) -> None:
    text = "A letter from Tiflis in the year 1921, of which nobody knows who wrote it.\n" * 4
    text = "東京から手紙が届きました。昨日は雨でした。\n" * 6 if named == "Shift_JIS" else text
    (tmp_path / "page.txt").write_bytes(text.encode(encoding))
    done = teikit("convert", "page.txt")
    assert done.code == 0
    assert "page.txt:1:1: the byte 0x" in done.err
    assert f"({named}); --encoding decides" in done.err


def test_an_encoding_is_guessed_and_said_and_can_be_named(teikit: Teikit, tmp_path: Path) -> None:
    text = "Les élèves de l’école étaient très occupés à préparer la fête de l’été près du château.\n" * 5
    (tmp_path / "page.txt").write_bytes(text.encode("cp1252"))
    guessed = teikit("convert", "page.txt")
    assert guessed.code == 0
    assert "--encoding decides" in guessed.err
    named = teikit("convert", "page.txt", "--encoding", "cp1252")
    assert "--encoding" not in named.err
    assert teikit("source", "page.xml").out == text.encode("cp1252")
    assert "élèves" in (tmp_path / "page.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"<?xml version='1.0'?><made-up/>", "is an XML file"),
        (b"PK\x03\x04....", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\0\x01\x02\xfe" * 40, "is not text"),
        ("one\ntwo\n".encode("utf-16-le"), "is UTF-16 (LE) without a byte-order mark"),
        (b"\x01\x02" * 40, "is binary, or not utf-8; name the true encoding"),
    ],
)
def test_bad_input_is_one_clear_line(teikit: Teikit, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    done = teikit("convert", "page.txt")
    assert done.code == 2
    assert done.err.startswith("teikit: page.txt")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "page.xml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.txt",), "no such file"),
        (("page.txt", "--encoding", "utf-9"), 'no encoding is called "utf-9"'),
        (("page.txt", "--encoding", "ascii"), "--encoding"),
        (("page.txt", "-o", "page.txt"), "replace"),
        (("empty",), "has no file that a reader knows in it"),
        (("page.txt", "--header", "wrong.toml"), 'unknown key "titel"'),
    ],
)
def test_a_call_that_cannot_be_done_says_why(
    teikit: Teikit, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "wrong.toml").write_text('titel = "x"', "utf-8")
    (tmp_path / "empty").mkdir()
    done = teikit("convert", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


def test_one_bad_file_does_not_stop_the_others(teikit: Teikit, tmp_path: Path) -> None:
    for name, text in (("a.txt", PAGE), ("b.txt", ""), ("sub/c.txt", PAGE)):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    done = teikit("convert", "in", "-o", "out/")
    assert done.code == 1
    assert sorted(str(each.relative_to(tmp_path / "out")) for each in (tmp_path / "out").rglob("*.xml")) == [
        "a.xml",
        "sub/c.xml",
    ]
    assert "2 of 3 texts converted" in done.err


def test_a_file_too_large_is_refused_with_the_remedy(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_bytes(b"word " * 300_000)
    done = teikit("convert", "book.txt", "--max-size", 1)
    assert done.code == 2
    assert "--max-size" in done.err


def test_standard_input_and_output(teikit: Teikit) -> None:
    done = teikit("convert", "-", stdin=PAGE.encode())
    assert done.code == 0
    assert done.out.startswith(b"<?xml")
    assert teikit("source", "-", stdin=done.out).out == PAGE.encode()


def test_the_header_says_what_was_said_of_the_text(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "teikit.toml").write_text('[header]\nauthor = "From the project"\nlicence = "CC BY 4.0"\n')
    (tmp_path / "book.toml").write_text('title = "A Book"\nauthor = "One; Two"\n')
    teikit("convert", "page.txt", "--header", "book.toml", "--publisher", "A Press", "--language", "en-GB")
    tei = (tmp_path / "page.xml").read_text("utf-8")
    for said in (
        "<title>A Book<",
        "<author>One<",
        "<author>Two<",
        "<publisher>A Press<",
        "CC BY 4.0",
        '"en-GB"',
    ):
        assert said in tei
    assert teikit("validate", "page.xml").code == 0


def test_inline_notes_stand_behind_their_markers_and_nothing_is_lost(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert teikit("convert", "page.txt", "--notes", "inline").code == 0
    tei = (tmp_path / "page.xml").read_text("utf-8")
    assert tei.index("Letter of") < tei.index("spoke for an hour")
    assert teikit("source", "page.xml").out == PAGE.encode()
    assert teikit("validate", "page.xml").code == 0


def test_notes_stand_at_the_end_and_nothing_is_lost(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert teikit("convert", "page.txt", "--notes", "end").code == 0
    tei = (tmp_path / "page.xml").read_text("utf-8")
    assert 'place="end"' in tei
    assert tei.index("Letter of") > tei.index("spoke for an hour")
    assert teikit("source", "--check", "page.xml").code == 0
    assert teikit("validate", "page.xml").code == 0


def test_lines_are_dropped_and_every_word_is_there(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert teikit("convert", "page.txt", "--lines", "drop").code == 0
    assert "<lb" not in (tmp_path / "page.xml").read_text("utf-8")
    assert teikit("source", "page.xml").out.split() != []
    done = teikit("source", "--check", "page.xml", "page.txt")
    assert (done.code, "every word" in done.text) == (0, True)
    refused = teikit("source", "--check", "page.xml")
    assert "line ends of its source were dropped" in refused.err
    (tmp_path / "page.txt").write_text(PAGE.replace("hour", "day"), "utf-8")
    assert "its words are not those of" in teikit("source", "--check", "page.xml", "page.txt").err
    assert teikit("validate", "page.xml").code == 0


def test_a_failed_write_leaves_the_old_file(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "out").write_text("a file, not a folder")
    done = teikit("convert", "page.txt", "-o", "out/page.xml")
    assert done.code == 2
    assert "cannot be written" in done.err
    assert (tmp_path / "out").read_text() == "a file, not a folder"


@pytest.mark.parametrize(
    ("tei", "said"),
    [
        ("<TEI", "not well-formed"),
        (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><lb rend="up"/></text></TEI>',
            "does not name a line end",
        ),
    ],
)
def test_source_of_a_bad_file_is_one_line(teikit: Teikit, tmp_path: Path, tei: str, said: str) -> None:
    (tmp_path / "bad.xml").write_text(tei)
    done = teikit("source", "bad.xml")
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


def test_a_changed_text_is_noticed(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    teikit("convert", "page.txt")
    tei = (tmp_path / "page.xml").read_text("utf-8")
    (tmp_path / "page.xml").write_text(tei.replace("nobody", "everybody"), "utf-8")
    done = teikit("source", "--check", "page.xml")
    assert done.code == 2
    assert "not the text that it was converted from" in done.err


def test_a_folder_stands_for_its_texts_and_not_for_the_tei_that_was_made_of_them(
    teikit: Teikit, tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.txt").write_text(PAGE, "utf-8")
    assert teikit("convert", "pages").code == 0
    assert teikit("convert", "pages").code == 0
    assert teikit("convert", "pages", "-o", "elsewhere/").code == 0
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["page.xml"]
    assert teikit("convert", "pages/page.xml", "-o", "again.xml").code == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.html", b"<html><body><p> </p></body></html>"), ("a.xhtml", b"<html xmlns='http://www.w3.org/1999/xhtml'/>"), ("a.md", b" \n"), ("a.txt", b"\n")],
)  # fmt: skip
def test_a_file_without_text_is_one_line(teikit: Teikit, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    done = teikit("convert", name, "-o", "made.xml")
    assert (done.code, done.out) == (2, b"")
    assert (
        done.err
        == f"teikit: {name}: {'is empty' if name in ('a.md', 'a.txt') else 'has no text in it'}; give a file with text in it\n"
    )
    assert not (tmp_path / "made.xml").exists()
