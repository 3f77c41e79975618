"""The words of a text in Markdown: emphasis, links, pictures, marks of notes, tags of HTML in a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from lxml import etree

from teikit.formats.elements import Mark, mark
from teikit.formats.figures import figure
from teikit.formats.html.marks import marks_of
from teikit.formats.html.phrases import is_page, page_number
from teikit.formats.html.tree import parse_html
from teikit.formats.markdown.footnotes import Footnote
from teikit.formats.transcript import Transcript
from teikit.source import Source

MARKS = {
    "Emphasis": mark("emph"),
    "Strong": mark("hi", {"rend": "bold"}),
    "Strikethrough": mark("hi", {"rend": "strikethrough"}),
    "Superscript": mark("hi", {"rend": "superscript"}),
    "Subscript": mark("hi", {"rend": "subscript"}),
}
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^>]*>")


class Phrases:
    """Writes words with the marks that are open around them."""

    def __init__(self, out: Transcript, notes: Mapping[str, Footnote], path: str) -> None:
        self.out, self.notes, self.path = out, notes, path
        self._open: list[tuple[str, Mark]] = []
        self._called: Counter[str] = Counter()
        self._picture: list[str] | None = None
        self._address = ""
        self.in_word = False
        """Whether a word goes on behind what comes now as if nothing stood there."""

    def sign(self, kind: str) -> None:
        """A line ends here in the file, or on the page."""
        if self._picture is not None:
            self._picture.append(" ")
        elif kind == "SoftBreak":
            self.out.flow(" ")
        elif kind == "HardBreak":
            self.out.line()

    def words(self, kind: str, words: str) -> None:
        """Put down words, code, a formula, a tag or the mark of a note."""
        if self._picture is not None:
            self._picture.append(words)
            return
        match kind:
            case "Text":
                self.out.flow(words, self._marks)
            case "Code":
                self.out.flow(words, (*self._marks, mark("hi", {"rend": "code"})))
            case "InlineMath" | "DisplayMath":
                self.out.flow(words, (*self._marks, mark("seg", {"type": "formula"})))
            case "InlineHtml":
                self._tag(words)
            case "FootnoteReference":
                self._reference(words)
            case _:
                pass

    def start(self, tag: str, said: Any) -> bool:
        """Something in a line begins; whether this is one."""
        if tag in MARKS:
            self._open.append((tag, MARKS[tag]))
        elif tag == "Link":
            self._open.append((tag, self._link(said)))
        elif tag == "Image":
            self._picture, self._address = [], said["dest_url"]
        else:
            return False
        return True

    def end(self, tag: str) -> bool:
        """Something in a line ends; whether this is one."""
        if tag == "Image":
            description, self._picture = "".join(self._picture or []), None
            figure(self.out, self._address, description)
            return True
        return self._close(tag)

    @property
    def _marks(self) -> tuple[Mark, ...]:
        return tuple(one for _, one in self._open)

    def _close(self, tag: str) -> bool:
        for number in reversed(range(len(self._open))):
            if self._open[number][0] == tag:
                del self._open[number]
                return True
        return tag in MARKS or tag == "Link"

    def _link(self, said: Mapping[str, str]) -> Mark:
        if any(one.element == "ref" for _, one in self._open):
            return mark("seg")
        scheme = "mailto:" if said["link_type"] == "Email" else ""
        return mark("ref", {"type": "link", "target": scheme + re.sub(r"\s", "%20", said["dest_url"])})

    def _reference(self, name: str) -> None:
        note = self.notes[name]
        self._called[name] += 1
        said = {"type": "noteAnchor", "target": f"#{note.key}", "xml:id": note.anchor(self._called[name])}
        self.out.write(str(note.number), (mark("ref", {**said, "rend": "superscript"}, reads=""),))

    def _tag(self, html: str) -> None:
        """A tag of HTML: a mark begins or ends, or a line."""
        found = TAG.fullmatch(html.strip())
        if found is None:
            self.out.left_out.add("comments and instructions", html)
        elif found[2].lower() == "br":
            self.out.line()
        elif not found[1] and is_page(element := self._element(html)):
            broken = {"break": "no"} if self.in_word else {}
            self.out.point("pb", {"n": page_number(element), **broken})
            shown = mark("fw", {"type": "pageNum", "place": "top"}, reads="")
            self._open.append((f"<{found[2]}", shown))
        elif found[1]:
            self._close(f"<{found[2]}")
        elif not html.rstrip().endswith("/>"):
            around = marks_of(self._element(html), "")
            self._open.append((f"<{found[2]}", around[0] if around else mark("seg")))

    def _element(self, html: str) -> etree._Element:
        """The element that a tag begins."""
        found = parse_html(Source(self.path, f"<body>{html}".encode()), "utf-8").find(".//body/*")
        return etree.Element("span") if found is None else found
