"""A text in the making: words go in, in order, with what is claimed of them; nothing written is ever changed.

Blocks stand on lines of their own, blanks at the edges of a block are left out, and marks around words that
touch are one mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from teikit import __version__
from teikit.characters import ILLEGAL
from teikit.formats.elements import LABEL, SIMPLE, Element, Mark, claims, simplify
from teikit.formats.lines import Lines
from teikit.formats.omissions import Omissions
from teikit.text import Document, Step

BLANKS = " \t"
LINE_ENDS = str.maketrans("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029", " " * 10)
UNFIT = re.compile(f"\r|{ILLEGAL}")
"""What no line of a text may hold; U+FFFD takes its place."""
COLLAPSED = re.compile(r"[ \t\r\n\f]+")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
DIVISIONS = frozenset({"front", "body", "back", "div"})
DEEPEST = 99
"""The level of a division without a heading: any heading ends it."""

NO_KEYS: frozenset[str] = frozenset()


class Transcript:
    """The text so far, the elements that are open, and what has been left out.

    `archive` is the name of the archive that the pictures lie in, if they do; with `keep`, places have their
    names also where no pointer means them.
    """

    def __init__(self, archive: str = "", *, keep: bool = False) -> None:
        self.archive = archive
        self.left_out = Omissions()
        self._keep = keep
        self._lines = Lines()
        self._runs_on = False
        self._open: list[Element] = []
        self._done: list[Element] = []
        self._points: list[Element] = []
        self._keys: set[str] = set()

    @property
    def depth(self) -> int:
        """How many blocks are open, divisions not counted."""
        return sum(each.mark is None and each.element != "div" for each in self._open)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been put down yet."""
        return not self._lines.length

    @property
    def at_line_begin(self) -> bool:
        """Whether the next word begins a line."""
        return self._lines.at_begin

    # words

    def write(self, words: str, marks: tuple[Mark, ...] = ()) -> None:
        """Put these words down as they are, with these marks around them, the outermost first."""
        words = self._fit(words.translate(LINE_ENDS))
        body = words.strip(BLANKS)
        if not body:
            self._lines.blank(words)
            return
        lead = len(words) - len(words.lstrip(BLANKS))
        self._lines.blank(words[:lead])
        self._begin(marks)
        self._lines.put(body)
        self._lines.blank(words[lead + len(body) :])

    def flow(self, words: str, marks: tuple[Mark, ...] = ()) -> None:
        """Put down words of which blanks and line ends are worth one blank each, as in HTML and ODF."""
        words = COLLAPSED.sub(" ", words)
        if words.startswith(" ") and self._lines.gap:
            words = words[1:]
        self.write(words, marks)

    def verbatim(self, words: str) -> None:
        """Put down words whose blanks and line ends stand as they are, as in a listing."""
        for number, line in enumerate(self._fit(words).splitlines()):
            self._begin(())
            self._lines.put(f"\n{line}" if number else line)

    def line(self) -> None:
        """End the line, if there is anything on it."""
        self._lines.line()

    def turn(self, *, within: bool) -> None:
        """End the line, if there is anything on it; `within` a word, which goes on."""
        self._lines.line(goes_on=within)

    def interrupt(self) -> None:
        """Marks that are open end here; the next words have marks of their own."""
        self._settle(())

    # elements

    @contextmanager
    def block(
        self, element: str, attributes: Mapping[str, str] | None = None, key: str = ""
    ) -> Iterator[Element]:
        """An element that begins a line and ends one; pointers to the key mean it."""
        opened = self.open(element, attributes, key)
        yield opened
        self.close(opened)

    def open(self, element: str, attributes: Mapping[str, str] | None = None, key: str = "") -> Element:
        """Begin a block; `close` ends it."""
        self._settle(())
        if not self._open and element not in DIVISIONS:
            self.divide(DEEPEST)  # what stands before the first heading is a division of its own
        if not self._runs_on:
            self._lines.line()
        self._runs_on = False
        return self._push(element, attributes, {key} - {""})

    def close(self, opened: Element) -> None:
        """End a block, and whatever is still open in it."""
        self._close(opened)
        self._lines.open_again()
        self._lines.line()

    @contextmanager
    def ended(self, element: str, attributes: Mapping[str, str], ending: str) -> Iterator[None]:
        """An element that ends with a character of its own, so that there is something of it in any case.

        A cell of a row ends with a tab and does not begin a line; a figure ends with the line of its caption.
        """
        self._settle(())
        if not self._open:
            self.divide(DEEPEST)
        opened = self._push(element, attributes)
        yield
        self._settle(())
        self._unwind(opened)
        if opened.start is not None:
            self._lines.gap = ""
        self._begin(())
        self._lines.end_with(ending)
        self._end(self._open.pop())

    @contextmanager
    def within(
        self, element: str, attributes: Mapping[str, str], key: str = "", reads: str | None = None
    ) -> Iterator[None]:
        """An element that begins no line and ends none."""
        self._settle(())
        opened = self._push(element, attributes, {key} - {""})
        opened.reads = reads
        yield
        self._close(opened)

    def label(self, words: str) -> None:
        """What a note begins with; its first paragraph goes on in the same line, one blank behind."""
        self.write(words, (LABEL,))
        self._settle(())
        self._lines.separate_label()
        self._open[-1].labelled = self._runs_on = True

    def point(self, element: str, attributes: Mapping[str, str], reads: str | None = None) -> None:
        """An element that stands between words, such as a page break."""
        self._points.append(Element(element, _said(attributes), reads))
        if self._lines.is_open:
            self._lines.fill()
            self._place_points()

    def divide(self, level: int) -> None:
        """A new division of this level begins, if no block is open: those of its level and below end."""
        if self.depth:
            return
        self._settle(())
        while self._open and self._open[-1].level >= level:
            self._end(self._open.pop())
        self._lines.line()
        self._open.append(Element("div", level=level))

    def place(self, key: str) -> None:
        """Pointers to this key mean the block that is open, or else the next one."""
        blocks = [each for each in self._open if each.mark is None and each.element != "div"]
        (blocks[-1].keys if blocks else self._keys).add("_".join(key.split()))

    def document(self, reader: str, metadata: Mapping[str, str]) -> Document:
        """The text with its claims, and what the reader of that name left out of it."""
        self._settle(())
        while self._open:
            self._end(self._open.pop())
        self._place_points()
        said = dict(metadata)
        if "language" in said and not LANGUAGE.fullmatch(said["language"]):
            self.left_out.add("what is no language", said.pop("language"))
        claimed = (*claims(self._done, self.left_out, keep=self._keep), *self._lines.ends())
        steps = (Step(f"readers/{reader}", __version__, told) for told in self.left_out.told())
        return Document(self._lines.text, claims=claimed, metadata=said, provenance=tuple(steps))

    # how it is done

    def _fit(self, words: str) -> str:
        if unfit := UNFIT.findall(words):
            codes = " ".join(f"U+{ord(character):04X}" for character in unfit)
            self.left_out.add("characters that XML cannot carry", codes)
        return UNFIT.sub("\ufffd", words)

    def _begin(self, marks: tuple[Mark, ...]) -> None:
        """Make ready for a word with these marks; the gap before it stands outside of those that begin."""
        self._settle(marks)
        self._lines.fill()
        self._place_points()
        for each in self._open:
            if each.start is None:
                each.start = self._lines.length
        for one in marks[sum(each.mark is not None for each in self._open) :]:
            made = Element(one.element, dict(one.attributes), one.reads, one, self._lines.length)
            made.keys |= {made.attributes.pop("xml:id", "")} - {""}
            self._open.append(made)

    def _place_points(self) -> None:
        for point in self._points:
            point.start = point.end = self._lines.length
        self._done += self._points
        self._points = []

    def _settle(self, marks: tuple[Mark, ...]) -> None:
        """End the marks that are open and not among these."""
        first = next((n for n, each in enumerate(self._open) if each.mark is not None), len(self._open))
        shared = 0
        for each, one in zip(self._open[first:], marks, strict=False):
            if each.mark != one:
                break
            shared += 1
        while len(self._open) > first + shared:
            self._end(self._open.pop())

    def _push(
        self, element: str, attributes: Mapping[str, str] | None, keys: set[str] | frozenset[str] = NO_KEYS
    ) -> Element:
        self._open.append(Element(element, _said(attributes), keys=self._keys | keys))
        self._keys = set()
        return self._open[-1]

    def _close(self, opened: Element) -> None:
        self._settle(())
        self._unwind(opened)
        self._end(self._open.pop())

    def _unwind(self, opened: Element) -> None:
        """End what is still open in an element."""
        while opened is not self._open[-1]:
            self._end(self._open.pop())

    def _end(self, each: Element) -> None:
        """An element that has been taken off ends here; one without words is none."""
        if each.start is None:
            self._keys |= each.keys
            return
        each.end = self._lines.length
        self._done.append(each)
        if each.mark is not None:
            return
        if self._open and self._open[-1].mark is None:
            self._open[-1].blocks.append(each)
        if each.element in SIMPLE and [one.element for one in each.blocks] == ["p"]:
            simplify(each, each.blocks[0])


def _said(attributes: Mapping[str, str] | None) -> dict[str, str]:
    """The attributes that say something."""
    return {name: value for name, value in (attributes or {}).items() if value}
