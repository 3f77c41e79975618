"""A grammar in the compact syntax of RELAX NG (OASIS, 21 November 2002)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from teikit.tei.odd.grammar.pattern import DOCUMENTATION, Pattern
from teikit.tei.odd.namespaces import ANNOTATIONS, DATATYPES, SCHEMATRON, XSLT

KEYWORDS = frozenset(
    "attribute default datatypes div element empty external grammar include inherit list mixed namespace"
    " notAllowed parent start string text token".split()
)
OCCURRENCES = {"optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}
BETWEEN = {"group": ",", "interleave": " &", "choice": " |"}
ANNOTATING = {"a": ANNOTATIONS, "sch": SCHEMATRON, "xsl": XSLT}
XML = "http://www.w3.org/XML/1998/namespace"


def write(grammar: Pattern, about: str = "", carried: Sequence[etree._Element] = ()) -> str:
    """The grammar as a document, with a comment on what it is, and what else it carries at its end."""
    writer = _Writer(grammar.attributes.get("ns", ""))
    body = [
        line for each in grammar.children for line in writer.component(each, "", writer.default, DATATYPES)
    ]
    body += [line for each in carried for line in writer.annotation(each, "")]
    head = [f"# {line}" for line in about.splitlines()]
    head.append(f'default namespace = "{writer.default}"' if writer.default else 'default namespace = ""')
    head += [f'namespace {prefix} = "{uri}"' for uri, prefix in writer.prefixes.items()]
    return "\n".join([*head, "", *body, ""])


@dataclass(slots=True)
class _Writer:
    """What is known of a grammar on the way: its namespace, and a prefix for each other one."""

    default: str
    prefixes: dict[str, str] = field(default_factory=lambda: {uri: each for each, uri in ANNOTATING.items()})

    def component(self, pattern: Pattern, indent: str, space: str, library: str) -> Iterator[str]:
        """A definition, the start, or a div of them."""
        space, library = self.inherited(pattern, space, library)
        if pattern.name == "div":
            yield f"{indent}div {{"
            for each in pattern.children:
                yield from self.component(each, indent + "  ", space, library)
            yield f"{indent}}}"
        elif pattern.name in ("define", "start"):
            name = "start" if pattern.name == "start" else identifier(pattern.attributes.get("name", ""))
            sign = {"choice": "|=", "interleave": "&="}.get(pattern.attributes.get("combine", ""), "=")
            yield f"{indent}{name} {sign}"
            yield from self.joined(pattern.children, "group", indent + "  ", space, library)

    def joined(
        self, patterns: Sequence[Pattern], kind: str, indent: str, space: str, library: str
    ) -> Iterator[str]:
        """Patterns with the sign between them that their group has."""
        written = [each for each in patterns if each.name != DOCUMENTATION]
        if not written:
            yield f"{indent}empty"
        last = None
        for each in patterns:
            if each.name == DOCUMENTATION:
                if last is not None and each.text:
                    yield f"{indent}>> a:documentation [ {literal(each.text)} ]"
                continue
            lines = list(self.pattern(each, indent, space, library))
            if last is not None:
                yield f"{indent}{BETWEEN[kind].strip()}"
            yield from lines
            last = each

    def pattern(  # noqa: C901 - a row for each kind of pattern
        self, pattern: Pattern, indent: str, space: str, library: str
    ) -> Iterator[str]:
        """A pattern, one line for each part of it."""
        space, library = self.inherited(pattern, space, library)
        match pattern.name:
            case "element" | "attribute":
                yield from self.named(pattern, indent, space, library)
            case "list" | "mixed":
                yield f"{indent}{pattern.name} {{"
                yield from self.joined(pattern.children, "group", indent + "  ", space, library)
                yield f"{indent}}}"
            case "group" | "interleave" | "choice":
                yield f"{indent}("
                yield from self.joined(pattern.children, pattern.name, indent + "  ", space, library)
                yield f"{indent})"
            case "optional" | "zeroOrMore" | "oneOrMore":
                yield f"{indent}("
                yield from self.joined(pattern.children, "group", indent + "  ", space, library)
                yield f"{indent}){OCCURRENCES[pattern.name]}"
            case "ref":
                yield indent + identifier(pattern.attributes["name"])
            case "parentRef":
                yield f"{indent}parent {identifier(pattern.attributes['name'])}"
            case "value":
                yield indent + f"{self.datatype(pattern, library)} {literal(pattern.text)}".strip()
            case "data":
                yield indent + self.data(pattern, space, library)
            case "grammar":
                yield f"{indent}grammar {{"
                for each in pattern.children:
                    yield from self.component(each, indent + "  ", space, library)
                yield f"{indent}}}"
            case other:
                yield indent + (other if other in ("text", "notAllowed") else "empty")

    def named(self, pattern: Pattern, indent: str, space: str, library: str) -> Iterator[str]:
        """An element or attribute: its annotations, its names, and what is in it."""
        inside = list(pattern.children)
        for each in (each for each in inside if each.name == DOCUMENTATION and each.text):
            yield f"{indent}## {each.text}"
        if default := pattern.attributes.get("a:defaultValue"):
            yield f"{indent}[ a:defaultValue = {literal(default)} ]"
        inside = [each for each in inside if each.name != DOCUMENTATION]
        if "name" in pattern.attributes:
            own = space if pattern.name == "element" else pattern.attributes.get("ns", "")
            names = self.qualified(pattern.attributes["name"], own, is_element=pattern.name == "element")
        else:
            names = self.name_class(inside[0], space, is_element=pattern.name == "element")
            inside = inside[1:]
        yield f"{indent}{pattern.name} {names} {{"
        if inside or pattern.name == "element":
            yield from self.joined(inside, "group", indent + "  ", space, library)
        else:
            yield f"{indent}  text"
        yield f"{indent}}}"

    def name_class(self, pattern: Pattern, space: str, *, is_element: bool) -> str:
        """The names that an element or attribute may have."""
        space = pattern.attributes.get("ns", space)
        excepted = [each for part in pattern.children if part.name == "except" for each in part.children]
        names = [self.name_class(each, space, is_element=is_element) for each in excepted]
        without = f" - ({' | '.join(names)})" if names else ""
        match pattern.name:
            case "name":
                return self.qualified(pattern.text.strip(), space, is_element=is_element)
            case "nsName":
                return f"{self.prefix(space)}:*{without}"
            case "choice":
                inside = (self.name_class(each, space, is_element=is_element) for each in pattern.children)
                return f"({' | '.join(inside)})"
        return f"*{without}"

    def data(self, pattern: Pattern, space: str, library: str) -> str:
        """A datatype with its parameters, and what is excepted from it."""
        facets = [each for each in pattern.children if each.name == "param"]
        made = self.datatype(pattern, library)
        if facets:
            said = " ".join(f"{each.attributes.get('name')} = {literal(each.text)}" for each in facets)
            made += f" {{ {said} }}"
        excepted = [each for part in pattern.children if part.name == "except" for each in part.children]
        if excepted:
            inside = " ".join(self.joined(excepted, "choice", "", space, library))
            made += f" - ({inside})"
        return made

    def datatype(self, pattern: Pattern, library: str) -> str:
        """The name of a datatype; none for a plain value."""
        kind = pattern.attributes.get("type", "")
        if not kind:
            return ""
        return f"xsd:{kind}" if library == DATATYPES else kind

    def inherited(self, pattern: Pattern, space: str, library: str) -> tuple[str, str]:
        """The namespace and the library of datatypes inside a pattern."""
        return pattern.attributes.get("ns", space), pattern.attributes.get("datatypeLibrary", library)

    def qualified(self, name: str, space: str, *, is_element: bool) -> str:
        """A name with the prefix of its namespace."""
        if name.startswith("xml:"):
            return name
        if space == (self.default if is_element else ""):
            return identifier(name)
        return f"{self.prefix(space)}:{name}"

    def prefix(self, space: str) -> str:
        """A prefix for a namespace."""
        if space == XML:
            return "xml"
        return self.prefixes.setdefault(space, f"ns{len(self.prefixes) - len(ANNOTATING) + 1}")

    def annotation(self, element: etree._Element, indent: str) -> Iterator[str]:
        """An element of another vocabulary, such as a rule of Schematron."""
        name = etree.QName(element)
        yield f"{indent}{self.prefix(name.namespace or '')}:{name.localname} ["
        for key, value in element.attrib.items():
            of = etree.QName(key)
            prefix = f"{self.prefix(of.namespace)}:" if of.namespace else ""
            yield f"{indent}  {prefix}{of.localname} = {literal(str(value))}"
        if element.text and element.text.strip():
            yield f"{indent}  {literal(element.text)}"
        for each in element:
            if isinstance(each.tag, str):
                yield from self.annotation(each, indent + "  ")
            if each.tail and each.tail.strip():
                yield f"{indent}  {literal(each.tail)}"
        yield f"{indent}]"


def identifier(name: str) -> str:
    """A name, with a sign before it where it is a word of the language."""
    return f"\\{name}" if name in KEYWORDS else name


def literal(text: str) -> str:
    """A text in quotes; one with line ends or both kinds of quotes is put together of several."""
    text = re.sub(r"\\(?=x+\{)", r"\\x{5C}", text).replace("\r", r"\x{D}")
    if "\n" in text or ('"' in text and "'" in text):
        parts = [f'"""{each}"""' for each in text.split('"')]
        return " ~ '\"' ~ ".join(parts)
    return f"'{text}'" if '"' in text else f'"{text}"'
