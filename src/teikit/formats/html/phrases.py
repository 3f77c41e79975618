"""The words of a line of a web page: emphasis, links, marks of notes, page numbers, pictures, formulas."""

from __future__ import annotations

import re

from lxml import etree

from teikit.formats.elements import Mark, mark
from teikit.formats.figures import figure
from teikit.formats.html.content import reason
from teikit.formats.html.marks import marks_of
from teikit.formats.html.notes import MARKER, Note, Notes, meant
from teikit.formats.html.tree import classes, kinds, names, words
from teikit.formats.transcript import Transcript

PAGE_NUMBER = frozenset({"pagenum", "pageno", "page-number", "pagenumber", "pagebreak", "page-break", "pb"})
NUMBER = re.compile(r"\d+|(?<![^\W_])[ivxlcdm]+(?![^\W_])", re.IGNORECASE)
SOURCES = (
    *("src", "{http://www.w3.org/1999/xlink}href", "href"),
    *("data-src", "data-original", "data-lazy-src"),
)
INVISIBLE = "\u200b\u2060\ufeff"
LONGEST_BACK = 3
"""Letters of a link that only leads back from a note to its marker."""
OF_FORMULAS = frozenset({"mi", "mn", "mo", "mtext", "ms"})


class Phrases:
    """Writes words; `page` is what links to its places begin with, "" for a page that stands alone."""

    def __init__(self, out: Transcript, notes: Notes, page: str, language: str) -> None:
        self.out, self.notes, self.page, self.language = out, notes, page, language
        self.floating: list[Note] = []
        """Notes that were called and whose words stand in the line: they wait for the end of the block."""

    def line(self, element: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down the words of an element, with these marks around them."""
        self.out.flow(element.text or "", marks)
        for each in element:
            self.phrase(each, marks)
            self.out.flow(each.tail or "", marks)

    def phrase(self, element: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down one element of a line."""
        if not isinstance(element.tag, str):
            return
        if why := reason(element):
            if said := words(element):
                self.out.left_out.add(why, said)
            return
        self.place(element)
        if note := self.notes.references.get(element):
            self._marker(note, element, marks)
        elif element in self.notes.backs:
            self._back(element, marks)
        elif self._only_leads_back(element):
            if said := words(element):
                self.out.left_out.add("links that lead back from notes", said)
        elif is_page(element):
            self._page(element)
        else:
            self._by_tag(element, marks)

    def place(self, element: etree._Element) -> None:
        """Links to the names of an element mean the block that it stands in."""
        for name in names(element):
            self.out.place(re.sub(r"\s", "_", f"{self.page}#{name}"))

    def _by_tag(self, element: etree._Element, marks: tuple[Mark, ...]) -> None:
        match element.tag:
            case "br":
                self.out.line()
            case "img" | "image":
                figure(self.out, self.inside(source_of(element)), element.get("alt", ""))
            case "math":
                formula = "".join(words(each) for each in element.iter(*OF_FORMULAS))
                self.out.write(formula, (*marks, mark("seg", {"type": "formula"})))
            case "rt":
                self.line(element, (*marks, mark("seg", {"type": "ruby"})))
            case "wbr":
                pass
            case _:
                self.line(element, self.around(element, marks))

    def around(self, element: etree._Element, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """The marks around the words of an element of a line."""
        linked = self._linked(element, marks) if element.tag == "a" else marks
        return (*linked, *marks_of(element, self.language))

    def inside(self, address: str) -> str:
        """The address of a file beside this page, as it is in the archive that the page is in."""
        if not self.page or re.match(r"[a-z][a-z0-9+.-]*:|/", address):
            return address
        return meant(self.page, address.partition("#")[0]).removesuffix("#") if address else ""

    def _linked(self, link: etree._Element, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        address = link.get("href", "").strip()
        if not address or address == "#" or any(one.element == "ref" for one in marks):
            return marks
        if address.startswith("#") or (self.page and not re.match(r"[a-z][a-z0-9+.-]*:|//", address)):
            address = f"#{meant(self.page, address)}"
        return (*marks, mark("ref", {"type": "link", "target": re.sub(r"\s", "%20", address)}))

    def _marker(self, note: Note, link: etree._Element, marks: tuple[Mark, ...]) -> None:
        if note.floats:
            self.floating.append(note)
            if not note.label:
                return  # nothing shows where it is called
        said = {"type": "noteAnchor", "xml:id": note.reference_key(link), "target": f"#{note.key}"}
        around = tuple(one for one in marks if one.element in {"add", "del"})
        raised = any("superscript" in dict(one.attributes).get("rend", "") for one in marks)
        if raised or next(link.iter("sup"), None) is not None:
            said["rend"] = "superscript"
        self.out.flow(words(link), (*around, mark("ref", said, reads="")))

    def _back(self, link: etree._Element, marks: tuple[Mark, ...]) -> None:
        """A link that leads back: what is only an arrow or a letter is left out, words stay."""
        said = words(link)
        if _is_sign(said):
            if said:
                self.out.left_out.add("links that lead back from notes", said)
        else:
            self.line(link, marks)

    def _only_leads_back(self, element: etree._Element) -> bool:
        """Whether an element has nothing but links that lead back, each a sign, and signs between them."""
        links = [each for each in element.iter("a") if each in self.notes.backs]
        if not links or element.tag == "a" or not all(_is_sign(words(each)) for each in links):
            return False
        rest = words(element)
        for each in links:
            rest = rest.replace(words(each), "", 1)
        return not any(map(str.isalnum, rest))

    def _page(self, element: etree._Element) -> None:
        """A page of the printed book begins; its number, where it is shown, stands in the margin."""
        broken = {"break": "no"} if _within_a_word(element) else {}
        self.out.point("pb", {"n": page_number(element), **broken})
        if (shown := words(element)).strip(INVISIBLE):
            self.out.flow(shown, (mark("fw", {"type": "pageNum", "place": "top"}, reads=""),))


def source_of(picture: etree._Element) -> str:
    """Where the file of a picture is, also where a script fetches it when it is seen; else the picture."""
    found = [picture.get(name, "").strip() for name in SOURCES]
    found.append(picture.get("srcset", picture.get("data-srcset", "")).strip().partition(" ")[0].strip(","))
    return min(filter(None, found), key=lambda each: each.startswith("data:"), default="")


def is_page(element: etree._Element) -> bool:
    """Whether an element says that a page of the printed book begins."""
    return "pagebreak" in kinds(element) or not PAGE_NUMBER.isdisjoint(classes(element))


def page_number(element: etree._Element) -> str:
    """The number of the page that begins."""
    told = (element.get(name, "") for name in ("data-page-number", "title", "aria-label", "id"))
    said = (words(element).strip(INVISIBLE), *told)
    found = NUMBER.findall(next(filter(None, said), ""))
    return str(found[-1]) if found else ""


def _within_a_word(element: etree._Element) -> bool:
    """Whether a word goes on behind an element as if nothing stood there."""
    before, above = element.getprevious(), element.getparent()
    said = before.tail if before is not None else above.text if above is not None else ""
    return (said or "")[-1:].isalpha() and (element.tail or "")[:1].islower()


def _is_sign(words: str) -> bool:
    """Whether words are only an arrow, a number or a letter."""
    few = sum(map(str.isalnum, words)) <= LONGEST_BACK
    return few and (not words[:1].isalnum() or MARKER.fullmatch(words) is not None)
