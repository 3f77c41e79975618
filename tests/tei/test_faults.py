"""What is said of a file that is no XML: the thing, its place, and what to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.source import FileError, Source
from teikit.tei.document import parse

FRAME = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text><body>\n{}\n</body></text></TEI>'
KINDS = [
    (
        "<p>One <hi>two</p>",
        3,
        15,
        '"</p>" comes while "hi" of line 3 is still open',
        'write "</hi>" before it',
    ),
    ("<p>One two</hi></p>", 3, 11, '"</hi>" closes nothing: open is "p" of line 3', "take it away"),
    ("<persName>A</persname>", 3, 12, '"</persname>" does not close "persName"', 'write "</persName>"'),
    ("<p>Fish & chips</p>", 3, 9, 'a "&" stands by itself', 'write "&amp;"'),
    ("<p>AT&T</p>", 3, 6, 'a "&" stands by itself', 'write "&amp;"'),
    ("<p>One&nbsp;two</p>", 3, 7, 'nothing declares the entity "&nbsp;"', 'write "&#160;"'),
    ("<p>caf&eacute;</p>", 3, 7, 'nothing declares the entity "&eacute;"', 'write "é", or "&#233;"'),
    ("<p>One&foo;two</p>", 3, 7, 'nothing declares the entity "&foo;"', "write the character itself"),
    ("<p>caf&eacute x</p>", 3, 7, 'the entity "&eacute" has no ";"', 'write "é"'),
    ("<p>a < b</p>", 3, 6, 'a "<" stands by itself', 'write "&lt;"'),
    ("<p rend=bold>x</p>", 3, 4, 'the value of "rend" has no quotation marks', 'write rend="bold"'),
    ("<p rend=“bold”>x</p>", 3, 9, '"“" is no quotation mark of XML', 'write "'),
    ("<p rend>x</p>", 3, 4, 'the attribute "rend" has no value', 'write rend="…"'),
    ('<p n="1" n="2">x</p>', 3, 10, 'the attribute "n" stands twice', "take one away"),
    ('<p rend="bold>x</p>', 3, 4, 'the value of "rend" has no closing quotation mark', "close it"),
    ('<p rend="<b">x</p>', 3, 10, 'a "<" stands in the value of an attribute', 'write "&lt;"'),
    ("<p <hi>x</hi></p>", 3, 1, 'the tag "<p" has no ">"', 'write ">" before the next tag'),
    ("<!-- b -- c --><p>x</p>", 3, 8, 'a comment may not have "--" in it', "-->"),
    ("<!-- b <p>x</p>", 3, 1, 'the comment that begins here never ends with "-->"', "-->"),
    ("<p>x\x03y</p>", 3, 5, "the character U+0003 cannot stand in XML", "take it away"),
    ("<p>&#3;</p>", 3, 4, '"&#3;" is the number of no character', "write another"),
    ('<p xl:href="x">x</p>', 3, 1, 'nothing declares the prefix "xl"', 'write xmlns:xl="…"'),
    ("</body></text></TEI><TEI>", 3, 21, 'the element "TEI" stands behind the end', "one root element"),
]


@pytest.mark.parametrize(("body", "line", "column", "reason", "hint"), KINDS)
def test_each_kind_names_the_thing_its_place_and_the_remedy(
    body: str, line: int, column: int, reason: str, hint: str
) -> None:
    with pytest.raises(FileError) as caught:
        parse(Source("a.xml", FRAME.format(body).encode()))
    assert (caught.value.line, caught.value.column) == (line, column)
    assert reason in caught.value.reason
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (FRAME.format("<p>One <hi>two").encode()[:-23], '"hi" of line 3 is still open; write "</hi></p>'),
        (FRAME.format("<p>Café</p>").encode("cp1252"), '0xE9 is not UTF-8; it may be windows-1252, in'),
        (f'\n<?xml version="1.0"?>{FRAME.format("")}'.encode(), '2:1: not well-formed: "<?xml" does not'),
        (f'<?xml version="1.0" encoding="utf-9"?>{FRAME.format("")}'.encode(), 'no encoding "utf-9"'),
        (
            f'<?xml version="1.0" encoding="shift_jis"?>{FRAME.format("日本")}'.encode("shift_jis"),
            'the encoding "shift_jis" is not one that XML tools read; save the file as UTF-8',
        ),
        (FRAME.format("").encode("utf-32"), "is UTF-32"),
        (FRAME.format("").encode("utf-16-le"), "is UTF-16 (LE) without a byte-order mark"),
        (FRAME.format("").encode("utf-16-be"), "is UTF-16 (BE) without a byte-order mark"),
        (f'<?xml version="1.0"?>{FRAME.format("")}'.encode("cp037"), "is EBCDIC"),
        (b"Hello world", "text stands where the root element should begin"),
        (b"<!-- nothing -->", "it has no element"),
        (b"  ", "is empty"),
    ],
)  # fmt: skip
def test_whole_files_that_are_no_xml_are_told_apart(data: bytes, said: str) -> None:
    with pytest.raises(FileError) as caught:
        parse(Source("a.xml", data))
    assert said in str(caught.value)


def test_one_wrong_byte_among_much_that_is_utf_8_is_a_slip() -> None:
    data = FRAME.format("<p>" + "свет " * 200 + "x</p>").encode().replace(b"x</p>", b"\xe9</p>")
    with pytest.raises(FileError, match=r"3:1004: .*0xE9 is not UTF-8; save the file as UTF-8$"):
        parse(Source("a.xml", data))


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "&", ";", "x", "=", '"', "<", ">", "!--", "--", "\x00", "é", "<?", "a:b"]
        )
    )
)
def test_whatever_is_broken_is_one_error(parts: list[str]) -> None:
    for encoding in ("utf-8", "utf-16", "latin-1"):
        said = fault(FRAME.format("".join(parts)).encode(encoding))
        assert said is None or (said.reason and said.column >= 1)


def fault(data: bytes) -> FileError | None:
    try:
        parse(Source("a.xml", data))
    except FileError as error:
        return error
    return None
