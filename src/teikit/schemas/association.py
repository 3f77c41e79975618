"""The schemas that somebody names: the user, the configuration, or the file itself in <?xml-model?>.

Source: Associating Schemas with XML documents 1.0 (W3C and ISO/IEC 24782).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from xml.parsers import expat

from teikit.characters import is_legal
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.names import TEI

PSEUDO_ATTRIBUTE = re.compile(r"""\s*([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')(?=\s|$)""")
ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Kind(StrEnum):
    """What a schema is written in, as far as one can say."""

    RELAX_NG = "RELAX NG"
    SCHEMATRON = "Schematron"
    ODD = "ODD"
    OTHER = "other"
    UNKNOWN = "unknown"


BY_NAMESPACE = {
    "http://relaxng.org/ns/structure/1.0": Kind.RELAX_NG,
    "http://purl.oclc.org/dsdl/schematron": Kind.SCHEMATRON,
    "http://www.ascc.net/xml/schematron": Kind.SCHEMATRON,
    TEI: Kind.ODD,
}
"""By `schematypens`; any other is a language that is not checked here (XML Schema, NVDL)."""
BY_TYPE = {
    "application/relax-ng-compact-syntax": Kind.RELAX_NG,
    "application/vnd.oasis.relax-ng": Kind.RELAX_NG,
    "application/relax-ng+xml": Kind.RELAX_NG,
    "application/schematron+xml": Kind.SCHEMATRON,
    "application/xml-dtd": Kind.OTHER,
}
BY_SUFFIX = {
    ".rng": Kind.RELAX_NG,
    ".rnc": Kind.RELAX_NG,
    ".sch": Kind.SCHEMATRON,
    ".odd": Kind.ODD,
    ".xsd": Kind.OTHER,
    ".dtd": Kind.OTHER,
    ".nvdl": Kind.OTHER,
}


@dataclass(frozen=True, slots=True)
class Named:
    """A schema as somebody names it: `href` seen from `base`, at a `place` of a file (None: by a user)."""

    href: str
    base: Path
    kind: Kind = Kind.UNKNOWN
    phase: str | None = None
    place: tuple[int, int] | None = None
    by: str = ""


def named(tei: Tei) -> Iterator[Named]:
    """What the <?xml-model?> instructions of a file's prolog name.

    Raises FileError at the place of one that is not pseudo-attributes, or that has no `href`.
    """
    source, base = tei.source, Path(tei.path).parent
    for each in tei.instructions("xml-model"):
        if not each.in_prolog:
            continue
        place = source.position(each.start)
        said = _pseudo_attributes(source.path, place, each.text)
        if not said.get("href"):
            raise FileError(
                source.path, "this xml-model names no schema", line=place[0], column=place[1], hint="add href"
            )
        yield Named(said["href"], base, _kind(said), said.get("phase"), place, source.path)


def chosen(names: Iterable[str], base: Path, by: str = "") -> tuple[Named, ...]:
    """What a user names on the command line, or the configuration `by` in its folder `base`."""
    return tuple(Named(name, base, BY_SUFFIX.get(suffix(name), Kind.UNKNOWN), by=by) for name in names)


def suffix(href: str) -> str:
    """The ending of a path or address, small: what a query or a fragment says is no part of it."""
    return Path(re.split("[?#]", href)[0]).suffix.lower()


def _kind(said: dict[str, str]) -> Kind:
    if "schematypens" in said:
        return BY_NAMESPACE.get(said["schematypens"], Kind.OTHER)
    by_type = BY_TYPE.get(said.get("type", "").partition(";")[0].strip().lower())
    return by_type or BY_SUFFIX.get(suffix(said["href"]), Kind.UNKNOWN)


def _pseudo_attributes(path: str, place: tuple[int, int], text: str) -> dict[str, str]:
    said: dict[str, str] = {}
    at = 0
    while at < len(text.rstrip()):
        found = PSEUDO_ATTRIBUTE.match(text, at)
        if not found or found[1] in said:
            raise FileError(
                path,
                f'this xml-model cannot be read from "{text[at:].strip()[:40]}" on',
                line=place[0],
                column=place[1],
                hint='write name="value" pairs, each name once',
            )
        said[found[1]] = ENTITY.sub(_character, found[2] if found[2] is not None else found[3])
        at = found.end()
    return said


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return ENTITIES[found[3]]
    number = int(found[1], 16) if found[1] else int(found[2])
    return chr(number) if is_legal(number) else "\ufffd"


class _RootError(Exception):
    """The prolog is over; the name of the root element, its namespace before a space."""


def root(data: bytes) -> str:
    """The name of the root element, its namespace before a space; "" where there is none."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = _stop
    try:
        parser.Parse(data, True)
    except _RootError as found:
        return str(found)
    except (expat.ExpatError, LookupError, ValueError):
        pass
    return ""


def _stop(name: str, _attributes: object) -> None:
    raise _RootError(name)
