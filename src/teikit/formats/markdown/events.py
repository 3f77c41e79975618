"""The events of a Markdown parser become text and claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any

from teikit.formats.elements import Element
from teikit.formats.html.notes import Notes
from teikit.formats.html.page import Page
from teikit.formats.html.tree import parse_html, words
from teikit.formats.markdown.blocks import Blocks
from teikit.formats.markdown.footnotes import Footnote
from teikit.formats.markdown.metadata import metadata
from teikit.formats.markdown.phrases import Phrases
from teikit.formats.transcript import Transcript
from teikit.source import Source

BLOCKS = {
    "Paragraph": "p",
    "BlockQuote": "quote",
    "TableHead": "row",
    "TableRow": "row",
    "Table": "table",
}
TERMS = {"DefinitionListTitle": "label", "DefinitionListDefinition": "item"}
RAW = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
CLOSING = re.compile(rb"\A</\w+>")
BOX = {True: "☑", False: "☐"}


class Walk:
    """One text in the making, from its events in order."""

    def __init__(self, out: Transcript, notes: Mapping[str, Footnote], path: str, blocks: Blocks) -> None:
        self.out, self.notes, self.path, self.blocks = out, notes, path, blocks
        self.metadata: dict[str, str] = {}
        self.phrases = Phrases(out, notes, path)
        self._open: list[AbstractContextManager[Any]] = []
        self._items: list[Element] = []
        self._terms: list[Element | None] = []
        self._counts: list[int | None] = []
        self._raw: list[str] | None = None
        self._data = blocks.text.encode()
        self._at = 0
        self._verse: Element | None = None
        self._by_tag: Mapping[str, Callable[[Any], None]] = {
            "TableCell": lambda _: self._enter(self.out.ended("cell", {}, "\t")),
            "Heading": self._heading,
            "List": self._list,
            "DefinitionList": self._glossary,
            "Item": self._item,
            "FootnoteDefinition": self._note,
        }

    def run(self, events: Iterable[tuple[Any, Any]]) -> None:
        """Put down what the events say."""
        for event, place in self._shown(events):
            self._at = place["start"]
            match event:
                case "HardBreak" if self._verse is not None:
                    self.out.close(self._verse)
                    self._verse = self.out.open("l")
                case str():
                    self.phrases.sign(event)
                case {"Start": tag}:
                    self._start(*_named(tag))
                case {"End": tag}:
                    self._end(_named(tag)[0])
                case {"TaskListMarker": done}:
                    self._items[-1].attributes["n"] = BOX[done]
                case _:
                    ((kind, said),) = event.items()
                    self.phrases.in_word = kind == "InlineHtml" and self._in_word(place)
                    if self._raw is not None:
                        self._raw.append(said)
                    else:
                        self.phrases.words(kind, said)

    def _shown(self, events: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
        """The events, without those of a table's first row that says nothing."""
        skips = False
        for event, place in events:
            skips = skips or (event == {"Start": "TableHead"} and place["start"] in self.blocks.headless)
            if not skips:
                yield event, place
            skips = skips and event != {"End": "TableHead"}

    def _in_word(self, place: Any) -> bool:
        """Whether a tag, or one that ends at once, stands within a word."""
        before = self._data[max(0, place["start"] - 4) : place["start"]].decode("utf-8", "ignore")
        after = CLOSING.sub(b"", self._data[place["end"] : place["end"] + 40]).decode("utf-8", "ignore")
        return before[-1:].isalpha() and after[:1].islower()

    def _start(self, tag: str, said: Any) -> None:
        if self.phrases.start(tag, said):
            return
        if tag in RAW:
            self._raw = []
        elif tag in TERMS:
            self._term(TERMS[tag])
        elif tag in self._by_tag:
            self._by_tag[tag](said)
        elif tag == "Paragraph" and self._at in self.blocks.verses:
            self._enter(self.out.block("lg"))
            self._verse = self.out.open("l")
        else:
            role = {"role": "label"} if tag == "TableHead" else {}
            look = {"rend": "caption"} if self._at in self.blocks.captions and tag == "Paragraph" else {}
            self._enter(self.out.block(BLOCKS.get(tag, "p"), role | look))

    def _end(self, tag: str) -> None:
        if self.phrases.end(tag):
            return
        if tag in RAW:
            raw, self._raw = "".join(self._raw or []), None
            self._listing(tag, raw)
        elif tag in TERMS:
            self.out.line()
        else:
            open_parts: Mapping[str, list[Any]] = {
                "List": self._counts,
                "DefinitionList": self._terms,
                "Item": self._items,
            }
            if tag in open_parts:
                open_parts[tag].pop()
            self._verse = None
            self._open.pop().__exit__(None, None, None)

    def _enter(self, block: AbstractContextManager[Any]) -> Any:
        self._open.append(block)
        return block.__enter__()

    def _heading(self, said: Mapping[str, str]) -> None:
        element = "p" if self.out.depth else "head"
        if element == "head":
            self.out.divide(int(said["level"][1]))
        self._enter(self.out.block(element, {}, said["id"] or ""))

    def _list(self, start: int | None) -> None:
        self._counts.append(start)
        numbered = start is not None or self._at in self.blocks.labels
        self._enter(self.out.block("list", {"rend": "numbered" if numbered else "bulleted"}))

    def _item(self, _: None) -> None:
        count = self._counts[-1]
        if count is not None:
            self._counts[-1] = count + 1
        label = self.blocks.labels.get(self._at, "" if count is None else str(count))
        self._items.append(self._enter(self.out.block("item", {"n": label})))

    def _glossary(self, _: None) -> None:
        self._terms.append(None)
        self._enter(self.out.block("list", {"type": "gloss"}))

    def _term(self, element: str) -> None:
        """A term begins, or what explains it; several of either in a row are one."""
        part = self._terms[-1]
        if part is None or part.element != element:
            if part is not None:
                self.out.close(part)
            self._terms[-1] = self.out.open(element)

    def _note(self, name: str) -> None:
        note = self.notes[name]
        said = {"place": "bottom", "n": str(note.number), "target": note.target}
        self._enter(self.out.block("note", said, note.key))
        self.out.label(str(note.number))

    def _listing(self, tag: str, raw: str) -> None:
        if tag == "CodeBlock":
            with self.out.block("ab", {"type": "code"}):
                self.out.verbatim(raw.strip("\n"))
        elif tag == "MetadataBlock":
            self.metadata, rest = metadata(raw)
            if rest:
                self.out.left_out.add("metadata that the header has no place for", rest)
        else:
            root = parse_html(Source(self.path, f"<body>{raw}</body>".encode()), "utf-8")
            body = root.find(".//body")
            if body is not None and words(body):
                Page(self.out, Notes()).write(body)
            elif "<!--" in raw:
                self.out.left_out.add("comments and instructions", raw)


def _named(tag: Any) -> tuple[str, Any]:
    """The name of a tag and what it says: some are a name, some a mapping with one entry."""
    if isinstance(tag, str):
        return tag, None
    ((name, said),) = tag.items()
    return name, said
