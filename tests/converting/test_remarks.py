"""Characters that XML cannot carry are kept, and what nobody could mend is said at conversion."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Teikit

from teikit.converting.pipeline import convert
from teikit.source import Source
from teikit.tei.text.reading import read_through

CONTROLS = [chr(code) for code in (*range(9), 11, *range(14, 32), 0xFFFE, 0xFFFF)]


@pytest.mark.parametrize("character", CONTROLS, ids=lambda each: f"U+{ord(each):04X}")
def test_a_character_that_xml_cannot_carry_is_kept_and_said(
    teikit: Teikit, tmp_path: Path, character: str
) -> None:
    text = f"One line of words.\nTwo wo{character}rds and {character}{character} more of\nthem.{character}\n"
    (tmp_path / "page.txt").write_bytes(text.encode())
    done = teikit("convert", "page.txt")
    assert done.code == 0
    assert f"page.txt:2: 4 characters that XML cannot carry kept as g: U+{ord(character):04X}\n" in done.err
    assert teikit("source", "page.xml").out == text.encode()
    assert teikit("validate", "page.xml").code == 0


def test_such_a_character_is_not_read() -> None:
    found = convert(Source("a.txt", b"Ada Love\x00lace wrote\x0bhere."))
    assert read_through(found.document).text == "Ada Lovelace wrote here.\n"


def test_a_sign_in_place_of_a_ligature_is_read_as_one() -> None:
    found = convert(Source("a.txt", b"The o\x0bce was di\x0ecult to \x0cnd.\n"))
    (remark,) = found.remarks
    assert remark.message == "2 characters that XML cannot carry kept as g: U+000B, U+000E"
    made = found.data.decode()
    assert 'o<g ref="#char-000B"/>ce' in made
    assert ">office</corr>" in made
    assert ">difficult</corr>" in made


def book(*numbers: int) -> bytes:
    pages = (
        f"The Caucasus | {number}\nSome words of the page that go on and on, and on.\n" for number in numbers
    )
    return "\f".join(pages).encode()


def test_page_numbers_that_go_back_are_said_at_conversion_too(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(book(*range(100, 120), *range(50, 70)))
    done = teikit("convert", "page.txt")
    assert 'page.txt:41: page "50" comes after page "119"\n' in done.err
    assert "page-number-out-of-order" in teikit("validate", "page.xml").text


def test_page_numbers_in_their_order_are_nothing_to_say() -> None:
    assert convert(Source("a.txt", book(*range(100, 120))), today=date(2026, 1, 1)).remarks == ()
