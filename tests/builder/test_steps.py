"""How steps look as XML: where line feeds may stand, what an empty element is, what a register adds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lxml import etree

from teikit.builder.corpus import apart, corpus
from teikit.builder.steps import Close, Open, Step, Words, render
from teikit.text import Annotation, Document, Span


def xml(*steps: Step) -> str:
    return render(steps, lambda claim: {"ref": f"#{claim.element}"})


def test_words_and_values_are_escaped() -> None:
    assert xml(Open("p", {"n": 'a"<&'}, apart=False), Words("<&>"), Close("p", apart=False)) in (
        '<p n="a&quot;&lt;&amp;">&lt;&amp;&gt;</p>',
        "<p n='a\"&lt;&amp;'>&lt;&amp;&gt;</p>",
    )


def test_an_element_without_words_is_empty_wherever_it_stands() -> None:
    assert xml(Open("p", {}, apart=False), Close("p", apart=False)) == "<p/>"
    assert xml(
        Open("div", {}, apart=True),
        Open("p", {}, apart=True),
        Close("p", apart=True),
        Close("div", apart=True),
    ) == ("\n<div>\n<p/>\n</div>")
    assert xml(Open("p", {}, apart=False), Words(""), Close("p", apart=True)) == "<p>\n</p>"


def test_breaks_begin_a_line_of_the_file_but_not_within_a_word() -> None:
    for name in ("lb", "pb", "cb"):
        assert xml(Open(name, {}, apart=False), Close(name, apart=False)) == f"\n<{name}/>"
        within = {"break": "no"}
        assert xml(Open(name, within, apart=False), Close(name, apart=False)) == f'<{name} break="no"/>'
    assert xml(Open("hi", {}, apart=False), Close("hi", apart=False)) == "<hi/>"
    assert xml(Open("lb", {"break": "no"}, apart=True), Close("lb", apart=True)) == '\n<lb break="no"/>'


def test_what_a_claim_refers_to_comes_behind_its_own_attributes() -> None:
    claim = Annotation(Span(0, 1), "persName")
    assert xml(
        Open("persName", {"n": "1"}, apart=False, claim=claim), Words("A"), Close("persName", apart=False)
    ) == ('<persName n="1" ref="#persName">A</persName>')


def test_what_was_begun_is_closed_at_the_end() -> None:
    assert xml(Open("p", {}, apart=False)) == "<p>"
    assert xml() == ""


def test_a_part_has_identifiers_of_its_own_and_pointers_follow_them() -> None:
    data = (
        b'<?xml version="1.0"?><?xml-model href="x"?><TEI xmlns="http://www.tei-c.org/ns/1.0">'
        b'<p xml:id="a" corresp="#a #b  u.xml#a" n="a #1"/><s xml:id="b"/></TEI>'
    )
    assert apart(data, "part2-") == (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><p xml:id="part2-a" corresp="#part2-a #part2-b  u.xml#a" '
        b'n="a #1"/><s xml:id="part2-b"/></TEI>\n'
    )


def test_a_corpus_has_a_header_and_its_parts_one_after_the_other() -> None:
    metadata = {"title": "Two", "filename": "two.txt", "language": "en", "sha256": "0"}
    document = Document("x", metadata=metadata, path=Path("two.txt"))
    parts = [b'<TEI xmlns="http://www.tei-c.org/ns/1.0" n="%d"/>\n' % number for number in (1, 2)]
    made = corpus(document, parts, date(2026, 1, 2))
    assert made.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<?xml-model ")
    assert made.endswith(b"".join((*parts, b"</teiCorpus>\n")))
    root = etree.fromstring(made)
    assert [etree.QName(each).localname for each in root] == ["teiHeader", "TEI", "TEI"]
    assert root.findtext(".//{*}titleStmt/{*}title") == "Two"
    assert b"\n <fileDesc>" in made
    assert b"</teiHeader>\n<TEI" in made
