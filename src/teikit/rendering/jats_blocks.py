"""The blocks of a text in JATS: sections in sections, and what a paragraph, a cell or a note may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from lxml import etree

from teikit.flow.content import Block, Group, Inline, Listing, Note, Paragraph
from teikit.flow.lists import LISTS, held, is_label, is_numbered, parted
from teikit.flow.shapes import DIVISIONS
from teikit.flow.tables import Cell, Row, rows
from teikit.rendering.hypertext import fit, identifier
from teikit.rendering.jats_words import JatsWords
from teikit.tei.names import XML_LANG

THROUGH = frozenset({"text", "body", "group", "TEI", "teiCorpus"})
PARTS = frozenset({"front", "back"})
QUOTED = frozenset({"quote", "q", "cit", "epigraph"})


class Jats:
    """Writes blocks; notes stand where they are called first, or are left to others where `grouped`."""

    def __init__(self, *, grouped: bool = False) -> None:
        self.words = JatsWords((lambda _: "") if grouped else self.note)
        self._by_kind: Mapping[str, Callable[[Group], str]] = {
            "table": self._table,
            "lg": self._verse,
            "figure": self._figure,
            "sp": self._speech,
            **dict.fromkeys(QUOTED, self._quotation),
            **dict.fromkeys(LISTS, self._list),
        }

    def note(self, note: Note) -> str:
        """A note: its number or sign, and what it says."""
        label = f"<label>{escape(note.label, quote=False)}</label>"
        return f'<fn id="{fit(note.key)}">{label}{self.paragraphs(note.blocks)}</fn>'

    def body(self, blocks: tuple[Block, ...]) -> str:
        """Blocks before sections, as `body` and `sec` have them."""
        return "".join(self._sections(blocks))

    def _sections(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Loose blocks come first; behind a section, or with a heading of their own, they are one."""
        loose: list[Block] = []
        headed = begun = False
        for block in _flat(blocks):
            is_head = isinstance(block, Paragraph) and bool(block.level)
            is_section = isinstance(block, Group) and (block.kind in DIVISIONS or block.kind in PARTS)
            if (is_head or is_section) and loose:
                yield self._section(loose) if headed or begun else "".join(map(self._block, loose))
                begun, headed, loose = begun or headed, False, []
            if isinstance(block, Group) and is_section:
                yield self._section(_flat(block.blocks), block.element, block.kind)
                begun = True
            else:
                loose.append(block)
                headed = headed or is_head
        if loose:
            yield self._section(loose) if headed or begun else "".join(map(self._block, loose))

    def _section(
        self, blocks: Sequence[Block] | Iterator[Block], element: etree._Element | None = None, kind: str = ""
    ) -> str:
        inside = list(blocks)
        head = inside[0] if inside and isinstance(inside[0], Paragraph) and inside[0].level else None
        title = f"<title>{self.words.words(head.inside)}</title>\n" if isinstance(head, Paragraph) else ""
        said = f' sec-type="{kind}"' if kind in PARTS else ""
        inner = "".join(self._sections(inside[1:] if head is not None else inside))
        return f"<sec{_about(element)}{said}>\n{title}{inner}</sec>\n"

    def _blocks(self, blocks: Sequence[Block]) -> str:
        return "".join(map(self._block, _verses(blocks)))

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(kind="l"):
                return self._verse(Group("lg", block.element, (block,)))
            case Paragraph():
                return self._paragraph(block)
            case Listing(text=text):
                return f"<preformat>{escape(text, quote=False)}</preformat>\n"
            case Group(kind=kind):
                return self._by_kind.get(kind, self._other)(block)

    def _other(self, group: Group) -> str:
        return self._blocks(group.blocks)

    def _quotation(self, group: Group) -> str:
        return f"<disp-quote{_about(group.element)}>\n{self._blocks(group.blocks)}</disp-quote>\n"

    def _paragraph(self, block: Paragraph) -> str:
        inner = self.words.words(block.inside)
        if not inner:
            return ""
        kind = block.kind if block.kind not in ("", "p", "ab") else ""
        said = f' content-type="{kind}"' if kind and ":" not in kind else ""
        if block.kind in ("head", "speaker"):
            inner = f"<bold>{inner}</bold>"
        about = "" if block.goes_on or not block.kind else _about(block.element)
        return f"<p{about}{said}>{inner}</p>\n"

    def paragraphs(self, blocks: Sequence[Block]) -> str:
        """Blocks where JATS has paragraphs only: another block stands in one; one at least there is."""
        made = []
        for block in _verses(blocks):
            text = self._block(block)
            made.append(text if not text or text.startswith(("<p>", "<p ")) else f"<p>{text.strip()}</p>\n")
        return "".join(made) or "<p/>\n"

    def _speech(self, group: Group) -> str:
        if not group.blocks or _kind(group.blocks[0]) != "speaker":
            return self._blocks(group.blocks)
        speaker, rest = group.blocks[0], group.blocks[1:]
        said = self.words.words(speaker.inside) if isinstance(speaker, Paragraph) else ""
        return f"<speech{_about(group.element)}><speaker>{said}</speaker>\n{self.paragraphs(rest)}</speech>\n"

    def _verse(self, group: Group) -> str:
        """A group of verse lines; what else stands among them ends one and begins another."""
        made: list[str] = []
        lines: list[str] = []

        def end() -> None:
            if lines:
                made.append(f"<verse-group>\n{''.join(lines)}</verse-group>\n")
                lines.clear()

        for block in group.blocks:
            if isinstance(block, Paragraph) and block.kind in ("l", ""):
                lines.append(f"<verse-line>{self.words.words(block.inside)}</verse-line>\n")
            else:
                end()
                made.append(self._block(block))
        end()
        return "".join(made)

    def _list(self, group: Group) -> str:
        heads, rest = parted(group)
        title = "".join(map(self._block, heads))
        if not rest:
            return title
        if any(map(is_label, rest)):
            return title + self._glossary(group, rest)
        kind = "order" if is_numbered(group.element) else "bullet"
        items = "".join(f"<list-item>{self._item(each)}</list-item>\n" for each in rest)
        return f'{title}<list list-type="{kind}"{_about(group.element)}>\n{items}</list>\n'

    def _item(self, block: Block) -> str:
        return self.paragraphs(held(block))

    def _glossary(self, group: Group, rest: Sequence[Block]) -> str:
        """Terms, each with what explains it."""
        items: list[list[str]] = []
        for each in rest:
            if isinstance(each, Paragraph) and each.kind == "label":
                items.append([f"<term>{self.words.words(each.inside)}</term>"])
            else:
                if not items:
                    items.append([])
                items[-1].append(f"<def>{self._item(each)}</def>")
        inner = "".join(f"<def-item>{''.join(each)}</def-item>\n" for each in items)
        return f"<def-list{_about(group.element)}>\n{inner}</def-list>\n"

    def _table(self, group: Group) -> str:
        found, apart, width = rows(group)
        heads = [each for each in apart if _kind(each) == "head"][:1]
        before = self._blocks([each for each in apart if each not in heads])
        if not width:
            return before + "".join(map(self._block, heads))
        title = "".join(self.words.words(_inside(each)) for each in heads)
        caption = f"<caption><title>{title}</title></caption>\n" if title else ""
        lines = "".join(map(self._row, found))
        inner = f"{caption}<table>\n<tbody>{lines}</tbody></table>"
        return f"{before}<table-wrap{_about(group.element)}>\n{inner}</table-wrap>\n"

    def _row(self, row: Row) -> str:
        cells = (self._cell(each, row.is_heading) for each in row.cells if not each.goes_on)
        return f"<tr>{''.join(cells)}</tr>\n"

    def _cell(self, cell: Cell, heads: bool) -> str:
        tag = "th" if heads else "td"
        known = (("colspan", cell.columns), ("rowspan", cell.rows))
        spans = "".join(f' {name}="{number}"' for name, number in known if number > 1)
        one = cell.blocks[0] if len(cell.blocks) == 1 else None
        if isinstance(one, Paragraph):
            return f"<{tag}{spans}>{self.words.words(one.inside)}</{tag}>"
        return f"<{tag}{spans}>{''.join(self._plain(cell.blocks))}</{tag}>"

    def _plain(self, blocks: Sequence[Block]) -> Iterator[str]:
        """What a cell may hold: self.paragraphs, whatever blocks these were in."""
        for block in blocks:
            match block:
                case Group(blocks=inner):
                    yield from self._plain(inner)
                case Listing(text=text):
                    yield f"<preformat>{escape(text, quote=False)}</preformat>"
                case Paragraph(inside=inside):
                    yield f"<p>{self.words.words(inside)}</p>" if inside else ""

    def _figure(self, group: Group) -> str:
        """Pictures with a caption; whatever else there is stands in its paragraphs."""
        heads = [each for each in group.blocks if _kind(each) == "head"][:1]
        title = "".join(self.words.words(_inside(each)) for each in heads)
        caption = f"<caption><title>{title}</title></caption>\n" if title else ""
        inner = self.paragraphs([each for each in group.blocks if each not in heads])
        return f"<fig{_about(group.element)}>{caption}{inner}</fig>\n"


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks without the containers that JATS has no element for."""
    for block in blocks:
        if isinstance(block, Group) and block.kind in THROUGH:
            yield from _flat(block.blocks)
        else:
            yield block


def _verses(blocks: Sequence[Block]) -> Iterator[Block]:
    """Lines of verse without a group get one."""
    lines: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind == "l":
            lines.append(block)
            continue
        if lines:
            yield Group("lg", lines[0].element, tuple(lines))
            lines = []
        yield block
    if lines:
        yield Group("lg", lines[0].element, tuple(lines))


def _inside(block: Block) -> tuple[Inline, ...]:
    return block.inside if isinstance(block, Paragraph) else ()


def _kind(block: Block) -> str:
    return block.kind


def _about(element: etree._Element | None) -> str:
    """The id and the language of an element."""
    if element is None:
        return ""
    key, language = identifier(element), element.get(XML_LANG, "")
    return (f' id="{key}"' if key else "") + (f' xml:lang="{escape(language)}"' if language else "")
