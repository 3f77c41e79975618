"""One pass of expat over a document: each event a look-up in the automaton, mistakes to the recovery."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO
from xml.parsers import expat

from teikit.relaxng import place
from teikit.relaxng.automaton import ELEMENTS, MIXED, TEXTUAL, Automaton, Content, Refused, Row, is_white
from teikit.relaxng.identity import Ids
from teikit.relaxng.names import SEPARATOR, split
from teikit.relaxng.recovery import XML, Recovery
from teikit.relaxng.violation import Violation
from teikit.relaxng.vocabulary import Vocabulary

_CHUNK = 1 << 16
_MOST_SPACES = 4096


class _White(dict[str, None]):
    """The white texts met so far; as a handler its look-up costs no Python frame. Others are reported."""

    def __init__(self, report: Callable[[str], None]) -> None:
        super().__init__()
        self.report = report

    def __missing__(self, text: str) -> None:
        if not is_white(text):
            self.report(text)
        elif len(self) < _MOST_SPACES:
            self[text] = None


class _Scope:
    """The namespaces in scope and the unparsed entities."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.namespaces: dict[str, str] = {"xml": XML}
        self.entities: set[str] = set()
        self._outer: list[tuple[str, str | None]] = []
        parser.StartNamespaceDeclHandler = self.declare
        parser.EndNamespaceDeclHandler = self.leave
        parser.EntityDeclHandler = self.entity

    def declare(self, prefix: str | None, uri: str | None) -> None:
        self._outer.append((prefix or "", self.namespaces.get(prefix or "")))
        self.namespaces[prefix or ""] = uri or ""

    def leave(self, _: str | None) -> None:
        prefix, uri = self._outer.pop()
        if uri is None:
            del self.namespaces[prefix]
        else:
            self.namespaces[prefix] = uri

    def entity(self, name: str, _parameter: int, *rest: str | None) -> None:
        if rest[-1] is not None:  # the notation
            self.entities.add(name)


def violations(automaton: Automaton, vocabulary: Callable[[], Vocabulary], document: bytes | IO[bytes]) -> Iterator[Violation]:
    """All mistakes of a document, in the order in which they are met; see `Schema.violations`."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    scope = _Scope(parser)
    context = scope.namespaces, scope.entities
    window, offset = b"", 0
    state: Content = automaton.start
    stack: list[Row] = []
    chunks: list[str] = []
    ids = Ids()
    noted: list[tuple[str, str, str]] = []
    push, pop = stack.append, stack.pop
    found: list[Violation] = []
    recovery: Recovery | None = None

    def recover() -> Recovery:
        nonlocal recovery
        if recovery is None:
            recovery = Recovery(
                automaton,
                vocabulary(),
                lambda: place.here(parser),
                lambda name: place.of_attribute(parser, name, scope.namespaces),
                lambda text: place.of_text(parser, text, window, offset),
                found,
            )
        return recovery

    def element() -> str:
        return split(stack[-1][3])[1] if stack else ""

    def stray(text: str) -> None:
        recover().stray_text(state, text, element())

    handlers = {MIXED: None, ELEMENTS: _White(stray).__getitem__, TEXTUAL: chunks.append}
    mode = state.text

    def text() -> str:
        joined = "".join(chunks)
        chunks.clear()
        return joined

    def refer() -> None:
        """Look up the IDs and references of a start tag."""
        for kind, value, name in noted:
            if kind == "ID" and value not in ids.seen and not value[:1].isspace() and not value[-1:].isspace():
                ids.seen.add(value)
                continue
            for each in ids.note(kind, value):
                if kind != "ID":
                    if each not in ids.seen and each not in ids.wanted:
                        ids.wanted[each] = place.of_attribute(parser, name, scope.namespaces), split(name)[1]
                elif each in ids.seen:
                    at = place.of_attribute(parser, name, scope.namespaces)
                    message = f'the ID "{each}" is taken: another element has it'
                    found.append(Violation("duplicate-id", message, *at, element(), split(name)[1], each))
                else:
                    ids.seen.add(each)
        noted.clear()

    def hard(name: str, attributes: dict[str, str]) -> tuple[Row, Content]:
        """A start tag that the automaton refuses, or that comes after a text that decides."""
        nonlocal state
        noted.clear()
        recovery = recover()
        if state.text == TEXTUAL:
            state = recovery.after_text(state, text(), context, element())
        row = recovery.row(state, name, stack)
        return row, recovery.open(row, attributes, context, lambda *id_: noted.append(id_))

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal state, mode
        try:
            row = state[name]
            if attributes:
                opening = row[2]
                for key, value in attributes.items():
                    values, following, id_type = opening[key]
                    opening = following[values[value]]
                    if id_type:
                        noted.append((id_type, value, key))
                content = opening.close
                if content is None:
                    content = opening.closed()
            else:
                content = row[1]
                if content is None:
                    content = row[2].closed()
        except Refused:
            row, content = hard(name, attributes)
        push(row)
        if noted:
            refer()
        state = content
        if content.text != mode:
            mode = content.text
            parser.CharacterDataHandler = handlers[mode]

    def end(_: str) -> None:
        nonlocal state, mode
        mask = state.mask
        written = ""
        if mask < 0:
            written = text()
            mask = state.judge(written, context)
        row = pop()
        try:
            state = row[0][mask]
        except Refused:
            mask = recover().end(state, written, context, split(row[3])[1])
            state = row[0][mask]
        if state.text != mode:
            mode = state.text
            parser.CharacterDataHandler = handlers[mode]

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handlers[mode]
    stream = BytesIO(document) if isinstance(document, bytes) else document
    try:
        while True:
            before, offset = len(window), offset
            offset += before
            window = stream.read(_CHUNK)
            parser.Parse(window, not window)
            if found:
                yield from found
                found.clear()
            if not window:
                break
    except expat.ExpatError as error:
        yield from found
        reason = expat.ErrorString(error.code)
        yield Violation("not-well-formed", f"not well-formed XML: {reason}", error.lineno, error.offset + 1)
        return
    except (ValueError, LookupError) as error:  # an encoding that Python does not know, or not as one byte a character
        yield Violation("not-well-formed", f"cannot be read: {error}", 1, 1)
        return
    yield from ids.dangling()
