"""Places in bytes: lines and columns are right in every encoding, and cost little each."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teikit import lines as module
from teikit.lines import Lines
from teikit.source import Source
from teikit.tei.ids import Identifiers

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp1252")
TEXT = st.text(st.sampled_from("ab\r\n\n\t éß§" + "…"), max_size=40)
WIDE = st.text(st.sampled_from("ab\r\néß…𝄞中\u0301\u2028"), max_size=40)


def naive(text: str, at: int) -> tuple[int, int]:
    """The line and column of a character, by the definition."""
    ends = [found.end() for found in re.finditer(r"\r\n?|\n", text) if found.end() <= at]
    return len(ends) + 1, at - (ends[-1] if ends else 0) + 1


@given(WIDE, st.sampled_from(ENCODINGS[:-1]), st.sampled_from([4, 64, 1024]))
@example("é\r\n𝄞b", "utf-16", 4)
@example("𝄞𝄞𝄞a", "utf-16-be", 4)
def test_every_character_has_its_line_and_column(text: str, encoding: str, block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK", block)
        check(text, encoding)


@given(TEXT)
def test_so_it_has_where_a_character_is_a_byte(text: str) -> None:
    check(text, "cp1252")


def check(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    lines = Lines(data, encoding)
    mark = len("".encode(encoding))
    plain = lines.encoding
    for at in range(len(text) + 1):
        if text[at - 1 : at + 1] == "\r\n" and at:
            continue  # nothing is between the two signs of one line end
        offset = mark + len(text[:at].encode(plain))
        assert lines.position(offset) == naive(text, at)
        assert lines.offset(*naive(text, at)) == offset
    whole = re.split(r"\r\n?|\n", text)
    assert [lines.text(number, 1, 99) for number in range(1, len(lines) + 1)] == whole
    assert [lines.length(number) for number in range(1, len(lines) + 1)] == list(map(len, whole))


def test_a_column_beyond_a_line_is_its_end() -> None:
    source = Source("a.xml", b"ab\ncd\n")
    assert [source.offset(1, 9), source.offset(2, 9), source.offset(9, 1)] == [2, 5, 6]
    assert source.position(99) == (3, 1)
    assert source.lines.text(7, 1, 5) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "iso-8859-1"])
def test_the_encoding_is_the_one_that_xml_says(encoding: str) -> None:
    said = f'<?xml version="1.0" encoding="{encoding.removesuffix("-le")}"?>'
    data = f"{said}\n<p>éé<b/></p>".encode(encoding)
    assert Source("a.xml", data).position(data.index("<b".encode(encoding))) == (2, 6)


class Counted(bytes):
    """Bytes that count how many of them are looked at."""

    looked: int = 0

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        self.looked += len(found) if isinstance(found, bytes) else 1
        return found


@pytest.mark.parametrize("newline", ["\n", " "], ids=["many lines", "one line"])
def test_a_thousand_places_look_at_no_more_than_the_file_and_a_little_for_each(newline: str) -> None:
    def looked(size: int) -> int:
        data = Counted(f"<pé/>{newline}".encode() * size)
        lines = Lines(data, "utf-8")
        for at in range(0, len(data), len(data) // 1000):
            lines.position(at)
            lines.offset(*lines.position(at))
        return data.looked

    small, large = looked(10_000), looked(80_000)
    assert large - small < 2 * 8 * 80_000 + 1000 * 8 * module.BLOCK
    assert large < 3 * small


def test_ids_that_are_alike_are_counted_on_not_up() -> None:
    class Taken(set):
        asked = 0

        def __contains__(self, each: object) -> bool:
            Taken.asked += 1
            return super().__contains__(each)

    given_out = Identifiers(set())
    given_out.taken = Taken({"p", "p-3"})
    made = [given_out.unique("p") for _ in range(2000)]
    assert made[:3] == ["p-2", "p-4", "p-5"]
    assert len(set(made)) == 2000
    assert Taken.asked < 2 * 2000 + 10
