"""What <?xml-model?> says, in all the ways in which it may be written."""

from __future__ import annotations

from contextlib import suppress
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.schemas.association import Kind, named
from teikit.source import FileError, Source
from teikit.tei.document import parse

HREF = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(
    lambda text: "?>" not in text and "\ufffe" not in text and "\uffff" not in text
)
SPACE = st.text(" \t\n", min_size=1, max_size=3)


def read(prolog: str, encoding: str = "utf-8") -> list[tuple[str, Kind, str | None]]:
    data = f"{prolog}<TEI><?xml-model href='inside.rng'?></TEI>".encode(encoding)
    return [(each.href, each.kind, each.phase) for each in named(parse(Source("a.xml", data)))]


@given(HREF, SPACE, st.sampled_from(["type='text/xml'", 'title="&#x41;"', ""]))
def test_the_address_is_what_was_written(href: str, space: str, more: str) -> None:
    assert read(f"<?xml-model{space}{more}{space}href{space}={space}{quoteattr(href)}{space}?>") == [
        (href, Kind.UNKNOWN, None)
    ] or href.lower().endswith((".rng", ".rnc", ".sch", ".xsd", ".dtd", ".nvdl", ".odd"))


PIECES = st.sampled_from(
    ["href", "type", "=", '"', "'", "a.rng", " ", "&#x110000;", "&#0;", "&amp;", "&", "<"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_instruction_ends_in_a_traceback(text: str) -> None:
    with suppress(FileError):
        assert all(href for href, _, _ in read(f"<?xml-model {text}?>"))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('href="a.rng"', Kind.RELAX_NG),
        ('href="a.RNC?v=1#x"', Kind.RELAX_NG),
        ('href="a.sch"', Kind.SCHEMATRON),
        ('href="a.xsd"', Kind.OTHER),
        ('href="a"', Kind.UNKNOWN),
        ('href="a.xml" type="application/xml"', Kind.UNKNOWN),
        ('href="a" type="application/relax-ng-compact-syntax"', Kind.RELAX_NG),
        ('href="a" type="application/relax-ng-compact-syntax; charset=utf-8"', Kind.RELAX_NG),
        ('href="a" type="application/xml-dtd"', Kind.OTHER),
        ('href="a.rng" schematypens="http://relaxng.org/ns/structure/1.0"', Kind.RELAX_NG),
        ('href="a.rng" schematypens="http://purl.oclc.org/dsdl/schematron"', Kind.SCHEMATRON),
        ('href="a.rng" schematypens="http://www.w3.org/2001/XMLSchema"', Kind.OTHER),
    ],
)
def test_the_kind_of_a_schema(said: str, kind: Kind) -> None:
    assert read(f"<?xml-model {said}?>")[0][1] is kind


def test_several_in_their_order_before_the_root_only() -> None:
    found = read(
        '<?xml-model href="b"?>\n<!-- <?xml-model href="no"?> --><?other href="no"?><?xml-model href="a"?>'
    )
    assert [href for href, _, _ in found] == ["b", "a"]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_other_encodings(encoding: str) -> None:
    assert (
        read(f'<?xml version="1.0" encoding="{encoding}"?><?xml-model href="é.rng"?>', encoding)[0][0]
        == "é.rng"
    )


@pytest.mark.parametrize(
    "said", ["", "href", "href=a", 'href="a"type="b"', 'href="a" href="b"', 'href="a" <', "href='a\""]
)
def test_what_cannot_be_read_is_said_at_its_place(said: str) -> None:
    with pytest.raises(FileError, match="this xml-model") as caught:
        read(f"<!-- é --> <?xml-model {said}?>")
    assert (caught.value.line, caught.value.column) == (1, 12)
