"""JATS 1.3 (Archiving and Interchange), as journals and their archives take it: sections, notes, metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from teikit.flow.about import About, about
from teikit.flow.mapping import Row, losses
from teikit.flow.reading import flow
from teikit.package import Checker, Package, Receipt
from teikit.rendering.jats_blocks import Jats
from teikit.rendering.jats_check import FOLDER, INSTALL, PUBLIC, SYSTEM, check
from teikit.rendering.jats_words import landed
from teikit.tei.document import Tei

SUFFIX = ".jats.xml"
FORMAT = "application/jats+xml"
CHECKER = Checker("the JATS 1.3 DTD", place=(FOLDER, INSTALL))
MAPPING = (
    Row("div div1 div2 div3 div4 div5 div6 div7 front back", "sec"),
    Row("head", "title", "the first of a section, of a table, of a figure; another is a bold paragraph"),
    Row("p ab", "p"),
    Row("quote q cit epigraph", "disp-quote", "words within a line stay as they are"),
    Row("list castList castGroup listBibl", "list", "def-list where items have labels"),
    Row("listPerson listPlace listOrg listEvent listWit", "list", "a register in the text"),
    Row("biblStruct witness person place org event", "list-item", "an entry of one, with its notes"),
    Row("item castItem bibl label", "list-item", "def-item, term and def where items have labels"),
    Row("table row cell", "table-wrap", "with spans; what stands in a cell in its paragraphs"),
    Row("lg l", "verse-group", "verse-line"),
    Row("sp speaker stage", "speech", "speaker; stage directions are paragraphs or italic"),
    Row("figure", "fig"),
    Row("graphic media", "inline-graphic"),
    Row("hi emph foreign title term mentioned distinct", "italic", "bold, sc, sup, sub … by @rend"),
    Row("code gi att val tag ident", "monospace"),
    Row("eg egXML", "preformat"),
    Row(
        "persName placeName geogName orgName date name rs", "named-content", "what it points at: specific-use"
    ),
    Row("ref ptr", "ext-link", "xref within the text"),
    Row("note", "fn", "where it is called, or in fn-group and called by xref"),
    Row("supplied unclear add corr", "styled-content"),
    Row("pb cb gb milestone", "milestone-start", "rationale is the unit, specific-use its number"),
    Row("gap", "[…]"),
    Row("lb", "a blank", "nothing within a word"),
    Row("choice reg expan app lem", "styled-content", "the reading that is preferred"),
)
XLINK = "http://www.w3.org/1999/xlink"
DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def export(tei: Tei, *, grouped_notes: bool = False) -> Package:
    """The article of a TEI document, in UTF-8; with `grouped_notes` all notes stand in a group at its end."""
    read, known = flow(tei), about(tei)
    writer = Jats(grouped=grouped_notes)
    language = f' xml:lang="{known.language}"' if known.language else ""
    notes = "".join(map(writer.note, read.notes)) if grouped_notes else ""
    back = f"<back>\n<fn-group>\n{notes}\n</fn-group>\n</back>\n" if notes else ""
    text = (
        f'<article xmlns:xlink="{XLINK}" article-type="other" dtd-version="1.3"{language}>\n'
        f"<front>\n{''.join(_meta(known))}</front>\n<body>\n{writer.body(read.blocks)}</body>\n"
        f"{back}</article>\n"
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE article PUBLIC "{PUBLIC}" "{SYSTEM}">\n'
    return Package.of(f"{head}{landed(text)}".encode(), *losses(tei, read, MAPPING))


def prove(package: Package) -> Receipt:
    """What the DTD says, where it is at hand."""
    return check(package.data)


def _meta(known: About) -> Iterator[str]:
    """What is known of the article, in the order of article-meta."""
    if known.publisher:
        publisher = f"<publisher><publisher-name>{_text(known.publisher)}</publisher-name></publisher>"
        yield f"<journal-meta>{publisher}</journal-meta>\n"
    yield "<article-meta>\n"
    if known.identifier:
        kind = "doi" if known.identifier.startswith("10.") else "publisher-id"
        yield f'<article-id pub-id-type="{kind}">{_text(known.identifier)}</article-id>\n'
    yield f"<title-group><article-title>{_text(known.title or 'Untitled')}</article-title></title-group>\n"
    for kind, names in (("author", known.authors), ("editor", known.editors)):
        if names:
            people = "".join(
                f'<contrib contrib-type="{kind}"><string-name>{_text(each)}</string-name></contrib>\n'
                for each in names
            )
            yield f"<contrib-group>\n{people}</contrib-group>\n"
    if found := DAY.match(known.date):
        parts = zip(("day", "month", "year"), (found[3], found[2], found[1]), strict=True)
        inner = "".join(f"<{name}>{value}</{name}>" for name, value in parts if value)
        yield f'<pub-date iso-8601-date="{found[0]}">{inner}</pub-date>\n'
    if known.terms or known.terms_url:
        there = f' xlink:href="{escape(known.terms_url)}"' if known.terms_url else ""
        said = f"<license-p>{_text(known.terms or known.terms_url)}</license-p>"
        yield f"<permissions><license{there}>{said}</license></permissions>\n"
    yield "</article-meta>\n"


def _text(words: str) -> str:
    return escape(words, quote=False)
