"""Names of XML 1.0, 4th edition, which is what XML Schema Part 2 builds on: Name, NCName, NMTOKEN, QName."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from teikit.relaxng.datatypes.lexical import form

_FORMS = {  # in ASCII, and in full
    "Name": ("[A-Za-z_:][A-Za-z0-9._:-]*", "[{start}:][{char}:]*"),
    "NCName": ("[A-Za-z_][A-Za-z0-9._-]*", "[{start}][{char}]*"),
    "NMTOKEN": ("[A-Za-z0-9._:-]+", "[{char}:]+"),
}
_LANGUAGE = "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"
_XML = "http://www.w3.org/XML/1998/namespace"


def name(text: str) -> str:
    """A Name, itself. Like all here, raises ValueError with the fault."""
    return _read("Name", text)


def ncname(text: str) -> str:
    """A name without a colon, itself."""
    return _read("NCName", text)


def nmtoken(text: str) -> str:
    """A token of name characters, itself."""
    return _read("NMTOKEN", text)


def ncnames(text: str) -> str:
    """One or more NCNames with a space between, as they are."""
    return " ".join(map(ncname, text.split(" ")))


def nmtokens(text: str) -> str:
    """One or more NMTOKENs with a space between, as they are."""
    return " ".join(map(nmtoken, text.split(" ")))


def count(text: str) -> int:
    """How many items a list has."""
    return text.count(" ") + 1


def language(text: str) -> str:
    """A language tag, itself: XML Schema Part 2, 3.3.3."""
    if form(_LANGUAGE)(text):
        return text
    raise ValueError


def qname(text: str, namespaces: Mapping[str, str], _: Collection[str]) -> tuple[str, str]:
    """The namespace and the local name that a prefixed name stands for."""
    prefix, colon, local = text.rpartition(":")
    ncname(local)
    if not colon:
        return namespaces.get("", ""), local
    if ncname(prefix) == "xml":
        return _XML, local
    if not (namespace := namespaces.get(prefix)):
        raise ValueError(f'the prefix "{prefix}" is bound to no namespace')
    return namespace, local


def entities(text: str, _: Mapping[str, str], declared: Collection[str]) -> str:
    """One or more names of unparsed entities that the document declares, as they are."""
    for entity in ncnames(text).split(" "):
        if entity not in declared:
            raise ValueError(f'the document declares no unparsed entity "{entity}"')
    return text


def entity(text: str, namespaces: Mapping[str, str], declared: Collection[str]) -> str:
    """The name of an unparsed entity that the document declares, itself."""
    return entities(ncname(text), namespaces, declared)


def matches(kind: str, text: str) -> bool:
    """Whether `text` is a "Name", "NCName" or "NMTOKEN"."""
    in_ascii, full = _FORMS[kind]
    if form(in_ascii)(text):
        return True
    if text.isascii():
        return False
    from teikit.relaxng.datatypes.name_characters import CHAR, START

    return form(full.format(start=START, char=CHAR))(text) is not None


def _read(kind: str, text: str) -> str:
    if matches(kind, text):
        return text
    raise ValueError(_fault(kind, text))


def _fault(kind: str, text: str) -> str:
    if not text:
        return "it is empty"
    if " " in text:
        return "it has a space"
    if kind == "NCName" and ":" in text:
        return "it has a colon"
    if wrong := next((character for character in text if not matches("NMTOKEN", character)), None):
        return f'it has "{wrong}"'
    return f'it begins with "{text[0]}"'
