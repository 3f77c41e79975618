"""What the exports say of one small text that has something of everything."""

from __future__ import annotations

import json
import types
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

import pytest
from tests.conftest import Teikit

from teikit.exporting.pipeline import export
from teikit.package import Loss, Package, Receipt, Verdict
from teikit.registry import Craft
from teikit.source import FileError, Source
from teikit.tei.document import Tei

TEI = b"""<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Fish &amp; Ships</title>
<author>A. Writer</author></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader>
<standOff><listPerson><person xml:id="ada"><persName>Ada Stone</persName></person></listPerson>
<listPlace><place xml:id="cork"><placeName>Cork</placeName><country>IE</country></place></listPlace>
</standOff>
<text xml:lang="en"><body><div><head>The <hi rend="italic">Harbour</hi></head>
<p><pb n="7" xml:id="p7"/><fw type="header">Fish 7</fw><persName
ref="#ada">Ada</persName> went to
<lb/>sea at <placeName ref="#cork" cert="low">Cork</placeName> in <date when="1850-05">May 1850</date>.<ref
type="noteAnchor" xml:id="fn1-ref" target="#fn1">1</ref> The
<choice><sic>ag</sic><corr>flag</corr></choice> was
un<pc force="weak">-</pc><lb break="no"/>furled &lt;high&gt;.</p>
<note place="bottom" n="1" xml:id="fn1" target="#fn1-ref"><label>1 </label>So says <persName
ref="#ada">she</persName>.</note>
<p>Then see <ref target="#p7">p. 7</ref> and <ref target="javascript:alert(1)">this</ref>.</p>
</div></body></text></TEI>"""


