"""What a DOCX file is made of, beside its words."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.exporters.texts import RICH

from teikit.exporting.pipeline import export
from teikit.package import Package, Verdict
from teikit.rendering.docx_check import check
from teikit.source import Source


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def made(body: str) -> bytes:
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return export(Source("x.xml", tei.encode()), "docx").data


def test_revisions_and_comments_are_what_word_has_for_them() -> None:
    data = made(
        '<p>He <del resp="#ada">was</del> <add who="Ada" when="1850-05-01T10:00:00Z">is</add> here'
        '<note type="comment" who="Ben Cook">Sure?</note>.</p>'
    )
    document, comments = part(data, "word/document.xml"), part(data, "word/comments.xml")
    assert 'w:author="#ada"><w:r><w:delText xml:space="preserve">was</w:delText>' in document
    assert 'w:author="Ada" w:date="1850-05-01T10:00:00Z"' in document
    assert 'w:author="Ben Cook" w:initials="BC"' in comments
    assert "Sure?" in comments


def test_notes_of_an_excerpt_keep_their_numbers() -> None:
    data = made('<p>a<note n="7">x</note> b<note n="8">y</note></p>')
    assert '<w:numStart w:val="7"/>' in part(data, "word/settings.xml")
    assert "numStart" not in part(
        made('<p>a<note n="7">x</note> b<note n="9">y</note></p>'), "word/settings.xml"
    )


def test_cells_span_columns_and_rows() -> None:
    data = made(
        '<table><row><cell cols="2">a</cell><cell rows="2">b</cell></row>'
        "<row><cell>c</cell><cell>d</cell></row></table>"
    )
    document = part(data, "word/document.xml")
    assert '<w:gridSpan w:val="2"/>' in document
    assert document.count("<w:vMerge/>") == 1
    assert document.count("<w:gridCol ") == 3


def test_the_receipt_counts_what_is_in_it_and_says_who_checked() -> None:
    receipt = export(Source("x.xml", RICH.encode()), "docx").receipt
    assert receipt.verdict is Verdict.VALID
    assert receipt.counts["footnoteReference"] == 4
    assert (receipt.counts["tbl"], receipt.counts["del"]) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'w:val="Heading1"', b'w:val="Heading99"', "Heading99"),
        (b'<w:footnoteReference w:id="1"/>', b'<w:footnoteReference w:id="91"/>', '"91"'),
        (b"</w:body>", b"", "word/document.xml"),
    ],
)
def test_what_is_broken_is_told(old: bytes, new: bytes, said: str) -> None:
    data = export(Source("x.xml", RICH.encode()), "docx").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(broken := io.BytesIO(), "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(old, new))
    receipt = check(Package.of(broken.getvalue()).data)
    assert receipt.verdict is Verdict.INVALID
    assert any(said in remark for remark in receipt.remarks)
