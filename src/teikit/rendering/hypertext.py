"""Blocks and words as XHTML, for books and for pages: what stands in a line, and the blocks around it.

Links within the document are written as `#id`; whoever makes files of the blocks says which of them land.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from lxml import etree

from teikit.flow.about import language_tag
from teikit.flow.content import Block, Call, Group, Inline, Listing, Note, Paragraph, Point, Span, Words, said
from teikit.flow.lists import ITEMS, LISTS, is_label, is_numbered, parted
from teikit.flow.looks import look
from teikit.flow.shapes import DIVISIONS, SHAPES
from teikit.flow.signs import GAP, PICTURES, link, picture, sign
from teikit.flow.tables import Cell, Row, rows
from teikit.tei.names import XML_ID, XML_LANG

LOOKS = {
    "italic": "em", "bold": "strong", "superscript": "sup", "subscript": "sub", "underline": "u",
    "strikethrough": "s", "code": "code",
}  # fmt: skip
CLASSES = {"smallcaps": "small-caps", "spaced": "gesperrt"}
PHRASES = {"del": "del", "surplus": "del", "add": "ins", "title": "cite"}
GROUPS = {"quote": "blockquote", "q": "blockquote", "cit": "blockquote", "epigraph": "blockquote"}
INDENT = "indent"
"""What `rend` says of a line of verse that is set in, and the class of it here."""
KNOWN = frozenset({*SHAPES, *CLASSES.values(), "picture"})
"""The classes that are given; a user's own element has none."""
FIT = re.compile(r"(?:[A-Za-z_][\w.-]*)?")
UNFIT = re.compile(r"[^\w.-]")


