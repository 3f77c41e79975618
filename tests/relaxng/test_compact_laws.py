"""Laws of the compact syntax: it is total, linear, and says what the XML syntax says."""

from __future__ import annotations

from functools import partial
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.counting import calls
from tests.relaxng.compact_canonical import canonical

from teikit.relaxng import compact
from teikit.relaxng.compact.tokens import KEYWORDS
from teikit.relaxng.syntax import xml as xml_syntax
from teikit.relaxng.syntax.node import Node, SchemaError

SIGNS = ["{", "}", "(", ")", "[", "]", "|", "&", ",", "*", "+", "?", "-", "=", "|=", "&=", "~", ">>", ":"]
WORDS = [
    "a",
    "v:a",
    "v:*",
    r"\start",
    "xsd:int",
    '"x"',
    "'''",
    '"""',
    "## d\n",
    "# c\n",
    r"\x{41}",
    r"\x{",
    "\r\n",
]
SOUP = st.lists(st.sampled_from([*SIGNS, *WORDS, *sorted(KEYWORDS)]), max_size=40)


def outcome(text: str | bytes) -> Node | SchemaError:
    try:
        return compact.read(text if isinstance(text, bytes) else text.encode(), "s.rnc")
    except SchemaError as error:
        return error


@given(st.binary(max_size=200))
def test_bytes_are_a_schema_or_a_schema_error(text: bytes) -> None:
    assert outcome(text)


@given(st.text(max_size=100), st.sampled_from(["utf-8", "utf-16"]))
def test_text_is_a_schema_or_a_schema_error(text: str, encoding: str) -> None:
    assert outcome(text.encode(encoding, "surrogatepass"))


@settings(max_examples=300)
@given(SOUP, st.sampled_from(["", " "]))
def test_an_error_stands_in_the_file(words: list[str], between: str) -> None:
    text = between.join(words)
    error = outcome(text)
    if isinstance(error, SchemaError):
        lines = text.replace("\r\n", "\n").split("\n")
        assert error.path == "s.rnc"
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1]) + 1


@pytest.mark.parametrize(
    "piece",
    [
        "a = b\n",
        "a = (b, c?)* | d >> e [ ]\n",
        "## d\n",
        "div {",
        "a = (",
        "a [ b [",
        '"""',
        "'",
        '"x" ~ ',
        "\\x{41}",
    ],
)
def test_work_grows_with_the_file(piece: str) -> None:
    once, twice = (calls(partial(outcome, piece * times)) for times in (500, 1000))
    assert twice <= 2.1 * once


# A schema as nested tuples, to be written in either syntax.

NAMES = st.sampled_from(["l", "list", "pc", "start", "milestone.x", "ü-2", "inherit"])
LITERALS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"]) | st.sampled_from("\n\t"), max_size=5
)
SIMPLE = st.one_of(
    st.tuples(st.just("name"), st.sampled_from(["", "v:", "w:"]), NAMES),
    st.tuples(st.just("nsName"), st.sampled_from(["v", "w"])),
    st.tuples(st.just("anyName")),
)
CLASSES = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.tuples(st.just("choice"), st.lists(inner, min_size=2, max_size=3)),
        st.tuples(st.just("but"), SIMPLE.filter(lambda simple: simple[0] != "name"), inner),
    ),
    max_leaves=4,
)
TYPES = st.sampled_from([("", "string"), ("", "token"), ("xsd", "int"), ("t", "verse")])
PARAMS = st.lists(st.tuples(NAMES, LITERALS), max_size=2)
VALUES = st.one_of(st.tuples(st.just("value"), LITERALS), st.tuples(st.just("typed"), TYPES, LITERALS))
LEAVES = st.one_of(
    st.sampled_from([("empty",), ("text",), ("notAllowed",)]),
    st.tuples(st.sampled_from(["ref", "parentRef"]), NAMES),
    st.tuples(st.just("data"), TYPES, PARAMS, st.none() | VALUES),
    VALUES,
)
PATTERNS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["element", "attribute"]), CLASSES, inner),
        st.tuples(
            st.sampled_from(["group", "choice", "interleave"]), st.lists(inner, min_size=2, max_size=4)
        ),
        st.tuples(st.sampled_from(["optional", "zeroOrMore", "oneOrMore", "list", "mixed"]), inner),
    ),
    max_leaves=12,
)
DEFINITIONS = st.tuples(
    st.just("define"), st.none() | NAMES, st.sampled_from(["", "choice", "interleave"]), PATTERNS
)
MEMBERS = st.recursive(
    DEFINITIONS, lambda inner: st.tuples(st.just("div"), st.lists(inner, max_size=3)), max_leaves=5
)
URIS = {"v": "urn:v", "w": ""}
LIBRARIES = {"xsd": "http://www.w3.org/2001/XMLSchema-datatypes", "t": "urn:types", "": ""}
SPACE = st.sampled_from([" ", "\n", "\r\n", "\t", " # note\n", "\n\n#\n"])


def quote(identifier: str) -> str:
    return "\\" + identifier if identifier in KEYWORDS else identifier


def literal(text: str, style: st.DataObject) -> str:
    if not text or style.draw(st.booleans()):
        escaped = "".join(c if c.isalnum() else f"\\x{{{ord(c):x}}}" for c in text)
        # An escape is the character that it stands for, quotes too: these need the other quote.
        parts = escaped.split("\\x{22}")
        return " ~ '\"' ~ ".join(f'"{part}"' for part in parts)
    parts = text.split("'")
    return ' ~ "\'" ~ '.join(f"'''{part}'''" for part in parts).replace("\\", "\\x{5c}")


