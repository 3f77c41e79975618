"""teikit tag writes tags and nothing else; teikit untag takes them out again, byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teikit.converting.plan import Choice
from teikit.source import Source
from teikit.tagging.marks import untag
from teikit.tagging.pipeline import tag
from tests.conftest import Teikit

FRAME = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Otto von Bismarck</title></titleStmt></fileDesc></teiHeader>
<text xml:lang="en"><body>%s</body></text></TEI>
"""


def tagged(body: str, refused: tuple[str, ...] = ()) -> tuple[str, dict[str, int]]:
    """The body with its tags, without what only says who wrote them; and what was left."""
    source = Source("a.xml", (FRAME % body).encode())

    def prove(made: Source) -> list[str]:
        return [word for word in refused if word.encode() in made.data]

    found = tag(source, Choice(), prove)
    back, count = untag(Source("a.xml", found.data))
    assert back == source.data
    assert count == len(found.written)
    text = found.data.decode().partition("<body>")[2].partition("</body>")[0]
    for mark in found.written:
        start = mark.edits()[0].replacement.decode()
        text = text.replace(start, f"<{mark.claim.element}>", 1)
    return text, dict(found.left)


def test_names_and_dates_are_tagged_and_the_header_is_not() -> None:
    text, left = tagged("<p>On 2 April 1921 Otto von Bismarck left Berlin.</p>")
    assert text == (
        "<p>On <date>2 April 1921</date> <persName>Otto von Bismarck</persName> left "
        "<placeName>Berlin</placeName>.</p>"
    )
    assert left == {}


def test_a_name_goes_on_over_the_end_of_a_line_and_of_a_hyphened_word() -> None:
    text, _ = tagged('<p>We saw Charles<lb/>\n de Gaulle in Stutt<lb break="no"/>gart.</p>')
    assert "<persName>Charles<lb/>\n de Gaulle</persName>" in text
    assert '<placeName>Stutt<lb break="no"/>gart</placeName>' in text


def test_what_is_tagged_is_not_tagged_again() -> None:
    text, left = tagged('<p>In <placeName ref="#b">Berlin</placeName> and <rs>in Berlin</rs> it rained.</p>')
    assert "<placeName>" not in text
    assert left == {"something is tagged there already": 2}


def test_a_name_that_markup_crosses_is_left_and_counted() -> None:
    text, left = tagged("<p>She met <hi>Charles de</hi> Gaulle there.</p>")
    assert "<persName>" not in text
    assert left == {"markup crosses it": 1}


def test_no_tag_stands_in_a_section_of_characters_or_in_another_vocabulary() -> None:
    text, _ = tagged('<p><![CDATA[In Berlin]]> and <m xmlns="urn:m">in Paris</m>.</p>')
    assert "<placeName>" not in text


def test_what_the_schema_forbids_is_not_written() -> None:
    text, left = tagged("<p>On 2 April 1921 he left Berlin.</p>", refused=("<placeName",))
    assert text == "<p>On <date>2 April 1921</date> he left Berlin.</p>"
    assert left == {"the schema does not allow it there": 1}


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "In Berlin ",
                "<lb/>",
                "<hi>on 3 May 1848</hi>",
                "&amp;",
                " O’Brien\r\n",
                "é",
                "<note>Paris</note>",
            ]
        )
    )
)
def test_untag_restores_every_byte(parts: list[str]) -> None:
    tagged("<p>" + "".join(parts) + "</p>")


def test_the_commands_write_show_and_take_out(teikit: Teikit, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    data = (FRAME % "<p>He left Berlin on 2 April 1921.</p>").encode()
    file.write_bytes(data)
    shown = teikit("tag", "--dry-run", file)
    assert shown.code == 0
    assert "2 April 1921" in shown.text
    assert file.read_bytes() == data
    assert b"+" in teikit("tag", "--diff", file).out
    teikit("tag", file)
    teikit("untag", file)
    assert file.read_bytes() == data


@pytest.mark.skipif(
    "TEIKIT_CORPUS" not in os.environ, reason="TEIKIT_CORPUS does not say where real files are"
)
def test_real_files_come_back_byte_for_byte() -> None:
    files = sorted(
        Path(os.environ["TEIKIT_CORPUS"], "tei").rglob("*.xml"), key=lambda path: path.stat().st_size
    )
    for file in files[:60:4]:
        source = Source(str(file), file.read_bytes())
        found = tag(source, Choice(), lambda _made: ())
        assert untag(Source(str(file), found.data))[0] == source.data
