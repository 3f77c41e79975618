"""What the list of cited works has of each citation, by the parts of it that were claimed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from teikit.builder import build
from teikit.text import Annotation, Document, Span

BY = "taggers/citations"


def cited(text: str, *parts: tuple[str, str, dict[str, str]], **said: str) -> list[Annotation]:
    """A citation that is the whole of a text, and its parts by their words."""
    claims = [Annotation(Span(0, len(text)), "bibl", {"key": "work", "xml:id": "b1", **said}, by=BY)]
    for words, element, attributes in parts:
        at = text.index(words)
        claims.append(Annotation(Span(at, at + len(words)), element, attributes, by=BY))
    return claims


def entries(text: str, claims: list[Annotation]) -> str:
    """The entries of the list, on one line."""
    data = re.sub(
        r">\s+<", "><", build(Document(text, claims=tuple(claims)), date(2026, 1, 31)).data.decode()
    )
    found = re.search("<listBibl>(.*)</listBibl>", data)
    return found[1] if found else ""


def entry(text: str, *parts: tuple[str, str, dict[str, str]], **said: str) -> str:
    """What stands in the one entry."""
    made = entries(text, cited(text, *parts, **said))
    return re.sub(r"^<biblStruct[^>]*>|</biblStruct>$", "", made)


def test_a_book_has_its_people_its_title_and_where_and_when_it_was_published() -> None:
    text = (
        "Ada Stone, The  Ships, tr. B. Reed, 2nd ed. (Cork: Our Press, 1951, repr. 1960), vol. 2, ISBN 7, X"
    )
    made = entry(
        text,
        ("Ada Stone", "author", {}),
        ("The  Ships", "title", {"level": "m"}),
        ("B. Reed", "editor", {"role": "translator"}),
        ("2nd ed.", "edition", {}),
        ("Cork", "pubPlace", {}),
        ("Our Press", "publisher", {}),
        ("1951", "date", {"when": "1951", "cert": "low"}),
        ("1960", "date", {"when": "1960"}),
        ("vol. 2", "biblScope", {"unit": "volume", "from": "2", "to": "2", "cert": "low"}),
        ("7", "idno", {"type": "ISBN"}),
        ("X", "title", {"level": "s"}),
    )
    assert made == (
        '<monogr><author>Ada Stone</author><editor role="translator">B. Reed</editor>'
        '<title level="m">The Ships</title><idno type="ISBN">7</idno><edition>2nd ed.</edition>'
        '<imprint><pubPlace>Cork</pubPlace><publisher>Our Press</publisher><date when="1951">1951</date>'
        '<biblScope unit="volume" from="2" to="2">vol. 2</biblScope></imprint></monogr>'
        '<series><title level="s">X</title></series>'
    )


def test_an_article_has_its_authors_and_the_whole_has_its_editors() -> None:
    text = "Stone, ‘Sails’, ‘Sails’, in Reed (ed.), Ships"
    parts: list[tuple[str, str, dict[str, str]]] = [
        ("Stone", "author", {}),
        ("Sails", "title", {"level": "a"}),
        ("Reed", "editor", {}),
    ]
    rest = "<imprint><date/></imprint></monogr>"
    inner = '<analytic><author>Stone</author><title level="a">Sails</title></analytic>'
    assert entry(text, *parts, ("Ships", "title", {"level": "j"})) == (
        f'{inner}<monogr><editor>Reed</editor><title level="j">Ships</title>{rest}'
    )
    assert entry(text, *parts) == f"{inner}<monogr><title/><editor>Reed</editor>{rest}"


def test_a_title_without_a_level_is_that_of_a_book_and_nothing_known_is_an_empty_one() -> None:
    rest = "<imprint><date/></imprint></monogr>"
    assert entry("Ships", ("Ships", "title", {})) == f'<monogr><title level="m">Ships</title>{rest}'
    assert entry("Ships") == f"<monogr><title/>{rest}"


def test_a_judgment_is_named_in_reports() -> None:
    text = "Roe v. Wade, 410 U.S. 113"
    parts = (("Roe v. Wade", "title", {"level": "m"}), ("U.S.", "title", {"level": "j"}))
    made = entries(text, cited(text, *parts, type="legal"))
    assert made == (
        '<biblStruct xml:id="work" type="legal" corresp="#b1"><analytic><title level="m">Roe v. Wade</title>'
        '</analytic><monogr><title level="j">U.S.</title><imprint><date/></imprint></monogr></biblStruct>'
    )
    assert "<analytic>" not in entry(text, *parts)
    assert "<analytic>" not in entry(text, parts[0], type="legal")


def test_papers_say_where_they_are_kept() -> None:
    text = "Ada Stone to Reed, 3 May 1918, ‘Ships 1917’, City Archive, Port, Box 7, Box 8"
    named: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("Ada Stone", "author", {}),
        ("3 May 1918", "date", {"when": "1918-05-03"}),
        ("Ships 1917", "title", {"level": "u"}),
        ("1917", "date", {"when": "1917"}),
        ("City Archive", "orgName", {"type": "repository"}),
        ("Port", "seg", {"type": "collection"}),
        ("Box 7", "idno", {"type": "shelfmark"}),
        ("Box 8", "idno", {"type": "shelfmark"}),
    )
    made = entries(text, cited(text, *named, type="archival"))
    assert made == (
        '<bibl xml:id="work" type="archival" corresp="#b1"><msIdentifier>'
        "<repository>City Archive</repository><collection>Port</collection>"
        '<idno type="shelfmark">Box 7</idno></msIdentifier>'
        '<author>Ada Stone</author><title level="u">Ships 1917</title>'
        '<date when="1918-05-03">3 May 1918</date></bibl>'
    )
    letter = entries("Ada Stone", cited("Ada Stone", ("Ada Stone", "author", {}), type="archival"))
    assert letter == '<bibl xml:id="work" type="archival" corresp="#b1"><author>Ada Stone</author></bibl>'


def test_a_date_in_a_title_is_none_of_the_work() -> None:
    made = entry(
        "Ships of 1848 (1951)", ("Ships of 1848", "title", {}), ("1848", "date", {}), ("1951", "date", {})
    )
    assert "<imprint><date>1951</date></imprint>" in made


@pytest.mark.parametrize(("key", "name"), [("Ada", '<persName ref="#person-ada">'), (None, "<persName>")])
def test_an_author_who_is_named_leads_to_his_entry(key: str | None, name: str) -> None:
    said: dict[str, Any] = {} if key is None else {"key": key}
    made = entry("Ada Stone, Ships", ("Ada Stone", "author", {}), ("Ada Stone", "persName", said))
    assert f"<author>{name}Ada Stone</persName></author>" in made


def test_the_first_citation_that_says_all_is_the_entry_and_all_lead_to_it() -> None:
    text = "Stone 3. Stone, Ships. Stone 5. Other."
    claims = [
        Annotation(Span(0, 8), "bibl", {"key": "w", "xml:id": "a", "corresp": "#b"}, by=BY),
        Annotation(Span(9, 22), "bibl", {"key": "w", "xml:id": "b"}, by=BY),
        Annotation(Span(16, 21), "title", {"level": "m"}, by=BY),
        Annotation(Span(23, 31), "bibl", {"key": "w", "xml:id": "c", "corresp": "#b"}, by=BY),
        Annotation(Span(32, 38), "bibl", {"key": "a"}, by=BY),
        Annotation(Span(9, 14), "title", {"level": "m", "next": "#none"}, by=BY),
    ]
    made = entries(text, claims)
    assert re.findall(r"<biblStruct [^>]*", made) == [
        '<biblStruct xml:id="a-2"',
        '<biblStruct xml:id="w" corresp="#a #b #c"',
    ]
    data = build(Document(text, claims=tuple(claims)), date(2026, 1, 31)).data.decode()
    assert re.findall('<bibl [^>]*corresp="([^"]*)"', data.partition("<body>")[2]) == [
        "#b",
        "#w",
        "#b",
        "#a-2",
    ]


def test_what_is_cited_over_two_places_is_one_in_the_list() -> None:
    text = "Stone, The Ships of || Cork (1951)"
    claims = [
        Annotation(Span(0, 19), "bibl", {"key": "w", "xml:id": "a", "next": "#b"}, by=BY),
        Annotation(Span(7, 19), "title", {"level": "m", "xml:id": "t", "next": "#u"}, by=BY),
        Annotation(Span(23, 34), "bibl", {"xml:id": "b", "prev": "#a"}, by=BY),
        Annotation(Span(23, 27), "title", {"level": "m", "xml:id": "u", "prev": "#t"}, by=BY),
        Annotation(Span(29, 33), "date", {"when": "1951"}, by=BY),
    ]
    assert entries(text, claims) == (
        '<biblStruct xml:id="w" corresp="#a"><monogr><title level="m">The Ships of Cork</title>'
        '<imprint><date when="1951">1951</date></imprint></monogr></biblStruct>'
    )


def test_words_of_a_work_are_those_that_one_reads() -> None:
    text = "The Tiis-\n  papers"
    claims = [
        *cited(text, (text, "title", {"level": "m"})),
        Annotation(Span(4, 8), "corr", reads="Tiflis", by="layout/ligatures"),
        Annotation(Span(8, 9), "pc", {"force": "weak"}, reads="", by="layout/hyphens"),
        Annotation(Span(9, 10), "lb", {"break": "no"}, reads="", by="layout/hyphens"),
    ]
    assert '<title level="m">The Tiflis papers</title>' in entries(text, claims)


def test_a_text_that_cites_nothing_has_no_list() -> None:
    assert entries("Ships", [Annotation(Span(0, 5), "title", {"level": "m"}, by=BY)]) == ""
