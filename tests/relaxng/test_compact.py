from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.relaxng.compact_canonical import canonical

from teikit.relaxng import compact
from teikit.relaxng.syntax import xml as xml_syntax
from teikit.relaxng.syntax.node import Node, SchemaError

DECLARED = (
    'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
)
CASES = [
    case.split("\n=> ")
    for case in Path(__file__).with_name("compact_cases.txt").read_text("utf-8").split("\n\n")
    if "\n=> " in case
]


@pytest.mark.parametrize(("text", "xml"), CASES)
def test_the_compact_form_is_the_xml_form(text: str, xml: str) -> None:
    xml = re.sub(r"(?<=<)\w+", rf"\g<0> {DECLARED}", xml, count=1)
    expected = canonical(xml_syntax.read(xml.encode(), "s.rng"))
    assert canonical(compact.read(text.encode(), "s.rnc")) == expected


def test_an_empty_file_is_an_empty_grammar() -> None:
    grammar = compact.read(b"# nothing\n", "s.rnc")
    assert (grammar.name, grammar.children) == ("grammar", [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("""'say "no"'""", 'say "no"'),
        ('"it\'s"', "it's"),
        ('""', ""),
        ('"""two "" lines\nor three"""', 'two "" lines\nor three'),
        ("'''a''b'''", "a''b"),
        ('"a" ~ \'b\'~"c"', "abc"),
        ("'''a\r\nb\rc\nd'''", "a\nb\nc\nd"),
        (r'"a\x{A}\xx{9}b\x{D}"', "a\n\tb\r"),
        (r'"\x{1F4D6}\x{0000041}"', "\U0001f4d6A"),
        (r'"\x{5C}x{41} \xyz"', r"\x{41} \xyz"),
        (r"\x{22}a\x{20}\x{22}", "a "),
    ],
)
def test_literals(text: str, value: str) -> None:
    node = compact.read(text.encode(), "s.rnc")
    assert (node.name, node.text) == ("value", value)


