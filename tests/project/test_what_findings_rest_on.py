"""What findings rest on beside the files that are named: links, DTDs, the folder, the day, what rules ask."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from tests.conftest import Done, Teikit
from tests.project.test_memory_law import RULE, put, start_anew, tei

from teikit.caching import Kept
from teikit.checking.self_contained import is_self_contained
from teikit.schematron import available
from teikit.schematron.sheet import load
from teikit.tei.references.outline import outline
from teikit.workspace import Trace, Workspace
from teikit.workspace.trace import DAY, MOMENT

ARGUMENTS = ("validate", ".", "--format", "json", "--jobs", "1")
PLAIN = (*ARGUMENTS, "--ignore", "grammar,schematron")
X, Y = tei('<p xml:id="x"/>', model=""), tei('<p xml:id="y"/>', model="")
DTD = '<!DOCTYPE TEI SYSTEM "d.dtd">'
DECLARED = "<!ENTITY e \"<p xmlns='http://www.tei-c.org/ns/1.0' xml:id='{}'/>\">"
SHEET = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">'
    '<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>{}</schema>'
)
PATTERN = '<pattern{}><rule context="t:p"><assert test="{}">no</assert></rule></pattern>'


def part(test: str) -> str:
    return PATTERN.format(' xmlns="http://purl.oclc.org/dsdl/schematron"', test)


def lead(link: str, target: str) -> None:
    Path(link).unlink(missing_ok=True)
    Path(link).symlink_to(target)


def agreed(teikit: Teikit, arguments: tuple[str, ...] = PLAIN) -> Done:
    """What a run says, which remembers, is what the next one says, and one that does not."""
    told = teikit(*arguments)
    assert teikit(*arguments) == told
    assert teikit(*arguments, "--no-cache") == told
    return told


Edit = Callable[[], None]
CASES: Mapping[str, tuple[dict[str, str], Edit, Edit]] = {
    "a pointer through a link to a file": (
        {"a.xml": tei('<ref target="now.xml#x"/>', model=""), "1.xml": X, "2.xml": Y},
        lambda: lead("now.xml", "1.xml"),
        lambda: lead("now.xml", "2.xml"),
    ),
    "a pointer through a link to a folder": (
        {"a.xml": tei('<ref target="now/b.xml#x"/>', model=""), "1/b.xml": X, "2/b.xml": Y},
        lambda: lead("now", "1"),
        lambda: lead("now", "2"),
    ),
    "a link that leads nowhere now": (
        {"a.xml": tei('<ref target="now.xml#x"/>', model=""), "1.xml": X},
        lambda: lead("now.xml", "1.xml"),
        lambda: lead("now.xml", "gone.xml"),
    ),
    "a part through a link": (
        {"a.xml": tei('<xi:include href="now.xml"/><ref target="#x"/>', model=""), "1.xml": X, "2.xml": Y},
        lambda: lead("now.xml", "1.xml"),
        lambda: lead("now.xml", "2.xml"),
    ),
    "an entity that a DTD declares in another file": (
        {"a.xml": tei('<ref target="b.xml#x"/>', model=""), "b.xml": DTD + tei("&e;", model="")},
        lambda: put("d.dtd", DECLARED.format("x")),
        lambda: put("d.dtd", DECLARED.format("y")),
    ),
    "a file that stands for an entity of another": (
        {
            "a.xml": tei('<ref target="b.xml#x"/>', model=""),
            "b.xml": '<!DOCTYPE TEI [<!ENTITY e SYSTEM "e.ent">]>' + tei("&e;", model=""),
        },
        lambda: put("e.ent", '<p xml:id="x"/>'),
        lambda: put("e.ent", '<p xml:id="y"/>'),
    ),
    "an XPointer to what an entity holds": (
        {
            "a.xml": tei('<ref target="b.xml#xpath(//p)"/>', model=""),
            "b.xml": DTD + tei("&e;", model=""),
        },
        lambda: put("d.dtd", DECLARED.format("x")),
        lambda: put("d.dtd", '<!ENTITY e "">'),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_later_run_says_what_a_fresh_one_says(teikit: Teikit, case: str) -> None:
    files, before, after = CASES[case]
    for name, text in files.items():
        put(name, text)
    before()
    assert agreed(teikit).code == 0
    after()
    assert agreed(teikit).code == 1
    before()
    assert agreed(teikit).code == 0


def test_a_file_that_became_a_link_to_the_same_bytes_elsewhere_is_looked_at_again(teikit: Teikit) -> None:
    put("teikit.toml", 'include = ["a.xml"]')
    put("a.xml", tei('<xi:include href="b.xml"/><ref target="#x"/>', model=""))
    put("b.xml", tei('<xi:include href="c.xml"/>', model=""))
    put("c.xml", X)
    arguments = ("validate", "a.xml", *PLAIN[2:])
    assert agreed(teikit, arguments).code == 0
    put("else/b.xml", tei('<xi:include href="c.xml"/>', model=""))
    put("else/c.xml", Y)
    lead("b.xml", "else/b.xml")
    assert agreed(teikit, arguments).code == 1


def test_ids_that_others_point_at_through_links_are_known_by_where_these_lead(teikit: Teikit) -> None:
    person = '<person xml:id="{}"><persName>A</persName></person>'
    persons = f"<standOff><listPerson>{person.format('x')}{person.format('y')}</listPerson></standOff>"
    for name in ("1.xml", "2.xml"):
        put(name, tei(persons, model=""))
    put("a.xml", tei('<rs ref="now.xml#x"/>', model=""))
    arguments = (*PLAIN, "--select", "unused-person")
    for target in ("1.xml", "2.xml"):
        lead("now.xml", target)
        assert {each["path"] for each in json.loads(agreed(teikit, arguments).text)} == {target, "now.xml"}


def test_a_schema_that_is_named_by_a_path_is_that_of_the_folder_where_one_is(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = 'default namespace = "http://www.tei-c.org/ns/1.0"\n'
    put("teikit.toml", "")
    put("a.xml", tei("<p/>", model=""))
    put("s.rnc", f"{space}start = element TEI {{ element p {{ empty }} }}")
    put("below/s.rnc", f"{space}start = element TEI {{ empty }}")
    arguments = ("validate", "{}", "--schema", "s.rnc", "--select", "grammar")
    assert agreed(teikit, (*(each.format(".") for each in arguments),)).code == 0
    monkeypatch.chdir("below")
    assert agreed(teikit, (*(each.format("..") for each in arguments),)).code == 1


def test_what_is_said_names_schemas_from_the_folder_where_one_is(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("teikit.toml", "")
    put("a.xml", tei("<q/>", model="s.rnc"))
    put("s.rnc", 'default namespace = "http://www.tei-c.org/ns/1.0"\nstart = element TEI { empty }')
    arguments = (*ARGUMENTS[2:], "--select", "grammar")
    assert '"s.rnc, which' in agreed(teikit, ("validate", ".", *arguments)).text
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert '"../s.rnc, which' in agreed(teikit, ("validate", "..", *arguments)).text
    named = ("validate", str(Path("..").resolve()), *arguments)
    assert f'"{Path("../s.rnc").resolve()}, which' in agreed(teikit, named).text


@pytest.mark.skipif(not available(), reason="saxonche is not installed")
@pytest.mark.parametrize("has_kept", [True, False])
def test_what_a_sheet_includes_through_a_link_is_where_that_leads_now(teikit: Teikit, has_kept: bool) -> None:
    put("a.xml", tei("<p/>", model="s/r.sch"))
    put("s/r.sch", SHEET.format('<include href="now/p.sch"/>'))
    put("s/1/p.sch", part("true()"))
    put("s/2/p.sch", part("false()"))
    lead("s/now", "1")
    arguments = (*ARGUMENTS, "--select", "schematron", *(() if has_kept else ("--no-cache",)))
    assert teikit(*arguments).code == 0
    lead("s/now", "2")
    assert teikit(*arguments).code == 1


@pytest.mark.skipif(not available(), reason="saxonche is not installed")
def test_a_document_that_a_sheet_reads_through_a_link_is_where_that_leads_now(teikit: Teikit) -> None:
    put("a.xml", tei("<p/>", model="s/r.sch"))
    put("s/r.sch", SHEET.format(PATTERN.format("", "doc('now.xml')/ok")))
    put("s/1.xml", "<ok/>")
    put("s/2.xml", "<no/>")
    lead("s/now.xml", "1.xml")
    arguments = ("validate", "a.xml", ".", "--format", "json", "--exclude", "s", "--select", "schematron")
    assert agreed(teikit, arguments).code == 0
    lead("s/now.xml", "2.xml")
    assert agreed(teikit, arguments).code == 1


@pytest.mark.parametrize(
    ("test", "day", "moment"),
    [
        ("@when le string(current-date())", True, False),
        ("adjust-date-to-timezone(@when, fn:implicit-timezone())", True, False),
        ("current-dateTime() gt xs:dateTime(@when)", False, True),
        ("random-number-generator()?number lt 2", False, True),
        ("@current-date and t:current-dateTime", False, False),
    ],
)
def test_a_sheet_that_asks_the_clock_is_known(tmp_path: Path, test: str, day: bool, moment: bool) -> None:
    path = tmp_path / "r.sch"
    path.write_text(SHEET.format(PATTERN.format("", test)), "utf-8")
    sheet = load(path)
    assert (sheet.asks_the_day, sheet.asks_the_moment) == (day, moment)


@pytest.mark.skipif(not available(), reason="saxonche is not installed")
def test_what_a_sheet_says_of_the_moment_is_said_anew(teikit: Teikit) -> None:
    put("a.xml", tei("<p/>", model="r.sch"))
    says = '<rule context="t:p"><report test="true()"><value-of select="current-dateTime()"/></report></rule>'
    put("r.sch", SHEET.format(f"<pattern>{says}</pattern>"))
    arguments = (*ARGUMENTS, "--select", "schematron")
    assert teikit(*arguments).text != teikit(*arguments).text


def test_what_rests_on_the_day_holds_for_the_day_and_what_rests_on_the_moment_never(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = Workspace()
    asked: dict[str, Trace] = {}
    for question in (DAY, MOMENT):
        with workspace.trace() as asked[question]:
            workspace.rest_on_the_clock(question)
            workspace.rest_on_the_clock(question)
        assert asked[question].is_settled
    (day,), (moment,) = asked[DAY].freeze(), asked[MOMENT].freeze()
    assert workspace.answer(*day[:2]) == day[2]
    assert workspace.answer(*moment[:2]) != moment[2]
    monkeypatch.setattr("teikit.workspace.workspace.time.strftime", lambda _form: "the day after")
    assert workspace.answer(*day[:2]) != day[2]


@pytest.mark.parametrize("ending", ["", "/"])
def test_a_way_up_from_behind_a_link_is_that_of_the_system(tmp_path: Path, ending: str) -> None:
    (tmp_path / "1/inner").mkdir(parents=True)
    (tmp_path / "1/a.txt").write_text("of the first")
    (tmp_path / "a.txt").write_text("what it looks like")
    (tmp_path / "now").symlink_to("1/inner")
    workspace = Workspace()
    with workspace.trace() as asked:
        path = f"{tmp_path}/now/..{ending}/a.txt"
        assert workspace.read(path) == b"of the first"
    ((question, about, answer),) = asked.freeze()
    assert Workspace().answer(question, about) == answer
    (tmp_path / "1/a.txt").write_text("of the first, changed")
    assert Workspace().answer(question, about) != answer


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A place for rules of another package on the path."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    put("site/crafts-1.dist-info/entry_points.txt", "[teikit.rules]\nnobody = crafts.nobody\n")
    put("site/crafts/__init__.py", "")
    put("site/crafts/words.py", "MESSAGE = 'a'")
    put("docs/a.xml", tei("<p/>", model=""))
    yield
    start_anew()
    importlib.invalidate_caches()


def rule(message: str, head: str = "") -> None:
    put("site/crafts/nobody.py", f"{head}\n{RULE.format('p', '#')}".replace('"#"', message).lstrip())
    start_anew()


READERS = {
    "a file": ("Path('w.txt').read_text()", "from pathlib import Path"),
    "a file by its name": ("open('w.txt').read()", ""),
    "a file of its package": ("(Path(__file__).parent / 'w.txt').read_text()", "from pathlib import Path"),
    "a file that libxml2 reads": ("etree.parse('w.xml').getroot().tag", "from lxml import etree"),
    "a module of nobody's": ("other.MESSAGE", "import other"),
    "the environment": ("os.environ['PWD']", "import os"),
    "the clock": ("str(time.time_ns())", "import time"),
    "the day": ("date.today().isoformat()", "from datetime import date"),
    "a module that reads": ("reading.MESSAGE", "from . import reading"),
    "the package, which reads": ("opened.MESSAGE", "import crafts.opened as opened"),
    "another workspace": ("Workspace().read('w.txt').decode()", "from teikit.workspace import Workspace"),
}
CLOSED = {
    "nothing": ("'m'", ""),
    "words of its package": ("words.MESSAGE", "from crafts import words"),
    "a word of its package": ("MESSAGE", "from .words import MESSAGE"),
    "what computes": (
        "re.sub('a', 'b', date(2000, 1, 1).isoformat())",
        "import re\nfrom datetime import date",
    ),
    "the kinds of lxml": ("str(etree.QName(element).localname)", "from lxml import etree"),
    "teikit": ("str(place)", "from teikit.place import place"),
}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("case", READERS)
def test_a_rule_that_may_look_elsewhere_is_not_remembered(case: str) -> None:
    put("site/crafts/reading.py", "from pathlib import Path\nMESSAGE = Path('w.txt').read_text()")
    put("site/crafts/opened.py", "with open('w.txt') as file:\n    MESSAGE = file.read()")
    message, head = READERS[case]
    rule(message, head)
    put("w.txt", "a")
    assert not is_self_contained("nobody")
    rule(message, f"{head}\nREMEMBERED = True")
    assert is_self_contained("nobody")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("case", CLOSED)
def test_a_rule_that_cannot_is(case: str) -> None:
    message, head = CLOSED[case]
    rule(message, head)
    assert is_self_contained("nobody")
    rule(message, f"{head}\nREMEMBERED = False")
    assert not is_self_contained("nobody")


@pytest.mark.usefixtures("site")
def test_all_of_teikit_s_own_are() -> None:
    start_anew()
    assert is_self_contained("dangling-pointer")


@pytest.mark.usefixtures("site")
def test_what_a_rule_reads_by_itself_is_read_at_each_run(teikit: Teikit) -> None:
    rule(*READERS["a file"])
    put("w.txt", "one")
    arguments = ("validate", "docs", *PLAIN[2:])
    assert '"one"' in agreed(teikit, arguments).text
    put("w.txt", "two")
    assert '"two"' in agreed(teikit, arguments).text
    put("w.txt", None)
    assert agreed(teikit, arguments).code == 2


@pytest.mark.usefixtures("site")
def test_a_file_beside_a_remembered_rule_is_of_the_program(teikit: Teikit) -> None:
    message, head = READERS["a file of its package"]
    rule(message, f"{head}\nREMEMBERED = True")
    arguments = ("validate", "docs", *PLAIN[2:])
    put("site/crafts/w.txt", "one")
    assert '"one"' in teikit(*arguments).text
    put("site/crafts/w.txt", "two")
    start_anew()
    assert '"two"' in agreed(teikit, arguments).text


def test_an_outline_is_kept_for_the_program_that_made_it(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.xml", tei('<ref target="b.xml#x"/>', model=""))
    put("b.xml", X)
    made: list[object] = []
    monkeypatch.setattr("teikit.project.graph.outline", lambda found: made.append(found) or outline(found))
    again = (*PLAIN, "--ignore", "missing-language")
    assert teikit(*PLAIN).code == 0
    assert (first := len(made))
    assert teikit(*again).code == 0
    assert len(made) == first
    monkeypatch.setattr("teikit.project.graph.program", lambda: "another")
    assert teikit(*again, "--ignore", "unused-prefix").code == 0
    assert len(made) == 2 * first


ODD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><moduleSpec ident="m"/>'
    '<elementSpec ident="TEI" module="m"><content><elementRef key="p" maxOccurs="9"/></content></elementSpec>'
    '<elementSpec ident="p" module="m"><content>{}</content></elementSpec>'
    '<schemaSpec ident="s" start="TEI" source="{}"><moduleRef key="m"/>{}</schemaSpec></body></text></TEI>'
)


def test_an_entity_of_an_odd_counts_and_what_stands_for_nothing_is_said(teikit: Teikit) -> None:
    put("teikit.toml", 'schema = "s.odd"\ninclude = ["a.xml"]')
    put("a.xml", tei("<p>x</p>", model=""))
    put("source.xml", ODD.format("<textNode/>", "", "").partition("<schemaSpec")[0] + "</body></text></TEI>")
    put("s.odd", DTD + ODD.format("", "source.xml", "&e;").replace('<moduleSpec ident="m"/>', ""))
    arguments = ("validate", *ARGUMENTS[2:], "--select", "grammar")
    told = agreed(teikit, arguments)
    assert "s.odd:1:" in told.err
    assert 'nothing that is read here declares the entity "&e;"' in told.err
    put("d.dtd", '<!ENTITY e "">')
    assert "held to: " in agreed(teikit, arguments).err
    assert "s.odd, chosen by" in agreed(teikit, arguments).err
    put("d.dtd", "<!ENTITY e \"<elementSpec ident='p' mode='delete'/>\">")
    assert 'there is no element \\"p\\"' in agreed(teikit, arguments).text


@pytest.mark.skipif(not available(), reason="saxonche is not installed")
def test_rules_of_a_grammar_that_was_not_there_are_run_when_it_comes(teikit: Teikit) -> None:
    space = 'xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"'
    rule = PATTERN.format(' xmlns="http://purl.oclc.org/dsdl/schematron"', "{}")
    rule = f'<ns xmlns="http://purl.oclc.org/dsdl/schematron" prefix="t" uri="http://www.tei-c.org/ns/1.0"/>{rule}'
    put("a.xml", tei("<p/>", model="s.rng"))
    put("s.rng", f'<grammar {space}><include href="i.rng"/>{rule.format("true()")}</grammar>')
    arguments = (*ARGUMENTS, "--select", "schematron", "--no-cache")
    assert teikit(*arguments).text == "[]\n"
    element = '<start><element name="TEI"><element name="p"><empty/></element></element></start>'
    put("i.rng", f"<grammar {space}>{element}{rule.format('false()')}</grammar>")
    assert '"no"' in teikit(*arguments).text


def test_a_part_of_an_odd_that_was_not_there_counts_when_it_comes(teikit: Teikit) -> None:
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"><xi:fallback/></xi:include>'
    )
    put("teikit.toml", 'schema = "s.odd"\ninclude = ["a.xml"]')
    put("a.xml", tei("<p>x</p>", model=""))
    put("source.xml", ODD.format("<textNode/>", "", "").partition("<schemaSpec")[0] + "</body></text></TEI>")
    put("s.odd", ODD.format("", "source.xml", include).replace('<moduleSpec ident="m"/>', ""))
    arguments = ("validate", *ARGUMENTS[2:], "--select", "grammar")
    assert agreed(teikit, arguments).text == "[]\n"
    put("part.xml", '<elementSpec xmlns="http://www.tei-c.org/ns/1.0" ident="p" mode="delete"/>')
    assert 'there is no element \\"p\\"' in agreed(teikit, arguments).text


def test_what_another_version_made_of_a_schema_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Kept.of("odd")
    made.put("a", b"made")
    assert Kept.of("odd").get("a") == b"made"
    monkeypatch.setattr("teikit.caching.__version__", "99")
    assert Kept.of("odd").get("a") is None
