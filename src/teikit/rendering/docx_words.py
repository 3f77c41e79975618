"""The words of a paragraph in WordprocessingML: runs with their looks, links, revisions, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from lxml import etree

from teikit.flow.content import Call, Inline, Note, Point, Span, Words
from teikit.flow.looks import look
from teikit.flow.signs import PICTURES, UNITS, link, picture, place_key, sign
from teikit.rendering.docx_picture import drawing
from teikit.rendering.pictures import RASTER, Pictures
from teikit.tei.document import Tei
from teikit.tei.names import XML_ID

LOOKS = {
    "italic": "<w:i/>",
    "bold": "<w:b/>",
    "smallcaps": "<w:smallCaps/>",
    "strikethrough": "<w:strike/>",
    "underline": '<w:u w:val="single"/>',
    "superscript": '<w:vertAlign w:val="superscript"/>',
    "subscript": '<w:vertAlign w:val="subscript"/>',
    "spaced": '<w:spacing w:val="40"/>',
}
ORDER = ("bold", "italic", "smallcaps", "strikethrough", "spaced", "underline", "superscript", "subscript")
"""Properties of a run in the order of ISO 29500-1 17.3.2.28."""
STYLES = {
    "persName": "PersonName", "placeName": "PlaceName", "geogName": "PlaceName",
    "orgName": "OrganisationName", "date": "Date",
}  # fmt: skip
REVISIONS = {"del": "w:del", "surplus": "w:del", "add": "w:ins"}
KINDS = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
UNFIT = re.compile(r"[^A-Za-z0-9_]")
LONGEST_NAME = 40
"""Characters of a bookmark's name."""
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z?)?")


@dataclass(frozen=True, slots=True)
class Look:
    """How the run that comes now looks, and what it is part of."""

    looks: frozenset[str] = frozenset()
    style: str = ""
    revision: str = ""
    linked: bool = False


PLAIN = Look()


def kind_of(note: Note) -> str:
    """Which part of the file a note goes to."""
    if note.element.get("type") == "comment":
        return "comments"
    return "endnotes" if note.element.get("place") == "end" else "footnotes"


