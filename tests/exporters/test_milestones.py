"""Where a page of the source begins, or another part of it, leaves a trace in every format of texts."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from shutil import which

import pytest
from lxml import etree
from tests.exporters.texts import again, made_of, told

TEXT = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><pb n="12" xml:id="p12"/><p>One <pb/>two
<milestone unit="verse" n="3|4"/>thr<cb break="no" n="b"/>ee.</p><p>1. <note>Of a<pb n="x &amp; y"/> note.</note></p>
<table><row><cell>Cell<pb n="14_"/></cell></row></table><pb n="15"/></body></text></TEI>"""


def said(form: str, member: str = "") -> str:
    data = made_of(TEXT, form).data
    return zipfile.ZipFile(io.BytesIO(data)).read(member).decode() if member else data.decode()


def test_jats_has_milestones() -> None:
    root = etree.fromstring(said("jats").encode(), etree.XMLParser(load_dtd=False))
    found = [(each.get("rationale"), each.get("specific-use")) for each in root.iter("milestone-start")]
    assert found == [
        ("page", "12"),
        ("page", None),
        ("verse", "3|4"),
        ("column", "b"),
        ("page", "x & y"),
        ("page", "14_"),
        ("page", "15"),
    ]
    assert root.find(".//milestone-start[@id='p12']") is not None


def test_markdown_has_elements_without_words() -> None:
    text = said("markdown")
    assert '<span id="page-12" role="doc-pagebreak" class="pb" title="page 12"></span>One<span' in text
    assert 'class="milestone" title="verse 3&#124;4"></span> thr<span' in text
    assert text.count("<span id=") == 7


def test_latex_has_marks_in_the_margin() -> None:
    text = said("latex")
    assert r"\milestone{12}One\milestone{|} two\milestone{verse 3|4} thr\milestone{column b}ee." in text
    assert r"\milestone{x \& y}" in text
    assert r"\milestone{14\_}" in text


@pytest.mark.parametrize(
    ("form", "member", "place"),
    [("docx", "word/document.xml", 'w:name="verse_3_4"'), ("odt", "content.xml", 'text:name="verse 3|4"')],
)
def test_word_processors_have_bookmarks(form: str, member: str, place: str) -> None:
    assert place in said(form, member)


@pytest.mark.parametrize("form", ["docx", "odt", "markdown", "html", "epub"])
def test_the_words_stay_as_they_are(form: str) -> None:
    assert told(again(TEXT, form)) == told(TEXT)


@pytest.mark.skipif(not which("pdflatex"), reason="pdfLaTeX is not installed")
def test_tex_sets_them(tmp_path: Path) -> None:
    (tmp_path / "x.tex").write_text(said("latex"))
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "x.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
