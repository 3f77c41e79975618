"""The text of a page: XHTML that also says what its names point at, what dates mean, what was printed.

Names and dates that it meets are kept for the registers, the map and the timeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from lxml import etree

from teikit.flow.content import Inline, Note, Paragraph, Point, Span
from teikit.flow.looks import LOOKING
from teikit.flow.signs import PICTURES, picture
from teikit.reading_page.evidence import Evidence
from teikit.reading_page.markup import attributes, link, name, tip, words
from teikit.rendering.hypertext import Hypertext, fit, identifier
from teikit.rendering.pictures import DRAWN, Picture, Pictures
from teikit.tei.document import Tei

NAMES = frozenset({"persName", "placeName", "orgName", "geogName", "name", "rs"})
DATES = {
    "when": "{}",
    "from": "from {}",
    "to": "to {}",
    "notBefore": "not before {}",
    "notAfter": "not after {}",
}
PRINTED = ("sic", "orig", "abbr")
SAID = {
    "supplied": "supplied by the editor",
    "unclear": "hard to read",
    "sic": "so in the source",
    "corr": "corrected",
    "surplus": "not meant to be there",
    "damage": "damaged",
    "ex": "written out by the editor",
    "redo": "restored in the source",
    "restore": "restored in the source",
    "secl": "held to be an addition",
}
"""What a reader is told of words that stand in these elements."""
SILENT = LOOKING | {"seg", "p", "l", "choice", "app", "ref"}
"""Elements whose attributes say nothing that one does not see."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the text: its first year, and the id of its place."""

    year: int
    key: str


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The picture of a page of the source: its id, that of the place where that page begins, its number."""

    picture: Picture
    key: str
    back: str
    number: str


class Text(Hypertext):
    """Writes the text; `surfaces` are the pictures of its pages by what `pb` points at."""

    def __init__(self, tei: Tei, surfaces: dict[str, str]) -> None:
        super().__init__()
        self.tei, self.surfaces = tei, surfaces
        self.pictures = Pictures(tei, DRAWN)
        self.evidence = Evidence(tei)
        self.facsimiles: list[Facsimile] = []
        self.mentions: dict[str, list[str]] = {}
        """The ids of the places that name each entry of a register."""
        self.dates: list[Dated] = []
        self._levels: list[int] = []

    def _heading(self, block: Paragraph, inner: str) -> str:
        """A heading by its rank among those around it, so that none is left out between two."""
        while self._levels and self._levels[-1] >= block.level:
            self._levels.pop()
        self._levels.append(block.level)
        ranked = Paragraph(block.kind, block.element, block.inside, len(self._levels) + 1)
        return super()._heading(ranked, inner)

    def span(self, span: Span) -> str:
        """Words that an element says something of."""
        kind, element = span.kind, span.element
        if kind in NAMES:
            return self._named(span)
        if kind in ("date", "origDate", "time"):
            return self._date(span)
        if kind == "choice":
            return self._chosen(span)
        if kind == "app":
            return self._apparatus(span)
        told = SAID.get(kind, "")
        more = attributes(element) if kind not in SILENT else ""
        inner = super().span(span)
        if not told and not more:
            return inner
        shown = escape(": ".join(filter(None, (told or kind, more))))
        return f'<span title="{shown}">{inner}</span>'

    def _named(self, span: Span) -> str:
        element, inner = span.element, self.words(span.inside)
        pointer = (element.get("ref") or "").split(" ")[0]
        is_here = pointer.startswith("#")
        entry = self.tei.resolve(pointer) if is_here else None
        said = pointer if entry is None else summary(entry) or pointer
        told = tip(said, self.evidence.of(element))
        about = self.about(element, span.kind) + told
        there = f"#{fit(pointer[1:])}" if entry is not None else "" if is_here else link(pointer)
        if not there or "<a " in inner:
            return f"<span{about}>{inner}</span>"
        place = ""
        if entry is not None:
            mentions = self.mentions.setdefault(there[1:], [])
            mentions.append(identifier(element) or f"{there[1:]}-{len(mentions) + 1}")
            place = "" if identifier(element) else f' id="{mentions[-1]}"'
        return f'<a{about}{place} href="{escape(there)}">{inner}</a>'.replace(' tabindex="0"', "", 1)

    def _date(self, span: Span) -> str:
        element, inner = span.element, self.words(span.inside)
        forms = {key: element.get(key, "") for key in DATES if element.get(key)}
        normal = ", ".join(DATES[key].format(form) for key, form in forms.items())
        told = tip(normal, self.evidence.of(element))
        when = f' datetime="{escape(forms["when"])}"' if "when" in forms else ""
        about, year = self.about(element), next(filter(None, map(_year, forms.values())), None)
        if year is not None:
            key = identifier(element) or f"date-{len(self.dates) + 1}"
            self.dates.append(Dated(year, key))
            about = about if ' id="' in about else f'{about} id="{key}"'
        return f"<time{about}{when}{told}>{inner}</time>"

    def _chosen(self, span: Span) -> str:
        """The reading that is preferred; what was printed is told."""
        others = [each for each in span.element.iterchildren(etree.Element) if not _is_in(each, span.inside)]
        printed = [words(each) for each in others if name(each) in PRINTED]
        rest = [words(each) for each in others if name(each) not in PRINTED]
        told = "\n".join(filter(None, (f"printed: {' / '.join(printed)}" if printed else "", *rest)))
        return f'<span class="corr"{tip(told)}>{self.words(span.inside)}</span>'

    def _apparatus(self, span: Span) -> str:
        """The reading that the editor prefers, else the first; the others are told of it."""
        found = [each for each in span.element.iter(etree.Element) if name(each) in ("lem", "rdg")]
        others = ((each.get("wit", "") or name(each), words(each) or "—") for each in found[1:])
        told = "\n".join(f"{witness}: {text}" for witness, text in others)
        return f'<span class="app"{tip(told)}>{self.words(span.inside)}</span>'

    def note(self, note: Note) -> str:
        """What a note says: its words alone where it is one paragraph."""
        said, only = self._loose(note.blocks), note.blocks[0] if len(note.blocks) == 1 else None
        work = only.element if isinstance(only, Paragraph) and name(only.element) == "bibl" else None
        key = "" if work is None else identifier(work)
        return f'<span id="{key}" class="bibl">{said}</span>' if key else said

    def call(self, note: Note, time: int) -> str:
        """The mark of a note, which leads to it and shows it."""
        key, again = fit(note.key), f"-{time}" if time > 1 else ""
        return (
            f'<sup><a class="noteref" role="doc-noteref" id="{key}-ref{again}" href="#{key}">'
            f"{escape(note.label)}</a></sup>"
        )

    def point(self, point: Point) -> str:
        """An element without words: a sign that is seen and not read."""
        element, kind = point.element, point.kind
        if kind == "pb":
            return self._page(element)
        if kind in ("lb", "ptr") or (kind == "gap" and not attributes(element) and not words(element)):
            return super().point(point)
        if kind == "gap":
            told = ", ".join(filter(None, (attributes(element), words(element))))
            return super().point(point).replace(">", f"{tip(f'left out: {told}')}>", 1)
        if kind in PICTURES:
            return self.picture(element)
        if kind in ("anchor", "space", "caesura"):
            return super().point(point)
        if kind == "figDesc":
            return "" if _has_picture(element) else _sign(element, words(element))
        shown = " ".join(filter(None, (element.get("unit"), element.get("n")))) if kind == "milestone" else ""
        return _sign(element, shown or kind, attributes(element))

    def picture(self, element: etree._Element) -> str:
        """A picture; one that cannot be had is a link to its file, or what it shows."""
        address, described = picture(element)
        if found := self.pictures.find(element):
            return image(found, f"{self.about(element, 'picture')}", described or "a picture")
        there = link(address)
        shown = f"[{described or address}]"
        if described and address:
            shown = f"[{described}: {address}]"
        told = f' data-sign="{escape(shown)}"'
        said = f'class="picture"{self.about(element)}{told} aria-label="{escape(shown)}"'
        return f'<a {said} href="{escape(there)}"></a>' if there else f'<span {said} role="img"></span>'

    def _page(self, element: etree._Element) -> str:
        """A page of the source begins: its number, and the way to its picture."""
        number = " ".join(element.get("n", "").split())
        image = next((self.surfaces.get(each, each) for each in element.get("facs", "").split()), "")
        there, about = "" if image.startswith("#") else link(image), self.about(element)
        if image and not image.startswith("#") and (found := self.pictures.at(image, element)):
            key = f"facs-{len(self.facsimiles) + 1}"
            back = identifier(element) or f"{key}-ref"
            about = about if identifier(element) else f'{about} id="{back}"'
            self.facsimiles.append(Facsimile(found, key, back, number))
            there = f"#{key}"
        if number:
            said = f'class="pb" role="doc-pagebreak" aria-label="page {escape(number)}"'
            about = f"<span{about} {said}>{escape(number)}</span>"
        elif about:
            about = f"<span{about}></span>"
        told = f"picture of page {number}" if number else "picture of the page"
        return (
            f'{about}<a class="facs" href="{escape(there)}" aria-label="{escape(told)}"></a>'
            if there
            else about
        )


def summary(entry: etree._Element) -> str:
    """What an entry of a register says, in one line."""
    told = [words(child) for child in entry.iterchildren(etree.Element) if name(child) != "note"]
    return ", ".join(dict.fromkeys(filter(None, told)))


def image(found: Picture, about: str, described: str) -> str:
    """A picture that the page holds."""
    sized = f' width="{found.width}" height="{found.height}"' if found.width and found.height else ""
    return f'<img{about}{sized} alt="{escape(described)}" src="{found.inline}"/>'


def _sign(element: etree._Element, shown: str, more: str = "") -> str:
    key = identifier(element)
    there = f' id="{key}"' if key else ""
    return f'<span class="sign"{there} data-sign="[{escape(shown)}]"{tip(more)}></span>'


def _has_picture(element: etree._Element) -> bool:
    above = element.getparent()
    return above is not None and any(name(each) in PICTURES for each in above.iterchildren(etree.Element))


def _is_in(element: etree._Element, inside: tuple[Inline, ...]) -> bool:
    return any(isinstance(part, Span | Point) and part.element is element for part in inside)


def _year(form: str) -> int | None:
    """The year that a date in its normal form begins with."""
    digits = form.lstrip("-")[:4]
    if len(digits) < 4 or not digits.isdecimal():
        return None
    return -int(digits) if form.startswith("-") else int(digits)
