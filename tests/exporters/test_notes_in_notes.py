"""A note that a note calls stands at its place in every format, and comes back from there."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.exporters.texts import again, made_of, told

from teikit.exporting.pipeline import export
from teikit.package import Verdict
from teikit.source import Source

TEXT = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p>Unpublished.</p></publicationStmt><sourceDesc><p>Own.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>One<note>Of a heading<note>and in it.</note></note></head>
<p>Ships<note n="1">Many<note n="2">more <hi rend="italic">than</hi> ten<note n="3">or so.</note> came</note>
sailed<note n="4">Some <ref target="https://example.org/a">rowed</ref>.</note> out, see
<ref type="noteAnchor" target="#far">9</ref>.<p>By night.</p></note> and boats<note n="5">Few.</note> and
rafts<note n="a" place="end">At the end<note n="b">with a list <list><item>one</item><item>two</item></list>
</note>.</note>, oars<note type="comment">Said<note n="*">twice, <ref type="noteAnchor" target="#far">9</ref>.</note>
</note>.</p><note xml:id="far" n="9">Called by notes alone.</note></div></body></text></TEI>"""
PLAIN = b"<note><p>Two</p><p>2 paragraphs, none of them a note.</p></note>"


@pytest.mark.parametrize("form", ["docx", "odt", "epub", "html", "markdown"])
def test_it_comes_back_to_its_place(form: str) -> None:
    assert told(again(TEXT, form)) == told(TEXT)


@pytest.mark.parametrize("form", ["docx", "odt", "latex", "jats"])
def test_what_is_made_is_whole(form: str) -> None:
    assert export(Source("x.xml", TEXT), form).receipt.verdict is not Verdict.INVALID


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_that_it_stands_behind_its_note_is_told(form: str) -> None:
    losses = {each.what: each.line for each in made_of(TEXT, form).losses}
    assert losses["7 × note: called in a note, stands behind it and is linked"] == 3


def test_no_footnote_of_word_has_a_footnote() -> None:
    with zipfile.ZipFile(io.BytesIO(made_of(TEXT, "docx").data)) as archive:
        for part in ("footnotes", "endnotes", "comments"):
            assert b"noteReference w:id" not in archive.read(f"word/{part}.xml")


def test_tex_has_the_mark_in_the_note_and_the_words_behind_it() -> None:
    text = made_of(TEXT, "latex").data.decode()
    assert r"ten\footnotemark[3]{} came}\notemarked\footnote[4]{" in text
    assert r"{\renewcommand\thefootnote{{*}}\footnotemark[1]}{}" in text


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_paragraphs_of_a_note_are_no_notes(form: str) -> None:
    data = TEXT.replace(b'<note n="5">Few.</note>', PLAIN)
    assert told(again(data, form)) == told(data)
