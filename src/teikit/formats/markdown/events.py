"""The events of a Markdown parser become text and claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from teikit.formats.elements import Element, Mark, mark
from teikit.formats.figures import figure
from teikit.formats.html.marks import marks_of
from teikit.formats.html.notes import Notes
from teikit.formats.html.page import Page
from teikit.formats.html.tree import parse_html, words
from teikit.formats.markdown.metadata import metadata
from teikit.formats.transcript import Transcript
from teikit.source import Source

MARKS = {
    "Emphasis": mark("emph"),
    "Strong": mark("hi", {"rend": "bold"}),
    "Strikethrough": mark("hi", {"rend": "strikethrough"}),
    "Superscript": mark("hi", {"rend": "superscript"}),
    "Subscript": mark("hi", {"rend": "subscript"}),
}
BLOCKS = {
    "Paragraph": "p",
    "BlockQuote": "quote",
    "DefinitionListTitle": "label",
    "DefinitionListDefinition": "item",
    "TableHead": "row",
    "TableRow": "row",
    "Table": "table",
}
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^>]*>")
BOX = {True: "☑", False: "☐"}


@dataclass(slots=True)
class Footnote:
    """A note by its number in the order in which the text calls them, and how often it is called."""

    number: int
    times: int = 0

    @property
    def key(self) -> str:
        """What markers point at."""
        return f"fn{self.number}"

    def anchor(self, time: int) -> str:
        """What the note points at: the marker that calls it for that time."""
        return f"{self.key}-ref" if time == 1 else f"{self.key}-ref-{time}"


def footnotes(events: Iterable[Any]) -> dict[str, Footnote]:
    """The notes by name; those that nothing calls come last."""
    found: dict[str, Footnote] = {}
    uncalled: list[str] = []
    for event in events:
        match event:
            case {"FootnoteReference": name}:
                found.setdefault(name, Footnote(len(found) + 1)).times += 1
            case {"Start": {"FootnoteDefinition": name}}:
                uncalled.append(name)
            case _:
                pass
    for name in uncalled:
        found.setdefault(name, Footnote(len(found) + 1))
    return found


class Walk:
    """One text in the making, from its events in order."""

    def __init__(self, out: Transcript, notes: Mapping[str, Footnote], path: str) -> None:
        self.out, self.notes, self.path = out, notes, path
        self.metadata: dict[str, str] = {}
        self._open: list[AbstractContextManager[Any]] = []
        self._items: list[Element] = []
        self._marks: list[Mark] = []
        self._tags: list[str] = []
        self._counts: list[int | None] = []
        self._seen: Counter[str] = Counter()
        self._html: list[str] = []
        self._picture: list[str] | None = None
        self._address = ""
        self._raw = ""

    def run(self, events: Iterable[Any]) -> None:
        """Put down what the events say."""
        for event in events:
            match event:
                case str():
                    self._sign(event)
                case {"Start": tag}:
                    self._start(*_named(tag))
                case {"End": tag}:
                    self._end(_named(tag)[0])
                case _:
                    ((kind, value),) = event.items()
                    self._words(kind, value)

    # words

    def _sign(self, kind: str) -> None:
        if self._picture is not None:
            self._picture.append(" ")
        elif kind == "SoftBreak":
            self.out.flow(" ", tuple(self._marks))
        elif kind == "HardBreak":
            self.out.line()

    def _words(self, kind: str, value: Any) -> None:
        match kind:
            case "Text" | "Code" | "InlineMath" | "DisplayMath":
                self._text(kind, value)
            case "Html":
                self._html.append(value)
            case "InlineHtml":
                self._tag(value)
            case "FootnoteReference":
                self._reference(value)
            case "TaskListMarker":
                self._items[-1].attributes["n"] = BOX[value]
            case _:
                pass

    def _text(self, kind: str, words: str) -> None:
        if self._picture is not None:
            self._picture.append(words)
        elif self._raw:
            self._html.append(words)
        elif kind == "Text":
            self.out.flow(words, tuple(self._marks))
        else:
            own = mark("hi", {"rend": "code"}) if kind == "Code" else mark("seg", {"type": "formula"})
            self.out.flow(words, (*self._marks, own))

    def _reference(self, name: str) -> None:
        note = self.notes[name]
        self._seen[name] += 1
        said = {"type": "noteAnchor", "target": f"#{note.key}", "xml:id": note.anchor(self._seen[name])}
        self.out.write(str(note.number), (mark("ref", {**said, "rend": "superscript"}, reads=""),))

    def _tag(self, html: str) -> None:
        """A tag of HTML in a line: a mark begins or ends, or a line."""
        found = TAG.fullmatch(html.strip())
        if found is None:
            self.out.left_out.add("comments and instructions", html)
        elif found[2].lower() == "br":
            self.out.line()
        elif found[1]:
            if found[2] in self._tags:
                at = len(self._tags) - 1 - self._tags[::-1].index(found[2])
                del self._tags[at], self._marks[at]
        elif not html.rstrip().endswith("/>"):
            element = parse_html(Source(self.path, f"<body>{html}".encode()), "utf-8").find(".//body/*")
            around = marks_of(element, "") if element is not None else ()
            self._push(found[2], around[0] if around else mark("seg"))

    def _push(self, tag: str, one: Mark) -> None:
        self._tags.append(tag)
        self._marks.append(one)

    # blocks

    def _start(self, tag: str, said: Any) -> None:
        match tag:
            case "Emphasis" | "Strong" | "Strikethrough" | "Superscript" | "Subscript":
                self._push(tag, MARKS[tag])
            case "Link":
                self._push(tag, _link(said["dest_url"]) if "ref" not in self._marked else mark("seg"))
            case "Image":
                self._picture, self._address = [], said["dest_url"]
            case "CodeBlock" | "HtmlBlock" | "MetadataBlock":
                self._raw, self._html = tag, []
            case "TableCell":
                self._enter(self.out.ended("cell", {}, "\t"))
            case "Heading":
                self._heading(int(said["level"][1]), said["id"] or "")
            case "List" | "DefinitionList":
                self._list(tag, said)
            case "Item":
                self._item()
            case "FootnoteDefinition":
                self._note(said)
            case _:
                role = {"role": "label"} if tag == "TableHead" else {}
                self._enter(self.out.block(BLOCKS.get(tag, "p"), role))

    def _enter(self, block: AbstractContextManager[Any]) -> Any:
        self._open.append(block)
        return block.__enter__()

    @property
    def _marked(self) -> set[str]:
        return {each.element for each in self._marks}

    def _end(self, tag: str) -> None:
        if tag in MARKS or tag == "Link":
            at = len(self._tags) - 1 - self._tags[::-1].index(tag)
            del self._tags[at], self._marks[at]
        elif tag == "Image":
            picture, self._picture = "".join(self._picture or []), None
            figure(self.out, self._address, picture)
        elif tag in {"CodeBlock", "HtmlBlock", "MetadataBlock"}:
            self._raw = ""
            self._raw_block(tag)
        else:
            self._open.pop().__exit__(None, None, None)
            if tag in {"List", "DefinitionList"}:
                self._counts.pop()
            elif tag == "Item":
                self._items.pop()

    def _heading(self, level: int, name: str) -> None:
        element = "p" if self.out.depth else "head"
        if element == "head":
            self.out.divide(level)
        self._enter(self.out.block(element, {}, name))

    def _list(self, tag: str, start: int | None) -> None:
        look = {"type": "gloss"} if tag == "DefinitionList" else {}
        look = look or {"rend": "bulleted" if start is None else "numbered"}
        self._counts.append(None if tag == "DefinitionList" else start)
        self._enter(self.out.block("list", look))

    def _item(self) -> None:
        count = self._counts[-1]
        if count is not None:
            self._counts[-1] = count + 1
        label = "" if count is None else str(count)
        self._items.append(self._enter(self.out.block("item", {"n": label})))

    def _note(self, name: str) -> None:
        note = self.notes[name]
        target = " ".join(f"#{note.anchor(time)}" for time in range(1, note.times + 1))
        said = {"place": "bottom", "n": str(note.number), "target": target}
        self._enter(self.out.block("note", said, note.key))
        self.out.label(str(note.number))

    def _raw_block(self, tag: str) -> None:
        raw = "".join(self._html)
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


def _link(address: str) -> Mark:
    return mark("ref", {"type": "link", "target": re.sub(r"\s", "%20", address)})


def _named(tag: Any) -> tuple[str, Any]:
    """The name of a tag and what it says: some are a name, some a mapping with one entry."""
    if isinstance(tag, str):
        return tag, None
    ((name, said),) = tag.items()
    return name, said
