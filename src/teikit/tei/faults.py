"""Why a file is no XML, in the words of who has to mend it: what stands where, and what to write instead.

expat says where it stopped; what stands there, and which tags are open, says the rest.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from xml.parsers import expat
from xml.parsers.expat import errors

from teikit import encoding as encodings
from teikit.diagnostic import Edit
from teikit.source import FileError, Source
from teikit.tei.slips import SHOWN, TAG, Fault, entity, slip, text_at

CODES = {name: errors.codes[getattr(errors, name)] for name in dir(errors) if name.startswith("XML_ERROR_")}


class _Open:
    """The elements that are open where expat stops, each with its name as written and where it begins."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.starts: list[int] = []
        self.parser.StartElementHandler = lambda _name, _attributes: self.starts.append(
            self.parser.CurrentByteIndex
        )
        self.parser.EndElementHandler = lambda _name: self.starts.pop() and None

    @property
    def tags(self) -> list[tuple[str, int]]:
        """The names and the places of their start tags, from the root down."""
        found = ((TAG.match(text_at(self.source, start)), start) for start in self.starts)
        return [(tag[2] if tag else "", start) for tag, start in found]

    def run(self) -> expat.ExpatError | None:
        """Read the file; the error at which that ends."""
        try:
            self.parser.Parse(self.source.data, True)
        except expat.ExpatError as error:
            return error
        return None


def explain(source: Source) -> FileError:
    """What to say of a file that expat has refused."""
    try:
        fault = first(source)
    except (LookupError, ValueError) as problem:  # an encoding that Python or expat does not know
        return _encoding(source, str(problem))
    if fault is None:
        return FileError(source.path, "is not well-formed", line=1, column=1)
    line, column = source.position(fault.start)
    return FileError(
        source.path, f"not well-formed: {fault.reason}", line=line, column=column, hint=fault.hint
    )


def first(source: Source) -> Fault | None:
    """The first fault of a file. Raises LookupError or ValueError for an encoding that is not known."""
    opened = _Open(source)
    error = opened.run()
    return _fault(opened, error) if error else None


def _fault(opened: _Open, error: expat.ExpatError) -> Fault:
    at = max(opened.parser.ErrorByteIndex, 0)
    explanation: Callable[[_Open, int], Fault | None] | None = EXPLANATIONS.get(error.code)
    found = explanation(opened, at) if explanation else None
    if found is None:
        reason = expat.errors.messages[error.code].removeprefix("not well-formed ").strip("()")
        found = Fault(reason, at, "mend this place first; behind it, little can be checked")
    return found


def _named(opened: _Open) -> str:
    """The innermost open element and its line."""
    name, start = opened.tags[-1]
    return f'"{name}" of line {opened.source.position(start)[0]}'


def _mismatch(opened: _Open, at: int) -> Fault | None:
    found = TAG.match(text_at(opened.source, at)) or TAG.match(text_at(opened.source, max(at - 2, 0)))
    if found is None or not opened.tags:
        return None
    start = at if opened.source.data[at : at + 1] == b"<" or opened.source.lines.width > 1 else max(at - 2, 0)
    name, around = found[2], [each for each, _ in opened.tags]
    if name in around:
        missing = list(reversed(around[len(around) - around[::-1].index(name) :]))
        tags = "".join(f"</{each}>" for each in missing)
        reason = f'"</{name}>" comes while {_named(opened)} is still open'
        hint = f'write "{tags}" before it, or take the start tag away'
        return Fault(reason, start, hint, (Edit(start, start, tags.encode()),))
    inner = opened.tags[-1][0]
    if name.lower() == inner.lower() or _alike(name, inner):
        edit = Edit(start, start + len(found[0].encode()), f"</{inner}".encode())
        return Fault(f'"</{name}>" does not close {_named(opened)}', start, f'write "</{inner}>"', (edit,))
    reason = f'"</{name}>" closes nothing: open is {_named(opened)}'
    end = opened.source.data.find(b">", start) + 1
    edits = Edit(start, end, b""), Edit(start, end, f"</{inner}>".encode())
    return Fault(reason, start, f'write "</{inner}>", or take it away', edits)


def _alike(one: str, other: str) -> bool:
    from teikit.nearest import nearest

    return bool(nearest(one, [other], 0.7))


def _not_closed(opened: _Open, at: int) -> Fault | None:
    """The file ends too early."""
    if not opened.tags:
        return Fault("it has no element", at, "give a TEI file")
    tags = "".join(f"</{name}>" for name, _ in reversed(opened.tags[-5:]))
    reason = f"the file ends while {_named(opened)} is still open"
    end, all_tags = len(opened.source.data), "".join(f"</{name}>" for name, _ in reversed(opened.tags))
    edit = Edit(end, end, all_tags.encode())
    return Fault(reason, opened.tags[-1][1], f'write "{tags}" where it ends', (edit,))


