"""The memory law: what a run remembers is what a fresh run says, whatever was changed in between."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from tests.conftest import Done, Teikit

from teikit import extensions, registry
from teikit.checking import fingerprint, rulebook
from teikit.cli import watch as watching

SPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
MODEL = '<?xml-model href="{}"?>'
RNC = 'default namespace = "http://www.tei-c.org/ns/1.0"\n'
RULE = '''"""Nobody may be here.

Bad::

    <p/>

Good::

    <ab/>
"""
from teikit.diagnostic import Finding

def check(tei):
    for element in tei.elements("{}"):
        yield Finding(element, "{}")
'''


def tei(*parts: str, model: str = "schemas/none.rng") -> str:
    return f"{MODEL.format(model) if model else ''}<TEI {SPACES}>{''.join(parts)}</TEI>"


VARIANTS: dict[str, tuple[str | None, ...]] = {
    "1.xml": (
        tei('<p xml:id="one"/><ref target="#two"/><xi:include href="part.xml"/>'),
        tei('<p xml:id="one"/><ref target="2.xml#two"/>', model="schemas/main.rng"),
        tei('<ref target="none.xml#x"/><ref target="outer.rng"/>', model="schemas/main.rnc"),
        tei("<p>", model="schemas/main.rng"),
        None,
    ),
    "2.xml": (
        tei('<p xml:id="two"/><ref target="#one"/>', model="schemas/main.rnc"),
        tei('<p xml:id="one"/><?teikit allow dangling-pointer?><ref target="1.xml#three"/>'),
        tei('<p xml:id="three"/>', model="schemas/other%20part.rnc"),
        tei('<ref target="now.xml#two"/><ref target="5.xml#five"/>', model="now/main.rng"),
        None,
    ),
    "5.xml": ('<!DOCTYPE TEI SYSTEM "5.dtd">' + tei("&e;"), tei('<xi:include href="now.xml"/>')),
    "5.dtd": (
        "<!ENTITY e \"<p xmlns='http://www.tei-c.org/ns/1.0' xml:id='five'/>\">",
        '<!ENTITY % p SYSTEM "schemas/6.dtd"> %p;',
        '<!ENTITY e SYSTEM "deep.xml">',
        None,
    ),
    "schemas/6.dtd": ('<!ENTITY e "text">', "<!ENTITY", None),
    "part.xml": (tei('<p xml:id="two"/>'), tei('<xi:include href="deep.xml"/>'), "<p", None),
    "deep.xml": (tei('<p xml:id="two"/><ref target="#one"/>'), tei('<p xml:id="four"/>'), None),
    "none.xml": (tei('<p xml:id="x"/>'), "text", None),
    "schemas/main.rnc": (
        f'{RNC}include "part.rnc"\nstart = element TEI {{ any* }}',
        f"{RNC}start = element TEI {{ any* }}\nany = element * {{ attribute * {{ text }}*, (text | any)* }}",
        f"{RNC}start = element",
        None,
    ),
    "schemas/part.rnc": (
        f"{RNC}any = element * {{ attribute * {{ text }}*, (text | any)* }}",
        f"{RNC}any = element p {{ attribute * {{ text }}*, (text | any)* }}",
        f"{RNC}any = external 'deep.rnc'",
        "any",
        None,
    ),
    "schemas/deep.rnc": (f"{RNC}element ref {{ any* }}", f"{RNC}element p {{ text }}", None),
    "schemas/main.rng": (
        '<externalRef xmlns="http://relaxng.org/ns/structure/1.0" href="a%20b.rng"/>',
        '<externalRef xmlns="http://relaxng.org/ns/structure/1.0" href="http://schemas.test/s.rng"/>',
        None,
    ),
    "schemas/a b.rng": (
        '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><text/></element>',
        '<element xmlns="http://relaxng.org/ns/structure/1.0"><anyName/><zeroOrMore><element><anyName/>'
        "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element></zeroOrMore></element>",
        None,
    ),
    "schemas/a%20b.rng": (
        '<element xmlns="http://relaxng.org/ns/structure/1.0" name="b"><text/></element>',
        None,
    ),
    "schemas/catalog.xml": (
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        '<uri name="http://schemas.test/s.rng" uri="a%20b.rng"/></catalog>',
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"/>',
        None,
    ),
    "teikit.toml": (
        "",
        'catalog = "schemas/catalog.xml"',
        'schema = "schemas/main.rnc"',
        'scope = "xinclude"\nignore = ["missing-file"]',
        '[severity]\ndangling-pointer = "hint"',
        "scope = ",
        None,
    ),
    "site/crafts/__init__.py": ("", None),
    "site/crafts/nobody.py": (RULE.format("p", "p!"), RULE.format("ref", "ref!"), RULE.format("p", "?")),
    "site/crafts-1.dist-info/entry_points.txt": (
        "[teikit.rules]\nnobody = crafts.nobody\n",
        "[teikit.rules]\nanybody = crafts.nobody\n",
        None,
    ),
}  # fmt: skip
"""What each file may hold; None: it is not there."""
LINKS = [
    ("now.xml", "part.xml"),
    ("now.xml", "deep.xml"),
    ("now.xml", "gone"),
    ("now", "schemas"),
    ("now", "site"),
]
"""Where links may lead."""
ARGUMENTS = ("validate", ".", "--format", "json", "--jobs", "1", "--ignore", "schematron")
EXAMPLES = int(os.environ.get("TEIKIT_EXAMPLES", "6"))
EDITS = st.sampled_from([(name, text) for name, texts in VARIANTS.items() for text in texts])


def start_anew() -> None:
    """Forget what a process keeps of its crafts, as a new one has."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "crafts"]:
        del sys.modules[name]
    importlib.invalidate_caches()
    for cached in (
        registry.names,
        registry.craft,
        registry.constant,
        registry._others,
        extensions.is_extended,
        rulebook.groups,
        fingerprint.program,
    ):
        cached.cache_clear()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A place for crafts on the path; bytecode would be another file of the same second."""
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield
    start_anew()


def put(name: str, text: str | None) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text, "utf-8")


class Memory(RuleBasedStateMachine):
    """Edits of everything that a run rests on, with runs, new processes and watching between."""

    teikit: Teikit
    patches: pytest.MonkeyPatch

    @initialize()
    def begin(self) -> None:
        for name, texts in VARIANTS.items():
            put(name, texts[0])
        for name, _ in LINKS:
            Path(name).unlink(missing_ok=True)
        shutil.rmtree(".teikit_cache", ignore_errors=True)
        start_anew()

    @rule(edits=st.lists(EDITS, min_size=1, max_size=3))
    def edit(self, edits: list[tuple[str, str | None]]) -> None:
        for name, text in edits:
            put(name, text)
        if any(name.startswith("site/") for name, _ in edits):
            start_anew()

    @rule(link=st.sampled_from(LINKS))
    def lead(self, link: tuple[str, str]) -> None:
        name, target = link
        Path(name).unlink(missing_ok=True)
        Path(name).symlink_to(target)

    @rule()
    def remember(self) -> None:
        run = type(self).teikit
        told = run(*ARGUMENTS)
        assert told == run(*ARGUMENTS, "--no-cache")
        assert told == run(*ARGUMENTS)

    @rule(edit=EDITS)
    def watch(self, edit: tuple[str, str | None]) -> None:
        """A run, an edit while it watches, and the end: by Ctrl-C, or as the program is another one."""
        run = type(self).teikit
        assert watched(run, self.patches, lambda: put(*edit), lambda: None).code == 0
        self.remember()

    def teardown(self) -> None:
        start_anew()


def watched(run: Teikit, patches: pytest.MonkeyPatch, *looks: Callable[[], None]) -> Done:
    """Run `validate --watch`, do one thing at each look, and press Ctrl-C."""
    left = iter(looks)

    def pause() -> None:
        look = next(left, None)
        if look is None:
            raise KeyboardInterrupt
        look()

    def restart() -> None:
        start_anew()
        raise KeyboardInterrupt

    with patches.context() as patch:
        patch.setattr(watching.watch, "__defaults__", (pause, restart))
        return run(*ARGUMENTS, "--watch")


@pytest.mark.usefixtures("site")
def test_memory_and_a_fresh_run_agree_whatever_was_edited(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    Memory.teikit, Memory.patches = staticmethod(teikit), monkeypatch
    health = list(HealthCheck)
    steps = settings(
        max_examples=EXAMPLES, stateful_step_count=10, suppress_health_check=health, deadline=None
    )
    run_state_machine_as_test(Memory, settings=steps)


def test_a_part_that_came_while_one_watched_counts_afterwards(
    teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A schema that includes another since the watching began: when the other breaks, a later run says so."""
    put("a.xml", tei())
    put("teikit.toml", 'schema = "a.rnc"')
    put("a.rnc", f"{RNC}start = element TEI {{ empty }}")
    put("c.rnc", f"{RNC}start = element TEI {{ empty }}")
    told = watched(teikit, monkeypatch, lambda: put("a.rnc", 'include "c.rnc"'), lambda: None)
    assert told.err.count("watching") == 2
    assert teikit(*ARGUMENTS).code == 0
    put("c.rnc", f"{RNC}start = element TEI {{ element p {{ empty }} }}")
    assert teikit(*ARGUMENTS).code == 1


