"""Gathers the works that the text cites into a listBibl: one entry for each, and all places that cite it.

An entry is a `biblStruct` with the parts of the fullest citation (TEI P5 3.12.2.2); papers of an archive are
a `bibl` with an `msIdentifier`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from teikit.tei.ids import Identifiers
from teikit.tei.make import E
from teikit.tei.names import XML_ID
from teikit.text import Annotation, Document, Span

NORMAL = ("when", "from", "to", "notBefore", "notAfter")
PARTS = frozenset(
    "author editor title date pubPlace publisher edition biblScope idno seg orgName persName".split()
)
Pointer = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The list, if any work is cited, and the pointer to each entry by the name of its fullest citation."""

    entries: etree._Element | None
    refs: Mapping[str, str]


def bibliography(
    document: Document, built: Iterable[Annotation], persons: Pointer, ids: Identifiers
) -> Bibliography:
    """An entry for each work that built citations name, in the order of their identifiers."""
    citations: dict[str, list[Annotation]] = {}
    parts: list[Annotation] = []
    halves: dict[str, Annotation] = {}
    for claim in built:
        if claim.element == "bibl" and "prev" in claim.attributes:
            halves[claim.attributes["prev"]] = claim
        if claim.element == "bibl" and claim.attributes.get("key"):
            citations.setdefault(claim.attributes["key"], []).append(claim)
        elif claim.element in PARTS:
            parts.append(claim)
    if not citations:
        return Bibliography(None, {})
    parts.sort(key=lambda claim: (claim.span.start, -claim.span.end))
    text = _Text(document)
    refs, entries = {}, []
    for work in sorted(citations):
        places = citations[work]
        fullest = next((each for each in places if "corresp" not in each.attributes), places[0])
        name = ids.unique(work)
        refs[fullest.attributes.get("xml:id", "")] = f"#{name}"
        held = [part for half in _halves(fullest, halves) for part in _within(parts, half.span)]
        cited = " ".join(f"#{each.attributes['xml:id']}" for each in places if "xml:id" in each.attributes)
        kind = {"type": fullest.attributes["type"]} if "type" in fullest.attributes else {}
        entry = _Entry(text, held, persons)
        made = entry.archival() if kind.get("type") == "archival" else entry.structured(kind.get("type", ""))
        for key, value in {XML_ID: name, **kind, **({"corresp": cited} if cited else {})}.items():
            made.set(key, value)
        entries.append(made)
    return Bibliography(E.listBibl(*entries), refs)


def _halves(citation: Annotation, after: Mapping[str, Annotation]) -> Iterator[Annotation]:
    """A citation and what continues it on other pages."""
    half: Annotation | None = citation
    while half is not None:
        yield half
        half = after.get(f"#{half.attributes.get('xml:id', '')}")


def _within(parts: Sequence[Annotation], span: Span) -> list[Annotation]:
    found = []
    for at in range(bisect_left(parts, span.start, key=lambda claim: claim.span.start), len(parts)):
        if parts[at].span.start >= span.end:
            break
        if span.contains(parts[at].span):
            found.append(parts[at])
    return found


class _Text:
    """The words of a source as one reads them."""

    def __init__(self, document: Document) -> None:
        self.source = document.text
        self.read = sorted(
            (claim for claim in document.claims if claim.reads is not None),
            key=lambda claim: (claim.span.start, -claim.span.end),
        )

    def at(self, span: Span) -> str:
        """What stands at a span, on one line."""
        pieces, done = [], span.start
        at = bisect_left(self.read, span.start, key=lambda claim: claim.span.start)
        for claim in self.read[at:]:
            if claim.span.start >= span.end:
                break
            if claim.span.start >= done:
                pieces += [self.source[done : claim.span.start], claim.reads or ""]
                done = claim.span.end
        pieces.append(self.source[done : span.end])
        return " ".join("".join(pieces).split())


