"""A grammar as RELAX NG in XML."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.markup import escape, quote
from teikit.tei.odd.grammar.pattern import Pattern
from teikit.tei.odd.namespaces import ANNOTATIONS, DATATYPES, RNG

HEAD = f'xmlns="{RNG}" xmlns:a="{ANNOTATIONS}" datatypeLibrary="{DATATYPES}"'


def write(grammar: Pattern, about: str = "", inside: str = "") -> str:
    """The grammar as a document, with a comment on what it is, and what else it carries at its end."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f"<grammar {HEAD} ns={quote(grammar.attributes.get('ns', ''))}>")
    if about:
        lines.append(f" <!-- {about.replace('--', '- -')} -->")
    for each in grammar.children:
        lines.extend(_lines(each, " "))
    if inside:
        lines.append(inside)
    lines.append("</grammar>\n")
    return "\n".join(lines)


def _lines(pattern: Pattern, indent: str) -> Iterator[str]:
    attributes = "".join(f" {key}={quote(each)}" for key, each in pattern.attributes.items())
    if pattern.children:
        yield f"{indent}<{pattern.name}{attributes}>"
        for each in pattern.children:
            yield from _lines(each, indent + " ")
        yield f"{indent}</{pattern.name}>"
    elif pattern.text:
        text = escape(pattern.text).replace("\r", "&#13;")
        yield f"{indent}<{pattern.name}{attributes}>{text}</{pattern.name}>"
    else:
        yield f"{indent}<{pattern.name}{attributes}/>"