@pytest.mark.usefixtures("site")
def test_a_plugin_of_a_package_without_an_init_is_run_when_it_changes(teikit: Teikit) -> None:
    put("a.xml", tei("<p/>"))
    points = "site/crafts-1.dist-info/entry_points.txt"
    put(points, VARIANTS[points][0])
    put("site/crafts/__init__.py", None)
    put("site/crafts/nobody.py", RULE.format("ref", "x"))
    start_anew()
    run = (*ARGUMENTS[:4], "--ignore", "grammar")
    assert teikit(*run).code == teikit(*run).code == 0
    put("site/crafts/nobody.py", RULE.format("p", "another message"))
    start_anew()
    assert teikit(*run).code == 1


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("before", ["gone", "other"])
def test_a_plugin_that_is_new_or_changed_is_run(teikit: Teikit, before: str) -> None:
    put("a.xml", tei("<p/>"))
    put("site/crafts/__init__.py", "")
    points = "site/crafts-1.dist-info/entry_points.txt"
    put(points, VARIANTS[points][0] if before == "other" else None)
    put("site/crafts/nobody.py", RULE.format("ref", "x"))
    start_anew()
    run = (*ARGUMENTS[:4], "--ignore", "grammar")
    assert teikit(*run).code == teikit(*run).code == 0
    put(points, VARIANTS[points][0])
    put("site/crafts/nobody.py", RULE.format("p", "x"))
    start_anew()
    assert teikit(*run).code == 1


@pytest.mark.parametrize("library", [*fingerprint.LIBRARIES, "expat", "python"])
def test_another_version_of_a_library_is_another_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: str
) -> None:
    before = fingerprint.today()
    if library == "expat":
        monkeypatch.setattr(fingerprint.expat, "EXPAT_VERSION", "expat_9.9")
    elif library == "python":
        monkeypatch.setattr(sys, "version", "9")
    else:
        (tmp_path / f"{library}-9.dist-info").mkdir()
        monkeypatch.syspath_prepend(str(tmp_path))
    assert fingerprint.today() != before
