"""How pointers are read: several in one attribute, prefixes, XPointers, and slips that explain a dead one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.diagnostic import apply
from teikit.source import Source
from teikit.tei.document import Tei, parse
from teikit.tei.references.near import Near
from teikit.tei.references.outline import Outline, outline
from teikit.tei.references.pointers import split
from teikit.tei.references.prefixes import BrokenPatternError, Prefix, expand
from teikit.tei.references.resolution import Outcome
from teikit.tei.references.xpointer import Tree, UncomputableError, find, in_tei
from teikit.tei.values import replace_words

NAMES = st.from_regex(r"[a-z]{3,6}-[a-z]{3,8}", fullmatch=True)
POEM = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:my="http://example.org/my"><text><body>
<lg xml:id="first"><l n="1">Rain on the <hi>roof</hi>,</l><l n="2">and <my:word>wind</my:word> below.</l></lg>
<lb n="9" xml:id="mark"/>After it came snow.
</body></text></TEI>"""


def tei(body: str) -> Tei:
    return parse(Source("<stdin>", f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>'.encode()))


@pytest.mark.parametrize(
    ("value", "pointers"),
    [
        ("#a #b", ["#a", "#b"]),
        ("  #a\n\t#b ", ["#a", "#b"]),
        ("#xpath(//p[@n = '1']) #b", ["#xpath(//p[@n = '1'])", "#b"]),
        ("# a #b", ["# a", "#b"]),
        ("# #b", ["#", "#b"]),
        ("http://example.org/a_(b) #c", ["http://example.org/a_(b)", "#c"]),
        ("", []),
    ],
)
def test_an_attribute_is_split_into_pointers(value: str, pointers: list[str]) -> None:
    assert split(value) == pointers


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("psn:ada", "persons.xml#ada"),
        ("psn:ada-2", "persons.xml#ada-2"),
        ("psn:ADA", None),
        ("page:12:3", "page-3-of-12"),
        ("cash:5", "$5"),
        ("word:été", "#été"),
    ],
)
def test_a_prefix_stands_for_what_its_definition_says(pointer: str, expected: str | None) -> None:
    prefixes = [
        Prefix("psn", "([a-z]+)", "persons.xml#$1"),
        Prefix("page", r"(\d+):(\d+)", "page-$2-of-$1"),
        Prefix("cash", r"(\d)", r"\$$1"),
        Prefix("word", r"(\i\c*)", "#$1"),
    ]
    assert expand(pointer, prefixes) == expected


@pytest.mark.parametrize("pattern", ["([a-z]+", "((a+)+)+$"])
def test_a_pattern_that_is_broken_or_never_ends_is_given_up(pattern: str) -> None:
    with pytest.raises(BrokenPatternError):
        expand(f"x:{'a' * 5000}!", [Prefix("x", pattern, "#$1")])


@pytest.mark.parametrize(
    ("pointer", "found"),
    [
        ("xpath(//lg/l[2])", ["l"]),
        ("xpath(//lg/l[9])", []),
        ("xpath(//l/@n)", ["l", "l"]),
        ("xpath(//my:word)", None),
        ("xmlns(my=http://example.org/my)xpath(//my:word)", ["word"]),
        ("left(first)", ["lg"]),
        ("right(//hi)", ["hi"]),
        ("left(second)", []),
        ("string-index(//l[1],16)", ["l"]),
        ("string-index(//hi,4000)", []),
        ("string-range(//lb,0,19)", ["lb"]),
        ("string-range(//lb,0,99)", []),
        ("string-range(first,0,4,12,4)", ["lg"]),
        ("range(left(//l[1]),right(//l[2]))", ["l"]),
        ("range(left(//l[1]),right(//l[3]))", []),
        ("match(first,'roof')", ["lg"]),
        ("match(first,'o',2)", ["lg"]),
        ("match(first,'hail')", []),
        ("element(first/2)", ["l"]),
        ("element(/1/1/1/7)", []),
        ("xpath(count(//l))", None),
        ("xpath(for $l in //l return $l)", None),
        ("xpath(//*[//*[//*[//*]]])", None),
        ("unheard-of(1)", None),
        ("xpath(//l", None),
    ],
)
def test_an_xpointer_finds_what_it_describes_or_says_that_it_cannot_tell(
    pointer: str, found: list[str] | None
) -> None:
    root = etree.fromstring(POEM)
    ids = {"first": [root[0][0][0]], "mark": [root[0][0][1]]}
    try:
        names = [str(each.tag).rpartition("}")[2] for each in find(pointer, Tree(root, ids))]
    except UncomputableError:
        names = None
    assert names == found