def compact_class(names: Any) -> str:
    match names:
        case ("name", prefix, local):
            return f"{prefix}{local}"
        case ("nsName", prefix):
            return f"{prefix}:*"
        case ("anyName",):
            return "*"
        case ("choice", members):
            return f"({' | '.join(map(compact_class, members))})"
        case (_, names, excepted):
            return f"({compact_class(names)} - {compact_class(excepted)})"
    raise AssertionError(names)


CONNECTORS = {"group": ",", "choice": "|", "interleave": "&"}
REPETITIONS = {"optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}
ASSIGNS = {"": "=", "choice": "|=", "interleave": "&="}


def compact_type(datatype: tuple[str, str]) -> str:
    return ":".join(filter(None, datatype))


def compact_form(pattern: Any, style: st.DataObject) -> str:
    space = style.draw(SPACE)
    match pattern:
        case ("ref", name):
            return quote(name)
        case ("parentRef", name):
            return f"parent{space}{quote(name)}"
        case ("value", text):
            return literal(text, style)
        case ("typed", datatype, text):
            return f"{compact_type(datatype)}{space}{literal(text, style)}"
        case ("data", datatype, params, excepted):
            own = "".join(f"{name}{space}= {literal(text, style)} " for name, text in params)
            data = f"{compact_type(datatype)} {{{own}}}" if params else compact_type(datatype)
            return data if excepted is None else f"({data}{space}- {compact_form(excepted, style)})"
        case ("element" | "attribute" as kind, names, inner):
            return f"{kind} {compact_class(names)}{space}{{{compact_form(inner, style)}}}"
        case (name, list(members)):
            sign = f"{space}{CONNECTORS[name]} "
            return f"({sign.join(compact_form(member, style) for member in members)})"
        case (name, inner):
            text = compact_form(inner, style)
            return f"({text}){REPETITIONS[name]}" if name in REPETITIONS else f"{name} {{ {text} }}"
        case (name,):
            return str(name)
    raise AssertionError(pattern)


def compact_member(member: Any, style: st.DataObject) -> str:
    if member[0] == "div":
        return f"div {{ {' '.join(compact_member(inner, style) for inner in member[1])} }}"
    _, name, combine, pattern = member
    identifier = "start" if name is None else quote(name)
    return f"{identifier} {ASSIGNS[combine]} {compact_form(pattern, style)}"


def xml_text(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in text)


def xml_class(names: Any, *, attribute: bool) -> str:
    match names:
        case ("name", prefix, local):
            uri = URIS[prefix[0]] if prefix else "" if attribute else "urn:d"
            return f'<name ns="{uri}">{local}</name>'
        case ("nsName", prefix):
            return f'<nsName ns="{URIS[prefix]}"/>'
        case ("anyName",):
            return "<anyName/>"
        case ("choice", members):
            inner = "".join(xml_class(member, attribute=attribute) for member in members)
            return f"<choice>{inner}</choice>"
        case (_, names, excepted):
            inner = xml_class(names, attribute=attribute)
            return f"{inner[:-2]}><except>{xml_class(excepted, attribute=attribute)}</except></{names[0]}>"
    raise AssertionError(names)


def xml_type(datatype: tuple[str, str]) -> str:
    return f'datatypeLibrary="{LIBRARIES[datatype[0]]}" type="{datatype[1]}"'


def xml_form(pattern: Any) -> str:
    match pattern:
        case ("ref" | "parentRef" as kind, name):
            return f"<{kind} name={quoteattr(name)}/>"
        case ("value", text):
            return f"<value>{xml_text(text)}</value>"
        case ("typed", datatype, text):
            return f"<value {xml_type(datatype)}>{xml_text(text)}</value>"
        case ("data", datatype, params, excepted):
            own = "".join(f'<param name="{name}">{xml_text(text)}</param>' for name, text in params)
            but = "" if excepted is None else f"<except>{xml_form(excepted)}</except>"
            return f"<data {xml_type(datatype)}>{own}{but}</data>"
        case ("element" | "attribute" as kind, names, inner):
            return f"<{kind}>{xml_class(names, attribute=kind == 'attribute')}{xml_form(inner)}</{kind}>"
        case (name, list(members)):
            return f"<{name}>{''.join(map(xml_form, members))}</{name}>"
        case (name, inner):
            return f"<{name}>{xml_form(inner)}</{name}>"
        case (name,):
            return f"<{name}/>"
    raise AssertionError(pattern)


def xml_member(member: Any) -> str:
    if member[0] == "div":
        return f"<div>{''.join(map(xml_member, member[1]))}</div>"
    _, name, combine, pattern = member
    own = f' combine="{combine}"' if combine else ""
    element = "start" if name is None else "define"
    own += "" if name is None else f" name={quoteattr(name)}"
    return f"<{element}{own}>{xml_form(pattern)}</{element}>"


HEAD = 'default namespace = "urn:d"\nnamespace v = "urn:v"\nnamespace w = ""\ndatatypes t = "urn:types"\n'


@settings(max_examples=200)
@given(st.lists(MEMBERS, max_size=4), st.data())
def test_both_syntaxes_of_a_schema_are_the_same_tree(members: list[Any], style: st.DataObject) -> None:
    text = HEAD + "\n".join(compact_member(member, style) for member in members)
    inner = "".join(map(xml_member, members))
    xml = f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:d">{inner}</grammar>'
    expected = canonical(xml_syntax.read(xml.encode(), "s.rng"))
    assert canonical(compact.read(text.encode(), "s.rnc")) == expected
