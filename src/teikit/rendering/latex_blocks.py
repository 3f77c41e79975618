"""The blocks of a text in LaTeX: sections, quotations, lists as deep as TeX has them, verse, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from teikit.flow.content import Block, Group, Listing, Note, Paragraph, said
from teikit.flow.lists import LISTS, held, is_label, is_numbered, parted
from teikit.flow.tables import Cell, Row, rows
from teikit.rendering.latex_words import Tex, escaped
from teikit.tei.document import Tei

SECTIONS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")
QUOTED = frozenset({"quote", "q", "cit", "epigraph"})
DEEPEST = 4
"""Lists in lists that LaTeX allows."""


@dataclass(frozen=True, slots=True)
class Where:
    """What a block stands in: how many lists and quotations, and whether in a note."""

    depth: int = 0
    note: bool = False


class Blocks:
    """Writes blocks, each as a text without line ends around."""

    def __init__(self, tei: Tei) -> None:
        self.tex = Tex(tei, self.note)

    def blocks(self, blocks: tuple[Block, ...], where: Where | None = None) -> str:
        """The blocks, with blank lines between."""
        return "\n\n".join(filter(None, self._blocks(blocks, where or Where())))

    def note(self, note: Note) -> str:
        """What a note says."""
        return self.blocks(note.blocks, Where(note=True))

    def _blocks(self, blocks: tuple[Block, ...], where: Where) -> Iterator[str]:
        verse: list[str] = []
        for block in blocks:
            if isinstance(block, Paragraph) and block.kind == "l":
                verse.append(self.tex.target(block.element) + self.tex.words(block.inside))
                continue
            if verse:
                yield _verse(verse, where)
                verse = []
            yield from self._block(block, where)
        if verse:
            yield _verse(verse, where)

    def _block(self, block: Block, where: Where) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case Listing(text=text):
                yield _listing(text)
            case Group(kind="table") if not where.note:
                yield self._table(block)
            case Group(kind=kind) if kind in LISTS:
                yield self._list(block, where)
            case Group(kind=kind) if kind in QUOTED and where.depth < DEEPEST:
                inner = self.blocks(block.blocks, replace(where, depth=where.depth + 1))
                yield f"\\begin{{quotation}}\n{inner}\n\\end{{quotation}}" if inner else ""
            case Group():
                place = self.tex.target(block.element)
                inner = self.blocks(block.blocks, where)
                yield f"{place}{inner}" if inner else ""

    def _paragraph(self, block: Paragraph) -> str:
        inner = self.tex.target(block.element) + self.tex.words(block.inside)
        if block.level and block.level <= len(SECTIONS):
            short = escaped(" ".join(said(block.inside).split()))
            return f"\\{SECTIONS[block.level - 1]}[{{{short}}}]{{{inner}}}"
        if block.kind in ("head", "speaker") or block.level:
            return f"\\textbf{{{inner}}}" if "\\\\ " not in inner else inner
        return f"\\emph{{{inner}}}" if block.kind == "stage" and inner else inner

    def _list(self, group: Group, where: Where) -> str:
        heads, rest = parted(group)
        title = self.blocks(tuple(heads), where)
        if where.depth >= DEEPEST:
            return "\n\n".join(filter(None, (title, self.blocks(tuple(rest), where))))
        inner = replace(where, depth=where.depth + 1)
        labels = any(map(is_label, rest))
        counted = "enumerate" if is_numbered(group.element) else "itemize"
        kind = "description" if labels else counted
        items = "\n".join(self._item(each, inner, labels) for each in rest)
        made = f"\\begin{{{kind}}}\n{items}\n\\end{{{kind}}}" if items else ""
        return "\n\n".join(filter(None, (title, made)))

    def _item(self, block: Block, where: Where, labels: bool) -> str:
        if isinstance(block, Paragraph) and block.kind == "label":
            return f"\\item[{{{self.tex.words(block.inside)}}}]"
        text = self.blocks(held(block), where)
        return text if labels else f"\\item {text}"

    def _table(self, group: Group) -> str:
        found, apart, width = rows(group)
        before = self.blocks(tuple(apart))
        if not width:
            return before
        column = f"p{{{0.9 / width:.3f}\\linewidth}}"
        lines = " \\\\\n".join(map(self._row, found))
        made = f"\\begin{{longtable}}{{{column * width}}}\n{lines} \\\\\n\\end{{longtable}}"
        return "\n\n".join(filter(None, (before, made)))

    def _row(self, row: Row) -> str:
        return " & ".join(self._cell(each, row.is_heading) for each in row.cells)

    def _cell(self, cell: Cell, heads: bool) -> str:
        text = " ".join(filter(None, self._plain(cell.blocks)))
        text = f"\\textbf{{{text}}}" if heads and text else text
        if cell.columns > 1:
            return f"\\multicolumn{{{cell.columns}}}{{l}}{{{text}}}"
        return text

    def _plain(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """What a cell may hold: words, whatever blocks these were in."""
        for block in blocks:
            match block:
                case Group(blocks=inner):
                    yield from self._plain(inner)
                case Listing(text=text):
                    yield f"\\texttt{{{escaped(' '.join(text.split()))}}}"
                case Paragraph(inside=inside):
                    yield self.tex.words(inside).replace("\\\\ ", " ")


def _verse(lines: list[str], where: Where) -> str:
    text = " \\\\\n".join(filter(None, lines))
    return f"\\begin{{verse}}\n{text}\n\\end{{verse}}" if where.depth < DEEPEST and text else text


def _listing(text: str) -> str:
    """Lines as they are, in a way that may stand everywhere: `verbatim` may not."""
    lines = (escaped(line.replace(" ", "\u00a0")) for line in text.expandtabs(4).splitlines())
    return " \\\\\n".join(f"\\texttt{{{line}}}" if line else "~" for line in lines)
