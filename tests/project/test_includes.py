"""Includes of includes, prefixes that come through them, names and their register, what is not remembered."""

from __future__ import annotations

import json
import os
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
from tests.conftest import Teikit

from teikit.checking.memory import Memory, settings_of
from teikit.config import Config
from teikit.project import Project
from teikit.tei.references.outline import Outline
from teikit.workspace import Workspace
from teikit.workspace.trace import BYTES, UNSETTLED

XI = "http://www.w3.org/2001/XInclude"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>Ours.</p></sourceDesc></fileDesc>{}</teiHeader>"
)
SPACES = f'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="{XI}"'
TEI = f"<TEI {SPACES}>{HEADER}<text><body>\n{{}}\n</body></text></TEI>"
DIV = f"<div {SPACES}>\n{{}}\n</div>"
PREFIX = (
    '<encodingDesc><listPrefixDef><prefixDef ident="psn" matchPattern="(.+)" '
    'replacementPattern="{}#$1"><p>x</p></prefixDef></listPrefixDef></encodingDesc>'
)
Found = list[tuple[str, int, str]]


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def book(body: str, encoding: str = "") -> str:
    return TEI.format(encoding, body)


@pytest.fixture
def check(teikit: Teikit):
    """Where what rule finds something."""

    def run(*arguments: str) -> Found:
        done = teikit("validate", "--format", "json", "--no-cache", *arguments)
        assert done.code < 2, done.err
        return [(each["path"], each["line"], each["rule"]) for each in json.loads(done.text)]

    return run


def test_parts_of_parts_are_one_document(check) -> None:
    write("book.xml", book('<p corresp="#deep #upper"/><xi:include href="parts/1.xml"/>'))
    write("parts/1.xml", DIV.format('<p xml:id="upper"/><xi:include href="deeper/2.xml"/>'))
    write(
        "parts/deeper/2.xml", DIV.format('<p xml:id="deep"/>\n<p corresp="#upper ../../book.xml#deep #no"/>')
    )
    found = check("book.xml")
    assert found == []
    assert check("book.xml", "parts") == [("parts/deeper/2.xml", 3, "dangling-pointer")]


def test_grammar_finds_what_is_wrong_two_files_deep_in_the_file_and_line_of_it(check) -> None:
    write("book.xml", book('<xi:include href="parts/1.xml"/>'))
    write("parts/1.xml", DIV.format('<p/>\n<xi:include href="2.xml"/>'))
    write("parts/2.xml", DIV.format('<p/>\n<nope/>\n<p bad="1"/>'))
    assert check("book.xml") == [("parts/2.xml", 3, "grammar"), ("parts/2.xml", 4, "grammar")]


def test_an_id_that_two_parts_of_parts_have_is_taken(check) -> None:
    write("book.xml", book('<xi:include href="1.xml"/><xi:include href="2.xml"/>'))
    for name in "12":
        write(f"{name}.xml", DIV.format(f'<xi:include href="{name}{name}.xml"/>'))
        write(f"{name}{name}.xml", DIV.format('<p/>\n<p xml:id="same"/>'))
    found = check("book.xml")
    assert found
    assert {(path, line) for path, line, _ in found} <= {("11.xml", 3), ("22.xml", 3)}


def test_parts_that_include_each_other_come_to_an_end_and_that_is_said(check) -> None:
    write("book.xml", book('<xi:include href="1.xml"/>'))
    write("1.xml", DIV.format('<p/>\n<xi:include href="2.xml"/>'))
    write("2.xml", DIV.format('<p/>\n<xi:include href="1.xml"/>'))
    assert ("2.xml", 3, "grammar") in check("book.xml")


def test_a_prefix_of_a_header_two_includes_away_is_known_and_leads_on_from_the_pointer(check) -> None:
    write("book.xml", book('<xi:include href="parts/1.xml"/>', PREFIX.format("persons.xml")))
    write("persons.xml", book('<p xml:id="ada"/>'))
    write("parts/persons.xml", book('<p xml:id="grace"/>'))
    write("parts/1.xml", DIV.format('<xi:include href="2.xml"/>'))
    write("parts/2.xml", DIV.format('<p><rs ref="psn:grace"/>\n<rs ref="psn:ada"/>\n<rs ref="who:x"/></p>'))
    rules = ("--select", "dangling-pointer,undeclared-prefix,missing-file")
    assert check(*rules, ".") == [
        ("parts/2.xml", 3, "dangling-pointer"),
        ("parts/2.xml", 4, "undeclared-prefix"),
    ]