def _unclosed_token(opened: _Open, at: int) -> Fault | None:
    text = text_at(opened.source, at, len(opened.source.data))
    for begin, end, what in (
        ("<!--", "-->", "comment"),
        ("<![CDATA[", "]]>", "CDATA section"),
        ("<?", "?>", "instruction"),
    ):
        if text.startswith(begin) and end not in text[len(begin) :]:
            reason = f'the {what} that begins here never ends with "{end}"'
            return Fault(reason, at, f'write "{end}" where it ends', (Edit(at, at + len(begin), b""),))
    found = TAG.match(text)
    if found:
        cut = text.find("<", 1)
        quotes = text[: cut if cut > 0 else None]
        if quotes.count('"') % 2 or quotes.count("'") % 2:
            return Fault(f'an attribute of "{found[2]}" has no closing quotation mark', at, "close it")
        return Fault(f'the tag "<{found[1]}{found[2]}" has no ">"', at, 'write ">" where it ends')
    return None


def _twice(opened: _Open, at: int) -> Fault | None:
    found = re.match(r"([\w:.-]+)", text_at(opened.source, at))
    return Fault(f'the attribute "{found[1]}" stands twice in a tag', at, "take one away") if found else None


def _behind(opened: _Open, at: int) -> Fault | None:
    found = TAG.match(text_at(opened.source, at))
    what = f'the element "{found[2]}" stands' if found and not found[1] else "something stands"
    return Fault(
        f"{what} behind the end of the root element", at, "a file has one root element; put all into it"
    )


def _prefix(opened: _Open, at: int) -> Fault | None:
    for found in re.finditer(
        r"(?:</?|\s)([\w.-]+):[\w.-]+", text_at(opened.source, at, 2000).partition(">")[0]
    ):
        declared = f"xmlns:{found[1]}".encode() in opened.source.data
        if found[1] not in ("xml", "xmlns") and not declared:
            hint = f'write xmlns:{found[1]}="…" in the root element'
            root = TAG.match(text_at(opened.source, opened.starts[0])) if opened.starts else None
            end = opened.starts[0] + len(root[0].encode()) if root else 0
            edits = (Edit(end, end, f' xmlns:{found[1]}="urn:{found[1]}"'.encode()),) if root else ()
            return Fault(f'nothing declares the prefix "{found[1]}"', at, hint, edits)
    return None


def _syntax(opened: _Open, at: int) -> Fault | None:
    if opened.source.data[at : at + 1] != b"<" and not opened.tags:
        return Fault("text stands where the root element should begin", at, "give a TEI file")
    return None


def _declaration(opened: _Open, at: int) -> Fault | None:
    end = opened.source.data.find(b"?>", at) + 2
    reason = '"<?xml" does not stand at the very beginning'
    return Fault(reason, at, "take away what stands before it", (Edit(at, max(end, at + 5), b""),))


def _number(opened: _Open, at: int) -> Fault | None:
    written = text_at(opened.source, at).partition(";")[0][:SHOWN]
    reason = f'"{written};" is the number of no character'
    return Fault(reason, at, "write another", (Edit(at, at + len(written.encode()) + 1, b"?"),))


EXPLANATIONS: dict[int, Callable[[_Open, int], Fault | None]] = {
    CODES["XML_ERROR_TAG_MISMATCH"]: _mismatch,
    CODES["XML_ERROR_NO_ELEMENTS"]: _not_closed,
    CODES["XML_ERROR_UNCLOSED_TOKEN"]: _unclosed_token,
    CODES["XML_ERROR_PARTIAL_CHAR"]: lambda opened, at: slip(opened.source, at),
    CODES["XML_ERROR_UNDEFINED_ENTITY"]: lambda opened, at: entity(opened.source, at),
    CODES["XML_ERROR_INVALID_TOKEN"]: lambda opened, at: slip(opened.source, at),
    CODES["XML_ERROR_DUPLICATE_ATTRIBUTE"]: _twice,
    CODES["XML_ERROR_JUNK_AFTER_DOC_ELEMENT"]: _behind,
    CODES["XML_ERROR_SYNTAX"]: _syntax,
    CODES["XML_ERROR_UNBOUND_PREFIX"]: _prefix,
    CODES["XML_ERROR_MISPLACED_XML_PI"]: _declaration,
    CODES["XML_ERROR_BAD_CHAR_REF"]: _number,
}
"""By what expat calls the error."""


def _encoding(source: Source, problem: str) -> FileError:
    """A file in an encoding that cannot be read here."""
    declared = encodings.DECLARED.match(source.data[:1024])
    name = declared[1].decode("ascii") if declared else ""
    known = True
    try:
        codecs.lookup(name)
    except LookupError:
        known = False
    if name and known:
        reason = f'the encoding "{name}" is not one that XML tools read'
    else:
        reason = f'there is no encoding "{name}"' if name else f"it cannot be read: {problem}"
    return FileError(source.path, reason, line=1, column=1, hint="save the file as UTF-8")
