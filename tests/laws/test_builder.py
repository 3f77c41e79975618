"""Laws 1 to 3 of the design, on random texts with random claims."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.builder import build, grammar
from teikit.source import Source
from teikit.tei import profile
from teikit.tei.document import parse
from teikit.tei.text.source_text import source_text
from teikit.text import Annotation, Document, Span

WORDS = st.text(st.sampled_from("ab é-¹\t\n\r\f&<]>’ ﬁ\x03\uffff"), max_size=60)
ELEMENTS = sorted(set(grammar.depths()) - {"text"})
GRAMMAR = profile.grammar()


@st.composite
def notes(draw: st.DrawFn, text: str) -> Annotation:
    """A note at the foot of a page that may go on at the foot of the next, or stand at its marker."""
    edges = sorted(draw(st.lists(st.integers(0, len(text)), min_size=5, max_size=5)))
    bodies = (Span(edges[1], edges[2]), Span(edges[3], edges[4]))
    at = draw(st.sampled_from([bodies[0], Span(edges[0], edges[0])]))
    attributes = {"place": "inline", "n": "1"}
    return Annotation(
        at, "note", attributes, body=draw(st.sampled_from([bodies, bodies[:1]])), by="layout/notes"
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(WORDS)

    def spans() -> st.SearchStrategy[Span]:
        ends = st.integers(0, len(text))
        return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))

    claim = st.builds(
        Annotation,
        span=spans(),
        element=st.sampled_from([*ELEMENTS, "teiHeader"]),
        attributes=st.sampled_from(
            [
                {},
                {"cert": "low"},
                {"break": "no"},
                {"key": "Tiflis"},
                {"place": "bottom"},
                {"rend": "italic"},
                {"reason": "lost"},
                {"xml:lang": "fr"},
                {"who": "Ada", "when": "2020-02-29"},
                {"xml:id": "a"},
                {"target": "#a", "type": "noteAnchor"},
            ]
        ),
        body=st.one_of(st.just(()), st.lists(spans(), max_size=2).map(tuple)),
        reads=st.sampled_from([None, "", "flag"]),
        by=st.sampled_from(["layout/notes", "taggers/dates", "readers/docx"]),
    )
    claims = draw(st.lists(st.one_of(claim, notes(text)), max_size=8))
    return Document(text, claims=tuple(claims), metadata={"filename": "page.txt"}, path=Path("page.txt"))


@given(documents())
def test_the_source_can_be_read_back_whatever_was_claimed(document: Document) -> None:
    built = build(document, date(2026, 1, 1))
    assert source_text(parse(Source("page.xml", built.data)).root) == document.text


@given(documents())
def test_every_claim_is_built_or_dropped_with_a_reason(document: Document) -> None:
    built = build(document, date(2026, 1, 1))
    dropped = [each.claim for each in built.dropped]
    for claim in document.claims:
        assert sum(claim is each for each in built.built) + sum(claim is each for each in dropped) == 1
    assert all(each.reason for each in built.dropped)


@given(documents())
def test_what_was_built_is_valid_against_the_profile(document: Document) -> None:
    built = build(document, date(2026, 1, 1))
    assert [str(each) for each in GRAMMAR.violations(built.data)] == []


@given(documents())
def test_what_was_built_is_well_formed(document: Document) -> None:
    built = build(document, date(2026, 1, 1))
    elements = [etree.QName(each).localname for each in etree.fromstring(built.data).iter(etree.Element)]
    for claim in built.built:
        assert claim.element in elements