def test_names_of_a_converted_page_lead_to_its_register(teikit: Teikit) -> None:
    write("page.txt", "The delegates met Noe Zhordania at Tiflis on 26 May 1918. Zhordania spoke.\n")
    assert teikit("convert", "page.txt").code == 0
    assert teikit("validate", "page.xml").code == 0
    text = Path("page.xml").read_text("utf-8")
    assert text.count('ref="#person-zhordania-noe"') + text.count('ref="#person-noe-zhordania"') == 2
    broken = text.replace('<person xml:id="person-', '<person xml:id="other-')
    write("page.xml", broken)
    assert "dangling-pointer" in teikit("validate", "page.xml").text


def test_what_changed_while_it_was_read_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("teikit.toml", "")
    write("a.xml", book("<p/>"))
    workspace = Workspace()
    project = Project.of(Config(path=Path("teikit.toml")), [Path()], [Path("a.xml")], workspace, cached=True)
    memory = Memory(project, settings_of())
    content, settled = workspace.source(Path("a.xml")).digest, (BYTES, "b.rng", "0" * 64)
    memory.keep(Path("a.xml"), (content, (settled, (BYTES, "c.rng", UNSETTLED))), [], [], [])
    assert not project.cache.has_results
    memory.flush()
    assert Memory(project, settings_of()).recall(Path("a.xml")) is None


def test_a_file_with_a_fault_that_is_no_finding_is_looked_at_again(teikit: Teikit) -> None:
    write("teikit.toml", "")
    write("a.xml", '<?xml-model href="s.rng"?>' + book("<p/>"))
    for _ in range(2):
        assert "is not there" in teikit("validate", ".").text
    write("s.rng", '<element name="x" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>')
    assert "is not there" not in teikit("validate", ".").text


