"""Notes of web pages: a link that leads to a note, by what it says it is or by the link that leads back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, takewhile
from urllib.parse import unquote

from lxml import etree

from teikit.formats.archive import beside
from teikit.formats.html.floating import lift
from teikit.formats.html.raised import pairs
from teikit.formats.html.tree import classes, kinds, names, words

BODIES = frozenset({"footnote", "endnote", "rearnote"})
NOTE_CLASS = re.compile(r"(?:foot|end|rear|side)[-_]?note(?:[-_]?(?:body|text|item|content|entry))?|fn|note")
NOTE_ID = re.compile(r"_?(?:ftn|edn|fn|en|(?:foot|end)?note)[-_.]?[\w.-]*\d", re.IGNORECASE)
REFERENCE_CLASS = re.compile(
    r"(?:foot|end)?[-_]?note[-_]?(?:ref|reference|anchor|call|link|marker)s?|fn-?ref|fnanchor|reference"
)
MARKER = re.compile(r"[\[({]?(?:\d{1,4}|[a-zA-Z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4})[\])}]?\.?")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset({"p", "li", "div", "aside", "dd", "dt", "td", "tr", "section", "blockquote", "table"})
COMMENT = re.compile(r"#cmnt\d+")
"""Comments as Google's editor writes them."""
GOING_ON = frozenset({"p", "blockquote", "ul", "ol"})
LONGEST_MARKER = 12
MOST_LINKS = 100
"""Links of a note among which the one that leads back is looked for."""


@dataclass(slots=True)
class Note:
    """A note: its key, the element that holds it, the links that lead to it, what they say."""

    key: str
    body: etree._Element
    references: list[etree._Element] = field(default_factory=list)
    label: str = ""
    place: str = "end"
    kind: str = ""
    rest: tuple[etree._Element, ...] = ()
    """The paragraphs that go on with it behind the element that holds it."""
    floats: bool = False
    """Whether its words stand in no block of the page, but where it is called."""

    def reference_key(self, reference: etree._Element) -> str:
        """The key of one of the links that lead here."""
        number = self.references.index(reference)
        return f"{self.key}-ref" if not number else f"{self.key}-ref-{number + 1}"

    @property
    def number(self) -> str:
        """The number or sign of the note, without what stands around it."""
        return self.label.strip("[](){}.: ") or self.label

    @property
    def bodies(self) -> tuple[etree._Element, ...]:
        """The elements that hold the words: a term's explanations follow the term that is the number."""
        if self.body.tag != "dt":
            return (self.body, *self.rest)
        following = self.body.itersiblings()
        return (self.body, *takewhile(lambda each: each.tag == "dd", following))

    @property
    def target(self) -> str:
        """Pointers to all the links that lead here."""
        return " ".join(f"#{self.reference_key(each)}" for each in self.references)


@dataclass(slots=True)
class Notes:
    """The notes of some pages, by their elements and by the links that lead to them or back from them."""

    bodies: dict[etree._Element, Note] = field(default_factory=dict)
    references: dict[etree._Element, Note] = field(default_factory=dict)
    backs: dict[etree._Element, Note] = field(default_factory=dict)
    rest: set[etree._Element] = field(default_factory=set)
    """What goes on with a note that another element holds."""

    def add(self, note: Note) -> None:
        """One more note."""
        self.bodies[note.body] = note
        self.references |= dict.fromkeys(note.references, note)


Pages = Mapping[str, etree._Element]


def find_notes(pages: Pages) -> Notes:
    """The notes of pages, by the name of each page; a page that stands alone has the name ""."""
    finder = _Finder(pages)
    leads: dict[etree._Element, list[etree._Element]] = {}
    for page, link in finder.links:
        target = finder.target(page, link)
        body = _body(target) if target is not None else None
        if body is not None and finder.is_reference(link, body):
            leads.setdefault(body, []).append(link)
    found = Notes()
    for body, references in leads.items():
        place = "bottom" if body.tag == "aside" else "end"
        is_comment = all(COMMENT.fullmatch(each.get("href", "")) for each in references)
        note = Note(f"fn{len(found.bodies) + 1}", body, references, words(references[0]), place)
        if is_comment:
            note.place, note.kind = "margin", "comment"
        found.add(note)
        found.backs |= dict.fromkeys(_backs(note), note)
    linked = frozenset({*found.bodies, *found.references})
    for call, body in pairs(pages.values(), linked):
        if body not in found.bodies:
            found.add(Note(f"fn{len(found.bodies) + 1}", body, [call], words(call)))
    _go_on(found)
    for number, each in enumerate(lift(pages.values(), linked), 1):
        found.add(Note(f"sn{number}", each.body, [each.marker], words(each.marker), each.place, floats=True))
    return found


