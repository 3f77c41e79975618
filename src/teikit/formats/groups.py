"""Paragraphs that belong together by the names of their styles: quotations, verse, listings, glossaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from teikit.formats.elements import Element
from teikit.formats.transcript import Transcript

KINDS = {
    **dict.fromkeys(
        ("quote", "intense quote", "block text", "block quote", "quotations", "quotation"), "quote"
    ),
    **dict.fromkeys(("verse", "verse lines", "poem", "poetry", "line block"), "lg"),
    **dict.fromkeys(("source code", "html preformatted", "preformatted text", "macro text"), "ab"),
    **dict.fromkeys(("definition term", "definition term tight", "list heading"), "label"),
    **dict.fromkeys(("definition", "definition definition", "definition definition tight"), "item"),
    "list contents": "item",
}
"""What the paragraphs of a style are part of, or what they are in a list of terms."""

DEEPER = 12.0
"""So many points farther in than the paragraph before, a quotation quotes another."""

GLOSS = frozenset({"label", "item"})
NOTHING: Mapping[str, str] = {}
ABOUT = {"ab": {"type": "code"}, "list": {"type": "gloss"}}


def kind_of(names: Iterable[str]) -> str:
    """What a paragraph with a style of these names is part of; nothing for most."""
    return next((KINDS[each] for each in names if each in KINDS), "")


class Groups:
    """The group that is open, if any."""

    def __init__(self, out: Transcript) -> None:
        self._out = out
        self._element = ""
        self._open: Element | None = None
        self._part: Element | None = None
        """In a list of terms, the label or the item that is open; what follows may be part of it."""
        self._insets: list[float] = []
        """How far each of the quotations in quotations is set in, the group itself first."""
        self._nested: list[Element] = []

    def goes_on(self, kind: str, inset: float = 0.0) -> bool:
        """Whether a paragraph of this kind is part of the group that is open, which ends where it is not.

        Quotations in it that are set in farther than the paragraph end.
        """
        if self._open is not None and _group(kind) == self._element:
            while self._nested and inset < self._insets[-1] - DEEPER / 2:
                self._leave()
            return True
        self.end()
        return False

    def write(
        self, kind: str, words: Callable[[], None], said: Mapping[str, str] = NOTHING, inset: float = 0.0
    ) -> None:
        """Put down a paragraph of a kind; a group begins with the first of its paragraphs.

        One of a quotation that is set in farther than that before begins a quotation in it.
        """
        if kind == "item" and self._open is None:
            kind = ""  # it explains nothing
        if kind and self._open is None:
            self._element = _group(kind)
            self._open = self._out.open(self._element, ABOUT.get(self._element))
            self._insets = [inset]
        elif kind == "quote" and inset >= self._insets[-1] + DEEPER:
            self._nested.append(self._out.open("quote"))
            self._insets.append(inset)
        if kind in GLOSS:
            self._turn(kind)
        if kind in {"ab", "label"}:
            self._out.line()
            words()
            self._out.line()
            return
        with self._out.block("l" if kind == "lg" else "p", said):
            words()

    def end(self) -> None:
        """End the group."""
        while self._nested:
            self._leave()
        if self._open is not None:
            self._out.close(self._open)
        self._element, self._open, self._part = "", None, None

    def _leave(self) -> None:
        self._out.close(self._nested.pop())
        self._insets.pop()

    def _turn(self, kind: str) -> None:
        """A term begins, or what explains it; several paragraphs of either are one."""
        if self._part is not None and self._part.element != kind:
            self._out.close(self._part)
            self._part = None
        self._part = self._part or self._out.open(kind)


def _group(kind: str) -> str:
    return "list" if kind in GLOSS else kind
