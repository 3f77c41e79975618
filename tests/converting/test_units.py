"""Large texts are worked in units: a teiCorpus of texts, from which the source comes back as from one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.conftest import Teikit

from teikit.checking.check import validate
from teikit.checking.rulebook import Settings as Rules
from teikit.converting import pipeline
from teikit.converting.units import units
from teikit.schemas import Schemas
from teikit.source import Source
from teikit.tei.document import parse
from teikit.tei.text.source_text import source_text
from teikit.text import Annotation, Box, Document, Link, Region, Span, Surface, TextLine

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
STORIES = (
    "Spiridon Kedia came from Tiflis to Paris on 2 April 1921.¹ He met Noe\nJordania there, late of Batum.",
    "Nobody knew more of it than the papers said.¹ It was a cold spring, and the\nriver rose in Mainz.",
    "The talks of that summer came to nothing;¹ Lord Curzon would not hear of\nthem, and the ship left.",
    "In the hills they had sown too late.¹ When the harvest failed, a committee\nwas formed at Kutaisi.",
    "What became of the archive is another story.¹ Some boxes were seen in\nMarseille by Anna Meyer.",
)
NOTES = (
    "Letter to his sister, in the papers of the family.",
    "So he told it in his memoirs; the minutes of the meeting have nothing of it.",
    "Cf. what Gegechkori wrote to London.",
    "The telegram is lost.",
)


def _book(pages: int) -> str:
    return "\f".join(
        f"{number} The War in the North\n\n{STORIES[number % 5]}\n\n1 {NOTES[number % 4]}\n"
        for number in range(1, pages + 1)
    )


def _converted(text: str, unit: int) -> pipeline.Converted:
    return pipeline.convert(Source("book.txt", text.encode()), pipeline.Settings(large=unit, unit=unit))


def test_a_large_text_becomes_a_corpus_without_a_finding() -> None:
    text = _book(24)
    made = _converted(text, len(text) // 4)
    root = parse(Source("book.xml", made.data)).root
    texts = root.findall(f"{TEI}TEI")
    assert root.tag == f"{TEI}teiCorpus"
    assert len(texts) == 4
    assert source_text(root) == text
    assert not validate(Source("book.xml", made.data), Rules(), Schemas())
    assert (made.counts["note"], made.counts["pb"]) == (24, 24)


def test_units_end_where_pages_do() -> None:
    text = _book(24)
    parts = list(units(Document(text), len(text) // 4, len(text) // 4))
    assert [part.text[:1] for part in parts[1:]] == ["\f"] * 3
    assert "".join(part.text for part in parts) == text


def test_each_identifier_is_there_once_and_each_pointer_leads_somewhere() -> None:
    text = _book(12)
    root = parse(Source("book.xml", _converted(text, len(text) // 3).data)).root
    names = [each.get(ID) for each in root.iter(etree.Element) if each.get(ID)]
    assert len(names) == len(set(names))
    targets = [each.get("target", "").removeprefix("#") for each in root.iter(f"{TEI}ref")]
    assert targets
    assert set(targets) <= set(names)


def test_what_is_said_of_a_unit_has_its_place_in_the_whole() -> None:
    text = _book(6) + "\f13 A Page\n\nWho said this?⁹ Nobody, in no book of the time.\n\x03\n"
    made = _converted(text, len(text) // 2)
    (remark,) = made.remarks
    assert remark.line == text[: text.index("\x03")].count("\n") + 1
    (marker,) = [claim for claim in made.document.claims if claim.element == "ref"]
    assert marker.span.of(text) == "⁹"


def test_the_command_writes_a_corpus_and_the_source_comes_back(
    teikit: Teikit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline.Settings, "__init__", _small(pipeline.Settings.__init__))
    text = _book(12)
    (tmp_path / "book.txt").write_text(text)
    assert teikit("convert", "book.txt").code == 0
    assert (tmp_path / "book.xml").read_text().count("<TEI ") > 1
    assert teikit("source", "book.xml").out == text.encode()
    assert teikit("source", "--check", "book.xml", "book.txt").code == 0
    assert teikit("validate", "book.xml").code == 0


def _small(make: object) -> object:
    def made(self: object, *given: object, **named: object) -> None:
        make(self, *given, **{**named, "large": 1000, "unit": 1000})  # type: ignore[operator]

    return made


WORDS = st.sampled_from(
    ["Ada", "of", "Paris.", "1921", "¹", "\n", "\n\n", "\f", "  ", "the", "1 See p. 3.\n"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=20, max_size=120).map(" ".join), st.integers(20, 200))
def test_the_text_law_holds_for_units_of_any_size(text: str, size: int) -> None:
    made = _converted(text, size)
    assert source_text(parse(Source("book.xml", made.data)).root) == text


def test_nothing_that_belongs_together_is_cut() -> None:
    text = "".join(f"Line {number} of the text.\n" for number in range(40))
    note = (
        Annotation(Span(0, 10), "ref", {"target": "#n"}),
        Annotation(Span(800, 820), "note", {"xml:id": "n"}),
    )
    assert len(list(units(Document(text, claims=note), 200, 200))) == 1
    passage = (Annotation(Span(0, 500), "quote"),)
    first, *_ = units(Document(text, claims=passage), 200, 200)
    assert len(first.text) >= 500
    linked = (Link(Span(0, 10), 820),)
    assert len(list(units(Document(text, links=linked), 200, 200))) == 1


def test_pages_that_a_reader_saw_go_with_their_lines() -> None:
    text = "".join(f"Line {number:02}.\n" for number in range(40))
    box = Box(0, 0, 10, 10)
    lines = tuple(TextLine(Span(at * 9, at * 9 + 8), at // 10, box) for at in range(40))
    surfaces = tuple(
        Surface(10, 10, id=f"f{page}", regions=(Region(Span(page * 90, page * 90 + 89), box),))
        for page in range(4)
    )
    parts = list(units(Document(text, lines=lines, surfaces=surfaces), 180, 180))
    assert [[surface.id for surface in part.surfaces] for part in parts] == [["f0", "f1"], ["f2", "f3"]]
    last = parts[1]
    assert [line.page for line in last.lines] == [0] * 10 + [1] * 10
    assert last.lines[0].span.of(last.text) == "Line 20."
    assert last.surfaces[1].regions[0].span.of(last.text).startswith("Line 30.")