class _Entry:
    """One work, by the parts of its fullest citation."""

    def __init__(self, text: _Text, parts: Sequence[Annotation], persons: Pointer) -> None:
        self.text, self.parts, self.persons = text, parts, persons

    def structured(self, kind: str) -> etree._Element:
        """The `biblStruct` of a printed work, with what is not known left out."""
        levels = self._titles()
        article, host = levels.get("a", []), levels.get("m", []) + levels.get("j", [])
        if kind == "legal" and not article and levels.get("j"):
            article, host = levels.get("m", []), levels["j"]
        authors, editors = self._persons("author"), self._persons("editor")
        inner, outer = (authors, editors) if article else ([], [*authors, *editors])
        made = E.biblStruct()
        if article:
            made.append(E.analytic(*inner, *article))
        named = [*(host or [E.title()]), *self._all("idno")]
        monograph = E.monogr(*((*outer, *named) if host else (*named, *outer)))
        monograph.extend(self._all("edition"))
        monograph.append(self._imprint())
        made.append(monograph)
        if levels.get("s"):
            made.append(E.series(*levels["s"]))
        return made

    def archival(self) -> etree._Element:
        """The `bibl` of papers in an archive."""
        typed = {claim.attributes.get("type"): self.text.at(claim.span) for claim in reversed(self.parts)}
        kept = E.msIdentifier()
        for name, element in (("repository", "repository"), ("collection", "collection")):
            if name in typed:
                kept.append(getattr(E, element)(typed[name]))
        if "shelfmark" in typed:
            kept.append(E.idno(typed["shelfmark"], type="shelfmark"))
        titles = [title for level in self._titles().values() for title in level]
        made = E.bibl(*([kept] if len(kept) else []), *self._persons("author"), *titles)
        inside = self._titled()
        made.extend(
            self._date(each)
            for each in self._claims("date")
            if not any(s.contains(each.span) for s in inside)
        )
        return made

    def _claims(self, element: str) -> list[Annotation]:
        return [claim for claim in self.parts if claim.element == element]

    def _titled(self) -> list[Span]:
        return [claim.span for claim in self.parts if claim.element in ("title", "seg")]

    def _titles(self) -> dict[str, list[etree._Element]]:
        """The titles by level, each once."""
        levels: dict[str, list[etree._Element]] = {}
        claims = self._claims("title")
        after = {each.attributes["prev"]: each for each in claims if "prev" in each.attributes}
        for claim in claims:
            level = claim.attributes.get("level", "m")
            words = " ".join(self.text.at(half.span) for half in _halves(claim, after))
            levels.setdefault(level, [E.title(words, level=level)])
        return levels

    def _persons(self, element: str) -> list[etree._Element]:
        made = []
        for claim in self._claims(element):
            names = [name for name in self._claims("persName") if claim.span.contains(name.span)]
            said = self.text.at(claim.span)
            role = {"role": claim.attributes["role"]} if "role" in claim.attributes else {}
            if names:
                pointer = self.persons.get(("persName", names[0].attributes.get("key", "")))
                named = E.persName(said, **({"ref": pointer} if pointer else {}))
                made.append(getattr(E, element)(named, **role))
            else:
                made.append(getattr(E, element)(said, **role))
        return made

    def _all(self, element: str) -> list[etree._Element]:
        kept = ("unit", "from", "to", "type")
        return [
            getattr(E, element)(
                self.text.at(claim.span), {k: v for k, v in claim.attributes.items() if k in kept}
            )
            for claim in self._claims(element)
        ]

    def _imprint(self) -> etree._Element:
        """Where, by whom and when it was published, and the volumes and pages of it."""
        inside = self._titled()
        dates = [
            self._date(each)
            for each in self._claims("date")
            if not any(s.contains(each.span) for s in inside)
        ]
        scopes = self._all("biblScope")
        made = E.imprint(*self._all("pubPlace"), *self._all("publisher"), *dates[:1], *scopes)
        if not len(made):
            made.append(E.date())
        return made

    def _date(self, claim: Annotation) -> etree._Element:
        normal = {name: value for name, value in claim.attributes.items() if name in NORMAL}
        return E.date(self.text.at(claim.span), normal)
