"""What stands in a file that may not stand there: bytes, references, attributes, comments, signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit import encoding as encodings
from teikit.characters import NOT_XML
from teikit.diagnostic import Edit
from teikit.source import Source
from teikit.tei.entity_names import characters, numbers

TAG = re.compile(r"<(/?)([^\s/>!?<&=\"']+)")
ENTITY = re.compile(r"&([^\s;&<>\"']{1,40})?(;?)")
BARE = re.compile(r"""([\w:.-]+)\s*=\s*(?!["'])([^\s>"']*)""")
NO_VALUE = re.compile(r"""\s([\w:.-]+)(?=\s*/?>|\s+[\w:.-]+\s*=)(?!\s*=)""")
QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
MARKS = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x00AB: '"', 0x00BB: '"'}
"""Quotation marks of writing that stand where XML wants those of the keyboard."""
SHOWN = 40
ONE_BYTE = ("windows-1252", "iso-8859-1", "iso-8859-2", "windows-1250", "windows-1251", "koi8-r")
"""Encodings that may be declared, since XML tools read them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at a byte, and the remedy; each of `edits` lets a copy be read on, right or wrong."""

    reason: str
    start: int
    hint: str
    edits: tuple[Edit, ...] = ()


def text_at(source: Source, at: int, length: int = 400) -> str:
    """The characters from a byte on."""
    return source.data[at : at + length].decode(source.lines.encoding, "replace")


def slip(source: Source, at: int) -> Fault | None:
    """A character that may not stand there: the commonest fault, and the one that expat says least of."""
    return (
        _byte(source, at)
        or _ampersand(source, at)
        or _attribute(source, at)
        or _comment(source, at)
        or _sign(source, at)
    )


def entity(source: Source, at: int) -> Fault | None:
    """A reference to what nothing declares."""
    found = ENTITY.match(text_at(source, at))
    if found is None or not found[1]:
        return None
    reason = f'nothing declares the entity "&{found[1]};"'
    return Fault(reason, at, spelled(found[1]), (Edit(at, at + len(found[0].encode()), b"?"),))


def spelled(entity: str) -> str:
    """What to write instead of an entity: the characters that are known by that name, and their numbers."""
    known = characters(entity)
    if not known:
        return f'write the character itself; for an ampersand, "&amp;{entity}"'
    shown = f'"{known}", or ' if known.isprintable() and not known.isspace() else ""
    return f'write {shown}"{numbers(known)}"'


def _byte(source: Source, at: int) -> Fault | None:
    """A byte that the encoding does not have, or a character that XML does not."""
    encoding = source.lines.encoding
    try:
        source.data[at : at + 4].decode(encoding)
    except UnicodeDecodeError as error:
        if error.start == 0 and source.lines.width == 1:
            likely = encodings.likely(source.data)
            told = (
                f'it may be {likely}, in which it is "{_shown(source.data[at : at + 4], likely)}"; '
                if likely
                else ""
            )
            remedy = "save the file as UTF-8" + (
                f', or declare encoding="{likely}"' if likely in ONE_BYTE else ""
            )
            reason = f"the byte 0x{source.data[at]:02X} is not {encoding.upper()}"
            return Fault(reason, at, told + remedy, (Edit(at, at + 1, b"?"),))
    found = NOT_XML.match(text_at(source, at, 4))
    if found:
        end = at + len(found[0].encode(encoding, "replace"))
        reason = f"the character U+{ord(found[0]):04X} cannot stand in XML"
        return Fault(reason, at, "take it away", (Edit(at, end, b"?"),))
    return None


def _shown(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace")[:1]


def _ampersand(source: Source, at: int) -> Fault | None:
    """An ampersand that begins no reference: expat stops behind it."""
    before = source.data.rfind(b"&", max(0, at - SHOWN), at + 1)
    if before < 0 or b";" in source.data[before:at] or b"<" in source.data[before:at]:
        return None
    found, edits = ENTITY.match(text_at(source, before)), (Edit(before, before + 1, b" "),)
    if found and found[1] and not found[2] and characters(found[1]):
        return Fault(f'the entity "&{found[1]}" has no ";"', before, spelled(found[1]), edits)
    return Fault('a "&" stands by itself', before, 'write "&amp;"', edits)


def _attribute(source: Source, at: int) -> Fault | None:
    """A start tag that is not as it should be."""
    start = source.data.rfind(b"<", 0, at)
    text = text_at(source, start, at - start + 80) if start >= 0 else ""
    named, rest = TAG.match(text), text_at(source, at, 80)
    written = text[: len(text) - len(rest)] if rest else text
    if named is None or (">" in QUOTED.sub("", written) and not _is_in_a_value(written)):
        return None
    if rest and ord(rest[0]) in MARKS:
        return Fault(f'"{rest[0]}" is no quotation mark of XML', at, f"write {MARKS[ord(rest[0])]}")
    if rest.startswith("<") and _is_in_a_value(written):
        return _value(start, written, at)
    if found := BARE.search(text):
        place = start + len(text[: found.start()].encode())
        return Fault(
            f'the value of "{found[1]}" has no quotation marks', place, f'write {found[1]}="{found[2]}"'
        )
    if rest.startswith("<"):
        return Fault(f'the tag "<{named[2]}" has no ">"', start, 'write ">" before the next tag')
    if found := NO_VALUE.search(text):
        place = start + len(text[: found.start(1)].encode())
        return Fault(f'the attribute "{found[1]}" has no value', place, f'write {found[1]}="…"')
    return None


def _is_in_a_value(written: str) -> bool:
    """Whether a start tag has got as far as the value of an attribute."""
    left = QUOTED.sub("", written)
    return '"' in left or "'" in left


def _value(start: int, written: str, at: int) -> Fault:
    """A "<" in the value of an attribute, which may have been meant to end before."""
    found = re.search(r"""([\w:.-]+)\s*=\s*["'](?=[^"']*$)""", written)
    if found and ">" in written[found.end() :]:
        place = start + len(written[: found.start()].encode())
        return Fault(
            f'the value of "{found[1]}" has no closing quotation mark', place, "close it before the >"
        )
    return Fault('a "<" stands in the value of an attribute', at, 'write "&lt;"')


def _comment(source: Source, at: int) -> Fault | None:
    start = source.data.rfind(b"<!--", 0, at + 1)
    if start < 0 or source.data.find(b"-->", start + 4, at) >= 0:
        return None
    double = source.data.find(b"--", start + 4)
    hint = 'write "- -", or end the comment with "-->"'
    return Fault('a comment may not have "--" in it', double, hint, (Edit(double, double + 2, b"- "),))


def _sign(source: Source, at: int) -> Fault | None:
    here = text_at(source, at, 8)[:1]
    if "<" in (here, source.data[max(at - 1, 0) : at].decode("latin-1")):
        start = at - (here != "<")
        return Fault('a "<" stands by itself', start, 'write "&lt;"', (Edit(start, start + 1, b" "),))
    if not here:
        return None
    edit = Edit(at, at + len(here.encode(source.lines.encoding, "replace")), b" ")
    return Fault(f'"{here}" cannot stand here', at, "take it away", (edit,))
