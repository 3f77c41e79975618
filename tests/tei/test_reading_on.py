"""A file that is no XML is read on in a copy: what stands behind the first fault is found, at its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teikit.source import Source
from teikit.tei.document import parse
from teikit.tei.reading_on import MOST, recover

FRAME = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n{}\n<p xml:id="end">x</p></body></text></TEI>'


def copy_of(body: str) -> str:
    """What the file becomes, between its frame's lines."""
    source = Source("a.xml", FRAME.format(body).encode("utf-8", "surrogateescape"))
    found = recover(source)
    assert found is not None
    assert found.is_whole
    assert found.faults == []
    parse(found.copy)
    return found.copy.data.decode().partition("\n")[2].rpartition("\n")[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>Fish & chips</p>", "<p>Fish   chips</p>"),
        ("<p>One&nbsp;two</p>", "<p>One?two</p>"),
        ("<p>caf&eacute x</p>", "<p>caf eacute x</p>"),
        ("<p>One <hi>two</p>", "<p>One <hi>two</hi></p>"),
        ("<p>One two</hi></p>", "<p>One two</p>"),
        ("<persName>Ada</persname>", "<persName>Ada</persName>"),
        ("<hi>late</p>", "<hi>late</hi>"),
        ("<p>a < b</p>", "<p>a   b</p>"),
        ("<p xml:id=a>x</p>", '<p xml:id="a">x</p>'),
        ("<p rend=“it” n='1'>x</p>", "<p rend=\"it\" n='1'>x</p>"),
        ('<p xml:id="a>x</p>', '<p xml:id="a">x</p>'),
        ('<p n="1" n="2">x</p>', '<p n="1">x</p>'),
        ('<p\n n="1"\n n="2">x</p>', '<p n="1"\n\n>x</p>'),
        ("<p n='a\nb' n='2'>x</p>", "<p n='a\nb'>x</p>"),
        ('<lb n="1" n="2"/>', '<lb n="1"/>'),
        ('<p xml:id="a" <hi>x</hi></p>', '<p xml:id="a"><hi>x</hi></p>'),
        ("<!-- b -- c --><p/>", "<!-- b -  c --><p/>"),
        ("<p>Caf\udce9</p>", "<p>Caf?</p>"),
        ("<p>a\x0bb</p>", "<p>a?b</p>"),
        ("<p>&#x0; and &#99999999;</p>", None),
        ("<x:p>x</x:p>", "<x:p>x</x:p>"),
        ("<p>x</p><!-- never closed", "<p>x</p> never closed"),
        ("<p>x </ y</p>", "<p>x  / y</p>"),
        ("<p>x <! y</p>", "<p>x  ! y</p>"),
    ],
)
def test_a_fault_is_put_right_in_the_likeliest_way(written: str, read: str | None) -> None:
    if read is not None:
        assert copy_of(written) == read
    else:
        assert recover(Source("a.xml", FRAME.format(written).encode())) is not None


def test_each_fault_behind_the_first_is_told_at_its_own_place() -> None:
    body = "<p>Fish & chips</p>\n<p>One <hi>two</p>\n<p n=1>caf&eacute;</p>"
    source = Source("a.xml", FRAME.format(body).encode())
    found = recover(source)
    assert found is not None
    told = [(source.position(each.start)[0], each.reason) for each in found.faults]
    assert told == [
        (3, '"</p>" comes while "hi" of line 3 is still open'),
        (4, 'the value of "n" has no quotation marks'),
        (4, 'nothing declares the entity "&eacute;"'),
    ]


def test_the_file_that_ends_too_early_is_closed() -> None:
    source = Source("a.xml", b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p xml:id='a'>x")
    found = recover(source)
    assert found is not None
    assert found.copy.data.endswith(b"x</p></body></text></TEI>")


def test_the_first_tag_of_a_file_is_put_right_too() -> None:
    source = Source("a.xml", b"<TEI xmlns='http://www.tei-c.org/ns/1.0' n='1' n='2'><p/></TEI>")
    found = recover(source)
    assert found is not None
    assert found.copy.data == b"<TEI xmlns='http://www.tei-c.org/ns/1.0' n='1'><p/></TEI>"


def test_places_lead_back_to_the_file() -> None:
    source = Source("a.xml", FRAME.format("<p n=1 n=2>Fish & chips <hi>x</p>").encode())
    found = recover(source)
    assert found is not None
    for word in (b"chips", b'"end"', b"</TEI>", b"<hi>x"):
        assert found.origin(found.copy.data.index(word)) == source.data.index(word)


def test_what_follows_a_tag_that_got_shorter_leads_back_to_its_own_place() -> None:
    source = Source("a.xml", FRAME.format('<p n="1" n="2">x</p>').encode())
    found = recover(source)
    assert found is not None
    at = found.copy.data.index(b"x</p>")
    assert [found.origin(each) for each in (at, at + 1)] == [
        source.data.index(b"x</p>") + each for each in (0, 1)
    ]


def test_no_more_faults_are_put_right_than_a_person_would_read() -> None:
    found = recover(Source("a.xml", FRAME.format("<p>&</p>" * 500).encode()))
    assert found is not None
    assert len(found.faults) == MOST
    assert not found.is_whole


@pytest.mark.parametrize("data", [b"", b"no XML at all", b"a < b", b"\x00\x01\x02", "<p>".encode("utf-16")])
def test_of_what_is_no_markup_nothing_is_read(data: bytes) -> None:
    assert recover(Source("a.xml", data)) is None


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<hi ", 'n="1"', ">", "<", "&", "&x;", "<!--", "--", "-->", "]]>", "<![CDATA[", "<?x",
            "?>", "</", "/>", "'", '"', "<a:b/>", "\n", "text", "&#0;", "<!DOCTYPE", "\udcff", "\x00", "ä",
        ]
    ),
    max_size=30,
)  # fmt: skip


@example(["<p>", "<![CDATA[", "<hi "], 0)
@given(PIECES, st.integers(0, 80))
def test_whatever_is_wrong_it_comes_to_an_end_and_every_place_is_in_the_file(
    pieces: list[str], at: int
) -> None:
    whole = FRAME.format("<p>x</p>")
    data = f"{whole[:at]}{''.join(pieces)}{whole[at:]}".encode("utf-8", "surrogateescape")
    found = recover(Source("a.xml", data))
    if found is not None:
        assert all(0 <= each.start <= len(data) for each in found.faults)
        if found.is_whole:
            assert found.copy.data
