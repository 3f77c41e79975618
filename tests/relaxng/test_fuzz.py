"""Whatever the schema and the document: a verdict, the same each time, and never a traceback."""

# ruff: noqa: PT017  (an error is a possible outcome)
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.relaxng.relaxng_schemas import RNG

from teikit.relaxng import KINDS, Schema, SchemaError, load

NAMES = st.sampled_from("abc")
LEAVES = st.one_of(
    st.just("<empty/>"),
    st.just("<text/>"),
    st.just("<notAllowed/>"),
    NAMES.map(lambda name: f'<ref name="{name}"/>'),
    NAMES.map(lambda name: f'<attribute name="{name}"><data type="integer"/></attribute>'),
    NAMES.map(lambda name: f'<attribute name="{name}"/>'),
    st.just("<oneOrMore><attribute><anyName/></attribute></oneOrMore>"),
    st.just('<data type="integer"/>'),
    st.just('<data type="date"><except><value type="date">2000-01-01</value></except></data>'),
    st.just("<value>x</value>"),
    st.just("<element><anyName><except><name>a</name></except></anyName><text/></element>"),
)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.sampled_from(["optional", "zeroOrMore", "oneOrMore", "mixed", "list", "group"])
    many = st.sampled_from(["group", "choice", "interleave", "choice"])
    return st.one_of(
        st.tuples(one, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
        st.tuples(many, st.lists(inner, min_size=2, max_size=4)).map(
            lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
        ),
        st.tuples(NAMES, inner).map(lambda pair: f'<element name="{pair[0]}">{pair[1]}</element>'),
    )


PATTERNS = st.recursive(LEAVES, wrapped, max_leaves=12)
SCHEMAS = st.tuples(PATTERNS, PATTERNS, PATTERNS).map(
    lambda bodies: (
        f'<grammar {RNG}><start><choice><ref name="a"/><ref name="b"/></choice></start>'
        + "".join(
            f'<define name="{name}"><element name="{name}">{body}</element></define>'
            for name, body in zip("abc", bodies, strict=True)
        )
        + "</grammar>"
    )
)
TEXTS = st.sampled_from(["", " ", "x", "12", "2000-01-01", "2001-01-01", "\n "])
ELEMENTS = st.recursive(
    TEXTS,
    lambda inner: st.tuples(
        st.sampled_from("abcd"),
        st.dictionaries(st.sampled_from("abcd"), TEXTS, max_size=2),
        st.lists(inner, max_size=3),
    ).map(lambda parts: as_element(*parts)),
    max_leaves=10,
)
DOCUMENTS = st.tuples(
    st.sampled_from("ab"),
    st.dictionaries(st.sampled_from("abc"), TEXTS, max_size=2),
    st.lists(ELEMENTS, max_size=4),
).map(lambda parts: as_element(*parts))


def as_element(name: str, attributes: dict[str, str], content: list[str]) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(content)}</{name}>"


def load_or_none(text: str) -> Schema | None:
    try:
        return load("fuzz.rng", text.encode())
    except SchemaError as error:
        assert error.line >= 1
        assert error.reason
        return None


@settings(max_examples=150, deadline=None)
@given(SCHEMAS, st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_any_schema_and_any_document(text, documents):
    schema = load_or_none(text)
    if schema is None:
        return
    for document in documents:
        first = list(schema.violations(document.encode()))
        assert all(
            violation.kind in KINDS and violation.message and violation.line >= 1 for violation in first
        )
        assert list(schema.violations(document.encode())) == first
        assert list(load("fuzz.rng", text.encode()).violations(document.encode())) == first


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_as_schema_and_as_document(data):
    load_or_none_bytes(data)
    list(load("any.rng", f'<element name="a" {RNG}><text/></element>'.encode()).violations(data))


def load_or_none_bytes(data: bytes) -> None:
    for name in ("fuzz.rng", "fuzz.rnc"):
        try:
            load(name, data)
        except SchemaError as error:
            assert error.reason


@settings(max_examples=100, deadline=None)
@given(SCHEMAS, st.data())
def test_any_damage_to_a_schema(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 12))
    load_or_none_bytes(
        (text[:at] + data.draw(st.sampled_from(["", "<", "x", '"', "&#0;"])) + text[at + length :]).encode()
    )