ERRORS = [
    ("foo\nbar = text", 2, 1, 'expected "|", "&", "," or the end of the file after "foo", not "bar"'),
    ("start = a\nfoo text", 2, 5, 'expected "=" after "foo", not "text"'),
    ("element l { a b }", 1, 15, 'expected "|", "&", "," or "}" after "a", not "b"'),
    ("element l { a | b, c }", 1, 18, 'expected parentheses where "|" and "," meet'),
    ("element l {\n  text\n\n", 2, 7, 'expected "|", "&", "," or "}" after "text" to close the "{" of line 1,'
     " not the end of the file"),
    ("element { text }", 1, 9, 'expected a name after "element", not "{"'),
    ("element l { }", 1, 13, 'expected a pattern after "{", not "}"'),
    (")", 1, 1, 'expected a pattern, not ")"'),
    ("start = text }", 1, 14, 'expected a definition after "text", not "}"'),
    ("start = parent text", 1, 16, 'expected a name after "parent", not "text"'),
    ("include text", 1, 9, 'expected the URI of a schema in quotes after "include", not "text"'),
    ('include "a" { include "b" }', 1, 15, 'expected a definition or "}" after "{", not "include"'),
    ('include "a" { div { include "b" } }', 1, 21, 'expected a definition or "}" after "{", not "include"'),
    ('external "a" inherit = v', 1, 24, 'namespace prefix "v" is not declared'),
    ("element v:l { text }", 1, 9, 'namespace prefix "v" is not declared'),
    ("element v:* { text }", 1, 9, 'namespace prefix "v" is not declared'),
    ("element l { v:int }", 1, 13, 'datatype prefix "v" is not declared'),
    ("namespace v text", 1, 13, 'expected "=" after "v", not "text"'),
    ("namespace v = text", 1, 15, 'expected a namespace URI in quotes or "inherit" after "=", not "text"'),
    ('namespace v = "a"\nnamespace v = "b"', 2, 11, 'namespace prefix "v" is declared twice'),
    ('default namespace = "a"\ndefault namespace v = "b"', 2, 1, "default namespace is declared twice"),
    ('datatypes v = "a:b" datatypes v = "a:b"', 1, 31, 'datatype prefix "v" is declared twice'),
    ('datatypes v = "b"', 1, 11, 'expected an absolute URI without "#" for a datatype library, not "b"'),
    ('datatypes xsd = "a:b"', 1, 11, 'datatype prefix "xsd" can only stand for "http://www.w3.org/2001/XMLSchema-datatypes"'),
    ('namespace xmlns = "a:b"', 1, 11, '"xmlns" cannot be a namespace prefix'),
    ("element l - m { text }", 1, 11, 'expected "*" or "prefix:*" before "-"'),
    ("element l | * - m { text }", 1, 15, 'expected parentheses around the name class with "-"'),
    ("element * - l | m { text }", 1, 11, 'expected parentheses around the name class with "-"'),
    ("element (l | m { text }", 1, 16, 'expected "|" or ")" after "m", not "{"'),
    ("element l { text - token }", 1, 18, 'expected "|", "&", "," or "}" after "text", not "-"'),
    ('element l { "a" | string - "b" }', 1, 26, 'expected parentheses around the pattern with "-"'),
    ('xsd:int { minInclusive "1" }', 1, 24, 'expected "=" after "minInclusive", not "1"'),
    ('xsd:int { minInclusive = "1"', 1, 29, 'expected a parameter or "}" after "1" to close the "{" of line'
     " 1, not the end of the file"),
    ('"a" ~ b', 1, 7, 'expected a literal after "~", not "b"'),
    ('[ a = "1" ] text', 1, 3, 'attribute "a" of an annotation must be in a namespace'),
    ('[ "1" ] text', 1, 3, 'expected "]" after "[", not "1"'),
    ("[ a [ [ ] ] ] text", 1, 7, 'expected "]" after "[", not "["'),
    ('[ a [ "1" b = "2" ] ] text', 1, 13, 'expected "[" after "b", not "="'),
    ("namespace v = inherit [v:a [ ]] text", 1, 24, 'the namespace of annotation "v:a" cannot be inherited'),
    ("[ a [\n]\n text", 3, 6, 'expected "[" after "text", not the end of the file'),
    ("text >> =", 1, 9, 'expected the name of an annotation after ">>", not "="'),
    ("(element l { text } >> a [ ])", 1, 21,
     "annotation elements cannot stand beside the pattern of a whole schema"),
    ('[ a [ ] ] "x"', 1, 1, "annotation elements cannot stand beside the pattern of a whole schema"),
    ("## lost\n", 1, 8, 'expected a definition after "## lost", not the end of the file'),
    ("a = text ## lost", 1, 17, 'expected a definition after "## lost", not the end of the file'),
    ("element l { text ## lost\n}", 1, 18, 'expected "|", "&", "," or "}" after "text", not "## lost"'),
    ("start = @", 1, 9, 'unexpected character "@"'),
    ('start = "never', 1, 9, 'the literal that " opens is not closed on its line'),
    ("start =\n  '''never\nclosed'", 2, 5, "the literal that ''' opens is not closed"),
    (r'"\x{10000000000000}"', 1, 2, r'"\x{10000000000000}" is not a character of XML'),
    (r'"\x{00000041}" @', 1, 16, 'unexpected character "@"'),
    (r'"\x{41}\x{42}\x{A}" b', 1, 21, 'expected "|", "&", "," or the end of the file after "AB…", not "b"'),
    ("text\x01", 1, 5, "character U+0001 is not allowed in XML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "reason"), ERRORS, ids=[error[0] for error in ERRORS])
def test_an_error_says_where_and_what_was_expected(text: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(SchemaError) as error:
        compact.read(text.encode(), "dir/s.rnc")
    found = error.value
    assert (found.line, found.column, found.reason, found.path) == (line, column, reason, "dir/s.rnc")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
def test_the_encoding_is_known_by_its_mark(encoding: str) -> None:
    text = 'element épigraphe { "Ὅμηρος" }'
    written = ("\ufeff" + text).encode(encoding[:9]) if encoding.endswith("-bom") else text.encode(encoding)
    element = compact.read(written, "s.rnc")
    assert [child.text for child in element.children] == ["épigraphe", "Ὅμηρος"]


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        (b'a = "x"\r\nb = "\xe9"', 2, 6, "bytes E9 are not UTF-8"),
        (b"\xef\xbb\xbf\xff", 1, 1, "bytes FF are not UTF-8"),
        ("\ufefftext".encode("utf-16-le") + b"\x00", 1, 5, "bytes 00 are not UTF-16"),
        ("\ufefftext \ud800".encode("utf-16-be", "surrogatepass"), 1, 6, "bytes D8 00 are not UTF-16"),
    ],
)
def test_bytes_that_are_not_text_are_an_error(text: bytes, line: int, column: int, reason: str) -> None:
    with pytest.raises(SchemaError) as error:
        compact.read(text, "s.rnc")
    assert (error.value.line, error.value.column, error.value.reason) == (line, column, reason)


def test_nodes_know_their_places_and_their_scope() -> None:
    text = b'namespace v = "urn:v"\nstart =\n  ## doc\n  element v:l {\n\\x{61}?, (b | "\\x{41}" ), v:int }'
    with pytest.raises(SchemaError, match=r's\.rnc:5:27: datatype prefix "v" is not declared'):
        compact.read(text, "dir/s.rnc")
    grammar = compact.read(text.replace(b"v:int", b"c"), "dir/s.rnc")
    nodes = list(walk(grammar))
    assert [(node.name, node.line, node.column) for node in nodes] == [
        ("grammar", 2, 1),
        ("start", 2, 1),
        ("element", 4, 3),
        ("name", 4, 11),
        ("group", 5, 1),
        ("optional", 5, 1),
        ("ref", 5, 1),
        ("choice", 5, 11),
        ("ref", 5, 11),
        ("value", 5, 15),
        ("ref", 5, 27),
    ]
    assert {node.path for node in nodes} == {node.base for node in nodes} == {"dir/s.rnc"}
    xml = "http://www.w3.org/XML/1998/namespace"
    assert all(node.prefixes == {"xml": xml, "v": "urn:v"} for node in nodes)


def test_what_is_inherited_has_no_ns() -> None:
    text = b"""
        namespace v = inherit  namespace none = ""
        element l | v:m | v:* | none:n {
          attribute a { xsd:QName "w" }, external "x.rnc", external "y.rnc" inherit = none
        }
    """
    found = [(node.name, node.attributes.get("ns")) for node in walk(compact.read(text, "s.rnc"))]
    assert [pair for pair in found if pair[0] in ("name", "nsName", "value", "externalRef")] == [
        ("name", None),
        ("name", None),
        ("nsName", None),
        ("name", ""),
        ("name", ""),
        ("value", None),
        ("externalRef", None),
        ("externalRef", ""),
    ]


DEEP = 20_000


@pytest.mark.parametrize(
    ("opened", "middle", "closed"),
    [
        ("(", "text", ")"),
        ("(a, ", "text", ")*"),
        ("element l { ", "empty", " }"),
        ("element (", "l", ") { text }"),
        ("string - (", '"x"', ")"),
        ("div { ", "a = text", " }"),
        ("grammar { start = ", "text", " }"),
        ("[ x [ ", "", " ] ] text"),
    ],
)
def test_nesting_has_no_limit(opened: str, middle: str, closed: str) -> None:
    if opened.startswith("element ("):
        text = f"element {'(' * DEEP}{middle}{')' * DEEP} {{ text }}"
    elif opened.startswith("["):
        text = f"[ {'x [ ' * DEEP}{'] ' * DEEP}] text"
    elif opened.startswith("div"):
        text = f"{opened * DEEP}{middle}{closed * DEEP}"
    else:
        text = f"start = {opened * DEEP}{middle}{closed * DEEP}"
    assert compact.read(text.encode(), "s.rnc").children or opened.startswith("[")
    with pytest.raises(SchemaError):
        compact.read(text[: len(text) // 2].encode(), "s.rnc")


def walk(root: Node) -> list[Node]:
    found = [root]
    for child in root.children:
        found.extend(walk(child))
    return found
