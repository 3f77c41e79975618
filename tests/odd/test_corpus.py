"""by-example, diff and coverage: what documents and an ODD say of each other."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Teikit
from tests.odd.vocabulary import SOURCE, TEI, WHOLE, customization, document

LETTERS = [
    f"<letter n='{number}'><greeting>Dear</greeting><para sure='yes' kind='{kind}'>so</para></letter>"
    for number, kind in enumerate(["first", "last"] * 15)
]


def corpus(folder: Path, *texts: str) -> None:
    (folder / "letters.xml").write_text(SOURCE, "utf-8")
    (folder / "corpus").mkdir()
    for number, text in enumerate(texts):
        (folder / "corpus" / f"{number}.xml").write_bytes(document(text))


def test_an_odd_by_example_holds_its_corpus_and_no_more(teikit: Teikit, tmp_path: Path) -> None:
    source = SOURCE.replace('key="data.word"/></datatype></attDef>', 'key="data.word"/></datatype></attDef>')
    corpus(tmp_path, *LETTERS)
    (tmp_path / "letters.xml").write_text(source.replace("data.word", "teidata.word"), "utf-8")
    done = teikit("odd", "by-example", "corpus", "--source", "letters.xml", "-o", "our.odd")
    assert done.code == 0, done.err
    assert "from 30 files; 0 of them are not valid" in done.err
    written = (tmp_path / "our.odd").read_text("utf-8")
    assert '<moduleRef key="mail" except="date"/>' in written
    assert "marks" not in written
    assert teikit("odd", "compile", "our.odd", "--source", "letters.xml", "-o", "our.rng").code == 0
    for text, code in (
        (LETTERS[0], 0),
        ("<letter><greeting/><blot/></letter>", 1),
        ("<letter><greeting xml:id='a'/></letter>", 1),
        ("<letter><date/><greeting/></letter>", 1),
    ):
        (tmp_path / "a.xml").write_bytes(document(text))
        assert teikit("validate", "--schema", "our.rng", "--select", "grammar", "a.xml").code == code, text


def test_what_the_source_does_not_allow_is_added(teikit: Teikit, tmp_path: Path) -> None:
    seal = "<s:seal xmlns:s='urn:s' wax='red'><s:para/></s:seal>"
    odd_one = f"<letter><greeting hand='x'>Dear</greeting>{seal}text</letter>"
    corpus(tmp_path, LETTERS[0], odd_one)
    done = teikit("odd", "by-example", "corpus", "--source", "letters.xml", "-o", "our.odd")
    assert done.code == 0, done.err
    written = (tmp_path / "our.odd").read_text("utf-8")
    assert "<!-- @hand is not in the source: once -->" in written
    assert '<elementSpec ident="seal" ns="urn:s" mode="add">' in written


def test_files_that_cannot_be_read_are_said_and_left_out(teikit: Teikit, tmp_path: Path) -> None:
    corpus(tmp_path, LETTERS[0])
    (tmp_path / "corpus" / "broken.xml").write_text("<letter>")
    done = teikit("odd", "by-example", "corpus", "--source", "letters.xml", "-o", "our.odd")
    assert done.code == 0
    assert "broken.xml:1:1: not well-formed" in done.err


def test_a_difference_is_said_in_words(teikit: Teikit, tmp_path: Path) -> None:
    corpus(tmp_path, LETTERS[0], "<letter><greeting/><blot/></letter>")
    change = """<elementSpec ident="blot" mode="delete"/>
      <elementSpec ident="para" mode="change"><attList><attDef ident="n" mode="delete"/>
      <attDef ident="kind" mode="change" usage="req"><valList type="closed" mode="add">
      <valItem ident="first"/></valList></attDef></attList></elementSpec>
      <elementSpec ident="letter" mode="change"><content><sequence><elementRef key="greeting"/>
      <elementRef key="date" minOccurs="0"/><classRef key="model.part" minOccurs="0" maxOccurs="unbounded"/>
      </sequence></content></elementSpec>"""
    (tmp_path / "a.odd").write_text(customization(WHOLE), "utf-8")
    (tmp_path / "b.odd").write_text(customization(WHOLE + change), "utf-8")
    done = teikit("odd", "diff", "a.odd", "b.odd", "corpus", "--source", "letters.xml")
    assert done.code == 1
    assert done.text.splitlines() == [
        "the element blot is gone",
        "letter: its content has another order, or other numbers",
        "para: no longer has @n",
        "para: @kind is now required",
        'para: @kind may only be "first"',
        'corpus/1.xml:1:56: is no longer valid: there is no element "blot"',
    ]
    same = teikit("odd", "diff", "a.odd", "a.odd", "--source", "letters.xml")
    assert (same.code, same.text) == (0, "nothing changes for documents\n")


def test_coverage_says_what_nobody_uses(teikit: Teikit, tmp_path: Path) -> None:
    corpus(tmp_path, LETTERS[0])
    (tmp_path / "our.odd").write_text(customization(WHOLE), "utf-8")
    done = teikit("odd", "coverage", "our.odd", "corpus", "--source", "letters.xml")
    assert done.code == 0
    assert "3 of 6 elements are used" in done.text
    assert "blot  bold  date" in done.text
    assert 'para/@sure="no"' in done.text
    assert f"{{{TEI}}}" not in done.text