class Page(HTMLParser):
    """The elements of an HTML page, and a complaint for each that is not closed in order."""

    VOID = frozenset({"meta", "br", "img", "link"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.crossed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.crossed.append(tag)


def made(form: str, **options: object) -> bytes:
    return export(Source("page.xml", TEI), form, options).data


@pytest.fixture(scope="module")
def html() -> str:
    return made("html").decode()


def test_text_reads_as_a_person_does() -> None:
    assert made("text").decode().split("\n\n") == [
        "The Harbour",
        "Ada went to sea at Cork in May 1850.[1] The flag was unfurled <high>.",
        "Then see p. 7 and this.",
        "[1] So says she.\n",
    ]


def test_text_without_notes() -> None:
    assert b"[1]" not in made("text", notes=False)


def test_json_has_spans_of_its_own_text() -> None:
    data = json.loads(made("json"))
    words = {
        (span["element"], data["text"][span["start"] : span["end"]], span["attributes"].get("ref"))
        for span in data["spans"]
    }
    assert ("persName", "Ada", "#ada") in words
    assert ("persName", "she", "#ada") in words
    assert ("placeName", "Cork", "#cork") in words
    assert ("corr", "flag", None) in words
    assert ("note", "So says she.", None) in words
    assert data["register"]["cork"] == {"kind": "place", "placeName": "Cork", "country": "IE"}
    assert data["header"] == {"title": "Fish & Ships", "author": "A. Writer"}


def test_html_is_closed_in_order_and_fetches_nothing(html: str) -> None:
    page = Page(html)
    assert (page.open, page.crossed) == ([], [])
    assert not [tag for tag, _ in page.found if tag in {"link", "img", "iframe"}]
    assert not [said for tag, said in page.found if tag == "script" and "src" in said]
    assert "url(" not in html
    assert "javascript:" not in html


def test_every_link_of_the_page_lands_and_every_id_is_there_once(html: str) -> None:
    page = Page(html)
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [str(attributes["href"]) for tag, attributes in page.found if tag == "a"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_notes_jump_and_come_back(html: str) -> None:
    links = {str(attributes.get("href")) for tag, attributes in Page(html).found if tag == "a"}
    assert {"#fn1", "#fn1-ref"} <= links
    assert '<a class="n" href="#fn1-ref" role="doc-backlink">1</a> So says' in html


def test_names_and_dates_show_what_they_point_at(html: str) -> None:
    tips = [attributes["data-tip"] for _, attributes in Page(html).found if "data-tip" in attributes]
    assert "Ada Stone" in tips
    assert "Cork, IE\ncertainty: low" in tips
    assert "1850-05" in tips
    assert "printed: ag" in tips


def test_running_heads_and_hyphens_are_not_shown(html: str) -> None:
    assert "Fish 7" not in html
    assert "unfurled &lt;high&gt;" in html


def test_what_is_not_tei_is_refused_in_one_line() -> None:
    with pytest.raises(FileError, match="is not TEI"):
        export(Source("page.xml", b"<html/>"), "html")


def test_a_receipt_says_what_was_made_and_that_nobody_checked_it() -> None:
    exported = export(Source("page.xml", TEI), "text")
    assert exported.receipt.verdict is Verdict.NOT_CHECKED
    assert exported.receipt.checksums == {"": sha256(exported.data).hexdigest()}
    assert exported.receipt.form == "text"


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../x", "a//b", "a", ""])
def test_the_names_of_a_package_stay_in_it(name: str) -> None:
    with pytest.raises(ValueError, match="is no name for a file"):
        Package({name: b"", "a/b": b""})


@pytest.fixture
def chapters(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exporter of another package that writes two files and has them checked."""

    def pages(tei: Tei) -> Package:
        names = {
            f"text/{number}.txt": b"%d" % number for number, _ in enumerate(tei.elements("placeName"), 1)
        }
        return Package({"index.txt": b"2 chapters", **names}, (Loss(1, 1, "the rest"),))

    module = types.SimpleNamespace(
        export=pages, prove=lambda _: Receipt("", Verdict.VALID, "us", counts={"p": 2})
    )
    monkeypatch.setattr("teikit.cli.export.names", lambda _kind: ("chapters",))
    monkeypatch.setattr("teikit.exporting.names.constant", lambda *_names: ".chapters")
    for place in ("teikit.exporting.pipeline.craft", "teikit.cli.export.craft"):
        monkeypatch.setattr(place, lambda kind, name: Craft(name, kind, cast(types.ModuleType, module)))


@pytest.mark.usefixtures("chapters")
def test_a_format_of_many_files_becomes_a_folder(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_bytes(TEI)
    done = teikit("export", "chapters", "page.xml", "--receipt", "receipt.json")
    assert done.code == 0, done.err
    assert (tmp_path / "page" / "index.txt").read_bytes() == b"2 chapters"
    assert (tmp_path / "page" / "text" / "2.txt").read_bytes() == b"2"
    (told,) = json.loads((tmp_path / "receipt.json").read_bytes())["exports"]
    assert (told["verdict"], told["checker"], told["counts"]) == ("valid", "us", {"p": 2})
    assert told["losses"] == [{"line": 1, "column": 1, "what": "the rest"}]
    assert set(told["checksums"]) == {"index.txt", "text/1.txt", "text/2.txt"}


@pytest.mark.usefixtures("chapters")
def test_many_files_do_not_fit_into_standard_output(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_bytes(TEI)
    done = teikit("export", "chapters", "page.xml", "-o", "-")
    assert (done.code, done.out) == (2, b"")
    assert "name a folder with -o" in done.err


@pytest.mark.usefixtures("chapters")
def test_an_exporter_that_fails_is_named_in_one_line(
    teikit: Teikit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.xml").write_bytes(TEI)
    monkeypatch.setattr("teikit.package.Package.__post_init__", lambda _: {}["x"])
    done = teikit("export", "chapters", "page.xml")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert 'the exporter "chapters" failed with KeyError' in done.err


def test_a_reference_to_a_note_in_words_keeps_its_words() -> None:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
        '<p>One<ref type="noteAnchor" target="#a">¹</ref> and two<ref target="#b">²</ref> (see <ref target="#a">'
        "note 1</ref>).</p>"
        '<note n="1" xml:id="a">First.</note><note n="2" xml:id="b">Second.</note></body></text></TEI>'
    )
    assert export(Source("a.xml", tei.encode()), "text").data.decode() == (
        "One[1] and two[2] (see note 1).\n\n[1] First.\n\n[2] Second.\n"
    )
