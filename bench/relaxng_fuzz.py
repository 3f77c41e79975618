"""Fuzzes the RELAX NG validator with atheris, on bytes: never a traceback, never a hang.

python bench/relaxng_fuzz.py [TARGET] [SECONDS] [FOLDER]    (schema grammar compact document pattern value)

FOLDER keeps the inputs found so far, and is where the next run goes on. Needs `pip install atheris`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

try:
    import atheris
except ImportError:
    print("atheris is not installed")
    sys.exit(0)

with atheris.instrument_imports(include=["teikit.relaxng"]):
    from teikit.relaxng import KINDS, SchemaError, load
    from teikit.relaxng.datatypes import (  # noqa: F401
        XML_SCHEMA,
        DatatypeError,
        datatype,
        describe,
        expressions,
        matcher,
        program,
    )
    from teikit.relaxng.syntax.shape import PATTERNS

TYPE_NAMES = """
    string normalizedString token boolean decimal integer long unsignedByte float double duration dateTime
    date time gYearMonth gYear gMonthDay gMonth gDay hexBinary base64Binary anyURI QName language Name NCName
    NMTOKENS ID IDREFS ENTITY
""".split()
RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
TYPES = f'datatypeLibrary="{XML_SCHEMA}"'
LETTER = f"""<grammar {RNG} {TYPES}><start><ref name="a"/></start>
<define name="a"><element name="a"><interleave>
<optional><attribute name="i"><data type="ID"/></attribute></optional>
<zeroOrMore><choice><ref name="a"/>
<element name="b"><list><oneOrMore><data type="integer"/></oneOrMore></list></element>
<element name="b"><attribute name="t"><value>x</value><!-- two definitions --></attribute><text/></element>
</choice></zeroOrMore>
<optional><element name="c"><data type="date"/></element></optional><text/></interleave></element></define>
</grammar>"""
LETTERS = load("letter.rng", LETTER.encode())
SEEDS = {
    "schema": [LETTER, f'<element name="a" {RNG}><choice><text/><notAllowed/></choice></element>'],
    "grammar": [],
    "compact": [
        'default namespace = "urn:a"\nstart = a\na = element a { attribute i { xsd:ID }?, (b | c)* & text }\n'
        "b |= element b { list { xsd:integer+ } }\n## words\n"
        'namespace x = "urn:x"\n[ x:y = "z" ] c = element * - b { mixed { empty } }',
        'namespace x = "urn:x"\nelement x:a { xsd:token { pattern = "\\d+" } - ("1" | "2"), parent b }',
    ],
    "document": ['<a i="x">t<b>1 2</b><b t="x">t</b><a/><c>2001-02-03</c></a>', "<b/>", "<a><a></a></a>"],
    "pattern": [r"[\i-[:]][\c-[:]]*", r"(a|b{2,3})*?\p{Lu}+", r"(\d{1,4}-){2}.", r"[^\p{C}\p{Z}]+\n"],
    "value": ["1921-04-02T10:00:00Z", "-1.5e3", "P1Y2M", "aGk=", "https://example.org/%20a#b", "x:y"],
}


def read(name: str, data: bytes) -> None:
    """Load a schema and validate with it; what is wrong is a SchemaError."""
    try:
        schema = load(name, data)
    except SchemaError:
        return
    for document in (b"<a/>", b'<a b="c">d<e/></a>'):
        judge(schema.violations(document))


NAMES = (*PATTERNS, "name", "anyName", "nsName", "except", "start", "define", "include", "div", "param")
OPENINGS = [
    *(f"<{name}>" for name in NAMES),
    *(f'<{name} name="{each}">' for name in ("element", "attribute", "define", "ref") for each in "ab"),
    *(f'<data type="{name}">' for name in ("ID", "integer", "token", "date", "QName", "IDREFS")),
    '<param name="pattern">', '<param name="minInclusive">', '<define name="a" combine="choice">',
    '<element ns="urn:a" name="b">', '<value type="integer">', '<start combine="interleave">',
]  # fmt: skip
TEXTS = ("a", "1", "b:c", " ", "[a-z]+", "2001-02-03")


def written(data: bytes) -> str:
    """A well-formed schema that the bytes spell: each opens an element, closes one, or is a text."""
    tags: list[str] = []
    parts = [f"<grammar {RNG} {TYPES}>"]
    for byte in data:
        if byte < len(OPENINGS):
            parts.append(OPENINGS[byte])
            tags.append(OPENINGS[byte][1:-1].split()[0])
        elif byte > 200 and tags:
            parts.append(f"</{tags.pop()}>")
        elif byte > 190:
            parts.append(TEXTS[byte % len(TEXTS)])
    return "".join(parts) + "".join(f"</{tag}>" for tag in reversed(tags)) + "</grammar>"


def judge(violations: object) -> None:
    """Look at each mistake."""
    for each in violations:  # type: ignore[attr-defined]
        assert each.kind in KINDS
        assert each.message
        assert each.line >= 1


def pattern(data: bytes) -> None:
    """A regular expression, and a text after the first NUL."""
    source, _, text = data.decode("utf-8", "replace").partition("\0")
    try:
        kind = datatype(XML_SCHEMA, "string", [("pattern", source)])
    except DatatypeError:
        return
    for each in (text, source, "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa!"):
        kind.reason(each)
    assert describe(kind)


def value(data: bytes) -> None:
    """A text under every datatype: equal to itself where it is allowed."""
    text = data.decode("utf-8", "replace")
    for name in TYPE_NAMES:
        kind = datatype(XML_SCHEMA, name)
        if kind.reason(text, {"x": "urn:x"}, ("e",)) is None:
            kind.value(text, {"x": "urn:x"}, ("e",))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "schema": lambda data: read("fuzz.rng", data),
    "grammar": lambda data: read("fuzz.rng", written(data).encode()),
    "compact": lambda data: read("fuzz.rnc", data),
    "document": lambda data: judge(LETTERS.violations(data)),
    "pattern": pattern,
    "value": value,
}


def main() -> None:
    target, seconds, folder = (*sys.argv[1:4], *("grammar", "10", "")[len(sys.argv) - 1 :])
    with TemporaryDirectory() as seeds:
        for number, seed in enumerate(SEEDS[target]):
            (Path(seeds) / str(number)).write_text(seed, encoding="utf-8")
        where = [folder, seeds] if folder else [seeds]
        options = ["-timeout=10", "-rss_limit_mb=2048", f"-max_total_time={seconds}", "-max_len=2000"]
        atheris.Setup([sys.argv[0], *options, *where], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
