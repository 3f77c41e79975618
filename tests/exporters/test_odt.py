"""What an ODT file is made of, beside its words."""

from __future__ import annotations

import io
import zipfile

from tests.exporters.test_docx import part
from tests.exporters.texts import RICH, made_of

from teikit.exporting.pipeline import export
from teikit.package import Verdict
from teikit.rendering.odt_check import check
from teikit.source import Source


def made(body: str) -> bytes:
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return made_of(tei.encode(), "odt").data


def test_changes_comments_and_signs_of_notes_are_what_odf_has_for_them() -> None:
    content = part(
        made(
            '<p>He <del resp="#ada">was</del> <add who="Ada" when="1850-05-01T10:00:00Z">is</add> here'
            '<note n="*">Surely.</note><note type="comment" who="Ben">Sure?</note>.</p>'
        ),
        "content.xml",
    )
    assert "<dc:creator>#ada</dc:creator><dc:date>1970-01-01T00:00:00</dc:date>" in content
    assert "<dc:creator>Ada</dc:creator><dc:date>1850-05-01T10:00:00</dc:date>" in content
    assert '<text:note-citation text:label="*">*</text:note-citation>' in content
    assert "<office:annotation><dc:creator>Ben</dc:creator>" in content


def test_cells_span_columns_and_rows() -> None:
    content = part(
        made(
            '<table><row><cell cols="2">a</cell><cell rows="2">b</cell></row>'
            "<row><cell>c</cell><cell>d</cell></row></table>"
        ),
        "content.xml",
    )
    assert 'table:number-columns-spanned="2" table:number-rows-spanned="1"' in content
    assert content.count("<table:covered-table-cell/>") == 2


def test_a_note_in_a_note_stands_behind_it() -> None:
    body = '<p>a<note n="1">x<note n="2">y</note> z</note></p>'
    content = part(made(body), "content.xml")
    assert content.count("<text:note ") == 1
    assert content.index(">x<") < content.index(" z<") < content.index(" y<")


def test_the_receipt_counts_and_broken_files_are_told() -> None:
    receipt = export(Source("x.xml", RICH.encode()), "odt").receipt
    assert (receipt.verdict, receipt.counts["note"], receipt.counts["table"]) == (Verdict.VALID, 4, 1)
    with zipfile.ZipFile(io.BytesIO(made_of(RICH.encode(), "odt").data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(broken := io.BytesIO(), "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b'text:style-name="Verse"', b'text:style-name="Worse"'))
    refused = check(broken.getvalue())
    assert (refused.verdict, refused.remarks) == (
        Verdict.INVALID,
        ('content.xml: nothing defines the style "Worse"',) * 3,
    )
