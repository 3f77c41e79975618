"""The words of a paragraph in ODF: spans with their looks, links, tracked changes, notes in their places."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from lxml import etree

from teikit.clock import moment
from teikit.flow.content import Call, Inline, Note, Point, Span, Words
from teikit.flow.looks import look
from teikit.flow.signs import PICTURES, UNITS, link, picture, place_key, sign
from teikit.rendering.pictures import DRAWN, Pictures, on_paper
from teikit.tei.document import Tei
from teikit.tei.names import XML_ID

LOOKS = {
    "italic": 'fo:font-style="italic"',
    "bold": 'fo:font-weight="bold"',
    "smallcaps": 'fo:font-variant="small-caps"',
    "strikethrough": 'style:text-line-through-style="solid"',
    "underline": 'style:text-underline-style="solid"',
    "superscript": 'style:text-position="super 58%"',
    "subscript": 'style:text-position="sub 58%"',
    "spaced": 'fo:letter-spacing="0.1em"',
}
STYLES = {
    "persName": "PersonName", "placeName": "PlaceName", "geogName": "PlaceName",
    "orgName": "OrganisationName", "date": "Date",
}  # fmt: skip
CLASSES = {"end": "endnote"}
EARLIEST = "1970-01-01T00:00:00"


class Runs:
    """Writes words; `note` writes what a note says, `changes` are the revisions so far."""

    def __init__(self, tei: Tei, note: Callable[[Note], str]) -> None:
        self.changes: list[str] = []
        self._note = note
        self._depth = 0
        self._within: list[Note] = []
        self.inner: list[Note] = []
        """Notes that a note calls: LibreOffice has no notes in notes, each stands behind that note."""
        self._wanted = {each.get("target", "")[1:] for each in tei.elements("ref", "ptr")}
        self._there: set[str] = set()
        self._ids = tei.ids
        self.pictures = Pictures(tei, DRAWN)
        self._shown = self._begun = 0

    def runs(self, inside: tuple[Inline, ...]) -> str:
        """The words of a paragraph."""
        made: list[str] = []
        for part in inside:
            match part:
                case Words(text):
                    made.append(escape(text, quote=False))
                case Span():
                    made.append(self._span(part))
                case Call(note, time):
                    made.append(self._call(note, time))
                case Point(kind="lb"):
                    made.append("<text:line-break/>")
                case Point(kind=kind, element=element) if kind in PICTURES:
                    made.append(self.bookmark(element) + self._picture(element))
                case Point(kind=kind, element=element) if kind in UNITS:
                    made.append(self.bookmark(element) + self._milestone(part))
                case Point(element=element):
                    made.append(self.bookmark(element) + escape(sign(part), quote=False))
        return "".join(made)

    def bookmark(self, element: etree._Element) -> str:
        """A bookmark for the id of an element, where a pointer of the text leads to it."""
        key = element.get(XML_ID, "")
        if key not in self._wanted or key in self._there:
            return ""
        self._there.add(key)
        return f'<text:bookmark text:name="{escape(key)}"/>'

    def line(self, text: str) -> str:
        """A line of a listing, with its blanks."""
        body = text.lstrip(" ")
        lead = len(text) - len(body)
        blanks = f'<text:s text:c="{lead}"/>' if lead else ""
        return blanks + escape(body, quote=False).replace("\t", "<text:tab/>").replace("  ", " <text:s/>")

    def _milestone(self, point: Point) -> str:
        """A bookmark where a page of the source or another part of it begins, by its number."""
        self._begun += 1
        key = place_key(point, self._begun, self._there)
        self._there.add(key)
        return f'<text:bookmark text:name="{escape(key)}"/>'

    def _picture(self, element: etree._Element) -> str:
        """A picture in its place, where it can be had."""
        found, described = self.pictures.find(element), picture(element)[1]
        if found is None:
            return ""
        self._shown += 1
        width, height = on_paper(found)
        told = f"<svg:desc>{escape(described, quote=False)}</svg:desc>" if described else ""
        return (
            f'<draw:frame draw:name="Picture{self._shown}" text:anchor-type="as-char" '
            f'svg:width="{width:.2f}cm" svg:height="{height:.2f}cm">'
            f'<draw:image xlink:href="Pictures/{found.name}" xlink:type="simple" xlink:show="embed" '
            f'xlink:actuate="onLoad"/>{told}</draw:frame>'
        )

    def _span(self, span: Span) -> str:
        element, kind = span.element, span.kind
        place = self.bookmark(element)
        if kind in ("del", "surplus"):
            return place + self._struck(span)
        inner = self.runs(span.inside)
        if kind == "add":
            key = self._change("insertion", element, "")
            around = 'text:change-{} text:change-id="' + key + '"'
            return f"{place}<{around.format('start')}/>{inner}<{around.format('end')}/>"
        if kind == "ref" and (target := link(element)) and "<text:a " not in inner:
            if target.startswith("#") and target[1:] not in self._ids:
                return place + inner
            return f'{place}<text:a xlink:type="simple" xlink:href="{escape(target)}">{inner}</text:a>'
        shown = look(element, kind)
        style = "SourceText" if shown == "code" else f"look-{shown}" if shown else STYLES.get(kind, "")
        return f'{place}<text:span text:style-name="{style}">{inner}</text:span>' if style else place + inner

    def _struck(self, span: Span) -> str:
        before, self._depth = self._depth, 1
        inner = self.runs(span.inside)
        self._depth = before
        key = self._change("deletion", span.element, f"<text:p>{inner}</text:p>")
        return f'<text:change text:change-id="{key}"/>'

    def _change(self, kind: str, element: etree._Element, inner: str) -> str:
        key = f"change{len(self.changes) + 1}"
        who = element.get("who") or element.get("resp") or element.get("hand") or "source"
        self.changes.append(
            f'<text:changed-region text:id="{key}" xml:id="{key}"><text:{kind}><office:change-info>'
            f"<dc:creator>{escape(who, quote=False)}</dc:creator><dc:date>{_when(element)}</dc:date>"
            f"</office:change-info>{inner}</text:{kind}></text:changed-region>"
        )
        return key

    def _call(self, note: Note, time: int) -> str:
        """A note; in a note, and where it is called again, its number alone."""
        label = escape(note.label, quote=False)
        if self._depth and time == 1:
            self._within.append(note)
            self.inner.append(note)
        if note in self.inner:
            place = self._inner_place(note, "-call") if time == 1 else ""
            return f"{place}{self._inner_link(note, '')}"
        if time > 1:
            named = f'text:note-class="footnote" text:ref-name="{escape(note.key)}"'
            return f"<text:note-ref {named}>{label}</text:note-ref>"
        self._depth = 1
        if note.element.get("type") == "comment":
            made = self._comment(note)
        else:
            kind = CLASSES.get(note.element.get("place", ""), "footnote")
            made = (
                f'<text:note text:id="{escape(note.key)}" text:note-class="{kind}">'
                f'<text:note-citation text:label="{escape(note.label)}">{label}</text:note-citation>'
                f"<text:note-body>{self._said(note)}</text:note-body></text:note>"
            )
        self._depth = 0
        return made

    def _said(self, note: Note) -> str:
        """What a note says, and behind it what the notes say that it calls."""
        made = [self._note(note)]
        while self._within:
            inner = self._within.pop(0)
            begin = f"{self._inner_place(inner, '')}{self._inner_link(inner, '-call')} "
            head, end, rest = self._note(inner).partition(">")
            if not head.startswith("<text:p "):
                made.append(f"<text:p>{begin}</text:p>")
                begin = ""
            made.append(f"{head}{end}{begin}{rest}")
        return "".join(made)

    def _inner_link(self, note: Note, to: str) -> str:
        """The mark of a note in a note: a link to where it stands, or from there to where it is called."""
        mark = f'<text:span text:style-name="look-superscript">{escape(note.label, quote=False)}</text:span>'
        return f'<text:a xlink:type="simple" xlink:href="#{self._inner_name(note)}{to}">{mark}</text:a>'

    def _inner_place(self, note: Note, of: str) -> str:
        return f'<text:bookmark text:name="{self._inner_name(note)}{of}"/>'

    def _inner_name(self, note: Note) -> str:
        return f"note-in-note-{self.inner.index(note) + 1}"

    def _comment(self, note: Note) -> str:
        who = note.element.get("who") or note.element.get("resp") or "teikit"
        return (
            f"<office:annotation><dc:creator>{escape(who.lstrip('#'), quote=False)}</dc:creator>"
            f"<dc:date>{_when(note.element)}</dc:date>{self._said(note)}</office:annotation>"
        )


def _when(element: etree._Element) -> str:
    """The time of a change; ODF wants one, and where nobody says it, it is the earliest."""
    said = element.get("when", "").rstrip("Z")
    if len(said) == 19 and said[10] == "T":
        return said
    known = moment()
    return f"{known:%Y-%m-%dT%H:%M:%S}" if known else EARLIEST
