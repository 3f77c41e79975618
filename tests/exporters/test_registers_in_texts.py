"""A register in the text reads as a list, an item for each entry, with what its notes say."""

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
<text><body><p>Ships.<note>Two.</note></p><castList><castItem>A</castItem><castGroup><head>Lords</head>
<castItem>B</castItem></castGroup></castList></body><back><div><head>Names</head><listPerson><head>Persons</head>
<person xml:id="ada"><persName>Ada Stone</persName><birth>1850</birth><note>A sailor, see <title>Log</title>.</note>
</person><person><persName>Ben</persName><note><p>A cook.</p><p>Of Cork.</p></note></person></listPerson><listPlace>
<place><placeName>Cork</placeName><place><placeName>Quay</placeName></place></place></listPlace><listBibl>
<biblStruct><monogr><title>Log</title><imprint><date>1900</date></imprint></monogr></biblStruct></listBibl></div>
</back></text></TEI>"""


def test_the_reading_text_has_an_entry_in_a_paragraph() -> None:
    parts = made_of(TEXT, "text").data.decode().split("\n\n")
    assert parts[4:] == [
        "Names",
        "Persons",
        "Ada Stone 1850 A sailor, see Log.",
        "Ben",
        "A cook.",
        "Of Cork.",
        "Cork",
        "Quay",
        "Log 1900",
        "[1] Two.\n",
    ]


def test_markdown_has_items() -> None:
    text = made_of(TEXT, "markdown").data.decode()
    assert "-   Ada Stone 1850 A sailor, see *Log*.\n\n-   Ben\n\n    A cook.\n\n    Of Cork.\n" in text
    assert "-   Cork\n\n    Quay\n" in text
    assert "-   *Log* 1900" in text


def test_html_and_jats_have_items() -> None:
    page = made_of(TEXT, "html").data.decode()
    assert '<ul class="listPerson">\n<li id="ada"><span class="persName">Ada Stone</span> ' in page
    article = made_of(TEXT, "jats").data.decode()
    assert article.count("<list-item>") == 7


def test_word_and_tex_have_lists() -> None:
    with zipfile.ZipFile(io.BytesIO(made_of(TEXT, "docx").data)) as archive:
        assert archive.read("word/document.xml").count(b"<w:numPr>") == 6
    assert made_of(TEXT, "latex").data.decode().count(r"\item ") == 7


@pytest.mark.parametrize("form", ["docx", "odt", "epub", "html", "markdown"])
def test_the_words_stay_as_they_are(form: str) -> None:
    assert told(again(TEXT, form)) == told(TEXT)


@pytest.mark.parametrize("form", ["docx", "odt", "html", "latex", "tei-simple-print", "dta-base-format"])
def test_what_is_made_is_whole(form: str) -> None:
    assert export(Source("x.xml", TEXT), form).receipt.verdict is not Verdict.INVALID
