"""One pass of expat over a document: each event a look-up in the automaton, mistakes to the recovery."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from teikit.relaxng.automaton.automaton import Automaton
from teikit.relaxng.automaton.states import FREE, PENDING, PLAIN_ID, TEXTUAL, USUAL, Content, Refused, Row
from teikit.relaxng.derivatives.derivative import is_white
from teikit.relaxng.name_class import SEPARATOR, XML, split
from teikit.relaxng.validation import event_places as place
from teikit.relaxng.validation.ids import Ids
from teikit.relaxng.validation.violation import Violation

if TYPE_CHECKING:  # loaded when the first mistake is met
    from teikit.relaxng.validation.open_attributes import OpenAttributes
    from teikit.relaxng.validation.recovery import Recovery
    from teikit.relaxng.validation.vocabulary import Vocabulary

_CHUNK = 1 << 16
_MOST_SPACES = 4096

is_plain = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*").fullmatch
"""Whether a value is a name in ASCII: an ID like nearly all, which need not be looked at further."""


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


def violations(  # noqa: C901  (closures: they are what makes an event cheap)
    automaton: Automaton, vocabulary: Callable[[], Vocabulary], document: bytes | IO[bytes]
) -> Iterator[Violation]:
    """All mistakes of a document, in the order in which they are met; see `Schema.violations`."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    scope = _Scope(parser)
    context = scope.namespaces, scope.entities
    window, offset = b"", 0
    state: Content = automaton.start
    stack: list[Row] = []
    chunks: list[str] = []
    ids = Ids(place.Attributes(parser, scope.namespaces).place)
    seen = ids.seen
    noted: list[tuple[str, str, str]] = []
    push, pop = stack.append, stack.pop
    found: list[Violation] = []
    recovery: Recovery | None = None
    again: OpenAttributes | None = None
    told = -1  # where the last piece of a stray text ended: expat gives a long one in several

    def attributes(depth: int) -> dict[str, str] | None:
        nonlocal again
        from teikit.relaxng.validation.open_attributes import OpenAttributes

        if not isinstance(document, bytes):
            return None
        again = again or OpenAttributes(document)
        return again.at(parser.CurrentByteIndex, depth)

    def recover() -> Recovery:
        nonlocal recovery
        from teikit.relaxng.validation.mistakes import Report
        from teikit.relaxng.validation.recovery import Recovery

        if recovery is None:
            report = Report(
                found,
                lambda: place.here(parser),
                ids.place,
                lambda text: place.of_text(parser, text, window, offset),
                lambda: place.of_end(parser, window, offset),
            )
            recovery = Recovery(automaton, vocabulary(), report, stack, attributes)
        return recovery

    def stray(text: str) -> None:
        nonlocal told
        size, begin = len(text.encode()), parser.CurrentByteIndex
        if size <= parser.buffer_size:  # expat is behind a text that it collected, but before a longer one
            begin -= size
        if begin > told:
            recover().stray_text(state, text)
        told = begin + size

    handlers = (None, _White(stray).__getitem__, chunks.append)  # by MIXED, ELEMENTS, TEXTUAL
    mode = state.text

    def text() -> str:
        joined = "".join(chunks)
        chunks.clear()
        return joined

    def refer() -> None:
        """Look up the IDs and references of a start tag."""
        for noted_id in noted:
            found.extend(ids.note(*noted_id, split(stack[-1].name)[1]))
        noted.clear()

    def hard(name: str, attributes: dict[str, str]) -> tuple[Row, Content]:
        """A start tag that the automaton refuses, or that comes after a text that decides."""
        nonlocal state
        noted.clear()
        recovery = recover()
        if state.text == TEXTUAL:
            state = recovery.after_text(state, text(), context)
        row = recovery.row(state, name)
        return row, recovery.open(row, attributes, context, lambda *id_: noted.append(id_))

    def start(name: str, attributes: dict[str, str]) -> None:  # noqa: C901  (calls would double its time)
        nonlocal state, mode
        try:
            row = state[name]
            if attributes:
                _, _, opening, _, _ = row
                fresh = None
                for key, value in attributes.items():
                    values, usual, following, care = opening[key]
                    if care:
                        if care == FREE:
                            opening = usual
                            continue
                        if care == PLAIN_ID and fresh is None and value not in seen and is_plain(value):
                            fresh = value
                            opening = usual
                            continue
                        noted.append((values.id_type, value, key))
                    mask = values[value]
                    opening = usual if mask == USUAL else following[mask]
                content = opening.close
                if content is None:
                    content = opening.closed()
                if fresh is not None:
                    seen.add(fresh)
            else:
                _, content, opening, _, _ = row
                if content is None:
                    content = opening.closed()
        except Refused:
            row, content = hard(name, attributes)
        push(row)
        if noted:
            refer()
        state = content
        wanted = content.text
        if wanted != mode:
            mode = wanted
            parser.CharacterDataHandler = handlers[mode]

    def close() -> Content:
        """The state after an end tag that is not as usual."""
        mask = state.mask
        if mask == PENDING:
            written = text()
            mask = state.judge(written, context) or recover().wrong_text(state, written, context)
        row = pop()
        try:
            return row.after[mask]
        except Refused:
            return row.after[recover().end(state, row)]

    def end(_: str) -> None:
        nonlocal state, mode
        state = pop().usual if state.mask == USUAL else close()
        wanted = state.text
        if wanted != mode:
            mode = wanted
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
    except (
        ValueError,
        LookupError,
    ) as error:  # an encoding that Python does not know, or not as one byte a character
        yield Violation("not-well-formed", f"cannot be read: {error}", 1, 1)
        return
    yield from ids.dangling()