def test_names_in_an_xpath_are_those_of_tei_but_operators_functions_and_axes_are_not() -> None:
    said = "child::div/p[div mod 2 and last() or @div = 'and' and my:or]|div div div"
    meant = "child::tei:div/tei:p[tei:div mod 2 and last() or @div = 'and' and my:or]|tei:div div tei:div"
    assert in_tei(said) == meant


def test_how_pointers_end_without_any_files_around() -> None:
    document = tei(
        '<listPrefixDef><prefixDef ident="p" matchPattern="([0-9]+)" replacementPattern="#p$1"/>'
        '</listPrefixDef><p xml:id="p1">é</p><p xml:id="é"/>'
    )
    ends = {
        "#p1": Outcome.ELEMENT,
        "#p2": Outcome.MISSING_ID,
        "p:1": Outcome.ELEMENT,
        "p:2": Outcome.MISSING_ID,
        "p:x": Outcome.UNMATCHED_PREFIX,
        "q:1": Outcome.UNDECLARED_PREFIX,
        "": Outcome.EMPTY,
        "#": Outcome.EMPTY,
        "http://a.org/#b": Outcome.EXTERNAL,
        "//a.org/b": Outcome.EXTERNAL,
        "#%C3%A9": Outcome.ELEMENT,
        "b.xml#c": Outcome.UNKNOWN,
        "mailto:a@b.org": Outcome.EXTERNAL,
        "#xpath(//p[1])": Outcome.ELEMENT,
        "#xpath(//p[9])": Outcome.MISSING_ID,
        "#xpath(1+)": Outcome.UNKNOWN,
        "http://[": Outcome.EXTERNAL,
    }
    assert {pointer: document.target(pointer).outcome for pointer in ends} == ends


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("Ada", ["ada"]),
        ("adda", ["ada"]),
        ("daa", ["ada"]),
        ("emile", ["émile"]),
        ("page-7", ["page_007"]),
        ("page-8", []),
        ("page_008", []),
        ("someone-else", []),
    ],
)
def test_slips_are_explained_but_numbers_are_none(name: str, likely: list[str]) -> None:
    assert Near({"ada": 1, "émile": 1, "page_007": 1, "grace": 1}).likely(name) == likely


@given(NAMES, st.data())
def test_one_slip_of_the_keys_is_found_again(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    head, tail = name[:at], name[at + 1 :]
    slip = data.draw(st.sampled_from([head + tail, f"{head}q{name[at:]}", f"{head}q{tail}"]))
    others = {f"other-{number}-letters": 1 for number in range(2000)}
    assert slip == name or Near({**others, name: 1}).likely(slip) == [name]


@given(NAMES, NAMES)
def test_an_edit_changes_its_word_and_no_other_byte(old: str, new: str) -> None:
    value = f"#{old}x  #{old}\n#{old}"
    before = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><p n=\"{old}\"  ana = '{value}' rend='#{old}'/></TEI>"
    document = parse(Source("a.xml", before.encode()))
    edits = replace_words(document, document.root[0], "ana", f"#{old}", f"#{new}")
    after = before.replace(f"  #{old}\n#{old}'", f"  #{new}\n#{new}'")
    assert apply(before.encode(), edits).decode() == after


@pytest.mark.parametrize(
    "spelled",
    [
        '<p ana="#a&#x62;"/>',
        '<?xml version="1.0" encoding="ISO-8859-1"?><p ana="#ab"/>',
    ],
)
def test_bytes_that_cannot_be_vouched_for_are_not_edited(spelled: str) -> None:
    document = parse(Source("a.xml", spelled.encode()))
    assert replace_words(document, document.root, "ana", "#ab", "#c") == ()


@given(st.recursive(st.just(""), lambda inner: st.tuples(inner, inner), max_leaves=12))
def test_an_outline_can_be_kept(shape: object) -> None:
    def spell(part: object, name: str) -> str:
        if not isinstance(part, tuple):
            return f'<seg xml:id="{name}" xml:base="{name}/" corresp="#{name} b.xml#{name}"/>'
        return f'<p xml:id="{name}">{spell(part[0], name + "a")}{spell(part[1], name + "b")}</p>'

    made = outline(tei(spell(shape, "x")).index)
    assert Outline.load(made.dump()) == made