def _go_on(notes: Notes) -> None:
    """Paragraphs between two notes that follow one another belong to the first."""
    for note in list(notes.bodies.values()):
        between = list(takewhile(lambda each: each not in notes.bodies, note.body.itersiblings()))
        after = between[-1].getnext() if between else None
        follows = notes.bodies[after].number if after is not None and after in notes.bodies else ""
        in_order = follows.isdecimal() and note.number.isdecimal() and int(follows) == int(note.number) + 1
        if in_order and note.body.tag == "p" and all(each.tag in GOING_ON for each in between):
            note.rest = tuple(between)
            notes.rest |= set(between)


def meant(page: str, href: str) -> str:
    """The place that a link on a page means, as `page#name`."""
    file, _, name = href.partition("#")
    return f"{beside(page, file) if file else page}#{unquote(name)}"


class _Finder:
    """All links of some pages, and where they lead."""

    def __init__(self, pages: Pages) -> None:
        self.links: list[tuple[str, etree._Element]] = []
        self._places: dict[str, etree._Element] = {}
        self._order: dict[etree._Element, int] = {}
        self._pages = {root.getroottree().getroot(): page for page, root in pages.items()}
        for page, root in pages.items():
            for element in root.iter():
                self._order[element] = len(self._order)
                for name in names(element):
                    self._places.setdefault(f"{page}#{name}", element)
                if element.tag == "a" and "#" in element.get("href", ""):
                    self.links.append((page, element))

    def target(self, page: str, link: etree._Element) -> etree._Element | None:
        """The element that a link leads to."""
        return self._places.get(meant(page, link.get("href", "")))

    def is_reference(self, link: etree._Element, body: etree._Element) -> bool:
        """Whether a link is the mark of a note: it says so, the note does, or the note leads back here."""
        said, around = words(link), (link, *_close(link), *_anchors(link))
        if not said or len(said) > LONGEST_MARKER or body in around or body in link.iterancestors():
            return False
        if any("noteref" in kinds(each) for each in around):
            return True
        if self._order[body] < self._order[link] or not MARKER.fullmatch(said):
            return False
        if any(BODIES & kinds(each) for each in link.iterancestors()):
            return False
        if any(REFERENCE_CLASS.fullmatch(each) for one in around for each in classes(one)):
            return True
        if BODIES & kinds(body) or any(NOTE_CLASS.fullmatch(each) for each in classes(body)):
            return True
        links = islice((each for each in body.iter("a") if each.get("href")), MOST_LINKS)
        there = self._pages[body.getroottree().getroot()]
        return any(self.target(there, each) in around for each in links)


def _close(link: etree._Element) -> Iterator[etree._Element]:
    """The elements around a link that hold nothing else."""
    for each in link.iterancestors():
        if each.tag in BLOCKS or not _holds_only(each, words(link)):
            return
        yield each


def _anchors(link: etree._Element) -> Iterator[etree._Element]:
    """An anchor without words right before a link, which is the place of the mark."""
    before = link.getprevious()
    if before is not None and before.tag == "a" and not words(before) and not (before.tail or "").strip():
        yield before


def _holds_only(element: etree._Element, said: str) -> bool:
    """Whether an element says just that; a long one is not read to its end."""
    found = 0
    for piece in element.itertext():
        found += len(piece.strip())
        if found > len(said):
            return False
    return words(element) == said


def _body(target: etree._Element) -> etree._Element | None:
    """The element that holds the note which a link leads to; None for a heading or a whole section."""
    block = target
    while block.tag not in BLOCKS:
        above = block.getparent()
        if above is None or block.tag in HEADINGS:
            return None
        block = above
    body = block
    for each in block.iterancestors():
        if next(iter(each), None) is block and (each.tag == "li" or _is_one_note(each)):
            body = each
            break
    return None if next(body.iter(*HEADINGS), None) is not None else body


def _is_one_note(element: etree._Element) -> bool:
    """Whether an element says that it is a note, and not several."""
    if BODIES & kinds(element) or any(NOTE_CLASS.fullmatch(name) for name in classes(element)):
        return True
    return element.tag == "div" and NOTE_ID.fullmatch(element.get("id", "")) is not None


def _backs(note: Note) -> Iterator[etree._Element]:
    """The links of a note that lead back to its marks."""
    around = (one for each in note.references for one in (each, *_close(each), *_anchors(each)))
    here = {name for one in around for name in names(one)}
    for link in note.body.iter("a"):
        if "backlink" in kinds(link) or unquote(link.get("href", "").partition("#")[2]) in here - {""}:
            yield link
