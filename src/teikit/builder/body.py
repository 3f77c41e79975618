"""Writes the tree of claims as the body of a TEI text: every character of the source, once, in its order.

Only the text of a note that stands elsewhere moves; an anchor keeps the place where it stood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from teikit.builder.resolve import BLOCKS, BODY, BREAKS, NAMES, PHRASES, Branch
from teikit.tei.ids import Identifiers
from teikit.tei.names import TEI, XML_ID, XML_LANG, tag
from teikit.tei.text.breaks import BREAK, rend
from teikit.text import Span

AGENT = "#teikit"
"""Points at the respStmt of the header: whoever is named in @resp."""

INLINE = PHRASES | {"pc", "corr", "supplied"}
"""What may not stand between paragraphs; what is loose there gets a paragraph of its own."""

Part = Branch | Span


def write(
    source: str, root: Branch, line_end: str, ids: Identifiers, refs: Mapping[tuple[str, str], str]
) -> etree._Element:
    """The `body` with all that the tree holds, cut into divisions at its headings.

    `line_end` is what an `lb` without @rend stands for, `ids` the identifiers in use, `refs` the pointer to
    the register entry for each (element, key) of a name.
    """
    return _Writer(source, root, line_end, ids, refs).body()


class _Writer:
    """One text in the making."""

    def __init__(
        self, source: str, root: Branch, line_end: str, ids: Identifiers, refs: Mapping[tuple[str, str], str]
    ) -> None:
        self.source, self.root, self.line_end, self.refs = source, root, line_end, refs
        self.out = etree.TreeBuilder()
        kept = set(map(id, (branch.claim for branch in walk(root))))
        self.elsewhere = {
            (id(branch.owner), branch.span): branch for branch in walk(root) if id(branch.owner) in kept
        }
        self.anchors = {
            key: ids.unique(f"{branch.owner.attributes.get('xml:id', branch.owner.element)}-continued")
            for key, branch in self.elsewhere.items()
            if branch.owner is not None
        }

    def body(self) -> etree._Element:
        self._start("body")
        for division in _divisions(_parts(self.root)):
            self._data("\n")
            self._start("div")
            for part in _with_paragraphs(self.source, division):
                if not (isinstance(part, Branch) and part.element in BREAKS):
                    self._data("\n")  # a break brings its own
                if isinstance(part, list):
                    self._start("p")
                    self._write(part)
                    self._end("p")
                else:
                    self._write([part])
            self._data("\n")
            self._end("div")
        self._data("\n")
        self._end("body")
        return self.out.close()

    def _write(self, parts: Sequence[Part]) -> None:
        for part in parts:
            if isinstance(part, Span):
                self._text(part)
            else:
                self._element(part)

    def _text(self, span: Span) -> None:
        """Plain characters; a line end or form feed that nobody claimed becomes its break all the same."""
        text, done = span.of(self.source), 0
        for found in BREAK.finditer(text):
            self._data(text[done : found.start()])
            self._break("pb" if found.group() == "\f" else "lb", found.group(), {})
            done = found.end()
        self._data(text[done:])

    def _element(self, branch: Branch) -> None:
        attributes = self._attributes(branch)
        match branch.element:
            case "lb" | "pb" as name:
                self._break(name, branch.span.of(self.source), attributes)
            case "corr":
                self._start("choice")
                self._start("sic")
                self._write(_parts(branch))
                self._end("sic")
                self._words("corr", attributes, branch.claim.reads or "")
                self._end("choice")
            case "supplied":
                self._words("supplied", attributes, branch.claim.reads or "")
            case "anchor":
                self._words("anchor", attributes, "")
            case element if element == BODY:
                name = self.anchors[id(branch.owner), branch.span]
                self._words("anchor", {XML_ID: name, "type": "continued"}, "")
            case name:
                self._start(name, attributes)
                self._content(branch)
                self._end(name)

    def _content(self, branch: Branch) -> None:
        claim = branch.claim
        for span in claim.body or (claim.span,):
            key = id(claim), span
            if span == claim.span:
                self._write(_parts(branch))
            elif key in self.elsewhere:
                pointer = {"unit": "page", "type": "continued", "corresp": f"#{self.anchors[key]}"}
                self._words("milestone", pointer, "")
                self._write(_parts(self.elsewhere[key]))

    def _break(self, name: str, characters: str, attributes: dict[str, str]) -> None:
        default = self.line_end if name == "lb" else ""
        if attributes.get("break") != "no":
            self._data("\n")
        self._words(name, {**attributes, **rend(characters, default)}, "")

    def _attributes(self, branch: Branch) -> dict[str, str]:
        claim = branch.claim
        attributes = {_qualified(name): value for name, value in claim.attributes.items() if name != "key"}
        if reference := self.refs.get((claim.element, claim.attributes.get("key", ""))):
            attributes["ref"] = reference
        if claim.element in NAMES | {"corr", "supplied"} or claim.by.startswith("taggers/"):
            attributes["resp"] = AGENT
            attributes.setdefault("cert", "high")
        return attributes

    def _start(self, name: str, attributes: dict[str, str] | None = None) -> None:
        self.out.start(tag(name), attributes or {}, {None: TEI})  # type: ignore[call-arg,arg-type]

    def _end(self, name: str) -> None:
        self.out.end(f"{{{TEI}}}{name}")

    def _data(self, text: str) -> None:
        if text:
            self.out.data(text)

    def _words(self, name: str, attributes: dict[str, str], text: str) -> None:
        self._start(name, attributes)
        self._data(text)
        self._end(name)


def walk(branch: Branch) -> Iterator[Branch]:
    """The branches below one, outer before inner, in order."""
    for child in branch.children:
        yield child
        yield from walk(child)


def _qualified(name: str) -> str:
    return {"xml:id": XML_ID, "xml:lang": XML_LANG}.get(name, name)


def _parts(branch: Branch) -> list[Part]:
    """What a branch holds, in order: its children, and the spans of plain text between them."""
    parts: list[Part] = []
    done = branch.span.start
    for child in branch.children:
        if child.span.start > done:
            parts.append(Span(done, child.span.start))
        parts.append(child)
        done = child.span.end
    if branch.span.end > done:
        parts.append(Span(done, branch.span.end))
    return parts


def _divisions(parts: list[Part]) -> Iterator[list[Part]]:
    """Cut before every heading; a heading may only stand at the top of a division (TEI P5 4.2)."""
    division: list[Part] = []
    for part in parts:
        if isinstance(part, Branch) and part.element == "head" and _solid(division):
            yield division
            division = []
        division.append(part)
    yield division


def _solid(parts: list[Part]) -> bool:
    return any(isinstance(part, Branch) and part.element not in BREAKS | {"fw"} for part in parts)


def _with_paragraphs(source: str, parts: list[Part]) -> Iterator[Part | list[Part]]:
    """The parts of a division, with a list for each run of loose words, which need a paragraph."""
    run: list[Part] = []
    for part in parts:
        if isinstance(part, Branch) and part.element in BLOCKS:
            yield from _settle(source, run)
            run = []
            yield part
        else:
            run.append(part)
    yield from _settle(source, run)


def _settle(source: str, run: list[Part]) -> Iterator[Part | list[Part]]:
    loose = [at for at, part in enumerate(run) if _loose(source, part)]
    if not loose:
        yield from run
        return
    first, last = loose[0], loose[-1]
    yield from run[:first]
    yield run[first : last + 1]
    yield from run[last + 1 :]


def _loose(source: str, part: Part) -> bool:
    if isinstance(part, Span):
        return bool(part.of(source).strip(" \t\r\n\f"))
    return part.element in INLINE