def test_what_the_environment_decides_is_not_remembered_for_another(
    teikit: Teikit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://schemas.example.org/s.rng"
    write("teikit.toml", "")
    write("a.xml", f'<?xml-model href="{address}"?>' + book("<p/>"))
    rng = 'xmlns="http://relaxng.org/ns/structure/1.0"'
    every = '<define name="any"><element><anyName/><zeroOrMore>{}</zeroOrMore></element></define>'
    anything = f'<grammar {rng}><start><ref name="any"/></start>{every}</grammar>'
    inside = '<choice><attribute><anyName/></attribute><text/><ref name="any"/></choice>'
    write("loose.rng", anything.format(inside))
    write("strict.rng", f'<element name="x" {rng}><text/></element>')
    for name in ("loose", "strict"):
        uri = f'<uri name="{address}" uri="{name}.rng"/>'
        write(f"{name}.cat", f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{uri}</catalog>')
    codes = []
    for name in ("loose", "strict", "loose"):
        monkeypatch.setenv("XML_CATALOG_FILES", str(tmp_path / f"{name}.cat"))
        codes.append(teikit("validate", ".", "--select", "grammar").code)
    assert codes == [0, 1, 0]


def test_where_schemas_are_kept_and_names_of_any_bytes_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEIKIT_CACHE", "here")
    before = settings_of("a")
    monkeypatch.setenv("TEIKIT_CACHE", "there")
    assert len({before, settings_of("a"), settings_of("b"), settings_of(os.fsdecode(b"\xff"))}) == 4
    monkeypatch.setenv("TEIKIT_CACHE", os.fsdecode(b"/home/\xff"))
    assert settings_of("a") != before


def test_what_was_found_in_a_part_of_a_file_in_a_folder_is_remembered_with_its_place(teikit: Teikit) -> None:
    write("teikit.toml", "")
    write("vol/book.xml", book('<xi:include href="parts/1.xml"/>'))
    write("vol/parts/1.xml", DIV.format('<p/>\n<p bad="1"/>'))
    fresh, remembered = (teikit("validate", "vol/book.xml", "--format", "json").text for _ in range(2))
    assert remembered == fresh
    assert ("vol/parts/1.xml", 3) in {(each["path"], each["line"]) for each in json.loads(fresh)}


@pytest.mark.parametrize("given", ["book.xml", "./book.xml", "sub/../book.xml"])
def test_what_was_found_in_a_part_is_remembered_with_its_file_and_place(teikit: Teikit, given: str) -> None:
    write("teikit.toml", "")
    write("sub/x.txt", "")
    write("book.xml", book('<xi:include href="parts/1.xml"/><xi:include href="2.xml"/>'))
    write("parts/1.xml", DIV.format('<p/>\n<p bad="1"/>'))
    write("2.xml", DIV.format("<p/>\n<nope/>"))
    fresh, remembered = (teikit("validate", given, "--format", "json").text for _ in range(2))
    assert remembered == fresh
    assert {(each["path"], each["line"]) for each in json.loads(fresh)} >= {("parts/1.xml", 3), ("2.xml", 3)}


REGISTER = (
    '<standOff><listPerson><person xml:id="ada"><persName>A</persName></person><person xml:id="bea">'
    "<persName>B</persName></person></listPerson></standOff>"
    '<text><body><p><rs ref="#ada">x</rs></p></body></text>'
)
LETTER = f"<TEI {SPACES}>{{}}<text><body><p>{{}}</p></body></text></TEI>"


@pytest.mark.parametrize(
    "pointer",
    [
        '<rs ref="register/persons.xml#bea"/>',
        '<rs ref="x.xml register/persons.xml#no ./register/../register/persons.xml#bea"/>',
        '<rs ref="psn:bea"/>',
        '<rs ref="{here}/register/persons.xml#bea"/>',
        '<rs xml:base="register/" ref="persons.xml#bea"/>',
        '<seg xml:base="register/"><rs xml:base="persons.xml" ref="../register/persons.xml#bea"/></seg>',
    ],
)
def test_an_entry_that_another_file_points_at_is_used(check, tmp_path: Path, pointer: str) -> None:
    write("register/persons.xml", f"<TEI {SPACES}>{REGISTER}</TEI>")
    header = HEADER.format(PREFIX.format("register/persons.xml"))
    write("1.xml", LETTER.format(header, pointer.format(here=tmp_path.as_uri())))
    assert check("--select", "unused-person", ".") == []


@pytest.mark.parametrize(
    "pointer",
    [
        '<rs ref="#bea"/>',
        '<rs ref=""/>',
        '<rs ref="register/persons.xml"/>',
        '<rs ref="https://e.org/register/persons.xml#bea"/>',
        '<rs ref="psn:bea"/>',
        '<rs ref="bad:bea"/>',
        '<rs ref="persons.xml#bea"/>',
        '<rs ref="../../register/persons.xml#bea"/>',
        '<rs ref="../../register/persons.xml#xpath(//person[2])"/>',
        '<rs xml:base="register/persons.xml" ref="#bea"/>',
        '<xi:include href="register/persons.xml" parse="text"/><rs ref="#bea"/>',
    ],
)
def test_an_entry_that_no_pointer_leads_to_is_not(check, pointer: str) -> None:
    write("register/persons.xml", f"<TEI {SPACES}>{REGISTER}</TEI>")
    header = HEADER.format(PREFIX.format("register/persons.xml").replace("psn", "bad").replace("(.+)", "(("))
    write("1.xml", LETTER.format(header, pointer))
    assert check("--select", "unused-person", ".") == [("register/persons.xml", 1, "unused-person")]


def test_an_entry_is_used_from_a_part_of_the_same_document(check) -> None:
    write("register/persons.xml", f"<TEI {SPACES}>{REGISTER}</TEI>")
    write(
        "book.xml", LETTER.format("", '<xi:include href="register/persons.xml"/><xi:include href="1.xml"/>')
    )
    write("1.xml", DIV.format('<rs ref="#bea"/>'))
    assert check("--select", "unused-person", ".") == []


def test_a_part_that_was_missing_is_seen_when_it_comes(teikit: Teikit) -> None:
    write("teikit.toml", "")
    fallback = "<xi:fallback><p/></xi:fallback>"
    write("book.xml", LETTER.format("", f'<xi:include href="1.xml">{fallback}</xi:include>'))
    write("1.xml", DIV.format(f'<xi:include href="2.xml">{fallback}</xi:include><ref target="#late"/>'))
    codes = []
    for come in (None, '<p xml:id="late"/>', "<p/>"):
        if come:
            write("2.xml", DIV.format(come))
        codes.append(
            [teikit("validate", name, "--select", "dangling-pointer").code for name in ("1.xml", ".")]
        )
    assert codes == [[1, 1], [0, 0], [1, 1]]


def test_what_is_included_as_text_or_from_nowhere_is_no_part(check) -> None:
    write("1.xml", DIV.format('<p xml:id="one"/>'))
    for include in ('<xi:include href="1.xml" parse="text"/>', '<xi:include xpointer="one"/>'):
        write("book.xml", LETTER.format("", f'{include}<ref target="#one"/>'))
        assert ("book.xml", 1, "dangling-pointer") in check("--select", "dangling-pointer", "book.xml")


def test_parts_that_include_each_other_are_one_document_too(check) -> None:
    write("book.xml", LETTER.format("", '<xi:include href="1.xml"/><ref target="#two #none"/>'))
    write("1.xml", DIV.format('<xi:include href="2.xml"/>'))
    write("2.xml", DIV.format('<p xml:id="two"/><xi:include href="1.xml"/>'))
    assert check("--select", "dangling-pointer", "book.xml") == [("book.xml", 1, "dangling-pointer")]


def test_a_part_of_files_that_include_each_other_has_all_of_them_around_it(check) -> None:
    write("1.xml", DIV.format('<p xml:id="one"/><xi:include href="2.xml"/><xi:include href="part.xml"/>'))
    write("2.xml", DIV.format('<p xml:id="two"/><xi:include href="1.xml"/>'))
    write("part.xml", DIV.format('<p corresp="#one #two"/>\n<p corresp="#none"/>'))
    found = check("--select", "dangling-pointer", ".")
    assert [each for each in found if each[0] == "part.xml"] == [("part.xml", 3, "dangling-pointer")]


def test_an_entry_is_used_by_a_part_that_has_no_such_id_only_where_it_is_tied(check) -> None:
    write("register/persons.xml", f"<TEI {SPACES}>{REGISTER}</TEI>")
    write("book.xml", LETTER.format("", '<xi:include href="1.xml"/><xi:include href="2.xml"/>'))
    write("1.xml", DIV.format('<rs ref="#bea"/>'))
    write("2.xml", DIV.format('<p xml:id="bea"/>'))
    assert check("--select", "unused-person", ".") == [("register/persons.xml", 1, "unused-person")]


def test_an_id_that_a_part_has_itself_is_that_of_its_own(check) -> None:
    write("register/persons.xml", f"<TEI {SPACES}>{REGISTER}</TEI>")
    write(
        "book.xml", LETTER.format("", '<xi:include href="register/persons.xml"/><xi:include href="1.xml"/>')
    )
    write("1.xml", DIV.format('<p xml:id="bea"/><rs ref="#bea"/>'))
    assert check("--select", "unused-person", ".") == [("register/persons.xml", 1, "unused-person")]


def test_a_file_that_changes_while_it_is_looked_at_counts_as_it_was_then(tmp_path: Path) -> None:
    path = str(tmp_path / "a.xml")
    write(path, DIV.format('<p xml:id="before"/>'))
    workspace = Workspace()
    graph = Project.of(Config(), [tmp_path], [Path(path)], workspace, cached=False).graph
    hashed = graph.files.digest(path)
    workspace.edit(path, DIV.format('<p xml:id="after"/>').encode(), "2")
    seen = graph.look(path)
    assert isinstance(seen, Outline)
    assert list(seen.ids) == ["after"]
    assert graph.state(path) == workspace.source(path).digest != hashed
    assert graph.whole != graph.files.whole


def test_ten_times_the_pointers_cost_no_more_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()
    for place, name in (("files.Files.real", "links"), ("graph.Graph.parse", "files")):
        module, owner, function = place.split(".")
        kind = getattr(import_module(f"teikit.project.{module}"), owner)
        usual = getattr(kind, function)

        def counted(self, path: str, usual=usual, name: str = name) -> object:
            counts[name] += 1
            return usual(self, path)

        monkeypatch.setattr(kind, function, counted)
    found = []
    for many in (10, 100):
        folder = tmp_path / str(many)
        write(str(folder / "b.xml"), DIV.format("".join(f'<p xml:id="b{at}"/>' for at in range(many))))
        pointers = "".join(
            f'<p><ref target="b.xml#b{at}"/><ref target="b.xml#b0"/></p>' for at in range(many)
        )
        write(str(folder / "a.xml"), DIV.format(pointers))
        paths = [folder / "a.xml", folder / "b.xml"]
        graph = Project.of(Config(), [folder], paths, Workspace(), cached=False).graph
        counts.clear()
        for _ in range(3):
            assert len(list(graph.outbound(str(paths[0]), graph.outlines[str(paths[0])]))) == many
        found.append((counts["files"], counts["links"] - many))
    assert found == [(2, 0), (2, 0)]
