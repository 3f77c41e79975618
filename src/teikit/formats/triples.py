"""RDF: statements, and their two spellings, Turtle and JSON-LD, in the order in which they were made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from teikit.json_output import encode, record

UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\]')
LOCAL = re.compile(r"[A-Za-z_][\w-]*")


@dataclass(frozen=True, slots=True)
class Literal:
    """Words, with their language or the type of their value (a name with a prefix)."""

    words: str
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A subject by its address, a property by its name with a prefix, and an address or words.

    A name with a known prefix may stand for an address.
    """

    subject: str
    name: str
    value: str | Literal


def _grouped(statements: Iterable[Statement]) -> dict[str, dict[str, list[str | Literal]]]:
    found: dict[str, dict[str, list[str | Literal]]] = {}
    for each in statements:
        values = found.setdefault(each.subject, {}).setdefault(each.name, [])
        if each.value not in values:
            values.append(each.value)
    return found


def turtle(statements: Iterable[Statement], prefixes: Mapping[str, str]) -> bytes:
    """The statements in Turtle, a block for each subject."""
    lines = [f"@prefix {name}: <{address}> .\n" for name, address in prefixes.items()]
    for subject, said in _grouped(statements).items():
        block = " ;\n".join(
            f"    {'a' if name == 'rdf:type' else name} {', '.join(_term(each, prefixes) for each in values)}"
            for name, values in said.items()
        )
        lines.append(f"\n{_term(subject, prefixes)}\n{block} .\n")
    return "".join(lines).encode()


def _term(value: str | Literal, prefixes: Mapping[str, str]) -> str:
    if isinstance(value, Literal):
        words = encode(value.words)  # what JSON escapes, Turtle reads alike
        return (
            f"{words}@{value.language}"
            if value.language
            else f"{words}^^{value.kind}"
            if value.kind
            else words
        )
    prefix, _, local = value.partition(":")
    if prefix in prefixes and LOCAL.fullmatch(local):
        return value
    return f"<{UNSAFE.sub(_percent, value)}>"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def json_ld(statements: Iterable[Statement], prefixes: Mapping[str, str]) -> bytes:
    """The statements in JSON-LD, an object of the graph for each subject."""
    graph = [
        {"@id": UNSAFE.sub(_percent, subject)}
        | {"@type" if name == "rdf:type" else name: _values(name, values) for name, values in said.items()}
        for subject, said in _grouped(statements).items()
    ]
    return record({"@context": dict(prefixes), "@graph": graph})


def _values(name: str, values: list[str | Literal]) -> list[Any]:
    if name == "rdf:type":
        return list(values)
    return [_object(each) for each in values]


def _object(value: str | Literal) -> dict[str, str]:
    if not isinstance(value, Literal):
        return {"@id": UNSAFE.sub(_percent, value)}
    more = {"@language": value.language} if value.language else {"@type": value.kind} if value.kind else {}
    return {"@value": value.words, **more}