class Runs:
    """Writes words; notes that are called and addresses are kept for their parts."""

    def __init__(self, tei: Tei) -> None:
        self.notes: dict[str, list[Note]] = {kind: [] for kind in KINDS}
        self.related: dict[str, dict[tuple[str, str], str]] = {}
        self.part = "document"
        self.within: list[Note] = []
        """Notes that a note calls and that wait: no footnote has footnotes (ISO 29500-1 17.11.14)."""
        self.inner: list[Note] = []
        """All of these: each stands behind the note that calls it, with links there and back."""
        self.pictures = Pictures(tei, RASTER)
        self._shown = self._begun = 0
        self._tei = tei
        self._wanted = {each.get("target", "")[1:] for each in tei.elements("ref", "ptr")}
        self._bookmarks: dict[str, int] = {}
        self._revisions = 0

    def runs(self, inside: tuple[Inline, ...], looks: Look = PLAIN) -> Iterator[str]:
        """The runs of some words."""
        for part in inside:
            match part:
                case Words(text):
                    yield self.run(text, looks)
                case Span():
                    yield from self._span(part, looks)
                case Call(note, time):
                    yield self._call(note, time, looks)
                case Point(kind="lb"):
                    yield f"<w:r>{self._properties(looks)}<w:br/></w:r>"
                case Point(kind=kind, element=element) if kind in PICTURES:
                    yield from self.bookmark(element)
                    yield from self._picture(element)
                case Point(kind=kind, element=element) if kind in UNITS:
                    yield from self.bookmark(element)
                    yield self._milestone(part)
                case Point(element=element):
                    yield from self.bookmark(element)
                    if shown := sign(part):
                        yield self.run(shown, looks)

    def run(self, text: str, looks: Look = PLAIN) -> str:
        """One run of words that look alike."""
        name = "w:delText" if looks.revision == "w:del" else "w:t"
        words = escape(text, quote=False)
        return f'<w:r>{self._properties(looks)}<{name} xml:space="preserve">{words}</{name}></w:r>'

    def bookmark(self, *elements: etree._Element | None) -> Iterator[str]:
        """A bookmark for each id of these elements that a pointer of the text leads to."""
        for element in elements:
            key = "" if element is None else element.get(XML_ID, "")
            if key and key in self._wanted and key not in self._bookmarks:
                number = self._bookmarks[key] = len(self._bookmarks) + 1
                begin = f'<w:bookmarkStart w:id="{number}" w:name="{_name(key)}"/>'
                yield f'{begin}<w:bookmarkEnd w:id="{number}"/>'

    def _milestone(self, point: Point) -> str:
        """A bookmark where a page of the source or another part of it begins, by its number."""
        self._begun += 1
        key = place_key(point, self._begun, self._bookmarks)
        number = self._bookmarks[key] = len(self._bookmarks) + 1
        named = UNFIT.sub("_", key)[:LONGEST_NAME]
        return f'<w:bookmarkStart w:id="{number}" w:name="{named}"/><w:bookmarkEnd w:id="{number}"/>'

    def _span(self, span: Span, looks: Look) -> Iterator[str]:
        yield from self.bookmark(span.element)
        if span.kind in REVISIONS and not looks.revision:
            yield self._revision(span, looks)
            return
        if span.kind == "ref" and not looks.linked and (target := link(span.element)):
            inner = "".join(self.runs(span.inside, replace(looks, linked=True, style="Hyperlink")))
            yield self._link(target, inner)
            return
        shown = look(span.element, span.kind)
        if shown == "code":
            looks = replace(looks, style="VerbatimChar")
        elif shown:
            looks = replace(looks, looks=looks.looks | {shown})
        if span.kind in STYLES and not looks.style:
            looks = replace(looks, style=STYLES[span.kind])
        yield from self.runs(span.inside, looks)

    def _link(self, target: str, inner: str) -> str:
        if target.startswith("#"):
            if self._tei.ids.get(target[1:]) is None:
                return inner
            return f'<w:hyperlink w:anchor="{_name(target[1:])}" w:history="1">{inner}</w:hyperlink>'
        key = self._tied("hyperlink", target)
        return f'<w:hyperlink r:id="{key}" w:history="1">{inner}</w:hyperlink>'

    def _tied(self, kind: str, target: str) -> str:
        """The identifier by which the part that is being written is tied to something."""
        known = self.related.setdefault(self.part, {})
        return known.setdefault((kind, target), f"tie{len(known) + 1}")

    def _picture(self, element: etree._Element) -> Iterator[str]:
        """A picture in its place, where it can be had."""
        if found := self.pictures.find(element):
            self._shown += 1
            key = self._tied("image", f"media/{found.name}")
            yield f"<w:r>{drawing(found, key, self._shown, picture(element)[1])}</w:r>"

    def _revision(self, span: Span, looks: Look) -> str:
        """Words put in or struck out, by whom and when the TEI says (ISO 29500-1 17.13.5)."""
        name, element = REVISIONS[span.kind], span.element
        who = element.get("who") or element.get("resp") or element.get("hand") or "source"
        when = element.get("when", "")
        said = f' w:date="{when}"' if MOMENT.fullmatch(when) and "T" in when else ""
        self._revisions += 1
        inner = "".join(self.runs(span.inside, replace(looks, revision=name)))
        return f'<{name} w:id="{self._revisions + 100000}" w:author="{escape(who)}"{said}>{inner}</{name}>'

    def _call(self, note: Note, time: int, looks: Look) -> str:
        """The mark of a note; a note that is called again is referred to by its number."""
        if self.part != "document" and time == 1:
            self.within.append(note)
            self.inner.append(note)
        if note in self.inner:
            return self._inner_call(note, time, looks)
        kind = kind_of(note)
        known = self.notes[kind]
        if time > 1 and note in known:
            name = f"note_{kind}_{known.index(note) + 1}"
            return (
                f'<w:fldSimple w:instr=" NOTEREF {name} \\h ">'
                f"{self.run(note.label, replace(looks, looks=looks.looks | {'superscript'}))}</w:fldSimple>"
            )
        known.append(note)
        number, one = len(known), KINDS[kind]
        style = {"comments": "CommentReference"}.get(kind, f"{one.capitalize()}Reference")
        mark = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:{one}Reference w:id="{number}"/></w:r>'
        if note.times == 1:
            return mark
        at = 200000 + sum(map(len, self.notes.values()))
        return (
            f'<w:bookmarkStart w:id="{at}" w:name="note_{kind}_{number}"/>{mark}<w:bookmarkEnd w:id="{at}"/>'
        )

    def _inner_call(self, note: Note, time: int, looks: Look) -> str:
        """The mark of a note in a note: a link to where it stands."""
        name, begin = self._inner_place(note, "call")
        mark = self.run(note.label, replace(looks, looks=looks.looks | {"superscript"}))
        linked = (
            mark if looks.linked else f'<w:hyperlink w:anchor="{name}" w:history="1">{mark}</w:hyperlink>'
        )
        return f"{begin}{linked}" if time == 1 else linked

    def inner_label(self, note: Note) -> str:
        """What a note in a note begins with: its mark, which leads back."""
        name, _ = self._inner_place(note, "call")
        _, begin = self._inner_place(note, "")
        mark = self.run(note.label, Look(frozenset({"superscript"})))
        return f'{begin}<w:hyperlink w:anchor="{name}_call" w:history="1">{mark}</w:hyperlink>{self.run(" ")}'

    def _inner_place(self, note: Note, part: str) -> tuple[str, str]:
        """The name of a note in a note, and the bookmark of it or of its call."""
        number = self.inner.index(note) + 1
        name, at = f"note_in_note_{number}", 300000 + 2 * number + bool(part)
        own = f"{name}_{part}" if part else name
        return name, f'<w:bookmarkStart w:id="{at}" w:name="{own}"/><w:bookmarkEnd w:id="{at}"/>'

    def _properties(self, looks: Look) -> str:
        style = f'<w:rStyle w:val="{looks.style}"/>' if looks.style else ""
        shown = "".join(LOOKS[each] for each in ORDER if each in looks.looks)
        return f"<w:rPr>{style}{shown}</w:rPr>" if style or shown else ""


def _name(key: str) -> str:
    """The name of a bookmark."""
    return UNFIT.sub("_", f"i_{key}")[:LONGEST_NAME]
