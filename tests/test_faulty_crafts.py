"""A craft of another package that does what it may not is one line that names it, whatever it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.checking.rulebook import groups
from tests.conftest import Teikit
from tests.plugins import Install, install

__all__ = ["install"]

HEAD = """
from lxml import etree
from teikit.diagnostic import Edit, Finding
from teikit.package import Package
from teikit.place import Place
from teikit.text import Annotation, Box, Document, Span, TextLine
class Out(BaseException): pass
"""
RAISED = {
    "an error": ("raise ValueError('it\\nwas')", "failed with ValueError: it was"),
    "an exit": ("raise SystemExit(0)", "failed with SystemExit: 0"),
    "the end of a generator": ("raise GeneratorExit", "failed with GeneratorExit"),
    "what is no error": ("raise Out('x')", "failed with Out: x"),
    "too deep a call": ("def f(): f()\n    f()", "failed with RecursionError"),
    "nothing": ("return None", ""),
    "a number": ("return 5", ""),
}
YIELDS = {
    "no claim": ("yield 5", "yields int, not Annotation"),
    "a half": ("yield Annotation(Span(0, 1.5), 'p')", "claims 0 to 1.5, which are no whole numbers"),
    "truth": ("yield Annotation(Span(False, True), 'p')", "claims False to True, which are no whole numbers"),
    "no number": ("yield Annotation(Span(float('nan'), 1), 'p')", "not a span: nan to 1"),
    "beyond": ("yield Annotation(Span(0, 999), 'p')", "claims 0 to 999, but the text ends at 15"),
    "a body beyond": ("yield Annotation(Span(0, 1), 'note', {}, (Span(0, 999),))", "claims 0 to 999"),
    "no body": ("yield Annotation(Span(0, 1), 'note', {}, 5)", "failed with TypeError"),
    "no attributes": ("yield Annotation(Span(0, 1), 'p', None)", "failed with TypeError"),
    "a number for one": ("yield Annotation(Span(0, 1), 'p', {'n': 5})", "claims an attribute that is int"),
    "no name": ("yield Annotation(Span(0, 1), 'p q')", 'claims "p q", which is no name in TEI'),
    "no element": ("yield Annotation(Span(0, 1), None)", "failed with TypeError"),
    "no character": ("yield Annotation(Span(0, 1), 'p', {'n': '\\x03'})", "claims the character U+0003"),
}
EMPTY = {"empty": ("yield Annotation(Span(3, 3), 'p')", "claims nothing: the span at 3 is empty")}
GIVES = {
    "no document": ("return 'x'", "gives str, not Document"),
    "no text": ("return Document(None)", "gives a text that is NoneType"),
    "bytes": ("return Document(b'x')", "gives a text that is bytes"),
    "no words in metadata": (
        "return Document('x', metadata={'title': 5})",
        'gives metadata in which "title" is int',
    ),
    "no steps": ("return Document('x', provenance=(5,))", "gives a provenance with int in it"),
    "a line beyond": ("return Document('x', lines=(TextLine(Span(0, 9), 0),))", "gives a line from 0 to 9"),
    "a line before the first page": (
        "return Document('x', lines=(TextLine(Span(0, 1), -1),))",
        "whose place is none",
    ),
    "a line nowhere": (
        "return Document('x', lines=(TextLine(Span(0, 1), 0, Box(0, float('nan'), 1, 1)),))",
        "whose place is none",
    ),
    "an endless type": (
        "return Document('x', lines=(TextLine(Span(0, 1), 0, None, float('inf')),))",
        "place is none",
    ),
    "a claim beyond": (
        "return Document('x', claims=(Annotation(Span(0, 9), 'p'),))",
        "but the text ends at 1",
    ),
    "another file": (
        "return Document('x', metadata={'encoding': 'utf-8'})",
        "a text that is not the file in utf-8",
    ),
}
FINDS = {
    "no finding": ("yield 'x'", "yields str, not Finding"),
    "no place": ("yield Finding(None, 'm')", "finds something at None"),
    "an element of nobody": ("yield Finding(etree.Element('x'), 'm')", "which is no place in the file"),
    "a place before": ("yield Finding(Place(-5, 2), 'm')", "which is no place in the file"),
    "a place behind": ("yield Finding(Place(0, 10**9), 'm')", "which is no place in the file"),
    "a place that is turned": ("yield Finding(Place(5, 2), 'm')", "which is no place in the file"),
    "no words": ("yield Finding(tei.root, None)", "says None, which is no string"),
    "no hint": ("yield Finding(tei.root, 'm', hint=5)", "says 5, which is no string"),
    "what is not expected": ("yield Finding(tei.root, 'm', expected=(5,))", "says 5, which is no string"),
    "no severity": ("yield Finding(tei.root, 'm', severity='loud')", "has a finding of the severity 'loud'"),
    "no edits": ("yield Finding(tei.root, 'm', edits=(5,))", "would edit 5, which is no edit of bytes"),
    "edits of words": ("yield Finding(tei.root, 'm', edits=(Edit(0, 1, 'x'),))", "which is no edit of bytes"),
    "edits beyond": ("yield Finding(tei.root, 'm', edits=(Edit(0, 10**9, b''),))", "would edit 0 to 100"),
}  # fmt: skip
PACKS = {
    "no package": ("return 'x'", "gives str, not Package"),
    "words": ("return Package({'x': 'y'})", 'the file "x" is str, not bytes'),
    "nothing in it": ("return Package({})", "a package without files"),
    "no losses": ("return Package({'x': b''}, (5,))", "a loss that is int, not Loss"),
    "a file above": ("return Package({'../x': b''})", '"../x" is no name for a file'),
    "a folder": ("return Package({'.': b''})", '"." is no name for a file'),
    "no end": ("return Package({'a\\0b': b''})", "is no name for a file"),
    "half a character": ("return Package({'\\ud800': b''})", "is no name for a file"),
}
TELLS = {
    "numbers": ("yield 5", "yields int, not lines"),
    "bytes": ("yield b'x'", "yields bytes, not lines"),
}


def cases(kind: str, own: dict[str, tuple[str, str]]) -> list[object]:
    return [pytest.param(kind, *each, id=f"{kind}: {name}") for name, each in {**RAISED, **own}.items()]


KINDS = {
    "readers": ("reader", "read(source)", ("convert", "a.bin")),
    "layout": ("layout craft", "claim(document)", ("convert", "a.txt")),
    "taggers": ("tagger", "tag(reading)", ("convert", "a.txt")),
    "rules": ("rule", "check(tei)", ("validate", "tei.xml", "--ignore", "grammar", "--fix")),
    "exporters": ("exporter", "export(tei)", ("export", "mine", "tei.xml", "-o", "out")),
    "reports": ("report", "report(diagnostics)", ("validate", "tei.xml", "--format", "mine")),
}
SIGNED = "SIGNATURE = lambda source: source.data.startswith(b'@@')"


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """A text, a file of a format that nobody knows, a TEI file."""
    (tmp_path / "a.txt").write_text("He met nobody.\n")
    (tmp_path / "a.bin").write_text("@@")
    (tmp_path / "tei.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><ref target="#x"/></TEI>')


@pytest.mark.parametrize(
    ("kind", "code", "reason"),
    [
        *cases("readers", GIVES),
        *cases("layout", YIELDS),
        *cases("taggers", YIELDS | EMPTY),
        *cases("rules", FINDS),
        *cases("exporters", PACKS),
        *cases("reports", TELLS),
    ],
)
def test_what_a_craft_may_not_do_is_said_with_its_name(
    teikit: Teikit, install: Install, kind: str, code: str, reason: str
) -> None:
    noun, head, arguments = KINDS[kind]
    signed = f"{SIGNED}\n" if kind == "readers" else ""
    install({f"{kind}/mine": f"{HEAD}{signed}def {head}:\n    {code}\n"})
    groups.cache_clear()
    done = teikit(*arguments)
    assert done.code == 2
    (line,) = [each for each in done.err.splitlines() if "mine" in each]
    assert f'the {noun} "mine" {reason}' in line or (f'the {noun} "mine" ' in line and reason in line)
    assert "that is its fault; " in line


@pytest.mark.parametrize(
    ("kind", "constants"),
    [
        ("taggers", "AFTER = 'dates'"),
        ("taggers", "AFTER = 5"),
        ("layout", "AFTER = (5,)"),
        ("readers", f"{SIGNED}\nKNOWS = 'layout'"),
        ("readers", f"{SIGNED}\nAFTER = 7"),
        ("readers", "SIGNATURE = 5"),
        ("readers", "def SIGNATURE(source): raise SystemExit"),
    ],
)
def test_what_a_craft_says_of_itself_is_held_against_it_by_its_name(
    teikit: Teikit, install: Install, kind: str, constants: str
) -> None:
    _, head, arguments = KINDS[kind]
    code = "return Document('x')" if kind == "readers" else "return ()"
    install({f"{kind}/mine": f"{HEAD}{constants}\ndef {head}:\n    {code}\n"})
    done = teikit(*arguments)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert '"mine" ' in done.err
    assert "this is a fault of teikit" not in done.err


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise ValueError('x')", 'the language "xx" cannot be loaded, ValueError: x'),
        ("def (", 'the language "xx" cannot be loaded, SyntaxError'),
        ("", 'the language "xx" cannot be loaded, AttributeError'),
        ("LANGUAGE = 5", 'the language "xx" is int, not Language'),
        (
            "from teikit.language import Language\nLANGUAGE = Language(common=5)",
            "has common that is int, not str",
        ),
        (
            "from teikit.language import Language\nLANGUAGE = Language(months='May')",
            "has months that is str, not tuple",
        ),
    ],
)
def test_a_language_that_is_none_is_said_by_its_name(
    teikit: Teikit, install: Install, code: str, reason: str
) -> None:
    install({"languages/xx": code})
    done = teikit("convert", "a.txt")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert 'our_languages_xx: the language "xx"' in done.err
    assert reason in done.err


def test_findings_before_a_rule_fails_are_said(teikit: Teikit, install: Install) -> None:
    install({"rules/mine": f"{HEAD}def check(tei):\n    yield Finding(tei.root, 'found')\n    yield 5\n"})
    groups.cache_clear()
    done = teikit("validate", "tei.xml", "--ignore", "grammar")
    assert done.code == 2
    assert "found" in done.text
    assert "yields int" in done.text