class Hypertext:
    """Writes XHTML; `headings` is how many levels the page has above those of the text."""

    def __init__(self, phrases: Mapping[str, str] = PHRASES, *, headings: int = 0) -> None:
        self.phrases, self.headings = phrases, headings
        self.heads: list[tuple[int, str, str]] = []
        """Level, id and words (as XHTML) of each heading that was written."""

    # blocks

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """The blocks, one after the other."""
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Listing(text=text):
                return f"<pre{self.about(block.element)}><code>{escape(text, quote=False)}</code></pre>\n"
            case Group(kind="table"):
                return self._table(block)
            case Group(kind=kind) if kind in LISTS:
                return self._list(block)
            case Group(kind="figure"):
                return self._figure(block)
            case Group(kind=kind):
                inner = self.blocks(block.blocks)
                if kind in DIVISIONS:
                    return f"<section{self.about(block.element)}>\n{inner}</section>\n"
                tag = GROUPS.get(kind, "div")
                return f"<{tag}{self.about(block.element, kind)}>\n{inner}</{tag}>\n"

    def paragraph(self, block: Paragraph) -> str:
        """A paragraph, or a heading."""
        inner = self.words(block.inside)
        if not inner:
            return ""
        if block.level:
            return self._heading(block, inner)
        named = block.kind if block.kind not in ("p", "ab") else ""
        about = self.about(block.element if block.kind and not block.goes_on else None, named)
        tag = "div" if block.kind in ("l", "head") else "p"
        return f"<{tag}{about}>{inner}</{tag}>\n"

    def _heading(self, block: Paragraph, inner: str) -> str:
        level = min(6, block.level + self.headings)
        key = identifier(block.element) or f"head-{len(self.heads) + 1}"
        self.heads.append((block.level, key, self.words(_without_calls(block.inside))))
        return f'<h{level} id="{key}"{language(block.element)}>{inner}</h{level}>\n'

    def _list(self, group: Group) -> str:
        heads, rest = parted(group)
        head = self.blocks(tuple(heads))
        about = self.about(group.element, group.kind)
        if rest and all(is_label(each) != bool(n % 2) for n, each in enumerate(rest)) and not len(rest) % 2:
            inner = "".join(self._term(each) for each in rest)
            return f"{head}<dl{about}>\n{inner}</dl>\n"
        tag = "ol" if is_numbered(group.element) else "ul"
        inner = "".join(f"<li{self._item(each)}</li>\n" for each in rest)
        return f"{head}<{tag}{about}>\n{inner}</{tag}>\n" if rest else head

    def _item(self, block: Block) -> str:
        if isinstance(block, Group) and block.kind in ITEMS:
            return f"{self.about(block.element)}>{self._loose(block.blocks)}"
        if isinstance(block, Paragraph) and block.kind in ITEMS:
            return f"{self.about(block.element)}>{self.words(block.inside)}"
        return f">{self.block(block)}"

    def _loose(self, blocks: tuple[Block, ...]) -> str:
        """What an item or a cell holds: a paragraph alone needs no element of its own."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].level:
            return self.words(blocks[0].inside)
        return self.blocks(blocks)

    def _term(self, block: Block) -> str:
        if is_label(block) and isinstance(block, Paragraph):
            return f"<dt{self.about(block.element)}>{self.words(block.inside)}</dt>\n"
        inner = self._loose(block.blocks) if isinstance(block, Group) else self.block(block)
        return f"<dd{self.about(block.element)}>{inner}</dd>\n"

    def _table(self, group: Group) -> str:
        found, apart, width = rows(group)
        if not width:
            return self.blocks(tuple(apart))
        captions = [each for each in apart if isinstance(each, Paragraph) and each.kind == "head"][:1]
        before = "".join(self.block(each) for each in apart if each not in captions)
        caption = "".join(f"<caption>{self.words(each.inside)}</caption>\n" for each in captions)
        lines = "".join(map(self._row, found))
        inner = f"{caption}<tbody>{lines}</tbody>"
        return f"{before}<table{self.about(group.element)}>\n{inner}</table>\n"

    def _row(self, row: Row) -> str:
        cells = (self._cell(each, row.is_heading) for each in row.cells if not each.goes_on)
        return f"<tr{self.about(row.element)}>{''.join(cells)}</tr>\n"

    def _cell(self, cell: Cell, heads: bool) -> str:
        label = cell.element is not None and cell.element.get("role") == "label"
        inner = self._loose(cell.blocks)
        tag = "th" if (heads or label) and inner else "td"
        spans = "".join(
            f' {name}="{number}"'
            for name, number in (("colspan", cell.columns), ("rowspan", cell.rows))
            if number > 1
        )
        scope = (' scope="col"' if heads else ' scope="row"') if tag == "th" else ""
        return f"<{tag}{self.about(cell.element)}{spans}{scope}>{inner}</{tag}>"

    def _figure(self, group: Group) -> str:
        heads = [each for each in group.blocks if isinstance(each, Paragraph) and each.kind == "head"][:1]
        inner = self.blocks(tuple(each for each in group.blocks if each not in heads))
        caption = "".join(f"<figcaption>{self.words(each.inside)}</figcaption>\n" for each in heads)
        first = heads == list(group.blocks[:1])
        inner = f"{caption}{inner}" if first else f"{inner}{caption}"
        return f"<figure{self.about(group.element)}>\n{inner}</figure>\n"

    # words

    def words(self, inside: tuple[Inline, ...]) -> str:
        """What stands in a line."""
        made: list[str] = []
        for part in inside:
            match part:
                case Words(text):
                    made.append(escape(text, quote=False))
                case Span():
                    made.append(self.span(part))
                case Call(note, time):
                    made.append(self.call(note, time))
                case Point():
                    made.append(self.point(part))
        return "".join(made)

    def span(self, span: Span) -> str:
        """Words that an element says something of."""
        inner, kind = self.words(span.inside), span.kind
        if kind == "ref" and (target := link(span.element)) and "<a " not in inner:
            return f'<a{self.about(span.element)} href="{escape(target)}">{inner}</a>'
        shown = look(span.element, kind)
        if kind in self.phrases and (kind != "title" or shown):
            tag = self.phrases[kind]
            return f"<{tag}{self.about(span.element)}>{inner}</{tag}>"
        if shown in LOOKS:
            return f"<{LOOKS[shown]}{self.about(span.element)}>{inner}</{LOOKS[shown]}>"
        about = self.about(span.element, CLASSES.get(shown, kind if kind not in ("hi", "seg") else ""))
        return f"<span{about}>{inner}</span>" if about else inner

    def call(self, note: Note, time: int) -> str:
        """The mark of a note."""
        key = fit(note.key)
        again = f"-{time}" if time > 1 else ""
        return f'<sup><a id="{key}-ref{again}" href="#{key}">{escape(note.label)}</a></sup>'

    def point(self, point: Point) -> str:
        """An element without words."""
        element, kind = point.element, point.kind
        if kind == "lb":
            return "<br/>"
        if kind == "gap":
            return f"<span{self.about(element, 'gap')}>{GAP}</span>"
        if kind in PICTURES:
            return self.picture(element)
        if kind == "ptr" and (shown := sign(point)):
            return f'<a{self.about(element)} href="{escape(shown)}">{escape(shown)}</a>'
        about = self.about(element)
        return f"<span{about}></span>" if about else ""

    def picture(self, element: etree._Element) -> str:
        """A picture: a link to its file, which says what is to be seen."""
        address, described = picture(element)
        said = escape(described or address or "picture")
        there = f' href="{escape(address)}"' if address.startswith(("http://", "https://")) else ""
        return f'<a{self.about(element, "picture")}{there} aria-label="{said}" title="{said}"></a>'

    def about(self, element: etree._Element | None, name: str = "") -> str:
        """The attributes that say which element it was: its id, its language, its kind as a class."""
        said = f' class="{name}"' if name in KNOWN else ""
        if element is None or not element.attrib:
            return said
        if said and INDENT in element.get("rend", "").split():
            said = f' class="{name} {INDENT}"'
        key = identifier(element)
        there = f' id="{key}"' if key else ""
        return f"{there}{language(element)}{said}"


def identifier(element: etree._Element) -> str:
    """The id of an element as XHTML has ids; empty without one."""
    return fit(element.get(XML_ID, ""))


def fit(key: str) -> str:
    """An id as XML has them: what it may not hold becomes an underscore."""
    if FIT.fullmatch(key):
        return key
    made = UNFIT.sub("_", key.strip())
    return made if not made or made[0].isalpha() or made[0] == "_" else f"_{made}"


def language(element: etree._Element) -> str:
    """The language of an element, if it says one that is a BCP 47 tag."""
    said = language_tag(element.get(XML_LANG, ""))
    return f' lang="{said}" xml:lang="{said}"' if said else ""


def _without_calls(inside: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Words for a list of headings: without marks of notes, and without anything that has an id."""
    return (Words(said(inside)),)
